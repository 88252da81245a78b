"""Mailboxes signed in to in the browser: sent from, renewed once, resting when the sign-in is over."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.mail import web_send
from cs_workbench.mail.refusals import SignInDenied, SignInEnded, SignInRefused
from cs_workbench.services import mail_sign_in, secret_texts
from cs_workbench.services.commands import do
from cs_workbench.services.mail_sign_in import NoRegistration, NotInBrowser, app_of, sign_in
from cs_workbench.services.mailboxes import NotSignedIn, door_of, found_mailbox, go_on, mailbox, try_door
from cs_workbench.services.outreach import campaign
from cs_workbench.services.outreach_send import send_from
from cs_workbench.services.outreach_templates import SetMailbox
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.workbench import Workbench
from tests.mail_servers import OLD_TOKEN, TOKEN, USER, MailServer, mail_server
from tests.oauth_servers import OAuthServer, oauth_server
from tests.support.once import made_once
from tests.support.outreach import MAILBOX
from tests.support.sending import accepted, connected, leaving, make_profile, run_once, states
from tests.web_mail_servers import GOOD, WebMailServer, fault, web_mail_server

ACCOUNTS = 4


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    with mail_server(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def provider(servers: MailServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[OAuthServer]:
    """Return a provider whose certificates are trusted together with the mail server's."""
    (servers.folder / "accepted.jsonl").open("w").close()
    with oauth_server() as running:
        running.vouch(servers.trust)
        monkeypatch.setattr(mail_sign_in, "app_of", lambda _bench, _sign_in: running.app)
        yield running


@pytest.fixture
def desk(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, servers: MailServer
) -> Iterator[Workbench]:
    kept = made_once(tmp_path_factory, "sending-few", lambda folder: make_profile(folder, ACCOUNTS))
    shutil.copytree(kept, tmp_path / "profile")
    opened = open_workbench(data_dir=tmp_path / "profile", language="en")
    connected(opened, servers)
    do(opened, SetMailbox(MAILBOX, {"sign_in": "microsoft"}))
    secret_texts.forget(opened, f"mailbox/{MAILBOX}")
    yield opened
    close_workbench(opened)


def signed_in(desk: Workbench, provider: OAuthServer, *tokens: str) -> None:
    """Sign in in the browser; the access tokens that follow are ``tokens``."""
    sign_in(desk, MAILBOX, provider.browse, trust=provider.trust)
    provider.next_access = list(tokens)


def test_a_mailbox_that_was_signed_in_to_sends(
    desk: Workbench, provider: OAuthServer, servers: MailServer
) -> None:
    signed_in(desk, provider, TOKEN)
    leaving(desk)
    assert run_once(desk, servers).sent == ACCOUNTS
    assert len(accepted(servers)) == ACCOUNTS
    assert [form["grant_type"] for form in provider.redeemed] == ["authorization_code", "refresh_token"]
    kept = secret_texts.kept(desk, f"mailbox/{MAILBOX}")
    assert kept in provider.refresh  # the newest of those that were given, and no access token


def test_a_token_that_the_server_refuses_is_renewed_once(
    desk: Workbench, provider: OAuthServer, servers: MailServer
) -> None:
    signed_in(desk, provider, OLD_TOKEN, TOKEN)
    try_door(desk, MAILBOX, servers.trust)
    assert len(provider.redeemed) == 3
    provider.next_access = [OLD_TOKEN, OLD_TOKEN, TOKEN]
    with pytest.raises(SignInRefused):
        try_door(desk, MAILBOX, servers.trust)
    assert provider.next_access == [TOKEN]


def test_a_sign_in_that_is_over_lets_the_mailbox_rest_until_somebody_signs_in(
    desk: Workbench, provider: OAuthServer, servers: MailServer
) -> None:
    signed_in(desk, provider)
    provider.revoked = True
    uid = leaving(desk)
    with pytest.raises(SignInEnded):
        run_once(desk, servers)
    row = mailbox(desk, MAILBOX)
    assert row.waits_for_person
    assert "sign-in" in row.paused_why
    assert states(desk, uid) == {"queued": ACCOUNTS}
    provider.revoked = False
    signed_in(desk, provider, TOKEN)
    assert mailbox(desk, MAILBOX).paused_until is None
    assert send_from(desk, MAILBOX, once=True, trust=servers.trust).sent == ACCOUNTS


def test_who_denies_leaves_what_was_kept(desk: Workbench, provider: OAuthServer) -> None:
    signed_in(desk, provider)
    kept = secret_texts.kept(desk, f"mailbox/{MAILBOX}")
    provider.answer = "deny"
    with pytest.raises(SignInDenied):
        sign_in(desk, MAILBOX, provider.browse, trust=provider.trust)
    assert secret_texts.kept(desk, f"mailbox/{MAILBOX}") == kept


def test_the_inbox_signs_in_with_the_same_grant(desk: Workbench, provider: OAuthServer) -> None:
    signed_in(desk, provider, TOKEN)
    who = door_of(desk, found_mailbox(desk, MAILBOX), provider.trust).who
    assert who is not None
    assert (who.user, who.secret) == (USER, TOKEN)


def test_what_is_not_set_up_is_said(desk: Workbench) -> None:
    with pytest.raises(NotSignedIn):
        try_door(desk, MAILBOX)
    with pytest.raises(NoRegistration):
        sign_in(desk, MAILBOX, print)
    do(desk, SetSetting("microsoft_client", "id"))
    do(desk, SetSetting("google_client", "id"))
    assert "/organizations/" in app_of(desk, "microsoft").token
    assert app_of(desk, "google").secret == ""
    do(desk, SetMailbox(MAILBOX, {"sign_in": "password"}))
    with pytest.raises(NotInBrowser):
        sign_in(desk, MAILBOX, print)


@pytest.fixture
def web(tmp_path: Path, provider: OAuthServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebMailServer]:
    """Return a provider's own way to send; its certificates are trusted together with the provider's."""
    with web_mail_server(tmp_path / "web") as running:
        provider.vouch(running.trust)
        monkeypatch.setitem(web_send.APIS, "microsoft", running.api())
        yield running


def by_api(desk: Workbench, provider: OAuthServer, *tokens: str) -> None:
    do(desk, SetMailbox(MAILBOX, {"transport": "api"}))
    signed_in(desk, provider, *tokens)


def test_a_campaign_leaves_by_the_providers_own_way_each_mail_once(
    desk: Workbench, provider: OAuthServer, web: WebMailServer
) -> None:
    by_api(desk, provider, "expired", GOOD)
    uid = leaving(desk)
    try_door(desk, MAILBOX, web.trust)
    provider.next_access = ["expired", GOOD]
    assert send_from(desk, MAILBOX, once=True, trust=web.trust).sent == ACCOUNTS
    arrived = Counter(address for mail in web.accepted() for address in mail["recipients"])
    assert arrived == {f"p1@c{n}.example": 1 for n in range(1, ACCOUNTS + 1)}
    assert {form["scope"] for form in provider.redeemed[1:]} == {"api.send"}
    assert states(desk, uid) == {"sent": ACCOUNTS}
    assert campaign(desk, uid).state == "finished"


def test_a_provider_that_asks_to_wait_is_waited_for_and_an_answer_that_fails_is_a_doubt(
    desk: Workbench, provider: OAuthServer, web: WebMailServer
) -> None:
    by_api(desk, provider)
    do(desk, SetMailbox(MAILBOX, {"limits": {"per_minute": None, "connections": 1}}))
    provider.next_access = [GOOD] * 9
    uid = leaving(desk)
    web.do_wrong(fault("accept, then drop", times=1), fault("answer", status=429, wait="600"))
    done = send_from(desk, MAILBOX, once=True, trust=web.trust)
    assert (done.unknown, done.returned, done.waiting) == (1, 1, ACCOUNTS - 1)
    rest = mailbox(desk, MAILBOX).paused_until
    assert rest is not None
    assert timedelta(minutes=9) < rest - desk.clock.now() <= timedelta(minutes=10)
    web.do_wrong()
    go_on(desk, MAILBOX)
    send_from(desk, MAILBOX, once=True, trust=web.trust)
    assert states(desk, uid) == {"sent": ACCOUNTS - 1, "unknown": 1}
    assert len(web.accepted()) == ACCOUNTS  # the one in doubt had arrived, and is not sent again


def test_a_password_opens_no_providers_own_way(desk: Workbench) -> None:
    do(desk, SetMailbox(MAILBOX, {"transport": "api", "sign_in": "password"}))
    with pytest.raises(NotInBrowser):
        try_door(desk, MAILBOX)
