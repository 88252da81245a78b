"""Writes a mapping as the text a person reads, changes and hands on."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import fields
from typing import Any

from cs_workbench.sources.feeds import Feed, Mapping, OwnFeed


def mapping_text(mapping: Mapping) -> str:
    """Return the mapping as TOML; ``parse_mapping(mapping_text(m)) == m``."""
    import tomli_w

    head = _plain(mapping, leave=("files",))
    parts = [tomli_w.dumps(head)]
    for entry in mapping.files:
        table = _plain(entry, leave=("fields", "own", "account", "skip_if", "key"))
        lines = ["[[file]]", f"path = {_inline(table.pop('path'))}", f"into = {_inline(table.pop('into'))}"]
        if entry.key:
            lines.append(f"key = {_inline(list(entry.key))}")
        if entry.account:
            lines.append(f"account = {_inline(_plain(entry.account))}")
        if entry.skip_if:
            lines.append(
                f"skip_if = {_inline({'column': entry.skip_if.column, 'equals': entry.skip_if.equals})}"
            )
        lines += [f"{key} = {_inline(value)}" for key, value in table.items()]
        lines += [f"fields.{name} = {_inline(_plain(feed))}" for name, feed in entry.fields.items()]
        lines += [f"own.{_key(name)} = {_inline(_own(own))}" for name, own in entry.own.items()]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _own(own: OwnFeed) -> dict[str, Any]:
    table = _plain(own.feed) | {"label": own.label, "type": own.kind.value}
    return table | ({"choices": list(own.choices)} if own.choices else {})


def _plain(thing: Any, leave: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a dataclass as a TOML table, without what stands at its default."""
    table: dict[str, Any] = {}
    for part in fields(thing):
        value = getattr(thing, part.name)
        if part.name in leave or value == part.default or value in ({}, None):
            continue
        table[part.name] = (
            dict(value) if isinstance(value, Table) else list(value) if isinstance(value, tuple) else value
        )
    if isinstance(thing, Feed) and thing.currency_column:
        table["currency"] = {"column": table.pop("currency_column")}
    return table


def _inline(value: Any) -> str:
    """Return a value on one line, as TOML writes it."""
    import tomli_w

    if isinstance(value, dict):
        return (
            "{ " + ", ".join(f"{_key(k)} = {_inline(v)}" for k, v in value.items()) + " }" if value else "{}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")


def _key(text: str) -> str:
    bare = text.isascii() and text.replace("_", "a").replace("-", "a").isalnum()
    return text if bare else _inline(text)
