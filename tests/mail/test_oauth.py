"""Signing in in the browser, against a server on this computer: allowed, denied, left, revoked, forged."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest

from cs_workbench.kernel.progress import Cancelled, Tracker
from cs_workbench.mail.oauth import google, microsoft, refreshed, sign_in
from cs_workbench.mail.refusals import CannotConnect, SignInDenied, SignInEnded, SignInLeft
from tests.oauth_servers import OAuthServer, oauth_server

USER = "sato@nagare.example"


@pytest.fixture
def server() -> Iterator[OAuthServer]:
    with oauth_server() as running:
        yield running


def test_a_code_is_redeemed_with_its_proof_and_the_token_renewed(server: OAuthServer) -> None:
    tokens = sign_in(server.app, "mail", USER, server.browse, trust=server.trust)
    (asked,) = server.asked
    assert (asked["code_challenge_method"], asked["login_hint"], asked["scope"]) == (
        "S256", USER, "mail.send offline_access",
    )  # fmt: skip
    assert (tokens.access, tokens.refresh) == (server.access[0], next(iter(server.refresh)))
    again = refreshed(server.app, "api", USER, tokens.refresh, server.trust)
    assert again.access == server.access[1] != tokens.access
    assert server.redeemed[1]["scope"] == "api.send"
    assert "client_secret" not in server.redeemed[1]


def test_who_says_no_keeps_nothing_and_reads_why(server: OAuthServer) -> None:
    server.answer = "deny"
    with pytest.raises(SignInDenied) as denied:
        sign_in(server.app, "mail", USER, server.browse, trust=server.trust)
    assert "AADSTS65004" in str(denied.value)
    assert "Trace" not in str(denied.value)
    assert not server.redeemed


def test_an_answer_to_another_question_is_passed_over(server: OAuthServer) -> None:
    answers: list[int] = []

    def forged(asked: dict[str, str]) -> str:
        return f"{asked['redirect_uri']}?state=another&code=planted"

    def tried(asked: dict[str, str]) -> str:
        for path in ("?state=another&code=planted", "favicon.ico", f"?state={asked['state']}"):
            try:
                urlopen(asked["redirect_uri"] + path, timeout=5).close()  # noqa: S310 - our own listener
                answers.append(200)
            except HTTPError as error:
                answers.append(error.code)
        return forged(asked)

    browse = server.browser_of(tried)
    done = sign_in(
        server.app, "mail", USER, lambda address: threading.Thread(target=browse, args=(address,)).start(),
        trust=server.trust,
    )  # fmt: skip
    assert done.access == server.access[0]
    assert answers == [400, 400, 200]
    assert all(form["code"] != "planted" for form in server.redeemed)


def test_a_page_that_is_closed_ends_in_time(server: OAuthServer) -> None:
    server.answer = "nothing"
    with pytest.raises(SignInLeft):
        sign_in(server.app, "mail", USER, server.browse, trust=server.trust, patience=0.5)


def test_waiting_for_the_browser_can_be_stopped(server: OAuthServer) -> None:
    server.answer = "nothing"
    stop = threading.Event()

    def browse(address: str) -> None:
        server.browse(address)
        stop.set()

    with pytest.raises(Cancelled):
        sign_in(server.app, "mail", USER, browse, trust=server.trust, tracker=Tracker(None, stop.is_set))


def test_a_grant_that_was_revoked_asks_for_a_new_sign_in(server: OAuthServer) -> None:
    tokens = sign_in(server.app, "mail", USER, server.browse, trust=server.trust)
    server.revoked = True
    with pytest.raises(SignInEnded) as ended:
        refreshed(server.app, "mail", USER, tokens.refresh, server.trust)
    assert "AADSTS50173" in str(ended.value)


def test_a_registration_that_is_gone_asks_for_a_new_sign_in(server: OAuthServer) -> None:
    other = replace(server.app, client="gone")
    with pytest.raises(SignInEnded, match="no such registration"):
        sign_in(other, "mail", USER, server.browse, trust=server.trust)


@pytest.mark.parametrize("status", [500, 503, 302])
def test_a_provider_that_is_down_is_tried_again_later(server: OAuthServer, status: int) -> None:
    tokens = sign_in(server.app, "mail", USER, server.browse, trust=server.trust)
    server.broken = status
    with pytest.raises(CannotConnect):
        refreshed(server.app, "mail", USER, tokens.refresh, server.trust)


def test_a_provider_that_cannot_prove_who_it_is_gets_no_code(server: OAuthServer) -> None:
    with pytest.raises(CannotConnect):
        sign_in(server.app, "mail", USER, server.browse)
    assert not server.redeemed


def test_what_is_asked_for_is_no_more_than_is_needed() -> None:
    there, mine = microsoft("id", "contoso.example"), google("id", "s")
    assert urlsplit(there.authorize).path == "/contoso.example/oauth2/v2.0/authorize"
    assert there.scopes["api"] == ("https://graph.microsoft.com/Mail.Send", "offline_access")
    assert mine.scopes == {
        "mail": ("https://mail.google.com/",), "api": ("https://www.googleapis.com/auth/gmail.send",),
    }  # fmt: skip
    assert parse_qs("access_type=offline&prompt=consent") == {
        name: [value] for name, value in mine.more.items()
    }
    assert "s'" not in repr(mine)
