from types import SimpleNamespace
from typing import Any

import pytest

from twosource.web.desk import Context, render
from twosource.web.desk.article import view


@pytest.fixture
def record(ledger: SimpleNamespace) -> dict[str, Any]:
    claims = [{**ledger.claims[0], "quote": "", "version": 0, "score": {"value": 1, "detail": "sell VERB, active"}, "place": [], "time": []}]
    return {"document": ledger.documents[0], "claims": claims, "rejected": [], "offices": [], "duplicates": [], "version": 0}


def test_a_fact_says_who_did_what_on_whose_word_and_why(record: dict[str, Any]) -> None:
    record["claims"][0]["quantity"] = [{"text": "40 drones", "min": 40, "max": 40}]
    (fact,) = view(record, Context())["facts"]
    assert fact.roles == (("recipient", "Varnland", ""),)
    assert fact.details == (("how many", "40 drones", "40"),)
    assert fact.chain == ("The Daily Meridian", "two officials (unnamed)")
    assert fact.why == "sell VERB, active"


def test_words_and_fact_lead_to_each_other(record: dict[str, Any]) -> None:
    page = render("article", record, Context(address="/articles/x"))
    assert 'href="#fact-clm_meridian0"' in page and 'id="fact-clm_meridian0"' in page
    assert 'id="at-clm_meridian0"' in page and 'href="#at-clm_meridian0"' in page
    assert page.count('data-claim="clm_meridian0"') == 3, "trigger, argument, source"


def test_rejected_claims_are_struck(record: dict[str, Any]) -> None:
    page = render("article", record | {"claims": [], "rejected": record["claims"]}, Context())
    assert 'class="trigger rejected"' in page and 'class="fact rejected"' in page


def test_furniture_is_kept_and_the_title_is_not_shown_twice(record: dict[str, Any]) -> None:
    page = render("article", record, Context())
    assert 'class="block furniture"' in page and '<h1 class="aloud">' in page


def test_an_article_without_facts_says_so(record: dict[str, Any]) -> None:
    assert "Nothing was found in this article" in render("article", record | {"claims": []}, Context())
