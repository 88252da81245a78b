"""The sender against a real server: every answer has its state, and nobody gets a mail twice."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import FixedClock, SystemClock
from cs_workbench.kernel.locks import Busy
from cs_workbench.kernel.progress import Cancelled, Tracker
from cs_workbench.mail.ledger_file import LedgerFile
from cs_workbench.mail.parts import take_apart
from cs_workbench.mail.refusals import LedgerUnwritable, SignInRefused
from cs_workbench.services.account import find_account
from cs_workbench.services.activity import Asked, activity_page
from cs_workbench.services.commands import do
from cs_workbench.services.doors import doors_of
from cs_workbench.services.mailboxes import NoPassword, forget_password, keep_password, mailbox, try_door
from cs_workbench.services.outreach import campaign, recipients_of
from cs_workbench.services.outreach_feed import SteadyClock
from cs_workbench.services.outreach_ledger import LEDGER
from cs_workbench.services.outreach_letters import token_of
from cs_workbench.services.outreach_preview import preview
from cs_workbench.services.outreach_run import Cancel, Pause, ResolveUnknown, Resume
from cs_workbench.services.outreach_send import JOB, MailboxRests, send_from
from cs_workbench.services.outreach_trial import send_trial
from cs_workbench.services.people import SetPerson
from cs_workbench.services.permissions import Suppress, suppressions
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import outbox
from tests.mail_servers import MailServer, fault, mail_server
from tests.support.once import made_once
from tests.support.outreach import MAILBOX, campaign_of
from tests.support.sending import accepted, connected, leaving, make_profile, run_once, states

ACCOUNTS = 8


@pytest.fixture(scope="session")
def sending_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "sending", lambda folder: make_profile(folder, ACCOUNTS))


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    with mail_server(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def server(servers: MailServer) -> MailServer:
    """Return the server, which does nothing wrong and has taken nothing."""
    return servers.anew()


@pytest.fixture
def desk(tmp_path: Path, sending_profile: Path, server: MailServer) -> Iterator[Workbench]:
    shutil.copytree(sending_profile, tmp_path / "profile")
    opened = open_workbench(data_dir=tmp_path / "profile", language="en")
    connected(opened, server)
    yield opened
    close_workbench(opened)


def later(bench: Workbench, **span: float) -> Workbench:
    return replace(bench, clock=FixedClock(SystemClock().now() + timedelta(**span)))


def test_everybody_gets_the_mail_that_was_frozen_once_and_the_campaign_is_finished(
    desk: Workbench, server: MailServer
) -> None:
    uid = leaving(desk)
    done = run_once(desk, server)
    assert (done.sent, done.waiting, done.why) == (ACCOUNTS, 0, "nothing")
    assert accepted(server) == {f"p1@c{n}.example": 1 for n in range(1, ACCOUNTS + 1)}
    assert campaign(desk, uid).state == "finished"
    assert {mail["message_id"] for mail in server.accepted()} == {
        r.message_id for r in recipients_of(desk, uid)
    }
    page = activity_page(desk, Asked(frozenset(["mail"]), None), most=50)
    assert len(page.rows) == ACCOUNTS
    assert run_once(desk, server).sent == 0


def test_what_would_no_longer_be_the_frozen_mail_is_held_and_three_of_them_pause_the_campaign(
    desk: Workbench, server: MailServer
) -> None:
    uid = leaving(desk)
    connected(desk, server, connections=1)
    with desk.store.write("another mail than was frozen", "test") as writing:
        writing.db.execute("UPDATE outbox_recipient SET sha256 = ?", ("0" * 64,))
    done = run_once(desk, server)
    assert not server.accepted()
    assert campaign(desk, uid).state == "paused"
    assert done.paused == (campaign(desk, uid).title,)
    assert states(desk, uid) == {"failed": 3, "queued": ACCOUNTS - 3}
    assert any("sha256" in row.answer for row in recipients_of(desk, uid))


def test_a_greylisted_mail_is_sent_at_its_next_try(desk: Workbench, server: MailServer) -> None:
    server.do_wrong(fault("rcpt", "451 4.7.1 greylisted", about="c1.example", times=1))
    uid = leaving(desk)
    done = run_once(desk, server)
    assert (done.sent, done.deferred, done.why) == (ACCOUNTS - 1, 1, "later")
    assert campaign(desk, uid).state == "sending"
    done = run_once(later(desk, minutes=16), server)
    assert done.sent == 1
    assert campaign(desk, uid).state == "finished"
    assert max(accepted(server).values()) == 1


def test_who_does_not_exist_is_failed_and_not_written_to_any_more(
    desk: Workbench, server: MailServer
) -> None:
    server.do_wrong(fault("rcpt", "550 5.1.1 no such user", about="c2.example"))
    uid = leaving(desk)
    assert run_once(desk, server).failed == 1
    (row,) = recipients_of(desk, uid, ["failed"])
    assert row.answer.startswith("550 5.1.1")
    assert [(s.address, s.reason) for s in suppressions(desk)] == [("p1@c2.example", "hard_bounce")]


def test_a_text_refused_three_times_in_a_row_pauses_the_campaign(desk: Workbench, server: MailServer) -> None:
    server.do_wrong(fault("dot", "554 5.7.1 looks like spam"))
    connected(desk, server, connections=1)
    uid = leaving(desk)
    run_once(desk, server)
    assert campaign(desk, uid).state == "paused"
    assert states(desk, uid) == {"failed": 3, "queued": ACCOUNTS - 3}


@pytest.mark.parametrize(
    ("at", "answer"),
    [
        ("connect", "421 4.3.2 busy"),
        ("mail", "550 5.4.5 daily user sending limit exceeded"),
        ("dot", "421 4.3.2 closing"),
        ("dot", "550 5.4.5 daily user sending limit exceeded"),
        ("rcpt", "432 4.3.2 concurrent connections"),
    ],
)
def test_trouble_of_the_mailbox_is_nobodys_fault_and_the_mailbox_rests(
    desk: Workbench, server: MailServer, at: str, answer: str
) -> None:
    server.do_wrong(fault(at, answer))
    uid = leaving(desk)
    done = run_once(desk, server)
    assert done.why == "paused"
    assert states(desk, uid) == {"queued": ACCOUNTS}
    assert {row.tries for row in recipients_of(desk, uid)} == {0}
    assert not server.accepted()
    shown = mailbox(desk, MAILBOX)
    assert shown.paused_until is not None
    assert done.next_at == shown.paused_until
    assert answer[:3] in shown.paused_why or answer[4:] in shown.paused_why
    server.do_wrong()
    assert run_once(later(desk, days=2), server).sent == ACCOUNTS


def test_a_refused_password_stops_until_somebody_gives_another(desk: Workbench, server: MailServer) -> None:
    uid = leaving(desk)
    good = "pass 言葉"
    keep_password(desk, MAILBOX, "wrong")
    with pytest.raises(SignInRefused):
        run_once(desk, server)
    with pytest.raises(MailboxRests):
        run_once(desk, server)
    assert states(desk, uid) == {"queued": ACCOUNTS}
    keep_password(desk, MAILBOX, good)
    assert try_door(desk, MAILBOX, server.trust).paused_until is None
    assert run_once(desk, server).sent == ACCOUNTS


def test_without_a_password_nothing_is_tried(desk: Workbench, server: MailServer) -> None:
    leaving(desk)
    forget_password(desk, MAILBOX)
    with pytest.raises(NoPassword):
        run_once(desk, server)


@pytest.mark.parametrize("do_wrong", ["accept, then drop", "drop"])
def test_a_line_that_drops_after_the_dot_leaves_a_doubt_that_is_never_sent_again_by_itself(
    desk: Workbench, server: MailServer, do_wrong: str
) -> None:
    server.do_wrong(fault("dot", do_wrong, about="c3.example", times=1))
    uid = leaving(desk)
    assert run_once(desk, server).unknown == 1
    assert campaign(desk, uid).state == "finished"
    assert run_once(desk, server).sent == 0
    assert accepted(server)["p1@c3.example"] == (1 if do_wrong.startswith("accept") else 0)
    (row,) = recipients_of(desk, uid, ["unknown"])
    do(desk, ResolveUnknown(row.uid, sent=False))
    assert run_once(desk, server).sent == 1
    assert {m["message_id"] for m in server.accepted() if "p1@c3.example" in m["recipients"]} == {
        row.message_id
    }


def test_a_restored_backup_sends_nobody_twice(desk: Workbench, server: MailServer, tmp_path: Path) -> None:
    uid = leaving(desk)
    server.do_wrong(fault("dot", "accept, then drop", about="@c3.example", times=1))
    folder = desk.folder
    close_workbench(desk)
    shutil.copytree(folder, tmp_path / "backup")
    opened = open_workbench(data_dir=folder, language="en")
    assert run_once(opened, server).sent == ACCOUNTS - 1
    close_workbench(opened)
    for name in ("workbench.db", "workbench.db-wal", "workbench.db-shm"):
        (folder / name).unlink(missing_ok=True)
    for path in (tmp_path / "backup").iterdir():
        if path.is_file() and path.name != LEDGER:
            shutil.copy2(path, folder)
    opened = open_workbench(data_dir=folder, language="en")
    assert states(opened, uid) == {"queued": ACCOUNTS}
    done = run_once(opened, server)
    assert done.sent == 0
    assert done.caught_up == {"sent": ACCOUNTS - 1, "unknown": 1}
    assert states(opened, uid) == {"sent": ACCOUNTS - 1, "unknown": 1}
    assert max(accepted(server).values()) == 1
    close_workbench(opened)


def test_a_second_sender_of_a_mailbox_says_who_runs(desk: Workbench, server: MailServer) -> None:
    leaving(desk)
    with desk.store.job_lock(JOB, "sato@nagare.example").held("x"), pytest.raises(Busy):
        run_once(desk, server)
    assert not server.accepted()


def test_who_opts_out_between_freezing_and_claiming_gets_nothing(desk: Workbench, server: MailServer) -> None:
    uid = leaving(desk)
    do(desk, Suppress("p1@c4.example"))
    assert run_once(desk, server).sent == ACCOUNTS - 1
    assert "p1@c4.example" not in accepted(server)
    assert states(desk, uid)["excluded"] == 1


def test_the_limit_of_a_minute_holds_and_what_is_over_waits_unclaimed(
    desk: Workbench, server: MailServer
) -> None:
    connected(desk, server, per_minute=3)
    uid = leaving(desk)
    done = run_once(desk, server)
    assert (done.sent, done.why) == (3, "minute")
    assert states(desk, uid) == {"sent": 3, "queued": ACCOUNTS - 3}
    back = run_once(later(desk, hours=-1), server)
    assert back.sent == 0
    assert run_once(later(desk, minutes=2), server).sent == 3


def test_a_customers_domain_gets_no_more_than_its_share(desk: Workbench, server: MailServer) -> None:
    connected(desk, server, domain_per_minute=1)
    leaving(desk)
    assert run_once(desk, server).sent == ACCOUNTS


def test_outside_its_hours_a_campaign_waits_for_the_next_open_one(
    desk: Workbench, server: MailServer
) -> None:
    uid = leaving(desk, hours={"days": [0, 1, 2, 3, 4], "from": "09:00", "to": "17:00"})
    saturday = replace(desk, clock=FixedClock(datetime(2099, 11, 28, 3, 0, tzinfo=UTC)))
    with desk.store.write("in time", "test") as writing:
        writing.db.execute("UPDATE local_campaign SET start_at = '2099-11-28T02:00:00Z'")
    done = run_once(saturday, server)
    assert (done.sent, done.why, done.next_at) == (0, "later", datetime(2099, 11, 30, 0, 0, tzinfo=UTC))
    assert campaign(desk, uid).start_at == done.next_at
    monday = replace(desk, clock=FixedClock(datetime(2099, 11, 30, 0, 0, tzinfo=UTC)))
    assert run_once(monday, server).sent == ACCOUNTS


@pytest.mark.parametrize(
    ("late", "state", "sent"), [("ask", "paused", 0), ("skip", "cancelled", 0), ("send", "finished", 8)]
)
def test_a_campaign_whose_hour_went_by_while_the_computer_was_off_does_what_was_said_for_that(
    desk: Workbench, server: MailServer, late: str, state: str, sent: int
) -> None:
    uid = leaving(desk, late=late)
    assert run_once(later(desk, hours=7), server).sent == sent
    assert campaign(desk, uid).state == state
    assert sum(accepted(server).values()) == sent


def test_two_campaigns_share_a_mailbox_and_a_notice_goes_first(desk: Workbench, server: MailServer) -> None:
    connected(desk, server, connections=1, per_minute=ACCOUNTS)
    first, second = leaving(desk, kind="announcement"), leaving(desk)
    assert run_once(desk, server).sent == ACCOUNTS
    assert (campaign(desk, first).counts.sent, campaign(desk, second).counts.sent) == (0, ACCOUNTS)
    assert run_once(later(desk, minutes=2), server).sent == ACCOUNTS
    assert (campaign(desk, first).state, campaign(desk, second).state) == ("finished", "finished")


def test_a_full_disk_at_the_mark_holds_the_mail_back_and_says_so(
    desk: Workbench, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LedgerUnwritable(why="No space left on device")

    uid = leaving(desk)
    with monkeypatch.context() as patch:
        patch.setattr(LedgerFile, "mark", full)
        with pytest.raises(LedgerUnwritable):
            run_once(desk, server)
    assert not server.accepted()
    assert states(desk, uid) == {"queued": ACCOUNTS}
    assert run_once(desk, server).sent == ACCOUNTS


def test_an_answer_the_database_could_not_keep_is_known_from_the_ledger(
    desk: Workbench, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_db: object, _mailbox: object, settled: list[object]) -> None:
        if settled:
            raise OSError("disk")

    uid = leaving(desk)
    with monkeypatch.context() as patch:
        patch.setattr(outbox, "settle", fails)
        with pytest.raises(OSError, match="disk"):
            run_once(desk, server)
    got = sum(accepted(server).values())
    assert got
    assert run_once(desk, server).caught_up["sent"] == got
    assert states(desk, uid) == {"sent": ACCOUNTS}
    assert max(accepted(server).values()) == 1


def test_a_clock_that_is_set_back_does_not_let_more_go_and_stops_nothing() -> None:
    noon = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
    wall, ticks = [noon], [0.0]

    class Wall(FixedClock):
        def now(self) -> datetime:
            return wall[0]

    clock = SteadyClock(Wall(noon), lambda: ticks[0])
    wall[0], ticks[0] = noon - timedelta(hours=1), 70.0
    assert clock.now() == noon + timedelta(seconds=70)
    wall[0], ticks[0] = noon + timedelta(hours=8), 71.0
    assert clock.now() == wall[0], "the computer slept"
    wall[0], ticks[0] = noon, 72.0
    assert clock.now() == noon + timedelta(hours=8, seconds=1)


class Runs:
    """A sender in a thread, and how it ended."""

    def __init__(self, bench: Workbench, server: MailServer) -> None:
        self.stop, self.ended = threading.Event(), threading.Event()
        self.error: BaseException | None = None
        self._bench, self._server = bench, server
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            tracker = Tracker(None, self.stop.is_set)
            send_from(self._bench, MAILBOX, tracker, trust=self._server.trust)
        except BaseException as error:  # noqa: BLE001 - the test looks at it
            self.error = error
        self.ended.set()

    def until(self, server: MailServer, count: int) -> None:
        """Wait until the server has taken so many."""
        while len(server.accepted()) < count and not self.ended.is_set():
            threading.Event().wait(0.01)

    def end(self) -> float:
        """Ask it to stop; return how long that took."""
        began = time.monotonic()
        self.stop.set()
        self._thread.join(20)
        assert not self._thread.is_alive()
        return time.monotonic() - began


def test_a_pause_is_seen_within_two_seconds_and_the_rest_leaves_when_it_is_resumed(
    desk: Workbench, server: MailServer
) -> None:
    server.do_wrong(fault("dot", "stall", seconds=0.3))
    connected(desk, server, connections=1)
    uid = leaving(desk)
    run = Runs(desk, server)
    run.until(server, 1)
    do(desk, Pause(uid))
    asked = time.monotonic()
    server.do_wrong()
    while states(desk, uid)["sending"]:
        threading.Event().wait(0.02)
    assert time.monotonic() - asked < 2
    run.ended.wait(20)  # with nothing that may leave, the sender ends by itself
    run.end()
    assert run.error is None
    assert len(server.accepted()) < ACCOUNTS
    do(desk, Resume(uid))
    run_once(desk, server)
    assert campaign(desk, uid).state == "finished"
    assert max(accepted(server).values()) == 1


def test_cancel_lets_the_mail_that_is_leaving_leave_and_no_other(desk: Workbench, server: MailServer) -> None:
    server.do_wrong(fault("dot", "stall", seconds=0.3))
    connected(desk, server, connections=1)
    uid = leaving(desk)
    run = Runs(desk, server)
    run.until(server, 1)
    do(desk, Cancel(uid))
    run.ended.wait(20)
    run.end()
    assert run.error is None
    left = len(server.accepted())
    assert left < ACCOUNTS
    assert states(desk, uid) == {"sent": left, "cancelled": ACCOUNTS - left}


def test_a_sender_that_is_asked_to_stop_stops_within_two_seconds_and_leaves_nothing_half_done(
    desk: Workbench, server: MailServer
) -> None:
    server.do_wrong(fault("dot", "stall", seconds=0.3))
    uid = leaving(desk)
    run = Runs(desk, server)
    run.until(server, 2)
    assert run.end() < 2
    assert isinstance(run.error, Cancelled)
    assert set(states(desk, uid)) == {"sent", "queued"}
    server.do_wrong()
    run_once(desk, server)
    assert accepted(server) == {f"p1@c{n}.example": 1 for n in range(1, ACCOUNTS + 1)}


def test_a_test_mail_goes_to_oneself_alone(desk: Workbench, server: MailServer) -> None:
    uid = campaign_of(desk, kind="notice")
    trial = send_trial(desk, uid, "me@nagare.example", trust=server.trust)
    assert accepted(server) == {"me@nagare.example": 1}
    assert trial.answer.startswith("250")
    assert campaign(desk, uid).counts.sent == 0


def test_a_press_in_a_test_mail_stops_nobody(desk: Workbench, server: MailServer) -> None:
    do(desk, SetSetting("unsubscribe_url", "https://stop.example/form"))
    uid = campaign_of(desk)
    send_trial(desk, uid, "me@nagare.example", trust=server.trust)
    (mail,) = server.accepted()
    token = token_of(preview(desk, uid).message.message_id)
    whole = take_apart(mail["content"].encode())
    told = [part.text() for part in whole.walk() if part.kind.startswith("text/")]
    assert told
    assert all("https://stop.example/form?t=test" in text and token not in text for text in told)


def test_who_opts_out_while_mails_wait_for_a_line_gets_nothing(desk: Workbench, server: MailServer) -> None:
    server.do_wrong(fault("dot", "stall", seconds=1.5, times=1))
    connected(desk, server, connections=1)
    uid = leaving(desk)
    run = Runs(desk, server)
    while states(desk, uid)["sending"] < 2 and not run.ended.is_set():
        threading.Event().wait(0.01)
    waiting = [row.email for row in recipients_of(desk, uid, ["sending"])][1]
    do(desk, Suppress(waiting))
    run.ended.wait(20)
    run.end()
    assert run.error is None
    assert waiting not in accepted(server)
    assert states(desk, uid) == {"sent": ACCOUNTS - 1, "excluded": 1}
    with desk.store.read() as db:
        assert db.execute("SELECT count(*) FROM outbox_quota").fetchone() == (ACCOUNTS - 1,)


@pytest.mark.parametrize(("whose", "suppressed"), [("theirs", ["p2@c1.example"]), ("ours", [])])
def test_a_copy_that_is_refused_costs_the_recipient_nothing(
    desk: Workbench, server: MailServer, whose: str, suppressed: list[str]
) -> None:
    one = find_account(desk, "会社0001")
    do(desk, SetPerson(one, {"name": "同僚", "email": "p2@c1.example", "role": "executive"}))
    server.do_wrong(fault("rcpt", "550 5.1.1 no such user", about="p2@c1.example"))
    uid = leaving(desk, doors_of(desk).to([one]), copies={"theirs": ["executive"]})
    if whose == "ours":
        with desk.store.write("a colleague of ours", "test") as writing:
            writing.db.execute(
                "UPDATE outbox_recipient SET copies = json_set(copies, '$[0].ours', json('true'))"
            )
    done = run_once(desk, server)
    assert (done.sent, done.failed) == (1, 0)
    assert accepted(server) == {"p1@c1.example": 1}
    (row,) = recipients_of(desk, uid)
    assert (row.state, row.tries) == ("sent", 1)
    assert [kept.address for kept in suppressions(desk)] == suppressed
