"""What changes on the way from one article to the next: who is said to have said it, how sure it is, how much it was."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from twosource.link.view import ClaimView
from twosource.model.corroboration import Conflict
from twosource.weigh.lineage import Traced, Voiced, bears_name, outlet_key, voice_key

SURE = {"possible": 0, "conditional": 0, "requested": 0, "planned": 1, "actual": 2}
WORDS = ("could", "will", "has")
RETELLING = 30  # days after a report in which others tell it again; later it may have come about


def find_drift(traced: Traced) -> Iterator[Conflict]:
    """Retellings that are surer than what they retell, and copies that name another source."""
    yield from _certainty(traced)
    yield from _origin(traced)


def _certainty(traced: Traced) -> Iterator[Conflict]:
    """An article credits an outlet with more than that outlet's own article says."""
    own = _own_reports(traced.claims)
    surer: dict[tuple[int, int], tuple[dict[str, None], dict[str, None]]] = defaultdict(lambda: ({}, {}))
    names: dict[tuple[int, int], str] = {}
    for claim in traced.claims:
        for outlet, name in _credited(claim):
            reports = [report for report in own.get(outlet, ()) if report.document != claim.document]
            said = max((SURE[report.modality] for report in reports), default=SURE["actual"])
            if claim.polarity == "positive" and SURE[claim.modality] > said and any(_soon(report, claim) for report in reports):
                step = (said, SURE[claim.modality])
                names.setdefault(step, name)
                surer[step][0].update(dict.fromkeys(report.id for report in reports))
                surer[step][1][claim.id] = None
    for step, (told, retold) in sorted(surer.items()):
        why = f"«{WORDS[step[0]]}» in the report of {names[step]} has become «{WORDS[step[1]]}» where others tell it"
        yield Conflict("drift", "certainty", (tuple(told), tuple(retold)), why)


def _own_reports(claims: Sequence[ClaimView]) -> Mapping[str, Sequence[ClaimView]]:
    """Outlet → what its own articles claim to be so."""
    own: dict[str, list[ClaimView]] = defaultdict(list)
    for claim in claims:
        if claim.outlet and claim.polarity == "positive":
            own[outlet_key(claim.outlet)].append(claim)
    return own


def _credited(claim: ClaimView) -> Iterator[tuple[str, str]]:
    """Keys and names of the voices that the claim credits."""
    for voice in claim.chain:
        if bears_name(voice):
            yield voice_key(voice, claim), voice.name


def _soon(report: ClaimView, claim: ClaimView) -> bool:
    """Whether ``claim``'s article is later than the report, and so soon that it tells of the same state of things."""
    if not (report.page.latest and claim.page.earliest):
        return False
    return 0 <= (date.fromisoformat(claim.page.earliest) - date.fromisoformat(report.page.latest)).days <= RETELLING


def _origin(traced: Traced) -> Iterator[Conflict]:
    """The same words, credited to somebody else than in the earlier article."""
    for claim in traced.claims:
        source = traced.copied.get(claim.id)
        if source is None:
            continue
        here, there = traced.origin(claim), traced.origin(source)
        if here and there and _other(here, there):
            yield Conflict("drift", "origin", ((source.id,), (claim.id,)), f"the same words rest on {there.name} there and on {here.name} here")


def _other(here: Voiced, there: Voiced) -> bool:
    """Whether two named voices differ; an outlet that stands for people it does not name is still that outlet."""
    return here.key.partition("/")[0] != there.key.partition("/")[0] and not here.unnamed and not there.unnamed
