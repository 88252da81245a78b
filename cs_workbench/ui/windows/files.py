"""Where a file goes: one question with what it may end in, and the way to its folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from cs_workbench.ui.widgets.toast import Door

_ENDING: Final = re.compile(r"\*(\.\w+)")


def ask_file(view: QWidget, title: str, start: str, kinds: str) -> Path | None:
    """Ask where to write, ``start`` (a name or a path) first; None: nowhere.

    ``kinds``: as Qt has them, "Slides (*.pptx);;PDF (*.pdf)". A name that ends in none of them gets the ending of the
    kind that is chosen beside it; its own dots stay.
    """
    chosen, kind = QFileDialog.getSaveFileName(view.window(), title, start, kinds)
    if not chosen:
        return None
    path, endings = Path(chosen), _ENDING.findall(kinds)
    if path.suffix.lower() in endings:
        return path
    (ending, *_) = _ENDING.findall(kind) or endings
    return path.with_name(path.name + ending)


def folder_door(folder: Path) -> Door:
    """Return the way to a folder, for a toast or a message."""
    url = QUrl.fromLocalFile(str(folder))
    return say("review", "Open the folder"), lambda: QDesktopServices.openUrl(url)
