"""Opening an account in the real window, by key, beside the least that showing a page of its activity costs.

The least: one SELECT of the first page on the same store, put into Qt's own small model, painted once by a plain
table as large as the place.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.activity import PAGE
from cs_workbench.services.demo import fill_sample
from cs_workbench.ui.windows.accounts_place import ALL
from cs_workbench.ui.windows.program import Program
from tests.bench import activities
from tests.bench.measure import Figure, busy_ms, in_turns
from tests.bench.window import opened, press, settle, shown_ms, wired

SIZES: Final = (50, 500, 5_000, 50_000)
PROMISED: Final = 5_000
LONGEST_MS: Final = 100.0  # on a machine that does nothing else: beside other work read the ratio
TARGET: Final = 7.0  # floors
ACCOUNTS: Final = 40
OVERVIEW, ACTIVITY = 0, 1
SQL: Final = (
    "SELECT written_at, body, author FROM local_note WHERE account_id = ? AND retired_at IS NULL "
    "ORDER BY written_at DESC LIMIT ?"
)


def figures(folder: Path) -> list[Figure]:
    """Measure in a sample book of which four accounts got a long history."""
    accounts = filled(folder)
    found: list[Figure] = []
    with opened(folder) as program:
        wired(program).go("accounts")
        settle(program)
        wired(program).accounts.choose_side(ALL)
        other = another(program, accounts)
        for size, account in accounts.items():
            page, activity, floor = in_turns(
                partial(opening_ms, program, account, other, OVERVIEW),
                partial(opening_ms, program, account, other, ACTIVITY),
                partial(bare_ms, program, account),
                take=min,
            )
            for name, ours in (("page", page), ("activity", activity)):
                is_promised = size == PROMISED
                label = f"open an account of {size:,} activities, {name}"
                found.append(Figure(label, ours, floor, target=TARGET if is_promised else None))
                if is_promised:
                    found.append(Figure(f"... of the {LONGEST_MS:.0f} ms it may take", ours, LONGEST_MS))
    return found


def filled(folder: Path) -> dict[int, int]:
    """Make the profile in ``folder``; return which account has how many activities more than the sample's."""
    bench = open_workbench(data_dir=folder, language="ja", sample=True)
    try:
        fill_sample(bench, accounts=ACCOUNTS)
        with bench.store.read() as db:
            rows = db.execute(
                "SELECT id FROM account WHERE retired_at IS NULL ORDER BY id LIMIT ?", (len(SIZES),)
            )
            accounts = dict(zip(SIZES, (account for (account,) in rows), strict=True))
        for size, account in accounts.items():
            activities.fill(bench.store, account, size)
        return accounts
    finally:
        close_workbench(bench)


def another(program: Program, accounts: Mapping[int, int]) -> int:
    """Return an account that got no long history."""
    shown = wired(program).accounts.view.accounts_shown()
    return next(int(account) for account in shown if account not in accounts.values())


def opening_ms(program: Program, account: int, other: int, tab: int) -> float:
    """Press Enter on the account's row; return the milliseconds until its page is painted, on ``tab``.

    The page showed ``other`` before: nothing of it helps.
    """
    wiring = wired(program)
    wiring.open_account(other)
    wiring.account.remember({"tab": tab})
    settle(program)
    wiring.go("accounts")
    settle(program)
    if not wiring.accounts.view.grid.go_to(account):
        raise RuntimeError("the account is not in the list")
    settle(program)
    view = wiring.account.view
    rows = view.activity.feed.table.rows

    def is_filled() -> bool:
        lists = tab != ACTIVITY or (bool(rows.rows) and rows.rows[0].account_id == account)
        return view.account_id == account and lists

    taken = shown_ms(partial(press, Qt.Key.Key_Return), program.window, is_filled)
    settle(program)
    return taken.whole


def bare_ms(program: Program, account: int) -> float:
    """Return what the floor costs."""
    store, size = wired(program).desk.bench.store, wired(program).account.view.size()

    def show() -> None:
        with store.read() as db:
            rows = db.execute(SQL, (account, PAGE)).fetchall()
        model = QStandardItemModel(len(rows), 3)
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                model.setItem(line, column, QStandardItem(str(value)[:300]))
        table = QTableView()
        table.setWordWrap(False)
        table.setModel(model)
        table.resize(size)
        table.show()
        QApplication.processEvents()
        table.close()

    return busy_ms(show)
