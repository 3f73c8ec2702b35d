"""Changes of the tables, in order. Alembic runs them on a connection that is already in a transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest revision; all or nothing, as part of the caller's transaction."""
    command.upgrade(settings(connection), "head")


def settings(connection: Connection | None = None) -> Config:
    """Alembic's settings; no file is needed."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config
