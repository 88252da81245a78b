"""The closed list of facts about an account that rules, views and the grid may name.

A condition, a measure, an axis, a column of the grid: all speak of these ids and of own fields
(``own.<id>``). Where a fact comes from and how it is computed stands in ``formula``.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.nouns import PHASES, Kind
from cs_workbench.kernel.i18n import N_

TIERS: Final = ("high", "mid", "low", "tech")
RENEWAL_STAGES: Final = ("not_started", "preparing", "proposed", "agreed", "renewed", "lost")
PROGRESS: Final = ("late", "behind", "stuck", "on_track")
BANDS: Final = ("green", "yellow", "red", "none")  # none: not enough data
WORST_FIRST: Final = ("red", "yellow", "none", "green")  # as changes of bands are told


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``heading`` is the column's title (context 'facts'), ``unit`` a person's word or ''.

    ``short`` is another name in conditions; ``editable``: a local value may replace the source's.
    """

    id: str
    kind: Kind
    heading: str
    formula: str = "the source's field of this name"
    unit: str = ""
    labels: tuple[str, ...] = ()
    short: str = ""
    editable: bool = False
    internal: bool = False  # never in anything a customer sees


F = Fact
K = Kind
FACTS: Final[tuple[Fact, ...]] = (
    F("name", K.TEXT, N_("facts", "Account")),
    F("reading", K.TEXT, N_("facts", "Reading"), editable=True),
    F(
        "tier",
        K.CHOICE,
        N_("facts", "Touch tier"),
        "the published touch model, or an override",
        labels=TIERS,
        internal=True,
    ),
    F(
        "band",
        K.CHOICE,
        N_("facts", "Health"),
        "the health score in words, with hysteresis, or what a person set in its place",
        labels=BANDS,
        internal=True,
    ),
    F(
        "band_computed",
        K.CHOICE,
        N_("facts", "Health by the score"),
        "the band of the health score, also where a person set another one",
        labels=BANDS,
        internal=True,
    ),
    F("health", K.NUMBER, N_("facts", "Health score"), "domain.health, 0 to 100", "0-100", internal=True),
    F(
        "health_change",
        K.NUMBER,
        N_("facts", "Change in 30 days"),
        "score now minus the score 30 days ago",
        "points",
        short="change",
        internal=True,
    ),
    F(
        "confidence",
        K.NUMBER,
        N_("facts", "Confidence"),
        "share of the scorecard's weight that is fresh",
        "0-1",
        internal=True,
    ),
    F(
        "why",
        K.TEXT,
        N_("facts", "Why"),
        "the first reason of the health score, as a sentence",
        internal=True,
    ),
    F("arr", K.MONEY, N_("facts", "ARR"), "recurring amount per year of running contracts"),
    F(
        "ltv",
        K.MONEY,
        N_("facts", "LTV"),
        "margin of 36 months, discounted by 10 % a year, by the best method for the account (domain.book_ltv)",
        internal=True,
    ),
    F("renewal", K.DATE, N_("facts", "Renewal"), "the earliest end of a running contract"),
    F("notice", K.DATE, N_("facts", "Notice deadline"), "the earliest notice deadline of a running contract"),
    F(
        "renewal_stage",
        K.CHOICE,
        N_("facts", "Renewal stage"),
        "of the renewal record of the running term",
        labels=RENEWAL_STAGES,
    ),
    F("owner", K.CHOICE, N_("facts", "Owner"), editable=True),
    F(
        "phase",
        K.CHOICE,
        N_("facts", "Phase"),
        "set by hand, else the source's, else by the rules of domain.phases",
        labels=PHASES,
    ),
    F(
        "phase_progress",
        K.CHOICE,
        N_("facts", "Phase progress"),
        "late, behind, stuck or on track in the phase, by domain.phases",
        labels=PROGRESS,
        short="progress",
        internal=True,
    ),
    F("phase_since", K.DATE, N_("facts", "In phase since"), "the first day in the phase", internal=True),
    F("last_touch", K.DATE, N_("facts", "Last touch"), "the last meaningful touch, either side"),
    F(
        "days_since_touch",
        K.INT,
        N_("facts", "Days since touch"),
        "sync day minus last touch",
        "days",
        short="silence",
    ),
    F("next_step", K.TEXT, N_("facts", "Next step"), "the open to-do that moves the account on"),
    F("next_step_on", K.DATE, N_("facts", "Next step due")),
    F("last_note", K.TEXT, N_("facts", "Last note")),
    F("plan", K.TEXT, N_("facts", "Plan"), editable=True),
    F("products", K.TEXT, N_("facts", "Products"), "names of running subscriptions"),
    F("seats", K.INT, N_("facts", "Seats"), unit="seats"),
    F("seat_util", K.NUMBER, N_("facts", "Seat use"), "monthly active users / seats x 100", "%"),
    F(
        "stickiness",
        K.NUMBER,
        N_("facts", "Stickiness"),
        "mean daily users of 4 weeks / monthly users x 100",
        "%",
    ),
    F(
        "active_trend",
        K.NUMBER,
        N_("facts", "Usage trend"),
        "active users of 4 weeks / of the 4 weeks before",
        "ratio",
    ),
    F("goal_progress", K.NUMBER, N_("facts", "Goals met"), "goals met / goals due x 100", "%"),
    F("champion", K.YES_NO, N_("facts", "Champion"), "an active contact with the role champion"),
    F("champion_left_days", K.INT, N_("facts", "Champion left"), "days since a champion left", "days"),
    F("open_tickets", K.INT, N_("facts", "Open tickets"), unit="tickets"),
    F("open_p1_days", K.INT, N_("facts", "Oldest open P1"), "days the oldest open P1 ticket is open", "days"),
    F("defects_90d", K.INT, N_("facts", "Defects in 90 days"), unit="tickets"),
    F("csat", K.NUMBER, N_("facts", "CSAT"), "mean satisfaction of 90 days", "1-5"),
    F(
        "overdue_days",
        K.INT,
        N_("facts", "Invoice overdue"),
        "days the oldest unpaid invoice is overdue",
        "days",
    ),
    F("touches_90d", K.INT, N_("facts", "Touches in 90 days"), "meaningful touches", "touches"),
    F("employees", K.INT, N_("facts", "Employees"), unit="people", editable=True),
    F("industry", K.TEXT, N_("facts", "Industry"), editable=True),
    F("segment", K.TEXT, N_("facts", "Segment"), editable=True),
    F("country", K.TEXT, N_("facts", "Country"), editable=True),
    F("region", K.TEXT, N_("facts", "Region"), editable=True),
    F("domain", K.TEXT, N_("facts", "Domain"), editable=True),
    F("parent", K.TEXT, N_("facts", "Parent account")),
    F("support_contract", K.CHOICE, N_("facts", "Support contract"), labels=("paid", "free"), editable=True),
    F("legal_form", K.CHOICE, N_("facts", "Legal form"), labels=("corporate", "individual"), editable=True),
    F("growing", K.CHOICE, N_("facts", "Growing"), labels=("yes", "no"), editable=True),
    F(
        "attitude",
        K.CHOICE,
        N_("facts", "Attitude"),
        labels=("upgrade_considering", "neutral", "negative"),
        editable=True,
    ),
    F("strategic", K.YES_NO, N_("facts", "Strategic"), editable=True),
    F("is_paid", K.YES_NO, N_("facts", "Paid"), "any running subscription that is paid"),
    F("is_trial", K.YES_NO, N_("facts", "Trial"), "every running subscription is a trial"),
    F("hook_only", K.YES_NO, N_("facts", "Hook product only"), "runs hook products and no main product"),
    F("auto_renews", K.YES_NO, N_("facts", "Renews itself")),
    F("churn_notice", K.YES_NO, N_("facts", "Notice received"), "an open notice outcome"),
    F("churned_on", K.DATE, N_("facts", "Churned on"), "first day without service"),
    F("started_on", K.DATE, N_("facts", "Customer since")),
    F("source", K.CHOICE, N_("facts", "Source"), "where the account's fields come from"),
    F("synced", K.DATE, N_("facts", "Data of"), "day of the last sync of its source"),
)
BY_ID: Final = MappingProxyType({fact.id: fact for fact in FACTS})
