"""Every table of the first schema; the SQL stands in the file beside this one."""

from cs_workbench.store.migrations import run_file

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    run_file(__file__)
