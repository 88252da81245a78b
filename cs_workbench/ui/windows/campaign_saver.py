"""Writes what is typed on a campaign's page: after a pause, and whenever a field, a mail or the place is left."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.ids import uuid7

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cs_workbench.services.changes import Done
    from cs_workbench.services.commands import Command
    from cs_workbench.services.outreach_reading import Text
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.campaign_page import CampaignPage
    from cs_workbench.ui.windows.desk import Desk

log = logging.getLogger(__name__)
IDLE_MS: Final = 900
MOST_MS: Final = 5_000
LETTER, LINE, OWN = "letter", "line", "own"
#: What is typed: which kind, of which campaign, and its language, field or recipient.
Key = tuple[str, str, str]


class CampaignSaver(QObject):
    """Keeps what the fields say until it is stored, each under its own campaign; nothing is written in conversion."""

    touched = Signal()  # something is typed that is not stored
    saved = Signal()
    failed = Signal(object)  # a WorkbenchError, told already; the text stays

    def __init__(self, page: CampaignPage, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._desk = page, desk
        self._waiting: dict[Key, Any] = {}
        self._versions: dict[
            tuple[str, str], tuple[str, str]
        ] = {}  # campaign, language -> (version, template)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._most = QTimer(self, singleShot=True, interval=MOST_MS)
        for timer in (self._idle, self._most):
            timer.timeout.connect(self.save)
        page.text.letterEdited.connect(
            lambda: self._edited(LETTER, page.text.text().language, page.text.text())
        )
        page.text.lineEdited.connect(lambda name, value: self._edited(LINE, name, value))
        page.check.lineEdited.connect(lambda name, value: self._edited(LINE, name, value))
        page.titleEdited.connect(lambda text: self._edited(LINE, "title", text))
        page.preview.own.edited.connect(lambda: self._edited(OWN, page.preview.uid, page.preview.own.texts()))
        page.fieldLeft.connect(self.save)

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed and not stored."""
        return bool(self._waiting)

    def letters(self, uid: str) -> dict[str, Text]:
        """Return language -> text that is typed for a campaign and not stored."""
        return {
            of: value
            for (kind, campaign, of), value in self._waiting.items()
            if (kind, campaign) == (LETTER, uid)
        }

    def lines(self, uid: str) -> dict[str, Any]:
        """Return field -> what is typed there and not stored."""
        return {
            of: value
            for (kind, campaign, of), value in self._waiting.items()
            if (kind, campaign) == (LINE, uid)
        }

    def own(self, uid: str, recipient: str) -> Mapping[str, str] | None:
        """Return what is typed for one recipient and not stored."""
        found: Mapping[str, str] | None = self._waiting.get((OWN, uid, recipient))
        return found

    def drop_own(self, uid: str, recipient: str) -> None:
        """Forget what is typed for one recipient: the campaign's text counts again."""
        self._waiting.pop((OWN, uid, recipient), None)

    def begin(self, uid: str) -> None:
        """Another campaign is opened: what is written from now on is a version of its own."""
        self._versions = {key: known for key, known in self._versions.items() if key[0] != uid}

    def save(self) -> None:
        """Write now, without waiting for it; a text in conversion is written once it is committed."""
        if self._page.is_composing:
            return
        self._rest()
        for key, value in list(self._waiting.items()):
            if (command := self._command(key, value)) is not None:
                self._write(command, key, value)

    def save_at_once(self) -> None:
        """Write before this returns: the window goes."""
        from cs_workbench.services.commands import do

        self._rest()
        waiting = [self._command(key, value) for key, value in self._waiting.items()]
        self._waiting.clear()
        for command in waiting:
            if command is None:
                continue
            try:
                do(self._desk.bench, command)
            except WorkbenchError as error:
                log.warning("the last words of a campaign were not saved: %s", error)

    # Inside

    def _edited(self, kind: str, of: str, value: Any) -> None:
        row = self._page.row
        if row is None or not of:
            return
        self._waiting[kind, row.uid, of] = value
        self.touched.emit()
        if self._page.is_composing:
            return
        self._idle.start()
        if not self._most.isActive():
            self._most.start()

    def _command(self, key: Key, value: Any) -> Command | None:
        """Return what writes it; None: it cannot stand so, and waits in its field (a title of nothing)."""
        from cs_workbench.services.outreach import SetCampaign
        from cs_workbench.services.outreach_audience import EditRecipient
        from cs_workbench.services.outreach_text import WriteLetter

        kind, uid, of = key
        if kind == LETTER:
            version, template = self._versions.setdefault((uid, of), (uuid7(), uuid7()))
            return WriteLetter(uid, of, value.subject, value.body, value.format, version, template)
        if kind == OWN:
            return EditRecipient(of, edits=value)
        if of == "title" and not str(value).strip():
            return None
        return SetCampaign(uid, {of: value})

    def _write(self, command: Command, key: Key, value: Any) -> None:
        def deed(bench: Workbench) -> Done:
            from cs_workbench.services.commands import do

            return replace(do(bench, command), said="")  # quiet: "Saved 09:31" stands in the head

        landed: Callable[[Done], None] = lambda _done: self._landed(key, value)  # noqa: E731
        self._desk.perform(deed, landed, self.failed.emit)

    def _landed(self, key: Key, value: Any) -> None:
        if self._waiting.get(key) == value:
            del self._waiting[key]
        if not self._waiting:
            self.saved.emit()

    def _rest(self) -> None:
        self._idle.stop()
        self._most.stop()
