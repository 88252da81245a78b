"""Every text of a deck."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any


def texts_of(part: Any) -> Iterator[str]:
    """Yield every text of a deck, a slide or a block."""
    if isinstance(part, str):
        yield part
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from texts_of(getattr(part, field.name))
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_of(one)
