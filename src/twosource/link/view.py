"""What the comparison sees of a claim: its fillers, times and places, without the document."""

from dataclasses import dataclass

from twosource.model.lineage import Derivation, Passage
from twosource.model.text import Span
from twosource.model.time import Interval


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a role.

    ``key`` is the entity across documents (empty for what has no name), ``head`` the head word as written, in
    the singular and lower case, ``state`` the reference of the state it is or belongs to, ``span`` where it stands.
    """

    role: str
    text: str
    head: str
    kind: str = "other"
    key: str = ""
    state: str | None = None
    plural: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of a claim's attribution chain, as ``weigh`` sees it."""

    name: str
    kind: str
    cue: str = ""
    anonymous: bool = False
    key: str = ""
    state: str | None = None
    affiliation: str | None = None
    span: Span | None = None  # where it is named
    inherited: bool = False  # credited where the article tells the same event elsewhere


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as ``weigh`` sees it. ``limits``: field ("time", "quantity", "participant") and the words that bound it."""

    id: str
    kind: str
    by: Voice
    limits: tuple[tuple[str, str], ...] = ()
    claims: tuple[str, ...] = ()  # made by the answer itself
    answers: tuple[str, ...] = ()  # that it speaks to


@dataclass(frozen=True, slots=True)
class Page:
    """Of the article that carries a claim, what lineage depends on.

    ``earliest`` and ``latest`` bound its day of publication, ``title`` calls it; ``taken_from`` is what the page says
    of where the whole of it stood first. ``passages`` are the fingerprints that touch the claim's ``sentence``.
    """

    title: str = ""
    earliest: str | None = None
    latest: str | None = None
    taken_from: tuple[Derivation, ...] = ()
    sentence: Span | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim, reduced to what sameness and independence depend on."""

    id: str
    document: str
    start: int  # of the trigger
    type: str
    fillers: tuple[Filler, ...] = ()
    intervals: tuple[Interval, ...] = ()
    places: tuple[str, ...] = ()
    quantities: tuple[tuple[float | None, float | None, str | None], ...] = ()
    stage: str = ""
    polarity: str = "positive"
    modality: str = "actual"
    chain: tuple[Voice, ...] = ()
    block: str = "body"
    outlet: str | None = None
    answers: tuple[AnswerView, ...] = ()  # that make this claim or speak to it
    page: Page = Page()

    def of_role(self, role: str) -> tuple[Filler, ...]:
        return tuple(filler for filler in self.fillers if filler.role == role)

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles filled, each once, in the order of first filling."""
        return tuple(dict.fromkeys(filler.role for filler in self.fillers))
