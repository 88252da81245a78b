"""With the default scorecard the sample book looks like a team's book, and あおば精機 falls from 61 to 42."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from cs_workbench.domain.health_bands import displayed
from tests.services.sample_health import Scored, score
from tests.services.sample_reading import TODAY, Written, write


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def now(book: Written) -> Scored:
    return score(book, TODAY)


def test_aoba_fell_from_61_to_42_within_a_week(book: Written, now: Scored) -> None:
    before = score(book, TODAY - timedelta(days=7))
    place = now.ids.index(book.plan.stories["aoba"])
    assert (displayed(before.shown[place]), displayed(now.shown[place])) == (61, 42)


@pytest.mark.parametrize(
    ("story", "band"),
    [
        ("aoba", "yellow"), ("unvisited", "green"), ("favourite", "green"), ("five_mails", "green"),
        ("hook_only", "green"), ("notice", "red"), ("signed", "none"), ("three_views", "yellow"),
        ("self_sufficient", "green"), ("over_seats", "green"),
    ],
)  # fmt: skip
def test_stories_stand_in_their_bands(book: Written, now: Scored, story: str, band: str) -> None:
    assert now.band[now.ids.index(book.plan.stories[story])] == band


def test_four_of_yours_fell_into_a_worse_band_this_week(book: Written, now: Scored) -> None:
    before = score(book, TODAY - timedelta(days=7))
    yours = {r["account_id"] for r in book.tables["accounts"] if r["owner_id"] == "P01"}
    rank = ("green", "yellow", "red").index
    fell = {
        account
        for account, was, band in zip(now.ids, before.band, now.band, strict=True)
        if account in yours and "none" not in {was, band} and rank(band) > rank(was)
    }
    told = {"notice": "red", "other_currency": "yellow", "names": "red", "child_1": "yellow"}
    assert fell == {book.plan.stories[story] for story in told}
    assert {story: now.band[now.ids.index(book.plan.stories[story])] for story in told} == told


def test_high_value_stories_are_of_high_value(book: Written, now: Scored) -> None:
    for story, cell in (("unvisited", ("high", "use")), ("self_sufficient", ("high", "self"))):
        assert now.cell[now.ids.index(book.plan.stories[story])] == cell


def test_the_bands_spread_as_in_a_real_book(now: Scored) -> None:
    share = {band: count / len(now.ids) for band, count in Counter(now.band).items()}
    assert 0.55 <= share["green"] <= 0.68
    assert 0.20 <= share["yellow"] <= 0.30
    assert 0.05 <= share["red"] <= 0.14
    assert 0.02 <= share["none"] <= 0.08


def test_all_nine_cells_of_value_and_state_are_filled(now: Scored) -> None:
    assert len(Counter(now.cell)) == 9
