"""From what was written on the quick line to the command that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.ui.views.quick_line import Written


def commands_of(written: Written, accounts: tuple[int, ...], todo_id: int | None = None) -> list[Command]:
    """Return the commands for ``accounts``; a snooze is about ``todo_id``."""
    from cs_workbench.services.notes import WriteNote
    from cs_workbench.services.tiering import SetTier
    from cs_workbench.services.todos import AddTodo, SnoozeTodo
    from cs_workbench.services.touches import LogTouch

    on = written.on.isoformat() if written.on else None
    if written.mode == "note":
        return [WriteNote(account, written.text) for account in accounts]
    if written.mode == "touch":
        return [LogTouch(accounts, written.channel, written.direction, written.minutes, written.text)]
    if written.mode == "next_step":
        return [AddTodo(account, "task", written.text, on) for account in accounts]
    if written.mode == "tier" and on is not None:
        return [SetTier(accounts, written.tier, written.text, on)]
    if written.mode == "snooze" and todo_id is not None:
        return [SnoozeTodo((todo_id,), on)]
    return []
