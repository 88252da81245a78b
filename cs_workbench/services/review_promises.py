"""What a review carries over (持ち越し): the open promises of its account, and those of an older hand-made deck.

A promise is a to-do of kind 'promise' or 'promise_theirs'. Its first day is the one on which it was made; an older
deck's promise has that and how often it was carried in its detail. Held reviews keep what became of each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.promise_lines import PromiseLine, read_lines
from cs_workbench.domain.typed_day import typed_day
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean, fold
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, accounts_changed

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

SIDES: Final = {"promise": "us", "promise_theirs": "customer"}
_KIND_OF: Final = {side: kind for kind, side in SIDES.items()}
#: Words for either side as a whole in the column 担当.
_OURS: Final = ("弊社", "当社", "こちら", "us", "we", "our side")
_THEIRS: Final = ("先方", "貴社", "御社", "お客様", "客先", "顧客", "customer", "client", "them")
HALF_YEAR: Final = 183
LARGEST_LIST: Final = 1_000_000  # bytes
_HONORIFIC: Final = ("様", "さま", "さん", "殿", "氏")


class PromisesNotRead(WorkbenchError):
    """A pasted list of which no line could be taken."""

    template = N_(
        "errors", "None of the {count} line(s) could be taken over. Nothing was changed. The first: {first} "
        "A line has four parts: what / who / until / first promised on.",
    )  # fmt: skip
    code = "CSW-2102"


class PromisesUnclear(WorkbenchError):
    """Promises without an owner or a day: a review with them is not ready."""

    template = N_(
        "errors", "{count} open promise(s) lack an owner or a day: {names}. The review stays a draft. "
        "Say who does each of them until when, then mark it as ready.",
    )  # fmt: skip
    code = "CSW-2103"


class PromisesUnreadable(WorkbenchError):
    """A file that is no text."""

    template = N_(
        "errors", "{path} cannot be read as a list of promises. Nothing was changed. Save it as text (UTF-8 or "
        "Shift_JIS), a promise a line.",
    )  # fmt: skip
    code = "CSW-2109"


@dataclass(frozen=True, slots=True)
class CarriedPromise:
    """A promise on the slide of what was promised last time.

    Attributes:
        side: 'us' or 'customer'.
        owner: who does it; '' nobody is named.
        state: 'open', 'done' or 'dropped', as the review shows it.
        first_on: the day on which it was first promised.
        carries: how many earlier reviews carried it over.
        outcome: what a held review found: 'carried', 'done' or 'dropped'; '' not held.
    """

    todo_id: int
    text: str
    side: str
    owner: str
    due_on: date | None
    state: str
    first_on: date | None
    carries: int
    outcome: str = ""
    uid: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether somebody does it until a day."""
        return bool(self.owner) and self.due_on is not None


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line of a pasted list as it was read; ``problem``: why it is not taken over, '' where it is."""

    number: int
    text: str
    side: str = "us"
    owner: str = ""
    due_on: date | None = None
    first_on: date | None = None
    carries: int = 0
    problem: str = ""


def carried_now(
    db: Connection, account_id: int, owner: str, from_on: str, since: str | None = None
) -> tuple[CarriedPromise, ...]:
    """Return the account's open promises, and those that ended since its last held review; ``owner``: its CSM.

    Where none was held, those that ended since the period began (``from_on``, ISO). ``since`` (ISO): the day of
    another review that stands for the account's own.
    """
    from cs_workbench.store import reviews

    held = since or reviews.last_held(db, account_id).get(account_id, from_on)
    rows = reviews.promises_of(db, account_id, held)
    known = reviews.carried(db, [row["id"] for row in rows])
    found = []
    for row in rows:
        first, carries = known.get(row["id"], (None, 0))
        detail, side = row["detail"], SIDES[row["kind"]]
        told = (first, detail.get("promised_on"), from_iso(row["created_at"]).date().isoformat())
        # Of ours nobody named is the account's CSM; of theirs the person at the customer is the owner.
        who = str(detail.get("who") or "") or (row["owner"] or owner if side == "us" else "")
        state = "open" if not row["done_at"] else "dropped" if row["ended"] == "skipped" else "done"
        found.append(
            CarriedPromise(
                row["id"], row["text"], side, who, _day(row["due_on"]), state,
                _day(min(day for day in told if day)), max(carries, int(detail.get("carries") or 0)),
                uid=row["uid"],
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda p: (-p.carries, p.due_on or date.max, p.todo_id)))


def carried_then(db: Connection, review_id: int) -> tuple[CarriedPromise, ...]:
    """Return the promises as a review that is ready or held shows them."""
    from cs_workbench.store import reviews

    found = [
        CarriedPromise(
            row["todo_id"], row["text"], row["side"], row["owner"] or "", _day(row["due_on"]), row["state"],
            _day(row["first_on"]), row["carries"], row["outcome"] or "",
        )
        for row in reviews.promises(db, review_id)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda p: (-p.carries, p.due_on or date.max, p.todo_id)))


def stored(promise: CarriedPromise) -> dict[str, Any]:
    """Return a promise as a review keeps it."""
    return {
        "todo_id": promise.todo_id, "state": promise.state, "carries": promise.carries, "text": promise.text,
        "first_on": promise.first_on.isoformat() if promise.first_on else None, "side": promise.side,
        "owner": promise.owner or None, "outcome": promise.outcome or None,
        "due_on": promise.due_on.isoformat() if promise.due_on else None,
    }  # fmt: skip


def unclear(promises: Sequence[CarriedPromise]) -> PromisesUnclear | None:
    """Return the refusal where an open promise has no owner or day; None: all are clear."""
    bad = [p for p in promises if p.state == "open" and not p.is_clear]
    names = ", ".join(f"“{p.text}”" for p in bad)
    return PromisesUnclear(count=len(bad), names=names) if bad else None


def read_promises(bench: Workbench, uid: str, text: str) -> tuple[PastedLine, ...]:
    """Return how each line of a pasted list is read; nothing is changed."""
    from cs_workbench.services.review_rows import found_review

    with bench.store.read() as db:
        account = int(found_review(db, uid)["account_id"])
        people = _People(db, account)
    return tuple(_read(bench, people, line) for line in read_lines(text))


@dataclass(frozen=True, slots=True)
class PastePromises(Command):
    """Take over the promises of an older deck; ``value``: every `PastedLine`, those with a problem left out.

    A promise whose words are open already is changed instead of doubled.
    """

    uid: str
    text: str

    def prepare(self, bench: Workbench) -> None:
        """Look up the holidays that days may be counted by."""
        from cs_workbench.services.calendar_days import read_ahead

        read_ahead(bench, (None,))

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write a to-do for each line that can be taken over."""
        from cs_workbench.services.review_rows import found_review
        from cs_workbench.services.todos import AddTodo, RestoreTodos

        account = int(found_review(writing.db, self.uid)["account_id"])
        people = _People(writing.db, account)
        lines = tuple(_read(bench, people, line) for line in read_lines(self.text))
        good = [line for line in lines if not line.problem]
        if not good:
            first = lines[0].problem if lines else "–"
            raise PromisesNotRead(count=len(lines), first=first)
        rows: list[Mapping[str, Any]] = []
        made: list[int] = []
        for line in good:
            detail: dict[str, Any] = {}
            if line.first_on:
                detail["promised_on"] = line.first_on.isoformat()
            if line.carries:
                detail["carries"] = line.carries
            if line.side == "customer" and line.owner:
                detail["who"] = line.owner
            undo = (
                AddTodo(
                    account, _KIND_OF[line.side], line.text, line.due_on.isoformat() if line.due_on else None,
                    owner=line.owner if line.side == "us" and line.owner != people.csm else "",
                    detail=detail or None, origin=f"review:{self.uid}",
                )
                .perform(bench, writing)
                .undo
            )  # fmt: skip
            if isinstance(undo, RestoreTodos):
                rows += undo.rows
                made += undo.gone
        said = N_("done", "%n promise(s) taken over")
        changes = accounts_changed(frozenset({account}), "todo", "review")
        return Done(changes, RestoreTodos(tuple(rows), tuple(made)), said, {"n": len(good)}, lines)


@dataclass(frozen=True, slots=True)
class SetPromise(Command):
    """Say who does a promise until when; ``owner`` '' and ``due_on`` None leave what is there."""

    todo_id: int
    owner: str = ""
    due_on: str | None = None  # ISO day

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it: of theirs the name goes beside the to-do, which stays with the CSM."""
        from cs_workbench.services.records import NotThere
        from cs_workbench.services.todos import RestoreTodos
        from cs_workbench.store import todos

        known = todos.one(writing.db, self.todo_id)
        if known is None or known.kind not in SIDES:
            raise NotThere(uid=str(self.todo_id))
        before = todos.stored(writing.db, [self.todo_id])
        owner = clean(self.owner).strip()
        detail = dict(known.detail or {})
        if owner and known.kind == "promise_theirs":
            detail["who"] = owner
        elif owner:
            detail.pop("who", None)
            todos.set_column(writing.db, "owner", [self.todo_id], owner)
        todos.change(
            writing.db, self.todo_id, text=known.text, due_on=self.due_on or known.due_on, due_at=known.due_at,
            detail=detail or None,
        )  # fmt: skip
        ids = frozenset(() if known.account_id is None else (known.account_id,))
        return Done(
            accounts_changed(ids, "todo", "review") if ids else Changes({"todo": None}),
            RestoreTodos(tuple(before)), N_("done", "Promise changed"), value=known.uid,
        )  # fmt: skip


class _People:
    """Who may stand in the column 担当: our people, and those at the customer."""

    def __init__(self, db: Connection, account_id: int) -> None:
        from cs_workbench.services.people import people_of
        from cs_workbench.store.book import load_book

        everyone = load_book(db, facts=("owner",))["owner"]
        mine = load_book(db, [account_id], ("name", "owner"))
        self.csm = mine["owner"].at(0) or "" if len(mine) else ""
        self.account = mine["name"].at(0) or "" if len(mine) else ""
        self._ours = {_key(name): name for name in everyone.labels}
        self._theirs = {_key(person.name): person.name for person in people_of(db, account_id) if person.name}

    def side_of(self, name: str) -> tuple[str, str] | None:
        """Return (side, name as we know it); None: a stranger."""
        key = _key(name)
        if not key or key in map(_key, _OURS):
            return "us", self.csm
        if key in self._ours:
            return "us", self._ours[key]
        if key in map(_key, _THEIRS) or key == _key(self.account):
            return "customer", self.account
        exact = self._theirs.get(key)
        near = [known for k, known in self._theirs.items() if k.startswith(key)]
        if exact or len(near) == 1:
            return "customer", exact or near[0]
        return None


def _key(name: str) -> str:
    bare = "".join(fold(name).split())
    for suffix in _HONORIFIC:
        bare = bare.removesuffix(suffix) if len(bare) > len(suffix) else bare
    return bare


def _read(bench: Workbench, people: _People, line: PromiseLine) -> PastedLine:
    from cs_workbench.services.calendar_days import business_days
    from cs_workbench.services.todos import NoDayToCome

    text, say = clean(line.text).strip(), bench.say
    if not text:
        return PastedLine(line.number, "", problem=say("review", N_("review", "Nothing is promised here.")))
    whose = people.side_of(line.owner)
    if whose is None:
        told = N_("review", "{name} is neither a colleague nor known at {account}.")
        problem = say("review", told, name=line.owner, account=people.account)
        return PastedLine(line.number, text, owner=line.owner, problem=problem)
    first: date | None = None
    try:
        first = _first_day(bench, line.first) if line.first else None
        # A day without its year is the first one after the promise was made.
        due = (
            typed_day(line.due, first or bench.today, business_days(bench), ahead=True) if line.due else None
        )
        wrong = line.due if line.due and due is None else ""
    except NoDayToCome:
        due, wrong = None, line.first
    if wrong:
        problem = say("review", N_("review", "“{text}” is not a day that can stand there."), text=wrong)
        return PastedLine(line.number, text, *whose, problem=problem)
    return PastedLine(line.number, text, *whose, due, first, line.carries)


def _first_day(bench: Workbench, typed: str) -> date:
    """Return the day on which something was promised: one gone by, the last of its name.

    Raises:
        NoDayToCome: it names none, or one to come.
    """
    from cs_workbench.services.quick_entry import written_day
    from cs_workbench.services.todos import NoDayToCome

    found: date | None = written_day(bench, typed, ahead=False)
    if found is not None and found > bench.today:
        found = typed_day(
            typed, bench.today - timedelta(days=HALF_YEAR)
        )  # without its year: the nearest to then
    if found is None or found > bench.today:
        raise NoDayToCome(text=typed.strip())
    return found


def text_of(path: Path) -> str:
    """Return a list of promises from a text file, in UTF-8 or Shift_JIS.

    Raises:
        PromisesUnreadable: it is none.
    """
    try:
        content = path.read_bytes()[: LARGEST_LIST + 1]
    except OSError as error:
        raise PromisesUnreadable(path=path) from error
    for charset in ("utf-8-sig", "cp932"):
        with suppress(UnicodeDecodeError):
            text = content.decode(charset)
            if len(content) <= LARGEST_LIST and "\0" not in text:
                return text
    raise PromisesUnreadable(path=path)


def promise_ids(bench: Workbench, uids: Sequence[str]) -> tuple[int, ...]:
    """Return the ids of promises named by their uid or its end."""
    from cs_workbench.services.todos import todo_ids

    return todo_ids(bench, uids)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
