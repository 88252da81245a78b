"""What 佐藤 has kept of her accounts: plans, people, renewals, an outcome, a half-filled sheet, judgements."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from cs_workbench.kernel.money import to_minor
from cs_workbench.kernel.resources import resource
from cs_workbench.services.sample.outline import Outline
from cs_workbench.services.sample.plan import SampleCheck, SampleRecord
from cs_workbench.services.sample.stories import NUMBERS

KINDS: Final = ("goal", "person", "renewal", "outcome", "handover", "judgement")
#: In the files -> the field of the record that the day goes to.
AHEAD: Final = {"goal": "due_on", "renewal": "ends_on"}


def kept(book: Outline) -> tuple[SampleRecord, ...]:
    """Return the records, goals first."""
    text = resource("sample", f"records_{book.words.language}.toml").read_text("utf-8")
    entries = tomllib.loads(text)
    return tuple(_record(book, kind, entry) for kind in KINDS for entry in entries[kind])


def _record(book: Outline, kind: str, entry: dict[str, Any]) -> SampleRecord:
    values = dict(entry)
    account = f"A{NUMBERS[values.pop('key')]:05d}"
    checks = [SampleCheck(book.ago(days), value, note) for days, value, note in values.pop("checks", ())]
    contact = values.pop("contact", "") if kind == "person" else ""
    if "due_in" in values:
        values[AHEAD[kind]] = _iso(book.today + timedelta(days=values.pop("due_in")))
    if "actual_ago" in values:
        values["actual_on"] = _iso(book.ago(values.pop("actual_ago")))
    if "ago" in values:
        values["happened_on"] = _iso(book.ago(values.pop("ago")))
    if "amount" in values:
        currency = book.words["currency"]
        major = Decimal(round(values["amount"] * book.words["yen"]))
        values |= {"amount": to_minor(major, currency), "currency": currency}
    if kind == "goal":
        values.setdefault("owner", book.words["team"][0])
    return SampleRecord(kind, account, values, contact, tuple(checks))


def _iso(day: date) -> str:
    return day.isoformat()
