"""The stakeholder map: who they are at the customer, what they weigh, who is missing, who has left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from cs_workbench.domain.nouns import ROLES
from cs_workbench.domain.words import WORDS
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import fold
from cs_workbench.services.records import PutRecord, WithoutName

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.records import Row

#: Reason of the risk that a champion who left makes: with account and kind the to-do's identity.
CHAMPION_LEFT: Final = "champion_left"
#: Roles that every account should have somebody in, and what is said where nobody is known.
WANTED: Final = {
    "champion": N_("people", "No champion is known."),
    "economic_buyer": N_("people", "No economic buyer is known."),
    "executive": N_("people", "No executive is known."),
    "admin": N_("people", "No admin is known."),
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody at the customer.

    Attributes:
        uid: of what we wrote; None where only the source speaks.
        contact_id: of the source's contact; None for a person only we know.
        reached: how the person likes to be reached: a channel's id, and hours.
    """

    uid: str | None
    contact_id: int | None
    name: str
    reading: str
    email: str
    phone: str
    title: str
    department: str
    role: str
    influence: str
    attitude: str
    note: str
    left_on: date | None
    is_active: bool
    reached: tuple[str, str]
    source: str

    @property
    def is_here(self) -> bool:
        """Whether the person has not left."""
        return self.left_on is None and self.is_active


@dataclass(frozen=True, slots=True)
class SetPerson(PutRecord):
    """Write what we know of a person. ``contact_id`` among the values lays it over that contact of the source."""

    kind: ClassVar[str] = "person"
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "role": ROLES,
        "influence": tuple(WORDS["influence"]),
        "attitude": tuple(WORDS["stance"]),
    }
    days: ClassVar[tuple[str, ...]] = ("left_on",)
    said: ClassVar[tuple[str, str, str]] = (
        N_("done", "Person written"),
        N_("done", "Person changed"),
        N_("done", "Person removed"),
    )

    def complete(
        self, bench: Workbench, writing: Writing, was: Row | None, values: dict[str, Any]
    ) -> dict[str, Any]:
        """A person that stands alone has a name."""
        now = {**(was or {}), **values}
        if not now.get("name") and now.get("contact_id") is None and not values.get("retired"):
            raise WithoutName(what=bench.say("errors", N_("errors", "person")))
        return values

    def follow(self, bench: Workbench, writing: Writing, was: Row | None, now: Row) -> None:
        """A champion who leaves makes a risk; one who is back takes it away."""
        from cs_workbench.store import todos

        gone, before = _left(writing.db, now), _left(writing.db, was or {})
        db, account, at = writing.db, self.account_id, iso(bench.clock.now())
        if gone and not before:
            text = bench.say(
                "people", N_("people", "Champion {name} has left: find out who follows"), name=gone
            )
            due = bench.today.isoformat()
            todos.put(db, account, "risk", text, due_on=due, reason=CHAMPION_LEFT, at=at)
        elif before and not gone:
            for todo in todos.of_account(db, account):
                if todo.kind == "risk" and todo.reason == CHAMPION_LEFT and todo.done_at is None:
                    todos.restore(db, (), [todo.id])


def _left(db: Connection, row: Mapping[str, Any]) -> str:
    """Return the name of a champion of whom we wrote that the person left; '' for anybody else."""
    from cs_workbench.store import people

    if not row or row.get("retired_at") or not row.get("left_on"):
        return ""
    contact = people.contact(db, row["contact_id"]) if row.get("contact_id") is not None else None
    role = row.get("role") or (contact[1] if contact else None)
    return (row.get("name") or (contact[0] if contact else "")) if role == "champion" else ""


def people_of(db: Connection, account_id: int) -> tuple[PersonRow, ...]:
    """Return an account's people: champions first, then by reading; who has left stands last."""
    from cs_workbench.store import people

    rows = [_person(row) for row in people.of_account(db, account_id)]
    return tuple(
        sorted(rows, key=lambda p: (not p.is_here, p.role != "champion", fold(p.reading or p.name), p.name))
    )


def _person(row: Mapping[str, Any]) -> PersonRow:
    def text(name: str) -> str:
        return str(row[name] or "")

    return PersonRow(
        uid=row["uid"],
        contact_id=row["contact_id"],
        left_on=date.fromisoformat(row["left_on"]) if row["left_on"] else None,
        is_active=row["active"] != 0,
        reached=(text("channel"), text("hours")),
        **{
            name: text(name)
            for name in (
                "name", "reading", "email", "phone", "title", "department", "role", "influence", "attitude", "note",
                "source",
            )
        },
    )  # fmt: skip


def list_people(bench: Workbench, account_id: int) -> tuple[PersonRow, ...]:
    """Return an account's people."""
    with bench.store.read() as db:
        return people_of(db, account_id)


def find_person(people: Sequence[PersonRow], name: str) -> PersonRow | None:
    """Return the person of this uid or name, or the only one whose name or reading contains it; None for none."""
    wanted = fold(name)
    exact = [p for p in people if name == p.uid or fold(p.name) == wanted]
    near = [p for p in people if wanted in fold(p.name) or wanted in fold(p.reading)]
    return exact[0] if exact else near[0] if len(near) == 1 else None


def role_gaps(people: Sequence[PersonRow]) -> list[str]:
    """Return a marked sentence (context 'people') for each role nobody is known in."""
    filled = {person.role for person in people if person.is_here}
    return [text for role, text in WANTED.items() if role not in filled]


def command_for(account_id: int, person: PersonRow | None, values: Mapping[str, Any]) -> SetPerson:
    """Return the command that writes ``values`` of ``person``: over the source's contact, over ours, or anew.

    What the source says already is not written again.
    """
    if person is None:
        return SetPerson(account_id, values)
    told = {
        "name": person.name, "reading": person.reading, "email": person.email, "title": person.title,
        "department": person.department, "role": person.role, "influence": person.influence,
        "attitude": person.attitude, "note": person.note,
        "left_on": person.left_on.isoformat() if person.left_on else "",
    }  # fmt: skip
    changed = {k: v for k, v in values.items() if (v or "") != told.get(k, "")}
    if person.uid is not None:
        return SetPerson(account_id, changed, person.uid)
    return SetPerson(account_id, {"contact_id": person.contact_id, **changed})
