"""Words by which somebody answers what was said of them (``data/languages/<code>/answers.yaml``)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from twosource.errors import VocabularyError
from twosource.vocabulary.event_types import regular_forms
from twosource.vocabulary.loading import load_yaml


@dataclass(frozen=True, slots=True)
class Limits:
    """Words that bound an answer to a part of what was said, by what they bound."""

    time: frozenset[str]
    bounds: frozenset[str]
    participant: frozenset[str]
    quantity: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnswerLexicon:
    """All of ``answers.yaml``, in dictionary forms; each list is explained there."""

    admitting: frozenset[str]
    affirming: frozenset[str]
    confirming: frozenset[str]
    telling: frozenset[str]
    addressing: frozenset[str]
    discussing: frozenset[str]
    denying: frozenset[str]
    evading: frozenset[str]
    refusing: frozenset[str]
    offering: frozenset[str]
    issuing: frozenset[str]
    denial: frozenset[str]
    rejecting: frozenset[str]
    happening: frozenset[str]
    comment: frozenset[str]
    no_comment: frozenset[str]
    statements: frozenset[str]
    enquiries: frozenset[str]
    falsehoods: frozenset[str]
    grounds: frozenset[str]
    disowning: frozenset[str]
    truths: frozenset[str]
    yeses: frozenset[str]
    noes: frozenset[str]
    naming: frozenset[str]
    blaming: frozenset[str]
    limits: Limits
    forms: Mapping[str, str]  # regular form -> word, for words to which the model gives no known lemma


def load_answers(folder: Path) -> AnswerLexicon:
    """Read and check ``folder/answers.yaml`` (a language's folder). Raises VocabularyError naming every fault."""
    path = folder / "answers.yaml"
    table = load_yaml(path) or {}
    names = [field.name for field in fields(AnswerLexicon) if field.name not in ("limits", "forms")]
    bounds = [field.name for field in fields(Limits)]
    given = table.get("limits") or {}
    faults = [f"{name}: {word!r} is no text (quote it)" for name, word in _words(table | given) if not isinstance(word, str)]
    faults += [*_missing(table, [*names, "limits"], "'{}' is missing"), *_missing(given, bounds, "limits: '{}' is missing")]
    if faults:
        raise VocabularyError([f"{path.name}: {fault}" for fault in faults])
    limits = Limits(**{name: frozenset(given[name]) for name in bounds})
    lists = {name: frozenset(table[name]) for name in names}
    forms = {form: word for listed in lists.values() for word in sorted(listed) if " " not in word for form in regular_forms(word)}
    return AnswerLexicon(**lists, limits=limits, forms=forms)


def _words(table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, word) for name, listed in table.items() if isinstance(listed, list) for word in listed)


def _missing(table: dict[str, Any], names: list[str], fault: str) -> list[str]:
    return [fault.format(name) for name in names if name not in table]
