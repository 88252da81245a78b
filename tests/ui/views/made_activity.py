"""Lines, voices and requests made by hand, as the services make them."""

from __future__ import annotations

from cs_workbench.kernel.money import Money
from cs_workbench.services.activity import ActivityPage, ActivityRow, Key
from cs_workbench.services.incoming import Incoming
from cs_workbench.services.requests import RequestRow
from cs_workbench.services.voices import VoiceCount, VoiceRow
from tests.ui.views.made import NOW, TODAY


def activity_page() -> ActivityPage:
    chips = ("note", "mail", "meeting", "voice")
    rows = tuple(
        ActivityRow(
            Key("2026-11-24T01:00:00Z", "touch", n), NOW, TODAY if n == 3 else None, "touch", n, chip, 1,
            "株式会社あおば精機", "mail" if chip == "mail" else "", "定例の議題と移行の予算", 15, "佐藤", "",
            "in" if n == 1 else "out", True, None, "P1" if n == 2 else "", "", "",
        )
        for n, chip in enumerate(chips)
    )  # fmt: skip
    return ActivityPage(rows, None)


def voices() -> list[VoiceRow]:
    return [
        VoiceRow(1, "u", 1, "株式会社あおば精機", "chosen", "紙の稟議が決め手", "一覧の書き出し", NOW, "佐藤")
    ]


def voice_counts() -> list[VoiceCount]:
    return [VoiceCount("chosen", 1, 1, (Money(8_640_000, "JPY"),), NOW, "紙の稟議が決め手", (1,)),
            VoiceCount("pain", 0, 0, (), None, "", ())]  # fmt: skip


def requests() -> list[RequestRow]:
    return [
        RequestRow(
            1, "u", "一覧の書き出し", "open", NOW, None, "", 1, 1, (1,), ("株式会社あおば精機",), (), NOW
        )
    ]


def incoming() -> Incoming:
    return Incoming(
        "mail", "mail", "打ち合わせ – はい、伺います。", "はい、伺います。", NOW, True, "in",
        ((1, "株式会社あおば精機"), (2, "椿屋ホーム")), "田中 花", ((1, "", "田中 花"),), ("田中 花", "佐藤"), (), "m",
        False,
    )  # fmt: skip
