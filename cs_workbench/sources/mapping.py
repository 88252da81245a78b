"""The mapping file: read here, every mistake one sentence that names its key; written by `mapping_text`."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cs_workbench.domain.nouns import BY_NAME, OWN_KINDS, Kind
from cs_workbench.domain.own_names import is_own_name
from cs_workbench.kernel.errors import Saying
from cs_workbench.kernel.i18n import N_
from cs_workbench.sources.feeds import (
    ORDERS,
    AccountFeed,
    Feed,
    FileEntry,
    Mapping,
    OwnFeed,
    SkipIf,
)
from cs_workbench.sources.mapping_writer import mapping_text
from cs_workbench.sources.refusals import BadMapping
from cs_workbench.sources.words import UNITS

__all__ = ["BadMapping", "FileEntry", "Mapping", "mapping_text", "parse_mapping", "time_zone"]

NOT_TOML: Final = N_("mapping", "It is not TOML: {what}.")
MISSING: Final = N_("mapping", "{key} is missing.")
UNKNOWN_KEY: Final = N_("mapping", "{key} is not known. Here may stand: {known}.")
NOT_TEXT: Final = N_("mapping", "{key} must be a text in quotes.")
NOT_TEXTS: Final = N_("mapping", "{key} must be a list of texts.")
NOT_COUNT: Final = N_("mapping", "{key} must be a whole number from 0 up.")
NOT_FLAG: Final = N_("mapping", "{key} must be true or false.")
NOT_TABLE: Final = N_("mapping", "{key} must be a table in braces.")
NOT_ONE_OF: Final = N_("mapping", "{key} says {value}, but must be one of: {known}.")
NO_FIELD: Final = N_("mapping", "{key}: {noun} has no such field. It has: {known}.")
NO_FEED: Final = N_("mapping", "{key} needs either a column or a constant.")
NEEDS: Final = N_("mapping", "{key} is missing: no {noun} can land without it.")
NEEDS_CURRENCY: Final = N_(
    "mapping", "{key} is an amount: write currency at the top, or map fields.currency."
)
NOT_CURRENCY: Final = N_("mapping", "{key} must be a currency code such as JPY.")
NOT_ZONE: Final = N_("mapping", "{key}: {value} is not a time zone such as Asia/Tokyo or +09:00.")
NOT_ENCODING: Final = N_("mapping", "{key}: {value} is not a text encoding such as cp932.")
LEADS_OUT: Final = N_("mapping", "{key}: {value} leads out of the source's folder.")
NOT_EARLIER: Final = N_("mapping", "{key}: no file above brings any {value}.")
NOT_AN_ID: Final = N_(
    "mapping", "{key}: the name of an own field is one word of at most 40 small letters, digits and _."
)

_SHIFT: Final = re.compile(r"([+-])(\d\d):?(\d\d)")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
#: Zones that work where the system brings no zone files (Windows).
_BUILT_IN: Final = {"UTC": 0, "Asia/Tokyo": 9, "JST": 9}


def parse_mapping(text: str) -> Mapping:
    """Return the mapping that ``text`` (TOML) writes.

    Raises:
        BadMapping: with every mistake.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadMapping([Saying(NOT_TOML, {"what": str(error).rstrip(".")})]) from error
    mistakes: list[Saying] = []
    mapping = _mapping(_Keys(table, "", mistakes))
    if mistakes:
        raise BadMapping(mistakes)
    return mapping


def time_zone(name: str) -> dt.tzinfo | None:
    """Return the zone called ``name`` (a zone's name, UTC or +09:00), None when there is none."""
    if found := _SHIFT.fullmatch(name):
        shift = dt.timedelta(hours=int(found[2]), minutes=int(found[3]))
        return dt.timezone(-shift if found[1] == "-" else shift)
    if name in _BUILT_IN:
        hours = _BUILT_IN[name]
        return dt.timezone(dt.timedelta(hours=hours)) if hours else dt.UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class _Keys:
    """A table that is read key by key; what is left at the end is a mistake."""

    def __init__(self, table: dict[str, Any], place: str, mistakes: list[Saying]) -> None:
        self._left, self.place, self.mistakes = dict(table), place, mistakes
        self._asked: list[str] = []

    def name(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def wrong(self, text: str, key: str, **params: str) -> None:
        self.mistakes.append(Saying(text, {"key": self.name(key), **params}))

    def take(self, key: str, kind: type, wrong: str, default: Any) -> Any:
        self._asked.append(key)
        if key not in self._left:
            return default
        value = self._left.pop(key)
        if type(value) is kind:
            return value
        self.wrong(wrong, key)
        return default

    def text(self, key: str, default: str = "", *, needed: bool = False) -> str:
        if needed and key not in self._left:
            self.wrong(MISSING, key)
        found: str = self.take(key, str, NOT_TEXT, default)
        return found

    def one_of(self, key: str, known: Sequence[str], default: str = "") -> str:
        found = self.text(key, default)
        if found != default and found not in known:
            self.wrong(NOT_ONE_OF, key, value=found, known=", ".join(known))
            return default
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        found = self.take(key, list, NOT_TEXTS, [])
        if not all(type(part) is str for part in found):
            self.wrong(NOT_TEXTS, key)
            return ()
        return tuple(found)

    def count(self, key: str, default: int | None) -> int | None:
        found = self.take(key, int, NOT_COUNT, default)
        if found is not None and found < 0:
            self.wrong(NOT_COUNT, key)
            return default
        return None if found is None else int(found)

    def has(self, key: str) -> bool:
        return key in self._left

    def is_text(self, key: str) -> bool:
        return type(self._left.get(key)) is str

    def table(self, key: str) -> _Keys:
        return _Keys(self.take(key, dict, NOT_TABLE, {}), self.name(key), self.mistakes)

    def tables(self) -> list[tuple[str, _Keys]]:
        """Return every key as a table of its own, as ``fields`` and ``own`` are."""
        return [(key, self.table(key)) for key in list(self._left)]

    def pairs(self, key: str) -> dict[str, str]:
        found = self.take(key, dict, NOT_TABLE, {})
        if not all(type(value) is str for value in found.values()):
            self.wrong(NOT_TEXT, key)
            return {}
        return dict(found)

    def done(self) -> None:
        for key in self._left:
            self.wrong(UNKNOWN_KEY, key, known=", ".join(self._asked))


def _mapping(keys: _Keys) -> Mapping:
    source = keys.text("source", needed=True)
    mapping = Mapping(
        source=source,
        currency=_currency(keys, "currency"),
        date_order=keys.one_of("date_order", ORDERS),
        time_zone=keys.text("time_zone", "UTC"),
        encoding=_encoding(keys),
        decimal=keys.one_of("decimal", (".", ","), "."),
        missing=keys.texts("missing"),
    )
    if time_zone(mapping.time_zone) is None:
        keys.wrong(NOT_ZONE, "time_zone", value=mapping.time_zone)
    files: list[FileEntry] = []
    tables = keys.take("file", list, NOT_TABLE, [])
    if not tables:
        keys.wrong(MISSING, "[[file]]")
    for number, table in enumerate(tables, 1):
        if type(table) is not dict:
            keys.wrong(NOT_TABLE, f"file {number}")
            continue
        entry = _entry(_Keys(table, f"file {number}", keys.mistakes), mapping.currency, files)
        if entry is not None:
            files.append(entry)
    keys.done()
    return replace(mapping, files=tuple(files))


def _entry(keys: _Keys, currency: str, above: list[FileEntry]) -> FileEntry | None:
    path, into = keys.text("path", needed=True), keys.text("into", needed=True)
    if _leads_out(path):
        keys.wrong(LEADS_OUT, "path", value=path)
    if into not in BY_NAME:
        if into:
            keys.wrong(NOT_ONE_OF, "into", value=into, known=", ".join(BY_NAME))
        return None
    entry = FileEntry(
        path, into,
        key=keys.texts("key"),
        id=keys.text("id"),
        account=_account(keys, above) if keys.has("account") else None,
        fields=_fields(keys, into),
        own={name: _own(name, feed) for name, feed in keys.table("own").tables()},
        sheet=keys.text("sheet"),
        header_row=keys.count("header_row", None),
        encoding=_encoding(keys),
        separator=keys.text("separator"),
        date_order=keys.one_of("date_order", ORDERS),
        lag_days=keys.count("lag_days", 0) or 0,
        known=keys.text("known"),
        skip_if=_skip_if(keys.table("skip_if")) if keys.has("skip_if") else None,
        spill=keys.text("spill"),
    )  # fmt: skip
    keys.done()
    _check_whole(keys, entry, currency)
    return entry


def _leads_out(path: str) -> bool:
    parts = re.split(r"[/\\]", path)
    return ".." in parts or path.startswith(("/", "\\", "~")) or ":" in parts[0]


def _check_whole(keys: _Keys, entry: FileEntry, currency: str) -> None:
    """Tell what the entry as a whole lacks."""
    noun = BY_NAME[entry.into]
    if not entry.key and noun.name != "usage":
        keys.wrong(NEEDS, "key", noun=noun.name)
    if noun.of_account and entry.account is None:
        keys.wrong(NEEDS, "account", noun=noun.name)
    needed = [f.name for f in noun.fields if f.required]
    needed += ["metric"] if noun.name == "usage" else []
    for name in needed:
        if name not in entry.fields:
            keys.wrong(NEEDS, f"fields.{name}", noun=noun.name)
    for name, feed in entry.fields.items():
        is_money = noun.by_name[name].kind is Kind.MONEY
        if is_money and not (currency or feed.currency or feed.currency_column or "currency" in entry.fields):
            keys.wrong(NEEDS_CURRENCY, f"fields.{name}")


def _account(keys: _Keys, above: list[FileEntry]) -> AccountFeed | None:
    if keys.is_text("account"):
        return AccountFeed(keys.text("account"))
    table = keys.table("account")
    found = AccountFeed(table.text("column", needed=True), table.text("via"))
    table.done()
    if found.via and not any(entry.into == found.via and entry.account for entry in above):
        table.wrong(NOT_EARLIER, "via", value=found.via)
    return found


def _fields(keys: _Keys, into: str) -> dict[str, Feed]:
    noun = BY_NAME[into]
    feeds = {}
    for name in ("metric", "grain"):  # in short: the same in every row
        if into == "usage" and keys.is_text(name):
            feeds[name] = Feed(constant=keys.text(name))
    for name, table in keys.table("fields").tables():
        if name not in noun.by_name:
            table.mistakes.append(
                Saying(NO_FIELD, {"key": table.place, "noun": into, "known": ", ".join(noun.by_name)})
            )
            continue
        table.one_of("type", (noun.by_name[name].kind.value,))
        feeds[name] = _feed(table)
        table.done()
    return feeds


def _feed(keys: _Keys) -> Feed:
    column, constant = keys.text("column"), keys.take("constant", str, NOT_TEXT, None)
    if bool(column) == (constant is not None):
        keys.mistakes.append(Saying(NO_FEED, {"key": keys.place}))
    code, currency_column = "", ""
    if keys.is_text("currency"):
        code = _currency(keys, "currency")
    elif keys.has("currency"):
        table = keys.table("currency")
        currency_column = table.text("column", needed=True)
        table.done()
    return Feed(
        column, constant, keys.one_of("unit", tuple(UNITS)), code, currency_column, keys.pairs("values"),
        keys.take("values_only", bool, NOT_FLAG, False), keys.text("format"),
    )  # fmt: skip


def _own(name: str, keys: _Keys) -> OwnFeed:
    if not is_own_name(name):
        keys.mistakes.append(Saying(NOT_AN_ID, {"key": keys.place}))
    kind = Kind(keys.one_of("type", [kind.value for kind in OWN_KINDS], "text"))
    own = OwnFeed(_feed(keys), keys.text("label", name), kind, keys.texts("choices"))
    keys.done()
    return own


def _skip_if(keys: _Keys) -> SkipIf:
    found = SkipIf(keys.text("column", needed=True), keys.text("equals"))
    keys.done()
    return found


def _currency(keys: _Keys, key: str) -> str:
    found = keys.text(key)
    if found and not _CURRENCY.fullmatch(found):
        keys.wrong(NOT_CURRENCY, key)
    return found


def _encoding(keys: _Keys) -> str:
    found = keys.text("encoding")
    try:
        "".encode(found or "utf-8")
    except (LookupError, ValueError):
        keys.wrong(NOT_ENCODING, "encoding", value=found)
    return found
