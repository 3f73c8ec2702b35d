"""What the desk's forms send, read as the value of a decision.

A form names its ``kind``, ``subject_kind``, ``subject``, ``version``, ``field`` and ``why``, and ``step``: "preview" shows what would
change, "save" decides. Everything else is the value's own: :func:`value_of` reads it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from twosource.errors import InputError

Pairs = Sequence[tuple[str, str]]
Given = Mapping[str, Sequence[str]]

IDS = re.compile(r"\b(?:evt|ent|clm)_[0-9a-f]+|sha256:[0-9a-f]+")


def value_of(kind: str, field: str, pairs: Iterable[tuple[str, str]]) -> Any:
    """The value that :class:`twosource.pipeline.decide.Proposal` takes, from the fields of a form as they were sent.

    :raises InputError: where a field cannot be read.
    """
    given: dict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        given[name].append(value.strip())
    reader = READERS.get(field if kind == "correct" else kind)
    try:
        return reader(given) if reader else None
    except ValueError as error:
        raise InputError(f"this cannot be read: {error}") from error


def _one(given: Given, name: str) -> str:
    return next(iter(given.get(name, ())), "")


def _word(name: str) -> Callable[[Given], str | None]:
    return lambda given: _one(given, name) or None


def _id(given: Given) -> str:
    """An id, also out of a pasted address."""
    found = IDS.search(_one(given, "other"))
    if not found:
        raise ValueError("the id or the address of the other one is needed")
    return found.group()


def _words(given: Given, number: int) -> str | list[int]:
    """Words of the article: their place where the form still shows the words that stand there, else the words."""
    said, was, at = (given[name][number] if number < len(given.get(name, ())) else "" for name in ("words", "was", "at"))
    return [int(offset) for offset in at.split("-")] if at and said == was else said


def _roles(given: Given) -> dict[str, list[Any]]:
    """Each role that was or is filled, with what fills it now."""
    filled: dict[str, list[Any]] = {role: [] for role in _one(given, "roles").split()}
    for number, role in enumerate(given.get("role", ())):
        if role and number < len(given.get("words", ())) and given["words"][number]:
            filled.setdefault(role, []).append(_words(given, number))
    return filled


def _time(given: Given) -> list[dict[str, Any]]:
    typed, said = _one(given, "edtf"), _one(given, "words")
    return [{key: value for key, value in (("edtf", typed), ("words", said)) if value}] if typed or said else []


def _place(given: Given) -> list[dict[str, Any]]:
    name, number, said = (_one(given, key) for key in ("name", "geonames", "words"))
    found = {"name": name, "geonames": int(number) if number else None, "words": said}
    return [{key: value for key, value in found.items() if value}] if any(found.values()) else []


def _quantity(given: Given) -> list[dict[str, Any]]:
    least, most = (_number(_one(given, bound)) for bound in ("min", "max"))
    if least is None and most is None:
        return []
    return [{"min": least, "max": most, "unit": _one(given, "unit") or None, "approximate": bool(_one(given, "approximate")),
             "words": _one(given, "words") or None}]  # fmt: skip


def _number(typed: str) -> float | int | None:
    value = float(typed.replace(",", "")) if typed else None
    return int(value) if value is not None and value.is_integer() else value


def _attribution(given: Given) -> list[dict[str, Any]]:
    """From the article outward; a row without words is none."""
    rows = range(len(given.get("words", ())))
    kinds = given.get("source_kind", ())
    return [
        {"words": _words(given, row), "kind": kinds[row] if row < len(kinds) else "person", "anonymous": str(row) in given.get("anonymous", ())}
        for row in rows if given["words"][row]
    ]  # fmt: skip


READERS: dict[str, Callable[[Given], Any]] = {
    "role": _roles,
    "time": _time,
    "place": _place,
    "quantity": _quantity,
    "polarity": _word("polarity"),
    "modality": _word("modality"),
    "type": _word("type"),
    "attribution": _attribution,
    "merge": _id,
    "leave": _id,
    "split": lambda given: list(given.get("claim", ())) or _one(given, "document"),
    "date": _word("date"),
    "outlet": _word("outlet"),
    "note": _word("note"),
}
