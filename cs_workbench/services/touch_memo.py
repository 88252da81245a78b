"""The migration memo: what changes in the touch model, why, from when, for whom, and at what cost; for us only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.capacity import FULL, TIGHT
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.touch_cells import cell_grid, cell_tiers, changed_cells
from cs_workbench.domain.touch_model_checks import touch_model_messages
from cs_workbench.domain.touch_words import differences, say_difference, tier_name
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services.allocation import (
    AT_REVIEW,
    WAITS,
    Board,
    Effect,
    Move,
    effect,
    effect_of,
    load_board,
)
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.export import Paper, UnknownEnding, write_bytes
from cs_workbench.services.review_session import OBJECT, REVIEW, ReviewState, running_review

if TYPE_CHECKING:
    from cs_workbench.domain.touch_model import TouchModel
    from cs_workbench.services.workbench import Workbench

PAPER_WIDTHS: Final = (18, 82)
LONGEST_CELL: Final = 14  # lines
MOST_NAMED: Final = 300  # accounts; the sheets of the review have all


@dataclass(frozen=True, slots=True)
class Memo:
    """A title, what it is of, and sections of lines under headings, in the person's language."""

    title: str
    subtitle: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def touch_memo(bench: Workbench, why: str = "") -> Memo:
    """Return the memo of the running review, else of the draft of the allocation, else of the model in force.

    ``why``: the reason in a person's own words, '' none.
    """
    found, board = running_review(bench), load_board(bench)
    return _Writer(bench, board, found, why).memo()


def memo_markdown(memo: Memo) -> str:
    """Return a memo as Markdown."""
    parts = [f"# {_plain(memo.title)}", "", _plain(memo.subtitle)]
    for heading, lines in memo.sections:
        parts += ["", f"## {_plain(heading)}", "", *(f"- {_plain(line)}" for line in lines)]
    return "\n".join(parts) + "\n"


def memo_paper(memo: Memo, headings: tuple[str, str]) -> Paper:
    """Return a memo as a table for paper."""
    rows: list[tuple[str, ...]] = []
    for heading, lines in memo.sections:
        if len(lines) <= LONGEST_CELL:
            rows.append((heading, "\n".join(lines)))
        else:  # a row each, so that pages break between accounts
            rows += [(heading if at == 0 else "", line) for at, line in enumerate(lines)]
    return Paper(memo.title, memo.subtitle, headings, tuple(rows), PAPER_WIDTHS)


def write_memo(
    bench: Workbench, memo: Memo, path: Path, paint: Callable[[Paper], bytes] | None = None
) -> Done:
    """Write a memo to ``path``: .md, or .pdf where ``paint`` makes paper of a table.

    Raises:
        UnknownEnding: the name ends otherwise.
        CannotWrite: the folder is read-only or full, or another program holds the file.
    """
    ending = path.suffix.lower()
    if ending == ".pdf" and paint is not None:
        topic, text = bench.say("memo", N_("memo", "Topic")), bench.say("memo", N_("memo", "What it says"))
        write_bytes(path, paint(memo_paper(memo, (topic, text))))
    elif ending == ".md":
        write_bytes(path, memo_markdown(memo).encode("utf-8"))
    else:
        raise UnknownEnding(path=path, endings=".md, .pdf")
    return Done(Changes(), None, N_("done", "Memo written to {path}"), {"path": path})


class _Writer:
    """Writes one memo, section by section."""

    def __init__(self, bench: Workbench, board: Board, review: ReviewState | None, why: str) -> None:
        self._bench, self._board, self._review, self._why = bench, board, review, why.strip()
        self._model: TouchModel = review.model if review else board.draft or board.model
        session = review is not None and review.kind == REVIEW
        self._effect: Effect = _of_review(board, review) if session and review else effect(board, self._model)

    def memo(self) -> Memo:
        sections = (
            (N_("memo", "What changes"), self._changes),
            (N_("memo", "Why"), self._reasons),
            (N_("memo", "From when"), self._from),
            (N_("memo", "Who moves"), self._who),
            (N_("memo", "Hours and revenue, before and after"), self._hours),
            (N_("memo", "What stays frozen"), self._frozen),
            (N_("memo", "Risks"), self._risks),
        )
        name = self._model.ja if self._bench.catalogue.language == "ja" else self._model.en
        title = self._say(N_("memo", "Touch model {name}: migration memo"), name=name)
        text = N_("memo", "As of {day}, {accounts} running accounts. For us only, never for a customer.")
        subtitle = self._say(text, day=self._bench.today, accounts=len(self._board.book))
        return Memo(title, subtitle, tuple((self._say(head), tuple(lines())) for head, lines in sections))

    def _say(self, text: str, n: int | None = None, **params: object) -> str:
        return (
            self._bench.say("memo", text, **params)
            if n is None
            else self._bench.say("memo", text, n=n, **params)
        )

    def _tier(self, tier: str | None) -> str:
        return tier_name(tier, self._bench.catalogue)

    def _changes(self) -> Iterator[str]:
        now, model, japanese = self._board.model, self._model, self._bench.catalogue.language == "ja"
        grid = cell_grid(model)
        told = False
        for (row, column), (old, new) in changed_cells(now, model).items():
            bands = [grid.rows.bands[row]] if grid.rows else []
            names = [band.ja if japanese else band.en for band in (*bands, grid.columns.bands[column])]
            was, after = (" / ".join(map(self._tier, tiers)) for tiers in (old, new))
            yield self._say(N_("memo", "{cell}: {old} → {new}"), cell=" × ".join(names), old=was, new=after)
            told = True
        if now.id != model.id:
            yield from self._replaced(model)
            return
        for message in differences(now, model):
            yield say_difference(message, self._bench.catalogue)
            told = True
        if not told:
            yield self._say(N_("memo", "The rules stay as they are; only the borders are set anew."))

    def _replaced(self, model: TouchModel) -> Iterator[str]:
        japanese, grid = self._bench.catalogue.language == "ja", cell_grid(model)
        old, new = (one.ja if japanese else one.en for one in (self._board.model, model))
        yield self._say(N_("memo", "{new} replaces {old}."), new=new, old=old)
        for (row, column), tiers in cell_tiers(model).items():
            bands = [grid.rows.bands[row]] if grid.rows else []
            names = [band.ja if japanese else band.en for band in (*bands, grid.columns.bands[column])]
            told = " / ".join(map(self._tier, tiers))
            yield self._say(N_("memo", "{cell}: {tier}"), cell=" × ".join(names), tier=told)

    def _reasons(self) -> Iterator[str]:
        if self._why:
            yield self._why
        if self._review is not None:
            rules = Counter(line.rule or "–" for line in self._review.lines)
            for rule, count in rules.most_common():
                yield self._say(N_("memo", "Rule {rule}: %n account(s)"), count, rule=rule)
        now, model = self._board.model, self._model
        new = (rule.note for rule in model.rules if rule not in now.rules and model.id == now.id)
        notes = list(dict.fromkeys(note for note in new if note))
        yield from notes
        if not self._why and self._review is None and not notes:
            yield self._say(N_("memo", "No reason is written down yet."))

    def _from(self) -> Iterator[str]:
        review = self._review
        if review is None:
            yield self._say(N_("memo", "From the day it is published; no day is set."))
            return
        yield self._say(N_("memo", "Tier review begun on {day}."), day=review.begun_on)
        if review.from_on:
            yield self._say(N_("memo", "In force from {day}."), day=review.from_on)
        else:
            yield self._say(N_("memo", "From the day it is published; no day is set."))
        yield self._say(
            N_("memo", "Objections hold until the next review, {day} at the latest."), day=review.until_on
        )

    def _who(self) -> Iterator[str]:
        moves = [move for move in self._effect.moves if move.when != WAITS]
        up = sum(move.is_up for move in moves)
        yield self._say(
            N_("memo", "{up} accounts up, {down} accounts down (down only at the review)."),
            up=up,
            down=len(moves) - up,
        )
        lines = {line.account_id: line for line in self._review.lines} if self._review else {}
        for move in moves[:MOST_NAMED]:
            line = lines.get(move.account_id)
            yield self._move_text(move, line.reason if line else "")
        if len(moves) > MOST_NAMED:
            yield self._say(N_("memo", "and %n more account(s)"), len(moves) - MOST_NAMED)
        for line in lines.values():
            if line.answer == OBJECT:
                text = N_("memo", "{account} keeps {tier}: {owner} objects, {why}")
                yield self._say(
                    text,
                    account=line.account,
                    tier=self._tier(line.old),
                    owner=line.owner or "–",
                    why=line.comment,
                )

    def _move_text(self, move: Move, reason: str) -> str:
        text = N_("memo", "{mark} {account} ({owner}): {old} → {new}. {why}")
        mark = "▲" if move.is_up else "▼"
        return self._say(
            text, mark=mark, account=move.account, owner=move.owner or "–", old=self._tier(move.old),
            new=self._tier(move.new), why=reason,
        ).rstrip()  # fmt: skip

    def _hours(self) -> Iterator[str]:
        found, board = self._effect, self._board
        text = N_(
            "memo",
            "{before} → {after} hours a month; load {load} → {then} of {available} hours, {people} CSMs",
        )
        yield self._say(
            text, before=f"{found.hours[0]:,.0f}", after=f"{found.hours[2]:,.0f}", load=f"{found.loads[0]:.0%}",
            then=f"{found.loads[2]:.0%}", available=f"{board.available:,.0f}", people=board.people,
        )  # fmt: skip
        for tier in found.tiers:
            sums = [
                " + ".join(Money(minor, currency).short() for currency, minor in tier.arr[at].items()) or "–"
                for at in (0, 2)
            ]
            text = N_("memo", "{tier}: {old} → {new} accounts, {before} → {after} hours, ARR {arr} → {then}")
            yield self._say(
                text, tier=self._tier(tier.tier), old=tier.accounts[0], new=tier.accounts[2],
                before=f"{tier.hours[0]:,.1f}", after=f"{tier.hours[2]:,.1f}", arr=sums[0], then=sums[1],
            )  # fmt: skip

    def _frozen(self) -> Iterator[str]:
        yield self._say(
            N_("memo", "Borders stay in money until the next review: another account's growth moves nobody.")
        )
        yield self._say(N_("memo", "Between reviews a tier goes up at once and never down."))
        by_hand = int(self._board.by_hand.sum())
        if by_hand:
            yield self._say(N_("memo", "%n tier(s) set by hand stay until their last day."), by_hand)
        waits = sum(move.when == WAITS for move in self._effect.moves)
        if waits:
            text = N_("memo", "%n account(s) wait: within 10 % of the border, or moved in the last 90 days.")
            yield self._say(text, waits)

    def _risks(self) -> Iterator[str]:
        found, board, told = self._effect, self._board, False
        if found.loads[2] > TIGHT:
            text = (
                N_("memo", "The load is {load}: more hours than the team has.")
                if found.loads[2] > FULL
                else N_("memo", "The load is {load}: little room is left.")
            )
            yield self._say(text, load=f"{found.loads[2]:.0%}")
            told = True
        down = [move for move in found.moves if not move.is_up and move.when == AT_REVIEW]
        for flags, text in (
            (board.in_save, N_("memo", "Goes down while it is to be saved: {accounts}")),
            (
                board.in_renewal,
                N_("memo", "Goes down in the last three months before its renewal: {accounts}"),
            ),
        ):
            names = [move.account for move in down if flags[move.row]]
            if names:
                yield self._say(text, accounts=", ".join(names))
                told = True
        bare = next((tier.accounts[2] for tier in found.tiers if not tier.tier), 0)
        if bare:
            yield self._say(
                N_("memo", "%n account(s) unclassified: facts are missing, so nobody is promised."), bare
            )
            told = True
        for message in touch_model_messages(self._model):
            yield message.say(self._bench.catalogue)
            told = True
        if self._review is not None and (open_ := self._review.answered("")):
            yield self._say(N_("memo", "%n account(s) without an answer of their CSM yet."), open_)
            told = True
        if not told:
            yield self._say(N_("memo", "None was found by the checks."))


def _of_review(board: Board, review: ReviewState) -> Effect:
    """Return what the session proposes, with who objected left out."""
    at = {int(account): row for row, account in enumerate(board.book.account_id)}
    new = board.now.copy()
    for line in review.lines:
        if line.answer != OBJECT and line.account_id in at and not board.by_hand[at[line.account_id]]:
            new[at[line.account_id]] = TIERS.index(line.new) if line.new in TIERS else -1
    return effect_of(board, review.model, board.now, new, new)


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    kept = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in kept)
