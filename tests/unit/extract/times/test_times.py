"""Time expressions of invented articles: spans, values, anchors and what is imputed."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import twosource
from twosource.extract.times import extract_times
from twosource.model.text import Document, Publication
from twosource.model.time import TimeExpression
from twosource.vocabulary.timex import load_timex

LEXICON = load_timex(Path(twosource.__file__).parent / "data" / "languages" / "en")
BLANK = spacy.blank("en")
UNPARSED = Doc(BLANK.vocab)


def times_of(text: str, published: str | None = None, annotation: Doc = UNPARSED) -> tuple[TimeExpression, ...]:
    day = Publication(published, published, published, "metadata") if published else Publication()
    return extract_times(Document("d", "d.txt", text, published=day), annotation, lexicon=LEXICON)


def values_of(text: str, published: str | None = None) -> list[tuple[str, str]]:
    return [(time.span.of(text), time.timex) for time in times_of(text, published)]


@pytest.mark.parametrize(
    ("text", "written", "timex"),
    [
        ("Kestria signed on November 19, 2022.", "November 19, 2022", "2022-11-19"),
        ("Kestria signed on 9 November 2022.", "9 November 2022", "2022-11-09"),
        ("Kestria signed on Wednesday, Nov. 9, 2022.", "Wednesday, Nov. 9, 2022", "2022-11-09"),
        ("Kestria signed on the 3rd of May 2019.", "3rd of May 2019", "2019-05-03"),
        ("Filed 2023-09-20 in Orsova.", "2023-09-20", "2023-09-20"),
        ("Filed 10/30/89 in Orsova.", "10/30/89", "1989-10-30"),
        ("The war began in February 2022.", "February 2022", "2022-02"),
        ("The yard opened in early March 2021.", "early March 2021", "2021-03"),
        ("It closed in the second quarter of 2024.", "the second quarter of 2024", "2024-Q2"),
        ("Envoys met in the spring of 2014.", "the spring of 2014", "2014-SP"),
        ("The fleet was built in the late 1990s.", "late 1990s", "199"),
        ("They travel from 5-6 April 2016.", "5-6 April 2016", "2016-04-05/2016-04-06"),
        ("The treaty runs for a 20-year term.", "20-year", "P20Y"),
        ("Talks lasted two and a half years.", "two and a half years", "P2Y6M"),
        ("Patrols leave every day.", "every day", "P1D"),
        ("Convoys leave each Thursday.", "each Thursday", "XXXX-WXX-4"),
        ("The wall was begun in 575 BC.", "575 BC", "-0574"),
        ("The wall was begun in 1 BC.", "1 BC", "0000"),
    ],
)
def test_dates_that_say_themselves(text: str, written: str, timex: str) -> None:
    assert (written, timex) in values_of(text)


@pytest.mark.parametrize(
    ("text", "written", "timex"),
    [
        ("The minister arrived on September 19.", "September 19", "2023-09-19"),
        ("The parade was held on December 30.", "December 30", "2022-12-30"),
        ("The ban will expire on October 18.", "October 18", "2023-10-18"),
        ("The envoys met on Monday.", "Monday", "2023-09-18"),
        ("The envoys will meet on Friday.", "Friday", "2023-09-22"),
        ("They met last Wednesday.", "last Wednesday", "2023-09-13"),
        ("It was shown at a fair last month.", "last month", "2023-08"),
        ("Last year the yard was closed.", "Last year", "2022"),
        ("They spoke earlier this week.", "earlier this week", "2023-W38"),
        ("A campaign may follow this winter.", "this winter", "2023-WI"),
        ("They met two weeks ago.", "two weeks ago", "2023-W36"),
        ("They met yesterday evening.", "yesterday evening", "2023-09-19TEV"),
        ("They met at 7:45 p.m. on Monday.", "7:45 p.m. on Monday", "2023-09-18T19:45"),
        ("Last April it was sold.", "Last April", "2023-04"),
    ],
)
def test_relative_words_count_from_the_day_of_publication(text: str, written: str, timex: str) -> None:
    assert (written, timex) in values_of(text, "2023-09-20")


def test_what_is_imputed_is_said() -> None:
    (arrival,) = times_of("The minister arrived on September 19.", "2023-09-20")
    assert (arrival.anchor, arrival.imputed, arrival.tense) == ("published", ("year",), "past")


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("The mission announced it on March 11.", "XXXX-03-11"),
        ("The envoy was in Orsova on Wednesday.", "XXXX-WXX-3"),
        ("It was shown last month.", "XXXX-XX"),
        ("The squadron was to come around the end of March.", "XXXX-03"),
    ],
)
def test_nothing_is_guessed_without_a_date(text: str, timex: str) -> None:
    assert [time.timex for time in times_of(text)] == [timex]


def test_a_shared_year_is_given_to_both_dates() -> None:
    text = "Officers flew to Orsova in April and September 2024."
    assert values_of(text) == [("April", "2024-04"), ("September 2024", "2024-09")]
    assert times_of(text)[0].imputed == ("year",)


def test_month_days_take_the_year_of_the_sentence_before() -> None:
    text = "Kestria brought in builders in 2021.\n\nSeven of them were booked on flights on April 24 and May 17."
    _, first, second = times_of(text)
    assert (first.timex, second.timex) == ("2021-04-24", "2021-05-17")
    assert (first.anchor, first.imputed) == ("text", ("year",))


def test_a_bare_month_does_not_take_the_year_of_another_sentence() -> None:
    assert ("January", "XXXX-01") in values_of("Kestria bought jets in 2021.\nThe two signed a pact in January.")


def test_a_report_is_younger_than_what_it_reports() -> None:
    text = (
        "Kestria quietly brought in builders in 2021, the Daily Meridian reported March 8.\n"
        "Seven were booked on flights on April 24 and September 17.\nThey inspected sites last year."
    )
    values = values_of(text)
    assert ("March 8", "2022-03-08") in values
    assert ("last year", "2021") in values


@pytest.mark.parametrize("day", ["yesterday", "on Tuesday"])
def test_a_report_on_an_unknown_day_stays_open(day: str) -> None:
    text = f"Kestria brought in builders in May 2021, the Daily Meridian reported {day}."
    assert values_of(text)[-1][1].startswith("XXXX")


def test_last_year_stays_open_where_nothing_forces_it() -> None:
    assert ("last year", "XXXX") in values_of("The ban was lifted in 2020. They inspected sites last year.")


def test_a_month_told_with_its_year_gives_it_to_its_days() -> None:
    text = "Operation Ox took place in November 2005. It had two aims. Both failed. On 10 November the fleet sailed."
    assert values_of(text)[-1] == ("10 November", "2005-11-10")


def test_the_following_day_is_known_even_if_its_year_is_not() -> None:
    assert values_of("On Dec. 6 the fleet sailed. It came back the following day.")[-1] == ("the following day", "XXXX-12-07")
    assert values_of("On Feb. 29 the fleet sailed. It came back the following day.")[-1] == ("the following day", "XXXX-XX-XX")


def test_minutes_later_is_the_same_day() -> None:
    assert values_of("The fleet sailed on May 3, 2021. It came back six minutes later.")[-1] == ("six minutes later", "2021-05-03")


def test_the_narrative_anchors_its_own_words() -> None:
    text = "In 2023, Kestria planned a yard. A party flew there the same year. Later that year it was built."
    assert values_of(text)[1:] == [("the same year", "2023"), ("Later that year", "2023")]
    assert times_of(text)[1].anchor == "text"


def test_prepositions_make_bounds() -> None:
    since, until, after = times_of("Since February 24, 2022 it fought. It held until March 2023 and rested after May 1, 2023.")
    assert (since.direction, since.interval.earliest, since.interval.latest) == ("since", "2022-02-24", None)
    assert (until.direction, until.interval.earliest, until.interval.latest) == ("until", None, "2023-03-31")
    assert (after.direction, after.interval.earliest) == ("after", "2023-05-01")


def test_vague_spans_have_bounds_and_no_date() -> None:
    recent, soon = times_of("It was used in recent weeks. It could begin within months.", "2022-11-19")
    assert (recent.timex, recent.interval.earliest, recent.interval.latest) == ("PAST_REF", "2022-09-10", "2022-11-19")
    assert (soon.kind, soon.timex, soon.interval.earliest) == ("DURATION", "PXM", "2022-11-19")


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2231 binds both sides.",
        "Resolution 1929 binds both sides.",
        "They ordered 24 Su-2000 jets.",
        "The yard built 2000 drones.",
        "Talks may march on.",
        "The 45-year-old minister spoke.",
        "They met on February 30.",
    ],
)
def test_numbers_and_common_words_are_no_dates(text: str) -> None:
    assert not [time for time in times_of(text) if "day" in time.rule or time.kind == "DURATION" or time.timex[:1] in "12"]


def test_a_known_day_has_its_year() -> None:
    assert ("Oct. 7", "2023-10-07") in values_of("War followed the Oct. 7 Hamas attack.", "2025-03-10")


def test_the_parse_tells_the_tense() -> None:
    words = ["They", "will", "meet", "on", "Friday", "."]
    parsed = Doc(
        BLANK.vocab,
        words=words,
        spaces=[True, True, True, True, False, False],
        heads=[2, 2, 2, 4, 2, 2],
        deps=["nsubj", "aux", "ROOT", "case", "obl", "punct"],
        pos=["PRON", "AUX", "VERB", "ADP", "PROPN", "PUNCT"],
    )
    (friday,) = times_of(parsed.text, "2023-09-20", parsed)
    assert (friday.tense, friday.timex) == ("future", "2023-09-22")


@pytest.mark.parametrize(("words", "timex"), [
    (("may", "leave"), "2023-09-22"), (("could", "leave"), "2023-09-22"), (("are", "to", "leave"), "2023-09-22"),
    (("may", "have", "left"), "2023-09-15"), (("could", "not", "leave"), "2023-09-15"),
])  # fmt: skip
def test_what_may_be_is_to_come(words: tuple[str, ...], timex: str) -> None:
    said = ["They", *words, "on", "Friday", "."]
    verb = len(words)
    others = {"to": ("PART", "mark"), "not": ("PART", "advmod")}
    parsed = Doc(
        BLANK.vocab,
        words=said,
        spaces=[True] * (len(said) - 2) + [False, False],
        heads=[verb] * (verb + 1) + [verb + 2, verb, verb],
        deps=["nsubj", *(others.get(word, ("AUX", "aux"))[1] for word in words[:-1]), "ROOT", "case", "obl", "punct"],
        pos=["PRON", *(others.get(word, ("AUX", "aux"))[0] for word in words[:-1]), "VERB", "ADP", "PROPN", "PUNCT"],
        morphs=["Polarity=Neg" if word == "not" else "" for word in said],
    )
    (friday,) = times_of(parsed.text, "2023-09-20", parsed)
    assert friday.timex == timex


def test_the_simple_present_of_a_day_is_a_schedule() -> None:
    parsed = Doc(
        BLANK.vocab,
        words=["Talks", "open", "on", "Friday", "."],
        spaces=[True, True, True, False, False],
        heads=[1, 1, 3, 1, 1],
        deps=["nsubj", "ROOT", "case", "obl", "punct"],
        pos=["NOUN", "VERB", "ADP", "PROPN", "PUNCT"],
        tags=["NNS", "VBP", "IN", "NNP", "."],
        morphs=["", "Tense=Pres", "", "", ""],
    )
    (friday,) = times_of(parsed.text, "2023-09-20", parsed)
    assert friday.timex == "2023-09-22"


def test_since_looks_back_and_until_ahead() -> None:
    assert values_of("They will have been digging since May.", "2021-11-20") == [("May", "2021-05")]
    assert values_of("They have until Friday to leave.", "2021-11-17") == [("Friday", "2021-11-19")]


def test_the_following_month_of_a_name_is_the_narratives() -> None:
    told = "The contract was signed in November 2020, but Kestria froze it the following July."
    assert values_of(told, "2023-03-16")[-1] == ("the following July", "2021-07")
    assert values_of("It was signed, but Kestria froze it the preceding July.", "2023-03-16") == [("the preceding July", "XXXX-07")]


def test_long_lines_take_linear_time() -> None:
    assert len(times_of("twenty " * 20000 + "years")) <= 1


def test_a_day_gets_the_year_of_the_full_date_beside_it() -> None:
    text = "The navy will tell of the September 17 raid on a call at 10 a.m. Nov. 29, 2016."
    (raid, _) = times_of(text)
    assert (raid.timex, raid.imputed, raid.rule) == ("2016-09-17", ("year",), "month-day, year of the full date beside it")


def test_two_full_dates_leave_the_year_open() -> None:
    text = "The September 17 raid came between the talks of May 3, 2016 and the vote of May 9, 2018."
    assert times_of(text)[0].timex == "XXXX-09-17"


def test_what_names_a_noun_is_not_the_last_time_told() -> None:
    text = "They met on Wednesday. In the November 27 accord a line was drawn. A ban was announced the following day."
    assert values_of(text, "2020-01-11")[-1] == ("the following day", "2020-01-09")


@pytest.mark.parametrize(
    ("text", "written", "timex"),
    [
        ("It was begun in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It failed in January nineteen ninety-seven.", "January nineteen ninety-seven", "1997-01"),
        ("They look to the year two thousand.", "the year two thousand", "2000"),
        ("The siege was a three hour fight.", "three hour", "PT3H"),
        ("It lost money in the year ended March 31.", "the year", "P1Y"),
        ("Its profit fell for the year.", "the year", "2023"),
        ("The loan runs for an additional year.", "an additional year", "P1Y"),
        ("It ended a day-long siege.", "a day-long", "P1D"),
        ("The yard lost money for two quarters.", "two quarters", "P2Q"),
        ("The yard built fewer boats these days.", "these days", "PRESENT_REF"),
        ("The pact bars sales in coming quarters.", "coming quarters", "FUTURE_REF"),
        ("By mid-afternoon they had left.", "mid-afternoon", "2023-09-20TAF"),
        ("He was shot last Oct. 23.", "last Oct. 23", "2022-10-23"),
        ("They signed a labor pact, effective May 1.", "May 1", "2024-05-01"),
        ("The envoys may leave as soon as Tuesday.", "Tuesday", "2023-09-26"),
    ],
)
def test_years_in_words_and_lengths(text: str, written: str, timex: str) -> None:
    assert (written, timex) in values_of(text, "2023-09-20")


@pytest.mark.parametrize(
    ("text", "written", "timex"),
    [
        ("The loss compares with the year-ago quarter.", "the year-ago quarter", "2022-Q2"),
        ("In the third quarter it lost less than in the 2021 period.", "the 2021 period", "2021-Q3"),
        ("In the 2021 second quarter it lost more.", "the 2021 second quarter", "2021-Q2"),
        ("The third quarter was poor. In August it sold a yard. In the latest period it lost more.", "the latest period", "2023-Q3"),
        ("Its third-quarter earnings will be lower.", "third-quarter", "2023-Q3"),
        ("The third quarter beat the year-ago second quarter.", "the year-ago second quarter", "2022-Q2"),
    ],
)
def test_quarters_of_company_news(text: str, written: str, timex: str) -> None:
    assert (written, timex) in values_of(text, "2023-09-20")


@pytest.mark.parametrize("text", ["They lost twenty six men.", "A force of eighteen thousand left.", "At 0 BC nothing was.", "Mr. Orlan, 52 years old, resigned."])
def test_numbers_in_words_are_no_years(text: str) -> None:
    assert times_of(text) == ()


@pytest.mark.parametrize(
    ("text", "written", "timex"),
    [
        ("Between 2015 and 2018 they sold arms.", "2015 and 2018", "2015/2018"),
        ("It lasted from March to May 2022.", "March to May 2022", "2022-03/2022-05"),
        ("It lasted from March 3, 2022 until May 9, 2022.", "March 3, 2022 until May 9, 2022", "2022-03-03/2022-05-09"),
        ("The war of 2019-2021 was long.", "2019-2021", "2019/2021"),
    ],
)
def test_two_times_make_a_range(text: str, written: str, timex: str) -> None:
    assert (written, timex) in values_of(text, "2023-09-20")


def test_times_side_by_side_are_no_range() -> None:
    assert [timex for _, timex in values_of("They met in 2015 and 2018.")] == ["2015", "2018"]


@pytest.mark.parametrize(
    ("text", "written", "timex"),
    [
        ("They met the day before yesterday.", "the day before yesterday", "2023-09-18"),
        ("They met in the week of March 6.", "the week of March 6", "2023-W10"),
        ("They meet every other week.", "every other week", "P2W"),
        ("A raid came overnight on Sunday.", "overnight on Sunday", "2023-09-17TNI"),
    ],
)
def test_days_and_weeks_by_others(text: str, written: str, timex: str) -> None:
    assert (written, timex) in values_of(text, "2023-09-20")


def test_a_range_of_days_has_both_ends() -> None:
    (time,) = times_of("They met from April 3 to 5, 2022.")
    assert (time.interval.earliest, time.interval.latest, time.direction) == ("2022-04-03", "2022-04-05", None)


def test_past_days_told_in_order_do_not_run_backwards() -> None:
    text = "The group flew to Ostmere on April 11 and again on October 2."
    assert values_of(text, "2025-03-07") == [("April 11", "2024-04-11"), ("October 2", "2024-10-02")]
