"""``docs/mapping.md`` tells all that a mapping may say, and its example works."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from cs_workbench.domain.nouns import NOUNS
from cs_workbench.sources.feeds import Feed, FileEntry, Mapping
from cs_workbench.sources.mapping import parse_mapping
from cs_workbench.sources.words import UNITS

TEXT = (Path(__file__).parents[2] / "docs" / "mapping.md").read_text("utf-8")


def test_the_example_is_a_mapping() -> None:
    found = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    assert [entry.into for entry in parse_mapping(found[1]).files] == ["account", "usage"]


def test_every_key_and_unit_is_told() -> None:
    inside = {"files", "fields", "own", "column", "constant", "currency_column"}  # told in other words
    for kind in (Mapping, FileEntry, Feed):
        for field in dataclasses.fields(kind):
            assert field.name in inside or f"`{field.name}`" in TEXT, field.name
    for unit in UNITS:
        assert f"`{unit}`" in TEXT, unit


def test_every_noun_stands_with_its_fields() -> None:
    for noun in NOUNS:
        names = ", ".join(f"**{field.name}**" if field.required else field.name for field in noun.fields)
        assert f"| `{noun.name}` | {names} |" in TEXT, noun.name
