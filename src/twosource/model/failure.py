"""What was not read is a finding too."""

from dataclasses import dataclass

from twosource.model.ids import DocumentId


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that was skipped: the stage that could not go on, and the reason with what would help."""

    path: str
    stage: str  # "read" where the bytes could not become a document
    reason: str
    document: DocumentId | None = None
