"""Bytes to text: byte-order marks, UTF-8, declared and detected encodings; damaged text is refused."""

import codecs
import re
from collections import Counter

from charset_normalizer import from_bytes

from twosource.errors import InputError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = {
    b"%PDF-": "a PDF; export its text, or save the article's page as HTML",
    b"PK\x03\x04": "a ZIP archive or office file; save it as plain text",
    b"\xd0\xcf\x11\xe0": "an office file; save it as plain text",
    b"\x1f\x8b": "compressed with gzip; unpack it first",
    b"BZh": "compressed with bzip2; unpack it first",
    b"{\\rtf": "rich text; save it as plain text",
    b"SQLite format 3": "a database; name the articles instead",
    b"\x89PNG": "a picture; name its article's page instead",
    b"\xff\xd8\xff": "a picture; name its article's page instead",
    b"GIF8": "a picture; name its article's page instead",
}
SAMPLE = 65_536  # bytes that are looked at where all of them would cost too much
DETECTABLE = 40  # bytes beyond ASCII; from fewer any encoding can be read out
SAVE_AS_UTF8 = "save the file again as UTF-8"
# UTF-8 that was once read as Windows-1252 and saved: "â€™", "Ã©", "Â ".
MOJIBAKE = re.compile("â€[™œ\x9d˜¦“”\u0093\u0094]|Ã[\u0080-\u00bf©¨¡³±¼¶¤ª]|Â[\u00a0-\u00bf]|\ufffd")
# Punctuation and letters that Windows-1252 text in Western languages really holds.
WESTERN = frozenset(
    "‘’“”„‚–—…•€£§°©®™«»·¿¡½¼¾²³´¨\u00a0ŠšŽžŒœŸàáâãäåæçèéêëìíîïñòóôõöøùúûüýßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ"
)
LATIN_1 = ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii")  # browsers read these as Windows-1252
HIDDEN = {
    "right-to-left or embedding marks": re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
    "zero-width characters": re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]"),
    "control characters": re.compile("[\x01-\x08\x0e-\x1f\x7f]"),
}


def decode(content: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """Text of ``content`` and the encoding's name. A byte-order mark is not part of the text: offsets start after it.

    Order: byte-order mark, UTF-8, ``declared`` (an HTML page's own word), Windows-1252 where its characters fit
    Western text, detection. Raises InputError for what is empty, binary, damaged or in no known encoding.
    """
    _refuse_signatures(content)
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding), encoding
    if b"\x00" in content:
        raise InputError("binary, not text; name a text, HTML or JSON file")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(content, error)
    return _decode_legacy(content, declared)


def has_mark(content: bytes) -> bool:
    return any(content.startswith(mark) for mark, _ in BYTE_ORDER_MARKS)


def check_text(text: str) -> tuple[str, ...]:
    """Notes on characters that a reader does not see. Raises InputError where the text holds no words or is damaged."""
    if not text.strip():
        raise InputError("empty; nothing to read")
    if not re.search(r"[^\W_]", text):
        raise InputError("holds no words; name a file with an article's text")
    if "\x00" in text:
        raise InputError("holds NUL characters; remove them")
    if re.search("[\ud800-\udfff]", text):
        raise InputError(f"holds halves of characters (lone surrogates); {SAVE_AS_UTF8}")
    damaged = sum(1 for _ in MOJIBAKE.finditer(text))
    if damaged > text.count(" ") // 200:
        raise InputError(f"garbled in {damaged} places, as by a wrong encoding; fetch it again, or {SAVE_AS_UTF8}")
    notes = [f"garbled characters: {damaged}, kept"] if damaged else []
    return (*notes, *_hidden_characters(text))


def _hidden_characters(text: str) -> list[str]:
    counts = {name: sum(1 for _ in pattern.finditer(text)) for name, pattern in HIDDEN.items()}
    return [f"{name}: {count}, kept" for name, count in counts.items() if count]


def _refuse_signatures(content: bytes) -> None:
    if not content:
        raise InputError("empty file; nothing to read")
    for signature, reason in SIGNATURES.items():
        if content.startswith(signature):
            raise InputError(reason)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(f"not valid {encoding}; {SAVE_AS_UTF8}") from error


def _refuse_damaged_utf8(content: bytes, error: UnicodeDecodeError) -> None:
    """Mostly valid UTF-8 with broken places is damaged UTF-8, not another encoding."""
    intact = sum(1 for char in content[:SAMPLE].decode("utf-8", errors="ignore") if char > "\x7f")
    broken = content[:SAMPLE].decode("utf-8", errors="replace").count("\ufffd")
    if intact >= max(broken, 1):
        raise InputError(f"invalid UTF-8 at byte {error.start}; {SAVE_AS_UTF8}") from error


def _decode_legacy(content: bytes, declared: str | None) -> tuple[str, str]:
    if declared:
        declared = "cp1252" if declared.lower() in LATIN_1 else declared
        try:
            return content.decode(declared), codecs.lookup(declared).name
        except (UnicodeDecodeError, LookupError):
            pass  # the page is wrong about itself: look at the bytes
    if text := _western(content):
        return text, "cp1252"
    best = from_bytes(content[:SAMPLE]).best() if _beyond_ascii(content) >= DETECTABLE else None
    if best is None or best.chaos > 0.1:
        raise InputError(f"binary or in no known encoding; {SAVE_AS_UTF8}")
    return _strict(content, best.encoding), best.encoding


def _beyond_ascii(content: bytes) -> int:
    return sum(byte > 0x7F for byte in content[:SAMPLE])


def _western(content: bytes) -> str | None:
    """``content`` as Windows-1252, if nearly all its characters beyond ASCII are those of Western text."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = Counter(char for char in text if char > "\x7f")
    fitting = sum(count for char, count in beyond.items() if char in WESTERN)
    return text if fitting >= 0.9 * beyond.total() and beyond.total() <= 0.2 * len(text) else None
