"""Targets, what both sides think of a renewal, words of a month, and what another formula says of the past."""

from cs_workbench.store.migrations import run_file

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the tables; no row changes."""
    run_file(__file__)
