"""What people decide, from the forms of the pages and as JSON: shown first, then kept, and undone."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, Path, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, Field, JsonValue, TypeAdapter, ValidationError
from starlette.datastructures import FormData

from twosource.api.data import REFUSALS, Refusal
from twosource.api.desk import Desk, TheDesk
from twosource.api.rendering import page_of
from twosource.api.security import Editor, form_of, from_this_desk, limited, private
from twosource.api.sessions import here
from twosource.errors import InputError
from twosource.export.decisions import decision_record
from twosource.export.effect import effect_record
from twosource.export.records import Record
from twosource.model.decision import FIELDS, DecisionKind, Subject
from twosource.web.desk.forms import value_of

PROPOSED = Literal[*(kind for kind in DecisionKind if kind is not DecisionKind.UNDO)]
VALUES: Mapping[DecisionKind, TypeAdapter] = {  # of kinds whose value is no fact of a claim
    kind: TypeAdapter(type)
    for kind, type in {
        DecisionKind.CONFIRM: None, DecisionKind.REJECT: None, DecisionKind.MERGE: str, DecisionKind.LEAVE: str,
        DecisionKind.SPLIT: str | Annotated[list[str], Field(min_length=1)], DecisionKind.DATE: str | None, DecisionKind.OUTLET: str | None, DecisionKind.NOTE: str,
    }.items()
}  # fmt: skip

Number = Annotated[int, Path(ge=1, le=2**53, description="Number of the decision in the journal.")]
Why = Annotated[str, Field(max_length=2_000, description="For whoever reads the journal.")]
Version = Annotated[int | None, Field(ge=0, le=2**53, description="The subject's version as it was shown; without one, as it is now.")]

GUARDED = [Depends(from_this_desk), Depends(private), Depends(limited("decide"))]
STALE = {409: {"model": Refusal, "description": "somebody else decided on this in the meantime"}}

pages = APIRouter(include_in_schema=False, dependencies=GUARDED)
data = APIRouter(prefix="/api/v1/decisions", tags=["decide"], responses=REFUSALS | STALE, dependencies=GUARDED)


class Proposed(BaseModel):
    """What somebody wants to decide; what ``value`` is depends on ``kind`` and ``field`` (docs/desk.md)."""

    kind: PROPOSED
    subject_kind: Subject
    subject: str = Field(min_length=1, max_length=200, description="Id of the claim, event, name or article.")
    version: Version = None
    field: Literal["", *FIELDS] = Field("", description="Of a claim, where it is corrected.")
    value: JsonValue = None
    why: Why = ""


class Undoing(BaseModel):
    """Why a decision is undone. ``preview``: only show what that would change."""

    why: Why = ""
    version: Version = None
    preview: bool = False


class Told(BaseModel):
    """A decision, and what it does to its article and to events."""

    decision: dict[str, Any]
    effect: dict[str, Any]


@data.post("", status_code=201, response_model=Told, operation_id="decide")
def decide(desk: TheDesk, editor: Editor, proposed: Proposed) -> Response:
    """Decide, signed with the session's name."""
    return JSONResponse(_decided(desk, editor, proposed, keep=True), 201)


@data.post("/preview", response_model=Told, operation_id="preview_decision")
def preview(desk: TheDesk, editor: Editor, proposed: Proposed) -> Response:
    """What a decision would change; nothing is kept."""
    return JSONResponse(_decided(desk, editor, proposed, keep=False))


@data.post("/{number}/undo", response_model=Told, operation_id="undo_decision")
def undo(desk: TheDesk, editor: Editor, number: Number, undoing: Undoing) -> Response:
    """A decision holds no longer; an undo that is undone puts it back."""
    return JSONResponse(_undone(desk, editor, number, undoing))


@pages.post("/decide")
def decide_by_form(request: Request, desk: TheDesk, editor: Editor, form: Annotated[FormData, Depends(form_of)]) -> Response:
    """Shows what would change, or decides and goes back to the page, which tells of it."""
    pairs = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    proposed, keep = _proposed(dict(reversed(pairs)), pairs), form.get("step") == "save"
    told = _decided(desk, editor, proposed, keep=keep)
    if not keep:
        return HTMLResponse(page_of(request, "preview", told | {"form": pairs}))
    return _back(request, str(form.get("next", "/")), told)


@pages.post("/undo")
def undo_by_form(
    request: Request, desk: TheDesk, editor: Editor, number: Annotated[int, Form(ge=1, le=2**53)],
    next: Annotated[str, Form(max_length=4_000)] = "/", why: Annotated[str, Form(max_length=2_000)] = "",
) -> Response:  # fmt: skip
    """Undoes a decision and goes back to the page."""
    return _back(request, next, _undone(desk, editor, number, Undoing(why=why)))


def _back(request: Request, address: str, told: Record) -> Response:
    decision = told["decision"]
    what = f"Decision {decision['undoes']} is undone" if decision["undoes"] else "Decided"
    request.session["notice"] = f"{what}: entry {decision['number']} of the journal, signed {decision['by']}."
    return RedirectResponse(_onward(here(address), told["effect"]["events"]), 303)


def _onward(address: str, events: Sequence[Record]) -> str:
    """``address``, or the event that took the place of the one that stood there and is no more."""
    gone = {f"/events/{event['id']}" for event in events if event["after"] is None}
    there = next((f"/events/{event['id']}" for event in events if event["after"]), None)
    return there if there and address.split("?")[0] in gone else address


def _proposed(given: Mapping[str, str], pairs: list[tuple[str, str]]) -> Proposed:
    """:raises InputError: where the form lacks what a proposal needs."""
    named = {key: given[key] for key in ("kind", "subject_kind", "subject", "field", "why") if key in given}
    try:
        return Proposed(**named, version=given.get("version") or None, value=value_of(named.get("kind", ""), named.get("field", ""), pairs))
    except ValidationError as error:
        raise InputError("; ".join(f"{fault['loc'][0]}: {fault['msg']}" for fault in error.errors())) from error


def _decided(desk: Desk, editor: str, proposed: Proposed, *, keep: bool) -> Record:
    from twosource.pipeline.decide import Proposal, decide, preview  # spaCy takes a second to load

    _check_value(proposed)
    proposal = Proposal(editor, DecisionKind(proposed.kind), **proposed.model_dump(exclude={"kind"}))
    return _told(desk, (decide if keep else preview)(desk.ledger, desk.machine, proposal))


def _undone(desk: Desk, editor: str, number: int, undoing: Undoing) -> Record:
    from twosource.pipeline.decide import undo

    done = undo(desk.ledger, desk.machine, number, by=editor, why=undoing.why, version=undoing.version, keep=not undoing.preview)
    return _told(desk, done)


def _check_value(proposed: Proposed) -> None:
    """:raises InputError: where the value is of another type than such a decision takes."""
    try:
        if proposed.kind in VALUES:
            VALUES[DecisionKind(proposed.kind)].validate_python(proposed.value, strict=True)
    except ValidationError as error:
        raise InputError(f"this is no value for a decision of the kind {proposed.kind}: {proposed.value!r}") from error


def _told(desk: Desk, decided: Any) -> Record:
    decision = decided.decision
    text = desk.ledger.document(decision.document).text if decision.document else ""
    return {"decision": decision_record(decision, text, holds=True), "effect": effect_record(decided.effect)}
