"""What ties a source to the matter, in the article's words; articles that were read before have it once they are read again"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OFFSETS = (("attribution_sources", ""), ("links", "source_"), ("answers", "by_"), ("credits", ""))


def upgrade() -> None:
    for table, prefix in OFFSETS:
        for edge in ("start", "end"):
            op.add_column(table, sa.Column(f"{prefix}interest_{edge}", sa.Integer(), nullable=True))
    op.add_column("credits", sa.Column("interest_words", sa.Text(), nullable=True))
