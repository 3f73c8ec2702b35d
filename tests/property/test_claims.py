"""Attributions point at the text, stay within quotation marks, and vanish with their cue."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.annotate import load_pipeline
from twosource.extract.attribution import extract_attributions
from twosource.extract.attribution.quotes import find_quotations
from twosource.extract.factuality import judge_factuality
from twosource.extract.tokens import TokenIndex
from twosource.model.claim import Attribution, Polarity
from twosource.model.event import EventMention
from twosource.model.ids import document_id
from twosource.model.text import Document, Span
from twosource.vocabulary.cues import load_cues
from twosource.vocabulary.gazetteer import Gazetteer
from twosource.vocabulary.nouns import load_nouns, load_titles_of_persons

LANGUAGE = Path(__file__).parents[2] / "src" / "twosource" / "data" / "languages" / "en"
CUES = load_cues(LANGUAGE)
NO_NAMES = Gazetteer((), titles=load_titles_of_persons(LANGUAGE), nouns=load_nouns(LANGUAGE), families={})
NLP = load_pipeline("en")
SPEAKERS = st.sampled_from(["Minister Orrel", "the Varnland navy", "a senior official", "The Daily Meridian"])
FACTS = st.sampled_from(
    ["the yard sold three boats", "Kestria never tested the rocket", "ships will leave in May", "talks may resume"]
)
FRAMES = st.sampled_from(
    [
        "{who} said that {fact}.",
        "{fact}, {who} said.",
        "According to {who}, {fact}.",
        "“{fact},” {who} said. “Nobody else knows it.”",
        '{who} said "{fact}" and left.',
        "{fact}, the Halvard Press Agency reported, citing {who}.",
        "{who} denied that {fact}.",
        "{who} told reporters that {fact} at 7 p.m. “Nobody saw it.”",
        "“{fact}.\n\n“We know no more,” {who} said.",
        "{who} denied reports that {fact}, calling them “a fairy tale.”",
        "In a statement, {who} called it ‘a lie’ that {fact}.",
    ]
)
SENTENCES = st.builds(lambda frame, who, fact: frame.format(who=who, fact=fact), FRAMES, SPEAKERS, FACTS)
ARTICLES = st.lists(SENTENCES, min_size=1, max_size=4).map("\n\n".join)
MARKED = st.text(alphabet="ab .,'\"“”‘’«»\n", max_size=80)


def attributions(text: str) -> tuple[Attribution, ...]:
    document = Document(document_id(text.encode()), "brief.txt", text)
    return extract_attributions(document, NLP(text), (), (), cues=CUES, gazetteer=NO_NAMES)


def spans(attribution: Attribution) -> list[Span]:
    return [*attribution.source, *attribution.cue, *attribution.content, *(s.span for s in attribution.sources)]


@settings(max_examples=25, deadline=None)
@given(ARTICLES)
def test_pieces_lie_in_the_text_and_never_overlap(text: str) -> None:
    for attribution in attributions(text):
        assert all(0 <= span.start < span.end <= len(text) for span in spans(attribution))
        assert all(span.of(text) == span.of(text).strip() for span in (*attribution.cue, *attribution.source))
        assert list(attribution.content) == sorted(attribution.content)
        assert not any(piece.overlaps(cue) for piece in attribution.content for cue in attribution.cue)


@settings(max_examples=25, deadline=None)
@given(ARTICLES)
def test_content_never_crosses_a_quotation_mark(text: str) -> None:
    for attribution in attributions(text):
        for piece in attribution.content:
            for quotation in find_quotations(text):
                crosses = piece.overlaps(quotation.span) and not (
                    piece.contains(quotation.span) or quotation.span.contains(piece)
                )
                assert not crosses, (piece.of(text), quotation.span.of(text))


@pytest.mark.parametrize(
    ("with_cue", "without"),
    [
        ("The yard sold boats, Minister Orrel said.", "The yard sold boats."),
        ("Minister Orrel said that the yard sold boats.", "The yard sold boats."),
        ("The yard reportedly sold boats.", "The yard sold boats."),
        ("According to Minister Orrel, the yard sold boats.", "The yard sold boats."),
        ("“The yard sold boats,” Minister Orrel said.", "“The yard sold boats.”"),
        ("“The yard sold boats.” Minister Orrel told reporters.", "“The yard sold boats.”"),
        ("Minister Orrel is confident that the yard sold boats.", "The yard sold boats."),
        ("Minister Orrel made it clear that the yard sold boats.", "The yard sold boats."),
        ("The yard sold boats, the Daily Meridian reported, citing officials.", "The yard sold boats."),
        ("Minister Orrel denied that the yard sold boats.", "The yard sold boats."),
        ("The yard is believed to have sold boats.", "The yard has sold boats."),
        ("The yard was accused of having sold boats.", "The yard has sold boats."),
        ("The sale of boats, first reported by the Daily Meridian, ended.", "The sale of boats ended."),
        ("“The yard sold boats.” The remarks came from Minister Orrel.", "“The yard sold boats.”"),
        ("“The yard sold boats.” — Ada Brill, Senior Analyst", "“The yard sold boats.”"),
        ("Minister Orrel said in a statement that the yard sold boats.", "The yard sold boats."),
        ("The yard, Minister Orrel wrote, sold boats.", "The yard sold boats."),
    ],
)
def test_deleting_the_cue_removes_the_source(with_cue: str, without: str) -> None:
    assert attributions(with_cue)
    assert not attributions(without)


BASES = st.sampled_from(
    [
        ("Kestria has yet to deliver the boats.", "deliver"),
        ("Kestria sold the boats.", "sold"),
        ("Minister Orrel denied that the yard sold boats.", "sold"),
        ("Varnland refused to deliver the rockets.", "deliver"),
        ("Varnland did not fail to deliver the rockets.", "deliver"),
        ("The navy forgot to test the rocket.", "test"),
        ("Varnland denied any role in the sale of the boats.", "sale"),
        ("It was not Varnland that sold the boats.", "sold"),
        ("Minister Orrel dismissed as false reports that the yard sold boats.", "sold"),
        ("Minister Orrel stopped short of denying that the yard sold boats.", "sold"),
    ]
)


@settings(max_examples=25, deadline=None)
@given(BASES, SENTENCES, st.booleans())
def test_a_sentence_elsewhere_never_changes_polarity(base: tuple[str, str], other: str, first: bool) -> None:
    sentence, trigger = base
    text = f"{sentence}\n\n{other}" if first else f"{other}\n\n{sentence}"
    start = text.index(sentence) + sentence.index(trigger)
    assert polarity(text, start, trigger) is polarity(sentence, sentence.index(trigger), trigger)


def polarity(text: str, start: int, trigger: str) -> Polarity:
    span = Span(start, start + len(trigger))
    return judge_factuality(EventMention("evm", "transfer", span, span), TokenIndex(NLP(text)), cues=CUES).polarity


@given(MARKED)
def test_quotations_are_disjoint_and_within_paragraphs(text: str) -> None:
    found = find_quotations(text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert not any("\n" in quotation.span.of(text) for quotation in found)
