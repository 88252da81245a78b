"""The line at the foot of 配信: a new campaign, and why a recipient is treated differently."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from cs_workbench.domain.campaign import KINDS
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say, value_word
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.mode_line import ModeLine
from cs_workbench.ui.widgets.fields import LineEdit

#: Mode -> what stands before the fields, what the button says, and the fields.
MODES: Final[Mapping[str, tuple[str, str, tuple[str, ...]]]] = {
    "new": (
        N_("outreach", "New campaign"), N_("outreach", "Make it (Enter)"),
        ("title", "kind", "audience", "condition"),
    ),
    "leave_out": (N_("outreach", "Leave out: {who}"), N_("outreach", "Leave out (Enter)"), ("why",)),
    "include": (N_("outreach", "Put in all the same: {who}"), N_("outreach", "Put in (Enter)"), ("why",)),
}  # fmt: skip
HEADINGS: Final = {
    "title": N_("outreach", "Title"),
    "kind": N_("outreach", "Kind"),
    "audience": N_("outreach", "To"),
    "condition": N_("outreach", "Condition"),
    "why": N_("outreach", "Why"),
}
#: What an audience can be: the accounts chosen where one comes from, the list that was shown there, or what is typed.
CHOSEN, VIEW, TYPED = "chosen", "view", "typed"
LONGEST: Final = 300
TEXT_WIDTH: Final = 120


class OutreachEntry(ModeLine):
    """Closed until `open`; Enter says `written` with the mode's values and closes it."""

    def __init__(self) -> None:
        headings = {name: say("outreach", heading) for name, heading in HEADINGS.items()}
        super().__init__({name: (heading, self._made(name, heading)) for name, heading in headings.items()})
        self.audience.currentIndexChanged.connect(self._audience_chosen)

    @property
    def audience(self) -> QComboBox:
        """What the audience is of."""
        box = self.fields["audience"]
        assert isinstance(box, QComboBox)  # noqa: S101 - made so
        return box

    def offer_audiences(self, accounts: int, view: str, *, has_view: bool) -> None:
        """Offer ``accounts`` chosen accounts, the view called ``view`` ('' what was typed there), and a condition."""
        self.audience.clear()
        if accounts:
            self.audience.addItem(say("outreach", "the %n account(s) chosen", accounts), CHOSEN)
        if has_view:
            words = (
                say("outreach", "the view “{view}”", view=view) if view else say("outreach", "the list shown")
            )
            self.audience.addItem(words, VIEW)
        self.audience.addItem(say("outreach", "a condition"), TYPED)

    def open(
        self, mode: str, who: str = "", values: Mapping[str, Any] | None = None, problem: str = ""
    ) -> None:
        """Show the fields of ``mode`` with ``values``, the keyboard in the first."""
        title, verb, names = MODES[mode]
        self.show_mode(mode, say("outreach", title, who=who), say("outreach", verb), names)
        self.fill(values or {})
        self._audience_chosen()
        self.say_problem(problem)
        self.show()
        first = self.fields["condition" if problem and mode == "new" else names[0]]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enter(self) -> None:
        """Say what stands in the fields, if nothing is missing."""
        values = self.values() or {}
        missing = next(
            (name for name in self.names if values[name] == "" and self._boxes[name].isVisible()), ""
        )
        if missing:
            problems = {
                "title": say("outreach", "Give it a title, by which you find it again."),
                "condition": say("outreach", "Say which accounts: a condition as Accounts has it."),
                "why": say("outreach", "Say why in a few words: it stays beside the recipient."),
            }
            self.say_problem(problems[missing])
            self.fields[missing].setFocus()
            return
        self.hide()
        self.written.emit(self.mode, values)

    # Inside

    @staticmethod
    def _made(name: str, heading: str) -> QWidget:
        if name in ("kind", "audience"):
            box = QComboBox()
            box.setAccessibleName(heading)
            if name == "kind":
                for kind in reversed(KINDS):  # an announcement is what one usually writes
                    box.addItem(value_word("campaign_kind", kind), kind)
            return box
        line = LineEdit(heading)
        line.setMaxLength(LONGEST)
        line.setMinimumWidth(pixels(TEXT_WIDTH))
        if name == "condition":
            line.setPlaceholderText(say("outreach", "Such as tier:low phase:adoption"))
        return line

    def _audience_chosen(self, _index: int = 0) -> None:
        self._boxes["condition"].setVisible(self.mode == "new" and self.audience.currentData() == TYPED)
