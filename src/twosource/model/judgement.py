"""Scores that explain themselves, and dated, reversible judgements of sameness."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """A value in [0, 1] and the sentence that explains it."""

    value: float
    detail: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two things are one: "same", "different" or "unsure". Never edited; a later one supersedes.

    ``subject`` says what is compared: "entity" or "event". ``judge`` is "machine" or a person's name.
    """

    id: str
    subject: str
    left: str
    right: str
    verdict: str
    judge: str
    score: Score
    made_by: str  # version of the rules
