"""``mapping suggest``: a first mapping file from headers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from cs_workbench.cli.output import print_json


def add_parsers(commands: Any) -> None:
    """Declare ``mapping suggest``."""
    parser = commands.add_parser("mapping", help="suggest a mapping file")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    suggest = verbs.add_parser(
        "suggest", help="read headers and values of a file or folder, print a mapping file"
    )
    suggest.add_argument("path", type=Path)
    suggest.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Print the suggestion."""
    from cs_workbench.services.syncing import suggest

    text = suggest(options.path)
    if options.json:
        print_json({"mapping": text})
    else:
        print(text, end="")
    return 0
