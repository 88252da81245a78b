"""Business reviews: what was shown with its frozen figures, the texts of each slide, and what they carried over."""

from cs_workbench.store.migrations import run_file

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the tables; no row changes."""
    run_file(__file__)
