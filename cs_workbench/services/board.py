"""The renewal board (契約更新ボード) as columns: rule, CSM and lead side by side, differences first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import (
    Book,
    Column,
    choice_column,
    date_column,
    money_column,
    number_column,
    text_column,
)
from cs_workbench.domain.facts import RENEWAL_STAGES
from cs_workbench.domain.judgement import LOOKS, VERDICTS
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.renewal_forecast import CATEGORIES
from cs_workbench.services import judgement_words as words

if TYPE_CHECKING:
    from cs_workbench.services.forecast import BoardRow
    from cs_workbench.services.workbench import Workbench

FACTS: Final = ("reading", "band", "health", "next_step", "uid")
#: A further term of an account is numbered from here, below 0, so that no two lines have one number.
TERMS: Final = 1_000


@dataclass(frozen=True, slots=True)
class RenewalBoard:
    """The board.

    Attributes:
        book: a row a line; ``account_id`` numbers the lines, stable while the terms are the same.
        accounts: whose each line is; ``rows``: what stands on it; both aligned with the book.
        me, is_lead: who sits at the desk: what they may judge follows from it.
        tips: of each line, all that was ever judged of it, one sentence a line of text; ``rule_texts``: what the rule
            says, with its probability.
    """

    book: Book
    accounts: NDArray[np.int64]
    rows: tuple[BoardRow, ...]
    me: str
    is_lead: bool
    tips: tuple[str, ...]
    rule_texts: tuple[str, ...]

    def may_judge(self, row: int, role: str) -> bool:
        """Say whether the person at the desk writes this judgement: a lead the lead's, a CSM the own accounts'."""
        owner = self.rows[row].coming.owner
        return self.is_lead if role == "lead" else owner == self.me if self.me and owner else not self.is_lead


def load_board(bench: Workbench) -> RenewalBoard:
    """Return the board of the whole book: where judgements differ first, then what is overdue, the nearest first."""
    from cs_workbench.services import settings
    from cs_workbench.services.forecast import renewal_board
    from cs_workbench.store.book import load_book

    rows = sorted(renewal_board(bench), key=_rank)  # stable: each rank by its deadline
    with bench.store.read() as db:
        book = load_book(db, facts=FACTS)
    place = {int(account): row for row, account in enumerate(book.account_id)}
    base = book.take(np.array([place[row.coming.account_id] for row in rows], dtype=np.intp))
    return RenewalBoard(
        Book(
            _keys(rows),
            {**{fact: base[fact] for fact in FACTS if fact != "next_step"}, **_columns(bench, rows, base)},
        ),
        np.array([row.coming.account_id for row in rows], dtype=np.int64),
        tuple(rows),
        str(settings.get(bench, "owner") or ""),
        settings.get(bench, "role") == "lead",
        tuple(
            "\n".join(words.judgement_text(bench.say, one) for one in row.coming.heard.judgements)
            for row in rows
        ),
        tuple(words.rule_text(bench.say, row) for row in rows),
    )


def _rank(row: BoardRow) -> int:
    return 0 if row.coming.disagree else 1 if row.overdue else 2


def _keys(rows: Sequence[BoardRow]) -> NDArray[np.int64]:
    """Return a number for each line: its account's, for the account's further terms one of their own."""
    keys: dict[tuple[int, str, date], int] = {}
    seen: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: (row.coming.ends_on, row.coming.due.currency)):
        one = row.coming
        count = seen[one.account_id] = seen.get(one.account_id, -1) + 1
        keys[one.account_id, one.due.currency, one.ends_on] = (
            one.account_id if not count else -(one.account_id * TERMS + count)
        )
    found = [keys[row.coming.account_id, row.coming.due.currency, row.coming.ends_on] for row in rows]
    return np.array(found, dtype=np.int64)


def _columns(bench: Workbench, rows: Sequence[BoardRow], base: Book) -> dict[str, Column]:
    say, all_ = bench.say, [row.coming for row in rows]
    left = [float((row.deadline - bench.today).days) for row in rows]
    steps = base["next_step"].values
    return {
        "name": text_column([one.account for one in all_]),
        "days_left": Column(Kind.INT, np.array(left, dtype=np.float64)),
        "deadline": date_column([row.deadline.isoformat() for row in rows]),
        "notice": date_column([one.notice_on.isoformat() if one.notice_on else None for one in all_]),
        "renewal": date_column([one.ends_on.isoformat() for one in all_]),
        "arr": money_column([one.due.minor for one in all_], [one.due.currency for one in all_]),
        "rule": choice_column([one.category for one in all_], [name for name, _ in CATEGORIES]),
        "chance": number_column([one.probability * 100 for one in all_]),
        "basis": text_column([say("judgement", words.BASES[one.basis]) for one in all_]),
        "verdict_csm": choice_column([one.csm or None for one in all_], VERDICTS),
        "verdict_lead": choice_column([one.lead or None for one in all_], VERDICTS),
        "difference": text_column([words.difference_text(say, row) for row in rows]),
        "why_judged": text_column([words.reason_text(say, row) for row in rows]),
        "to_do": text_column([words.to_do_text(say, row) for row in rows]),
        "earlier": text_column([words.earlier_text(say, row) for row in rows]),
        "next_step": text_column(
            [one.next_step or step or "" for one, step in zip(all_, steps, strict=True)]
        ),
        "renewal_stage": choice_column([one.stage or RENEWAL_STAGES[0] for one in all_], RENEWAL_STAGES),
        "look": choice_column([str(row.look) for row in rows], [str(months) for months in reversed(LOOKS)]),
        "owner": text_column([one.owner for one in all_]),
        "order": number_column([float(place) for place in range(len(rows))]),
    }  # fmt: skip
