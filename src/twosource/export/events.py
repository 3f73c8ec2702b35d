"""One record for each event, with what its claims say together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.export.claims import claims
from twosource.export.records import Record
from twosource.model.claim import Modality, Polarity
from twosource.model.corroboration import Corroboration
from twosource.model.event import Event
from twosource.store.ledger import Ledger
from twosource.store.rows import plain

# How far a transfer has come that a claim does not say to have happened; else its word says it.
NOT_YET = {Modality.REQUESTED: "discussed", Modality.POSSIBLE: "discussed", Modality.CONDITIONAL: "discussed", Modality.PLANNED: "planned"}
FURTHEST = ("used", "delivered", "in production", "agreed", "planned", "discussed")
PRECISE = ("city", "near", "region", "country", "unresolved")

Days = tuple[str | None, str | None]


@dataclass(slots=True)
class Gathered:
    """What the claims of one event say, without the claims."""

    times: set[Days] = field(default_factory=set)
    places: Counter[tuple] = field(default_factory=Counter)
    participants: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # role, id, name
    stages: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def add(self, claim: Record) -> None:
        self.documents.add(claim["document"]["id"])
        for time in claim["time"]:
            self.times.add((time["earliest"], time["latest"]))
        for place in claim["place"]:
            self.places[tuple(place[key] for key in ("name", "geonames", "latitude", "longitude", "precision"))] += 1
        for argument in claim["arguments"]:
            if entity := argument["entity"]:
                self.participants[argument["role"], entity["id"], entity["name"]] += 1
        if claim["event"]["type"] == "transfer" and claim["polarity"] == Polarity.POSITIVE:
            self.stages.add(NOT_YET.get(Modality(claim["modality"])) or claim["event"].get("stage", ""))

    @property
    def stage(self) -> str | None:
        """The furthest stage that a claim states."""
        return next((stage for stage in FURTHEST if stage in self.stages), None)


def events(ledger: Ledger) -> Iterator[Record]:
    """All events in order of time, then of id; those without a date come last."""
    gathered: dict[str, Gathered] = defaultdict(Gathered)
    for claim in claims(ledger):
        gathered[claim["event"]["id"]].add(claim)
    records = (_event(event, weighed, gathered[event.id]) for event, weighed in ledger.events())
    yield from sorted(records, key=in_time)


def in_time(event: Record) -> tuple[bool, str, str, str]:
    """Sort key: the first possible day, the last, the id."""
    earliest, latest = event["time"]["earliest"], event["time"]["latest"]
    first = earliest or latest
    return (first is None, first or "", latest or "9999", event["id"])


def _event(event: Event, weighed: Corroboration, said: Gathered) -> Record:
    earliest, latest = span_of(said.times)
    return {
        "id": event.id,
        "type": event.type,
        "title": event.title,
        "time": {"earliest": earliest, "latest": latest},
        "place": _place(said.places),
        "participants": list(_participants(said.participants)),
        "stage": said.stage,
        "claims": list(event.claims),
        "documents": sorted(said.documents),
        "origins": {
            "known": weighed.known, "possible": weighed.possible, "carriers": weighed.carriers,
            "unknown_lineage": weighed.unknown_lineage, "list": plain(weighed.origins),
        },
        "denials": plain(weighed.denials),
        "conflicts": plain(weighed.conflicts),
        "lineage": plain(weighed.lineage),
        "status": weighed.status,
    }


def span_of(times: Iterable[Days]) -> Days:
    """First and last possible day of what ``times`` tell: a day outweighs the year it lies in.

    Times that hold another one within them only say it less exactly and are left out.
    """
    dated = sorted({days for days in times if days != (None, None)}, key=str)
    exact = [days for days in dated if not any(_holds(days, other) for other in dated if other != days)]
    first = min((earliest for earliest, _ in exact if earliest), default=None)
    return first, max((latest for _, latest in exact if latest), default=None)


def _holds(wide: Days, narrow: Days) -> bool:
    return (wide[0] or "") <= (narrow[0] or "") and (narrow[1] or "9999") <= (wide[1] or "9999")


def _place(places: Mapping[tuple, int]) -> Record | None:
    """The place named most often, of those that are most precise."""
    if not places:
        return None
    best = min(places, key=lambda place: (PRECISE.index(place[4]), -places[place], str(place)))
    return dict(zip(("name", "geonames", "latitude", "longitude", "precision"), best, strict=True))


def _participants(counted: Mapping[tuple[str, str, str], int]) -> Iterator[Record]:
    """Who fills each role, the most often named first; one name stands once in a role."""
    seen: set[tuple[str, str]] = set()
    ordered: Sequence[tuple[str, str, str]] = sorted(counted, key=lambda key: (key[0], -counted[key], key[2], key[1]))
    for role, key, name in ordered:
        if (role, name.casefold()) not in seen:
            seen.add((role, name.casefold()))
            yield {"role": role, "entity": {"id": key, "name": name}}
