"""Plans, people, hand-overs and the renewal calendar, by keys alone, in the running window."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do
from cs_workbench.services.goals import GoalRow, SetGoal
from cs_workbench.ui.views.account_page import AccountView
from cs_workbench.ui.views.record_form import LongText
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, settle, wired


def key(widget: QWidget, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(widget, one)


def fill(view: AccountView, **values: str) -> None:
    """Type into the fields of the open form, as Tab goes through them."""
    for name, text in values.items():
        field = view.form.fields[name]
        if isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(text))
        elif isinstance(field, LongText):
            field.setPlainText(text)
        else:
            assert isinstance(field, LineEdit)
            field.setText(text)


def save(qtbot: QtBot, program: Program, view: AccountView) -> None:
    """Press Enter in the form's first field."""
    QTest.keyClick(
        next(iter(view.form.fields.values())), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    settle(qtbot, program)


def opened(qtbot: QtBot, program: Program, name: str, tab: int) -> AccountView:
    wiring = wired(program)
    wiring.open_account(find_account(wiring.desk.bench, name))
    settle(qtbot, program)
    view = wiring.account.view
    view.tabs.setCurrentIndex(tab)
    view.focus_first()
    return view


def goal(view: AccountView, name: str) -> GoalRow:
    assert view.page is not None
    return next(g for g in view.page.records.goals if g.name == name)


def test_a_goal_is_written_checked_changed_shared_and_undone_by_keys(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view = opened(qtbot, program, "若松鉄工", 3)
    key(view, Qt.Key.Key_G)
    assert view.form.isVisible()
    fill(
        view,
        name="承認を2日に",
        target_value="2",
        start_value="7",
        due_on="そのうち",
        internal_note="ここだけの話",
    )
    save(qtbot, program, view)
    assert view.form.isVisible(), "what cannot be read is said, and nothing is lost"
    fill(view, due_on="2027-03-31")
    save(qtbot, program, view)
    assert not view.form.isVisible()
    assert goal(view, "承認を2日に").owner == "佐藤"
    sheet = view.plan.goals
    sheet.setCurrentCell(0, 0)
    QTest.keyClick(sheet, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    fill(view, value="4.5", checked_on="2026-11-20")
    save(qtbot, program, view)
    assert (goal(view, "承認を2日に").actual, goal(view, "承認を2日に").progress) == (4.5, 0.5)
    key(sheet, Qt.Key.Key_Return)
    fill(view, state="met")
    save(qtbot, program, view)
    assert goal(view, "承認を2日に").state == "met"
    assert goal(view, "承認を2日に").actual == 4.5, "what was not touched stays"
    view.plan.shareWanted.emit()
    settle(qtbot, program)
    text = QGuiApplication.clipboard().text()
    assert "承認を2日に" in text
    assert "ここだけの話" not in text
    key(sheet, Qt.Key.Key_Delete)
    settle(qtbot, program)
    assert view.page is not None
    assert view.page.records.goals == ()
    wired(program).desk.undo()
    settle(qtbot, program)
    assert goal(view, "承認を2日に").state == "met"


def test_a_form_keeps_what_was_typed_where_another_process_wrote(
    qtbot: QtBot, start: Starter, tmp_path: Path
) -> None:
    program = start()
    view = opened(qtbot, program, "若松鉄工", 3)
    key(view, Qt.Key.Key_G)
    fill(view, name="承認を2日に")
    save(qtbot, program, view)
    uid, account = goal(view, "承認を2日に").uid, view.page.account_id if view.page else 0
    view.plan.goals.setCurrentCell(0, 0)
    key(view.plan.goals, Qt.Key.Key_Return)
    fill(view, internal_note="私の", measure="日数")
    other = open_workbench(data_dir=tmp_path / "profile")
    do(other, SetGoal(account, {"internal_note": "別の"}, uid))
    close_workbench(other)
    save(qtbot, program, view)
    note = view.form.fields["internal_note"]
    assert isinstance(note, LongText)
    assert (view.form.isVisible(), note.hasFocus(), note.toPlainText()) == (True, True, "私の")
    assert "別の" in note.accessibleDescription()
    assert (goal(view, "承認を2日に").internal_note, goal(view, "承認を2日に").measure) == ("別の", "日数")
    save(qtbot, program, view)
    assert not view.form.isVisible()
    assert goal(view, "承認を2日に").internal_note == "私の", "now it is meant"


def test_a_champion_who_left_is_said_and_becomes_a_risk(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view = opened(qtbot, program, "若松鉄工", 2)
    people = view.people.contacts
    assert view.page is not None
    assert view.page.records.people[0].role == "champion"
    people.setCurrentCell(0, 0)
    key(people, Qt.Key.Key_Return)
    fill(view, left_on="2026-11-20", influence="high")
    save(qtbot, program, view)
    assert ("risk", "champion_left") in [(t.kind, t.reason) for t in view.page.todos]
    assert any("推進者が分かっていません。" in text for text in view.people.words())
    key(view, Qt.Key.Key_P)
    fill(view, name="相沢 後任", reading="アイザワ", role="champion")
    save(qtbot, program, view)
    assert view.page.records.people[0].name == "相沢 後任"
    assert not any("推進者が分かっていません。" in text for text in view.people.words())


def test_a_sheet_is_filled_accepted_and_exported(qtbot: QtBot, start: Starter, tmp_path: Path) -> None:
    program = start()
    view = opened(qtbot, program, "若松鉄工", 3)
    assert view.page is not None
    (sheet,) = view.page.records.handovers
    fields = view.plan.handover.fields
    assert sheet.gaps == 2
    fields.setCurrentCell(3, 0)
    key(fields, Qt.Key.Key_Return)
    fill(view, promises="月次の効果報告")
    save(qtbot, program, view)
    assert view.page.records.handovers[0].gaps == 1
    wired(program).account.records.export_to(sheet.uid, tmp_path / "sheet.xlsx")
    settle(qtbot, program)
    assert load_workbook(tmp_path / "sheet.xlsx").active["B1"].value == "若松鉄工"
    view.plan.handover.accept.click()
    settle(qtbot, program)
    assert view.page.records.handovers[0].state == "accepted"
    assert view.page.records.goals[0].name == "設備購入の承認を1週間から2日に"
    key(view, Qt.Key.Key_Y)
    assert set(view.form.fields) == {"occasion", "from_owner", "to_owner"}
    key(view.form.fields["from_owner"], Qt.Key.Key_Escape)
    assert not view.form.isVisible()


def test_a_notice_is_entered_with_its_reasons(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view = opened(qtbot, program, "あおば精機", 3)
    key(view, Qt.Key.Key_O)
    fill(
        view,
        kind="notice",
        happened_on="2026-11-20",
        reason_1="champion_left",
        reason_2="unused",
        comment="電話で",
    )
    save(qtbot, program, view)
    assert view.page is not None
    outcome = view.page.records.outcomes[0]
    assert (outcome.kind, outcome.reasons) == ("notice", ("champion_left", "unused"))
    assert view.page.facts["churn_notice"] is True
    assert view.page.records.renewals[0].state == "notice"


def test_the_calendar_counts_to_the_notice_deadline_and_is_typed_where_it_stands(
    qtbot: QtBot, start: Starter, tmp_path: Path
) -> None:
    program = start()
    place = wired(program).accounts
    wired(program).go("accounts")
    settle(qtbot, program)
    place.choose_layout("renewals")
    settle(qtbot, program)
    grid, lines = place.view.renewals, place.view.renewals.lines
    names = [lines.index(row, 0).data() for row in range(lines.rowCount())]
    assert names[0].startswith("▾"), "months are headings"
    aoba = names.index("あおば精機")
    assert lines.is_heading(0)
    columns = {lines.fact_at(c): c for c in range(lines.columnCount())}
    assert int(lines.index(aoba, columns["days_left"]).data()) == 12
    stage, amount = columns["renewal_stage"], columns["amount"]
    grid.setCurrentIndex(lines.index(aoba, stage))
    assert lines.setData(lines.index(aoba, stage), "提案中")
    settle(qtbot, program)
    assert lines.index(aoba, stage).data() == "提案中"
    assert lines.setData(lines.index(aoba, amount), "¥9,000,000")
    settle(qtbot, program)
    assert lines.index(aoba, amount).data() == "¥9,000,000"
    assert not lines.setData(lines.index(aoba, columns["owner"]), "鈴木")
    wired(program).desk.undo()
    settle(qtbot, program)
    assert lines.index(aoba, amount).data() == "¥8,640,000"
    grid.setCurrentIndex(lines.index(aoba, 0))
    grid.copy()
    assert "あおば精機" in QApplication.clipboard().text()
    place.export_to(tmp_path / "renewals.csv")
    settle(qtbot, program)
    text = (tmp_path / "renewals.csv").read_text("utf-8-sig")
    assert text.splitlines()[0].startswith("顧客,残り日数,解約通知期限,契約更新,金額,通貨,")
    place.filter_by("renewal_stage:proposed")
    settle(qtbot, program)
    shown = [lines.index(row, 0).data() for row in range(lines.rowCount())]
    assert "あおば精機" in shown
    assert len([n for n in shown if not n.startswith("▾")]) < 10
    grid.setCurrentIndex(lines.index(shown.index("あおば精機"), 0))
    key(grid, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert wired(program).present.id == "account"
    assert wired(program).account.view.page is not None


def test_a_second_edit_before_the_answer_writes_the_same_record(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = wired(program).accounts
    wired(program).go("accounts")
    settle(qtbot, program)
    place.choose_layout("renewals")
    settle(qtbot, program)
    lines = place.view.renewals.lines
    names = [lines.index(row, 0).data() for row in range(lines.rowCount())]
    line = names.index("光陽エレクトロニクス")
    columns = {lines.fact_at(c): c for c in range(lines.columnCount())}
    lines.setData(lines.index(line, columns["next_step"]), "提案書を送る")
    lines.setData(lines.index(line, columns["decides"]), "社長")
    settle(qtbot, program)
    view = opened(qtbot, program, "光陽エレクトロニクス", 3)
    assert view.page is not None
    (record,) = view.page.records.renewals
    assert (record.next_step, record.decides) == ("提案書を送る", "社長")


def test_the_plan_leaves_for_the_customer_as_a_file(
    qtbot: QtBot, start: Starter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    view = opened(qtbot, program, "あおば精機", 3)
    path = tmp_path / "plan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(wired(program).desk.done, timeout=20_000):
        view.plan.deckWanted.emit()
    assert (tmp_path / "plan.pptx").read_bytes().startswith(b"PK")
