"""Readings of invented articles made without the model: what tests of linking are about, small and in numbers."""

from collections.abc import Callable, Iterable
from functools import partial
from random import Random

from twosource.model.claim import Claim, Factuality, Link, Speech, Version
from twosource.model.event import Argument, EventMention
from twosource.model.ids import content_id, document_id
from twosource.model.judgement import Score
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.reading import Reading
from twosource.model.source import Source, SourceKind
from twosource.model.text import Block, BlockKind, Document, Publication, Span
from twosource.model.time import Interval, TimeExpression
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger

STATES = ("Kestria", "Varnland", "Velm", "Ostmere")
PEOPLE = ("Ada Holm", "Jon Holm", "Holm", "Ilse Varga", "Varga")
GOODS = ("drones", "missiles", "boats", "Tarn-4")
TYPES = {"transfer": ("supplier", "recipient", "item"), "visit": ("visitor", "destination"), "meeting": ("participant", "participant")}
MADE_BY = Version("none", "none", "none")


class Writer:
    """Puts words into a text and keeps where they stand; each sentence becomes a claim."""

    def __init__(self, chance: Random, number: int, *, published: str = "2031-05-30") -> None:
        self.chance, self.text, self.number, self.published = chance, f"Article {number}. ", number, published
        self.entities: dict[str, Entity] = {}
        self.claims: list[Claim] = []

    def word(self, word: str) -> Span:
        span = Span(len(self.text), len(self.text) + len(word))
        self.text += f"{word} "
        return span

    def entity(self, name: str, kind: EntityKind, reference: str | None = None) -> tuple[Span, Entity]:
        span = self.word(name)
        known = self.entities.get(name)
        mentions = (*(known.mentions if known else ()), Mention(span, span, MentionForm.NAME))
        state = "kestria" if kind is EntityKind.PERSON else None
        self.entities[name] = Entity(content_id("ent", self.number, name), kind, name, mentions, reference=reference, state=state)
        return span, self.entities[name]

    def named(self, role: str, name: str, kind: EntityKind | None) -> Argument:
        """What fills ``role``; without a kind it has no name."""
        if kind is None:
            span = self.word(name)
            return Argument(role, span, span)
        span, entity = self.entity(name, kind, None if kind is EntityKind.PERSON else name.lower())
        return Argument(role, span, span, entity.id)

    def filler(self, role: str) -> Argument:
        pick = self.chance.choice
        if role == "item":
            name = pick(GOODS)
            return self.named(role, name, EntityKind.ITEM if name.istitle() else None)
        if role in ("visitor", "participant") and self.chance.random() < 0.7:
            return self.named(role, pick(PEOPLE), EntityKind.PERSON)
        return self.named(role, pick(STATES), EntityKind.STATE)

    def sentence(self) -> None:
        """A claim of any kind, with some of its roles and perhaps a time."""
        kind = self.chance.choice(sorted(TYPES))
        fillers = [partial(self.filler, role) for role in TYPES[kind] if self.chance.random() < 0.8]
        month = self.chance.choice(("2031-04", "2031-05"))
        day = month if self.chance.random() < 0.3 else f"{month}-{self.chance.randint(1, 28):02}"
        self.claim(kind, fillers, day if self.chance.random() < 0.5 else None)

    def claim(self, kind: str, fillers: Iterable[Callable[[], Argument]], when: str | None) -> None:
        """A sentence whose words are written in order; ``when`` is a day or a month."""
        start = len(self.text)
        source = Source(self.word("Meridian"), "Meridian", SourceKind.OUTLET)
        trigger = self.word(kind)
        arguments = tuple(filler() for filler in fillers)
        times = (self.time(when),) if when else ()
        event = EventMention(content_id("men", self.number, start), kind, trigger, Span(start, len(self.text) - 1), arguments, times)
        chain = (Link(source, "reported"),) if self.chance.random() < 0.5 else ()
        self.claims.append(Claim(
            content_id("clm", self.number, start), event, chain, Factuality(), Speech.NONE, BlockKind.BODY, (event.sentence,),
            Score(1.0, "written so"), MADE_BY,
        ))  # fmt: skip

    def time(self, when: str) -> TimeExpression:
        interval = Interval(when, when) if len(when) > 7 else Interval(f"{when}-01", f"{when}-30")
        return TimeExpression(self.word(when), "DATE", when, interval, "written so")

    def reading(self) -> Reading:
        text = self.text
        document = Document(document_id(text.encode()), f"{self.number:05}.txt", text, (Block(Span(0, len(text)), BlockKind.BODY),),
                            outlet=f"Paper {self.number % 5}", published=Publication(self.published, self.published, self.published, "override"))
        sentences = tuple(claim.event.sentence for claim in self.claims)
        return Reading(document, sentences, tuple(self.entities.values()), (), (), (), (), tuple(self.claims))


def make_readings(count: int, *, seed: int = 0, sentences: int = 4) -> list[Reading]:
    """``count`` articles that often report the same events, of people who share surnames."""
    chance = Random(seed)
    readings = []
    for number in range(count):
        writer = Writer(chance, number)
        for _ in range(chance.randint(1, sentences)):
            writer.sentence()
        readings.append(writer.reading())
    return readings


def fill(ledger: Ledger, readings: Iterable[Reading]) -> None:
    """``readings`` into ``ledger``, linked and weighed."""
    for reading in readings:
        ledger.save(reading, reading.document.text.encode(), made_by="test", overrides={})
    refresh(ledger)
