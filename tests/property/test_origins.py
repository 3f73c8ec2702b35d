"""What may never happen to the origins of an event, whatever articles are added."""

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.link.view import ClaimView, Filler, Page, Voice
from twosource.model.lineage import Derivation, Passage, PassageKind
from twosource.model.text import Span
from twosource.weigh.corroborate import corroborate

VOICES = (
    Voice("Halvard Press Agency", "wire", "reported", key="halvard"),
    Voice("Daily Meridian", "outlet", "reported", key="daily-meridian"),
    Voice("Pavel Dorn", "person", "said", key="person:pavel dorn", state="varnland"),
    Voice("two officials", "anonymous", "said", anonymous=True, state="orsova"),
    Voice("officials", "anonymous", "said", anonymous=True),
    Voice("flight lists", "document", "according to"),
    Voice("reportedly", "anonymous", anonymous=True),
)
KESTRIA = Filler("supplier", "Kestria", "kestria", "state", "kestria", "kestria")
chains = st.lists(st.sampled_from(VOICES), max_size=2, unique=True).map(tuple)


@st.composite
def claims(draw: st.DrawFn, chain: st.SearchStrategy = chains) -> ClaimView:
    """One article's claim; its passages are its own."""
    number, day = draw(st.integers(0, 10**6)), f"2031-03-{draw(st.integers(1, 28)):02}"
    passages = tuple(Passage(PassageKind.WORDS, 10 * number + each, Span(10 * each, 10 * each + 9)) for each in range(3))
    modality = draw(st.sampled_from(("actual", "planned", "possible")))
    places = draw(st.sets(st.sampled_from(("Skarn", "Temmen")), max_size=1))
    page = Page(f"page {number}", day, day, passages=passages, sentence=Span(0, 30))
    return ClaimView(f"clm_{number}", f"doc_{number}", 0, "transfer", (KESTRIA,), places=tuple(places), chain=draw(chain), modality=modality, outlet=f"Paper {number}", page=page)


def distinct(found: list[ClaimView]) -> list[ClaimView]:
    return list({claim.id: claim for claim in found}.values())


reported = st.lists(claims(), min_size=1, max_size=6).map(distinct)


@given(reported, claims(st.just(())))
@settings(max_examples=200, deadline=None)
def test_unknown_lineage_never_raises_known(told: list[ClaimView], uncredited: ClaimView) -> None:
    actual = [*told, ClaimView(**{name: getattr(told[0], name) for name in ClaimView.__slots__} | {"modality": "actual", "id": "clm_x", "document": "doc_x"})]
    assert corroborate([*actual, uncredited]).known <= corroborate(actual).known


@given(reported, st.data())
@settings(max_examples=200, deadline=None)
def test_a_repost_changes_neither_known_nor_possible(told: list[ClaimView], data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(told))
    page = Page("repost", "2031-04-01", "2031-04-01", (Derivation(Span(40, 50)),), original.page.sentence, original.page.passages)
    repost = ClaimView(**{name: getattr(original, name) for name in ClaimView.__slots__} | {"id": "clm_repost", "document": "doc_repost", "outlet": "Repost News", "page": page})
    before, after = corroborate(told), corroborate([*told, repost])
    assert (after.known, after.possible) == (before.known, before.possible)
    assert after.carriers == before.carriers + 1


@given(reported)
@settings(max_examples=200, deadline=None)
def test_the_interval_is_one_and_order_does_not_matter(told: list[ClaimView]) -> None:
    forward, backward = corroborate(told), corroborate(told[::-1])
    assert 0 <= forward.known <= forward.possible <= forward.carriers + sum(len(claim.chain) for claim in told)
    assert (forward.known, forward.possible, forward.unknown_lineage) == (backward.known, backward.possible, backward.unknown_lineage)
