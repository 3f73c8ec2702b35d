"""Who a source is: names behind pronouns and descriptions, outlets behind "the report", people without a name."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.extract.attribution.interests import stated_interest
from twosource.extract.attribution.pieces import phrase, words_under
from twosource.extract.attribution.roles import bodies, described
from twosource.extract.entities import EntityIndex
from twosource.extract.fillers import subjects
from twosource.extract.tree import (
    DEFINITE,
    children,
    has_child,
    is_first_person,
    is_passive,
    lemma_of,
    noun_phrase,
    words_at,
)
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.source import Source, SourceKind
from twosource.model.text import Span
from twosource.vocabulary.cues import CueLexicon

PRONOUNS = frozenset({"he", "she", "him", "her", "his", "it", "they", "them", "their", "its", "who", "which", "that", "this"})
GROUPS = frozenset({"neither", "both", "all"})  # of those who spoke before: "but neither would say when"
PERSONAL = frozenset({"he", "she", "him", "her", "his", "who"})
KINDS = {
    EntityKind.PERSON: SourceKind.PERSON,
    EntityKind.ORGANIZATION: SourceKind.ORGANIZATION,
    EntityKind.STATE: SourceKind.STATE,
    EntityKind.OUTLET: SourceKind.OUTLET,
}
STATE = frozenset({"state"})
OWN_PLACES = frozenset({"website"})  # where somebody speaks for himself
ALL_OUTLETS = frozenset({"media", "press"})  # nouns for all of them
PEOPLE = (SourceKind.PERSON, SourceKind.EXPERT)
MAKER_CASES = frozenset({"by", "from", "of"})
UNIQUE = frozenset({"leader", "commander", "envoy", "representative", "spokesperson", "spokesman", "spokeswoman"})
REMEMBERED = 40  # sources back to which a phrase may lead
PRONOUN_REACH = 600  # characters back in which a pronoun's name is looked for
NAME_LINKS = ("appos", "flat", "compound", "nmod:desc")


class SourceReader:
    """Reads sources in text order and remembers them, so that later phrases can lead back to earlier ones.

    ``wires``: the vocabulary's keys of news agencies.
    """

    def __init__(self, annotation: Doc, entities: Sequence[Entity], *, cues: CueLexicon, wires: Collection[str] = ()) -> None:
        self._annotation, self._text = annotation, annotation.text
        self._mentions = EntityIndex(entities)
        self._entities = {entity.id: entity for entity in entities}
        self._cues, self._wires = cues, wires
        self._interests: dict[str, Span | None] = {}  # entity → what its names stand beside, where it was asked for
        self._history: deque[tuple[Source, frozenset[str]]] = deque(maxlen=REMEMBERED)  # with the lemmas of its phrase

    def read(self, head: Token, span: Span, quoted: Sequence[Span] = ()) -> tuple[Source, ...]:
        """The source that ``span`` (with its head word) stands for, from the outlet to the origin that it names.

        ``quoted`` are the quotations that it speaks, in which nobody calls himself by a name. Empty for a first person,
        who is the speaker of the quotation around.
        """
        if is_speaker(head):
            return ()
        found = tuple(self._described(source, head) for source in self._read(head, span, quoted))
        clauses = {child.i for child in children(head, "acl", "acl:relcl")}
        lemmas = frozenset(lemma_of(word) for word in words_under(head, cut=clauses))
        self._history += [(source, lemmas) for source in found]
        return found

    def _described(self, source: Source, head: Token) -> Source:
        """``source`` with its role; one that was read before keeps what was told of it there."""
        fresh = described(source, head, self._entities.get(source.entity or ""), cues=self._cues)
        return replace(
            fresh, role=source.role or fresh.role, affiliation=source.affiliation or fresh.affiliation, reason=source.reason or fresh.reason,
            interest=source.interest or self._interest(source, head),
        )  # fmt: skip

    def _interest(self, source: Source, head: Token) -> Span | None:
        """What ties a source to the matter: told at the cue, at another mention of its name, or of whom it works for."""
        if source.kind is SourceKind.DOCUMENT:
            return None
        told = stated_interest(head, cues=self._cues) or self._told_of(self._entities.get(source.entity or ""))
        employers = (found[1] for body in bodies(head) if (found := self._mentions.find(body.idx)) is not None)
        return told or next((interest for employer in employers if (interest := self._told_of(employer)) is not None), None)

    def _told_of(self, entity: Entity | None) -> Span | None:
        """What stands beside the names of an entity anywhere in the article; nothing for states, of which much is told."""
        if entity is None or entity.kind.broad is EntityKind.STATE:
            return None
        if entity.id not in self._interests:
            names = (words_at(mention.head, self._annotation) for mention in entity.mentions if mention.form is MentionForm.NAME)
            told = (stated_interest(words.root, cues=self._cues) for words in names if words is not None)
            self._interests[entity.id] = next((interest for interest in told if interest is not None), None)
        return self._interests[entity.id]

    def is_source_like(self, head: Token) -> bool:
        """Whether a noun can be a source: somebody, an organization, an outlet, a state or a paper."""
        found = self._mentions.find(head.idx)
        if found is not None and found[1].kind.broad in KINDS:
            return True
        if head.ent_type_ in ("PER", "ORG") or is_speaker(head) or head.lower_ in PERSONAL | GROUPS | {"they", "it"}:
            return True
        return any(self._is(head, kind) for kind in self._cues.source_nouns)

    def is_document(self, head: Token) -> bool:
        """Whether a noun is a paper, picture or recording; a name that ends so is none ("the Orsova Post")."""
        return head.pos_ != "PROPN" and (self._is(head, "document") or self._is(head, "examined"))

    def named(self, span: Span, *, kind: EntityKind | None = None) -> tuple[Mention, Entity] | None:
        """The first named mention in ``span``, of ``kind`` where one is asked for."""
        pairs = (pair for pair in self._mentions.within(span) if pair[0].form is MentionForm.NAME)
        return next((pair for pair in pairs if kind is None or pair[1].kind is kind), None)

    def people(self, span: Span) -> Iterator[tuple[Mention, Entity]]:
        """Mentions of people in ``span`` whom the article names."""
        yield from (pair for pair in self._mentions.within(span) if pair[1].kind is EntityKind.PERSON and _has_name(pair[1]))

    def outlet(self, head: Token) -> Source | None:
        """The outlet that a noun phrase names, or tells of by whose it is: "Kestrian state television", not "the press", "social media" or
        "its website"."""
        here = self._mentions.find(head.idx)
        known = here is not None and here[1].kind is EntityKind.OUTLET and _has_name(here[1])
        named = here if known else self.named(phrase(head), kind=EntityKind.OUTLET)
        if named is not None:
            return Source(named[0].span, named[1].name, self._newsroom(named[1]), entity=named[1].id)
        whose = any(word.ent_type_ or word.lower_ in self._cues.press_words | STATE for word in children(head, "amod", "compound"))
        told = whose and self._is(head, "outlet") and not self._is_office(head) and lemma_of(head) not in OWN_PLACES
        return Source(noun_phrase(head), noun_phrase(head).of(self._text), SourceKind.OUTLET) if told else None

    def _newsroom(self, outlet: Entity) -> SourceKind:
        return SourceKind.WIRE if outlet.reference in self._wires else SourceKind.OUTLET

    def body(self, head: Token, kind: SourceKind) -> Source | None:
        """The organization or thing of no known kind that a noun phrase names, as a source of ``kind``."""
        here = next(filter(None, (self._mentions.find(word.idx) for word in (head, *children(head, "appos", "flat")))), None)
        known = here is not None and here[1].kind in (EntityKind.ORGANIZATION, EntityKind.OTHER) and _has_name(here[1])
        return Source(here[0].span, here[1].name, kind, entity=here[1].id) if known else None

    def _is(self, head: Token, kind: str) -> bool:
        return self._cues.is_source_noun(lemma_of(head), kind) or self._cues.is_source_noun(head.lower_, kind)

    def _read(self, head: Token, span: Span, quoted: Sequence[Span] = ()) -> tuple[Source, ...]:
        if (head.pos_ == "PRON" and head.lower_ in PRONOUNS) or head.lower_ in GROUPS:
            return (self._pronoun(head, span, quoted),)
        person = self._person_named(head, span)
        if person is not None:
            return (self._of_entity(*person, head=head, within=span),)
        if (self.is_document(head) or self._is(head, "carrier")) and not self._is_the_paper(head):
            return self._document(head, span)
        group = next((child for child in children(head, "nmod") if _case(child) == "of" and child.lower_ in PRONOUNS), None)
        if head.pos_ in ("NUM", "PRON", "DET") and group is not None:  # "one of them"
            return (self._pronoun(group, span, quoted),)
        found = self._mentions.find(head.idx)
        if found is not None and found[1].kind.broad in KINDS and _has_name(found[1]) and not self._is(head, "people"):
            return (self._of_entity(*found, head=head, within=span),)
        return (self._unnamed(head, span),)

    def _person_named(self, head: Token, span: Span) -> tuple[Mention, Entity] | None:
        """The named person that the phrase is about, by its head or by apposition; not one that only owns it."""
        heads = {head.idx} | {child.idx for child in children(head, *NAME_LINKS)}
        people = [
            pair
            for pair in self._mentions.within(span)
            if pair[1].kind is EntityKind.PERSON and _has_name(pair[1])
            and pair[0].form is not MentionForm.PRONOUN and pair[0].head.start in heads
        ]  # fmt: skip
        return min(people, key=lambda pair: pair[0].form is not MentionForm.NAME, default=None)

    def _of_entity(self, mention: Mention, entity: Entity, *, head: Token, within: Span) -> Source:
        """A named source, pointing at the name: in the phrase, or the nearest one before it."""
        here = [other for other in entity.mentions if other.form is MentionForm.NAME and within.contains(other.span)]
        mention = here[0] if here else mention
        kind = self._newsroom(entity) if entity.kind is EntityKind.OUTLET else KINDS[entity.kind.broad]
        if kind is SourceKind.PERSON and self._is_expert(head, entity):
            kind = SourceKind.EXPERT
        if kind in (SourceKind.ORGANIZATION, SourceKind.OUTLET) and self._is(head, "wire") and "news" in entity.name.lower():
            kind = SourceKind.WIRE
        return Source(_name_span(mention, entity), entity.name, kind, entity=entity.id)

    def _is_expert(self, head: Token, entity: Entity) -> bool:
        words = {word.lower() for word in (entity.office or "").split()}
        words |= {lemma_of(word) for child in children(head, "appos", "nmod:desc", "compound") for word in child.subtree}
        return bool(words & self._cues.source_nouns["expert"])

    def _pronoun(self, head: Token, span: Span, quoted: Sequence[Span]) -> Source:
        """The name that a pronoun stands for; the pronoun itself where that is not plain."""
        found = self._mentions.find(head.idx)
        if found is not None and found[1].kind.broad in KINDS and not _was_quoted(found[1], head, quoted):
            return self._again(found[1]) or self._of_entity(*found, head=head, within=span)
        if head.lower_ in PERSONAL:
            return self._last_person(span) or Source(span, span.of(self._text), SourceKind.PERSON)
        group = self._last(lambda source: source.kind not in (*PEOPLE, SourceKind.DOCUMENT), span.start)
        return group or Source(span, span.of(self._text), SourceKind.ORGANIZATION)

    def _again(self, entity: Entity) -> Source | None:
        """The source that was read from another mention of an entity without a name."""
        if _has_name(entity):
            return None
        return next((source for source, _ in reversed(self._history) if source.entity == entity.id), None)

    def _last_person(self, span: Span) -> Source | None:
        """The person credited last, or the person named last where nobody was credited near by."""
        speaker = self._last(lambda source: source.kind in (*PEOPLE, SourceKind.ANONYMOUS), span.start)
        named = self._mentions.named_before(span.start, EntityKind.PERSON, reach=PRONOUN_REACH)
        if named is None or (speaker is not None and span.start - speaker.span.start < PRONOUN_REACH):
            return speaker
        return Source(named[0].span, named[1].name, SourceKind.PERSON, entity=named[1].id)

    def _last(self, wanted: Callable[[Source], bool], offset: int) -> Source | None:
        found = (source for source, _ in reversed(self._history) if source.span.start < offset and wanted(source))
        return next(found, None)

    def _document(self, head: Token, span: Span) -> tuple[Source, ...]:
        """A paper or picture: its maker's word where it only carries that, else the paper itself.

        "a Halvard Press report" is the outlet; "an analysis of images by the Meridian" is outlet, then images;
        "flight documents" are themselves; "the report" alone is the outlet named last.
        """
        outlet = self._outlet_of(head, span)
        paper = self._paper(head)
        if outlet is not None:
            credited = (outlet,)
            seen = any(lemma_of(clause) in self._cues.examined_by and is_passive(clause) for clause in children(head, "acl", "acl:relcl"))
            if self._is(head, "examined"):
                return credited + self._examined(head)
            maker = self._maker(head) if self._is(head, "carrier") else None  # "a report by *experts* seen by the Meridian"
            if maker is not None and not outlet.span.overlaps(maker.span):
                return (*credited, maker)
            return credited + paper * (seen or not self._is(head, "carrier"))
        if self._is(head, "carrier"):
            maker = self._maker(head) or self._maker_before(head, span)
            return (maker,) if maker is not None else paper
        return paper

    def _outlet_of(self, head: Token, span: Span) -> Source | None:
        """The outlet whose a paper is, or that has seen it, by its name or by what it is: "images verified by state television"."""
        named = self.named(span, kind=EntityKind.OUTLET)
        if named is not None:
            return self._of_entity(*named, head=head, within=span)
        told = (self.outlet(word) for word in head.subtree if word.i > head.i and word.dep_ in ("nmod", "obl", "obl:agent"))
        return next((outlet for outlet in told if outlet is not None), None)

    def _paper(self, head: Token) -> tuple[Source, ...]:
        """The paper as a source of its own. Bare plurals of carriers ("multiple reports") withhold who wrote them."""
        span = noun_phrase(head)
        unnamed = head.tag_ == "NNS" and self._is(head, "carrier") and not has_child(head, "nmod:poss")
        kind = SourceKind.ANONYMOUS if unnamed else SourceKind.DOCUMENT
        return (Source(span, span.of(self._text), kind, anonymous=unnamed),)

    def _examined(self, head: Token) -> tuple[Source, ...]:
        """What an analysis is an analysis of: "of satellite images along with a video"."""
        things = [child for child in children(head, "nmod") if self.is_document(child)]
        things += [child for thing in things for child in children(thing, "conj", "nmod") if self.is_document(child)]
        return tuple(source for thing in things for source in self._paper(thing))

    def _maker(self, head: Token) -> Source | None:
        """Who wrote a carrier: "a tweet by X", "a statement from X", "a statement released by X"; or who issued it."""
        owners = [*children(head, "nmod:poss")]
        owners += [child for child in children(head, "nmod") if child.children and _case(child) in MAKER_CASES]
        owners += [agent for clause in children(head, "acl") for agent in children(clause, "obl:agent", "obl") if _case(agent) == "by"]
        if head.dep_ == "obj":
            owners += [filler.token for filler in subjects(head.head)]
        made = (self._read(owner, phrase(owner, cut=(head.i, *self._seen(owner)))) for owner in owners if self.is_source_like(owner))
        return next((sources[-1] for sources in made if sources), None)

    def _seen(self, noun: Token) -> tuple[int, ...]:
        """Clauses by which an outlet has seen a paper, hung on its maker: "a report by experts *seen by the Meridian*"."""
        return tuple(clause.i for clause in children(noun, "acl", "acl:relcl") if lemma_of(clause) in self._cues.examined_by)

    def _maker_before(self, head: Token, span: Span) -> Source | None:
        """Whose report "the report" is: the paper itself where one was called so ("a news release"); else the outlet credited
        last, for a statement the speaker or body credited last."""
        if not any(word.lower_ in DEFINITE for word in children(head, "det")):
            return None
        paper = self._called({lemma_of(head)}, span.start, lambda source: source.kind is SourceKind.DOCUMENT)
        if paper is not None:
            return paper
        if self._is(head, "news"):
            return self._outlet_before(span)
        return self._last(lambda source: source.kind is not SourceKind.DOCUMENT, span.start)

    def _unnamed(self, head: Token, span: Span) -> Source:
        """A source without a name of its own: people whose name is withheld, or a body that needs none."""
        earlier = self._earlier(head, span)
        if earlier is not None:
            return earlier
        name = (noun_phrase(head) if head.pos_ == "PROPN" else span).of(self._text)
        found = self._mentions.find(head.idx)
        entity = found[1].id if found is not None and found[0].head.start == head.idx and found[1].kind.broad in KINDS else None
        if self._is(head, "people"):
            known = head.tag_ == "NN" and has_child(head, "nmod:poss") and not self._is(head, "expert")
            office = known and lemma_of(head) in UNIQUE
            return Source(span, name, SourceKind.PERSON if office else SourceKind.ANONYMOUS, anonymous=not office, entity=entity)
        if any(self._is(head, kind) for kind in ("outlet", "wire")) and not self._is_office(head):
            return Source(span, name, SourceKind.OUTLET, entity=entity)
        if self._is(head, "organization") or head.ent_type_ == "ORG" or head.tag_ == "NNS":
            return Source(span, name, SourceKind.ORGANIZATION, entity=entity)
        return Source(span, name, SourceKind.PERSON, entity=entity)

    def _is_office(self, head: Token) -> bool:
        """Whether an agency is one of a state's: "security agencies", but "the news agency"."""
        told = {child.lower_ for child in children(head, "amod", "compound")}
        return lemma_of(head) == "agency" and bool(told) and not told & self._cues.press_words

    def _earlier(self, head: Token, span: Span) -> Source | None:
        """The source before that a definite description leads back to: "the minister", "the agency"."""
        if head.tag_ not in ("NN", "NNS") or not any(word.lower_ in DEFINITE for word in children(head, "det")):
            return None
        found = self._mentions.find(head.idx)
        if found is not None and found[1].kind.broad in KINDS and found[0].head.start == head.idx and _has_name(found[1]):
            return self._of_entity(*found, head=head, within=span)
        again = self._outlet_before(span, wire=self._is(head, "wire")) if self._is_the_paper(head) else None
        return self._called({lemma_of(word) for word in (head, *children(head, "amod", "compound"))}, span.start) or again

    def _is_the_paper(self, head: Token) -> bool:
        """Whether a noun stands for an outlet named before: "the paper", "the newspaper", not "the papers", "the local newspaper"."""
        alone = head.tag_ == "NN" and not has_child(head, "amod", "compound", "nmod", "acl", "acl:relcl")
        definite = any(word.lower_ in DEFINITE for word in children(head, "det"))
        return alone and definite and self._is(head, "outlet") and lemma_of(head) not in ALL_OUTLETS

    def _outlet_before(self, span: Span, *, wire: bool = False) -> Source | None:
        """The outlet that "the newspaper" leads back to: the one credited last; for "the agency" a news agency."""
        kinds = (SourceKind.WIRE,) if wire else (SourceKind.OUTLET, SourceKind.WIRE)
        return self._last(lambda source: source.kind in kinds, span.start)

    def _called(self, words: Collection[str], offset: int, wanted: Callable[[Source], bool] = lambda source: True) -> Source | None:
        """The last source before ``offset`` in whose phrase all of ``words`` stand: "the trade ministry" is not "the oil ministry"."""
        found = (source for source, lemmas in reversed(self._history) if lemmas.issuperset(words) and source.span.start < offset and wanted(source))
        return next(found, None)


def is_speaker(token: Token) -> bool:
    """Whether only the speech itself tells who is meant: "we", "you"."""
    return is_first_person(token) or token.lower_ == "you"


def _case(token: Token) -> str:
    return next((child.lower_ for child in children(token, "case")), "")


def _was_quoted(entity: Entity, pronoun: Token, quoted: Sequence[Span]) -> bool:
    """Whether a pronoun was read as somebody whom the speaker just named: "…, "if *the agency* stops," *it* added"."""
    before = max((mention.span for mention in entity.mentions if mention.span.end <= pronoun.idx), default=None)
    return before is not None and any(quotation.contains(before) for quotation in quoted)


def _has_name(entity: Entity) -> bool:
    return any(mention.form is MentionForm.NAME for mention in entity.mentions)


def _name_span(mention: Mention, entity: Entity) -> Span:
    """Where the source is named: here, or at the nearest full name before, where no name stands here."""
    if mention.form is MentionForm.NAME:
        return mention.span
    before = [other for other in entity.mentions if other.form is not MentionForm.PRONOUN and other.span < mention.span]
    named = [other.span for other in before if other.form is MentionForm.NAME]
    if named or mention.form is MentionForm.NOMINAL:
        return max(named, default=mention.span)
    return max((other.span for other in before), default=mention.span)
