"""One event's claims weighed: origins as an interval, lineage, denials, conflicts, status."""

from collections.abc import Sequence

from twosource.link.view import ClaimView
from twosource.model.corroboration import Corroboration, Denial
from twosource.weigh.conflicts import NOT_YET, find_conflicts
from twosource.weigh.denials import disputes, find_denials
from twosource.weigh.edges import draw_edges
from twosource.weigh.independence import (
    POINTERS,
    affirming,
    as_origin,
    carriers,
    copied_whole,
    count_known,
    retold,
    supports,
    unknown_lineage,
    voices,
)
from twosource.weigh.lineage import trace


def corroborate(claims: Sequence[ClaimView]) -> Corroboration:
    """Who stands behind the event that ``claims`` report, and who denies it.

    ``known`` counts certainly different voices that support it; documents of unknown lineage raise only ``possible``,
    and that only where they tell something that was not out before. Who only plans or expects it stands behind the
    plan: counted only where nobody reports more. Titles of other articles support nothing.
    """
    own = sorted((claim for claim in claims if claim.block not in POINTERS), key=lambda claim: (claim.document, claim.start, claim.id))
    traced = trace(own)
    supporting = affirming(own)
    reported = [claim for claim in supporting if claim.modality not in NOT_YET] or supporting
    behind, against = voices(reported, traced, supporting), voices([claim for claim in own if not supports(claim)], traced)
    unknown = unknown_lineage(reported, traced, behind)
    copies, echoes = copied_whole(unknown, reported, traced), retold(unknown, reported, traced)
    known = count_known(tuple(behind))
    denials = tuple(find_denials(own))
    return Corroboration(
        known=known,
        possible=len(behind) + len(unknown) - len(copies | echoes.keys()),
        carriers=len(carriers(claims)),
        unknown_lineage=len(unknown),
        origins=tuple(as_origin(voiced, members, "supports") for voiced, members in behind.items())
        + tuple(as_origin(voiced, members, "denies") for voiced, members in against.items()),
        denials=denials,
        conflicts=tuple(find_conflicts(own, traced)),
        status=status_of(supporting, denials, own, known),
        lineage=tuple(draw_edges(traced, echoes)),
    )


def status_of(supporting: Sequence[ClaimView], denials: Sequence[Denial], claims: Sequence[ClaimView], known: int) -> str:
    """One word for the event; what is denied is never called corroborated, what is only planned never happened.

    Evasions and refusals to confirm leave it as it is. "Not yet delivered", in an article's own voice, leaves a plan a plan; somebody's denial does not.
    """
    happened = any(claim.modality not in NOT_YET for claim in supporting)
    denied = disputes(denials)
    if happened and (denied or len(supporting) < len(claims)):
        return "disputed"
    if denied or (claims and not supporting):
        return "denied"
    if supporting and not happened:
        return "planned"
    return "corroborated" if known >= 2 else "single-origin"
