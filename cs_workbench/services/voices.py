"""Customer voices (お客様の声): what customers told us, by kind, counted over accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

KINDS: Final = ("chosen", "pain", "request", "made_to_order")


class EmptyVoice(WorkbenchError):
    """A voice that says nothing, or of no known kind."""

    template = N_(
        "errors", "A customer voice needs words and one of these kinds: {kinds}. Nothing was changed."
    )
    code = "CSW-1498"


class NoSuchVoice(WorkbenchError):
    """No voice has this uid."""

    template = N_(
        "errors", "There is no customer voice {text}. Nothing was changed. `voice list` names them."
    )
    code = "CSW-1493"


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One voice."""

    id: int
    uid: str
    account_id: int
    account: str
    kind: str
    text: str
    request: str
    heard_at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class VoiceCount:
    """How often a kind was heard. ``arr``: of the accounts it was heard at, by currency."""

    kind: str
    voices: int
    accounts: int
    arr: tuple[Money, ...]
    newest: datetime | None
    newest_text: str
    account_ids: tuple[int, ...]


def voices(bench: Workbench, *, kind: str = "", account_id: int | None = None) -> list[VoiceRow]:
    """Return voices, the newest first."""
    from cs_workbench.store import activity
    from cs_workbench.store import voices as rows

    with bench.store.read() as db:
        found = rows.all_voices(db, kind=kind, account_id=account_id)
        names = activity.names(db, {voice.account_id for voice in found})
    return [
        VoiceRow(
            v.id, v.uid, v.account_id, names.get(v.account_id, ""), v.kind, v.text, v.request,
            from_iso(v.heard_at), v.author,
        )
        for v in found
    ]  # fmt: skip


def find_voices(bench: Workbench, uids: Sequence[str]) -> tuple[int, ...]:
    """Return the ids of the voices with these uids.

    Raises:
        NoSuchVoice: one of them is none.
    """
    known = {voice.uid: voice.id for voice in voices(bench)}
    for uid in uids:
        if uid not in known:
            raise NoSuchVoice(text=uid)
    return tuple(known[uid] for uid in uids)


def voice_counts(bench: Workbench, accounts: Sequence[int] | None = None) -> list[VoiceCount]:
    """Return every kind with how many accounts said it and their ARR. ``accounts`` narrows them (None: all)."""
    wanted = None if accounts is None else frozenset(accounts)
    found = [v for v in voices(bench) if wanted is None or v.account_id in wanted]
    money = arr_of(bench)
    counts = []
    for kind in KINDS:
        mine = [v for v in found if v.kind == kind]
        ids = tuple(sorted({v.account_id for v in mine}))
        newest = mine[0] if mine else None
        counts.append(
            VoiceCount(
                kind, len(mine), len(ids), arr_sum(money, ids), newest.heard_at if newest else None,
                newest.text if newest else "", ids,
            )
        )  # fmt: skip
    return counts


def arr_of(bench: Workbench) -> Mapping[int, Money]:
    """Return the ARR of every account where it is known."""
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book: Book = load_book(db)
    values = ((int(account), book["arr"].at(row)) for row, account in enumerate(book.account_id))
    return {account: value for account, value in values if isinstance(value, Money)}


def arr_sum(money: Mapping[int, Money], accounts: Sequence[int]) -> tuple[Money, ...]:
    """Return the ARR of ``accounts``, one sum a currency, the largest first; currencies are never added up."""
    sums: dict[str, int] = {}
    for account in accounts:
        if account in money:
            sums[money[account].currency] = sums.get(money[account].currency, 0) + money[account].minor
    return tuple(
        Money(minor, currency) for currency, minor in sorted(sums.items(), key=lambda item: -item[1])
    )


@dataclass(frozen=True, slots=True)
class AddVoice(Command):
    """Write down what a customer told us. ``heard_at``: ISO UTC, None: now."""

    account_id: int
    kind: str
    text: str
    heard_at: str | None = None
    request_id: int | None = None

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; of no kind or without words it is refused."""
        from cs_workbench.store import voices as rows

        text = clean(self.text).strip()
        if not text or self.kind not in KINDS:
            raise EmptyVoice(kinds=", ".join(KINDS))
        made = rows.add(
            writing.db, self.account_id, self.kind, text, heard_at=self.heard_at or iso(bench.clock.now()),
            author=author(bench, writing), request_id=self.request_id,
        )  # fmt: skip
        changes = accounts_changed(frozenset({self.account_id}), "voice")
        return Done(changes, RetireVoice(made), N_("done", "Customer voice written down"), value=made)


@dataclass(frozen=True, slots=True)
class RetireVoice(Command):
    """Take a voice away; ``back`` brings it back."""

    voice_id: int
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it."""
        from cs_workbench.store import voices as rows

        account = rows.retire(writing.db, self.voice_id, None if self.back else iso(bench.clock.now()))
        said = (
            N_("done", "Customer voice brought back") if self.back else N_("done", "Customer voice removed")
        )
        undo = RetireVoice(self.voice_id, not self.back)
        return Done(accounts_changed(frozenset({account}), "voice"), undo, said)
