"""What a file says about its article beside the article's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metadata:
    """Fields as the file gives them; ``None`` or empty where it gives nothing.

    ``published`` is an ISO date; ``captions`` are texts known to be captions from the page's markup.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    captions: frozenset[str] = frozenset()


NOTHING = Metadata()  # of a file that says nothing beside its text
