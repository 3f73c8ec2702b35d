"""Where quotations begin and end."""

import pytest

from twosource.extract.attribution.quotes import find_quotations, is_speech


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We sold no boats," said Minister Orrel.', ['"We sold no boats,"']),
        ("“We sold no boats,” said Orrel. “Not one.”", ["“We sold no boats,”", "“Not one.”"]),
        ("The ‘consultations’ ended.", ["‘consultations’"]),
        ("Varnland bans ferry, cites 'security'", ["'security'"]),
        ("The yard's crews and the states' fleets met.", []),
        ("“They said ‘never’ to us,” he said.", ["“They said ‘never’ to us,”"]),
        ('The 5" gun was shown.', []),
        ("«Nous partons», said Orrel.", ["«Nous partons»"]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_next_paragraph_continues_an_open_quotation() -> None:
    text = "“We sold boats.\n\n“We will sell more,” Orrel said."
    first, second = find_quotations(text)
    assert not first.closed
    assert second.continues
    assert first.span.of(text) == "“We sold boats."


def test_open_quotation_without_continuation_is_dropped() -> None:
    assert quoted("“We sold boats.\n\nThe yard is large.") == []


def test_scare_quotes_are_not_speech() -> None:
    text = 'The so-called "consultations" and the "kamikaze drones" went on. "We know nothing of it."'
    verdicts = [is_speech(text, quotation) for quotation in find_quotations(text)]
    assert verdicts == [False, False, True]
