"""What a customer never reads of us: tier, score, lifetime value and fears of churn, in words of either language.

Texts for customers are put together from what may be in them; this is the last look at each line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

#: Where a line ends within a text: what stands around it may be one word, or two.
BREAK: Final = "\v"
_NEVER: Final = re.compile(
    r"(?:ハイ|ミッド|ロー|テック|コミュニティ)\s?タッチ|タッチ\s?(?:区分|モデル)|"
    r"(?<![a-z])(?:high|mid|low|tech|community)[-\s]?touch|touch[-\s]?(?:tier|model)|"
    r"(?:ヘルス|健康|解約)\s?スコア|(?:health|churn)[-\s]?score|"
    r"(?<![a-z])c?ltv(?![a-z])|(?:顧客)?生涯価値|life\s?time[-\s]?value",
    re.IGNORECASE,
)
#: That we fear to lose a customer, and our word for how it does; in a note it may be the customer's own subject.
_FEARS: Final = re.compile(
    r"解約(?:リスク|予兆|懸念|確率|可能性|見込|率|しそう|されそう)|チャーン|離反|(?<![a-z])churn|"
    r"(?<![a-z])(?:cancellation|renewal|attrition)[-\s]?risk|(?<![a-z])at[-\s]risk(?![a-z])|更新リスク|"
    r"(?:顧客|アカウント)(?:ヘルス|の?健康(?:度|状態))|(?:account|customer)[-\s]?health(?![a-z])|"
    r"健康度|ヘルス\s?[:：]|(?<![a-z])health\s?[:：]|"
    r"(?:顧客)?(?:ティア|ランク)\s?[:：]|(?<![a-z])tier\s?[:：]|(?:要注意|重点)(?:顧客|先)",
    re.IGNORECASE,
)
#: Longer spaces and invisible signs hide nothing.
_GAPS: Final = re.compile(r"\s+")


def names_internal(line: str) -> bool:
    """Say whether a line names a touch tier, a health score or a lifetime value."""
    return _NEVER.search(_plain(line)) is not None


def names_fear(text: str) -> bool:
    """Say whether a text names a fear of churn; a customer may write so of customers of its own."""
    return _FEARS.search(_plain(text)) is not None


def internal_words(text: str, allowed: str = "", quoted: Collection[str] = ()) -> str:
    """Return the first words of a deck's text that a customer never reads, '' none: those above and fears of churn.

    ``allowed``: a name that may be read whatever is in it, such as the customer's own. ``quoted``: texts of the
    customer, whose fears are of customers of its own.
    """
    plain = _plain(text)
    if name := _plain(allowed):
        plain = plain.replace(name, " ")
    found = _NEVER.search(plain)
    if found is None:
        for quote in sorted(map(_plain, quoted), key=len, reverse=True):
            plain = " " if plain in quote else plain.replace(quote, " ")
        found = _FEARS.search(plain)
    return found.group() if found else ""


def _plain(line: str) -> str:
    folded = unicodedata.normalize("NFKC", line)
    return _GAPS.sub(" ", "".join(sign for sign in folded if unicodedata.category(sign) != "Cf"))
