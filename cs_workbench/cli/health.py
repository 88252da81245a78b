"""``health``: what scores are made of, and whether they are right; one module a topic."""

from __future__ import annotations

import importlib
from typing import Any, Final

#: Modules that each declare their verbs in ``add_verbs``.
TOPICS: Final = (
    "health_score", "health_override", "health_cards", "health_past", "health_backtest", "health_overrides",
)  # fmt: skip


def add_parsers(commands: Any) -> None:
    """Declare the ``health`` commands."""
    parser = commands.add_parser("health", help="the health score: its scorecards, and what they rest on")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for topic in TOPICS:
        importlib.import_module(f"cs_workbench.cli.{topic}").add_verbs(verbs)
