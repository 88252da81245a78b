"""Whom a letter speaks to: 会社名 姓様, else ご担当者様, else 御中; in English a name, else the team."""

from __future__ import annotations

import re
from typing import Final

from cs_workbench.kernel.i18n import Catalogue

_HONOURED: Final = re.compile(r"(?:様|さま|さん|殿|先生|御中|各位)$")
_JAPANESE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff々〆]")
#: Words before the @ that are a desk, not a person.
_DESKS: Final = frozenset(
    ("info", "support", "contact", "admin", "office", "sales", "cs", "help", "helpdesk", "soumu", "keiri", "jinji",
     "hr", "it", "system", "mail", "team")
)  # fmt: skip


def honoured(name: str, title: str = "様") -> str:
    """Return ``name`` with 様 (or ``title``) behind it, unless it has an honorific already; '' stays ''."""
    name = name.strip()
    return name if not name or _HONOURED.search(name) else f"{name}{title}"


def family_name(name: str) -> str:
    """Return the family name of a full name: before the space in Japanese, the last word otherwise."""
    words = name.split()
    if len(words) < 2:  # noqa: PLR2004 - nothing to choose from
        return name.strip()
    return words[0] if _JAPANESE.search(name) else words[-1]


def is_desk(address: str) -> bool:
    """Say whether an address belongs to a desk (info@, support@) and not to a person."""
    return address.partition("@")[0].lower() in _DESKS


def salutation(catalogue: Catalogue, company: str, name: str, *, desk: bool = False) -> str:
    """Return the line that opens a letter, in the language of ``catalogue``; it is never empty.

    ``desk``: the address is nobody's own, so that without a name the company is spoken to (御中).
    """
    company, name = company.strip(), name.strip()
    if catalogue.language != "ja":
        if name:
            return catalogue.say("mail", "Dear {name},", name=name)
        if company:
            return catalogue.say("mail", "Dear team at {company},", company=company)
        return catalogue.say("mail", "Hello,")
    if name:
        person = honoured(family_name(name))
    elif desk and company:
        return honoured(company, "御中")
    else:
        person = "ご担当者様"
    return f"{company} {person}" if company else person
