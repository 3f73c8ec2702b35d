from datetime import date

import pytest

from twosource.web.customs import customs_of, day_in_words, figure, month_in_words, told_by

DAY = date(2031, 5, 4)


@pytest.mark.parametrize(
    ("accepted", "day", "number"),
    [
        ("en-US,en;q=0.9", "May 4, 2031", "1,234.5"),
        ("de-DE,de;q=0.9,en-US;q=0.8", "4 May 2031", "1.234,5"),
        ("zh-Hant-TW", "4 May 2031", "1,234.5"),
        ("hi-in", "4 May 2031", "1,234.5"),
    ],
)
def test_the_country_of_the_first_language_tells(accepted: str, day: str, number: str) -> None:
    with told_by(customs_of(accepted)):
        assert (day_in_words(DAY), figure(1234.5)) == (day, number)


@pytest.mark.parametrize("accepted", ["", "*", "en", "en-QX", "xx-", "; DROP", "en-ÄÖ"])
def test_without_a_country_that_is_known_the_day_comes_first(accepted: str) -> None:
    with told_by(customs_of(accepted)):
        assert (day_in_words(DAY), month_in_words(DAY), figure(1234)) == ("4 May 2031", "May 2031", "1,234")


def test_customs_end_with_their_page() -> None:
    with pytest.raises(KeyError), told_by("en_US"):
        raise KeyError
    assert day_in_words(DAY) == "4 May 2031"


def test_a_number_loses_no_digit() -> None:
    assert [figure(number) for number in (0.123456, 40, 2_000_000)] == ["0.123456", "40", "2,000,000"]
