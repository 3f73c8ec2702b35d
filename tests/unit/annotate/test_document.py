from dataclasses import replace

import pytest
import spacy

from twosource.annotate import load_pipeline
from twosource.annotate.document import annotate, certain_starts
from twosource.model.text import Block, BlockKind, Document, Span


def article(text: str, dateline: str | None = None) -> Document:
    """One block a paragraph; paragraphs are parted by an empty line."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(Span(at, at + len(paragraph)), BlockKind.BODY))
        at += len(paragraph) + 2
    return Document("sha256:0", "a.txt", text, tuple(blocks), dateline=dateline)


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return load_pipeline("en")


def sentences(document: Document, nlp: spacy.Language) -> list[str]:
    return [sentence.text.strip() for sentence in annotate(document, nlp).sents]


def test_a_hand_wrapped_paragraph_is_not_cut_at_its_lines(nlp: spacy.Language) -> None:
    text = "Kestria sold three patrol boats\nto the navy of Varnland in May.\n\nThe price was not disclosed."
    assert sentences(article(text), nlp) == ["Kestria sold three patrol boats\nto the navy of Varnland in May.", "The price was not disclosed."]


def test_a_sentence_starts_after_the_dateline(nlp: spacy.Language) -> None:
    text = "HALM – Kestria sold three patrol boats to Varnland."
    assert sentences(article(text, "HALM"), nlp) == ["HALM –", "Kestria sold three patrol boats to Varnland."]


def test_a_heading_without_a_full_stop_is_a_sentence(nlp: spacy.Language) -> None:
    assert sentences(article("Boats for Varnland\n\nKestria sold them."), nlp) == ["Boats for Varnland", "Kestria sold them."]


def test_starts_point_at_words() -> None:
    document = article("HALM, May 3 (HPA) -- Kestria sold boats.", "HALM, May 3 (HPA)")
    assert [document.text[start:][:7] for start in certain_starts(document)] == ["HALM, M", "Kestria"]


def test_an_empty_document_has_no_sentences(nlp: spacy.Language) -> None:
    assert sentences(Document("sha256:0", "a.txt", ""), nlp) == []


def test_one_wrapped_paragraph_alone_is_not_cut_either(nlp: spacy.Language) -> None:
    text = "Kestria sold three patrol boats\nto the navy of Varnland in May."
    assert sentences(article(text), nlp) == [text]


def test_without_blocks_a_line_break_starts_a_sentence(nlp: spacy.Language) -> None:
    assert [sentence.text.strip() for sentence in nlp("Boats for Varnland\nKestria sold them.").sents] == ["Boats for Varnland", "Kestria sold them."]


def test_no_sentence_starts_within_a_headline_but_behind_a_mark(nlp: spacy.Language) -> None:
    document = article("Varnland sanctions Kestrian bank. Minister resigns\n\nRain fell.")
    headline, body = document.blocks
    told = replace(document, blocks=(replace(headline, kind=BlockKind.HEADLINE), body))
    assert sentences(told, nlp) == ["Varnland sanctions Kestrian bank.", "Minister resigns", "Rain fell."]
