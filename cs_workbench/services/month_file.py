"""Words on the risks of a month: typed in place, or read back from the file in which a CSM wrote them, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.targets import period_of
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.month_xlsx import (
    ACCOUNT,
    BY,
    FORMAT,
    KIND,
    MONTH,
    PRINT,
    PRINTED,
    RISKS,
    SHEETS,
    WORDS,
    prints,
)
from cs_workbench.services.notes import author
from cs_workbench.services.sheets import HEADS

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

MOST_ROWS: Final = 5_000
LONGEST: Final = 2_000
NEEDED: Final = (WORDS, ACCOUNT, MONTH, BY, KIND)
TITLES: Final = {id_: title for id_, title, _ in SHEETS[RISKS]}

NO_ID: Final = N_(
    "month", "Row {row} ({account}), column {column}: the hidden id is gone, so the account is not known."
)
STRANGER: Final = N_("month", "Row {row} ({account}), column {column}: no account here has this id.")
OTHER: Final = N_(
    "month", "Row {row} ({account}), column {column}: it is of another month or CSM than the first row."
)
TWICE: Final = N_(
    "month", "Row {row} ({account}), column {column}: row {first} has the same account already."
)
CHANGED: Final = N_(
    "month", "Row {row} ({account}), column {column}: changed in the file; only the words were taken."
)


class MonthFileRefused(WorkbenchError):
    """A file that is no month's file of a CSM."""

    template = N_(
        "errors",
        "{name} was not taken: {why} Nothing was changed. Choose the workbook that a CSM made of their month.",
    )
    code = "CSW-1408"


class MonthRowsLeft(WorkbenchError):
    """Rows of a CSM's month that were not taken, or whose other cells were changed."""

    template = N_(
        "errors",
        "Not everything in it was taken: {rows} The other words are safe. Write what is missing on its risk by hand.",
    )
    code = "CSW-1409"


@dataclass(frozen=True, slots=True)
class MonthWords:
    """What a file holds: the command that takes its words, and sentences on rows not taken and on changed cells."""

    command: SetMonthWords
    month: str
    owner: str
    refused: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetMonthWords(Command):
    """Write words on risks: each {account_id, account_uid, owner, month, text}; '' takes them away.

    ``of_file``: they came as a file; what stands there already is passed over.
    """

    rows: tuple[Mapping[str, Any], ...]
    of_file: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write what is new."""
        from cs_workbench.store import month as stored

        at, by = iso(bench.clock.now()), author(bench, writing)
        before = []
        for row in self.rows:
            uid = stored.uid_of(row["account_uid"], row["owner"], row["month"])
            text = clean(str(row["text"])).strip()[:LONGEST]
            word = stored.Word(uid, int(row["account_id"]), row["owner"], row["month"], text, at)
            was = stored.word_of(writing.db, uid)
            if was != text:
                stored.put_word(writing.db, word, by)
                before.append({**row, "text": was})
        if not before:
            said = N_("done", "Nothing is new in it: no words were taken")
            return Done(Changes(), None, said if self.of_file else "")
        names = ", ".join(dict.fromkeys(str(row["owner"]) for row in before))
        said = (
            N_("done", "Words of {names} taken for %n account(s)")
            if self.of_file
            else N_("done", "Words on %n risk(s) written")
        )
        accounts = frozenset(int(row["account_id"]) for row in before)
        return Done(
            Changes({"month_word": accounts}), SetMonthWords(tuple(reversed(before))), said,
            {"n": len(before), "names": names}, tuple(str(row["account_uid"]) for row in before),
        )  # fmt: skip


def read_cells(path: Path, tracker: Tracker | None = None) -> list[list[str]]:
    """Return the rows of the Risks sheet as texts, read in the limited child.

    Raises:
        Refused: it is no table, has no such sheet, or takes more than a file may.
    """
    from cs_workbench.sources.reader import read_table

    return read_table(path, MOST_ROWS + HEADS + 1, tracker, RISKS)


def month_words(bench: Workbench, rows: Sequence[Sequence[str]], name: str) -> MonthWords:
    """Return the words in the file ``name`` that a CSM made of their month; nothing is written yet.

    Raises:
        MonthFileRefused: its columns are not there, it is the team's, another version's or too long.
    """
    from cs_workbench.services.arr_book import uids

    head = list(rows[0]) if rows else []
    missing = [column for column in NEEDED if column not in head]
    if missing:
        why = N_("month", "the column {column} of a month's file is missing.")
        raise MonthFileRefused(name=name, why=bench.say("month", why, column=missing[0]))
    if len(rows) > MOST_ROWS + HEADS:
        why = N_("month", "it has more than {most} rows.")
        raise MonthFileRefused(name=name, why=bench.say("month", why, most=f"{MOST_ROWS:,}"))
    known = {uid: account for account, uid in uids(bench).items()}
    file = _File(bench, head, known, name)
    found = list(file.words(rows[HEADS:]))
    return MonthWords(
        SetMonthWords(tuple(found), of_file=True),
        file.month,
        file.owner,
        tuple(file.refused),
        tuple(file.changed),
    )


class _File:
    """Reads one file; ``refused`` and ``changed`` gather a sentence for each row or cell."""

    def __init__(self, bench: Workbench, head: Sequence[str], known: Mapping[str, int], name: str) -> None:
        self._bench, self._known, self._name = bench, known, name
        self._at = {column: head.index(column) for column in TITLES if column in head}
        self.month = self.owner = ""
        self.refused: list[str] = []
        self.changed: list[str] = []

    def words(self, rows: Sequence[Sequence[str]]) -> Iterator[dict[str, Any]]:
        """Yield the words; an empty cell says nothing."""
        first: dict[str, int] = {}
        for number, row in enumerate(rows, start=HEADS + 1):
            if not any(cell.strip() for cell in row):
                continue
            uid = self._cell(row, ACCOUNT)
            if uid or not self.month:
                self._begin(row)
            wrong = self._wrong(row, uid, first)
            if wrong is not None:
                self._tell(self.refused, number, row, *wrong, first=first.get(uid))
                continue
            first[uid] = number
            self._compare(number, row)
            text = clean(self._cell(row, WORDS)).strip()
            if text:
                told = {"account_id": self._known[uid], "account_uid": uid, "text": text[:LONGEST]}
                yield told | {"owner": self.owner, "month": self.month}

    def _begin(self, row: Sequence[str]) -> None:
        """Take month and CSM from the first row that tells them.

        Raises:
            MonthFileRefused: it is of another version, of no month, or of the team.
        """
        if self.month:
            return
        kind, month, owner = (self._cell(row, column) for column in (KIND, MONTH, BY))
        period = period_of(month)
        params: dict[str, object] = {}
        if kind != FORMAT:
            why = N_(
                "month",
                "it was made by another version (format {given}, this one reads {wanted}); make it anew.",
            )
            params = {"given": kind[:20] or "–", "wanted": FORMAT}
        elif period is None or period.kind != "month" or period.first > self._bench.today:
            why = N_("month", "“{given}” is no month that has begun.")
            params = {"given": month[:20]}
        elif not owner:
            why = N_("month", "it is the team's month, and nobody's words.")
        else:
            self.month, self.owner = period.id, owner
            return
        raise MonthFileRefused(name=self._name, why=self._bench.say("month", why, **params))

    def _wrong(self, row: Sequence[str], uid: str, first: Mapping[str, int]) -> tuple[str, str] | None:
        if not uid:
            return NO_ID, ACCOUNT
        if (self._cell(row, MONTH), self._cell(row, BY)) != (self.month, self.owner):
            return OTHER, MONTH
        if uid not in self._known:
            return STRANGER, ACCOUNT
        return (TWICE, ACCOUNT) if uid in first else None

    def _compare(self, number: int, row: Sequence[str]) -> None:
        """Tell the cells that were changed though nobody was to change them."""
        marks = self._cell(row, PRINT).split(".")
        if len(marks) != len(PRINTED):
            return
        now = prints([self._cell(row, column) for column in PRINTED]).split(".")
        for column, was, mark in zip(PRINTED, marks, now, strict=True):
            if was != mark:
                self._tell(self.changed, number, row, CHANGED, column)

    def _cell(self, row: Sequence[str], column: str) -> str:
        at = self._at.get(column)
        return row[at].strip() if at is not None and at < len(row) else ""

    def _tell(
        self, into: list[str], number: int, row: Sequence[str], text: str, column: str, **params: object
    ) -> None:
        title = self._bench.say("month", TITLES[column]) if TITLES[column] else column
        told = {"row": number, "account": self._cell(row, "account") or "–", "column": title, **params}
        into.append(self._bench.say("month", text, **told))


def write_word(bench: Workbench, account_id: int, owner: str, month: str, text: str) -> SetMonthWords:
    """Return the command that writes what ``owner`` says on an account's risk of ``month``."""
    from cs_workbench.services.arr_book import uids

    row = {"account_id": account_id, "account_uid": uids(bench)[account_id], "owner": owner, "month": month}
    return SetMonthWords(({**row, "text": text},))
