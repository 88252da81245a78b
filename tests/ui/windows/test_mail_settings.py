"""Settings of mail in the running window: a mailbox added, tried and removed, consents kept, opt-outs ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cs_workbench.services import mail_sign_in
from cs_workbench.services.mailboxes import FOR_EVER, mailbox, mailboxes
from cs_workbench.services.outreach import campaigns, recipients_of
from cs_workbench.services.outreach_letters import token_of
from cs_workbench.services.permissions import consents, people_matching, suppressions
from cs_workbench.services.settings import get
from cs_workbench.store import claims
from cs_workbench.store import mailboxes as store
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.windows.program import Program
from cs_workbench.ui.windows.settings_place import SettingsPlace
from tests.mail_servers import PASSWORD, USER, MailServer, mail_server
from tests.oauth_servers import oauth_server
from tests.ui.windows.running import Starter, settle, wired
from tests.ui.windows.test_deeds import PATIENCE_MS


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    with mail_server(tmp_path / "server") as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.folder / "ca.pem"))
        yield running


def opened(qtbot: QtBot, program: Program, page: str) -> SettingsPlace:
    """Go to a page of Settings."""
    wiring = wired(program)
    wiring.go("settings")
    wiring.settings.turn_to(page)
    settle(qtbot, program)
    return wiring.settings


def test_a_mailbox_is_added_tried_and_taken_away(qtbot: QtBot, start: Starter, server: MailServer) -> None:
    program = start()
    bench = wired(program).desk.bench
    view = opened(qtbot, program, "mail").mail.view
    form = view.form
    form.preset.setCurrentIndex(form.preset.findData("custom"))
    form.preset.activated.emit(form.preset.currentIndex())
    assert form.host.isVisible()
    form.save.click()  # without an address nothing is written
    assert form.address.hasFocus()
    form.address.setText("me@nagare.example")
    form.name.setText("流れ株式会社 佐藤")
    form.host.setText("localhost")
    form.port.setValue(server.server.port)
    form.security.setCurrentIndex(form.security.findData("starttls"))
    form.user.setText(USER)
    form.password.setText("wrong")
    form.per_minute.setValue(12)
    before = {row.uid for row in mailboxes(bench)}
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(mailboxes(bench)) > len(before), timeout=PATIENCE_MS)
    settle(qtbot, program)
    made = mailbox(bench, "me@nagare.example")
    assert (made.name, made.limits.per_minute, made.has_secret) == ("流れ株式会社 佐藤", 12, True)
    assert not form.password.text()
    assert not form.is_changing
    view.choose(made.uid)

    view.test.click()
    qtbot.waitUntil(lambda: "受け付けません" in view.told.text(), timeout=PATIENCE_MS)
    settle(qtbot, program)
    view.change.click()
    assert (form.address.text(), form.port.value(), form.per_minute.value()) == (
        "me@nagare.example", server.server.port, 12,
    )  # fmt: skip
    form.password.setText(PASSWORD)
    form.save.click()
    settle(qtbot, program)
    view.choose(made.uid)
    view.test.click()
    qtbot.waitUntil(lambda: "送信" in view.told.text(), timeout=PATIENCE_MS)
    settle(qtbot, program)
    view.remove.click()
    qtbot.waitUntil(lambda: {row.uid for row in mailboxes(bench)} == before, timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert not program.window.messages.messages()


def test_a_mailbox_that_rests_says_why_and_goes_on(qtbot: QtBot, start: Starter) -> None:
    program = start()
    bench = wired(program).desk.bench
    view = opened(qtbot, program, "mail").mail.view
    (made,) = mailboxes(bench)
    view.choose(made.uid)
    with bench.store.write("test", "test") as writing:
        row = store.mailbox_of_uid(writing.db, made.uid)
        assert row is not None
        claims.pause_mailbox(writing.db, row["id"], FOR_EVER, "サインインが拒否されました。")
        writing.changed("mailbox", [row["id"]])
    qtbot.waitUntil(view.go_on.isVisible, timeout=PATIENCE_MS)
    assert view.told.text() == "サインインが拒否されました。"
    view.go_on.click()
    qtbot.waitUntil(lambda: not view.go_on.isVisible(), timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert mailbox(bench, made.uid).paused_until is None


def test_a_mailbox_is_signed_in_to_in_the_browser_and_waiting_can_be_left(
    qtbot: QtBot, start: Starter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = start()
    bench = wired(program).desk.bench
    page = opened(qtbot, program, "mail").mail
    view = page.view
    (made,) = mailboxes(bench)
    with oauth_server() as provider:
        provider.authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        monkeypatch.setattr(mail_sign_in, "app_of", lambda _bench, _sign_in: provider.app)
        page.browserWanted.disconnect()
        page.browserWanted.connect(provider.browse)
        provider.answer = "nothing"
        view.choose(made.uid)
        view.enter.click()
        qtbot.waitUntil(lambda: bool(provider.asked), timeout=PATIENCE_MS)
        assert view.enter.text() == "待つのをやめる"
        view.enter.click()
        settle(qtbot, program)
        assert view.enter.text() == "ブラウザーでサインイン"
        assert not mailbox(bench, made.uid).has_secret
        provider.answer = "deny"
        view.enter.click()
        qtbot.waitUntil(lambda: "AADSTS65004" in view.told.text(), timeout=PATIENCE_MS)
        provider.answer = "allow"
        view.enter.click()
        qtbot.waitUntil(lambda: "サインインしました" in view.told.text(), timeout=PATIENCE_MS)
        settle(qtbot, program)
    assert mailbox(bench, made.uid).has_secret
    assert not program.window.messages.messages()


def test_a_mailbox_of_drafts_asks_for_no_server_and_no_sign_in(qtbot: QtBot, start: Starter) -> None:
    program = start()
    bench = wired(program).desk.bench
    view = opened(qtbot, program, "mail").mail.view
    form = view.form
    form.way.setCurrentIndex(form.way.findData("api"))
    form.way.activated.emit(form.way.currentIndex())
    assert form.sign_in.currentData() == "microsoft"
    form.way.setCurrentIndex(form.way.findData("draft"))
    form.way.activated.emit(form.way.currentIndex())
    assert not any(field.isVisible() for field in (form.host, form.sign_in, form.password, form.per_day))
    form.address.setText("drafts@nagare.example")
    form.save.click()
    qtbot.waitUntil(lambda: len(mailboxes(bench)) == 2, timeout=PATIENCE_MS)
    settle(qtbot, program)
    made = mailbox(bench, "drafts@nagare.example")
    assert made.transport == "draft"
    view.choose(made.uid)
    assert view.folder.isVisible()
    assert not view.test.isVisible()
    view.change.click()
    assert form.way.currentData() == "draft"
    assert not form.sign_in.isVisible()


def test_what_is_half_written_of_a_mailbox_stays_when_something_else_changes(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    bench = wired(program).desk.bench
    view = opened(qtbot, program, "mail").mail.view
    view.form.address.setText("half@nagare.example")
    field = view.fields["sender_postal"]
    assert isinstance(field, LineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Tokyo 1-2-3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert get(bench, "sender_postal") == "Tokyo 1-2-3"
    assert view.form.address.text() == "half@nagare.example"


def test_a_setting_of_mail_is_found_from_the_palette(qtbot: QtBot, start: Starter) -> None:
    program = start()
    settings = opened(qtbot, program, "general")
    settings.focus_setting("sender_contact")
    settle(qtbot, program)
    assert settings.mail.view.fields["sender_contact"].hasFocus()
    settings.focus_setting("unsubscribe_url")
    field = settings.mail.view.fields["unsubscribe_url"]
    QTest.keyClicks(field, "https://nagare.example/stop")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert get(wired(program).desk.bench, "unsubscribe_url") == "https://nagare.example/stop"
    settings.focus_setting("zoom")
    assert settings.general.view.fields["zoom"].hasFocus()


def test_what_the_teams_page_recorded_is_read_from_its_file(
    qtbot: QtBot, start: Starter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    settings = opened(qtbot, program, "suppressions")
    bench = wired(program).desk.bench
    uid = next(row.uid for row in campaigns(bench) if row.state == "finished")
    row = next(row for row in recipients_of(bench, uid) if row.state == "sent")
    log = tmp_path / "page.log"
    log.write_text(f"POST /stop?t={token_of(row.message_id)} HTTP/1.1\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(log), ""))
    QTest.mouseClick(settings.suppressions.view.page, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    model = settings.suppressions.view.list.model()
    qtbot.waitUntil(lambda: model.index(0, 0).data() == row.email, timeout=PATIENCE_MS)
    assert model.index(0, 5).data() == "page.log"


def test_consents_of_chosen_people_are_kept_and_withdrawn(qtbot: QtBot, start: Starter) -> None:
    program = start()
    bench = wired(program).desk.bench
    view = opened(qtbot, program, "consents").consents.view
    known = {one.uid for one in consents(bench)}
    somebody = people_matching(bench, "@")[0]
    view.who.setText(somebody.account)
    view.who.settle_now()
    qtbot.waitUntil(lambda: view.people.rowCount() > 0, timeout=PATIENCE_MS)
    settle(qtbot, program)
    view.people.clearSelection()
    view.people.selectRow(0)
    view.add.click()
    assert view.how.hasFocus()  # a record that proves nothing is not kept
    view.how.setText("展示会で名刺交換")
    view.add.click()
    qtbot.waitUntil(lambda: len(consents(bench)) == len(known) + 1, timeout=PATIENCE_MS)
    settle(qtbot, program)
    (made,) = (one for one in consents(bench) if one.uid not in known)
    assert (made.basis, made.how, made.account) == ("consent", "展示会で名刺交換", somebody.account)
    assert not view.how.text()
    view.filter.setText("展示会で名刺交換")
    view.filter.settle_now()
    assert view.list.rowCount() == 1
    view.list.selectRow(0)
    view.withdraw.click()
    qtbot.waitUntil(lambda: {one.uid for one in consents(bench)} == known, timeout=PATIENCE_MS)
    settle(qtbot, program)


def test_an_address_of_nobody_we_know_can_give_a_consent_too(qtbot: QtBot, start: Starter) -> None:
    program = start()
    view = opened(qtbot, program, "consents").consents.view
    view.who.setText("Somebody@Elsewhere.example")
    view.who.settle_now()
    qtbot.waitUntil(lambda: view.people.rowCount() == 1, timeout=PATIENCE_MS)
    view.who.setText("nobody of this name")
    view.who.settle_now()
    qtbot.waitUntil(lambda: view.people.rowCount() == 0, timeout=PATIENCE_MS)
    assert view.who.property("wrong")
    settle(qtbot, program)


def test_an_opt_out_is_kept_and_ends_only_with_the_persons_word(qtbot: QtBot, start: Starter) -> None:
    program = start()
    bench = wired(program).desk.bench
    view = opened(qtbot, program, "suppressions").suppressions.view
    known = {one.uid for one in suppressions(bench)}
    view.address.setText("sato@c1.example")
    QTest.keyClick(view.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(suppressions(bench)) == len(known) + 1, timeout=PATIENCE_MS)
    settle(qtbot, program)
    (made,) = (one for one in suppressions(bench) if one.uid not in known)
    assert (made.reason, made.scope) == ("opted_out", "marketing")
    view.filter.setText("sato@c1")
    view.filter.settle_now()
    view.list.setCurrentCell(0, 0)
    view.end.click()
    assert view.why.hasFocus()
    view.why.setText("11月20日に電話で再開を希望")
    view.end.click()
    qtbot.waitUntil(lambda: {one.uid for one in suppressions(bench)} == known, timeout=PATIENCE_MS)
    settle(qtbot, program)
