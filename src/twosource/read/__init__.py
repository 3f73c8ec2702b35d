"""Bytes to Document: plain text, HTML, JSON articles, JSON Lines; files, folders, globs."""
