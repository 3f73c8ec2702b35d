import pytest

from twosource.web import words


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("2023-09-19", "2023-09-19", "19 September 2023"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2024-12-01", "2024-12-31", "December 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-01-01", "2024-03-02", "between 1 January 2024 and 2 March 2024"),
        ("2022-05-01", None, "not before 1 May 2022"),
        (None, "2023-09-20", "not after 20 September 2023"),
        ("9999-12-01", "9999-12-31", "December 9999"),
        (None, None, "undated"),
        ("XXXX-03-11", None, "undated"),
    ],
)
def test_time_in_words(earliest: str | None, latest: str | None, said: str) -> None:
    assert words.time_in_words(earliest, latest) == said


@pytest.mark.parametrize(
    ("known", "possible", "carriers", "said"),
    [
        (1, 2, 3, "1 known origin · at most 2 · 3 carriers"),
        (2, 2, 4, "2 known origins · 4 carriers"),
        (0, 1, 1, "no known origin · at most 1 · 1 carrier"),
    ],
)
def test_origins_in_words(known: int, possible: int, carriers: int, said: str) -> None:
    assert words.origins_in_words({"known": known, "possible": possible, "carriers": carriers}) == said


def test_a_source_says_what_a_reader_must_know_of_it() -> None:
    link = {"source": "two\nofficials", "kind": "anonymous", "anonymous": True, "inherited": True}
    assert words.source_in_words(link) == "two officials (unnamed, credited elsewhere in the article)"


def test_anchor_needs_no_escaping() -> None:
    assert words.anchor("article", 'sha256:a"b c') == "article-sha256-a-b-c"


def test_a_moment_is_told_with_its_clock() -> None:
    assert words.moment_in_words("2031-05-04T10:32:11.000001+00:00") == "4 May 2031, 10:32 UTC"
    assert words.moment_in_words("2031-05-04") == "4 May 2031"
