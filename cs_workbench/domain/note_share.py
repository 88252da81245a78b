"""A note as others read it: Slack's own marks. Only what may be shared is ever handed in."""

from __future__ import annotations

import re
from typing import Final

_HEADING: Final = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(.*)")
_BOX: Final = re.compile(r"([ \t]{0,40})[-*+][ \t]{1,8}[\[［]([ \u3000xXｘＸ✓✔]?)[\]］][ \t]{0,8}(.*)")
_BULLET: Final = re.compile(r"([ \t]{0,40})[-*+][ \t]{1,8}(.*)")
_STRONG: Final = re.compile(r"\*\*([^*\n]{1,500})\*\*")
_LINK: Final = re.compile(r"\[([^\[\]\n|<>]{1,300})\]\((https?://[^\s()|<>]{1,2000})\)")
LONGEST: Final = 39_000  # characters that Slack takes in one message


def slack_text(shared: str) -> str:
    """Return Markdown as Slack's mrkdwn: headings and strong words bold, boxes as signs, nothing that pings."""
    lines = [_line(line) for line in shared[: 2 * LONGEST].splitlines()]
    return "\n".join(lines).strip()[:LONGEST]


def _line(line: str) -> str:
    # Slack reads these three itself: <!channel> would ring at everybody's desk.
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if found := _HEADING.fullmatch(line):
        return f"*{found[1].strip().replace('*', '')}*" if found[1].strip() else ""
    if found := _BOX.fullmatch(line):
        line = f"{found[1]}{'☑' if found[2].strip() else '☐'} {found[3]}"
    elif found := _BULLET.fullmatch(line):
        line = f"{found[1]}• {found[2]}"
    return _STRONG.sub(r"*\1*", _LINK.sub(r"<\2|\1>", line))
