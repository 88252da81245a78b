"""Phases: where each account stands in its phase, its state week by week, and the log of changes."""

from cs_workbench.store.migrations import run_file

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add columns and a table; no row changes."""
    run_file(__file__)
