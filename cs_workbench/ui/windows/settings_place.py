"""設定 Settings, its pages: in general, mailboxes, consents, opt-outs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.views.insights import PagesView
from cs_workbench.ui.views.mailboxes import LABELS as MAIL_LABELS
from cs_workbench.ui.windows.general_settings import GeneralSettings
from cs_workbench.ui.windows.mail_settings import ConsentSettings, MailSettings, SuppressionSettings
from cs_workbench.ui.windows.pages_place import PagesPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from cs_workbench.ui.windows.desk import Desk
    from cs_workbench.ui.windows.place import Place

#: Every page in the order of its tab.
PAGES: Final[dict[str, tuple[str, Callable[[Desk, QObject], Place]]]] = {
    "general": (N_("settings", "General"), GeneralSettings),
    "mail": (N_("settings", "Mail"), MailSettings),
    "consents": (N_("settings", "Consents"), ConsentSettings),
    "suppressions": (N_("settings", "Opt-outs"), SuppressionSettings),
}


class SettingsPlace(PagesPlace):
    """The pages of Settings."""

    context = "settings"

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__("settings", PagesView(say("settings", "Settings")), PAGES, desk, parent)

    @property
    def general(self) -> GeneralSettings:
        """The page of what concerns all."""
        return cast("GeneralSettings", self.pages["general"])

    @property
    def mail(self) -> MailSettings:
        """The page of mailboxes and the foot of a mail."""
        return cast("MailSettings", self.pages["mail"])

    @property
    def consents(self) -> ConsentSettings:
        """The page of consents."""
        return cast("ConsentSettings", self.pages["consents"])

    @property
    def suppressions(self) -> SuppressionSettings:
        """The page of who is not written to."""
        return cast("SuppressionSettings", self.pages["suppressions"])

    def focus_setting(self, key: str) -> None:
        """Show one setting and give it the keyboard."""
        if key in MAIL_LABELS:
            self.turn_to("mail")
            self.mail.view.focus_setting(key)
        elif key in self.pages:
            self.turn_to(key).focus()
        else:
            self.turn_to("general")
            self.general.view.focus_setting(key)
