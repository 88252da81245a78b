"""What is copied from Slack, Teams and Chatwork is read as one conversation; everything else stays text."""

from __future__ import annotations

from datetime import date, datetime
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.chat_text import Chat, is_own, read_chat, summary_of
from cs_workbench.kernel.text import LONGEST

TODAY = date(2026, 11, 24)
OWN = ("佐藤 恵", "Kei Sato")


def read(text: str) -> Chat:
    chat = read_chat(text, OWN, TODAY)
    assert chat is not None
    return chat


CHATWORK = """佐藤 恵
2026年11月20日 10:23
[To:12345]田中さん
予算の件です
[qt][qtmeta aid=1 time=1795000000]前回の話[/qt]
承知しました"""
CHATS = [
    (
        "Flora Tanaka  10:23 AM\nThe export fails.\n10:25\nSince Monday.\nKei Sato  [11:02 AM]\nWe look.",
        "slack", ("Flora Tanaka", "Kei Sato"), "2026-11-24T10:23", "2026-11-24T11:02", "in", "The export fails.",
    ),
    (
        "Kei Sato  2:05 PM\nDid it work?\nFlora Tanaka  2:09 PM\n:+1:",
        "slack", ("Kei Sato", "Flora Tanaka"), "2026-11-24T14:05", "2026-11-24T14:09", "out", "Did it work?",
    ),
    (
        "Monday, November 23rd\nFlora  9:01 AM\nhi\nToday\nFlora  8:00 AM\nagain",
        "slack", ("Flora",), "2026-11-23T09:01", "2026-11-24T08:00", "in", "hi",
    ),
    (
        "[11/23 9:41] 田中 花\nお世話になっております。\n[11/23 9:50] 佐藤 恵\n確認します",
        "teams", ("田中 花", "佐藤 恵"), "2026-11-23T09:41", "2026-11-23T09:50", "in", "お世話になっております。",
    ),
    ("[昨日 午後2:03] 田中: 届きました", "teams", ("田中",), "2026-11-23T14:03", "2026-11-23T14:03", "in",
     "届きました"),
    ("[12/30 18:00] Flora\nHappy new year", "teams", ("Flora",), "2025-12-30T18:00", "2025-12-30T18:00", "in",
     "Happy new year"),
    (
        CHATWORK,
        "chatwork", ("佐藤 恵", "田中"), "2026-11-20T10:23", "2026-11-20T10:23", "out", "予算の件です",
    ),
    ("https://aoba.slack.com/archives/C012/p1795000000123", "link", (), None, None, "",
     "https://aoba.slack.com/archives/C012/p1795000000123"),
    ("We met at 10:30 and talked about it.\nMore follows.", "plain", (), None, None, "",
     "We met at 10:30 and talked about it."),
]  # fmt: skip


@pytest.mark.parametrize("case", CHATS, ids=lambda case: f"{case[1]} {case[0][:18]}")
def test_a_copied_conversation_tells_who_when_and_which_way(case: tuple[object, ...]) -> None:
    text, kind, people, first, last, direction, summary = case
    chat = read(str(text))
    times = (first and datetime.fromisoformat(str(first)), last and datetime.fromisoformat(str(last)))
    assert (chat.kind, chat.people, (chat.first, chat.last), chat.direction) == (
        kind,
        people,
        times,
        direction,
    )
    assert summary_of(chat) == summary
    assert chat.text == text


def test_nothing_is_no_conversation() -> None:
    assert read_chat(" \n\t\n", OWN, TODAY) is None


def test_a_name_is_ours_also_with_more_beside_it() -> None:
    assert is_own("佐藤 恵 (CS)", OWN)
    assert is_own("ＫＥＩ ＳＡＴＯ", OWN)
    assert not is_own("田中 花", OWN)
    assert not is_own("", OWN)


HOSTILE = ["x" * 1_000_000, "[" * 300_000, "a 1:1 " * 150_000, "\n" * 500_000, "1:1\n" * 200_000,
           "[qtmeta " * 100_000, "\u202eevil\u200b 10:00\n" * 50_000, "[1/1 1:1]" * 100_000]  # fmt: skip


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_hostile_paste_is_read_at_once(number: int) -> None:
    since = perf_counter()
    chat = read_chat(HOSTILE[number], OWN, TODAY)
    assert perf_counter() - since < 2
    assert chat is None or len(chat.text) <= LONGEST


@given(st.text(st.sampled_from("ab 12:/[]年月日\n午前AMamTo:さん佐藤恵"), max_size=120))
def test_any_text_is_read_and_none_is_lost(text: str) -> None:
    chat = read_chat(text, OWN, TODAY)
    assert (chat is None) == (not text.strip())
    if chat is not None:
        assert chat.text == text.strip()
        assert chat.first is None or chat.first <= (chat.last or chat.first)
