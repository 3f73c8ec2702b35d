import pytest

from twosource.errors import InputError
from twosource.export.desk.page import Page, cursor_of


def test_a_cursor_leads_back_to_its_key() -> None:
    assert Page(cursor=cursor_of((False, "2031-05-03", "evt_1"))).after(bool, str, str) == (False, "2031-05-03", "evt_1")
    assert Page().after(str) is None


@pytest.mark.parametrize("cursor", ["nonsense", "é", "e30=", "MQ==", cursor_of(("a", 1))])
def test_a_cursor_of_no_page_is_refused(cursor: str) -> None:
    with pytest.raises(InputError, match="cursor"):
        _ = Page(cursor=cursor).after(str, str)


@pytest.mark.parametrize("limit", [0, 501])
def test_a_page_is_neither_empty_nor_endless(limit: int) -> None:
    with pytest.raises(InputError):
        Page(limit)
