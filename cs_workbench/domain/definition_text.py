"""Definitions (touch models, scorecards, views) as TOML text and back, by their dataclass' own fields.

The law: ``read_definition(type(d), definition_text(d)) == d``.
"""

from __future__ import annotations

import dataclasses
import functools
import math
import re
import tomllib
import types
import typing
from collections.abc import Mapping
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin

import tomli_w

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_

T = TypeVar("T")
LONGEST_LIST: Final = 90
KNOWN_TEXTS: Final = 8  # definitions of a kind that are kept as read: a page asks for the same ones each time
_ITEM: Final = r'(?:[-+\w.]+|"[^"\\\n]*"|\[[-+\w., ]*\])'
_LIST: Final = re.compile(rf"\[\n((?:[ ]*{_ITEM},\n)+)[ ]*\]")


class UnreadableDefinition(WorkbenchError):
    """A text that is not the definition it should be."""

    template = N_(
        "errors",
        "The definition cannot be read at {place}. Nothing was changed. Correct it there and try again.",
    )
    code = "CSW-1701"


def read_definition(kind: type[T], text: str) -> T:
    """Return the ``kind`` that ``text`` (TOML) describes; the same text gives the same frozen object.

    Raises:
        UnreadableDefinition: with the place: line:column (the last line when the text ends too early),
            or the key, like ``rules[3].tier``.
    """
    hashable: Any = kind
    return typing.cast("T", _read(hashable, text))


@functools.lru_cache(maxsize=64)  # every command places by the same few texts: 5 ms each to read
def _read(kind: Any, text: str) -> Any:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))
        raise UnreadableDefinition(
            place=":".join(where.groups()) if where else str(text.count("\n") + 1)
        ) from error
    return _value(kind, table, "")


def definition_text(definition: Any) -> str:
    """Return a definition as TOML; fields that stand at their default are left out."""
    return _on_one_line(tomli_w.dumps(_table(definition), indent=2))


def _on_one_line(text: str) -> str:
    """Return TOML with arrays of numbers, of plain words and of such arrays on one line where they fit.

    A string of ours never holds a line break (it is written as an escape), so only arrays are met.
    """
    for _ in range(2):
        text = _LIST.sub(lambda found: _joined(found[0], found[1]), text)
    return text


def _joined(as_it_is: str, items: str) -> str:
    line = "[" + ", ".join(item.strip().removesuffix(",") for item in items.strip("\n").split("\n")) + "]"
    return line if len(line) <= LONGEST_LIST else as_it_is


def _table(definition: Any) -> dict[str, Any]:
    table = {}
    for field in dataclasses.fields(definition):
        value = getattr(definition, field.name)
        is_default = field.default is not dataclasses.MISSING and value == field.default
        if value is not None and not is_default:
            table[field.name] = _plain(value)
    return table


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return _table(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return value


def _value(kind: Any, value: Any, place: str) -> Any:
    """Return ``value`` as the annotation ``kind`` wants it, or raise with its place."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):  # only ``X | None``; TOML has no None
        return _value(inner[0], value, place)
    if origin is Literal and value in inner:
        return value
    if origin is tuple and isinstance(value, list):
        return tuple(_value(inner[0], part, f"{place}[{i}]") for i, part in enumerate(value))
    if origin is Mapping and isinstance(value, dict):
        return {key: _value(inner[1], part, f"{place}.{key}") for key, part in value.items()}
    if dataclasses.is_dataclass(kind) and isinstance(value, dict):
        return _definition(kind, value, place)
    if kind is float and type(value) in (int, float) and math.isfinite(value):
        return float(value)
    if kind in (str, int, bool) and type(value) is kind:
        return value
    raise UnreadableDefinition(place=place or "1:1")


def _definition(kind: Any, table: dict[str, Any], place: str) -> Any:
    hints = _hints_of(kind)
    dot = f"{place}." if place else ""
    for key in table:
        if key not in hints:
            raise UnreadableDefinition(place=f"{dot}{key}")
    for field in dataclasses.fields(kind):
        needed = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        if needed and field.name not in table:
            raise UnreadableDefinition(place=f"{dot}{field.name}")
    return kind(**{key: _value(hints[key], value, f"{dot}{key}") for key, value in table.items()})


@functools.cache
def _hints_of(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
