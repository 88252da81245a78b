"""Workbooks that come back from a colleague, dropped on a page."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

ENDING: Final = ".xlsx"


class WorkbookDrops(QObject):
    """Reads each workbook that is dropped on a page."""

    def take_drops(self, view: QWidget) -> None:
        """Let a workbook that is dropped on ``view`` be read."""
        view.setAcceptDrops(True)
        view.installEventFilter(self)

    def read(self, path: Path) -> None:
        """Take what the workbook at ``path`` brings."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
            paths = [Path(url.toLocalFile()) for url in urls]
            books = [path for path in paths if path.suffix.lower() == ENDING]
            if books:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    for path in books:
                        self.read(path)
                return True
        return super().eventFilter(watched, event)
