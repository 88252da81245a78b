"""The two faces of a letter, HTML and text, from one Markdown or from pasted HTML: styles inlined, nothing that runs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.html_text import text_of_html

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
_LINKS: Final = ("https:", "http:", "mailto:", "tel:")
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
        url_relative="deny",
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
    reader.validateLink = lambda url: url.lower().startswith(_LINKS)  # type: ignore[method-assign]
    return reader


def _as_text(tokens: Iterable[Token]) -> str:
    """Return the letter as plain lines: lists with signs, links with their address, tables as lines."""
    out: list[str] = []
    numbers: list[int | None] = []  # of the lists around; None: signs
    depth, in_item = 0, False
    for token in tokens:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            numbers.append(None if kind == "bullet_list_open" else int(token.attrs.get("start", 1)))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            numbers.pop()
            if not numbers:
                out.append("")
        elif kind == "list_item_open":
            in_item = True
        elif kind == "blockquote_open":
            depth += 1
        elif kind == "blockquote_close":
            depth -= 1
        elif kind == "hr":
            out += ["-" * 24, ""]
        elif kind in ("fence", "code_block"):
            out += [*token.content.rstrip("\n").split("\n"), ""]
        elif kind == "tr_open" or kind == "table_close":
            out.append("")
        elif kind == "inline":
            lines = _words(token.children or ()).split("\n")
            if token.map is None or (out and token.level >= _IN_A_CELL and not numbers and depth == 0):
                out[-1] += (" | " if out[-1] else "") + " ".join(lines)
                continue
            if numbers:
                indent = "  " * (len(numbers) - 1)
                sign = "  "
                if in_item:
                    sign = "・" if numbers[-1] is None else f"{numbers[-1]}. "
                    if numbers[-1] is not None:
                        numbers[-1] += 1
                    in_item = False
                lines = [f"{indent}{sign}{lines[0]}", *(f"{indent}  {more}" for more in lines[1:])]
            out += [f"{'> ' * depth}{line}" for line in lines]
            if not numbers:
                out.append("")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip("\n") + "\n"


#: table > thead/tbody > tr > td > inline
_IN_A_CELL: Final = 4


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
        elif token.type == "image":
            out.append(token.content)
        else:
            out.append(token.content)
    return "".join(out)
