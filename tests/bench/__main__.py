"""``python -m tests.bench [NAME ...]``: measures the named parts, or all; prints a table and JSON."""

from __future__ import annotations

import importlib
import logging
import sys
import tempfile
from pathlib import Path
from typing import Final

from cs_workbench.kernel.log import HANDLER
from tests.bench.measure import Figure, report

PARTS: Final = (
    "import",
    "start",
    "table",
    "account",
    "note",
    "keys",
    "search",
    "touch",
    "money",
    "health",
    "mail",
    "backtest",
    "deck",
    "batch",
    "preflight",
    "send",
    "far",
)


def main(names: list[str]) -> int:
    """Measure the named parts, or all; 1 when a target is missed."""
    figures: list[Figure] = []
    for name in names or PARTS:
        part = importlib.import_module(f"tests.bench.{name}_bench")
        print(f"measuring: {name}", file=sys.stderr, flush=True)  # noqa: T201
        with tempfile.TemporaryDirectory(prefix="cswb-bench-") as folder:
            figures += part.figures(Path(folder))
            _stop_log()
    print(report(figures))  # noqa: T201
    return int(any(figure.verdict == "over" for figure in figures))


def _stop_log() -> None:
    """Close the log of the part's profile, whose folder goes now."""
    root = logging.getLogger()
    for handler in [known for known in root.handlers if known.get_name() == HANDLER]:
        root.removeHandler(handler)
        handler.close()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
