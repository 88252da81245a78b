"""Opens a file as rows of texts, whatever its format; what it is shows in its bytes, not in its name."""

from __future__ import annotations

import contextlib
import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.sources.refusals import refused

LARGEST_TEXT: Final = 2_000_000_000
LARGEST_BOOK: Final = 200_000_000
MOST_COLUMNS: Final = 200
MOST_BOOK_ROWS: Final = 1_000_000
SHARING_VIOLATION: Final = 32  # Windows: another program holds it

NO_FILE: Final = N_("refused", "There is no such file. Check the name and the folder.")
IS_FOLDER: Final = N_("refused", "It is a folder. Name a file in it.")
NOT_ALLOWED: Final = N_("refused", "The system does not let it be read: {why}. Check its permissions.")
HELD_OPEN: Final = N_("refused", "Another program holds it open. Close it there and try again.")
EMPTY: Final = N_("refused", "It is empty.")
TOO_LARGE: Final = N_("refused", "It unpacks to more than {most} MB. Split it into smaller files.")
ENCRYPTED: Final = N_("refused", "It is protected with a password. Save it without one.")
WEB_PAGE: Final = N_(
    "refused", "It is a web page under the name of a table. Open it in Excel and save it as XLSX."
)
NOT_A_TABLE: Final = N_("refused", "It is no table ({kind}). Save it as CSV or XLSX.")
TOO_WIDE: Final = N_("refused", "It has {columns} columns; more than {most} are not read. Leave some out.")

_MARKS: Final = {
    b"%PDF": "PDF",
    b"BZh": "bzip2",
    b"7z\xbc\xaf": "7z",
    b"\xfd7zXZ": "xz",
    b"Rar!": "RAR",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"SQLite format 3": "SQLite",
}
_HEAD: Final = 65_536
_CONTROLS: Final = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 26})
_MOST_CONTROLS: Final = 0.05


@dataclass(slots=True)
class RawTable:
    """A file's rows as texts, blank ones as empty lists, so that they count as the spreadsheet counts.

    Attributes:
        rows: from the first on; can be read once.
        total: how many rows there are, about; 0 when not known.
        serials: a bare number may be a day (workbooks).
        sheets: names of the workbook's sheets; ``sheet`` is the one read.
        quotes_odd: a quotation mark may open and never close.
    """

    rows: Iterator[list[str]]
    total: int = 0
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: list[str] = field(default_factory=list)
    serials: bool = False
    quotes_odd: bool = False
    close: Callable[[], None] = lambda: None


@contextmanager
def open_table(path: Path, *, encoding: str = "", separator: str = "", sheet: str = "") -> Iterator[RawTable]:
    """Yield the file's rows.

    Args:
        path: the file.
        encoding: of text, when the mapping names it; else BOM, UTF-8, UTF-16, cp932 are tried.
        separator: of text, when the mapping names it; else it is found.
        sheet: of a workbook; else its first with rows.

    Raises:
        Refused: it cannot be read, with the reason.
    """
    try:
        with _opened(path) as file:
            table = _table(path, file, encoding, separator, sheet)
            with contextlib.closing(table):
                yield table
    except FileNotFoundError as error:
        raise refused(path, NO_FILE) from error
    except IsADirectoryError as error:
        raise refused(path, IS_FOLDER) from error
    except (gzip.BadGzipFile, EOFError) as error:
        raise refused(path, NOT_A_TABLE, kind="damaged gzip") from error
    except PermissionError as error:
        if path.is_dir():  # Windows says so
            raise refused(path, IS_FOLDER) from error
        held = getattr(error, "winerror", None) == SHARING_VIOLATION
        raise refused(
            path, HELD_OPEN if held else NOT_ALLOWED, why=error.strerror or "", later=held
        ) from error
    except OSError as error:
        raise refused(path, NOT_ALLOWED, why=error.strerror or type(error).__name__) from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """Yield the file's bytes, unpacked when it is gzip."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        if packed:
            with gzip.open(file) as unpacked:
                yield unpacked  # type: ignore[misc]  # GzipFile is IO[bytes] in all we use
        else:
            yield file


def _table(path: Path, file: IO[bytes], encoding: str, separator: str, sheet: str) -> RawTable:
    head = file.read(_HEAD)
    file.seek(0)
    if not head:
        raise refused(path, EMPTY)
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06") or head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        from cs_workbench.sources.formats_book import book_table

        return book_table(path, _whole(path, file), sheet)
    for mark, kind in _MARKS.items():
        if head.startswith(mark):
            raise refused(path, NOT_A_TABLE, kind=kind)
    _refuse_other_text(path, head)
    from cs_workbench.sources.formats_text import text_table

    return text_table(path, file, encoding, separator)


def _whole(path: Path, file: IO[bytes]) -> bytes:
    content = file.read(LARGEST_BOOK + 1)
    if len(content) > LARGEST_BOOK:
        raise refused(path, TOO_LARGE, most=LARGEST_BOOK // 10**6)
    return content


def _refuse_other_text(path: Path, head: bytes) -> None:
    """Refuse text that is no table of rows: web pages, XML, JSON, and bytes that are no text."""
    start = head[:2_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<!--")):
        raise refused(path, WEB_PAGE)
    if start.startswith(b"<?xml"):
        raise refused(path, WEB_PAGE if b"<html" in start else NOT_A_TABLE, kind="XML")
    if start.startswith((b'{"', b"[{", b"{\n", b"[\n")) or path.suffix.lower() in (".json", ".ndjson"):
        raise refused(path, NOT_A_TABLE, kind="JSON")
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > len(head) * _MOST_CONTROLS and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused(path, NOT_A_TABLE, kind="binary")
