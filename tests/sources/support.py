"""What the tests of this room share."""

from __future__ import annotations

from pathlib import Path

from cs_workbench.sources.mapping import Mapping, parse_mapping
from cs_workbench.sources.pages import pages_of
from cs_workbench.sources.records import Held, Page, Remark

HEAD = """source = "t"
currency = "JPY"
[[file]]
path = "%s"
into = "account"
key = ["id"]
fields.name = { column = "name" }
"""


def accounts(path: Path, more: str = "", head: str = "") -> Mapping:
    """Return a mapping of one file of accounts with the columns id and name, and ``more`` lines."""
    return parse_mapping(head + HEAD % path.name + more)


def read(path: Path, mapping: Mapping, entry: int = 0) -> tuple[list[list[object]], list[Held], list[Remark]]:
    """Return rows, held rows and remarks of one file, read in this process."""
    pages: list[Page] = list(pages_of(mapping, entry, path))
    assert [page.last for page in pages] == [False] * (len(pages) - 1) + [True]
    return (
        [list(row) for page in pages for row in page.rows],
        [held for page in pages for held in page.held],
        [remark for page in pages for remark in page.remarks],
    )


def held_because(held: Held) -> str:
    """Return a held row's sentence in English."""
    return held.reason.format_map({"value": held.value, **held.params})
