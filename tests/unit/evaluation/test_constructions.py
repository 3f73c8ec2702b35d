"""Templates are filled whole, and a sentence counts only where a claim says what it says."""

import pytest
import yaml

from evaluation.constructions.__main__ import TEMPLATES
from evaluation.constructions.makers import GROUPS, cases

TABLES = yaml.safe_load(TEMPLATES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("group", GROUPS)
def test_every_template_is_tried_with_every_filler_and_nothing_is_left_open(group: str) -> None:
    made = list(cases(group, TABLES[group]))
    assert len({case.text for case in made}) == len(made) > 100
    assert not [case.text for case in made if "{" in case.text or "}" in case.text]
    assert not [case.text for case in made if case.text[0].islower()]


def test_a_parenthetical_stands_between_the_halves_of_what_is_told() -> None:
    texts = [case.text for case in cases("voices", TABLES["voices"])]
    assert "Kestria, the ministry said, sold missiles to Varnland." in texts
