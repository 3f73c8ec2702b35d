from pathlib import Path

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


def test_opening_again_migrates_nothing(tmp_path: Path) -> None:
    engine = migrated(tmp_path)
    before = inspect(engine).get_table_names()
    Ledger.open(tmp_path / "ledger.db").close()
    assert inspect(engine).get_table_names() == before
