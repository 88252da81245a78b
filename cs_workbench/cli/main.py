"""The command line's door: options, commands, exit status."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench import __version__
from cs_workbench.kernel.errors import Problem, Retry, WorkbenchError
from cs_workbench.kernel.progress import Cancelled

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

#: Exit status: sysexits' TEMPFAIL and NOPERM, so that scripts can tell "try again" from "give up".
EXIT: Final = {Retry.NEVER: 1, Retry.LATER: 75, Retry.AFTER_LOGIN: 77}
USAGE_STATUS: Final = 2
CANCELLED_STATUS: Final = 130

#: One module per command group; each declares its commands in ``add_parsers``.
GROUPS: Final = (
    "demo", "source", "mapping", "sync", "portfolio", "account", "note", "activity", "touch", "voice", "today", "todo",
    "playbook", "absence", "renewal", "outcome", "plan", "person", "handover", "review", "brief", "search", "held",
    "calendar", "history", "revenue", "forecast", "chart", "health", "month", "team", "outreach", "inbox",
    "permission", "setting", "doctor",
)  # fmt: skip

WINDOW_OPTIONS: Final = frozenset(("--profile", "--data-dir", "--lang"))


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return the options; ``run`` is the command's function or None, ``window`` whether to open it after."""
    parser = argparse.ArgumentParser(
        prog="cs-workbench",
        description="The desktop of a customer success manager. Without a command it opens the window.",
        epilog="Every command: docs/cli.md. Exit status: 0 done, 1 failed, 2 wrong usage, 75 try later, "
        "77 sign in first.",
    )
    parser.set_defaults(run=None, window=True)
    parser.add_argument("--version", action="version", version=f"cs-workbench {__version__}")
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--profile", default="default", metavar="NAME", help="which profile (default: default)"
    )
    where.add_argument("--data-dir", type=Path, metavar="DIR", help="the profile's folder itself")
    parser.add_argument("--lang", choices=("ja", "en"), help="language of sentences (default: the setting)")
    parser.add_argument("--json", action="store_true", help="print exactly one JSON document on stdout")
    parser.add_argument(
        "--progress",
        choices=("talk", "json", "none"),
        default="talk",
        help="progress for a person or a program",
    )
    key = parser.add_mutually_exclusive_group()
    key.add_argument("--key-file", type=Path, metavar="FILE", help="the database key, 64 hex digits")
    key.add_argument("--key-stdin", action="store_true", help="the database key is the first line of stdin")
    key.add_argument(
        "--passphrase-stdin", action="store_true", help="the passphrase is the first line of stdin"
    )
    arguments = [f" {said}" if _is_value(said) else said for said in arguments]
    if _is_of_window(arguments):
        return parser.parse_args(arguments)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for group in GROUPS:
        importlib.import_module(f"cs_workbench.cli.{group}").add_parsers(commands)
    options = parser.parse_args(arguments)
    for name, value in vars(options).items():
        setattr(
            options, name, [_as_said(part) for part in value] if isinstance(value, list) else _as_said(value)
        )
    return options


def _is_value(said: str) -> bool:
    """Say whether a word with one dash is a value (-owner:佐藤, --sort -arr): options of ours are long, and -h."""
    return said[:1] == "-" != said[1:2] and said not in ("-", "-h")


def _as_said(value: Any) -> Any:
    return value.removeprefix(" ") if isinstance(value, str) and value[:2] == " -" else value


def _is_of_window(arguments: list[str]) -> bool:
    """Say whether these are options of the window alone: it opens sooner when no command is loaded."""
    return len(arguments) % 2 == 0 and all(name in WINDOW_OPTIONS for name in arguments[::2])


@contextmanager
def opened(
    options: argparse.Namespace, *, create: bool = False, lean: bool = False, sample: bool = False
) -> Iterator[Workbench]:
    """Yield the profile that the options name, opened with its key from where they say; close it after."""
    from cs_workbench.bootstrap import close_workbench, open_workbench

    key = bytes.fromhex(options.first_line.strip()) if options.key_stdin else None
    bench = open_workbench(
        options.profile,
        options.data_dir,
        language=options.lang,
        key=key,
        key_file=options.key_file,
        passphrase=options.first_line if options.passphrase_stdin else None,
        create=create,
        lean=lean,
        sample=sample,
    )
    try:
        yield bench
    finally:
        close_workbench(bench)


def run_command(options: argparse.Namespace) -> int:
    """Run the command; an expected failure becomes one sentence on stderr and its exit status."""
    # Read now: with --progress json a listener takes every later line of stdin.
    has_secret = options.key_stdin or options.passphrase_stdin
    options.first_line = sys.stdin.readline().rstrip("\r\n") if has_secret else ""
    try:
        status: int = options.run(options)
    except WorkbenchError as error:
        print(sentence_of(error, options.lang), file=sys.stderr)
        return EXIT[error.as_retry if isinstance(error, Problem) else error.retry]
    except (Cancelled, KeyboardInterrupt):
        return CANCELLED_STATUS
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return status


def sentence_of(error: WorkbenchError, language: str | None) -> str:
    """Return the error in the language asked for, else in the computer's."""
    from cs_workbench.bootstrap import choose_language
    from cs_workbench.kernel.i18n import load_catalogue

    return error.explain(load_catalogue(choose_language(language)))
