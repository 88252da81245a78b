"""``touch phases``: who stands in which phase and why, what to watch, and what a person or a machine does."""

from __future__ import annotations

import argparse
import math
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.cli.todo import perform
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.phase_page import PhasePage, StepRow
    from cs_workbench.services.workbench import Workbench


def add_verbs(verbs: Any) -> None:
    """Declare ``touch phases`` and its verbs."""
    parser = verbs.add_parser("phases", help="who stands in which phase, and how they get on there")
    parser.set_defaults(run=run_overview, window=False)
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--owner", metavar="NAME", help="one CSM (default: yours; a lead's: the team)")
    whose.add_argument("--team", action="store_true", help="the whole team")
    more = parser.add_subparsers(metavar="VERB")
    explain = _verb(
        more, "explain", run_explain, "why an account stands in its phase: rules, values, borders"
    )
    explain.add_argument("account", metavar="NAME|UID")
    put = _verb(more, "set", run_set, "set a phase by hand; the automatic one waits for 30 days")
    put.add_argument("account", metavar="NAME|UID")
    put.add_argument("phase", metavar="PHASE", help="welcome, onboarding, adoption, utilisation or self")
    put.add_argument("--why", default="", metavar="TEXT", help="the reason; needed")
    put.add_argument("--handover", action="store_true", help="open a hand-over sheet, too")
    _verb(more, "steps", run_steps, "the customer journey's steps: data to watch, normal range, what to do")
    _verb(more, "grid", run_grid, "what to do, by phase and usage, with how many accounts")
    _verb(more, "rubric", run_rubric, "automate or human: the record of every step, cheap and easy first")
    step = _verb(more, "step", run_step, "change one step")
    step.add_argument("step", metavar="STEP")
    step.add_argument("values", nargs="+", metavar="FIELD=VALUE")
    export = _verb(more, "export", run_export, "print the customer journey as text, or write it to a file")
    export.add_argument("--to", type=Path, metavar="FILE")
    bring = _verb(more, "import", run_import, "put a customer journey from a file in the place of this one")
    bring.add_argument("file", type=Path)


def _verb(more: Any, verb: str, run: Any, text: str) -> Any:
    parser = more.add_parser(verb, help=text)
    parser.set_defaults(run=run, window=False)
    return parser


def page_of(bench: Workbench, options: argparse.Namespace) -> PhasePage:
    """Return the page of the CSM that was asked for."""
    from cs_workbench.services.balance import find_owner, first_owner
    from cs_workbench.services.phase_page import phase_page

    owner = find_owner(bench, options.owner) if options.owner else first_owner(bench)
    return phase_page(bench, None if options.team else owner)


def run_overview(options: argparse.Namespace) -> int:
    """Print how many accounts stand in which phase, and how they get on."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word
    from cs_workbench.services.phase_words import OVERVIEW, overview_lines

    with opened(options) as bench:
        page = page_of(bench, options)
        if options.json:
            print_json(
                {
                    "as_of": page.as_of.isoformat(),
                    "owner": page.owner,
                    "phases": [
                        {
                            "phase": row.phase or None,
                            "accounts": row.accounts,
                            "progress": {name or "unknown": count for name, count in row.progress.items()},
                            "arr": [{"minor": m.minor, "currency": m.currency} for m in row.arr],
                            "conditions": {name or "unknown": text for name, text in row.conditions.items()},
                        }
                        for row in page.rows
                    ],
                    "motions": dict(page.motions),
                }
            )
            return 0
        print_table([bench.say("phases", text) for text in OVERVIEW], overview_lines(bench.say, page))
        names = [f"{bench.say('values', word('motion', m))} {count}" for m, count in page.motions.items()]
        talk(bench.say("phases", N_("phases", "Motions: {motions}"), motions=", ".join(names)))
    return 0


def run_explain(options: argparse.Namespace) -> int:
    """Print why an account stands in its phase."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.phase_reasons import as_json, change_text, explain_phase

    with opened(options) as bench:
        reasons = explain_phase(bench, find_account(bench, options.account))
        if options.json:
            print_json(as_json(reasons))
            return 0
        for sentence in reasons.sentences[bench.catalogue.language]:
            print(sentence)
        for line in reasons.log:
            print(line.changed_on, change_text(bench.catalogue, line))
    return 0


def run_set(options: argparse.Namespace) -> int:
    """Set a phase by hand."""
    from cs_workbench.services.account import find_account
    from cs_workbench.services.phases import SetPhase, with_sheet

    def command(bench: Workbench) -> Command:
        made = SetPhase((find_account(bench, options.account),), options.phase, options.why)
        return with_sheet(made) if options.handover else made

    return perform(options, command)


def run_steps(options: argparse.Namespace) -> int:
    """Print the steps with the data to watch."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.phase_words import WATCH, watch_lines

    with opened(options) as bench:
        page = page_of(bench, options)
        if options.json:
            print_json({"steps": [_step_json(row) for row in page.steps]})
        else:
            print_table([bench.say("phases", text) for text in WATCH], watch_lines(bench.say, page))
    return 0


def run_grid(options: argparse.Namespace) -> int:
    """Print what to do by phase and usage."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word

    with opened(options) as bench:
        page = page_of(bench, options)
        if options.json:
            print_json({"cells": [asdict(cell) for cell in page.cells]})
            return 0
        texts = (
            N_("phases", "Phase"),
            N_("phases", "Usage"),
            N_("phases", "Accounts"),
            N_("phases", "What to do"),
        )
        print_table(
            [bench.say("phases", text) for text in texts],
            [
                [
                    bench.say("values", word("phase", c.phase)), bench.say("values", word("usage_level", c.usage)),
                    c.accounts, c.text,
                ]
                for c in page.cells
            ],
        )  # fmt: skip
    return 0


def run_rubric(options: argparse.Namespace) -> int:
    """Print the record of what a person and what a machine does."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.phase_words import RECORD, by_rank, record_lines

    with opened(options) as bench:
        page = page_of(bench, options)
        if options.json:
            print_json({"steps": [_step_json(row) for row in by_rank(page)]})
        else:
            print_table(
                [bench.say("phases", text) for text in RECORD], record_lines(bench.say, by_rank(page))
            )
    return 0


def _step_json(row: StepRow) -> dict[str, Any]:
    document, judged = asdict(row.step), row.step.judged()
    told = {
        name: None if math.isnan(value) or math.isinf(value) else value
        for name, value in (("saved_hours", judged.saved_hours), ("payback_months", judged.payback))
    }
    return {
        **document,
        "says": judged.decision,
        **told,
        "decided": row.step.decided(),
        "rank": row.rank or None,
        "unbound": row.unbound,
        "outside": row.outside,
        "condition": row.condition or None,
    }


def run_step(options: argparse.Namespace) -> int:
    """Change one step."""
    from cs_workbench.services.journey import WRITABLE, SetStep, UnknownStepField

    values = {}
    for told in options.values:
        field, is_told, value = told.partition("=")
        if not is_told:
            raise UnknownStepField(field=told, choices=", ".join(f"{name}=…" for name in WRITABLE))
        values[field] = value
    return perform(options, lambda _bench: SetStep(options.step, values))


def run_export(options: argparse.Namespace) -> int:
    """Print the journey's text, or write it."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.journey import journey_text
    from cs_workbench.services.export import write_bytes
    from cs_workbench.services.journey import journey

    with opened(options) as bench:
        text = journey_text(journey(bench))
        if options.to is not None:
            write_bytes(options.to, text.encode("utf-8"))
        if options.json:
            print_json({"text": text, "file": None if options.to is None else str(options.to)})
        elif options.to is None:
            print(text, end="")
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Put a journey from a file in force."""
    from cs_workbench.services.journey import PutJourney, read_file

    return perform(options, lambda _bench: PutJourney(read_file(options.file)))
