"""Names of columns that the schema, the writers and the book share; no SQL library is loaded for them."""

from __future__ import annotations

from typing import Final

from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import Kind

#: Facts that `services.standing` computes and ``calc_standing`` keeps under their own id (money: ``<id>_minor``).
CALCULATED: Final = (
    "tier", "band", "health", "health_change", "confidence", "why", "arr", "ltv", "renewal", "notice", "phase",
    "last_touch", "days_since_touch", "products", "seats", "seat_util", "stickiness", "active_trend",
    "goal_progress", "champion", "champion_left_days", "open_tickets", "open_p1_days", "defects_90d", "csat",
    "overdue_days", "touches_90d", "is_paid", "is_trial", "hook_only", "auto_renews", "churn_notice",
    "churned_on", "started_on", "phase_progress", "phase_since",
)  # fmt: skip

#: What stands beside them: how the tier and the score came about, and the day they are of.
BESIDE: Final = (
    ("tier_rule", Kind.TEXT), ("tier_missing", Kind.TEXT), ("currency", Kind.TEXT), ("phase_assumed", Kind.YES_NO),
    ("shown", Kind.NUMBER), ("band_state", Kind.TEXT), ("low", Kind.NUMBER), ("high", Kind.NUMBER),
    ("uncertain", Kind.YES_NO), ("detail", Kind.TEXT), ("as_of", Kind.DATE),
)  # fmt: skip
#: Those of migration 0007, which stand last in the table; `CALCULATED` has the facts among them.
LATER: Final = (
    ("phase_since", Kind.DATE), ("phase_progress", Kind.CHOICE), ("phase_rule", Kind.TEXT),
    ("phase_value", Kind.NUMBER),
)  # fmt: skip


def standing_column(fact: str) -> str:
    """Return the column of ``calc_standing`` that keeps ``fact``."""
    return f"{fact}_minor" if BY_ID[fact].kind is Kind.MONEY else fact


STANDING_COLUMNS: Final = (
    *((standing_column(fact), BY_ID[fact].kind) for fact in CALCULATED if fact not in dict(LATER)),
    *BESIDE,
    *LATER,
)


def marks(count: int) -> str:
    """Return ``?, ?, ?`` for ``count`` bound values."""
    return ", ".join("?" * count)


def quoted(names: tuple[str, ...] | list[str], prefix: str = "") -> str:
    """Return column names for SQL, each quoted, with ``prefix`` (``r.``) before it."""
    return ", ".join(f'{prefix}"{name}"' for name in names)
