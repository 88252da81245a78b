"""Numbers as people write them: ￥１，２００、1,200円、12万円、(1,200)、▲3、8 %."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from cs_workbench.sources.words import SIGNS

LONGEST: Final = 60
_CODE: Final = r"[A-Z]{3}"
_WRITTEN: Final = re.compile(
    rf"(?P<minus>[-+▲△])?\s*(?P<sign>US\$|[¥$€£]|{_CODE}(?![A-Z]))?\s*(?P<inner>[-+])?"
    rf"(?P<body>[\d.,' ]*\d[\d.,' ]*?(?:[eE][-+]?\d{{1,3}})?(?:十億|百万|億|万|千)?"
    rf"(?:[\d.,]+(?:万|千))?)\s*(?P<tail>円|[¥$€£%]|{_CODE})?",
)
_PLAIN: Final = re.compile(
    r"(?:\d+|\d{1,3}(?:(?P<gap>[, '])\d{3})(?:(?P=gap)\d{3})*)?(?:\.\d*)?(?:[eE][-+]?\d{1,3})?"
)
_PARTS: Final = re.compile(r"([\d.,]+)(十億|百万|億|万|千)")
_TIMES: Final = {"十億": 10**9, "億": 10**8, "百万": 10**6, "万": 10**4, "千": 10**3}
_HARMLESS: Final = str.maketrans(
    {"−": "-", "‐": "-", "–": "-", "\\": "¥", "\u00a0": " ", "’": "'", "、": ","}
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written. ``currencies``: what its sign may mean, None without one."""

    amount: Decimal
    currencies: frozenset[str] | None = None
    is_percent: bool = False


def read_number(text: str, decimal_comma: bool = False) -> Number | None:
    """Return the number that ``text`` writes, or None when it is not one.

    ``decimal_comma``: 1.234,5 is meant, as the mapping's ``decimal = ","`` says.
    """
    if len(text) > LONGEST:
        return None
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    plain = plain.translate(_HARMLESS).strip()
    negative = plain.startswith("(") and plain.endswith(")")
    found = _WRITTEN.fullmatch(plain[1:-1].strip() if negative else plain)
    if found is None:
        return None
    signs = [mark for mark in (found["minus"], found["inner"]) if mark]
    if len(signs) > 1 or (negative and signs):
        return None
    body = found["body"].strip()
    if decimal_comma:
        body = body.translate(str.maketrans(",.", ".,"))
    amount = _amount(body)
    if amount is None:
        return None
    if negative or (signs and signs[0] != "+"):
        amount = -amount
    tail = found["tail"] or ""
    sign = found["sign"] or (tail if tail != "%" else "")
    currencies = SIGNS.get(sign, frozenset((sign,))) if sign else None
    return Number(amount, currencies, tail == "%")


def _amount(body: str) -> Decimal | None:
    """Return the value of digits, with 万 and the like worked in; None when grouped in no known way."""
    parts = _PARTS.findall(body)
    rest = _PARTS.sub("", body)
    numbers = [(digits, _TIMES[unit]) for digits, unit in parts] + ([(rest, 1)] if rest else [])
    total = Decimal(0)
    for digits, times in numbers:
        if not _PLAIN.fullmatch(digits) or not any(map(str.isdigit, digits)):
            return None
        total += Decimal(digits.translate(_NO_GAPS)) * times
    return total


_NO_GAPS: Final = str.maketrans("", "", ", '")
