"""What the palette offers: actions, places, views, settings and accounts; and what choosing does."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from cs_workbench.ui.actions import TEXTS, Actions
from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.ui.widgets.palette import Palette
    from cs_workbench.ui.widgets.palette_search import Found, NameIndex
    from cs_workbench.ui.windows.main_window import MainWindow
    from cs_workbench.ui.windows.wiring import Wiring

RECENT_KEPT: Final = 8


class WindowPalette(QObject):
    """Fills the palette anew each time it opens, so that it offers what can be done now."""

    def __init__(self, window: MainWindow, actions: Actions, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._actions, self._wiring = window, actions, wiring
        self._recent: list[int] = []
        wiring.accountOpened.connect(self._note)

    @cached_property
    def _palette(self) -> Palette:  # made when the first rows stand: it brings numpy
        from cs_workbench.ui.widgets.palette import Palette

        palette = Palette(self._window)
        palette.searches = True
        palette.chosen.connect(self._do)
        return palette

    def open(self) -> None:
        """Open over everything there is."""
        self._palette.offer([*self._of_actions(), *self._of_views(), *self._of_settings()])
        self._palette.open()

    def open_accounts(self) -> None:
        """Open for going to an account."""
        self._palette.open(only_accounts=True)

    def _of_actions(self) -> list[Found]:
        from cs_workbench.ui.widgets.palette_search import Found

        return [
            Found("action", spec.id, spec.text, key=spec.key_text, icon=spec.icon, aliases=(TEXTS[spec.id],))
            for spec in self._actions.available()
        ]

    def _of_views(self) -> list[Found]:
        from cs_workbench.ui.widgets.palette_search import Found

        detail = say("palette", "View")
        return [
            Found("view", entry.key, entry.text, detail, icon="view", aliases=(entry.key,))
            for entry in self._wiring.accounts.side_entries()
        ]

    @staticmethod
    def _of_settings() -> list[Found]:
        from cs_workbench.ui.views.mailboxes import LABELS as MAIL_LABELS
        from cs_workbench.ui.views.settings import ABSENCE, LABELS
        from cs_workbench.ui.widgets.palette_search import Found
        from cs_workbench.ui.windows.settings_place import PAGES

        detail = say("palette", "Setting")
        pages = {name: words for name, (words, _page) in PAGES.items() if name != "general"}
        parts = {**LABELS, "absence": ABSENCE, **MAIL_LABELS, **pages}
        return [
            Found("setting", key, say("settings", text), detail, icon="settings", aliases=(text,))
            for key, text in parts.items()
        ]

    def index(self, book: Book) -> None:
        """Offer the accounts of ``book`` from now on."""

        def make(_bench: object) -> NameIndex:
            from cs_workbench.ui.widgets.palette_search import NameIndex

            names = [str(name) for name in book["name"].values]
            readings = [str(text) for text in book["reading"].values] if "reading" in book else []
            return NameIndex(book.account_id, names, readings)

        self._wiring.desk.ask("names", make, self._offer)

    def _offer(self, index: NameIndex) -> None:
        self._palette.offer_accounts(index, self._recent)

    def _note(self, account_id: int) -> None:
        self._recent = [account_id, *(a for a in self._recent if a != account_id)][:RECENT_KEPT]

    def _do(self, kind: str, what: object) -> None:
        wiring = self._wiring
        if kind == "action":
            self._actions.run(str(what))
        elif kind == "view":
            wiring.go("accounts")
            wiring.accounts.choose_side(str(what))
        elif kind == "search":
            wiring.search_everywhere(str(what))
        elif kind == "setting":
            wiring.go("settings")
            wiring.settings.focus_setting(str(what))
        elif kind == "account" and isinstance(what, int):
            wiring.open_account(what)
