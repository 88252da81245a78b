"""CSV, TSV and their kin: finds encoding and separator, reads rows with the csv module."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.sources.formats import LARGEST_TEXT, MOST_COLUMNS, TOO_LARGE, TOO_WIDE, RawTable
from cs_workbench.sources.refusals import refused

LONGEST_LINE: Final = 1_000_000
SEPARATORS: Final = ",\t;|"

UNKNOWN_ENCODING: Final = N_(
    "refused",
    "Its characters are neither UTF-8 nor UTF-16 nor Shift-JIS. Name theirs in the mapping, like latin-1.",
)
OTHER_ENCODING: Final = N_(
    "refused", "Its characters are not {encoding}, as the mapping says. Correct the mapping."
)
LONG_LINE: Final = N_("refused", "Line {line} is longer than {most} characters. Check its quotation marks.")
BAD_QUOTES: Final = N_(
    "refused", "A quotation mark opens near row {row} and does not close. Close it in the file and try again."
)

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK: Final = 1 << 18
_SAMPLE: Final = 65_536
_SAMPLE_ROWS: Final = 200
_AT_ONCE: Final = 250
_NEIGHBOURS: Final = re.compile(r"[^\x00-\x7f]{2}")


@dataclass(slots=True)
class _Facts:
    """What a pass over the whole text told."""

    encoding: str
    lines: int = 0
    has_nul: bool = False
    quotes: int = 0
    foreign: bool = False  # characters beyond ASCII ...
    neighbours: bool = False  # ... that stand beside each other


def text_table(path: Path, file: IO[bytes], encoding: str, separator: str) -> RawTable:
    """Return the rows of a text file.

    Raises:
        Refused: no known encoding, a line or a row beyond the limits, a quotation mark that never closes.
    """
    facts = _facts(path, file, encoding)
    file.seek(0)
    text = io.TextIOWrapper(file, facts.encoding, newline="")
    sample = text.read(_SAMPLE).replace("\0", "")
    separator = separator or find_separator(sample)
    loose = re.search(rf"{re.escape(separator)} +\"", sample) is not None
    text.seek(0)
    rows = _rows(path, text, separator, facts, loose=loose)
    return RawTable(
        rows, facts.lines, facts.encoding, separator, quotes_odd=facts.quotes % 2 == 1, close=text.close
    )


def find_separator(sample: str) -> str:
    """Return the separator that cuts ``sample`` into the most regular table; ',' when none does."""
    named = re.match(r"\ufeff?sep=(.)\r?\n", sample)
    if named:
        return named[1]
    lines = sample.splitlines(keepends=True)
    if len(sample) >= _SAMPLE and len(lines) > 1:
        lines.pop()
    scores = {separator: _regularity(lines[: _SAMPLE_ROWS * 2], separator) for separator in SEPARATORS}
    best = max(scores, key=lambda separator: scores[separator])
    return best if scores[best] > 0 else ","


def _regularity(lines: list[str], separator: str) -> float:
    """Score how well ``separator`` makes a table: most rows of one width, the first rows too."""
    widths = []
    try:
        for row in csv.reader(lines, delimiter=separator):
            if any(map(str.strip, row)):
                widths.append(len(row))
            if len(widths) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0
    width, count = wide.most_common(1)[0]
    begins = any(abs(first - width) <= 1 for first in widths[:1]) * 0.3
    return count / len(widths) * (1 - 1 / width) + begins


def _facts(path: Path, file: IO[bytes], encoding: str) -> _Facts:
    head = file.read(_SAMPLE)
    found = next((name for bom, name in _BOMS if head.startswith(bom)), "")
    if encoding and not (found and encoding.lower().replace("_", "-") in ("utf-8", "utf-16")):
        tried = [encoding]
    else:
        wide = _wide_encoding(head)
        tried = [found] if found else [wide] if wide else ["utf-8", "cp932"]
    for name in tried:
        file.seek(0)
        try:
            facts = _scan(path, file, name)
        except UnicodeError:
            continue
        if name == "cp932" and not encoding and facts.foreign and not facts.neighbours:
            continue  # Latin letters read as lone kanji
        return facts
    if encoding:
        raise refused(path, OTHER_ENCODING, encoding=encoding)
    raise refused(path, UNKNOWN_ENCODING)


def _wide_encoding(head: bytes) -> str:
    """Return which UTF-16 it is when every second byte of ``head`` is mostly NUL, '' otherwise."""
    pairs = len(head) // 2
    if pairs < 2 or b"\0" not in head:  # noqa: PLR2004 - too short to tell
        return ""
    even, odd = head[: pairs * 2 : 2].count(0) / pairs, head[1 : pairs * 2 : 2].count(0) / pairs
    most, least = 0.4, 0.05
    if odd > most and even < least:
        return "utf-16-le"
    return "utf-16-be" if even > most and odd < least else ""


def _scan(path: Path, file: IO[bytes], encoding: str) -> _Facts:
    """Read everything once: is it this encoding, how many lines, is any too long?"""
    facts, decoder = _Facts(encoding), codecs.getincrementaldecoder(encoding)()
    size = run = 0
    while True:
        chunk = file.read(_CHUNK)
        text = decoder.decode(chunk, final=not chunk)
        size += len(chunk)
        if size > LARGEST_TEXT:
            raise refused(path, TOO_LARGE, most=LARGEST_TEXT // 10**6)
        if not text.isascii():
            facts.foreign = True
            facts.neighbours = facts.neighbours or _NEIGHBOURS.search(text) is not None
        facts.has_nul = facts.has_nul or "\0" in text
        facts.quotes += text.count('"')
        ends = "\n" if "\n" in text else "\r"
        first, last = text.find(ends), text.rfind(ends)
        run += len(text) if first < 0 else first
        if run > LONGEST_LINE:
            raise refused(path, LONG_LINE, line=f"{facts.lines + 1:,}", most=f"{LONGEST_LINE:,}")
        if first >= 0:
            facts.lines += text.count(ends)
            run = len(text) - last - 1
        if not chunk:
            facts.lines += run > 0
            return facts


def _rows(
    path: Path, text: io.TextIOWrapper, separator: str, facts: _Facts, *, loose: bool
) -> Iterator[list[str]]:
    lines: Iterator[str] = text
    if facts.has_nul:
        lines = (line.replace("\0", "") for line in text)
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=loose)
    count, torn = 0, False
    while not torn:
        batch: list[list[str]] = []
        try:
            batch.extend(islice(reader, _AT_ONCE))
        except csv.Error:  # what was read before it is in the batch
            torn = True
        if batch and max(map(len, batch)) > MOST_COLUMNS:
            _refuse_wide(path, batch)
        yield from batch
        count += len(batch)
        if not batch:
            break
    if torn:
        raise refused(path, BAD_QUOTES, row=f"{count + 1:,}")


def _refuse_wide(path: Path, rows: list[list[str]]) -> None:
    for row in rows:
        if any(row[MOST_COLUMNS:]):
            raise refused(path, TOO_WIDE, columns=f"{len(row):,}", most=MOST_COLUMNS)
