"""What new documents touch, linked and weighed anew; everything else stays as it was.

Names come first: a second bearer of a surname changes what it stands for in older articles. Then the claims of all
articles whose names changed: each is a node of a graph, alone or with others that tell the same, and a new node is
compared with those that share a key. Then the components of that graph which hold anything new are clustered from
scratch, in a fixed order. So the result is that of linking all documents at once (:func:`twosource.weigh.derive.derive`),
whatever was read first.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from twosource.link.cluster import Node, Scores
from twosource.link.entities import Identity, NamedEntity, bears_name, full_names, link_entities, normal, surname
from twosource.link.events import cluster_all, score_apart, score_together
from twosource.link.gist import gist, keys
from twosource.link.rulings import Pair, Rulings
from twosource.link.view import ClaimView
from twosource.model.catalogue import Entry
from twosource.model.event import Event
from twosource.model.reading import Reading
from twosource.model.summary import Face, Told
from twosource.redact import Redaction
from twosource.store.derived import NAMES, Derivation, Weighed
from twosource.store.events import Faces
from twosource.store.rows import built, plain
from twosource.vocabulary.event_titles import EventTitles
from twosource.vocabulary.linking import LinkingWeights
from twosource.weigh.catalogue import entry_of
from twosource.weigh.derive import claim_views, named_entities, weigh
from twosource.weigh.summarize import summarize, told

DOCUMENTS, NODES = 200, 500  # taken at a time


@dataclass(frozen=True, slots=True)
class Rules:
    """What linking goes by: weights, titles, and what people have judged of names and of claims."""

    weights: LinkingWeights
    titles: EventTitles
    names: Rulings
    claims: Rulings


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as linking and lists see it. ``told`` and ``public_told``: claim → what it says, as JSON; what it says to
    strangers only where the document protects somebody."""

    views: tuple[ClaimView, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    public_told: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[Face, Entry] = field(default_factory=dict)


@dataclass(slots=True)
class Touched:
    """Nodes whose components must be clustered anew; claims that are new or say something else now, and those that are gone."""

    nodes: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    def add(self, other: "Touched") -> None:
        self.nodes |= other.nodes
        self.claims |= other.claims
        self.gone |= other.gone


def relink(derivation: Derivation, rules: Rules, judged: Collection[str] = ()) -> tuple[set[Weighed], set[Weighed]]:
    """Bring everything derived up to date; events that are no more as they were, and those that are there instead.

    ``judged`` are names and claims that people judged differently when it was derived last.
    """
    touched, changed = Touched(), (*derivation.new, *derivation.gone)
    for start in range(0, len(changed), DOCUMENTS):
        documents = changed[start : start + DOCUMENTS]
        touched.add(_rebuild(derivation, {*documents, *identify(derivation, documents, rules)}, rules))
    if judged:
        again = {row.document for row in derivation.views("claim", judged)} | _rename(derivation, judged, rules)
        touched.add(_rebuild(derivation, again, rules))
    derivation.recount()
    before, after = set(derivation.cleared), set()
    for old, new in _recluster(derivation, rules, touched):
        before.update(old)
        after.update(new)
    return before - after, after - before


# Names


def identify(derivation: Derivation, documents: Collection[str], rules: Rules) -> set[str]:
    """Give the names of ``documents`` their keys; other documents in which names have another key now.

    Those are looked at only where a surname has another set of full names than before.
    """
    fresh = {
        entity.id: (reading.document.id, entity)
        for reading in derivation.readings(_there(derivation, documents), NAMES) for entity in named_entities(reading) if bears_name(entity)
    }  # fmt: skip
    borne = full_names(entity for _, entity in fresh.values())
    last = {row.surname for row in derivation.identities("document", documents) if row.surname}
    last |= {bearer for _, entity in fresh.values() if (bearer := surname(entity))}
    before = derivation.full_names(last)
    derivation.forget_identities(documents)
    elsewhere = derivation.full_names(last)
    others = derivation.identities("surname", [each for each in sorted(last) if before[each] != elsewhere[each] | borne[each]])
    return _key(derivation, _named(others) | fresh, elsewhere, rules)


def _rename(derivation: Derivation, judged: Collection[str], rules: Rules) -> set[str]:
    """Documents in which names have another key after people judged them."""
    known = _named((*derivation.identities("entity", judged), *derivation.identities("found", judged)))
    return _key(derivation, known, derivation.full_names({last for _, entity in known.values() if (last := surname(entity))}), rules)


def _named(rows: Iterable[Any]) -> dict[str, tuple[str, NamedEntity]]:
    """Entity → its document, and how the linker sees it."""
    return {row.entity: (row.document, built(NamedEntity, json.loads(row.named))) for row in rows}


def _key(
    derivation: Derivation, entities: Mapping[str, tuple[str, NamedEntity]], elsewhere: Mapping[str, Collection[str]], rules: Rules
) -> set[str]:
    """Keys for ``entities``, as far as they are other ones than before; the documents in which they are."""
    before = {row.entity: Identity(row.canonical, row.why, row.found) for row in derivation.identities("entity", entities)}
    found = link_entities((entity for _, entity in entities.values()), rules.names, elsewhere=elsewhere)
    changed = [entity for entity, identity in found.items() if before.get(entity) != identity]
    derivation.save_identities(_identity_row(*entities[entity], found[entity]) for entity in changed)
    return {entities[entity][0] for entity in changed if entity not in before or before[entity].key != found[entity].key}


def _identity_row(document: str, entity: NamedEntity, identity: Identity) -> dict[str, str | None]:
    last, name = surname(entity), normal(entity.name)
    return {"entity": entity.id, "document": document, "surname": last, "full_name": name if last and " " in name else None,
            "named": json.dumps(plain(entity)), "found": identity.found, "canonical": identity.key, "why": identity.why}


# The graph


def _rebuild(derivation: Derivation, documents: Collection[str], rules: Rules) -> Touched:
    """Nodes and scores of ``documents`` as their claims are now."""
    fresh: dict[str, ClaimView] = {}
    touched = Touched()
    seen = {document: Seen() for document in documents} | _seen(derivation, _there(derivation, documents))
    derivation.replace_entries(documents, ((document, face, entry) for document, each in sorted(seen.items()) for face, entry in each.entries.items()))
    for document in sorted(documents):
        fresh |= _save(derivation, document, seen[document], rules, touched)
    _drop(derivation, touched)
    new = {node: fresh[node] for node in fresh.keys() - derivation.gists(fresh).keys()}
    found = ((key.name, key.dated, node) for node, each in new.items() if not each.document for key in dict.fromkeys(keys(each, rules.weights)))
    derivation.save_nodes({node: json.dumps(plain(each)) for node, each in sorted(new.items())}, found)
    pairs = derivation.mates(list(new))
    gists = _gists(derivation, {node for ends in pairs for node in ends})
    scored = ((ends, score_apart(gists[ends[0]], gists[ends[1]], rules.weights)) for ends in sorted(pairs))
    derivation.save_scores({(*ends, ""): value for ends, value in scored if value is not None})
    return touched


def _there(derivation: Derivation, documents: Collection[str]) -> list[str]:
    return sorted(set(documents) - set(derivation.gone))


def _seen(derivation: Derivation, documents: Collection[str]) -> dict[str, Seen]:
    """What there is of each document to see, with the names that its entities have now."""
    identities = {row.entity: row.canonical for row in derivation.identities("document", documents)}
    return {reading.document.id: _look(reading, identities) for reading in derivation.readings(documents)}


def _look(reading: Reading, identities: Mapping[str, str]) -> Seen:
    versions = {Face.ALL: reading}
    if reading.protections:
        versions = {Face.PRIVATE: reading, Face.PUBLIC: Redaction(reading.document.text, reading.protections).reading(reading)}
    views = {face: tuple(claim_views(version, identities)) for face, version in versions.items()}
    entries = {face: entry_of(version, views[face], identities) for face, version in versions.items()}
    own, *public = ({claim: json.dumps(plain(each)) for claim, each in told(version, identities)} for version in versions.values())
    return Seen(next(iter(views.values())), own, public[0] if public else {}, entries)


def _save(derivation: Derivation, document: str, seen: Seen, rules: Rules, touched: Touched) -> dict[str, ClaimView]:
    """Save what is seen of a document's claims in place of what was; their gists by node."""
    known, views = {row.claim: row for row in derivation.views("document", [document])}, seen.views
    gists = {view.id: gist(view, rules.weights, alone=view.id in rules.claims.things) for view in views}
    rows = {
        view.id: {"claim": view.id, "document": document, "node": gists[view.id].id, "view": json.dumps(plain(view)),
                  "told": seen.told[view.id], "public_told": seen.public_told.get(view.id)} for view in views
    }  # fmt: skip
    # What strangers may see of a claim hangs on the whole of its article.
    changed = {claim for claim, row in rows.items() if claim not in known or row["public_told"] or dict(known[claim]._mapping) != row}
    gone = known.keys() - rows.keys()
    derivation.forget_views(gone)
    derivation.save_views(rows[claim] for claim in sorted(changed))
    touched.claims |= changed
    touched.gone |= gone
    touched.nodes |= {row.node for claim, row in known.items() if claim in changed | gone} | {gists[claim].id for claim in changed}
    _score_inside(derivation, document, [(view.start, gists[view.id]) for view in views], rules, touched)
    return {each.id: each for each in gists.values()}


def _score_inside(derivation: Derivation, document: str, told: Collection[tuple[int, ClaimView]], rules: Rules, touched: Touched) -> None:
    """Scores of what one document tells: there, less must agree."""
    before = derivation.scores("document", [document])
    after = {(*ends, document): value for ends, value in score_together(told, rules.weights)}
    if before != after:
        derivation.forget_scores(document)
        derivation.save_scores(after)
        touched.nodes |= {node for left, right, _ in before.keys() ^ after.keys() for node in (left, right)}


def _drop(derivation: Derivation, touched: Touched) -> None:
    """Nodes that no claim is left of; what was connected through them must be clustered anew."""
    empty = touched.nodes - derivation.members(touched.nodes).keys()
    for column in ("left", "right"):
        touched.nodes |= {node for left, right, _ in derivation.scores(column, empty) for node in (left, right)}
    touched.nodes -= empty
    derivation.forget_nodes(empty)


def _gists(derivation: Derivation, nodes: Collection[str]) -> dict[str, ClaimView]:
    return {node: built(ClaimView, json.loads(text)) for node, text in derivation.gists(nodes).items()}


# Events


def _recluster(derivation: Derivation, rules: Rules, touched: Touched) -> Iterator[tuple[list[Weighed], list[Weighed]]]:
    """Events of the components that hold a touched node: what they were, what they are; some components at a time."""
    old = derivation.events_of(touched.gone)
    derivation.replace_events([event.id for event, _ in old], (), {})
    derivation.supersede((), touched.gone)
    yield old, []
    rulings = rules.claims.on({row.claim: row.node for row in derivation.views("claim", rules.claims.things)})
    left = sorted(touched.nodes)
    done: set[str] = set()
    while seeds := [node for node in left[:NODES] if node not in done]:
        reached = _connected(derivation, seeds, rulings.same)
        done.update(reached)
        left = [node for node in left if node not in done and node not in seeds]
        yield _cluster(derivation, reached, rules, rulings, touched.claims)


def _connected(derivation: Derivation, nodes: Collection[str], same: Collection[Pair]) -> list[str]:
    """All that scores and people connect with ``nodes``."""
    reached = set(derivation.connected(nodes))
    while partners := {node for ends in same if reached & set(ends) for node in ends} - reached:
        found = set(derivation.connected(partners))
        if found <= reached:
            break
        reached |= found
    return sorted(reached)


def _cluster(
    derivation: Derivation, reached: Collection[str], rules: Rules, rulings: Rulings, changed: Collection[str]
) -> tuple[list[Weighed], list[Weighed]]:
    """Events of whole components; those of which no claim is new or has ``changed`` are not weighed anew."""
    gists, members = _gists(derivation, reached), derivation.members(reached)
    nodes = [Node(gists[node], tuple(members[node])) for node in reached]
    linked = cluster_all(nodes, _scores(derivation, reached), rules.weights, rulings)
    claims = [claim for node in nodes for claim in node.claims]
    old = derivation.events_of(claims)
    as_before = {event.claims: (event, weighed) for event, weighed in old if set(event.claims).isdisjoint(changed)}
    gathered = [tuple(sorted(claim for node in event for claim in node.claims)) for event in linked.events]
    kept = [as_before[ids] for ids in gathered if ids in as_before]
    new, summaries = _weigh(derivation, [ids for ids in gathered if ids not in as_before], rules.titles)
    derivation.replace_events([event.id for event, _ in old if event.claims not in {each.claims for each, _ in kept}], new, summaries)
    derivation.supersede(linked.judgements, claims)
    return old, [*kept, *new]


def _scores(derivation: Derivation, nodes: Collection[str]) -> Scores:
    """Scores of pairs of ``nodes``; what stands in no document and in several is the same."""
    return {(left, right): value for (left, right, _), value in derivation.scores("left", nodes).items()}


def _weigh(derivation: Derivation, events: Collection[tuple[str, ...]], titles: EventTitles) -> tuple[list[Weighed], dict[str, Faces]]:
    """Events of ``events``' claims, and what those say together."""
    rows = {row.claim: row for row in derivation.views("claim", [claim for ids in events for claim in ids])}
    weighed = [weigh([built(ClaimView, json.loads(rows[claim].view)) for claim in ids], titles) for ids in events]
    protecting = sorted({row.document for row in rows.values() if row.public_told})
    redactions = {reading.document.id: Redaction(reading.document.text, reading.protections) for reading in derivation.readings(protecting)}
    return weighed, {event.id: _summaries(event, [rows[claim] for claim in event.claims], redactions) for event, _ in weighed}


def _summaries(event: Event, rows: Collection[Any], redactions: Mapping[str, Redaction]) -> Faces:
    own = summarize(event.title, [built(Told, json.loads(row.told)) for row in rows])
    if not any(row.public_told for row in rows):
        return {Face.ALL: own}
    title = event.title
    for document in sorted({row.document for row in rows if row.public_told}):
        title = redactions[document].words(title)
    return {Face.PRIVATE: own, Face.PUBLIC: summarize(title, [built(Told, json.loads(row.public_told or row.told)) for row in rows])}
