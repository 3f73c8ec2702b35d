import pytest

from twosource.link.view import ClaimView, Filler, Voice
from twosource.weigh.corroborate import corroborate

HALVARD = Voice("Halvard Press Agency", "wire", "reported", key="halvard")
OFFICIALS = Voice("two officials", "anonymous", "citing", anonymous=True, state="orsova")


def claim(name: str, document: str, *chain: Voice, **more: object) -> ClaimView:
    fillers = (Filler("supplier", "Kestria", "kestria", "state", "kestria", "kestria"),)
    return ClaimView(name, document, 0, "transfer", fillers, chain=chain, **more)


def test_one_report_in_five_outlets_is_one_origin() -> None:
    weighed = corroborate([claim(f"clm_{n}", f"doc_{n}", HALVARD) for n in range(5)])
    assert (weighed.known, weighed.possible, weighed.carriers, weighed.status) == (1, 1, 5, "single-origin")


def test_an_uncredited_rewrite_raises_only_possible() -> None:
    weighed = corroborate([claim("clm_1", "a", HALVARD), claim("clm_2", "b")])
    assert (weighed.known, weighed.possible, weighed.unknown_lineage) == (1, 2, 1)


def test_own_voice_beside_a_credit_adds_nothing() -> None:
    weighed = corroborate([claim("clm_1", "a", HALVARD), claim("clm_2", "a", block="headline")])
    assert (weighed.known, weighed.possible, weighed.unknown_lineage) == (1, 1, 0)


def test_unnamed_officials_of_one_state_are_between_one_and_two() -> None:
    post, herald = Voice("The Post", "outlet", key="post"), Voice("The Herald", "outlet", key="herald")
    weighed = corroborate([claim("clm_1", "a", post, OFFICIALS), claim("clm_2", "b", herald, OFFICIALS)])
    assert (weighed.known, weighed.possible) == (1, 2)
    assert weighed.origins[0].basis == ("two officials",)


def test_one_expert_in_two_outlets_is_one_voice() -> None:
    expert = Voice("Ines Vale", "expert", "told", key="person:ines vale")
    assert corroborate([claim("clm_1", "a", expert), claim("clm_2", "b", expert)]).known == 1


def test_an_expert_of_the_publishing_organisation_is_its_voice() -> None:
    experts = [Voice(name, "expert", key=f"person:{name}", affiliation="Meridian Institute") for name in ("ines vale", "tom reed")]
    weighed = corroborate([claim(f"clm_{n}", "a", voice, outlet="Meridian Institute") for n, voice in enumerate(experts)])
    assert (weighed.known, weighed.possible) == (1, 1)


def test_reportedly_names_nobody() -> None:
    weighed = corroborate([claim("clm_1", "a", Voice("reportedly", "anonymous", anonymous=True))])
    assert (weighed.known, weighed.possible, weighed.unknown_lineage) == (0, 1, 1)


def test_denial_by_a_party_makes_it_disputed() -> None:
    president = Voice("Kestria's president", "party", "denied", key="person:president", state="kestria")
    weighed = corroborate([claim("clm_1", "a", HALVARD), claim("clm_2", "a", president, polarity="negative")])
    assert weighed.status == "disputed" and weighed.known == 1
    assert [(denial.kind, denial.denies) for denial in weighed.denials] == [("denial", ("clm_1",))]
    assert [origin.party for origin in weighed.origins if origin.stance == "denies"] == [True]


def test_only_a_denial_is_denied_never_corroborated() -> None:
    weighed = corroborate([claim("clm_1", "a", HALVARD, polarity="negative")])
    assert (weighed.status, weighed.known) == ("denied", 0)


@pytest.mark.parametrize(("modality", "status"), [("planned", "planned"), ("possible", "planned"), ("actual", "single-origin")])
def test_plans_did_not_happen(modality: str, status: str) -> None:
    assert corroborate([claim("clm_1", "a", HALVARD, modality=modality)]).status == status


def test_titles_of_other_articles_support_nothing() -> None:
    weighed = corroborate([claim("a", "a", block="related-link")])
    assert (weighed.known, weighed.possible, weighed.carriers) == (0, 0, 0)
    assert weighed.status != "denied"


def test_not_yet_in_the_articles_own_voice_leaves_a_plan_a_plan() -> None:
    weighed = corroborate([claim("a", "a", HALVARD, modality="planned"), claim("b", "b", polarity="negative")])
    assert weighed.status == "planned"


def test_who_only_plans_it_does_not_stand_behind_its_happening() -> None:
    weighed = corroborate([claim("a", "a", HALVARD), claim("b", "b", Voice("Ines Vale", "expert", key="v"), modality="possible")])
    assert (weighed.known, weighed.status) == (1, "single-origin")


def test_experts_in_general_are_nobody_in_particular() -> None:
    experts = Voice("experts", "person")
    weighed = corroborate([claim("a", "a", experts), claim("b", "b", experts)])
    assert (weighed.known, weighed.possible) == (1, 2)


def test_papers_that_an_agency_saw_make_it_no_less_sure() -> None:
    papers = Voice("flight lists", "document")
    other = Voice("Orsova Wire", "wire", key="orsova")
    weighed = corroborate([claim("a", "a", HALVARD, papers), claim("b", "b", other, papers)])
    assert (weighed.known, weighed.possible) == (2, 2)


def test_unnamed_people_of_another_state_are_somebody_else() -> None:
    army = Voice("Varnland's army", "organization", key="army", state="varnland")
    assert corroborate([claim("a", "a", army), claim("b", "b", OFFICIALS)]).known == 2


def test_unnamed_people_beside_a_named_voice_may_be_that_voice() -> None:
    vale = Voice("Ines Vale", "expert", key="person:ines vale")
    weighed = corroborate([claim("a", "a", vale), claim("b", "a", Voice("experts", "anonymous", anonymous=True))])
    assert (weighed.known, weighed.possible) == (1, 2)
