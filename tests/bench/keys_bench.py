"""A key in the list of accounts and in the palette until it is painted, beside Qt's own table and line.

The floors are keys in a plain QTableView of the same cells and in a plain QLineEdit, as large and in the same window.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.syncing import add_source, sync
from cs_workbench.ui.windows.accounts_place import ALL
from cs_workbench.ui.windows.program import Program
from tests.bench.accounts_csv import mapping_text, write_accounts
from tests.bench.measure import Figure
from tests.bench.table_bench import in_the_same_shape, reference_model
from tests.bench.window import CTRL, NONE, SHIFT, opened, press, settle, shown_ms, until, wired

SIZES: Final = (400, 10_000, 100_000)
LONGEST_MS: Final = 50.0
ROUNDS: Final = 3
Key = Qt.Key
#: What is pressed in the list, and how often; each time it is painted anew.
KEYS: Final[dict[str, tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...]]] = {
    "one line on": ((Key.Key_Down, NONE),) * 30,
    "one page on": ((Key.Key_PageDown, NONE),) * 8,
    "to the end and back": ((Key.Key_End, NONE), (Key.Key_Home, NONE)) * 3,
    "select one more": ((Key.Key_Down, SHIFT),) * 12,
    "select all, and one": ((Key.Key_A, CTRL), (Key.Key_Down, NONE)) * 3,
}
WORDS: Final = "sanpuru77"  # サンプル, as every name has it
CONDITIONS: Final = ("seats>300", "name:77", "renewal<60d tier:high", "")


def figures(folder: Path) -> list[Figure]:
    """Measure in books of three sizes."""
    found: list[Figure] = []
    for size in SIZES:
        home = folder / f"accounts-{size}"
        filled(home, size)
        with opened(home) as program:
            found += of_book(program, size)
    return found


def filled(folder: Path, size: int) -> None:
    """Make a profile with ``size`` accounts from a file."""
    inbox = folder.with_name(f"{folder.name}-inbox")
    inbox.mkdir()
    write_accounts(inbox / "accounts.csv", size)
    bench = open_workbench(data_dir=folder, language="ja", sample=True)
    try:
        add_source(bench, inbox, mapping_text(), "bench")
        sync(bench, [], Tracker())
    finally:
        close_workbench(bench)


def of_book(program: Program, size: int) -> list[Figure]:
    """Return the figures of one book."""
    wiring = wired(program)
    wiring.go("accounts")
    settle(program)
    wiring.accounts.choose_side(ALL)
    settle(program)
    if len(wiring.accounts.view.accounts_shown()) != size:
        raise RuntimeError("not every account is shown")
    grid = wiring.accounts.view.grid
    bare, line = bare_table(program), QLineEdit(program.window)
    found: list[Figure] = []
    for name, keys in KEYS.items():
        ours = best(partial(pressing, program, grid, keys))
        floor = best(partial(pressing, program, bare, keys))
        found += _of(f"{name} of {size:,} accounts", ours, floor)
    bare.hide()
    line.show()
    floor = best(partial(typing, program, line, WORDS))
    line.hide()
    filtering_ms = best(partial(filtering, program))
    found += _of(f"filter {size:,} accounts, Enter", filtering_ms, floor)
    palette = best(partial(palette_keys, program))
    found += _of(f"open the palette over {size:,} accounts", palette[:1], floor)
    found += _of(f"a letter in the palette, {size:,} accounts", palette[1:], floor)
    for widget in (bare, line):
        widget.deleteLater()
    return found


def best(run: Callable[[], list[float]]) -> list[float]:
    """Return what each key costs, the least of `ROUNDS`."""
    return [min(keys) for keys in zip(*(run() for _ in range(ROUNDS)), strict=True)]


def pressing(
    program: Program, table: QTableView, keys: tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...]
) -> list[float]:
    """Press keys from the first line on; return what each costs until it is painted."""
    table.show()
    table.raise_()
    table.clearSelection()
    table.setCurrentIndex(table.model().index(0, 0))
    table.scrollToTop()
    table.setFocus()
    settle(program)
    return [shown_ms(partial(QTest.keyClick, table, *key), program.window).window for key in keys]


def typing(program: Program, line: QWidget, text: str) -> list[float]:
    """Type letters into a line; return what each costs until it is painted."""
    line.setFocus()
    settle(program)
    return [shown_ms(partial(QTest.keyClicks, line, letter), program.window).window for letter in text]


def filtering(program: Program) -> list[float]:
    """Write conditions and press Enter; return what each Enter costs until its accounts are painted."""
    view, taken = wired(program).accounts.view, []
    for condition in CONDITIONS:
        view.filter.focus_line()
        view.filter.line.setText(condition)
        settle(program)
        view.filter.line.setFocus()
        taken.append(shown_ms(partial(press, Key.Key_Return), program.window).window)
    return taken


def palette_keys(program: Program) -> list[float]:
    """Open the palette and type; return what opening costs until it is painted, then each letter."""
    wired(program).accounts.focus()
    settle(program)
    taken = [shown_ms(partial(press, Key.Key_K, CTRL), program.window).window]
    line = QApplication.focusWidget()
    if not isinstance(line, QLineEdit):
        raise TypeError("the palette is not open")
    taken += typing(program, line, WORDS)
    press(Key.Key_Escape)
    until(lambda: not line.isVisible())
    return taken


def bare_table(program: Program) -> QTableView:
    """Return Qt's own table over the grid, with the texts of the first accounts."""
    grid = wired(program).accounts.view.grid
    bare = QTableView(grid.parentWidget())
    bare.setModel(reference_model(grid.table))
    bare.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    bare.setGeometry(grid.geometry())
    in_the_same_shape(bare, grid)
    return bare


def _of(name: str, ours: list[float], floor: list[float]) -> list[Figure]:
    slowest, least = max(ours), max(floor)
    return [
        Figure(name, slowest, least),
        Figure(f"... of the {LONGEST_MS:.0f} ms it may take", slowest, LONGEST_MS, target=1.0),
    ]
