"""Who answers an event: denials and admissions with their scope, evasions, refusals to confirm."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.link.view import AnswerView, ClaimView
from twosource.model.answer import AnswerKind
from twosource.model.corroboration import Denial
from twosource.weigh.independence import supports
from twosource.weigh.lineage import origin_of

ASSERTING = (AnswerKind.DENIAL, AnswerKind.ADMISSION)
DENYING = ("denial", "partial-denial")
OWN_PART = "participant"  # the limit of whoever denies only his own part
FULL, ONLY_PART = "full", "only its own part"


def find_denials(claims: Sequence[ClaimView]) -> Iterator[Denial]:
    """Answers to the event that ``claims`` report, in the order in which the articles give them.

    Condemning what others say is no answer to it. A negative claim by a party, whatever its words, is a denial.
    """
    members = {claim.id: claim for claim in claims}
    answers = {answer.id: answer for claim in claims for answer in claim.answers}
    for answer in answers.values():
        if answer.kind != AnswerKind.CONDEMNATION and _concerns(answer, members):
            yield _denial(answer, members)
    answered = {claim for answer in answers.values() for claim in answer.claims}
    yield from _unmarked(claims, answered)


def disputes(denials: Iterable[Denial]) -> bool:
    """Whether somebody says that the event is not so; who denies his own part in it does not, nor who evades."""
    return any(denial.kind in DENYING and ONLY_PART not in denial.scope for denial in denials)


def kind_of(answer: AnswerView) -> str:
    """The kind as others are told it: a denial with limits is a partial one."""
    return "partial-denial" if answer.kind == AnswerKind.DENIAL and answer.limits else str(answer.kind)


def scope_of(answer: AnswerView) -> str:
    """How far a denial or admission goes, in words: "full", or "partial" with the words that bound it."""
    if answer.kind not in ASSERTING:
        return ""
    if not answer.limits:
        return FULL
    return "partial: " + "; ".join(dict.fromkeys(scope_words(field, words) for field, words in answer.limits))


def scope_words(field: str, words: str) -> str:
    """One limit as a reader would say it."""
    if field == OWN_PART:
        return ONLY_PART
    return f"{'in time' if field == 'time' else 'in amount'} ({' '.join(words.split())})"


def _concerns(answer: AnswerView, members: Mapping[str, ClaimView]) -> bool:
    """Whether an answer belongs to the event: by a claim of its own, else by what it speaks to; an admission by the first alone."""
    if any(claim in members for claim in answer.claims):
        return True
    spoken_to = any(claim in members for claim in answer.answers)
    return spoken_to and not (answer.claims and answer.kind == AnswerKind.ADMISSION)


def _denial(answer: AnswerView, members: Mapping[str, ClaimView]) -> Denial:
    own = [claim for claim in answer.claims if claim in members]
    spoken_to = tuple(claim for claim in answer.answers if claim in members)
    said = tuple(claim.id for claim in members.values() if supports(claim))
    denied = (said if own else spoken_to) if answer.kind == AnswerKind.DENIAL else ()
    return Denial(
        claim=next(iter((*own, *answer.claims)), None),
        by=answer.by.name,
        kind=kind_of(answer),
        scope=scope_of(answer),
        denies=denied,
        answers=spoken_to or denied,
        answer=answer.id,
    )


def _unmarked(claims: Sequence[ClaimView], answered: set[str]) -> Iterator[Denial]:
    """Negative claims that name a speaker, without a word of denial: "It did not happen, the ministry said"."""
    said = tuple(claim.id for claim in claims if supports(claim))
    for claim in claims:
        voiced = origin_of(claim)
        if voiced is not None and not supports(claim) and claim.id not in answered:
            yield Denial(claim.id, voiced.name, "denial", FULL, said, said)
