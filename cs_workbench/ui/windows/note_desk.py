"""Wires a note pane: drafts are kept, notes are opened, finished and given files."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTime, Signal

from cs_workbench.services.drafts import DraftText
from cs_workbench.ui.text import moment_text, say
from cs_workbench.ui.windows.draft_saver import DraftSaver

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from cs_workbench.domain.merge import Keep
    from cs_workbench.services.attachments import AttachmentRow
    from cs_workbench.services.changes import Changes, Done
    from cs_workbench.services.commands import Command
    from cs_workbench.services.conflicts import Conflict
    from cs_workbench.services.drafts import KeptDraft
    from cs_workbench.services.note_templates import NoteTemplate
    from cs_workbench.services.notes import KeptApart, NoteText
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.note_pane import NotePane
    from cs_workbench.ui.windows.comparing import Comparing
    from cs_workbench.ui.windows.desk import Desk

KILOBYTE: Final = 1_000
SHOWS: Final = ("note", "todo", "attachment", "draft")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the editor of an account."""

    account: str
    names: tuple[str, ...]
    notes: tuple[NoteText, ...]
    drafts: tuple[KeptDraft, ...]
    files: tuple[AttachmentRow, ...]
    templates: tuple[NoteTemplate, ...]
    owner: str
    apart: frozenset[int] = frozenset()  # notes edited in two places


def around(bench: Workbench, account_id: int | None, present: DraftText) -> Around:
    """Return what stands around the editor of ``account_id``, which holds ``present``."""
    from cs_workbench.services.account import account_name
    from cs_workbench.services.attachments import attachments_of
    from cs_workbench.services.conflicts import conflict_of
    from cs_workbench.services.drafts import kept_drafts
    from cs_workbench.services.note_templates import templates
    from cs_workbench.services.notes import notes_of
    from cs_workbench.services.people import list_people
    from cs_workbench.services.settings import get

    drafts = tuple(kept for kept in kept_drafts(bench) if kept.draft.account_id == account_id)
    known = tuple(templates(bench))
    if account_id is None:
        return Around("", (), (), drafts, (), known, str(get(bench, "owner") or ""))
    found = (conflict_of(bench, draft) for draft in (present, *(kept.draft for kept in drafts)))
    return Around(
        account_name(bench, account_id),
        tuple(person.name for person in list_people(bench, account_id) if person.is_here),
        tuple(notes_of(bench, account_id, 30)),
        drafts,
        tuple(attachments_of(bench, account_id)),
        known,
        str(get(bench, "owner") or ""),
        frozenset(conflict.note.id for conflict in found if conflict is not None),
    )


class NoteDesk(QObject):
    """One pane, one draft at a time. What is half written survives every change of account, window and program."""

    finished = Signal(object)  # the id of the note
    accountMissing = Signal()  # it cannot be finished before an account is chosen

    def __init__(self, pane: NotePane, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.pane, self.desk = pane, desk
        self.saver = DraftSaver(pane.editor, desk, self)
        self.account_id: int | None = None
        self._slot = f"note {id(self)}"
        self._around: Around | None = None
        self._is_touched = self._is_finishing = False
        self.saver.saved.connect(self._tell_saved)
        self.saver.failed.connect(self._tell_failed)
        pane.editor.edited.connect(self._touch)
        pane.finishWanted.connect(self.finish)
        pane.newWanted.connect(self.begin_new)
        pane.noteChosen.connect(self.open_note)
        pane.draftChosen.connect(self._open_draft)
        pane.templateChosen.connect(self._use_template)
        pane.filesGiven.connect(self.attach)
        pane.imageGiven.connect(self._attach_image)
        pane.saveFileWanted.connect(self._save_file)
        pane.removeFileWanted.connect(self._remove_file)
        pane.compareWanted.connect(self.compare)

    def open_account(self, account_id: int | None, draft: DraftText | None = None) -> None:
        """Write about ``account_id``: go on with ``draft``, else with what was being written, else a new note."""
        if account_id == self.account_id and self._around is not None and draft is None:
            return
        self.saver.put_down()
        self.account_id = account_id
        self._hold(draft or DraftText(account_id, ""))
        self._look(wants_draft=draft is None)

    def move_to(self, account_id: int | None) -> None:
        """Write the same text about another account: it was guessed wrong."""
        self.account_id = account_id
        self.saver.draft = dataclasses.replace(self.saver.draft, account_id=account_id)
        self._touch()
        if self.pane.editor.text().strip():
            self.pane.editor.edited.emit()
        self._look()

    def refresh(self, changes: Changes) -> None:
        """Show anew what stands around the editor; the text itself is the person's alone."""
        if self.account_id is not None and changes.touches(*SHOWS):
            self._look()

    def begin_new(self) -> None:
        """Put down what is being written and begin a new note."""
        self.saver.put_down()
        self._hold(DraftText(self.account_id, ""))
        self.pane.editor.setFocus()

    def open_note(self, note_id: int) -> None:
        """Put down what is being written and change a note."""
        from cs_workbench.services.conflicts import conflicts
        from cs_workbench.services.notes import note_text

        self.desk.ask(
            f"{self._slot} text",
            lambda bench: (note_text(bench, note_id), conflicts(bench, note_id)),
            self._edit,
        )

    def leave(self) -> None:
        """Keep the draft: the person goes elsewhere."""
        self.saver.put_down()

    def stop(self) -> None:
        """The window goes: what is written is on disk before this returns."""
        self.saver.put_down(at_once=True)

    def hand_over(self) -> None:
        """Put the draft down at once and let it go: another window goes on with it."""
        self.stop()
        account_id = self.account_id
        self._hold(DraftText(account_id, ""))
        self._around = None  # so that coming back looks for it

    def forget(self) -> None:
        """What was written is finished: the next opening begins a new note."""
        self._hold(DraftText(self.account_id, ""))
        self.account_id, self._around = None, None

    def finish(self) -> None:
        """Make the draft a note."""
        text = self.pane.editor.text()
        if self._is_finishing or not text.strip():
            return
        if self.account_id is None:
            self.accountMissing.emit()
            return
        account_id, kind = self.account_id, str(self.pane.kind.currentData())

        def command(draft: DraftText) -> Command:
            from cs_workbench.services.notes import WriteNote

            return WriteNote(account_id, text, draft.note_id, kind=kind, base=draft.base, draft_id=draft.id)

        self._end_with(command, account_id, text)

    @cached_property
    def comparing(self) -> Comparing:
        """The window for a note edited in two places, made when it is first wanted."""
        from cs_workbench.ui.windows.comparing import Comparing

        return Comparing(self)

    def compare(self) -> None:
        """Show the text beside what the note says now."""
        self.comparing.open()

    def settle(self, conflict: Conflict, keeps: Sequence[Keep]) -> None:
        """Write what was chosen of a note edited in two places; the draft ends with it."""
        if self._is_finishing or self.account_id is None:
            return
        command = conflict.settled(keeps, str(self.pane.kind.currentData()))
        self._end_with(
            lambda draft: dataclasses.replace(command, draft_id=draft.id),
            self.account_id,
            self.pane.editor.text(),
        )

    def _kept_apart(self, kept: KeptApart, *, is_same: bool) -> None:
        """The text goes on as a draft; where it was being compared, it is compared with the newest."""
        if self.saver.draft.note_id != kept.note_id:
            return
        self.pane.show_apart(apart=True, focus=is_same)
        if is_same and "comparing" in vars(self) and self.comparing.window.isVisible():
            self.compare()

    def _end_with(self, command: Callable[[DraftText], Command], account_id: int, text: str) -> None:
        """Perform what ends the draft, whose text is ``text``."""

        def then(done: Done) -> None:
            from cs_workbench.services.notes import KeptApart

            self._is_finishing = False
            if isinstance(done.value, KeptApart):
                self._kept_apart(done.value, is_same=self.pane.editor.text() == text)
                return
            if self.account_id == account_id and self.pane.editor.text() == text:
                self._hold(DraftText(account_id, ""))
            elif self.account_id == account_id and isinstance(done.value, int):  # typed on meanwhile
                self.saver.begin(DraftText(account_id, "", note_id=done.value, base=text))
                self.pane.editor.edited.emit()
            self.finished.emit(done.value)

        self._is_finishing = True
        self.saver.finish(command, then, self._not_finished)

    def attach(self, paths: Sequence[str]) -> None:
        """Attach files to the account and to the note that is being changed."""
        from cs_workbench.services.attachments import attach_file

        account_id, note_id = self.account_id, self.saver.draft.note_id
        if account_id is None:
            self.accountMissing.emit()
            return
        for path in paths:
            self.desk.perform(lambda bench, path=path: attach_file(bench, Path(path), account_id, note_id))  # type: ignore[misc]

    def _attach_image(self, image: QImage) -> None:
        from cs_workbench.services.attachments import attach_bytes

        account_id, note_id = self.account_id, self.saver.draft.note_id
        if account_id is None:
            self.accountMissing.emit()
            return
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs forget QIODevice
        buffer.close()
        content = bytes(data.data())
        name = say("note", "picture {time}", time=QTime.currentTime().toString("HHmmss")) + ".png"
        self.desk.perform(lambda bench: attach_bytes(bench, name, content, account_id, note_id))

    def _save_file(self, attachment_id: int, path: str) -> None:
        from cs_workbench.services.attachments import save_attachment

        self.desk.perform(lambda bench: save_attachment(bench, attachment_id, Path(path)))

    def _remove_file(self, attachment_id: int) -> None:
        from cs_workbench.services.attachments import RetireAttachment

        self.desk.do(RetireAttachment(attachment_id))

    def _look(self, *, wants_draft: bool = False) -> None:
        account_id, present = self.account_id, self.saver.present()
        self.desk.ask(
            self._slot,
            lambda bench: around(bench, account_id, present),
            lambda found: self._show(found, wants_draft),
        )

    def _hold(self, draft: DraftText, *, kind: str = "note", title: str = "") -> None:
        self._is_touched = False
        if "comparing" in vars(self):
            self.comparing.close()
        self.saver.begin(draft)
        self.pane.show_draft(draft, kind=kind, title=title)

    def _show(self, found: Around, wants_draft: bool) -> None:
        self._around = found
        self.pane.editor.offer_names(found.names)
        self.pane.show_templates([(template.file, template.name) for template in found.templates])
        self.pane.show_notes(
            [(kept.draft.id or 0, _draft_label(kept, found.apart)) for kept in found.drafts],
            [(note.id, f"{moment_text(note.written_at)}  {note.title}") for note in found.notes],
        )
        self.pane.show_files([(file.id, file.name, _size(file.size)) for file in found.files])
        if wants_draft and found.drafts and not self._is_touched:
            self._take(found.drafts[0])
        self._show_apart()

    def _show_apart(self) -> None:
        apart = self._around.apart if self._around else frozenset()
        self.pane.show_apart(apart=self.saver.draft.note_id in apart)

    def _take(self, kept: KeptDraft) -> None:
        note = next(
            (n for n in (self._around.notes if self._around else ()) if n.id == kept.draft.note_id), None
        )
        self._hold(kept.draft, kind=note.kind if note else "note", title=_changing(note))
        self.pane.tell(say("note", "Draft, saved {moment}", moment=moment_text(kept.saved_at)))
        self._show_apart()

    def _open_draft(self, draft_id: int) -> None:
        if self._around is not None and draft_id != self.saver.draft.id:
            kept = next((kept for kept in self._around.drafts if kept.draft.id == draft_id), None)
            if kept is not None:
                self.saver.put_down()
                self._take(kept)
        self.pane.editor.setFocus()

    def _edit(self, answer: tuple[NoteText, list[Conflict]]) -> None:
        note, apart = answer
        if not (apart and self.saver.draft.note_id == note.id):
            self.saver.put_down()
            draft = DraftText(note.account_id, note.body, 0, note.id, note.body)
            self._hold(apart[0].draft if apart else draft, kind=note.kind, title=_changing(note))
            self.pane.show_apart(apart=bool(apart))
        self.pane.editor.setFocus()

    def _use_template(self, file: str) -> None:
        from cs_workbench.services.note_templates import filled

        found = self._around
        template = next((t for t in found.templates if t.file == file), None) if found else None
        if template is None or found is None:
            return
        day = self.desk.bench.today.isoformat()
        self.pane.editor.insert(filled(template, account=found.account, day=day, owner=found.owner))
        self.pane.editor.setFocus()

    def _touch(self) -> None:
        self._is_touched = True

    def _not_finished(self) -> None:
        self._is_finishing = False

    def _tell_saved(self) -> None:
        self.pane.tell(say("note", "Saved {time}", time=QTime.currentTime().toString("HH:mm")))

    def _tell_failed(self, error: Any) -> None:
        self.pane.tell(say("note", "Not saved yet. The text stays here, and saving goes on by itself."))
        self.desk.failed.emit(error)


def _changing(note: NoteText | None) -> str:
    if note is None:
        return ""
    return say("note", "Changing: {title}, {moment}", title=note.title, moment=moment_text(note.written_at))


def _draft_label(kept: KeptDraft, apart: frozenset[int]) -> str:
    from cs_workbench.domain.note_text import title_of

    title = title_of(kept.draft.body)
    if kept.draft.note_id in apart:
        return say("note", "Edited in two places: {title}", title=title)
    return say("note", "Draft, {moment}: {title}", moment=moment_text(kept.saved_at), title=title)


def _size(size: int) -> str:
    if size < KILOBYTE * KILOBYTE:
        return say("note", "{size} KB", size=max(1, round(size / KILOBYTE)))
    return say("note", "{size} MB", size=round(size / KILOBYTE / KILOBYTE, 1))
