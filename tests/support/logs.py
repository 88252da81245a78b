"""A log record of WARNING or worse that no test expected fails the test (qutebrowser's idea)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pytest

#: Loggers that warn about things that are not ours.
ALLOWED_LOGGERS: Final = ("asyncio", "hypothesis", "matplotlib.font_manager")
#: Records that tell how fast the machine is, never whether the code is right: a busy machine may bring them.
OF_THE_MACHINE: Final = ("held the write lock",)


@dataclass(slots=True)
class ExpectedLog:
    """What a test says it provokes; `seen` holds the messages that matched."""

    parts: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def containing(self, part: str) -> None:
        """Allow, and demand, a record whose message contains ``part``."""
        self.parts.append(part)


@dataclass(slots=True)
class _Unexpected:
    messages: list[str] = field(default_factory=list)


class _Listener(logging.Handler):
    def __init__(self, expected: ExpectedLog, unexpected: _Unexpected) -> None:
        super().__init__(logging.WARNING)
        self._expected, self._unexpected = expected, unexpected

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.name.startswith(ALLOWED_LOGGERS):
            return
        if any(part in message for part in self._expected.parts):
            self._expected.seen.append(message)
        elif not any(part in message for part in OF_THE_MACHINE):
            self._unexpected.messages.append(f"{record.levelname} {record.name}: {message}")


@pytest.fixture
def expected_log() -> ExpectedLog:
    """Return the place to say ``expected_log.containing("...")`` before provoking a warning."""
    return ExpectedLog()


@pytest.fixture(autouse=True)
def _unexpected_log_fails(request: pytest.FixtureRequest) -> Iterator[None]:
    expected = (
        request.getfixturevalue("expected_log") if "expected_log" in request.fixturenames else ExpectedLog()
    )
    unexpected = _Unexpected()
    listener = _Listener(expected, unexpected)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.addHandler(listener)
    yield
    root.removeHandler(listener)
    for handler in [h for h in root.handlers if h not in handlers]:  # what the test's own set-up added
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    if unexpected.messages:
        pytest.fail("unexpected log records:\n  " + "\n  ".join(unexpected.messages), pytrace=False)
    missing = [part for part in expected.parts if not any(part in message for message in expected.seen)]
    if missing:
        pytest.fail(f"expected log records never came: {missing}", pytrace=False)
