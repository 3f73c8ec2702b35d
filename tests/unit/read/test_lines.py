import pytest

from twosource.read.lines import Line, split_lines


def test_lines_keep_their_offsets_under_any_line_ending() -> None:
    text = "  one \r\n\r\ntwo\rthree\u2028 four\n"
    lines = split_lines(text)
    assert [line.text for line in lines] == ["one", "two", "three", "four"]
    assert all(line.span.of(text) == line.text for line in lines)


def test_verse_is_not_wrapped_prose() -> None:
    text = "\n".join(f"The boats of Vell go out at the break of day, number {n}." for n in range(4))
    assert len(split_lines(text)) == 4


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("He left.", True),
        ("He left.”", True),
        ('He left. "', True),
        ("A treaty with the U.S.", False),
        ("Harbour talks", False),
    ],
)
def test_closed(text: str, closed: bool) -> None:
    assert Line(text, 0).closed is closed


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("Harbour talks", True),
        ("- three boats", False),
        ("three boats", False),
        ("He said:", False),
        ("He left.", False),
    ],
)
def test_titled(text: str, titled: bool) -> None:
    assert Line(text, 0).titled is titled
