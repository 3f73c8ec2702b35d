"""The first tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("outlet_basis", sa.Text(), nullable=False),
        sa.Column("published_value", sa.Text(), nullable=True),
        sa.Column("published_earliest", sa.Text(), nullable=True),
        sa.Column("published_latest", sa.Text(), nullable=True),
        sa.Column("published_basis", sa.Text(), nullable=False),
        sa.Column("published_evidence_start", sa.Integer(), nullable=True),
        sa.Column("published_evidence_end", sa.Integer(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("read_at", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("overrides", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sqlite_strict=True,
    )
    op.create_index("ix_documents_path", "documents", ["path"], unique=False)
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
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sqlite_strict=True,
    )
    op.create_table(
        "failures",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("failed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("path", name="pk_failures"),
        sqlite_strict=True,
    )
    op.create_table(
        "identities",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entity", name="pk_identities"),
        sqlite_strict=True,
    )
    op.create_index("ix_identities_canonical", "identities", ["canonical"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("judge", sa.Text(), nullable=False),
        sa.Column("score_value", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=False),
        sa.Column("score_detail", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("judged_at", sa.Text(), nullable=False),
        sa.Column("superseded_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", "judged_at", name="pk_judgements"),
        sqlite_strict=True,
    )
    op.create_index("ix_judgements_left", "judgements", ["left"], unique=False)
    op.create_index("ix_judgements_right", "judgements", ["right"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
        sqlite_strict=True,
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=True),
        sa.Column("unchanged", sa.Integer(), nullable=True),
        sa.Column("failed", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sqlite_strict=True,
    )
    op.create_table(
        "arguments",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("head_start", sa.Integer(), nullable=False),
        sa.Column("head_end", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("elided", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_arguments_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "claim", "position", name="pk_arguments"),
        sqlite_strict=True,
    )
    op.create_index("ix_arguments_claim", "arguments", ["claim"], unique=False)
    op.create_index("ix_arguments_entity", "arguments", ["entity"], unique=False)
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
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_attribution_sources_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "attribution", "position", name="pk_attribution_sources"),
        sqlite_strict=True,
    )
    op.create_index("ix_attribution_sources_attribution", "attribution_sources", ["attribution"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("speech", sa.Text(), nullable=False),
        sa.Column("denies", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("does", sa.Text(), nullable=False),
        sa.Column("credits", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_attributions_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name="pk_attributions"),
        sa.UniqueConstraint("id", name="uq_attributions_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "blocks",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("credit_start", sa.Integer(), nullable=True),
        sa.Column("credit_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_blocks_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name="pk_blocks"),
        sqlite_strict=True,
    )
    op.create_table(
        "claim_places",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("geonames", sa.Integer(), nullable=True),
        sa.Column("latitude", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("longitude", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_claim_places_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "claim", "position", name="pk_claim_places"),
        sqlite_strict=True,
    )
    op.create_index("ix_claim_places_claim", "claim_places", ["claim"], unique=False)
    op.create_table(
        "claim_quantities",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("minimum", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("maximum", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("approximate", sa.Integer(), nullable=False),
        sa.Column("counted_start", sa.Integer(), nullable=True),
        sa.Column("counted_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_claim_quantities_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "claim", "position", name="pk_claim_quantities"),
        sqlite_strict=True,
    )
    op.create_index("ix_claim_quantities_claim", "claim_quantities", ["claim"], unique=False)
    op.create_table(
        "claim_times",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("timex", sa.Text(), nullable=False),
        sa.Column("interval_earliest", sa.Text(), nullable=True),
        sa.Column("interval_latest", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=True),
        sa.Column("imputed", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("modifier", sa.Text(), nullable=True),
        sa.Column("tense", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_claim_times_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "claim", "position", name="pk_claim_times"),
        sqlite_strict=True,
    )
    op.create_index("ix_claim_times_claim", "claim_times", ["claim"], unique=False)
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
        "entities",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_entities_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name="pk_entities"),
        sa.UniqueConstraint("id", name="uq_entities_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_entities_name", "entities", ["name"], unique=False)
    op.create_index("ix_entities_reference", "entities", ["reference"], unique=False)
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
        "memberships",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_memberships_event_events", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", name="pk_memberships"),
        sqlite_strict=True,
    )
    op.create_index("ix_memberships_event", "memberships", ["event"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("head_start", sa.Integer(), nullable=False),
        sa.Column("head_end", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_mentions_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "entity", "position", name="pk_mentions"),
        sqlite_strict=True,
    )
    op.create_index("ix_mentions_entity", "mentions", ["entity"], unique=False)
    op.create_table(
        "places",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("geonames", sa.Integer(), nullable=True),
        sa.Column("latitude", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("longitude", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_places_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name="pk_places"),
        sqlite_strict=True,
    )
    op.create_table(
        "quantities",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("minimum", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("maximum", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("approximate", sa.Integer(), nullable=False),
        sa.Column("counted_start", sa.Integer(), nullable=True),
        sa.Column("counted_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_quantities_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name="pk_quantities"),
        sqlite_strict=True,
    )
    op.create_table(
        "raw",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_raw_document_documents", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", name="pk_raw"),
        sqlite_strict=True,
    )
    op.create_table(
        "sentences",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_sentences_document_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_sentences"),
        sa.UniqueConstraint("document", "position", name="uq_sentences_document_position"),
        sqlite_strict=True,
    )
    op.create_table(
        "times",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("timex", sa.Text(), nullable=False),
        sa.Column("interval_earliest", sa.Text(), nullable=True),
        sa.Column("interval_latest", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=True),
        sa.Column("imputed", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("modifier", sa.Text(), nullable=True),
        sa.Column("tense", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_times_document_documents", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "position", name="pk_times"),
        sqlite_strict=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')")
