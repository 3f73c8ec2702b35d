"""The open corpora, read into sentences: words with whatever each corpus says about them.

A corpus that is silent about a layer (GUM about UNER's names, Wikigold about syntax) gives
None there, and the loss leaves that layer out.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.propbank import Roles, head_of, read_propbank
from twosource.annotate.tokens import TITLES

Tokenize = Callable[[str], list[tuple[str, int]]]  # text -> (word, offset) in order

NAMES = ("PER", "ORG", "LOC", "MISC")
MENTIONS = (
    "PERSON", "ORG", "LOC", "WEAPON", "NATIONALITY", "OBJECT", "EVENT", "TIME", "QUANTITY", "MONEY",
)  # fmt: skip
# What a corpus never marks is masked there: its silence is no evidence of absence.
UNMARKED = {
    "ewt": {"MISC"},
    "wikigold": set(),
    "gum": {"WEAPON", "NATIONALITY", "QUANTITY", "MONEY", "MISC"},
    "re3d": {"OBJECT", "EVENT", "MISC"},
}
CORPORA = ("ewt", "gum", "wikigold", "re3d")
# Who marks names marks them differently: EWT's train file is of an early edition, its dev file of the one that is read like.
EDITIONS = (*CORPORA, "final", "passages")
DOUBTFUL = "?"  # in place of a label: the corpus may be wrong here, so nothing is learnt

_GUM_TYPES = {
    "person": "PERSON", "organization": "ORG", "place": "LOC",
    "event": "EVENT", "object": "OBJECT", "time": "TIME",
}  # fmt: skip
_UNER_SLIPS = {"B-O": "O", "I-O": "O", "B-OTH": DOUBTFUL, "I-OTH": DOUBTFUL}
_PLAIN_TYPES = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC"}
_RE3D_TYPES = {
    "Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Weapon": "WEAPON",
    "MilitaryPlatform": "WEAPON", "Vehicle": "WEAPON", "Nationality": "NATIONALITY",
    "Temporal": "TIME", "Quantity": "QUANTITY", "Money": "MONEY",
}  # fmt: skip
PERSON_TITLES = TITLES | {title.rstrip(".") for title in TITLES} | {
    "President", "Minister", "Prime", "Senator", "Governor", "General", "Colonel", "Captain", "Judge", "Justice",
    "King", "Queen", "Prince", "Princess", "Crown", "Sir", "Lord", "Lady", "Pope", "Saint", "Professor", "Doctor",
    "Vice", "Deputy", "Foreign", "Home", "Defense", "Defence", "Finance", "Chairman", "Chief", "Secretary",
    "Ambassador", "Emperor", "Empress", "Sheikh", "Imam", "Ayatollah", "Mullah", "Rabbi", "Bishop", "Archbishop",
    "Cardinal", "Abbot", "Father", "Sister", "Brother", "Uncle", "Aunt", "Miss", "Madam", "Mayor", "Director",
    "Admiral", "Major", "Lieutenant", "Sergeant", "Inspector", "Congressman", "Congresswoman", "Representative",
    "Commissioner", "Speaker", "Chancellor", "Leader", "Sultan", "Emir", "God", "Prophet", "Attorney", "of", "the",
}  # fmt: skip
_NAME_LINKS = frozenset({"of", "for", "the", "and", "al", "-", "&", "'s", "bin", "in"})


@dataclass(frozen=True, slots=True)
class Syntax:
    """A sentence's Universal Dependencies layer, one entry a word."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]  # 0 the root, else 1 + the head's index
    deprels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in order, and the layers that their corpus gives; BIO labels for both name layers."""

    corpus: str
    document: str
    key: str
    words: tuple[str, ...]
    syntax: Syntax | None = None
    names: tuple[str, ...] | None = None
    mentions: tuple[str, ...] | None = None
    roles: Roles | None = None
    weight: float = 1.0  # of its names in the loss
    edition: str = ""  # after whose habits names are marked, one of EDITIONS; its corpus where nothing is said


def read_conllu(path: Path, corpus: str) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; multiword and empty-node lines are left out."""
    document = ""
    for comments, rows in _blocks(path):
        document = comments.get("newdoc id", document)
        columns = list(zip(*(row for row in rows if row[0].isdigit())))
        syntax = Syntax(
            upos=columns[3], xpos=columns[4], feats=columns[5], lemmas=columns[2],
            heads=tuple(map(int, columns[6])), deprels=columns[7],
        )  # fmt: skip
        sentence = Sentence(corpus, document, comments["sent_id"], columns[1], syntax)
        yield _with_gum_names(sentence, columns[9]) if corpus == "gum" else sentence


def read_ewt(folder: Path, split: str) -> list[Sentence]:
    """EWT with the names of Universal NER and PropBank's roles, where the words are the same."""
    labels = dict(_read_uner(folder / "uner_ewt" / f"en_ewt-ud-{split}.iob2"))
    roles = read_propbank(folder / "propbank_ewt" / f"ewt-srl-{split}.conll")
    sentences = read_conllu(folder / "ewt" / f"en_ewt-ud-{split}.conllu", "ewt")
    return [
        _with_roles(_with_names(sent, *labels.get(sent.key, ((), ()))), roles.get(sent.key))
        for sent in sentences
    ]


def read_gum(folder: Path, split: str) -> list[Sentence]:
    """The open genres of GUM, with their named mentions."""
    return list(read_conllu(folder / "gum_open" / f"gum-{split}.conllu", "gum"))


def read_wikigold(folder: Path) -> list[Sentence]:
    """Wikigold, its I- tags turned into BIO."""
    sentences, document, rows = [], 0, []
    for line in (folder / "wikigold" / "wikigold.conll.txt").read_text("utf-8").splitlines():
        if line.startswith("-DOCSTART-"):
            document += 1
        elif line:
            rows.append(line.split(" "))
        elif rows:
            words, tags = zip(*rows)
            names = tuple(_iob_to_bio(tags))
            sentences.append(Sentence("wikigold", str(document), "", words, names=names))
            rows = []
    return sentences


def read_re3d(folder: Path, tokenize: Tokenize) -> list[Sentence]:
    """re3d's paragraphs, as sentences without syntax; entities of confidence 0.5 and more."""
    found = []
    for documents in sorted((folder / "re3d").glob("*/documents.json")):
        entities = defaultdict(list)
        for entity in _json_lines(documents.with_name("entities.json")):
            if entity.get("confidence", 1) >= 0.5 and entity["type"] in _RE3D_TYPES:
                entities[entity["documentId"]].append(entity)
        for document in _json_lines(documents):
            found += _re3d_paragraphs(document, entities[document["_id"]], tokenize)
    return found


def follow(sentences: Iterable[Sentence], lead: Sequence[Sentence]) -> list[Sentence]:
    """Sentences retagged as `lead` tags the same form and XPOS, where that one hardly varies.

    GUM and EWT differ on a few words ("United": VERB, ADJ); the shipped model speaks EWT.
    """
    counts: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for sentence in lead:
        layer = sentence.syntax
        for word, xpos, *tags in zip(sentence.words, layer.xpos, layer.upos, layer.feats):
            counts[word.lower(), xpos][tuple(tags)] += 1
    settled = {}
    for key, tags in counts.items():
        (best, count), total = tags.most_common(1)[0], tags.total()
        if total >= 5 and count >= 0.95 * total:
            settled[key] = best
    return [_retag(sentence, settled) for sentence in sentences]


def spans_to_bio(spans: Iterable[tuple[int, int, str]], length: int) -> list[str]:
    """BIO labels of non-overlapping spans; of spans that overlap, the longest wins."""
    labels = ["O"] * length
    for start, end, label in sorted(spans, key=lambda span: span[0] - span[1]):
        if all(tag == "O" for tag in labels[start:end]):
            labels[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return labels


def _blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    comments, rows = {}, []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# ") and "\t" not in line:
            key, _, value = line[2:].partition(" = ")
            comments[key] = value
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = {}, []


def _read_uner(path: Path) -> Iterator[tuple[str, tuple[tuple[str, ...], tuple[str, ...]]]]:
    for comments, rows in _blocks(path):
        # The early train file slips B-O for O, and marks as B-OTH what is often an organisation.
        tags = tuple(_UNER_SLIPS.get(row[2], row[2]) for row in rows)
        yield comments["sent_id"], (tuple(row[1] for row in rows), tuple(_iob_to_bio(tags)))


def _with_names(
    sentence: Sentence, words: tuple[str, ...], names: tuple[str, ...]
) -> Sentence:
    return replace(sentence, names=names) if words == sentence.words else sentence


def _with_roles(sentence: Sentence, roles: Roles | None) -> Sentence:
    return replace(sentence, roles=roles) if roles and roles.words == sentence.words else sentence


def _iob_to_bio(tags: Sequence[str]) -> Iterator[str]:
    before = "O"
    for tag in tags:
        opens = "-" in tag and (tag[:1] == "B" or before[2:] != tag[2:])
        yield f"B-{tag[2:]}" if opens else tag
        before = tag


def _with_gum_names(sentence: Sentence, misc: Sequence[str]) -> Sentence:
    """Both layers of names from GUM's entities: those whose head is a proper noun, and times.

    The first layer has no peoples ("Kuwaitis") and no offices without a name. A proper noun in no
    entity may be a name that GUM does not tell: it is left open there.
    """
    syntax, size = sentence.syntax, len(sentence.words)
    spans, named, told = [], [], set()
    for start, end, kind in _gum_spans(misc):
        label, head = _GUM_TYPES.get(kind), head_of(start, end, syntax.heads)
        told.update(range(start, end))
        if label == "TIME" and end - start <= 6:
            spans.append((start, end, label))
        elif label and label != "TIME" and syntax.upos[head] == "PROPN":
            left, right = _name_part(start, end, head, sentence, onward=label != "PERSON")
            spans.append((left, right, label))
            if label in _PLAIN_TYPES and (label != "PERSON" or syntax.xpos[head] == "NNP"):
                named.append((after_title(left, right, sentence.words), right, _PLAIN_TYPES[label]))
    names = spans_to_bio((span for span in named if span[0] < span[1]), size)
    for at, upos in enumerate(syntax.upos):
        if names[at] == "O" and upos == "PROPN" and at not in told:
            names[at] = DOUBTFUL
    return replace(sentence, names=tuple(names), mentions=tuple(spans_to_bio(spans, size)))


def _gum_spans(misc: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, type) of the mentions that open and close in this sentence."""
    open_mentions: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, field in enumerate(misc):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", field)
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", entity[1]) if entity else ():
            number, *rest = mark.strip("()").split("-")
            if mark.startswith("("):
                open_mentions[number].append((at, rest[0]))
            if mark.endswith(")") and open_mentions[number]:
                start, kind = open_mentions[number].pop()
                yield start, at + 1, kind


def _name_part(
    start: int, end: int, head: int, sentence: Sentence, *, onward: bool
) -> tuple[int, int]:
    """The name inside a mention: the run of name-like words around its head.

    `onward`, it goes on after "of": "University of Velm", "Ministry of the Interior".
    """
    named = [tag in ("NNP", "NNPS", "HYPH", "AFX", "CD") for tag in sentence.syntax.xpos]
    left, right = head, head + 1
    while left > start and named[left - 1]:
        left -= 1
    while right < end:
        link = right
        while onward and link < end and sentence.words[link] in ("of", "for", "the", "and"):
            link += 1
        opens = link == right or sentence.words[right] in ("of", "for")
        if link == end or not named[link] or not opens:
            break
        right = link + 1
    return left, right


def after_title(start: int, end: int, words: Sequence[str]) -> int:
    """Where a name begins, for Universal NER leaves titles out of it; `end` where there is only a title."""
    while start < end and words[start] in PERSON_TITLES:
        start += 1
    return start


def _json_lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8-sig").splitlines() if line.strip()]


def _re3d_paragraphs(
    document: dict, entities: list[dict], tokenize: Tokenize
) -> Iterator[Sentence]:
    for paragraph in re.finditer(r"[^\n]+", document["text"]):
        tokens = [(word, at + paragraph.start()) for word, at in tokenize(paragraph[0])]
        if not tokens:
            continue
        spans = []
        for entity in entities:
            inside = [
                number for number, (word, at) in enumerate(tokens)
                if at < entity["end"] and at + len(word) > entity["begin"]
            ]  # fmt: skip
            if inside:
                spans.append((inside[0], inside[-1] + 1, _RE3D_TYPES[entity["type"]]))
        words = tuple(word for word, _ in tokens)
        yield Sentence(
            "re3d", document["_id"], "", words, names=_re3d_names(words, spans),
            mentions=tuple(spans_to_bio(spans, len(words))),
        )  # fmt: skip


def _re3d_names(words: Sequence[str], spans: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """The first layer from re3d's spans, which hold names and descriptions alike.

    A span of capitalised words is a name; any other capital letter leaves the word open.
    """
    named = []
    for start, end, label in spans:
        start += words[start].lower() in ("the", "a", "an")
        if label == "PERSON":
            start = after_title(start, end, words)
            if end - start > 3:
                continue  # mostly an office: "Secretary of State for Defence"
        bare = [word for word in words[start:end] if word not in _NAME_LINKS]
        if bare and label in _PLAIN_TYPES and all(word[:1].isupper() for word in bare):
            named.append((start, end, _PLAIN_TYPES[label]))
    return tuple(
        DOUBTFUL if label == "O" and word[:1].isupper() else label
        for word, label in zip(words, spans_to_bio(named, len(words)))
    )


def _retag(sentence: Sentence, settled: dict[tuple[str, str], tuple[str, str]]) -> Sentence:
    layer = sentence.syntax
    tags = [
        settled.get((word.lower(), xpos), (upos, feats))
        for word, xpos, upos, feats in zip(sentence.words, layer.xpos, layer.upos, layer.feats)
    ]
    upos, feats = zip(*tags)
    return replace(sentence, syntax=replace(layer, upos=upos, feats=feats))
