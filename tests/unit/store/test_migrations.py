from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from twosource.store import tables
from twosource.store.ledger import Ledger
from twosource.store.migrations import settings
from twosource.store.sqlite import open_engine, transaction

FULL_TEXT = "words"


def migrated(folder: Path):
    Ledger.open(folder / "ledger.db", create=True).close()
    return open_engine(folder / "ledger.db")


def test_migrations_lead_to_the_tables(tmp_path: Path) -> None:
    with transaction(migrated(tmp_path)) as connection:
        own = {"include_name": lambda name, kind, parents: kind != "table" or not (name or "").startswith(FULL_TEXT)}
        assert compare_metadata(MigrationContext.configure(connection, opts=own), tables.metadata) == []


def test_newest_migration_is_the_one_the_ledger_expects() -> None:
    assert ScriptDirectory.from_config(settings()).get_current_head() == tables.REVISION


def test_tables_are_strict(tmp_path: Path) -> None:
    with transaction(migrated(tmp_path)) as connection:
        listed = connection.exec_driver_sql("PRAGMA table_list").mappings()
        strict = {row["name"] for row in listed if row["strict"]}
    assert strict == set(tables.metadata.tables)


def test_a_ledger_of_the_first_version_keeps_its_articles_and_reads_them_again(tmp_path: Path) -> None:
    engine, text = open_engine(tmp_path / "old.db"), "Kestria sold boats."
    columns = {"id": "sha256:1", "path": "a.txt", "text": text, "outlet_basis": "unknown", "published_basis": "unknown", "media_type": "text/plain",
               "encoding": "utf-8", "notes": "[]", "read_at": "2031-05-04", "made_by": "an older version", "overrides": "{}"}
    with transaction(engine, immediate=True) as connection:
        command.upgrade(settings(connection), "0001")
        names = ", ".join(columns)
        connection.exec_driver_sql(f"INSERT INTO documents ({names}) VALUES ({', '.join('?' * len(columns))})", tuple(columns.values()))
        connection.exec_driver_sql("INSERT INTO meta VALUES ('saves', '1'), ('derived_from', '1')")
    with Ledger.open(tmp_path / "old.db") as ledger:
        assert ledger.document("sha256:1").text == text
        assert ledger.made("sha256:1").made_by == "" and not ledger.is_derived()


def test_events_without_summaries_are_kept_until_they_are_derived_anew(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "old.db")
    with transaction(engine, immediate=True) as connection:
        command.upgrade(settings(connection), "0003")
        connection.exec_driver_sql("INSERT INTO events VALUES ('evt_1', 'transfer', 'Kestria sells boats', 1, 2, 3, 0, '[]', '[]', '[]', 'denied', '[]')")
        connection.exec_driver_sql("INSERT INTO meta VALUES ('saves', '1'), ('derived_from', '1'), ('derived_by', 'older rules')")
    with Ledger.open(tmp_path / "old.db") as ledger:
        ((event, weighed),) = ledger.events()
        assert (event.id, event.title, weighed.possible, weighed.status) == ("evt_1", "Kestria sells boats", 2, "denied")
        assert not ledger.is_derived()


def test_opening_again_migrates_nothing(tmp_path: Path) -> None:
    engine = migrated(tmp_path)
    before = inspect(engine).get_table_names()
    Ledger.open(tmp_path / "ledger.db").close()
    assert inspect(engine).get_table_names() == before
