"""配信 in the running window: lists that add up, recipients by state, what a person says of a mail in doubt."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.domain.campaign import COUNTED
from cs_workbench.kernel.clock import iso
from cs_workbench.services.outreach import CampaignRow, campaign, campaigns, recipients_of
from cs_workbench.services.outreach_lists import COUNTS, MailLine
from cs_workbench.services.permissions import suppressions
from cs_workbench.store import recipients
from cs_workbench.ui.views.outreach import CONTENT, RECIPIENTS
from cs_workbench.ui.views.outreach_entry import OutreachEntry
from cs_workbench.ui.views.recipient_list import RecipientPage
from cs_workbench.ui.windows.outreach_place import OutreachPlace
from cs_workbench.ui.windows.program import Program
from tests.ui.windows.running import Starter, settle, wired

PATIENCE_MS = 20_000


def opened(qtbot: QtBot, program: Program) -> OutreachPlace:
    """Go to Outreach; return the place once its lists stand."""
    wiring = wired(program)
    wiring.go("outreach")
    settle(qtbot, program)
    return wiring.outreach


def of_state(program: Program, state: str) -> CampaignRow:
    (row,) = (row for row in campaigns(wired(program).desk.bench) if row.state == state)
    return row


def opened_campaign(qtbot: QtBot, program: Program, state: str) -> OutreachPlace:
    """Open the sample's campaign in ``state``; return the place once it stands."""
    wired(program).open_campaign(of_state(program, state).uid)
    settle(qtbot, program)
    return wired(program).outreach


def test_every_list_shows_its_campaigns_and_each_line_adds_up(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    counts = {entry.key: entry.count for entry in place.side_entries()}
    assert [counts[name] for name in ("all", "draft", "running", "ended", "check", "wishes")] == [
        3,
        1,
        1,
        1,
        1,
        0,
    ]
    assert [entry.key for entry in place.side_entries() if entry.is_urgent] == ["check", "wishes"]
    grid = place.view.list.grid
    book = grid.lines.book
    for row in range(len(book)):
        assert book["recipients"].at(row) == sum(book[name].at(row) for name in COUNTS) > 0
    place.choose_side("ended")
    assert grid.lines.rowCount() == 1
    place.choose_side("outbox")
    assert grid.lines.rowCount() == of_state(program, "paused").counts.waiting, "those of the paused campaign"
    mail = grid.mail()
    assert mail is not None
    assert grid.lines.book["why"].at(0) == "一斉メールは一時停止中です"


def test_a_count_is_a_door_to_its_recipients_and_esc_leads_back(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    place.choose_side("ended")
    grid = place.view.list.grid
    grid.setCurrentIndex(grid.lines.index(0, grid.header.facts().index("opted_out")))
    QTest.keyClick(grid, Qt.Key.Key_Return)
    settle(qtbot, program)
    view, row = place.view.campaign, of_state(program, "finished")
    assert (view.part, view.recipients.part) == (RECIPIENTS, "opted_out")
    assert view.recipients.grid.lines.rowCount() == row.counts.opted_out
    column = view.recipients.grid.header.facts().index("why")
    shown = range(view.recipients.grid.lines.rowCount())
    assert {view.recipients.grid.lines.cell(line, column).text for line in shown} == {"配信停止"}
    QTest.keyClick(view.recipients.grid, Qt.Key.Key_Escape)
    settle(qtbot, program)
    assert not place.is_open
    assert place.chosen_side() == "ended"
    assert grid.hasFocus()


def test_chips_show_what_they_count_and_the_seven_add_up(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened_campaign(qtbot, program, "finished")
    page, counts = place.view.campaign.recipients, of_state(program, "finished").counts
    found = page.found
    assert found is not None
    assert sum(found.counts.get(part, 0) for part in COUNTED) == counts.total == len(found.book)
    for part, count in found.counts.items():
        assert page.chips[part].isVisible()
        page.choose_part(part)
        assert page.grid.lines.rowCount() == count
    assert found.counts["bounced"] == counts.bounced
    page.choose_part("")
    assert page.grid.lines.rowCount() == counts.total
    page.words.setText(found.book["name"].at(0))
    page.words.settle_now()
    assert 0 < page.grid.lines.rowCount() < counts.total
    page.words.setText("nobody is called so")
    page.words.settle_now()
    assert page.empty.isVisible()
    QTest.keyClick(page.empty.button, Qt.Key.Key_Space)
    assert page.grid.lines.rowCount() == counts.total


def test_a_draft_opens_at_what_it_says_and_one_that_is_frozen_at_its_recipients(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    for state, part in (("draft", CONTENT), ("paused", RECIPIENTS), ("finished", RECIPIENTS)):
        place = opened_campaign(qtbot, program, state)
        assert place.view.campaign.part == part
    place.act("outreach.part")
    assert place.view.campaign.part == CONTENT


def test_a_person_says_what_became_of_a_mail_in_doubt_and_can_take_it_back(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    place = opened(qtbot, program)
    bench, uid = wired(program).desk.bench, of_state(program, "finished").uid
    status = wired(program).window.status
    qtbot.waitUntil(lambda: "1" in status.text_of_mail(), timeout=PATIENCE_MS)
    place.choose_side("check")
    QTest.keyClick(place.view.list.grid, Qt.Key.Key_D)
    settle(qtbot, program)
    assert campaign(bench, uid).counts.needs_check == 0
    qtbot.waitUntil(lambda: status.text_of_mail() == "", timeout=PATIENCE_MS)
    assert place.view.list.empty.isVisible()
    wired(program).desk.undo()
    settle(qtbot, program)
    assert campaign(bench, uid).counts.needs_check == 1
    qtbot.waitUntil(lambda: "1" in status.text_of_mail(), timeout=PATIENCE_MS)
    QTest.keyClick(place.view.list.grid, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)


def test_an_answer_that_asks_for_no_more_mail_is_confirmed_or_declined(qtbot: QtBot, start: Starter) -> None:
    program = start()
    bench, uid = wired(program).desk.bench, of_state(program, "finished").uid
    one, other = [row for row in recipients_of(bench, uid) if row.state == "sent"][:2]
    with bench.store.write("a wish", "inbox") as writing:
        for row in (one, other):
            found = recipients.of_uid(writing.db, row.uid)
            assert found is not None
            at = iso(bench.clock.now())
            recipients.add_event(
                writing.db, found["id"], "opt_out_asked", at=at, text="配信停止をお願いします。"
            )
        writing.changed("campaign", None)
    place = opened(qtbot, program)
    place.choose_side("wishes")
    grid = place.view.list.grid
    qtbot.waitUntil(lambda: grid.lines.rowCount() == 2, timeout=PATIENCE_MS)
    assert [entry.key for entry in place.side_entries() if entry.is_urgent and entry.count] == [
        "check",
        "wishes",
    ]
    bar = place.view.list.bars["mails"].buttons
    assert [bar[verb].isVisible() for verb in ("outreach.opt_out", "outreach.goes_on", "outreach.again")] == [
        True, True, False,
    ]  # fmt: skip
    before = {row.address for row in suppressions(bench)}
    key = next(key for key, line in grid.mails.items() if line.row.uid == one.uid)
    grid.select_accounts(np.array([key], np.int64))
    QTest.keyClick(grid, Qt.Key.Key_Q)
    settle(qtbot, program)
    qtbot.waitUntil(lambda: grid.lines.rowCount() == 1, timeout=PATIENCE_MS)
    assert {row.address for row in suppressions(bench)} - before == {one.email}
    QTest.keyClick(grid, Qt.Key.Key_Z)
    settle(qtbot, program)
    qtbot.waitUntil(lambda: grid.lines.rowCount() == 0, timeout=PATIENCE_MS)
    assert {row.address for row in suppressions(bench)} - before == {one.email}
    wired(program).desk.undo()
    settle(qtbot, program)
    qtbot.waitUntil(lambda: grid.lines.rowCount() == 1, timeout=PATIENCE_MS)


def test_the_first_visit_shows_the_list_that_was_asked_for(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.outreach.remember({"list": "draft"})
    wiring.go("outreach")
    wiring.outreach.choose_side("check")
    settle(qtbot, program)
    assert wiring.outreach.chosen_side() == "check"
    assert wiring.outreach.view.list.grid.lines.name == "check"


def left_out_is_asked(qtbot: QtBot, program: Program) -> tuple[RecipientPage, OutreachEntry, MailLine]:
    """Press Del on the first waiting recipient of the draft; return the page, the line that asks why, and who it is."""
    place = opened_campaign(qtbot, program, "draft")
    place.act("outreach.part")
    page = place.view.campaign.recipients
    page.choose_part("waiting")
    mail = page.grid.mail()
    assert mail is not None
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    return page, place.view.entry, mail


def test_the_reason_is_given_for_whom_it_was_asked_though_another_is_looked_at_meanwhile(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    page, entry, mail = left_out_is_asked(qtbot, program)
    bench, uid = wired(program).desk.bench, of_state(program, "draft").uid
    QTest.keyClicks(entry.fields["why"], "called")
    page.grid.setCurrentIndex(page.grid.lines.index(3, 0))
    QTest.keyClick(entry.fields["why"], Qt.Key.Key_Return)
    settle(qtbot, program)
    left_out = [row.uid for row in recipients_of(bench, uid) if row.why == "called"]
    assert left_out == [mail.row.uid]
    line = page.grid.currentIndex().row()
    assert line == 2, "the cursor stays with the one that is looked at; a line above it is gone"


def test_a_recipient_is_left_out_with_a_reason_and_put_in_again(qtbot: QtBot, start: Starter) -> None:
    program = start()
    page, entry, mail = left_out_is_asked(qtbot, program)
    bench, uid = wired(program).desk.bench, of_state(program, "draft").uid
    assert entry.isVisible()
    why = entry.fields["why"]
    QTest.keyClick(why, Qt.Key.Key_Return)
    assert entry.isVisible(), "without a reason nobody is left out"
    QTest.keyClicks(why, "called")
    QTest.keyClick(why, Qt.Key.Key_Return)
    settle(qtbot, program)
    (row,) = (row for row in recipients_of(bench, uid) if row.uid == mail.row.uid)
    assert (row.state, row.reason, row.why) == ("excluded", "by_hand", "called")
    page.choose_part("held_back")
    page.grid.go_to(next(key for key, line in page.grid.mails.items() if line.row.uid == row.uid))
    QTest.keyClick(page.grid, Qt.Key.Key_I)
    QTest.keyClicks(why, "asked for it")
    QTest.keyClick(why, Qt.Key.Key_Return)
    settle(qtbot, program)
    (row,) = (row for row in recipients_of(bench, uid) if row.uid == mail.row.uid)
    assert (row.state, row.why) == ("planned", "asked for it")


def test_m_on_chosen_accounts_makes_a_campaign_to_exactly_them(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    grid = wiring.accounts.view.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = set(wiring.accounts.chosen_accounts())
    assert len(chosen) == 2
    QTest.keyClick(grid, Qt.Key.Key_M)
    entry = wiring.outreach.view.entry
    qtbot.waitUntil(entry.isVisible, timeout=PATIENCE_MS)
    QTest.keyClicks(entry.fields["title"], "Hello")
    QTest.keyClick(entry.fields["title"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wiring.campaign_open, timeout=PATIENCE_MS)
    settle(qtbot, program)
    row = wiring.outreach.view.campaign.row
    assert row is not None
    rows = recipients_of(wiring.desk.bench, row.uid)
    assert {one.account_id for one in rows} | set(row.without) == chosen
    wiring.desk.undo()
    settle(qtbot, program)
    qtbot.waitUntil(lambda: not wiring.campaign_open, timeout=PATIENCE_MS)
    assert row.uid not in {one.uid for one in campaigns(wiring.desk.bench)}


def test_a_condition_that_cannot_be_read_keeps_what_was_written(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    place.begin_new((), None)
    entry = place.view.entry
    QTest.keyClicks(entry.fields["title"], "Hello")
    QTest.keyClicks(entry.fields["condition"], "tier:(")
    QTest.keyClick(entry.fields["condition"], Qt.Key.Key_Return)
    qtbot.waitUntil(entry.problem.isVisible, timeout=PATIENCE_MS)
    assert entry.fields["title"].text() == "Hello"  # type: ignore[attr-defined]
    assert len(campaigns(wired(program).desk.bench)) == 3


def test_recipients_leave_as_a_file(qtbot: QtBot, start: Starter, tmp_path: Path) -> None:
    program = start()
    place = opened_campaign(qtbot, program, "finished")
    place.export_to(tmp_path / "mails.csv")
    qtbot.waitUntil((tmp_path / "mails.csv").is_file, timeout=PATIENCE_MS)
    settle(qtbot, program)
    lines = list(csv.DictReader((tmp_path / "mails.csv").read_text("utf-8-sig").splitlines()))
    assert len(lines) == of_state(program, "finished").counts.total


def test_the_window_comes_back_on_the_campaign_that_was_open(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened_campaign(qtbot, program, "finished")
    place.view.campaign.recipients.choose_part("failed")
    program.save()
    program = start()
    wiring = wired(program)
    qtbot.waitUntil(
        lambda: wiring.campaign_open and wiring.outreach.view.campaign.recipients.part == "failed",
        timeout=PATIENCE_MS,
    )


def test_the_keys_of_a_campaign_s_page_reach_it_from_every_field(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    uid = next(row.uid for row in campaigns(wiring.desk.bench) if row.state == "draft")
    wiring.open_campaign(uid)
    settle(qtbot, program)
    page = wiring.outreach.content.page
    qtbot.waitUntil(lambda: page.row is not None, timeout=20_000)
    settle(qtbot, program)
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier

    def press(key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or program.window, key, with_)
        settle(qtbot, program)

    assert page.audience.table.hasFocus(), "the keyboard is where the recipients are"
    press(Qt.Key.Key_2, alt)
    assert page.text.body.hasFocus()
    first = page.preview.uid
    press(Qt.Key.Key_PageDown, alt)
    assert page.preview.uid != first
    press(Qt.Key.Key_F7, control)
    assert page.check.table.hasFocus()
    page.check.answers["as_sequence"].setFocus()
    QTest.keyClicks(page.check.answers["as_sequence"], "no")
    press(Qt.Key.Key_F9, control)
    assert page.sending.isVisible()
    press(Qt.Key.Key_Escape)
    assert not page.sending.isVisible()
    press(Qt.Key.Key_F8, control)
    assert page.sending.address.hasFocus()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_5, alt)
    assert wiring.outreach.view.campaign.part == "recipients"
    press(Qt.Key.Key_1, alt)
    assert page.audience.isVisible()
    press(Qt.Key.Key_Escape)
    assert not wiring.outreach.is_open
