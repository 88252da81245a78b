"""The zone of the computer, for a test."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def living_in(zone: str) -> Iterator[None]:
    """Let the computer's clock stand in ``zone`` for a block, children included."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be set for a test")
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
