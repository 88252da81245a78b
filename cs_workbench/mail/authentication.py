"""What the receiving server found out about a mail: SPF, DKIM and DMARC (RFC 8601), and what a signature covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cs_workbench.kernel.text import clean, clip
from cs_workbench.mail.parts import read_fields, split_head

METHODS: Final = ("spf", "dkim", "dmarc")
_COMMENT: Final = re.compile(r"\([^()]{0,400}\)")
_RESULT: Final = re.compile(r"\s*(spf|dkim|dmarc)(?:/\d+)?\s*=\s*([a-z]{1,20})\b", re.IGNORECASE)
_TAG: Final = re.compile(r"\s*([a-z]{1,20})\s*=(.*)", re.DOTALL)
_MOST_RESULTS: Final = 50


@dataclass(frozen=True, slots=True)
class Signature:
    """A DKIM signature: who answers for the mail, and the names of the fields that it covers, in small letters."""

    domain: str
    covers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Authentication:
    """What the server that took the mail in says. ``results``: method -> 'pass', 'fail' ...; '' where it says nothing.

    Only the topmost field counts: whoever sent the mail may have written those below.
    """

    server: str
    results: dict[str, str]
    signatures: tuple[Signature, ...]

    def covers(self, *names: str) -> bool:
        """Say whether one signature covers all of these fields."""
        return any(set(names) <= signature.covers for signature in self.signatures)


def authentication(mail: bytes) -> Authentication:
    """Return what stands in the header of a mail about who sent it; never raises."""
    fields = read_fields(split_head(mail)[0])
    told = next((value for name, value in fields if name == "authentication-results"), "")
    parts = [_COMMENT.sub(" ", part) for part in told.split(";")[:_MOST_RESULTS]]
    results = dict.fromkeys(METHODS, "")
    for part in parts:
        found = _RESULT.match(part)
        # Of several signatures one that holds is enough (RFC 6376 4.3).
        if found and results[found[1].lower()] != "pass":
            results[found[1].lower()] = found[2].lower()
    server = parts[0].split()[0] if told and parts[0].split() and "=" not in parts[0] else ""
    signed = [_signature(value) for name, value in fields if name == "dkim-signature"]
    return Authentication(clip(clean(server), 100), results, tuple(one for one in signed if one.domain))


def _signature(value: str) -> Signature:
    tags = {
        found[1].lower(): "".join(found[2].split())
        for part in value.split(";")
        if (found := _TAG.match(part))
    }
    covers = frozenset(name.lower() for name in tags.get("h", "").split(":") if name)
    return Signature(clip(clean(tags.get("d", "")).lower(), 253), covers)
