"""Tables of facts that changed are made anew, empty: documents are kept as they were and read again at the next reading"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
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
    # No facts are left of what was read: the versions that made them no longer hold, nor does what was derived.
    op.execute("UPDATE documents SET made_by = ''")
    op.execute("DELETE FROM meta WHERE key IN ('derived_by', 'derived_from')")
