"""A scorecard being changed: its draft is kept, tried on the book, published, and taken back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from cs_workbench.domain.card_edit import with_field
from cs_workbench.domain.scorecard import Scorecard
from cs_workbench.services.book import load_book
from cs_workbench.services.card_drafts import KeepCardDraft, PublishCard, copy_of, editable_cards
from cs_workbench.services.card_preview import BINS, ground, preview, tried
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.scorecards import ScorecardRefused, card_of, exported, versions
from cs_workbench.services.workbench import Workbench

CUTS = "bands.cuts"


def drafts(bench: Workbench) -> dict[str, Scorecard | None]:
    return {one.card.id: one.draft for one in editable_cards(bench)}


def test_a_draft_stays_until_it_is_published_and_every_step_is_taken_back(bench: Workbench) -> None:
    card = card_of(bench, None)
    wrong, right = with_field(card, CUTS, "70 40"), with_field(card, CUTS, "60 90")
    do(bench, KeepCardDraft(card.id, exported(wrong), CUTS, "70 40"))
    assert drafts(bench) == {card.id: wrong}, "a draft with a mistake is kept, too"
    with pytest.raises(ScorecardRefused):
        do(bench, PublishCard(exported(wrong)))
    assert (drafts(bench), versions(bench)) == ({card.id: wrong}, [])
    do(bench, KeepCardDraft(card.id, exported(right)))
    do(bench, PublishCard(exported(right)))
    assert drafts(bench) == {card.id: None}
    assert card_of(bench, None).bands.cuts == (60.0, 90.0)
    undo_last(bench)
    assert drafts(bench) == {card.id: right}
    assert card_of(bench, None).bands == card.bands
    undo_last(bench)
    undo_last(bench)
    assert drafts(bench) == {card.id: None}


def test_a_copy_is_a_card_of_its_own(bench: Workbench) -> None:
    (only,) = editable_cards(bench)
    made = copy_of(only.card, [only])
    do(bench, KeepCardDraft(made.id, exported(made)))
    assert [(one.card.id, one.place) for one in editable_cards(bench)] == [(only.card.id, 1), (made.id, 0)]
    assert made.en != only.card.en
    assert copy_of(only.card, editable_cards(bench)).id not in drafts(bench)


def test_one_reading_of_the_book_answers_for_every_change(sample: Workbench) -> None:
    whole, card = load_book(sample), card_of(sample, None)
    book = whole.take(np.flatnonzero(~whole["churned_on"].is_known()))
    on = ground(sample)
    same = tried(on, card)
    assert (same.accounts, same.of_card, same.moved) == (len(book), len(book), ())
    now = Counter(book["band"].at(row) for row in range(len(book)))
    assert same.counts == {band: (now[band], now[band]) for band in same.counts}
    known = int(book["health"].is_known().sum())
    assert [sum(of) for of in same.scores] == [known, known]
    assert len(same.scores[0]) == BINS

    strict = with_field(card, CUTS, "60 90")
    found = tried(on, strict)
    assert found == preview(sample, strict)
    assert found.moved[0].after == "red", "what gets worst stands first"
    assert found.scores == same.scores, "cuts move no score"
    assert tried(on, card) == same


def test_a_condition_on_a_text_is_read_first(sample: Workbench) -> None:
    card = replace(card_of(sample, None), id="shops", applies_when="industry:小売")
    on = ground(sample)
    assert not on.holds_for(card)
    on = ground(sample, card)
    assert on.holds_for(card)
    assert tried(on, card).of_card < len(on.bands)


def test_a_measure_that_nobody_has_is_seen(bench: Workbench) -> None:
    card = with_field(card_of(bench, None), "measures.csat.fact", "own.nothing")
    data = {m.id: m for m in preview(bench, card).measures}
    assert (data["csat"].known, data["csat"].stale, data["csat"].none) == (0, 0, 4)
    touched = data["touch_age"]
    assert touched.known + touched.stale + touched.none < 4, "only those that it applies to are counted"
