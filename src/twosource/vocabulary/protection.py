"""How an article says that somebody must not be recognised (``data/languages/<code>/protection.yaml``)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twosource.errors import VocabularyError
from twosource.vocabulary.loading import load_yaml

SECTIONS = ("slots", "reasons", "everybody", "places", "work")
WHY = ("safety", "anonymity", "name-withheld", "name-changed")
SLOT = re.compile(r"\{(\w+)\}")
GAP = r"(?:[^.!?\n]{0,40}\s)?"


@dataclass(frozen=True, slots=True)
class ProtectionLexicon:
    """``reasons``: kind of reason → pattern; ``everybody``: what is said of all whose names the article gives. Both are for text in ``lower_case``."""

    reasons: Mapping[str, re.Pattern[str]]
    everybody: re.Pattern[str]
    places: frozenset[str]
    work: frozenset[str]


def lower_case(text: str) -> str:
    """``text`` in lower case, character for character: a place in it is the same place in ``text``."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := char.lower()) == 1 else char for char in text)


def load_protection(folder: Path) -> ProtectionLexicon:
    """Read and check ``folder/protection.yaml`` (a language's folder). Raises VocabularyError naming every fault."""
    path = folder / "protection.yaml"
    table = load_yaml(path) or {}
    faults = list(_faults(table))
    if faults:
        raise VocabularyError([f"{path.name}: {fault}" for fault in faults])
    slots = {name: "|".join(re.escape(word.lower()) for word in sorted(words, key=len, reverse=True)) for name, words in table["slots"].items()}
    return ProtectionLexicon(
        reasons={why: _pattern(table["reasons"][why], slots) for why in WHY},
        everybody=_pattern(table["everybody"], slots),
        places=frozenset(table["places"]),
        work=frozenset(table["work"]),
    )


def _faults(table: Mapping[str, Any]) -> list[str]:
    faults = [f"'{section}' is missing" for section in SECTIONS if section not in table]
    faults += [f"reasons: '{why}' is missing" for why in WHY if why not in table.get("reasons", {})]
    phrases = [phrase for listed in table.get("reasons", {}).values() for phrase in listed] + list(table.get("everybody", ()))
    slots = table.get("slots", {})
    return faults + [f"{phrase!r}: no slot '{name}'" for phrase in phrases for name in SLOT.findall(phrase) if name not in slots]


def _pattern(phrases: list[str], slots: Mapping[str, str]) -> re.Pattern[str]:
    """All ``phrases`` as one pattern; the longest ones first. To ignore case would take four times as long as to find lower case."""
    return re.compile("|".join(_phrase(phrase.lower(), slots) for phrase in sorted(phrases, key=len, reverse=True)))


def _phrase(phrase: str, slots: Mapping[str, str]) -> str:
    """ "{fear} of ... {harm}": one or more blanks between words, a gap for the dots."""
    words = [SLOT.sub(lambda slot: f"(?:{slots[slot[1]]})", word) for word in phrase.split()]
    joined = r"\s+".join(words).replace(r"...\s+", GAP)
    return rf"\b{joined}\b"
