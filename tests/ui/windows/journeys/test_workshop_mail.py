"""A mail to 25 accounts about a workshop: from the list to the answers, and who came, by keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services import outreach_freeze
from cs_workbench.services.commands import do
from cs_workbench.services.mailboxes import keep_password, mailboxes
from cs_workbench.services.outreach import CampaignRow, RecipientRow, campaign, recipients_of
from cs_workbench.services.outreach_templates import SetMailbox
from cs_workbench.ui.text import say, value_word
from cs_workbench.ui.views.campaign_page import CampaignPage
from tests.imap_servers import ImapServer, deliver, imap_server
from tests.mail_servers import PASSWORD, USER, MailServer, mail_server
from tests.support.inbox import answer_to_invitation
from tests.support.logs import ExpectedLog
from tests.support.sending import UNLIMITED
from tests.ui.windows.journeys.hands import Hands, in_pair

ACCOUNTS = 25
SOON = timedelta(seconds=3)  # in the place of thirty seconds
TITLE = "活用ワークショップのご案内"
BODY = "{{ 宛名 }}\n\nいつもありがとうございます。\n{{ 開催日 | 日付 }} {{ 開催時刻 }}から「{{ イベント名 }}」です。\n"
ENGLISH = "{{ salutation }}\n\nplease join us at {{ event_time }}: {{ event_title }}.\n"


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[MailServer, ImapServer]]:
    """Return where the mail is handed in and where the answers come in; the program's processes trust both."""
    monkeypatch.setattr(outreach_freeze, "UNDO_WINDOW", SOON)
    with ExitStack() as stack:
        box = stack.enter_context(imap_server())
        post = stack.enter_context(mail_server(tmp_path / "post"))
        both = tmp_path / "both.pem"
        both.write_bytes((post.folder / "ca.pem").read_bytes() + (box.folder / "ca.pem").read_bytes())
        monkeypatch.setenv("SSL_CERT_FILE", str(both))
        yield post, box


@pytest.fixture
def ready(profile: Path, language: str, servers: tuple[MailServer, ImapServer]) -> Path:
    """Return the sample book whose mailbox really sends, and is read."""
    post, box = servers
    bench = open_workbench(data_dir=profile, language=language)
    (own,) = mailboxes(bench)
    values = {
        "sign_in": "password", "user": USER, "limits": UNLIMITED, "host": post.server.host, "port": post.server.port,
        "security": post.server.security, "imap_host": box.tls.host, "imap_port": box.tls.port, "imap_security": "tls",
    }  # fmt: skip
    do(bench, SetMailbox(own.uid, values))
    keep_password(bench, own.uid, PASSWORD)
    close_workbench(bench)
    return profile


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@in_pair(0)
def test_a_mail_to_25_accounts_about_a_workshop(
    hands_on: Callable[..., Hands],
    ready: Path,
    servers: tuple[MailServer, ImapServer],
    expected_log: ExpectedLog,
) -> None:
    expected_log.containing("This plugin does not support")  # Qt's offscreen screen raises no list of fields
    hands = hands_on(ready)
    uid = begin_it(hands)
    look_at_whom(hands, uid)
    write_it(hands, uid)
    invite(hands, uid)
    check_it(hands, uid)
    send_it(hands, uid, servers[0])
    hear_who_comes(hands, uid, servers[1])
    log_who_came(hands, uid)


def page_of(hands: Hands) -> CampaignPage:
    return hands.wiring.outreach.content.page


def row_of(hands: Hands, uid: str) -> CampaignRow:
    return campaign(hands.bench, uid)


def begin_it(hands: Hands) -> str:
    """In the list: 25 accounts are chosen, M makes the campaign to them, and it opens."""
    hands.press("Ctrl+2", "Home", *["Shift+Down"] * (ACCOUNTS - 1))
    assert len(hands.wiring.present.chosen_accounts()) == ACCOUNTS
    hands.press("M")
    assert hands.place == "outreach"
    hands.look("new")
    hands.type(TITLE)
    hands.tab_to(value_word("campaign_kind", "announcement"))  # a box is called by what it shows
    hands.press("End")  # what belongs to the contract needs no consent
    hands.press("Return")
    hands.until(lambda: hands.wiring.outreach.is_open)
    return hands.wiring.outreach.uid


def look_at_whom(hands: Hands, uid: str) -> None:
    """Accounts become people by a rule that is seen; the CSM gets a copy."""
    page = page_of(hands)
    hands.until(lambda: page.found is not None and page.audience.table.hasFocus())
    row = row_of(hands, uid)
    assert row.title == TITLE
    assert page.found is not None
    assert len(page.found.accounts) == ACCOUNTS
    assert len({one.account_id for one in recipients_of(hands.bench, uid)}) + len(row.without) == ACCOUNTS
    hands.tab_to(say("campaign", "Our CSM"), back=True)
    assert isinstance(hands.focus(), QCheckBox)
    hands.press("Space")
    hands.until(lambda: row_of(hands, uid).copies.get("ours") == ["csm"])
    hands.look("whom")


def write_it(hands: Hands, uid: str) -> None:
    """The text is seen as each of them will read it, while it is typed."""
    page = page_of(hands)
    hands.press("Alt+2")
    for language, body in (("ja", BODY), ("en", ENGLISH)):
        box = page.text.language
        hands.tab_to(box.currentText(), back=page.text.body.hasFocus())
        hands.press("Home" if language == box.itemData(0) else "End")
        hands.tab_to(say("campaign", "Subject"))
        hands.type("ご案内" if language == "ja" else "Workshop")
        hands.tab_to(say("campaign", "Text of the mail"))
        for line in body.splitlines():
            hands.type(line)
            hands.press("Return")
    hands.until(lambda: "{{" not in page.preview.text.toPlainText() and page.preview.text.toPlainText())
    hands.look("text")


def invite(hands: Hands, uid: str) -> None:
    """Each gets one calendar file of its own."""
    hands.press("Alt+3")
    hands.tab_to(say("campaign", "Invite to an event (a calendar file goes with each mail)"))
    hands.press("Space")
    hands.tab_to(say("campaign", "Title of the event"))
    hands.press("Home", "Shift+End")  # it begins with the campaign's title
    hands.type("活用ワークショップ")
    hands.press("Return")
    hands.until(lambda: row_of(hands, uid).invitation)
    hands.press("Alt+PgDown")
    hands.look("invitation")


def check_it(hands: Hands, uid: str) -> None:
    """Three questions are answered, then every mail is looked at."""
    page = page_of(hands)
    hands.press("Alt+4")
    for name, text in (
        ("which_view", "私の25社"), ("why_these", "同じ機能を使い始めた"), ("as_sequence", "いいえ、一度だけ"),
    ):  # fmt: skip
        hands.tab_to(page.check.answers[name].accessibleName())
        hands.type(text)
    hands.press("Ctrl+F7")
    hands.until(lambda: row_of(hands, uid).state == "checked")
    hands.look("checked")


def send_it(hands: Hands, uid: str, post: MailServer) -> None:
    """It leaves, and is watched until it is finished: each mail once, nobody beside its own customer in it."""
    hands.press("Ctrl+F9")
    hands.look("send")
    hands.press("Return")
    hands.until(lambda: row_of(hands, uid).frozen_at)
    hands.until(lambda: hands.wiring.outreach.view.campaign.part == "recipients")
    hands.look("leaving")
    hands.until(lambda: row_of(hands, uid).state == "finished")
    counts = row_of(hands, uid).counts
    assert counts.sent + counts.held_back == counts.total
    assert counts.sent > ACCOUNTS // 2
    took = Counter(mail["recipients"][0] for mail in post.accepted())
    assert set(took.values()) == {1}
    assert set(took) == {row.email for row in recipients_of(hands.bench, uid, ("sent",))}
    assert all("BEGIN:VCALENDAR" not in mail["content"] for mail in post.accepted()), "it is encoded"
    assert all("text/calendar" in mail["content"] for mail in post.accepted())
    hands.look("finished")


def hear_who_comes(hands: Hands, uid: str, box: ImapServer) -> None:
    """Their calendars answer; the list tells who comes, who does not, and who has not answered."""
    comes, stays, *_ = recipients_of(hands.bench, uid, ("sent",))
    event = (row_of(hands, uid).invitation or {})["uid"]
    deliver(box, answer_to_invitation(comes.email, event, "ACCEPTED"))
    deliver(box, answer_to_invitation(stays.email, event, "DECLINED", number=2))
    hands.press("Ctrl+K")
    hands.type(say("actions", "Look for answers and bounces now"))
    hands.press("Return")
    hands.until(lambda: {"rsvp_accepted", "rsvp_declined"} <= kinds(recipients_of(hands.bench, uid)))
    hands.look("answers")


def kinds(rows: list[RecipientRow]) -> set[str]:
    return {event.kind for row in rows for event in row.events}


def log_who_came(hands: Hands, uid: str) -> None:
    """Afterwards L on all of them logs one touch of the group."""
    hands.press("Ctrl+A", "L")
    box = hands.focus()
    assert isinstance(box, QComboBox)
    while box.currentData() != "event":
        hands.press("Down" if box.currentIndex() < box.findData("event") else "Up")
    hands.look("touch")
    hands.press("Return")
    accounts = {row.account_id for row in recipients_of(hands.bench, uid)}
    hands.until(lambda: accounts == touched(hands))
    hands.look("logged")


def touched(hands: Hands) -> set[int]:
    with hands.bench.store.read() as db:
        found = db.execute(
            "SELECT account_id FROM local_touch WHERE channel = 'event' AND substr(happened_at, 1, 10) = ?",
            (hands.bench.today.isoformat(),),
        )
        return {int(account) for (account,) in found}
