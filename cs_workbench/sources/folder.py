"""Finds the file that a mapping means: by its name, or the newest one that fits a pattern."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.sources.feeds import Mapping
from cs_workbench.sources.formats import NO_FILE
from cs_workbench.sources.refusals import Refused, refused

NO_MATCH: Final = N_("refused", "No file in {folder} fits this pattern. Check the folder and the pattern.")

#: What changes from one export to the next: a day, with or without a time, a moment in seconds, the count of a copy.
_CHANGES: Final = re.compile(
    r"(?<!\d)(?:19|20)\d\d[-_.年]?(?:1[0-2]|0?[1-9])[-_.月]?(?:3[01]|[12]\d|0?[1-9])日?"
    r"(?:[-_ T]*\d\d[-_.:時]?\d\d(?:[-_.:分]?\d\d秒?)?)?(?!\d)|\d{10,}| \(\d{1,3}\)"
)
_TEMPORARY: Final = ("~$", ".~", ".", "~")
_UNFINISHED: Final = (".tmp", ".part", ".partial", ".crdownload", ".download", ".lock")


def is_temporary(name: str) -> bool:
    """Tell whether a program left this file beside the one it is writing (Excel's ``~$book.xlsx``)."""
    return name.startswith(_TEMPORARY) or name.lower().endswith(_UNFINISHED)


def pattern_of(name: str) -> str:
    """Return the name of an export with ``*`` for what the next one has otherwise; ``name`` where nothing is such.

    ``HubSpot 2026-11-19.xlsx`` becomes ``HubSpot *.xlsx``.
    """
    return name if is_pattern(name) else re.sub(r"\*+", "*", _CHANGES.sub("*", name))


def find_file(folder: Path, path: str) -> Path:
    """Return the file that ``path`` of a mapping means; of several that fit a pattern the newest.

    Raises:
        Refused: there is none.
    """
    if not is_pattern(path):
        found = folder / path
        if not found.exists():
            raise refused(found, NO_FILE)
        return found
    fitting = [(file.stat().st_mtime_ns, file.name, file) for file in _fitting(folder, path)]
    if not fitting:
        raise refused(path, NO_MATCH, folder=str(folder))
    return max(fitting)[2]


def is_pattern(path: str) -> bool:
    """Tell whether ``path`` is a pattern."""
    return any(sign in path for sign in "*?[")


def _fitting(folder: Path, path: str) -> Iterator[Path]:
    place = (folder / path).parent
    pattern = Path(path).name
    for file in place.iterdir() if place.is_dir() else ():
        if fnmatch.fnmatch(file.name, pattern) and not is_temporary(file.name) and file.is_file():
            yield file


def newest_time(mapping: Mapping, folder: Path) -> str | None:
    """Return when the newest file of a source was last written, ISO UTC; None when none is there."""
    times = []
    for entry in mapping.files:
        try:
            times.append(find_file(folder, entry.path).stat().st_mtime)
        except (Refused, OSError):
            continue
    return iso(datetime.fromtimestamp(max(times), UTC)) if times else None
