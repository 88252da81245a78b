"""The sheets of a tier review: one XLSX a CSM; what comes back answered is taken whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.touch_words import tier_name
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import LANGUAGES, N_, load_catalogue
from cs_workbench.kernel.text import fold, safe_name
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.review_session import (
    AGREE,
    OBJECT,
    ReviewLine,
    ReviewState,
    TakeAnswers,
    review_wanted,
)

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.workbench import Workbench

SHEET: Final = "Tier review"
ACCOUNT_HEAD, ANSWER_HEAD, WHY_HEAD = (
    N_("tier_review", "Account"),
    N_("tier_review", "Agree / object"),
    N_("tier_review", "Why"),
)
#: Hidden columns that say where an answer belongs; their names are for programs.
ACCOUNT, REVIEW = "csw_account", "csw_review"
#: Heading and width in characters of what a person reads; the last two they write.
COLUMNS: Final = (
    (ACCOUNT_HEAD, 28),
    (N_("tier_review", "ARR"), 16),
    (N_("tier_review", "Present tier"), 16),
    (N_("tier_review", "Proposed tier"), 16),
    (N_("tier_review", "Rule with values and borders"), 56),
    (ANSWER_HEAD, 16),
    (WHY_HEAD, 44),
)
ANSWER_AT: Final = 5
ANSWERS: Final = {AGREE: N_("tier_review", "agree"), OBJECT: N_("tier_review", "object")}
Wrong = tuple[str, str]  # a column's heading, and the sentence
MOST_ROWS: Final = 20_000
MOST_TOLD: Final = 5  # rows named in one sentence; all are in `ReviewSheetRefused.params['sentences']`

NO_ID: Final = N_(
    "tier_review",
    "Row {row} ({account}), column {column}: the hidden id is gone, so the account is not known.",
)
STRANGER: Final = N_(
    "tier_review", "Row {row} ({account}), column {column}: this account is not in the review."
)
OTHER: Final = N_("tier_review", "Row {row} ({account}), column {column}: it is of another tier review.")
TWICE: Final = N_(
    "tier_review", "Row {row} ({account}), column {column}: row {first} has the same account already."
)
UNKNOWN: Final = N_(
    "tier_review", "Row {row} ({account}), column {column}: “{given}” is neither “{agree}” nor “{object}”."
)
NO_ANSWER: Final = N_(
    "tier_review", "Row {row} ({account}), column {column}: it is empty, yet a reason is given."
)
NO_WHY: Final = N_("tier_review", "Row {row} ({account}), column {column}: an objection needs its reason.")
NOTHING_TO_KEEP: Final = N_(
    "tier_review", "Row {row} ({account}), column {column}: it has no tier that an objection could keep."
)


class NoReviewSheet(WorkbenchError):
    """A file without the columns of a review's sheet."""

    template = N_(
        "errors",
        "{name} is no sheet of a tier review: the column {column} is missing. Nothing was taken. "
        "Choose the file that came back from the colleague, with its hidden columns.",
    )
    code = "CSW-1427"


class ReviewSheetRefused(WorkbenchError):
    """A sheet with rows that cannot be taken."""

    template = N_(
        "errors",
        "{name} was not taken, for {count} row(s): {rows} Nothing was changed, and the model in force stays. "
        "Correct them and read the file again.",
    )
    code = "CSW-1428"


@dataclass(frozen=True, slots=True)
class SheetWritten:
    """One file: whose it is ('' nobody's) and how many accounts stand in it."""

    path: Path
    owner: str
    accounts: int


def export_sheets(bench: Workbench, folder: Path) -> list[SheetWritten]:
    """Write the sheet of every CSM with accounts in the running review into ``folder``.

    Raises:
        NoReview: none is running.
        CannotWrite: the folder is read-only or full, or Excel holds a file.
    """
    from cs_workbench.services.export import CannotWrite, write_rows

    review = review_wanted(bench)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(path=folder, why=error.strerror or type(error).__name__) from error
    headings = [*(bench.say("tier_review", text) for text, _ in COLUMNS), ACCOUNT, REVIEW]
    offered = [bench.say("tier_review", text) for text in ANSWERS.values()]
    written = []
    for owner in sorted({line.owner for line in review.lines}):
        lines = [line for line in review.lines if line.owner == owner]
        lines.sort(key=lambda line: (line.why, line.account))  # 'down' before 'up'
        who = owner or bench.say("tier_review", N_("tier_review", "no owner"))
        name = bench.say(
            "tier_review",
            N_("tier_review", "Tier review {day} {owner}"),
            day=review.begun_on.isoformat(),
            owner=who,
        )
        path = folder / f"{safe_name(name)}.xlsx"
        rows = ((*_cells(bench, line), line.account_uid, review.uid) for line in lines)
        write_rows(
            path, SHEET, headings, rows, (*(w for _, w in COLUMNS), 0, 0), choices={ANSWER_AT: offered}
        )
        written.append(SheetWritten(path, owner, len(lines)))
    return written


def write_sheets(bench: Workbench, folder: Path) -> Done:
    """Write the sheets as `export_sheets` does; answer what is told of it."""
    written = export_sheets(bench, folder)
    said = N_("done", "%n sheet(s) written to {folder}")
    return Done(Changes(), None, said, {"n": len(written), "folder": folder}, tuple(written))


def _cells(bench: Workbench, line: ReviewLine) -> tuple[str, ...]:
    answer = bench.say("tier_review", ANSWERS[line.answer]) if line.answer else ""
    return (
        line.account,
        line.arr.short() if line.arr else "",
        tier_name(line.old, bench.catalogue),
        tier_name(line.new, bench.catalogue),
        line.reason,
        answer,
        line.comment,
    )


def read_cells(path: Path, tracker: Tracker | None = None) -> list[list[str]]:
    """Return the rows of a file as texts, read in the limited child.

    Raises:
        Refused: it is no table, or takes more than a file may.
    """
    from cs_workbench.sources.reader import read_table

    return read_table(path, MOST_ROWS, tracker)


def sheet_answers(bench: Workbench, rows: Sequence[Sequence[str]], name: str) -> TakeAnswers:
    """Return the answers in a sheet that came back as the file ``name``; nothing is written yet.

    Raises:
        NoReview: no review is running.
        NoReviewSheet: its columns are not there.
        ReviewSheetRefused: a stranger, a doubled account, an unknown answer, or an objection without reason.
    """
    review = review_wanted(bench)
    sheet = _Sheet(bench, review, rows, name)
    answers = list(sheet.answers())
    if sheet.wrong:
        told = " ".join(sheet.wrong[:MOST_TOLD]) + (" …" if len(sheet.wrong) > MOST_TOLD else "")
        raise ReviewSheetRefused(name=name, count=len(sheet.wrong), rows=told, sentences=tuple(sheet.wrong))
    return TakeAnswers(review.id, tuple(answers))


class _Sheet:
    """Reads one sheet; ``wrong`` gathers a sentence for each row that cannot be taken."""

    def __init__(
        self, bench: Workbench, review: ReviewState, rows: Sequence[Sequence[str]], name: str
    ) -> None:
        self._bench, self._review, self._rows = bench, review, rows
        head = list(rows[0]) if rows else []
        self._at = {
            heading: _place(head, heading)
            for heading in (ACCOUNT_HEAD, ANSWER_HEAD, WHY_HEAD, ACCOUNT, REVIEW)
        }
        for heading in (ANSWER_HEAD, WHY_HEAD, ACCOUNT, REVIEW):
            if self._at[heading] is None:
                raise NoReviewSheet(name=name, column=bench.say("tier_review", heading))
        self.wrong: list[str] = []

    def answers(self) -> Iterator[dict[str, object]]:
        """Yield what was answered; a row without answer and reason says nothing."""
        lines = {line.account_uid: line for line in self._review.lines}
        seen: dict[str, int] = {}
        for number, row in enumerate(self._rows[1:], start=2):
            if not any(cell.strip() for cell in row):
                continue
            uid, answer, why = (self._cell(row, heading) for heading in (ACCOUNT, ANSWER_HEAD, WHY_HEAD))
            line, meant = lines.get(uid), _answer(answer)
            wrong = self._stranger(row, uid, line, seen) or _unsound(answer, why, meant, line)
            if wrong is not None:
                self._tell(number, row, wrong, first=seen.get(uid), given=answer[:60])
            elif line is not None and meant is not None:
                yield {"line": line.id, "answer": meant, "comment": why}
            if uid:
                seen.setdefault(uid, number)

    def _stranger(
        self, row: Sequence[str], uid: str, line: ReviewLine | None, seen: Mapping[str, int]
    ) -> Wrong | None:
        if not uid:
            return ACCOUNT, NO_ID
        if self._cell(row, REVIEW) != self._review.uid:
            return REVIEW, OTHER
        if line is None:
            return ACCOUNT, STRANGER
        return (ACCOUNT, TWICE) if uid in seen else None

    def _cell(self, row: Sequence[str], heading: str) -> str:
        at = self._at[heading]
        return row[at].strip() if at is not None and at < len(row) else ""

    def _tell(self, number: int, row: Sequence[str], wrong: Wrong, **params: object) -> None:
        heading, text = wrong
        account = self._cell(row, ACCOUNT_HEAD) or "–"
        column = heading if heading in (ACCOUNT, REVIEW) else self._bench.say("tier_review", heading)
        words = {key: self._bench.say("tier_review", word) for key, word in ANSWERS.items()}
        self.wrong.append(
            self._bench.say(
                "tier_review", text, row=number, account=account, column=column, **words, **params
            )
        )


def _unsound(answer: str, why: str, meant: str | None, line: ReviewLine | None) -> Wrong | None:
    """Return what is wrong with an answer and its reason."""
    if answer and meant is None:
        return ANSWER_HEAD, UNKNOWN
    if why and not answer:
        return ANSWER_HEAD, NO_ANSWER
    if meant == OBJECT and not why:
        return WHY_HEAD, NO_WHY
    if meant == OBJECT and line is not None and line.old is None:
        return ANSWER_HEAD, NOTHING_TO_KEEP
    return None


def _place(head: Sequence[str], heading: str) -> int | None:
    """Return where the column stands that has this heading in one of our languages."""
    wanted = {heading, *(load_catalogue(language).say("tier_review", heading) for language in LANGUAGES)}
    return next((at for at, text in enumerate(head) if text.strip() in wanted), None)


def _answer(text: str) -> str | None:
    """Return which answer a cell means, in either language; None: none of them."""
    for answer, word in ANSWERS.items():
        words = {fold(load_catalogue(language).say("tier_review", word)) for language in LANGUAGES}
        if fold(text.strip()) in {*words, answer}:
            return answer
    return None
