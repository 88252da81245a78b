"""Corrections of a mapping file's text: what a column feeds, chosen from a list instead of typed."""

from __future__ import annotations

import tomllib

from cs_workbench.domain.own_names import OWN, own_name


def targets_of(text: str, file: int) -> dict[str, str]:
    """Return column -> what it feeds in the file at index ``file``: a field's name, or ``own.<id>``."""
    entry = tomllib.loads(text)["file"][file]
    found = {feed["column"]: name for name, feed in entry.get("fields", {}).items() if "column" in feed}
    own = {feed["column"]: f"{OWN}{name}" for name, feed in entry.get("own", {}).items() if "column" in feed}
    return {**own, **found}


def noun_of(text: str, file: int) -> str:
    """Return the noun that a file's rows become."""
    return str(tomllib.loads(text)["file"][file]["into"])


def source_of(text: str) -> str:
    """Return the source's name."""
    return str(tomllib.loads(text).get("source", ""))


def with_target(text: str, file: int, column: str, target: str) -> str:
    """Return the mapping in which ``column`` feeds ``target``: a field, 'own' (an own field) or ''.

    A field that another column fed is fed by this one from now on.
    """
    import tomli_w

    mapping = tomllib.loads(text)
    entry = mapping["file"][file]
    fields, own = entry.setdefault("fields", {}), entry.setdefault("own", {})
    before = next((feed for feed in fields.values() if feed.get("column") == column), {"column": column})
    for table in (fields, own):
        for name in [name for name, feed in table.items() if feed.get("column") == column]:
            del table[name]
    if target == OWN.rstrip("."):
        own[own_name(column, own)] = {"column": column, "label": column, "type": "text"}
    elif target:
        fields[target] = before
    for name in ("fields", "own"):
        if not entry[name]:
            del entry[name]
    return tomli_w.dumps(mapping)
