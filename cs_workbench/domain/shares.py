"""Whole percentages that add up to 100 (domain.md 4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

WHOLE: Final = 100


def percentages(parts: Sequence[int], whole: int = WHOLE) -> list[int]:
    """Return ``parts`` as whole shares of ``whole`` that add up to it, by largest remainder.

    Of equal remainders the earlier one is raised. Nothing to share gives zeros.

    Raises:
        ValueError: a part is negative.
    """
    if any(part < 0 for part in parts):
        raise ValueError("a negative part")
    total = sum(parts)
    if total == 0:
        return [0] * len(parts)
    shares = [part * whole // total for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda i: -(parts[i] * whole % total))
    for i in by_remainder[: whole - sum(shares)]:
        shares[i] += 1
    return shares
