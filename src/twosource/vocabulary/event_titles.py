"""How events are called in lists (``data/event_titles.yaml``)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from twosource.errors import VocabularyError
from twosource.vocabulary.loading import load_yaml

PART = re.compile(r"\[([^\[\]{}]*)\{([\w-]+)\}([^\[\]{}]*)\]")


@dataclass(frozen=True, slots=True)
class EventTitles:
    """Patterns by event type: words, and bracketed parts each with one role in braces; ``pronouns`` stand in no title."""

    patterns: Mapping[str, str]
    pronouns: frozenset[str] = frozenset()

    def title(self, event_type: str, names: Mapping[str, str]) -> str:
        """The type's pattern with ``names`` (role → who fills it); parts whose role is not filled fall away."""
        pattern = self.patterns.get(event_type, event_type.capitalize())
        return PART.sub(lambda part: f"{part[1]}{names[part[2]]}{part[3]}" if part[2] in names else "", pattern)

    def roles(self, event_type: str) -> tuple[str, ...]:
        """Roles that the type's pattern has a place for."""
        return tuple(role for _, role, _ in PART.findall(self.patterns.get(event_type, "")))


def load_event_titles(folder: Path) -> EventTitles:
    """Read ``folder/event_titles.yaml``. Raises VocabularyError naming every pattern with a stray bracket."""
    patterns = load_yaml(folder / "event_titles.yaml")
    pronouns = frozenset(patterns.pop("pronouns"))
    faults = [f"event_titles.yaml: {name}: stray bracket" for name, pattern in patterns.items() if set(PART.sub("", pattern)) & set("[]{}")]
    if faults:
        raise VocabularyError(faults)
    return EventTitles(patterns, pronouns)
