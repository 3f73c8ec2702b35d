"""Statements held against a ledger: faithful ones are to be found, distorted ones never confirmed."""
