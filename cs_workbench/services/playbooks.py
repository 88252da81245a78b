"""Playbooks: kept as text, dropped on an account as ordinary to-dos, which are changed there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.playbooks import Playbook, days_of, parse_playbook, playbook_text, spoken
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.resources import resource
from cs_workbench.services.calendar_days import business_days, read_ahead
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.todos import RestoreTodos

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

KIND: Final = "playbook"
LARGEST: Final = 200_000  # bytes of a playbook's file
BUILT_IN: Final = ("onboarding", "renewal_rescue")


class NoSuchPlaybook(WorkbenchError):
    """A playbook that is not there."""

    template = N_("errors", "There is no playbook {playbook}. Nothing was changed. Choose: {choices}.")
    code = "CSW-1446"


class PlaybookRuns(WorkbenchError):
    """The same playbook is under way on the account."""

    template = N_(
        "errors",
        "The playbook {playbook} is already under way there, with {count} to-dos open. Nothing was added. "
        "Finish or skip those first.",
    )
    code = "CSW-1447"


class PlaybookFileUnreadable(WorkbenchError):
    """A file that is no text of a playbook."""

    template = N_(
        "errors",
        "{path} cannot be read as the text of a playbook. Nothing was changed. 'playbook show onboarding' prints one.",
    )
    code = "CSW-1451"


@dataclass(frozen=True, slots=True)
class PlaybookRow:
    """A playbook with its title in the person's language."""

    playbook: Playbook
    title: str
    builtin: bool


def playbooks(bench: Workbench) -> list[PlaybookRow]:
    """Return the playbooks: the built-in ones, as they came or as they were changed, then one's own."""
    with bench.store.read() as db:
        found = _all(db)
    language = bench.catalogue.language
    return [PlaybookRow(p, spoken(p.title, language), builtin) for p, builtin in found.values()]


def text_of(bench: Workbench, playbook_id: str) -> str:
    """Return a playbook's text.

    Raises:
        NoSuchPlaybook: it is not there.
    """
    with bench.store.read() as db:
        return playbook_text(_one(db, playbook_id))


def read_file(path: Path) -> str:
    """Return the text of a playbook's file.

    Raises:
        PlaybookFileUnreadable: it cannot be read, is no text, or far too long for one.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise PlaybookFileUnreadable(path=path)
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PlaybookFileUnreadable(path=path) from error


def _all(db: Connection) -> dict[str, tuple[Playbook, bool]]:
    from cs_workbench.store import definitions

    texts = {name: resource("playbooks", f"{name}.toml").read_text("utf-8") for name in BUILT_IN}
    found = {name: (parse_playbook(text), True) for name, text in texts.items()}
    for row in definitions.current(db, KIND):
        found[row.id] = (parse_playbook(row.text), False)
    return found


def _one(db: Connection, playbook_id: str) -> Playbook:
    found = _all(db)
    if playbook_id not in found:
        raise NoSuchPlaybook(playbook=playbook_id, choices=", ".join(found))
    return found[playbook_id][0]


@dataclass(frozen=True, slots=True)
class SavePlaybook(Command):
    """Keep a playbook, given as text; one of the same id, also a built-in one, is replaced."""

    text: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; a text that is no playbook is refused with its place."""
        from cs_workbench.store import definitions

        playbook = parse_playbook(self.text)
        before = definitions.latest(writing.db, KIND, playbook.id)
        definitions.put(writing.db, KIND, playbook.id, playbook_text(playbook), at=iso(bench.clock.now()))
        undo: Command = SavePlaybook(before.text) if before else RemovePlaybook(playbook.id)
        name = spoken(playbook.title, bench.catalogue.language)
        return Done(Changes({"playbook": None}), undo, N_("done", "Playbook {name} saved"), {"name": name})


@dataclass(frozen=True, slots=True)
class RemovePlaybook(Command):
    """Take one's own playbook away; a built-in one comes back as it came. To-dos made from it stay."""

    playbook_id: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Remove it; the undo carries its text."""
        from cs_workbench.store import definitions

        if definitions.latest(writing.db, KIND, self.playbook_id) is None:
            own = [row.id for row in definitions.current(writing.db, KIND)]
            raise NoSuchPlaybook(playbook=self.playbook_id, choices=", ".join(own) or "–")
        gone = definitions.remove(writing.db, KIND, self.playbook_id)
        name = spoken(parse_playbook(gone.text).title, bench.catalogue.language)
        said = N_("done", "Playbook {name} removed")
        return Done(Changes({"playbook": None}), SavePlaybook(gone.text), said, {"name": name})


@dataclass(frozen=True, slots=True)
class ApplyPlaybook(Command):
    """Drop a playbook on an account: its tasks become to-dos, dated from ``start_on`` (None: today)."""

    account_id: int
    playbook_id: str
    start_on: str | None = None  # ISO day

    def prepare(self, bench: Workbench) -> None:
        """Look up the holidays at its beginning."""
        read_ahead(bench, (self.start_on,))

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write the to-dos; the undo takes them all away."""
        from cs_workbench.store import todos

        playbook, language = _one(writing.db, self.playbook_id), bench.catalogue.language
        title = spoken(playbook.title, language)
        running = todos.open_of_origin(writing.db, self.account_id, f"{KIND}:{playbook.id}:")
        if running:
            raise PlaybookRuns(playbook=title, count=len(running))
        start = date.fromisoformat(self.start_on) if self.start_on else bench.today
        origin, total = f"{KIND}:{playbook.id}:{uuid7()}", len(playbook.task)
        days = days_of(playbook, start, business_days(bench))
        made = []
        for position, (task, day) in enumerate(zip(playbook.task, days, strict=True), 1):
            reason = bench.say(
                "todos", N_("todos", "{playbook}, step {step} of {total}"),
                playbook=title, step=position, total=total,
            )  # fmt: skip
            made.append(
                todos.put(
                    writing.db, self.account_id, task.kind, spoken(task.text, language), reason=reason,
                    due_on=day.isoformat() if day else None, at=iso(bench.clock.now()), origin=origin,
                    position=position,
                )
            )  # fmt: skip
        said = N_("done", "Playbook {name}: %n to-do(s) added")
        changes = accounts_changed(frozenset({self.account_id}), "todo")
        return Done(changes, RestoreTodos((), tuple(made)), said, {"name": title, "n": total}, tuple(made))
