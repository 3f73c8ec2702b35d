"""Twosource: an evidence ledger from news reports, with the sources that really stand behind each event."""

__version__ = "0.1.0"
