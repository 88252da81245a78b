"""活動履歴 Activity: what was said and done, per account and across them, as rows a person reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.words import word
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip
from cs_workbench.store.activity import ARMS, PAGE, WITH_CHANNEL, Key

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.activity import Activity, Wanted

__all__ = [
    "CHIPS",
    "PAGE",
    "Asked",
    "Key",
    "accounts_meant",
    "activity_counts",
    "activity_page",
    "whole_text",
]

#: What a person filters by -> the arms and channels behind it.
CHIPS: Final[Mapping[str, tuple[tuple[str, tuple[str, ...] | None], ...]]] = {
    "note": (("note", None),),
    **{
        chip: tuple((kind, channels) for kind in WITH_CHANNEL)
        for chip, channels in {
            "meeting": ("visit", "remote"),
            "call": ("phone",),
            "mail": ("mail",),
            "chat": ("chat",),
            "event": ("event",),
            "content": ("content",),
            "other": ("",),
        }.items()
    },
    "ticket": (("ticket", None),),
    "survey": (("survey", None),),
    "voice": (("voice", None),),
    "outcome": (("outcome", None), ("own_outcome", None)),
    "change": (
        ("band", None),
        ("override", None),
        ("phase", None),
        ("field", None),
        ("pulse", None),
        ("tier", None),
    ),
}
_CHIP_OF: Final = {
    (kind, channel): chip
    for chip, arms in CHIPS.items()
    for kind, channels in arms
    for channel in (channels if channels is not None else ("",))
}
#: Days that a person may look back; 0: everything.
PERIODS: Final = (30, 90, 365, 0)
LOOKED_AT: Final = 2_000  # characters of a text in which its first line is looked for
HELD: Final = ("note", "touch", "interaction")  # kinds that a topic can take in

HEALTH: Final = N_("activity", "Health: {before} → {after} ({score})")
BY_HAND: Final = N_("activity", "Set by hand: {value} ({reason})")
FIELD: Final = N_("activity", "{field}: {before} → {after}")
TIER: Final = N_("activity", "Touch tier: {before} → {after} ({cause})")
#: Why the touch model gave another tier, by the cause in the log.
CAUSES: Final = {
    "published": N_("activity", "the touch model was published"),
    "moved": N_("activity", "by the touch model"),
    "review": N_("activity", "at a tier review"),
    "rolled_back": N_("activity", "an earlier version counts again"),
}
PULSE: Final = N_("activity", "CSM pulse {level} of 5. {comment}")
NAMED: Final = N_("activity", "{name}: {text}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list asks for. ``chips`` empty: everything; ``accounts`` None: of every account.

    ``days``: how many days back, 0 for all; ``topic``: a topic's id.
    """

    chips: frozenset[str] = frozenset()
    accounts: tuple[int, ...] | None = None
    days: int = 0
    topic: int | None = None
    since: str = ""  # ISO day; counts besides ``days``


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One line. ``on``: the day where there is no time of day; ``text`` on one line, at most 300 characters.

    ``chip`` is a key of `CHIPS`; ``kind`` with ``id`` names the row in the store; ``channel`` '' for none.
    """

    key: Key
    at: datetime
    on: date | None
    kind: str
    id: int
    chip: str
    account_id: int
    account: str
    channel: str
    text: str
    minutes: int | None
    who: str
    source: str
    direction: str
    meaningful: bool | None
    topic_id: int | None
    topic: str
    more: str
    uid: str

    @property
    def can_have_topic(self) -> bool:
        """Whether a topic can take it in."""
        return self.kind in HELD


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """Rows, newest first, and the key after which the next page begins; None at the end."""

    rows: tuple[ActivityRow, ...]
    next: Key | None


def activity_page(
    bench: Workbench, asked: Asked, before: Key | None = None, most: int = PAGE
) -> ActivityPage:
    """Return at most ``most`` rows after ``before``, the newest when None."""
    from cs_workbench.store import activity, topics

    with bench.store.read() as db:
        found = activity.page(db, _wanted(bench, asked), before, most)
        names = activity.names(db, {row.account_id for row in found})
        known = topics.names(db, {row.topic_id for row in found if row.topic_id is not None})
    rows = tuple(_row(bench, row, names, known) for row in found)
    return ActivityPage(rows, rows[-1].key if len(rows) == most else None)


def activity_counts(bench: Workbench, asked: Asked) -> dict[str, int | None]:
    """Return chip -> how many rows it would show; None: so many that counting takes too long.

    Only chips that show something are in it; which chips are chosen does not matter.
    """
    from cs_workbench.store import activity

    with bench.store.read() as db:
        found = activity.counts(db, _wanted(bench, replace(asked, chips=frozenset())))
    counts: dict[str, int | None] = {}
    for (kind, channel), count in found.items():
        names = [chip for chip, arms in CHIPS.items() if any(kind == arm for arm, _ in arms)]
        chips = [_CHIP_OF.get((kind, channel), "other")] if count is not None else names
        for chip in chips:
            was = counts.get(chip, 0)
            counts[chip] = None if count is None or was is None else was + count
    return {chip: counts[chip] for chip in CHIPS if counts.get(chip, 0) != 0}


def accounts_meant(bench: Workbench, owner: str | None, condition: str = "") -> tuple[int, ...] | None:
    """Return the accounts of ``owner`` (None: anybody) that match ``condition``; None: simply all of them.

    Raises:
        ConditionError: the condition cannot be read.
    """
    from cs_workbench.store import activity

    if condition.strip():
        import numpy as np

        from cs_workbench.domain.conditions import matches, parse
        from cs_workbench.services.book import load_book, values_aliases

        wanted = parse(condition)
        book = load_book(bench)
        mask = matches(wanted, book, bench.today, values_aliases(bench))
        if owner is not None:
            column = book["owner"]
            mine = column.labels.index(owner) if owner in column.labels else -2
            mask &= column.values == mine
        return tuple(int(account) for account in book.account_id[np.flatnonzero(mask)])
    if owner is None:
        return None
    with bench.store.read() as db:
        return activity.owned_by(db, owner)


def whole_text(bench: Workbench, row: ActivityRow) -> str:
    """Return the whole text of a row; '' when it is gone."""
    from cs_workbench.store import activity, touches

    with bench.store.read() as db:
        found = activity.one(db, row.kind, row.id, row.account_id)
        body = touches.body(db, row.id) if row.kind == "touch" else ""
    if found is None:
        return ""
    told = _text(bench, found)
    return f"{told}\n\n{body}" if body and body != told else told


# Inside


def _wanted(bench: Workbench, asked: Asked) -> Wanted:
    from cs_workbench.store.activity import Wanted as Rows

    arms: dict[str, tuple[str, ...] | None] = {}
    chips = [chip for chip in CHIPS if chip in asked.chips]
    for kind, channels in [arm for chip in chips for arm in CHIPS[chip]]:
        known = arms.get(kind, ())
        arms[kind] = None if channels is None or known is None else (*known, *channels)
    if not chips:
        arms = dict.fromkeys(ARMS)
    since = (bench.today - timedelta(days=asked.days)).isoformat() if asked.days else ""
    return Rows(tuple(arms.items()), asked.accounts, max(since, asked.since), "", asked.topic)


def _row(bench: Workbench, row: Activity, names: Mapping[int, str], topics: Mapping[int, str]) -> ActivityRow:
    at = from_iso(row.at)
    chip = _CHIP_OF.get((row.kind, row.channel if row.kind in WITH_CHANNEL else ""), "other")
    return ActivityRow(
        Key(row.at, row.kind, row.id), at, at.date() if ARMS[row.kind].is_day else None, row.kind, row.id, chip,
        row.account_id, names.get(row.account_id, ""), row.channel if row.kind in WITH_CHANNEL else "",
        clip(_first_line(_text(bench, row))), row.minutes, row.who, row.source, row.direction,
        None if row.meaningful is None else bool(row.meaningful), row.topic_id,
        topics.get(row.topic_id or 0, ""), row.more, row.uid,
    )  # fmt: skip


def _first_line(text: str) -> str:
    """Return the first line; where it is only a heading ("# Goals", "[Meeting]"), the next one with it."""
    lines = [line.strip() for line in text[:LOOKED_AT].splitlines() if line.strip()]
    first = lines[0] if lines else ""
    is_heading = first.startswith("#") or (first[:1] in "[【" and first[-1:] in "]】")
    return f"{first} {lines[1]}" if is_heading and len(lines) > 1 else first


def _text(bench: Workbench, row: Activity) -> str:
    """Return what happened, in the person's language where it is ours to say."""
    say, kind = bench.say, row.kind
    if kind == "band":
        after, _, score = row.text.partition(" ")
        words = {name: say("values", word("band", band)) for name, band in
                 (("before", row.more), ("after", after))}  # fmt: skip
        return say("activity", HEALTH, score=score or "–", **words)
    if kind == "phase":
        from cs_workbench.services.phase_reasons import change_text
        from cs_workbench.store.phase_changes import PhaseChange

        old, _, because = row.more.partition(" ")
        line = PhaseChange(row.account_id, row.at[:10], old, row.text or None, row.channel, because)
        return change_text(bench.catalogue, line)
    if kind == "override":
        return say("activity", BY_HAND, value=_set_by_hand(bench, row), reason=row.more).strip()
    if kind == "tier":
        before, after = (say("values", word("tier", tier)) for tier in (row.more, row.text))
        return say("activity", TIER, before=before, after=after, cause=say("activity", CAUSES[row.channel]))
    if kind == "field":
        from cs_workbench.services.book import heading, shown_value

        before, after = (shown_value(bench, row.channel, value) or "–" for value in (row.more, row.text))
        return say("activity", FIELD, field=heading(bench, row.channel), before=before, after=after)
    if kind == "pulse":
        return say("activity", PULSE, level=row.more, comment=row.text).strip()
    if kind in ("outcome", "own_outcome", "voice"):
        of = "voice" if kind == "voice" else "outcome"
        name = say("values", word(of, row.more))
        return say("activity", NAMED, name=name, text=row.text) if row.text else name
    if kind == "ticket" and row.more:
        return say("activity", NAMED, name=row.more, text=row.text)
    return row.text


def people_of(row: ActivityRow) -> list[dict[str, object]]:
    """Return who was part of a touch: name and whether the person attended; [] when nobody was named."""
    if row.kind != "touch" or not row.more:
        return []
    try:
        told = json.loads(row.more)
    except ValueError:
        return []
    return [person for person in told if isinstance(person, dict)] if isinstance(told, list) else []


def chips_with(kinds: Iterable[str]) -> frozenset[str]:
    """Return those of ``kinds`` that are chips."""
    return frozenset(kind for kind in kinds if kind in CHIPS)


def _set_by_hand(bench: Workbench, row: Activity) -> str:
    from cs_workbench.services import ltv_by_hand

    if row.channel == ltv_by_hand.KIND:
        return f"LTV {ltv_by_hand.money_of(row.text).short()}"
    return bench.say("values", word(row.channel, row.text))
