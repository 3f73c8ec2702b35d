"""Frozen dataclasses as flat rows and as plain JSON values, and back.

A type's fields, its table's columns and its JSON keys are one list: the columns are derived from the fields.
A nested dataclass is spread over columns with its field's name in front (``published_earliest``); a field called
``span`` gives ``start`` and ``end``. A tuple becomes one column of JSON, unless it is kept apart in a table of its
own.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from twosource.model.text import Span


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
    inner, _ = bare(hint)
    if value is None:
        return None
    if inner is Span:
        return Span(*value)
    if is_dataclass(inner):
        return inner(**{name: built(part, value[name]) for name, part in hints(inner).items()})
    if get_origin(inner) is tuple:
        return tuple(built(get_args(inner)[0], item) for item in value)
    return inner(value) if isinstance(inner, type) and issubclass(inner, (StrEnum, bool)) else value


def to_row(item: Any, *, apart: Collection[str] = ()) -> dict[str, Any]:
    """Column → value; JSON as text, truth values as 0 and 1."""
    return {leaf.column: _stored(_reach(item, leaf.path)) for leaf in _plan(type(item), frozenset(apart))}


def from_row(cls: type, row: Mapping[str, Any], *, parts: Mapping[str, tuple] | None = None) -> Any:
    """The object that ``to_row`` flattened; ``parts`` are its tuples from other tables, by dotted name."""
    return _assemble(cls, row, parts or {}, (), "")


@cache
def _plan(cls: type, apart: frozenset[str]) -> tuple[Leaf, ...]:
    return tuple(leaves(cls, apart=apart))


def _reach(item: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        item = getattr(item, name) if item is not None else None
    return item


def _stored(value: Any) -> Any:
    if isinstance(value, tuple):
        return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
    return int(value) if isinstance(value, bool) else plain(value)


def _assemble(cls: type, row: Mapping[str, Any], parts: Mapping[str, tuple], path: tuple[str, ...], prefix: str) -> Any:
    values = {}
    for name, hint in hints(cls).items():
        here = (*path, name)
        inner, may_miss = bare(hint)
        if (dotted := ".".join(here)) in parts:
            values[name] = parts[dotted]
        elif is_dataclass(inner):
            inlined = prefix if name == "span" else f"{prefix}{name}_"
            missing = may_miss and row[next(leaves(inner, prefix=inlined)).column] is None
            values[name] = None if missing else _assemble(inner, row, parts, here, inlined)
        else:
            values[name] = _loaded(inner, row[prefix + name])
    return cls(**values)


def _loaded(hint: Any, value: Any) -> Any:
    return built(hint, json.loads(value)) if get_origin(hint) is tuple and value is not None else built(hint, value)
