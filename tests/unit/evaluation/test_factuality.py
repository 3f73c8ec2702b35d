"""Agreement worked out by hand."""

import pytest

from evaluation.factuality import Judged, Mention, agreement, shares
from twosource.model.claim import Factuality, Modality, Polarity

HAPPENED = Factuality()
DENIED = Factuality(Polarity.NEGATIVE)
PLANNED = Factuality(modality=Modality.PLANNED)


def test_a_class_is_worth_its_mean() -> None:
    train = [Judged(HAPPENED, 3.0), Judged(HAPPENED, 1.0), Judged(DENIED, -3.0)]
    figures = agreement(train, [Judged(HAPPENED, 2.0), Judged(DENIED, -1.0)])
    assert figures["mean absolute error"] == pytest.approx(1.0)  # 2 for 2, -3 for -1
    assert figures["r"] == pytest.approx(1.0)
    assert figures["happened"] == 1.0


def test_shares_of_mentions() -> None:
    figures = shares([Mention(HAPPENED, False, True), Mention(PLANNED, False, True), Mention(DENIED, True, True), Mention(PLANNED, True, False)])
    assert figures["polarity right"] == 0.75
    assert figures["actual: recall"] == pytest.approx(2 / 3)
    assert figures["not actual: precision"] == 0.5
    assert figures["negative: recall"] == 0.5
