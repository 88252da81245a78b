"""Notes for the search bench: seeded, of real-looking words, in a database of their own."""

from __future__ import annotations

import csv
import tomllib
from random import Random
from typing import Final

from cs_workbench.kernel.ids import uuid7s
from cs_workbench.store.engine import Store
from tests.arch.project import ROOT
from tests.shared_data import SHARED

PAGE: Final = 10_000
ACCOUNTS: Final = 2_000
YEARS: Final = 5
#: In how many of a thousand notes a rarer word is put.
SEASONED: Final = {"解約": 40, "予算": 90, "移行": 60, "稟議": 5, "鬱": 1, "オンボーディング": 8, "髙島屋": 1}
SEASONED_EN: Final = {"budget": 60, "renewal": 40, "onboarding": 12, "xylophone": 1}


def fill(store: Store, count: int, seed: int = 7) -> None:
    """Write accounts and ``count`` notes, three of four Japanese, about 100 characters each."""
    random, words = Random(seed), Words()  # noqa: S311 - notes, not secrets
    with store.write("accounts", "bench") as writing:
        for number, uid in enumerate(uuid7s(ACCOUNTS), 1):
            writing.db.execute("INSERT INTO account (id, uid) VALUES (?, ?)", (number, uid))
            writing.db.execute(
                "INSERT INTO remote_account (account_id, source, source_id, name, reading, known_at, known_assumed, "
                "run, updated_at) VALUES (?, 'crm', ?, ?, '', '2026-01-01T00:00:00Z', 0, 1, '2026-01-01T00:00:00Z')",
                (number, f"a{number}", f"株式会社{words.surname(random)}{number}"),
            )
        writing.changed("account", None)
    for first in range(0, count, PAGE):
        size = min(PAGE, count - first)
        with store.write("notes", "bench") as writing:
            writing.db.executemany(
                "INSERT INTO local_note (uid, account_id, body, written_at) VALUES (?, ?, ?, ?)",
                zip(
                    uuid7s(size),
                    (random.randint(1, ACCOUNTS) for _ in range(size)),
                    (words.note(random) for _ in range(size)),
                    (_moment(random) for _ in range(size)),
                    strict=True,
                ),
            )
            writing.changed("note", None)


def _moment(random: Random) -> str:
    day, minute = random.randrange(YEARS * 365), random.randrange(600)
    year, rest = divmod(day, 365)
    month, of_month = divmod(rest, 31)
    return f"{2022 + year}-{month + 1:02}-{min(of_month + 1, 28):02}T{minute // 60:02}:{minute % 60:02}:00Z"


class Words:
    """Real-looking words: the sample book's notes with Japanese surnames and towns."""

    def __init__(self) -> None:
        self._notes = {
            language: [
                line
                for topic in _read(f"notes_{language}.toml")["topics"]
                for line in topic.replace("・", "").split("\n")
            ]
            for language in ("ja", "en")
        }
        self._closings = {
            language: [text.strip() for text in _read(f"notes_{language}.toml")["closings"]]
            for language in ("ja", "en")
        }
        folder = SHARED / "data" / "japanese"
        with (folder / "last_name_org.csv").open(encoding="utf-8") as file:
            self._surnames = [row[0] for row in csv.reader(file)]
        with (folder / "localgovjp-utf8.csv").open(encoding="utf-8") as file:
            self._towns = [row["city"] for row in csv.DictReader(file)]

    def surname(self, random: Random) -> str:
        """Return a surname."""
        return random.choice(self._surnames)

    def note(self, random: Random, language: str = "") -> str:
        """Return a note of about 100 characters; without a ``language`` three of four are Japanese."""
        language = language or ("ja" if random.random() < 0.75 else "en")
        parts = [random.choice(self._notes[language]), random.choice(self._closings[language])]
        values = {
            "person": self.surname(random), "other": self.surname(random), "you": self.surname(random),
            "department": random.choice(self._towns), "seats": random.randint(5, 900), "product": "ワークフロー",
        }  # fmt: skip
        text = "\n".join(parts).format_map(values)
        for word, share in (SEASONED if language == "ja" else SEASONED_EN).items():
            if random.random() * 1000 < share:
                text += f" {word}の件。" if language == "ja" else f" About the {word}."
        return text


def _read(name: str) -> dict[str, list[str]]:
    return tomllib.loads((ROOT / "resources/sample" / name).read_text("utf-8"))
