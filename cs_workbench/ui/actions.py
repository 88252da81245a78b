"""The one registry of actions: menus, palette and the sheet of keys are built from it.

``resources/actions.toml`` holds what an action is (key, context, menu, icon); the words stand here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.resources import resource

CONTEXTS: Final = ("app", "list", "editor")
MENUS: Final = {
    "file": N_("menus", "&File"),
    "edit": N_("menus", "&Edit"),
    "view": N_("menus", "&View"),
    "go": N_("menus", "&Go"),
    "account": N_("menus", "&Account"),
    "review": N_("menus", "&Review"),
    "outreach": N_("menus", "&Outreach"),
    "data": N_("menus", "&Data"),
    "help": N_("menus", "&Help"),
}
TEXTS: Final = {
    "go.today": N_("actions", "Today"),
    "go.accounts": N_("actions", "Accounts"),
    "go.activity": N_("actions", "Activity"),
    "go.reviews": N_("actions", "Reviews"),
    "go.outreach": N_("actions", "Outreach"),
    "go.insights": N_("actions", "Insights"),
    "go.team": N_("actions", "Team"),
    "go.data": N_("actions", "Data"),
    "go.back": N_("actions", "Back"),
    "go.forward": N_("actions", "Forward"),
    "go.next_pane": N_("actions", "Next pane"),
    "go.previous_pane": N_("actions", "Previous pane"),
    "go.palette": N_("actions", "Search or run a command…"),
    "go.account": N_("actions", "Go to an account…"),
    "go.recent": N_("actions", "Recent accounts…"),
    "file.todo": N_("actions", "Add a to-do…"),
    "file.quick_note": N_("actions", "Quick note…"),
    "file.brief_notes": N_("actions", "Take in a colleague's notes…"),
    "file.import": N_("actions", "Add a source…"),
    "file.export": N_("actions", "Export this list…"),
    "file.settings": N_("actions", "Settings…"),
    "file.quit": N_("actions", "Quit"),
    "edit.undo": N_("actions", "Undo"),
    "edit.redo": N_("actions", "Redo"),
    "edit.copy": N_("actions", "Copy"),
    "edit.paste": N_("actions", "Paste"),
    "edit.fill_down": N_("actions", "Fill down"),
    "edit.cell": N_("actions", "Edit this cell"),
    "edit.select": N_("actions", "Select or unselect"),
    "edit.select_all": N_("actions", "Select all"),
    "edit.find": N_("actions", "Filter this list"),
    "edit.find_everywhere": N_("actions", "Search everywhere"),
    "view.columns": N_("actions", "Columns…"),
    "view.sort": N_("actions", "Sort by this column"),
    "view.group": N_("actions", "Group by this column"),
    "view.save": N_("actions", "Save as a view…"),
    "view.as_of": N_("actions", "As of a day…"),
    "view.density": N_("actions", "Compact rows"),
    "view.dark": N_("actions", "Dark theme"),
    "view.zoom_in": N_("actions", "Larger text"),
    "view.zoom_out": N_("actions", "Smaller text"),
    "view.zoom_reset": N_("actions", "Normal text size"),
    "view.pane": N_("actions", "Preview pane"),
    "view.reset": N_("actions", "Reset the layout"),
    "account.open": N_("actions", "Open"),
    "account.peek": N_("actions", "Preview"),
    "account.done": N_("actions", "Done"),
    "account.skip": N_("actions", "Skip…"),
    "account.snooze": N_("actions", "Snooze…"),
    "account.touch": N_("actions", "Log touch…"),
    "account.note": N_("actions", "Note…"),
    "account.meeting": N_("actions", "Meeting mode"),
    "account.brief": N_("actions", "Brief"),
    "account.next_step": N_("actions", "Next step…"),
    "account.voice": N_("actions", "Customer voice…"),
    "account.topic": N_("actions", "Topic…"),
    "account.assign": N_("actions", "Assign…"),
    "account.tier": N_("actions", "Set touch tier…"),
    "account.band": N_("actions", "Set health by hand…"),
    "account.phase": N_("actions", "Set phase…"),
    "account.goal": N_("actions", "New goal…"),
    "account.mail": N_("actions", "Campaign to the chosen accounts…"),
    "account.check": N_("actions", "Check a goal…"),
    "account.person": N_("actions", "New person…"),
    "account.outcome": N_("actions", "Outcome: notice, churn…"),
    "account.handover": N_("actions", "New hand-over sheet…"),
    "account.risk": N_("actions", "New risk…"),
    "account.slack": N_("actions", "Copy for Slack"),
    "account.print": N_("actions", "Print the risk…"),
    "account.why": N_("actions", "Why?"),
    "account.not_listed": N_("actions", "Why is … not here?"),
    "account.link": N_("actions", "Copy link"),
    "review.new": N_("actions", "New review…"),
    "review.freeze": N_("actions", "Freeze the review's numbers"),
    "review.batch": N_("actions", "Build the reviews of the chosen accounts…"),
    "review.check": N_("actions", "Check what the review lacks"),
    "review.ready": N_("actions", "Review is ready"),
    "review.hold": N_("actions", "Review was held…"),
    "review.reopen": N_("actions", "Reopen the review…"),
    "review.edit": N_("actions", "Period, language, meeting of the review…"),
    "review.picture": N_("actions", "Add a picture to the slide…"),
    "review.template": N_("actions", "Template of the deck…"),
    "review.build": N_("actions", "Build the deck…"),
    "review.next_slide": N_("actions", "Next slide"),
    "review.previous_slide": N_("actions", "Previous slide"),
    "review.remove": N_("actions", "Remove the review"),
    "outreach.new": N_("actions", "New campaign…"),
    "outreach.inbox": N_("actions", "Look for answers and bounces now"),
    "outreach.part": N_("actions", "What it says, or the recipients"),
    "outreach.thaw": N_("actions", "Take the campaign back before it leaves"),
    "outreach.pause": N_("actions", "Pause the campaign, or let it go on"),
    "outreach.cancel": N_("actions", "Cancel what has not left"),
    "outreach.resend": N_("actions", "New draft to those it did not reach"),
    "outreach.leave_out": N_("actions", "Leave the recipient out…"),
    "outreach.include": N_("actions", "Put the recipient in all the same…"),
    "outreach.arrived": N_("actions", "The unconfirmed mail arrived"),
    "outreach.again": N_("actions", "The unconfirmed mail did not arrive: send it again"),
    "outreach.opt_out": N_("actions", "The answer asks for no more mail: write no more"),
    "outreach.goes_on": N_("actions", "The answer does not ask for no more mail"),
    "outreach.audience": N_("actions", "Recipients of the campaign"),
    "outreach.text": N_("actions", "Text of the campaign"),
    "outreach.extras": N_("actions", "Invitation and files of the campaign"),
    "outreach.plan": N_("actions", "Check and plan of the campaign"),
    "outreach.next_mail": N_("actions", "Next mail"),
    "outreach.previous_mail": N_("actions", "Previous mail"),
    "outreach.check": N_("actions", "Check every mail of the campaign"),
    "outreach.test": N_("actions", "Send the mail to me as a test…"),
    "outreach.send": N_("actions", "Send the campaign…"),
    "editor.finish": N_("actions", "Save and close"),
    "data.sync": N_("actions", "Sync now"),
    "data.backup": N_("actions", "Back up now"),
    "help.shortcuts": N_("actions", "Keyboard shortcuts"),
    "help.help": N_("actions", "Help"),
    "help.about": N_("actions", "About CS Workbench"),
}
#: What every list does in the same way: with the accounts that its place has chosen.
OF_EVERY_LIST: Final = frozenset(("account.mail",))
_ROLES: Final = {
    "file.quit": QAction.MenuRole.QuitRole,
    "file.settings": QAction.MenuRole.PreferencesRole,
    "help.about": QAction.MenuRole.AboutRole,
}
_CHECKABLE: Final = frozenset(("view.density", "view.dark", "view.pane"))


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. ``key`` as in the file; ``context`` one of `CONTEXTS`; ``menu`` one of `MENUS`."""

    id: str
    key: str
    context: str
    menu: str
    icon: str

    @property
    def text(self) -> str:
        """The action's words in the person's language."""
        return QCoreApplication.translate("actions", TEXTS[self.id])

    @property
    def keys(self) -> list[QKeySequence]:
        """The keys on this system; none: only in menu and palette."""
        if self.key.startswith("std:"):
            return QKeySequence.keyBindings(QKeySequence.StandardKey[self.key.removeprefix("std:")])
        return QKeySequence.listFromString(self.key) if self.key else []

    @property
    def key_text(self) -> str:
        """The first key as a person reads it; '' for none."""
        keys = self.keys
        return keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


@lru_cache(maxsize=1)
def action_specs() -> tuple[ActionSpec, ...]:
    """Return every action, in the order of the menus."""
    with resource("actions.toml").open("rb") as file:
        return tuple(ActionSpec(**entry) for entry in tomllib.load(file)["action"])


@lru_cache(maxsize=1)
def list_keys() -> dict[int, str]:
    """Return key -> action id of everything that works only while a list has the keyboard.

    Keys are `QKeyCombination.toCombined`, as ``event.keyCombination()`` gives them.
    """
    return {
        combined(sequence): spec.id
        for spec in action_specs()
        if spec.context == "list"
        for sequence in spec.keys
    }


def list_action(widget: QWidget, event: QKeyEvent) -> str:
    """Return the action that a key means in a list, '' for none; the window does what is the same in every list."""
    action = list_keys().get(event.keyCombination().toCombined(), "")
    if action in OF_EVERY_LIST:
        of_window = widget.window().findChild(QAction, action)
        if of_window is not None:
            of_window.trigger()
    return action


def combined(sequence: QKeySequence) -> int:
    """Return the first key of a sequence with its modifiers as one number."""
    first: QKeyCombination = sequence[0]  # type: ignore[index]  # the stubs forget __getitem__
    return first.toCombined()


class Actions(QWidget):
    """The actions of one window. An action nobody handles is hidden everywhere."""

    wanted = Signal(str)  # the id of an action that was triggered

    def __init__(self, window: QWidget, icon: Callable[[str], QIcon]) -> None:
        super().__init__(window)
        self.hide()
        self._window = window
        self._made: dict[str, QAction] = {}
        self._handlers: dict[str, Callable[[], object]] = {}
        for spec in action_specs():
            self._made[spec.id] = self._make(spec, icon)

    def __getitem__(self, action_id: str) -> QAction:
        return self._made[action_id]

    def handle(self, action_id: str, handler: Callable[[], object]) -> None:
        """Let ``handler`` do what the action says, and show the action."""
        self._handlers[action_id] = handler
        self._made[action_id].setVisible(True)

    def offer(self, action_id: str, *, there: bool) -> None:
        """Show an action that is handled, or leave it out of menus, keys and palette for now."""
        self._made[action_id].setVisible(there)
        self._made[action_id].setEnabled(there)

    def run(self, action_id: str) -> None:
        """Do what the action says, as if its key was pressed; nothing when no one handles it."""
        handler = self._handlers.get(action_id)
        if handler is not None and self._made[action_id].isEnabled():
            handler()
            self.wanted.emit(action_id)

    def available(self) -> Iterator[ActionSpec]:
        """Yield what can be done now, for the palette and the sheet of keys."""
        for spec in action_specs():
            if spec.id in self._handlers and self._made[spec.id].isEnabled():
                yield spec

    def build_menus(self, bar: QMenuBar) -> None:
        """Fill the menu bar."""
        bar.clear()
        for menu_id in MENUS:
            mine = [spec for spec in action_specs() if spec.menu == menu_id and spec.id in self._handlers]
            if mine:
                menu = bar.addMenu(menu_title(menu_id))
                for spec in mine:
                    menu.addAction(self._made[spec.id])

    def retranslate(self) -> None:
        """Say everything again in the language spoken now."""
        for spec in action_specs():
            self._made[spec.id].setText(_menu_text(spec))

    def sheet(self) -> dict[str, list[tuple[str, str]]]:
        """Return menu title -> (text, key) of everything with a key, for the sheet of keys."""
        found: dict[str, list[tuple[str, str]]] = {}
        for spec in self.available():
            if spec.key_text:
                title = menu_title(spec.menu).split("(&")[0].replace("&", "")
                found.setdefault(title, []).append((spec.text, spec.key_text))
        return found

    def _make(self, spec: ActionSpec, icon: Callable[[str], QIcon]) -> QAction:
        action = QAction(_menu_text(spec), self)
        action.setData(spec.id)
        action.setObjectName(spec.id)
        action.setMenuRole(_ROLES.get(spec.id, QAction.MenuRole.NoRole))
        action.setCheckable(spec.id in _CHECKABLE)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        if spec.context == "app":
            # Letters of lists and editors are theirs alone: they never become keys of the window.
            action.setShortcuts(spec.keys)
        action.setVisible(False)
        action.triggered.connect(self._triggered)
        self._window.addAction(action)
        return action

    def _triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.run(str(action.data()))


def menu_title(menu: str) -> str:
    """Return a menu's title in the person's language, with the ``&`` of its key."""
    return QCoreApplication.translate("menus", MENUS[menu])


def _menu_text(spec: ActionSpec) -> str:
    """Return the text of a menu line: the key of a list is shown after a tab, where Qt draws keys."""
    return spec.text if spec.context == "app" or not spec.key_text else f"{spec.text}\t{spec.key_text}"


def plain_letter(combination: QKeyCombination) -> bool:
    """Say whether a key is a letter or Space without Ctrl, Alt or Meta."""
    bare = combination.keyboardModifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    return bare and (
        Qt.Key.Key_A <= combination.key() <= Qt.Key.Key_Z or combination.key() == Qt.Key.Key_Space
    )
