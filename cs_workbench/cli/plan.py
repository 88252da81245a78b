"""``plan list|add|check|share|build``: the success plan of an account."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import deck_json, print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.goals import GoalRow

HEADINGS: Final = (
    N_("cli", "Goal"), N_("cli", "Measure"), N_("cli", "Start"), N_("cli", "Target"), N_("cli", "Now"),
    N_("cli", "Progress"), N_("cli", "Due"), N_("cli", "State"), "uid",
)  # fmt: skip
TEXTS: Final = ("measure", "unit", "owner", "contact", "internal_note")
NUMBERS: Final = ("start", "target", "actual")


def add_parsers(commands: Any) -> None:
    """Declare the ``plan`` commands."""
    parser = commands.add_parser("plan", help="the success plan: goals and their progress")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="an account's goals")
    listing.add_argument("account", help="name or uid")
    listing.set_defaults(run=run_list, window=False)
    adding = verbs.add_parser("add", help="write a goal, or change one")
    adding.add_argument("account", help="name or uid")
    adding.add_argument("name", nargs="?")
    adding.add_argument("--uid", help="the goal to change")
    for name in (*TEXTS, *NUMBERS):
        adding.add_argument(f"--{name.replace('_', '-')}", metavar="NUMBER" if name in NUMBERS else "TEXT")
    adding.add_argument("--due", metavar="DAY")
    adding.add_argument("--state", help="open, met, missed or dropped")
    adding.add_argument("--internal", action="store_true", help="not in the shareable plan")
    adding.set_defaults(run=run_add, window=False)
    check = verbs.add_parser("check", help="write down what was measured of a goal")
    check.add_argument("goal", help="its uid")
    check.add_argument("value", nargs="?", metavar="NUMBER")
    check.add_argument("--on", metavar="DAY", help="default today")
    check.add_argument("--note", default="", metavar="TEXT")
    check.set_defaults(run=run_check, window=False)
    share = verbs.add_parser("share", help="the plan as Markdown for the customer, without what is internal")
    share.add_argument("account", help="name or uid")
    share.set_defaults(run=run_share, window=False)
    build = verbs.add_parser("build", help="the plan as slides or a page for the customer")
    build.add_argument("account", help="name or uid")
    build.add_argument("file", type=Path, metavar="FILE", help="ends in .pptx, .html or .pdf")
    build.add_argument(
        "--language", choices=("ja", "en"), help="the customer's (default: of its newest review)"
    )
    build.set_defaults(run=run_build, window=False)


def run_list(options: argparse.Namespace) -> int:
    """List an account's goals."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word
    from cs_workbench.services.account import find_account
    from cs_workbench.services.goals import plan_of

    with opened(options) as bench:
        goals = plan_of(bench, find_account(bench, options.account))
        if options.json:
            print_json({"total": len(goals), "goals": [as_json(goal) for goal in goals]})
        else:
            print_table(
                [bench.say("cli", text) for text in HEADINGS],
                [
                    [
                        g.name, g.measure, g.start, g.target, g.actual,
                        None if g.progress is None else f"{round(g.progress * 100)} %", g.due_on,
                        bench.say("values", word("goal_state", g.state)), g.uid,
                    ]
                    for g in goals
                ],
            )  # fmt: skip
    return 0


def run_add(options: argparse.Namespace) -> int:
    """Write a goal."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.commands import do
    from cs_workbench.services.goals import SetGoal, plan_of
    from cs_workbench.services.typed import number

    with opened(options) as bench:
        account = find_account(bench, options.account)
        told = {name: getattr(options, name) for name in ("name", "state", *TEXTS)} | {"due_on": options.due}
        values: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
        values |= {
            f"{n}_value": number(getattr(options, n)) for n in NUMBERS if getattr(options, n) is not None
        }
        if options.internal:
            values["shareable"] = 0
        command = SetGoal(account, values, options.uid) if options.uid else SetGoal(account, values)
        done = do(bench, command)
        if options.json:
            print_json({"goal": next(as_json(g) for g in plan_of(bench, account) if g.uid == done.value)})
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Write a check."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do
    from cs_workbench.services.goals import CheckGoal
    from cs_workbench.services.typed import number

    with opened(options) as bench:
        on = options.on or bench.today.isoformat()
        done = do(bench, CheckGoal(options.goal, on, number(options.value), options.note))
        if options.json:
            print_json({"goal": done.value, "checked_on": on, "value": number(options.value)})
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def run_share(options: argparse.Namespace) -> int:
    """Print the plan for the customer."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.goals import shareable_plan

    with opened(options) as bench:
        text = shareable_plan(bench, find_account(bench, options.account))
        if options.json:
            print_json({"markdown": text})
        else:
            sys.stdout.write(text)
    return 0


def run_build(options: argparse.Namespace) -> int:
    """Write the plan for the customer."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.deck_files import write_deck
    from cs_workbench.services.plan_deck import customers_plan, plan_deck
    from cs_workbench.services.review_guard import Guard, Watch

    with opened(options) as bench:
        account = find_account(bench, options.account)
        deck = (
            plan_deck(bench, account, options.language)
            if options.language
            else customers_plan(bench, account)
        )
        done = write_deck(deck, options.file, options.paint, Watch(Guard(bench), account))
        if options.json:
            print_json(deck_json(deck, options.file))
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def as_json(goal: GoalRow) -> dict[str, Any]:
    """Return a goal as JSON names it."""
    return {
        "uid": goal.uid or None,
        "name": goal.name,
        "measure": goal.measure or None,
        "unit": goal.unit or None,
        "start": goal.start,
        "target": goal.target,
        "actual": goal.actual,
        "actual_on": goal.actual_on,
        "progress": goal.progress,
        "due_on": goal.due_on,
        "owner": goal.owner or None,
        "contact": goal.contact or None,
        "shareable": goal.shareable,
        "internal_note": goal.internal_note or None,
        "state": goal.state,
        "checks": [
            {"checked_on": c.checked_on, "value": c.value, "note": c.note or None} for c in goal.checks
        ],
    }
