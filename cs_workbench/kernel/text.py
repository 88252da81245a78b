"""Text hygiene at the door: what comes from outside is cleaned once, here."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

CLIP: Final = 300
LONGEST: Final = 32_000
_COMPANY_FORMS: Final = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|"
    r"\((?:株|有|同|資|名|社|財|カ|ｶ|カブ)\)|"
    r"\b(?:co\.?,? ?ltd|inc|ltd|llc|corp|gmbh|k\.?k)\b\.?",
    re.IGNORECASE,
)
_CONTROLS: Final = {
    code: None
    for code in range(0xA0)
    if unicodedata.category(chr(code)) == "Cc" and chr(code) not in "\t\n\r"
}
_HIRAGANA: Final = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_LONGEST_NAME: Final = 120  # characters of a file's name
_MOST_OCTETS: Final = 200  # Linux holds 255
_ENDING: Final = re.compile(r"(?<=.)(?:\.[^\s.]{1,12}){1,2}$")
_FORMULA: Final = frozenset("=+-@\t\r\n＝＋－＠\x00")


def clean(text: str, longest: int = LONGEST) -> str:
    """Return ``text`` without control characters and lone surrogates, NFC, at most ``longest`` characters."""
    if text.isascii() and text.isprintable():
        return text[:longest]
    text = text[:longest].translate(_CONTROLS)
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text)


def clip(text: str, at: int = CLIP) -> str:
    """Return at most ``at`` characters on one line, as a list may show it."""
    line = text if "\n" not in text and "\r" not in text else " ".join(text.split())
    return line if len(line) <= at else line[: at - 1] + "…"


def fold(text: str) -> str:
    """Return ``text`` for comparing: width, case and katakana folded, so ｱｵﾊﾞ, アオバ and あおば are one."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKC", text).casefold().translate(_HIRAGANA)


def company_key(name: str) -> str:
    """Return a company's name for sorting and matching, without 株式会社, ㈱, Inc. and the like."""
    bare = _COMPANY_FORMS.sub("", unicodedata.normalize("NFKC", name)).strip(" 　,.・")
    return fold(bare or name)


def without_company_form(name: str) -> str:
    """Return ``name`` (NFKC) with a space where 株式会社, ㈱, Inc. and the like stood; it may be empty."""
    return _COMPANY_FORMS.sub(" ", unicodedata.normalize("NFKC", name)).strip()


def neutral(text: str) -> str:
    """Return ``text`` so that a spreadsheet never runs it: a leading ``'`` before any formula sign."""
    head = text.lstrip(" 　﻿")
    return "'" + text if head[:1] in _FORMULA or text[:1] in _FORMULA else text


def safe_name(name: str) -> str:
    """Return ``name`` as a file name that is safe on Linux, macOS and Windows; a long one keeps its ending."""
    kept = "".join("_" if c in '<>:"/\\|?*' or unicodedata.category(c)[0] == "C" else c for c in name).strip(
        " ."
    )
    found = _ENDING.search(kept)
    ending = found[0] if found else ""
    stem = kept.removesuffix(ending)[: _LONGEST_NAME - len(ending)].encode()
    cut = stem[: _MOST_OCTETS - len(ending.encode())].decode(errors="ignore").strip(" .")
    kept = f"{cut}{ending}" if cut else "file"
    reserved = {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}
    return f"_{kept}" if kept.split(".")[0].upper() in reserved else kept
