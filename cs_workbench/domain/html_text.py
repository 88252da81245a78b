"""The text of a mail that came as HTML. It draws nothing, loads nothing, follows nothing: tags are only counted."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

LONGEST_HTML: Final = 400_000  # characters that are looked at
LONGEST_TEXT: Final = 32_000
LONGEST_TAG: Final = 4_000  # a longer tag is hostile or a picture
_SILENT: Final = frozenset(
    ("script", "style", "title", "head", "noscript", "template", "iframe", "object", "svg")
)
_BLOCKS: Final = frozenset(
    ("address", "blockquote", "br", "div", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li",
     "ol", "p", "pre", "section", "article", "table", "tr", "ul", "header", "footer")
)  # fmt: skip
_SPACES: Final = re.compile(r"[ \t\r\f\v\xa0]+")
_MANY_LINES: Final = re.compile(r"\n{3,}")


def text_of_html(html: str) -> str:
    """Return the words of ``html`` as plain lines, quoted parts marked by ``>``; at most 32,000 characters."""
    reader = _Words()
    for piece in _tame(html[:LONGEST_HTML]):
        reader.feed(piece)
        if reader.is_full:
            break
    lines = [_SPACES.sub(" ", line).strip() for line in "".join(reader.parts).split("\n")]
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()[:LONGEST_TEXT]


def _tame(html: str) -> list[str]:
    """Return ``html`` in pieces that the parser reads in time that grows with their length only.

    Each "<" that opens no tag of at most `LONGEST_TAG` characters becomes text or is dropped.
    """
    pieces: list[str] = []
    place, end = 0, len(html)
    while place < end:
        start = html.find("<", place)
        if start < 0:
            pieces.append(html[place:])
            break
        pieces.append(html[place:start])
        if html.startswith("<!--", start):
            close = html.find("-->", start + 4)
            place = end if close < 0 else close + 3
            continue
        close = html.find(">", start, start + LONGEST_TAG)
        following = html[start + 1 : start + 2]
        if close < 0 or not (following.isalpha() or following == "/"):
            if following in "!?" and close >= 0:
                place = close + 1
                continue
            pieces.append(" " if following.isalpha() or following in "/!?" else "&lt;")
            place = start + 1
            continue
        again = html.find("<", start + 1, close)
        if again >= 0 and '"' not in html[start:again] and "'" not in html[start:again]:
            place = again  # "<b <i>": the first was never closed
            continue
        pieces.append(html[start : close + 1])
        place = close + 1
    return pieces


class _Words(HTMLParser):
    """Collects words; whatever a tag wants loaded is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent, self._quoted, self._length = 0, 0, 0

    @property
    def is_full(self) -> bool:
        """Whether more text than anyone keeps has been found."""
        return self._length > LONGEST_TEXT

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag == "blockquote":
            self._quoted += 1
        if tag in _BLOCKS:
            self._break()
        elif tag in ("td", "th"):
            self._say(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        if tag == "blockquote":
            self._quoted = max(self._quoted - 1, 0)
        if tag == "body":
            self._silent = 0
        if tag in _BLOCKS and tag != "br":
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._silent and not self.is_full:
            self._say(data.replace("\n", " "))

    def _break(self) -> None:
        self._say("\n> " if self._quoted else "\n")

    def _say(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)
