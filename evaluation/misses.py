"""Why a fact was not read as a careful reader read it: each shortfall with its cause, so that fixes go by count."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from evaluation.facts import Fact, Record, Verdict, dated, same_thing
from twosource.annotate import annotate
from twosource.extract.events.constructions import find_matches
from twosource.extract.tree import lemma_of
from twosource.model.mention import Entity
from twosource.model.reading import Reading
from twosource.model.text import Span
from twosource.pipeline.build import Machine
from twosource.vocabulary.event_types import EventTypes

Cause = tuple[str, str]  # what went wrong, and the words that it is about


@dataclass(frozen=True)
class Page:
    """An article as it was read, and what read it."""

    reading: Reading
    machine: Machine

    @cached_property
    def annotation(self) -> Doc:
        """The article's words and trees, read again: a reading does not keep them."""
        return annotate(self.reading.document, self.machine.pipeline.nlp)

    @cached_property
    def triggers(self) -> list[tuple[Span, str]]:
        """Words that the vocabulary has as a trigger in their place, before conditions on arguments."""
        return [(match.span, match.trigger.type) for match in find_matches(self.annotation, event_types=self.event_types)]

    @property
    def event_types(self) -> EventTypes:
        return next(value for _, given in self.machine.pipeline.steps for value in given.values() if isinstance(value, EventTypes))

    def sentence(self, fact: Fact) -> Span:
        """The sentence of a fact's trigger, or the trigger alone where the article was not split there."""
        sentences = self.reading.sentences
        return next((s for s in sentences if s.start <= fact["start"] < s.end), Span(fact["start"], fact["end"]))


def sentence_of(fact: Fact, page: Page) -> str:
    """The words around a fact, on one line."""
    return " ".join(page.sentence(fact).of(page.reading.document.text).split())


def causes(fact: Fact, claim: Record | None, verdict: Verdict | None, page: Page) -> Iterator[Cause]:
    """Every shortfall of the claim that the fact took; of a fact that took none, why there was none."""
    if verdict is None or claim is None:
        yield f"missed: {_why_missed(fact, page)}", fact["type"]
        return
    if not verdict.typed:
        yield f"type: {_why_missed(fact, page)}", f"read as {claim['event']['type']}"
    yield from (_why_empty(role, words, claim, fact, page) for role, words in _lost(fact, claim))
    yield from ((name, f"read as {claim[name]}") for name in ("polarity", "modality") if not getattr(verdict, name))
    if not verdict.origin:
        yield "origin", f"read as {[link['source'] for link in claim['attribution']]}, is {[link['source'] for link in fact['chain']]}"
    if verdict.time is False:
        yield _why_undated(fact, page), f"is {fact['when']}, read as {[time['timex'] for time in claim['time']]}"


def _why_missed(fact: Fact, page: Page) -> str:
    """The first thing that stood in the way of the trigger, from the page to the conditions of the vocabulary."""
    here = Span(fact["start"], fact["end"])
    block = page.reading.document.block_at(fact["start"])
    if block is not None and not block.kind.carries_claims:
        return "furniture"
    found = {kind for span, kind in page.triggers if span.overlaps(here)}
    if fact["type"] in found:
        return "trigger's conditions are not met"
    listed = _listed_types(here, page)
    if fact["type"] in listed:
        return "trigger in another part of speech or place (parse)"
    return f"trigger is listed for {'another type' if listed else 'no type'}"


def _listed_types(here: Span, page: Page) -> set[str]:
    """Types that list a trigger which starts with one of the words at ``here``."""
    words = [token for token in page.annotation if here.start <= token.idx < here.end]
    index = page.event_types.by_first_word
    entries = [trigger for word in words for form in (lemma_of(word), word.lower_) for trigger in index.get(form, ())]
    return {trigger.type for trigger in entries}


def _lost(fact: Fact, claim: Record) -> Iterator[tuple[str, str]]:
    for role, filled in fact["roles"].items():
        for words in filled:
            if not any(argument["role"] == role and same_thing(words, argument) for argument in claim["arguments"]):
                yield role, words


def _why_empty(role: str, words: str, claim: Record, fact: Fact, page: Page) -> Cause:
    detail = f"{role}: {words!r}"
    other = [argument["role"] for argument in claim["arguments"] if same_thing(words, argument)]
    if other:
        return "role: read in another role", f"{detail}, read as {other[0]}"
    sentence, text = page.sentence(fact), page.reading.document.text
    named = [entity for entity in page.reading.entities if _names(entity, words)]
    if any(mention.span.overlaps(sentence) for entity in named for mention in entity.mentions):
        return "role: named in the sentence, in no role", detail
    if words in sentence.of(text):
        return f"role: {'clause' if ' to ' in words or len(words.split()) > 8 else 'phrase'} of the sentence, in no role", detail
    return ("role: named elsewhere in the article", detail) if named else ("name: found nowhere", detail)


def _names(entity: Entity, words: str) -> bool:
    return same_thing(words, {"text": entity.name})


def _why_undated(fact: Fact, page: Page) -> str:
    sentence = page.sentence(fact)
    near = [time for time in page.reading.times if time.span.overlaps(sentence)]
    records = [{"timex": time.timex, "earliest": time.interval.earliest, "latest": time.interval.latest} for time in near]
    if any(dated(when, records) for when in fact["when"]):
        return "time: in the sentence, of another event"
    return "time: another value" if near else "time: no expression in the sentence"
