"""A letter's shape, made once, and the values of each recipient, put in last.

While a template is rendered, each value is held back and a sign stands in its place; Markdown, styles and cleaning see
signs only. So no value can become a tag or a heading, and 5,000 letters of one shape cost one reading of the Markdown.
"""

from __future__ import annotations

import html
import re
import secrets
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

_NONCE: Final = f"zq{secrets.token_hex(6)}x"  # nobody who writes a template or a name can guess it
_SIGN: Final = re.compile(rf"{_NONCE}(\d+)z")
_ATTRIBUTE: Final = re.compile(r'([a-z-]+)="([^"]*)$')
_STYLE_VALUE: Final = re.compile(r"[A-Za-z0-9#.% -]{0,60}")
_URL_SIGNS: Final = "!#$%&'()*+,/:;=?@[]~-._"
LINKS: Final = ("https:", "http:", "mailto:", "tel:")


class Held:
    """The values of one rendering, in the order in which they came; equal ones share a sign."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self.size = 0

    def hold(self, value: str) -> str:
        """Return the sign that stands for ``value``; nothing stands for nothing, so that an empty line is empty."""
        if not value.strip():
            return value
        self.size += len(value)
        return f"{_NONCE}{self._places.setdefault(value, len(self._places))}z"

    @property
    def values(self) -> list[str]:
        """Return the values by their number."""
        return list(self._places)


def begins_with_value(url: str) -> bool:
    """Say whether an address begins with a value: only then is its kind not known yet."""
    return _SIGN.match(url) is not None


class Shape:
    """Text and HTML of a letter with signs in it."""

    def __init__(self, text: str, page: str) -> None:
        self._text = _SIGN.split(text)
        self._page = _SIGN.split(page)
        self._ways = [_way("".join(self._page[: 2 * n + 1])) for n in range(len(self._page) // 2)]

    def fill(self, values: Sequence[str]) -> tuple[str, str]:
        """Return text and HTML with ``values``, each as the place where it stands asks."""
        text = [values[int(part)] if n % 2 else part for n, part in enumerate(self._text)]
        page, shown = list(self._page), dict[tuple[str, str], str]()
        for n, way in enumerate(self._ways):
            place = (page[2 * n + 1], way)
            if place not in shown:
                shown[place] = _shown(values[int(place[0])], way)
            page[2 * n + 1] = shown[place]
        return "".join(text), "".join(page)


def _way(before: str) -> str:
    """Return how a value is shown after ``before``: text, style, link (it begins the address), address or attribute."""
    if before.rfind("<") <= before.rfind(">"):
        return "text"
    found = _ATTRIBUTE.search(before)
    name, so_far = (found[1], found[2]) if found else ("", "")
    if name == "style":
        return "style"
    if name in ("href", "src"):
        return "address" if so_far else "link"
    return "attribute"


def _shown(value: str, way: str) -> str:
    if way == "text":
        return html.escape(value, quote=False).replace("\n", "<br>\n")
    if way == "style":
        return value if _STYLE_VALUE.fullmatch(value) else ""
    if way == "link" and not value.lower().startswith(LINKS):
        return "#"
    if way in ("link", "address"):
        return html.escape(quote(value.strip(), safe=_URL_SIGNS))
    return html.escape(value)
