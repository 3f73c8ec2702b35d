"""Votes on an event's polarity and modality, and how they add up."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.model.claim import Modality, Polarity
from twosource.vocabulary.cues import CueLexicon, Does, Signature

NEGATION, FACTIVE = Signature("-", "+"), Signature("+", "+")
PAST_TAGS = frozenset({"VBD", "VBN"})
TOWARDS = frozenset({"toward", "towards"})
TOPICAL = frozenset({"for", "on", "about", "over"})  # "talks on a truce"


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides besides the words at hand: the lexicon, and the type of the event."""

    cues: CueLexicon
    event_type: str

    def is_of(self, group: str) -> bool:
        """Whether the event is of a group of types (``event_groups`` in cues.yaml)."""
        return self.event_type in self.cues.event_groups[group]

    def denies(self, lemma: str) -> bool:
        """Whether a verb says that its object is not so."""
        return any(entry.does in (Does.DENY, Does.REJECT) for entry in self.cues.verbs.get(lemma, ()))


@dataclass(frozen=True, slots=True)
class Vote:
    """One word that speaks on the modality, or (``modality`` is None) on the polarity of what it governs."""

    word: Token
    modality: Modality | None = None
    signature: Signature = NEGATION


Step = tuple[list[Vote], Token | None]  # votes of what governs a word, and the word from which to go on; None ends the climb


def signed_by(setting: Setting, governor: Token, *phrases: str) -> list[Vote]:
    """The vote of a word with a signature of its own."""
    signature = setting.cues.signature(*phrases)
    return [Vote(governor, signature=signature)] if signature is not None else []


def composed(signatures: Iterable[Signature]) -> tuple[Polarity, bool]:
    """Polarity of the event, the outermost signature first, and whether some of them leaves it open."""
    sign, is_open = "+", False
    for signature in signatures:
        sign = signature.denied if sign == "-" else signature.affirmed
        is_open = sign == "o"
    return Polarity.NEGATIVE if sign == "-" else Polarity.POSITIVE, is_open
