"""A file of accounts: 100,000 rows of 25 columns, and the same a week later with 1 % of the rows changed."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from typing import Final

ROWS: Final = 100_000
CHANGED_SHARE: Final = 0.01

#: column heading -> the account's field; the key column first.
FIELDS: Final = {
    "customer_id": "",
    "company": "name",
    "kana": "reading",
    "website": "domain",
    "industry": "industry",
    "segment": "segment",
    "country": "country",
    "prefecture": "region",
    "employees": "employees",
    "legal form": "legal_form",
    "support contract": "support_contract",
    "growing": "growing",
    "strategic": "strategic",
    "phase": "phase",
    "plan": "plan",
    "paid": "is_paid",
    "trial": "is_trial",
    "start date": "started_on",
    "end date": "ends_on",
    "auto renew": "auto_renews",
    "notice days": "notice_days",
    "seats": "seats",
    "arr": "arr",
    "mrr": "mrr",
    "currency": "currency",
}


def mapping_text() -> str:
    """Return the mapping file that tells ``accounts.csv`` how to become accounts."""
    lines = ['source = "bench"', "", "[[file]]", 'path = "accounts.csv"', 'into = "account"']
    lines += ['key = ["customer_id"]']
    lines += [f'fields.{field} = {{ column = "{column}" }}' for column, field in FIELDS.items() if field]
    return "\n".join(lines) + "\n"


def write_accounts(path: Path, rows: int = ROWS, *, later: bool = False) -> None:
    """Write ``rows`` accounts; ``later``: the same, with other seats and another amount in 1 % of them."""
    chance = random.Random(7)  # noqa: S311 - the same file at every call
    changed = range(0, rows, round(1 / CHANGED_SHARE)) if later else range(0)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(FIELDS)
        for number in range(rows):
            seats, arr = chance.randrange(1, 500), chance.randrange(100_000, 9_000_000)
            if number in changed:
                seats, arr = seats + 1, arr + 1000
            writer.writerow(_row(number, seats, arr, chance))


def _row(number: int, seats: int, arr: int, chance: random.Random) -> list[object]:
    year, month, day = chance.randrange(2020, 2026), chance.randrange(1, 13), chance.randrange(1, 29)
    return [
        f"C{number:07d}",
        f"株式会社サンプル{number}",
        f"カブシキガイシャサンプル{number}",
        f"c{number}.example",
        chance.choice(("製造", "小売", "金融", "医療")),
        chance.choice(("SMB", "MM", "ENT")),
        "JP",
        chance.choice(("東京都", "大阪府", "愛知県", "福岡県")),
        chance.randrange(5, 5000),
        "corporate",
        chance.choice(("paid", "free")),
        chance.choice(("yes", "no")),
        chance.choice(("true", "false")),
        chance.choice(("onboarding", "adoption", "utilisation", "self")),
        chance.choice(("Basic", "Pro", "Enterprise")),
        "true",
        "false",
        f"{year}-{month:02d}-{day:02d}",
        f"{year + 1}-{month:02d}-{day:02d}",
        chance.choice(("true", "false")),
        chance.choice((30, 60, 90)),
        seats,
        arr,
        arr // 12,
        "JPY",
    ]
