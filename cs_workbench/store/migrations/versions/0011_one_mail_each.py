"""Nobody stands in a frozen campaign twice, whoever was held back; a day's quota counts recipients, copies too."""

from cs_workbench.store.migrations import run_file

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Change the index, add the column; what is frozen without copies says so."""
    run_file(__file__)
