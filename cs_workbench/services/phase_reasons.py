"""Why an account stands in its phase: cause, criteria with values and borders, progress, products, history."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from cs_workbench.domain.motions import motions
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.phase_words import cause_text, criterion_text, progress_text
from cs_workbench.domain.phases import CAUSES, EXITS, RULES, THEN, UTILISATION, WEEKS
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import LANGUAGES, N_, Catalogue, load_catalogue

if TYPE_CHECKING:
    from cs_workbench.domain.phases import Phases
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.overrides import Override
    from cs_workbench.store.phase_changes import PhaseChange
    from cs_workbench.store.phase_facts import Product


@dataclass(frozen=True, slots=True)
class Criterion:
    """A rule of the phase's exit (of self-sufficiency: what leads back). ``value`` None: not known."""

    rule: str
    data: str
    sign: str
    border: float
    value: float | None
    holds: bool


@dataclass(frozen=True, slots=True)
class PhaseReasons:
    """Where one account stands in its customer journey.

    Attributes:
        phase: None unknown.
        cause: one of `domain.phases.CAUSES`, '' unknown.
        since: the first day in the phase, None unknown.
        progress, rule, value: how it gets on, the rule that says so and its data; None unknown.
        held_until, reason, by: of a phase set by hand that counts; None and '' else.
        criteria: what must hold for the phase to be left.
        weeks, needed: consecutive weeks in which they have held, and must hold.
        motions: ids of `domain.motions.MOTIONS`.
        products: the running products, the largest first.
        log: the changes, newest first.
        as_of: the day of the facts.
        sentences: language -> the reasons.
    """

    phase: str | None
    cause: str
    since: date | None
    progress: str | None
    rule: str | None
    value: float | None
    held_until: date | None
    reason: str
    by: str
    criteria: tuple[Criterion, ...]
    weeks: int
    needed: int
    motions: tuple[str, ...]
    products: tuple[Product, ...]
    log: tuple[PhaseChange, ...]
    as_of: date
    sentences: dict[str, tuple[str, ...]]


def explain_phase(bench: Workbench, account_id: int) -> PhaseReasons:
    """Return why an account stands in its phase, computed anew from its facts.

    Raises:
        NoSuchAccount: it is not there, or nothing was computed yet.
    """
    from cs_workbench.services.account import NoSuchAccount
    from cs_workbench.services.standing import data_day, place_accounts
    from cs_workbench.services.standing_context import kept_context

    with bench.store.read() as db:
        kept = kept_context(db)
        if kept is None:
            raise NoSuchAccount(count=0, text=account_id)
        placed = place_accounts(db, bench.today, data_day(db, bench.today), kept, [account_id])
        if not len(placed.book):
            raise NoSuchAccount(count=0, text=account_id)
        return reasons_of(db, account_id, placed.phases, bench.today)


def reasons_of(db: Connection, account_id: int, found: Phases, today: date) -> PhaseReasons:
    """Return the reasons of one account whose phase was just computed."""
    from cs_workbench.store import overrides, phase_changes, phase_facts

    by_hand = overrides.in_force(db, "phase", found.as_of.isoformat()).get(account_id)
    log = tuple(phase_changes.of_account(db, account_id))
    products = tuple(phase_facts.products(db, account_id, found.as_of))
    return _reasons(found, by_hand, log, products, account_motions(db, account_id, today))


def account_motions(db: Connection, account_id: int, today: date) -> tuple[str, ...]:
    """Return the motions an account is in."""
    from cs_workbench.domain.motions import NEEDED
    from cs_workbench.services.phase_page import settled_and_red
    from cs_workbench.store.book import load_book

    book = load_book(db, [account_id], NEEDED)
    return motions(book, *settled_and_red(db, book, today), today).of(0)


def _reasons(
    found: Phases,
    by_hand: Override | None,
    log: tuple[PhaseChange, ...],
    products: tuple[Product, ...],
    running: tuple[str, ...],
) -> PhaseReasons:
    code, cause = int(found.now.phase[0]), int(found.now.cause[0])
    since = found.now.since[0]
    reasons = PhaseReasons(
        phase=PHASES[code] if code >= 0 else None,
        cause=CAUSES[cause] if cause >= 0 else "",
        since=None if np.isnat(since) else since.item(),
        progress=found.progress_ids()[0],
        rule=found.rule_ids()[0],
        value=_known(found.value[0]),
        held_until=date.fromisoformat(by_hand.expires_on) if by_hand else None,
        reason=by_hand.reason if by_hand else "",
        by=by_hand.by if by_hand else "",
        criteria=tuple(_criteria(found, code)),
        weeks=int(found.now.up[0]),
        needed=WEEKS[code] if code >= 0 else 0,
        motions=running,
        products=products,
        log=log,
        as_of=found.as_of,
        sentences={},
    )
    sentences = {lang: tuple(_sentences(load_catalogue(lang), reasons)) for lang in LANGUAGES}
    return replace(reasons, sentences=sentences)


def _criteria(found: Phases, code: int) -> list[Criterion]:
    if code < 0:
        return []
    rules = [RULES[name] for name in (*EXITS[code], *(THEN if code == UTILISATION else ()))]
    values = [getattr(found.facts, rule.data) for rule in rules]
    return [
        Criterion(rule.id, rule.data, rule.sign, rule.border, _known(value[0]), bool(rule.holds(value)[0]))
        for rule, value in zip(rules, values, strict=True)
    ]


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _sentences(catalogue: Catalogue, reasons: PhaseReasons) -> list[str]:
    say = catalogue.say
    told = [cause_text(reasons.phase, reasons.cause, catalogue)]
    if reasons.phase is None:
        return told
    if reasons.since is not None:
        told.append(say("phases", N_("phases", "In this phase since {day}."), day=reasons.since))
    if reasons.held_until is not None:
        text = N_("phases", "Set by {who}: {reason}. The automatic phase waits until {day}.")
        told.append(say("phases", text, who=reasons.by or "–", reason=reasons.reason, day=reasons.held_until))
    told.append(progress_text(reasons.progress, reasons.rule, reasons.value, reasons.as_of, catalogue))
    back = reasons.phase == PHASES[-1]
    told += [criterion_text(r.rule, r.value, holds=r.holds, catalogue=catalogue) for r in reasons.criteria]
    if reasons.weeks and reasons.needed > 1:
        text = (
            N_("phases", "What leads back has held for {weeks} of {needed} weeks.")
            if back
            else N_("phases", "The exit criteria have held for {weeks} of {needed} weeks.")
        )
        told.append(say("phases", text, weeks=reasons.weeks, needed=reasons.needed))
    if reasons.cause == "source" and not back and reasons.weeks >= reasons.needed:
        text = N_("phases", "By the data the account is beyond this phase: the source still says it.")
        told.append(say("phases", text))
    if len(reasons.products) > 1:
        text = N_("phases", "The least advanced product with a fifth of the ARR counts: {products}.")
        told.append(say("phases", text, products=_products(catalogue, reasons.products)))
    if reasons.motions:
        names = ", ".join(say("values", word("motion", name)) for name in reasons.motions)
        told.append(say("phases", N_("phases", "Motions: {motions}"), motions=names))
    return told


def _products(catalogue: Catalogue, products: tuple[Product, ...]) -> str:
    texts = []
    for product in products:
        share = "–" if product.share is None else f"{product.share:.0%}"
        phase = catalogue.say("values", word("phase", product.phase)) if product.phase else ""
        texts.append(" ".join(part for part in (product.name or "–", phase, share) if part))
    return ", ".join(texts)


def change_text(catalogue: Catalogue, line: PhaseChange) -> str:
    """Return a line of the log as a sentence, with the rules behind it."""
    said = {
        name: catalogue.say("values", word("phase", value)) if value else "–"
        for name, value in (("before", line.old), ("after", line.new))
    }
    told = catalogue.say("phases", N_("phases", "Phase: {before} → {after}"), **said)
    rules = [
        criterion_text(row["rule"], row["value"], holds=True, catalogue=catalogue)
        for row in json.loads(line.because)
        if row.get("rule") in RULES
    ]
    how = catalogue.say("phases", HOW[line.cause]) if line.cause in HOW else ""
    return " · ".join(part for part in (told, how, *rules) if part)


#: What moved an account (context 'phases').
HOW = {
    "hand": N_("phases", "set by hand"),
    "source": N_("phases", "as the source says"),
    "assumed": N_("phases", "by the days since the start"),
    "data": N_("phases", "by the data"),
    "late": N_("phases", "day 90 passed"),
}


def as_json(reasons: PhaseReasons) -> dict[str, Any]:
    """Return the reasons as JSON carries them."""
    document = asdict(reasons)
    document["border"] = RULES[reasons.rule].border if reasons.rule else None
    for name in ("since", "held_until", "as_of"):
        document[name] = None if document[name] is None else document[name].isoformat()
    document["log"] = [
        {
            "on": line.changed_on,
            "old": line.old,
            "new": line.new,
            "cause": line.cause,
            "rules": json.loads(line.because),
        }
        for line in reasons.log
    ]
    return document
