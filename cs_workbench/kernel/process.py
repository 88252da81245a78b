"""How one of our processes starts another: the same commands a person runs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import IO, Final

#: The first argument with which a frozen bundle is the reader.
READER_WORD: Final = "read-file"


def own_command(arguments: Sequence[str]) -> list[str]:
    """Return the command line that runs ``cs-workbench ARGUMENTS``, from a checkout or a frozen bundle."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-P", "-m", "cs_workbench", *arguments]


def start_detached(arguments: Sequence[str], first_line: str, talk: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start ``cs-workbench ARGUMENTS`` so that it goes on when we end, however we end.

    ``first_line``: what it reads on stdin, '' nothing. What it says on stderr goes into the file ``talk``.

    Raises:
        OSError: the system does not start it.
    """
    command, pipe, none = own_command(arguments), subprocess.PIPE, subprocess.DEVNULL
    if sys.platform == "win32":
        apart = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        process = subprocess.Popen(command, stdin=pipe, stdout=none, stderr=talk, creationflags=apart)  # noqa: S603 - our own
    else:
        process = subprocess.Popen(command, stdin=pipe, stdout=none, stderr=talk, start_new_session=True)  # noqa: S603 - our own
    if process.stdin is not None:
        with process.stdin as given:
            given.write(f"{first_line}\n".encode() if first_line else b"")
    return process


def reader_command() -> list[str]:
    """Return the command line of the limited child that reads a person's file; its job comes on stdin.

    It is no command for people: a module of its own, so that it loads little, or a word of the frozen bundle.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, READER_WORD]
    return [sys.executable, "-P", "-m", "cs_workbench.sources.child"]
