"""What a person types for a field of a record, and the stored value it means."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from cs_workbench.domain.words import WORDS
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import to_minor
from cs_workbench.kernel.text import fold
from cs_workbench.services.records import WithoutCurrency, WrongValue, account_currency

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench


class NoNumber(WorkbenchError):
    """Text where a number belongs."""

    template = N_("errors", "“{text}” is not a number. Nothing was changed. Type digits, or leave it out.")
    code = "CSW-1484"


def number(text: str | None) -> float | None:
    """Return a typed number, full width and commas allowed; None for nothing.

    Raises:
        NoNumber: it is none.
    """
    plain = _plain(text)
    if not plain:
        return None
    try:
        found = float(plain)
    except ValueError:
        raise NoNumber(text=text) from None
    if not math.isfinite(found):
        raise NoNumber(text=text)
    return found


def amount_values(
    bench: Workbench, account_id: int, amount: str | None, currency: str | None = None
) -> dict[str, Any]:
    """Return ``amount`` in minor units with its currency, that of the account where none is typed; {} for nothing.

    Raises:
        NoNumber: it is no number.
        WithoutCurrency: the account has no currency either.
    """
    plain = _plain(amount)
    if not plain:
        return {} if amount is None else {"amount": None}
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise NoNumber(text=amount) from None
    if not value.is_finite():
        raise NoNumber(text=amount)
    if not currency:
        with bench.store.read() as db:
            currency = account_currency(db, account_id)
    if not currency:
        raise WithoutCurrency(amount=amount)
    return {"amount": to_minor(value, currency.upper()), "currency": currency.upper()}


def pairs(texts: Sequence[str]) -> dict[str, str]:
    """Return ``NAME=TEXT`` as name -> text.

    Raises:
        WrongValue: one has no ``=``.
    """
    found: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise WrongValue(field=text, value="", choices="NAME=TEXT")
        found[name.strip()] = value
    return found


def choice(bench: Workbench, of: str, text: str) -> str:
    """Return the id that ``text`` names, itself or by its word in the person's language or English.

    Raises:
        WrongValue: it names none.
    """
    wanted = fold(text.strip())
    words: Mapping[str, str] = WORDS[of]
    for one, english in words.items():
        if wanted in (fold(one), fold(english), fold(bench.say("values", english))):
            return one
    raise WrongValue(field=of, value=text, choices=", ".join(words))


def _plain(text: str | None) -> str:
    return unicodedata.normalize("NFKC", text or "").replace(",", "").replace(" ", "")
