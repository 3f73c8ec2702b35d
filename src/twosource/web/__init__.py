"""The ledger as pages: one self-contained report, and the words and drawings that pages share."""
