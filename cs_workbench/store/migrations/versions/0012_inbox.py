"""The inbox: where a mailbox is read, how far, which mails have their copy in Sent, and what a mail answers."""

from cs_workbench.store.migrations import run_file

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the columns and the table; a Message-ID of a touch stands without its brackets from now on."""
    run_file(__file__)
