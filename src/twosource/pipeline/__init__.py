"""Stages put together, run over documents, and their facts handed to the ledger."""
