"""The health band set by hand: a person's word in place of the score's, with a reason and a last day.

The score and its band go on being computed and kept week by week: back-tests and hysteresis know nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.words import word
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.overrides import Override

KIND: Final = "band"
LONGEST_DAYS: Final = 90  # domain.md 3.3
BY_HAND: Final = tuple(band for band in BANDS if band != "none")
#: A person hears of an override's end so many days before.
TOLD_DAYS: Final = 7
#: A setting: the last day whose ended overrides have left the standings.
SETTLED: Final = "overrides_settled"


class BandWithoutReason(WorkbenchError):
    """A band needs a reason and a last day."""

    template = N_(
        "errors",
        "A health set by hand needs a reason and a last day within {days} days. Nothing was changed. Add both.",
    )
    code = "CSW-1405"


class NoBandByHand(WorkbenchError):
    """There is no band set by hand to end."""

    template = N_(
        "errors",
        "The health of this account is not set by hand. Nothing was changed. 'health override list' shows which are.",
    )
    code = "CSW-1406"


@dataclass(frozen=True, slots=True)
class ByHand:
    """A band set by hand that counts, and the computed one (None: none)."""

    account_id: int
    uid: str
    account: str
    band: str
    computed: str | None
    reason: str
    by: str
    until: date


@dataclass(frozen=True, slots=True)
class SetBand(Command):
    """Set accounts' health band by hand, with a reason, until a day; the computed one stays visible."""

    account_ids: tuple[int, ...]
    band: str
    reason: str
    expires_on: str  # ISO day

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write the overrides.

        Raises:
            BandWithoutReason: the reason, the day or the band is missing or cannot be.
        """
        from cs_workbench.store import overrides

        latest = (bench.today + timedelta(days=LONGEST_DAYS)).isoformat()
        is_soon = bench.today.isoformat() <= self.expires_on <= latest
        if not self.reason.strip() or not is_soon or self.band not in BY_HAND:
            raise BandWithoutReason(days=LONGEST_DAYS)
        made = tuple(
            overrides.add(
                writing.db, account_id, KIND, self.band, reason=clean(self.reason), by=author(bench, writing),
                at=iso(bench.clock.now()), expires_on=self.expires_on,
            )
            for account_id in self.account_ids
        )  # fmt: skip
        said = N_("done", "Health of %n account(s) set by hand")
        changes = accounts_changed(frozenset(self.account_ids), "override")
        return Done(changes, EndBands(made), said, {"n": len(made)}, made)


@dataclass(frozen=True, slots=True)
class ClearBand(Command):
    """End every band set by hand that counts on these accounts.

    Raises (when performed):
        NoBandByHand: there is none.
    """

    account_ids: tuple[int, ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them."""
        from cs_workbench.store import overrides

        found = overrides.live(writing.db, KIND, bench.today.isoformat(), self.account_ids)
        if not found:
            raise NoBandByHand
        return EndBands(tuple(found)).perform(bench, writing)


@dataclass(frozen=True, slots=True)
class EndBands(Command):
    """End overrides now; ``back`` puts them in force again."""

    override_ids: tuple[int, ...]
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them."""
        from cs_workbench.store import overrides

        at = None if self.back else iso(bench.clock.now())
        accounts = frozenset(overrides.end(writing.db, override, at) for override in self.override_ids)
        said = N_("done", "The health by the score counts again")
        if self.back:
            said = N_("done", "The health set by hand counts again")
        changes = accounts_changed(accounts, "override")
        return Done(changes, EndBands(self.override_ids, not self.back), said)


def bands_by_hand(db: Connection, today: date) -> dict[int, Override]:
    """Return, by account, the band set by hand that counts on ``today``."""
    from cs_workbench.store import overrides

    return overrides.in_force(db, KIND, today.isoformat())


def list_by_hand(bench: Workbench) -> list[ByHand]:
    """Return the bands set by hand that count, those that end first first."""
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        found = bands_by_hand(db, bench.today)
        book = load_book(db, found.keys(), ("name", "band_computed"))
    rows = {int(account): row for row, account in enumerate(book.account_id)}
    listed = [
        ByHand(
            account, book["uid"].at(rows[account]) or "", book["name"].at(rows[account]) or "", o.value,
            book["band_computed"].at(rows[account]), o.reason, o.by, date.fromisoformat(o.expires_on),
        )
        for account, o in found.items()
        if account in rows
    ]  # fmt: skip
    return sorted(listed, key=lambda one: (one.until, one.account))


def by_hand_text(bench: Workbench, override: Override, computed: str) -> str:
    """Return the band that counts, until when, by whom and why, and what the score says."""
    text = N_("why", "{band}, set by hand until {until} by {by}: {reason}. The score says {computed}.")
    return bench.say(
        "why", text, band=bench.say("values", word("band", override.value)),
        until=date.fromisoformat(override.expires_on), by=override.by or "–", reason=override.reason,
        computed=bench.say("values", word("band", computed)),
    )  # fmt: skip


def ending_soon(db: Connection, today: date) -> Mapping[str, dict[int, Override]]:
    """Return by kind ('tier', 'band') and account what was set by hand and ends within a week, today included."""
    from cs_workbench.store import overrides

    last = (today + timedelta(days=TOLD_DAYS)).isoformat()
    return {
        kind: {
            a: o for a, o in overrides.in_force(db, kind, today.isoformat()).items() if o.expires_on <= last
        }
        for kind in ("tier", KIND)
    }


def settle_ended(bench: Workbench) -> Changes:
    """Let the computed values count again where an override's last day is over; once a day, and cheap."""
    from cs_workbench.services.standing import refresh
    from cs_workbench.store import overrides, settings

    today = bench.today.isoformat()
    with bench.store.read() as db:
        since = settings.get(db, SETTLED, "")
        accounts = frozenset(overrides.ended_between(db, since, today)) if since != today else frozenset()
    if since == today:
        return Changes()
    with bench.store.write("overrides that ended", "override") as writing:
        settings.put(writing.db, SETTLED, today)
        if not accounts:
            return Changes()
        changes = accounts_changed(accounts, "override")
        changes = changes | refresh(bench, writing, changes)
        for kind, ids in changes.kinds.items():
            writing.changed(kind, ids)
    return changes
