"""``month``: what a month was for a CSM or the team, its file, and targets (月次)."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.errors import WrongUsage
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.changes import Done
    from cs_workbench.services.month import Month
    from cs_workbench.services.workbench import Workbench

TARGET_HEADINGS: Final = (
    N_("cli", "Period"), N_("cli", "From"), N_("cli", "To"), N_("cli", "Owner"), N_("cli", "Measure"),
    N_("cli", "Target"), N_("cli", "Uid"),
)  # fmt: skip

#: What a month is written as: option -> ending of the name.
FILES: Final = {"pdf": ".pdf", "xlsx": ".xlsx", "markdown": ".md", "pptx": ".pptx", "html": ".html"}


def add_parsers(commands: Any) -> None:
    """Declare ``month``."""
    parser = commands.add_parser(
        "month", help="a month of a CSM or the team: money, renewals, health, touches, risks; targets"
    )
    parser.add_argument(
        "what", nargs="*", metavar="MONTH",
        help="2026-11, last, 先月 (default: this month); or: read FILE; target list; "
        "target set PERIOD MEASURE AMOUNT; target import FILE",
    )  # fmt: skip
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument(
        "--owner", metavar="NAME", help="whose month or target (default: yours, a lead's: the team's)"
    )
    whose.add_argument("--team", action="store_true", help="the team's")
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="write it as one page of paper")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="write it as a workbook")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write it as Markdown")
    parser.add_argument("--pptx", type=Path, metavar="FILE", help="write it as slides, marked as internal")
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help="write it as one HTML file, marked as internal"
    )
    parser.add_argument("--text", action="store_true", help="print it for Slack: five lines")
    parser.add_argument(
        "--currency", metavar="CODE", default="", help="of a target (default: the book's only one)"
    )
    parser.add_argument("--remove", action="store_true", help="of target set: take the target away")
    parser.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Do what was asked for."""
    what: list[str] = options.what
    if what[:1] == ["read"]:
        return _run_read(options, what[1:])
    if what[:1] == ["target"]:
        return _run_target(options, what[1:])
    if len(what) > 1:
        raise WrongUsage(what=f"month takes one month, not {' '.join(what)}.")
    return _run_month(options, what[0] if what else "")


def _run_month(options: argparse.Namespace, text: str) -> int:
    from cs_workbench.cli.main import opened
    from cs_workbench.services.month import month
    from cs_workbench.services.month_outputs import month_json, write_month
    from cs_workbench.services.month_text import slack_text

    with opened(options) as bench:
        found = month(bench, text, _owner(bench, options))
        wanted = {ending: getattr(options, option) for option, ending in FILES.items()}
        written = [path for path in wanted.values() if path is not None]
        for ending, path in wanted.items():
            if path is not None and path.suffix.lower() != ending:
                raise WrongUsage(what=f"{path} does not end in {ending}.")
        for path in written:
            _tell(bench, write_month(bench, found, path, options.paint))
        if options.json:
            files = {"files": [str(path) for path in written]} if written else {}
            print_json({"month": month_json(bench, found), **files})
        elif options.text:
            print(slack_text(bench, found))
        elif not written:
            _print_month(bench, found)
    return 0


def _owner(bench: Workbench, options: argparse.Namespace) -> str | None:
    """Return whose month: who is named, else one's own; a lead's is the team's."""
    from cs_workbench.services.balance import first_owner

    return None if options.team else options.owner or first_owner(bench)


def _print_month(bench: Workbench, found: Month) -> None:
    from cs_workbench.services import month_words as words
    from cs_workbench.services.month_sections import sections

    print(words.title(bench.say, found))
    print(words.as_of(bench.say, found))
    print(*words.headlines(bench.say, found), sep="\n")
    for section in sections(bench.say, found):
        print(f"\n{section.title} ({section.definition})")
        if section.rows:
            print_table(section.headings, [list(row) for row in section.rows])
        else:
            print(section.nothing)
    for remark in found.remarks:
        talk(remark)


def _run_read(options: argparse.Namespace, files: Sequence[str]) -> int:
    """Take the words of a CSM's file; tell what was not taken, and what was changed in it."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do
    from cs_workbench.services.month_file import month_words, read_cells

    if len(files) != 1:
        raise WrongUsage(what="month read takes one FILE.")
    path = Path(files[0])
    rows = read_cells(path)
    with opened(options) as bench:
        found = month_words(bench, rows, path.name)
        done = do(bench, found.command)
        if options.json:
            told = {"month": found.month, "owner": found.owner, "accounts": done.value or ()}
            print_json({**told, "refused": found.refused, "changed": found.changed})
        else:
            _tell(bench, done)
            for sentence in (*found.refused, *found.changed):
                talk(sentence)
    return 0


def _run_target(options: argparse.Namespace, what: Sequence[str]) -> int:
    deeds: dict[str, Callable[[argparse.Namespace, Sequence[str]], int]] = {
        "list": _list_targets,
        "set": _set_target,
        "import": _import_targets,
    }
    deed = deeds.get(what[0] if what else "list")
    if deed is None:
        raise WrongUsage(what=f"month target knows {', '.join(deeds)}, not {what[0]}.")
    return deed(options, what[1:])


def _list_targets(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from cs_workbench.cli.main import opened
    from cs_workbench.services.balance import find_owner
    from cs_workbench.services.month_outputs import target_json
    from cs_workbench.services.month_words import amount_text
    from cs_workbench.services.targets import TEAM, targets

    if rest:
        raise WrongUsage(what="month target list takes nothing more.")
    with opened(options) as bench:
        owner = find_owner(bench, options.owner) if options.owner else None
        found = targets(bench, owner, everybody=not (options.owner or options.team))
        if options.json:
            print_json({"targets": [target_json(one) for one in found]})
        else:
            headings = [bench.say("cli", text) for text in TARGET_HEADINGS]
            rows = [
                [
                    one.period.id, bench.catalogue.shown(one.period.first), bench.catalogue.shown(one.period.last),
                    one.owner or bench.say("targets", TEAM), bench.say("targets", one.measure.title),
                    amount_text(bench.say, one.amount), one.uid,
                ]
                for one in found
            ]  # fmt: skip
            print_table(headings, rows)
    return 0


def _set_target(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do
    from cs_workbench.services.targets import target_wanted

    if len(rest) != (2 if options.remove else 3) or not (options.owner or options.team):
        raise WrongUsage(what="month target set takes PERIOD MEASURE AMOUNT, and --owner NAME or --team.")
    with opened(options) as bench:
        amount = "" if options.remove else rest[2]
        owner = None if options.team else options.owner
        command = target_wanted(bench, owner, rest[0], rest[1], text=amount, currency=options.currency)
        done = do(bench, command)
        if options.json:
            print_json({"targets_set": len(command.rows)})
        else:
            _tell(bench, done)
    return 0


def _import_targets(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do
    from cs_workbench.services.targets import read_cells, targets_in

    if len(rest) != 1:
        raise WrongUsage(what="month target import takes one FILE.")
    path = Path(rest[0])
    rows = read_cells(path)
    with opened(options) as bench:
        command = targets_in(bench, rows, path.name)
        done = do(bench, command)
        if options.json:
            print_json({"targets_set": len(command.rows)})
        else:
            _tell(bench, done)
    return 0


def _tell(bench: Workbench, done: Done) -> None:
    talk(bench.say("done", done.said, **done.params))
