"""The ledger: every fact with its span, its source's wording and the version that made it."""
