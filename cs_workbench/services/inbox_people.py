"""Mail that came in or left by hand, as a touch of the accounts whose people are in it; the stop-list is minded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cs_workbench.domain.mail_text import summary_of_mail
from cs_workbench.domain.meeting_match import is_outside, is_stopped
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.text import clean
from cs_workbench.services.touches import LogTouch

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from cs_workbench.mail.incoming import Incoming
    from cs_workbench.store.addresses import Known
    from cs_workbench.store.connect import Connection


class People:
    """Who is who, as long as a transaction lasts."""

    def __init__(self, db: Connection) -> None:
        from cs_workbench.store import addresses, calendars
        from cs_workbench.sync.directory import own_domains

        self._db, self._own = db, own_domains(db)
        self._colleagues = {address for _name, address in addresses.colleagues(db) if address}
        self._stops = frozenset(calendars.stops(db))

    def known(self, addresses: Collection[str]) -> list[Known]:
        """Return the contacts behind addresses, but for our own people."""
        from cs_workbench.store.addresses import with_addresses

        outside = {one.lower() for one in addresses if is_outside(one, self._own)} - self._colleagues
        return with_addresses(self._db, outside) if outside else []

    def is_ours(self, address: str) -> bool:
        """Say whether one of us has this address."""
        return not is_outside(address, self._own) or address.lower() in self._colleagues

    def is_never_captured(self, addresses: Collection[str]) -> bool:
        """Say whether one of them is on the stop-list."""
        return is_stopped([one.lower() for one in addresses], self._stops)


def touch_in(
    mail: Incoming, identity: str, at: datetime, known: list[Known], account_id: int | None = None
) -> LogTouch | None:
    """Return the touch of a mail that came in; None: its writer is at no account.

    ``account_id``: the account of the mail of ours that it answers; without it, those where its writer is known.
    """
    accounts = tuple(dict.fromkeys(one.account_id for one in known)) if account_id is None else (account_id,)
    if not accounts:
        return None
    named = {one.account_id: (one.ref, one.name) for one in known}
    stranger = ("", clean(mail.sender_name) or mail.sender)
    people = tuple((account, *named.get(account, stranger), True) for account in accounts)
    return LogTouch(
        accounts, "mail", "in", None, summary_of_mail(mail.subject, mail.new_text), iso(at), meaningful=True,
        begun_by="them" if account_id is None else "us", people=people, body=mail.text or None, message_id=identity,
        answers=_thread(mail),
    )  # fmt: skip


def touch_out(mail: Incoming, identity: str, at: datetime, known: list[Known]) -> LogTouch | None:
    """Return the touch of a mail that a person wrote by hand, of every account it went to; None: to nobody known."""
    if not known:
        return None
    people = tuple((one.account_id, one.ref, one.name or one.email, False) for one in known)
    return LogTouch(
        tuple(dict.fromkeys(one.account_id for one in known)), "mail", "out", None,
        summary_of_mail(mail.subject, ""), iso(at), meaningful=False, people=people, message_id=identity,
        answers=_thread(mail),
    )  # fmt: skip


def _thread(mail: Incoming) -> str:
    """Return what a mail names as its thread, the oldest first."""
    return " ".join(reversed(mail.answers))
