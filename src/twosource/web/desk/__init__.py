"""The desk: pages in which an analyst works a ledger, filled from the records of ``export.desk``."""

from twosource.web.desk.context import Context
from twosource.web.desk.render import render

__all__ = ["Context", "render"]
