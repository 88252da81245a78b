"""The lead's table made by hand, as the services make it."""

from __future__ import annotations

from datetime import date, timedelta

from cs_workbench.domain.facts import BANDS
from cs_workbench.kernel.money import Money
from cs_workbench.services.team import AtRisk, Away, Cause, Moved, Number, Overdue, Team, TeamRow, Value
from cs_workbench.services.team_handover import LoadOf, Offers
from cs_workbench.services.team_words import FIGURES, brief_text, cause_text, reason_text, remarks
from cs_workbench.ui.text import say
from tests.ui.views.made import TODAY

NAME = "株式会社あおば精機"
ARR = (Money(120_950_000, "JPY"), Money(4_800_000, "USD"))


def row(
    owner: str, *, load: float | None, fell: int, away: Away | None = None, is_past: bool = False
) -> TeamRow:
    """Return a CSM's row; ``fell``: accounts that did in 7 days and in 30."""
    values: dict[str, Value] = {
        "accounts": 61, "arr": ARR, "green": 40, "yellow": 13, "red": 3, "none": 5, "at_risk": ARR[:1],
        "expected_loss": ARR, "down_7": fell, "up_7": 1, "net_7": ARR[:1], "down_30": fell, "up_30": 2, "net_30": (),
        "kept": 0.6, "due": 5, "past": 9, "load": load, "overdue": None if is_past else 2, "promises": 1,
    }  # fmt: skip
    if is_past:
        values |= {"at_risk": None, "expected_loss": None, "promises": None}
    numbers = {name: Number(name, values[name], (1,), f'name="{NAME}"') for name in FIGURES}
    strong = [say("team", "load {load} %", load="166")] if load and load > 1 else []
    weak = [say("team", "%n account(s) fell to needs action in 7 days", fell)] if fell else []
    moved = tuple(
        Moved(
            days, n, "u", NAME, -1, "green", "red", 77, 39, ARR[0], "cap:overdue60", "60日を超える支払遅れ",
            say("team", "Invoice {name}, due {day}", name="I-18", day="2026/09/23"), TODAY,
        )
        for days in (7, 30)
        for n in range(1, fell + 1)
    )  # fmt: skip
    text = cause_text(say, "cap:overdue60", "60日を超える支払遅れ", -1, fell)
    causes = (Cause("cap:overdue60", -1, text, (1,), f'name="{NAME}"'),) if fell else ()
    return TeamRow(
        owner, away, numbers, dict.fromkeys(BANDS, ARR), {7: causes, 30: causes}, moved,
        () if is_past else (AtRisk(1, "u", NAME, TODAY, ARR[0], 0.05, "notice", "red"),),
        () if is_past else (Overdue(7, "t", 1, "u", NAME, "promise", "試算を送る", TODAY - timedelta(days=3), 3),),
        "overload" if strong else "slack", bool(strong), reason_text(say, strong, weak),
        brief_text(say, strong, weak),
    )  # fmt: skip


def team(as_of: date = TODAY) -> Team:
    """Return a table of two CSMs and an account of nobody, as of a day."""
    past = as_of < TODAY
    away = Away(TODAY + timedelta(days=6), TODAY + timedelta(days=10), "", is_now=False)
    rows = (
        row("佐藤", load=1.66, fell=4, is_past=past),
        row("渡辺", load=0.52, fell=0, away=away, is_past=past),
        row("", load=None, fell=0, is_past=past),
    )
    said = remarks(
        say,
        found_accounts=2,
        is_past=past,
        has_health=True,
        has_touches=True,
        unclassified=5,
        owners_assumed=1,
    )
    total = row("", load=0.73, fell=4, is_past=past)
    return Team(as_of, TODAY, rows, total, ("JPY", "USD"), said, TODAY - timedelta(weeks=13), not past)


def team_offers() -> Offers:
    """Return who could take an account."""
    return Offers(
        (1,), (NAME,), (LoadOf("佐藤", 1.66, 1.53),), (LoadOf("小林", 0.24, 0.37), LoadOf("山本", 0.43, 0.56))
    )
