"""The ledger's tables. Columns of a model type come from its fields; only what books are kept about is added here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_origin

from sqlalchemy import (
    REAL,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from twosource.model.answer import Answer
from twosource.model.catalogue import Credit, Listed, Named, Quoted
from twosource.model.change import Change
from twosource.model.claim import Attribution, Claim, Link
from twosource.model.corroboration import Corroboration
from twosource.model.decision import Decision
from twosource.model.event import Argument, Event
from twosource.model.failure import Failure
from twosource.model.judgement import Judgement
from twosource.model.lineage import Derivation, Passage
from twosource.model.mention import Entity, Mention
from twosource.model.office import Office
from twosource.model.place import Place
from twosource.model.protection import Protection
from twosource.model.quantity import Quantity
from twosource.model.source import Source
from twosource.model.summary import EventSummary, Participant, Where
from twosource.model.text import Block, Document, Span
from twosource.model.time import TimeExpression
from twosource.store.rows import leaves

REVISION = "0006"  # the migration that makes these tables; a test compares

metadata = MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
})

_REAL = Double().with_variant(REAL(), "sqlite")
_TYPES = {int: Integer(), bool: Integer(), float: _REAL}


@dataclass(frozen=True, slots=True)
class Layout:
    """How one of a document's types lies in the ledger.

    ``parts`` are its tuple fields with tables of their own, by dotted name. ``owner`` is the column that names the
    object a row is part of, beside ``document``.
    """

    type: type
    table: Table
    owner: str | None = None
    parts: Mapping[str, Layout] = field(default_factory=dict)


def _table(name: str, *columns: Any) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True)


def _columns(cls: type, *, apart: Any = ()) -> list[Column]:
    """What is read always has its span: only what a person enters may lack one, and that is kept in the journal."""
    return [
        Column(leaf.column, Text() if get_origin(leaf.type) is tuple else _TYPES.get(leaf.type, Text()),
               nullable=leaf.optional and leaf.path[0] != "span")
        for leaf in leaves(cls, apart=apart)
    ]


def _document_key() -> Column:
    return Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False)


def _layout(name: str, cls: type, *, owner: str | None = None, parts: Mapping[str, Layout] | None = None,
            index: tuple[str, ...] = (), numbered: bool = False) -> Layout:
    """A table with one row for each ``cls`` of a document, in the order in which the document gave them.

    ``numbered`` gives each row a number of its own, for a full-text index to point at.
    """
    keys = ["document", *([owner] if owner else []), "position"]
    columns = [_document_key(), *([Column(owner, Text, nullable=False)] if owner else []),
               Column("position", Integer, nullable=False), *_columns(cls, apart=parts or ())]
    constraints: list[Any] = [UniqueConstraint(*keys) if numbered else PrimaryKeyConstraint(*keys)]
    if numbered:
        columns.insert(0, Column("number", Integer, primary_key=True))
    if any(column.name == "id" for column in columns):
        constraints.append(UniqueConstraint("id"))
    table = _table(name, *columns, *constraints)
    for column in (*([owner] if owner else []), *index):
        Index(None, table.c[column])
    return Layout(cls, table, owner, parts or {})


documents = _table(
    "documents", *_columns(Document, apart=("blocks",)),
    Column("read_at", Text, nullable=False),  # UTC; never exported
    Column("made_by", Text, nullable=False),  # fingerprint of the model, the vocabulary and the stages
    Column("overrides", Text, nullable=False),  # what the user said about the document, as JSON
    Column("saved", Integer, nullable=False),  # number of the saving: what was saved since the events were derived
    PrimaryKeyConstraint("id"),
)
Index(None, documents.c.path)
Index(None, documents.c.saved)

raw = _table("raw", _document_key(), Column("content", LargeBinary, nullable=False), PrimaryKeyConstraint("document"))

blocks = _layout("blocks", Block)
sentences = _layout("sentences", Span, numbered=True)
entities = _layout("entities", Entity, parts={"mentions": _layout("mentions", Mention, owner="entity")},
                   index=("reference", "name"))
times = _layout("times", TimeExpression)
quantities = _layout("quantities", Quantity)
places = _layout("places", Place)
attributions = _layout("attributions", Attribution,
                       parts={"sources": _layout("attribution_sources", Source, owner="attribution")})
claims = _layout("claims", Claim, index=("event_type",), parts={
    "chain": _layout("links", Link, owner="claim", index=("source_name",)),
    "event.arguments": _layout("arguments", Argument, owner="claim", index=("entity",)),
    "event.times": _layout("claim_times", TimeExpression, owner="claim"),
    "event.places": _layout("claim_places", Place, owner="claim"),
    "event.quantities": _layout("claim_quantities", Quantity, owner="claim"),
})
answers = _layout("answers", Answer)
protections = _layout("protections", Protection)
passages = _layout("passages", Passage, index=("fingerprint",))
derivations = _layout("derivations", Derivation)
offices = _layout("offices", Office, index=("person",))

# The fields of a Reading that are tuples, each with its table.
READING: Mapping[str, Layout] = {
    "sentences": sentences, "entities": entities, "times": times, "quantities": quantities, "places": places,
    "attributions": attributions, "claims": claims, "answers": answers, "protections": protections,
    "passages": passages, "derivations": derivations, "offices": offices,
}

failures = _table("failures", *_columns(Failure), Column("failed_at", Text, nullable=False), PrimaryKeyConstraint("path"))

# What is derived from all documents together: of a new document only what it touches is made anew.
WEIGHTY = ("origins", "denials", "conflicts", "lineage")  # kept apart: lists of events go by without them
events = _table(
    "events", *_columns(Event, apart=("claims",)), *_columns(EventSummary, apart=("title", "place", "participants")),
    *_columns(Corroboration, apart=WEIGHTY),
    Column("first", Text, nullable=False), Column("last", Text, nullable=False),  # the order in time
    Column("public_title", Text, nullable=False), PrimaryKeyConstraint("id"),
)
for _columns_together in (("first", "last", "id"), ("type",), ("status", "due")):
    Index(None, *(events.c[_column] for _column in _columns_together))


def _of_event(name: str, *columns: Column, key: tuple[str, ...] = ()) -> Table:
    """A table whose rows are part of an event and go with it."""
    event = Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=False)
    return _table(name, event, *columns, PrimaryKeyConstraint("event", *key))


weighings = _of_event("weighings", *(column for column in _columns(Corroboration) if column.name in WEIGHTY))
contests = _of_event("contests", Column("number", Integer, nullable=False), Column("kind", Text, nullable=False), key=("number",))
# Faces (model.summary.Face) tell rows that everybody sees from those of articles that protect somebody.
event_places = _of_event("event_places", Column("face", Integer, nullable=False), *_columns(Where), key=("face",))
participants = _of_event(
    "participants", Column("face", Integer, nullable=False), Column("position", Integer, nullable=False), *_columns(Participant),
    key=("face", "position"),
)
Index(None, participants.c.entity)
OF_EVENTS = (weighings, contests, event_places, participants)
memberships = _table(
    "memberships", Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("claim", Text, nullable=False), PrimaryKeyConstraint("claim"),
)
Index(None, memberships.c.event)
identities = _table(
    "identities", Column("entity", Text, nullable=False), Column("document", Text, nullable=False),
    Column("surname", Text),  # of a person: who else bears it decides whether it stands for a full name
    Column("full_name", Text),  # of a person, where more than the surname is said
    Column("named", Text, nullable=False),  # the entity as the linker sees it, as JSON
    Column("found", Text, nullable=False),  # key before people were asked
    Column("canonical", Text, nullable=False), Column("why", Text, nullable=False), PrimaryKeyConstraint("entity"),
)
for _columns_together in (("document",), ("surname", "full_name"), ("found",), ("canonical",)):
    Index(None, *(identities.c[_column] for _column in _columns_together))

# The graph that is clustered. A node is what several claims tell alike, or one claim's; all as JSON of the linker's types.
nodes = _table("nodes", Column("id", Text, nullable=False), Column("gist", Text, nullable=False), PrimaryKeyConstraint("id"))
views = _table(
    "views", Column("claim", Text, nullable=False), Column("document", Text, nullable=False), Column("node", Text, nullable=False),
    Column("view", Text, nullable=False),
    Column("told", Text, nullable=False), Column("public_told", Text),  # what it adds to its event's summary, and for strangers if that is other
    PrimaryKeyConstraint("claim"),
)
Index(None, views.c.document)
Index(None, views.c.node)
node_keys = _table(
    "node_keys", Column("key", Text, nullable=False), Column("dated", Integer, nullable=False), Column("node", Text, nullable=False),
    PrimaryKeyConstraint("key", "dated", "node"),
)
Index(None, node_keys.c.node)
scores = _table(
    "scores", Column("left", Text, nullable=False), Column("right", Text, nullable=False),
    Column("document", Text, nullable=False),  # where both stand, if that is why they were compared; else empty
    Column("value", _REAL, nullable=False), PrimaryKeyConstraint("left", "right", "document"),
)
Index(None, scores.c.right)
Index(None, scores.c.document)

# What each article adds to the lists, and those lists of what several articles name or credit. An article's rows stay until
# what is derived is derived anew: they tell what must be counted again.


def _of_article(name: str, cls: type, *, index: str) -> Table:
    """A table with one row for each ``cls`` that an article adds."""
    keys = [Column("document", Text, nullable=False), Column("face", Integer, nullable=False), Column("number", Integer, nullable=False)]
    table = _table(name, *keys, *_columns(cls), PrimaryKeyConstraint("document", "face", "number"))
    Index(None, table.c[index])
    return table


articles = _table(
    "articles", Column("document", Text, nullable=False), Column("face", Integer, nullable=False), *_columns(Listed),
    Column("rank", Integer, nullable=False),  # the latest first, undated ones last
    PrimaryKeyConstraint("document", "face"),
)
Index(None, articles.c.rank, articles.c.path, articles.c.document)
named = _of_article("named", Named, index="thing")
credits = _of_article("credits", Credit, index="voice")
positions = _of_article("positions", Quoted, index="position_voice")
# How often all articles together have each word under a name or voice ("measure" says what of it), so that a list's row is made
# without them. A count may be down to zero.
tallies = _table(
    "tallies", Column("list", Text, nullable=False), Column("key", Text, nullable=False), Column("face", Integer, nullable=False),
    Column("measure", Text, nullable=False), Column("word", Text, nullable=False), Column("count", Integer, nullable=False),
    PrimaryKeyConstraint("list", "key", "face", "measure", "word"),
)
things = _table(
    "things", Column("id", Text, nullable=False), Column("face", Integer, nullable=False), Column("name", Text, nullable=False),
    Column("names", Text, nullable=False),  # the most frequent first, as JSON
    Column("kind", Text, nullable=False), Column("wikidata", Text), Column("articles", Integer, nullable=False),
    PrimaryKeyConstraint("id", "face"),
)
Index(None, things.c.articles)
voices = _table(
    "voices", Column("key", Text, nullable=False), Column("face", Integer, nullable=False), Column("id", Text, nullable=False),
    Column("name", Text, nullable=False), Column("kind", Text, nullable=False), Column("side", Text),
    Column("claims", Integer, nullable=False), Column("origin_of", Integer, nullable=False), Column("denies", Integer, nullable=False),
    Column("articles", Integer, nullable=False), Column("positions", Integer, nullable=False),
    Column("stances", Text, nullable=False),  # how often it takes each, as JSON
    PrimaryKeyConstraint("key", "face"),
)
Index(None, voices.c.id)
Index(None, voices.c.claims, voices.c.positions)

# Judgements are only ever added to; a superseded one stays, with the day on which it ceased to hold.
judgements = _table(
    "judgements", *_columns(Judgement), Column("judged_at", Text, nullable=False), Column("superseded_at", Text),
    PrimaryKeyConstraint("id", "judged_at"),
)
Index(None, judgements.c.left)
Index(None, judgements.c.right)

# What people decided; only ever added to. "Subjects" are all things that a decision is about, whatever it is filed under.
decisions = _table("decisions", *_columns(Decision), PrimaryKeyConstraint("number"))
Index(None, decisions.c.document)
decision_subjects = _table(
    "decision_subjects", Column("subject", Text, nullable=False), Column("number", Integer, nullable=False),
    PrimaryKeyConstraint("subject", "number"),
)

# What each refresh did to the events, under the number of the refresh; never changed afterwards.
changes = _table(
    "changes", Column("batch", Integer, nullable=False), Column("position", Integer, nullable=False), *_columns(Change),
    Column("changed_at", Text, nullable=False), PrimaryKeyConstraint("batch", "position"),
)
Index(None, changes.c.event)

runs = _table(
    "runs", Column("id", Integer, nullable=False), Column("started_at", Text, nullable=False),
    Column("finished_at", Text), Column("made_by", Text, nullable=False), Column("read", Integer),
    Column("unchanged", Integer), Column("failed", Integer), PrimaryKeyConstraint("id"),
)
meta = _table("meta", Column("key", Text, nullable=False), Column("value", Text, nullable=False),
              PrimaryKeyConstraint("key"))
