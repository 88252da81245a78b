"""The touch model as data: tiers, axes with bands, plays, and the rules that bind them (domain.md 1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from cs_workbench.domain.definition_text import KNOWN_TEXTS, definition_text, read_definition

#: Rules below this priority decide the tier by themselves, in their order; the others by the highest rank.
ORDINARY_PRIORITY: Final = 100


@dataclass(frozen=True, slots=True)
class Tier:
    """A delivery promise. An overlay (community) lies across the tiers and is never an account's own."""

    id: str
    rank: int
    ja: str
    en: str
    overlay: bool = False
    alias_of: str | None = None
    delivery_ja: str = ""
    delivery_en: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A part of an axis: numbers from ``min`` (included) to ``max`` (excluded), or ``values`` of a choice.

    A value also belongs to the band whose id, Japanese or English name it equals.
    """

    id: str
    ja: str
    en: str
    min: float | None = None
    max: float | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """One question about an account.

    ``source`` is a fact (see `domain.axis_facts`); ``unknown`` the band to assume when it is missing.
    A ``cumshare`` axis sorts by value, descending, and cuts the cumulated share at ``cuts``.
    """

    id: str
    source: str
    kind: Literal["number", "category", "flag", "cumshare"]
    bands: tuple[Band, ...]
    ja: str = ""
    en: str = ""
    cuts: tuple[float, ...] = ()
    unknown: str | None = None
    per_product: bool = False
    aggregate: str = ""
    provenance: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """Who serves; a team that owns no accounts is never an owner."""

    id: str
    ja: str
    en: str
    role_ja: str = ""
    role_en: str = ""
    owns_accounts: bool = True


Channel = Literal[
    "onsite", "remote", "phone", "email", "phone_email", "event", "community", "content", "survey", "system",
    "product", "sales", "mixed",
]  # fmt: skip
#: Channels of plays that a person serves.
HUMAN: Final = frozenset(("onsite", "remote", "phone", "email", "phone_email", "event", "sales", "mixed"))


@dataclass(frozen=True, slots=True)
class Play:
    """One kind of support (施策). Channel and audience are the play's own, never inferred from a tier."""

    id: str
    ja: str
    en: str
    channel: Channel
    audience: Literal["1:1", "1:n", "n:n", "self", "auto"]
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """When all axes of ``when`` stand in one of their bands: tier, team, owner, plays. Empty: always."""

    id: str
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    priority: int = ORDINARY_PRIORITY
    tier: str | None = None
    team: str | None = None
    owner: str | None = None
    plays: tuple[str, ...] = ()
    provenance: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TouchModel:
    """The published rules that give each account its touch tier and its plays."""

    id: str
    ja: str
    en: str
    tiers: tuple[Tier, ...]
    axes: tuple[Axis, ...]
    rules: tuple[Rule, ...]
    plays: tuple[Play, ...] = ()
    teams: tuple[Team, ...] = ()
    version: int = 1
    published_at: str = ""
    unknown_policy: Literal["unclassified"] = "unclassified"
    sources: tuple[str, ...] = ()
    note: str = ""

    def rules_in_order(self) -> tuple[Rule, ...]:
        """Return the rules by priority, then as they are written."""
        return tuple(sorted(self.rules, key=lambda rule: rule.priority))


@dataclass(frozen=True, slots=True)
class Override:
    """A tier set by a person (手動設定), in force until ``expires_on`` (included)."""

    account_id: int
    tier: str
    expires_on: date
    reason: str = ""
    by: str = ""
    at: str = ""


def human_plays(model: TouchModel) -> dict[str, tuple[str, list[tuple[str, str, str]]]]:
    """Return rule -> its tier, and (id, ja, en) of those of its plays by which a person meets one or many."""
    plays = {
        play.id: play for play in model.plays if play.channel in HUMAN and play.audience in ("1:1", "1:n")
    }
    return {
        rule.id: (rule.tier, [(p, plays[p].ja, plays[p].en) for p in rule.plays if p in plays])
        for rule in model.rules
        if rule.tier
    }


@lru_cache(maxsize=KNOWN_TEXTS)
def parse_touch_model(text: str) -> TouchModel:
    """Return the touch model that a TOML text describes; the last texts are not read again.

    Raises:
        UnreadableDefinition: the text is no touch model; says where.
    """
    return read_definition(TouchModel, text)


def touch_model_text(model: TouchModel) -> str:
    """Return a touch model as TOML, as `parse_touch_model` reads it."""
    return definition_text(model)
