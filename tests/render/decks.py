"""Whole decks made by hand, in both languages, with a slide of every kind."""

# ruff: noqa: E501 - a text in two languages reads best on one line

from __future__ import annotations

import math
from datetime import date
from typing import Final, Literal

from cs_workbench.domain.chart import Bars, Bridge, Chart, Curve, Part, Step, Trend
from cs_workbench.domain.deck import Deck, Lines, Missing, Picture, Plot, Slide, Table, Tile, Tiles
from tests.render.figures import Pick, charts

DAY: Final = date(2026, 9, 30)


def png(width: int, height: int) -> bytes:
    """Return a picture with a frame, so that one sees when it is stretched."""
    import io

    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (width, height), "#E8ECF8")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((2, 2, width - 3, height - 3), outline="#3F4FB5", width=3)
    draw.ellipse((width / 2 - 40, height / 2 - 40, width / 2 + 40, height / 2 + 40), fill="#C98200")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def adoption(say: Pick, title: str = "") -> Chart:
    """Return weekly seats in use with the target, a week of them unknown."""
    weeks = tuple(f"{7 + n // 4}/{1 + 7 * (n % 4)}" for n in range(13))
    values = (61.0, 63.0, 64.0, 62.0, 66.0, 68.0, math.nan, 71.0, 73.0, 72.0, 76.0, 79.0, 82.0)
    return Chart(
        "adoption",
        title or say("席の利用率は 61 % から 82 % に伸びた", "Seats in use rose from 61 % to 82 %"),
        say(
            "週に 1 回以上使った席の割合。2026/9/30 時点",
            "Share of seats used at least once a week. As of 30 Sep 2026",
        ),
        Trend(weeks, values, 0, 100, "%", ((90.0, say("目標 90 %", "Target 90 %")),)),
        (say("週", "Week"), say("席の利用率", "Seats in use")),
        tuple(
            (week, "–" if math.isnan(value) else f"{value:.0f} %")
            for week, value in zip(weeks, values, strict=True)
        ),
        (1,),
    )


def bars(say: Pick) -> dict[str, Chart]:
    """Return a chart for each way that bars stand."""
    teams = say(
        (
            "営業本部",
            "経理部",
            "情報システム部",
            "人事部",
            "カスタマーサポート部",
            "製造統括本部 品質管理課",
            "広報室",
        ),
        (
            "Sales",
            "Accounting",
            "IT systems",
            "HR",
            "Customer support",
            "Manufacturing quality control",
            "PR",
        ),
    )
    used = (92.0, 88.0, 81.0, 74.0, 66.0, 41.0, 12.0)
    months = say(("7月", "8月", "9月"), ("Jul", "Aug", "Sep"))
    note = say("2026/9/30 時点", "As of 30 Sep 2026")
    solved, waiting = say(("解決", "対応中"), ("Solved", "In progress"))
    made: dict[str, tuple[str, Bars | Bridge | Curve]] = {
        "breadth": (
            say("7 部門のうち 4 部門が 70 % を超えた", "4 of 7 teams are above 70 %"),
            Bars(
                teams,
                (Part(say("利用率", "In use"), "accent", used, tuple(f"{v:.0f} %" for v in used)),),
                "%",
                across=True,
            ),
        ),
        "service": (
            say("問い合わせは 48 件から 31 件に減った", "Tickets fell from 48 to 31"),
            Bars(
                months,
                (
                    Part(solved, "accent", (40, 35, 28), ("40", "35", "28")),
                    Part(waiting, "second", (8, 6, 3), ("8", "6", "3")),
                ),
                say("件", "tickets"),
                above=("48", "41", "31"),
            ),
        ),
        "share": (
            say("重い問い合わせは 10 % 未満", "Under 10 % of tickets are severe"),
            Bars(
                months,
                (
                    Part(say("軽", "Minor"), "accent", (40, 35, 28)),
                    Part(say("重", "Severe"), "loss", (4, 3, 2)),
                ),
                "%",
                whole=True,
            ),
        ),
        "outcomes": (
            say("処理時間は 42 分から 18 分になった", "Handling time fell from 42 to 18 minutes"),
            Bars(
                say(
                    ("目標", "今期", "前期", "前年同期"),
                    ("Target", "This quarter", "Last quarter", "A year ago"),
                ),
                (
                    Part(
                        say("処理時間", "Handling time"),
                        "accent",
                        (20, 18, 25.5, 42),
                        ("20", "18", "25.5", "42"),
                    ),
                ),
                say("分", "minutes"),
            ),
        ),
        "bridge": (
            say("契約席数は 120 から 164 に増えた", "Seats grew from 120 to 164"),
            Bridge(
                (
                    Step(say("期首", "Start"), 120, "120", is_total=True),
                    Step(say("新規部門", "New teams"), 60, "+60"),
                    Step(say("退職", "Leavers"), -16, "-16"),
                    Step(say("期末", "End"), 164, "164", is_total=True),
                ),
                say("席", "seats"),
            ),
        ),
        "curve": (
            say("20 人で利用の 62 % を占める", "20 people make 62 % of the use"),
            Curve(
                tuple(12.0 * 0.9**n for n in range(30)),
                tuple(100 * (1 - 0.93 ** (n + 1)) for n in range(30)),
                say("利用者", "People"),
                say("割合", "Share"),
                say("累計", "Running total"),
                (20, 76.6),
            ),
        ),
    }
    return {
        key: Chart(key, title, note, figure, ("a", say("値", "Value")), ())
        for key, (title, figure) in made.items()
    }


def deck(language: Literal["ja", "en"], account: str = "") -> Deck:
    """Return twelve slides and an appendix."""
    say = Pick(language == "ja")
    name = account or say("株式会社あおば物流", "Aoba Logistics Inc.")
    drawn = bars(say)
    foot = say("出典: 利用ログ 2026/9/30 時点", "Source: usage log, as of 30 Sep 2026")
    notes = say(
        "席の利用率: 週に 1 回以上使った席 / 契約席数。\n出典: 利用ログ 2026/9/30",
        "Seats in use: seats used at least once a week / seats under contract.\nSource: usage log, 30 Sep 2026",
    )
    tiles = Tiles(
        (
            Tile(say("席の利用率", "Seats in use"), "82 %", say("目標 90 %", "target 90 %"), say("前期 61 %", "last quarter 61 %"),
                 say("前年 40 %", "last year 40 %"), "behind"),
            Tile(say("請求書の処理時間", "Invoice handling time"), say("18 分", "18 min"), say("目標 20 分", "target 20 min"),
                 say("前期 25.5 分", "last quarter 25.5 min"), say("前年 42 分", "last year 42 min"), "met"),
            Tile(say("問い合わせ", "Tickets"), say("31 件", "31"), say("目標 40 件以下", "target at most 40"),
                 say("前期 48 件", "last quarter 48"), "", "on_track"),
        )
    )  # fmt: skip
    result = say(
        ("結果: 請求書 1 件の処理は 42 分から 18 分に短くなり、月 96 時間が浮きました。",
         "リスク: 製造統括本部の利用率は 41 % で、来期の全社展開に間に合わない恐れがあります。",
         "お願い: 10 月 15 日までに製造統括本部の責任者をお決めください。"),
        ("Result: handling an invoice takes 18 minutes instead of 42, which frees 96 hours a month.",
         "Risk: manufacturing uses 41 % of its seats and may miss the roll-out next quarter.",
         "Ask: please name an owner in manufacturing by 15 October."),
    )  # fmt: skip
    goal_head = say(("目標", "成果の基準", "期限"), ("Goal", "How we know", "Due"))
    goals = Table(
        goal_head,
        say(
            (("経理の残業を減らす", "請求書の処理を 20 分以下に", "2026/9/30"), ("全社で使う", "席の利用率 90 %", "2026/12/31"),
             ("監査に備える", "承認の記録を 100 % 残す", "2026/12/31")),
            (("Less overtime in accounting", "At most 20 minutes an invoice", "30 Sep 2026"),
             ("Used everywhere", "90 % of seats in use", "31 Dec 2026"),
             ("Ready for the audit", "100 % of approvals on record", "31 Dec 2026")),
        ),
        (3, 4, 2),
        statuses=("met", "behind", "unknown"),
    )  # fmt: skip
    carried = Table(
        say(("約束", "担当", "期限", "初回", "持越"), ("Promise", "Owner", "Due", "First", "Carried")),
        tuple(
            (
                say(f"{n + 1}. 管理者向けの研修を部門ごとに実施し、結果を共有する", f"{n + 1}. Train the admins of each team and share the results"),
                say("田中様", "Mr Tanaka") if n % 2 else say("当社 佐藤", "Sato (us)"),
                f"2026/{8 + n % 3}/15",
                "2026/4/10",
                str(n % 3),
            )
            for n in range(14)
        ),
        (6, 2, 2, 2, 1),
        (4,),
        ("done", "open", "late", "open", "done", "late", "open") * 2,
    )  # fmt: skip
    learned = Table(
        say(("データ", "意味", "ご提案"), ("Data", "What it means", "What we suggest")),
        say(
            (("製造の利用率 41 %", "現場に端末が足りない可能性があります", "共有端末を 10 台置いて 4 週間試す"),
             ("承認の 30 % が紙", "監査で二重の手間になります", "11 月に電子承認へ切り替える")),
            (("41 % in manufacturing", "The shop floor may lack devices", "Try ten shared devices for four weeks"),
             ("30 % of approvals on paper", "The audit costs twice the effort", "Switch to electronic approval in November")),
        ),
        (2, 3, 3),
    )  # fmt: skip
    slides = (
        Slide("cover", say(f"{name} 四半期レビュー", f"{name}: quarterly review"), ()),
        Slide(
            "agenda",
            say("本日お決めいただきたいことは 2 つです", "We ask for two decisions today"),
            (
                Lines(
                    say(
                        ("製造統括本部の責任者", "電子承認への切り替え時期"),
                        ("Owner in manufacturing", "When to switch to electronic approval"),
                    ),
                    say("決めること", "Decisions"),
                ),
                Lines(
                    say(("田中様 経理部長", "鈴木様 情報システム部", "佐藤 (当社)"), ("Mr Tanaka, Accounting", "Ms Suzuki, IT", "Sato (us)")),
                    say("参加者", "Attendees"),
                ),
            ),
        ),
        Slide("summary", say("処理時間は 57 % 短くなりました", "Handling time is down by 57 %"), (Lines(result, slot="summary"), tiles), foot, notes),
        Slide("goals", say("3 つの目標のうち 1 つを達成しました", "1 of 3 goals is met"), (goals,), foot, notes),
        Slide("carried", say("前回の約束 14 件のうち 4 件が完了", "4 of 14 promises are done"), (carried,), foot, notes),
        Slide("outcomes", drawn["outcomes"].title, (Plot(drawn["outcomes"]), tiles), foot, notes),
        Slide("adoption", adoption(say).title, (Plot(adoption(say), "adoption"),), foot, notes),
        Slide("breadth", drawn["breadth"].title, (Plot(drawn["breadth"]), Missing(say("広報室の 9 月のデータはまだ届いていません。", "September of PR has not arrived yet."))), foot, notes),
        Slide("service", drawn["service"].title, (Plot(drawn["service"]), Plot(drawn["share"])), foot, notes),
        Slide("learned", say("2 つの気づき", "2 things we learned"), (learned,), foot, notes),
        Slide("roadmap", say("席数は 120 から 164 へ", "From 120 to 164 seats"), (Plot(drawn["bridge"]), Picture(png(640, 900), "image/png", say("画面の案", "A draft of the screen"))), foot, notes),
        Slide("plan", say("次の四半期の計画: 4 つの約束", "Next quarter: 4 promises"), (Plot(drawn["curve"]), tiles), foot, notes),
        Slide(
            "appendix",
            say("付録: 定義", "Appendix: definitions"),
            (Plot(charts(language)["health"]), Plot(charts(language)["equity"] if "equity" in charts(language) else charts(language)["forecast"])),
            foot,
            notes,
        ),
        Slide("appendix", say("付録: データの不足", "Appendix: gaps"), (Missing(say("NPS は 2026 年 4 月以降の回答がありません。", "No NPS answer since April 2026.")), Missing(say("障害の記録はありません。", "There is no record of incidents.")))),
        Slide("appendix", say("付録: 指標", "Appendix: figures"), (tiles,), foot, notes),
    )  # fmt: skip
    return Deck(
        say(f"{name} 四半期レビュー", f"{name}: quarterly review"),
        name,
        say("サンプル株式会社", "Sample Ltd."),
        say("2026年7-9月", "Jul-Sep 2026"),
        language,
        DAY,
        "qbr",
        slides,
    )
