"""Ids: integers inside the process, uuid7 text outside it."""

from __future__ import annotations

import os
import time
from typing import Final, NewType
from uuid import UUID

AccountId = NewType("AccountId", int)
OwnerId = NewType("OwnerId", int)
_OWN_DIGITS: Final = 12


def uuid7() -> str:
    """Return a new UUID version 7 (RFC 9562): sorts by the millisecond it was made in."""
    stamp = time.time_ns() // 1_000_000
    value = int.from_bytes(stamp.to_bytes(6, "big") + os.urandom(10), "big")
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(UUID(int=value))


def number_of(uid: str) -> int:
    """Return a number that stands for a uid wherever lines are numbered: what makes it its own, 48 bits."""
    return int(uid.replace("-", "")[-_OWN_DIGITS:], 16)


def uuid7s(count: int) -> list[str]:
    """Return ``count`` new UUIDs version 7 at once: a page of accounts needs a thousand."""
    stamp = f"{time.time_ns() // 1_000_000:012x}"
    head = f"{stamp[:8]}-{stamp[8:]}-7"
    noise = os.urandom(10 * count).hex()
    return [
        f"{head}{noise[i : i + 3]}-{'89ab'[int(noise[i + 3], 16) & 3]}{noise[i + 4 : i + 7]}-{noise[i + 7 : i + 19]}"
        for i in range(0, 20 * count, 20)
    ]
