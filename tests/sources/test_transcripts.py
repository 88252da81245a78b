"""Transcripts are read for their words; a hostile one costs a sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cs_workbench.sources.reader import read_transcript
from cs_workbench.sources.refusals import Refused
from cs_workbench.sources.transcripts import DOCUMENT, LARGEST

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(path: Path, document: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DOCUMENT, document)
    return path


def test_a_vtt_is_read_without_times_and_with_who_spoke(tmp_path: Path) -> None:
    path = tmp_path / "call.vtt"
    path.write_text(
        "WEBVTT\n\nNOTE hidden\n\n1\n00:00:01.000 --> 00:00:03.000 align:start\n<v 田中>予算の<b>話</b></v>\n\n"
        "00:01:02.000 --> 00:01:04.000\n移行は来月\n",
        encoding="utf-8",
    )
    assert read_transcript(path) == "田中: 予算の話\n移行は来月"


def test_a_word_document_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    body = (
        f"<w:document {W}><w:body><w:p><w:r><w:t>議事</w:t></w:r><w:r><w:t>録</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p></w:body></w:document>"
    )
    assert read_transcript(word(tmp_path / "m.docx", body)) == "議事録\na b"


def test_a_text_in_the_encoding_of_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "memo.txt"
    path.write_bytes("解約の話\r\nなし".encode("cp932"))
    assert read_transcript(path) == "解約の話\nなし"


@pytest.mark.parametrize(
    "document",
    [
        "<not closed",
        f'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {W}><w:p><w:t>&a;</w:t></w:p></w:document>',
        '<!DOCTYPE w [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>',
        "x" * (LARGEST + 1),
    ],
)
def test_a_hostile_document_is_refused(tmp_path: Path, document: str) -> None:
    with pytest.raises(Refused):
        read_transcript(word(tmp_path / "m.docx", document))


def test_what_is_no_document_at_all_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.docx"
    path.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(Refused):
        read_transcript(path)
