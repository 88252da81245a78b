"""Bounces and complaints as Amazon SES tells them by mail: a line of JSON, where a company sends through it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final

LONGEST: Final = 60_000
MOST: Final = 50
_CUT: Final = "!\n "  # what sendmail puts into a line that is too long for it
_BEGINS: Final = re.compile(r'\{\s{0,20}"(?:notificationType|eventType)"\s{0,20}:')


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice tells. ``kind``: "bounce", "complaint" or "delivery"; ``people``: (address, status, diagnostic)."""

    kind: str
    people: tuple[tuple[str, str, str], ...]
    feedback: str
    original_id: str


def read_notice(text: str) -> Notice | None:
    """Return the notice that ``text`` is; None: it is none."""
    if not _BEGINS.match(text):
        return None
    try:
        told, _ = json.JSONDecoder().raw_decode(text[:LONGEST].replace(_CUT, ""))
    except (ValueError, RecursionError):
        return None
    kind = str(told.get("notificationType") or told.get("eventType")).lower()
    about = _table(told.get(kind))
    if kind not in ("bounce", "complaint", "delivery"):
        return None
    named = _list(about.get("bouncedRecipients")) + _list(about.get("complainedRecipients"))
    people = [
        (_word(one, "emailAddress"), _word(one, "status"), _word(one, "diagnosticCode")) for one in named
    ]
    people += [(str(one)[:320], "", "") for one in _list(about.get("recipients"))]
    headers = _list(_table(told.get("mail")).get("headers"))
    ids = [_word(one, "value") for one in headers if _word(one, "name").lower() == "message-id"]
    feedback = _word(about, "complaintFeedbackType") or "abuse"
    return Notice(kind, tuple(people), feedback.lower(), ids[0] if ids else "")


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value[:MOST] if isinstance(value, list) else []


def _word(value: object, name: str) -> str:
    found = _table(value).get(name)
    return found[:400] if isinstance(found, str) else ""
