"""Addresses as people and exports write them, read without asking the network."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from cs_workbench.mail.refusals import BadAddress, OldMobileAddress

_LONGEST: Final = 320
#: Carriers that gave out ``a..b@`` and ``abc.@`` until 2009.
_OLD_CARRIERS: Final = ("docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp", "vodafone.ne.jp")
_OLD_LOCAL: Final = re.compile(r"[A-Za-z0-9_.+/?-]{1,62}")
_DOTS: Final = re.compile(r"\.\.|\.$|^\.")
#: Full-width and half-width forms, as a Japanese keyboard writes them; other look-alikes are nobody's typing error.
_WIDE: Final = re.compile(r"[\u3000\uff01-\uffee]+")
_INVISIBLE: Final = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its three forms.

    ``shown`` for people (例え.jp); ``wire`` for envelope and header (xn--...); ``key`` by which two are the same.
    """

    shown: str
    wire: str
    key: str

    @property
    def domain(self) -> str:
        """Return the part after the @, ASCII and small: what limits per domain count."""
        return self.wire.rpartition("@")[2].lower()


def read_address(text: str, *, old_mobile: bool = False) -> Address:
    """Return the address that ``text`` is: full-width letters, spaces around it and ``mailto:`` are forgiven.

    ``old_mobile``: a person has confirmed a carrier's old address with dots where none may be.

    Raises:
        OldMobileAddress: it is one, and nobody has confirmed it.
        BadAddress: it is none; also with a remark, a name or a second address in it.
    """
    from email_validator import EmailNotValidError, validate_email

    if len(text) > _LONGEST:
        raise BadAddress(value=repr(text[:60]))
    plain = _WIDE.sub(_narrow, _INVISIBLE.sub("", text)).strip().removeprefix("mailto:")
    local, _, domain = plain.rpartition("@")
    if domain.lower() in _OLD_CARRIERS and _DOTS.search(local) and _OLD_LOCAL.fullmatch(local):
        if not old_mobile:
            raise OldMobileAddress(value=plain)
        wire = f'"{local}"@{domain.lower()}'
        return Address(wire, wire, wire.lower())
    try:
        found = validate_email(
            plain, check_deliverability=False, allow_quoted_local=False, allow_display_name=False, strict=True
        )
    except (EmailNotValidError, UnicodeError):
        raise BadAddress(value=repr(text[:60])) from None
    wire = f"{found.local_part}@{found.ascii_domain}"
    return Address(found.normalized, wire, wire.casefold())


def _narrow(wide: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", wide[0])
