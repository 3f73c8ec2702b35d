"""Two readings of one document compared."""

from dataclasses import replace

from tests.conftest import make_reading
from twosource.model.reading import Reading
from twosource.model.text import Publication
from twosource.model.time import Interval
from twosource.weigh.difference import compare


def redated(reading: Reading, day: str) -> Reading:
    """``reading`` with its claim on ``day``."""
    (claim,) = reading.claims
    times = tuple(replace(time, timex=day, interval=Interval(day, day)) for time in claim.event.times)
    return replace(reading, claims=(replace(claim, event=replace(claim.event, times=times)),))


def test_a_reading_does_not_differ_from_itself() -> None:
    assert not compare(make_reading(), make_reading())


def test_claims_with_other_times_are_told() -> None:
    difference = compare(make_reading(), redated(make_reading(), "2032-05-03"))
    (change,) = difference.times
    assert [side.event.times[0].timex for side in (change.before, change.after)] == ["2031-05-03", "2032-05-03"]
    assert (difference.appeared, difference.vanished) == ((), ())


def test_another_rule_for_the_same_day_is_no_change() -> None:
    reading = make_reading()
    (claim,) = reading.claims
    times = tuple(replace(time, rule="another") for time in claim.event.times)
    assert not compare(reading, replace(reading, claims=(replace(claim, event=replace(claim.event, times=times)),)))


def test_claims_that_come_and_go_are_told() -> None:
    reading = make_reading()
    assert compare(replace(reading, claims=()), reading).appeared == reading.claims
    assert compare(reading, replace(reading, claims=())).vanished == reading.claims


def test_another_date_alone_is_a_difference() -> None:
    reading = make_reading()
    later = replace(reading, document=replace(reading.document, published=Publication("2032-01-01")))
    assert compare(reading, later) and compare(reading, later).times == ()
