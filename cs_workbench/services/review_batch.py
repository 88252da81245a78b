"""Reviews of many accounts: each is made or found again, built and looked through; one that fails stops no other."""

from __future__ import annotations

import logging
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.progress import Cancelled, Tracker
from cs_workbench.kernel.text import clean, safe_name

if TYPE_CHECKING:
    from cs_workbench.services.review_files import Paint
    from cs_workbench.services.review_guard import Guard
    from cs_workbench.services.reviews import ReviewRow
    from cs_workbench.services.workbench import Workbench

log = logging.getLogger(__name__)

#: How long an account's name may be in a file's name: Japanese takes three bytes a letter, a name has 255.
NAME: Final = 40
BY_TIER: Final = "tier"
TAIL: Final = 8  # letters of an account's uid that tell two of one name apart
State = Literal["written", "unchanged", "refused", "left"]


class NoFolder(WorkbenchError):
    """The folder to write into cannot be made, or not be looked into."""

    template = N_(
        "errors",
        "The folder {path} cannot be made or read: {why}. No review was built. Choose another folder.",
    )
    code = "CSW-2119"


class NobodyToReview(WorkbenchError):
    """A batch of no account."""

    template = N_(
        "errors",
        "No account matches, so there is no review to build. Nothing was written. Name a view, an owner or accounts.",
    )
    code = "CSW-2120"


class OurMistake(WorkbenchError):
    """Something nobody expected, of one account of a batch."""

    template = N_(
        "errors",
        "The review of {account} could not be built because of a mistake of ours, {why}; the log says more. The other "
        "reviews are not affected. Please report it.",
    )
    code = "CSW-2121"


@dataclass(frozen=True, slots=True)
class Order:
    """What is built of each account.

    Attributes:
        kind: of `review_rows.KINDS`, or `BY_TIER`: as each account's touch tier asks for.
        from_on, to_on: the period, both days included.
        language: 'ja', 'en' or '' the one in use.
        ending: of the files, such as '.pptx'.
        paint: what makes a PDF (`review_files.Paint`); None: none can be made.
    """

    folder: Path
    from_on: date
    to_on: date
    kind: str = "qbr"
    language: str = ""
    template: Path | None = None
    ending: str = ".pptx"
    paint: Paint | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What became of an account. ``why``: the sentence of what was refused; ``slides``: of what was built, else 0.

    ``state``: 'unchanged' the file that was there is the same; 'left' the batch was cancelled before.
    """

    account_uid: str
    account: str
    state: State
    review: str = ""
    is_new: bool = False
    file: Path | None = None
    slides: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of each account, in the order asked for."""

    lines: tuple[Line, ...]

    def count(self, state: State) -> int:
        """Return how many came out so."""
        return sum(line.state == state for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Customer:
    """An account and where its review goes."""

    id: int
    uid: str
    name: str
    kind: str
    file: Path


def account_uids(bench: Workbench, accounts: Sequence[int]) -> list[str]:
    """Return what accounts are called outside this process, for a child that builds their reviews."""
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, accounts, ("uid",))
    return [str(uid) for uid in book["uid"].values]


def batch(bench: Workbench, accounts: Sequence[int], order: Order, tracker: Tracker) -> Batch:
    """Build the review of each account into the folder; a review of the kind and period that is there is taken.

    Cancelled, it ends after the review in hand; killed, it leaves whole files only, and goes on when run again.

    Raises:
        NobodyToReview: there is no account.
        NoSuchAccount: one of them is not there.
        NoFolder: the folder cannot be made or read.
        BackwardPeriod, WrongValue: the order makes no sense; nothing was written.
        Busy: another batch writes reviews of this profile.
    """
    from cs_workbench.services.review_guard import Guard

    if not accounts:
        raise NobodyToReview
    _check(order)
    try:
        order.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoFolder(path=order.folder, why=error.strerror or type(error).__name__) from error
    what = bench.say("review", N_("review", "Building business reviews"))
    with bench.store.job_lock("review", "batch").held(what):
        customers, known, guard = _customers(bench, order, accounts), _known(bench, order), Guard(bench)
        _sweep(order.folder, frozenset(customer.file.name for customer in customers))
        lines: list[Line] = []
        for number, customer in enumerate(customers):
            try:
                tracker.step(what, number, len(customers))
            except Cancelled:
                return Batch((*lines, *(Line(one.uid, one.name, "left") for one in customers[number:])))
            lines.append(_line(bench, customer, order, known.get((customer.id, customer.kind)), guard))
    _told(tracker, what, len(customers))
    return Batch(tuple(lines))


def _told(tracker: Tracker, what: str, count: int) -> None:
    """Report the end; who cancels now is too late, for all of it is there."""
    try:
        tracker.step(what, count, count)
    except Cancelled:
        return


def _check(order: Order) -> None:
    from cs_workbench.services.export import UnknownEnding
    from cs_workbench.services.records import WrongValue
    from cs_workbench.services.review_files import SLIDES, OnlySlidesHaveATemplate, makers
    from cs_workbench.services.reviews import KINDS, BackwardPeriod

    if order.kind not in (*KINDS, BY_TIER):
        raise WrongValue(field="kind", value=order.kind, choices=", ".join((*KINDS, BY_TIER)))
    if order.from_on > order.to_on:
        raise BackwardPeriod(first=order.from_on, last=order.to_on)
    known = makers(order.template, order.paint)
    if order.ending not in known:
        raise UnknownEnding(path=order.ending, endings=", ".join(known))
    if order.template is not None and order.ending != SLIDES:
        raise OnlySlidesHaveATemplate(path=order.ending)


def _line(bench: Workbench, customer: _Customer, order: Order, known: ReviewRow | None, guard: Guard) -> Line:
    """Build one review and say what became of it."""
    from cs_workbench.services.review_files import build

    uid = known.uid if known else ""
    refusal: WorkbenchError
    try:
        uid = uid or _new(bench, customer, order)
        before = _print(customer.file)
        deck = build(bench, uid, customer.file, order.template, order.paint, guard=guard)
        state: State = "unchanged" if before is not None and _print(customer.file) == before else "written"
        slides = len(deck.slides)
        return Line(customer.uid, customer.name, state, uid, known is None, customer.file, slides)
    except WorkbenchError as error:
        refusal = error
    except Exception as bug:
        log.exception("a review of a batch")
        refusal = OurMistake(account=customer.name, why=type(bug).__name__)
    is_new = known is None and bool(uid)
    return Line(customer.uid, customer.name, "refused", uid, is_new, why=refusal.explain(bench.catalogue))


def _new(bench: Workbench, customer: _Customer, order: Order) -> str:
    from cs_workbench.services.commands import do
    from cs_workbench.services.reviews import NewReview

    period = (order.from_on.isoformat(), order.to_on.isoformat())
    return str(do(bench, NewReview(customer.id, customer.kind, *period, order.language)).value)


def _known(bench: Workbench, order: Order) -> dict[tuple[int, str], ReviewRow]:
    """Return account and kind -> its review of the period, the newest; one in the language asked for."""
    from cs_workbench.services.reviews import reviews

    found: dict[tuple[int, str], ReviewRow] = {}
    for row in sorted(reviews(bench), key=lambda row: row.uid):
        is_it = (row.from_on, row.to_on) == (order.from_on, order.to_on)
        if is_it and order.language in ("", row.language):
            found[row.account_id, row.kind] = row
    return found


def _customers(bench: Workbench, order: Order, accounts: Sequence[int]) -> list[_Customer]:
    """Return the accounts, each with a file that no other account of the book can have."""
    from cs_workbench.services.account import NoSuchAccount
    from cs_workbench.services.review_due import KIND_OF_TIER, USUAL_KIND
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, None, ("name", "tier"))
    row_of = {int(account): row for row, account in enumerate(book.account_id)}
    short = [safe_name(clean(book["name"].at(row) or "")[:NAME].strip()) for row in range(len(book))]
    same = Counter(_as_a_disk_sees_it(name) for name in short)
    found = []
    for account in dict.fromkeys(accounts):
        if account not in row_of:
            raise NoSuchAccount(count=0, text=account)
        row = row_of[account]
        uid, name = book["uid"].at(row) or "", book["name"].at(row) or ""
        has_twin = same[_as_a_disk_sees_it(short[row])] > 1
        kind = order.kind
        if kind == BY_TIER:
            kind = KIND_OF_TIER.get(book["tier"].at(row) or "", USUAL_KIND)
        period = f"{kind} {order.from_on}_{order.to_on}"
        stem = " ".join((short[row], *([uid[-TAIL:]] if has_twin else ()), period))
        found.append(_Customer(account, uid, name, kind, order.folder / f"{stem}{order.ending}"))
    return found


def _as_a_disk_sees_it(name: str) -> str:
    """Return a name as the least exact disk tells names apart: macOS and Windows take Acme and ACME for one."""
    return unicodedata.normalize("NFC", name).casefold()


def _sweep(folder: Path, names: Collection[str]) -> None:
    """Take away what a killed run left half written of these files: only this batch writes them, under its lock."""
    try:
        for path in folder.iterdir():
            written = path.name.removeprefix(".").rsplit(".", 2)
            if path.name.startswith(".") and written[0] in names and written[-1] == "part":
                with suppress(OSError):  # another program looks at it: the next run takes it
                    path.unlink()
    except OSError as error:
        raise NoFolder(path=folder, why=error.strerror or type(error).__name__) from error


def _print(file: Path) -> tuple[Any, ...] | None:
    """Return what changes when a file is replaced; None: it is not there."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
