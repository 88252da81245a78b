"""Files on accounts: kept in the encrypted database, bounded, saved whole, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cs_workbench.services.attachments import (
    LARGEST_FILE,
    LARGEST_IMAGE,
    NoSuchFile,
    NotReadable,
    NotWritable,
    TooLarge,
    attach_bytes,
    attach_file,
    attachment_text,
    attachments_of,
    save_attachment,
)
from cs_workbench.services.commands import redo_last, undo_last
from cs_workbench.services.workbench import Workbench
from tests.services.test_commands import ids


def test_a_file_is_attached_undone_done_again_and_saved_as_it_was(bench: Workbench, tmp_path: Path) -> None:
    account, path = ids(bench)[0], tmp_path / "議事録.vtt"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n予算の話\n", encoding="utf-8")
    done = attach_file(bench, path, account)
    assert bench.say("done", done.said, **done.params) == "File attached: 議事録.vtt"
    (row,) = attachments_of(bench, account)
    assert (row.name, row.mime, row.size, row.has_text) == (
        "議事録.vtt",
        "text/vtt",
        path.stat().st_size,
        True,
    )
    assert attachment_text(bench, row.id) == "予算の話"
    undo_last(bench)
    assert attachments_of(bench, account) == []
    redo_last(bench)
    save_attachment(bench, row.id, tmp_path / "again.vtt")
    assert (tmp_path / "again.vtt").read_bytes() == path.read_bytes()
    with bench.store.read() as db:
        steps = json.dumps(db.execute("SELECT undo, redo FROM local_undo").fetchall())
    assert "WEBVTT" not in steps, "what undoes it names the file and does not hold it"


def test_the_bytes_do_not_lie_open_on_the_disk(bench: Workbench) -> None:
    attach_bytes(bench, "a.bin", b"VERYSECRETBYTES" * 2_000, ids(bench)[0])
    for path in bench.folder.rglob("*"):
        assert not path.is_file() or b"VERYSECRETBYTES" not in path.read_bytes(), path


def test_the_same_bytes_are_attached_once(bench: Workbench) -> None:
    account = ids(bench)[0]
    attach_bytes(bench, "a.png", b"1", account)
    again = attach_bytes(bench, "b.png", b"1", account)
    assert "already" in again.said
    assert len(attachments_of(bench, account)) == 1


def test_what_is_too_large_is_refused_with_a_sentence(bench: Workbench, tmp_path: Path) -> None:
    account = ids(bench)[0]
    with pytest.raises(TooLarge) as refused:
        attach_bytes(bench, "a.PNG", b"0" * (LARGEST_IMAGE + 1), account)
    assert "5 MB" in refused.value.explain(bench.catalogue)
    path = tmp_path / "large.bin"
    with path.open("ab") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(TooLarge):
        attach_file(bench, path, account)
    assert attachments_of(bench, account) == []


def test_what_cannot_be_read_or_written_is_a_sentence(bench: Workbench, tmp_path: Path) -> None:
    account = ids(bench)[0]
    for path in (tmp_path / "nothing.txt", tmp_path):
        with pytest.raises(NotReadable):
            attach_file(bench, path, account)
    with pytest.raises(NoSuchFile):
        save_attachment(bench, 99, tmp_path / "x")
    done = attach_bytes(bench, "../../a:b\u202e.txt", b"1", account)
    with pytest.raises(NotWritable):
        save_attachment(bench, int(str(done.value)), tmp_path / "no folder" / "x")
    assert "/" not in attachments_of(bench, account)[0].name


def test_a_transcript_that_cannot_be_read_is_attached_without_its_words(
    bench: Workbench, tmp_path: Path
) -> None:
    path = tmp_path / "m.docx"
    path.write_bytes(b"no archive")
    attach_file(bench, path, ids(bench)[0])
    assert not attachments_of(bench, ids(bench)[0])[0].has_text
