"""Calendars over HTTPS: verified, bounded, conditional, and their addresses told to nobody."""

from __future__ import annotations

import base64
import logging
import threading
from collections.abc import Callable
from datetime import date
from http.server import BaseHTTPRequestHandler
from time import monotonic

import pytest

from cs_workbench.kernel.errors import Retry
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.kernel.progress import Cancelled, Tracker
from cs_workbench.sources.calendars import web
from cs_workbench.sources.calendars.feeds import AddressFeed, CalDavFeed
from cs_workbench.sources.calendars.reading import events_in
from cs_workbench.sources.calendars.records import Window
from cs_workbench.sources.calendars.refusals import FeedFailed
from cs_workbench.sources.calendars.web import Address, address_of, ask
from cs_workbench.sources.refusals import Refused
from tests.web_servers import Answer, Asked, https

WINDOW = Window(date(2026, 9, 1), date(2027, 12, 1), date(2026, 11, 24))
ICS = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261201T010000Z\r\nSUMMARY:x\r\nEND:VEVENT\r\n"
    b"END:VCALENDAR\r\n"
)


def always(status: int, body: bytes = b"", **headers: str) -> Callable[[Asked], Answer]:
    return lambda _: (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def test_a_calendar_that_did_not_change_is_not_sent_again() -> None:
    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == '"v1"':
            return 304, {}, b""
        return 200, {"ETag": '"v1"', "Last-Modified": "Tue, 24 Nov 2026 00:00:00 GMT"}, ICS

    with https(answer) as peer:
        feed = AddressFeed(Address(f"{peer.url}/secret.ics"), peer.trust)
        first = feed.fetch({}, WINDOW, Tracker())
        assert first is not None
        assert first.content == ICS
        assert feed.fetch(first.known, WINDOW, Tracker()) is None
    assert "if-none-match" not in peer.asked[0].headers
    assert peer.asked[1].headers["if-modified-since"] == "Tue, 24 Nov 2026 00:00:00 GMT"


@pytest.mark.parametrize(
    ("answer", "why", "retry"),
    [
        (always(401), "sign-in", Retry.AFTER_LOGIN),
        (always(403), "sign-in", Retry.AFTER_LOGIN),
        (always(404), "no calendar under this address", Retry.NEVER),
        (always(500), "fault", Retry.LATER),
        (always(302, Location="https://localhost:1/"), "cannot be reached", Retry.LATER),
        (always(302, Location="http://far.example/"), "http://", Retry.NEVER),
        (always(302, Location="file:///etc/passwd"), "no address", Retry.NEVER),
        (always(200, b"x" * 10, Content_Length="100", Connection="close"), "broke off", Retry.LATER),
    ],
    ids=["401", "403", "404", "500", "refused", "downgrade", "file", "cut"],
)
def test_every_failure_is_one_sentence_in_both_languages(
    answer: Callable[[Asked], Answer], why: str, retry: Retry
) -> None:
    with https(answer) as peer, pytest.raises(FeedFailed, match=why) as failed:
        ask(Address(f"{peer.url}/s3cret.ics"), Tracker(), trust=peer.trust)
    assert failed.value.retry is retry
    for language in ("ja", "en"):
        told = failed.value.explain(load_catalogue(language))
        assert "s3cret" not in told
        assert "{" not in told
    assert failed.value.explain(load_catalogue("ja")) != failed.value.explain(load_catalogue("en"))


def test_going_in_circles_ends() -> None:
    with https(lambda asked: (302, {"Location": asked.path + "x"}, b"")) as peer:
        with pytest.raises(FeedFailed, match="on and on"):
            ask(Address(f"{peer.url}/a"), Tracker(), trust=peer.trust)
        assert len(peer.asked) == 6


def test_a_false_certificate_gets_no_request() -> None:
    with https(always(200, ICS), name="other.example") as peer:
        with pytest.raises(FeedFailed, match="cannot prove"):
            ask(Address(f"{peer.url}/a.ics", "u", "p"), Tracker(), trust=peer.trust)
        with pytest.raises(FeedFailed, match="cannot prove"):  # nobody vouches for it at all
            ask(Address(f"{peer.url}/a.ics", "u", "p"), Tracker())
        assert not peer.asked


@pytest.mark.parametrize("headers_first", [True, False], ids=["body", "headers"])
def test_a_server_that_trickles_cannot_keep_anybody_waiting(headers_first: bool) -> None:
    gone = threading.Event()

    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(
            b"HTTP/1.1 200 OK\r\n" + (b"Content-Length: 9999\r\n\r\n" if headers_first else b"X: ")
        )
        while not gone.wait(0.05):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    with https(lambda _: trickle) as peer:
        since = monotonic()
        with pytest.raises(FeedFailed, match="took longer"):
            ask(Address(f"{peer.url}/a.ics"), Tracker(), trust=peer.trust, seconds=0.6)
        assert monotonic() - since < 5
        gone.set()


def test_a_calendar_larger_than_any_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MOST_BYTES", 1_000_000)
    with https(always(200, b"x" * 2_000_000)) as peer, pytest.raises(FeedFailed, match="more than 1 MB"):
        ask(Address(f"{peer.url}/a.ics"), Tracker(), trust=peer.trust)


def test_stopping_stops_a_fetch() -> None:
    with https(always(200, ICS)) as peer, pytest.raises(Cancelled):
        ask(Address(f"{peer.url}/a.ics"), Tracker(stopping=lambda: True), trust=peer.trust)


def test_the_password_goes_to_the_first_server_only() -> None:
    with https(always(200, ICS)) as other, https(always(302, Location=f"{other.url}/a.ics")) as peer:
        other.authority.configure_trust(peer.trust)
        answer = ask(Address(f"{peer.url}/a.ics", "sato", "p4ss"), Tracker(), trust=peer.trust)
        assert answer.body == ICS
        expected = "Basic " + base64.b64encode(b"sato:p4ss").decode()
        assert peer.asked[0].headers["authorization"] == expected
        assert "authorization" not in other.asked[0].headers


def test_an_address_is_never_logged_nor_shown(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), https(always(200, ICS)) as peer:
        logging.getLogger("httpx").setLevel(logging.WARNING)
        logging.getLogger("httpcore").setLevel(logging.WARNING)
        address = address_of(
            peer.url.replace("https://", "https://sato:CANARY-1@") + "/CANARY-2/basic.ics?t=CANARY-3"
        )
        ask(address, Tracker(), trust=peer.trust)
    assert "CANARY" not in caplog.text
    assert "CANARY" not in repr(address)
    assert (address.user, address.password) == ("sato", "CANARY-1")
    assert "CANARY-1" not in address.url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("webcal://p.example/a.ics", "https://p.example/a.ics"),
        ("  https://p.example:8443/a%20b.ics?x=1#y ", "https://p.example:8443/a%20b.ics?x=1"),
        ("http://127.0.0.1:8000/a.ics", "http://127.0.0.1:8000/a.ics"),
        ("http://[::1]:8000/a.ics", "http://[::1]:8000/a.ics"),
    ],
)
def test_addresses_as_people_paste_them(text: str, url: str) -> None:
    assert address_of(text).url == url


@pytest.mark.parametrize(
    "text",
    ["http://p.example/a.ics", "ftp://p.example", "p.example", "https://", "https://[x", "https://a:b:c/"],
)
def test_what_is_no_secret_address_is_a_sentence(text: str) -> None:
    with pytest.raises(FeedFailed):
        address_of(text)


STATE = (
    '<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:s="http://calendarserver.org/ns/">'
    "<d:response><d:href>/c/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/>{kind}</d:resourcetype>"
    "<s:getctag>{tag}</s:getctag></d:prop></d:propstat></d:response></d:multistatus>"
)
EVENTS = (
    '<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:propstat><d:prop>'
    "<c:calendar-data><![CDATA[{ics}]]></c:calendar-data></d:prop></d:propstat></d:response></d:multistatus>"
)


def test_a_caldav_calendar_is_asked_for_its_time_and_only_when_it_changed() -> None:
    def answer(asked: Asked) -> Answer:
        if asked.method == "PROPFIND":
            return 207, {}, STATE.format(kind="<c:calendar/>", tag="t1").encode()
        return 207, {}, EVENTS.format(ics=ICS.decode()).encode()

    with https(answer) as peer:
        feed = CalDavFeed(Address(f"{peer.url}/c/", "sato", "p4ss"), peer.trust)
        fetched = feed.fetch({}, WINDOW, Tracker())
        assert fetched is not None
        assert feed.fetch(fetched.known, WINDOW, Tracker()) is None
    assert [asked.method for asked in peer.asked] == ["PROPFIND", "REPORT", "PROPFIND"]
    assert b'time-range start="20260831T000000Z" end="20271203T000000Z"' in peer.asked[1].body
    assert all(asked.headers["authorization"].startswith("Basic ") for asked in peer.asked)
    (page,) = [page for page in events_in(feed.name, fetched.content, WINDOW, kind=fetched.kind) if page.rows]
    assert [row[0] for row in page.rows] == ["1"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (STATE.format(kind="", tag=""), FeedFailed),
        ("<html>sign in</html>", Refused),
        ("not xml", Refused),
        ('<!DOCTYPE x [<!ENTITY a "aaaa">]><d:multistatus xmlns:d="DAV:">&a;</d:multistatus>', Refused),
    ],
    ids=["no calendar", "html", "noise", "entities"],
)
def test_what_is_no_caldav_calendar_is_a_sentence(body: str, error: type[Exception]) -> None:
    with https(always(207, body.encode())) as peer, pytest.raises(error):
        CalDavFeed(Address(f"{peer.url}/c/"), peer.trust).fetch({}, WINDOW, Tracker())
