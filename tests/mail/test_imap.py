"""Reading a mailbox and proving what was sent, against a real Dovecot."""

from __future__ import annotations

import imaplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta

import pytest
import trustme

from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.mail.imap import INBOX, Cursor, Inbox, connect
from cs_workbench.mail.inbox_refusals import (
    InboxCertificate,
    InboxNotEncrypted,
    InboxSignInRefused,
    InboxUnreachable,
    NoSuchFolder,
)
from cs_workbench.mail.incoming import Kind, read
from cs_workbench.mail.message import Mailbox, Message, message_id
from cs_workbench.mail.server import Password, Server, Token
from tests.imap_servers import PASSWORD, USER, Between, ImapServer, imap_server, token
from tests.shared_data import shared

WHO = Password(USER, PASSWORD)
LONG_AGO = date(2020, 1, 1)
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[ImapServer]:
    with imap_server() as running:
        yield running


@pytest.fixture
def folder(server: ImapServer, request: pytest.FixtureRequest) -> str:
    """Return the name of a new folder of this test's own."""
    with other_program(server) as line:
        line.create(f'"{request.node.name}"')
    return str(request.node.name)


@contextmanager
def other_program(server: ImapServer) -> Iterator[imaplib.IMAP4_SSL]:
    """Sign in as another program of the same person."""
    with imaplib.IMAP4_SSL(server.tls.host, server.tls.port, ssl_context=server.trust) as line:
        line.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
        yield line


def deliver(server: ImapServer, folder: str, *mails: bytes) -> None:
    with other_program(server) as line:
        for mail in mails:
            assert line.append(f'"{folder}"', "", "", mail)[0] == "OK"


def signed_in(server: ImapServer) -> Inbox:
    return connect(server.tls, WHO, trust=server.trust)


def ours(number: int, campaign: str = "spring") -> Message:
    return Message(
        message_id(b"secret", campaign, f"p{number}@aoba.example", "acme.example"),
        NOON,
        Mailbox(USER),
        Mailbox(f"p{number}@aoba.example"),
        "春の勉強会",
        "ご案内です。",
    )


def test_what_is_new_is_read_heads_first_and_stays_unread(server: ImapServer, folder: str) -> None:
    bounce = shared("data", "email_bounces", "sisimai", "lhost-postfix-01.eml").read_bytes()
    deliver(server, folder, b"Subject: one\r\n\r\nbody\r\n", bounce)
    with signed_in(server) as inbox:
        news = inbox.news(None, LONG_AGO, folder)
        heads = list(inbox.heads(news.uids, folder))
        assert [head.uid for head in heads] == [1, 2]
        assert read(heads[0].octets).subject == "one"
        assert b"body" not in heads[0].octets
        assert heads[1].size >= len(bounce)
        assert read(inbox.mail(2, folder)).kind is Kind.BOUNCE
        assert inbox.mail(99, folder) == b""
    with other_program(server) as line:
        line.select(f'"{folder}"')
        assert line.uid("SEARCH", "UNSEEN")[1] == [b"1 2"]


def test_the_cursor_gives_each_mail_once(server: ImapServer, folder: str) -> None:
    with signed_in(server) as inbox:
        assert inbox.news(None, LONG_AGO, folder).uids == ()
        start = inbox.news(None, LONG_AGO, folder).cursor
        deliver(server, folder, b"Subject: one\r\n\r\n", b"Subject: two\r\n\r\n")
        first = inbox.news(start, LONG_AGO, folder)
        assert (len(first.uids), first.is_anew) == (2, False)
        assert inbox.news(first.cursor, LONG_AGO, folder).uids == ()
        deliver(server, folder, b"Subject: three\r\n\r\n")
        assert len(inbox.news(first.cursor, LONG_AGO, folder).uids) == 1
        assert len(inbox.news(start, LONG_AGO, folder).uids) == 3


def test_numbers_that_were_given_out_again_are_noticed(server: ImapServer, folder: str) -> None:
    deliver(server, folder, b"Subject: one\r\n\r\n")
    with signed_in(server) as inbox:
        news = inbox.news(None, LONG_AGO, folder)
        assert not news.is_anew
        again = inbox.news(Cursor(news.cursor.validity - 1, 7), LONG_AGO, folder)
        assert (again.uids, again.is_anew, again.cursor) == (news.uids, True, news.cursor)
        later = inbox.news(None, date(2099, 1, 1), folder)
        assert (later.uids, later.cursor) == ((), news.cursor)  # nothing old, and nothing of it later


def test_a_copy_is_kept_in_sent_exactly_once(server: ImapServer) -> None:
    mail = ours(1)
    with signed_in(server) as inbox:
        sent = inbox.sent_folder()
        assert sent == "Gesendet"  # by its mark, whatever its name
        assert inbox.keep_copy(mail.to_bytes(), mail.message_id, sent, NOON)
        assert not inbox.keep_copy(mail.to_bytes(), mail.message_id, sent, NOON)
    with signed_in(server) as inbox:
        assert not inbox.keep_copy(mail.to_bytes(), mail.message_id, sent, NOON)
        news = inbox.news(None, LONG_AGO, sent)
        assert [inbox.mail(uid, sent) for uid in news.uids] == [mail.to_bytes()]


def test_a_copy_whose_answer_was_lost_is_not_put_twice(server: ImapServer, folder: str) -> None:
    mail = ours(2)
    with Between(server.tls.port) as between, connect(between.server, WHO, trust=server.trust) as inbox:
        assert inbox.proven([mail.message_id], folder) == set()
        between.cut_answers_after_octets_up = 2_000  # the copy passes, the answer does not come back
        big = mail.to_bytes() + b"X" * 5_000 + b"\r\n"
        with pytest.raises(InboxUnreachable):
            inbox.keep_copy(big, mail.message_id, folder, NOON)
    with signed_in(server) as inbox:
        assert not inbox.keep_copy(big, mail.message_id, folder, NOON)
        assert len(inbox.news(None, LONG_AGO, folder).uids) == 1


def test_a_line_that_breaks_in_the_middle_of_a_mail_is_no_mail(server: ImapServer, folder: str) -> None:
    whole = ours(3).to_bytes() + b"X" * 78 * 10_000 + b"\r\n"
    deliver(server, folder, whole)
    with Between(server.tls.port) as between, connect(between.server, WHO, trust=server.trust) as inbox:
        (uid,) = inbox.news(None, LONG_AGO, folder).uids
        between.cut_after_octets_down = 200_000
        with pytest.raises(InboxUnreachable, match="ended the connection"):
            inbox.mail(uid, folder)
        with pytest.raises(InboxUnreachable):
            inbox.mail(uid, folder)
    with signed_in(server) as inbox:
        assert inbox.mail(uid, folder) == whole


def test_a_server_that_never_ends_an_answer_holds_nobody(server: ImapServer, folder: str) -> None:
    deliver(server, folder, b"Subject: long\r\n\r\n" + b"X" * 78 * 40_000)
    with (
        Between(server.tls.port) as between,
        connect(between.server, WHO, trust=server.trust, seconds=10, most=1) as inbox,
    ):
        (uid,) = inbox.news(None, LONG_AGO, folder).uids
        between.is_slow = True  # the mail would take twenty seconds
        with pytest.raises(InboxUnreachable, match="in time"):
            inbox.mail(uid, folder)
        with pytest.raises(InboxUnreachable):  # what comes late is not taken for the answer to something else
            inbox.news(None, LONG_AGO, folder)


def test_what_is_put_in_before_the_encryption_is_not_believed() -> None:
    def tamper(talk: socket.socket) -> None:
        said = talk.makefile("rwb", buffering=0)
        said.write(b"* OK ready\r\n")
        while line := said.readline():
            tag, what = line.split()[:2]
            if what == b"CAPABILITY":
                said.write(b"* CAPABILITY IMAP4rev1 STARTTLS\r\n" + tag + b" OK done\r\n")
            elif what == b"STARTTLS":
                said.write(tag + b" OK go on\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n")
                with suppress(OSError), context.wrap_socket(talk, server_side=True) as encrypted:
                    encrypted.recv(1)
                return

    authority = trustme.CA()
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with one_visit(tamper) as port, pytest.raises(InboxNotEncrypted, match="put between"):
        connect(Server("localhost", port, "starttls"), WHO, trust=trust)


@pytest.mark.parametrize(
    "answer", [b"* OK ready\r\n* BYE {99999999999}\r\n", b"* " + b"x" * 2_000_000], ids=["octets", "a line"]
)
def test_a_server_that_sends_without_an_end_is_left(answer: bytes) -> None:
    def pour(talk: socket.socket) -> None:
        with suppress(OSError):
            talk.sendall(answer)
            talk.recv(1)

    with one_visit(pour) as port, pytest.raises(InboxUnreachable):
        connect(Server("localhost", port, "starttls"), WHO)


@contextmanager
def one_visit(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """Let ``answer`` talk to whoever comes first to a port of its own."""

    def work() -> None:
        with suppress(OSError):
            talk, _ = door.accept()
            with talk:
                answer(talk)

    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(20)
        host = threading.Thread(target=work, daemon=True)
        host.start()
        yield door.getsockname()[1]
        host.join(timeout=20)


def test_mails_that_nobody_knew_of_are_proven_by_their_message_id(server: ImapServer, folder: str) -> None:
    mails = [ours(number) for number in range(250)] + [ours(1, "autumn")]
    deliver(server, folder, *(mail.to_bytes() for mail in mails[5:]))
    with signed_in(server) as inbox:
        asked = [mail.message_id for mail in mails[:10]]
        assert inbox.proven(asked, folder) == set(asked[5:])
        assert inbox.proven_of_campaign("spring", folder) == {mail.message_id for mail in mails[5:250]}
        assert inbox.proven(['<"\\\r\nDELETE "x"\r\n@y>', "<é@y>"], folder) == set()


def test_an_encrypted_line_is_made_of_a_plain_one(server: ImapServer) -> None:
    with connect(server.starttls, WHO, trust=server.trust) as inbox:
        assert inbox.news(None, LONG_AGO, INBOX).cursor.validity > 0


def test_a_server_that_cannot_prove_its_name_gets_no_password() -> None:
    with imap_server("other.example") as server:
        for where in (server.tls, server.starttls):
            with pytest.raises(InboxCertificate):
                connect(where, WHO, trust=server.trust)
    with imap_server() as server, pytest.raises(InboxCertificate):
        connect(server.tls, WHO, trust=ssl.create_default_context())


def test_refusals_say_what_to_do_in_japanese(server: ImapServer) -> None:
    japanese = load_catalogue("ja")
    with pytest.raises(InboxSignInRefused) as refused:
        connect(server.tls, Password(USER, "wrong"), trust=server.trust)
    assert "wrong" not in str(refused.value)
    assert "サインイン" in refused.value.explain(japanese)
    with signed_in(server) as inbox, pytest.raises(NoSuchFolder) as absent:
        inbox.news(None, LONG_AGO, "Nowhere")
    assert "Nowhere" in absent.value.explain(japanese)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # held, but nothing listens
        with pytest.raises(InboxUnreachable) as unreachable:
            connect(Server("localhost", nobody.getsockname()[1], "tls"), WHO)
    assert "待ち受けて" in unreachable.value.explain(japanese)
    with pytest.raises(InboxUnreachable) as nameless:
        connect(Server("mail..example", 993, "tls"), WHO)
    assert "見つかりません" in nameless.value.explain(japanese)


def test_a_token_signs_in_and_an_old_one_is_refused(server: ImapServer) -> None:
    with connect(server.tls, Token(USER, token()), trust=server.trust) as inbox:
        assert inbox.news(None, LONG_AGO).cursor.validity > 0
    for bad in (token(lasts=timedelta(hours=-1)), token("somebody@else.example"), "no token"):
        with pytest.raises(InboxSignInRefused) as refused:
            connect(server.tls, Token(USER, bad), trust=server.trust)
        assert bad not in str(refused.value)


def test_a_line_without_starttls_gets_no_password() -> None:
    with imap_server(encrypts=False) as server, pytest.raises(InboxNotEncrypted):
        connect(server.starttls, WHO)


def test_a_line_that_breaks_is_said_to_be_broken() -> None:
    with imap_server() as server:
        inbox = signed_in(server)
    with pytest.raises(InboxUnreachable):
        inbox.news(None, LONG_AGO)
    inbox.close()
