"""The words of the window for every choice value: the glossary's, marked once for all front ends."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from cs_workbench.kernel.i18n import N_

#: fact or list -> value id -> English word (context 'values').
WORDS: Final = MappingProxyType(
    {
        "tier": {
            "high": N_("values", "High touch"),
            "mid": N_("values", "Mid touch"),
            "low": N_("values", "Low touch"),
            "tech": N_("values", "Tech touch"),
            "": N_("values", "Unclassified"),
        },
        "band": {
            "green": N_("values", "Healthy"),
            "yellow": N_("values", "Watch"),
            "red": N_("values", "Needs action"),
            "none": N_("values", "Not enough data"),
        },
        "phase": {
            "welcome": N_("values", "Just signed"),
            "onboarding": N_("values", "Onboarding"),
            "adoption": N_("values", "Adoption"),
            "utilisation": N_("values", "Utilisation"),
            "self": N_("values", "Self-sufficient"),
        },
        "phase_progress": {
            "late": N_("values", "Late"),
            "behind": N_("values", "Behind"),
            "stuck": N_("values", "Stuck"),
            "on_track": N_("values", "On track"),
        },
        "support_contract": {"paid": N_("values", "Paid support"), "free": N_("values", "Free support")},
        "legal_form": {"corporate": N_("values", "Corporate"), "individual": N_("values", "Individual")},
        "growing": {"yes": N_("values", "Growing"), "no": N_("values", "Not growing")},
        "attitude": {
            "upgrade_considering": N_("values", "Considering an upgrade"),
            "neutral": N_("values", "Neutral"),
            "negative": N_("values", "Negative"),
        },
        "role": {
            "champion": N_("values", "Champion"),
            "economic_buyer": N_("values", "Economic buyer"),
            "executive": N_("values", "Executive"),
            "admin": N_("values", "Admin"),
            "end_user": N_("values", "End user"),
        },
        "channel": {
            "visit": N_("values", "Visit"),
            "remote": N_("values", "Online meeting"),
            "phone": N_("values", "Phone"),
            "mail": N_("values", "Mail"),
            "chat": N_("values", "Chat"),
            "event": N_("values", "Event"),
            "content": N_("values", "Content"),
        },
        "direction": {"out": N_("values", "from us"), "in": N_("values", "from them")},
        "todo": {
            "task": N_("values", "Task"),
            "promise": N_("values", "Promise (ours)"),
            "promise_theirs": N_("values", "Promise (theirs)"),
            "meeting": N_("values", "Meeting"),
            "due_touch": N_("values", "Due touch"),
            "renewal": N_("values", "Renewal"),
            "reply": N_("values", "Reply"),
            "risk": N_("values", "Risk"),
            "no_next_step": N_("values", "No next step"),
            "tech_group": N_("values", "Tech touch by exception"),
            "handover": N_("values", "Hand-over sheet"),
        },
        "chip": {
            "note": N_("values", "Note"),
            "meeting": N_("values", "Meeting"),
            "call": N_("values", "Phone"),
            "mail": N_("values", "Mail"),
            "chat": N_("values", "Chat"),
            "event": N_("values", "Event"),
            "content": N_("values", "Content"),
            "other": N_("values", "Touch"),
            "ticket": N_("values", "Ticket"),
            "survey": N_("values", "Survey"),
            "voice": N_("values", "Customer voice"),
            "outcome": N_("values", "Outcome"),
            "change": N_("values", "Change"),
        },
        "voice": {
            "chosen": N_("values", "Why they chose us"),
            "pain": N_("values", "Pain"),
            "request": N_("values", "Request"),
            "made_to_order": N_("values", "Made to order"),
        },
        "request": {
            "open": N_("values", "Open"),
            "planned": N_("values", "Planned"),
            "shipped": N_("values", "Shipped"),
            "declined": N_("values", "Declined"),
        },
        "note_kind": {
            "note": N_("values", "Note"),
            "meeting": N_("values", "Meeting"),
            "call": N_("values", "Call"),
        },
        "outcome": {
            "notice": N_("values", "Notice received"),
            "churn": N_("values", "Churn"),
            "contraction": N_("values", "Contraction"),
            "reactivation": N_("values", "Reactivation"),
        },
        "noun": {
            "account": N_("values", "Accounts"),
            "contact": N_("values", "Contacts"),
            "subscription": N_("values", "Contracts"),
            "usage": N_("values", "Usage"),
            "ticket": N_("values", "Tickets"),
            "survey": N_("values", "Surveys"),
            "outcome": N_("values", "Outcomes"),
            "deal": N_("values", "Deals"),
            "invoice": N_("values", "Invoices"),
            "team": N_("values", "Teams"),
            "person": N_("values", "Colleagues"),
            "product": N_("values", "Products"),
            "owner_role": N_("values", "Owners of accounts"),
            "invoice_line": N_("values", "Invoice lines"),
            "interaction": N_("values", "Touches"),
            "goal": N_("values", "Goals"),
        },
        "metric": {
            "logins": N_("values", "Logins"),
            "daily_users": N_("values", "Daily users"),
            "monthly_users": N_("values", "Monthly users"),
        },
        "renewal_stage": {
            "not_started": N_("values", "Not started"),
            "preparing": N_("values", "Preparing"),
            "proposed": N_("values", "Proposed"),
            "agreed": N_("values", "Agreed"),
            "renewed": N_("values", "Renewed"),
            "lost": N_("values", "Lost"),
        },
        "renewal_kind": {"renewal": N_("values", "Renewal"), "expansion": N_("values", "Expansion")},
        "renewal_state": {
            "notice": N_("values", "Notice received"),
            "late": N_("values", "Should have started"),
            "over": N_("values", "End has passed"),
        },
        "outcome_reason": {
            "price": N_("values", "Price"),
            "budget": N_("values", "Budget cut"),
            "unused": N_("values", "Not used enough"),
            "feature": N_("values", "Missing feature"),
            "quality": N_("values", "Defects or outages"),
            "support": N_("values", "Support"),
            "competitor": N_("values", "Competitor"),
            "in_house": N_("values", "Built in house"),
            "champion_left": N_("values", "Champion left"),
            "reorganised": N_("values", "Reorganisation or merger"),
            "closed_down": N_("values", "Business closed"),
            "project_ended": N_("values", "Project ended"),
            "other": N_("values", "Other reason"),
        },
        "goal_state": {
            "open": N_("values", "In progress"),
            "met": N_("values", "Met"),
            "missed": N_("values", "Missed"),
            "dropped": N_("values", "Dropped"),
        },
        "influence": {
            "high": N_("values", "Influence: high"),
            "mid": N_("values", "Influence: medium"),
            "low": N_("values", "Influence: low"),
        },
        "stance": {
            "supportive": N_("values", "Supportive"),
            "neutral": N_("values", "Neutral"),
            "critical": N_("values", "Critical"),
        },
        "occasion": {
            "new_account": N_("values", "New account"),
            "owner": N_("values", "Change of owner"),
            "phase": N_("values", "Change of phase"),
        },
        "handover_state": {"draft": N_("values", "Being filled in"), "accepted": N_("values", "Accepted")},
        "handover_field": {
            "why": N_("values", "Why they bought"),
            "result": N_("values", "Expected result"),
            "people": N_("values", "People"),
            "promises": N_("values", "Promises made by sales"),
            "contract": N_("values", "Contract"),
            "risks": N_("values", "Risks"),
        },
        "handover_from": {
            "written": N_("values", "written here"),
            "account": N_("values", "from the account's fields"),
            "subscription": N_("values", "from the contracts"),
            "contact": N_("values", "from the contacts"),
            "voice": N_("values", "from customer voices"),
            "note": N_("values", "from the notes"),
            "goal": N_("values", "from the goals"),
            "todo": N_("values", "from open promises"),
            "standing": N_("values", "from the health score"),
        },
        "yes_no": {"1": N_("values", "Yes"), "0": N_("values", "No")},
    }
)


def word(of: str, value: str) -> str:
    """Return the English word to look up in context 'values', or the value itself when it has none."""
    return WORDS.get(of, {}).get(value, value)
