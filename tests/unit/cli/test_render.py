import pytest

from tests.conftest import BODY, make_reading
from twosource.cli.render import chain, quotation, stance, when
from twosource.export.claims import claims_of


@pytest.mark.parametrize(("earliest", "latest", "expected"), [
    (None, None, "undated"),
    ("2031-05-03", "2031-05-03", "2031-05-03"),
    ("2031-05-03", None, "2031-05-03.."),
    (None, "2031-05-03", "..2031-05-03"),
    ("2031-01-01", "2031-12-31", "2031"),
    ("2030-01-01", "2031-12-31", "2030..2031"),
    ("2031-02-01", "2031-02-28", "2031-02"),
    ("2031-02-01", "2031-02-27", "2031-02-01..27"),
    ("2031-02-01", "2031-03-31", "2031-02-01..2031-03-31"),
])
def test_times_are_as_short_as_they_can_be(earliest: str | None, latest: str | None, expected: str) -> None:
    assert when({"earliest": earliest, "latest": latest}) == expected


def test_quotation_sets_off_trigger_and_arguments() -> None:
    reading = make_reading()
    (claim,) = claims_of(reading, {}, {})
    quoted = quotation(claim, reading.document.text)
    assert quoted.plain == BODY
    assert [quoted.plain[span.start : span.end] for span in quoted.spans if span.style == "bold"] == ["sell"]


def test_long_sentence_is_cut_around_the_trigger() -> None:
    (claim,) = claims_of(make_reading(), {}, {})
    text = "x" * 1000 + "sell" + "\n" * 1000
    claim |= {"sentence": {"start": 0, "end": len(text)}, "event": {"trigger": {"start": 1000, "end": 1004}}, "arguments": []}
    quoted = quotation(claim, text).plain
    assert quoted.startswith("…x") and quoted.endswith(" …") and len(quoted) < 400 and "\n" not in quoted


@pytest.mark.parametrize(("polarity", "modality", "expected"), [
    ("positive", "actual", "stated"), ("negative", "actual", "denied"), ("positive", "planned", "planned"), ("negative", "possible", "not possible"),
])
def test_stance(polarity: str, modality: str, expected: str) -> None:
    assert stance({"polarity": polarity, "modality": modality}) == expected


def test_chain_runs_from_the_article_outward() -> None:
    assert chain({"attribution": [{"source": "the Meridian"}, {"source": "an\nofficial", "inherited": True}]}) == "the Meridian > an official (credited elsewhere)"
    assert chain({"attribution": []}) == "the article itself"
