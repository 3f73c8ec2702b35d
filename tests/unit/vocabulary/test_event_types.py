"""The vocabulary of events is whole, and its own sentences bear it out with the model that is shipped."""

import warnings
from functools import cache
from pathlib import Path

import pytest

from twosource import config
from twosource.annotate import load_pipeline
from twosource.errors import VocabularyError
from twosource.extract.events import read_triggers
from twosource.vocabulary.event_types import EventTypes, load_event_types

DATA = config.DATA / "event_types"
CORE = sorted(
    {"access-denial", "agreement", "attack", "condemnation", "construction", "cooperation", "deployment", "exercise",
     "expiry", "inspection", "meeting", "negotiation", "production", "request", "sanction", "spending", "test",
     "transfer", "unveiling", "use", "violation", "visit", "warning", "withdrawal"}
)  # fmt: skip


@cache
def vocabulary() -> EventTypes:
    return load_event_types(DATA)


@cache
def pipeline():
    return load_pipeline("en")


def found(name: str, sentence: str) -> set[tuple[str, str]]:
    """Triggers of type ``name`` that the sentence meets, without knowledge of its entities."""
    triggers = read_triggers(pipeline()(sentence), event_types=vocabulary())
    return {(trigger.lemma, trigger.pos) for trigger in triggers if trigger.type == name}


def test_the_closed_vocabulary_has_24_types():
    assert sorted(vocabulary().types) == CORE


@pytest.mark.parametrize("name", CORE)
def test_each_trigger_meets_an_example_and_each_example_a_trigger(name):
    """Every model misreads a sentence now and then: one in thirty may fail, and is told in a warning."""
    kind = vocabulary().types[name]
    met = {example: found(name, example) for example in kind.examples}
    unread = [example for example, triggers in met.items() if not triggers]
    unmet = {(trigger.lemma, trigger.pos) for trigger in kind.triggers} - set().union(*met.values())
    if unread or unmet:
        warnings.warn(f"{name}: misread {unread}, without an example {sorted(unmet)}", stacklevel=1)
    allowed = len(kind.examples) // 30 + 1
    assert len(unread) <= allowed and len(unmet) <= allowed, (unread, unmet)


@pytest.mark.parametrize("name", CORE)
def test_no_counter_example_meets_a_trigger(name):
    kind = vocabulary().types[name]
    assert kind.counter_examples
    assert [sentence for sentence in kind.counter_examples if found(name, sentence)] == []


def test_no_idiom_hides_when_or_where_something_was_done():
    """ "Sign in" would hide what was "signed in May"."""
    idioms = vocabulary().idioms_by_first_word
    hidden = {
        (name, trigger.lemma, words[1])
        for name, kind in vocabulary().types.items()
        for trigger in kind.triggers
        for words, idiom_of in idioms.get(trigger.words[0], ())
        if trigger.pos == "VERB" and idiom_of == name and len(words) == 2 and words[1] in ("in", "on", "at", "by")
    }
    assert hidden == set()


@pytest.mark.parametrize("name", CORE)
def test_each_type_says_what_it_is(name):
    kind = vocabulary().types[name]
    assert kind.description and kind.roles and kind.plover["event"]


def written(folder: Path, text: str) -> Path:
    words = folder / "languages" / "en"
    words.mkdir(parents=True)
    (words / "word_classes.yaml").write_text("nouns: {}\n")
    types = folder / "event_types"
    types.mkdir()
    (types / "transfer.yaml").write_text(text)
    return types


def test_a_preposition_on_is_a_word_and_not_a_truth_value(tmp_path):
    row = "{lemma: [call, appeal], pos: VERB, roles: {ARG0: a}, prepositions: {on: b}}"
    types = load_event_types(written(tmp_path, f"roles: {{a: actor, b: actor}}\ntriggers:\n  - {row}\n"))
    assert [(t.lemma, t.prepositions) for t in types.types["transfer"].triggers] == [
        ("call", {"on": "b"}),
        ("appeal", {"on": "b"}),
    ]


def test_a_trigger_says_how_far_its_event_has_come(tmp_path):
    text = "roles: {a: actor}\nstages: {agreed: [order], delivered: [bring]}\ntriggers:\n  - {lemma: [order, trade], pos: VERB}\n"
    with pytest.raises(VocabularyError) as error:
        load_event_types(written(tmp_path / "wrong", text))
    assert list(error.value.faults) == ["transfer.yaml: stage of 'bring', which is no trigger"]
    types = load_event_types(written(tmp_path / "right", text.replace(", delivered: [bring]", "")))
    assert [(trigger.lemma, trigger.stage) for trigger in types.types["transfer"].triggers] == [("order", "agreed"), ("trade", "")]


def test_all_faults_are_told_at_once(tmp_path):
    text = (
        "roles: {a: actor}\ntriggers:\n  - {lemma: x, pos: VERB, roles: {ARG0: z, ARG9: a}}\n  - {lemma: y}\nodd: 1\n"
    )
    with pytest.raises(VocabularyError) as error:
        load_event_types(written(tmp_path, text))
    told = "\n".join(error.value.faults)
    assert all(
        fault in told for fault in ("unknown role 'z'", "unknown argument 'ARG9'", "needs a lemma", "unknown key 'odd'")
    )


def test_longer_triggers_come_first():
    lengths = [len(trigger.words) for trigger in vocabulary().by_first_word["strike"]]
    assert lengths == sorted(lengths, reverse=True)
