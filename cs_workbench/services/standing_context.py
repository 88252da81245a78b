"""What one account's standing needs of the whole book: made at every full computing, kept until the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.axis_bands import Borders
from cs_workbench.domain.book_ltv import EVERYBODY
from cs_workbench.domain.lifetime_value import CHURN_A_MONTH
from cs_workbench.services.scorecards import DEFAULT_CARD

if TYPE_CHECKING:
    from cs_workbench.store.connect import Connection

#: A setting's key.
CONTEXT: Final = "standing_context"
#: How long accounts stayed, in a context kept by an older version: nothing was measured.
NOBODY_STAYED: Final = (0, 0, CHURN_A_MONTH, None)


@dataclass(frozen=True, slots=True)
class CardContext:
    """What a card needs of the whole book: measures whose source is connected, the portfolio's median points."""

    connected: frozenset[str] = frozenset()
    baselines: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """What a single account's score needs of the whole book: kept at every full computing.

    ``cards``: by a card's id; ``borders``: the touch model's borders in money; ``season``: the portfolio's usage
    against four weeks ago; ``features``: the kinds of usage that phases measure breadth against.
    The others tell whether it still holds. ``rules``: the model and the cards in force; ``asked``: see
    `facts.ScoringInputs`; ``run``: the newest run of a sync that the standings follow; ``accounts``: how many
    it was made of; ``moved``: how many of them syncs have touched since. ``plays``: see `touch_model.human_plays`,
    ``stays``: `book_ltv.Stays`.
    """

    as_of: date
    cards: Mapping[str, CardContext]
    borders: Borders
    season: float
    features: frozenset[str] = frozenset()
    rules: str = ""
    asked: frozenset[str] = frozenset()
    run: int = 0
    accounts: int = 0
    moved: int = 0
    plays: Mapping[str, Any] = field(default_factory=dict)
    stays: Mapping[str, Any] = field(default_factory=lambda: {EVERYBODY: NOBODY_STAYED})

    def as_json(self) -> dict[str, Any]:
        """Return it as the database keeps it."""
        return {
            "as_of": self.as_of.isoformat(),
            "cards": {
                card: {"connected": sorted(of.connected), "baselines": dict(of.baselines)}
                for card, of in self.cards.items()
            },
            "borders": {axis: dict(of) for axis, of in self.borders.by_axis.items()},
            "season": self.season,
            "features": sorted(self.features),
            "rules": self.rules,
            "asked": sorted(self.asked),
            "run": self.run,
            "accounts": self.accounts,
            "moved": self.moved,
            "plays": dict(self.plays),
            "stays": dict(self.stays),
        }


def context_of(values: Mapping[str, Any]) -> Context:
    """Return the context that `Context.as_json` wrote."""
    borders = {axis: {c: tuple(b) for c, b in of.items()} for axis, of in values["borders"].items()}
    cards = values.get("cards", {DEFAULT_CARD: values})  # an older version knew one card
    return Context(
        date.fromisoformat(values["as_of"]),
        {card: CardContext(frozenset(of["connected"]), of["baselines"]) for card, of in cards.items()},
        Borders(borders),
        values["season"],
        frozenset(values.get("features", ())),
        values.get("rules", ""),  # a context kept by an older version holds for nothing
        frozenset(values.get("asked", ())),
        values.get("run", 0),
        values.get("accounts", 0),
        values.get("moved", 0),
        values.get("plays", {}),
        values.get("stays", {EVERYBODY: NOBODY_STAYED}),
    )


def kept_context(db: Connection) -> Context | None:
    """Return the context of the last full computing; None before the first."""
    from cs_workbench.store import settings

    kept = settings.get(db, CONTEXT, None)
    return None if kept is None else context_of(kept)
