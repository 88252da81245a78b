"""The settings: declared once, shown by the window, kept per profile."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import CAP_DAYS, CAP_MAILS
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``choices`` empty: free text or a number within ``least`` and ``most``."""

    key: str
    label: str
    default: str | int | None
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


#: Countries whose holidays can be chosen (ISO 3166); 'auto' follows the language, 'none' knows weekends alone.
COUNTRIES: Final = (
    "JP", "US", "GB", "CA", "AU", "NZ", "IE", "DE", "FR", "NL", "ES", "IT", "SE", "CH", "KR", "CN", "TW", "HK",
    "SG", "IN", "TH", "VN", "ID", "PH", "MY", "BR", "MX",
)  # fmt: skip
SETTINGS: Final = (
    Setting("language", N_("settings", "Language"), "system", ("system", "ja", "en")),
    Setting("theme", N_("settings", "Theme"), "system", ("system", "light", "dark")),
    Setting("density", N_("settings", "Row height"), "comfortable", ("comfortable", "compact")),
    Setting("zoom", N_("settings", "Text size"), 100, (), 80, 200),
    Setting("owner", N_("settings", "You are"), None),
    Setting("role", N_("settings", "Your role"), "csm", ("csm", "lead")),
    # As decks for customers name us; '' where the CSM's team or name stands in.
    Setting("company", N_("settings", "Your company's name on slides"), ""),
    Setting("own_domains", N_("settings", "Your company's mail domains"), ""),
    Setting("country", N_("settings", "National holidays of"), "auto", ("auto", "none", *COUNTRIES)),
    Setting("company_holidays", N_("settings", "Company holidays"), ""),
    Setting("fiscal_month", N_("settings", "The fiscal year begins in month"), 4, (), 1, 12),
    # What the foot of a mail to many must say of us, and how often one person gets one (`services.outreach`).
    Setting("sender_company", N_("settings", "Your company, as mails name it"), ""),
    Setting("sender_postal", N_("settings", "Your company's postal address"), ""),
    Setting("sender_contact", N_("settings", "Whom customers ask or complain to"), ""),
    Setting("unsubscribe_url", N_("settings", "Your page on which customers stop announcements"), ""),
    Setting("shared_own_fields", N_("settings", "Own fields that mails to customers may name"), ""),
    Setting(
        "outreach_cap_days",
        N_("settings", "Announcements to one person are counted over days"),
        CAP_DAYS,
        (),
        1,
        365,
    ),
    Setting(
        "outreach_cap_mails",
        N_("settings", "Most announcements to one person in them"),
        CAP_MAILS,
        (),
        1,
        100,
    ),
    # This program as the company has registered it, for signing in to mailboxes in the browser.
    Setting("microsoft_client", N_("settings", "Client id of the registration at Microsoft"), ""),
    Setting("microsoft_tenant", N_("settings", "Directory (tenant) at Microsoft"), "organizations"),
    Setting("google_client", N_("settings", "Client id of the registration at Google"), ""),
    Setting("looked_at", N_("settings", "Last look at Today"), None),
    Setting("looked_before", N_("settings", "Last look at Today on an earlier day"), None),
    # Minutes that a touch takes unless the person says otherwise, by channel.
    Setting("minutes_visit", N_("settings", "Visit"), 60, (), 0, 600),
    Setting("minutes_remote", N_("settings", "Online meeting"), 45, (), 0, 600),
    Setting("minutes_phone", N_("settings", "Phone"), 15, (), 0, 600),
    Setting("minutes_mail", N_("settings", "Mail"), 5, (), 0, 600),
    Setting("minutes_chat", N_("settings", "Chat"), 5, (), 0, 600),
    Setting("minutes_event", N_("settings", "Event"), 90, (), 0, 600),
    Setting("minutes_content", N_("settings", "Content"), 0, (), 0, 600),
)
#: An address that takes a POST (RFC 8058): https, a host, no space, no fragment, nothing that a header could not hold.
_PAGE: Final = re.compile(r"https://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[!$-;=?-Z_a-z~]*)?")
BY_KEY: Final = {setting.key: setting for setting in SETTINGS}


class WrongSetting(WorkbenchError):
    """A value that the setting does not take."""

    template = N_("errors", "{value} is not a value of {key}. The setting is unchanged. Choose: {choices}.")
    code = "CSW-1420"


def get(bench: Workbench, key: str) -> Any:
    """Return the setting's value, its default when it was never set."""
    from cs_workbench.store import settings

    with bench.store.read() as db:
        return settings.get(db, key, BY_KEY[key].default)


def get_all(bench: Workbench) -> dict[str, Any]:
    """Return every setting's value by key."""
    from cs_workbench.store import settings

    with bench.store.read() as db:
        return {s.key: settings.get(db, s.key, s.default) for s in SETTINGS}


@dataclass(frozen=True, slots=True)
class SetSetting(Command):
    """Change one setting."""

    key: str
    value: str | int | None

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; a value out of range is refused."""
        from cs_workbench.domain.business_days import closed_spans
        from cs_workbench.store import settings

        known = BY_KEY[self.key]
        in_range = not known.most or (isinstance(self.value, int) and known.least <= self.value <= known.most)
        if (known.choices and self.value not in known.choices) or not in_range:
            choices = ", ".join(known.choices) or f"{known.least}-{known.most}"
            raise WrongSetting(value=self.value, key=self.key, choices=choices)
        if self.key == "company_holidays":
            _, wrong = closed_spans(str(self.value or ""))
            if wrong:
                raise WrongSetting(
                    value=wrong, key=self.key, choices="8/13-8/15, 2026-12-29..2027-01-03, 5/2"
                )
        if self.key == "unsubscribe_url" and self.value and not _PAGE.fullmatch(str(self.value)):
            raise WrongSetting(value=self.value, key=self.key, choices="https://example.com/stop")
        settings.put(writing.db, self.key, self.value)
        return Done(Changes({"setting": None}))


def read_window_state(folder: Path) -> dict[str, Any]:
    """Return what the window remembers, without opening the database; {} when there is nothing usable."""
    from cs_workbench.store.settings_file import read_settings

    return read_settings(folder)


def write_window_state(folder: Path, state: dict[str, Any]) -> None:
    """Remember ``state``, whole or not at all."""
    from cs_workbench.store.settings_file import write_settings

    write_settings(folder, state)
