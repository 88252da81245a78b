"""A provider's own way to send, against a server that writes down before it answers: what is known, what is doubt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cs_workbench.domain.smtp_answers import Outcome, Trouble, Verdict
from cs_workbench.domain.web_answers import LONGEST_WAIT_S, judge
from cs_workbench.kernel.clock import SystemClock
from cs_workbench.mail.hand_over import Ready, hand_over
from cs_workbench.mail.ledger_file import LedgerFile, Proof
from cs_workbench.mail.message import Mailbox, Message
from cs_workbench.mail.refusals import BadCertificate, CannotConnect, MailboxTrouble, SignInEnded
from cs_workbench.mail.server import Password, Server, Times, Token
from cs_workbench.mail.web_send import Api, WebConnection, connect
from tests.web_mail_servers import GOOD, Fault, WebMailServer, fault, web_mail_server

SOON = Times(connect=5, body=5, dot=5, quit=2)
S, D, A, U = Verdict.SENT, Verdict.FAILED, Verdict.ACCOUNT_TROUBLE, Verdict.UNKNOWN
MAIL = Message(
    message_id="<one@nagare.example>",
    date=datetime(2026, 11, 27, tzinfo=UTC),
    sender=Mailbox("sato@nagare.example", "佐藤"),
    to=Mailbox("p1@c1.example", "青葉"),
    subject="ご案内",
    text="本文です。\n",
    cc=(Mailbox("p2@c1.example", ""),),
)


class Given:
    """Tokens, one after another."""

    def __init__(self, *tokens: str) -> None:
        self.left = list(tokens)
        self.taken_back: list[str] = []

    def token(self) -> Token:  # noqa: D102 - as `web_send.Keys`
        if not self.left:
            raise SignInEnded("revoked", host="there", user="sato@nagare.example")
        return Token("sato@nagare.example", self.left[0])

    def refused(self, who: Token | Password | None) -> None:  # noqa: D102
        assert who is not None
        self.taken_back.append(who.secret)
        self.left.remove(who.secret)


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebMailServer]:
    with web_mail_server(tmp_path_factory.mktemp("web")) as running:
        yield running


@pytest.fixture
def server(servers: WebMailServer) -> WebMailServer:
    servers.do_wrong()
    (servers.folder / "accepted.jsonl").open("w").close()
    return servers


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[LedgerFile]:
    with LedgerFile(tmp_path / "sent-ledger.log", b"s" * 32) as opened:
        yield opened


def opened(server: WebMailServer, keys: Given | None = None, provider: str = "microsoft") -> WebConnection:
    return connect(server.api(provider), keys or Given(GOOD), trust=server.trust, times=SOON)


def sent(connection: WebConnection, ledger: LedgerFile, *, leave: bool = True) -> Outcome:
    outcome = hand_over(connection, ledger, Ready("c", "k", MAIL, MAIL.to_bytes()), SystemClock())
    if leave:
        connection.leave()
    return outcome


def proof(ledger: LedgerFile) -> Proof:
    return ledger.proof(ledger.read(), "c", "k")


@pytest.mark.parametrize("provider", ["microsoft", "google"])
def test_a_mail_goes_as_it_is_and_another_over_the_same_line(
    server: WebMailServer, ledger: LedgerFile, provider: str
) -> None:
    connection = opened(server, provider=provider)
    for _ in range(2):
        assert sent(connection, ledger, leave=False).verdict is S
        assert connection.is_usable
    connection.leave()
    assert proof(ledger) is Proof.SENT
    assert [mail["message_id"] for mail in server.accepted()] == [MAIL.message_id] * 2
    assert server.accepted()[0]["recipients"] == ["p1@c1.example", "p2@c1.example"]


@pytest.mark.parametrize(
    ("wrong", "verdict", "known", "arrived"),
    [
        (fault("accept, then drop"), U, Proof.OPEN, 1),
        (fault("drop"), U, Proof.OPEN, 0),
        (fault("accept, then answer", status=504), U, Proof.OPEN, 1),
        (fault("accept, then answer", status=500), U, Proof.OPEN, 1),
        (fault("garbage"), U, Proof.OPEN, 1),
        (fault("accept, then stall", seconds=1.0), S, Proof.SENT, 1),
        (fault("answer", status=429, wait="120"), A, Proof.CLEAR_NO, 0),
        (fault("answer", status=503), A, Proof.CLEAR_NO, 0),
        (fault("answer", status=400, text='{"error": {"code": "ErrorInvalidRecipients"}}'), D, Proof.REFUSED, 0),
    ],
)  # fmt: skip
def test_what_is_known_of_a_mail_is_what_the_server_did(
    server: WebMailServer, ledger: LedgerFile, wrong: Fault, *, verdict: Verdict, known: Proof, arrived: int
) -> None:
    server.do_wrong(wrong)
    assert sent(opened(server), ledger).verdict is verdict
    assert proof(ledger) is known
    assert len(server.accepted()) == arrived


def test_an_answer_that_does_not_come_in_time_is_a_doubt(server: WebMailServer, ledger: LedgerFile) -> None:
    server.do_wrong(fault("accept, then stall", seconds=4))
    connection = connect(
        server.api(), Given(GOOD), trust=server.trust, times=Times(connect=5, body=5, dot=0.3)
    )
    assert sent(connection, ledger, leave=False).verdict is U
    assert not connection.is_usable
    assert proof(ledger) is Proof.OPEN


def test_a_token_that_is_refused_is_renewed_once_and_the_mail_goes_once(
    server: WebMailServer, ledger: LedgerFile
) -> None:
    keys = Given("old", GOOD)
    assert sent(opened(server, keys), ledger).verdict is S
    assert keys.taken_back == ["old"]
    assert len(server.accepted()) == 1
    outcome = sent(opened(server, Given("old", "older", GOOD)), ledger)
    assert (outcome.verdict, outcome.trouble) == (A, Trouble.SIGN_IN)
    outcome = sent(opened(server, Given("old")), ledger)  # and there is no other
    assert (outcome.verdict, outcome.trouble) == (A, Trouble.SIGN_IN)
    assert proof(ledger) is Proof.CLEAR_NO


def test_a_line_that_went_while_it_was_idle_leaves_no_mark(server: WebMailServer, ledger: LedgerFile) -> None:
    server.do_wrong(fault("early", status=503, wait="7"))
    outcome = sent(opened(server), ledger)
    assert outcome.verdict in (A, U)  # it answered before the last octet, or raced it
    server.do_wrong()
    connection = opened(server)
    assert connection._sock is not None
    connection._sock.shutdown(2)
    outcome = sent(connection, ledger)
    assert (outcome.verdict, outcome.trouble, outcome.answer.code) == (A, Trouble.NETWORK, 0)
    assert not server.accepted()


def test_a_mail_that_is_too_large_is_not_begun(server: WebMailServer, ledger: LedgerFile) -> None:
    connection = connect(server.api(largest=100), Given(GOOD), trust=server.trust, times=SOON)
    assert sent(connection, ledger).verdict is Verdict.CONTENT_REFUSED
    assert proof(ledger) is Proof.NOTHING


def test_a_mark_that_cannot_be_written_lets_nothing_go(server: WebMailServer, ledger: LedgerFile) -> None:
    def full() -> None:
        raise RuntimeError("disk")

    with pytest.raises(RuntimeError):
        hand_over(opened(server), ledger, Ready("c", "k", MAIL, MAIL.to_bytes()), SystemClock(), full)
    assert not server.accepted()


def test_a_server_that_cannot_prove_who_it_is_gets_no_token(server: WebMailServer) -> None:
    with pytest.raises(BadCertificate):
        connect(server.api(), Given(GOOD), times=SOON)
    with pytest.raises(CannotConnect):
        connect(Api(Server("localhost", 1), "/", "", coded=False, largest_bytes=1), Given(GOOD), times=SOON)
    with pytest.raises(MailboxTrouble):
        connect(server.api(), Given(), trust=server.trust, times=SOON)


@pytest.mark.parametrize(
    ("code", "text", "verdict", "trouble"),
    [
        (200, "", S, None),
        (202, "", S, None),
        (0, "it ended the connection", U, None),
        (500, "", U, None),
        (502, "", U, None),
        (504, "", U, None),
        (204, "", U, None),
        (401, "InvalidAuthenticationToken", A, Trouble.SIGN_IN),
        (403, "insufficientPermissions", A, Trouble.SIGN_IN),
        (403, "dailyLimitExceeded", A, Trouble.QUOTA),
        (403, "userRateLimitExceeded User-rate limit exceeded", A, Trouble.BUSY),
        (403, "ErrorSendAsDenied", A, Trouble.SENDER),
        (429, "", A, Trouble.BUSY),
        (429, "quotaExceeded daily limit", A, Trouble.QUOTA),
        (503, "", A, Trouble.BUSY),
        (301, "", A, Trouble.PROTOCOL),
        (404, "", A, Trouble.PROTOCOL),
        (400, "ErrorInvalidRecipients", D, None),
        (400, "Invalid To header", D, None),
        (400, "ErrorMimeContentInvalid", Verdict.CONTENT_REFUSED, None),
        (413, "", Verdict.CONTENT_REFUSED, None),
    ],
)  # fmt: skip
def test_what_the_providers_answer_means(
    code: int, text: str, verdict: Verdict, trouble: Trouble | None
) -> None:
    outcome = judge(code, text)
    assert (outcome.verdict, outcome.trouble) == (verdict, trouble)


@pytest.mark.parametrize(
    ("asked", "waits"), [(120.0, 120.0), (0.0, 1.0), (-5.0, 1.0), (1e9, LONGEST_WAIT_S), (None, None)]
)
def test_how_long_to_wait_is_what_the_provider_asks_within_a_day(
    asked: float | None, waits: float | None
) -> None:
    assert judge(429, "", asked).wait_s == waits
