"""The quick line, opened for the accounts that are selected in a list of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from cs_workbench.ui.views.quick_line import QuickLine
    from cs_workbench.ui.views.sheet import Sheet


def selected_accounts(sheet: Sheet, account: int) -> tuple[int, ...]:
    """Return the accounts selected in ``sheet``, each once; ``account`` where none is."""
    return tuple(dict.fromkeys(key for key in sheet.keys_selected() if isinstance(key, int) and key)) or (
        account,
    )


def open_line(quick: QuickLine, sheet: Sheet, mode: str, about: tuple[int, ...], in_days: int) -> None:
    """Open the line for ``about``: by the name in the current row of ``sheet``, or by how many they are."""
    one = str(sheet.currentIndex().siblingAtColumn(0).data())
    several = say("balance", "%n account(s)", len(about))
    quick.open(mode, one if len(about) == 1 else several, in_days=in_days)
