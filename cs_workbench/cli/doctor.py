"""``doctor``: is everything here well?"""

from __future__ import annotations

import argparse
import dataclasses
from typing import Any

from cs_workbench.cli.output import print_json


def add_parsers(commands: Any) -> None:
    """Declare ``doctor``."""
    parser = commands.add_parser("doctor", help="check the profile, the database, the keychain, fonts")
    parser.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Print the findings; status 1 when one is wrong."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.doctor import doctor

    with opened(options) as bench:
        findings = doctor(bench)
        if options.json:
            print_json([dataclasses.asdict(finding) for finding in findings])
        else:
            for finding in findings:
                mark = {True: "✓", False: "✗", None: "–"}[finding.ok]
                print(f"{mark} {finding.sentence}")
    return 1 if any(finding.ok is False for finding in findings) else 0
