"""The brief tells both sides' promises and why health moved; a colleague's notes come back once, under their name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cs_workbench.services.absences import SetAbsence
from cs_workbench.services.account import find_account
from cs_workbench.services.brief import account_brief
from cs_workbench.services.brief_book import NoBook, NoPeriod, book_brief, write_book
from cs_workbench.services.brief_notes import BriefNotes, NoBookBrief, NoColleague, brief_notes, read_cells
from cs_workbench.services.brief_words import brief_markdown, brief_sections, brief_text
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.conflicts import conflicts
from cs_workbench.services.export import UnknownEnding
from cs_workbench.services.notes import RetireNote, WriteNote, notes_of, revisions
from cs_workbench.services.people import SetPerson
from cs_workbench.services.todos import AddTodo, EndTodo
from cs_workbench.services.touches import LogTouch
from cs_workbench.services.workbench import Workbench
from tests.services.test_commands import ids, written
from tests.services.test_notes import later

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 11)


def lines(bench: Workbench, account: int, section: str) -> tuple[str, ...]:
    sections = brief_sections(bench, account_brief(bench, account))
    return next(s.lines for s in sections if s.id == section)


def test_open_promises_stand_by_side_and_day_and_ended_ones_do_not(bench: Workbench) -> None:
    account = ids(bench)[0]
    do(bench, AddTodo(account, "promise_theirs", "approval", "2026-11-20"))
    do(bench, AddTodo(account, "promise", "guide", "2026-12-10"))
    do(bench, AddTodo(account, "promise", "price list"))
    do(bench, AddTodo(account, "task", "no promise", "2026-11-25"))
    gone = do(bench, AddTodo(account, "promise", "kept already", "2026-11-01"))
    do(bench, EndTodo((int(str(gone.value)),)))
    assert [(p.side, p.text, p.due_on, p.days_over) for p in account_brief(bench, account).promises] == [
        ("ours", "guide", date(2026, 12, 10), 0),
        ("ours", "price list", None, 0),
        ("theirs", "approval", date(2026, 11, 20), 4),
    ]
    assert lines(bench, account, "promises") == (
        "Promise (ours): guide (until 10 Dec 2026)",
        "Promise (ours): price list (no day was said)",
        "Promise (theirs): approval (was due 20 Nov 2026, 4 days over)",
    )


def test_an_account_of_which_little_is_known_says_so_and_never_0(bench: Workbench) -> None:
    account = ids(bench)[3]
    brief = account_brief(bench, account)
    assert (brief.arr, brief.last_touch, brief.health.before, brief.usage) == (None, None, None, ())
    assert lines(bench, account, "usage") == ("None is known.",)
    assert "No touch is known." in lines(bench, account, "state")
    assert lines(bench, account, "next")[0] == "No next step is planned."
    assert "is not known" in lines(bench, account, "health")[0]


def test_three_last_notes_are_clipped_and_keep_what_is_internal(bench: Workbench) -> None:
    account = ids(bench)[0]
    for number in range(4):
        do(bench, WriteNote(account, f"note {number}", written_at=f"2026-11-0{number + 1}T01:00:00Z"))
    do(bench, WriteNote(account, "# Call\n::: internal\nrumour\n:::\n" + "x" * 900))
    notes = account_brief(bench, account).notes
    assert [note.text.split("\n")[0] for note in notes] == ["# Call", "note 3", "note 2"]
    assert len(notes[0].text) <= 600
    brief = account_brief(bench, account)
    assert "rumour" in brief_text(bench, brief)
    assert "For us only" in brief_markdown(bench, brief).split("\n")[2]


def test_a_champion_who_left_is_told_and_others_who_left_are_not(bench: Workbench) -> None:
    account = ids(bench)[0]
    do(bench, SetPerson(account, {"name": "Tanaka", "role": "champion", "left_on": "2026-11-06"}))
    do(bench, SetPerson(account, {"name": "Sato", "role": "end_user", "left_on": "2026-11-06"}))
    do(bench, SetPerson(account, {"name": "Mori", "role": "admin"}))
    people = lines(bench, account, "people")
    assert people[:2] == ("Mori · Admin", "Champion left on 6 Nov 2026: Tanaka · Champion")
    assert "No champion is known." in people


def test_what_moved_health_since_the_last_touch_is_told_with_its_reasons(sample: Workbench) -> None:
    account = find_account(sample, "あおば精機")
    brief = account_brief(sample, account)
    health = brief.health
    assert health.is_last_touch
    assert health.since == brief.last_touch
    assert health.before is not None
    assert health.now is not None
    assert health.before > health.now
    assert any("利用の推移" in move and "→" in move for move in health.moves)
    assert "推進者" in health.reasons[0]
    logins = next(change for change in brief.usage if change.metric == "logins")
    assert logins.share == pytest.approx(-0.38, abs=0.01)
    assert [ticket.priority for ticket in brief.tickets] == ["p1"]
    assert brief.renewal is not None
    assert brief.renewal.days_left == 12
    assert "解約通知期限" in lines(sample, account, "renewal")[0]
    do(sample, LogTouch((account,), "phone"))
    touched = account_brief(sample, account).health
    assert (touched.is_last_touch, touched.since) == (False, date(2026, 10, 25))


# The book for a colleague


def made(bench: Workbench, path: Path, cover: str = "鈴木") -> Path:
    write_book(bench, book_brief(bench, FIRST, LAST, "佐藤", cover), path)
    return path


def fill(path: Path, notes: dict[str, str | None], column: str = "H") -> None:
    """Write into the note column as the colleague does, by the account's name."""
    book = load_workbook(path)
    sheet = book["Brief"]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value in notes:
            sheet[f"{column}{row[0].row}"].value = notes[row[0].value]
    book.save(path)


def read(bench: Workbench, path: Path, by: str = "") -> BriefNotes:
    return brief_notes(bench, read_cells(path), path.name, by)


def test_a_book_has_the_owners_accounts_with_what_is_due_until_its_last_day(bench: Workbench) -> None:
    first, second, other = ids(bench)[:3]
    do(bench, AddTodo(first, "task", "call", "2026-12-03"))
    do(bench, AddTodo(first, "task", "after it", "2026-12-12"))
    do(bench, AddTodo(second, "task", "left open", "2026-11-30"))
    do(bench, AddTodo(second, "risk", "no budget", "2026-12-01", detail={"cause": "reorganised"}))
    do(bench, AddTodo(second, "promise_theirs", "approval", "2026-12-02"))
    do(bench, AddTodo(other, "task", "not mine", "2026-12-03"))
    book = book_brief(bench, FIRST, LAST, "佐藤")
    assert [row.account for row in book.rows] == ["椿屋ホーム", "あおば精機"]
    assert book.rows[0].due == ("30 Nov 2026 · Task · left open", "Contract ends 10 Dec 2026")
    assert book.rows[1].due == ("3 Dec 2026 · Task · call",)
    assert "no budget · reorganised" in book.rows[0].risks
    assert book.rows[0].promises == ("Promise (theirs): approval (until 2 Dec 2026)",)
    with pytest.raises(NoPeriod):
        book_brief(bench, LAST, FIRST, "佐藤")
    with pytest.raises(NoBook):
        book_brief(bench, FIRST, LAST, "Nobody")


def test_a_book_has_no_formula_and_hides_what_programs_read(bench: Workbench, tmp_path: Path) -> None:
    do(bench, WriteNote(ids(bench)[0], "=cmd()|calc"))
    do(bench, AddTodo(ids(bench)[0], "task", "=1+1", "2026-12-01"))
    sheet = load_workbook(made(bench, tmp_path / "book.xlsx"))["Brief"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [sheet.column_dimensions[letter].hidden for letter in "HIJK"] == [False, True, True, True]
    assert [cell.value for cell in sheet["H"]][1:] == [None, None]
    with pytest.raises(UnknownEnding):
        write_book(bench, book_brief(bench, FIRST, LAST), tmp_path / "book.doc")


def test_the_notes_come_back_once_under_the_colleagues_name_and_one_step_takes_them_back(
    bench: Workbench, tmp_path: Path
) -> None:
    first, second = ids(bench)[:2]
    start = written(bench)
    path = made(bench, tmp_path / "book.xlsx")
    fill(path, {"あおば精機": "電話した。\n約束(先方): 承認 12/20", "椿屋ホーム": "  "})
    found = read(bench, path)
    do(bench, found.command)
    (note,) = notes_of(bench, first)
    assert (note.author, note.body) == ("鈴木", "電話した。\n約束(先方): 承認 12/20")
    assert [p.text for p in account_brief(bench, first).promises] == ["承認"]
    assert (notes_of(bench, second), found.refused) == ([], ())
    again = do(bench, read(bench, path).command)
    assert (again.undo, len(notes_of(bench, first))) == (None, 1)
    undo_last(bench)
    assert written(bench) == start
    redo_last(bench)
    assert [n.uid for n in notes_of(bench, first)] == [note.uid]
    undo_last(bench)
    do(bench, found.command)
    assert [n.uid for n in notes_of(bench, first)] == [note.uid]


def test_a_changed_cell_changes_its_note_and_an_unchanged_one_touches_nothing(
    bench: Workbench, tmp_path: Path
) -> None:
    first, second = ids(bench)[:2]
    path = made(bench, tmp_path / "book.xlsx")
    fill(path, {"あおば精機": "one", "椿屋ホーム": "kept"})
    do(bench, read(bench, path).command)
    (mine,) = notes_of(bench, second)
    do(bench, RetireNote(mine.id))
    (note,) = notes_of(bench, first)
    fill(path, {"あおば精機": "two"})
    do(later(bench, 20), read(bench, path).command)
    (changed,) = notes_of(bench, first)
    assert (changed.id, changed.body, changed.author) == (note.id, "two", "鈴木")
    assert "one" in [revision.body for revision in revisions(bench, note.id)]
    assert notes_of(bench, second) == []
    undo_last(bench)
    assert notes_of(bench, first)[0].body == "one"


def test_a_changed_cell_never_writes_over_what_was_written_here_meanwhile(
    bench: Workbench, tmp_path: Path
) -> None:
    first = ids(bench)[0]
    path = made(bench, tmp_path / "book.xlsx")
    fill(path, {"あおば精機": "one"})
    do(bench, read(bench, path).command)
    (note,) = notes_of(bench, first)
    do(bench, WriteNote(first, "one, and what I know", note.id))
    fill(path, {"あおば精機": "two"})
    done = do(later(bench, 20), read(bench, path).command)
    assert "1 edited here meanwhile" in bench.say("done", done.said, 1, names="鈴木", apart=1)
    assert notes_of(bench, first)[0].body == "one, and what I know"
    (apart,) = conflicts(bench)
    assert apart.draft.body == "two"


def test_rows_are_known_by_their_hidden_id_and_unknown_ones_are_refused_one_by_one(
    bench: Workbench, tmp_path: Path
) -> None:
    path = made(bench, tmp_path / "book.xlsx")
    book = load_workbook(path)
    sheet = book["Brief"]
    sheet["A2"], sheet["H2"] = "renamed by the colleague", "right"
    for row, account in ((4, "nobody"), (5, None), (6, sheet["I2"].value)):
        sheet.append([f"row {row}", *[None] * 6, "lost", account, sheet["J2"].value, "鈴木"])
    book.save(path)
    found = read(bench, path)
    assert [note["text"] for note in found.command.notes] == ["right"]
    assert [sentence.split(":")[0] for sentence in found.refused] == [
        "Row 4 (row 4)", "Row 5 (row 5)", "Row 6 (row 6)",
    ]  # fmt: skip
    assert "row 2 has the same hidden id" in found.refused[2]


def test_a_file_that_is_no_book_or_names_nobody_is_refused_whole(bench: Workbench, tmp_path: Path) -> None:
    path = made(bench, tmp_path / "book.xlsx", cover="")
    fill(path, {"あおば精機": "text"})
    with pytest.raises(NoColleague):
        read(bench, path)
    assert read(bench, path, "田中").command.notes[0]["by"] == "田中"
    other = load_workbook(path)
    other["Brief"].delete_cols(9)
    other.save(path)
    with pytest.raises(NoBookBrief, match="csw_account"):
        read(bench, path)


def test_the_book_of_an_absence_is_for_who_covers(bench: Workbench) -> None:
    do(bench, SetAbsence("佐藤", "2026-12-01", "2026-12-05", cover="鈴木"))
    assert book_brief(bench, FIRST, LAST, "佐藤").cover == "鈴木"
    assert book_brief(bench, LAST, LAST, "佐藤").cover == ""
