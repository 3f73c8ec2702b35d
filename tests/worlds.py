"""Readings of invented articles made without the model: what tests of linking are about, small and in numbers."""

from collections.abc import Iterator
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

STATES = ("Kestria", "Varnland", "Velm", "Ostmere")
PEOPLE = ("Ada Holm", "Jon Holm", "Holm", "Ilse Varga", "Varga")
GOODS = ("drones", "missiles", "boats", "Tarn-4")
TYPES = {"transfer": ("supplier", "recipient", "item"), "visit": ("visitor", "destination"), "meeting": ("participant", "participant")}
MADE_BY = Version("none", "none", "none")


class Writer:
    """Puts words into a text and keeps where they stand; each sentence becomes a claim."""

    def __init__(self, chance: Random, number: int) -> None:
        self.chance, self.text, self.number = chance, f"Article {number}. ", number
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

    def filler(self, role: str) -> Argument:
        pick = self.chance.choice
        if role == "item":
            name = pick(GOODS)
            if name.istitle():
                span, entity = self.entity(name, EntityKind.ITEM, name.lower())
                return Argument(role, span, span, entity.id)
            span = self.word(name)
            return Argument(role, span, span)
        if role in ("visitor", "participant") and self.chance.random() < 0.7:
            span, entity = self.entity(pick(PEOPLE), EntityKind.PERSON)
        else:
            name = pick(STATES)
            span, entity = self.entity(name, EntityKind.STATE, name.lower())
        return Argument(role, span, span, entity.id)

    def sentence(self) -> None:
        start, kind = len(self.text), self.chance.choice(sorted(TYPES))
        source = Source(self.word("Meridian"), "Meridian", SourceKind.OUTLET)
        trigger = self.word(kind)
        arguments = tuple(self.filler(role) for role in TYPES[kind] if self.chance.random() < 0.8)
        times = tuple(self.times())
        event = EventMention(content_id("men", self.number, start), kind, trigger, Span(start, len(self.text) - 1), arguments, times)
        chain = (Link(source, "reported"),) if self.chance.random() < 0.5 else ()
        self.claims.append(Claim(
            content_id("clm", self.number, start), event, chain, Factuality(), Speech.NONE, BlockKind.BODY, (event.sentence,),
            Score(1.0, "written so"), MADE_BY,
        ))  # fmt: skip

    def times(self) -> Iterator[TimeExpression]:
        if self.chance.random() < 0.5:
            month = self.chance.choice(("2031-04", "2031-05"))
            day = f"{month}-{self.chance.randint(1, 28):02}"
            span = self.word(day)
            whole = self.chance.random() < 0.3
            interval = Interval(f"{month}-01", f"{month}-30") if whole else Interval(day, day)
            yield TimeExpression(span, "DATE", month if whole else day, interval, "written so")

    def reading(self) -> Reading:
        text = self.text
        document = Document(document_id(text.encode()), f"{self.number:05}.txt", text, (Block(Span(0, len(text)), BlockKind.BODY),),
                            outlet=f"Paper {self.number % 5}", published=Publication("2031-05-30", "2031-05-30", "2031-05-30", "override"))
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
