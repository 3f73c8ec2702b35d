"""Content hashes: the same content has the same id, so reading twice adds nothing."""

import hashlib

DocumentId = str
EntityId = str
EventMentionId = str
EventId = str
ClaimId = str
AttributionId = str
AnswerId = str
ProtectionId = str
OriginId = str


def content_id(prefix: str, *parts: object) -> str:
    """``prefix_`` and 16 hexadecimal digits of a BLAKE2b hash over ``parts``.

    Parts are joined by a separator that no text holds (U+001F), so ("ab", "c") and ("a", "bc") differ.
    """
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}_{hashlib.blake2b(joined.encode(), digest_size=8).hexdigest()}"


def document_id(raw: bytes) -> DocumentId:
    """``sha256:`` and the SHA-256 of the document's raw bytes."""
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"
