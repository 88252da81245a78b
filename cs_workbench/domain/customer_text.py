"""What a customer never reads of us: touch tier, health score and lifetime value, in words of either language.

Texts for customers are put together from what may be in them; this is the last look at each line.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NEVER: Final = re.compile(
    r"(?:ハイ|ミッド|ロー|テック|コミュニティ)\s?タッチ|タッチ\s?(?:区分|モデル)|"
    r"(?<![a-z])(?:high|mid|low|tech|community)[-\s]?touch|touch[-\s]?(?:tier|model)|"
    r"(?:ヘルス|健康|解約)\s?スコア|(?:health|churn)[-\s]?score|"
    r"(?<![a-z])c?ltv(?![a-z])|(?:顧客)?生涯価値|life\s?time[-\s]?value",
    re.IGNORECASE,
)
#: Longer spaces and invisible signs hide nothing.
_GAPS: Final = re.compile(r"\s+")


def names_internal(line: str) -> bool:
    """Say whether a line names a touch tier, a health score or a lifetime value."""
    folded = unicodedata.normalize("NFKC", line)
    plain = "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
    return _NEVER.search(_GAPS.sub(" ", plain)) is not None
