"""Wires the builder: the review is asked for, what is typed is written and seen, its steps are taken."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTime, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from cs_workbench.kernel.errors import Retry, WorkbenchError
from cs_workbench.kernel.text import safe_name
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.review_entry import held_day
from cs_workbench.ui.views.review_texts import field_name
from cs_workbench.ui.windows.files import ask_file, folder_door
from cs_workbench.ui.windows.review_gate_desk import ReviewGateDesk
from cs_workbench.ui.windows.review_saver import ReviewSaver

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.changes import Changes, Done
    from cs_workbench.services.commands import Command
    from cs_workbench.services.review_facts import Facts
    from cs_workbench.services.review_outline import Built, Unsaved
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.review_entry import ReviewEntry
    from cs_workbench.ui.views.reviews import ReviewsView
    from cs_workbench.ui.widgets.deck_paper import DeckPages, DeckPreview
    from cs_workbench.ui.windows.desk import Desk

#: After which changes of others the numbers of today are asked for anew.
OF_FACTS: Final = (
    "account", "todo", "touch", "goal", "voice", "request", "field", "source", "standing", "setting",
)  # fmt: skip
TYPED_MS: Final = 150  # after the last key: then the slide is drawn again
#: What of a review is changed in one line.
EDITED: Final = ("title", "kind", "from_on", "to_on", "language", "audience", "meeting_on")
#: What a deck is written as -> the words of the file dialog, context 'review'.
KINDS: Final = {".pptx": "PowerPoint (*.pptx)", ".pdf": "PDF (*.pdf)", ".html": "HTML (*.html)"}
SLIDES: Final = ".pptx"  # the only kind that stands on a template


class ReviewBuilderDesk(QObject):
    """One review at a time. What is typed survives every way out of the builder."""

    opened = Signal()  # another review is shown
    gone = Signal()  # the review is there no more
    stateShown = Signal()  # what can be done with it may be something else now
    told = Signal(str, object)  # a sentence, and a door: (words, what to do) or None

    def __init__(self, view: ReviewsView, preview: DeckPreview, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._builder, self.preview, self._desk = view, view.builder, preview, desk
        self.uid = ""
        self.folder = ""  # where the last file went
        self._wanted_slide = ""
        self._facts: Facts | None = None
        self._pages: DeckPages | None = None
        self._is_drawing = self._is_stale = self._is_apart = False
        self.saver = ReviewSaver(self._builder.texts, desk, self)
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._typed.timeout.connect(self._ask_changed)
        self.gate = ReviewGateDesk(self._builder, desk, self)
        self.gate.told.connect(self.told)
        self.saver.touched.connect(self._touched)
        self.saver.keptApart.connect(self._tell_apart)
        self.saver.saved.connect(self._tell_saved)
        self.saver.failed.connect(self._tell_unsaved)
        builder, texts, promises = self._builder, self._builder.texts, self._builder.promises
        builder.slideChosen.connect(self._slide_chosen)
        builder.verbWanted.connect(self.act)
        texts.imagePasted.connect(self._paste_image)
        texts.filesDropped.connect(self._add_files)
        texts.pictureWanted.connect(self.choose_picture)
        texts.dropWanted.connect(self._drop_picture)
        promises.setWanted.connect(self._set_promise)
        promises.readWanted.connect(self._read_promises)
        promises.pasted.connect(self._take_promises)
        preview.pageWanted.connect(self._turn)

    def open(self, uid: str, slide: str = "") -> None:
        """Show the review ``uid``, on ``slide`` where it is said."""
        self.leave()
        if uid != self.uid:
            self._typed.stop()
            self.gate.turn_to(uid)
            self._facts, self._pages, self._is_stale = None, None, False
            self._builder.clear(uid)
            self.preview.clear()
        self.uid, self._wanted_slide = uid, slide
        self.ask()

    def leave(self) -> None:
        """Write what is typed: the person goes elsewhere."""
        self.saver.save()

    def stop(self) -> None:
        """The window goes: what is typed is stored before this returns."""
        self._typed.stop()
        self.gate.stop()
        self.saver.save_at_once()

    def refresh(self, changes: Changes | None) -> None:
        """Show anew what ``changes`` touch; what is being typed stays."""
        if changes is None or changes.touches(*OF_FACTS):
            self._facts = None
        if self.uid and (changes is None or changes.touches("review", *OF_FACTS)):
            self.ask()
            self.gate.changed()

    def ask(self) -> None:
        """Ask for the review with its deck."""
        uid, unsaved = self.uid, self.saver.unsaved(self.uid)
        question = self._question(uid, unsaved)
        self._desk.ask("review", question, lambda built: self._take(built, uid, unsaved))

    def _question(self, uid: str, unsaved: Unsaved | None) -> Callable[[Workbench], Built | None]:
        facts = self._facts

        def question(bench: Workbench) -> Built | None:
            from cs_workbench.services.records import NotThere
            from cs_workbench.services.review_outline import build

            try:
                return build(bench, uid, unsaved, facts)
            except NotThere:
                return None

        return question

    def act(self, action: str) -> None:
        """Do what an action of the registry means for the review that is open."""
        if not self._builder.offers(action):
            return
        deeds: dict[str, Callable[[], object]] = {
            "review.next_slide": lambda: self._builder.step(1),
            "review.previous_slide": lambda: self._builder.step(-1),
            "review.freeze": self._freeze,
            "review.ready": self._make_ready,
            "review.check": self._check,
            "review.hold": lambda: self._open_entry("hold"),
            "review.reopen": lambda: self._open_entry("reopen"),
            "review.edit": lambda: self._open_entry("edit"),
            "review.build": self.choose_file,
            "file.export": self.choose_file,
            "review.picture": self.choose_picture,
            "review.template": self.choose_template,
            "review.remove": self._remove,
        }
        if action in deeds:
            deeds[action]()

    def write(self, mode: str, values: dict[str, Any], entry: ReviewEntry) -> None:
        """Do what ``entry``, the line at the foot, says of the review that is open."""
        self.write_of(self.uid, mode, values, entry)

    def write_of(self, uid: str, mode: str, values: dict[str, Any], entry: ReviewEntry) -> None:
        """Do what ``entry`` says of the review ``uid``."""
        from cs_workbench.services import reviews

        self.leave()
        if mode in ("edit", "meeting"):
            self._facts = None
        commands: dict[str, Command] = {
            "edit": reviews.SetReview(uid, values),
            "meeting": reviews.SetReview(uid, values),
            "ready": reviews.MarkReady(uid),
            "hold": reviews.HoldReview(uid, values.get("held_on")),
            "reopen": reviews.ReopenReview(uid, values.get("why") or ""),
        }
        self._desk.do(commands[mode], lambda _done: entry.taken(), entry.refused)

    # Pictures

    def choose_picture(self) -> None:
        """Ask for a picture file."""
        title, kinds = say("review", "Picture for the slide"), say("review", "Pictures (*.png *.jpg *.jpeg)")
        path, _ = QFileDialog.getOpenFileName(self._view.window(), title, self.folder, kinds)
        if path:
            self._add_files([path])

    def _add_files(self, paths: Sequence[str]) -> None:
        uid, slide = self.uid, self._builder.slide
        self.leave()
        for path in map(Path, paths):
            self._desk.perform(lambda bench, path=path: _add_file(bench, uid, slide, path))  # type: ignore[misc]

    def _paste_image(self, image: QImage) -> None:
        from cs_workbench.services.reviews import add_picture

        uid, slide, data = self.uid, self._builder.slide, QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs forget QIODevice
        buffer.close()
        content = bytes(data.data())
        self.leave()
        self._desk.perform(lambda bench: add_picture(bench, uid, slide, content))

    def _drop_picture(self, picture: str) -> None:
        from cs_workbench.services.reviews import DropPicture

        self._desk.do(DropPicture(picture))

    # Promises

    def _set_promise(self, todo: int, owner: str, due: str | None) -> None:
        from cs_workbench.services.reviews import SetPromise

        self._desk.do(SetPromise(todo, owner, due))

    def _read_promises(self, text: str) -> None:
        from cs_workbench.services.review_promises import read_promises

        uid, promises = self.uid, self._builder.promises
        self._desk.ask(
            "review.promises",
            lambda bench: read_promises(bench, uid, text),
            lambda lines: promises.show_read(uid, text, lines),
        )

    def _take_promises(self, text: str) -> None:
        from cs_workbench.services.reviews import PastePromises

        uid, promises = self.uid, self._builder.promises

        def taken(done: Done) -> None:
            lines: Any = done.value
            left = {line.number for line in lines if line.problem}
            promises.taken(uid, "\n".join(t for n, t in enumerate(text.splitlines(), 1) if n in left))

        self._desk.do(PastePromises(uid, text), taken, lambda _error: promises.taken(uid, text))

    # Files

    def choose_file(self) -> None:
        """Ask where the deck is written, in the folder of the last one."""
        row = self._builder.row
        if row is None:
            return
        name = safe_name(row.title) + SLIDES
        kinds = ";;".join(KINDS[ending] for ending in KINDS)
        start = str(Path(self.folder) / name) if self.folder else name
        path = ask_file(self._view, say("review", "Build the deck"), start, kinds)
        if path is not None:
            self.build(path)

    def build(self, path: Path) -> None:
        """Write the deck to ``path``, as its ending says, once everything typed is stored."""
        row, bench = self._builder.row, self._desk.bench
        if row is None:
            return
        self.folder = str(path.parent)
        template = Path(row.template) if row.template and path.suffix.lower() == SLIDES else None
        uid = row.uid
        self.leave()

        def write(_tracker: Tracker) -> Path:
            from cs_workbench.services.review_files import build
            from cs_workbench.ui.widgets.deck_paper import pdf_of_deck

            build(bench, uid, path, template, pdf_of_deck)
            return path

        self._desk.ask(
            "review.stored", lambda _bench: None, lambda _: self._desk.work(write, self._built_file)
        )

    def choose_template(self) -> None:
        """Ask for the PPTX whose slides the deck stands on."""
        title, kinds = say("review", "Template of the deck"), KINDS[".pptx"]
        path, _ = QFileDialog.getOpenFileName(self._view.window(), title, self.folder, kinds)
        if path:
            self._do_on(self.uid, {"template": path})

    def _built_file(self, path: Path) -> None:
        told = say("review", "The deck was written to {path}", path=path.name)
        self.told.emit(told, folder_door(path.parent))

    # Inside

    def _freeze(self) -> None:
        from cs_workbench.services.reviews import FreezeReview

        self.leave()
        self._desk.do(FreezeReview(self.uid))

    def _make_ready(self) -> None:
        self.write("ready", {}, self._view.entry)

    def _check(self) -> None:
        self.leave()
        self.gate.check()

    def _open_entry(self, mode: str) -> None:
        row, today = self._builder.row, self._desk.bench.today
        if row is None:
            return
        values = {name: getattr(row, name) for name in EDITED}
        values["held_on"] = held_day(row.meeting_on, today)
        is_kept = mode == "edit" and row.state != "draft"  # then only its day may change
        self._view.open_entry("meeting" if is_kept else mode, None, shown(row.account), values)

    def _remove(self) -> None:
        self.leave()
        self._do_on(self.uid, {"retired": True})

    def _do_on(self, uid: str, values: dict[str, Any]) -> None:
        from cs_workbench.services.reviews import SetReview

        self._desk.do(SetReview(uid, values))

    def _take(self, built: Built | None, uid: str, asked: Unsaved | None) -> None:
        if uid != self.uid:
            return
        if built is None:
            self.uid = ""
            self.gone.emit()
            return
        row = self._builder.row
        is_new, is_other = row is None, row is None or row.state != built.review.row.state
        self._facts = None if built.review.facts else built.facts
        if not is_new and self.saver.unsaved(uid) != asked:
            self._typed.start()  # typed on meanwhile: what stands in the fields is newer
            return
        review = built.review
        composed = self._builder.slide if self._builder.texts.is_composing else ""
        self.saver.know(review.row, review.slides, review.shared, but=composed)
        self._builder.show_built(built)
        if self._wanted_slide:
            self._builder.choose_slide(self._wanted_slide)
            self._wanted_slide = ""
        self._draw(built)
        if is_other:
            self.stateShown.emit()
        if is_new:
            self.opened.emit()

    def _touched(self) -> None:
        self._builder.keep(self.saver.unsaved(self.uid))
        self._typed.start()
        self.gate.typed()

    def _ask_changed(self) -> None:
        """See what is typed: states, what is missing, and the slide."""
        uid = self.uid
        if self._is_drawing:
            self._is_stale = True
        elif uid and self._builder.row is not None:
            question = self._question(uid, self.saver.unsaved(uid))
            self._desk.ask("review.typed", question, lambda built: self._show_typed(built, uid))

    def _show_typed(self, built: Built | None, uid: str) -> None:
        if uid == self.uid and self._builder.row is not None and built is not None:
            review = built.review
            self.saver.know(review.row, review.slides, review.shared, but=self._builder.slide)
            self._builder.show_changed(built)
            self._builder.keep(self.saver.unsaved(uid))
            self._draw(built)

    def _draw(self, built: Built) -> None:
        """Draw the pages outside the window's thread, one deck at a time."""
        if self._is_drawing:
            self._is_stale = True
            return
        self._is_drawing, uid = True, self.uid

        def work(_tracker: Tracker) -> tuple[str, DeckPages]:
            from cs_workbench.ui.widgets.deck_paper import DeckPages

            pages = DeckPages(built.deck)
            pages.draw_charts()
            return uid, pages

        self._desk.work(work, self._drawn, ended=self._draw_next)

    def _drawn(self, drawn: tuple[str, DeckPages]) -> None:
        uid, pages = drawn
        if uid == self.uid:
            self._pages = pages
            self._show_page()

    def _draw_next(self) -> None:
        self._is_drawing = False
        if self._is_stale:
            self._is_stale = False
            self._ask_changed()

    def _show_page(self) -> None:
        pages, slide = self._pages, self._builder.slide
        if pages is None or not pages.count:
            return
        found = pages.page_of(slide)
        here = self.preview.page()
        stays = here < pages.count and pages.slide_of(here) == slide
        self._builder.show_left_out(is_left_out=found is None)
        if found is not None:
            self.preview.show_pages(pages, here if stays else found)

    def _slide_chosen(self, _slide: str) -> None:
        self.leave()
        if self._builder.built is not None:
            self._builder.show_chosen()
        self._show_page()

    def _turn(self, page: int) -> None:
        pages = self._pages
        if pages is None or not 0 <= page < pages.count:
            return
        slide = pages.slide_of(page)
        self.preview.show_pages(pages, page)
        if slide != self._builder.slide:
            self._builder.choose_slide(slide)

    def _tell_apart(self, whose: str, slide: str, now: Mapping[str, Any]) -> None:
        """Tell what somebody else wrote meanwhile; what is typed stays, and theirs is one press away."""
        words = say("review", ", ").join(field_name(name) for name in now)
        row, texts = self._builder.row, self._builder.texts
        is_here = row is not None and whose in (row.uid, row.period) and slide == texts.slide
        take = partial(self._take_theirs, slide, whose == self.uid, now)
        self._is_apart = True
        self.told.emit(
            say(
                "review",
                "Written elsewhere meanwhile: {fields}. What you typed stays in its field and is not stored yet; "
                "the next letter writes it over theirs.",
                fields=words,
            ),
            (say("review", "Take theirs"), take) if is_here else None,
        )

    def _take_theirs(self, slide: str, is_own: bool, now: Mapping[str, Any]) -> None:
        if slide == self._builder.texts.slide:
            self._builder.texts.put(now, is_shared=not is_own)

    def _tell_unsaved(self, error: WorkbenchError) -> None:
        self._builder.saved.setText(say("review", "Not written yet"))
        if error.retry is not Retry.LATER:
            self.ask()  # refused: the review is not what is shown, it may be ready by now

    def _tell_saved(self) -> None:
        if self._is_apart:  # what else was written there is not shown yet
            self._is_apart = False
            self.ask()
        self._builder.saved.setText(say("review", "Saved {time}", time=QTime.currentTime().toString("HH:mm")))


def _add_file(bench: Workbench, uid: str, slide: str, path: Path) -> Done:
    from cs_workbench.services.review_pictures import picture_of
    from cs_workbench.services.reviews import add_picture

    return add_picture(bench, uid, slide, picture_of(path), path.stem)
