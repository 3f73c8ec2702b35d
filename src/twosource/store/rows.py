"""Frozen dataclasses as flat rows and as plain JSON values, and back.

A type's fields, its table's columns and its JSON keys are one list: the columns are derived from the fields.
A nested dataclass is spread over columns with its field's name in front (``published_earliest``); a field called
``span`` gives ``start`` and ``end``. A tuple becomes one column of JSON, unless it is kept apart in a table of its
own.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache, partial
from operator import attrgetter
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from twosource.model.text import Span

Writer = Callable[[Any], Any]
Reader = Callable[[Mapping[str, Any], Mapping[str, tuple]], Any]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One column: the attribute path that leads to it, its name, its type, and whether it may be empty."""

    path: tuple[str, ...]
    column: str
    type: Any
    optional: bool


@cache
def hints(cls: type) -> dict[str, Any]:
    """Field names and resolved types of a dataclass, in order."""
    resolved = get_type_hints(cls)
    return {field.name: resolved[field.name] for field in fields(cls)}


def bare(hint: Any) -> tuple[Any, bool]:
    """The type without ``| None``, and whether that was there."""
    if get_origin(hint) not in (Union, UnionType):
        return hint, False
    (inner,) = (part for part in get_args(hint) if part is not type(None))
    return inner, True


def leaves(cls: type, *, apart: Collection[str] = (), path: tuple[str, ...] = (), prefix: str = "",
           optional: bool = False) -> Iterator[Leaf]:
    """The columns of ``cls``; ``apart`` names tuple fields ("event.arguments") that are kept in other tables."""
    for name, hint in hints(cls).items():
        here = (*path, name)
        if ".".join(here) in apart:
            continue
        inner, may_miss = bare(hint)
        may_miss = may_miss or optional
        if is_dataclass(inner):
            inlined = prefix if name == "span" else f"{prefix}{name}_"
            yield from leaves(inner, apart=apart, path=here, prefix=inlined, optional=may_miss)
        else:
            yield Leaf(here, prefix + name, inner, may_miss)


def plain(value: Any) -> Any:
    """``value`` in JSON's own types: a Span is ``[start, end]``, another dataclass an object."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value


def built(hint: Any, value: Any) -> Any:
    """What ``plain`` made into ``value``, as the type that ``hint`` says."""
    return None if value is None else _builder(hint)(value)


def to_row(item: Any, *, apart: Collection[str] = ()) -> dict[str, Any]:
    """Column → value; JSON as text, truth values as 0 and 1."""
    return {column: write(item) for column, write in _writers(type(item), frozenset(apart))}


def from_row(cls: type, row: Mapping[str, Any], *, parts: Mapping[str, tuple] | None = None) -> Any:
    """The object that ``to_row`` flattened; ``parts`` are its tuples from other tables, by dotted name."""
    return _reader(cls, frozenset(parts or ()))(row, parts or {})


# Rows go by the hundred thousand: types are looked at once, and what is left is a call for each field.


@cache
def _builder(hint: Any) -> Callable[[Any], Any]:
    """What makes JSON's types into those of ``hint``."""
    inner, _ = bare(hint)
    if inner is Span:
        return lambda ends: Span(*ends)
    if is_dataclass(inner):
        parts = tuple(hints(inner).items())
        return lambda known: inner(**{name: built(part, known[name]) for name, part in parts if name in known})  # else a field's default
    if get_origin(inner) is tuple:
        item, *_ = get_args(inner)
        return lambda items: tuple(built(item, each) for each in items)
    return inner if isinstance(inner, type) and issubclass(inner, (StrEnum, bool)) else lambda value: value


@cache
def _writers(cls: type, apart: frozenset[str]) -> tuple[tuple[str, Writer], ...]:
    """Columns of ``cls``, each with what takes its value from an object."""
    return tuple((leaf.column, _writer(leaf)) for leaf in leaves(cls, apart=apart))


def _writer(leaf: Leaf) -> Writer:
    reach = partial(_reach, path=leaf.path) if leaf.optional and len(leaf.path) > 1 else attrgetter(".".join(leaf.path))
    if get_origin(leaf.type) is tuple:
        return lambda item: _json(reach(item))
    if isinstance(leaf.type, type) and issubclass(leaf.type, (StrEnum, bool)):
        store = int if issubclass(leaf.type, bool) else str
        return lambda item: None if (value := reach(item)) is None else store(value)
    return reach


def _reach(item: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        item = getattr(item, name) if item is not None else None
    return item


def _json(items: tuple | None) -> str | None:
    if not items:
        return None if items is None else "[]"
    return json.dumps(plain(items), ensure_ascii=False, separators=(",", ":"))


@cache
def _reader(cls: type, apart: frozenset[str], path: tuple[str, ...] = (), prefix: str = "") -> Reader:
    """What makes a ``cls`` of a row and of the parts kept apart from it."""
    readers = [_field_reader(hint, apart, (*path, name), prefix) for name, hint in hints(cls).items()]
    return lambda row, parts: cls(*[read(row, parts) for read in readers])


def _field_reader(hint: Any, apart: frozenset[str], path: tuple[str, ...], prefix: str) -> Reader:
    name, (inner, may_miss) = path[-1], bare(hint)
    if (dotted := ".".join(path)) in apart:
        return lambda _row, parts: parts[dotted]
    if not is_dataclass(inner):
        return _column_reader(inner, prefix + name)
    inlined = prefix if name == "span" else f"{prefix}{name}_"
    read, first = _reader(inner, apart, path, inlined), next(leaves(inner, prefix=inlined)).column
    return (lambda row, parts: None if row[first] is None else read(row, parts)) if may_miss else read


def _column_reader(hint: Any, column: str) -> Reader:
    if get_origin(hint) is tuple:
        return lambda row, _parts: built(hint, json.loads(row[column])) if row[column] != "[]" else ()
    if isinstance(hint, type) and issubclass(hint, (StrEnum, bool)):
        return lambda row, _parts: hint(row[column]) if row[column] is not None else None
    return lambda row, _parts: row[column]
