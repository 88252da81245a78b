"""``demo``: the sample book in a profile of its own."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from cs_workbench.cli.output import print_json, talk

DEMO_PROFILE: Final = "sample"


def add_parsers(commands: Any) -> None:
    """Declare ``demo``."""
    parser = commands.add_parser(
        "demo", help="open the sample book (a profile of its own, removed in one click)"
    )
    parser.add_argument("--no-window", dest="window", action="store_false", help="print the book instead")
    parser.add_argument("--accounts", type=int, default=400, metavar="N", help="how many (default 400)")
    parser.add_argument("--seed", type=int, default=7, metavar="S", help="which book (default 7)")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="also save a picture of every place")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the sample book if it is not there; print it when no window follows."""
    from cs_workbench.cli import portfolio
    from cs_workbench.cli.main import opened
    from cs_workbench.cli.sync import tracker_of
    from cs_workbench.services.demo import fill_sample

    if options.data_dir is None and options.profile == "default":
        options.profile = DEMO_PROFILE
    tracker, lines = tracker_of(options)
    with opened(options, create=True, sample=True) as bench:
        done = fill_sample(bench, accounts=options.accounts, seed=options.seed, tracker=tracker)
        text = bench.say("done", done.said, **done.params)
    if lines is not None:
        lines.write(type="result", text=text)
    elif options.window or options.json:
        talk(text)
        if options.json and not options.window:
            print_json({"profile": options.profile, "text": text})
    else:
        options.condition, options.churned, options.columns = [], False, ",".join(portfolio.COLUMNS)
        options.sort, options.limit, options.as_of = "health", 30, None
        portfolio.run(options)
        talk(text)
    return 0
