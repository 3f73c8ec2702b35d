"""The English pipeline: what it says of invented news, and that it always says the same."""

import pytest

from twosource.annotate import MENTIONS, argument_tokens, load_english, load_pipeline
from twosource.errors import ConfigError

ARTICLE = (
    "Kestria sold three patrol boats to Velm in May 2031, the Daily Meridian reported.\n\n"
    "“We deny it,” Foreign Minister Orlan Amir-Teskel said on Monday. The navy of Velm, which "
    "had ordered Shahed-136 drones, declined to comment.\n"
)
LONG = (
    "The ministry in Orsova said that its ships, which had left the port of Halm on Friday, "
    "would reach the gulf within a week and that no missiles were on board. "
)


def facts(doc) -> list[tuple]:
    return [
        (token.text, token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_,
         token.head.i, token.is_sent_start, token.ent_iob_, token.ent_type_,
         token._.roleset, [(label, head.i) for label, head in token._.roles])
        for token in doc
    ]  # fmt: skip


def roles(predicate) -> set[tuple[str, str]]:
    return {
        (argument.label, " ".join(token.text for token in argument_tokens(predicate, argument)))
        for argument in predicate._.roles
    }


def test_who_does_what_to_whom(nlp):
    doc = nlp("Kestria did not sell the boats to Velm.")
    sell = next(token for token in doc if token.lemma_ == "sell")
    children = {child.dep_: child.text for child in sell.children}
    assert sell.dep_ == "root"
    assert (children["nsubj"], children["obj"], children["obl"]) == ("Kestria", "boats", "Velm")
    assert children["advmod"] == "not"


def test_passives_and_reports(nlp):
    doc = nlp("The boats were sold by Kestria, officials said.")
    relations = {token.text: token.dep_ for token in doc}
    assert relations["boats"] == "nsubj:pass"
    assert relations["Kestria"] == "obl:agent"
    assert {"said": "parataxis", "sold": "root"}.items() <= relations.items() or (
        {"said": "root", "sold": "ccomp"}.items() <= relations.items()
    )


def test_roles_of_verbs_and_nouns(nlp):
    doc = nlp("The boats that Velm ordered were sold by Kestria in May. The delivery of missiles to Velm was denied.")
    frames = {token.text: token for token in doc if token._.roleset}
    assert frames["sold"]._.roleset == "sell.01"
    assert roles(frames["sold"]) >= {("ARG0", "by Kestria"), ("ARGM-TMP", "in May")}
    assert ("ARG1", "The boats") in roles(frames["ordered"])
    assert any(label == "ARG1" and words.startswith("of missiles") for label, words in roles(frames["delivery"]))
    assert ("ARG1", "The delivery of missiles to Velm") in roles(frames["denied"])


def test_who_said_what(nlp):
    doc = nlp("The patrol boats will not leave the port, the Daily Meridian reported.")
    report, leave = (next(token for token in doc if token.lemma_ == lemma) for lemma in ("report", "leave"))
    assert roles(report) == {
        ("ARG0", "the Daily Meridian"), ("ARG1", "The patrol boats will not leave the port")
    }  # fmt: skip
    assert roles(leave) >= {("ARGM-NEG", "not"), ("ARGM-MOD", "will")}


def test_hyphenated_names_are_one_entity(nlp):
    doc = nlp(ARTICLE)
    people = [entity.text for entity in doc.ents if entity.label_ == "PER"]
    assert any(name.endswith("Orlan Amir-Teskel") for name in people)


def test_more_kinds_of_mention_are_kept_apart(nlp):
    doc = nlp(ARTICLE)
    assert "May 2031" in [span.text for span in doc.spans[MENTIONS] if span.label_ == "TIME"]
    assert {entity.label_ for entity in doc.ents} <= {"PER", "ORG", "LOC", "MISC"}


def test_text_and_tokens_stay_as_they_are(nlp):
    doc = nlp(ARTICLE)
    assert doc.text == ARTICLE
    assert [token.text for token in doc] == [token.text for token in nlp.make_doc(ARTICLE)]
    assert all(ARTICLE[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_sentences_cover_the_text_and_end_at_line_breaks(nlp):
    sentences = list(nlp(ARTICLE).sents)
    assert "".join(sentence.text_with_ws for sentence in sentences) == ARTICLE
    assert [sentence.text.split()[0] for sentence in sentences] == ["Kestria", "“We", "The"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "  \n a", "a", "?", "\u200b", "🙂🙂", "a\n\n\nb "])
def test_odd_texts_are_read(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert len(list(doc.sents)) >= bool(len(doc))


def test_a_text_reads_the_same_alone_and_after_others(nlp):
    alone = facts(load_english()(ARTICLE))
    nlp(LONG * 20)
    assert facts(nlp(ARTICLE)) == alone == facts(nlp(ARTICLE))


def test_given_sentence_starts_are_kept(nlp):
    doc = nlp.make_doc("Boats for Velm Kestria sells ships. No one asked.")
    doc[3].is_sent_start = True
    for token in doc[7:]:
        token.is_sent_start = False
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [sentence.start for sentence in doc.sents] == [0, 3]


def test_a_long_paragraph_is_one_line_of_whole_sentences(nlp):
    doc = nlp(LONG * 30)
    assert [sentence.text for sentence in doc.sents] == [LONG.strip()] * 30


def test_of_a_long_text_little_is_read_twice(nlp):
    reader = nlp.get_pipe("twosource_reader")
    words = reader.words(nlp.make_doc(LONG * 30))
    read = sum(len(reading.scores.starts) for reading in reader.read(words))
    assert len(words.forms) < read < 1.1 * len(words.forms)


def test_an_endless_sentence_is_cut_but_read(nlp):
    doc = nlp("Halm and " * 1_000)
    assert len(doc) == 2_000
    assert all(token.dep_ for token in doc)


@pytest.mark.parametrize(("form", "verb"), [("denounced", "denounce"), ("vowed", "vow"), ("emphasising", "emphasise")])
def test_verbs_of_the_vocabulary_are_words(form, verb):
    doc = load_english(verbs={verb})(f"Orrel left, {form} that Kestria sold boats." if form.endswith("ing") else f"Orrel {form} the sale.")
    assert verb in [word.lemma_ for word in doc]


def test_unknown_pipelines_are_a_setting_to_mend(tmp_path):
    with pytest.raises(ConfigError, match="kestrian"):
        load_pipeline("kestrian_core_news")
    with pytest.raises(ConfigError, match="reader.onnx"):
        load_english(tmp_path)
