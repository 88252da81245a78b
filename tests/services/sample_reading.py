"""Reads the files of a sample book back, as plain rows of text."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from cs_workbench.services.sample import SamplePlan, write_sample

TODAY = date(2026, 11, 24)
Row = dict[str, str]


@dataclass(frozen=True)
class Written:
    """A written book; ``tables``: file stem -> rows."""

    folder: Path
    plan: SamplePlan

    @cached_property
    def tables(self) -> dict[str, list[Row]]:
        """The CSV files."""
        return {path.stem: read(path) for path in sorted((self.folder / "sample").glob("*.csv"))}

    @cached_property
    def mapping(self) -> dict[str, Any]:
        """The main source's mapping file."""
        return tomllib.loads(self.plan.sources[0].mapping.read_text("utf-8"))

    @property
    def mapping_language(self) -> Literal["ja", "en"]:
        """The book's language, told by its currency."""
        return "ja" if self.mapping["currency"] == "JPY" else "en"

    def of(self, table: str, story: str) -> list[Row]:
        """Return a story account's rows of one file."""
        account = self.plan.stories[story]
        return [row for row in self.tables[table] if row["account_id"] == account]

    def account(self, story: str) -> Row:
        """Return a story's account."""
        (row,) = self.of("accounts", story)
        return row

    def users(self, story: str, metric: str) -> list[float]:
        """Return a story's weekly users of one metric, oldest first."""
        return [float(row["users"]) for row in self.of("usage", story) if row["metric"] == metric]


def read(path: Path) -> list[Row]:
    """Return a CSV file's rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, language: Literal["ja", "en"] = "ja", **more: Any) -> Written:
    """Write a book as of `TODAY`."""
    return Written(folder, write_sample(folder, today=TODAY, language=language, **more))


def days_ago(text: str) -> int:
    """Return how many days before `TODAY` a day or moment is."""
    return (TODAY - date.fromisoformat(text[:10])).days
