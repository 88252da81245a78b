"""Meeting mode's window: full height, or narrow and on top beside a call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cs_workbench.kernel.text import safe_name
from cs_workbench.services.notes import WriteNote
from cs_workbench.ui.text import say
from cs_workbench.ui.views.brief import shown_brief
from cs_workbench.ui.views.meeting_view import MeetingView
from cs_workbench.ui.windows.note_desk import NoteDesk

if TYPE_CHECKING:
    from cs_workbench.services.changes import Changes, Done
    from cs_workbench.services.commands import Command
    from cs_workbench.services.drafts import DraftText
    from cs_workbench.services.meeting_notes import MeetingEnd
    from cs_workbench.ui.views.brief import ShownBrief
    from cs_workbench.ui.windows.desk import Desk

SIZE: Final = (1320, 720)
NARROW: Final = (420, 640)


class MeetingWindow(QWidget):
    """Holds the view; Esc ends, Ctrl+Enter on the card too, F11 makes it narrow."""

    closed = Signal()

    def __init__(self, parent: QWidget, view: MeetingView) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.view = view
        self.setWindowTitle(say("meeting", "Meeting"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)
        self.resize(*SIZE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        pressed = {
            int(Qt.Key.Key_H): self.view.masking,
            int(Qt.Key.Key_C): self.view.slack,
            int(Qt.Key.Key_E): self.view.mail,
        }.get(int(event.key()))
        if pressed is not None and event.modifiers() == control | Qt.KeyboardModifier.ShiftModifier:
            pressed.click()
        elif event.key() == Qt.Key.Key_F11:
            self.view.narrow.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & control:
            self.view.end_or_ask()
        elif event.key() == Qt.Key.Key_Escape:
            self.view.endWanted.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class Meeting(QObject):
    """One meeting at a time. Its note is a draft until the meeting ends, as any other."""

    def __init__(self, parent_window: QWidget, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view = MeetingView(desk.bench.today)
        self.window = MeetingWindow(parent_window, self.view)
        self.notes = NoteDesk(self.view.pane, desk, self)
        desk.changed.connect(self._refresh)
        self._name = ""
        view = self.view
        view.pane.finishWanted.disconnect(self.notes.finish)
        view.pane.finishWanted.connect(self._ask_end)
        view.pane.leaveWanted.connect(self._ask_end)
        view.endWanted.connect(self._ask_end)
        view.card.ended.connect(self._end)
        view.card.left.connect(self._go_on)
        view.slackWanted.connect(self._copy)
        view.mailWanted.connect(self._choose_mail)
        view.narrowWanted.connect(self._set_narrow)
        self.window.closed.connect(self._close)

    def open(self, account_id: int) -> None:
        """Begin a meeting with ``account_id``, or bring the window to front."""
        if not self.window.isVisible() or account_id != self.notes.account_id:
            self.notes.open_account(account_id)
            self._desk.ask("meeting", lambda bench: shown_brief(bench, account_id), self._show)
            self.view.card.hide()
            self.view.begin()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.view.pane.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stop(self) -> None:
        """The main window goes."""
        self._desk.changed.disconnect(self._refresh)
        self.view.stop()
        self.notes.stop()
        self.window.hide()

    def save_mail(self, path: Path) -> None:
        """Save the summary as a mail that is not sent, and let the mail program open it."""
        from cs_workbench.services.meeting_notes import save_mail

        body = self._said()

        def show(_done: Done) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._desk.perform(lambda bench: save_mail(bench, body, path), show)

    def _refresh(self, changes: Changes) -> None:
        if self.window.isVisible():
            self.notes.refresh(changes)

    def _show(self, brief: ShownBrief) -> None:
        self._name = brief.name
        self.view.show_brief(brief)

    def _said(self) -> str:
        """Return the note, with what stands on the card while that is open."""
        from cs_workbench.services.meeting_notes import with_card

        text, card = self.view.pane.editor.text(), self.view.card
        return text if card.isHidden() else with_card(self._desk.bench, text, card.said())

    def _ask_end(self) -> None:
        self.notes.leave()
        if self.view.card.isVisible():
            self._go_on()
        else:
            self.view.card.open(self.view.minutes)

    def _go_on(self) -> None:
        self.view.card.hide()
        self.view.pane.editor.setFocus()

    def _end(self, end: MeetingEnd) -> None:
        account_id, bench = self.notes.account_id, self._desk.bench
        if account_id is None:
            return
        text = self.view.pane.editor.text()

        def command(draft: DraftText) -> Command:
            from cs_workbench.services.meeting_notes import end_of

            note = WriteNote(account_id, text, draft.note_id, base=draft.base, draft_id=draft.id)
            return end_of(bench, note, end)

        self.notes.saver.finish(command, self._ended, self._go_on)

    def _ended(self, _done: Done) -> None:
        self.view.stop()
        self.notes.forget()
        self.window.close()

    def _copy(self) -> None:
        from cs_workbench.services.meeting_notes import slack_summary

        QGuiApplication.clipboard().setText(slack_summary(self._said(), self._name))
        self.view.pane.tell(say("meeting", "Copied. Nothing internal is in it."))

    def _choose_mail(self) -> None:
        name = safe_name(self._name) + ".eml"
        path, _ = QFileDialog.getSaveFileName(self.window, say("meeting", "Summary as mail…"), name)
        if path:
            self.save_mail(Path(path))

    def _set_narrow(self, narrow: bool) -> None:
        self.window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, narrow)
        self.view.set_narrow(narrow=narrow)
        for layout in (self.view.layout(), self.window.layout()):
            if layout is not None:
                layout.activate()  # the width of what was hidden no longer counts
        self.window.resize(*(NARROW if narrow else SIZE))
        self.window.show()  # changing the flag hid it
        self.window.activateWindow()

    def _close(self) -> None:
        self.view.stop()
        self.notes.leave()
