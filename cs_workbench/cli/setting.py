"""``setting list|set``: the settings of the profile (設定)."""

from __future__ import annotations

import argparse
from typing import Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

HEADINGS: Final = (N_("cli", "Setting"), N_("cli", "Value"), N_("cli", "What it is"))
#: What the program remembers of itself; nobody sets it.
KEPT: Final = ("looked_at", "looked_before")


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the ``setting`` commands."""
    from cs_workbench.services.settings import SETTINGS

    parser = commands.add_parser("setting", help="the settings: what they are, change one")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="every setting with its value")
    listing.set_defaults(run=run_list, window=False)
    change = verbs.add_parser("set", help="change one")
    change.add_argument("key", choices=[one.key for one in SETTINGS if one.key not in KEPT])
    change.add_argument("value", metavar="VALUE", help="'' takes a text away")
    change.set_defaults(run=run_set, window=False)


def run_list(options: argparse.Namespace) -> int:
    """Print the settings."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.settings import SETTINGS, get_all

    with opened(options) as bench:
        values = get_all(bench)
        shown = [one for one in SETTINGS if one.key not in KEPT]
        if options.json:
            print_json({"settings": {one.key: values[one.key] for one in shown}})
        else:
            print_table(
                [bench.say("cli", text) for text in HEADINGS],
                [[one.key, values[one.key], bench.say("settings", one.label)] for one in shown],
            )
    return 0


def run_set(options: argparse.Namespace) -> int:
    """Change a setting."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do
    from cs_workbench.services.settings import BY_KEY, SetSetting, get

    with opened(options) as bench:
        text: str = options.value
        value = int(text) if BY_KEY[options.key].most and text.isdecimal() else text.strip()
        do(bench, SetSetting(options.key, value))
        kept = get(bench, options.key)
        if options.json:
            print_json({"setting": options.key, "value": kept})
        else:
            talk(
                bench.say(
                    "cli",
                    "{label}: {value}",
                    label=bench.say("settings", BY_KEY[options.key].label),
                    value=kept,
                )
            )
    return 0
