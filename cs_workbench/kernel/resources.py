"""Where the program's own files lie: beside the checkout, or inside the installed package."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def resources_folder() -> Path:
    """Return the folder with icons, styles, i18n, presets and templates."""
    installed = PACKAGE / "resources"
    return installed if installed.is_dir() else PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one resource, e.g. ``resource("i18n", "ja.ts")``."""
    return resources_folder().joinpath(*parts)
