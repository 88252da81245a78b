"""``sync``: pull every source, or the named ones."""

from __future__ import annotations

import argparse
import dataclasses
import gc
import signal
import sys
import threading
from typing import Any

from cs_workbench.cli.output import print_json, talk
from cs_workbench.kernel.progress import JsonLines, Tracker, stop_on_stdin


def add_parsers(commands: Any) -> None:
    """Declare ``sync``."""
    parser = commands.add_parser("sync", help="read the sources; unchanged rows cost nothing")
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="names; none: all")
    parser.add_argument("--remove-vanished", action="store_true", help="yes to a hold: retire what vanished")
    parser.set_defaults(run=run, window=False)


def tracker_of(options: argparse.Namespace) -> tuple[Tracker, JsonLines | None]:
    """Return the tracker the options ask for: talk on stderr, JSON lines on stdout, or none.

    SIGTERM and the line ``cancel`` on stdin (with ``--progress json``) stop at the next page.
    """
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    if options.progress == "json":
        lines = JsonLines(sys.stdout)
        stop_on_stdin(stop)
        return Tracker(lines.report, stop.is_set, lines.landed), lines
    if options.progress == "talk" and sys.stderr.isatty():
        return Tracker(_talk_line, stop.is_set), None
    return Tracker(None, stop.is_set), None


def _talk_line(what: str, done: int, total: int) -> None:
    of = f"/{total:,}" if total else ""
    sys.stderr.write(f"\r\x1b[K{what}  {done:,}{of}")
    sys.stderr.flush()


def run(options: argparse.Namespace) -> int:
    """Sync and report, file by file."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.syncing import sync

    gc.set_threshold(100_000, 50, 50)  # pages make many short-lived lists, none of them in circles
    tracker, lines = tracker_of(options)
    with opened(options, lean=True) as bench:
        reports = sync(bench, options.sources, tracker, remove_vanished=options.remove_vanished)
        result = {"sources": [dataclasses.asdict(report) for report in reports]}
        if lines is not None:
            lines.write(type="result", **result)
        elif options.json:
            print_json(result)
        else:
            if sys.stderr.isatty():
                sys.stderr.write("\r\x1b[K")
            for report in reports:
                for sentence in report.sentences:
                    talk(sentence)
    return 1 if any(report.state == "failed" for report in reports) else 0
