"""The words for where a mail is, and why it is held back (context 'values')."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.delivery import State
from cs_workbench.kernel.i18n import N_


class HeldBack(StrEnum):
    """Why a mail is not sent: the reasons of `State.EXCLUDED`, `domain.campaign.REASONS`."""

    BY_HAND = "by_hand"
    OPTED_OUT = "opted_out"
    SUPPRESSED = "suppressed"
    NO_CONSENT = "no_consent"
    CAP = "cap"
    DUPLICATE = "duplicate"
    BAD_ADDRESS = "bad_address"
    MISSING_FIELD = "missing_field"
    CUSTOMER_HOLD = "customer_hold"


STATES: Final = MappingProxyType(
    {
        State.PLANNED: N_("values", "Being prepared"),
        State.EXCLUDED: N_("values", "Held back"),
        State.QUEUED: N_("values", "Queued"),
        State.SENDING: N_("values", "Being sent"),
        State.COMMITTING: N_("values", "Being sent"),
        State.DEFERRED: N_("values", "Tried again later"),
        State.SENT: N_("values", "Sent"),
        State.FAILED: N_("values", "Not delivered"),
        State.UNKNOWN: N_("values", "Unconfirmed"),
        State.CANCELLED: N_("values", "Cancelled"),
    }
)
REASONS: Final = MappingProxyType(
    {
        HeldBack.BY_HAND: N_("values", "Left out by hand"),
        HeldBack.OPTED_OUT: N_("values", "Opt-out"),  # of whatever reach
        HeldBack.SUPPRESSED: N_("values", "Not to be written to"),  # for whatever reason
        HeldBack.NO_CONSENT: N_("values", "There is no consent on record"),
        HeldBack.CAP: N_("values", "The person has had enough mail for now"),
        HeldBack.DUPLICATE: N_("values", "The same address is already among the recipients"),
        HeldBack.BAD_ADDRESS: N_("values", "The address is not valid"),
        HeldBack.MISSING_FIELD: N_("values", "A value that the text needs is missing"),
        HeldBack.CUSTOMER_HOLD: N_("values", "Mail to this account is on hold"),
    }
)
