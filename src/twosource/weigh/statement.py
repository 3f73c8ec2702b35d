"""What the ledger holds for and against one statement.

A statement is as well supported as the least supported thing that it names: its origins are those of the part that
fewest bear out. A part that nobody bears out leaves the statement unsupported, whatever else agrees.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.corroboration import Corroboration
from twosource.model.weighed import NOTHING, Weighed
from twosource.vocabulary.linking import LinkingWeights
from twosource.weigh.bearing import Part, Stand, Worded, parts, turned_round
from twosource.weigh.corroborate import corroborate
from twosource.weigh.independence import POINTERS

CONFIRMING = ("corroborated", "supported")
# From what the ledger says otherwise, over what it does not know, to what it bears out best.
VERDICTS = ("contradicted", "not-found", "possible", "planned", "disputed", "supported", "corroborated")
# What claims say something to a statement of each modality: what happened was possible, but not asked for.
ANSWERS = {
    "actual": frozenset({"actual", "planned", "possible", "conditional", "requested"}),
    "planned": frozenset({"actual", "planned", "possible"}),
    "possible": frozenset({"actual", "planned", "possible", "conditional"}),
    "conditional": frozenset({"conditional"}),
    "requested": frozenset({"requested"}),
}


@dataclass(frozen=True, slots=True)
class Known:
    """One event of the ledger with its claims."""

    id: str
    title: str
    claims: tuple[Worded, ...]


@dataclass(frozen=True, slots=True)
class _Heard:
    """An event's claims beside the parts of the statement: what each says to each."""

    event: Known
    rows: tuple[tuple[Worded, tuple[Part, ...]], ...]

    @property
    def consistent(self) -> list[tuple[Worded, tuple[Part, ...]]]:
        return [(claim, row) for claim, row in self.rows if all(part.stand is not Stand.AGAINST for part in row)]

    def bearing(self, number: int) -> list[Worded]:
        """Consistent claims that bear out part ``number``."""
        return [claim for claim, row in self.consistent if row[number].stand is Stand.BORNE]


def weigh(asked: Worded, events: Iterable[Known], weights: LinkingWeights) -> Weighed:
    """The verdict on one claim of a statement, with the claims for and against it."""
    heard = [hearing for event in events if (hearing := _hear(asked, event, weights)).rows]
    if not _count(asked):
        return Weighed("not-found", "the statement names nobody and nothing that could be looked up")
    bearing = [hearing for hearing in heard if _bears(hearing, _count(asked))]
    if bearing:
        return _judge(asked, bearing)
    return _otherwise(asked, heard)


def together(answers: Sequence[Weighed]) -> Weighed:
    """One answer for a statement of several claims: that of the claim that fares worst."""
    return min(answers, key=lambda answer: VERDICTS.index(answer.verdict))


def _hear(asked: Worded, event: Known, weights: LinkingWeights) -> _Heard:
    own = [claim for claim in event.claims if claim.view.block not in POINTERS]
    return _Heard(event, tuple((claim, tuple(parts(asked, claim, weights))) for claim in own))


def _count(asked: Worded) -> int:
    view = asked.view
    return len(view.fillers) + bool(view.stage) + len(view.intervals) + len(view.places) + len(view.quantities) + len(view.chain) + len(asked.beside)


def _bears(hearing: _Heard, count: int) -> bool:
    return all(hearing.bearing(number) for number in range(count))


def _judge(asked: Worded, bearing: Sequence[_Heard]) -> Weighed:
    """Events that bear out every part: what their claims commit themselves to decides."""
    touching = _once(claim for hearing in bearing for claim, row in hearing.consistent if any(part.stand is Stand.BORNE for part in row))
    same = [claim for claim in touching if claim.view.polarity == asked.view.polarity]
    agreeing = [claim for claim in same if claim.view.modality in ANSWERS[asked.view.modality]]
    opposed = [claim for claim in touching if claim.view.polarity != asked.view.polarity]
    opposed += _once(claim for hearing in bearing for claim, row in hearing.rows if _another_version(row))
    sworn = [claim for claim in agreeing if claim.view.modality == "actual"]
    happened = _weakest(bearing, sworn)
    behind = happened if happened.carriers else _weakest(bearing, agreeing)
    if same and not agreeing:
        return Weighed("not-found", f"nobody reports it as {asked.view.modality}")
    verdict, why = _verdict(agreeing, happened, opposed)
    whole = corroborate([claim.view for claim in touching])
    return Weighed(
        verdict, why, tuple(hearing.event.id for hearing in bearing), _ids(sworn if happened.carriers else agreeing), _ids(opposed),
        behind, whole.denials, whole.conflicts,
    )  # fmt: skip


def _weakest(bearing: Sequence[_Heard], agreeing: Sequence[Worded]) -> Corroboration:
    """Origins, among ``agreeing``, of the part that fewest known voices bear out; no carriers where nobody bears it out."""
    chosen = {claim.view.id for claim in agreeing}
    count = len(bearing[0].rows[0][1])
    weighed = [
        corroborate([claim.view for hearing in bearing for claim in hearing.bearing(number) if claim.view.id in chosen])
        for number in range(count)
    ]
    return min(weighed, key=lambda each: (each.carriers > 0, each.known, each.possible), default=NOTHING)


def _verdict(agreeing: Sequence[Worded], happened: Corroboration, opposed: Sequence[Worded]) -> tuple[str, str]:
    if not agreeing:
        return "contradicted", "the ledger only holds claims that say the opposite"
    if not happened.carriers:
        planned = any(claim.view.modality == "planned" for claim in agreeing)
        return ("planned", "reported as planned, never as done") if planned else ("possible", "reported as possible, asked for or conditional only")
    if opposed:
        return "disputed", "there are claims for it and claims against it"
    if happened.known >= 2:
        return "corroborated", f"every part rests on at least {happened.known} origins that are certainly different"
    return "supported", "every part is borne out, by one known origin" if happened.known else "every part is borne out, by nobody who is named"


def _otherwise(asked: Worded, heard: Sequence[_Heard]) -> Weighed:
    """No event bears the statement out: it is contradicted where all but one part agrees and that one cannot."""
    contradicting = [(hearing, claim, row) for hearing in heard for claim, row in hearing.rows if _contradicts(asked, hearing, claim, row)]
    if contradicting:
        claims = _once(claim for _, claim, _ in contradicting)
        events = tuple(dict.fromkeys(hearing.event.id for hearing, _, _ in contradicting))
        return Weighed("contradicted", _says(asked, contradicting[0]), events, (), _ids(claims))
    nearest = max(heard, key=lambda hearing: (_borne(hearing), hearing.event.id), default=None)
    if nearest is None or not _borne(nearest):
        return Weighed("not-found", "the ledger holds nothing of the kind about these participants")
    return Weighed("not-found", f"nothing in the ledger bears out {_open(nearest)}")


def _contradicts(asked: Worded, hearing: _Heard, claim: Worded, row: Sequence[Part]) -> bool:
    """Whether the claim goes against one part, or has two participants the other way round, while the event bears out the rest.

    One other participant in common is no reason to say that the ledger knows better: that may be another event.
    """
    against = {part.kind for part in row if part.stand is Stand.AGAINST}
    turned = bool(against) and against <= turned_round(asked.view, claim.view)
    rest = [number for number, part in enumerate(row) if part.kind not in against]
    borne = [number for number in rest if any(other[number].stand is Stand.BORNE for _, other in hearing.rows)]
    return len(borne) == len(rest) and (turned or (len(against) == 1 and len(borne) >= 2))


def _another_version(row: Sequence[Part]) -> bool:
    """Whether a claim of the same event gives another number and agrees in something else."""
    against = {part.kind for part in row if part.stand is Stand.AGAINST}
    return against == {"quantity"} and any(part.stand is Stand.BORNE for part in row)


def _says(asked: Worded, found: tuple[_Heard, Worded, tuple[Part, ...]]) -> str:
    hearing, claim, row = found
    if {part.kind for part in row if part.stand is Stand.AGAINST} <= turned_round(asked.view, claim.view):
        return f"the ledger has it the other way round: {hearing.event.title}"
    parts = ", ".join(f"another {part.kind} than {part.text}" for part in row if part.stand is Stand.AGAINST)
    return f"the ledger has {parts}: {hearing.event.title}"


def _borne(hearing: _Heard) -> int:
    count = len(hearing.rows[0][1])
    return sum(bool(hearing.bearing(number)) for number in range(count))


def _open(hearing: _Heard) -> str:
    """The parts that no consistent claim of the nearest event bears out."""
    row = hearing.rows[0][1]
    missing = [f"«{part.text}» ({part.kind})" for number, part in enumerate(row) if not hearing.bearing(number)]
    return f"{' and '.join(missing)}; nearest is: {hearing.event.title}"


def _once(claims: Iterable[Worded]) -> list[Worded]:
    found: Mapping[str, Worded] = {claim.view.id: claim for claim in claims}
    return list(found.values())


def _ids(claims: Iterable[Worded]) -> tuple[str, ...]:
    return tuple(sorted({claim.view.id for claim in claims}))
