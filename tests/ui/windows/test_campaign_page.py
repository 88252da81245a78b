"""The page of a campaign, on the sample book's workshop to 25 accounts: by keys, and nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cs_workbench.domain.campaign import EXCLUDED
from cs_workbench.services.commands import do
from cs_workbench.services.mailboxes import keep_password, mailboxes
from cs_workbench.services.outreach import NewCampaign, campaign, recipients_of
from cs_workbench.services.outreach_audience import SetAudience
from cs_workbench.services.outreach_page import AccountWithout, chosen
from cs_workbench.services.outreach_templates import SetMailbox
from cs_workbench.ui.windows.campaign_desk import PARTS
from tests.mail_servers import PASSWORD, USER, mail_server
from tests.ui.windows.campaign_hands import PATIENCE_MS, At, write

ACCOUNTS = 24  # of the workshop in the small sample book; 25 in the whole one
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_the_workshop_shows_its_accounts_people_copies_and_the_mail_of_each(at: At) -> None:
    page, found = at.page, at.page.found
    assert found is not None
    assert len(found.accounts) == ACCOUNTS
    assert page.audience.is_exact
    lines = page.audience.table.people.lines
    assert isinstance(lines[-1], AccountWithout), "who has nobody stands last, with why"
    assert "Nobody" in page.audience.table.people.index(len(lines) - 1, 2).data()
    assert str(ACCOUNTS) in page.audience.counts.text()
    page.audience.focus_first()
    first = page.preview.heads["to"].text()
    at.act("outreach.next_mail")
    at.settle()
    assert page.preview.heads["to"].text() not in ("", first)
    at.act("outreach.previous_mail")
    at.settle()
    assert page.preview.heads["to"].text() == first
    assert "sato@nagare.example" in page.preview.heads["cc"].text()
    assert "Asia/Tokyo" in page.preview.heads["with"].text()
    assert "{{" not in page.preview.text.toPlainText()


def test_what_is_typed_is_seen_at_once_stored_by_itself_and_taken_back_by_undo(at: At) -> None:
    page, uid = at.page, at.uid("draft")
    before = at.stored_body(uid)
    page.go_to("text")
    write(page.text.body, "はじめまして。")
    at.qtbot.waitUntil(lambda: "はじめまして。" in page.preview.text.toPlainText(), timeout=PATIENCE_MS)
    page.title.setFocus()
    at.settle()
    at.qtbot.waitUntil(lambda: at.stored_body(uid).startswith("はじめまして。"), timeout=PATIENCE_MS)
    assert page.saved.text()
    at.desk.undo()
    at.settle()
    assert at.stored_body(uid) == before
    assert page.text.body.text() == before
    assert not at.failures


def test_a_field_that_is_none_is_told_at_its_line_at_once_and_kept_as_typed(at: At) -> None:
    page, uid = at.page, at.uid("draft")
    page.go_to("text")
    write(page.text.body, "{{ 会社 }}\n")
    at.qtbot.waitUntil(page.text.problems["body"].isVisible, timeout=PATIENCE_MS)
    assert page.text.problems["body"].text().startswith("Line 1")
    assert page.text.body.extraSelections()
    at.campaigns.leave()
    at.settle()
    assert at.stored_body(uid).startswith("{{ 会社 }}")
    assert not at.failures, "it is no error to be half done"
    page.text.body.selectAll()
    write(page.text.body, "{{ 会社名 }}")
    at.qtbot.waitUntil(lambda: not page.text.problems["body"].isVisible(), timeout=PATIENCE_MS)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_fields_and_snippets_are_offered_while_they_are_typed(at: At) -> None:
    body = at.page.text.body
    at.page.go_to("text")
    body.selectAll()
    QTest.keyClicks(body, "{{ compa")
    assert body._list is not None
    assert body._list.isVisible()
    QTest.keyClick(body._list, Qt.Key.Key_Return)
    assert body.text() == "{{ company }}"


def test_another_campaign_with_unsaved_text_never_mixes_them(at: At) -> None:
    page, one = at.page, at.uid("draft")
    other = str(do(at.bench, NewCampaign("別の一斉メール")).value)
    at.settle()
    theirs = at.stored_body(one)
    page.go_to("text")
    write(page.text.body, "これはもくもく会の文。")
    write(page.text.subject, "A")
    page.text.letterEdited.emit()
    page.check.answers["as_sequence"].setText("一度だけ")
    page.check.lineEdited.emit("as_sequence", "一度だけ")
    assert at.campaigns.saver.is_dirty
    at.open(other)
    assert page.row is not None
    assert page.row.uid == other
    assert (page.text.body.text(), page.text.subject.text()) == ("", "")
    assert page.check.answers["as_sequence"].text() == ""
    write(page.text.body, "別の文。")
    at.campaigns.open(one)
    at.settle()
    assert at.stored_body(one) == f"これはもくもく会の文。{theirs}"
    assert at.stored_body(other) == "別の文。"
    assert campaign(at.bench, one).questions["as_sequence"] == "一度だけ"
    assert campaign(at.bench, other).questions["as_sequence"] == ""
    assert page.text.body.text() == at.stored_body(one)
    assert not at.failures


def test_what_is_typed_last_is_stored_when_the_window_goes(at: At) -> None:
    uid = at.uid("draft")
    at.page.go_to("text")
    write(at.page.text.body, "最後の一言。")
    at.campaigns.stop()
    assert at.stored_body(uid).startswith("最後の一言。")


def test_somebody_is_left_out_with_a_reason_and_put_in_again_by_keys(at: At) -> None:
    table, reason = at.page.audience.table, at.page.audience.reason
    at.page.audience.focus_first()
    uid = at.page.preview.uid
    at.press(Qt.Key.Key_Delete)
    assert reason.isVisible()
    QTest.keyClick(reason.why, Qt.Key.Key_Return)
    assert reason.isVisible(), "without a reason nothing happens"
    QTest.keyClicks(reason.why, "called them")
    QTest.keyClick(reason.why, Qt.Key.Key_Return)
    at.settle()
    (row,) = (
        one for one in recipients_of(at.bench, campaign(at.bench, at.uid("draft")).uid) if one.uid == uid
    )
    assert (row.state, row.reason, row.why) == (EXCLUDED, "by_hand", "called them")
    assert at.page.preview.uid == uid
    assert table.hasFocus()
    at.press(Qt.Key.Key_Insert)
    QTest.keyClicks(reason.why, "they asked")
    QTest.keyClick(reason.why, Qt.Key.Key_Return)
    at.settle()
    assert next(one for one in recipients_of(at.bench, at.uid("draft")) if one.uid == uid).state == "planned"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_rule_is_changed_by_keys_and_leaving_an_account_out_keeps_what_was_decided(at: At) -> None:
    page, uid = at.page, at.uid("draft")
    people = len(page.audience.table.people.lines)
    page.audience.most.setFocus()
    page.audience.most.setValue(1)
    at.qtbot.waitUntil(lambda: campaign(at.bench, uid).most == 1, timeout=PATIENCE_MS)
    at.settle()
    assert len(page.audience.table.people.lines) < people
    roles = page.audience.roles
    roles.setFocus()
    roles.setCurrentRow(0)
    at.press(Qt.Key.Key_Down, ALT)
    at.qtbot.waitUntil(
        lambda: campaign(at.bench, uid).roles[:2] == ("admin", "champion"), timeout=PATIENCE_MS
    )
    at.settle()
    page.audience.focus_first()
    account = at.campaigns.account()
    page.audience.act("take_account")
    at.settle()
    found = page.found
    assert found is not None
    assert len(found.accounts) == ACCOUNTS - 1
    assert account not in found.accounts
    page.audience.add.setFocus()
    QTest.keyClicks(
        page.audience.add, next(name for name, one in page.audience._names.items() if one == account)
    )
    QTest.keyClick(page.audience.add, Qt.Key.Key_Return)
    at.settle()
    assert account in chosen(at.bench, uid).accounts


def test_a_condition_says_how_far_it_reaches_and_enter_takes_it(at: At) -> None:
    audience, uid = at.page.audience, at.uid("draft")
    audience.mode.setCurrentIndex(0)
    audience.mode.activated.emit(0)
    audience.filter.line.setText("tier:(")
    audience.filter.line.settle_now()
    at.settle()
    assert audience.filter.problem.isVisible()
    audience.filter.line.setText("tier:high")
    audience.filter.line.settle_now()
    at.settle()
    assert audience._would.isVisible()
    assert campaign(at.bench, uid).condition != "tier:high"
    QTest.keyClick(audience.filter.line, Qt.Key.Key_Return)
    at.settle()
    assert campaign(at.bench, uid).condition == "tier:high"
    assert not audience.is_exact
    at.desk.undo()
    at.settle()
    assert audience.is_exact


def test_one_mail_is_written_differently_and_gets_the_campaign_s_text_again(at: At) -> None:
    page = at.page
    page.audience.focus_first()
    uid = page.preview.uid
    at.press(Qt.Key.Key_F2)
    own = page.preview.own
    assert own.body.text() == page.text.body.text(), "it begins with what everybody gets"
    own.body.selectAll()
    write(own.body, "あなただけに。")
    at.qtbot.waitUntil(lambda: "あなただけに。" in page.preview.text.toPlainText(), timeout=PATIENCE_MS)
    at.act("outreach.next_mail")
    at.settle()
    assert "あなただけに。" not in page.preview.text.toPlainText()
    at.act("outreach.previous_mail")
    at.settle()
    assert page.preview.uid == uid
    assert "あなただけに。" in page.preview.text.toPlainText()
    at.campaigns.write_own()
    own.end.click()
    at.settle()
    assert "あなただけに。" not in page.preview.text.toPlainText()
    assert not at.failures


def test_findings_are_doors_to_whom_they_are_about_and_to_where_they_are_mended(at: At) -> None:
    page = at.page
    at.act("outreach.check")
    at.settle()
    assert page.tabs.currentWidget() is page.check
    assert page.check.table.hasFocus()
    kinds = [door[0] for door in page.check._doors]
    page.check.table.setCurrentCell(kinds.index("questions"), 0)
    at.press(Qt.Key.Key_Return)
    assert page.check.answers["as_sequence"].hasFocus()
    page.check.table.setCurrentCell(kinds.index("without"), 0)
    page.check.table.setFocus()
    at.press(Qt.Key.Key_Return)
    assert page.tabs.currentWidget() is page.audience
    assert all(isinstance(line, AccountWithout) for line in page.audience.table.people.lines)
    page.audience.show_only(None, "")
    assert len(page.audience.table.people.lines) > ACCOUNTS


def test_an_invitation_is_changed_and_files_are_dropped_and_taken_away(at: At, tmp_path: Path) -> None:
    page, uid = at.page, at.uid("draft")
    page.go_to("extras")
    page.extras.place.setText("本社3階")
    QTest.keyClick(page.extras.place, Qt.Key.Key_Return)
    at.settle()
    event = campaign(at.bench, uid).invitation
    assert event is not None
    assert event["place"] == "本社3階"
    path = tmp_path / "地図.txt"
    path.write_text("ここ", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, CONTROL)
    page.extras.dropEvent(drop)
    at.settle()
    assert "地図.txt" in page.preview.heads["with"].text()
    page.extras.files.setCurrentCell(0, 0)
    page.extras.drop.click()
    at.settle()
    assert not chosen(at.bench, uid).files
    page.extras.invites.click()
    at.settle()
    assert campaign(at.bench, uid).invitation is None
    assert not at.failures


def answered(at: At) -> None:
    """Answer the third question, so that nothing stops the campaign."""
    write(at.page.check.answers["as_sequence"], "一度だけ")
    at.page.title.setFocus()
    at.settle()


def test_it_is_sent_by_keys_frozen_and_taken_back(at: At) -> None:
    page, uid = at.page, at.uid("draft")
    left: list[str] = []
    at.campaigns.frozen.connect(left.append)
    at.act("outreach.send")
    at.settle()
    assert not page.sending.isVisible(), "a question without an answer stops it"
    answered(at)
    at.act("outreach.send")
    at.settle()
    assert page.sending.isVisible()
    assert not page.sending.number.isVisible(), "fifty and fewer need no number"
    QTest.keyClick(page.sending.day, Qt.Key.Key_Return)
    at.settle()
    assert left == [uid]
    row = campaign(at.bench, uid)
    assert (row.state, row.frozen_count) == ("scheduled", page.sending.count)
    assert page.banner.isVisible()
    assert page.text.body.isReadOnly()
    assert page.text.subject.isReadOnly()
    assert not page.audience.roles.isEnabled()
    assert page.title.isReadOnly()
    at.desk.undo()
    at.settle()
    assert campaign(at.bench, uid).state == "checked"
    assert not page.banner.isVisible()
    assert not page.text.body.isReadOnly()


def test_above_fifty_the_number_is_typed(at: At) -> None:
    page, uid = at.page, at.uid("draft")
    do(at.bench, SetAudience(uid, "", most=9))
    at.settle()
    answered(at)
    at.campaigns.open_send()
    at.settle()
    line = page.sending
    assert line.count > 50
    assert line.number.hasFocus()
    QTest.keyClicks(line.number, "51")
    QTest.keyClick(line.number, Qt.Key.Key_Return)
    assert line.isVisible()
    assert str(line.count) in line.problem.text()
    line.number.setText(str(line.count).translate({n + 48: n + 0xFF10 for n in range(10)}))
    line.day.set_day(at.bench.today.replace(year=at.bench.today.year + 1))
    QTest.keyClick(line.number, Qt.Key.Key_Return)
    at.settle()
    row = campaign(at.bench, uid)
    assert (row.state, row.frozen_count) == ("scheduled", line.count)
    assert row.start_at is not None
    assert row.start_at.year == at.bench.today.year + 1
    assert not at.failures


def test_a_campaign_that_left_is_shown_and_cannot_be_written(at: At) -> None:
    page = at.page
    at.open(at.uid("finished"))
    assert page.banner.isVisible()
    assert page.text.body.isReadOnly()
    assert not any(made.isVisible() for made in page._buttons.values())
    line = page.preview.line
    at.act("outreach.next_mail")
    at.settle()
    assert page.preview.line != line
    at.press(Qt.Key.Key_Delete)
    assert not page.audience.reason.isVisible()


def test_a_test_goes_to_oneself_and_to_nobody_else(at: At, tmp_path: Path) -> None:
    (box,) = mailboxes(at.bench)
    told: list[str] = []
    at.campaigns.told.connect(lambda sentence, _door: told.append(sentence))
    with mail_server(tmp_path) as server:
        values = {
            "host": server.server.host, "port": server.server.port, "security": server.server.security, "user": USER,
            "sign_in": "password",
        }  # fmt: skip
        do(at.bench, SetMailbox(box.uid, values))
        keep_password(at.bench, box.uid, PASSWORD)
        at.campaigns.trust = server.trust
        at.settle()
        at.act("outreach.test")
        line = at.page.sending
        assert line.address.text() == box.address
        QTest.keyClick(line.address, Qt.Key.Key_Return)
        at.qtbot.waitUntil(lambda: bool(told) or bool(at.failures), timeout=PATIENCE_MS)
        assert not at.failures
        (mail,) = server.accepted()
    assert mail["recipients"] == [box.address]
    assert box.address in told[0]


@pytest.mark.parametrize("action", list(PARTS))
def test_actions_lead_to_every_part(at: At, action: str) -> None:
    at.page.title.setFocus()
    at.act(action)
    part = at.page.parts[PARTS[action]]
    assert at.page.tabs.currentWidget() is part
    focused = QApplication.focusWidget()
    assert focused is not None
    assert part.isAncestorOf(focused)
