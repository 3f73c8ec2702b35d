"""What people decided: the journal, and what it says of single claims."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from twosource.export.records import Record, argument_record, link_record, place_record, quantity_record, time_record
from twosource.model.claim import Link
from twosource.model.decision import Decision, Filled, Typed
from twosource.model.place import Place
from twosource.model.quantity import Quantity
from twosource.model.time import TimeExpression
from twosource.store.corrections import text_hash, value_of
from twosource.store.decisions import undone
from twosource.store.ledger import Ledger
from twosource.store.rows import plain

PARTS: Mapping[type, Callable[[Any, str], Record]] = {
    TimeExpression: time_record, Place: place_record, Quantity: quantity_record, Link: lambda link, text: link_record(link, None, text),
}  # fmt: skip


def decisions(ledger: Ledger) -> Iterator[Record]:
    """The journal, the oldest entry first. ``holds`` is false of what was undone, also of an undo that was."""
    yield from _records(ledger, ledger.decisions())


def decisions_on(ledger: Ledger, *things: str) -> Iterator[Record]:
    """Entries about an event, a name, an article, claims: ids."""
    yield from _records(ledger, ledger.decisions(*things))


def _records(ledger: Ledger, journal: Sequence[Decision]) -> Iterator[Record]:
    gone, texts = undone(journal), {}
    for decision in journal:
        if decision.document and decision.document not in texts:
            texts[decision.document] = ledger.document(decision.document).text
        yield decision_record(decision, texts.get(decision.document or "", ""), holds=decision.number not in gone)


def decision_record(decision: Decision, text: str, *, holds: bool) -> Record:
    """One entry; ``text`` is that of the article that it is on."""
    return {
        "number": decision.number, "by": decision.by, "at": decision.at, "kind": decision.kind.value,
        "subject_kind": decision.subject_kind.value, "subject": decision.subject, "document": decision.document, "field": decision.field,
        "value": _value(decision, text), "before": _value(decision, text, before=True), "why": decision.why, "undoes": decision.undoes,
        "holds": holds,
    }  # fmt: skip


def decided_record(decision: Decision, text: str) -> Record:
    """A decision on a claim, as the claim's record names it; what holds now is the record itself."""
    return {"number": decision.number, "kind": decision.kind.value, "field": decision.field, "by": decision.by, "at": decision.at,
            "before": _value(decision, text, before=True), "why": decision.why}  # fmt: skip


def _value(decision: Decision, text: str, *, before: bool = False) -> Any:
    """The value with the words of its spans, where they still are those that it was decided on."""
    value = value_of(decision, before=before)
    if isinstance(value, Typed):
        return value.type
    if decision.anchor is None or decision.anchor.text != text_hash(text):
        return plain(value)
    if isinstance(value, Filled):
        return {"roles": list(value.roles), "arguments": [argument_record(argument, None, text) for argument in value.arguments]}
    return [PARTS[type(part)](part, text) for part in value] if isinstance(value, tuple) else plain(value)
