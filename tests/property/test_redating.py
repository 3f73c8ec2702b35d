"""Another date for an article moves only the claims whose times depend on it."""

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.config import load_config
from twosource.model.claim import Claim
from twosource.model.text import Document, Publication
from twosource.pipeline.build import Machine, build
from twosource.weigh.difference import compare

SENTENCES = (
    "Kestria sold three patrol boats to Velm on May 3, 2029.",
    "Rebels attacked the port of Orsova on Monday.",
    "The envoys met in the spring of 2028.",
    "Varnland imposed sanctions on Kestria last month.",
    "Minister Orrel visited the yard on June 4.",
    "The Daily Meridian reported on May 9, 2030 that Kestria had sold drones to Velm.",
    "Kestria has supplied drones to Varnland since the 2027 invasion of Velm.",
    "Kestria will send tanks to Velm next year.",
)
ARTICLES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True).map("\n\n".join)
DAYS = st.dates(date(2024, 1, 1), date(2039, 12, 31)).map(str)


@cache
def machine() -> Machine:
    return build(load_config())


def on_day(text: str, day: str) -> Document:
    return Document("d", "d.txt", text, published=Publication(day, day, day, "override"))


def depends_on_day(claim: Claim) -> bool:
    return any(time.anchor is not None for time in claim.event.times)


@settings(max_examples=15, deadline=None)
@given(ARTICLES, DAYS, DAYS)
def test_only_what_counts_from_the_day_moves(text: str, first: str, second: str) -> None:
    readings = [machine().pipeline(on_day(text, day)) for day in (first, second)]
    difference = compare(*readings)
    assert all(depends_on_day(change.before) or depends_on_day(change.after) for change in difference.times)
    assert difference.appeared == difference.vanished == ()
    assert bool(difference) == (first != second)
