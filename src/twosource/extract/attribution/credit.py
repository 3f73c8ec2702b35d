"""The type that all readers of constructions share: one cue with whom it credits and what."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.model.text import Span
from twosource.vocabulary.cues import Does

IsSource = Callable[[Token], bool]


@dataclass(frozen=True, slots=True)
class Credit:
    """One construction. ``phrase_cut``: index of the word whose clause is left out of the source's phrase."""

    anchor: Token
    cue: tuple[Span, ...]
    does: Does
    credits: str  # as in cues.yaml
    source: Token | None
    content: tuple[Span, ...]
    form: str  # clause, quote, object, infinitive, participle, predicate, anaphor, adverb
    phrase_cut: int = -1
    negated: bool = False
    within: int | None = None  # anchor of the credit that names this source ("reported, citing …")
    addressee: Token | None = None  # to whom it is said: "told the Meridian"
    medium: Token | None = None  # where it is said: "in a statement"
