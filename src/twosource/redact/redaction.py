"""One article as strangers may see it: its text and all facts of it, without what could lead to whom it protects.

The text itself is changed and every offset moved along, so that in a public output, too, each span is its text. What stands
for a person is the same in all outputs.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from twosource.model.decision import Anchor, Decision
from twosource.model.mention import Entity
from twosource.model.place import Place
from twosource.model.protection import Detail, DetailKind, Protection
from twosource.model.reading import Reading
from twosource.model.source import Source
from twosource.model.text import Document, Span
from twosource.redact.edits import Edit, Edits
from twosource.store.corrections import as_json, text_hash, value_of

REDACTED = "words that could lead to protected people are left out"  # a note of documents in public outputs
PLACEHOLDER = re.compile(r"\[(?:a protected source|protected source \d+|an occupation|a workplace|a place|a detail)\]")
STANDS_FOR = {
    DetailKind.JOB: "[an occupation]", DetailKind.WORKPLACE: "[a workplace]", DetailKind.REGION: "[a place]",
    DetailKind.OTHER: "[a detail]",
}  # fmt: skip
ARTICLE = re.compile(r"^(?:an?|the|his|her|their)\s+", re.IGNORECASE)


def placeholder(number: int) -> str:
    """What stands for the ``number``-th person whom an article protects."""
    return "[a protected source]" if number == 1 else f"[protected source {number}]"


class Redaction:
    """What is left out of one article, and how. Without protections everything stays as it is."""

    def __init__(self, text: str, protections: Sequence[Protection]) -> None:
        self.text = text
        self.protections = protections
        pairs = [(detail, words) for number, person in enumerate(protections, start=1) for detail, words in _replaced(person, number)]
        self.edits = Edits(text, (Edit(detail.span, words) for detail, words in pairs))
        written = {ARTICLE.sub("", detail.span.of(text)).casefold(): words for detail, words in pairs if _stands_alone(detail, text)}
        self._written = {" ".join(key.split()): words for key, words in written.items()}
        listed = "|".join(r"\s+".join(map(re.escape, key.split())) for key in sorted(self._written, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![^\W_])(?:(?:an?|the)\s+)?({listed})(?![^\W_])", re.IGNORECASE) if listed else None

    def reading(self, reading: Reading) -> Reading:
        """The article with all its facts, redacted."""
        return self._value(reading) if self.protections else reading

    def decision(self, decision: Decision) -> Decision:
        """A decision on the article or one of its claims."""
        return self._value(decision)

    def document(self, document: Document) -> Document:
        """The article; its address is left out, which would lead straight back, and a note says what was done."""
        if not self.protections:
            return document
        told = {field.name: self._value(getattr(document, field.name)) for field in fields(document) if field.name not in ("text", "id")}
        return replace(document, **told | {"text": self.edits.text, "url": None, "notes": (*told["notes"], REDACTED)})

    def words(self, words: str) -> str:
        """Words that stand outside of the text: names and phrases that are left out of it are left out of them."""
        if self._pattern is None:
            return words
        return self._pattern.sub(lambda match: self._written[" ".join(match[1].casefold().split())], words)

    def plain(self, value: Any) -> Any:
        """``value`` with every text in it redacted, offsets as they are: for what is not about one article alone."""
        if isinstance(value, StrEnum) or not isinstance(value, str | tuple) and not is_dataclass(value):
            return value
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, tuple):
            return tuple(self.plain(each) for each in value)
        return replace(value, **{field.name: self.plain(getattr(value, field.name)) for field in fields(value)})

    def _value(self, value: Any) -> Any:
        """Any fact of the article: offsets moved, words redacted."""
        match value:
            case StrEnum() | None | bool() | int() | float():
                return value
            case str():
                return self.words(value)
            case Span():
                return self.edits.span(value)
            case tuple():
                return tuple(self._value(each) for each in value)
            case Document():
                return self.document(value)
            case Decision():
                told = {key: as_json(self._value(value_of(value, before=key == "before"))) for key in ("value", "before")}
                return replace(value, why=self.words(value.why), anchor=self._value(value.anchor), **told)
            case Anchor():
                return replace(value, trigger=self._value(value.trigger), text=text_hash(self.edits.text))
            case Protection():
                return replace(value, phrase=self._value(value.phrase), reason=self._value(value.reason), details=())
        told = {field.name: self._value(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **told | self._renamed(value))

    def _renamed(self, value: Any) -> Mapping[str, Any]:
        """What names somebody or some place in the very words that are replaced, takes the words that replace them."""
        match value:
            case Source() if self.edits.touches(value.span) or self._is_protected(value.entity):
                return {"affiliation": None, "interest": None} | ({"name": self._public(value.span)} if value.name == value.span.of(self.text) else {})
            case Place() if value.span and self.edits.touches(value.span):
                return {"name": self._public(value.span), "geonames": None, "latitude": None, "longitude": None, "precision": "unresolved", "why": ""}
            case Entity() if self._is_left_out(value):
                return {"name": self._public(value.mentions[0].span), "office": None, "affiliation": None, "wikidata": None}
        return {}

    def _is_left_out(self, entity: Entity) -> bool:
        """Whether an entity is one of the protected people, or is named nowhere but in replaced words."""
        return self._is_protected(entity.id) or all(self.edits.covers(mention.span) for mention in entity.mentions)

    def _is_protected(self, entity: str | None) -> bool:
        return any(entity in person.entities for person in self.protections)

    def _public(self, span: Span) -> str:
        return self.edits.span(span).of(self.edits.text)


def _replaced(person: Protection, number: int) -> Iterator[tuple[Detail, str]]:
    """Details that are left out. Of people whose name the article does not give, the job stays: it is all that they are known by."""
    named = any(detail.kind is DetailKind.NAME for detail in person.details)
    for detail in person.details:
        if detail.kind is DetailKind.NAME:
            yield detail, placeholder(number)
        elif named or detail.kind in (DetailKind.WORKPLACE, DetailKind.REGION):
            yield detail, detail.coarse or STANDS_FOR[detail.kind]


def _stands_alone(detail: Detail, text: str) -> bool:
    """Whether a detail's words lead to it wherever they stand: names do, and phrases of several words."""
    words = ARTICLE.sub("", detail.span.of(text)).split()
    return detail.kind is DetailKind.NAME or (detail.kind is not DetailKind.OTHER and len(words) > 1)
