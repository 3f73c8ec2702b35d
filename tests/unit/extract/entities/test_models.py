"""Types of arms that an article calls so itself, read with the model that is shipped."""

from functools import cache

import pytest

from twosource.annotate import load_pipeline
from twosource.config import DATA
from twosource.extract.entities import extract_entities
from twosource.extract.entities.models import find_models
from twosource.extract.tokens import TokenIndex
from twosource.model.mention import EntityKind
from twosource.model.text import Document
from twosource.vocabulary.gazetteer import load_gazetteer
from twosource.vocabulary.nouns import load_nouns

NOUNS = load_nouns(DATA / "languages" / "en")


@cache
def pipeline():
    return load_pipeline("en")


def models(text: str) -> list[str]:
    return [span.of(text) for span in find_models(TokenIndex(pipeline()(text)), NOUNS)]


@pytest.mark.parametrize(("text", "found"), [
    ("Kestria launched a Volkar-2 ballistic missile. In June the Volkar-2 was tested again.", ["Volkar-2", "Volkar-2"]),
    ("Kestria received 24 Borrak armoured vehicles. The Borraks were used in May.", ["Borrak", "Borraks"]),
    ("The Volkar-2s were shown. Volkar-2 missiles fell.", ["Volkar-2s", "Volkar-2"]),
    ("Orsan missiles were shown. Orsan built them.", []),  # it may be the maker
    ("The Covid-19 pandemic went on.", []),
    ("Kestria's missiles were shown.", []),
])  # fmt: skip
def test_a_name_is_a_type_s_where_it_bears_a_number_or_has_a_plural_of_its_own(text, found):
    assert models(text) == found


def test_one_and_several_of_a_type_are_one_item():
    text = "Kestria received 24 Borrak armoured vehicles. The Borraks were used in May."
    entities = extract_entities(Document("d", "d.txt", text), pipeline()(text), gazetteer=load_gazetteer(DATA))
    assert [(entity.name, len(entity.mentions)) for entity in entities if entity.kind is EntityKind.ITEM] == [("Borrak", 2)]
