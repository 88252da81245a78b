"""Exports of a CRM as files, and the mappings that read them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

HEAD: Final = 'source = "crm"\ncurrency = "JPY"\n'


def table(path: str, into: str, key: str, account: str = "", **fields: str) -> str:
    """Return the part of a mapping that reads the file ``path``.

    ``account``: how a row names its account, as TOML; ``fields``: name -> column, or "=text" for what is the same in
    every row.
    """
    lines = ["[[file]]", f'path = "{path}"', f'into = "{into}"', f'key = ["{key}"]']
    lines += [f"account = {{{account}}}"] if account else []
    lines.append("[file.fields]")
    for name, column in fields.items():
        told = f'constant = "{column[1:]}"' if column.startswith("=") else f'column = "{column}"'
        lines.append(f"{name} = {{{told}}}")
    return "\n".join([*lines, ""])


def of_accounts(**fields: str) -> str:
    """Return the part that reads accounts.csv: its name, and ``fields``."""
    return table("accounts.csv", "account", "id", name="name", **fields)


def contracts_and_usage(metric: str) -> str:
    """Return the parts that read contracts.csv, and usage.csv through them; ``metric`` as in `table`."""
    usage = {"metric": metric, "period_start": "day", "value": "times"}
    return table("contracts.csv", "subscription", "no", 'column = "account"', ends_on="end") + table(
        "usage.csv", "usage", "row", 'via = "subscription", column = "contract"', **usage
    )


#: The smallest export.
MAPPING: Final = HEAD + of_accounts(arr="arr", ends_on="end", owner="owner", started_on="start")


def write_table(folder: Path, name: str, header: str, rows: list[str]) -> None:
    """Write ``rows`` under ``header`` as the file ``name``."""
    (folder / name).write_text("\n".join([header, *rows, ""]), encoding="utf-8")


def write_accounts(folder: Path, *rows: str) -> None:
    """Write ``rows`` of "id,name,arr,end,owner,start" as the export in ``folder``."""
    write_table(folder, "accounts.csv", "id,name,arr,end,owner,start", list(rows))
