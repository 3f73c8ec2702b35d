"""Whatever the text: blocks lie inside it, in order, apart from one another, and no word is lost."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

import twosource
from twosource.read.blocks import mark_blocks
from twosource.read.datelines import find_dateline
from twosource.read.documents import Raw, read_paths
from twosource.read.metadata import Metadata
from twosource.vocabulary.page import load_page

PAGE = load_page(Path(twosource.__file__).parent / "data" / "languages" / "en")
PIECES = st.sampled_from(
    [
        "Kestria sells boats", "Kestria sold three boats to Varnland on Monday.", "By Anna Lindholm |", "4 Min Read", "Captcha *",
        "March 3, 2031 | Brief", "VELL – Kestria sold boats.", "A boat. [Nils Aker/Coast Pictures]", "boat.jpg", "Topics:", "More",
        "Leave a Reply", "BOATS SOLD TO VARNLAND AGAIN, MINISTER SAYS", "Read more: Boats", "\n", "\n\n", "\r\n", "\u2028", " ", "“", "€", "🚢",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=25).map("\n".join), st.lists(PIECES, max_size=25).map("".join)
)


@given(text=TEXTS, title=st.one_of(st.none(), PIECES))
@settings(max_examples=150, deadline=None)
def test_blocks_partition_the_words(text: str, title: str | None) -> None:
    blocks = mark_blocks(text, page=PAGE, title=title, metadata=Metadata(authors=("Anna Lindholm",)))
    ends = [0] + [block.span.end for block in blocks]
    assert all(end <= block.span.start < block.span.end for end, block in zip(ends, blocks))
    assert ends[-1] <= len(text)
    assert all(block.span.of(text) == block.span.of(text).strip() != "" for block in blocks)
    assert all(block.reason and (not block.credit or block.span.contains(block.credit)) for block in blocks)
    between = [text[end : block.span.start] for end, block in zip(ends, blocks)] + [text[ends[-1] :]]
    assert not "".join(between).strip()
    dateline = find_dateline(text, blocks)
    assert dateline is None or any(block.span.contains(dateline) for block in blocks)


@given(text=TEXTS)
@settings(max_examples=50, deadline=None)
def test_text_and_json_have_the_same_offsets(text: str) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
        (Path(folder) / "b.json").write_text(json.dumps({"maintext": text}), encoding="ascii")
        results = [item for item in read_paths([folder], page=PAGE) if isinstance(item, Raw)]
    spans = [
        [(block.span, block.kind) for block in raw.document.blocks] for raw in results if raw.document.text == text
    ]
    assert all(
        raw.document.text in (text, text.removeprefix("\ufeff"))
        for raw in results
        if raw.document.media_type != "text/html"
    )
    assert spans == spans[:1] * len(spans)


@given(content=st.binary(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        for name in ("a.txt", "b.html", "c.json", "d.jsonl", "e"):
            (Path(folder) / name).write_bytes(content)
        for item in read_paths([folder], page=PAGE):
            assert item.document.text.strip() if isinstance(item, Raw) else "\n" not in item.reason
