"""``review check``: what stops a review's deck, and what is worth a look; also of a file that somebody changed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cs_workbench.cli.output import print_json, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.review_gate import Checked
    from cs_workbench.services.workbench import Workbench


def add_verbs(verbs: Any) -> None:
    """Declare ``review check``."""
    parser = verbs.add_parser(
        "check", help="what stops its deck, and what is worth a look; exit status 1: it is stopped"
    )
    parser.add_argument("review", help="its uid, or the last eight characters of it")
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="a deck built before, changed by hand since"
    )
    parser.add_argument("--template", type=Path, metavar="FILE.pptx", help="your own slides")
    parser.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Print the findings, the weightiest first."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.review_gate import check, check_file

    with opened(options) as bench:
        if options.file is not None:
            checked = check_file(bench, options.review, options.file)
        else:
            checked = check(bench, options.review, options.template)
        if options.json:
            print_json(as_json(checked))
        else:
            _print(bench, checked)
    return int(checked.stops)


def _print(bench: Workbench, checked: Checked) -> None:
    from cs_workbench.services.review_gate_words import SIGNS

    for finding in checked.findings:
        print(f"{SIGNS[finding.severity]} {finding.text}")
    stops = sum(finding.severity == "stops" for finding in checked.findings)
    look = len(checked.findings) - stops
    if not checked.findings:
        talk(
            bench.say(
                "review", N_("review", "{account}: nothing to find fault with"), account=checked.account
            )
        )
    elif stops:
        text = N_("review", "{account}: %n finding(s) stop the deck, {look} to look at")
        talk(bench.say("review", text, stops, account=checked.account, look=look))
    else:
        talk(
            bench.say(
                "review", N_("review", "{account}: %n finding(s) to look at"), look, account=checked.account
            )
        )


def as_json(checked: Checked) -> dict[str, Any]:
    """Return what was found as JSON names it."""
    return {
        "review": checked.review,
        "account": checked.account,
        "file": str(checked.file) if checked.file else None,
        "stops": checked.stops,
        "findings": [
            {
                "id": f.id,
                "slide": f.slide or None,
                "page": f.page or None,
                "severity": f.severity,
                "text": f.text,
            }
            for f in checked.findings
        ],
    }
