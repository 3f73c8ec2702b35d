"""What a verb says that somebody or something is: "called the raid *a crime*", "dismissed it as *theatre*"."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.tree import case_of, children, coordinated, has_child, is_passive, lemma_of

TERMING = frozenset({"call", "brand", "label", "deem", "dub", "term", "declare", "pronounce", "consider", "find", "style"})  # their second object is no recipient
TELLING_LITTLE = frozenset({"act", "case", "campaign", "example", "exercise", "form", "instance", "kind", "matter", "piece", "policy", "sort", "tool"})  # "an *act* of war"


def predicates(verb: Token) -> Iterator[Token]:
    """The nouns and adjectives, and the words beside a noun that say of which kind it is: "a *dangerous* game", "an act of *war*"."""
    for named in _named(verb):
        for word in coordinated(named):
            yield word
            yield from children(word, "amod", "compound")
            if lemma_of(word) in TELLING_LITTLE:
                yield from (child for child in children(word, "nmod") if case_of(child) == "of")


def called_object(verb: Token) -> Token | None:
    """Of whom a relative clause says what he is: "*the sale*, which Kestria called a crime", where the tree has "crime" as the object."""
    relative = verb.dep_ in ("acl", "acl:relcl") and not is_passive(verb)
    return verb.head if relative and lemma_of(verb) in TERMING and len([*children(verb, "obj")]) == 1 and not _own_object(verb) else None


def own_subject(verb: Token) -> Token | None:
    """Of whom a verb of naming says what he is, where the tree has him as the predicate's own subject: "deemed *the treaty* illegal"."""
    named = (child for child in children(verb, "xcomp", "ccomp") if lemma_of(verb) in TERMING and child.pos_ in ("NOUN", "PROPN", "ADJ") and not has_child(child, "cop", "mark"))
    return next((subject for child in named for subject in children(child, "nsubj")), None)


def second_object(verb: Token) -> Token | None:
    """The second object of a verb of naming, or the noun that the tree hung on the first without a preposition: "called the drills *a crime*"."""
    if lemma_of(verb) not in TERMING:
        return None
    named = [*children(verb, "obj")]
    if len(named) > 1:
        return named[1]
    if called_object(verb) is not None:
        return named[0]
    behind = (word for first in named for word in children(first, "nmod", "appos") if word.i > first.i and not has_child(word, "case") and has_child(word, "det"))
    return next(behind, None)


def _named(verb: Token) -> Iterator[Token]:
    if (second := second_object(verb)) is not None:
        yield second
    for child in children(verb, "xcomp", "ccomp", "obl", "advcl"):
        marks = {word.lower_ for word in children(child, "case", "mark")}
        if "as" in marks or (child.dep_ in ("xcomp", "ccomp") and not marks and not has_child(child, "cop") and child.pos_ not in ("VERB", "AUX")):
            yield child


def _own_object(verb: Token) -> bool:
    """Whether the object stands for what the clause is told of: "*whom* it killed", or is no noun that could be said of it."""
    word = next(children(verb, "obj"))
    return word.i < verb.i or word.pos_ not in ("NOUN", "ADJ") or not has_child(word, "det", "amod") or any(child.lower_ == "the" for child in children(word, "det"))
