"""Types a note key by key in the real editor, says each key on stdout, and waits to be killed.

``python -m tests.faults.typing_child FOLDER ACCOUNT``: lines are ``NUMBER SECONDS`` of a clock that all processes
share.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from cs_workbench.bootstrap import open_workbench
from cs_workbench.ui.jobs import Runner
from cs_workbench.ui.main import make_application
from cs_workbench.ui.views.note_pane import NotePane
from cs_workbench.ui.windows.desk import Desk
from cs_workbench.ui.windows.note_desk import NoteDesk

EVERY_MS = 25


def key(number: int) -> str:
    """Return the character of key ``number``."""
    return " " if number % 7 == 6 else "abcdefghijklmnopqrstuvwxyz"[number % 26]


def main(folder: Path, account_id: int) -> int:
    """Type until killed."""
    app = make_application()
    desk = Desk(Runner(lambda mistake: sys.exit(repr(mistake))))
    pane = NotePane()
    notes = NoteDesk(pane, desk, pane)
    pane.show()
    typed = 0

    def press() -> None:
        nonlocal typed
        if key(typed) == " ":
            QTest.keyClick(pane.editor, Qt.Key.Key_Space)
        else:
            QTest.keyClicks(pane.editor, key(typed))
        sys.stdout.write(f"{typed} {monotonic()}\n")
        sys.stdout.flush()
        typed += 1

    timer = QTimer(interval=EVERY_MS)
    timer.timeout.connect(press)

    def begin() -> None:
        notes.open_account(account_id)
        pane.editor.setFocus()
        timer.start()

    desk.opened.connect(begin)
    desk.open(partial(open_workbench, data_dir=folder, create=False))
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), int(sys.argv[2])))
