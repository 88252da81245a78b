"""Takes what is dropped or pasted on a place, shows it on its line, and logs it when the person says so."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cs_workbench.kernel.errors import WorkbenchError
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.incoming import Incoming
    from cs_workbench.services.touches import LogTouch
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.incoming_line import IncomingLine
    from cs_workbench.ui.windows.desk import Desk


class Intake(QObject):
    """Serves one view and its `IncomingLine`. ``account`` says on which account one is, or None."""

    ended = Signal()  # nothing waits any more: the keyboard goes back

    def __init__(
        self,
        desk: Desk,
        view: QWidget,
        line: IncomingLine,
        account: Callable[[], int | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._line, self._account = desk, line, account
        self._waiting: list[tuple[Path, int | None]] = []
        view.setAcceptDrops(True)
        view.installEventFilter(self)
        line.accepted.connect(self._log)
        line.left.connect(self._next)

    def drop(self, paths: list[Path], account_id: int | None) -> None:
        """Read mails one after the other, each in the limited child, and show each."""
        from cs_workbench.kernel.errors import WorkbenchError
        from cs_workbench.services.incoming import mail_paths

        try:
            found = mail_paths(paths)
        except WorkbenchError as error:
            self._desk.failed.emit(error)
            return
        is_busy = bool(self._waiting) or self._line.isVisible()
        self._waiting += [(path, account_id) for path in found]
        if not is_busy:
            self._next()

    def paste(self) -> None:
        """Show the clipboard's text as a chat; rich text is not looked at."""
        text, account = QGuiApplication.clipboard().text(), self._account()

        def ask(bench: Workbench) -> Incoming:
            from cs_workbench.services.incoming import incoming_chat

            return incoming_chat(bench, text, account)

        self._desk.ask("incoming", ask, self._show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            paths = _mails_of(event)
            if paths:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    self.drop(paths, self._account())
                return True
        return super().eventFilter(watched, event)

    def _next(self) -> None:
        if not self._waiting:
            self.ended.emit()
            return
        path, account = self._waiting.pop(0)

        def read(tracker: Tracker) -> Mapping[str, Any]:
            from cs_workbench.services.incoming import read_mail

            return read_mail(path, tracker)

        self._desk.work(read, lambda mail: self._guess(mail, account), self._refused)

    def _refused(self, _error: WorkbenchError) -> None:
        self._next()

    def _guess(self, mail: Mapping[str, Any], account: int | None) -> None:
        def ask(bench: Workbench) -> Incoming:
            from cs_workbench.services.incoming import incoming_mail

            return incoming_mail(bench, mail, account)

        self._desk.ask("incoming", ask, self._show)

    def _show(self, incoming: Incoming) -> None:
        self._line.show_incoming(incoming, len(self._waiting))

    def _log(self, incoming: Incoming, whom: object, direction: str) -> None:
        """Log it for an account's id, or for the account that a name means."""
        from cs_workbench.services.account import find_account
        from cs_workbench.services.commands import do
        from cs_workbench.services.incoming import touch_of

        told = dataclasses.replace(incoming, direction=direction)

        def command(bench: Workbench) -> LogTouch:
            account = whom if isinstance(whom, int) else find_account(bench, str(whom))
            return touch_of(told, account)

        self._desk.perform(
            lambda bench: do(bench, command(bench)),
            failed=lambda _error: self._line.show_incoming(incoming, len(self._waiting)),
            then=lambda _done: self._next(),
        )


def _mails_of(event: QDropEvent) -> list[Path]:
    from cs_workbench.services.incoming import ENDINGS

    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    paths = [Path(url.toLocalFile()) for url in urls]
    return [path for path in paths if path.suffix.lower() in ENDINGS]
