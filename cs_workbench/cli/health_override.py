"""``health override set|end|list``: the health band set by hand, with a reason and a last day."""

from __future__ import annotations

import argparse
import dataclasses
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table
from cs_workbench.cli.todo import perform
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench

BANDS: Final = ("green", "yellow", "red")
USUAL_DAYS: Final = 30
HEADINGS: Final = (
    N_("cli", "Account"), N_("cli", "Health"), N_("cli", "By the score"), N_("cli", "Until"), N_("cli", "By"),
    N_("cli", "Reason"),
)  # fmt: skip


def add_verbs(verbs: Any) -> None:
    """Declare the verb and its own verbs."""
    override = verbs.add_parser("override", help="the health set by hand, with a reason and a last day")
    ways = override.add_subparsers(metavar="WHAT", required=True)
    put = ways.add_parser("set", help="set it; the score's own band stays beside it")
    put.add_argument("account", nargs="+", help="names (or parts of them) or uids")
    put.add_argument("--band", choices=BANDS, required=True)
    put.add_argument("--why", metavar="REASON", required=True)
    put.add_argument(
        "--until", metavar="DAY", help="the last day it counts, at most 90 days ahead (default 30)"
    )
    put.set_defaults(run=run_set, window=False)
    end = ways.add_parser("end", help="let the score's band count again")
    end.add_argument("account", nargs="+", help="names (or parts of them) or uids")
    end.set_defaults(run=run_end, window=False)
    ways.add_parser("list", help="those that count now").set_defaults(run=run_list, window=False)


def run_set(options: argparse.Namespace) -> int:
    """Set it."""

    def command(bench: Workbench) -> Command:
        from cs_workbench.services.account import find_account
        from cs_workbench.services.band_override import SetBand
        from cs_workbench.services.quick_entry import written_day

        accounts = tuple(find_account(bench, name) for name in options.account)
        usual = bench.today + timedelta(days=USUAL_DAYS)
        until = written_day(bench, options.until) if options.until else usual
        return SetBand(accounts, options.band, options.why, until.isoformat())

    return perform(options, command)


def run_end(options: argparse.Namespace) -> int:
    """End it."""

    def command(bench: Workbench) -> Command:
        from cs_workbench.services.account import find_account
        from cs_workbench.services.band_override import ClearBand

        return ClearBand(tuple(find_account(bench, name) for name in options.account))

    return perform(options, command)


def run_list(options: argparse.Namespace) -> int:
    """List them."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word
    from cs_workbench.services.band_override import list_by_hand

    with opened(options) as bench:
        found = list_by_hand(bench)
        if options.json:
            rows = [dataclasses.asdict(one) for one in found]
            print_json({"overrides": [{k: v for k, v in row.items() if k != "account_id"} for row in rows]})
            return 0

        def band(name: str | None) -> str | None:
            return None if name is None else bench.say("values", word("band", name))

        print_table(
            [bench.say("cli", text) for text in HEADINGS],
            [[o.account, band(o.band), band(o.computed), o.until, o.by, o.reason] for o in found],
        )
    return 0
