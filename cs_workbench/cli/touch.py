"""``touch``: the touch model (タッチモデル); what it says, costs and leaves out, one module a topic."""

from __future__ import annotations

import importlib
from typing import Any, Final

#: Modules that each declare their verbs in ``add_verbs``.
TOPICS: Final = ("touch_models", "touch_review", "touch_money", "touch_load", "touch_balance", "touch_phases")


def add_parsers(commands: Any) -> None:
    """Declare the ``touch`` commands."""
    parser = commands.add_parser("touch", help="the touch model: who gets which care, why, and what it costs")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for topic in TOPICS:
        importlib.import_module(f"cs_workbench.cli.{topic}").add_verbs(verbs)
