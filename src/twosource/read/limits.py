"""Bounds that keep one bad file from holding up the rest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Largest sizes that are read; what is larger is refused with a reason.

    ``bytes`` holds for a file, or for one line of JSON Lines; ``characters`` for the text of one article;
    ``depth`` and ``elements`` for an HTML page (news pages have some thousand elements, 30 to 60 deep).
    """

    bytes: int = 32_000_000
    characters: int = 1_000_000
    depth: int = 200
    elements: int = 20_000


USUAL = Limits()
