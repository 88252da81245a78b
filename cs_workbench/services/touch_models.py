"""Touch models as a person keeps them: drafts, versions, and which one is in force."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.domain.axis_bands import Borders, borders_from
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.tier_moves import NO_TIER, settled
from cs_workbench.domain.touch_model import TouchModel, parse_touch_model, touch_model_text
from cs_workbench.domain.touch_model_checks import touch_model_messages
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.tiering import (
    IN_FORCE,
    MODEL_KIND,
    InForce,
    current_model,
    in_force,
    presets,
)

if TYPE_CHECKING:
    from cs_workbench.domain.messages import Message
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

DRAFT: Final = "touch_draft"
#: The borders of a version, under ``<model>.<version>``; each tier review makes another edition.
BORDERS: Final = "touch_borders"
LARGEST: Final = 1_000_000  # bytes of a model's file
ALL_MOVED: Final[Mapping[str, None]] = {"definition": None, "account": None}


class NoSuchTouchModel(WorkbenchError):
    """A touch model that is not there."""

    template = N_("errors", "There is no touch model {model}. Nothing was changed. Choose: {choices}.")
    code = "CSW-1462"


class TouchModelRefused(WorkbenchError):
    """A touch model with mistakes."""

    template = N_(
        "errors",
        "The touch model {model} is not taken, for {count} reason(s). The model in force stays. Correct it; "
        "'touch validate' names all. The first: {first}",
    )
    code = "CSW-1463"


class TouchModelFileUnreadable(WorkbenchError):
    """A file that is no text of a touch model."""

    template = N_(
        "errors",
        "{path} cannot be read as the text of a touch model. Nothing was changed. 'touch export' prints one.",
    )
    code = "CSW-1464"


class NothingPublished(WorkbenchError):
    """There is no published version to go back to, or to review."""

    template = N_(
        "errors",
        "No earlier touch model was published. Nothing was changed. 'touch publish' puts one in force.",
    )
    code = "CSW-1465"


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A touch model that can be put in force. ``origin``: 'preset' or 'draft'."""

    model: TouchModel
    origin: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version that was published."""

    model_id: str
    version: int
    ja: str
    en: str
    published_at: str
    in_force: bool


def models(bench: Workbench) -> list[ModelRow]:
    """Return the presets, then one's drafts."""
    from cs_workbench.store import definitions

    with bench.store.read() as db:
        drafts = [parse_touch_model(row.text) for row in definitions.current(db, DRAFT)]
    return [*(ModelRow(m, "preset") for m in presets()), *(ModelRow(m, "draft") for m in drafts)]


def versions(bench: Workbench) -> list[VersionRow]:
    """Return the published versions, newest first."""
    from cs_workbench.store import definitions

    with bench.store.read() as db:
        now = current_model(db)
        rows = [(row, parse_touch_model(row.text)) for row in definitions.versions(db, MODEL_KIND)]
    return [
        VersionRow(
            row.id,
            row.version,
            m.ja,
            m.en,
            row.published_at or "",
            (row.id, row.version) == (now.id, now.version),
        )
        for row, m in rows
    ]


def model_of(bench: Workbench, name: str | None) -> TouchModel:
    """Return the model that ``name`` means: None in force; a draft, a preset, ``ID@VERSION``, or a file.

    Raises:
        NoSuchTouchModel: it means none.
        TouchModelFileUnreadable, UnreadableDefinition: a file that is no touch model.
    """
    from cs_workbench.store import definitions

    with bench.store.read() as db:
        if name is None:
            return current_model(db)
        found = definitions.latest(db, DRAFT, name)
        model_id, _, number = name.rpartition("@")
        if found is None and number.isdecimal():
            found = definitions.version_of(db, MODEL_KIND, model_id, int(number))
        drafts = [row.id for row in definitions.current(db, DRAFT)]
    built_in = {model.id: model for model in presets()}
    if found is not None:
        return replace(parse_touch_model(found.text), version=found.version)
    if name in built_in:
        return built_in[name]
    if not name.endswith(".toml") and not Path(name).is_file():
        raise NoSuchTouchModel(model=name, choices=", ".join([*built_in, *drafts]))
    return parse_touch_model(read_file(Path(name)))


def read_file(path: Path) -> str:
    """Return the text of a model's file.

    Raises:
        TouchModelFileUnreadable: it cannot be read, is no text, or far too long for one.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise TouchModelFileUnreadable(path=path)
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TouchModelFileUnreadable(path=path) from error


def version_meant(bench: Workbench, name: str | None) -> UseVersion:
    """Return the command that goes back to ``ID@VERSION``; None: to the one published before that in force.

    Raises:
        NothingPublished: there is none.
        NoSuchTouchModel: ``name`` is no ``ID@VERSION``.
    """
    if name is not None:
        model_id, _, number = name.rpartition("@")
        if not number.isdecimal():
            known = [f"{row.model_id}@{row.version}" for row in versions(bench)]
            raise NoSuchTouchModel(model=name, choices=", ".join(known) or "–")
        return UseVersion(model_id, int(number))
    rows = versions(bench)
    now = next((at for at, row in enumerate(rows) if row.in_force), len(rows))
    if now + 1 >= len(rows):
        raise NothingPublished
    return UseVersion(rows[now + 1].model_id, rows[now + 1].version)


def exported(model: TouchModel) -> str:
    """Return a model as the text that `SaveDraft` and ``touch import`` read; without number and day of publishing."""
    return touch_model_text(replace(model, version=1, published_at=""))


def checked(bench: Workbench, text: str, *, accepted: bool) -> TouchModel:
    """Return the model of ``text``.

    Raises:
        TouchModelRefused: it has mistakes, or unless ``accepted`` cells without a tier, idle or contradicting rules.
    """
    model = parse_touch_model(text)
    wrong: list[Message] = [m for m in touch_model_messages(model) if m.blocks or not accepted]
    if wrong:
        raise TouchModelRefused(model=model.id, count=len(wrong), first=wrong[0].say(bench.catalogue))
    return model


def name_of(bench: Workbench, model: TouchModel) -> str:
    """Return what people call it."""
    return model.ja if bench.catalogue.language == "ja" else model.en


@dataclass(frozen=True, slots=True)
class PublishModel(Command):
    """Put a touch model in force, given as text.

    Attributes:
        accepted: although warnings stand.
        keeps: as between two reviews: borders of axes that stay as they were stay in money, and no tier goes down.
    """

    text: str
    accepted: bool = True
    keeps: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it as a new version, freeze its borders in money, place every account anew."""
        from cs_workbench.store import definitions, tier_changes

        db = writing.db
        model = checked(bench, self.text, accepted=self.accepted)
        before, line = in_force(db), tier_changes.last_id(db)
        held = _held_and_borders(bench, db, model) if self.keeps else None
        version = definitions.put(db, MODEL_KIND, model.id, exported(model), at=iso(bench.clock.now()))
        now = freeze(bench, db, model.id, version, None if held is None else held[1])
        if held is not None:
            _hold(bench, db, now, held[0])
        undo = BackInForce(None if before is None else before.as_json(), line, model.id, version, drop=True)
        said = N_("done", "Touch model {name} is in force")
        return Done(Changes(ALL_MOVED), undo, said, {"name": name_of(bench, model)})


@dataclass(frozen=True, slots=True)
class UseVersion(Command):
    """Go back to a version that was published before, with the borders and tiers it had."""

    model_id: str
    version: int

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Put it in force again; what differs is logged."""
        from cs_workbench.store import definitions, tier_changes

        db = writing.db
        found = definitions.version_of(db, MODEL_KIND, self.model_id, self.version)
        if found is None:
            known = [f"{row.id}@{row.version}" for row in definitions.versions(db, MODEL_KIND)]
            raise NoSuchTouchModel(model=f"{self.model_id}@{self.version}", choices=", ".join(known) or "–")
        before, line = in_force(db), tier_changes.last_id(db)
        frozen = definitions.latest(db, BORDERS, f"{self.model_id}.{self.version}")
        if frozen is None:  # published by an older version of the program
            freeze(bench, db, self.model_id, self.version)
        else:
            borders = borders_from(json.loads(frozen.text))
            today = bench.today.isoformat()
            _put(db, InForce(self.model_id, self.version, frozen.version, today, borders))
            tier_changes.put_back(db, self.model_id, self.version, today)
        undo = BackInForce(None if before is None else before.as_json(), line, self.model_id, self.version)
        said = N_("done", "Touch model {name}, version {version}, is in force again")
        name = name_of(bench, parse_touch_model(found.text))
        return Done(Changes(ALL_MOVED), undo, said, {"name": name, "version": self.version})


@dataclass(frozen=True, slots=True)
class BackInForce(Command):
    """Take back that a version was put in force, or reviewed: as if it had not been.

    Attributes:
        before: what was in force (`InForce.as_json`), None nothing published.
        line: the log's newest line then; what ``model_id`` ``version`` wrote later goes.
        drop: the version itself goes, too.
    """

    before: Mapping[str, Any] | None
    line: int
    model_id: str
    version: int
    drop: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Put back what was."""
        from cs_workbench.store import definitions, settings, tier_changes

        tier_changes.remove_after(writing.db, self.line, self.model_id, self.version)
        if self.drop:
            definitions.remove_version(writing.db, MODEL_KIND, self.model_id, self.version)
            definitions.remove(writing.db, BORDERS, f"{self.model_id}.{self.version}")
        elif self.before and (self.before["model"], self.before["version"]) == (self.model_id, self.version):
            reviewed = self.before["edition"] + 1
            definitions.remove_version(writing.db, BORDERS, f"{self.model_id}.{self.version}", reviewed)
        settings.put(writing.db, IN_FORCE, None if self.before is None else dict(self.before))
        model = current_model(writing.db)
        said = N_("done", "Touch model {name} is in force")
        return Done(Changes(ALL_MOVED), None, said, {"name": name_of(bench, model)})


@dataclass(frozen=True, slots=True)
class SaveDraft(Command):
    """Keep a touch model, given as text, without putting it in force; one of the same id is replaced."""

    text: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check and write it."""
        from cs_workbench.store import definitions

        model = checked(bench, self.text, accepted=True)
        before = definitions.latest(writing.db, DRAFT, model.id)
        definitions.put(writing.db, DRAFT, model.id, exported(model), at=iso(bench.clock.now()))
        undo: Command = RemoveDraft(model.id) if before is None else SaveDraft(before.text)
        said = N_("done", "Draft of touch model {name} saved")
        return Done(Changes({"touch_draft": None}), undo, said, {"name": name_of(bench, model)})


@dataclass(frozen=True, slots=True)
class RemoveDraft(Command):
    """Take a draft away; what was published of it stays."""

    model_id: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Remove it; the undo carries its text."""
        from cs_workbench.store import definitions

        if definitions.latest(writing.db, DRAFT, self.model_id) is None:
            own = [row.id for row in definitions.current(writing.db, DRAFT)]
            raise NoSuchTouchModel(model=self.model_id, choices=", ".join(own) or "–")
        gone = definitions.remove(writing.db, DRAFT, self.model_id)
        said = N_("done", "Draft of touch model {name} removed")
        name = name_of(bench, parse_touch_model(gone.text))
        return Done(Changes({"touch_draft": None}), SaveDraft(gone.text), said, {"name": name})


def freeze(
    bench: Workbench, db: Connection, model_id: str, version: int, kept: Borders | None = None
) -> InForce:
    """Put a version in force with the borders of today's book, or those ``kept`` of axes that stay; return it."""
    from cs_workbench.services.standing import data_day, place_accounts
    from cs_workbench.store import definitions

    now = InForce(model_id, version, 0, bench.today.isoformat(), kept)
    _put(db, now)
    borders = place_accounts(db, bench.today, data_day(db, bench.today)).context.borders
    text = json.dumps(borders.as_json())
    edition = definitions.put(db, BORDERS, f"{model_id}.{version}", text, at=iso(bench.clock.now()))
    now = replace(now, edition=edition, borders=borders)
    _put(db, now)
    return now


def kept_borders(before: TouchModel, after: TouchModel, borders: Borders) -> Borders:
    """Return the borders of the axes that both models share unchanged."""
    same = {axis.id for axis in after.axes if axis in before.axes}
    return Borders({axis: of for axis, of in borders.by_axis.items() if axis in same})


def _held_and_borders(bench: Workbench, db: Connection, model: TouchModel) -> tuple[dict[int, int], Borders]:
    """Return account -> code of the tier in force, and the borders in force that ``model`` keeps."""
    from cs_workbench.services.standing import data_day, place_accounts

    placed = place_accounts(db, bench.today, data_day(db, bench.today))
    held = dict(zip(placed.book.account_id.tolist(), placed.placements.computed.tolist(), strict=True))
    return held, kept_borders(placed.placements.model, model, placed.context.borders)


def _hold(bench: Workbench, db: Connection, now: InForce, held: Mapping[int, int]) -> None:
    """Log under the new version the tiers that may go down only at a review."""
    from cs_workbench.services.standing import data_day, place_accounts
    from cs_workbench.store import tier_changes

    placed = place_accounts(db, bench.today, data_day(db, bench.today))
    fresh, accounts = placed.placements.computed, placed.book.account_id.tolist()
    before = np.array([held.get(account, NO_TIER) for account in accounts], dtype=np.int8)
    waits = np.flatnonzero(settled(placed.placements.model, fresh, before) != fresh)
    rules = placed.placements.rule_texts()
    tier_changes.add(
        db,
        [
            tier_changes.TierChange(
                accounts[row], now.model_id, now.version, "published", bench.today.isoformat(),
                TIERS[before[row]], TIERS[before[row]], str(rules[row]), "[]",
            )
            for row in waits.tolist()
        ],
    )  # fmt: skip


def _put(db: Connection, now: InForce) -> None:
    from cs_workbench.store import settings

    settings.put(db, IN_FORCE, now.as_json())
