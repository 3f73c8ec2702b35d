"""Addresses that lead to the words themselves."""

from urllib.parse import quote

WHOLE = 12  # words up to which a quote is looked for as a whole; of longer ones the first and the last few are
ENDS = 5  # words


def permalink(document: str, words: str) -> str:
    """The address of ``words`` in an article of the desk, as a text fragment: browsers scroll there and mark them."""
    return f"/articles/{quote(document, safe=':')}#:~:text={text_fragment(words)}"


def text_fragment(words: str) -> str:
    """``words`` as the value of a text directive (WICG, Text Fragments): in full, or as "first words,last words"."""
    parts = words.split()
    ends = [parts] if len(parts) <= WHOLE else [parts[:ENDS], parts[-ENDS:]]
    return ",".join(quote(" ".join(each), safe="").replace("-", "%2D") for each in ends)
