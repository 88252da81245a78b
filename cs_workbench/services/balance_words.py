"""The words of contact balance, the same in the window and on the command line.

``say`` is `Workbench.say` or the window's own.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.balance import LEAST_EXPECTED
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.balance import Figure
    from cs_workbench.services.balance import Balance, TierCover

Say = Callable[..., str]

#: The sign of what stands out, and of what does not; it leads the verdict in words.
SIGNS: Final = MappingProxyType({True: "▲", False: "●"})
STANDS_OUT: Final = N_("balance", "▲ stands out")
WITHIN_CHANCE: Final = N_("balance", "● within chance")
#: The lists: heading, and what is said where nobody is on it.
LISTS: Final = MappingProxyType(
    {
        "neglected": (N_("balance", "Neglected"), N_("balance", "Nobody is neglected.")),
        "silent": (
            N_("balance", "Silent"),
            N_("balance", "Nobody left several outreaches without an answer."),
        ),
        "over": (N_("balance", "Over-served"), N_("balance", "Nobody gets far more than they need.")),
    }
)
#: A measure, and what it says.
MEASURES: Final = MappingProxyType(
    {
        "unmet": (N_("balance", "Unmet"), N_("balance", "needed touches that nobody made")),
        "over": (N_("balance", "Over-service"), N_("balance", "touches beyond the need")),
        "misallocation": (
            N_("balance", "Misallocation"),
            N_("balance", "touches due to other accounts"),
        ),
        "loudness": (
            N_("balance", "Loudness bias"),
            N_("balance", "extra for the loud; 0: even"),
        ),
    }
)
MEASURE_HEADINGS: Final = (
    N_("balance", "Measure"), N_("balance", "Value"), N_("balance", "Chance up to"), N_("balance", "Verdict"),
    N_("balance", "What it says"),
)  # fmt: skip
TIER_HEADINGS: Final = (
    N_("balance", "Touch tier"), N_("balance", "Accounts"), N_("balance", "In {days} days"),
    N_("balance", "Chance at least"), N_("balance", "Human / digital"),
)  # fmt: skip
LIST_HEADINGS: Final = (
    N_("balance", "Account"), N_("balance", "Why it is here"), N_("balance", "Owner"),
)  # fmt: skip


def measure_lines(say: Say, found: Balance) -> list[list[str]]:
    """Return the measures under `MEASURE_HEADINGS`."""
    return [
        [
            say("balance", MEASURES[name][0]),
            _shown(say, name, figure.value),
            _shown(say, name, figure.edge),
            _verdict(say, figure),
            say("balance", MEASURES[name][1]),
        ]
        for name, figure in found.measures.items()
    ]


def chance_text(tier: TierCover) -> str:
    """Return how many accounts of a tier chance reaches, with the verdict's sign; '' unknown."""
    if tier.by_chance is None:
        return ""
    return f"{SIGNS[tier.stands_out]} {tier.by_chance:.0f}"


def mix_text(tier: TierCover) -> str:
    """Return how many touches were with one account, and how many reached many at once."""
    return f"{tier.touches - tier.digital} / {tier.digital}"


def span_text(say: Say, found: Balance, day: str) -> str:
    """Return what the page is about, in one line of counts; ``day`` is its last one, as people read it."""
    return say(
        "balance",
        "{days} days to {day} · accounts: {accounts} · touches: {touches} · needed: {needed}",
        days=found.days,
        day=day,
        accounts=found.accounts,
        touches=found.touches,
        needed=round(found.expected),
    )


def remarks(say: Say, found: Balance) -> list[str]:
    """Return what one must know to read the page rightly."""
    said = []
    if not found.is_known:
        said.append(say("balance", "No touch is known yet: none was logged, and no source tells of any."))
    elif not found.measures:
        said.append(
            say(
                "balance",
                "Fewer than {least} touches are needed: that is too few to tell more than counts.",
                least=round(LEAST_EXPECTED),
            )
        )
    if not found.mail_counted:
        said.append(
            say(
                "balance",
                "Mail not counted: no mailbox is connected, so only touches logged or imported are in. "
                "No favourite is named.",
            )
        )
    said += [
        say(
            "balance",
            "{owner}: {accounts} get {excess} % of the touches beyond their need.",
            owner=one.owner,
            accounts=say("balance", ", ").join(one.accounts),
            excess=round(one.excess * 100),
        )
        for one in found.favourites
    ]
    if found.unclassified:
        said.append(
            say("balance", "%n account(s) are unclassified: what they need is unknown.", found.unclassified)
        )
    if found.currencies > 1:
        said.append(
            say(
                "balance",
                "Neglected is sorted by ARR against the mean of its own currency; nothing is converted.",
            )
        )
    said.append(say("balance", "A tool for coverage, not for appraisal."))
    return said


def _shown(say: Say, measure: str, value: float | None) -> str:
    """Return a share as percent, a bias as a number with its sign; '' unknown."""
    if value is None:
        return ""
    if measure == "loudness":
        return f"{value:+.2f}".replace("-", "−")
    return say("formats", "{number} %", number=f"{value * 100:.0f}")


def _verdict(say: Say, figure: Figure) -> str:
    if figure.value is None:
        return ""
    return say("balance", STANDS_OUT if figure.stands_out else WITHIN_CHANCE)
