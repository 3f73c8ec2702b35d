"""Who says what, by which words."""

from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Doc

from twosource.extract.attribution import extract_attributions
from twosource.model.claim import Attribution, Speech
from twosource.model.source import SourceKind
from twosource.model.text import Block, BlockKind, Span
from twosource.model.time import Interval, TimeExpression

Extract = Callable[[str], tuple[Attribution, ...]]


@pytest.fixture(scope="session")
def extract(sentences, cues, gazetteer, named, printed) -> Extract:
    def run(name: str) -> tuple[Attribution, ...]:
        doc: Doc = sentences(name)
        return extract_attributions(printed(doc), doc, named(doc), (), cues=cues, gazetteer=gazetteer)

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
        ("made_clear", "Orrel", "made it clear", "Kestria sold no boats"),
        ("confident", "Orrel", "is confident", "talks will resume"),
        ("told_behind", "Orrel", "told", "“We sold three boats to Varnland.”"),
        ("colon", "Orrel", "put it", "“Varnland bought three boats.”"),
        ("ministry_participle", "The ministry", "denied", "Kestria sold boats"),
        ("ministry_low", "The ministry", "denied", "Kestria sold boats"),
    ],
)
def test_pieces(extract: Extract, sentences, name: str, source: str, cue: str, content: str) -> None:
    first, doc = extract(name)[0], sentences(name)
    assert words(first.source, doc) == [source]
    assert words(first.cue, doc) == [cue]
    assert words(first.content, doc) == [content]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan_aside", ["plans to close the yards"]),
        ("clause_aside", ["Kestria closed the yards"]),
        ("by_the_way", ["Kestria sold boats"]),
        ("also_reportedly", ["Three boats", "also sank in the harbour"]),
        ("according_joined", ["supportive of the deal"]),
        ("spoke_doing", ["Kestria selling boats"]),
        ("credited_with", ["the yard with selling boats"]),
        ("read_statement", ["“We sold boats;”", "“we built no rockets.”"]),
        ("today_attack", ["today’s brutal attack on the yard"]),
    ],
)
def test_where_content_ends(extract: Extract, sentences, name: str, content: list[str]) -> None:
    assert words(extract(name)[0].content, sentences(name)) == content


@pytest.mark.parametrize("name", ["met_to_discuss", "knew_how"])
def test_purposes_and_skills_report_nothing(extract: Extract, name: str) -> None:
    assert extract(name) == ()


def test_a_source_ends_before_the_quotation(extract: Extract, sentences) -> None:
    assert words(extract("read_statement")[0].source, sentences("read_statement")) == ["the statement"]


def test_a_day_is_no_part_of_the_source(sentences, cues, gazetteer, named, printed) -> None:
    doc = sentences("ministry_participle")
    time = TimeExpression(Span(16, 23), "DATE", "XXXX-WXX-2", Interval(), "weekday")
    hung = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], tags=[t.tag_ for t in doc],
               pos=[t.pos_ for t in doc], lemmas=[t.lemma_ for t in doc],
               deps=["det", "nsubj", "case", "nmod", "root", "mark", "nsubj", "ccomp", "obj", "punct"], heads=[1, 4, 3, 1, 4, 7, 7, 4, 7, 4])  # fmt: skip
    (attribution,) = extract_attributions(printed(hung), hung, (), (time,), cues=cues, gazetteer=gazetteer)
    assert words(attribution.source, hung) == ["The ministry"]


def test_a_quotation_on_both_sides_of_its_cue_is_one(extract: Extract, sentences) -> None:
    (attribution,) = extract("both_sides")
    assert words(attribution.content, sentences("both_sides")) == ["“Kestria sold boats,”", "“and Varnland bought them.”"]


def test_the_statement_in_which_it_was_said_belongs_to_the_cue(extract: Extract, sentences) -> None:
    (attribution,) = extract("in_statement")
    assert words(attribution.cue, sentences("in_statement")) == ["said", "in a statement"]


def test_the_person_of_the_sentence_before_speaks(extract: Extract) -> None:
    (attribution,) = extract("blunt")
    assert attribution.cue == ()
    assert attribution.sources[0].name == "Orrel"


def test_scare_quotes_are_no_speech(extract: Extract) -> None:
    assert extract("so_called") == ()


def test_support_for_a_thing_reports_nothing_of_it(extract: Extract, sentences) -> None:
    (attribution,) = extract("hopes_for")
    assert words(attribution.content, sentences("hopes_for")) == ["the talks"]
    assert not attribution.credits


def test_roles_of_sources(extract: Extract, sentences) -> None:
    (official, *_), (images,) = extract("unnamed_reason"), extract("images")
    assert official.sources[0].role == "official"
    assert words([official.sources[0].reason], sentences("unnamed_reason")) == ["for fear of reprisals"]
    assert images.sources[0].role == "image"


def test_an_unnamed_group_is_the_same_where_the_text_says_so(extract: Extract) -> None:
    first, second = extract("the_officials")
    assert second.sources == first.sources


def test_alleged_before_a_noun_credits_nobody_known(extract: Extract) -> None:
    (attribution,) = extract("alleged_sale")
    assert attribution.sources[0].anonymous
    assert attribution.source == ()


def test_agencies_of_a_state_are_no_outlets(extract: Extract) -> None:
    assert extract("agencies")[0].sources[0].kind is SourceKind.ORGANIZATION


def test_who_cites_may_stand_behind_the_saying(extract: Extract) -> None:
    outlet, minister = extract("by_outlet")
    assert [source.name for source in outlet.sources] == ["Daily Meridian"]
    assert minister.parent == outlet.id


def test_turns_of_a_transcript(cues, gazetteer, printed) -> None:
    from spacy.lang.en import English

    doc = English()("ORREL: We sold no boats to anybody.\nBRILL: I saw them leave the yard.")
    assert [words(attribution.source, doc) for attribution in extract_attributions(printed(doc), doc, (), (), cues=cues, gazetteer=gazetteer)] == [["ORREL"], ["BRILL"]]


def test_whose_turn_a_question_is_is_not_told(cues, gazetteer, printed) -> None:
    from spacy.lang.en import English

    doc = English()("QUESTION: Did you sell any boats to Varnland?\nORREL: We sold no boats to anybody.")
    assert [words(attribution.source, doc) for attribution in extract_attributions(printed(doc), doc, (), (), cues=cues, gazetteer=gazetteer)] == [["ORREL"]]


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


def test_furniture_says_nothing(sentences, cues, gazetteer, named, printed) -> None:
    doc = sentences("said_that")
    plain = printed(doc)
    furniture = type(plain)(plain.id, plain.path, plain.text, (Block(Span(0, len(doc.text)), BlockKind.FURNITURE),))
    assert extract_attributions(furniture, doc, named(doc), (), cues=cues, gazetteer=gazetteer) == ()


def test_signature_after_a_quotation(cues, gazetteer, printed) -> None:
    from spacy.lang.en import English

    nlp = English()
    nlp.add_pipe("sentencizer")
    doc = nlp("“The yard is large. It sells boats.” — Ada Brill, Senior Analyst\n\nThe end.")
    (attribution,) = extract_attributions(printed(doc), doc, (), (), cues=cues, gazetteer=gazetteer)
    assert words(attribution.source, doc) == ["Ada Brill, Senior Analyst"]
    assert attribution.sources[0].kind is SourceKind.EXPERT
    assert attribution.cue == ()
