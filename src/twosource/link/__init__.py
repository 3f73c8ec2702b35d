"""Across documents: which names name one thing, which claims report one event."""
