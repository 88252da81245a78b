"""From what was written on the quick line to the command that does it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cs_workbench.services.commands import Command
    from cs_workbench.ui.views.quick_line import QuickLine, Written
    from cs_workbench.ui.windows.desk import Desk

NOON: Final = time(12)
SEVERAL: Final = 2


def commands_of(
    written: Written, accounts: tuple[int, ...], todo_id: int | None = None, today: date | None = None
) -> list[Command]:
    """Return the commands for ``accounts``; a snooze is about ``todo_id``. ``today``: a touch on it is of now."""
    from cs_workbench.services.band_override import ClearBand, SetBand
    from cs_workbench.services.notes import WriteNote
    from cs_workbench.services.phases import SetPhase, with_sheet
    from cs_workbench.services.tiering import SetTier
    from cs_workbench.services.todos import AddTodo, AddTodos, SnoozeTodo
    from cs_workbench.services.touches import LogTouch
    from cs_workbench.services.voices import AddVoice

    on = written.on.isoformat() if written.on else None
    if written.mode == "note":
        notes = [WriteNote(account, written.text) for account in accounts]
        return _as_one(notes, N_("done", "Note written on %n account(s)"))
    if written.mode == "touch":
        return [
            LogTouch(
                accounts,
                written.channel,
                written.direction,
                written.minutes,
                written.text,
                _moment(written.on, today),
                written.counts,
                written.begun_by,
                written.people,
            )
        ]
    if written.mode == "voice":
        voices = [AddVoice(account, written.voice, written.text) for account in accounts]
        return _as_one(voices, N_("done", "Customer voice written down on %n account(s)"))
    if written.mode == "next_step":
        if len(accounts) == 1:
            return [AddTodo(accounts[0], "task", written.text, on)]
        return [AddTodos(accounts, "task", written.text, on)]
    if written.mode == "tier" and on is not None:
        return [SetTier(accounts, written.tier, written.text, on)]
    if written.mode == "band":
        return [
            SetBand(accounts, written.band, written.text, on or "") if written.band else ClearBand(accounts)
        ]
    if written.mode == "phase":
        command = SetPhase(accounts, written.phase, written.text)
        return [with_sheet(command) if written.sheet else command]
    if written.mode == "snooze" and todo_id is not None:
        return [SnoozeTodo((todo_id,), on)]
    return []


def _as_one(commands: Sequence[Command], said: str) -> list[Command]:
    """Return several commands as one step, and so as one undo; ``said`` counts them."""
    from cs_workbench.services.commands import Together

    if len(commands) < SEVERAL:
        return list(commands)
    return [Together(tuple(command.as_json() for command in commands), said, {"n": len(commands)})]


def serve_touches(desk: Desk, quick: QuickLine, accounts: Callable[[], tuple[int, ...]]) -> None:
    """Let the line know the usual minutes, and the people of the accounts it is about when it asks for them."""
    from cs_workbench.services.touches import attendees, usual_minutes

    slot = f"quick {id(quick)}"

    def offer() -> None:
        about = accounts()
        desk.ask(f"{slot} people", lambda bench: attendees(bench, about), quick.touch.offer_people)

    quick.touch.peopleWanted.connect(offer)
    quick.touchBegun.connect(lambda: desk.ask(f"{slot} minutes", usual_minutes, quick.touch.know_usual))


def _moment(day: date | None, today: date | None) -> str | None:
    """Return when a touch of ``day`` was: its local noon; None (now) for today."""
    if day is None or day == today:
        return None
    return datetime.combine(day, NOON).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
