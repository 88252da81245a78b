"""The words of revenue, the same in the window, on the command line and in a file.

``say`` is `Workbench.say` or the window's own.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.arr_history import LATE_DAYS
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money

if TYPE_CHECKING:
    from cs_workbench.services.revenue import Figure, InCurrency, Rates, Revenue
    from cs_workbench.services.revenue_notes import Notes

Say = Callable[..., str]
#: Terms that ended are named up to so many.
MOST_NAMES: Final = 20
#: A figure: its title, and what it counts.
FIGURES: Final = MappingProxyType(
    {
        "opening": (
            N_("revenue", "Opening ARR"),
            N_("revenue", "Recurring amount per year of the contracts that run at the end of the opening day, "
               "without set-up, services, trials and free plans."),
        ),
        "new": (
            N_("revenue", "New"),
            N_("revenue", "ARR of accounts that pay at the closing and never paid before the opening."),
        ),
        "reactivated": (
            N_("revenue", "Reactivated"),
            N_("revenue", "ARR of accounts that had left for more than 30 days and pay again; never in NRR or GRR."),
        ),
        "expansion": (
            N_("revenue", "Expansion"),
            N_("revenue", "What accounts of the opening pay more at the closing; the two days are compared, "
               "not the way between them."),
        ),
        "contraction": (
            N_("revenue", "Contraction"),
            N_("revenue", "What accounts of the opening pay less at the closing, while they stay."),
        ),
        "churn": (
            N_("revenue", "Churn"),
            N_("revenue", "Opening ARR of accounts whose contracts all ended; a renewal within 30 days is no churn."),
        ),
        "switched": (
            N_("revenue", "Changed currency"),
            N_("revenue", "ARR of accounts that pay in another currency now, or did before; counted as kept."),
        ),
        "unopened": (
            N_("revenue", "Not known at the opening"),
            N_("revenue", "Closing ARR of accounts whose start or opening amount is unknown; in no retention figure."),
        ),
        "fx": (
            N_("revenue", "Exchange rates"),
            N_("revenue", "What the closing's rates change against the opening's; in no retention figure."),
        ),
        "closing": (
            N_("revenue", "Closing ARR"),
            N_("revenue", "Recurring amount per year of the contracts that run at the end of the closing day."),
        ),
        "nrr": (
            N_("revenue", "NRR"),
            N_("revenue", "(opening + expansion - contraction - churn) / opening; of accounts that paid then."),
        ),
        "grr": (
            N_("revenue", "GRR"),
            N_("revenue", "What is left of each account's opening ARR, nothing above it, / opening; at most 100 %."),
        ),
        "logo_churn": (
            N_("revenue", "Logo churn"),
            N_("revenue", "Accounts that churned / accounts that paid at the opening."),
        ),
        "customers": (N_("revenue", "Paying accounts"), N_("revenue", "Accounts with ARR at the closing.")),
        "mrr": (N_("revenue", "MRR"), N_("revenue", "Closing ARR / 12.")),
        "arpa": (N_("revenue", "ARPA"), N_("revenue", "MRR / paying accounts at the closing.")),
        "due": (
            N_("revenue", "Up for renewal"),
            N_("revenue", "ARR of the terms that ended in the period and are decided: renewed, or 30 days over."),
        ),
        "renewed": (
            N_("revenue", "Renewed"),
            N_("revenue", "What of it went on; an increase does not count."),
        ),
        "renewal_rate": (
            N_("revenue", "Renewal rate"),
            N_("revenue", "Renewed / up for renewal: other than GRR, it leaves out contracts whose term goes on."),
        ),
        "signed": (
            N_("revenue", "Signed, not started"),
            N_("revenue", "ARR of accounts without a running contract that have signed one; in no other figure."),
        ),
    }
)  # fmt: skip
RENEWAL_WORDS: Final = MappingProxyType(
    {
        "renewed": N_("revenue", "renewed"),
        "smaller": N_("revenue", "renewed smaller"),
        "lost": N_("revenue", "lost"),
        "open": N_("revenue", "not decided: it may still renew late"),
    }
)
UNKNOWN: Final = "–"


def value_text(say: Say, figure: Figure) -> str:
    """Return a figure's value as people read it; an unknown one is a dash."""
    if figure.value is None:
        return UNKNOWN
    if isinstance(figure.value, Money):
        return figure.value.short()
    if figure.unit == "share":
        return say("formats", "{number} %", number=f"{figure.value * 100:.1f}")
    return f"{figure.value:,}"


def headline(say: Say, found: InCurrency) -> str:
    """Return what happened in one currency, in a sentence."""
    at = found.whole
    return say(
        "revenue",
        "ARR went from {opening} to {closing} between {since} and {on}: NRR {nrr}, GRR {grr}.",
        opening=value_text(say, at["opening"]),
        closing=value_text(say, at["closing"]),
        since=at.since,
        on=at.on,
        nrr=value_text(say, at["nrr"]),
        grr=value_text(say, at["grr"]),
    )


def renewals_count_text(say: Say, found: InCurrency) -> str:
    """Return how many terms ended and what became of them; '' for none."""
    if not found.renewals:
        return ""
    counts = {became: sum(line.became == became for line in found.renewals) for became in RENEWAL_WORDS}
    return say(
        "revenue",
        "Terms that ended: {count}. Renewed {renewed}, smaller {smaller}, lost {lost}, not decided {open}.",
        count=len(found.renewals),
        **counts,
    )


def renewals_text(say: Say, found: InCurrency) -> list[str]:
    """Return the terms that ended, a line each, the largest loss first."""
    lines = [
        say(
            "revenue",
            "{account}: {due} ended on {day}, {became}",
            account=line.account,
            due=line.due.short(),
            day=line.ended_on,
            became=say("revenue", RENEWAL_WORDS[line.became]),
        )
        for line in found.renewals[:MOST_NAMES]
    ]
    more = len(found.renewals) - MOST_NAMES
    return [*lines, say("revenue", "and %n more", more)] if more > 0 else lines


def remarks(say: Say, found: Revenue, notes: Notes, rates: Rates | None) -> tuple[str, ...]:
    """Return what one must know to read the figures rightly."""
    said: list[str] = []
    if not found.currencies:
        said.append(
            say("revenue", "No ARR is known in this period, so there is nothing to report. Import contracts.")
        )
    if rates is not None:
        said.append(_rates_text(say, rates))
    elif len(found.currencies) > 1:
        said.append(
            say(
                "revenue",
                "Amounts stay in their currencies: no exchange rate is stored, so nothing is added across them.",
            )
        )
    said += [
        say(
            "revenue",
            "There was no ARR in {currency} at the opening: what was kept cannot be told.",
            currency=of.currency,
        )
        for of in found.currencies
        if of.whole["nrr"].value is None
    ]
    if found.owner is not None:
        said.append(say("revenue", "Accounts as they are assigned to {owner} today.", owner=found.owner))
    if (
        found.currencies
        and notes.known_from is not None
        and notes.known_from > found.currencies[0].whole.since
    ):
        said.append(
            say("revenue", "The first import was on {day}: before it, contracts show the amounts they had then.",
                day=notes.known_from)
        )  # fmt: skip
    told = (
        (notes.unknown, N_("revenue", "%n account(s) are left out: their ARR at the closing is not known.")),
        (
            notes.unopened,
            N_(
                "revenue",
                "%n account(s) stand on a line of their own: their ARR at the opening is not known.",
            ),
        ),
        (
            notes.partly,
            N_("revenue", "%n account(s) have a contract of unknown amount; only the others count."),
        ),
        (
            notes.learned,
            N_("revenue", "%n contract(s) that ran at the opening were learned of later; they count."),
        ),
        (notes.switched, N_("revenue", "%n account(s) changed their currency; their ARR counts as kept.")),
        (
            notes.without_end,
            N_("revenue", "%n running contract(s) have no known end: they are in no renewal figure."),
        ),
        (notes.wrong_way, N_("revenue", "%n contract(s) end before they begin and are left out.")),
        (
            notes.vanished,
            N_(
                "revenue",
                "%n account(s) vanished from their source and are left out; whether they churned is not known.",
            ),
        ),
    )
    said += [say("revenue", text, count) for count, text in told if count]
    if notes.maybe_late:
        text = N_("revenue", "%n account(s) churned within the last {days} days and may still renew late.")
        said.append(say("revenue", text, notes.maybe_late, days=LATE_DAYS))
    return tuple(said)


def _rates_text(say: Say, rates: Rates) -> str:
    listed = say("revenue", ", ").join(
        say(
            "revenue", "1 {currency} = {rate} {into}", currency=name, rate=f"{float(rate):g}", into=rates.into
        )
        for name, rate in rates.opening.items()
    )
    return say("revenue", "Counted at the opening's rates as given for this question: {rates}.", rates=listed)
