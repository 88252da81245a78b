"""One log file, without what must not be in it: addresses, tokens, keys."""

from __future__ import annotations

import logging
import logging.handlers
import re
from pathlib import Path
from typing import Final

HANDLER: Final = "profile"
_SECRETS: Final = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "<address>"),
    (re.compile(r"(?i)(bearer\s+|token=|password=|key=)[^\s&'\"]+"), r"\1<secret>"),
    (re.compile(r"\b[0-9a-fA-F]{64}\b"), "<key>"),
)


def redact(text: str) -> str:
    """Return ``text`` without mail addresses, tokens and keys."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


class Redacting(logging.Formatter):
    """Formats a record and redacts the finished line, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the redacted line."""
        return redact(super().format(record))


def log_to(folder: Path, level: int = logging.INFO) -> None:
    """Send every logger's lines to ``folder/app.log`` (five files of 2 MB, mode by the umask)."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / "app.log", maxBytes=2_000_000, backupCount=5, encoding="utf-8", delay=True
    )
    handler.setFormatter(Redacting("%(asctime)s level=%(levelname)s logger=%(name)s %(message)s"))
    handler.set_name(HANDLER)
    root = logging.getLogger()
    for before in [known for known in root.handlers if known.get_name() == HANDLER]:
        root.removeHandler(before)  # another profile's: its lines are not for this one, nor ours for it
        before.close()
    root.addHandler(handler)
    root.setLevel(level)
