"""How one of our processes starts another: the same commands a person runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def own_command(arguments: Sequence[str]) -> list[str]:
    """Return the command line that runs ``cs-workbench ARGUMENTS``, from a checkout or a frozen bundle."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-P", "-m", "cs_workbench", *arguments]
