"""The log of touch tiers: what each published touch model gave an account, from when, and why."""

from cs_workbench.store.migrations import run_file

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table; no row changes."""
    run_file(__file__)
