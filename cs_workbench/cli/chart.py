"""``chart``: the charts of the window as tables and files."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.errors import WrongUsage
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (N_("cli", "Id"), N_("cli", "Chart"), N_("cli", "Can be asked for"))
#: What a chart may be asked for -> the option that says so.
OPTIONS: Final = {"account": "--account", "owner": "--owner", "currency": "--currency"}


def add_parsers(commands: Any) -> None:
    """Declare ``chart``."""
    from cs_workbench.services.charts import CHARTS

    chart = commands.add_parser("chart", help="the charts: what they find, their table, as a picture")
    verbs = chart.add_subparsers(metavar="VERB", required=True)
    listed = verbs.add_parser("list", help="every chart with its id")
    listed.set_defaults(run=run_list, window=False)
    shown = verbs.add_parser("show", help="finding, definition and table of a chart")
    written = verbs.add_parser("export", help="a chart as .png or .svg, or its table as .csv")
    for verb in (shown, written):
        verb.add_argument("id", choices=tuple(CHARTS), help="see chart list")
    written.add_argument("file", type=Path, metavar="FILE", help="its ending says what is written")
    written.add_argument("--dark", action="store_true", help="the colours of the dark theme")
    for verb in (shown, written):
        verb.add_argument("--account", metavar="NAME", help="name or uid, of a chart about one account")
        verb.add_argument("--owner", metavar="NAME", help="the accounts of one CSM (default: all)")
        verb.add_argument("--currency", help="of the amounts (default: that of most accounts)")
    shown.set_defaults(run=run_show, window=False)
    written.set_defaults(run=run_export, window=False)


def run_list(options: argparse.Namespace) -> int:
    """Print the charts in their order."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.charts import CHARTS

    with opened(options) as bench:
        named = {name: bench.say("findings", entry.title) for name, entry in CHARTS.items()}
        asked = {name: [of for of in OPTIONS if of in entry.takes] for name, entry in CHARTS.items()}
        if options.json:
            rows = [{"id": name, "title": named[name], "takes": asked[name]} for name in CHARTS]
            print_json({"charts": rows})
            return 0
        print_table(
            [bench.say("cli", text) for text in HEADINGS],
            [[name, named[name], " ".join(OPTIONS[of] for of in asked[name])] for name in CHARTS],
        )
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Print a chart's words and table."""
    from cs_workbench.cli.main import opened

    with opened(options) as bench:
        chart = _asked(bench, options)
        if options.json:
            print_json({"chart": as_json(chart)})
            return 0
        print(chart.title)
        print(chart.subtitle)
        if chart.empty:
            talk(chart.empty)
        if chart.rows:
            print()
            print_table(chart.headings, chart.rows, numbers=chart.numbers)
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Write a chart to a file."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.charts.files import write_chart

    with opened(options) as bench:
        chart = _asked(bench, options)
        write_chart(chart, options.file, dark=options.dark)
        if options.json:
            print_json({"chart": {"id": chart.id, "title": chart.title, "file": str(options.file)}})
        else:
            talk(bench.say("cli", "{file} is written.", file=options.file.name))
    return 0


def as_json(chart: Chart) -> dict[str, Any]:
    """Return a chart as JSON names it: its words, its figure by kind, and its rows with their doors."""
    doors = chart.doors or ("",) * len(chart.rows)
    figure = None if chart.figure is None else {
        "kind": type(chart.figure).__name__.lower(), **dataclasses.asdict(chart.figure),
    }  # fmt: skip
    return {
        "id": chart.id, "title": chart.title, "subtitle": chart.subtitle, "empty": chart.empty or None,
        "headings": chart.headings, "figure": figure,
        "rows": [{"cells": row, "condition": door or None} for row, door in zip(chart.rows, doors, strict=True)],
    }  # fmt: skip


def _asked(bench: Workbench, options: argparse.Namespace) -> Chart:
    """Return the chart that the options ask for.

    Raises:
        WrongUsage: it is about one account and none is named, or an option says nothing to it.
    """
    from cs_workbench.services.account import find_account
    from cs_workbench.services.balance import find_owner
    from cs_workbench.services.charts import CHARTS, make

    takes = CHARTS[options.id].takes
    for of, option in OPTIONS.items():
        if getattr(options, of) and of not in takes:
            raise WrongUsage(what=f"chart {options.id} takes no {option}.")
    if "account" in takes and not options.account:
        raise WrongUsage(what=f"chart {options.id} is about one account: give --account NAME.")
    return make(
        bench,
        options.id,
        account=find_account(bench, options.account) if options.account else None,
        owner=find_owner(bench, options.owner) if options.owner else None,
        currency=options.currency.upper() if options.currency else None,
    )
