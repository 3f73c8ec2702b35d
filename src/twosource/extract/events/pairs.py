"""The two of whom a text told together, and what means them later: "Kestria and Varnland … *the two countries*", "they", "both"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from twosource.extract.events.arguments import Reader, is_definite
from twosource.extract.events.merging import Found
from twosource.extract.fillers import Filler
from twosource.extract.tree import SUBJECTS, children, has_child, lemma_of, words_at
from twosource.model.event import Argument

TOGETHER = frozenset({"they", "them", "their", "themselves"})
STATES = frozenset({"country", "state", "nation", "government", "neighbour", "neighbor", "capital"})
ANYBODY = frozenset({"side", "party", "partner", "ally"})  # of any kind
FRIENDS = frozenset({"ally", "partner", "neighbour", "neighbor"})  # two where no number is told
FAR = 120  # words back in which those may have been told of whom "the two countries" means
NEAR = 1  # sentences back in which "they" may


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names told of together at the word ``place``, the classes that both are of, and whether the sentence is about them."""

    place: Token
    members: tuple[Argument, Argument]
    kinds: frozenset[str]
    leads: bool


def joined(doc: Doc, reader: Reader) -> Iterator[Pair]:
    """Names that "and" joins, where there are just two: "relations between *Kestria and Varnland*"."""
    for token in doc:
        others = [*children(token, "conj")] if token.pos_ == "PROPN" and token.dep_ != "conj" else []
        if len(others) == 1 and others[0].pos_ == "PROPN" and any(word.lower_ == "and" for word in children(others[0], "cc")):
            first, second = (reader.argument("", Filler(name)) for name in (token, others[0]))
            yield from _pair(token, first, second, reader, leads=token.dep_ in SUBJECTS)


def shared(one: Found, reader: Reader) -> Iterator[Pair]:
    """Roles of an event that two filled of whom it gives names: "*Kestria* signed a pact with *Varnland*"."""
    for role in dict.fromkeys(argument.role for argument in one.arguments):
        words = {argument.entity: (argument, word_of(argument, one)) for argument in one.arguments if argument.role == role}
        named = [(argument, word) for argument, word in words.values() if argument.entity is not None and word.pos_ == "PROPN"]
        if len(named) == 2:
            leads = any(word.dep_ in SUBJECTS for _, word in named)
            yield from _pair(one.match.head, *(argument for argument, _ in named), reader, leads=leads)


def _pair(place: Token, first: Argument, second: Argument, reader: Reader, *, leads: bool) -> Iterator[Pair]:
    words = (words_at(argument.head, place.doc) for argument in (first, second))
    one, other = (frozenset[str]() if found is None else reader.kinds(found.root) for found in words)
    if first.entity is not None and second.entity is not None and first.entity != second.entity:
        yield Pair(place, (first, second), one & other, leads)


def both(one: Found, pairs: Sequence[Pair], reader: Reader) -> Iterator[Argument]:
    """The two whom "the two countries" or "they" in a role of ``one`` means: those named last of the kind."""
    for argument in one.arguments:
        found = max(_meant(word_of(argument, one), argument, pairs, reader), key=lambda pair: pair.place.i, default=None)
        members = found.members if found else ()
        if not any(member.span.overlaps(other.span) for member in members for other in one.arguments):  # "*her envoy Lise Torn* met the two generals"
            yield from (replace(member, role=argument.role) for member in members)


def _meant(word: Token, argument: Argument, pairs: Sequence[Pair], reader: Reader) -> Sequence[Pair]:
    """The pairs that ``word``, which fills a role, may mean."""
    counted = _counts_two(word)
    if not counted and not (word.lower_ in TOGETHER and argument.entity is None) and not (lemma_of(word) in FRIENDS and _is_bare(word)):
        return ()
    before = [pair for pair in pairs if 0 < word.i - pair.place.i <= FAR]
    if not counted:
        return [pair for pair in before if pair.leads and _sentences_between(pair.place, word) <= NEAR]
    wanted = _wanted(word, reader)
    return [pair for pair in before if wanted <= pair.kinds] or [*_only_two(word, wanted or frozenset({"person"}), reader)]


def _only_two(word: Token, wanted: frozenset[str], reader: Reader) -> Iterator[Pair]:
    """The only two of a kind that the sentence has named before: "*Hark* is to raise it with *Brandt* when the two meet"."""
    named: dict[str, Token] = {}
    for token in word.doc[word.sent.start : word.i]:
        if token.pos_ == "PROPN" and (entity := reader.entity(token)) is not None and wanted <= reader.kinds(token):
            named[entity.id] = token
    if len(named) == 2:
        first, second = (reader.argument("", Filler(token)) for token in named.values())
        yield from _pair(word.nbor(-1), first, second, reader, leads=False)


def _wanted(word: Token, reader: Reader) -> frozenset[str]:
    """What both must be of whom "the two countries", "both officers" or "both" tells."""
    if lemma_of(word) in STATES:
        return frozenset({"state"})
    return frozenset() if lemma_of(word) in ANYBODY or word.pos_ != "NOUN" else reader.kinds(word) & {"person"}


def _counts_two(word: Token) -> bool:
    """Whether a word counts two of whom it was told: "the *two countries*", "*both* sides", "*both*", "the *two*"."""
    words = {child.lower_ for child in children(word, "nummod", "det", "det:predet", "amod")}
    if word.tag_ == "NNS":
        return "both" in words or (bool(words & {"two", "2"}) and is_definite(word))
    alone = word.dep_ in SUBJECTS and not has_child(word, "nmod", "conj", "compound")
    return alone and (word.lower_ == "both" or (word.lower_ == "two" and "the" in words))


def _is_bare(noun: Token) -> bool:
    """Whether a plural noun has nothing but its article."""
    return noun.tag_ == "NNS" and is_definite(noun) and not has_child(noun, "amod", "compound", "nmod", "nummod", "nmod:poss", "acl", "acl:relcl")


def _sentences_between(first: Token, second: Token) -> int:
    return sum(bool(word.is_sent_start) for word in first.doc[first.i + 1 : second.i + 1])


def word_of(argument: Argument, one: Found) -> Token:
    """The head word of an argument."""
    words = words_at(argument.head, one.match.head.doc)
    return one.match.head if words is None else words.root
