"""The ledger as plain records, whose keys others rely on.

Records are sorted and hold no times of reading and no absolute paths: the same articles, read by the same versions,
give the same bytes.
"""

from twosource.export.attributions import attributions
from twosource.export.claims import claims
from twosource.export.decisions import decisions
from twosource.export.documents import documents
from twosource.export.entities import entities
from twosource.export.events import events
from twosource.export.formats import FORMATS, write
from twosource.export.lineage import lineage
from twosource.export.sources import sides, sources

__all__ = ["FORMATS", "attributions", "claims", "decisions", "documents", "entities", "events", "lineage", "sides", "sources", "write"]
