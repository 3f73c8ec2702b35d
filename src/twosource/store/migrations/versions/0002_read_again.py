"""Tables of facts that changed are made anew, empty: documents are kept as they were and read again at the next reading"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in (
        "attribution_sources",
        "claims",
        "events",
        "identities",
        "links",
    ):
        op.drop_table(table)
    op.create_table(
        "changes",
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("batch", "position", name="pk_changes"),
        sqlite_strict=True,
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("possible", sa.Integer(), nullable=False),
        sa.Column("carriers", sa.Integer(), nullable=False),
        sa.Column("unknown_lineage", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Text(), nullable=False),
        sa.Column("denials", sa.Text(), nullable=False),
        sa.Column("conflicts", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("lineage", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sqlite_strict=True,
    )
    op.create_table(
        "identities",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("surname", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("named", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entity", name="pk_identities"),
        sqlite_strict=True,
    )
    op.create_index("ix_identities_canonical", "identities", ["canonical"], unique=False)
    op.create_index("ix_identities_document", "identities", ["document"], unique=False)
    op.create_index("ix_identities_found", "identities", ["found"], unique=False)
    op.create_index("ix_identities_surname_full_name", "identities", ["surname", "full_name"], unique=False)
    op.create_table(
        "node_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("dated", sa.Integer(), nullable=False),
        sa.Column("node", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "dated", "node", name="pk_node_keys"),
        sqlite_strict=True,
    )
    op.create_index("ix_node_keys_node", "node_keys", ["node"], unique=False)
    op.create_table(
        "nodes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gist", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_nodes"),
        sqlite_strict=True,
    )
    op.create_table(
        "scores",
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("value", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", "document", name="pk_scores"),
        sqlite_strict=True,
    )
    op.create_index("ix_scores_document", "scores", ["document"], unique=False)
    op.create_index("ix_scores_right", "scores", ["right"], unique=False)
    op.create_table(
        "views",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("node", sa.Text(), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("claim", name="pk_views"),
        sqlite_strict=True,
    )
    op.create_index("ix_views_document", "views", ["document"], unique=False)
    op.create_index("ix_views_node", "views", ["node"], unique=False)
    op.create_table(
        "answers",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("by_start", sa.Integer(), nullable=False),
        sa.Column("by_end", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("by_kind", sa.Text(), nullable=False),
        sa.Column("by_anonymous", sa.Integer(), nullable=False),
        sa.Column("by_entity", sa.Text(), nullable=True),
        sa.Column("by_role", sa.Text(), nullable=False),
        sa.Column("by_affiliation", sa.Text(), nullable=True),
        sa.Column("by_reason_start", sa.Integer(), nullable=True),
        sa.Column("by_reason_end", sa.Integer(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("limits", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_answers_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name="pk_answers"),
        sa.UniqueConstraint("id", name="uq_answers_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "attribution_sources",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.Column("reason_start", sa.Integer(), nullable=True),
        sa.Column("reason_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_attribution_sources_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "attribution", "position", name="pk_attribution_sources"),
        sqlite_strict=True,
    )
    op.create_index("ix_attribution_sources_attribution", "attribution_sources", ["attribution"], unique=False)
    op.create_table(
        "claims",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("event_trigger_start", sa.Integer(), nullable=False),
        sa.Column("event_trigger_end", sa.Integer(), nullable=False),
        sa.Column("event_sentence_start", sa.Integer(), nullable=False),
        sa.Column("event_sentence_end", sa.Integer(), nullable=False),
        sa.Column("event_stage", sa.Text(), nullable=False),
        sa.Column("event_rule", sa.Text(), nullable=False),
        sa.Column("factuality_polarity", sa.Text(), nullable=False),
        sa.Column("factuality_modality", sa.Text(), nullable=False),
        sa.Column("factuality_because", sa.Text(), nullable=False),
        sa.Column("speech", sa.Text(), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("score_value", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=False),
        sa.Column("score_detail", sa.Text(), nullable=False),
        sa.Column("made_by_model", sa.Text(), nullable=False),
        sa.Column("made_by_vocabulary", sa.Text(), nullable=False),
        sa.Column("made_by_stage", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_claims_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name="pk_claims"),
        sa.UniqueConstraint("id", name="uq_claims_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_claims_event_type", "claims", ["event_type"], unique=False)
    op.create_table(
        "derivations",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_derivations_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name="pk_derivations"),
        sqlite_strict=True,
    )
    op.create_table(
        "links",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source_start", sa.Integer(), nullable=False),
        sa.Column("source_end", sa.Integer(), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("source_kind", sa.Text(), nullable=False),
        sa.Column("source_anonymous", sa.Integer(), nullable=False),
        sa.Column("source_entity", sa.Text(), nullable=True),
        sa.Column("source_role", sa.Text(), nullable=False),
        sa.Column("source_affiliation", sa.Text(), nullable=True),
        sa.Column("source_reason_start", sa.Integer(), nullable=True),
        sa.Column("source_reason_end", sa.Integer(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("cue_span_start", sa.Integer(), nullable=True),
        sa.Column("cue_span_end", sa.Integer(), nullable=True),
        sa.Column("inherited", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_links_document_documents", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "claim", "position", name="pk_links"),
        sqlite_strict=True,
    )
    op.create_index("ix_links_claim", "links", ["claim"], unique=False)
    op.create_index("ix_links_source_name", "links", ["source_name"], unique=False)
    op.create_table(
        "offices",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.Column("organization", sa.Text(), nullable=True),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_offices_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name="pk_offices"),
        sqlite_strict=True,
    )
    op.create_index("ix_offices_person", "offices", ["person"], unique=False)
    op.create_table(
        "passages",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_passages_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name="pk_passages"),
        sqlite_strict=True,
    )
    op.create_index("ix_passages_fingerprint", "passages", ["fingerprint"], unique=False)
    op.create_table(
        "protections",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("entities", sa.Text(), nullable=False),
        sa.Column("phrase_start", sa.Integer(), nullable=False),
        sa.Column("phrase_end", sa.Integer(), nullable=False),
        sa.Column("reason_start", sa.Integer(), nullable=False),
        sa.Column("reason_end", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_protections_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name="pk_protections"),
        sa.UniqueConstraint("id", name="uq_protections_id"),
        sqlite_strict=True,
    )
    op.add_column("documents", sa.Column("published_why", sa.Text(), nullable=False, server_default=""))
    op.add_column("documents", sa.Column("saved", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_documents_saved", "documents", ["saved"], unique=False)
    # No facts are left of what was read: the versions that made them no longer hold, nor does what was derived.
    op.execute("UPDATE documents SET made_by = ''")
    op.execute("DELETE FROM meta WHERE key IN ('derived_by', 'derived_from')")
