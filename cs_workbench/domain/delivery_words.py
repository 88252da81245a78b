"""The words for where a mail is, why it is held back, and why a mailbox rests (context 'values')."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from cs_workbench.domain.delivery import State
from cs_workbench.domain.smtp_answers import Trouble
from cs_workbench.kernel.i18n import N_


class HeldBack(StrEnum):
    """Why a mail is not sent: the reasons of `State.EXCLUDED`."""

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
        HeldBack.OPTED_OUT: N_("values", "The person has opted out of this topic"),
        HeldBack.SUPPRESSED: N_("values", "Mail to this address does not arrive"),
        HeldBack.NO_CONSENT: N_("values", "There is no consent on record"),
        HeldBack.CAP: N_("values", "The person has had enough mail for now"),
        HeldBack.DUPLICATE: N_("values", "The same address is already among the recipients"),
        HeldBack.BAD_ADDRESS: N_("values", "The address is not valid"),
        HeldBack.MISSING_FIELD: N_("values", "A value that the text needs is missing"),
        HeldBack.CUSTOMER_HOLD: N_("values", "Mail to this account is on hold"),
    }
)
TROUBLES: Final = MappingProxyType(
    {
        Trouble.NETWORK: N_("values", "The mail server cannot be reached; it is tried again"),
        Trouble.BUSY: N_("values", "The mail server asks for a pause"),
        Trouble.CONNECTIONS: N_("values", "The mail server allows fewer connections at once"),
        Trouble.QUOTA: N_(
            "values", "The limit of the mail provider is used up; sending goes on when it allows"
        ),
        Trouble.SIGN_IN: N_("values", "The mailbox needs a new sign-in"),
        Trouble.SECURITY: N_("values", "The mail server could not prove who it is"),
        Trouble.SENDER: N_("values", "The mail server does not let this mailbox send so"),
        Trouble.PROTOCOL: N_("values", "The mail server answers in a way that is not understood"),
    }
)
