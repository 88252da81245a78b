"""One-to-many mail: mailboxes, templates, campaigns, the ledger of recipients, consent and suppression."""

from cs_workbench.store.migrations import run_file

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the tables; no row changes."""
    run_file(__file__)
