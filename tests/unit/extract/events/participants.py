"""Who fills a role of an event in a text about Kestria and Varnland, read with the model that is shipped."""

from functools import cache

from twosource import config
from twosource.annotate import load_pipeline
from twosource.extract.events import extract_events
from twosource.model.event import EventMention
from twosource.model.ids import content_id
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.text import Document, Span
from twosource.vocabulary.cues import load_cues
from twosource.vocabulary.event_types import load_event_types
from twosource.vocabulary.gazetteer import load_gazetteer

STATES = ("Kestria", "Varnland")


@cache
def tools():
    return load_pipeline("en"), load_event_types(config.DATA / "event_types"), load_cues(config.DATA / "languages" / "en"), load_gazetteer(config.DATA)


def fillers(text: str, trigger: str, role: str) -> list[tuple[str, bool]]:
    """Words in ``role`` of the event at ``trigger``, and whether they were taken from around it."""
    (event,) = (event for event in events(text) if event.trigger.of(text) == trigger)
    return [(argument.head.of(text), argument.elided) for argument in event.filling(role)]


def triggers(text: str) -> list[str]:
    """The words that name events, in text order."""
    return [event.trigger.of(text) for event in events(text)]


def events(text: str) -> tuple[EventMention, ...]:
    pipeline, event_types, cues, gazetteer = tools()
    document = Document(id="d", path="d.txt", text=text)
    return extract_events(document, pipeline(text), named(text), (), (), (), event_types=event_types, cues=cues, gazetteer=gazetteer)


def named(text: str) -> tuple[Entity, ...]:
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in STATES if name in text}
    return tuple(
        Entity(content_id("ent", name), EntityKind.STATE, name, (Mention(span, span, MentionForm.NAME),), reference=name.lower())
        for name, span in spans.items()
    )
