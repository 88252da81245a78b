"""Tier reviews as dated sessions: the model, who was proposed to move, and what each CSM answered."""

from cs_workbench.store.migrations import run_file

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the tables; no row changes."""
    run_file(__file__)
