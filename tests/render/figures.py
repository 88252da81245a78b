"""One chart of every kind, in both languages, as the pages make them."""

from __future__ import annotations

import math
from typing import Final, TypeVar

from cs_workbench.domain.chart import (
    Bars,
    Bin,
    Bridge,
    Calibrated,
    Chart,
    Curve,
    Diverging,
    Figure,
    Heatmap,
    Part,
    Point,
    Ranges,
    Role,
    Scatter,
    Step,
    Trend,
)

T = TypeVar("T")
TIERS: Final[tuple[tuple[str, str, Role, float], ...]] = (
    ("ハイタッチ", "High touch", "accent", 60.0),
    ("ミドルタッチ", "Mid touch", "second", 34.0),
    ("テックタッチ", "Tech touch", "muted", 18.0),
)
NAN: Final = math.nan
LANGUAGES: Final = ("ja", "en")
HEALTH: Final[tuple[Role, ...]] = ("healthy", "watch", "action", "unsure")
WORDS: Final = {
    "ja": ("● 健全", "▲ 注意", "■ 要対応", "◇ データ不足"),
    "en": ("● Healthy", "▲ Watch", "■ Needs action", "◇ Not enough data"),
}
MONTHS: Final = {
    "ja": tuple(f"{(10 + n) % 12 + 1}月" for n in range(12)),
    "en": ("Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"),
}
CSMS: Final = {
    "ja": (
        "佐藤 美咲",
        "鈴木 健一",
        "高橋 由美子",
        "田中 翔",
        "伊藤 さくら",
        "渡辺 大輔",
        "山本 直樹",
        "中村 彩",
    ),
    "en": (
        "Misaki Sato",
        "Kenichi Suzuki",
        "Yumiko Takahashi",
        "Sho Tanaka",
        "Sakura Ito",
        "Daisuke Watanabe",
        "Naoki Yamamoto",
        "Aya Nakamura",
    ),
}


class Pick:
    """Says the Japanese or the English of two."""

    def __init__(self, is_japanese: bool) -> None:
        self.is_japanese = is_japanese

    def __call__(self, japanese: T, english: T) -> T:
        """Return one of both."""
        return japanese if self.is_japanese else english


def charts(language: str) -> dict[str, Chart]:
    """Return a name for every kind -> its chart."""
    say = Pick(language == "ja")
    words, months, csms = WORDS[language], MONTHS[language], CSMS[language]
    as_of = say("2026/11/26 時点", "As of 26 Nov 2026")
    made: dict[str, tuple[str, str, Figure]] = {
        "health": (
            say(
                "18 % の契約が要対応で、ARR では 27 % を占める",
                "18 % of accounts need action; they hold 27 % of ARR",
            ),
            say(
                f"健全度の区分ごとの社数と ARR の割合。{as_of}",
                f"Share of accounts and of ARR by health band. {as_of}",
            ),
            Bars(
                (say("社数", "Accounts"), "ARR"),
                tuple(
                    Part(name, role, values, labels)
                    for name, role, values, labels in zip(
                        words,
                        HEALTH,
                        ((212, 840), (86, 310), (72, 455), (30, 80)),
                        (("212", "8.4億"), ("86", "3.1億"), ("72", "4.6億"), ("30", "0.8億")),
                        strict=True,
                    )
                ),
                "%",
                across=True,
                whole=True,
                above=(say("400 社", "400"), say("16.9億円", "¥1.69bn")),
            ),
        ),
        "risk": (
            say(
                "更新リスクは 3 月に集中し、4,200 万円が要対応",
                "Renewal risk peaks in March: ¥42m needs action",
            ),
            say(
                f"今後 12 か月に更新を迎える ARR。{as_of}",
                f"ARR up for renewal in the next 12 months. {as_of}",
            ),
            Bars(
                months,
                tuple(
                    Part(
                        name,
                        role,
                        tuple(
                            float((7 * n * (k + 3) + 13 * k) % 50 + 4) * (1.4 if n == 4 else 0.8)
                            for n in range(12)
                        ),
                    )
                    for k, (name, role) in enumerate(zip(words, HEALTH, strict=True))
                ),
                say("百万円", "¥ million"),
                above=tuple(f"-{n * 0.7 + 1:.1f}" for n in range(12)),
            ),
        ),
        "histogram": (
            say("スコアは 70 台に集まる", "Most scores lie in the seventies"),
            say(f"健全度スコアの分布（社数）。{as_of}", f"Accounts by health score. {as_of}"),
            Bars(
                tuple(f"{5 * n}" for n in range(20)),
                (
                    Part(
                        say("社数", "Accounts"),
                        "accent",
                        tuple(float(round(60 * math.exp(-(((n - 14) / 4) ** 2)))) for n in range(20)),
                    ),
                ),
                say("社", "accounts"),
            ),
        ),
        "capacity": (
            say(
                "佐藤 美咲の負荷は 112 %、2 人が 90 % を超える",
                "Misaki Sato is at 112 %; two CSMs are above 90 %",
            ),
            say(f"必要時間 ÷ 使える時間、週。{as_of}", f"Hours needed over hours available, a week. {as_of}"),
            Bars(
                csms,
                tuple(
                    Part(
                        say(japanese, english), role, tuple(round(base * (1 - n * 0.07), 1) for n in range(8))
                    )
                    for japanese, english, role, base in TIERS
                ),
                "%",
                across=True,
                above=tuple(f"{112 * (1 - n * 0.07):.0f} %" for n in range(8)),
                ticks=((70.0, "70 %"), (90.0, "90 %"), (100.0, "100 %")),
            ),
        ),
        "goals": (
            say("3 つの目標のうち 1 つを達成", "1 of 3 goals is met"),
            say(f"開始値 0 %、目標値 100 %。{as_of}", f"From the start (0 %) to the target (100 %). {as_of}"),
            Bars(
                say(
                    ("請求書の処理時間", "席の利用率", "承認の電子化"),
                    ("Handling time", "Seats in use", "Approvals without paper"),
                ),
                (
                    Part(say("目標", "Target"), "muted", (100.0,) * 3, ("20", "90 %", "100 %")),
                    Part(say("今期", "Now"), "accent", (100.0, 84.0, 70.0), ("18", "82 %", "70 %")),
                    Part(say("前期", "Last quarter"), "second", (75.0, 42.0, NAN), ("25.5", "61 %", "–")),
                    Part(say("前年", "Last year"), "gain", (0.0, 0.0, NAN), ("42", "40 %", "")),
                ),
                "%",
                across=True,
                beside=True,
            ),
        ),
        "quarters": (
            say(
                "席の利用率は 4 四半期で 21 ポイント伸びた", "Seats in use rose by 21 points in four quarters"
            ),
            say(f"目標と実績。{as_of}", f"Target and actual. {as_of}"),
            Bars(
                ("Q1", "Q2", "Q3", "Q4"),
                (
                    Part(say("目標", "Target"), "muted", (70.0, 75.0, 80.0, 90.0), ("70", "75", "80", "90")),
                    Part(say("実績", "Actual"), "accent", (61.0, -5.0, NAN, 82.0), ("61", "-5", "", "82")),
                ),
                "%",
                beside=True,
            ),
        ),
        "bridge": (
            say(
                "ARR は 1,820 万円増えた。解約が新規の半分を打ち消す",
                "ARR grew by ¥18.2m; churn ate half of what was new",
            ),
            say(f"2026年10月 → 11月、百万円。{as_of}", f"October to November 2026, ¥ million. {as_of}"),
            Bridge(
                (
                    Step(say("10月末", "End of Oct"), 168.0, "168.0", is_total=True),
                    Step(say("新規", "New"), 21.4, "+21.4"),
                    Step(say("拡大", "Expansion"), 12.6, "+12.6"),
                    Step(say("縮小", "Contraction"), -6.1, "-6.1"),
                    Step(say("解約", "Churn"), -11.5, "-11.5"),
                    Step(say("為替", "Exchange rates"), 1.8, "+1.8"),
                    Step(say("11月末", "End of Nov"), 186.2, "186.2", is_total=True),
                ),
                say("百万円", "¥ million"),
            ),
        ),
        "heatmap": (
            say("ARR の 41 % は LTV 上位・定着期にある", "41 % of ARR sits with high LTV in adoption"),
            say(
                f"フェーズ × タッチ層。大きい数字は社数。{as_of}",
                f"Phase by tier; the large figures are accounts. {as_of}",
            ),
            Heatmap(
                say(("ハイ", "ミドル", "ロー", "テック"), ("High", "Mid", "Low", "Tech")),
                say(("導入", "定着", "拡大", "更新"), ("Onboarding", "Adoption", "Expansion", "Renewal")),
                (
                    (120.0, 690.0, 240.0, 88.0),
                    (80.0, 210.0, 96.0, 40.0),
                    (22.0, 66.0, 31.0, NAN),
                    (4.0, 18.0, 9.0, 2.0),
                ),
                (
                    ("12", "31", "14", "6"),
                    ("22", "54", "20", "9"),
                    ("30", "72", "25", ""),
                    ("18", "61", "20", "6"),
                ),
                say("ARR 百万円", "ARR, ¥ million"),
                (
                    ("1.2億", "6.9億", "2.4億", "0.9億"),
                    ("0.8億", "2.1億", "1.0億", "0.4億"),
                    ("0.2億", "0.7億", "0.3億", ""),
                    ("0.0億", "0.2億", "0.1億", "0.0億"),
                ),
                faint=((3, 0), (3, 3)),
            ),
        ),
        "cohorts": (
            say(
                "2026 年春の契約は 6 か月後に 94 % が残る",
                "Of spring 2026's accounts 94 % remain after six months",
            ),
            say(f"契約月ごとの継続率。{as_of}", f"Share still a customer, by month of start. {as_of}"),
            Heatmap(
                tuple(f"2026/{n:02d} (n={40 + 7 * n % 11})" for n in range(1, 10)),
                tuple(str(n) for n in range(9)),
                tuple(
                    tuple(100.0 - 1.1 * c - (r % 3) if c <= 8 - r else NAN for c in range(9))
                    for r in range(9)
                ),
                tuple(
                    tuple(f"{100.0 - 1.1 * c - (r % 3):.0f}" if c <= 8 - r else "" for c in range(9))
                    for r in range(9)
                ),
                "%",
                faint=((7, 0), (7, 1)),
                open=tuple((r, 8 - r) for r in range(9)),
            ),
        ),
        "equity": (
            say("7 社は必要なだけの接点がない", "Seven accounts get less contact than they need"),
            say(
                f"90 日の必要接点と実際。帯は偶然の範囲。{as_of}",
                f"Contact needed and had in 90 days. {as_of}",
            ),
            Scatter(
                tuple(
                    Point(
                        2 + 1.3 * (n * 7 % 13),
                        max(0.0, 2 + 1.3 * (n * 7 % 13) + (n * 11 % 9 - 4) * 1.1),
                        (n * 5 % 17) / 17,
                        HEALTH[n % 4],
                        (say(f"あおば工業 {n}", f"Aoba {n}") if n % 9 == 4 else ""),
                    )
                    for n in range(60)
                ),
                say("必要な接点", "Contact needed"),
                say("実際の接点", "Contact had"),
                tuple(
                    (x, max(0.0, x - 1.28 * x**0.5), x + 1.28 * x**0.5)
                    for x in (0.0, 1.0, 2.0, 4.0, 8.0, 14.0, 20.0)
                ),
                say("偶然の範囲（80 %）", "Chance alone (80 %)"),
            ),
        ),
        "pareto": (
            say("上位 80 社が ARR の 64 % を占める", "The top 80 accounts hold 64 % of ARR"),
            say(f"ARR の大きい順。{as_of}", f"Accounts by ARR, the largest first. {as_of}"),
            _pareto(400, 80, say),
        ),
        "deciles": (
            say("上位 1 割が ARR の 37 %", "The top tenth holds 37 % of ARR"),
            say(f"10 分の 1 ずつ。{as_of}", f"By tenths of the accounts. {as_of}"),
            _pareto(10, 1, say),
        ),
        "trend": (
            say("健全度は 18 週で 61 から 74 に上がった", "Health rose from 61 to 74 in 18 weeks"),
            say(f"あおば工業、週ごと。{as_of}", f"Aoba, by week. {as_of}"),
            Trend(
                tuple(f"W{n + 30}" for n in range(18)),
                tuple(NAN if n in (5, 6) else 61 + 13 * n / 17 + 4 * math.sin(n) for n in range(18)),
                0.0,
                100.0,
                say("点", "points"),
                ((75.0, words[0]), (50.0, words[1])),
                ((4, say("注意へ", "to Watch")), (15, say("健全へ", "to Healthy"))),
            ),
        ),
        "why": (
            say("利用の減少がスコアを 14 点下げている", "Falling use takes 14 points off the score"),
            say(f"基準 70 点からの差。{as_of}", f"Points from the baseline of 70. {as_of}"),
            Diverging(
                say(
                    ("利用の伸び", "週の利用者", "サポート", "NPS", "請求", "接点"),
                    ("Usage trend", "Weekly users", "Support", "NPS", "Invoices", "Contact"),
                ),
                (-14.0, -6.5, -2.0, 3.0, 5.5, NAN),
                ("-14.0", "-6.5", "-2.0", "+3.0", "+5.5", ""),
                say("点", "points"),
                say("合計 -14.0 → 56 点", "Sum -14.0 → 56 points"),
            ),
        ),
        "forecast": (
            say(
                "今期の更新は 1.31 億円の見込み、目標に 900 万円足りない",
                "Renewals should reach ¥131m, ¥9m short of target",
            ),
            say(f"80 % の範囲と中央値。{as_of}", f"80 % range and median. {as_of}"),
            Ranges(
                months[:6],
                (18.0, 22.0, 14.0, 31.0, NAN, 20.0),
                (22.0, 26.0, 19.0, 38.0, NAN, 25.0),
                (25.0, 29.0, 24.0, 43.0, NAN, 31.0),
                say("百万円", "¥ million"),
                (24.0, 25.0, 22.0, 45.0, 30.0, 26.0),
                say("目標", "Target"),
            ),
        ),
        "calibration": (
            say(
                "予測は当たっている。高いリスクはやや低く見積もる",
                "The forecast holds, a little low where risk is high",
            ),
            say(
                f"解約の予測と実際、95 % 区間。{as_of}",
                f"Predicted and observed churn, 95 % interval. {as_of}",
            ),
            Calibrated(
                tuple(
                    Bin(p, o, max(0.0, o - w), min(1.0, o + w), n)
                    for p, o, w, n in (
                        (0.04, 0.03, 0.03, 160),
                        (0.12, 0.1, 0.05, 98),
                        (0.25, 0.28, 0.09, 52),
                        (0.45, 0.52, 0.14, 31),
                        (0.72, 0.83, 0.16, 14),
                    )
                ),
                say("予測", "Predicted"),
                say("実際", "Observed"),
            ),
        ),
    }
    found = {
        name: Chart(name, title, subtitle, figure, *_table(figure))
        for name, (title, subtitle, figure) in made.items()
    }
    found["nothing"] = Chart(
        "nothing",
        say("まだ比べられない", "Nothing to compare yet"),
        as_of,
        None,
        (),
        (),
        empty=say(
            "8 週分の記録が必要です。同期を続けると、ここに表示されます。",
            "Eight weeks of records are needed. Keep syncing and they appear here.",
        ),
    )
    return found


def _pareto(count: int, marked: int, say: Pick) -> Figure:
    weights = [1 / (n + count * 0.12) for n in range(count)]
    whole = sum(weights)
    shares = [100 * weight / whole for weight in weights]
    running = [sum(shares[: n + 1]) for n in range(count)]
    return Curve(
        tuple(shares),
        tuple(running),
        say("社（大きい順）", "accounts, largest first"),
        say("1 社の割合", "Share of one"),
        say("累計", "Running total"),
        (marked, running[marked - 1]),
    )


def marks_of(figure: Figure) -> int:
    """Return how many marks a figure has."""
    match figure:
        case Bars() | Ranges():
            return len(figure.categories)
        case Bridge():
            return len(figure.steps)
        case Heatmap():
            return len(figure.rows) * len(figure.columns)
        case Scatter():
            return len(figure.points)
        case Curve():
            return len(figure.bars)
        case Trend():
            return len(figure.times)
        case Diverging():
            return len(figure.names)
        case Calibrated():
            return len(figure.bins)


def _table(
    figure: Figure,
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[int, ...], tuple[str, ...]]:
    count = marks_of(figure)
    rows = tuple((f"row {number}", str(number * 3)) for number in range(count))
    return ("Name", "Value"), rows, (1,), tuple(f"name:row-{number}" for number in range(count))
