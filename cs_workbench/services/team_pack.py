"""The lead's weekly risk pack, slides for us of what Team shows: who needs help, risks, moves, renewals, promises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from cs_workbench.domain.deck import Missing, Plot, Slide
from cs_workbench.domain.facts import BANDS
from cs_workbench.kernel.i18n import N_
from cs_workbench.services import team_words as words
from cs_workbench.services.forecast_words import BASES
from cs_workbench.services.inner_decks import MOST_ROWS, cover, inner_deck, listed
from cs_workbench.services.month_sections import day_said

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.month_next import MonthRisk
    from cs_workbench.services.team import AtRisk, Moved, Overdue, Team, TeamRow
    from cs_workbench.services.workbench import Workbench

T = TypeVar("T")
WEEK: Final = 7
PROMISES: Final = ("promise", "promise_theirs")
ROW_HEADINGS: Final = (
    N_("team", "CSM"), N_("team", "Accounts"), N_("team", "ARR"), N_("team", "Health ●▲■◇"), N_("team", "ARR at risk"),
    N_("team", "7 days"), N_("team", "Load"), N_("team", "Why"),
)  # fmt: skip
RISK_HEADINGS: Final = (
    N_("team", "Account"), N_("team", "CSM"), N_("team", "Cause"), N_("team", "At stake"), N_("team", "Until"),
    N_("team", "Plan"), N_("team", "Help wanted from"),
)  # fmt: skip
MOVE_HEADINGS: Final = (
    N_("team", "Account"), N_("team", "CSM"), N_("team", "Health"), N_("team", "Cause"), N_("team", "Record"),
    N_("team", "ARR"),
)  # fmt: skip
RENEWAL_HEADINGS: Final = (
    N_("team", "Account"), N_("team", "CSM"), N_("team", "Ends on"), N_("team", "Due"), N_("team", "Renews"),
    N_("team", "Why"),
)  # fmt: skip
PROMISE_HEADINGS: Final = (
    N_("team", "Account"), N_("team", "CSM"), N_("team", "Whose"), N_("team", "Promise"), N_("team", "Due"),
    N_("team", "Days over"),
)  # fmt: skip


def pack_deck(bench: Workbench) -> Deck:
    """Return the pack of today, in the person's language; every page is marked as internal."""
    from cs_workbench.services.charts import make
    from cs_workbench.services.month_book import month_book, month_of
    from cs_workbench.services.month_health import month_health
    from cs_workbench.services.month_next import month_risks
    from cs_workbench.services.team import team

    found = team(bench)
    book = month_book(bench, month_of(bench, ""), None)
    risks = [one for one in month_risks(bench, book, month_health(bench, book)) if "risk" in one.why]
    pack = _Pack(bench, found, risks, make(bench, "arr_at_risk"))
    title = bench.say("team", N_("team", "Weekly risk pack"))
    slides = (
        cover(title, (words.span_text(bench.say, found, pack.day), pack.accounts())),
        *(make_slide() for make_slide in (pack.help, pack.risks, pack.moves, pack.renewals, pack.promises)),
    )
    return inner_deck(bench, "pack", title, pack.day, found.as_of, slides)


class _Pack:
    """Makes the slides of a pack."""

    def __init__(self, bench: Workbench, found: Team, risks: Sequence[MonthRisk], chart: Chart) -> None:
        self._bench, self._team, self._risks, self._chart = bench, found, risks, chart
        self._say = bench.say
        self.day = str(bench.catalogue.shown(found.as_of))

    def accounts(self) -> str:
        """Return how many accounts and how much ARR it is about."""
        total = self._team.total
        count = total["accounts"].value
        text = N_("team", "%n account(s), ARR {arr}")
        return self._say("team", text, int(count) if isinstance(count, int) else 0, arr=_value(total, "arr"))

    def help(self) -> Slide:
        """Return the table of Team, most urgent first."""
        need = sum(row.needs_help for row in self._team.rows)
        title = self._say("team", N_("team", "%n of the team's rows need(s) help"), need)
        rows = [self._row(row) for row in self._team.rows] + [self._row(self._team.total, is_total=True)]
        return self._slide(
            "help", title, ROW_HEADINGS, rows, (4, 3, 5, 6, 5, 3, 3, 12), (1, 2, 4, 6), most=len(rows)
        )

    def _row(self, row: TeamRow, *, is_total: bool = False) -> list[str]:
        bands = [words.value_text(row[band].value, "accounts") for band in BANDS]
        return [
            words.owner_text(self._say, row, is_total=is_total), _value(row, "accounts"), _value(row, "arr"),
            " / ".join(bands), _value(row, "at_risk"), words.moves_text(row, WEEK), _value(row, "load"),
            "" if is_total else row.brief,
        ]  # fmt: skip

    def risks(self) -> Slide:
        """Return each open risk with cause, amount and deadline, plan, and whose help is wanted."""
        wanted = sum(bool(one.help_from) for one in self._risks)
        title = self._say(
            "team", N_("team", "%n open risk(s), help wanted for {wanted}"), len(self._risks), wanted=wanted
        )
        rows = [
            [
                one.account, one.owner, one.cause, one.amount.short() if one.amount else "",
                day_said(self._say, one.deadline) if one.deadline else "", one.plan, one.help_from,
            ]
            for one in self._risks
        ]  # fmt: skip
        nothing = N_("team", "No risk is written down.")
        return self._slide("risks", title, RISK_HEADINGS, rows, (6, 3, 8, 4, 4, 8, 6), (3,), nothing)

    def moves(self) -> Slide:
        """Return whose health moved in seven days, with what moved it most and the record behind; falls first."""
        moved = sorted(
            (pair for pair in self._of_all(lambda row: row.moved) if pair[1].days == WEEK),
            key=lambda pair: pair[1].direction,
        )
        fell = sum(one.direction < 0 for _, one in moved)
        title = self._say(
            "team", N_("team", "%n account(s) fell in 7 days, {rose} rose"), fell, rose=len(moved) - fell
        )
        rows = [self._moved(owner, one) for owner, one in moved]
        nothing = (
            N_("team", "No account changed its health band in 7 days.")
            if self._team.total["down_7"].value is not None
            else N_("team", "No health was kept so far back: bands and moves are unknown.")
        )
        return self._slide("moves", title, MOVE_HEADINGS, rows, (6, 3, 8, 7, 7, 4), (5,), nothing)

    def _moved(self, owner: str, one: Moved) -> list[str]:
        return [
            one.account, owner, words.moved_text(self._say, one), words.why_text(self._say, one), one.record,
            one.arr.short() if one.arr else "",
        ]  # fmt: skip

    def renewals(self) -> Slide:
        """Return the ARR at risk by month, and the renewals that make it up."""
        pairs: list[tuple[str, AtRisk]] = sorted(
            self._of_all(lambda row: row.at_risk), key=lambda pair: (pair[1].ends_on, pair[1].account)
        )
        text = N_("team", "%n renewal(s) may be lost, ARR at risk {arr}")
        title = self._say("team", text, len(pairs), arr=_value(self._team.total, "at_risk"))
        rows = [
            [
                one.account, owner, day_said(self._say, one.ends_on), one.due.short(), f"{one.probability * 100:.0f} %",
                self._say("revenue", BASES[one.basis]),
            ]
            for owner, one in pairs
        ]  # fmt: skip
        nothing = N_("team", "No renewal within 12 months has a probability below 70 %.")
        slide = self._slide("renewals", title, RENEWAL_HEADINGS, rows, (7, 3, 4, 4, 3, 9), (3, 4), nothing)
        return Slide(slide.id, slide.title, (Plot(self._chart), *slide.blocks), slide.foot)

    def promises(self) -> Slide:
        """Return the promises of either side whose day has passed, the longest ago first."""
        pairs: list[tuple[str, Overdue]] = sorted(
            (pair for pair in self._of_all(lambda row: row.overdue) if pair[1].kind in PROMISES),
            key=lambda pair: -pair[1].days,
        )
        title = self._say("team", N_("team", "%n promise(s) overdue"), len(pairs))
        ours, theirs = N_("team", "ours"), N_("team", "theirs")
        rows = [
            [
                one.account, owner, self._say("team", ours if one.kind == "promise" else theirs), one.text,
                day_said(self._say, one.due_on), f"{one.days:,}",
            ]
            for owner, one in pairs
        ]  # fmt: skip
        nothing = N_("team", "No promise is overdue.")
        return self._slide("promises", title, PROMISE_HEADINGS, rows, (6, 3, 3, 10, 4, 3), (5,), nothing)

    def _of_all(self, of: Callable[[TeamRow], Sequence[T]]) -> list[tuple[str, T]]:
        return [(words.owner_text(self._say, row), one) for row in self._team.rows for one in of(row)]

    def _slide(  # noqa: PLR0917 - the parts of a table
        self,
        id_: str,
        title: str,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[int],
        numbers: tuple[int, ...],
        nothing: str = "",
        most: int = MOST_ROWS,
    ) -> Slide:
        heads = [self._say("team", heading) for heading in headings]
        foot = self._say("team", N_("team", "As of {day}, as Team shows it"), day=self.day)
        if not rows:
            return Slide(id_, title, (Missing(self._say("team", nothing)),), foot)
        return Slide(id_, title, (listed(self._bench, heads, rows, widths, numbers, most),), foot)


def _value(row: TeamRow, figure: str) -> str:
    return words.value_text(row[figure].value, words.FIGURES[figure][1])
