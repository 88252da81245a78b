"""Scorecards as a person keeps them: which are in force, and their versions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.scorecard import Scorecard, parse_scorecard, scorecard_messages, scorecard_text
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.resources import resource
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

CARD_KIND: Final = "scorecard"
DEFAULT_CARD: Final = "generic_b2b"
#: A setting: ``ID@VERSION`` of the cards in force, in the order in which accounts are asked; the last is for all.
IN_FORCE: Final = "health_in_force"
LARGEST: Final = 1_000_000  # bytes of a card's file
ALL_SCORED: Final = {"definition": None, "account": None}


class NoSuchScorecard(WorkbenchError):
    """A scorecard that is not there."""

    template = N_("errors", "There is no scorecard {card}. Nothing was changed. Choose: {choices}.")
    code = "CSW-1421"


class ScorecardRefused(WorkbenchError):
    """A scorecard with mistakes."""

    template = N_(
        "errors",
        "The scorecard {card} is not taken, for {count} reason(s). The scorecard in force stays. Correct it; "
        "'health validate' names all. The first: {first}",
    )
    code = "CSW-1422"


class ScorecardFileUnreadable(WorkbenchError):
    """A file that is no text of a scorecard."""

    template = N_(
        "errors",
        "{path} cannot be read as the text of a scorecard. Nothing was changed. 'health export' prints one.",
    )
    code = "CSW-1423"


class LastScorecard(WorkbenchError):
    """The scorecard of every account that has no other."""

    template = N_(
        "errors",
        "The scorecard {card} is for every account that no other one is for. It stays. Put another in its place with "
        "'health use'.",
    )
    code = "CSW-1424"


@dataclass(frozen=True, slots=True)
class CardRow:
    """A scorecard. ``place``: from 1 in the order in which accounts are asked, 0 where it is not in force."""

    card: Scorecard
    is_built_in: bool
    place: int


def built_in() -> tuple[Scorecard, ...]:
    """Return the scorecards that come with the program, by id."""
    folder = resource("scorecards")
    return tuple(parse_scorecard(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml")))


def current_cards(db: Connection) -> tuple[Scorecard, ...]:
    """Return the scorecards in force, in the order in which accounts are asked; the last one is for all."""
    from cs_workbench.store import definitions, settings

    found = []
    for name in settings.get(db, IN_FORCE, None) or ():
        card_id, _, version = name.rpartition("@")
        row = definitions.version_of(db, CARD_KIND, card_id, int(version))
        if row is not None:
            found.append(replace(parse_scorecard(row.text), version=row.version))
    if found and not found[-1].applies_when:
        return tuple(found)
    row = definitions.latest(db, CARD_KIND, DEFAULT_CARD)
    text = row.text if row else resource("scorecards", f"{DEFAULT_CARD}.toml").read_text(encoding="utf-8")
    return (*found, parse_scorecard(text))


def cards(bench: Workbench) -> list[CardRow]:
    """Return those in force in their order, then the others that came with the program or were published."""
    from cs_workbench.store import definitions

    own = {card.id for card in built_in()}
    with bench.store.read() as db:
        now = current_cards(db)
        others = [parse_scorecard(row.text) for row in definitions.current(db, CARD_KIND)]
    rows = [CardRow(card, card.id in own, place) for place, card in enumerate(now, 1)]
    known = {card.id for card in now}
    rest = {card.id: card for card in (*built_in(), *others) if card.id not in known}
    return [*rows, *(CardRow(card, card.id in own, 0) for card in rest.values())]


def versions(bench: Workbench) -> list[tuple[Scorecard, str, bool]]:
    """Return (card, moment of publishing, whether it is in force) of every published version, newest first."""
    from cs_workbench.store import definitions

    with bench.store.read() as db:
        now = {(card.id, card.version) for card in current_cards(db)}
        rows = definitions.versions(db, CARD_KIND)
    return [
        (
            replace(parse_scorecard(row.text), version=row.version),
            row.published_at or "",
            (row.id, row.version) in now,
        )
        for row in rows
    ]


def card_of(bench: Workbench, name: str | None) -> Scorecard:
    """Return the card that ``name`` means: None the one for all; an id, ``ID@VERSION``, or a file.

    Raises:
        NoSuchScorecard: it means none.
        ScorecardFileUnreadable, UnreadableDefinition: a file that is no scorecard.
    """
    from cs_workbench.store import definitions

    with bench.store.read() as db:
        now = current_cards(db)
        if name is None:
            return now[-1]
        card_id, _, number = name.rpartition("@")
        row = definitions.version_of(db, CARD_KIND, card_id, int(number)) if number.isdecimal() else None
        row = row or definitions.latest(db, CARD_KIND, name)
        published = [row.id for row in definitions.current(db, CARD_KIND)]
    if row is not None:
        return replace(parse_scorecard(row.text), version=row.version)
    known = {card.id: card for card in built_in()}
    if name in known:
        return known[name]
    if not name.endswith(".toml") and not Path(name).is_file():
        raise NoSuchScorecard(card=name, choices=", ".join(dict.fromkeys([*known, *published])))
    return parse_scorecard(read_file(Path(name)))


def read_file(path: Path) -> str:
    """Return the text of a card's file.

    Raises:
        ScorecardFileUnreadable: it cannot be read, is no text, or far too long for one.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise ScorecardFileUnreadable(path=path)
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScorecardFileUnreadable(path=path) from error


def exported(card: Scorecard) -> str:
    """Return a card as text, without number and day of publishing."""
    return scorecard_text(replace(card, version=1, published_at=""))


def checked(bench: Workbench, text: str) -> Scorecard:
    """Return the card of ``text``.

    Raises:
        UnreadableDefinition: it is no card.
        ScorecardRefused: it has mistakes.
    """
    card = parse_scorecard(text)
    wrong = scorecard_messages(card)
    if wrong:
        raise ScorecardRefused(card=card.id, count=len(wrong), first=wrong[0].say(bench.catalogue))
    return card


def name_of(bench: Workbench, card: Scorecard) -> str:
    """Return what people call it."""
    return card.ja if bench.catalogue.language == "ja" else card.en


def cards_with(now: tuple[Scorecard, ...], card: Scorecard) -> tuple[Scorecard, ...]:
    """Return the cards in force with ``card`` among them: in its old place, or before the last, or as the last."""
    *some, last = now
    if not card.applies_when:
        return (*(one for one in some if one.id != card.id), card)
    if card.id in {one.id for one in some}:
        return (*(card if one.id == card.id else one for one in some), last)
    return (*some, card, last)


@dataclass(frozen=True, slots=True)
class UseScorecard(Command):
    """Put a card in force, given as text, as a new version: for all accounts, or those its condition means."""

    text: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; every account is scored anew."""
        from cs_workbench.store import definitions

        db = writing.db
        card = checked(bench, self.text)
        before = _kept(db)
        now = _published(bench, db)
        version = definitions.put(db, CARD_KIND, card.id, exported(card), at=iso(bench.clock.now()))
        _keep(db, cards_with(now, replace(card, version=version)))
        undo = ScorecardsBack(before, card.id, version)
        said = N_("done", "Scorecard {name} is in force")
        return Done(Changes(ALL_SCORED), undo, said, {"name": name_of(bench, card)})


@dataclass(frozen=True, slots=True)
class DropScorecard(Command):
    """Take a card for some accounts out of force; its versions stay.

    Raises (when performed):
        NoSuchScorecard: it is not in force.
        LastScorecard: it is the one for all others.
    """

    card_id: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Take it out; its accounts are scored by the next card that is for them."""
        before, now = _kept(writing.db), current_cards(writing.db)
        gone = next((card for card in now if card.id == self.card_id), None)
        if gone is None:
            raise NoSuchScorecard(card=self.card_id, choices=", ".join(card.id for card in now))
        if gone is now[-1]:
            raise LastScorecard(card=self.card_id)
        _keep(writing.db, tuple(card for card in _published(bench, writing.db) if card.id != self.card_id))
        said = N_("done", "Scorecard {name} is no longer in force")
        return Done(Changes(ALL_SCORED), ScorecardsBack(before), said, {"name": name_of(bench, gone)})


@dataclass(frozen=True, slots=True)
class OrderScorecard(Command):
    """Ask a card for some accounts before another one; of several that mean an account the first counts.

    ``before``: the id of a card in force; of the one for all: behind every other, since that one is always last.

    Raises (when performed):
        NoSuchScorecard: one of them is not in force.
        LastScorecard: the one for all cannot be asked earlier.
    """

    card_id: str
    before: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Change the order; every account is scored anew."""
        before, now = _kept(writing.db), current_cards(writing.db)
        by_id = {card.id: card for card in now}
        for name in (self.card_id, self.before):
            if name not in by_id:
                raise NoSuchScorecard(card=name, choices=", ".join(by_id))
        moved = by_id[self.card_id]
        if moved is now[-1]:
            raise LastScorecard(card=self.card_id)
        if self.card_id == self.before:
            return Done(Changes(), None)
        rest = [card for card in _published(bench, writing.db) if card.id != self.card_id]
        place = [card.id for card in rest].index(self.before)
        _keep(writing.db, (*rest[:place], moved, *rest[place:]))
        said = N_("done", "Scorecard {name} is asked as number {place}")
        params = {"name": name_of(bench, moved), "place": place + 1}
        return Done(Changes(ALL_SCORED), ScorecardsBack(before), said, params)


@dataclass(frozen=True, slots=True)
class ScorecardsBack(Command):
    """Put back which cards were in force (None: none was ever chosen); a version published since goes."""

    before: tuple[str, ...] | None
    card_id: str = ""
    version: int = 0

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Put back what was."""
        from cs_workbench.store import definitions, settings

        if self.card_id:
            definitions.remove_version(writing.db, CARD_KIND, self.card_id, self.version)
        settings.put(writing.db, IN_FORCE, None if self.before is None else list(self.before))
        card = current_cards(writing.db)[-1]
        said = N_("done", "Scorecard {name} is in force")
        return Done(Changes(ALL_SCORED), None, said, {"name": name_of(bench, card)})


def _kept(db: Connection) -> tuple[str, ...] | None:
    from cs_workbench.store import settings

    kept: Any = settings.get(db, IN_FORCE, None)
    return None if kept is None else tuple(kept)


def _published(bench: Workbench, db: Connection) -> tuple[Scorecard, ...]:
    """Return the cards in force, one that only came with the program published as it stands."""
    from cs_workbench.store import definitions

    found = []
    for card in current_cards(db):
        if definitions.version_of(db, CARD_KIND, card.id, card.version) is None:
            version = definitions.put(db, CARD_KIND, card.id, exported(card), at=iso(bench.clock.now()))
            card = replace(card, version=version)  # noqa: PLW2901
        found.append(card)
    return tuple(found)


def _keep(db: Connection, now: tuple[Scorecard, ...]) -> None:
    from cs_workbench.store import settings

    settings.put(db, IN_FORCE, [f"{card.id}@{card.version}" for card in now])
