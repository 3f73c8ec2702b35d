"""The sample dossier's expected facts stand where they say, in the texts as they are read."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from twosource.config import DATA
from twosource.model.text import BlockKind, Document
from twosource.read.documents import read_paths
from twosource.vocabulary.page import load_page

EXPECTED = Path(__file__).parent / "demo"
FACTS = [json.loads(line) for line in (EXPECTED / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
STORYLINES = json.loads((EXPECTED / "storylines.json").read_text(encoding="utf-8"))


@cache
def dossier() -> dict[str, Document]:
    page = load_page(DATA / "languages" / "en")
    return {raw.document.path: raw.document for raw in read_paths([DATA / "demo" / "articles"], page=page)}


def test_nine_articles_of_seven_papers_are_read() -> None:
    assert len(dossier()) == 9
    assert len({document.outlet for document in dossier().values()}) == 7


def test_one_article_has_no_date() -> None:
    assert [path for path, document in dossier().items() if document.published.value is None] == ["04_halm_times.txt"]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["id"])
def test_a_fact_stands_where_it_says(fact: dict) -> None:
    text = dossier()[fact["doc"]].text
    assert text[fact["start"] : fact["end"]] == fact["trigger"]
    words = [word for filled in fact["roles"].values() for word in filled] + [link["source"] for link in fact["chain"]]
    assert [word for word in words if word not in text] == []


def test_no_fact_stands_in_furniture_or_a_pointer() -> None:
    kinds = Counter(block.kind for fact in FACTS if (block := dossier()[fact["doc"]].block_at(fact["start"])))
    assert set(kinds) <= {BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY, BlockKind.CAPTION}


def test_storylines_name_facts_that_exist() -> None:
    known = {fact["id"] for fact in FACTS}
    assert [fact for line in STORYLINES for fact in line.get("facts", ()) if fact not in known] == []


def test_the_dossier_holds_every_trap() -> None:
    """Furniture, captions, titles of other articles, and a promotion in capitals."""
    kinds = {block.kind for document in dossier().values() for block in document.blocks}
    assert {BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.RELATED_LINK, BlockKind.PROMOTION} <= kinds
