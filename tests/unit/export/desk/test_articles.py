import pytest

from twosource import export
from twosource.errors import MissingError
from twosource.export.desk.articles import article, articles
from twosource.export.desk.page import Page
from twosource.export.links import permalink
from twosource.store.ledger import Ledger


def test_the_latest_come_first(world: Ledger) -> None:
    found = articles(world, Page(500))
    days = [card["published"]["value"] for card in found["items"]]
    assert days == sorted(days, reverse=True) and found["total"] == len(days) == 41


def test_articles_are_found_by_their_title(world: Ledger) -> None:
    (card,) = articles(world, text="ships VARNLAND")["items"]
    assert (card["path"], card["claims"]) == ("brief.txt", 1)


def test_an_article_is_there_to_read(alone: Ledger) -> None:
    (document,), (claim,) = export.documents(alone), export.claims(alone)
    found = article(alone, document["id"])
    assert found["document"] == document
    quote = document["text"][claim["sentence"]["start"] : claim["sentence"]["end"]]
    assert found["claims"] == [claim | {"quote": quote, "permalink": permalink(document["id"], quote), "version": 0}]
    assert (found["rejected"], found["offices"], found["duplicates"], found["version"]) == ([], [], [], 0)


def test_an_article_that_is_not_there_is_missing(alone: Ledger) -> None:
    with pytest.raises(MissingError):
        article(alone, "sha256:0")
