"""Single invented sentences read for real: what happened and what did not, who did it to whom, when, and who says so.

One in fifty of a file may fail: processors differ in the last bits of what the network says, and so now and then in a parse.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.golden.conftest import Read
from twosource.model.claim import Claim, Modality, Polarity

SENTENCES = Path(__file__).parent / "sentences"
PUBLISHED = "2024-05-15"  # a Wednesday
TOLERATED = 50  # sentences of which one may be misread


def lines(name: str) -> list[tuple[str, str]]:
    """Sentences of a file, each with what stands behind its two colons."""
    return [tuple(line.rsplit(" :: ", 1)) for line in yaml.safe_load((SENTENCES / f"{name}.yaml").read_text(encoding="utf-8"))]


def check(read: Read, name: str, holds: Callable[[str, list[Claim], str], bool]) -> None:
    meant = lines(name)
    misread = [f"{text} [{wanted}]" for text, wanted in meant if not holds(text, list(read(text, published=PUBLISHED).claims), wanted)]
    assert len(misread) <= len(meant) // TOLERATED, misread


@pytest.mark.parametrize("name", ["happened", "did_not_happen", "left_open"])
def test_what_a_sentence_says_of_an_event(read: Read, name: str) -> None:
    def holds(text: str, claims: list[Claim], word: str) -> bool:
        return [verdict(claim) for claim in claims if claim.event.trigger.of(text) == word] == [name]

    check(read, name, holds)


def verdict(claim: Claim) -> str:
    if claim.factuality.polarity is Polarity.NEGATIVE:
        return "did_not_happen"
    return "happened" if claim.factuality.modality is Modality.ACTUAL else "left_open"


def test_who_did_it_to_whom(read: Read) -> None:
    def holds(text: str, claims: list[Claim], wanted: str) -> bool:
        return any(all((role.removeprefix("no ") in roles_of(claim, text)) is not role.startswith("no ") for role in wanted.split(", ")) for claim in claims)

    check(read, "roles", holds)


def roles_of(claim: Claim, text: str) -> list[str]:
    return [f"{argument.role} {argument.head.of(text)}" for argument in claim.event.arguments]


def test_when(read: Read) -> None:
    def holds(text: str, claims: list[Claim], wanted: str) -> bool:
        attack = next(claim for claim in claims if claim.event.type == "attack")
        return " and ".join(days_of(attack)) == wanted.removesuffix("never")

    check(read, "times", holds)


def days_of(claim: Claim) -> list[str]:
    days = [time.interval for time in claim.event.times if time.dates]
    return [f"{interval.earliest or ''}/{interval.latest or ''}" for interval in days]


def test_who_says_so(read: Read) -> None:
    def holds(text: str, claims: list[Claim], wanted: str) -> bool:
        attacks = [claim for claim in claims if claim.event.type == "attack"]
        return any(" < ".join(link.source.name for link in claim.chain) == wanted.removesuffix("nobody") for claim in attacks)

    check(read, "sources", holds)
