"""Articles of our own: facts stand where their words stand, and every file is read."""

from importlib.resources import files
from pathlib import Path

import pytest

from training.articles import Fact, read_articles
from twosource.vocabulary.event_types import load_event_types

WRITTEN = """S Velm flies to Kestria
F flies | visit | visitor=Velm; destination=Kestria

S Kestria hit Orsova, and Orsova hit Kestria.
F hit@2 | attack | attacker=Orsova@2; target=Kestria@2
S Nothing else happened.
---
S Quiet day
"""


def read(folder: Path, written: str) -> list:
    (folder / "field.txt").write_text(written, "utf-8")
    return [*read_articles(folder)]


def test_facts_stand_at_their_words(tmp_path: Path) -> None:
    first, second = read(tmp_path, WRITTEN)
    assert first.text == "Velm flies to Kestria\n\nKestria hit Orsova, and Orsova hit Kestria. Nothing else happened."
    visit, attack = first.facts
    assert visit == Fact("visit", (5, 10), (("visitor", (0, 4)), ("destination", (14, 21))))
    assert first.text[slice(*attack.at)] == "hit" and attack.at[0] > first.text.index("and")
    assert [first.text[slice(*place)] for _, place in attack.roles] == ["Orsova", "Kestria"]
    assert (second.name, second.text, second.facts) == ("field-02", "Quiet day", ())


@pytest.mark.parametrize("line", ["F flees | visit", "F flies | visit | visitor=Brenn", "Velm flies"])
def test_what_does_not_stand_in_its_sentence_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="flees|Brenn|begins"):
        read(tmp_path, f"S Velm flies to Kestria\n{line}\n")


def test_a_fact_before_any_sentence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="flies"):
        read(tmp_path, "F flies | visit\n")


def test_every_article_of_ours_is_read_and_its_roles_are_those_of_the_type() -> None:
    kinds = load_event_types(Path(str(files("twosource").joinpath("data", "event_types")))).types
    articles = [*read_articles()]
    assert len({article.name for article in articles}) == len(articles) == 432
    facts = [fact for article in articles for fact in article.facts]
    assert len(facts) == 7122
    assert [fact for fact in facts if not {role for role, _ in fact.roles} <= set(kinds[fact.type].roles)] == []
