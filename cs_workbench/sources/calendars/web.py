"""Fetches a calendar over HTTPS: verified, bounded in time and size, and its address is told to nobody."""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import ssl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from cs_workbench import __version__
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.progress import Tracker
from cs_workbench.sources.calendars.refusals import FeedFailed, feed_failed

if TYPE_CHECKING:
    from collections.abc import Callable

CONNECT_SECONDS: Final = 10.0
TOTAL_SECONDS: Final = 30.0
MOST_BYTES: Final = 20_000_000
MOST_HOPS: Final = 5
AGENT: Final = f"cs-workbench/{__version__}"

NOT_AN_ADDRESS: Final = N_("calendars", "It is no address. An address begins with https://.")
NOT_SECRET: Final = N_(
    "calendars", "Its address begins with http://, so that anybody on the way could read along. Use https://."
)
UNREACHABLE: Final = N_(
    "calendars", "{host} cannot be reached ({what}). Check the network; it is tried again later."
)
TOO_SLOW: Final = N_("calendars", "{host} took longer than {seconds} seconds. It is tried again later.")
FALSE_CERTIFICATE: Final = N_(
    "calendars",
    "{host} cannot prove that it is {host} ({what}). Nothing was sent to it. "
    "Ask your administrator, or use another network.",
)
SIGN_IN: Final = N_(
    "calendars",
    "{host} asks for a sign-in (HTTP {status}). Enter the user name and an app password, or copy the address anew.",
)
GONE: Final = N_(
    "calendars",
    "{host} knows no calendar under this address (HTTP {status}). Copy the address anew from the calendar.",
)
FAULT: Final = N_("calendars", "{host} answers with a fault (HTTP {status}). It is tried again later.")
TOO_LARGE: Final = N_("calendars", "{host} sends more than {most} MB. Publish a shorter time.")
TOO_MANY_HOPS: Final = N_("calendars", "{host} sends us on and on. Copy the address anew from the calendar.")
CUT: Final = N_("calendars", "{host} broke off in the middle of its answer. It is tried again later.")

for _name in ("httpx", "httpcore"):  # at INFO they log addresses, and these are secrets
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """Where a calendar is, with who signs in there. Never shown: people see `host`."""

    url: str
    user: str = ""
    password: str = ""

    @property
    def host(self) -> str:
        """The name of the server."""
        return urlsplit(self.url).hostname or "?"

    def __repr__(self) -> str:
        return f"Address({self.host!r})"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its status, its headers in small letters, its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


def address_of(text: str, user: str = "", password: str = "") -> Address:
    """Return the address that a person pasted; ``webcal:`` is https, a user and password in it are taken out.

    Raises:
        FeedFailed: it is no address, or not a secret one.
    """
    text = text.strip()
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() in ("webcal", "webcals"):
        text = f"https:{rest}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        written = host.encode("idna").decode() if not host.isascii() else host
    except ValueError as error:
        raise feed_failed("", NOT_AN_ADDRESS) from error
    if parts.scheme not in ("http", "https") or not host:
        raise feed_failed("", NOT_AN_ADDRESS)
    where = (f"[{written}]" if ":" in written else written) + (f":{port}" if port else "")
    found = Address(
        urlunsplit((parts.scheme, where, parts.path, parts.query, "")),
        user or unquote(parts.username or ""),
        password or unquote(parts.password or ""),
    )
    _check_secret(found)
    return found


def _check_secret(address: Address) -> None:
    if urlsplit(address.url).scheme != "https" and not _is_loopback(address.host):
        raise feed_failed(address.host, NOT_SECRET)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


def ask(
    address: Address,
    tracker: Tracker,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
    *,
    trust: ssl.SSLContext | None = None,
    seconds: float = TOTAL_SECONDS,
) -> Answer:
    """Ask the server and return its whole answer with status 200, 207 or 304.

    Followed are at most five redirects, none of them to plain http, and the password goes to the first host only.
    ``seconds`` hold for everything together: a server that trickles cannot keep anybody waiting.

    Raises:
        FeedFailed: it cannot be reached, is too slow, is not who it says, asks for a sign-in, or has nothing there.
        Cancelled: ``tracker`` was asked to stop.
    """
    until = monotonic() + seconds
    now = address
    for _ in range(MOST_HOPS + 1):
        answer = _once(
            now, tracker, method, dict(headers or {}), body, trust or ssl.create_default_context(), until
        )
        if answer.status not in (301, 302, 303, 307, 308):
            _check_status(now, answer)
            return answer
        url = urljoin(now.url, answer.headers.get("location", ""))
        there = address_of(url)
        same = _origin(there.url) == _origin(now.url)
        now = Address(there.url, now.user, now.password) if same else there
    raise feed_failed(address.host, TOO_MANY_HOPS)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def _check_status(address: Address, answer: Answer) -> None:
    status = answer.status
    if status in (200, 207, 304):
        return
    if status in (401, 403, 407):
        raise feed_failed(address.host, SIGN_IN, login=True, status=status)
    if status in (404, 410):
        raise feed_failed(address.host, GONE, status=status)
    raise feed_failed(address.host, FAULT, later=True, status=status)


def _once(  # noqa: PLR0917 - one question, told whole
    address: Address, tracker: Tracker, method: str, headers: dict[str, str], body: bytes, trust: ssl.SSLContext,
    until: float,
) -> Answer:  # fmt: skip
    host = address.host
    auth = httpx.BasicAuth(address.user, address.password) if address.user else None
    headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", **headers}
    try:
        with (
            httpx.Client(transport=_Transport(address, trust, until), auth=auth, trust_env=False) as client,
            client.stream(method, address.url, headers=headers, content=body) as response,
        ):
            content = bytearray()
            for chunk in response.iter_bytes():
                tracker.check()
                content += chunk
                if len(content) > MOST_BYTES:
                    raise feed_failed(host, TOO_LARGE, most=MOST_BYTES // 1_000_000)
                tracker.step(host, len(content), int(response.headers.get("content-length") or 0))
            found = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, found, bytes(content))
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise feed_failed(host, TOO_SLOW, later=True, seconds=f"{TOTAL_SECONDS:.0f}") from error
    except (
        httpx.HTTPError,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.ProxyError,
        OSError,
    ) as error:
        raise _unreachable(host, error) from error
    except (httpx.InvalidURL, ValueError) as error:
        raise feed_failed(host, NOT_AN_ADDRESS) from error


def _unreachable(host: str, error: BaseException) -> FeedFailed:
    """Return the sentence for a connection that failed, told by what lies at its root."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return feed_failed(host, FALSE_CERTIFICATE, what=cause.verify_message)
        if isinstance(cause, ssl.SSLError) and "CERTIFICATE" in str(cause).upper():
            return feed_failed(host, FALSE_CERTIFICATE, what=cause.reason or "TLS")
    if isinstance(
        error, (httpx.RemoteProtocolError, httpcore.RemoteProtocolError, httpx.ReadError, httpcore.ReadError)
    ):
        return feed_failed(host, CUT, later=True)
    root = list(_causes(error))[-1]
    what = getattr(root, "strerror", None) or type(root).__name__
    return feed_failed(host, UNREACHABLE, later=True, what=what)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


class _Body(httpx.SyncByteStream):
    """The body of an answer as it comes."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _Transport(httpx.BaseTransport):
    """One request over a pool whose every wait ends at ``until``, through the system's proxy where there is one."""

    def __init__(self, address: Address, trust: ssl.SSLContext, until: float) -> None:
        backend = _Patient(until)
        parts = urlsplit(address.url)
        proxy = (
            None
            if _is_loopback(address.host) or proxy_bypass(address.host)
            else getproxies().get(parts.scheme)
        )
        self._pool: httpcore.ConnectionPool
        if proxy:
            self._pool = httpcore.HTTPProxy(proxy, ssl_context=trust, network_backend=backend)
        else:
            self._pool = httpcore.ConnectionPool(ssl_context=trust, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send it and return the answer, its body not yet read."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        made = httpcore.Request(
            request.method,
            url,
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        response = self._pool.handle_request(made)
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Patient(httpcore.NetworkBackend):
    """The network, every wait of which ends at one moment at the latest."""

    def __init__(self, until: float) -> None:
        self._until, self._inner = until, httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """Connect within ten seconds."""
        left = min(_left(self._until, httpcore.ConnectTimeout), CONNECT_SECONDS)
        stream = self._inner.connect_tcp(host, port, left, local_address, socket_options)
        return _PatientStream(stream, self._until)


class _PatientStream(httpcore.NetworkStream):
    """A connection, every wait of which ends at one moment at the latest."""

    def __init__(self, inner: httpcore.NetworkStream, until: float) -> None:
        self._inner, self._until = inner, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        return self._inner.read(max_bytes, _left(self._until, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send ``buffer``."""
        self._inner.write(buffer, _left(self._until, httpcore.WriteTimeout))

    def close(self) -> None:
        """Close it."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted."""
        left = _left(self._until, httpcore.ConnectTimeout)
        return _PatientStream(self._inner.start_tls(ssl_context, server_hostname, left), self._until)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._inner.get_extra_info(info)


def _left(until: float, late: Callable[[str], Exception]) -> float:
    """Return the seconds left; raise ``late`` when there are none."""
    left = until - monotonic()
    if left <= 0:
        raise late("the total deadline")
    return left
