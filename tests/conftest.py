"""What tests of several packages build on: a small reading of an invented article, and a ledger that holds it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from twosource.model.claim import Attribution, Claim, Factuality, Link, Modality, Polarity, Speech, Version
from twosource.model.corroboration import Conflict, Corroboration, Denial
from twosource.model.event import Argument, Event, EventMention
from twosource.model.failure import Failure
from twosource.model.ids import content_id, document_id
from twosource.model.judgement import Score
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.place import Place
from twosource.model.quantity import Quantity
from twosource.model.reading import Reading
from twosource.model.source import Origin, Source, SourceKind
from twosource.model.summary import Face
from twosource.model.text import Block, BlockKind, Document, Publication, Span
from twosource.model.time import Interval, TimeExpression
from twosource.store.ledger import Ledger
from twosource.weigh.catalogue import entry_of
from twosource.weigh.derive import claim_views
from twosource.weigh.summarize import summarize, told

HEADLINE = "Kestria’s ships leave Varnland"
BODY = "Kestria did not sell about 40 patrol boats to Varnland in Orsova on 3 May, the Daily Meridian reported."
TEXT = f"{HEADLINE}\n\n{BODY}\n"
MADE_BY = Version(model="en-0", vocabulary="v0", stage="claims 1")


def span_of(words: str, text: str = TEXT, *, after: int = 0) -> Span:
    """Where ``words`` stand in ``text``."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def make_document(text: str = TEXT, *, path: str = "brief.txt", outlet: str | None = "Halm Times") -> Document:
    """An article with a headline and a body."""
    head = Span(0, text.index("\n"))
    blocks = (Block(head, BlockKind.HEADLINE, "first line"), Block(Span(head.end + 2, len(text)), BlockKind.BODY))
    published = Publication("2031-05-04", "2031-05-04", "2031-05-04", "dateline")
    return Document(document_id(text.encode()), path, text, blocks, title=head.of(text), outlet=outlet, published=published,
                    notes=("invented",))


def make_reading(text: str = TEXT, *, path: str = "brief.txt", outlet: str | None = "Halm Times") -> Reading:
    """``make_document`` with one negative claim, which the Daily Meridian is credited with."""
    document = make_document(text, path=path, outlet=outlet)

    def named(name: str, kind: EntityKind) -> Entity:
        span = span_of(name, text, after=len(HEADLINE))
        mention = Mention(span, span, MentionForm.NAME)
        return Entity(content_id("ent", document.id, span.start), kind, name, (mention,), reference=name.lower())

    seller, buyer = named("Kestria", EntityKind.STATE), named("Varnland", EntityKind.STATE)
    paper = named("Daily Meridian", EntityKind.OUTLET)
    time = TimeExpression(span_of("3 May", text), "DATE", "2031-05-03", Interval("2031-05-03", "2031-05-03"),
                          "day-month, year from the article's date", "published", ("year",))
    boats = Quantity(span_of("about 40 patrol boats", text), 36, 44, "boat", approximate=True, counted=span_of("boats", text))
    place = Place(span_of("Orsova", text), "Orsova", 999, 44.5, 22.25, "KS", "city")
    sentence = span_of(BODY, text) if BODY in text else Span(len(HEADLINE) + 2, len(text) - 1)
    event = EventMention(
        content_id("men", document.id, "sell"), "transfer", span_of("sell", text), sentence,
        arguments=(
            Argument("supplier", span_of("Kestria", text, after=len(HEADLINE)), span_of("Kestria", text, after=len(HEADLINE)), seller.id),
            Argument("item", boats.span, span_of("boats", text)),
            Argument("recipient", span_of("Varnland", text, after=len(HEADLINE)), span_of("Varnland", text, after=len(HEADLINE)), buyer.id),
        ),
        times=(time,), places=(place,), quantities=(boats,), rule="sell VERB",
    )
    source = Source(span_of("the Daily Meridian", text), "Daily Meridian", SourceKind.OUTLET, entity=paper.id)
    cue = span_of("reported", text)
    attribution = Attribution(content_id("att", document.id, cue.start), (source,), (cue,),
                              (Span(sentence.start, time.span.end),), Speech.INDIRECT)
    claim = Claim(
        content_id("clm", document.id, event.id), event, (Link(source, "reported", cue),),
        Factuality(Polarity.NEGATIVE, Modality.ACTUAL, (span_of("not", text),)), Speech.INDIRECT, BlockKind.BODY,
        (sentence,), Score(0.75, "all roles are filled"), MADE_BY,
    )
    return Reading(document, (document.blocks[0].span, sentence), (seller, buyer, paper), (time,), (boats,), (place,),
                   (attribution,), (claim,))


@pytest.fixture
def reading() -> Reading:
    return make_reading()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        yield opened


@pytest.fixture
def filled(ledger: Ledger, reading: Reading) -> Ledger:
    """A ledger that holds ``reading``."""
    ledger.save(reading, reading.document.text.encode(), made_by="test", overrides={})
    return ledger


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    """A ledger with one article, one disputed event of one claim, and one failure."""
    return write_ledger(tmp_path / "ledger.db")


def write_ledger(path: Path) -> Path:
    """As :func:`ledger_file` gives it."""
    reading = make_reading()
    claim = reading.claims[0].id
    weighed = Corroboration(
        1, 2, 1, 0, (Origin("org_1", "Daily Meridian", "outlet", ("port records",), (claim,), "denies"),),
        (Denial(claim, "Kestria", "denial", "full", ()),), (Conflict("conflict", "quantity", ((claim,), ()), "40 against 60"),), "disputed",
    )
    event = Event("evt_00aa11bb22cc33dd", "transfer", "Kestria [sells] boats to Varnland", (claim,))
    with Ledger.open(path, create=True) as ledger:
        ledger.save(reading, reading.document.text.encode(), made_by="test", overrides={})
        ledger.fail(Failure("photo.txt", "read", "a picture, not text"))
        save_events(ledger, (event, weighed))
    return path


def save_events(ledger: Ledger, *events: tuple[Event, Corroboration]) -> None:
    """``events`` as all that is derived from the ledger's articles, with what their claims say together."""
    said = {claim: each for reading in ledger.readings() for claim, each in told(reading, {})}
    with ledger.deriving("rules 1") as derivation:
        entries = [(reading.document.id, Face.ALL, entry_of(reading, tuple(claim_views(reading, {})), {})) for reading in ledger.readings()]
        derivation.replace_entries([document for document, _, _ in entries], entries)
        derivation.recount()
        summaries = {event.id: {Face.ALL: summarize(event.title, [said[claim] for claim in event.claims if claim in said])} for event, _ in events}
        derivation.replace_events((), events, summaries)
