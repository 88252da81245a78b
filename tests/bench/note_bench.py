"""A key in a long note until it is painted, in the real note editor of the window, beside a bare QPlainTextEdit.

Everything hangs on the editor that does in the window: colours, names, and the draft that is saved while one types.
A save of the whole text begins in the window's own thread; what it costs there is measured apart, since a key
that comes at that moment waits for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.commands import do
from cs_workbench.services.demo import fill_sample
from cs_workbench.services.notes import WriteNote
from cs_workbench.ui.windows.program import Program
from tests.bench.measure import Figure, busy_ms
from tests.bench.search_notes import Words
from tests.bench.window import opened, settle, shown_ms, wired

ACCOUNTS: Final = 40
SIZES: Final = (20_000, 200_000, 2_000_000)  # bytes of UTF-8
PROMISED: Final = 200_000
LONGEST_MS: Final = 16.0
PASTED: Final = 100_000
KEYS: Final = 60
ROUNDS: Final = 3
PLACES: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
#: What is typed; one word as the input method shows it, conversion by conversion, and what it becomes.
TYPED: Final = "- [ ] call them back @sato 12/5 "
CONVERTED: Final = (("に", "にほ", "にほん", "にほんg", "にほんご", "日本語"), "日本語")
LANGUAGES: Final = {"ja": "Japanese", "en": "English"}


def figures(folder: Path) -> list[Figure]:
    """Measure with notes of three sizes in both languages."""
    notes = written(folder)
    found: list[Figure] = []
    with opened(folder) as program:
        for (language, size), note in notes.items():
            found += of_note(program, note, f"{LANGUAGES[language]} note of {size // 1000:,} KB", size)
    return found


def written(folder: Path) -> dict[tuple[str, int], int]:
    """Make the profile in ``folder``; return the notes by language and size."""
    bench = open_workbench(data_dir=folder, language="ja", sample=True)
    try:
        fill_sample(bench, accounts=ACCOUNTS)
        with bench.store.read() as db:
            (account,) = db.execute("SELECT min(id) FROM account WHERE retired_at IS NULL").fetchone()
        return {
            (language, size): int(str(do(bench, WriteNote(account, markdown(size, language))).value))
            for language in LANGUAGES
            for size in SIZES
        }
    finally:
        close_workbench(bench)


def markdown(size: int, language: str, seed: int = 7) -> str:
    """Return a note of about ``size`` bytes: headings, lists, boxes, promises, people, plain lines."""
    random, words = Random(seed), Words()  # noqa: S311 - notes, not secrets
    lines: list[str] = []
    length = 0
    while length < size:
        text = words.note(random, language)
        kind = random.randrange(12)
        marks = {0: "## ", 1: "- [ ] @sato ", 2: "- ", 3: "決定: " if language == "ja" else "Decision: "}
        lines.append(marks.get(kind, "") + (text if kind > 3 else text.split("\n")[0]))
        length += len(lines[-1].encode()) + 1
    return "\n".join(lines)


def of_note(program: Program, note: int, name: str, size: int) -> list[Figure]:
    """Return the figures of one note; what is promised has a target."""
    wiring = wired(program)
    shown = wiring.account
    with wiring.desk.bench.store.read() as db:
        (account,) = db.execute("SELECT account_id FROM local_note WHERE id = ?", (note,)).fetchone()
    wiring.open_account(account)
    settle(program)
    shown.view.write_note()
    shown.notes.open_note(note)
    settle(program)
    editor = shown.notes.pane.editor
    text = editor.text()
    bare = bare_editor(program, editor.toPlainText(), editor)
    found: list[Figure] = []
    is_promised = size == PROMISED
    for place, share in PLACES.items():
        ours, floor = at(share, editor, bare, typing)
        found += _of(f"{name}, key at the {place}", ours, floor, is_promised=is_promised)
    for place, share in PLACES.items():
        ours, floor = at(share, editor, bare, composing)
        found += _of(f"{name}, conversion at the {place}", ours, floor, is_promised=is_promised)
    saves = []
    for _ in range(ROUNDS * 2):
        QTest.keyClick(editor, Qt.Key.Key_A)
        saves.append(busy_ms(shown.notes.saver.save))
        settle(program)
    found.append(
        Figure(f"{name}, beginning to save", min(saves), LONGEST_MS, target=1.0 if is_promised else None)
    )
    pasted = markdown(PASTED, "ja")
    ours_ms, floor_ms = (min(pasting(where, pasted) for _ in range(ROUNDS)) for where in (editor, bare))
    found.append(Figure(f"{name}, pasting {PASTED // 1000} KB", ours_ms, floor_ms))
    bare.close()
    bare.deleteLater()
    editor.fill(text)
    shown.notes.saver.throw_away()
    shown.notes.begin_new()
    settle(program)
    return found


def _of(name: str, ours: list[float], floor: list[float], *, is_promised: bool) -> list[Figure]:
    found = [Figure(f"{name}, p95", p95(ours), p95(floor))]
    print(  # noqa: T201 - what the table has no room for
        f"  {name}: p50 {sorted(ours)[len(ours) // 2]:.1f}, p95 {p95(ours):.1f}, most {max(ours):.1f} ms",
        file=sys.stderr,
        flush=True,
    )
    if is_promised:
        found.append(Figure(f"... of the {LONGEST_MS:.0f} ms it may take", p95(ours), LONGEST_MS, target=1.0))
    return found


def bare_editor(program: Program, text: str, like: QPlainTextEdit) -> QPlainTextEdit:
    """Return Qt's own editor with the same text, as large, above the window's own."""
    bare = QPlainTextEdit(program.window)
    bare.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    bare.setFont(like.font())
    bare.setPlainText(text)
    bare.setGeometry(0, 0, like.width(), like.height())
    bare.show()
    QApplication.processEvents()
    return bare


def at(
    share: float, ours: QPlainTextEdit, bare: QPlainTextEdit, act: Callable[[QPlainTextEdit], Iterator[float]]
) -> tuple[list[float], list[float]]:
    """Return what each key costs at a place of the text, ours and the floor, the best of `ROUNDS` for each key."""
    taken: dict[QPlainTextEdit, list[list[float]]] = {ours: [], bare: []}
    for _ in range(ROUNDS):
        for where, rounds in taken.items():
            go_to(where, share)
            rounds.append(list(act(where)))
    best = [[min(keys) for keys in zip(*rounds, strict=True)] for rounds in taken.values()]
    return best[0], best[1]


def go_to(where: QPlainTextEdit, share: float) -> None:
    """Put the caret at the end of a line, at ``share`` of the text, with the keyboard there."""
    cursor = QTextCursor(where.document().findBlockByNumber(int((where.blockCount() - 1) * share)))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    where.setTextCursor(cursor)
    where.ensureCursorVisible()
    where.setFocus()
    for _ in range(3):
        QApplication.processEvents()


def typing(where: QPlainTextEdit) -> Iterator[float]:
    """Type; yield what each key costs until it is painted."""
    for number in range(KEYS):
        key = TYPED[number % len(TYPED)]
        yield shown_ms(partial(QTest.keyClicks, where, key), where.window()).window


def composing(where: QPlainTextEdit) -> Iterator[float]:
    """Write a word with the input method, again and again; yield what each of its steps costs until it is painted."""
    shown, becomes = CONVERTED
    for _ in range(KEYS // (len(shown) + 1)):
        for preedit in shown:
            yield shown_ms(
                partial(QApplication.sendEvent, where, QInputMethodEvent(preedit, [])), where.window()
            ).window
        done = QInputMethodEvent("", [])
        done.setCommitString(becomes)
        yield shown_ms(partial(QApplication.sendEvent, where, done), where.window()).window


def pasting(where: QPlainTextEdit, text: str) -> float:
    """Paste, and take it back; return what it costs until it is painted."""
    go_to(where, 0.5)
    mime = QMimeData()
    mime.setText(text)
    taken = shown_ms(partial(where.insertFromMimeData, mime), where.window())
    where.undo()
    QApplication.processEvents()
    return taken.window


def p95(taken: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(taken)[int(len(taken) * 0.95)]
