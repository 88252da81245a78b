"""Back and forward: where the person was, with selection and scroll."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it stood: its id, the account when it is an account page, and what it remembers."""

    place: str
    account_id: int | None = None
    memory: Mapping[str, Any] = field(default_factory=dict)


class History:
    """The spots before and after the present one, as a browser keeps them."""

    def __init__(self) -> None:
        self._back: list[Spot] = []
        self._forward: list[Spot] = []

    def leave(self, spot: Spot) -> None:
        """Remember ``spot`` on the way to a new one; what lay ahead is forgotten."""
        self._back.append(spot)
        del self._back[:-LONGEST]
        self._forward.clear()

    def back(self, present: Spot) -> Spot | None:
        """Return the spot before ``present``; None at the beginning."""
        if not self._back:
            return None
        self._forward.append(present)
        return self._back.pop()

    def forward(self, present: Spot) -> Spot | None:
        """Return the spot that `back` left; None at the end."""
        if not self._forward:
            return None
        self._back.append(present)
        return self._forward.pop()
