"""The words of the renewal forecast, the same in the window and on the command line."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.renewal_forecast import DRAWS, EXPOSED_BELOW
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.forecast import Forecast, InCurrency

Say = Callable[..., str]
#: A figure: its title, and what it counts.
FIGURES: Final = MappingProxyType(
    {
        "due": (
            N_("revenue", "Up for renewal"),
            N_("revenue", "ARR of the contracts whose term ends by the last day of the horizon."),
        ),
        "expected": (
            N_("revenue", "Expected"),
            N_(
                "revenue",
                "What each contract will pay when it renews, times its probability to renew, added up.",
            ),
        ),
        "p10": (N_("revenue", "P10"), N_("revenue", "In one of ten outcomes no more is renewed.")),
        "p50": (N_("revenue", "P50"), N_("revenue", "In half of the outcomes no more is renewed.")),
        "p90": (N_("revenue", "P90"), N_("revenue", "In nine of ten outcomes no more is renewed.")),
        "exposure": (
            N_("revenue", "ARR at risk"),
            N_("revenue", "ARR up for renewal with a probability below 70 % to renew."),
        ),
        "expected_loss": (
            N_("revenue", "Expected loss"),
            N_("revenue", "ARR up for renewal, times the probability that it does not renew, added up."),
        ),
    }
)
CATEGORIES: Final = MappingProxyType(
    {
        "commit": N_("revenue", "Commit"),
        "likely": N_("revenue", "Likely"),
        "at_risk": N_("revenue", "At risk"),
        "critical": N_("revenue", "Critical"),
    }
)
JUDGEMENTS: Final = MappingProxyType(
    {
        "renew": N_("revenue", "renews"),
        "smaller": N_("revenue", "renews smaller"),
        "leave": N_("revenue", "leaves"),
        "watch": N_("revenue", "to monitor"),
        "": N_("revenue", "no judgement yet"),
    }
)
BASES: Final = MappingProxyType(
    {
        "signed": N_("revenue", "signed"),
        "lost": N_("revenue", "lost"),
        "notice": N_("revenue", "notice was given"),
        "measured": N_("revenue", "rate of its health, measured"),
        "assumed": N_("revenue", "rate of its health, assumed"),
    }
)


def headline(say: Say, found: Forecast, of: InCurrency) -> str:
    """Return the forecast of one currency in a sentence."""
    return say(
        "revenue",
        "Of {due} up for renewal by {until}, {expected} is expected to stay; eight times in ten {p10} to {p90}.",
        due=of.whole.due.short(),
        until=found.until,
        expected=of.whole.expected.short(),
        p10=of.whole.p10.short(),
        p90=of.whole.p90.short(),
    )


def risk_text(say: Say, of: InCurrency) -> str:
    """Return the two numbers of what is at risk."""
    return say(
        "revenue",
        "ARR at risk (below {least} %): {exposure}; lost on average: {loss}.",
        least=round(EXPOSED_BELOW * 100),
        exposure=of.whole.exposure.short(),
        loss=of.whole.expected_loss.short(),
    )


def concentration_text(say: Say, of: InCurrency) -> str:
    """Return which account the spread hangs on; '' where nothing is open."""
    if not of.largest:
        return ""
    share = round(of.largest_share * 100)
    return say("revenue", "{account} alone makes {share} % of the spread.", account=of.largest, share=share)


def rates_text(say: Say, found: Forecast) -> str:
    """Return in a few words whether the rates were measured."""
    if found.is_measured:
        return say("revenue", "renewal rates measured on %n past renewal(s)", found.measured_on)
    return say("revenue", "renewal rates assumed, not measured")


def remarks(say: Say, found: Forecast, arr_unknown: int, without_end: int) -> tuple[str, ...]:
    """Return what one must know to read the forecast rightly."""
    said = []
    if not found.currencies:
        said.append(say("revenue", "No contract with a known ARR ends by {until}, so there is nothing to forecast.",
                        until=found.until))  # fmt: skip
    elif found.is_measured:
        text = N_(
            "revenue",
            "Renewal rates by health are measured on %n past renewal(s), pulled towards the rate of all.",
        )
        said.append(say("revenue", text, found.measured_on))
    else:
        text = N_(
            "revenue",
            "Renewal rates by health are assumed (healthy {green} %, watch {yellow} %, needs action {red} %): "
            "of %n past renewal(s) the health 90 days before is known, too few to measure.",
        )
        rates = {band: round(found.rates[band] * 100) for band in ("green", "yellow", "red")}
        said.append(say("revenue", text, found.measured_on, **rates))
    if found.currencies:
        said.append(
            say("revenue", "Renewals are taken as independent: a common cause would widen the range.")
        )
    if not all(of.whole.is_exact for of in found.currencies):
        said.append(say("revenue", "The range is from {draws} draws with a fixed seed.", draws=f"{DRAWS:,}"))
    if len(found.currencies) > 1:
        said.append(
            say(
                "revenue",
                "Amounts stay in their currencies: no exchange rate is stored, so nothing is added across them.",
            )
        )
    if found.owner is not None:
        said.append(say("revenue", "Accounts as they are assigned to {owner} today.", owner=found.owner))
    told = (
        (arr_unknown, N_("revenue", "%n renewal(s) are left out: their ARR is not known.")),
        (
            without_end,
            N_("revenue", "%n running contract(s) have no known end: they are in no renewal figure."),
        ),
    )
    said += [say("revenue", text, count) for count, text in told if count]
    return tuple(said)
