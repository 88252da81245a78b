"""A touch model and what it makes of an account, in words: bands with their borders, and what differs between two."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from cs_workbench.domain.axis_bands import NO_BAND, Borders, bands_of_column
from cs_workbench.domain.axis_facts import SAME_AS, axis_column, major_amounts
from cs_workbench.domain.columns import Book, Column
from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.messages import Message
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.touch_model import Axis, Band, TouchModel
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_, Catalogue
from cs_workbench.kernel.money import decimals

AT_LEAST: Final = N_("touch", "{low} or more")
UNDER: Final = N_("touch", "under {high}")
BETWEEN: Final = N_("touch", "{low} or more, under {high}")
#: Facts that only axes ask for.
DERIVED_NAMES: Final = {
    "product_state": N_("facts", "Phase of the least advanced product"),
    "days_since_introduction": N_("facts", "Days since the start"),
    "in_onboarding": N_("facts", "In onboarding"),
    "has_main_product": N_("facts", "Has a main product"),
    "arr_usd": N_("facts", "ARR (USD)"),
    "potential_index": N_("facts", "Potential index"),
    "complex_or_enterprise": N_("facts", "Complex or enterprise"),
    "high_aov_or_ltv": N_("facts", "High order value or LTV"),
}
#: Of a model and its parts: what tells them apart besides their id.
NOT_TOLD: Final = frozenset(("id", "version", "published_at", "sources", "note", "provenance", "verbatim"))


@dataclass(frozen=True, slots=True)
class AxisStand:
    """Where one account stands on one axis.

    ``value``: a number (money in major units of ``currency``) or a text, None unknown; ``band``: None unknown;
    ``low`` (included) and ``high`` (excluded): the band's borders in the value's unit, None where it has none.
    """

    axis: str
    value: float | str | None
    currency: str
    band: str | None
    low: float | None
    high: float | None

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON carries it."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def stands(
    model: TouchModel, book: Book, today: date, borders: Borders | None
) -> list[tuple[AxisStand, ...]]:
    """Return, per account of ``book``, where it stands on every axis of ``model``."""
    per_axis = [list(_stands(axis, book, today, borders)) for axis in model.axes]
    return list(zip(*per_axis, strict=True)) if per_axis else [()] * len(book)


def _stands(axis: Axis, book: Book, today: date, borders: Borders | None) -> Iterator[AxisStand]:
    column = axis_column(axis.source, book, today)
    bands = bands_of_column(axis, column, book.account_id, borders).tolist()
    values, currencies = _values(column, len(book))
    frozen = {} if borders is None else borders.by_axis.get(axis.id, {})
    for code, value, currency in zip(bands, values, currencies, strict=True):
        band = None if code == NO_BAND else axis.bands[code]
        if band is None:
            yield AxisStand(axis.id, value, currency, None, None, None)
        elif axis.kind == "cumshare":
            lows = [low / 10 ** decimals(currency) if currency else low for low in frozen.get(currency, ())]
            low = lows[code] if code < len(lows) else None
            high = lows[code - 1] if 0 < code <= len(lows) else None
            yield AxisStand(axis.id, value, currency, band.id, low, high)
        else:
            yield AxisStand(axis.id, value, currency, band.id, band.min, band.max)


def _values(column: Column | None, n: int) -> tuple[Sequence[float | str | None], Sequence[str]]:
    if column is None:
        return [None] * n, [""] * n
    if column.kind is Kind.MONEY and column.currency is not None:
        amounts = [None if v != v else v for v in major_amounts(column).tolist()]  # noqa: PLR0124 - NaN
        return amounts, [column.labels[code] for code in column.currency.tolist()]
    if column.kind in (Kind.INT, Kind.NUMBER):
        return [None if v != v else float(v) for v in column.values.tolist()], [""] * n  # noqa: PLR0124 - NaN
    if column.kind is Kind.YES_NO:
        return [None if code < 0 else ("no", "yes")[code] for code in column.values.tolist()], [""] * n
    if column.kind is Kind.TEXT:
        return [text or None for text in column.values.tolist()], [""] * n
    return [column.labels[code] if code >= 0 else None for code in column.values.tolist()], [""] * n


def axis_name(axis: Axis, catalogue: Catalogue) -> str:
    """Return what people call an axis."""
    own = axis.ja if catalogue.language == "ja" else axis.en
    fact = SAME_AS.get(axis.source, axis.source)
    if own or not (fact in BY_ID or fact in DERIVED_NAMES):
        return own or axis.source
    return catalogue.say("facts", BY_ID[fact].heading if fact in BY_ID else DERIVED_NAMES[fact])


def band_name(axis: Axis, band: str, catalogue: Catalogue) -> str:
    """Return what people call a band."""
    found = next((part for part in axis.bands if part.id == band), Band(band, band, band))
    return found.ja if catalogue.language == "ja" else found.en


def tier_name(tier: str | None, catalogue: Catalogue) -> str:
    """Return what people call a tier; None: unclassified."""
    return catalogue.say("values", word("tier", tier or ""))


def stand_text(axis: Axis, stand: AxisStand, catalogue: Catalogue) -> str:
    """Return where an account stands on an axis, with the value and the band's borders."""
    name = axis_name(axis, catalogue)
    if stand.band is None:
        return catalogue.say("touch", N_("touch", "{axis}: not known"), axis=name)
    band = band_name(axis, stand.band, catalogue)
    if stand.value is None:
        return catalogue.say(
            "touch", N_("touch", "{axis}: not known, taken for {band}"), axis=name, band=band
        )
    value = amount_text(stand.value, stand.currency)
    if isinstance(stand.value, str):
        return catalogue.say("touch", N_("touch", "{axis}: {band}"), axis=name, band=band)
    if stand.low is None and stand.high is None:
        text = N_("touch", "{axis}: {value} is {band}")
        return catalogue.say("touch", text, axis=name, value=value, band=band)
    text = N_("touch", "{axis}: {value} is {band} ({span})")
    return catalogue.say(
        "touch", text, axis=name, value=value, band=band,
        span=span_text(stand.low, stand.high, stand.currency, catalogue),
    )  # fmt: skip


def amount_text(value: float | str, currency: str = "") -> str:
    """Return a value as a sentence shows it."""
    if isinstance(value, str):
        return value
    return f"{value:,.{0 if float(value).is_integer() else 2}f} {currency}".rstrip()


def span_text(low: float | None, high: float | None, currency: str, catalogue: Catalogue) -> str:
    """Return the borders of a band; '' where it has none."""
    if low is None and high is None:
        return ""
    text = UNDER if low is None else AT_LEAST if high is None else BETWEEN
    return catalogue.say(
        "touch",
        text,
        low="" if low is None else amount_text(low, currency),
        high="" if high is None else amount_text(high, currency),
    )


def differences(before: TouchModel, after: TouchModel) -> list[Message]:
    """Return what differs from ``before`` to ``after``, part by part, in the order of a model's text."""
    found = []
    for kind, of in PARTS:
        old, new = {part.id: part for part in of(before)}, {part.id: part for part in of(after)}
        for name in dict.fromkeys((*old, *new)):
            if name not in new:
                found.append(_told(kind, REMOVED, name))
            elif name not in old:
                found.append(_told(kind, ADDED, name))
            else:
                found += [
                    _told(kind, CHANGED, name, field=field, before=was, after=now)
                    for field, was, now in _changes(old[name], new[name])
                ]
        shared = [name for name in old if name in new]
        if shared != [name for name in new if name in old]:
            found.append(Message("touch", N_("touch", "The order of {kind} differs."), {"kind": kind}))
    return found


ADDED: Final = N_("touch", "{kind} {name} is new.")
REMOVED: Final = N_("touch", "{kind} {name} is gone.")
CHANGED: Final = N_("touch", "{kind} {name}: {field} was {before} and is {after}.")
#: Words that `say_difference` translates.
KINDS: Final = {
    "tiers": N_("touch", "Touch tier"), "axes": N_("touch", "Axis"), "teams": N_("touch", "Team"),
    "plays": N_("touch", "Play"), "rules": N_("touch", "Rule"),
}  # fmt: skip
PARTS: Final[tuple[tuple[str, Callable[[TouchModel], tuple[Any, ...]]], ...]] = (
    ("tiers", lambda model: model.tiers),
    ("axes", lambda model: model.axes),
    ("teams", lambda model: model.teams),
    ("plays", lambda model: model.plays),
    ("rules", lambda model: model.rules),
)


def say_difference(message: Message, catalogue: Catalogue) -> str:
    """Return a difference in the catalogue's language; names of fields stay as a model's text has them."""
    kind = catalogue.say("touch", KINDS[message.params["kind"]])
    return catalogue.form(message.context, message.text).format_map({**message.params, "kind": kind})


def _told(kind: str, text: str, name: str, **params: str) -> Message:
    return Message("touch", text, {"kind": kind, "name": name, **params})


def _changes(old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    """Yield (field, before, after) of two parts of the same id; of an axis' bands, band by band."""
    for field in fields(old):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was == now or field.name in NOT_TOLD:
            continue
        if field.name == "bands" and [band.id for band in was] == [band.id for band in now]:
            for one, other in zip(was, now, strict=True):
                for name, before, after in _changes(one, other):
                    yield f"{one.id}.{name}", before, after
        else:
            yield field.name, _shown(was), _shown(now)


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}={'|'.join(names)}" for key, names in value.items()) or "–"
    if isinstance(value, tuple):
        return ", ".join(part.id if isinstance(part, Band) else str(part) for part in value) or "–"
    if isinstance(value, float):
        return f"{value:,g}" if value < 1e15 else str(value)  # noqa: PLR2004 - more digits are no reading
    return "–" if value is None or value == "" else str(value)


def band_borders(axis: Axis) -> list[float]:
    """Return the inner borders of an axis of numbers, rising."""
    spans = sorted(axis.bands, key=lambda band: float("-inf") if band.min is None else band.min)
    return [high.min for _, high in itertools.pairwise(spans) if high.min is not None]
