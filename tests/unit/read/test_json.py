import json

import pytest

from twosource.errors import InputError
from twosource.read.json import read_json


def test_text_is_maintext_character_for_character() -> None:
    text = "  Kestria sold boats.\r\n\n“Three.” \n"
    assert read_json(json.dumps({"maintext": text}))[0] == text


def test_fields_of_news_please() -> None:
    article = {
        "maintext": "Boats.", "title": "Kestria sells\nboats", "authors": ["Anna Lindholm", None], "url": "https://m.example/1",
        "source_domain": "www.meridian.example", "source_name": "Daily Meridian", "date_publish": "2031-03-03 00:00:00",
    }  # fmt: skip
    _, metadata = read_json(json.dumps(article))
    assert (metadata.title, metadata.authors) == ("Kestria sells boats", ("Anna Lindholm",))
    assert (metadata.outlet, metadata.published) == ("Daily Meridian", "2031-03-03 00:00:00")


def test_domain_stands_in_for_the_outlet_s_name() -> None:
    assert read_json('{"maintext": "Boats.", "source_domain": "www.meridian.example"}')[1].outlet == "meridian.example"


def test_fields_of_other_types_are_passed_over() -> None:
    _, metadata = read_json('{"maintext": "Boats.", "title": 5, "authors": {"a": 1}, "url": null, "source_domain": []}')
    assert (metadata.title, metadata.authors, metadata.url, metadata.outlet) == (None, (), None, None)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"title": "no text"}', "maintext"),
        ('{"maintext": null}', "maintext"),
        ("5", "not an article"),
        ('[{"maintext": "Boats."}]', ".jsonl"),
        ('{"maintext": "Boats."}\n{"maintext": "Boats."}', ".jsonl"),
        ('{"maintext": "Boa', "not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("1" * 10_000, "not valid JSON"),
    ],
)
def test_refuses_what_is_no_article(content: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_json(content)
