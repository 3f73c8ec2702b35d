"""Polarity and modality, with the words that decide."""

import pytest

from twosource.extract.factuality import judge_factuality
from twosource.extract.tokens import TokenIndex
from twosource.model.claim import Modality, Polarity
from twosource.model.event import EventMention
from twosource.model.text import Span
from twosource.model.time import Interval, TimeExpression


@pytest.mark.parametrize(
    ("name", "kind", "trigger", "polarity", "modality", "because"),
    [
        ("yet", "transfer", "deliver", "negative", "actual", ["yet"]),
        ("failure", "transfer", "deliver", "negative", "actual", ["failure"]),
        ("called_off", "visit", "visit", "negative", "actual", ["called"]),
        ("refused", "transfer", "deliver", "negative", "actual", ["refused"]),
        ("denied", "transfer", "sold", "negative", "actual", ["denied"]),
        ("rejected", "transfer", "deliveries", "negative", "actual", ["rejected"]),
        ("without", "agreement", "signing", "negative", "actual", ["without"]),
        ("not_only", "transfer", "sold", "positive", "actual", []),
        ("could", "transfer", "sell", "positive", "possible", ["could"]),
        ("ability", "production", "build", "positive", "possible", ["ability"]),
        ("plan", "construction", "build", "positive", "planned", ["plans"]),
        ("plan", "production", "assemble", "positive", "planned", ["plans"]),
        ("holds", "negotiation", "talks", "positive", "planned", ["will"]),
        ("asked", "transfer", "deliver", "positive", "requested", ["asked"]),
        ("if", "transfer", "buys", "positive", "conditional", ["if"]),
        ("will_if", "transfer", "sell", "positive", "conditional", ["if"]),
        ("even_if", "transfer", "sell", "positive", "planned", ["will"]),
        ("inverted", "attack", "attack", "positive", "conditional", ["Should"]),
        ("inverted", "construction", "close", "positive", "conditional", ["Should"]),
        ("began", "transfer", "deliver", "positive", "actual", []),
        ("flew", "visit", "visit", "positive", "actual", []),
        ("condemned", "attack", "attack", "positive", "actual", []),
        ("said_that", "transfer", "sold", "positive", "actual", []),
        # signatures: what a verb says of its complement, affirmed and denied
        ("forgot_that", "transfer", "sold", "positive", "actual", ["forgot"]),
        ("forgot_to", "transfer", "deliver", "negative", "actual", ["forgot"]),
        ("not_forgot", "transfer", "deliver", "positive", "actual", ["not", "forget"]),
        ("not_failed", "transfer", "deliver", "positive", "actual", ["not", "fail"]),
        ("not_refuse", "transfer", "deliver", "positive", "possible", ["not", "refuse"]),
        ("managed_not", "transfer", "deliver", "negative", "actual", ["not"]),
        ("never_took_part", "exercise", "exercise", "negative", "actual", ["never"]),
        ("pretended", "transfer", "deliver", "negative", "actual", ["pretended"]),
        ("forced", "transfer", "deliver", "positive", "actual", ["forced"]),
        ("not_force", "transfer", "deliver", "positive", "possible", ["not", "force"]),
        ("hesitate", "transfer", "deliver", "positive", "actual", ["not", "hesitate"]),
        ("not_know", "transfer", "sold", "positive", "actual", ["know"]),
        ("promised", "transfer", "deliver", "positive", "planned", ["promised"]),
        ("nearly", "transfer", "sold", "negative", "actual", ["nearly"]),
        ("question", "transfer", "sell", "positive", "possible", ["?"]),
        ("free", "transfer", "sell", "positive", "possible", ["free"]),
        ("false_reports", "transfer", "sold", "negative", "actual", ["false"]),
        ("is_false", "transfer", "sold", "negative", "actual", ["false"]),
        ("not_have", "transfer", "sell", "negative", "planned", ["not", "plan"]),
    ],
)
def test_judgement(sentences, cues, name, kind, trigger, polarity, modality, because) -> None:
    doc = sentences(name)
    start = doc.text.rindex(trigger)
    event = EventMention("evm", kind, Span(start, start + len(trigger)), Span(0, len(doc.text)))
    factuality = judge_factuality(event, TokenIndex(doc), cues=cues)
    assert (factuality.polarity, factuality.modality) == (Polarity(polarity), Modality(modality))
    assert [span.of(doc.text) for span in factuality.because] == because


def test_what_is_told_of_a_later_day_is_planned(sentences, cues) -> None:
    doc = sentences("tomorrow")
    start, day = doc.text.index("expires"), doc.text.index("Sunday")
    sunday = TimeExpression(Span(day, day + 6), "DATE", "2021-11-28", Interval("2021-11-28", "2021-11-28"), "weekday")
    event = EventMention("evm", "expiry", Span(start, start + 7), Span(0, len(doc.text)), times=(sunday,))
    planned = judge_factuality(event, TokenIndex(doc), cues=cues, today="2021-11-23")
    assert (planned.modality, planned.because) == (Modality.PLANNED, (sunday.span,))
    assert judge_factuality(event, TokenIndex(doc), cues=cues, today="2021-11-29").modality is Modality.ACTUAL
    assert judge_factuality(event, TokenIndex(doc), cues=cues).modality is Modality.ACTUAL
