"""The smallest export of a CRM, and the mapping that reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

MAPPING: Final = """
source = "crm"
currency = "JPY"
[[file]]
path = "accounts.csv"
into = "account"
key = ["id"]
[file.fields]
name = {column = "name"}
arr = {column = "arr"}
ends_on = {column = "end"}
owner = {column = "owner"}
started_on = {column = "start"}
"""


def write_accounts(folder: Path, *rows: str) -> None:
    """Write ``rows`` of "id,name,arr,end,owner,start" as the export in ``folder``."""
    text = "\n".join(["id,name,arr,end,owner,start", *rows, ""])
    (folder / "accounts.csv").write_text(text, encoding="utf-8")
