"""Who is named beside a noun without being joined to it by the tree: companions, and the members of a group.

"Kestria, *along with Varnland*, attacked", "not only *Kestria* but Varnland", "three countries – *Kestria and Varnland* –". What stands
between the noun and the name is a closed class of words; by them and by their place it is told, for the parser hangs such names on whatever is near.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from twosource.extract.tree import case_of, children, coordinated, lemma_of

EXAMPLES = frozenset({"including", "such as", "like", "especially", "namely", "particularly"})
LISTING = frozenset({"include", "comprise"})  # verbs whose objects are members of their subject
COMPANY = (  # what brings in whoever takes part as well
    ("along", "with"), ("together", "with"), ("as", "well", "as"), ("alongside",), ("jointly", "with"), ("in", "addition", "to"),
    ("joined", "by"), ("accompanied", "by"), ("followed", "by"), ("then",), ("but", "also"), ("in", "tandem", "with"), ("in", "concert", "with"),
)  # fmt: skip
ADDITIONS = (  # what may stand between "and" and the name
    ("neighbouring",), ("neighboring",), ("also",), ("perhaps",), ("possibly",), ("to", "a", "lesser", "extent"), ("to", "a", "lesser", "degree"), ("later",), ("now",), ("more", "recently"),
)  # fmt: skip
INSTANCES = (  # what brings in the members of a group
    ("including",), ("such", "as"), ("like",), ("especially",), ("namely",), ("particularly",), ("notably",), ("among", "them"), ("in", "particular"), ("among", "others"),
)  # fmt: skip
OPENING = frozenset({",", "–", "—", "--", "-", "(", ":"})
PLURALS = frozenset({"NNS", "NNPS"})
NAMES = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
INSIDE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "case", "flat", "advmod", "cc", "cc:preconj"})
STRAYING = frozenset({"conj", "nmod", "appos"})  # what a name behind "and" may be where the parser lost what it is joined to


def companions(noun: Token) -> Iterator[Token]:
    """Who takes part as well by the words right behind a noun: "Kestria, *along with Varnland*,"."""
    place = _behind(noun)
    phrase = _opens(noun, place, COMPANY)
    joined = _opens(noun, place, (("and",),)) if phrase is None else None
    if joined is not None:
        phrase = _opens(noun, joined, ADDITIONS) or joined
        phrase += joined < phrase < noun.sent.end and noun.doc[phrase].text == ","
    word = _head_at(noun, phrase) if phrase is not None else None
    if word is None or word.i == noun.head.i or (phrase == joined and not (word.dep_ in STRAYING and _named(word))):
        return
    if bool(_named(word)) == bool(noun.ent_type_):
        yield from coordinated(word)


def paired(noun: Token) -> Iterator[Token]:
    """The state joined to another by a dash: "*Kestria*-Varnland talks"."""
    for dash, other in ((noun.i - 1, noun.i - 2), (noun.i + 1, noun.i + 2)):
        if noun.sent.start <= min(dash, other) and max(dash, other) < noun.sent.end and noun.doc[dash].text in ("-", "–"):
            named = noun.is_title and noun.doc[other].is_title and noun.ent_type_ == noun.doc[other].ent_type_ == "LOC"
            if named and not noun.doc[min(dash, noun.i)].whitespace_:
                yield noun.doc[other]


def members(noun: Token) -> Iterator[Token]:
    """What is told of a group one by one: "its allies, Kestria and Brenn", "signatories include Kestria"."""
    for child in children(noun, "nmod", "appos"):
        if child.dep_ == "appos" and noun.tag_ != "NNS":  # the first apposition is another name of the same
            yield from coordinated(child)[0 if _is_another(child, noun) else 1 :]
        elif child.dep_ == "appos" or case_of(child) in EXAMPLES:
            yield from coordinated(child)
    yield from listed(noun)
    if noun.tag_ in PLURALS:
        yield from _instances(noun)


def listed(noun: Token, verbs: frozenset[str] = LISTING) -> Iterator[Token]:
    """The objects of a verb that tells the members of its subject."""
    if noun.dep_ == "nsubj" and lemma_of(noun.head) in verbs:
        yield from (word for child in children(noun.head, "obj") for word in coordinated(child))


def _named(word: Token) -> str:
    """What the model takes a word for, or the name right behind it: "its ally *Varnland*"."""
    return word.ent_type_ or next((child.ent_type_ for child in children(word, "appos", "flat") if child.i == word.i + 1), "")


def _instances(group: Token) -> Iterator[Token]:
    """The members right behind a plural: "three countries – *Kestria and Varnland* –"."""
    place = _behind(group)
    opened = place < group.sent.end and group.doc[place].text in OPENING
    phrase = _opens(group, place, INSTANCES)
    word = _head_at(group, phrase if phrase is not None else place + 1) if opened or phrase is not None else None
    if word is not None and word.ent_type_ and (phrase is not None or word.dep_ in ("appos", "parataxis", "dep")):
        yield from coordinated(word)


def _behind(noun: Token) -> int:
    """The place behind a noun and the rest of its name."""
    return max([noun.i, *(word.i for word in children(noun, "flat") if word.i > noun.i)]) + 1


def _opens(noun: Token, place: int, phrases: Sequence[tuple[str, ...]]) -> int | None:
    """The place behind one of ``phrases`` at ``place``, a mark before it left out."""
    doc, end = noun.doc, noun.sent.end
    place += place < end and doc[place].text in OPENING
    words = tuple(word.lower_ for word in doc[place : min(place + 4, end)])
    return next((place + len(phrase) for phrase in phrases if words[: len(phrase)] == phrase), None)


def _head_at(noun: Token, place: int) -> Token | None:
    """The head of the noun phrase that begins at ``place``."""
    if place >= noun.sent.end:
        return None
    word = noun.doc[place]
    while word.dep_ in INSIDE and word.head.i > word.i:
        word = word.head
    return word if word.pos_ in NAMES and word.sent.start == noun.sent.start else None


def _is_another(name: Token, noun: Token) -> bool:
    """Whether a comma stands for "and" in a headline: "Kestria, Varnland sign treaty", and none closes the apposition."""
    places = noun.ent_type_ == name.ent_type_ == "LOC" and noun.dep_.startswith("nsubj")
    return places and name.right_edge.i + 1 < len(name.doc) and name.right_edge.nbor().pos_ in ("VERB", "AUX")
