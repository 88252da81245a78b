"""Touches: one contact with a customer, logged in two keys, also for many accounts at once."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

#: Minutes a touch takes unless the person says otherwise.
MINUTES: Final = MappingProxyType(
    {"visit": 60, "remote": 45, "phone": 15, "mail": 10, "chat": 5, "event": 30, "content": 5}
)


@dataclass(frozen=True, slots=True)
class LogTouch(Command):
    """Log one touch for each account. ``minutes`` None: the channel's usual; ``happened_at`` None: now."""

    account_ids: tuple[int, ...]
    channel: str
    direction: str = "out"
    minutes: int | None = None
    summary: str = ""
    happened_at: str | None = None
    meaningful: bool = True

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write the touches."""
        from cs_workbench.store import touches

        made = tuple(
            touches.add(
                writing.db,
                account_id,
                channel=self.channel,
                direction=self.direction,
                begun_by="us" if self.direction == "out" else "them",
                minutes=MINUTES[self.channel] if self.minutes is None else self.minutes,
                meaningful=self.meaningful,
                happened_at=self.happened_at or iso(bench.clock.now()),
                summary=clean(self.summary),
                author=author(bench, writing),
            )
            for account_id in self.account_ids
        )
        return Done(
            accounts_changed(frozenset(self.account_ids), "touch"),
            RetireTouch(made),
            N_("done", "Touch logged for %n account(s)"),
            {"n": len(made)},
            made,
        )


@dataclass(frozen=True, slots=True)
class RetireTouch(Command):
    """Take touches away; ``back`` brings them back."""

    touch_ids: tuple[int, ...]
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them."""
        from cs_workbench.store import touches

        at = None if self.back else iso(bench.clock.now())
        accounts = frozenset(touches.retire(writing.db, touch, at) for touch in self.touch_ids)
        return Done(
            accounts_changed(accounts, "touch"),
            RetireTouch(self.touch_ids, not self.back),
            N_("done", "Touch brought back") if self.back else N_("done", "Touch removed"),
        )
