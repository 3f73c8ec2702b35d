"""What somebody answers to an event: its kind, how far it goes, and what it does to the event."""

import pytest

from twosource.link.view import AnswerView, ClaimView, Voice
from twosource.model.answer import AnswerKind
from twosource.weigh.corroborate import corroborate
from twosource.weigh.denials import find_denials

HALVARD = Voice("Halvard Press Agency", "wire", "reported", key="halvard")
MINISTER = Voice("Ilse Varga", "party", "said", key="person:varga", state="kestria")
SINCE = (("time", "since the war"),)


def answer(kind: AnswerKind, **more: tuple) -> AnswerView:
    return AnswerView("ans_1", kind, MINISTER, **more)


def claim(name: str, *chain: Voice, answers: tuple[AnswerView, ...] = (), **more: str) -> ClaimView:
    return ClaimView(name, "doc", 0, "transfer", chain=chain, answers=answers, **more)


def event(given: AnswerView, polarity: str = "negative") -> list[ClaimView]:
    """A report of a transfer, and the minister's answer to it where that is a claim of its own."""
    reported = claim("clm_1", HALVARD, answers=(given,) if "clm_1" in given.answers else ())
    return [reported, claim("clm_2", MINISTER, answers=(given,), polarity=polarity)] if given.claims else [reported]


def test_denial_without_limits_is_full() -> None:
    (denial,) = find_denials(event(answer(AnswerKind.DENIAL, claims=("clm_2",))))
    assert (denial.kind, denial.scope, denial.denies) == ("denial", "full", ("clm_1",))


def test_denial_of_the_present_is_partial_and_says_so() -> None:
    (denial,) = find_denials(event(answer(AnswerKind.DENIAL, claims=("clm_2",), limits=SINCE)))
    assert (denial.kind, denial.scope) == ("partial-denial", "partial: in time (since the war)")


def test_admission_denies_nothing() -> None:
    few = (("quantity", "a few drones"),)
    (denial,) = find_denials(event(answer(AnswerKind.ADMISSION, claims=("clm_2",), limits=few), polarity="positive"))
    assert (denial.kind, denial.scope, denial.denies) == ("admission", "partial: in amount (a few drones)", ())


@pytest.mark.parametrize("kind", [AnswerKind.NON_DENIAL, AnswerKind.REFUSAL])
def test_who_will_not_say_denies_nothing(kind: AnswerKind) -> None:
    weighed = corroborate(event(answer(kind, answers=("clm_1",))))
    (denial,) = weighed.denials
    assert (denial.kind, denial.claim, denial.denies, denial.answers) == (kind, None, (), ("clm_1",))
    assert weighed.status == "single-origin"


def test_blame_alone_is_no_answer() -> None:
    assert list(find_denials(event(answer(AnswerKind.CONDEMNATION, answers=("clm_1",))))) == []


def test_denial_of_what_was_said_disputes_it_without_a_claim_of_its_own() -> None:
    weighed = corroborate(event(answer(AnswerKind.DENIAL, answers=("clm_1",))))
    assert weighed.status == "disputed"
    assert weighed.denials[0].denies == ("clm_1",)


def test_denial_of_ones_own_part_leaves_the_event_undisputed() -> None:
    part = (("participant", "any involvement"),)
    weighed = corroborate(event(answer(AnswerKind.DENIAL, answers=("clm_1",), limits=part)))
    assert weighed.status == "single-origin"
    assert weighed.denials[0].scope == "partial: only its own part"


def test_negative_claim_of_a_voice_is_a_denial_without_its_words() -> None:
    (denial,) = find_denials([claim("clm_1", HALVARD), claim("clm_2", MINISTER, polarity="negative")])
    assert (denial.kind, denial.by, denial.denies) == ("denial", "Ilse Varga", ("clm_1",))
