"""What the window remembers between two runs; garbage in the file reads as nothing remembered."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

VERSION: Final = 1


@dataclass(slots=True)
class WindowMemory:
    """The window as it was left. ``places`` holds what each place wrote about itself, by place id.

    ``language``, ``theme``, ``density``, ``zoom`` repeat the settings, so that the first picture is
    right before the database is open.
    """

    version: int = VERSION
    place: str = ""
    account_id: int | None = None
    geometry: str = ""  # base64 of QWidget.saveGeometry
    splitter: list[int] = field(default_factory=list)
    language: str = "system"
    theme: str = "system"
    density: str = "comfortable"
    zoom: int = 100
    places: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Self:
        """Return what ``values`` says, field by field; a value of another type is left at its default."""
        fresh = cls()
        if values.get("version") != VERSION:
            return fresh
        for known in dataclasses.fields(cls):
            value, default = values.get(known.name), getattr(fresh, known.name)
            fits = isinstance(value, int) if known.name == "account_id" else isinstance(value, type(default))
            if fits:
                setattr(fresh, known.name, value)
        fresh.zoom = min(max(fresh.zoom, 80), 200)
        return fresh

    def as_json(self) -> dict[str, Any]:
        """Return the shape that the profile's settings file keeps."""
        return dataclasses.asdict(self)
