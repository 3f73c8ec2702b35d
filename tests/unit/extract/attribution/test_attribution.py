"""Who says what, by which words."""

from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Doc

from twosource.extract.attribution import extract_attributions
from twosource.model.claim import Attribution, Speech
from twosource.model.source import SourceKind
from twosource.model.text import Block, BlockKind, Span

Extract = Callable[[str], tuple[Attribution, ...]]


@pytest.fixture(scope="session")
def extract(sentences, cues, named, printed) -> Extract:
    def run(name: str) -> tuple[Attribution, ...]:
        doc: Doc = sentences(name)
        return extract_attributions(printed(doc), doc, named(doc), (), cues=cues)

    return run


def words(spans: Sequence[Span], doc: Doc) -> list[str]:
    return [span.of(doc.text) for span in spans]


@pytest.mark.parametrize(
    ("name", "source", "cue", "content"),
    [
        ("said_that", "Minister Orrel", "said", "the yard sold three boats"),
        ("parenthetical", "the Daily Meridian", "reported", "The yard sold three boats"),
        ("documents", "cargo lists reviewed by the Daily Meridian", "According to", "the yard sold three boats"),
        ("rejected", "Varnland", "rejected", "the deliveries"),
        ("denied", "Varnland", "denied", "it sold boats"),
        ("pointing", "the president", "has denied", "which"),
        ("quoted", "Minister Orrel", "said", '"We sold three boats,"'),
        ("warned", "Orrel", "warned", "Kestria builds rockets"),
        ("condemned", "Orrel", "condemned", "the attack"),
    ],
)
def test_pieces(extract: Extract, sentences, name: str, source: str, cue: str, content: str) -> None:
    first, doc = extract(name)[0], sentences(name)
    assert words(first.source, doc) == [source]
    assert words(first.cue, doc) == [cue]
    assert words(first.content, doc) == [content]


def test_citing_names_the_origin_behind_the_outlet(extract: Extract) -> None:
    reported, citing = extract("parenthetical")
    assert [source.name for source in reported.sources] == ["Daily Meridian"]
    assert citing.sources[0].anonymous
    assert citing.sources[0].name == "unnamed officials"
    assert citing.parent == reported.id
    assert citing.content == reported.content


def test_cited_as_saying_is_two_steps(extract: Extract, sentences) -> None:
    outlet, officials = extract("cited_as")
    assert outlet.sources[0].kind is SourceKind.OUTLET
    assert officials.parent == outlet.id
    assert words(officials.content, sentences("cited_as")) == ["the yard sold boats"]


def test_documents_stand_behind_the_outlet_that_has_seen_them(extract: Extract) -> None:
    (attribution,) = extract("documents")
    assert [(source.name, source.kind) for source in attribution.sources] == [
        ("Daily Meridian", SourceKind.OUTLET),
        ("cargo lists", SourceKind.DOCUMENT),
    ]


def test_reportedly_withholds_the_source(extract: Extract, sentences) -> None:
    (attribution,) = extract("reportedly")
    assert attribution.source == ()
    assert words([source.span for source in attribution.sources], sentences("reportedly")) == ["reportedly"]
    assert attribution.sources[0].anonymous


def test_bare_reports_are_an_anonymous_source(extract: Extract) -> None:
    (attribution,) = extract("reports_of")
    assert attribution.sources[0].name == "multiple reports"
    assert attribution.sources[0].anonymous


@pytest.mark.parametrize(("name", "credits"), [("warned", True), ("condemned", False), ("refused_confirm", False)])
def test_who_acts_by_speaking_or_will_not_say_is_no_source(extract: Extract, name: str, credits: bool) -> None:
    assert [attribution.credits for attribution in extract(name)][-1] is credits


@pytest.mark.parametrize("name", ["denied", "rejected", "pointing"])
def test_denials(extract: Extract, name: str) -> None:
    assert extract(name)[0].denies


def test_speech(extract: Extract) -> None:
    assert extract("quoted")[0].speech is Speech.DIRECT
    assert extract("said_that")[0].speech is Speech.INDIRECT
    assert extract("plan")[0].speech is Speech.ATTITUDE


def test_furniture_says_nothing(sentences, cues, named, printed) -> None:
    doc = sentences("said_that")
    plain = printed(doc)
    furniture = type(plain)(plain.id, plain.path, plain.text, (Block(Span(0, len(doc.text)), BlockKind.FURNITURE),))
    assert extract_attributions(furniture, doc, named(doc), (), cues=cues) == ()


def test_signature_after_a_quotation(cues, printed) -> None:
    from spacy.lang.en import English

    nlp = English()
    nlp.add_pipe("sentencizer")
    doc = nlp("“The yard is large. It sells boats.” — Ada Brill, Senior Analyst\n\nThe end.")
    (attribution,) = extract_attributions(printed(doc), doc, (), (), cues=cues)
    assert words(attribution.source, doc) == ["Ada Brill, Senior Analyst"]
    assert attribution.sources[0].kind is SourceKind.EXPERT
    assert attribution.cue == ()
