"""Why an account has its tier under the touch model: rule, values and borders, in both languages."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from cs_workbench.domain.cadence import MAX_GAP_DAYS
from cs_workbench.domain.facts import BY_ID, TIERS
from cs_workbench.domain.touch_fit import Fitted, fit
from cs_workbench.domain.touch_words import AxisStand, axis_name, stand_text, stands, tier_name
from cs_workbench.kernel.i18n import LANGUAGES, N_, Catalogue, load_catalogue

if TYPE_CHECKING:
    from cs_workbench.domain.placement import Placement
    from cs_workbench.domain.touch_model import TouchModel
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.overrides import Override
    from cs_workbench.store.tier_changes import TierChange


@dataclass(frozen=True, slots=True)
class TouchReasons:
    """Where one account stands under the touch model in force.

    ``plays``: play -> the ids of the rules that give it; ``floor_days``: the most days without a touch that its
    tier allows, None unclassified; ``sentences``: language -> the reasons.
    """

    model: TouchModel
    placement: Placement
    stands: tuple[AxisStand, ...]
    plays: dict[str, tuple[str, ...]]
    floor_days: int | None
    log: tuple[TierChange, ...]
    sentences: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Assigned:
    """The book by tier. ``counts``: tier id ('' unclassified) -> accounts; ``missing``: fact -> accounts without it."""

    model: TouchModel
    account_ids: tuple[int, ...]
    tiers: tuple[str | None, ...]
    rules: tuple[str, ...]
    unknown: tuple[tuple[str, ...], ...]
    counts: dict[str, int]
    missing: dict[str, int]


def explain_touch(bench: Workbench, account_id: int) -> TouchReasons:
    """Return why an account has its tier, computed anew from its facts.

    Raises:
        NoSuchAccount: it is not there, or nothing was computed yet.
    """
    from cs_workbench.services.account import NoSuchAccount
    from cs_workbench.services.standing import data_day, place_accounts
    from cs_workbench.services.standing_context import kept_context
    from cs_workbench.store import overrides, tier_changes

    with bench.store.read() as db:
        kept = kept_context(db)
        if kept is None:
            raise NoSuchAccount(count=0, text=account_id)
        placed = place_accounts(db, bench.today, data_day(db, bench.today), kept, [account_id])
        if not len(placed.book):
            raise NoSuchAccount(count=0, text=account_id)
        by_hand = overrides.in_force(db, "tier", bench.today.isoformat()).get(account_id)
        log = tuple(tier_changes.of_account(db, account_id))
    model, placement = placed.placements.model, placed.placements.at(0)
    (where,) = stands(model, placed.book, placed.as_of, kept.borders)
    hit = [rule for rule in model.rules if rule.id in placement.rules]
    plays = {play: tuple(rule.id for rule in hit if play in rule.plays) for play in placement.plays}
    code = TIERS.index(placement.tier) if placement.tier in TIERS else len(TIERS)
    gap = MAX_GAP_DAYS[code, int(placed.book["phase"].values[0])] if code < len(TIERS) else np.nan
    floor = None if np.isnan(gap) else int(gap)
    reasons = TouchReasons(model, placement, where, plays, floor, log, {})
    sentences = {lang: tuple(_sentences(load_catalogue(lang), reasons, by_hand)) for lang in LANGUAGES}
    return replace(reasons, sentences=sentences)


def _sentences(catalogue: Catalogue, reasons: TouchReasons, by_hand: Override | None) -> list[str]:
    model, placement, plays = reasons.model, reasons.placement, reasons.plays
    name = model.ja if catalogue.language == "ja" else model.en
    rule = next((rule for rule in model.rules if rule.id == placement.decided_by), None)
    found = []
    if by_hand is not None:
        text = N_("touch", "{tier}, set by hand until {until}: {reason}")
        found.append(
            catalogue.say(
                "touch", text, tier=tier_name(placement.tier, catalogue), until=by_hand.expires_on,
                reason=by_hand.reason,
            )
        )  # fmt: skip
    if rule is None:
        text = N_("touch", "Unclassified in {model}.")
        found.append(catalogue.say("touch", text, model=name))
    else:
        text = N_("touch", "{tier} by rule {rule} of {model}, version {version}.")
        found.append(
            catalogue.say(
                "touch", text, tier=tier_name(placement.rules_tier, catalogue), rule=rule.id, model=name,
                version=model.version,
            )
        )  # fmt: skip
    if placement.computed_tier != placement.rules_tier:
        text = N_("touch", "{tier} stays until the next tier review: no tier goes down before.")
        found.append(catalogue.say("touch", text, tier=tier_name(placement.computed_tier, catalogue)))
    asked = [
        (axis, stand)
        for axis, stand in zip(model.axes, reasons.stands, strict=True)
        if rule is None or axis.id in rule.when or stand.band is None
    ]
    found += [stand_text(axis, stand, catalogue) for axis, stand in asked]
    for play in model.plays:
        if play.id in plays:
            text = N_("touch", "Play: {play} (rule {rule})")
            shown = play.ja if catalogue.language == "ja" else play.en
            found.append(catalogue.say("touch", text, play=shown, rule=", ".join(plays[play.id])))
    if reasons.floor_days is not None:
        text = N_("touch", "The next touch at the latest %n day(s) after the last.")
        found.append(catalogue.say("touch", text, reasons.floor_days))
    return found


def assign(bench: Workbench, model: TouchModel | None = None) -> Assigned:
    """Return where ``model`` (None: the one in force) puts every account; nothing is written.

    Another model than the one in force is tried on the book as it is, with today's borders and no overrides.
    """
    from cs_workbench.domain.placement import place
    from cs_workbench.services.standing import data_day, place_accounts
    from cs_workbench.services.standing_context import kept_context

    with bench.store.read() as db:
        placed = place_accounts(
            db,
            bench.today,
            data_day(db, bench.today),
            kept_context(db),
            also=() if model is None else (model,),
        )
    placements = placed.placements if model is None else place(model, placed.book, [], placed.as_of)
    tiers = tuple(None if code < 0 else TIERS[code] for code in placements.tier.tolist())
    unknown = tuple(
        tuple(part for part in text.split(",") if part) for text in placements.missing_texts().tolist()
    )
    bare = [names for names, tier in zip(unknown, tiers, strict=True) if tier is None]
    return Assigned(
        placements.model,
        tuple(placed.book.account_id.tolist()),
        tiers,
        tuple(placements.rule_texts().tolist()),
        unknown,
        dict(Counter(tier or "" for tier in tiers)),
        dict(Counter(name for names in bare for name in names)),
    )


def fit_to_book(bench: Workbench, model: TouchModel) -> tuple[TouchModel, list[Fitted]]:
    """Return ``model`` with borders suggested from the book, and the suggestion per number axis."""
    from cs_workbench.services.standing import data_day, place_accounts
    from cs_workbench.services.standing_context import kept_context

    with bench.store.read() as db:
        as_of = data_day(db, bench.today)
        placed = place_accounts(db, bench.today, as_of, kept_context(db), also=(model,))
    return fit(model, placed.book, as_of)


def names_and_uids(bench: Workbench) -> dict[int, tuple[str, str]]:
    """Return account -> (name, uid)."""
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, facts=("name",))
    ids, names, uids = (
        values.tolist() for values in (book.account_id, book["name"].values, book["uid"].values)
    )
    return {account: (name, uid) for account, name, uid in zip(ids, names, uids, strict=True)}


def fact_name(model: TouchModel, source: str, catalogue: Catalogue) -> str:
    """Return what people call a fact that an axis asks for."""
    axis = next((axis for axis in model.axes if axis.source == source), None)
    if axis is not None:
        return axis_name(axis, catalogue)
    return catalogue.say("facts", BY_ID[source].heading) if source in BY_ID else source


def as_json(reasons: TouchReasons) -> dict[str, Any]:
    """Return the reasons as JSON carries them."""
    placement, model = reasons.placement, reasons.model
    plays = {play.id: play for play in model.plays}
    return {
        "model": model.id,
        "version": model.version,
        "tier": placement.tier,
        "computed_tier": placement.computed_tier,
        "rules_tier": placement.rules_tier,
        "rule": placement.decided_by,
        "rules": placement.rules,
        "overlays": placement.overlays,
        "team": placement.team,
        "owner_role": placement.owner,
        "unknown": placement.unknown,
        "axes": [stand.as_json() for stand in reasons.stands],
        "plays": [
            {
                "id": play,
                "ja": plays[play].ja,
                "en": plays[play].en,
                "channel": plays[play].channel,
                "audience": plays[play].audience,
                "rules": rules,
            }
            for play, rules in reasons.plays.items()
        ],
        "floor_days": reasons.floor_days,
        "log": [
            {
                "on": line.changed_on,
                "cause": line.cause,
                "old": line.old,
                "new": line.new,
                "model": line.model,
                "version": line.version,
                "rule": line.rule,
                "axes": json.loads(line.because or "[]"),
            }
            for line in reasons.log
        ],
        "sentences": reasons.sentences,
    }
