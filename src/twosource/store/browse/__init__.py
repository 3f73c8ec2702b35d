"""What pages ask of a ledger: a page at a time, filtered and counted by the database, never all of it."""

from dataclasses import dataclass

from sqlalchemy import Connection

from twosource.model.summary import Face
from twosource.store.browse.articles import Articles
from twosource.store.browse.events import Events, Weighed
from twosource.store.browse.filters import EventFilter
from twosource.store.browse.things import Things
from twosource.store.browse.voices import Voices

__all__ = ["Articles", "EventFilter", "Events", "Things", "View", "Voices", "Weighed"]


@dataclass(frozen=True, slots=True)
class View:
    """One moment of a ledger, as whoever has ``face`` may see it."""

    connection: Connection
    face: Face

    @property
    def events(self) -> Events:
        return Events(self.connection, self.face)

    @property
    def articles(self) -> Articles:
        return Articles(self.connection, self.face)

    @property
    def things(self) -> Things:
        return Things(self.connection, self.face)

    @property
    def voices(self) -> Voices:
        return Voices(self.connection, self.face)
