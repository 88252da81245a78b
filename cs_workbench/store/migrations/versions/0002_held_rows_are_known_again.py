"""A held row that a person settled is known again by its content; an account's changes by its id."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what `store.held` and `store.account` look up."""
    op.execute("ALTER TABLE held_row ADD COLUMN fingerprint TEXT")
    op.execute("CREATE INDEX ix_held_row_file ON held_row (source, entry, state)")
    op.execute("CREATE INDEX ix_field_change_account ON field_change (account_id, at)")
