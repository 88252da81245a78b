"""``today``: what to do now, this week, later."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.today import TodayRow
    from cs_workbench.services.workbench import Workbench

SECTION_NAMES: Final = {
    "now": N_("today", "Today"),
    "cover": N_("today", "Cover for {who}"),
    "changes": N_("today", "Health got worse"),
    "week": N_("today", "This week"),
    "later": N_("today", "Later"),
    "no_next_step": N_("today", "No next step"),
    "done": N_("today", "Done"),
}
HEADINGS: Final = (
    N_("cli", "Id"),
    N_("cli", "Due"),
    N_("cli", "Kind"),
    N_("cli", "Account"),
    N_("cli", "Why"),
)
SHOWN_UID: Final = 8


def add_parsers(commands: Any) -> None:
    """Declare ``today``."""
    parser = commands.add_parser("today", help="what to do now, this week, later")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--owner", metavar="NAME", help="whose day (default: yours, else the team's)")
    whose.add_argument("--team", action="store_true", help="the whole team's day")
    parser.add_argument(
        "--limit", type=int, default=20, help="rows to print of a section; 0: all shown (default 20)"
    )
    parser.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Print the day."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services import settings
    from cs_workbench.services.today import today_page

    with opened(options) as bench:
        owner = None if options.team else options.owner or settings.get(bench, "owner")
        page = today_page(bench, owner)
        limit = options.limit or None
        if options.json:
            print_json(
                {
                    "as_of": page.as_of,
                    "owner": owner,
                    "since": page.since,
                    "happened": page.happened,
                    "finished": page.finished,
                    "sections": [
                        {
                            "id": section.id,
                            "cover_for": section.who or None,
                            "total": section.total,
                            "rows": [_document(row) for row in section.rows[:limit]],
                        }
                        for section in page.sections
                    ],
                }
            )
            return 0
        for section in page.sections:
            if section.rows:
                title = bench.say("today", SECTION_NAMES[section.id], who=section.who)
                print(f"\n{title} ({section.total})")
                headings = [bench.say("cli", text) for text in HEADINGS]
                print_table(headings, [_line(bench, row) for row in section.rows[:limit]])
        if page.happened:
            talk(", ".join(page.happened))
        if page.finished:
            talk(bench.say("today", N_("today", "That is all for today.")))
    return 0


def _document(row: TodayRow) -> dict[str, Any]:
    return {
        "uid": row.uid or None,
        "kind": row.kind,
        "text": row.text,
        "account": row.account or None,
        "account_uid": row.account_uid or None,
        "due_on": row.due_on,
        "due_at": row.due_at or None,
        "with": row.who or None,
        "tier": row.tier,
        "band": row.band,
        "health": row.health,
        "arr": row.arr,
        "count": row.count,
        "condition": row.condition or None,
        "detail": dict(row.detail) or None,
    }


def _line(bench: Workbench, row: TodayRow) -> list[Any]:
    from cs_workbench.domain.words import word

    due = " ".join(str(part) for part in (row.due_on, row.due_at) if part)
    return [row.uid[-SHOWN_UID:], due, bench.say("values", word("todo", row.kind)), row.account, row.text]
