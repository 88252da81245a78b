"""settings.json of a profile: what the window remembers before the database is open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from cs_workbench.kernel.files import write_text

NAME: Final = "settings.json"


def read_settings(folder: Path) -> dict[str, Any]:
    """Return the settings; {} when there are none. Garbage is put aside as ``settings.json.bad``."""
    path = folder / NAME
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        settings = None
    if isinstance(settings, dict):
        return settings
    path.replace(path.with_suffix(".json.bad"))
    return {}


def write_settings(folder: Path, settings: dict[str, Any]) -> None:
    """Keep ``settings``, whole or not at all."""
    write_text(folder / NAME, json.dumps(settings, ensure_ascii=False, indent=1, sort_keys=True))
