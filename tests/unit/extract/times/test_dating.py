"""Bounds of publication from the times that an article tells."""

from twosource.extract.times.dating import REPORT_RULE, bound_publication
from twosource.model.text import Document, Publication, Span
from twosource.model.time import Interval, TimeExpression


def told(timex: str, *, tense: str = "past", rule: str = "month, day and year", anchor: str | None = None) -> TimeExpression:
    return TimeExpression(Span(0, 4), "DATE", timex, Interval(timex, timex), rule, anchor=anchor, tense=tense)


def test_the_last_past_day_is_the_earliest_possible_one() -> None:
    found = bound_publication(Document("d", "d", "text"), [told("2022-11-05"), told("2022-11-19"), told("2022-11-09")])
    assert (found.value, found.earliest, found.latest, found.basis) == (None, "2022-11-19", None, "bounds")


def test_what_is_still_to_come_is_the_latest_possible_day() -> None:
    found = bound_publication(Document("d", "d", "text"), [told("2030-01-01", tense="future"), told("2022-11-19")])
    assert (found.earliest, found.latest) == ("2022-11-19", "2030-01-01")
    assert found.why == "not before 2022-11-19: tells “text” as past; not after 2030-01-01: tells “text” as still to come"


def test_what_was_to_come_when_told_bounds_nothing() -> None:
    assert bound_publication(Document("d", "d", "text"), [told("2030-01-01", tense="prospective")]) == Publication()


def test_days_counted_from_the_article_bound_nothing() -> None:
    assert bound_publication(Document("d", "d", "text"), [told("2030-01-01", anchor="published")]) == Publication()


def test_a_fresh_report_bounds_from_above() -> None:
    found = bound_publication(Document("d", "d", "text"), [told("2022-03-08", rule=REPORT_RULE, anchor="text")])
    assert (found.earliest, found.latest) == ("2022-03-08", "2022-09-07")


def test_a_stated_date_is_kept() -> None:
    stated = Publication("2023-09-20", "2023-09-20", "2023-09-20", "dateline")
    assert bound_publication(Document("d", "d", "text", published=stated), [told("2024-01-01")]) is stated
