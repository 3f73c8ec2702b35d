import hashlib
import json
import time
from pathlib import Path

import pytest

from twosource.errors import InputError
from twosource.read.documents import Limits, Overrides, Raw, Unreadable, read_paths
from twosource.vocabulary.page import PageLexicon

ARTICLE = "Kestria sells boats to Varnland\n\nVELL – Kestria has sold three boats to Varnland, officials said.\n"


def test_text_is_the_file_and_the_id_its_hash(read) -> None:
    content = ARTICLE.replace("\n", "\r\n").encode()
    raw = read("brief.txt", content)
    assert raw.content == content and raw.document.text == content.decode()
    assert raw.document.id == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert (raw.document.path, raw.document.title) == ("brief.txt", "Kestria sells boats to Varnland")
    assert (raw.document.dateline, raw.document.media_type) == ("VELL", "text/plain")


def test_byte_order_mark_is_no_character_of_the_text(read) -> None:
    document = read("brief.txt", b"\xef\xbb\xbf" + ARTICLE.encode()).document
    assert document.text == ARTICLE and document.blocks[0].span.start == 0
    assert document.notes == ("byte-order mark: not part of the text",)


def test_overrides(read) -> None:
    document = read("brief.txt", ARTICLE, overrides=Overrides(published="2031-03-03", outlet="Vell Post")).document
    assert (document.published.value, document.published.basis) == ("2031-03-03", "override")
    assert (document.outlet, document.outlet_basis) == ("Vell Post", "override")
    with pytest.raises(InputError, match="not a date"):
        Overrides(published="yesterday")


def test_json_article(read) -> None:
    article = {
        "maintext": ARTICLE,
        "title": "VELL —",
        "source_name": "Vell Post",
        "date_publish": "2031-03-03 00:00:00",
    }
    document = read("brief.json", json.dumps(article)).document
    assert (document.text, document.outlet, document.published.value) == (ARTICLE, "Vell Post", "2031-03-03")
    assert document.title == "Kestria sells boats to Varnland"  # a dateline is no title


@pytest.mark.parametrize(("name", "content"), [("page", "<!doctype html>"), ("page.txt", "<html>")])
def test_page_is_a_page_whatever_it_is_called(name: str, content: str, read) -> None:
    page = (
        content
        + "<body><article><p>"
        + "Kestria has sold three boats to Varnland, officials said. " * 5
        + "</p></article>"
    )
    assert read(name, page).document.media_type == "text/html"


def test_json_lines_fail_line_by_line(page: PageLexicon, tmp_path: Path) -> None:
    lines = [
        json.dumps({"maintext": "One boat was sold."}),
        "not json",
        "",
        json.dumps({"maintext": "Two boats were sold."}),
    ]
    (tmp_path / "all.jsonl").write_text("\n".join(lines))
    first, bad, second = read_paths([tmp_path], page=page)
    assert (first.document.path, second.document.path) == ("all.jsonl:1", "all.jsonl:4")
    assert first.content == lines[0].encode()
    assert isinstance(bad, Unreadable) and bad.path == "all.jsonl:2" and bad.reason.startswith("not valid JSON")
    assert bad.content_hash == f"sha256:{hashlib.sha256(b'not json').hexdigest()}"


def test_overlong_line_costs_only_itself(page: PageLexicon, tmp_path: Path) -> None:
    good = json.dumps({"maintext": "One boat was sold."})
    (tmp_path / "all.jsonl").write_text("x" * 500 + "\n" + good)
    bad, raw = read_paths([tmp_path], page=page, limits=Limits(bytes=100))
    assert isinstance(bad, Unreadable) and "larger than 100 bytes" in bad.reason
    assert isinstance(raw, Raw) and raw.document.path == "all.jsonl:2"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty file"),
        ("empty.jsonl", b"", "empty file"),
        ("table.csv", b"a,b", ".csv"),
        ("image.txt", b"\x89PNG\r\n\x1a\n", "picture"),
        ("empty.json", b'{"maintext": ""}', "empty"),
        ("nul.json", rb'{"maintext": "boats \u0000"}', "NUL"),
    ],
)
def test_refusals(name: str, content: bytes, reason: str, read) -> None:
    refused = read(name, content)
    assert isinstance(refused, Unreadable) and reason in refused.reason and refused.path == name


def test_folder_is_read_on_past_what_fails(page: PageLexicon, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    (tmp_path / "c.txt").write_text(ARTICLE)
    (tmp_path / "d.txt").symlink_to("nowhere")
    assert [type(item) for item in read_paths([tmp_path], page=page)] == [Raw, Unreadable, Raw, Unreadable]


def test_line_of_ten_megabytes_is_refused_or_read_in_linear_time(read) -> None:
    content = "Kestria sold three boats to Varnland. " * 270_000
    start = time.perf_counter()
    assert "split it" in read("line.txt", content).reason
    document = read("line.txt", content, limits=Limits(characters=20_000_000)).document
    assert [block.kind.value for block in document.blocks] == ["lead"]
    assert time.perf_counter() - start < 5


def test_hidden_characters_keep_their_places(read) -> None:
    text = "Kestria\u200b sold \u202estaob\u202c to Varnland.\n"
    document = read("brief.txt", text).document
    assert document.text == text and len(document.notes) == 2


def test_doubled_title_is_noted(read) -> None:
    notes = read("brief.txt", ARTICLE.split("\n")[0] + "\n\n" + ARTICLE).document.notes
    assert notes == ("title stands twice: the second copy is furniture",)


def test_file_that_vanishes_or_may_not_be_read(
    page: PageLexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (item,) = read_paths([tmp_path / "a.txt"], page=page)
    assert isinstance(item, Unreadable) and "Permission denied" in item.reason
