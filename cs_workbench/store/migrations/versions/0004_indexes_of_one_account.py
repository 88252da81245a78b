"""An account's page reads its own rows only, newest first; the SQL stands in the file beside this one."""

from cs_workbench.store.migrations import run_file

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add and widen indexes; no row changes."""
    run_file(__file__)
