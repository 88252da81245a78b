"""How one of our processes starts another: the same commands a person runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

#: The first argument with which a frozen bundle is the reader.
READER_WORD: Final = "read-file"


def own_command(arguments: Sequence[str]) -> list[str]:
    """Return the command line that runs ``cs-workbench ARGUMENTS``, from a checkout or a frozen bundle."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-P", "-m", "cs_workbench", *arguments]


def reader_command() -> list[str]:
    """Return the command line of the limited child that reads a person's file; its job comes on stdin.

    It is no command for people: a module of its own, so that it loads little, or a word of the frozen bundle.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, READER_WORD]
    return [sys.executable, "-P", "-m", "cs_workbench.sources.child"]
