"""What somebody answers to what is said of them: a denial, an admission, or neither."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.ids import AnswerId, ClaimId
from twosource.model.source import Source
from twosource.model.text import Span


class AnswerKind(StrEnum):
    DENIAL = "denial"
    ADMISSION = "admission"
    NON_DENIAL = "non-denial"  # speaks, but not to what was said
    REFUSAL = "refusal-to-confirm"  # will say neither yes nor no
    CONDEMNATION = "condemnation"  # blames whoever said it, and leaves open whether it is true


@dataclass(frozen=True, slots=True)
class Limit:
    """Words that bound an answer to a part of what was said: to a time, an amount or who took part."""

    field: str  # time, quantity, participant
    span: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``claims`` are made by the answer itself ("denied that it sold boats"); ``answers`` are other claims
    of the article that it speaks to ("refused to confirm the report").

    A denial or admission without ``limits`` is full; with them it is partial, and goes no further than their words.
    """

    id: AnswerId
    kind: AnswerKind
    by: Source
    cue: tuple[Span, ...]
    sentence: Span
    about: tuple[Span, ...] = ()  # the words that name what is answered; empty where nothing stands
    limits: tuple[Limit, ...] = ()
    claims: tuple[ClaimId, ...] = ()
    answers: tuple[ClaimId, ...] = ()
