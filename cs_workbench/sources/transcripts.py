"""The words of a meeting's transcript: WebVTT, plain text, or a Word document. Runs in the limited child."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.sources.charsets import text_of_file
from cs_workbench.sources.refusals import refused

LARGEST: Final = 20_000_000  # bytes of the file, and of what its document unpacks to
LONGEST: Final = 2_000_000  # characters that are kept
DOCUMENT: Final = "word/document.xml"
_WORDS: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TIMES: Final = re.compile(r"\s*(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}\s+-->")
_TAG: Final = re.compile(r"</?(?:v|c|b|i|u|ruby|rt|lang)(?:[ .][^<>]{0,200})?>")
_SPEAKER: Final = re.compile(r"<v(?:\.[^\s<>]{0,60})? ([^<>]{1,100})>")

NO_DOCUMENT: Final = N_("refused", "It is no Word document that can be read. Save it anew as .docx.")
TOO_MUCH: Final = N_("refused", "It unpacks to more than {most} MB. Save it as text.")


def transcript(path: Path) -> str:
    """Return the words of a transcript, a line a turn, without times and numbers.

    Raises:
        Refused: it is no such file, or more than one may be.
    """
    if path.suffix.lower() == ".docx":
        return "\n".join(_paragraphs(path))[:LONGEST]
    with path.open("rb") as file:
        text = text_of_file(file.read(LARGEST))
    if path.suffix.lower() == ".vtt" or text.lstrip("\ufeff").startswith("WEBVTT"):
        return "\n".join(_turns(text))[:LONGEST]
    return text.replace("\r\n", "\n")[:LONGEST]


def _turns(text: str) -> Iterator[str]:
    """Yield what was said in a WebVTT file, with who said it where that is told."""
    spoken = False
    for line in text.splitlines():
        if _TIMES.match(line):
            spoken = True
        elif not line.strip():
            spoken = False
        elif spoken:
            yield _TAG.sub("", _SPEAKER.sub(r"\1: ", line)).strip()


def _paragraphs(path: Path) -> Iterator[str]:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(DOCUMENT).file_size > LARGEST:
                raise refused(path, TOO_MUCH, most=LARGEST // 1_000_000)
            with archive.open(DOCUMENT) as document:
                parts: list[str] = []
                for _event, element in iterparse(document, forbid_dtd=True):
                    if element.tag == f"{_WORDS}t":
                        parts.append(element.text or "")
                    elif element.tag in (f"{_WORDS}tab", f"{_WORDS}br"):
                        parts.append(" ")
                    elif element.tag == f"{_WORDS}p":
                        yield "".join(parts)
                        parts.clear()
                        element.clear()
    except (KeyError, OSError, zipfile.BadZipFile, ParseError, DefusedXmlException, EOFError, ValueError,
            NotImplementedError, RuntimeError) as error:  # fmt: skip
        raise refused(path, NO_DOCUMENT) from error
