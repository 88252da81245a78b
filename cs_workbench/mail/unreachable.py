"""Why a mail server was not reached, or the line to it broke, in a few words."""

from __future__ import annotations

import socket
import ssl

from cs_workbench.kernel.errors import Saying
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip


def why_unreachable(cause: Exception) -> Saying:
    """Return what ``cause`` tells, as a saying in context 'mail'."""
    if isinstance(cause, ConnectionRefusedError):
        return Saying(N_("mail", "nothing listens there"))
    if isinstance(cause, ConnectionError | ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return Saying(N_("mail", "it ended the connection"))
    if isinstance(cause, ssl.SSLError):
        detail = {"detail": str(cause.reason or cause)}
        return Saying(N_("mail", "no encryption that both sides know ({detail})"), detail)
    if isinstance(cause, socket.gaierror | UnicodeError):  # UnicodeError: no server can have such a name
        return Saying(N_("mail", "no server has this name"))
    if isinstance(cause, TimeoutError):
        return Saying(N_("mail", "it did not answer in time"))
    return Saying.of(clip(str(cause)) or type(cause).__name__)
