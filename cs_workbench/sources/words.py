"""Words that stand for a value in Japanese and English files: yes and no, choices, currencies, nothing."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from cs_workbench.kernel.text import fold

#: Cells that say that nothing is known. Compared as written, without the spaces around.
NOTHING: Final = frozenset(
    (
        "",
        "-",
        "--",
        "–",
        "—",
        "ー",
        "－",
        "NULL",
        "null",
        "N/A",
        "n/a",
        "NA",
        "#N/A",
        "NaN",
        "nan",
        "不明",
        "未定",
        "なし",
    )
)

YES: Final = frozenset(
    fold(word) for word in ("yes", "y", "true", "t", "1", "on", "○", "◯", "〇", "有", "あり", "はい", "✓")
)
NO: Final = frozenset(
    fold(word) for word in ("no", "n", "false", "f", "0", "off", "×", "✕", "無", "なし", "いいえ", "✗")
)

_CHOICES: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "phase": {
        "welcome": ("just signed", "契約直後", "signed", "new"),
        "onboarding": ("導入", "導入中", "導入期"),
        "adoption": ("定着", "定着期"),
        "utilisation": ("utilization", "活用", "活用期"),
        "self": ("self-sufficient", "自走", "自走期"),
    },
    "role": {
        "champion": ("推進者",),
        "economic_buyer": ("economic buyer", "決裁者", "decision maker"),
        "executive": ("経営層", "経営者", "役員"),
        "admin": ("管理者", "administrator"),
        "end_user": ("end user", "user", "利用者"),
        "csm": ("担当csm", "customer success", "カスタマーサクセス"),
        "sales": ("営業",),
        "support": ("サポート",),
        "onboarding": ("導入", "導入支援"),
        "lead": ("リーダー", "責任者"),
    },
    "channel": {
        "visit": ("訪問", "対面", "on-site", "onsite", "in person", "meeting in person"),
        "remote": (
            "オンライン",
            "リモート",
            "web会議",
            "online",
            "online meeting",
            "video",
            "meeting",
            "会議",
        ),
        "phone": ("電話", "call", "tel"),
        "mail": ("メール", "email", "e-mail"),
        "chat": ("チャット", "slack", "teams"),
        "event": ("イベント", "セミナー", "webinar", "ウェビナー"),
        "content": ("コンテンツ", "資料"),
    },
    "direction": {
        "out": ("outbound", "outgoing", "発信", "送信"),
        "in": ("inbound", "incoming", "着信", "受信"),
    },
    "begun_by": {"us": ("自社", "こちら", "当社"), "them": ("先方", "顧客", "customer")},
    "priority": {
        "p1": ("urgent", "critical", "緊急", "至急", "最優先", "1"),
        "p2": ("high", "高", "2"),
        "p3": ("medium", "normal", "中", "通常", "普通", "3"),
        "p4": ("low", "低", "4"),
    },
    "status": {
        "open": ("new", "pending", "in progress", "対応中", "未対応", "未完了", "オープン"),
        "closed": (
            "solved",
            "resolved",
            "done",
            "完了",
            "対応済",
            "対応済み",
            "解決",
            "解決済み",
            "クローズ",
        ),
    },
    "kind": {
        "defect": ("bug", "incident", "不具合", "障害"),
        "help": ("question", "problem", "質問", "問い合わせ"),
        "request": ("feature request", "要望", "task"),
        "notice": ("cancellation notice", "解約通知", "解約予告"),
        "churn": ("cancelled", "canceled", "解約"),
        "contraction": ("downgrade", "縮小", "ダウングレード"),
        "reactivation": ("再開", "再契約", "reactivated"),
    },
    "legal_form": {
        "corporate": ("company", "corporation", "法人"),
        "individual": ("sole proprietor", "個人", "個人事業主"),
    },
    "support_contract": {"paid": ("有償", "有料", "yes"), "free": ("無償", "無料", "no")},
    "growing": {"yes": ("true", "1", "○", "成長中", "はい"), "no": ("false", "0", "×", "いいえ")},
    "attitude": {
        "upgrade_considering": (
            "considering an upgrade",
            "アップグレード検討",
            "アップグレード検討中",
            "positive",
        ),
        "neutral": ("中立", "普通"),
        "negative": ("否定的", "消極的"),
    },
    "grain": {"day": ("daily", "日", "日次"), "week": ("weekly", "週", "週次")},
}


def choice_words(field: str, choices: tuple[str, ...]) -> MappingProxyType[str, str]:
    """Return folded word -> choice for a field: the choices themselves and what files call them."""
    words = {fold(word): choice for choice in choices for word in _CHOICES.get(field, {}).get(choice, ())}
    return MappingProxyType(words | {fold(choice): choice for choice in choices})


_DOLLARS: Final = frozenset(("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"))
#: A sign beside an amount -> the currencies it may mean; the first word of a currency column.
SIGNS: Final = MappingProxyType(
    {
        "¥": frozenset(("JPY", "CNY")),
        "円": frozenset(("JPY",)),
        "$": _DOLLARS,
        "US$": frozenset(("USD",)),
        "€": frozenset(("EUR",)),
        "£": frozenset(("GBP",)),
    }
)
CURRENCY_WORDS: Final = MappingProxyType(
    {
        "円": "JPY",
        "¥": "JPY",
        "日本円": "JPY",
        "$": "USD",
        "us$": "USD",
        "ドル": "USD",
        "€": "EUR",
        "£": "GBP",
    }
)
#: What a column's numbers are counted in.
UNITS: Final = MappingProxyType(
    {
        "hundredth": "0.01",
        "percent": "0.01",
        "thousand": "1000",
        "ten_thousand": "10000",
        "million": "1000000",
        "hundred_million": "100000000",
        "hours_as_minutes": "60",
        "days_as_minutes": "1440",
        "years_as_months": "12",
    }
)
