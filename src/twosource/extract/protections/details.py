"""Words by which somebody could be recognised: what stands around him in the tree, and what he says of his own work."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from twosource.extract.attribution.pieces import words_under
from twosource.extract.entities.index import EntityIndex
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import FIRST_PERSON, case_of, char_span, children, lemma_of, noun_phrase
from twosource.model.mention import Entity, EntityKind
from twosource.model.place import Place
from twosource.model.protection import Detail, DetailKind
from twosource.model.text import Span
from twosource.vocabulary.places import PlaceIndex
from twosource.vocabulary.protection import ProtectionLexicon

CORE = ("det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod:desc", "case:poss", "obl:unmarked", "punct")
BODIES = frozenset({EntityKind.FACILITY, EntityKind.ORGANIZATION, EntityKind.STATE_ORGAN, EntityKind.ARMED_FORCE, EntityKind.OUTLET})
PHRASES = ("nmod", "obl", "obl:unmarked", "nmod:unmarked")
CLAUSES = ("acl", "acl:relcl")
DESCRIBING = ("DT", "WP", "NN", "NNS", "JJ", "CD")  # how a description behind a name begins: "a welder", "who welded"
STOPS = frozenset(",.;:!?()“”\"")


class DetailFinder:
    """Finds details in one document."""

    def __init__(
        self, tokens: TokenIndex, entities: Sequence[Entity], places: Sequence[Place], *, words: ProtectionLexicon, index: PlaceIndex
    ) -> None:
        self._tokens, self._words, self._index = tokens, words, index
        self._entities = EntityIndex(entities)
        self._names = {entity.reference: entity.name for entity in entities if entity.kind is EntityKind.STATE}
        self._places = {place.span: place for place in places}

    def around(self, head: Token, reason: Span, *, named: bool) -> Iterator[Detail]:
        """What is said of somebody in the phrase that ``head`` heads, but for the clause that gives ``reason``.

        A name has no words of its own that tell what he does; a description does.
        """
        if not named:
            yield from self._core(head, DetailKind.JOB)
        for child in head.children:
            told = any(reason.overlaps(char_span([word])) for word in words_under(child))
            astray = child.dep_ in PHRASES and not reason.overlaps(noun_phrase(child))  # "a nurse at the hospital, *who feared reprisals*", hung on the hospital
            if told and not astray:
                continue
            if child.dep_ == "appos":
                yield from self.around(child, reason, named=self._is_name(child))
            elif child.dep_ in PHRASES:
                yield from self._phrase(child)
            elif child.dep_ in CLAUSES:
                yield from self._clause(child)

    def behind(self, head: Token, reason: Span) -> Iterator[Detail]:
        """The same read off the words alone, where the tree has nothing: what stands between commas behind a name.

        A parser may hang "Joren, who welded hulls in a shipyard," on the wrong word; nobody is to be recognised for that.
        """
        words = list(_set_off(head))
        if not words or char_span(words).overlaps(reason):
            return
        segments: list[list[Token]] = [[]]
        for word in words:
            if word.lower_ in self._words.places and word.pos_ == "ADP" or word.pos_ == "SCONJ":
                segments.append([word])
            elif word.tag_ not in ("WP", "WDT"):
                segments[-1].append(word)
        for number, segment in enumerate(segments):
            yield from self._segment(segment, first=number == 0)

    def _segment(self, words: list[Token], *, first: bool) -> Iterator[Detail]:
        """A stretch of such words: what somebody does, then where, or anything else."""
        inner = words if first else words[1:]
        if not inner:
            return
        span = char_span(_unquoted(inner))
        regions = list(self._regions_in(span))
        states = [entity for _, entity in self._entities.within(span) if entity.kind is EntityKind.STATE]
        if first:
            yield Detail(DetailKind.JOB, span)
        elif words[0].pos_ == "SCONJ":
            yield Detail(DetailKind.OTHER, char_span(_unquoted(words)))
        elif regions or states:
            yield Detail(DetailKind.REGION, span, states[0].name if states else regions[0].coarse)
        else:
            yield Detail(DetailKind.WORKPLACE, span)

    def _is_name(self, token: Token) -> bool:
        return token.pos_ == "PROPN" and not any(child.dep_ == "det" for child in token.children)

    def _core(self, noun: Token, kind: DetailKind) -> Iterator[Detail]:
        """A noun with what stands before it, and the places in it ("a *Skarn*-based welder")."""
        words = [noun, *(word for child in children(noun, *CORE) if child.i < noun.i for word in words_under(child))]
        span = char_span(_unquoted(words))
        yield from self._regions_in(span)
        yield Detail(kind, span)

    def _regions_in(self, span: Span) -> Iterator[Detail]:
        for mention, entity in self._entities.within(span):
            if entity.kind is EntityKind.PLACE or (entity.kind is EntityKind.STATE and mention.span in self._places):
                country = self._country(mention.span, entity)
                if self._places.get(mention.span, None) is None or self._places[mention.span].precision != "country":
                    yield Detail(DetailKind.REGION, mention.span, country)

    def _phrase(self, noun: Token) -> Iterator[Detail]:
        """Where somebody is, or works: "at a cargo port in southern Varnland"."""
        if noun.dep_ not in ("nmod:unmarked", "obl:unmarked") and case_of(noun) not in self._words.places:
            return
        entity = self._entities.at(noun.idx)
        if entity is not None and entity.kind in (EntityKind.PLACE, EntityKind.STATE):
            yield from self._region(noun, entity)
        elif noun.pos_ in ("NOUN", "PROPN"):
            yield from self._core(noun, DetailKind.WORKPLACE)
        for child in children(noun, *PHRASES, "appos"):
            yield from self._phrase(child)
        for child in children(noun, "conj"):
            yield from self._core(child, DetailKind.WORKPLACE)

    def _region(self, noun: Token, entity: Entity) -> Iterator[Detail]:
        """A place smaller than a state; a state alone leads to nobody."""
        words = [noun, *(word for child in children(noun, *CORE) if child.i < noun.i for word in words_under(child))]
        span = char_span(_unquoted(words))
        if entity.kind is EntityKind.PLACE or len(words) > 1:
            yield Detail(DetailKind.REGION, span, self._country(char_span([noun]), entity))

    def _country(self, span: Span, entity: Entity) -> str:
        if entity.kind is EntityKind.STATE:
            return entity.name
        place = self._places.get(span)
        by_code = self._index.country_names.get(place.country or "") if place is not None else None
        return self._names.get(entity.state) or by_code or ""

    def _clause(self, verb: Token) -> Iterator[Detail]:
        """What somebody does: "who welded hulls in a shipyard until he retired"."""
        done = [verb, *(word for child in children(verb, "obj") for word in words_under(child))]
        if lemma_of(verb) not in self._words.work and verb.pos_ == "VERB":
            yield Detail(DetailKind.JOB, char_span(done))
        for child in verb.children:
            if child.dep_ in PHRASES and case_of(child) in self._words.places:
                yield from self._phrase(child)
            elif child.dep_ in ("obl", "advcl", "obl:unmarked", "xcomp", "ccomp", "conj"):
                yield Detail(DetailKind.OTHER, char_span(_unquoted(words_under(child))))

    def of_own_work(self, spoken: Iterable[Span]) -> Iterator[Detail]:
        """Bodies and places in what somebody says of his own work: "I have worked at the port of Skarn"."""
        for piece in spoken:
            first, last = self._tokens.range(piece)
            sentences = {self._tokens.doc[i].sent.start: self._tokens.doc[i].sent for i in range(first, last + 1)}
            for sentence in sentences.values():
                words = {word.lower_ for word in sentence}
                if words & FIRST_PERSON and {lemma_of(word) for word in sentence} & self._words.work:
                    yield from self._bodies(Span(max(piece.start, sentence.start_char), min(piece.end, sentence.end_char)))

    def _bodies(self, span: Span) -> Iterator[Detail]:
        yield from self._regions_in(span)
        for mention, entity in self._entities.within(span):
            if entity.kind in BODIES:
                yield Detail(DetailKind.WORKPLACE, mention.span)


def _set_off(head: Token) -> Iterator[Token]:
    """The words of a description between a comma behind ``head`` and the next comma or end of the sentence."""
    doc, at = head.doc, head.i + 1
    if at + 1 >= len(doc) or doc[at].text != "," or doc[at + 1].tag_ not in DESCRIBING:
        return
    for word in doc[at + 1 :]:
        if word.text in STOPS or word.is_space or word.sent != head.sent:
            return
        yield word


def _unquoted(words: list[Token]) -> list[Token]:
    """``words`` in order without punctuation at the edges."""
    ordered = sorted(words, key=lambda word: word.i)
    while len(ordered) > 1 and ordered[0].is_punct:
        ordered = ordered[1:]
    while len(ordered) > 1 and ordered[-1].is_punct:
        ordered = ordered[:-1]
    return ordered


def in_order(details: Iterable[Detail], order: Mapping[DetailKind, int]) -> tuple[Detail, ...]:
    """``details`` in text order, each stretch of text once, as the first kind by ``order``; none within another of its kind."""
    by_span: dict[Span, Detail] = {}
    for detail in sorted(set(details), key=lambda each: (order[each.kind], each.coarse == "", each.span)):
        by_span.setdefault(detail.span, detail)
    found = by_span.values()
    outer = (one for one in found if not any(_within(one, other) for other in found))
    return tuple(sorted(outer, key=lambda detail: detail.span))


def _within(one: Detail, other: Detail) -> bool:
    return one.kind is other.kind and one.span != other.span and other.span.contains(one.span)
