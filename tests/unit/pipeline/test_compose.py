import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from twosource.errors import ConfigError, StageError
from twosource.model.event import EventMention
from twosource.model.mention import Entity
from twosource.model.quantity import Quantity
from twosource.model.text import Document, Publication, Span
from twosource.pipeline.compose import compose

HERE = __name__


def annotator() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def document(text: str) -> Document:
    return Document("sha256:1", "a.txt", text)


def find_amounts(document: Document, annotation: Doc) -> tuple[Quantity, ...]:
    return tuple(Quantity(Span(t.idx, t.idx + len(t)), float(t.text), float(t.text), None, False) for t in annotation if t.is_digit)


def bound(document: Document, quantities: tuple[Quantity, ...]) -> Publication:
    return Publication(f"20{len(quantities)}", basis="bounds")


def find_events(entities: tuple[Entity, ...]) -> tuple[EventMention, ...]:
    return ()


def find_names(document: Document, *, names: frozenset) -> tuple[Entity, ...]:
    raise ValueError("no names today")


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "fake_stages", sys.modules[HERE])


def test_stages_hand_on_what_they_find() -> None:
    pipeline = compose(["fake_stages.find_amounts", "fake_stages.bound"], nlp=annotator(), resources={})
    reading = pipeline(document("All 7 boats. Then 40 more."))
    assert [quantity.minimum for quantity in reading.quantities] == [7, 40]
    assert reading.document.published.value == "202"
    assert reading.claims == ()


def test_sentences_have_no_blanks_around_them() -> None:
    text = "One ends.  \n Two ends. "
    reading = compose([], nlp=annotator(), resources={})(document(text))
    assert [span.of(text) for span in reading.sentences] == ["One ends.", "Two ends."]


def test_all_faults_of_a_list_are_told_at_once() -> None:
    with pytest.raises(ConfigError) as error:
        compose(["fake_stages.bound", "fake_stages.find_events", "fake_stages.find_names"], nlp=annotator(), resources={})
    told = str(error.value).splitlines()
    assert [line.split()[1] for line in told] == ["bound", "find_events", "find_names"]


def test_failing_stage_is_named() -> None:
    pipeline = compose(["fake_stages.find_names"], nlp=annotator(), resources={frozenset: frozenset()})
    with pytest.raises(StageError) as error:
        pipeline(document("Text."))
    assert (error.value.stage, error.value.reason) == ("find_names", "ValueError: no names today")


def test_text_too_long_for_the_model_is_a_failure_of_annotate() -> None:
    nlp = annotator()
    nlp.max_length = 3
    with pytest.raises(StageError, match="annotate"):
        compose([], nlp=nlp, resources={})(document("Too long."))
