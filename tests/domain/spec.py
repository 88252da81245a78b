"""The specification's vectors and presets, as the project carries them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cs_workbench.domain.touch_model import TouchModel, parse_touch_model
from cs_workbench.kernel.resources import resource

FOLDER = Path(__file__).resolve().parents[1] / "spec"
PRESETS = tuple(sorted(path.stem for path in resource("touch_models").glob("*.toml")))


def spec(name: str) -> Any:
    """Return one specification file: defaults, presets, preset_vectors or vectors."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def vectors(group: str, name: str) -> list[Any]:
    """Return the vectors of one name as (input, expected)."""
    found = [(v["input"], v["expect"]) for v in spec("vectors")[group] if v["name"] == name]
    assert found, name
    return found


def preset(model_id: str) -> TouchModel:
    """Return a touch model that comes with the program."""
    return parse_touch_model(resource("touch_models", f"{model_id}.toml").read_text(encoding="utf-8"))
