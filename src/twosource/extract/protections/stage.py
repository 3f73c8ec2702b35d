"""Protections: people whom an article keeps from being recognised, with its reason and the words that could lead to them.

The reason is found by its words; whose it is by the grammar around it: the noun of its clause, the name before its bracket,
or who speaks in its sentence. Nothing here, or after, says who anybody is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from twosource.extract.attribution.pieces import phrase
from twosource.extract.entities.index import EntityIndex
from twosource.extract.fillers import subjects
from twosource.extract.protections.details import DetailFinder, in_order
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import has_tree, sentence_span
from twosource.model.claim import Attribution
from twosource.model.ids import content_id
from twosource.model.mention import Entity, EntityKind, MentionForm
from twosource.model.place import Place
from twosource.model.protection import Detail, DetailKind, Protection
from twosource.model.source import Source, SourceKind
from twosource.model.text import Document, Span
from twosource.model.time import TimeExpression
from twosource.vocabulary.places import PlaceIndex
from twosource.vocabulary.protection import ProtectionLexicon, lower_case

PEOPLE = frozenset({SourceKind.PERSON, SourceKind.EXPERT, SourceKind.ANONYMOUS, SourceKind.PARTY})
GRAVEST = ("safety", "name-changed", "name-withheld", "anonymity")
ORDER = {kind: number for number, kind in enumerate(DetailKind)}
NAMED_AS = 3  # characters between "gave her name as" and the name
MAX_STEPS = 8


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody whom a reason protects: what the article calls him by, and the word that heads his introduction."""

    entities: tuple[str, ...]
    phrase: Span
    head: Token


def extract_protections(
    document: Document,
    annotation: Doc,
    entities: Sequence[Entity],
    places: Sequence[Place],
    attributions: Sequence[Attribution],
    times: Sequence[TimeExpression],
    *,
    words: ProtectionLexicon,
    index: PlaceIndex,
) -> tuple[Protection, ...]:
    """People whom ``document`` protects, in text order. Whose full name it gives, it does not protect, unless it is a made-up one."""
    if not has_tree(annotation):
        return ()
    return tuple(_Extraction(document, annotation, entities, places, attributions, times, words, index).run())


class _Extraction:
    """One document's protections in the making; lives for one call."""

    def __init__(
        self,
        document: Document,
        annotation: Doc,
        entities: Sequence[Entity],
        places: Sequence[Place],
        attributions: Sequence[Attribution],
        times: Sequence[TimeExpression],
        words: ProtectionLexicon,
        index: PlaceIndex,
    ) -> None:
        self.document, self.attributions, self.words = document, attributions, words
        self.lower = lower_case(document.text)
        self.times = [time.span for time in times]
        self.tokens = TokenIndex(annotation)
        self.entities = {entity.id: entity for entity in entities}
        self.index = EntityIndex(entities)
        self.finder = DetailFinder(self.tokens, entities, places, words=words, index=index)

    def run(self) -> Iterator[Protection]:
        found: dict[object, list[tuple[str, Span, _Person]]] = defaultdict(list)
        for why, reason in self._reasons():
            person = self._person(reason)
            if person is not None and not self._is_known(person, why):
                found[person.entities or person.phrase].append((why, reason, person))
        for why, reason, person in self._everybody():
            found[person.entities].append((why, reason, person))
        for given in sorted(found.values(), key=lambda given: given[0][2].phrase):
            yield self._protection(given)

    def _reasons(self) -> list[tuple[str, Span]]:
        """Reasons with their kinds in text order, the gravest first where two begin at one word."""
        found = [(why, Span(*match.span())) for why in GRAVEST for match in self.words.reasons[why].finditer(self.lower)]
        return sorted((pair for pair in found if self._is_read(pair[1])), key=lambda pair: pair[1].start)

    def _is_read(self, span: Span) -> bool:
        block = self.document.block_at(span.start)
        return block is None or block.kind.carries_claims

    def _person(self, reason: Span) -> _Person | None:
        """Whom a reason is about."""
        head = self.tokens.head_of(reason)
        by_grammar = self._described_by(head) or self._bracketed(reason)
        if by_grammar is not None:
            return self._of_word(by_grammar, reason)
        source = self._speaker(reason)
        if source is not None:
            return self._of_source(source, reason)
        subject = next((filler.token for filler in subjects(head)), None)
        return self._of_word(subject, reason) if subject is not None and subject.pos_ != "PRON" else None

    def _described_by(self, word: Token) -> Token | None:
        """The noun whose relative clause or participle gives the reason: "a nurse who spoke on condition of anonymity"."""
        for _ in range(MAX_STEPS):
            if word.dep_ in ("acl", "acl:relcl") and word.head.pos_ in ("NOUN", "PROPN"):
                return word.head if self._is_person(word.head) else None
            if word.head.i == word.i:
                return None
            word = word.head
        return None

    def _is_person(self, word: Token) -> bool:
        entity = self.index.at(word.idx)
        return entity is not None and entity.kind is EntityKind.PERSON

    def _bracketed(self, reason: Span) -> Token | None:
        """The name before a bracket that gives the reason: "Mira (not her real name)"."""
        before = self.document.text[max(0, reason.start - 40) : reason.start]
        if "(" not in before.rpartition(")")[2]:
            return None
        offset = reason.start - len(before) + before.rindex("(")
        near = [(mention, entity) for mention, entity in self.index.within(Span(max(0, offset - 40), offset)) if entity.kind is EntityKind.PERSON]
        return self.tokens.head_of(near[-1][0].head) if near else None

    def _speaker(self, reason: Span) -> Source | None:
        """Who speaks in the sentence of a reason, the last before it, else the first behind it; else who spoke before."""
        sentence = sentence_span(self.tokens.head_of(reason))
        spoken = [each for each in self.attributions if each.cue and each.sources and each.sources[-1].kind in PEOPLE]
        here = [each for each in spoken if sentence.contains(each.cue[0])]
        before = [each for each in here if each.cue[-1].end <= reason.start]
        if here:
            return (max(before, key=_place) if before else min(here, key=_place)).sources[-1]
        return None

    def _of_word(self, word: Token, reason: Span) -> _Person | None:
        entity = self.index.at(word.idx)
        if entity is not None and entity.kind is not EntityKind.PERSON:
            return None
        own = (entity.id,) if entity is not None else ()
        return _Person((*own, *self._called(reason)), phrase(word), word)

    def _of_source(self, source: Source, reason: Span) -> _Person | None:
        entity = self.entities.get(source.entity or "")
        if entity is not None and entity.kind is not EntityKind.PERSON:
            return None
        first = min(entity.mentions).head if entity is not None else source.span
        own = (entity.id,) if entity is not None else ()
        head = self.tokens.head_of(first)
        return _Person((*own, *self._called(reason)), phrase(head) if entity is not None else source.span, head)

    def _called(self, reason: Span) -> tuple[str, ...]:
        """Who is named right behind "gave her name as"."""
        behind = self.index.within(Span(reason.end, min(reason.end + NAMED_AS, len(self.document.text))))
        return tuple(entity.id for mention, entity in behind if entity.kind is EntityKind.PERSON and mention.form is MentionForm.NAME)

    def _is_known(self, person: _Person, why: str) -> bool:
        """Whether nobody is protected: the article gives a full name, or tells of the fears of many ("residents")."""
        if why == "safety" and person.head.tag_ == "NNS":
            return True
        names = (name for key in person.entities for name in self._names(self.entities[key]))
        return why != "name-changed" and any(len(name.split()) > 1 for name in names)

    def _names(self, entity: Entity) -> set[str]:
        return {mention.span.of(self.document.text) for mention in entity.mentions if mention.form is MentionForm.NAME}

    def _everybody(self) -> Iterator[tuple[str, Span, _Person]]:
        """Whoever speaks under one name, where the article says that names were changed."""
        match = self.words.everybody.search(self.lower)
        if match is None:
            return
        speaking = {source.entity for each in self.attributions for source in each.sources}
        for entity in self.entities.values():
            names = self._names(entity)
            if entity.id in speaking and entity.kind is EntityKind.PERSON and names and all(len(name.split()) == 1 for name in names):
                head = self.tokens.head_of(min(entity.mentions).head)
                yield "name-changed", Span(*match.span()), _Person((entity.id,), phrase(head), head)

    def _protection(self, given: Sequence[tuple[str, Span, _Person]]) -> Protection:
        """One person's protection: reasons that follow one another in a sentence are one."""
        person, reason = given[0][2], given[0][1]
        for _, further, _ in given[1:]:
            if "\n" not in self.document.text[reason.end : further.start] and further.start - reason.end < 60:
                reason = Span(reason.start, max(reason.end, further.end))
        entities = tuple(dict.fromkeys(key for _, _, each in given for key in each.entities))
        details = in_order(self._details(person, entities, reason), ORDER)
        why = min((why for why, _, _ in given), key=GRAVEST.index)
        return Protection(content_id("prt", self.document.id, person.phrase.start), entities, person.phrase, reason, why, details)

    def _details(self, person: _Person, entities: Sequence[str], reason: Span) -> Iterator[Detail]:
        heads = {person.head.i: person.head}
        for key in entities:
            for mention in self.entities[key].mentions:
                if mention.form is not MentionForm.PRONOUN:
                    word = self.tokens.head_of(mention.head)
                    heads[word.i] = word
            for name in self._names(self.entities[key]):
                yield from (Detail(DetailKind.NAME, span) for span in self._wherever(name))
        for word in heads.values():
            named = self._is_named_at(word, entities)
            for detail in list(self.finder.around(word, reason, named=named)) or (self.finder.behind(word, reason) if named else ()):
                if detail.kind is DetailKind.OTHER or not any(detail.span.overlaps(time) for time in self.times):
                    yield from self._repeated(detail)
        spoken = (each for each in self.attributions if each.sources and each.sources[-1].entity in entities)
        yield from self.finder.of_own_work(piece for each in spoken for piece in each.content)

    def _is_named_at(self, word: Token, entities: Sequence[str]) -> bool:
        mentions = (mention for key in entities for mention in self.entities[key].mentions)
        return any(mention.form is MentionForm.NAME and mention.span.start <= word.idx < mention.span.end for mention in mentions)

    def _repeated(self, detail: Detail) -> Iterator[Detail]:
        """A detail, and a workplace wherever the article names it in the same words."""
        yield detail
        if detail.kind is DetailKind.WORKPLACE:
            words = re.sub(r"^(?:an?|the|his|her|their)\s+", "", detail.span.of(self.document.text), flags=re.IGNORECASE)
            if len(words.split()) > 1:
                yield from (Detail(DetailKind.WORKPLACE, span) for span in self._wherever(words))

    def _wherever(self, words: str) -> Iterator[Span]:
        """All places in which ``words`` stand by themselves, but for those within somebody else's longer name."""
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.document.text, re.IGNORECASE):
            yield Span(*match.span())


def _place(attribution: Attribution) -> int:
    return attribution.cue[-1].end
