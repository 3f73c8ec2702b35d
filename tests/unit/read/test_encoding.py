import pytest

from twosource.errors import InputError
from twosource.read.encoding import check_text, decode

TEXT = "“Kestria’s cafés,” he said – twice."


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_decodes_and_leaves_the_mark_out(content: bytes, encoding: str) -> None:
    assert decode(content) == (TEXT, encoding)


def test_detects_other_scripts() -> None:
    text = "Кестрия продала Варнланду три катера, сообщил министр в понедельник. " * 3
    assert decode(text.encode("cp1251")) == (text, "cp1251")


def test_declared_latin_1_is_windows_1252_as_in_browsers() -> None:
    assert decode(TEXT.encode("cp1252"), declared="ISO-8859-1") == (TEXT, "cp1252")


def test_wrong_or_unknown_declaration_is_overruled() -> None:
    assert decode(TEXT.encode("cp1252"), declared="klingon-8")[0] == TEXT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty file"),
        (bytes(range(256)), "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        ("“Boats”, ".encode() + b"\xff\xfe" + "“sold”".encode(), "invalid UTF-8 at byte 13"),
        (b"\xc3\x28\xa0\xa1 boats \xf0\x28\x8c\x28", "no known encoding"),
        (b"\xff\xfe\xfa", "not valid utf-16"),
    ],
)
def test_refuses_with_what_would_help(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        decode(content)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" \n\t", "empty"),
        ("*** --- !!!", "no words"),
        ("Boats \x00 sold", "NUL"),
        ("Boats \ud800 sold", "surrogates"),
        ("Kestria’s “boats” were sold".encode().decode("cp1252", "ignore"), "garbled"),
        ("Kestria\ufffds boats", "garbled"),
    ],
)
def test_refuses_damaged_text(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        check_text(text)


def test_hidden_characters_are_kept_and_noted() -> None:
    notes = check_text("Boats \u202edlos\u202c to\u200b Varn\u00adland")
    assert notes == ("right-to-left or embedding marks: 2, kept", "zero-width characters: 2, kept")


def test_one_garbled_place_in_a_long_text_is_noted() -> None:
    assert check_text("boats sold â€™ " + "to Varnland " * 400) == ("garbled characters: 1, kept",)
