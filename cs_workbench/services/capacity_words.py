"""The words of load, the same in the window and on the command line. ``say`` is `Workbench.say` or the window's own."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.capacity import FULL, band_of
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.capacity import AccountHours, Actual, Capacity, Handover, OwnerLoad

Say = Callable[..., str]

#: A load in words, after its sign.
MARKS: Final = MappingProxyType(
    {
        "slack": ("◇", N_("load", "slack")),
        "good": ("●", N_("load", "good")),
        "tight": ("▲", N_("load", "tight")),
        "overload": ("■", N_("load", "overload")),
    }
)
OWNER_HEADINGS: Final = (
    N_("load", "Owner"), N_("load", "Accounts"), N_("load", "Planned h"),
    N_("load", "Load (70/90/100)"), N_("load", "Verdict"),
    N_("load", "Actual h"), N_("load", "Proposed"),
)  # fmt: skip
CELL_HEADINGS: Final = (
    N_("load", "Touch tier"), N_("load", "Phase"), N_("load", "Accounts"), N_("load", "Planned h"),
)  # fmt: skip
HANDOVER_HEADINGS: Final = (
    N_("load", "Account"), N_("load", "Why"), N_("load", "Owner"), N_("load", "Proposed owner"),
    N_("load", "Hours a month"),
)  # fmt: skip
ACCOUNT_HEADINGS: Final = (
    N_("load", "Account"), N_("load", "Why so many"), N_("load", "Planned h"), N_("load", "Actual h"),
    N_("load", "Owner"),
)  # fmt: skip


def mark_text(say: Say, mark: str) -> str:
    """Return a load's verdict with its sign: "■ overload"."""
    sign, text = MARKS[mark]
    return f"{sign} {say('load', text)}"


def actual_text(actual: Actual) -> str:
    """Return hours a month that are known, and of how many touches: "12.3 (7/12)", "12.3" for all; '' for none."""
    if actual.hours is None:
        return ""
    known = "" if actual.timed == actual.touches else f" ({actual.timed}/{actual.touches})"
    return f"{hours_text(actual.hours)}{known}"


def hours_text(hours: float) -> str:
    """Return hours as a table shows them."""
    return f"{hours:,.1f}"


def span_text(say: Say, found: Capacity, day: str) -> str:
    """Return what the page is about, in one line of counts; ``day``: as of when, as people read it."""
    return say(
        "load",
        "{day} · planned: {hours} h a month of {available} h · CSMs needed: {people} of {has}",
        day=day,
        hours=hours_text(found.hours),
        available=hours_text(found.available),
        people=f"{found.people:.1f}",
        has=len(found.owners),
    )


def remarks(say: Say, found: Capacity) -> list[str]:
    """Return what one must know to read the page rightly."""
    said = []
    if not found.owners:
        said.append(say("load", "No account has an owner, so there is no load to show."))
    given = {assumption.id: assumption.value for assumption in found.assumptions}
    said.append(
        say(
            "load",
            "Assumptions, not measured: {hours} h a month and CSM, {share} % of it for customers; hours an account by "
            "tier and phase.",
            hours=f"{given['hours_a_month']:g}",
            share=f"{float(given['utilisation']) * 100:g}",
        )
    )
    if found.renewal_hours or found.save_hours:
        said.append(
            say(
                "load",
                "Of the planned hours {renewal} are for near renewals and {save} for rescues.",
                renewal=hours_text(found.renewal_hours),
                save=hours_text(found.save_hours),
            )
        )
    said.append(_actual_remark(say, found.actual))
    said += [_away_remark(say, one) for one in found.owners if one.away]
    if found.without_owner:
        said.append(say("load", "%n account(s) have no owner: they are in no load.", found.without_owner))
    if found.unclassified:
        said.append(
            say("load", "%n account(s) are unclassified: their hours are unknown.", found.unclassified)
        )
    return said


def _actual_remark(say: Say, actual: Actual) -> str:
    if not actual.timed:
        return say("load", "Actual hours are unknown: no touch of the last 90 days tells its minutes.")
    return say(
        "load",
        "Actual: {timed} of {touches} touches in 90 days tell their minutes; the others are unknown, not zero.",
        timed=actual.timed,
        touches=actual.touches,
    )


def _away_remark(say: Say, one: OwnerLoad) -> str:
    if one.load_then is None:
        return say("load", "{owner} is away for the next 30 days: no hours are left.", owner=one.owner)
    return say(
        "load",
        "{owner} is away on %n weekday(s) of the next 30 days: {load} % of the hours left.",
        one.away,
        owner=one.owner,
        load=f"{one.load_then * 100:.0f}",
    )


def band_text(say: Say, found: Capacity) -> str:
    """Return where the accounts a person stand on the published scale; '' without accounts or people."""
    if found.each is None:
        return ""
    count = found.available / found.each / len(found.owners)
    first, last, share = band_of(count)
    told = {"count": f"{count:.0f}", "each": f"{found.each:.1f}"}
    if share is None:
        return say(
            "load",
            "{count} accounts a CSM leave {each} h each. Rough guide: most companies said 16-50 or 51-100 "
            "(HiCustomer 2020).",
            **told,
        )
    return say(
        "load",
        "{count} accounts a CSM leave {each} h each. Rough guide: {share} % said {first}-{last} (HiCustomer 2020).",
        **told,
        share=f"{share * 100:.1f}",
        first=first,
        last=last,
    )


def handover_text(say: Say, row: Handover) -> str:
    """Return why an account should change hands."""
    to = f"{row.to_load * 100:.0f}"
    if row.owner_load is None:
        return say("load", "Nobody owns it; {to} is loaded least ({load} %)", to=row.to, load=to)
    return say(
        "load",
        "{owner} is at {load} %, {to} at {room} %",
        owner=row.owner,
        load=f"{row.owner_load * 100:.0f}",
        to=row.to,
        room=to,
    )


def none_text(say: Say, found: Capacity) -> str:
    """Return why no hand-over is proposed."""
    if any(one.load > FULL for one in found.owners):
        return say(
            "load",
            "Nobody could take over: no colleague has room, or the accounts stay where they are, since their renewal "
            "is near or a rescue is under way.",
        )
    return say("load", "Nobody is overloaded, so no hand-over is proposed.")


def account_text(say: Say, row: AccountHours) -> str:
    """Return why an account calls for its hours: tier and phase, renewal, rescue."""
    from cs_workbench.domain.words import word

    parts = [
        say("values", word("tier", row.tier)),
        *([say("values", word("phase", row.phase))] if row.phase else []),
    ]
    parts += [say("load", "renewal near")] if row.in_renewal else []
    parts += [say("load", "rescue")] if row.in_save else []
    return " · ".join(parts)
