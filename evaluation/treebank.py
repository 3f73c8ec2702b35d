"""Gold sentences of a CoNLL-U file, as documents that can be read raw or with gold tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class GoldWord:
    """One syntactic word. `head` is an index into the document's words, None for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int | None
    deprel: str
    start: int  # characters of the document that are no white space, up to its surface token
    end: int
    multiword: bool  # shares its surface token ("don't") with other words
    space: bool  # white space follows


@dataclass(slots=True)
class GoldDocument:
    """Words in order, the sentences' first words, and the plain text."""

    name: str
    words: list[GoldWord] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)  # sent_id of each sentence
    text: str = ""

    def doc(self, vocab: Vocab) -> Doc:
        """An unread spaCy Doc with the gold words and sentences."""
        starts = set(self.starts)
        return Doc(
            vocab, words=[word.form for word in self.words],
            spaces=[word.space for word in self.words],
            sent_starts=[at in starts for at in range(len(self.words))],
        )  # fmt: skip


def read_documents(path: Path) -> list[GoldDocument]:
    """All documents; an empty line of `text` parts paragraphs, as in UD's own plain texts."""
    documents: list[GoldDocument] = []
    for comments, rows in _sentences(path):
        if "newdoc id" in comments or not documents:
            documents.append(GoldDocument(comments.get("newdoc id", path.stem)))
        document = documents[-1]
        if document.text and ("newpar id" in comments or "newpar" in comments):
            document.text = document.text.rstrip() + "\n\n"
        _append(document, comments, rows)
    return documents


def _sentences(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("#"):
            key, _, value = line[1:].strip().partition(" = ")
            comments[key] = value
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = {}, []


def _append(document: GoldDocument, comments: dict[str, str], rows: list[list[str]]) -> None:
    first, at = len(document.words), _length(document)
    document.starts.append(first)
    document.keys.append(comments["sent_id"])
    inside, span, spaced = 0, (0, 0), True  # number of the last word of a multiword token
    for row in rows:
        number = row[0]
        spaced_here = "SpaceAfter=No" not in row[9].split("|")
        if "-" in number:
            inside, spaced = int(number.split("-")[1]), spaced_here
            span = at, at + len(row[1].replace(" ", ""))
            document.text += row[1] + " " * spaced
        elif number.isdigit():
            multiword = int(number) <= inside
            if not multiword:
                span = at, at + len(row[1].replace(" ", ""))
                document.text += row[1] + " " * spaced_here
            last = int(number) == inside
            head = int(row[6])
            document.words.append(GoldWord(
                row[1], row[2], row[3], row[4], row[5], first + head - 1 if head else None, row[7],
                *span, multiword, spaced if last else spaced_here and not multiword,
            ))  # fmt: skip
            if not multiword or last:
                at = span[1]


def _length(document: GoldDocument) -> int:
    return document.words[-1].end if document.words else 0
