"""A month as a workbook: sheets and columns whose names never change, and words that read back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.targets import MEASURES, TRACKS, period_text
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money, decimals
from cs_workbench.kernel.text import fold
from cs_workbench.services import month_words as words
from cs_workbench.services.sheets import OneSheet, SheetColumn, write_workbook

if TYPE_CHECKING:
    from cs_workbench.services.month import Month
    from cs_workbench.services.workbench import Workbench

#: How the Risks sheet is read back; a file of another number is not taken.
FORMAT: Final = "1"
RISKS: Final = "Risks"
WORDS, ACCOUNT, MONTH, BY, KIND, PRINT = (
    "words", "csw_account", "csw_month", "csw_by", "csw_format", "csw_print",
)  # fmt: skip
#: Columns of the Risks sheet that nobody is to change.
PRINTED: Final = (
    "account",
    "owner",
    "why",
    "currency",
    "at_stake",
    "until",
    "cause",
    "plan",
    "help_wanted_from",
)
Columns = tuple[tuple[str, str, int], ...]
#: Sheet -> (id, title, width) of its columns; documented in docs/cli.md.
SHEETS: Final[dict[str, Columns]] = {
    "Summary": (("what", N_("month", "What"), 20), ("text", N_("month", "Text"), 110)),
    "Targets": (
        ("measure", N_("month", "Target"), 26), ("period", N_("month", "Period"), 14),
        ("period_text", N_("month", "Period in words"), 18), ("owner", N_("month", "Owner"), 14),
        ("currency", N_("month", "Currency"), 10), ("wanted", N_("month", "Wanted"), 16),
        ("actual", N_("month", "Actual"), 16), ("difference", N_("month", "Difference"), 16),
        ("stands", N_("month", "How it stands"), 16), ("until", N_("month", "Up to"), 12),
    ),
    "Bridge": (
        ("currency", N_("month", "Currency"), 10), ("line", N_("month", "Line"), 16),
        ("title", N_("month", "In words"), 22), ("value", N_("month", "Value"), 18),
        ("unit", N_("month", "Unit"), 10), ("accounts", N_("month", "Accounts"), 10),
        ("definition", N_("month", "What it counts"), 90),
    ),
    "Renewals": (
        ("account", N_("month", "Account"), 30), ("account_uid", N_("month", "Account uid"), 38),
        ("owner", N_("month", "Owner"), 14), ("ended_on", N_("month", "Ended on"), 12),
        ("currency", N_("month", "Currency"), 10), ("due", N_("month", "Up for renewal"), 16),
        ("renewed", N_("month", "Renewed"), 16), ("became", N_("month", "What became of it"), 24),
        ("reason", N_("month", "Reason"), 36),
    ),
    "Changes": (
        ("account", N_("month", "Account"), 30), ("account_uid", N_("month", "Account uid"), 38),
        ("owner", N_("month", "Owner"), 14), ("line", N_("month", "Line"), 14), ("title", N_("month", "In words"), 16),
        ("currency", N_("month", "Currency"), 10), ("arr_change", N_("month", "Change of ARR"), 16),
        ("reason", N_("month", "Reason"), 36),
    ),
    "Health": (
        ("account", N_("month", "Account"), 30), ("account_uid", N_("month", "Account uid"), 38),
        ("owner", N_("month", "Owner"), 14), ("before", N_("month", "Before"), 14),
        ("score_before", N_("month", "Score before"), 12), ("now", N_("month", "Now"), 14),
        ("score", N_("month", "Score now"), 12), ("cause", N_("month", "Cause"), 50),
        ("record", N_("month", "Record"), 44), ("week_before", N_("month", "Week before"), 12),
        ("week", N_("month", "Week now"), 12),
    ),
    "Touches": (
        ("tier", N_("month", "Tier"), 16), ("accounts", N_("month", "Accounts"), 10),
        ("given", N_("month", "Given"), 10), ("promised", N_("month", "Promised"), 10),
        ("kept", N_("month", "Kept"), 10), ("kept_share", N_("month", "Kept share"), 12),
        ("below", N_("month", "Below promise"), 14),
    ),
    "Next": (
        ("day", N_("month", "Day"), 12), ("what", N_("month", "What"), 18), ("account", N_("month", "Account"), 30),
        ("account_uid", N_("month", "Account uid"), 38), ("owner", N_("month", "Owner"), 14),
        ("currency", N_("month", "Currency"), 10), ("arr", N_("month", "ARR"), 16),
        ("probability", N_("month", "Probability"), 12), ("note", N_("month", "Forecast"), 40),
    ),
    RISKS: (
        ("account", N_("month", "Account"), 26), ("owner", N_("month", "Owner"), 12), ("why", N_("month", "Why"), 18),
        ("currency", N_("month", "Currency"), 10), ("at_stake", N_("month", "At stake"), 14),
        ("until", N_("month", "Until"), 12), ("cause", N_("month", "Cause"), 40), ("plan", N_("month", "Plan"), 36),
        ("help_wanted_from", N_("month", "Help wanted from"), 18), (WORDS, N_("month", "Words (write here)"), 50),
        (ACCOUNT, "", 0), (MONTH, "", 0), (BY, "", 0), (KIND, "", 0), (PRINT, "", 0),
    ),
    "Definitions": (("name", N_("month", "Name"), 26), ("definition", N_("month", "What it counts"), 120)),
}  # fmt: skip
#: The lines of the sheet Bridge.
FIGURES: Final = (
    "opening", *words.BRIDGE, "closing", "nrr", "grr", "logo_churn", "due", "renewed", "renewal_rate",
)  # fmt: skip
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00)?)?")


def write_xlsx(bench: Workbench, month: Month, path: Path) -> None:
    """Write the month to ``path``.

    Raises:
        CannotWrite: the folder is read-only or full, or Excel holds the file.
    """
    rows = _rows(bench, month)
    sheets = []
    for name, columns in SHEETS.items():
        made = tuple(
            SheetColumn(id_, bench.say("month", title) if title else "", width, id_ == WORDS)
            for id_, title, width in columns
        )
        sheets.append(OneSheet(name, made, rows[name]))
    write_workbook(path, sheets)


def _rows(bench: Workbench, month: Month) -> dict[str, list[Sequence[Any]]]:
    say = bench.say
    return {
        "Summary": _summary(bench, month),
        "Targets": [
            (
                say("targets", line.target.measure.title), line.target.period.id, period_text(say, line.target.period),
                month.owner or "", line.target.currency, _number(line.target.amount), _number(line.actual),
                _number(line.difference), say("targets", TRACKS[line.track]), line.until,
            )
            for line in month.targets
        ],
        "Bridge": [
            (
                of.currency, name, of[name].title, _number(of[name].value), of[name].unit, len(of[name].accounts),
                of[name].definition,
            )
            for of in month.currencies
            for name in FIGURES
        ],
        "Renewals": [
            (
                one.account, one.account_uid, one.owner, one.ended_on, one.due.currency, _number(one.due),
                _number(one.renewed), words.became_text(say, one.became), one.reason,
            )
            for one in month.renewals
        ],
        "Changes": [
            (
                one.account, one.account_uid, one.owner, one.line, say("revenue", words.LINE_NAMES[one.line]),
                one.arr.currency, _number(one.arr), one.reason,
            )
            for one in month.changes
        ],
        "Health": [
            (
                one.account, one.account_uid, one.owner, say("values", word("band", one.before)), one.score_before,
                say("values", word("band", one.now)), one.score, one.cause, one.record, one.since, one.on,
            )
            for one in month.health.moves
        ],
        "Touches": [
            (name, len(one.accounts), one.given, one.promised, one.kept, one.share, len(one.below))
            for name, one in (
                (say("month", N_("month", "Together")), month.touches.whole),
                *((words.tier_text(say, tier.tier), tier) for tier in month.touches.tiers),
            )
        ]
        if month.touches.is_known
        else [],
        "Next": _next(bench, month),
        RISKS: _risks(bench, month),
        "Definitions": [
            *((say("month", title), say("month", told)) for title, told in words.PARTS.values()),
            *((say("targets", one.title), say("targets", one.definition)) for one in MEASURES.values()),
        ],
    }  # fmt: skip


def _summary(bench: Workbench, month: Month) -> list[Sequence[Any]]:
    say = bench.say
    rows: list[Sequence[Any]] = [
        ("month", month.id), ("owner", month.owner or ""), ("title", words.title(say, month)),
        ("as_of", words.as_of(say, month)), ("made_on", month.made_on), ("targets", words.targets_line(say, month)),
    ]  # fmt: skip
    names = ("money", "renewals", "health", "touches", "next")
    rows += list(zip(names, words.headlines(say, month), strict=True))
    return [*rows, *(("remark", remark) for remark in month.remarks)]


def _next(bench: Workbench, month: Month) -> list[Sequence[Any]]:
    say, of = bench.say, month.next
    ends, deadline, meeting = N_("month", "Term ends"), N_("month", "Notice deadline"), N_("month", "Meeting")
    rows: list[Sequence[Any]] = [
        (
            one.ends_on,
            say("month", ends),
            one.account,
            one.account_uid,
            one.owner,
            one.due.currency,
            _number(one.due),
            one.probability,
            words.forecast_text(say, one),
        )
        for one in of.renewals
    ]
    rows += [
        (
            one.notice_on,
            say("month", deadline),
            one.account,
            one.account_uid,
            one.owner,
            one.amount.currency if one.amount else "",
            _number(one.amount),
            None,
            "",
        )
        for one in of.deadlines
    ]
    rows += [
        (one.on, say("month", meeting), one.account, "", one.owner, "", None, None, one.title) for one in of.meetings
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row[0], row[1], row[2]))


def _risks(bench: Workbench, month: Month) -> list[Sequence[Any]]:
    rows: list[Sequence[Any]] = []
    for one in month.risks:
        cells = (
            one.account, one.owner, words.why_text(bench.say, one), one.amount.currency if one.amount else "",
            _number(one.amount), one.deadline, one.cause, one.plan, one.help_from,
        )  # fmt: skip
        told = one.words_by(month.owner) if month.owner else words.words_text(bench.say, one, with_names=True)
        hidden = (one.account_uid, month.id, month.owner or "", FORMAT, prints(cells))
        rows.append((*cells, told, *hidden))
    return rows


def prints(cells: Sequence[Any]) -> str:
    """Return a short mark of each cell, with dots between: what is read back says which was changed."""
    return ".".join(hashlib.sha256(plain(cell).encode()).hexdigest()[:6] for cell in cells)


def plain(value: Any) -> str:
    """Return a cell's value as it is compared, whether it was written here or read from a file."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    text = fold(" ".join(str(value).split()).lstrip("'"))
    day = _DAY.fullmatch(text)
    if day is not None:
        return day[1]
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return f"{number.normalize():f}" if number.is_finite() else text


def _number(value: Money | float | None) -> float | int | None:
    """Return a value as a workbook has it: money in major units, a share from 0 to 1."""
    if isinstance(value, Money):
        return float(value.amount) if decimals(value.currency) else value.minor
    return value
