"""Errors, grouped by what the caller can do about them.

    TwosourceError
    ├── InputError        this document was skipped; the message says why and what would help
    ├── ConfigError       mend the settings
    ├── VocabularyError   mend the files under ``data/``; all faults are told at once
    ├── StoreError        retry, or name another ledger
    │   ├── MissingError  the ledger holds nothing of this name
    │   └── StaleError    somebody decided in the meantime: look again, then decide
    └── StageError        a stage failed on one document

Only the runner catches broadly; it turns what it catches into a failure row.
"""


class TwosourceError(Exception):
    """Root of all errors that Twosource raises on purpose."""


class InputError(TwosourceError):
    """A document cannot be read and was skipped."""


class ConfigError(TwosourceError):
    """The settings name something that does not exist or does not fit."""


class VocabularyError(TwosourceError):
    """Files under ``data/`` contradict one another or their schema.

    ``faults`` lists every fault found, one line each, so that an editor mends them in one go.
    """

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class StoreError(TwosourceError):
    """The ledger could not be opened, read or written."""


class MissingError(StoreError):
    """The ledger holds nothing under this id."""


class StaleError(StoreError):
    """What a person decides on is not what was shown to them any more; the message names who changed it, and when."""


class StageError(TwosourceError):
    """A stage failed on one document; the others are not affected."""

    def __init__(self, stage: str, document_id: str, reason: str) -> None:
        super().__init__(f"{stage} failed on {document_id}: {reason}")
        self.stage = stage
        self.document_id = document_id
        self.reason = reason
