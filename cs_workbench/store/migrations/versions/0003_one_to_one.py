"""What one-to-one work needs; the SQL stands in the file beside this one."""

from cs_workbench.store.migrations import run_file

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add tables and columns; no table that stands is rebuilt."""
    run_file(__file__)
