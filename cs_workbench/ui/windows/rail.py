"""The rail at the left: the places, always in the same order, each with its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.widgets.icons import icon


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place of the window: its id, its word (context 'places'), its key, whether it stands at the foot.

    ``is_hidden``: until `Rail.offer` says that there is something to show.
    """

    id: str
    text: str
    key: str
    at_foot: bool = False
    is_hidden: bool = False


PLACES: Final = (
    PlaceName("today", N_("places", "Today"), "Ctrl+1"),
    PlaceName("accounts", N_("places", "Accounts"), "Ctrl+2"),
    PlaceName("activity", N_("places", "Activity"), "Ctrl+3"),
    PlaceName("reviews", N_("places", "Reviews"), "Ctrl+4"),
    PlaceName("outreach", N_("places", "Outreach"), "Ctrl+5"),
    PlaceName("insights", N_("places", "Insights"), "Ctrl+6"),
    PlaceName("team", N_("places", "Team"), "Ctrl+7", is_hidden=True),
    PlaceName("data", N_("places", "Data"), "", at_foot=True),
    PlaceName("settings", N_("places", "Settings"), "Ctrl+,", at_foot=True),
)
WIDTH: Final = 76
ICON: Final = 22


class Rail(QFrame):
    """Shows where one is; says where one wants to go."""

    chosen = Signal(str)  # a place's id

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(say("places", "Places"))
        self._group = QButtonGroup(self, exclusive=True)
        self.buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 8)
        layout.setSpacing(4)
        for at_foot in (False, True):
            for place in PLACES:
                if place.at_foot is at_foot:
                    layout.addWidget(self._button(place))
            if not at_foot:
                layout.addStretch(1)

    def show_place(self, place: str) -> None:
        """Mark the place that is shown."""
        if place in self.buttons:
            self.buttons[place].setChecked(True)

    def offer(self, place: str, *, there: bool) -> None:
        """Show or hide a place that is needed only at times."""
        self.buttons[place].setVisible(there)

    def _button(self, place: PlaceName) -> QToolButton:
        text = say("places", place.text)
        made = QToolButton()
        made.setText(text)
        made.setCheckable(True)
        made.setAccessibleName(text)
        made.setToolTip(f"{text}  {place.key}".strip())
        made.setIcon(icon(place.id))
        made.setIconSize(QSize(ICON, ICON))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setFixedWidth(WIDTH)
        made.setProperty("place", place.id)
        if place.is_hidden:
            made.hide()
        made.clicked.connect(self._choose)
        self._group.addButton(made)
        self.buttons[place.id] = made
        return made

    def _choose(self) -> None:
        self.chosen.emit(self.sender().property("place"))
