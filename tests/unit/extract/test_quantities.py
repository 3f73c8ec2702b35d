"""Amounts in invented sentences: bounds, units and what is counted."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import twosource
from twosource.extract.quantities import extract_quantities
from twosource.model.quantity import Quantity
from twosource.model.text import Document, Span
from twosource.vocabulary.quantities import load_quantities

LEXICON = load_quantities(Path(twosource.__file__).parent / "data" / "languages" / "en")
VOCAB = spacy.blank("en").vocab


def quantities_of(text: str, annotation: Doc | None = None) -> tuple[Quantity, ...]:
    return extract_quantities(Document("d", "d.txt", text), annotation or Doc(VOCAB), lexicon=LEXICON)


def parsed(words: str, heads: list[int], deps: str, pos: str, lemmas: str) -> Doc:
    return Doc(VOCAB, words=words.split(), heads=heads, deps=deps.split(), pos=pos.split(), lemmas=lemmas.split())


@pytest.mark.parametrize(
    ("text", "written", "least", "most", "unit", "approximate"),
    [
        ("It cost $3.2 billion.", "$3.2 billion", 3.2e9, 3.2e9, "USD", False),
        ("It cost six billion euros.", "six billion euros", 6e9, 6e9, "EUR", False),
        ("The budget rose by 200%.", "200%", 200, 200, "%", False),
        ("About 90 percent of it burned.", "About 90 percent", 90, 90, "%", True),
        ("They built at least 6,000.", "at least 6,000", 6000, None, None, False),
        ("They built more than 40.", "more than 40", 40, None, None, False),
        ("They built up to 40.", "up to 40", None, 40, None, False),
        ("They built around 18,250 to 63,000.", "around 18,250 to 63,000", 18250, 63000, None, True),
        ("It costs between $5 and $7 billion.", "between $5 and $7 billion", 5e9, 7e9, "USD", False),
        ("They lost two hundred and twelve.", "two hundred and twelve", 212, 212, None, False),
        ("A third of the fleet sank.", "A third of", 0.333, 0.333, "fraction", False),
        ("Around one-third stayed.", "Around one-third", 0.333, 0.333, "fraction", True),
        ("Thousands fled.", "Thousands", 2000, None, None, True),
        ("Several tens of thousands came.", "Several tens of thousands", 20000, None, None, True),
        ("Dozens died.", "Dozens", 24, None, None, True),
        ("Several fled.", "Several", None, None, None, True),
        ("They built two dozen.", "two dozen", 24, 24, None, False),
        ("They built a dozen.", "a dozen", 12, 12, None, True),
        ("They built 40 or more.", "40 or more", 40, None, None, False),
        ("They built 40 or so.", "40 or so", 40, 40, None, True),
        ("They built 40 or fewer.", "40 or fewer", None, 40, None, False),
        ("The 20-year pact holds.", "20-year", 20, 20, "year", False),
        ("The 55-member league met.", "55-member", 55, 55, "member", False),
        ("Output doubled.", "doubled", 2, 2, "times", False),
        ("The line is 2000 km long.", "2000 km", 2000, 2000, "kilometer", False),
        ("They paid €300m.", "€300m", 300_000_000, 300_000_000, "EUR", False),
        ("A loan of US$4.5bn came.", "US$4.5bn", 4.5e9, 4.5e9, "USD", False),
        ("It weighs 500kg.", "500kg", 500, 500, "kilogram", False),
        ("They owe 2 trillion rials.", "2 trillion rials", 2e12, 2e12, "IRR", False),
        ("It paid 3 billion Turkish lira.", "3 billion Turkish lira", 3e9, 3e9, "TRY", False),
        ("A 10,000-strong force came.", "10,000-strong", 10_000, 10_000, "people", False),
        ("Prices fell by a quarter.", "a quarter", 0.25, 0.25, "fraction", False),
        ("One in three left.", "One in three", 0.333, 0.333, "fraction", False),
    ],
)
def test_amounts(text: str, written: str, least: float, most: float, unit: str, approximate: bool) -> None:
    (found,) = quantities_of(text)
    assert found.span.of(text) == written
    assert (found.minimum, found.maximum, found.unit, found.approximate) == (least, most, unit, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2231 was adopted.",
        "Su-35 jets stood there.",
        "They met on March 8.",
        "They met on 8 March.",
        "They met in 2024.",
        "They met at 7:45 p.m.",
        "The 45-year-old minister spoke.",
        "Talin Orrel, 45, spoke.",
        "Passports with the “20” prefix were used.",
        "The G-20 met on one of them.",
        "The 5th brigade moved.",
    ],
)
def test_numbers_that_name_or_date_are_no_amounts(text: str) -> None:
    assert quantities_of(text) == ()


def test_the_counted_noun_is_the_head_of_the_phrase() -> None:
    doc = parsed(
        "Seven senior weapons experts came .", [3, 3, 3, 4, 4, 4],
        "nummod amod compound nsubj ROOT punct", "NUM ADJ NOUN NOUN VERB PUNCT", "seven senior weapon expert come .",
    )  # fmt: skip
    (found,) = quantities_of(doc.text, doc)
    assert found.span.of(doc.text) == "Seven senior weapons experts"
    assert (found.minimum, found.unit) == (7, "expert")
    assert found.counted is not None and found.counted.of(doc.text) == "experts"


def test_a_plural_of_number_counts_what_follows_its_of() -> None:
    doc = parsed(
        "Kestria sent thousands of drones .", [1, 1, 1, 4, 2, 1],
        "nsubj ROOT obj case nmod punct", "PROPN VERB NOUN ADP NOUN PUNCT", "Kestria send thousand of drone .",
    )  # fmt: skip
    (found,) = quantities_of(doc.text, doc)
    assert (found.span.of(doc.text), found.minimum, found.maximum, found.unit) == ("thousands of drones", 2000, None, "drone")


def test_a_number_after_a_name_belongs_to_it() -> None:
    doc = parsed(
        "The Orrin 191 flew .", [1, 3, 1, 3, 3], "det nsubj nummod ROOT punct", "DET PROPN NUM VERB PUNCT", "the Orrin 191 fly .",
    )  # fmt: skip
    assert quantities_of(doc.text, doc) == ()


def test_what_grew_is_what_a_multiplier_tells_of() -> None:
    doc = parsed("Exports doubled to $ 1.2 billion .", [1, 1, 3, 1, 3, 4, 1], "nsubj root case obl nummod flat punct", "NOUN VERB ADP SYM NUM NUM PUNCT",
                 "export double to $ 1.2 billion .")  # fmt: skip
    doubled = quantities_of("Exports doubled to $ 1.2 billion .", doc)[0]
    assert (doubled.unit, doubled.counted) == ("times", Span(0, 7))
