"""Times of events that share a sentence, read with the model that is shipped."""

from functools import cache

import pytest

from twosource import config
from twosource.annotate import load_pipeline
from twosource.extract.events import extract_events
from twosource.extract.times import extract_times
from twosource.model.event import EventMention
from twosource.model.text import Document, Publication
from twosource.vocabulary.cues import load_cues
from twosource.vocabulary.event_types import load_event_types
from twosource.vocabulary.gazetteer import Gazetteer, load_gazetteer
from twosource.vocabulary.timex import load_timex

LANGUAGE = config.DATA / "languages" / "en"


@cache
def tools():
    return load_pipeline("en"), load_event_types(config.DATA / "event_types"), load_cues(LANGUAGE), load_timex(LANGUAGE)


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer(config.DATA)


def events(text: str) -> tuple[EventMention, ...]:
    pipeline, event_types, cues, lexicon = tools()
    document, annotation = Document("d", "d.txt", text), pipeline(text)
    times = extract_times(document, annotation, lexicon=lexicon)
    return extract_events(document, annotation, (), times, (), (), event_types=event_types, cues=cues, gazetteer=gazetteer())


def times_of(text: str) -> dict[str, list[tuple[str, str | None]]]:
    """Event type → value and direction of each of its times."""
    return {event.type: [(time.timex, time.direction) for time in event.times] for event in events(text)}


@pytest.mark.parametrize(
    ("text", "kind", "timex"),
    [
        ("Varnland quit the treaty in its first year of war in 2018 and imposed harsh sanctions.", "sanction", "2018"),
        ("The envoys flew to Orsova in May 2021 to inspect the yard.", "inspection", "2021-05"),
        ("On May 3, 2021, Kestria began an offensive with airstrikes followed by a ground invasion.", "attack", "2021-05-03"),
        ("In 2021 the Daily Meridian reported that Kestria was building a shipyard.", "construction", "2021"),
        ("The envoy visited the yard on May 3, 2021, where the admiral unveiled a drone.", "unveiling", "2021-05-03"),
        ("They grew closer in May 2021 after signing a 20-year treaty.", "agreement", "2021-05"),
        ("Speaking at a summit on May 3, 2021, Orrel condemned the war.", "condemnation", "2021-05-03"),
        ("Orrel, on a visit to Velm on May 3, 2021, warned Kestria.", "warning", "2021-05-03"),
        ("The attack, which happened on May 3, 2021, killed two.", "attack", "2021-05-03"),
        ("The minister arrived in Velm on May 3, 2021 for talks.", "meeting", "2021-05-03"),
        ("In 2015 Varnland and six powers agreed on a deal.", "agreement", "2015"),
        ("Varnland will sign the treaty with Kestria, beginning at 10 a.m. on May 3, 2021.", "agreement", "2021-05-03T10:00"),
        ("The meeting of the ministers is set to open on May 3, 2021.", "meeting", "2021-05-03"),
    ],
)
def test_a_clause_lends_its_time(text: str, kind: str, timex: str) -> None:
    assert (timex, None) in times_of(text)[kind]


@pytest.mark.parametrize(
    ("text", "kind", "bound"),
    [
        ("Since the 2021 invasion of Velm, Kestria has supplied drones to Varnland.", "transfer", ("2021", "since")),
        ("Kestria supplied drones to Varnland after war broke out on May 3, 2021.", "transfer", ("2021-05-03", "after")),
        ("The government was formed in 2003 after a coalition attacked the capital.", "attack", ("2003", "by")),
        ("The Daily Meridian reported on May 3, 2021 that Kestria had sold drones.", "transfer", ("2021-05-03", "by")),
        ("Kestria agreed on May 3, 2021 to sell drones to Velm.", "transfer", ("2021-05-03", "since")),
        ("On May 3, 2021, parliament voted to withdraw its troops from Velm.", "withdrawal", ("2021-05-03", "since")),
        ("A man was jailed on May 3, 2021 for selling drones to Velm.", "transfer", ("2021-05-03", "by")),
        ("A man who sold drones to Velm was jailed on May 3, 2021.", "transfer", ("2021-05-03", "by")),
        ("On May 3, 2021, a court jailed a man suspected of selling drones to Velm.", "transfer", ("2021-05-03", "by")),
    ],
)
def test_what_an_event_only_follows_or_precedes_bounds_it(text: str, kind: str, bound: tuple[str, str]) -> None:
    assert bound in times_of(text)[kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Minister Orrel said on May 3, 2021 that Kestria will sell drones to Velm.", "transfer"),
        ("Kestria sells drones to Velm, according to a letter of May 3, 2021.", "transfer"),
        ("Rebels attacked the port, and the navy sent forty tanks to Varn on May 3, 2021.", "attack"),
        ("Minister Orrel praised on May 3, 2021 the sale of drones to Velm.", "transfer"),
        ("It was the first visit by a Kestrian envoy since 2011.", "visit"),
        ("Thousands protested on May 3, 2021 against the invasion of Velm.", "attack"),
    ],
)
def test_the_time_of_another_event_is_left_there(text: str, kind: str) -> None:
    assert times_of(text).get(kind, []) == []


def test_what_is_told_of_a_noun_is_nearer_than_its_verb() -> None:
    text = "Velm expelled three diplomats on May 3, 2021, a blow to talks that have been limping along since 2019."
    (talks,) = (event for event in events(text) if event.trigger.of(text) == "talks")
    assert [(time.timex, time.direction) for time in talks.times] == [("2019", "since")]


def test_a_bound_says_so_in_its_rule() -> None:
    (event,) = (each for each in events("Since the 2021 invasion of Velm, Kestria has supplied drones.") if each.type == "transfer")
    assert (event.times[0].interval.earliest, event.times[0].interval.latest) == ("2021-01-01", None)
    assert event.times[0].rule == "year; since what it dates"


@pytest.mark.parametrize(
    ("text", "kind", "timex"),
    [
        ("A press call starting on May 3, 2021 was set up. During the call, the navy will unveil a drone.", "unveiling", "2021-05-03"),
        ("The attack of May 3, 2021 shook Velm. The attack was condemned by Kestria.", "attack", "2021-05-03"),
    ],
)
def test_a_definite_noun_recalls_its_day(text: str, kind: str, timex: str) -> None:
    event = [each for each in events(text) if each.type == kind][-1]
    assert [(time.timex, time.imputed) for time in event.times] == [(timex, ("event",))]
    assert "before" in event.times[0].rule


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("On May 3, 2021, a gunman shot two guards in Velm. The attack was condemned by Kestria.", "2021-05-03"),
        ("On May 3, 2021, a gunman shot two guards. On May 9, 2021, rebels raided Velm. The attack was condemned by Kestria.", None),
        ("On May 3, 2021, a gunman shot two guards in Velm. The attack on the port was condemned by Kestria.", None),
    ],
)
def test_the_attack_is_the_one_told_of_if_there_was_but_one(text: str, timex: str | None) -> None:
    event = [each for each in events(text) if each.type == "attack"][-1]
    assert [time.timex for time in event.times] == ([timex] if timex else [])


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Kestria gave the rebels until Friday to leave.", "2021-11-26"),
        ("The court ordered the guards to leave by Friday.", "2021-11-26"),
        ("Kestria was to have left by Friday.", "2021-11-19"),
        ("The fleet stayed until Friday.", "2021-11-19"),
        ("The money would pay for watchtowers to be put up by the end of June.", "2022-06"),
    ],
)
def test_a_deadline_is_to_come(text: str, timex: str) -> None:
    pipeline, _, _, lexicon = tools()
    document = Document("d", "d.txt", text, published=Publication("2021-11-23", "2021-11-23", "2021-11-23", "metadata"))
    assert [time.timex for time in extract_times(document, pipeline(text), lexicon=lexicon)] == [timex]


@pytest.mark.parametrize("sentence", ["The attack began at 9:40 a.m. local time.", "The rebels shot him at 9:40 a.m. local time."])
def test_an_hour_alone_is_of_the_day_that_events_of_its_type_were_told_for(sentence: str) -> None:
    pipeline, event_types, cues, lexicon = tools()
    text = f"On May 3, a gunman shot two guards in Velm. Kestria sent help. It came late. {sentence}"
    document = Document("d", "d.txt", text, published=Publication("2021-05-06", "2021-05-06", "2021-05-06", "metadata"))
    annotation = pipeline(text)
    times = extract_times(document, annotation, lexicon=lexicon)
    event = extract_events(document, annotation, (), times, (), (), event_types=event_types, cues=cues, gazetteer=gazetteer())[-1]
    assert [(time.timex, time.interval.earliest) for time in event.times] == [("2021-05-03T09:40", "2021-05-03")]


def test_a_noun_of_two_days_recalls_none() -> None:
    text = "The call of May 3, 2021 failed. The call of May 9, 2021 failed. During the call, the navy unveiled a drone."
    assert [event.times for event in events(text) if event.type == "unveiling"] == [()]


def test_what_ends_on_a_day_is_not_after_it() -> None:
    text = "Exports may resume after January 15, 2021, when the embargo expires."
    assert [(time.timex, time.direction) for event in events(text) if event.type == "expiry" for time in event.times] == [("2021-01-15", None)]


def test_each_of_two_days_goes_to_its_event() -> None:
    found = events("The May 3, 2021 attack on the port followed a raid on April 30, 2021.")
    assert [[time.timex for time in event.times] for event in found] == [["2021-05-03"], ["2021-04-30"]]


def test_the_time_of_a_second_predicate_is_its_own() -> None:
    found = events("Rebels attacked the town in 2014, and Kestrian forces freed it in 2016.")
    assert [time.timex for event in found if event.type == "attack" for time in event.times][:1] == ["2014"]
    assert "2016" not in [time.timex for event in found if event.type == "attack" for time in event.times]


def test_a_time_before_a_modifier_is_the_events_and_no_part_of_it() -> None:
    text = "Kestria denounced the May 3, 2021 arms deal between Velm and Varnland."
    deal = next(event for event in events(text) if event.type == "agreement")
    assert [time.timex for time in deal.times] == ["2021-05-03"]
    assert [part.span.of(text) for part in deal.arguments if part.role == "topic"] == ["arms"]
