"""Reads what stands in a finished file: every text of every part, and what is wrong with the file itself.

A PPTX is read part by part, with notes, charts, the workbooks behind them and the properties, since a text that no
slide shows is sent all the same. A form whose text no library of ours reads (PDF) is None: its deck speaks for it.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Any, Final

from cs_workbench.domain.customer_text import BREAK
from cs_workbench.domain.deck import LEAST_POINTS
from cs_workbench.kernel.i18n import N_
from cs_workbench.render.deck_template import MOST_PARTS, RATIO, SMALL, UNPACKED

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
#: Elements whose parts are one text, though a word may change its look in the middle.
WHOLE: Final = ("p", "si", "is", "comment", "text")
#: Attributes that a person wrote, and elements that have a name somebody gave: shapes, layouts, sheets, sections ...
WRITTEN: Final = ("descr", "title", "tooltip")
NAMED: Final = (
    "cNvPr", "cSld", "sheet", "section", "custShow", "cmAuthor", "definedName", "table", "tableColumn", "tag",
)  # fmt: skip
#: Elements that begin a line within a text.
LINE: Final = ("br", "tspan")
#: What the program that saved the file says of itself, in docProps/app.xml.
PROGRAM: Final = frozenset(
    ("Application", "AppVersion", "Template", "TitlesOfParts", "HeadingPairs", "PresentationFormat")
)
XML: Final = (".xml", ".rels", ".vml", ".svg")
PACKED: Final = (".xlsx", ".docx", ".pptx", ".xlsm")
PICTURES: Final = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".emf",
    ".wmf",
    ".fntdata",
    ".odttf",
    ".bmp",
    ".tiff",
)
PROMPTS: Final = re.compile(
    r"click to (?:add|edit)|クリックして.{0,12}(?:入力|追加|編集)|マスター (?:タイトル|テキスト)の書式設定|"
    r"lorem ipsum|\{\{.*\}\}",
    re.IGNORECASE,
)
JAPANESE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")
DEEPEST: Final = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A text. ``page``: the slide it belongs to, from 1; 0: none alone."""

    part: str
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong. ``rule``: an id of `services.review_gate_words.SAYS`; ``what``: which shape or text.

    Of a broken file it is the reason, a marked text of the context 'errors'.
    """

    rule: str
    page: int
    what: str


@dataclass(frozen=True, slots=True)
class Scan:
    """A finished file: its texts and its flaws, each in the order of the file."""

    texts: tuple[Told, ...]
    flaws: tuple[Flaw, ...]

    def flaws_beside(self, said: Collection[str]) -> tuple[Flaw, ...]:
        """Return the flaws; what looks like a prompt is none where the deck itself says it (``said``)."""
        return tuple(
            flaw
            for flaw in self.flaws
            if flaw.rule != "prompt" or not any(flaw.what in text for text in said)
        )


def scanned(content: bytes, ending: str) -> Scan | None:
    """Return what stands in a file with this ending ('.pptx'); None: texts of this form cannot be read here."""
    read = READERS.get(ending.lower())
    return None if read is None else read(content)


# PPTX


#: Why a file is not read.
DAMAGED: Final = N_("errors", "it is damaged")
TWICE: Final = N_("errors", "it holds a part twice")
DECLARES: Final = N_("errors", "a part of it declares entities of its own")
TOO_MUCH: Final = N_("errors", "it unpacks to far more than a deck holds")


class _Unsound(Exception):
    """The file is damaged, or would unpack to far more than a deck does; says one of the reasons above."""


def _pptx(content: bytes) -> Scan:
    try:
        pages = _pages(content)
        parts = dict(_parts(content, 0))
    except _Unsound as error:
        return Scan((), (Flaw("broken", 0, str(error)),))
    texts, flaws = [], []
    for name, root in parts.items():
        page = next((pages[key] for key in pages if name == key or name.startswith(f"{key}/")), 0)
        if root is None:
            flaws.append(Flaw("unread", page, name))
            continue
        texts += [Told(name, page, text) for text in dict.fromkeys(_texts(root))]
        if name.startswith("ppt/slides/slide"):
            flaws += [Flaw(rule, page, what) for rule, what in _slide_flaws(root)]
        elif name.startswith("ppt/charts/") and page:
            flaws += [
                Flaw("letters", page, f"{size} pt") for size in _small(root.iter(f"{A}defRPr", f"{A}rPr"))
            ]
    flaws += [Flaw("face", page, text) for page, text in _without_face(parts, pages)]
    return Scan(tuple(texts), tuple(sorted(flaws, key=lambda flaw: flaw.page)))


def _pages(content: bytes) -> dict[str, int]:
    """Return part -> page, of the slides and of what only they use; opening it is the test that it opens."""
    from pptx import Presentation

    try:
        _measured(content)
        deck = Presentation(io.BytesIO(content))
        found: dict[str, int] = {}
        for page, slide in enumerate(deck.slides, 1):
            waiting: list[Any] = [slide.part]
            while waiting:
                part = waiting.pop()
                name = str(part.partname).lstrip("/")
                if name not in found:
                    found[name] = page
                    waiting += [
                        rel.target_part
                        for rel in part.rels.values()
                        if not rel.is_external
                        and not rel.reltype.endswith(("/slideLayout", "/notesMaster", "/slide"))
                    ]
    except MemoryError:
        raise
    except _Unsound:
        raise
    except Exception as error:  # python-pptx raises whatever the part it stumbles over makes it
        raise _Unsound(DAMAGED) from error
    return found


def _measured(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        whole = sum(part.file_size for part in parts)
        if len({part.filename for part in parts}) != len(parts):
            raise _Unsound(TWICE)
        too_well = any(p.file_size > SMALL and p.file_size > RATIO * max(p.compress_size, 1) for p in parts)
        if (
            whole > UNPACKED
            or len(parts) > MOST_PARTS
            or too_well
            or (whole > SMALL and whole > RATIO * len(content))
        ):
            raise _Unsound(TOO_MUCH)


def _parts(content: bytes, depth: int) -> Iterator[tuple[str, Any]]:
    """Yield part -> its XML; None: a part that cannot be looked into. A workbook's parts follow its own name."""
    from lxml import etree

    try:
        _measured(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.infolist():
                name, low = part.filename, part.filename.lower()
                if part.is_dir() or (low.endswith(PICTURES) and archive.read(part) is not None):
                    continue
                if low.endswith(XML):
                    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
                    root = etree.fromstring(archive.read(part), parser)
                    if root.getroottree().docinfo.doctype:
                        if not low.endswith(".svg"):
                            raise _Unsound(DECLARES)
                        root = root if _is_plain(root) else None
                    yield name, root
                elif low.endswith(PACKED) and depth < DEEPEST:
                    yield from (
                        (f"{name}/{inner}", root) for inner, root in _parts(archive.read(part), depth + 1)
                    )
                else:
                    yield name, None
    except (
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        NotImplementedError,
        EOFError,
        RuntimeError,
        OSError,
    ) as error:
        raise _Unsound(DAMAGED) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise _Unsound(DAMAGED) from error


def _is_plain(picture: Any) -> bool:
    """Say whether a drawing declares nothing that may hide a text: many programs save it with their doctype."""
    declared = picture.getroottree().docinfo.internalDTD
    return declared is None or not any(True for _ in declared.iterentities())


def _texts(root: Any) -> Iterator[str]:
    """Yield every text below ``root``, that of a paragraph as one, and what people wrote into attributes."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            if element.text:
                yield element.text  # a comment
            continue
        name = element.tag.rpartition("}")[2]
        if name in PROGRAM:
            continue
        yield from _attributes(element)
        if name in WHOLE:
            text = "".join(_whole(element)).strip(BREAK)
            if text.strip():
                yield text
            for one in element.iterdescendants():
                yield from _attributes(one)
            continue
        if element.text and element.text.strip():
            yield element.text
        if element.tail and element.tail.strip():
            yield element.tail
        waiting += reversed(list(element))


def _attributes(element: Any) -> Iterator[str]:
    """Yield what a person wrote into attributes, and where a link leads."""
    if isinstance(element.tag, str):
        name = element.tag.rpartition("}")[2]
        keys: tuple[str, ...] = (*WRITTEN, "name", "val") if name in NAMED else WRITTEN
        if name == "Relationship" and element.get("TargetMode") == "External":
            keys = (*WRITTEN, "Target")
        yield from (element.get(key) for key in keys if element.get(key))


def _whole(element: Any) -> Iterator[str]:
    """Yield the pieces of an element's text, with a sign where a line of it ends."""
    if element.tag.rpartition("}")[2] in LINE:
        yield BREAK
    yield element.text or ""
    for inner in element:
        if isinstance(inner.tag, str):
            yield from _whole(inner)
        yield inner.tail or ""


def _slide_flaws(root: Any) -> Iterator[tuple[str, str]]:
    for shape in root.iter(f"{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if place is None:
            continue
        text = "".join(shape.itertext()).strip()
        if not text and place.get("type") not in ("dt", "ftr", "sldNum", "pic"):
            yield "empty", _name(shape)
        if found := PROMPTS.search(text):
            yield "prompt", found.group()
    for shape in root.iter(f"{P}pic", f"{P}graphicFrame"):
        about = next(shape.iter(f"{P}cNvPr"))
        is_chart = shape.tag == f"{P}graphicFrame" and any(
            one.get("uri", "").endswith("/chart") for one in shape.iter(f"{A}graphicData")
        )
        if (is_chart or shape.tag == f"{P}pic") and not (about.get("descr") or "").strip():
            yield "alt", _name(shape)
    for size in _small(r.find(f"{A}rPr") for r in root.iter(f"{A}r") if (r.findtext(f"{A}t") or "").strip()):
        yield "letters", f"{size} pt"


def _small(looks: Iterator[Any]) -> list[str]:
    """Return the sizes below the least of a slide, each once, in points."""
    sizes = {int(look.get("sz")) for look in looks if look is not None and (look.get("sz") or "").isdigit()}
    return [f"{size / 100:g}" for size in sorted(sizes) if size < LEAST_POINTS * 100]


def _without_face(parts: Mapping[str, Any], pages: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Yield the first Japanese text of each slide that neither says its Japanese face nor has one from the theme."""
    themes = [root for name, root in parts.items() if name.startswith("ppt/theme/") and root is not None]
    if themes and all((ea.get("typeface") or "") for root in themes for ea in root.iter(f"{A}ea")):
        return
    for name, root in parts.items():
        if root is None or not name.startswith("ppt/slides/slide"):
            continue
        for run in root.iter(f"{A}r"):
            text = run.findtext(f"{A}t") or ""
            if JAPANESE.search(text) and run.find(f"{A}rPr/{A}ea") is None:
                yield pages.get(name, 0), text
                break


def _name(shape: Any) -> str:
    return str(next(shape.iter(f"{P}cNvPr")).get("name", ""))


# HTML, CSV


#: Tags within a line of text.
INLINE: Final = frozenset(
    ("a", "abbr", "b", "bdi", "br", "code", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup",
     "tspan", "u", "wbr")
)  # fmt: skip


class _Html(HTMLParser):
    """Collects what is shown, read out or hidden in a page, but not the pictures and faces packed into it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._line: list[str] = []

    def end_line(self) -> None:
        """Keep the text that was read."""
        self.texts.append("".join(self._line))
        self._line = []

    def handle_data(self, data: str) -> None:
        """Read on."""
        self._line.append(data)

    def handle_comment(self, data: str) -> None:
        """Keep a comment."""
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what stands in attributes; what is no part of a line ends it."""
        self.texts += [
            value for name, value in attrs if value and name not in ("class", "id", "style", "d", "points")
        ]
        if tag == "br":
            self._line.append(BREAK)
        elif tag not in INLINE:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        """End the line where the tag is no part of one."""
        if tag not in INLINE:
            self.end_line()


_DATA: Final = re.compile(r"data:[\w/+.-]*;base64,[A-Za-z0-9+/=\s]*")


def _html(content: bytes) -> Scan:
    reader = _Html()
    reader.feed(_DATA.sub("", content.decode("utf-8", "replace")))
    reader.close()
    reader.end_line()
    texts = dict.fromkeys(text for text in reader.texts if text.strip())
    return Scan(tuple(Told("", 0, text) for text in texts), ())


def _csv(content: bytes) -> Scan:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline=""))
    return Scan(tuple(Told("", 0, cell) for row in rows for cell in row if cell.strip()), ())


READERS: Final[Mapping[str, Callable[[bytes], Scan]]] = MappingProxyType(
    {".pptx": _pptx, ".html": _html, ".htm": _html, ".csv": _csv}
)
