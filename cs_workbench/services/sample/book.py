"""Writing the sample book: one pass over the accounts, each row straight to its file."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from cs_workbench.domain.capacity import HOURS, RENEWAL_HOURS, RENEWAL_MONTHS, SAVE_HOURS
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.kernel.resources import resource
from cs_workbench.services.sample import calendar, desk, hubspot, records, voices
from cs_workbench.services.sample.accounts import Account, draw
from cs_workbench.services.sample.days import add_months
from cs_workbench.services.sample.outline import LEAD, Outline
from cs_workbench.services.sample.plan import SamplePlan, SampleSource
from cs_workbench.services.sample.rows import HEADINGS, rows_of
from cs_workbench.services.sample.stories import NUMBERS, story_accounts
from cs_workbench.services.sample.words import Language, load_words

#: Running accounts that are yours; colleagues share the rest, the first of them the most.
YOURS: Final = 60
SHARES: Final = (64, 58, 53, 50, 45, 40, 34)
#: Shares of the work among the colleagues, such that their loads come out between 62 and 70 %; yours is the longest,
#: for the stories are yours.
LOADS: Final = (59, 63, 70, 70, 55, 60, 60)
#: About where the borders of the LTV pyramid fall, yen a year.
HIGH_LTV_ARR, LOW_LTV_ARR = 1_840_000, 690_000
SOME_HOURS: Final = 0.5
YOUR_MOST_HOURS: Final = 1.0
SMALLEST: Final = len(NUMBERS) + hubspot.ACCOUNTS
TEAM_HEADINGS: Final = ("team_id", "name", "parent_id")
AWAY: Final = 4  # the place in the team of who is away next week
OWNER_HEADINGS: Final = ("owner_id", "name", "email", "team_id", "manager")
PRODUCT_HEADINGS: Final = ("product_id", "name", "family", "price", "is_hook", "is_main", "currency")


def write_sample(
    folder: Path, *, accounts: int = 400, seed: int = 7, today: date, language: Language = "ja"
) -> SamplePlan:
    """Write a sample book into ``folder`` and return what to sync and what to type.

    The same (accounts, seed, today, language) give the same rows. ``accounts`` counts all, churned ones and
    those of the HubSpot export too; at least 28, so that every story is told. 400 take less than a second.
    """
    book = Outline(load_words(language), seed, today, max(accounts, SMALLEST))
    main, other = folder / "sample", folder / "hubspot"
    for place in (main, other):
        place.mkdir(parents=True, exist_ok=True)
    rows = _write_shared(book, main)
    mine: list[Account] = []
    with ExitStack() as stack:
        writers = {}
        for name, heading in HEADINGS.items():
            file = stack.enter_context((main / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(file)
            writers[name].writerow(heading)
        for account in all_accounts(book):
            if account.owner == 0:
                mine.append(account)
            for name, row in rows_of(book, account):
                writers[name].writerow(row)
                rows[f"{name}.csv"] += 1
    _write_mapping(book, main, "mapping.toml")
    rows[hubspot.FILE] = hubspot.write(book, other)
    _write_mapping(book, other, "hubspot.toml")
    typed = desk.typed(book, mine)
    told = voices.told(book)
    return SamplePlan(
        today=today,
        you=book.words["team"][0],
        lead=book.words["lead"],
        sources=(
            SampleSource("sample", main, main / "mapping.toml"),
            SampleSource("hubspot", other, other / "hubspot.toml"),
        ),
        stories={key: f"A{number:05d}" for key, number in NUMBERS.items()},
        rows=dict(rows),
        notes=typed.notes,
        todos=typed.todos,
        touches=typed.touches,
        overrides=typed.overrides,
        voices=told.voices,
        requests=told.requests,
        topics=told.topics,
        records=records.kept(book),
        hits=typed.hits,
        planned=typed.planned,
        calendar=calendar.write(book, folder, mine, typed.todos),
        away=book.words["team"][AWAY],
    )


def all_accounts(book: Outline) -> Iterator[Account]:
    """Yield every account of the main source, with its owner: the stories, then drawn ones."""
    stories = story_accounts(book.words, book.today)
    yours = min(YOURS, book.accounts * YOURS // 100)
    left = yours - sum(account.churned is None for account in stories)
    team = _Team()
    yield from stories
    for number in range(len(stories) + 1, book.accounts - hubspot.ACCOUNTS + 1):
        account = draw(book.words, book.seed, number, book.today)
        hours = _hours(account, book.today)
        leaves = account.noticed is not None and account.churned is None
        if left > 0 and hours <= YOUR_MOST_HOURS and not leaves:
            left -= account.churned is None
            yield account
        else:
            yield replace(account, owner=team.whose(hours))


class _Team:
    """Whose the accounts of colleagues are: 1 to 7.

    Those that take time are given out so that `LOADS` come out, the others as often as `SHARES` says.
    """

    def __init__(self) -> None:
        self._count = 0
        self._hours = [0.0] * len(LOADS)

    def whose(self, hours: float) -> int:
        """Return whose an account is that calls for ``hours`` a month."""
        if hours >= SOME_HOURS:
            index = min(range(len(LOADS)), key=lambda at: self._hours[at] / LOADS[at])
            self._hours[index] += hours
            return index + 1
        self._count += 1
        place = self._count * 0.6180339887 % 1.0 * sum(SHARES)
        for index, share in enumerate(SHARES, 1):
            place -= share
            if place < 0:
                return index
        return len(SHARES)


def _hours(account: Account, today: date) -> float:
    """Return the hours a month that an account calls for, by its price: 0 where it has churned."""
    if account.churned is not None:
        return 0.0
    arr = account.arr if account.noticed is None else 0  # worth what it still pays
    name = "high" if arr >= HIGH_LTV_ARR else "low" if arr >= LOW_LTV_ARR else "tech"
    tier, phase = TIERS.index(name), PHASES.index(account.phase)
    nears = account.end < add_months(today, RENEWAL_MONTHS)
    extra = nears * RENEWAL_HOURS[tier] + (account.noticed is not None) * SAVE_HOURS[tier]
    return float(HOURS[tier, phase] + extra)


def _write_shared(book: Outline, folder: Path) -> Counter[str]:
    """Write the team, its people and the products; return rows by file."""
    words = book.words
    names, mails = [*words["team"], words["lead"]], [*words["team_mail"], words["lead_mail"]]
    tables: dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]] = {
        "teams.csv": (
            TEAM_HEADINGS,
            [(f"D{i}", name, "D1" if i > 1 else None) for i, name in enumerate(words["teams"], 1)],
        ),
        "owners.csv": (
            OWNER_HEADINGS,
            [
                (
                    book.owner_id(i),
                    name,
                    f"{mail}@nagare.example",
                    "D1" if i == LEAD else "D2" if i < LEAD // 2 else "D3",
                    None if i == LEAD else words["lead"],
                )
                for i, (name, mail) in enumerate(zip(names, mails, strict=True))
            ],
        ),
        "products.csv": (
            PRODUCT_HEADINGS,
            [
                (
                    f"N{i + 1}",
                    name,
                    "Nagare",
                    round(price * words["yen"]),
                    int(i == 2),
                    int(i != 2),
                    words["currency"],
                )
                for i, (name, price) in enumerate(zip(words["products"], (18_000, 7_200, 3_000), strict=True))
            ],
        ),
    }
    for name, (heading, rows) in tables.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(heading)
            writer.writerows(rows)
    return Counter({name: len(rows) for name, (_, rows) in tables.items()})


def _write_mapping(book: Outline, folder: Path, name: str) -> None:
    text = resource("sample", name).read_text("utf-8")
    for key, value in hubspot.words_of(book).items():
        text = text.replace("{" + key + "}", value)
    (folder / name).write_text(text, "utf-8")
