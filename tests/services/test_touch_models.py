"""Touch models published, frozen, reviewed and rolled back; every change of a tier says why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.axis_bands import Borders
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.account import account_page, find_account
from cs_workbench.services.activity import Asked, activity_page
from cs_workbench.services.book import load_book
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.syncing import add_source, sync
from cs_workbench.services.tier_review import ReviewTiers, tier_moves
from cs_workbench.services.tiering import SetTier, current_model, in_force, preset_text
from cs_workbench.services.touch_models import (
    NoSuchTouchModel,
    NothingPublished,
    PublishModel,
    RemoveDraft,
    SaveDraft,
    TouchModelRefused,
    UseVersion,
    model_of,
    models,
    version_meant,
    versions,
)
from cs_workbench.services.touch_reasons import assign, explain_touch
from cs_workbench.services.why import explain_account
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK, ROWS
from tests.support.crm import MAPPING, write_accounts

PYRAMID = preset_text("ltv_pyramid")
#: LTV of 椿屋ホーム, and so the border: 400,000 a month of margin, renewed in 16 days and after each year at 75 %.
HOME = 7_615_224


def tiers(bench: Workbench) -> dict[str | None, str | None]:
    book = load_book(bench)
    return {book["name"].at(row): book["tier"].at(row) for row in range(len(book))}


def bring(bench: Workbench, crm: Path, **arr: int) -> None:
    """Sync the four accounts with another ARR for some."""
    rows = [row.split(",") for row in ROWS]
    for row in rows:
        row[2] = str(arr.get(row[0], row[2]))
    write_accounts(crm, *(",".join(row) for row in rows))
    sync(bench, [], Tracker())


def test_published_borders_stay_when_the_book_changes(bench: Workbench, crm: Path) -> None:
    before = tiers(bench)
    assert before == {
        "あおば精機": "high",
        "椿屋ホーム": "high",
        "東雲ケミカル": "tech",
        "花水木カフェ": None,
    }
    do(bench, PublishModel(PYRAMID))
    assert tiers(bench) == before
    bring(bench, crm, a1=90_000_000)
    assert tiers(bench) == before, "a giant pushes nobody down"
    with bench.store.read() as db:
        published = in_force(db)
    assert published is not None
    assert published.borders is not None
    assert published.borders.by_axis == {"ltv": {"JPY": (HOME, HOME)}}


def test_a_model_published_before_there_is_a_book_follows_it_until_a_review(
    tmp_path: Path, crm: Path
) -> None:
    opened = open_workbench(data_dir=tmp_path / "empty", language="en", clock=CLOCK)
    do(opened, PublishModel(PYRAMID))
    add_source(opened, crm, MAPPING)
    sync(opened, [], Tracker())
    assert tiers(opened) == {
        "あおば精機": "high", "椿屋ホーム": "high", "東雲ケミカル": "tech", "花水木カフェ": None,
    }  # fmt: skip
    do(opened, ReviewTiers())
    with opened.store.read() as db:
        published = in_force(db)
    assert published is not None
    assert published.borders == Borders({"ltv": {"JPY": (HOME, HOME)}})
    close_workbench(opened)


def test_a_tier_goes_up_at_once_and_down_only_at_a_review_that_can_be_undone(
    bench: Workbench, crm: Path
) -> None:
    do(bench, PublishModel(PYRAMID))
    bring(bench, crm, a1=100_000, a3=9_000_000)
    assert (tiers(bench)["あおば精機"], tiers(bench)["東雲ケミカル"]) == ("high", "high")
    aoba, shinonome = (find_account(bench, name) for name in ("あおば精機", "東雲ケミカル"))

    up = explain_touch(bench, shinonome).log[0]
    assert (up.cause, up.old, up.new, up.rule) == ("moved", "tech", "high", "lp1")
    (because,) = json.loads(up.because)
    assert (because["value"], because["low"], because["currency"]) == (13_606_655, HOME, "JPY")
    told = [row.text for row in activity_page(bench, Asked(frozenset({"change"}), (shinonome,))).rows]
    assert "Touch tier: Tech touch → High touch (by the touch model)" in told
    held = explain_touch(bench, aoba)
    assert (held.placement.tier, held.placement.rules_tier) == ("high", "tech")
    assert "High touch stays until the next tier review: no tier goes down before." in held.sentences["en"]
    assert "now say Tech touch" in explain_account(bench, aoba).tier_sentence

    (move,) = tier_moves(bench)
    assert (move.account_id, move.old, move.new, move.why) == (aoba, "high", "tech", "down")
    assert do(bench, ReviewTiers()).value == (move,)
    assert tiers(bench)["あおば精機"] == "tech"
    assert explain_touch(bench, aoba).log[0].cause == "review"
    assert any("at a tier review" in row.text for row in account_page(bench, aoba).timeline)
    undo_last(bench)
    assert tiers(bench)["あおば精機"] == "high"
    assert [line.cause for line in explain_touch(bench, aoba).log] == ["published"]


def test_a_review_needs_a_published_model(bench: Workbench) -> None:
    with pytest.raises(NothingPublished):
        tier_moves(bench)
    with pytest.raises(NothingPublished):
        do(bench, ReviewTiers())
    with pytest.raises(NothingPublished):
        version_meant(bench, None)


def test_a_version_is_gone_back_to_with_its_tiers_and_that_is_undone(bench: Workbench) -> None:
    do(bench, PublishModel(PYRAMID))
    before = tiers(bench)
    do(bench, PublishModel(preset_text("all_tech")))
    assert set(tiers(bench).values()) == {"tech"}
    assert [(v.model_id, v.version, v.in_force) for v in versions(bench)] == [
        ("all_tech", 1, True),
        ("ltv_pyramid", 1, False),
    ]
    do(bench, version_meant(bench, None))
    assert tiers(bench) == before
    aoba = find_account(bench, "あおば精機")
    assert [line.cause for line in explain_touch(bench, aoba).log] == [
        "rolled_back",
        "published",
        "published",
    ]
    undo_last(bench)
    assert set(tiers(bench).values()) == {"tech"}
    undo_last(bench)
    assert tiers(bench) == before
    assert [v.model_id for v in versions(bench)] == ["ltv_pyramid"]
    with pytest.raises(NoSuchTouchModel):
        do(bench, UseVersion("ltv_pyramid", 7))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('ltv = ["low"]', 'ltv = ["lowest"]', "names ltv.lowest"),
        ('tier = "tech"', 'tier = "gold"', "names gold"),
        ("cuts = [0.7, 0.9]", "cuts = [0.9, 0.7]", "rising cuts"),
        ('id = "lp3"', 'id = "lp2"', "lp2 is used twice"),
        ('ltv = ["low"]', 'ltv = ["mid"]', "1 cells have no touch tier: ltv=low"),
    ],
)
def test_a_model_with_a_mistake_is_refused_and_the_one_in_force_stays(
    bench: Workbench, old: str, new: str, said: str
) -> None:
    do(bench, PublishModel(preset_text("smarthr")))
    with pytest.raises(TouchModelRefused) as refused:
        do(bench, PublishModel(PYRAMID.replace(old, new), accepted=False))
    assert said in refused.value.explain(bench.catalogue)
    with bench.store.read() as db:
        assert current_model(db).id == "smarthr"


def test_unknown_facts_are_named_and_never_a_low_tier(bench: Workbench) -> None:
    found = assign(bench)
    assert (found.counts[""], found.missing) == (1, {"ltv": 1})
    bare = explain_touch(bench, find_account(bench, "花水木カフェ"))
    assert (bare.placement.tier, bare.placement.unknown, bare.floor_days) == (None, ("ltv",), None)
    assert bare.sentences["en"] == ("Unclassified in LTV pyramid (3 tiers).", "LTV: not known")
    assert bare.sentences["ja"] == ("「LTVピラミッド(3層)」では未分類です。", "LTV:不明")
    tried = assign(bench, model_of(bench, "smarthr"))
    assert (tried.counts, tried.missing["employees"]) == ({"": 4}, 4)


def test_what_is_set_by_hand_counts_and_the_log_tells_of_the_model_alone(bench: Workbench) -> None:
    do(bench, PublishModel(PYRAMID))
    account = find_account(bench, "東雲ケミカル")
    do(bench, SetTier((account,), "high", "reference customer", "2026-12-24"))
    reasons = explain_touch(bench, account)
    assert reasons.sentences["en"][:2] == (
        "High touch, set by hand until 2026-12-24: reference customer",
        "Tech touch by rule lp3 of LTV pyramid (3 tiers), version 1.",
    )
    assert len(reasons.log) == 1


def test_a_draft_is_kept_listed_published_and_taken_away(bench: Workbench) -> None:
    text = PYRAMID.replace('id = "ltv_pyramid"', 'id = "mine"', 1)
    do(bench, SaveDraft(text))
    assert [(row.model.id, row.origin) for row in models(bench)][-1] == ("mine", "draft")
    do(bench, SaveDraft(text.replace("0.7", "0.5")))
    assert model_of(bench, "mine").axes[0].cuts == (0.5, 0.9)
    undo_last(bench)
    assert model_of(bench, "mine").axes[0].cuts == (0.7, 0.9)
    do(bench, RemoveDraft("mine"))
    with pytest.raises(NoSuchTouchModel):
        model_of(bench, "mine")
    undo_last(bench)
    assert model_of(bench, "mine").id == "mine"
