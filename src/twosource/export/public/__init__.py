"""The ledger as strangers may see it: what could lead to the people whom an article protects is coarsened."""

from twosource.export.public.check import Finding, Person, check, pieces_of_line, pieces_of_page
from twosource.export.public.ledger import PublicLedger

__all__ = ["Finding", "Person", "PublicLedger", "check", "pieces_of_line", "pieces_of_page"]
