"""The touch model in force, and what a person sets in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.touch_model import TouchModel, parse_touch_model
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.resources import resource
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

DEFAULT_MODEL: Final = "ltv_pyramid"
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


def current_model(db: Connection) -> TouchModel:
    """Return the published touch model; the LTV pyramid before one was published."""
    from cs_workbench.store import definitions

    rows = definitions.current(db, "touch_model")
    newest = max(rows, key=lambda row: row.published_at or "", default=None)
    return parse_touch_model(newest.text if newest else preset_text(DEFAULT_MODEL))


@dataclass(frozen=True, slots=True)
class PublishModel(Command):
    """Put a touch model in force, given as text."""

    text: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it as a new version; every account is placed again."""
        from cs_workbench.store import definitions

        before = current_model(writing.db)
        model = parse_touch_model(self.text)
        definitions.put(writing.db, "touch_model", model.id, self.text, at=iso(bench.clock.now()))
        from cs_workbench.domain.touch_model import touch_model_text

        return Done(
            Changes({"definition": None, "account": None}),
            PublishModel(touch_model_text(before)),
            N_("done", "Touch model {name} is in force"),
            {"name": model.ja if bench.catalogue.language == "ja" else model.en},
        )


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
