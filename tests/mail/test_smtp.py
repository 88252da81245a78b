"""Handing over to a real server that logs before it answers: what is known is known, what is not is said."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cs_workbench.domain.smtp_answers import Answer, Phase, Trouble, Verdict
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.mail.refusals import (
    BadCertificate,
    CannotConnect,
    MailboxTrouble,
    NotEncrypted,
    NoWayToSignIn,
    ServerRefused,
    SignInRefused,
    UnsafeHeader,
)
from cs_workbench.mail.server import Envelope, Password, Server, Times, Token
from cs_workbench.mail.smtp import Connection, connect
from tests.mail_servers import OLD_TOKEN, SOON, TOKEN, USER, WHO, MailServer, fault, line, mail_server
from tests.support.letters import MAIL, envelope, hand_over, to


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    with mail_server(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def server(servers: MailServer) -> MailServer:
    """Return a server that has taken nothing and does nothing wrong."""
    return servers.anew()


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_mails_go_one_after_another_over_an_encrypted_line_octet_for_octet(
    tmp_path: Path, security: str
) -> None:
    mails = [to(n) for n in range(3)]
    with mail_server(tmp_path, security=security) as server, line(server) as connection:
        assert [hand_over(connection, mail).verdict for mail in mails] == [Verdict.SENT] * 3
        assert connection.is_usable
        found = server.accepted()
    assert [line["content"].encode() for line in found] == [mail.to_bytes() for mail in mails]
    assert {line["connection"] for line in found} == {1}
    assert [line["recipients"] for line in found] == [list(mail.recipients) for mail in mails]


def test_a_token_signs_in_and_an_old_one_is_refused_with_what_to_do(server: MailServer) -> None:
    with line(server, who=Token(USER, TOKEN)) as connection:
        assert hand_over(connection, to(1)).verdict is Verdict.SENT
    with pytest.raises(SignInRefused) as refused:
        connect(server.server, Token(USER, OLD_TOKEN), trust=server.trust, times=SOON)
    assert refused.value.outcome.trouble is Trouble.SIGN_IN
    assert USER in refused.value.explain(load_catalogue("ja"))
    assert OLD_TOKEN not in repr(Token(USER, OLD_TOKEN))


def test_a_wrong_password_is_refused_and_a_server_out_of_breath_is_not_a_wrong_password(
    server: MailServer,
) -> None:
    with pytest.raises(SignInRefused):
        connect(server.server, Password(USER, "wrong"), trust=server.trust, times=SOON)
    server.do_wrong(fault("sign_in", "454 4.7.0 Temporary authentication failure", times=1))
    with pytest.raises(ServerRefused) as busy:
        connect(server.server, WHO, trust=server.trust, times=SOON)
    assert busy.value.outcome.trouble is Trouble.BUSY
    with line(server) as connection:  # the next time it works
        assert connection.is_usable


def test_a_server_that_knows_only_other_sign_ins_is_named(server: MailServer) -> None:
    server.behave(without=["AUTH"], offers=["AUTH GSSAPI"])
    with pytest.raises(NoWayToSignIn, match="GSSAPI"):
        connect(server.server, WHO, trust=server.trust, times=SOON)
    server.behave(without=["AUTH"], offers=["AUTH LOGIN"])
    with line(server) as connection:
        assert connection.is_usable


# -- outreach.md 4.4, 8: TLS


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("certificate", ["another host's", "expired", "of a stranger"])
def test_a_server_that_is_not_who_it_says_gets_no_password(
    tmp_path: Path, security: str, certificate: str
) -> None:
    with mail_server(tmp_path, security=security, certificate=certificate) as server:
        with pytest.raises(BadCertificate) as refused:
            connect(server.server, WHO, trust=server.trust, times=SOON)
        assert refused.value.outcome.verdict is Verdict.ACCOUNT_TROUBLE
    assert "localhost" in str(refused.value)


def test_without_starttls_nothing_is_said(server: MailServer) -> None:
    server.behave(without=["STARTTLS"])
    with pytest.raises(NotEncrypted):
        connect(server.server, WHO, trust=server.trust, times=SOON)


@pytest.mark.parametrize("answer", ["454 4.7.0 not now", "220 go on\r\n250 put in on the way"])
def test_a_starttls_that_is_refused_or_tampered_with_ends_the_line(server: MailServer, answer: str) -> None:
    server.do_wrong(fault("tls", answer))
    with pytest.raises(NotEncrypted):
        connect(server.server, WHO, trust=server.trust, times=SOON)


def test_a_port_without_tls_is_said_to_be_one(server: MailServer) -> None:
    with pytest.raises(CannotConnect, match="encryption"):
        connect(replace(server.server, security="tls"), WHO, trust=server.trust, times=SOON)


def test_nobody_there_and_no_such_name_are_told_apart_in_japanese() -> None:
    said = []
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # held, but nothing listens
        for host, number in (("localhost", nobody.getsockname()[1]), ("nobody.invalid", 465)):
            with pytest.raises(CannotConnect) as refused:
                connect(Server(host, number), WHO, times=SOON)
            said.append(refused.value.explain(load_catalogue("ja")))
    assert "待ち受けて" in said[0]
    assert "見つかりません" in said[1]


@pytest.mark.parametrize(
    "host", ["a" * 64 + ".example", "mail..example", ".example", "ﬀ" * 70, "a\ud800b.example"]
)
def test_a_name_that_no_server_can_have_is_a_sentence(host: str) -> None:
    with pytest.raises(CannotConnect, match="no server has this name"):
        connect(Server(host), WHO, times=SOON)


# -- outreach.md 4.4, 4: the line drops at the dot


@pytest.mark.parametrize(("do", "delivered"), [("accept, then drop", 1), ("drop", 0)])
def test_a_drop_after_the_dot_is_unknown_whether_it_was_accepted_or_lost(
    server: MailServer, do: str, delivered: int
) -> None:
    server.do_wrong(fault("dot", do))
    with line(server) as connection:
        assert hand_over(connection, to(1)).verdict is Verdict.UNKNOWN
        assert not connection.is_usable
        assert len(server.accepted()) == delivered


@pytest.mark.parametrize("at", ["mail", "rcpt", "data", "body"])
def test_a_drop_before_the_dot_is_certainly_not_delivered(server: MailServer, at: str) -> None:
    server.do_wrong(fault(at, "drop"))
    with line(server) as connection:
        found = connection.begin(envelope(to(1)), to(1).to_bytes())
        if found is None:  # the reset came after our look at the line
            assert at == "body"
            found = connection.commit()
            assert found.verdict is Verdict.UNKNOWN
        else:
            assert found.verdict in (Verdict.DEFERRED, Verdict.ACCOUNT_TROUBLE)
        assert not connection.is_usable
        assert server.accepted() == []


@pytest.mark.parametrize("do", ["drop", "hang"])
def test_a_line_that_breaks_in_the_middle_of_the_body_leaves_no_doubt(server: MailServer, do: str) -> None:
    big = to(1).to_bytes() + b"X" * 78 * 300_000 + b"\r\n"  # more than a line holds that nobody reads
    server.do_wrong(fault("body", do))
    with line(server, replace(SOON, body=1)) as connection:
        found = connection.begin(envelope(to(1)), big)
        assert found is not None
        assert (found.verdict, found.answer.phase) == (Verdict.DEFERRED, Phase.BODY)
        assert not connection.is_usable
        assert server.accepted() == []


def test_a_mail_that_is_begun_and_left_is_not_delivered(server: MailServer) -> None:
    for leave in (Connection.abandon, Connection.leave, Connection.close):
        with line(server) as connection:
            assert connection.begin(envelope(to(1)), to(1).to_bytes()) is None
            leave(connection)
    with line(server) as connection:
        assert hand_over(connection, to(2)).verdict is Verdict.SENT
    assert server.ids() == [to(2).message_id]


# -- outreach.md 4.4, 5: answers at every phase

ANSWERS: list[tuple[str, str, Verdict, Trouble | None]] = [
    ("rcpt", "451 4.7.1 greylisted", Verdict.DEFERRED, None),
    ("rcpt", "450 4.2.1 receiving mail too quickly", Verdict.DEFERRED, None),
    ("data", "451 4.3.0 later", Verdict.DEFERRED, None),
    ("dot", "451 4.3.0 later", Verdict.DEFERRED, None),
    ("rcpt", "550 5.1.1 no such user", Verdict.FAILED, None),
    ("mail", "550 5.7.60 not allowed to send as this sender", Verdict.ACCOUNT_TROUBLE, Trouble.SENDER),
    ("mail", "451 4.3.2 not now", Verdict.ACCOUNT_TROUBLE, Trouble.BUSY),
    ("data", "554 5.7.1 no", Verdict.CONTENT_REFUSED, None),
    ("dot", "554 5.7.1 looks like spam", Verdict.CONTENT_REFUSED, None),
    ("mail", "432 4.3.2 Concurrent connections limit exceeded", Verdict.ACCOUNT_TROUBLE, Trouble.CONNECTIONS),
    ("mail", "421 4.7.0 unusual rate", Verdict.ACCOUNT_TROUBLE, Trouble.BUSY),
    ("rcpt", "421 4.7.0 unusual rate", Verdict.ACCOUNT_TROUBLE, Trouble.BUSY),
    ("dot", "421 4.7.0 try again later", Verdict.ACCOUNT_TROUBLE, Trouble.BUSY),
    ("dot", "550 5.4.5 Daily user sending limit exceeded", Verdict.ACCOUNT_TROUBLE, Trouble.QUOTA),
    ("mail", "530 5.7.57 Client not authenticated", Verdict.ACCOUNT_TROUBLE, Trouble.SIGN_IN),
]


@pytest.mark.parametrize("offers", [[], ["PIPELINING"]], ids=["one by one", "at once"])
def test_every_answer_of_every_phase_means_what_it_means_and_nothing_was_delivered(
    server: MailServer, offers: list[str]
) -> None:
    server.behave(offers=offers)
    for at, answer, verdict, trouble in ANSWERS:
        server.do_wrong(fault(at, answer, times=1))
        with line(server) as connection:
            found = hand_over(connection, to(1))
            assert (found.verdict, found.trouble) == (verdict, trouble), answer
            assert found.answer.code == int(answer[:3])
            assert found.answer.text == answer[4:]
            assert server.accepted() == []
            if (
                connection.is_usable and at != "dot"
            ):  # the envelope is forgotten: the next mail goes to its own
                server.do_wrong()
                assert hand_over(connection, to(2)).verdict is Verdict.SENT
                assert server.accepted()[-1]["recipients"] == ["p2@kita.example"]
                server.anew()
                server.behave(offers=offers)


@pytest.mark.parametrize("offers", [[], ["PIPELINING"]], ids=["one by one", "at once"])
@pytest.mark.parametrize("answer", ["550 5.1.1 gone", "450 4.2.1 receiving mail too quickly"])
def test_a_refused_copy_is_told_and_the_mail_goes_to_the_others(
    server: MailServer, offers: list[str], answer: str
) -> None:
    people = (replace(MAIL.to, address=f"{who}@kita.example") for who in ("gone", "boss"))
    mail = replace(to(1), cc=tuple(people))
    server.behave(offers=offers)
    server.do_wrong(fault("rcpt", answer, about="gone@"))
    with line(server) as connection:
        found = hand_over(connection, mail)
        assert found.verdict is Verdict.SENT
        (copy,) = found.refused_copies
        assert (copy.answer.address, copy.answer.code) == ("gone@kita.example", int(answer[:3]))
        assert copy.suppress == answer.startswith("550")
        server.do_wrong()
        assert hand_over(connection, to(2)).refused_copies == ()
    assert server.accepted()[0]["recipients"] == ["p1@kita.example", "boss@kita.example"]


@pytest.mark.parametrize("offers", [[], ["PIPELINING"]], ids=["one by one", "at once"])
@pytest.mark.parametrize(
    ("about", "answer", "verdict"),
    [
        ("p1@", "550 5.1.1 gone", Verdict.FAILED),
        ("boss@", "550 5.4.5 Daily user sending limit exceeded", Verdict.ACCOUNT_TROUBLE),
    ],
)
def test_without_the_one_it_is_to_no_copy_goes_and_a_mailbox_in_trouble_sends_none(
    server: MailServer, offers: list[str], about: str, answer: str, verdict: Verdict
) -> None:
    mail = replace(to(1), cc=(replace(MAIL.to, address="boss@kita.example"),))
    server.behave(offers=offers)
    server.do_wrong(fault("rcpt", answer, about=about))
    with line(server) as connection:
        found = connection.begin(envelope(mail), mail.to_bytes())
        assert found is not None
        assert found.verdict is verdict
        assert about in found.answer.address
    assert server.accepted() == []


def test_a_server_that_answers_data_with_a_plain_yes_gets_no_body(server: MailServer) -> None:
    server.do_wrong(fault("data", "250 2.0.0 fine"))
    with line(server) as connection:
        found = connection.begin(envelope(to(1)), to(1).to_bytes())
        assert found is not None
        assert found.trouble is Trouble.PROTOCOL


def test_a_busy_or_refusing_server_at_the_door_is_no_fault_of_any_mail(server: MailServer) -> None:
    for at, answer, trouble in (
        ("connect", "421 4.3.2 too many connections", Trouble.BUSY),
        ("connect", "554 5.7.1 not from here", Trouble.SENDER),
        ("hello", "421 4.3.0 closing", Trouble.BUSY),
        ("hello", "502 5.5.1 EHLO is not known", Trouble.SENDER),
    ):
        server.do_wrong(fault(at, answer))
        with pytest.raises(ServerRefused) as refused:
            connect(server.server, WHO, trust=server.trust, times=SOON)
        assert refused.value.outcome.trouble is trouble


# -- outreach.md 4.4, 6: slow servers


def test_a_server_that_takes_its_time_for_each_answer_still_gets_the_mail(server: MailServer) -> None:
    server.behave(seconds=0.1)
    server.do_wrong(fault("dot", "stall", seconds=0.5))
    with line(server, Times()) as connection:
        assert hand_over(connection, to(1)).verdict is Verdict.SENT
        assert server.ids() == [to(1).message_id]


def test_a_silence_before_the_dot_is_no_doubt_and_after_it_is(server: MailServer) -> None:
    brief = replace(SOON, rcpt=0.3, dot=0.3)
    server.do_wrong(fault("rcpt", "hang", times=1))
    with line(server, brief) as connection:
        assert hand_over(connection, to(1)).verdict is Verdict.DEFERRED
    server.do_wrong(fault("dot", "hang"))
    with line(server, brief) as connection:
        assert hand_over(connection, to(2)).verdict is Verdict.UNKNOWN
    assert Times().dot == 600


def test_a_server_that_trickles_cannot_keep_anybody_waiting(server: MailServer) -> None:
    server.behave(replies="trickle")
    with pytest.raises(CannotConnect, match="in time"):
        connect(
            server.server, WHO, trust=server.trust, times=replace(SOON, connect=0.5)
        )  # it needs seven seconds


@pytest.mark.parametrize("answer", ["hello there", "250-more\r\n" * 20_000 + "250 end", "25\x00 what", "+OK"])
@pytest.mark.parametrize("at", ["rcpt", "dot"])
def test_an_answer_that_means_nothing_ends_the_line_and_is_no_yes(
    server: MailServer, at: str, answer: str
) -> None:
    server.do_wrong(fault(at, answer))
    with line(server) as connection:
        found = hand_over(connection, to(1))
        assert found.verdict is (Verdict.UNKNOWN if at == "dot" else Verdict.ACCOUNT_TROUBLE)
        assert not connection.is_usable
        assert server.accepted() == []


# -- outreach.md 4.4, 7: servers that can little, and say it oddly


@pytest.mark.parametrize("replies", ["many lines", "split", "bare lf"])
@pytest.mark.parametrize("offers", [[], ["PIPELINING"]], ids=["one by one", "at once"])
def test_answers_come_in_any_shape(server: MailServer, replies: str, offers: list[str]) -> None:
    server.behave(replies=replies, offers=offers)
    with line(server) as connection:
        assert [hand_over(connection, to(n)).verdict for n in range(2)] == [Verdict.SENT] * 2
        assert len(server.accepted()) == 2


def test_a_server_without_extensions_gets_the_same_mail(server: MailServer) -> None:
    server.behave(without=["8BITMIME", "SMTPUTF8", "SIZE", "HELP"])
    with line(server) as connection:
        assert hand_over(connection, to(1)).verdict is Verdict.SENT
        assert server.accepted()[0]["content"].isascii()
        letters = replace(to(2), to=replace(MAIL.to, address="伊昭傑@kita.example"))
        found = hand_over(connection, letters)
        assert (found.verdict, found.suppress) == (Verdict.FAILED, False)
        assert connection.is_usable


def test_other_letters_before_the_at_go_where_they_are_taken(server: MailServer) -> None:
    letters = replace(to(2), to=replace(MAIL.to, address="伊昭傑@kita.example"))
    with line(server) as connection:
        assert hand_over(connection, letters).verdict is Verdict.SENT
        assert server.accepted()[0]["recipients"] == ["伊昭傑@kita.example"]


def test_a_mail_that_is_too_large_is_not_begun(server: MailServer) -> None:
    server.behave(largest=500)
    with line(server) as connection:
        found = hand_over(connection, to(1))
        assert (found.verdict, found.answer.enhanced) == (Verdict.CONTENT_REFUSED, "5.3.4")
        assert connection.is_usable
        assert server.accepted() == []


def test_notices_of_delivery_are_asked_for_where_the_server_gives_them(server: MailServer) -> None:
    server.behave(offers=["DSN"])
    with line(server) as connection:
        assert hand_over(connection, to(1)).verdict is Verdict.SENT
        assert server.accepted()[0]["parameters"] == [
            "RET=HDRS", "ENVID=" + to(1).message_id.replace("=", "+3D"),
            "NOTIFY=FAILURE,DELAY", "ORCPT=rfc822;p1@kita.example",
        ]  # fmt: skip


def test_a_body_with_leading_dots_arrives_as_it_was(server: MailServer) -> None:
    body = b"Subject: x\r\n\r\n.\r\n..two\r\n.end\r\n"
    with line(server) as connection:
        assert connection.begin(envelope(to(1)), body) is None
        assert connection.commit().verdict is Verdict.SENT
        assert server.accepted()[0]["content"].encode() == body


@pytest.mark.parametrize(
    "address", ["a@b.example>\r\nRCPT TO:<c@d.example", "a b@c.example", "<a@b>", "a@b\0", ""]
)
def test_no_address_can_say_a_command(server: MailServer, address: str) -> None:
    with line(server) as connection:
        with pytest.raises(UnsafeHeader):
            connection.begin(Envelope(USER, (address,)), b"x\r\n")
        assert hand_over(connection, to(1)).verdict is Verdict.SENT


def test_a_line_that_died_while_idle_costs_no_doubt(tmp_path: Path) -> None:
    with mail_server(tmp_path) as server:
        connection = connect(server.server, WHO, trust=server.trust, times=SOON)
        assert hand_over(connection, to(1)).verdict is Verdict.SENT
    found = connection.begin(envelope(to(2)), to(2).to_bytes())
    assert found is not None
    assert (found.verdict, found.trouble) == (Verdict.ACCOUNT_TROUBLE, Trouble.NETWORK)


def test_every_trouble_is_a_sentence_in_both_languages() -> None:
    kinds: list[type[MailboxTrouble]] = [
        CannotConnect, BadCertificate, NotEncrypted, SignInRefused, NoWayToSignIn, ServerRefused,
    ]  # fmt: skip
    japanese = load_catalogue("ja")
    params: dict[str, Any] = {"host": "mail.example", "port": 465, "user": "kei"}
    for kind in kinds:
        found = kind("words of the server", Answer(Phase.CONNECT, 421, "4.3.2 later"), **params)
        assert "words of the server" in found.explain(japanese)
        assert found.explain(japanese) != str(found)
