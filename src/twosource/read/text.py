"""Plain text: the document's text is the file, decoded; line endings stay, so every offset is the reader's own."""

from twosource.read.metadata import Metadata


def read_text(content: str) -> tuple[str, Metadata]:
    """The text as it is. What it says about itself is found in its lines."""
    return content, Metadata()
