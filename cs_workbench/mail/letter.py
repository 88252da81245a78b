"""The two faces of a letter, HTML and text, from one Markdown or from pasted HTML: styles inlined, nothing that runs.

What is read here holds signs instead of values (`held`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.html_text import text_of_html
from cs_workbench.mail.held import LINKS, begins_with_value

if TYPE_CHECKING:
    import css_inline
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: How a letter looks where its template says nothing.
STYLE: Final = """
div.letter { font-family: sans-serif; font-size: 15px; line-height: 1.7; color: #222222; }
div.letter a { color: #0b57d0; }
div.letter table { border-collapse: collapse; }
div.letter th, div.letter td { border: 1px solid #cccccc; padding: 4px 10px; text-align: left; }
div.letter blockquote { margin: 0 0 0 4px; padding-left: 10px; border-left: 3px solid #cccccc; color: #555555; }
"""
_SCHEMES: Final = frozenset({"https", "http", "mailto", "tel", "cid"})
_TAGS: Final = frozenset(
    ("a", "b", "blockquote", "br", "caption", "center", "code", "col", "colgroup", "del", "div", "em", "font", "h1",
     "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub",
     "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul")
)  # fmt: skip
_EVERYWHERE: Final = frozenset(
    ("style", "align", "valign", "width", "height", "bgcolor", "dir", "lang", "title")
)
_ATTRIBUTES: Final = {
    "*": set(_EVERYWHERE),
    "a": {"href"},
    "img": {"src", "alt"},
    "table": {"border", "cellpadding", "cellspacing", "role"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "font": {"color", "size", "face"},
    "ol": {"start", "type"},
}
#: What may stand in a style: nothing that loads, floats above or hides what the reader should see.
_PROPERTIES: Final = frozenset(
    ("background-color", "border", "border-bottom", "border-collapse", "border-color", "border-left", "border-radius",
     "border-right", "border-spacing", "border-style", "border-top", "border-width", "color", "font", "font-family",
     "font-size", "font-style", "font-weight", "height", "letter-spacing", "line-height", "list-style-type", "margin",
     "margin-bottom", "margin-left", "margin-right", "margin-top", "max-width", "min-width", "padding",
     "padding-bottom", "padding-left", "padding-right", "padding-top", "text-align", "text-decoration",
     "text-indent", "vertical-align", "white-space", "width", "word-break")
)  # fmt: skip
_ANCHOR: Final = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def from_markdown(markdown: str, language: str, css: str = "") -> tuple[str, str]:
    """Return (text, HTML) of a letter; HTML that stands in the Markdown is shown, not obeyed."""
    reader = _reader()
    tokens = reader.parse(markdown)
    shown = reader.renderer.render(tokens, reader.options, {})
    return _as_text(tokens), _dressed(shown, language, css)


def from_html(source: str, language: str, css: str = "") -> tuple[str, str]:
    """Return (text, HTML) of a letter written as HTML; its <style> is inlined, scripts and their kind are gone."""
    shown = _dressed(source, language, css)
    links = _ANCHOR.sub(lambda a: a[2] if a[1] in ("", html.unescape(a[2])) else f"{a[2]} ({a[1]})", shown)
    return text_of_html(links), shown


def clean_html(source: str) -> str:
    """Return pasted HTML without what runs, loads or hides: for the moment it is pasted, and after every rendering."""
    import nh3

    return nh3.clean(
        source,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=set(_SCHEMES),
        url_relative=lambda url: url if begins_with_value(url) else None,
        filter_style_properties=set(_PROPERTIES),
        link_rel=None,
    )


def _dressed(body: str, language: str, css: str) -> str:
    """Return a whole document: styles as attributes, since mail programs drop <style>; then cleaned."""
    inlined = _inliner().inline(
        f'<html><head><style>{_harmless(css)}</style></head><body><div class="letter">{body}</div></body></html>'
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8"></head>\n'
        f"<body>{clean_html(inlined).strip()}</body>\n</html>\n"
    )


def _harmless(css: str) -> str:
    return css.replace("<", "")


@lru_cache(maxsize=1)
def _inliner() -> css_inline.CSSInliner:
    import css_inline

    # Never what a style sheet elsewhere, or a file of this computer, says.
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False, extra_css=STYLE)


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    reader.validateLink = _may_link  # type: ignore[method-assign]
    return reader


def _may_link(url: str) -> bool:
    return begins_with_value(url) or url.lower().startswith(LINKS)


def _as_text(tokens: Iterable[Token]) -> str:
    """Return the letter as plain lines: lists with signs, links with their address, tables as lines."""
    lines = _Lines()
    for token in tokens:
        lines.take(token)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines.out)).strip("\n") + "\n"


class _Lines:
    """The lines so far, and where in lists, quotations and tables the next one stands."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._numbers: list[int | None] = []  # of the lists around; None: signs
        self._begins_item = self._in_row = False
        self._quotes = 0

    def take(self, token: Token) -> None:
        """Go on by one token."""
        match token.type:
            case "bullet_list_open":
                self._numbers.append(None)
            case "ordered_list_open":
                self._numbers.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._numbers.pop()
                self._gap()
            case "list_item_open":
                self._begins_item = True
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "hr" | "fence" | "code_block":
                self.out += [*(token.content.rstrip("\n") or "-" * 24).split("\n"), ""]
            case "tr_open":
                self.out.append("")
                self._in_row = True
            case "table_close":
                self._in_row = False
                self._gap()
            case "inline":
                self._words(_words(token.children or ()).split("\n"))

    def _gap(self) -> None:
        if not self._numbers:
            self.out.append("")

    def _words(self, lines: list[str]) -> None:
        if self._in_row:
            self.out[-1] += (" | " if self.out[-1] else "") + " ".join(lines)
            return
        if self._numbers:
            indent = "  " * (len(self._numbers) - 1)
            lines = [f"{indent}{self._sign()}{lines[0]}", *(f"{indent}  {more}" for more in lines[1:])]
        self.out += [f"{'> ' * self._quotes}{line}" for line in lines]
        self._gap()

    def _sign(self) -> str:
        if not self._begins_item:
            return "  "
        self._begins_item = False
        number = self._numbers[-1]
        if number is None:
            return "・"
        self._numbers[-1] = number + 1
        return f"{number}. "


def _words(tokens: Iterable[Token]) -> str:
    out, link, start = [], "", 0
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            out.append("\n")
        elif token.type == "link_open":
            link, start = str(token.attrs.get("href", "")), len(out)
        elif token.type == "link_close":
            shown = "".join(out[start:])
            if shown not in (link, link.removeprefix("mailto:")):
                out.append(f" ({link})")
        else:
            out.append(token.content)
    return "".join(out)
