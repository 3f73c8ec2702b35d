"""What a form can be a form of: irregular verbs by a list, others by their ending."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.annotate import inflection
from twosource.annotate.inflection import irregular_base, irregular_verbs, regular_bases

words = st.text("abdeginprstvy", min_size=1, max_size=9)


@pytest.mark.parametrize(("form", "base"), [
    ("lent", "lend"), ("fled", "flee"), ("flown", "fly"), ("withheld", "withhold"), ("overran", "overrun"),
    ("rebuilt", "rebuild"), ("shipped", None), ("lay", None), ("wound", None), ("tent", None), ("red", None),
])  # fmt: skip
def test_irregular_verbs_with_and_without_a_prefix(form, base):
    assert irregular_base(form) == base


def test_no_irregular_form_is_claimed_by_two_verbs():
    file = Path(inflection.__file__).with_name("irregular_verbs.txt")
    lines = [line.split() for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    claimed = [(form, base) for base, *forms in lines for form in dict.fromkeys(forms)]
    assert len(claimed) > 200
    assert dict(claimed) == irregular_verbs() and len(dict(claimed)) == len(claimed)
    assert all(form.isalpha() and base.isalpha() for form, base in claimed)


@pytest.mark.parametrize(("form", "base"), [
    ("ratified", "ratify"), ("exported", "export"), ("docked", "dock"), ("scrapped", "scrap"), ("shelled", "shell"),
    ("convened", "convene"), ("conceded", "concede"), ("seized", "seize"), ("charged", "charge"), ("longed", "long"),
    ("reiterated", "reiterate"), ("scrambled", "scramble"), ("strafed", "strafe"), ("agreed", "agree"),
    ("blockaded", "blockade"), ("visited", "visit"), ("vied", "vie"), ("levying", "levy"), ("sabotaging", "sabotage"),
    ("embargoes", "embargo"), ("dispatches", "dispatch"), ("seizes", "seize"), ("vows", "vow"),
])  # fmt: skip
def test_a_verbs_spelling_tells_its_likeliest_base(form, base):
    assert regular_bases(form, "VERB")[0] == base


@pytest.mark.parametrize(("form", "base"), [
    ("munitions", "munition"), ("batteries", "battery"), ("servicemen", "serviceman"), ("launches", "launch"),
    ("missiles", "missile"), ("ties", "tie"), ("cargoes", "cargo"),
])  # fmt: skip
def test_a_plurals_spelling_tells_its_likeliest_base(form, base):
    assert regular_bases(form, "NOUN")[0] == base


@pytest.mark.parametrize(("form", "upos"), [
    ("seed", "VERB"), ("bring", "VERB"), ("press", "VERB"), ("focus", "VERB"), ("basis", "NOUN"), ("men", "NOUN"),
    ("armed", "ADJ"), ("Kestrias", "PROPN"),
])  # fmt: skip
def test_what_has_no_ending_has_no_base(form, upos):
    assert not regular_bases(form, upos)


@given(st.from_regex(r"[bdgnprst]{1,2}[aio][bdgmnprt]{1,2}", fullmatch=True), st.sampled_from(("ed", "ing", "s")))
def test_a_verb_is_among_the_bases_of_its_own_regular_forms(base, ending):
    assert base in regular_bases(base + ending, "VERB")


@given(words)
def test_a_base_is_never_longer_than_its_form_by_more_than_a_letter(form):
    for upos in ("VERB", "NOUN"):
        assert all(1 < len(base) <= len(form) + 1 for base in regular_bases(form, upos))
