"""The running program: one profile, one window at a time, the looks, and a clean end."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from cs_workbench.kernel.errors import Retry, WorkbenchError
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.services.settings import read_window_state, write_window_state
from cs_workbench.ui.text import explain, say, use_language
from cs_workbench.ui.theme import Density, Look, apply_look
from cs_workbench.ui.windows.history import History
from cs_workbench.ui.windows.main_window import MainWindow
from cs_workbench.ui.windows.memory import WindowMemory
from cs_workbench.ui.windows.mishaps import Mishaps
from cs_workbench.ui.windows.trace import StartTrace

if TYPE_CHECKING:
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.passphrase import PassphraseView
    from cs_workbench.ui.windows.children import Children
    from cs_workbench.ui.windows.desk import Desk
    from cs_workbench.ui.windows.doings import Doings
    from cs_workbench.ui.windows.wiring import Wiring

log = logging.getLogger("cs_workbench.ui")
SIGNAL_MS: Final = 200  # how often Python gets a turn to see a signal while Qt waits
SAVE_MS: Final = 3000
LOOKS: Final = ("language", "theme", "density", "zoom")


class Program(QObject):
    """Paints the frame, then opens the profile, then wires the places.

    Args:
        opening: opens the profile, with ``passphrase=`` where one was asked for; runs in the store lane.
        closing: closes it.
        language_of: turns a setting ('ja', 'en', 'system') into a language.
    """

    ended = Signal()

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        *,
        opening: Callable[..., Workbench],
        closing: Callable[[Workbench], None],
        language_of: Callable[[str | None], str],
        language: str | None = None,
    ) -> None:
        super().__init__()
        self._app, self._folder, self._opening, self._closing = app, folder, opening, closing
        self._language_of, self._fixed_language = language_of, language
        self._trace = StartTrace()
        self._desk: Desk | None = None
        self._children: Children | None = None
        self._history = History()
        self._wiring: Wiring | None = None
        self._doings: Doings | None = None
        self._asking: PassphraseView | None = None  # while a sealed profile waits for its passphrase
        self.memory = WindowMemory.read(read_window_state(folder))
        self.mishaps = Mishaps(self)
        self.mishaps.install(folder / "log")
        app.setQuitOnLastWindowClosed(False)
        self._speak()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._dress)
        self.window = self._make_window()
        self.window.painted.connect(self._painted)
        self._saving = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._saving.timeout.connect(self.save)
        self._watch_signals()

    def show(self) -> None:
        """Show the frame; everything else follows the first picture."""
        self.window.show()

    def come_to_front(self) -> None:
        """Raise the window, as a second start asks."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    @property
    def language(self) -> str:
        """The language spoken now."""
        return self._catalogue.language

    @property
    def wiring(self) -> Wiring | None:
        """What joins the places; None before the profile is open."""
        return self._wiring

    @property
    def doings(self) -> Doings | None:
        """What menus, keys and palette do; None before the profile is open."""
        return self._doings

    @property
    def is_settled(self) -> bool:
        """Whether the places stand, every question is answered and every picture drawn."""
        from cs_workbench.ui.jobs import all_settled

        is_idle = self._wiring is not None and self._desk is not None and self._desk.is_idle
        return is_idle and all_settled()

    def save(self) -> None:
        """Remember where the person is; a full disk costs the memory, never the work."""
        if self._wiring is not None:
            self.memory = self._wiring.remember()
        try:
            write_window_state(self._folder, self.memory.as_json())
        except (OSError, WorkbenchError) as error:
            log.warning("the window's state was not kept: %s", error)

    def shut_down(self) -> None:
        """End the jobs, note that Today was seen, close the profile, give the hooks back."""
        if self._wiring is not None:
            self._wiring.stop()
        if self._children is not None:
            self._children.end_all()
        if self._desk is not None:
            bench = self._desk.bench if self._desk.is_open else None
            self._desk.close()
            self._desk.runner.shut_down()
            if bench is not None:
                if self._wiring is not None and "today" in self._wiring.places:
                    self._note_look(bench)
                self._closing(bench)
        self._turn.stop()
        for number, handler in self._signals.items():
            signal.signal(number, handler)
        self._saving.stop()
        self.mishaps.uninstall()
        self.ended.emit()

    @staticmethod
    def _note_look(bench: Workbench) -> None:
        """Note when Today was seen last; a full disk or a folder that is gone does not keep the window open."""
        from cs_workbench.services.today import looked

        try:
            looked(bench)
        except (OSError, WorkbenchError) as error:
            log.warning("when Today was seen was not kept: %s", error)

    def quit(self) -> None:
        """Save and end."""
        self.save()
        self._app.quit()

    # The start, step by step

    def _painted(self) -> None:
        self.window.painted.disconnect(self._painted)
        if self._trace.note("first_paint"):
            self._app.quit()
            return
        from cs_workbench.ui.jobs import Runner, share
        from cs_workbench.ui.windows.children import Children
        from cs_workbench.ui.windows.desk import Desk

        self._desk = Desk(Runner(self.mishaps.caught, self), self)
        share(self._desk.runner)
        self._children = Children(self._desk)
        self._desk.opened.connect(self._opened)
        self._desk.failed.connect(self._tell)
        self._desk.changed.connect(self._changed)
        self.mishaps.happened.connect(self._tell_mishap)
        self._desk.open(self._opening)
        import cs_workbench.ui.windows.today_place
        import cs_workbench.ui.windows.wiring  # noqa: F401 - loaded while the store opens

    def _opened(self) -> None:
        if self._asking is not None:
            if self._children is not None:
                self._children.unlock_with(self._asking.line.text())
            self.window.show_bare(bare=False)
            self._asking.deleteLater()
            self._asking = None
        self._wire()

    def _ask_passphrase(self, error: WorkbenchError) -> None:
        """Show the one field that a sealed profile, or one that lost its key, needs; ``error``: why."""
        problem = explain(error)
        if self._asking is None:
            from cs_workbench.ui.views.passphrase import SEALED, PassphraseView

            problem = "" if error.code == SEALED else problem
            self._asking = PassphraseView(for_passphrase=error.code == SEALED)
            self._asking.given.connect(self._unlock)
            self.window.places.addWidget(self._asking)
            self.window.show_bare(bare=True)
            self.window.show_place(self._asking, "")
        self._asking.ask(problem)

    def _unlock(self, passphrase: str) -> None:
        if self._desk is not None:
            self._desk.open(partial(self._opening, passphrase=passphrase))

    def _wire(self) -> None:
        from cs_workbench.ui.windows.doings import Doings
        from cs_workbench.ui.windows.wiring import Wiring

        if self._desk is None or self._children is None:
            return
        self._wiring = Wiring(self.window, self._desk, self.memory, self._history)
        self._wiring.languageChosen.connect(self._choose_language)
        self._wiring.rowsShown.connect(self._rows_shown)
        self._wiring.moved.connect(self._saving.start)
        self._wiring.start()  # its question is on the way while the menus are made
        self._doings = Doings(self._wiring, self._children)
        self._doings.quitWanted.connect(self.window.close)

    def _rows_shown(self) -> None:
        QTimer.singleShot(0, self._note_rows)

    def _note_rows(self) -> None:
        if self._trace.note("first_rows"):
            self.quit()

    # Looks and language

    def _changed(self, changes: Changes) -> None:
        if changes.touches("setting") and self._desk is not None:
            from cs_workbench.services.settings import get_all

            self._desk.ask("looks", get_all, self._apply)

    def _apply(self, settings: dict[str, Any]) -> None:
        before = {key: getattr(self.memory, key) for key in LOOKS}
        now = {key: settings[key] for key in LOOKS}
        if before == now:
            return
        for key, value in now.items():
            setattr(self.memory, key, value)
        self._dress()
        if before["language"] != now["language"] or before["density"] != now["density"]:
            self._fixed_language = None
            self._rebuild()
        self._saving.start()

    def _choose_language(self, language: str) -> None:
        from cs_workbench.services.settings import SetSetting

        if self._desk is not None:
            self._desk.do(SetSetting("language", language))

    def _speak(self) -> None:
        language = self._language_of(self._fixed_language or self.memory.language)
        self._catalogue = load_catalogue(language)
        use_language(self._app, self._catalogue)

    def _dress(self) -> None:
        memory = self.memory
        density = Density.COMPACT if memory.density == "compact" else Density.COMFORTABLE
        apply_look(self._app, Look(memory.theme, memory.zoom, density))

    def _rebuild(self) -> None:
        """Make the window again in the language of the settings, standing where it stood."""
        old, old_wiring = self.window, self._wiring
        if old_wiring is None or self._desk is None:
            return
        self.memory = old_wiring.remember()
        old_wiring.stop()
        self._speak()
        self._desk.speak(self._catalogue)
        old.closing.disconnect(self.quit)
        self.window = self._make_window()
        self.window.setGeometry(old.geometry())
        self._wire()
        self.window.show()
        old.hide()
        old.deleteLater()

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.memory)
        window.closing.connect(self.quit)
        return window

    # What went wrong, and the end

    def _tell(self, error: WorkbenchError) -> None:
        is_open = self._desk is not None and self._desk.is_open
        if error.retry is Retry.AFTER_LOGIN and not is_open:
            self._ask_passphrase(error)
            return
        if self._asking is not None:
            self._asking.ask()
        self.window.tell(explain(error))
        if self._doings is not None:
            self._doings.after_failure()

    def _tell_mishap(self, _report: str) -> None:
        self.window.tell(
            say(
                "window",
                "Something unexpected happened. What you entered before is saved. "
                "You can go on; the report is in the log.",
            )
        )

    def _watch_signals(self) -> None:
        self._signals = {
            number: signal.signal(number, lambda *_: QTimer.singleShot(0, self.quit))
            for number in (signal.SIGTERM, signal.SIGINT)
        }
        self._turn = QTimer(self, interval=SIGNAL_MS)
        self._turn.timeout.connect(_let_python_run)
        self._turn.start()


def _let_python_run() -> None:
    """Do nothing: entering Python is enough for it to see a signal."""
