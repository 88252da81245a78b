"""Mails in files: each lands or is refused with a sentence; none hangs, reads a file or opens a connection."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import pytest

from cs_workbench.domain.mail_text import summary_of_mail
from cs_workbench.sources.mails import DEEPEST, LARGEST, read_mail_file
from cs_workbench.sources.reader import read_mail
from cs_workbench.sources.refusals import MailRefused
from tests.shared_data import shared
from tests.sources.msg_file import PROPERTIES, moment, msg, text

HEAD = b"From: Flora Tanaka <flora@aoba.example>\r\nTo: Sato <sato@nagare.example>\r\nSubject: Friday\r\n"
DATED = HEAD + b"Date: Tue, 24 Nov 2026 10:23:00 +0900\r\nMessage-ID: <a1@aoba.example>\r\n"
BAIT = "the-bait-was-eaten"


def write(folder: Path, raw: bytes, name: str = "mail.eml") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def test_a_mail_is_read_whole(tmp_path: Path) -> None:
    mail = read_mail(write(tmp_path, DATED + b"Cc: k@nagare.example\r\n\r\nYes.\r\n"))
    assert mail["sender"] == ["Flora Tanaka", "flora@aoba.example"]
    assert mail["to"] == [["Sato", "sato@nagare.example"]]
    assert mail["cc"] == [["", "k@nagare.example"]]
    assert (mail["subject"], mail["at"]) == ("Friday", "2026-11-24T01:23:00Z")
    assert (mail["message_id"], mail["text"], mail["attachments"]) == ("a1@aoba.example", "Yes.", [])


@pytest.mark.parametrize(
    ("charset", "claimed"),
    [("iso2022_jp", "iso-2022-jp"), ("cp932", "shift_jis"), ("euc_jp", "euc-jp"), ("utf-8", "utf-8"),
     ("utf-8", "us-ascii"), ("cp932", "utf-8"), ("iso2022_jp", "us-ascii"), ("utf-8", "zlib_codec"),
     ("utf-8", "unicode_escape"), ("utf-8", "no-such-thing"), ("cp932", "iso-8859-99")],
)  # fmt: skip
def test_a_charset_is_believed_when_it_is_true(tmp_path: Path, charset: str, claimed: str) -> None:
    said = "承認が止まっています。移行の予算の件です。"
    head = DATED + f"Content-Type: text/plain; charset={claimed}\r\n\r\n".encode()
    assert read_mail_file(write(tmp_path, head + said.encode(charset)))["text"] == said


def test_attachments_are_named_and_attached_mails_stay_closed(tmp_path: Path) -> None:
    parts = (
        DATED
        + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHere.\r\n'
        b"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; "
        b"filename*=utf-8''%E8%A6%8B%E7%A9%8D.pdf\r\n\r\nx\r\n"
        b"--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: Older\r\n\r\nsecret\r\n--b--\r\n"
    )
    mail = read_mail_file(write(tmp_path, parts))
    assert (mail["text"], mail["attachments"]) == ("Here.", ["見積.pdf", "Older"])


def test_an_outlook_message_is_read(tmp_path: Path) -> None:
    ticks = 134_240_909_800_000_000  # 2026-05-24 some time: what matters is that it comes back
    raw = msg(
        {
            PROPERTIES: moment(0x0039, ticks),
            **text("0037", "金曜の打ち合わせ"),
            **text("1000", "はい、伺います。\r\n"),
            **text("0C1A", "田中 花"),
            **text("5D01", "flora@aoba.example"),
            **text("1035", "<m1@aoba.example>"),
            "__recip_version1.0_#00000000/__substg1.0_3001001F": "佐藤".encode("utf-16-le"),
            "__recip_version1.0_#00000000/__substg1.0_39FE001F": "sato@nagare.example".encode("utf-16-le"),
            "__attach_version1.0_#00000000/__substg1.0_3707001F": "見積.xlsx".encode("utf-16-le"),
        }
    )
    mail = read_mail(write(tmp_path, raw, "mail.msg"))
    assert (mail["subject"], mail["text"]) == ("金曜の打ち合わせ", "はい、伺います。")
    assert mail["sender"] == ["田中 花", "flora@aoba.example"]
    assert mail["to"] == [["佐藤", "sato@nagare.example"]]
    assert (mail["message_id"], mail["attachments"]) == ("m1@aoba.example", ["見積.xlsx"])
    assert mail["at"].startswith("2026-")


def test_an_outlook_message_cut_anywhere_is_a_sentence_or_a_mail(tmp_path: Path) -> None:
    raw = msg({PROPERTIES: moment(0x0039, 1), **text("0037", "x"), **text("1000", "y")})
    for length in range(8, len(raw), 997):
        with contextlib.suppress(MailRefused):
            read_mail_file(write(tmp_path, raw[:length], "cut.msg"))


@pytest.mark.parametrize("raw", [b"", b"\0" * 5_000, b"just some text\n", b"PK\3\4" + b"x" * 100], ids=str)
def test_what_is_no_mail_is_refused_with_a_sentence(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(MailRefused, match=r"mail\.eml was not logged: It holds no mail.*Nothing was changed"):
        read_mail(write(tmp_path, raw))


def test_what_is_too_large_or_gone_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD)
    with path.open("r+b") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(MailRefused, match="larger than 25 MB"):
        read_mail_file(path)
    with pytest.raises(MailRefused, match="cannot be opened"):
        read_mail_file(tmp_path / "gone.eml")


def nested(depth: int) -> bytes:
    opened = b"".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n'.encode() for n in range(depth)
    )
    return DATED + opened + b"Content-Type: text/plain\r\n\r\ndeep\r\n"


@pytest.mark.parametrize("depth", [DEEPEST + 2, 300, 5_000])
def test_parts_in_parts_end_in_a_sentence(tmp_path: Path, depth: int) -> None:
    with pytest.raises(MailRefused, match=r"nested too deep|more than a mail may"):
        read_mail(write(tmp_path, nested(depth)))


HTML = b"Content-Type: text/html; charset=utf-8\r\n\r\n"
HOSTILE = {
    "a body 5,000 deep": HTML + b"<div><table><tr><td>" * 5_000 + b"deep",
    "a megabyte on one line": b"Content-Type: text/plain\r\n\r\n" + b"a" * 1_000_000,
    "open tags": HTML + b"<" * 1_000_000,
    "a long subject": b"Subject: " + b"=?utf-8?B?44GC?= " * 50_000 + b"\r\n\r\nx",
    "many addresses": b"Cc: " + b"a@b.example, " * 50_000 + b"\r\n\r\nx",
    "brackets in an address": b"Cc: " + b"(" * 100_000 + b"\r\n\r\nx",
    "many headers": b"".join(b"X-%d: y\r\n" % n for n in range(50_000)) + b"\r\nx",
    "folded for ever": b"X-A: " + b"y\r\n " * 200_000 + b"\r\n\r\nx",
    "control and direction": b"\r\n\x1b[31m\x00\xe2\x80\xaeevil\xe2\x80\x8b\xef\xbb\xbf",
    "a boundary of everything": b'Content-Type: multipart/mixed; boundary="' + b"-" * 2_000 + b'"\r\n\r\n'
    + b"-" * 500_000,
    "many parts": b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\nx\r\n" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_mail_lands_or_is_refused_in_time(tmp_path: Path, kind: str) -> None:
    since = perf_counter()
    try:
        mail = read_mail_file(write(tmp_path, DATED + HOSTILE[kind]))
    except MailRefused:
        mail = None
    assert perf_counter() - since < 10
    if mail is not None:
        assert len(mail["text"]) <= 32_000
        assert "\0" not in mail["text"]
        assert "\x1b" not in mail["text"]
        assert len(mail["subject"]) <= 500


@contextmanager
def listening() -> Iterator[tuple[int, list[object]]]:
    """Yield a port at which a server notes whoever comes."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        gone = threading.Event()

        def wait() -> None:
            while not gone.is_set():
                try:
                    came.append(server.accept())
                except TimeoutError:
                    continue

        listener = threading.Thread(target=wait)
        listener.start()
        yield server.getsockname()[1], came
        gone.set()
        listener.join()


def test_a_mail_reads_no_file_and_calls_nobody(tmp_path: Path) -> None:
    bait = tmp_path / "bait.txt"
    bait.write_text(BAIT, encoding="utf-8")
    with listening() as (port, came):
        lure = (
            f'<img src="file://{bait}"><img src="http://127.0.0.1:{port}/p.png"><iframe src="{bait}"></iframe>'
            f'<link rel=stylesheet href="http://127.0.0.1:{port}/s.css"><style>@import "{bait}";</style>'
            f'<object data="file://{bait}"></object><a href="file://{bait}">words</a>'
        )
        parts = (
            b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
            b"Content-Type: text/html; charset=utf-8\r\n\r\n" + lure.encode() + b"\r\n--b\r\n"
            b'Content-Type: message/external-body; access-type=local-file; name="'
            + str(bait).encode()
            + b'"\r\n\r\n'
            b"Content-Type: text/plain\r\n\r\n\r\n--b\r\n"
            b'Content-Type: text/plain; name="../../../etc/passwd"\r\n'
            b"Content-Disposition: attachment; filename=" + str(bait).encode() + b"\r\n\r\nx\r\n--b--\r\n"
        )
        mail = read_mail(write(tmp_path, DATED + parts))
    assert came == []
    assert mail["text"] == "words"
    assert BAIT not in str(mail)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bait.txt", "mail.eml"]


def test_every_public_mail_lands_or_is_refused_with_a_sentence() -> None:
    landed, refused = 0, list[str]()
    for folder in (shared("data", "email_replies"), shared("data", "email_bounces")):
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            try:
                mail = read_mail_file(path)
            except MailRefused as error:
                refused.append(str(error))
                continue
            landed += 1
            assert len(mail["text"]) <= 32_000
            assert len(summary_of_mail(mail["subject"], mail["text"])) <= 520
    assert landed >= 450
    assert len(refused) <= 70
    assert all("was not logged: It holds no mail" in sentence for sentence in refused)
