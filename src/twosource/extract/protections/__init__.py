"""Whom an article protects, and by which words he could be recognised."""

from twosource.extract.protections.stage import extract_protections

__all__ = ["extract_protections"]
