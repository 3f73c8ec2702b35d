"""What lists and filters ask for is kept with each event and article; what was derived stays as it is until it is derived anew"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "articles",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published_value", sa.Text(), nullable=True),
        sa.Column("published_earliest", sa.Text(), nullable=True),
        sa.Column("published_latest", sa.Text(), nullable=True),
        sa.Column("published_basis", sa.Text(), nullable=False),
        sa.Column("published_evidence_start", sa.Integer(), nullable=True),
        sa.Column("published_evidence_end", sa.Integer(), nullable=True),
        sa.Column("published_why", sa.Text(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document", "face", name="pk_articles"),
        sqlite_strict=True,
    )
    op.create_index("ix_articles_rank_path_document", "articles", ["rank", "path", "document"], unique=False)
    op.create_table(
        "credits",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.Column("denies", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document", "face", "number", name="pk_credits"),
        sqlite_strict=True,
    )
    op.create_index("ix_credits_voice", "credits", ["voice"], unique=False)
    op.create_table(
        "named",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("thing", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("document", "face", "number", name="pk_named"),
        sqlite_strict=True,
    )
    op.create_index("ix_named_thing", "named", ["thing"], unique=False)
    op.create_table(
        "positions",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position_id", sa.Text(), nullable=False),
        sa.Column("position_voice", sa.Text(), nullable=False),
        sa.Column("position_name", sa.Text(), nullable=False),
        sa.Column("position_kind", sa.Text(), nullable=False),
        sa.Column("position_side", sa.Text(), nullable=True),
        sa.Column("position_stance", sa.Text(), nullable=False),
        sa.Column("position_scope", sa.Text(), nullable=False),
        sa.Column("position_type", sa.Text(), nullable=False),
        sa.Column("position_fillers", sa.Text(), nullable=False),
        sa.Column("position_events", sa.Text(), nullable=False),
        sa.Column("position_document", sa.Text(), nullable=False),
        sa.Column("position_published", sa.Text(), nullable=True),
        sa.Column("position_sentence_start", sa.Integer(), nullable=False),
        sa.Column("position_sentence_end", sa.Integer(), nullable=False),
        sa.Column("position_claim", sa.Text(), nullable=True),
        sa.Column("position_answer", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document", "face", "number", name="pk_positions"),
        sqlite_strict=True,
    )
    op.create_index("ix_positions_position_voice", "positions", ["position_voice"], unique=False)
    op.create_table(
        "things",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "face", name="pk_things"),
        sqlite_strict=True,
    )
    op.create_index("ix_things_articles", "things", ["articles"], unique=False)
    op.create_table(
        "voices",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("origin_of", sa.Integer(), nullable=False),
        sa.Column("denies", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("positions", sa.Integer(), nullable=False),
        sa.Column("stances", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "face", name="pk_voices"),
        sqlite_strict=True,
    )
    op.create_index("ix_voices_claims_positions", "voices", ["claims", "positions"], unique=False)
    op.create_index("ix_voices_id", "voices", ["id"], unique=False)
    op.create_table(
        "contests",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_contests_event_events", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "number", name="pk_contests"),
        sqlite_strict=True,
    )
    op.create_table(
        "event_places",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("geonames", sa.Integer(), nullable=True),
        sa.Column("latitude", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("longitude", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_event_places_event_events", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "face", name="pk_event_places"),
        sqlite_strict=True,
    )
    op.create_table(
        "participants",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_participants_event_events", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "face", "position", name="pk_participants"),
        sqlite_strict=True,
    )
    op.create_index("ix_participants_entity", "participants", ["entity"], unique=False)
    op.create_table(
        "weighings",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("origins", sa.Text(), nullable=False),
        sa.Column("denials", sa.Text(), nullable=False),
        sa.Column("conflicts", sa.Text(), nullable=False),
        sa.Column("lineage", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_weighings_event_events", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", name="pk_weighings"),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO weighings SELECT id, origins, denials, conflicts, lineage FROM events")
    op.create_index("ix_changes_event", "changes", ["event"], unique=False)
    op.add_column("events", sa.Column("earliest", sa.Text(), nullable=True))
    op.add_column("events", sa.Column("latest", sa.Text(), nullable=True))
    op.add_column("events", sa.Column("due", sa.Text(), nullable=True))
    op.add_column("events", sa.Column("stage", sa.Text(), nullable=True))
    op.add_column("events", sa.Column("claim_count", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("events", sa.Column("documents", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("events", sa.Column("stances", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("events", sa.Column("blocks", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("events", sa.Column("first", sa.Text(), nullable=False, server_default="~"))
    op.add_column("events", sa.Column("last", sa.Text(), nullable=False, server_default="9999"))
    op.add_column("events", sa.Column("public_title", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_events_first_last_id", "events", ["first", "last", "id"], unique=False)
    op.create_index("ix_events_status_due", "events", ["status", "due"], unique=False)
    op.create_index("ix_events_type", "events", ["type"], unique=False)
    op.drop_column("events", "lineage")
    op.drop_column("events", "denials")
    op.drop_column("events", "conflicts")
    op.drop_column("events", "origins")
    op.add_column("views", sa.Column("told", sa.Text(), nullable=False, server_default=""))
    op.add_column("views", sa.Column("public_told", sa.Text(), nullable=True))
    op.execute("DELETE FROM meta WHERE key IN ('derived_by', 'derived_from')")
