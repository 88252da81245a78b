"""The pages of load and simulation made by hand, as the services make them."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace
from typing import cast

from cs_workbench.domain.columns import date_column, text_column, yes_no_column
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.services.capacity import AccountHours, Actual, Capacity, Handover, HoursCell, OwnerLoad
from cs_workbench.services.economics import Assumption
from cs_workbench.services.simulation_answers import Answers, Question, Usual, answers, usual
from cs_workbench.services.simulation_ground import Ground, ground_of
from cs_workbench.services.workbench import Workbench
from cs_workbench.ui.text import say
from tests.ui.views.made import TODAY, book

NAME = "株式会社あおば精機"
UNKNOWN, PARTLY = Actual(4, 0, None), Actual(12, 7, 12.3)


def load(owner: str | None = None) -> Capacity:
    """Return a team's load, or that of ``owner``."""
    by_tier = (("high", 152.0), ("mid", 0.0), ("low", 35.5), ("tech", 3.65))
    rows = (
        OwnerLoad("佐藤", 61, 191.15, 112.0, 1.71, "overload", by_tier, 50, 0.99, 5, 2.21, PARTLY),
        OwnerLoad("小林", 25, 26.7, 112.0, 0.24, "slack", by_tier, 36, 0.68, 0, 0.24, UNKNOWN),
    )
    shown = tuple(row for row in rows if owner in (None, row.owner))
    cells = (
        HoursCell("high", "adoption", 40, 320.0),
        HoursCell("tech", "", 3, 0.3),
        HoursCell("", "self", 2, None),
    )
    account = AccountHours(1, "u", NAME, "佐藤", "high", "adoption", 25.0, True, True, PARTLY)
    return Capacity(
        as_of=TODAY,
        owner=owner,
        owners=shown,
        handovers=(
            Handover(1, "u", NAME, "佐藤", "小林", 8.0, 1.71, 0.24),
            Handover(2, "v", NAME, "", "小林", 1, None, 0.24),
        ),
        hours=217.9,
        renewal_hours=26.8,
        save_hours=20.0,
        available=112.0 * len(shown),
        people=1.9,
        without_owner=1,
        unclassified=2,
        each=2.6,
        actual=PARTLY,
        cells=cells,
        accounts=(account,),
        assumptions=(Assumption("hours_a_month", "", 160, ""), Assumption("utilisation", "", 0.7, "")),
    )


def simulation(question: Question) -> tuple[Ground, dict[str, Usual], Answers]:
    """Return the answers to ``question`` on a small book, in the language that the window speaks."""
    catalogue = load_catalogue("ja" if say("places", "Insights") == "分析" else "en")
    bench = cast("Workbench", SimpleNamespace(say=catalogue.say, catalogue=catalogue))  # for its words alone
    whole = book(40)
    n = len(whole)
    rest = {
        "uid": text_column([""] * n),
        "started_on": date_column(["2024-02-05"] * n),
        "churned_on": date_column([None] * n),
        "churn_notice": yes_no_column([None] * n),
        "strategic": yes_no_column([None] * n),
    }
    on = ground_of(dataclasses.replace(whole, columns={**whole.columns, **rest}), TODAY)
    return on, usual(bench, on), answers(bench, on, question)
