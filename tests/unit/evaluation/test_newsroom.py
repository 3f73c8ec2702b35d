import json
from pathlib import Path

from evaluation.newsroom.generate import generate, stories
from evaluation.newsroom.spread import Voice
from evaluation.newsroom.truth import known
from evaluation.newsroom.writing import read_once, unmark
from twosource.config import DATA
from twosource.vocabulary import load_vocabulary

OFFICIALS = Voice("two officials", "unnamed", state="Arvenia")


def test_the_same_seed_tells_the_same_stories() -> None:
    assert list(stories(60, seed=1)) == list(stories(60, seed=1)) != list(stories(60, seed=2))


def test_a_longer_stream_begins_as_a_shorter_one() -> None:
    short = list(stories(60, seed=1))
    assert list(stories(200, seed=1))[: len(short)] == short


def test_mentions_stand_in_the_text_and_articles_follow_what_they_are_taken_from() -> None:
    for _, articles in stories(300, seed=3):
        for article in articles:
            places = (*article.mentions, *article.pointers)
            assert not set("[<") & set(article.text) and all(article.text[start:end].strip() for start, end in places)
            source = article.report.source
            assert source is None or articles[source].published < article.published


def test_marks_are_taken_out() -> None:
    assert unmark("It [sold] boats; the <sale> was long.") == ("It sold boats; the sale was long.", [(3, 7)], [(19, 23)])


def test_a_title_printed_twice_is_one_report() -> None:
    assert read_once(["A [sells] B", "A [sells] B", "The end."]) == ["A [sells] B", "A sells B", "The end."]
    assert read_once(["A [sells] B"]) == ["A [sells] B"]


def test_officials_of_one_state_may_be_one_and_papers_are_their_outlets() -> None:
    assert known([OFFICIALS, OFFICIALS]) == 1
    assert known([OFFICIALS, Voice("Pavel Dorn", "official", "Pavel Dorn", state="Arvenia")]) == 1
    assert known([OFFICIALS, Voice("records", "papers")]) == 2


def test_its_names_are_vocabulary(tmp_path: Path) -> None:
    events, articles = generate(40, tmp_path, seed=1)
    lines = [json.loads(line) for line in (tmp_path / "articles" / "000.jsonl").read_text().splitlines()]
    assert len(lines) == articles >= 40 and len((tmp_path / "truth.jsonl").read_text().splitlines()) == events
    names = load_vocabulary(DATA, "en", more=(tmp_path / "vocabulary",)).gazetteer.find("Arvenia met the Halden Press Agency in Kestwick.")
    assert [match.record.key for match in names] == ["arvenia", "halden-press-agency", "kestwick"]
