"""Who has it from whom: copies, reposts, retellings, and what they do to the origins."""

from twosource.link.view import ClaimView, Filler, Page, Voice
from twosource.model.lineage import Derivation, LineageKind, Passage, PassageKind
from twosource.model.text import Span
from twosource.weigh.corroborate import corroborate
from twosource.weigh.lineage import outlet_key

HALVARD = Voice("Halvard Press Agency", "wire", "reported", key="halvard", span=Span(5, 25))
OFFICIALS = Voice("two officials", "anonymous", "said", anonymous=True, state="orsova", span=Span(0, 13))
DORN = Voice("Pavel Dorn", "person", "said", key="person:pavel dorn", state="varnland", span=Span(0, 10))
WORDS = tuple(Passage(PassageKind.WORDS, number, Span(10 * number, 10 * number + 9)) for number in range(4))
KESTRIA = Filler("supplier", "Kestria", "kestria", "state", "kestria", "kestria")


def claim(document: str, *chain: Voice, day: int = 1, passages: tuple[Passage, ...] = (), taken: str | None = None, **more: object) -> ClaimView:
    date = f"2031-03-{day:02}"
    taken_from = () if taken is None else (Derivation(Span(90, 99), taken or None),)
    page = Page(document, date, date, taken_from, Span(0, 40), passages)
    fields = {"fillers": (KESTRIA,), "outlet": f"The {document.title()} Post"} | more
    return ClaimView(f"clm_{document}", document, 0, "transfer", chain=chain, page=page, **fields)


def interval(*claims: ClaimView) -> tuple[int, int, int]:
    weighed = corroborate(claims)
    return weighed.known, weighed.possible, weighed.unknown_lineage


def test_an_outlet_is_known_by_its_name_and_its_address() -> None:
    assert outlet_key("The Daily Meridian") == outlet_key("dailymeridian.example") == outlet_key("www.dailymeridian.example")


def test_words_copied_without_a_credit_are_the_earlier_articles() -> None:
    weighed = corroborate([claim("velm", OFFICIALS, passages=WORDS), claim("halm", OFFICIALS, day=2, passages=WORDS)])
    assert (weighed.known, weighed.possible) == (1, 1)
    (copy,) = (edge for edge in weighed.lineage if edge.kind is LineageKind.COPY)
    assert (copy.document, copy.source, copy.stated, copy.score) == ("halm", "velm", False, 1.0)
    assert copy.here == copy.there == (Span(0, 39),)


def test_the_same_officials_in_other_words_may_be_two_voices() -> None:
    assert interval(claim("velm", OFFICIALS, passages=WORDS), claim("halm", OFFICIALS, day=2)) == (1, 2, 0)


def test_a_repost_says_whose_it_is() -> None:
    weighed = corroborate([claim("velm", HALVARD), claim("halm", day=2, taken="Halvard Press Agency")])
    assert (weighed.known, weighed.possible, weighed.unknown_lineage) == (1, 1, 0)
    assert [(edge.document, edge.name, edge.stated) for edge in weighed.lineage if edge.kind is LineageKind.REPOST] == [("halm", "Halvard Press Agency", True)]


def test_an_agency_that_has_it_from_a_named_minister_is_no_second_voice() -> None:
    told = claim("halvard", DORN, outlet="Halvard Press Agency")
    assert interval(told, claim("velm", HALVARD, day=2), claim("halm", HALVARD, DORN, day=2)) == (1, 1, 0)


def test_an_agency_that_leans_on_papers_is_a_voice_beside_the_minister() -> None:
    papers = Voice("flight lists", "document", span=Span(30, 42))
    assert interval(claim("velm", HALVARD, papers), claim("halm", DORN)) == (2, 2, 0)


def test_who_only_retells_adds_nothing_and_who_tells_more_may() -> None:
    known = claim("velm", HALVARD, places=("Skarn",))
    assert interval(known, claim("halm", day=2, places=("Skarn",))) == (1, 1, 1)
    assert interval(known, claim("halm", day=2, places=("Temmen",))) == (1, 2, 1)
    assert interval(known, claim("halm", day=1, places=("Skarn",))) == (1, 2, 1), "who is no later may have it of his own"


def test_an_inferred_edge_is_never_a_stated_one() -> None:
    weighed = corroborate([claim("velm", HALVARD, OFFICIALS), claim("halm", day=2)])
    assert {(edge.kind, edge.stated, edge.via) for edge in weighed.lineage} == {
        (LineageKind.CREDIT, True, ""), (LineageKind.SOURCE, True, "Halvard Press Agency"), (LineageKind.RETOLD, False, ""),
    }  # fmt: skip


def test_the_same_quotation_is_an_edge_of_its_own() -> None:
    quote = (Passage(PassageKind.QUOTE, 7, Span(3, 30)),)
    weighed = corroborate([claim("velm", DORN, passages=quote), claim("halm", DORN, day=2, passages=quote)])
    assert [(edge.document, edge.source) for edge in weighed.lineage if edge.kind is LineageKind.QUOTE] == [("halm", "velm")]


def test_a_body_that_answers_for_people_it_does_not_name_is_one_voice_with_them() -> None:
    agency = Voice("The Halvard Press Agency", "organization", "reported", key="organization:halvard press agency", span=Span(5, 25))
    told = claim("halvard", OFFICIALS, outlet="Halvard Press Agency")
    assert interval(told, claim("velm", agency, OFFICIALS, day=2), claim("halm", HALVARD, day=2)) == (1, 1, 0)


def test_who_first_only_expected_it_still_stands_behind_the_agency() -> None:
    expected = claim("halvard", DORN, outlet="Halvard Press Agency", modality="possible")
    assert interval(expected, claim("velm", HALVARD, day=2), claim("halm", HALVARD, DORN, day=2)) == (1, 1, 0)


def test_papers_with_a_name_are_the_same_papers() -> None:
    report = Voice("the Arden Report", "document", "according to", span=Span(9, 20))
    assert interval(claim("velm", report), claim("halm", report)) == (1, 1, 0)


def test_a_state_and_its_minister_are_one_side() -> None:
    state = Voice("Varnland", "party", "said", key="varnland", state="varnland", span=Span(0, 8))
    assert interval(claim("velm", state), claim("halm", DORN)) == (1, 2, 0)
