from types import SimpleNamespace

from twosource.web.sources import view_sources
from twosource.web.views import index_ledger, view_articles


def sources_of(ledger: SimpleNamespace, claims: list[dict]) -> dict[str, list]:
    index = index_ledger(ledger.documents, claims, ledger.events)
    found: dict[str, list] = {}
    for source in view_sources(index, view_articles(index)):
        found.setdefault(source.name, []).append(source)
    return found


def test_asserting_denying_and_planning_are_kept_apart(ledger: SimpleNamespace) -> None:
    sources = sources_of(ledger, ledger.claims)
    review, brandt = sources["Coastline Review"][0], sources["President Aurel Brandt"][0]
    assert list(review.asserts.values()) == ["Kestria sells drones"]
    assert list(review.foresees.values()) == ["Varnland visits Halm"]
    assert not brandt.asserts and list(brandt.denies.values()) == ["Kestria sells drones"]


def test_unnamed_people_of_two_articles_are_two_sources(ledger: SimpleNamespace) -> None:
    officials = ledger.claims[0]["attribution"]
    claims = [ledger.claims[0], {**ledger.claims[2], "attribution": officials}]
    assert len(sources_of(ledger, claims)["two officials"]) == 2


def test_one_expert_in_two_articles_is_one_source(ledger: SimpleNamespace) -> None:
    expert = [{"source": "Kovan", "kind": "expert", "entity": {"id": "e", "name": "Mirela Kovan"}}]
    claims = [{**claim, "attribution": expert} for claim in (ledger.claims[0], ledger.claims[2])]
    (kovan,) = sources_of(ledger, claims)["Mirela Kovan"]
    assert len(kovan.articles) == 2


def test_titles_of_other_articles_say_nothing(ledger: SimpleNamespace) -> None:
    claims = [{**claim, "block": "promotion"} for claim in ledger.claims]
    assert sources_of(ledger, claims) == {}
