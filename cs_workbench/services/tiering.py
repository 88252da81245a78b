"""The touch model in force, and what a person sets in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.axis_bands import Borders, borders_from
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.touch_model import TouchModel, parse_touch_model
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.resources import resource
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

DEFAULT_MODEL: Final = "ltv_pyramid"
MODEL_KIND: Final = "touch_model"
#: A setting's key.
IN_FORCE: Final = "touch_in_force"
LONGEST_OVERRIDE_DAYS: Final = 180


class OverrideWithoutReason(WorkbenchError):
    """An override needs a reason and a last day."""

    template = N_(
        "errors",
        "A tier set by hand needs a reason and a last day within {days} days. Nothing was changed. Add both.",
    )
    code = "CSW-1450"


def preset_text(model_id: str) -> str:
    """Return the text of a touch model that comes with the program."""
    return resource("touch_models", f"{model_id}.toml").read_text(encoding="utf-8")


def presets() -> tuple[TouchModel, ...]:
    """Return the touch models that come with the program, by id."""
    folder = resource("touch_models")
    return tuple(parse_touch_model(preset_text(path.stem)) for path in sorted(folder.glob("*.toml")))


@dataclass(frozen=True, slots=True)
class InForce:
    """The published touch model: one version of one model, with its borders frozen since a day (ISO).

    ``edition``: the number of these borders; a tier review makes the next one.
    """

    model_id: str
    version: int
    edition: int
    since: str
    borders: Borders | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it was in force on ``day``."""
        return self.since <= day.isoformat()

    def as_json(self) -> dict[str, Any]:
        """Return it as the database keeps it."""
        borders = None if self.borders is None else self.borders.as_json()
        return {
            "model": self.model_id, "version": self.version, "edition": self.edition, "since": self.since,
            "borders": borders,
        }  # fmt: skip


def in_force_from(values: Mapping[str, Any]) -> InForce:
    """Return what `InForce.as_json` wrote."""
    borders = None if values["borders"] is None else borders_from(values["borders"])
    return InForce(values["model"], values["version"], values["edition"], values["since"], borders)


def in_force(db: Connection) -> InForce | None:
    """Return which touch model was published; None before one was, or by an older version of the program."""
    from cs_workbench.store import settings

    kept = settings.get(db, IN_FORCE, None)
    return None if kept is None else in_force_from(kept)


def current_model(db: Connection) -> TouchModel:
    """Return the touch model in force; the LTV pyramid before one was published."""
    from cs_workbench.store import definitions

    published = in_force(db)
    if published is not None:
        row = definitions.version_of(db, MODEL_KIND, published.model_id, published.version)
    else:
        rows = definitions.current(db, MODEL_KIND)
        row = max(rows, key=lambda row: row.published_at or "", default=None)
    if row is None:
        return parse_touch_model(preset_text(DEFAULT_MODEL))
    return replace(parse_touch_model(row.text), version=row.version, published_at=row.published_at or "")


@dataclass(frozen=True, slots=True)
class SetTier(Command):
    """Set accounts' tier by hand, with a reason, until a day; the computed one stays visible."""

    account_ids: tuple[int, ...]
    tier: str
    reason: str
    expires_on: str  # ISO day

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write the overrides."""
        from cs_workbench.store import overrides

        latest = (bench.today + timedelta(days=LONGEST_OVERRIDE_DAYS)).isoformat()
        today = bench.today.isoformat()
        if not self.reason.strip() or not today <= self.expires_on <= latest or self.tier not in TIERS:
            raise OverrideWithoutReason(days=LONGEST_OVERRIDE_DAYS)
        made = tuple(
            overrides.add(
                writing.db,
                account_id,
                "tier",
                self.tier,
                reason=clean(self.reason),
                by=author(bench, writing),
                at=iso(bench.clock.now()),
                expires_on=self.expires_on,
            )
            for account_id in self.account_ids
        )
        return Done(
            accounts_changed(frozenset(self.account_ids), "override"),
            EndOverride(made),
            N_("done", "Tier of %n account(s) set by hand"),
            {"n": len(made)},
            made,
        )


@dataclass(frozen=True, slots=True)
class EndOverride(Command):
    """End overrides now; ``back`` puts them in force again."""

    override_ids: tuple[int, ...]
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them."""
        from cs_workbench.store import overrides

        at = None if self.back else iso(bench.clock.now())
        accounts = frozenset(overrides.end(writing.db, override, at) for override in self.override_ids)
        return Done(
            accounts_changed(accounts, "override"),
            EndOverride(self.override_ids, not self.back),
            N_("done", "The computed tier counts again")
            if not self.back
            else N_("done", "The tier set by hand counts again"),
        )
