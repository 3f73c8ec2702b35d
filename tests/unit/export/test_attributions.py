from dataclasses import replace

from tests.conftest import make_reading
from twosource import export
from twosource.model.answer import Answer, AnswerKind
from twosource.store.ledger import Ledger


def test_an_attribution_says_what_it_answers(ledger: Ledger) -> None:
    reading = make_reading()
    (attribution,) = reading.attributions
    answer = Answer("ans_1", AnswerKind.DENIAL, attribution.sources[0], attribution.cue, reading.sentences[1])
    ledger.save(replace(reading, answers=(answer,)), b"raw", made_by="test", overrides={})
    (record,) = export.attributions(ledger)
    assert record["answer"] == "denial"


def test_a_mere_report_answers_nothing(filled: Ledger) -> None:
    (record,) = export.attributions(filled)
    assert record["answer"] is None
