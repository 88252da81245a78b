"""What a team's page for opt-outs recorded is read as it is: logs, tables, any encoding; opening is no press."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.mail.message import message_id
from cs_workbench.mail.stop_page import is_token, read_presses

CAMPAIGN = "01900000-0000-7000-8000-0000000000aa"


def token(person: str) -> str:
    return message_id(b"key", CAMPAIGN, person, "nagare.example").strip("<>").partition("@")[0]


A, B = token("a@c1.example"), token("b@c1.example")


def test_of_a_web_servers_log_only_a_post_is_a_press(tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    log.write_text(
        f'10.0.0.1 - - [27/Nov/2026:09:00:00 +0900] "GET /stop?t={A} HTTP/1.1" 200 512 "-" "LinkScanner"\n'
        f'10.0.0.2 - - [27/Nov/2026:09:01:00 +0900] "POST /stop?t={B} HTTP/1.1" 200 12 "-" "Mail"\n'
        f'10.0.0.2 - - [27/Nov/2026:09:01:05 +0900] "POST /stop?t={B} HTTP/1.1" 200 12 "-" "Mail"\n'
        '10.0.0.3 - - [27/Nov/2026:09:02:00 +0900] "POST /login HTTP/1.1" 200 12 "-" "Mail"\n'
    )
    presses = read_presses(log)
    assert (presses.tokens, presses.opened) == ((B,), 1)


@pytest.mark.parametrize(
    "line",
    [
        '{{"method":"GET","uri":"/stop?t={token}"}}', "2026-11-27\t09:00\tHEAD\t/stop?t={token}", "GET,/stop,t={token}",
    ],
)  # fmt: skip
def test_opening_is_no_press_in_logs_of_other_shapes(tmp_path: Path, line: str) -> None:
    log = tmp_path / "log.txt"
    log.write_text(
        line.format(token=A) + "\n" + line.format(token=B).replace("GET", "POST").replace("HEAD", "POST")
    )
    presses = read_presses(log)
    assert (presses.tokens, presses.opened) == ((B,), 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_a_forms_table_is_read_in_the_encoding_it_has(tmp_path: Path, encoding: str) -> None:
    table = tmp_path / "presses.csv"
    text = f'日時,アドレス,控え\r\n"11/27 9:00","https://x.example/stop?t={A}",済\r\n11/27 9:05,{B}.,済\r\n'
    table.write_text(text, encoding=encoding)
    assert read_presses(table).tokens == (A, B)


@given(st.text())
def test_no_other_text_is_taken_for_a_token(text: str) -> None:
    assert not is_token(text)


def test_a_very_long_line_does_not_hang(tmp_path: Path) -> None:
    log = tmp_path / "x.log"
    log.write_text("a.1." * 500_000 + f" t={A} " + "GET" * 100_000)
    assert read_presses(log).tokens == (A,)
