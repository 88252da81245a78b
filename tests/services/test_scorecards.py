"""Scorecards put in force, for all accounts or some; tried first, refused with a reason, taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.scorecard import Scorecard, parse_scorecard
from cs_workbench.services.book import load_book
from cs_workbench.services.card_order import card_order, overlap_text
from cs_workbench.services.card_preview import preview
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.meeting_notes import SetPulse
from cs_workbench.services.scorecards import (
    DropScorecard,
    LastScorecard,
    NoSuchScorecard,
    OrderScorecard,
    ScorecardFileUnreadable,
    ScorecardRefused,
    UseScorecard,
    card_of,
    cards,
    exported,
    versions,
)
from cs_workbench.services.standing import recompute
from cs_workbench.services.standing_context import context_of, kept_context
from cs_workbench.services.why import explain_account
from cs_workbench.services.workbench import Workbench


def strict(card: Scorecard, *, when: str = "", card_id: str = "") -> str:
    """Return the text of a card that takes a green score for 90."""
    bands = replace(card.bands, cuts=(60.0, 90.0))
    return exported(replace(card, id=card_id or card.id, bands=bands, applies_when=when))


def cards_of(bench: Workbench) -> dict[int, str]:
    """Return by which card, in which version, each account's newest week was scored."""
    with bench.store.read() as db:
        sql = "SELECT account_id, model_version FROM calc_snapshot ORDER BY week"
        return dict(db.execute(sql).fetchall())


def running(bench: Workbench) -> set[int]:
    book = load_book(bench)
    return set(book.account_id[~book["churned_on"].is_known()].tolist())


def stands(bench: Workbench) -> dict[int, tuple[str | None, float | None]]:
    book = load_book(bench)
    return {
        int(account): (book["band"].at(row), book["health"].at(row))
        for row, account in enumerate(book.account_id)
    }


def test_a_card_shows_what_it_would_change_and_then_does_just_that(sample: Workbench) -> None:
    before = stands(sample)
    text = strict(card_of(sample, None))
    told = preview(sample, parse_scorecard(text))
    assert stands(sample) == before, "nothing is written by looking"
    assert len(told.moved) > 10
    assert sum(a for a, _ in told.counts.values()) == sum(b for _, b in told.counts.values()) == told.accounts
    do(sample, UseScorecard(text))
    after = stands(sample)
    assert {m.account_id: m.after for m in told.moved} == {
        account: band
        for account, (band, _) in after.items()
        if band != before[account][0] and account in running(sample)
    }
    undo_last(sample)
    assert stands(sample) == before
    assert versions(sample)[0][2], "the card that came with the program is in force again"


def test_a_card_for_some_accounts_leaves_the_others_as_they_are(sample: Workbench) -> None:
    before = stands(sample)
    text = strict(card_of(sample, None), when="tier:high", card_id="enterprise")
    do(sample, UseScorecard(text))
    book = load_book(sample)
    high = {int(a) for row, a in enumerate(book.account_id) if book["tier"].at(row) == "high"}
    scored_by = cards_of(sample)
    assert {a for a, card in scored_by.items() if card.startswith("enterprise.")} == high
    after = stands(sample)
    assert all(after[account] == before[account] for account in after.keys() - high)
    assert any(after[account] != before[account] for account in high)
    assert [(row.card.id, row.place) for row in cards(sample) if row.place] == [
        ("enterprise", 1), ("generic_b2b", 2),
    ]  # fmt: skip

    one = min(high)
    told = explain_account(sample, one)
    assert told.band == after[one][0]
    do(sample, SetPulse(one, 2, ("budget",)))
    assert cards_of(sample)[one].startswith("enterprise."), "one account alone is scored by its card, too"

    do(sample, DropScorecard("enterprise"))
    assert {card.partition(".")[0] for card in cards_of(sample).values()} == {"generic_b2b"}
    undo_last(sample)
    assert cards_of(sample)[one].startswith("enterprise.")


def test_a_whole_computing_agrees_with_what_commands_left(sample: Workbench) -> None:
    do(sample, UseScorecard(strict(card_of(sample, None), when="arr>=5000000", card_id="large")))
    left = stands(sample)
    recompute(sample)
    assert stands(sample) == left


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"groups": ()}, "no group"),
        ({"applies_when": "tier:"}, "cannot be read"),
        ({"measures": ()}, "has no measure"),
    ],
)
def test_a_wrong_card_is_refused_and_the_one_in_force_stays(
    bench: Workbench, change: dict[str, str], why: str
) -> None:
    before = [row for row in cards(bench) if row.place]
    text = exported(replace(card_of(bench, None), **change))  # type: ignore[arg-type]
    with pytest.raises(ScorecardRefused) as refused:
        do(bench, UseScorecard(text))
    assert why in str(refused.value.params["first"])
    assert [row for row in cards(bench) if row.place] == before


@pytest.mark.parametrize("weight", [-1.0, 0.0])
def test_a_weight_below_zero_is_no_weight(bench: Workbench, weight: float) -> None:
    card = card_of(bench, None)
    measures = (replace(card.measures[0], weight=weight), *card.measures[1:])
    with pytest.raises(ScorecardRefused):
        preview(bench, replace(card, measures=measures))


def test_what_is_not_there_is_said(bench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(NoSuchScorecard):
        card_of(bench, "nobody")
    with pytest.raises(ScorecardFileUnreadable):
        card_of(bench, str(tmp_path / "none.toml"))
    with pytest.raises(NoSuchScorecard):
        do(bench, DropScorecard("nobody"))
    with pytest.raises(LastScorecard):
        do(bench, DropScorecard("generic_b2b"))


def test_a_context_of_an_older_version_is_read(bench: Workbench) -> None:
    with bench.store.read() as db:
        kept = kept_context(db)
    assert kept is not None
    of = kept.cards["generic_b2b"]
    old = {**kept.as_json(), "connected": sorted(of.connected), "baselines": dict(of.baselines)}
    del old["cards"]
    assert context_of(old) == kept


def test_every_band_has_its_count(bench: Workbench) -> None:
    assert set(preview(bench, card_of(bench, None)).counts) == set(BANDS)


def test_of_cards_for_the_same_accounts_the_first_counts_and_the_overlap_is_told(sample: Workbench) -> None:
    text = exported(card_of(sample, None))
    for name, when in (("people", "tier:high OR tier:mid"), ("high", "tier:high")):
        do(sample, UseScorecard(f'applies_when = "{when}"\n' + text.replace('"generic_b2b"', f'"{name}"', 1)))
    first = card_order(sample)
    meant = {one.card_id: (one.meant, one.scored) for one in first.cards}
    assert meant["high"][0] == first.several > 0
    assert meant["high"][1] == 0, "the card before it has them all"
    assert str(first.several) in overlap_text(sample, first)
    do(sample, OrderScorecard("high", "people"))
    then = {one.card_id: one.scored for one in card_order(sample).cards}
    assert then["high"] == meant["high"][0]
    assert then["people"] == meant["people"][0] - then["high"]
    assert list(then)[-1] == "generic_b2b"
    undo_last(sample)
    assert card_order(sample) == first
