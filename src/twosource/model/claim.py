"""What a source is reported to have said about an event."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.event import EventMention
from twosource.model.ids import AttributionId, ClaimId
from twosource.model.judgement import Score
from twosource.model.source import Source
from twosource.model.text import BlockKind, Span


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    REQUESTED = "requested"


class Speech(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    DOCUMENT = "document"
    ATTITUDE = "attitude"
    NONE = "none"  # the article's own voice


@dataclass(frozen=True, slots=True)
class Factuality:
    """How far the innermost source commits itself. ``because`` holds the words that decided."""

    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    because: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """A report of what somebody said, wrote or showed: source, cue and content, each as pieces in text order.

    ``sources`` runs from the outermost to the innermost that this one construction names ("The Post
    reported, citing officials": outlet, then officials). ``parent`` is the attribution it is nested in.
    """

    id: AttributionId
    sources: tuple[Source, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speech: Speech
    denies: bool = False  # the cue denies or rejects the content
    parent: AttributionId | None = None
    source: tuple[Span, ...] = ()  # the whole phrase that stands at the cue: "he", "the report"; empty if none
    does: str = "report"  # what the cue says of the source: report, deny, admit, cite, show, think, want, act
    credits: bool = True  # claims in the content rest on the source; false where it acts by speaking or only wishes


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a claim's attribution chain, article outward to origin."""

    source: Source
    cue: str
    cue_span: Span | None = None
    inherited: bool = False  # credit taken over from where the article credits the same event


@dataclass(frozen=True, slots=True)
class Version:
    """What made a statement: model, vocabulary and stage."""

    model: str
    vocabulary: str
    stage: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source is reported to have said about one event; empty chain: the article's own voice."""

    id: ClaimId  # hash of content: reading twice adds nothing
    event: EventMention
    chain: tuple[Link, ...]
    factuality: Factuality
    speech: Speech
    block: BlockKind
    evidence: tuple[Span, ...]  # never empty
    score: Score
    made_by: Version

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"claim {self.id} has no evidence")
