"""What a source can bring: the closed list of nouns and their fields.

One place. A mapping file may name exactly these; the store makes one ``remote_<noun>`` table from
each; the page of a mapping preview, the suggestions from headers and the documentation follow.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Kind(StrEnum):
    """How a field's value is read and stored."""

    TEXT = "text"  # str
    INT = "int"  # int
    NUMBER = "number"  # float
    MONEY = "money"  # int: minor units of the row's ``currency``
    DATE = "date"  # 'YYYY-MM-DD', a local day
    TIME = "time"  # 'YYYY-MM-DDTHH:MM:SSZ', UTC
    YES_NO = "yes_no"  # 0 or 1
    CHOICE = "choice"  # one of ``choices``
    REF = "ref"  # the source id of another row, of noun ``to``


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a noun.

    ``headers`` are column headings, folded by `kernel.text.fold`, by which a mapping is suggested.
    ``unit`` is a person's word: 'people', 'months', 'days'; empty when the kind says it all.
    """

    name: str
    kind: Kind = Kind.TEXT
    headers: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    unit: str = ""
    to: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of record. ``of_account``: each row belongs to one account.

    ``happened`` names the field that dates the fact (see `Settled once: Time`); empty for undated ones.
    ``vanishes``: rows missing from two complete pulls are retired.
    """

    name: str
    fields: tuple[Field, ...]
    of_account: bool = True
    happened: str = ""
    vanishes: bool = False
    by_name: MappingProxyType[str, Field] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", MappingProxyType({f.name: f for f in self.fields}))


def _text(name: str, *headers: str, required: bool = False) -> Field:
    return Field(name, Kind.TEXT, headers, required=required)


def _choice(name: str, choices: tuple[str, ...], *headers: str) -> Field:
    return Field(name, Kind.CHOICE, headers, choices)


def _of(kind: Kind, name: str, *headers: str, unit: str = "", required: bool = False) -> Field:
    return Field(name, kind, headers, unit=unit, required=required)


PHASES: Final = ("welcome", "onboarding", "adoption", "utilisation", "self")
ROLES: Final = ("champion", "economic_buyer", "executive", "admin", "end_user")
CHANNELS: Final = ("visit", "remote", "phone", "mail", "chat", "event", "content")
CURRENCY: Final = _text("currency", "currency", "通貨", "currency code", "currencyisocode")

NOUNS: Final[tuple[Noun, ...]] = (
    Noun(
        "team",
        (_text("name", "team", "チーム", required=True), Field("parent", Kind.REF, (), to="team")),
        of_account=False,
    ),
    Noun(
        "person",  # a colleague of ours: a CSM, a lead, a sales person
        (
            _text("name", "owner", "name", "sales agent", "sales_agent", "担当者名", "氏名", required=True),
            _text("email", "email", "メール", "メールアドレス"),
            Field("team", Kind.REF, ("team", "チーム", "regional_office"), to="team"),
            _text("manager", "manager", "上長", "マネージャー"),
        ),
        of_account=False,
    ),
    Noun(
        "product",
        (
            _text("name", "product", "product name", "productname", "商材", "製品", required=True),
            _text("family", "series", "family", "シリーズ"),
            _of(Kind.MONEY, "price", "price", "sales_price", "unitprice", "価格"),
            _of(Kind.YES_NO, "is_hook", "hook", "フック商材"),
            _of(Kind.YES_NO, "is_main", "main product", "主商材"),
            CURRENCY,
        ),
        of_account=False,
    ),
    Noun(
        "account",
        (
            _text(
                "name",
                "account",
                "account name",
                "account_name",
                "company",
                "company name",
                "companyname",
                "customer",
                "customer name",
                "name",
                "会社名",
                "顧客名",
                "企業名",
                "取引先名",
                "社名",
                required=True,
            ),
            _text("reading", "reading", "kana", "フリガナ", "ふりがな", "カナ", "会社名カナ", "よみ"),
            _text("domain", "domain", "website", "company domain name", "ドメイン", "web サイト"),
            _text("industry", "industry", "sector", "業種", "業界"),
            _text("segment", "segment", "セグメント", "channel", "区分"),
            _text("country", "country", "国", "office_location"),
            _text("region", "region", "state", "prefecture", "都道府県", "地域"),
            _of(
                Kind.INT,
                "employees",
                "employees",
                "number of employees",
                "従業員数",
                "社員数",
                "従業員",
                unit="people",
            ),
            Field(
                "parent",
                Kind.REF,
                ("parent", "parent account", "subsidiary_of", "親会社", "親取引先"),
                to="account",
            ),
            _choice("legal_form", ("corporate", "individual"), "legal form", "法人個人"),
            _choice("support_contract", ("paid", "free"), "support contract", "サポート契約"),
            _choice("growing", ("yes", "no"), "growing", "成長中"),
            _text("growing_note", "growth note", "成長メモ"),
            _of(Kind.DATE, "growing_on", "growth date"),
            _choice("attitude", ("upgrade_considering", "neutral", "negative"), "attitude", "経営者の姿勢"),
            _text("attitude_note", "attitude note"),
            _of(Kind.DATE, "attitude_on", "attitude date"),
            _of(Kind.YES_NO, "strategic", "strategic", "重要顧客", "戦略顧客"),
            _choice("phase", PHASES, "phase", "フェーズ", "lifecycle stage", "ステージ"),
            _text("plan", "plan", "plan_tier", "プラン", "契約プラン"),
            _of(Kind.YES_NO, "is_paid", "paid", "有償"),
            _of(Kind.YES_NO, "is_trial", "is_trial", "trial", "トライアル"),
            _of(
                Kind.DATE,
                "started_on",
                "start date",
                "start_date",
                "signup_date",
                "customer since",
                "契約開始日",
                "利用開始日",
                "導入日",
                "開始日",
                "契約日",
            ),
            _of(
                Kind.DATE,
                "ends_on",
                "renewal date",
                "renewal",
                "end date",
                "contract end",
                "契約終了日",
                "契約更新日",
                "更新日",
                "契約満了日",
            ),
            _of(Kind.YES_NO, "auto_renews", "auto renew", "自動更新"),
            _of(
                Kind.INT,
                "notice_days",
                "notice days",
                "notice period",
                "解約通知期間",
                "予告期間",
                unit="days",
            ),
            _of(Kind.DATE, "notice_on", "notice deadline", "解約通知期限"),
            _of(
                Kind.INT,
                "seats",
                "seats",
                "licenses",
                "seats_in_use",
                "id数",
                "ライセンス数",
                "席数",
                "ユーザー数",
                unit="seats",
            ),
            _of(
                Kind.MONEY,
                "arr",
                "arr",
                "annual revenue",
                "annual recurring revenue",
                "年間経常収益",
                "年額",
                "契約金額",
            ),
            _of(Kind.MONEY, "mrr", "mrr", "monthly recurring revenue", "monthlycharges", "月額", "月額料金"),
            Field(
                "owner",
                Kind.REF,
                ("owner", "csm", "account owner", "company owner", "担当csm", "担当", "担当者", "所有者"),
                to="person",
            ),
            CURRENCY,
        ),
        of_account=False,
        vanishes=True,
    ),
    Noun(
        "owner_role",  # who stood for the account, in which role, from when to when
        (
            Field("person", Kind.REF, ("person", "owner", "担当"), to="person", required=True),
            _choice("role", ("csm", "sales", "onboarding", "support", "lead"), "role", "役割"),
            _of(Kind.DATE, "from_on", "from", "開始日"),
            _of(Kind.DATE, "to_on", "to", "終了日"),
        ),
        happened="from_on",
    ),
    Noun(
        "contact",
        (
            _text(
                "name",
                "contact",
                "contact name",
                "contactname",
                "full name",
                "氏名",
                "コンタクト",
                "担当者名",
                required=True,
            ),
            _text("family_name", "last name", "lastname", "姓"),
            _text("given_name", "first name", "firstname", "名"),
            _text("reading", "kana", "フリガナ", "ふりがな"),
            _text("email", "email", "e-mail", "メール", "メールアドレス"),
            _text("phone", "phone", "tel", "電話", "電話番号"),
            _text("department", "department", "部署", "部門"),
            _text("title", "title", "contacttitle", "job title", "役職"),
            _choice("role", ROLES, "role", "役割", "buying role"),
            _text("language", "language", "言語"),
            _choice("channel", CHANNELS, "preferred channel", "希望連絡手段"),
            _text("hours", "preferred hours", "連絡可能時間"),
            _of(Kind.YES_NO, "active", "active", "在籍"),
            _of(Kind.DATE, "left_on", "left on", "退職日", "異動日"),
        ),
        vanishes=True,
    ),
    Noun(
        "subscription",
        (
            _text("product", "product", "商材", "製品", "サービス"),
            _text("plan", "plan", "plan_tier", "プラン", "contract"),
            _of(Kind.INT, "plan_rank", "plan rank", "プランランク"),
            _of(Kind.YES_NO, "is_hook", "hook", "フック商材"),
            _of(Kind.YES_NO, "is_main", "main", "主商材"),
            _of(Kind.YES_NO, "is_paid", "paid", "有償"),
            _of(Kind.YES_NO, "is_trial", "is_trial", "trial", "トライアル"),
            _choice("phase", PHASES, "phase", "フェーズ"),
            _of(Kind.DATE, "started_on", "start_date", "start date", "start", "契約開始日", "開始日"),
            _of(Kind.DATE, "ends_on", "end_date", "end date", "end", "契約終了日", "終了日", "契約満了日"),
            _of(Kind.INT, "term_months", "term", "term months", "契約期間", unit="months"),
            _of(Kind.YES_NO, "auto_renews", "auto_renew_flag", "auto renew", "自動更新"),
            _of(Kind.INT, "notice_days", "notice days", "解約通知期間", unit="days"),
            _of(Kind.INT, "seats", "seats", "quantity", "席数", "id数", "ライセンス数", unit="seats"),
            _of(Kind.MONEY, "amount", "amount", "contract amount", "契約金額", "金額"),
            _of(Kind.INT, "period_months", "bill_period_months", "period months", "請求間隔", unit="months"),
            _of(Kind.MONEY, "mrr", "mrr", "mrr_amount", "monthlycharges", "月額"),
            _of(Kind.MONEY, "arr", "arr", "arr_amount", "年額"),
            CURRENCY,
        ),
        happened="started_on",
        vanishes=True,
    ),
    Noun(
        "usage",  # kept by account x metric x period; the values of rows with one such key are added
        (
            _text("metric", "metric", "event_type", "feature_name", "feature", "指標", "機能"),
            _of(
                Kind.DATE, "period_start", "usage_date", "date", "week_start", "日付", "利用日", required=True
            ),
            _choice("grain", ("day", "week"), "grain"),
            _of(
                Kind.NUMBER,
                "value",
                "usage_count",
                "events",
                "count",
                "value",
                "回数",
                "利用回数",
                required=True,
            ),
            _of(Kind.INT, "users", "active_users", "users", "利用者数", unit="people"),
        ),
        happened="period_start",
    ),
    Noun(
        "ticket",
        (
            _text("subject", "subject", "title", "件名"),
            _choice("kind", ("defect", "help", "request"), "type", "種別"),
            _choice("priority", ("p1", "p2", "p3", "p4"), "priority", "優先度"),
            _choice("status", ("open", "closed"), "status", "状態"),
            _of(
                Kind.TIME,
                "opened_at",
                "submitted_at",
                "created",
                "created at",
                "受付日時",
                "起票日",
                required=True,
            ),
            _of(Kind.TIME, "closed_at", "closed_at", "closed", "完了日時", "解決日"),
            _of(Kind.NUMBER, "csat", "satisfaction_score", "csat", "満足度", unit="1-5"),
            _of(Kind.INT, "first_response_minutes", "first_response_time_minutes", unit="minutes"),
            _of(Kind.YES_NO, "escalated", "escalation_flag", "escalated", "エスカレーション"),
        ),
        happened="opened_at",
    ),
    Noun(
        "survey",
        (
            _choice("kind", ("nps", "csat", "ces"), "survey", "調査"),
            _of(Kind.NUMBER, "score", "score", "nps", "スコア", required=True),
            _of(Kind.TIME, "answered_at", "answered at", "date", "回答日"),
            Field("contact", Kind.REF, ("contact", "回答者"), to="contact"),
            _text("comment", "comment", "コメント"),
        ),
        happened="answered_at",
    ),
    Noun(
        "outcome",
        (
            _choice("kind", ("notice", "churn", "contraction", "reactivation"), "kind"),
            _text("reason", "reason_code", "reason", "理由", "解約理由"),
            _of(Kind.DATE, "happened_on", "churn_date", "date", "解約日", required=True),
            _of(Kind.MONEY, "amount", "amount", "金額"),
            _text("comment", "feedback_text", "comment", "コメント"),
            CURRENCY,
        ),
        happened="happened_on",
    ),
    Noun(
        "deal",
        (
            _text("name", "deal name", "opportunity name", "商談名"),
            _text("product", "product", "商材"),
            _text("stage", "deal_stage", "stage", "フェーズ", "段階"),
            _of(Kind.YES_NO, "won", "won", "受注"),
            _of(Kind.MONEY, "amount", "close_value", "amount", "金額"),
            _of(Kind.DATE, "opened_on", "engage_date", "created", "開始日"),
            _of(Kind.DATE, "closed_on", "close_date", "close date", "完了予定日", "受注日"),
            Field("owner", Kind.REF, ("sales_agent", "deal owner", "owner", "担当"), to="person"),
            CURRENCY,
        ),
        happened="opened_on",
    ),
    Noun(
        "invoice",
        (
            _text("number", "invoice number", "orderid", "請求番号"),
            _of(Kind.DATE, "issued_on", "orderdate", "invoice date", "請求日", required=True),
            _of(Kind.DATE, "due_on", "due date", "requireddate", "支払期限"),
            _of(Kind.DATE, "paid_on", "paid on", "入金日"),
            _of(Kind.MONEY, "amount", "amount", "total", "請求金額"),
            CURRENCY,
        ),
        happened="issued_on",
    ),
    Noun(
        "invoice_line",
        (
            Field("invoice", Kind.REF, ("orderid", "invoice"), to="invoice", required=True),
            _text("product", "productid", "product", "品目"),
            _of(Kind.MONEY, "unit_price", "unitprice", "単価"),
            _of(Kind.NUMBER, "quantity", "quantity", "数量"),
            _of(Kind.NUMBER, "discount", "discount", "割引"),
            CURRENCY,
        ),
    ),
    Noun(
        "interaction",
        (
            _choice("channel", CHANNELS, "channel", "type", "チャネル", "手段"),
            _choice("direction", ("out", "in"), "direction", "方向"),
            _choice("begun_by", ("us", "them"), "begun by", "発信者"),
            _of(Kind.YES_NO, "meaningful", "held", "answered", "実施"),
            _text("subject", "subject", "title", "件名"),
            _text("body", "body", "notes", "内容", "メモ"),
            _of(
                Kind.TIME,
                "happened_at",
                "date",
                "happened at",
                "activity date",
                "日時",
                "活動日",
                required=True,
            ),
            _of(Kind.INT, "minutes", "minutes", "duration", "分", "所要時間", unit="minutes"),
            _text("people", "people", "attendees", "参加者"),
            Field("owner", Kind.REF, ("owner", "assigned to", "担当"), to="person"),
        ),
        happened="happened_at",
    ),
    Noun(
        "goal",
        (
            _text("name", "goal", "ゴール", "目標", required=True),
            _text("measure", "measure", "kpi", "指標"),
            _of(Kind.NUMBER, "start_value", "baseline", "開始値"),
            _of(Kind.NUMBER, "target_value", "target", "目標値"),
            _of(Kind.NUMBER, "actual_value", "actual", "実績値"),
            _of(Kind.DATE, "due_on", "due", "期限"),
            _of(Kind.DATE, "met_on", "met on", "達成日"),
            Field("owner", Kind.REF, ("owner", "担当"), to="person"),
        ),
        happened="due_on",
    ),
)

BY_NAME: Final = MappingProxyType({noun.name: noun for noun in NOUNS})
OWN_KINDS: Final = (Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.CHOICE, Kind.YES_NO)
