"""A month as sections of a table each: what paper, Markdown and the command line show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.services import month_words as words

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.kernel.money import Money
    from cs_workbench.services.month import Month

Say = Callable[..., str]
TARGET_HEADINGS: Final = (
    N_("month", "Target"), N_("month", "Period"), N_("month", "Wanted"), N_("month", "Actual"),
    N_("month", "Difference"), N_("month", "How it stands"),
)  # fmt: skip
RENEWAL_HEADINGS: Final = (
    N_("month", "Account"), N_("month", "Ended on"), N_("month", "Up for renewal"), N_("month", "Renewed"),
    N_("month", "What became of it"), N_("month", "Reason"),
)  # fmt: skip
CHANGE_HEADINGS: Final = (
    N_("month", "Account"), N_("month", "What"), N_("month", "Change of ARR"), N_("month", "Reason"),
)  # fmt: skip
MOVE_HEADINGS: Final = (
    N_("month", "Account"), N_("month", "Health"), N_("month", "Cause"), N_("month", "Record"),
)  # fmt: skip
TOUCH_HEADINGS: Final = (
    N_("month", "Tier"), N_("month", "Accounts"), N_("month", "Given"), N_("month", "Promised"), N_("month", "Kept"),
    N_("month", "Kept share"), N_("month", "Below promise"),
)  # fmt: skip
NEXT_HEADINGS: Final = (
    N_("month", "Account"), N_("month", "What"), N_("month", "Day"), N_("month", "ARR"), N_("month", "Forecast"),
)  # fmt: skip
RISK_HEADINGS: Final = (
    N_("month", "Account"), N_("month", "Why"), N_("month", "At stake"), N_("month", "Until"), N_("month", "Cause"),
    N_("month", "Plan"), N_("month", "Help wanted from"), N_("month", "Words"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A table. ``id``: of `month_words.PARTS`; ``numbers``: columns that align right; ``accounts``: of each row, or 0.

    ``nothing``: what is said where it has no rows.
    """

    id: str
    title: str
    definition: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    accounts: tuple[int, ...]
    numbers: tuple[int, ...]
    nothing: str


def sections(say: Say, month: Month, *, largest_first: bool = False) -> tuple[Section, ...]:
    """Return the sections in the order they are read; ``largest_first``: what comes by ARR, not by day."""
    return tuple(_sections(say, month, largest_first))


def _sections(say: Say, month: Month, largest_first: bool) -> Iterator[Section]:
    team = month.owner is None
    yield _section(
        say, "targets", TARGET_HEADINGS, [words.target_cells(say, line) for line in month.targets], (), (2, 3, 4),
        N_("month", "No target is set for this month."),
    )  # fmt: skip
    bridge = [cells for _, cells in words.bridge_cells(say, month)]
    heads = [say("month", N_("month", "Line")), *(of.currency for of in month.currencies)]
    yield _section(
        say,
        "bridge",
        (),
        bridge,
        (),
        tuple(range(1, len(heads))),
        N_("month", "No ARR is known in this month."),
        heads,
    )
    yield _section(
        say, "renewals", RENEWAL_HEADINGS,
        [
            [one.account, day_said(say, one.ended_on), one.due.short(), one.renewed.short(),
             words.became_text(say, one.became), one.reason]
            for one in month.renewals
        ],
        [one.account_id for one in month.renewals], (2, 3), N_("month", "No term ended."),
    )  # fmt: skip
    yield _section(
        say, "changes", CHANGE_HEADINGS,
        [
            [one.account, say("revenue", words.LINE_NAMES[one.line]), words.difference_text(say, one.arr), one.reason]
            for one in month.changes
        ],
        [one.account_id for one in month.changes], (2,), N_("month", "The ARR of no account changed."),
    )  # fmt: skip
    yield _section(
        say, "health", MOVE_HEADINGS,
        [[one.account, words.move_text(say, one), one.cause, one.record] for one in month.health.moves],
        [one.account_id for one in month.health.moves], (), N_("month", "No account changed its health band."),
    )  # fmt: skip
    tiers = [words.touch_cells(say, one, words.tier_text(say, one.tier)) for one in month.touches.tiers]
    whole = words.touch_cells(say, month.touches.whole, say("month", N_("month", "Together")))
    yield _section(
        say, "touches", TOUCH_HEADINGS, [whole, *tiers] if month.touches.is_known else [], (), tuple(range(1, 7)),
        N_("month", "No touch is known."),
    )  # fmt: skip
    coming, accounts = next_rows(say, month, largest_first=largest_first)
    yield _section(say, "next", NEXT_HEADINGS, coming, accounts, (3,), N_("month", "Nothing is due."))
    yield _section(
        say, "risks", RISK_HEADINGS,
        [
            [
                one.account, words.why_text(say, one), one.amount.short() if one.amount else "",
                day_said(say, one.deadline) if one.deadline else "", one.cause, one.plan, one.help_from,
                words.words_text(say, one, with_names=team),
            ]
            for one in month.risks
        ],
        [one.account_id for one in month.risks], (2,), N_("month", "No account is at risk."),
    )  # fmt: skip


def next_rows(say: Say, month: Month, *, largest_first: bool = False) -> tuple[list[list[str]], list[int]]:
    """Return what comes, by day or by ARR within a currency, and whose each row is (0: nobody's)."""
    found: list[tuple[date, str, int, str, Money | None, str]] = [
        (
            one.ends_on,
            one.account,
            one.account_id,
            N_("month", "Term ends"),
            one.due,
            words.forecast_text(say, one),
        )
        for one in month.next.renewals
    ]
    found += [
        (one.notice_on, one.account, one.account_id, N_("month", "Notice deadline"), one.amount,
         say("month", N_("month", "term ends {day}"), day=one.ends_on) if one.ends_on else "")
        for one in month.next.deadlines
    ]  # fmt: skip
    found += [
        (one.on, one.account, one.account_id or 0, N_("month", "Meeting"), None, one.title)
        for one in month.next.meetings
    ]  # fmt: skip
    found.sort(key=lambda row: (_rank(row[4]) if largest_first else (), row[0], row[3], row[1]))
    rows = [
        [account, say("month", what), day_said(say, day), arr.short() if arr else "", told]
        for day, account, _, what, arr, told in found
    ]
    return rows, [row[2] for row in found]


def _rank(arr: Money | None) -> tuple[str, int]:
    return ("~", 0) if arr is None else (arr.currency, -arr.minor)


def day_said(say: Say, day: date) -> str:
    """Return a day as the language writes days."""
    return say("month", N_("month", "{day}"), day=day)


def _section(  # noqa: PLR0917 - the parts of a section
    say: Say, id_: str, headings: Sequence[str], rows: Sequence[Sequence[str]], accounts: Sequence[int],
    numbers: tuple[int, ...], nothing: str, heads: Sequence[str] | None = None,
) -> Section:  # fmt: skip
    title, definition = (say("month", text) for text in words.PARTS[id_])
    told = tuple(heads) if heads is not None else tuple(say("month", heading) for heading in headings)
    return Section(
        id_, title, definition, told, tuple(map(tuple, rows)), tuple(accounts), numbers, say("month", nothing)
    )
