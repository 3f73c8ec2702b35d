"""Mentions of one event share its day, and nothing else does."""

from dataclasses import replace

import pytest

from twosource.extract.times import date_claims
from twosource.model.claim import Claim, Factuality, Modality, Polarity, Speech, Version
from twosource.model.event import Argument, EventMention
from twosource.model.judgement import Score
from twosource.model.text import BlockKind, Document, Span
from twosource.model.time import Interval, TimeExpression

DOCUMENT = Document("sha256:0", "brief.txt", "Kestria sells boats" + " " * 41 + "Patrol boats were sold on 3 May 2021.")
DAY = TimeExpression(Span(90, 100), "DATE", "2021-05-03", Interval("2021-05-03", "2021-05-03"), "month, day and year")


def claim(key: str, start: int, *, times: tuple[TimeExpression, ...] = (), **roles: str) -> Claim:
    span = Span(start, start + 4)
    arguments = tuple(Argument(role, span, span, entity) for role, entity in roles.items())
    event = EventMention(key, "transfer", span, Span(start, start + 50), arguments, times=times)
    return Claim(key, event, (), Factuality(), Speech.NONE, BlockKind.BODY, (event.sentence,), Score(0.9, ""), Version("m", "v", "s"))


def test_the_day_is_taken_over_and_says_so() -> None:
    headline = claim("headline", 0, supplier="kestria", recipient="velm")
    body = claim("body", 60, times=(DAY,), supplier="kestria", recipient="velm")
    dated, kept = date_claims(DOCUMENT, (headline, body))
    (time,) = dated.event.times
    assert (time.timex, time.span, time.imputed) == ("2021-05-03", DAY.span, ("event",))
    assert time.rule == "month, day and year; as told of the same event elsewhere" and kept == body


@pytest.mark.parametrize(
    "other",
    [
        claim("other", 60, times=(DAY,), supplier="kestria", recipient="varnland"),
        claim("other", 60, times=(DAY,), supplier="kestria"),
        replace(claim("other", 60, times=(DAY,), supplier="kestria", recipient="velm"), factuality=Factuality(Polarity.NEGATIVE)),
        replace(claim("other", 60, times=(DAY,), supplier="kestria", recipient="velm"), factuality=Factuality(modality=Modality.PLANNED)),
        claim("other", 60, times=(replace(DAY, direction="by"),), supplier="kestria", recipient="velm"),
    ],
)
def test_what_may_be_another_event_lends_nothing(other: Claim) -> None:
    undated = claim("undated", 0, supplier="kestria", recipient="velm")
    assert date_claims(DOCUMENT, (undated, other))[0] == undated


def test_two_days_for_one_event_date_nothing() -> None:
    days = [replace(DAY, timex=timex) for timex in ("2021-05-03", "2021-05-04")]
    told = [claim(f"told {day.timex}", 60, times=(day,), supplier="kestria", recipient="velm") for day in days]
    assert date_claims(DOCUMENT, (claim("undated", 0, supplier="kestria", recipient="velm"), *told))[0].event.times == ()


def test_a_headline_sums_up_the_first_paragraph() -> None:
    text = DOCUMENT.text
    title, told = (claim(key, 0, times=times) for key, times in (("title", ()), ("told", (DAY,))))
    boats, sold = Span(text.index("boats"), text.index("boats") + 5), Span(text.index("Patrol"), text.index("Patrol") + 12)
    headline = replace(title, block=BlockKind.HEADLINE, event=replace(title.event, arguments=(Argument("item", boats, boats),)))
    lead = replace(told, block=BlockKind.LEAD, event=replace(told.event, arguments=(Argument("item", sold, sold),)))
    assert date_claims(DOCUMENT, (headline, lead))[0].event.times[0].timex == "2021-05-03"
    assert date_claims(DOCUMENT, (replace(headline, block=BlockKind.BODY), lead))[0].event.times == ()
    bound = replace(headline, event=replace(headline.event, trigger=boats, arguments=(Argument("item", boats, boats, "boats"), Argument("supplier", boats, boats, "kestria"))))
    others = replace(lead, event=replace(lead.event, arguments=(Argument("supplier", Span(60, 61), Span(60, 61), "varnland"),)))
    assert date_claims(DOCUMENT, (bound, others))[0].event.times == ()
