"""The success plan leaves for the customer with nothing of ours; the pack and the month say that they are ours."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from cs_workbench.domain.customer_text import names_internal
from cs_workbench.domain.deck import Deck, Missing, Plot, Table
from cs_workbench.render.deck_pptx import pptx_of
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do
from cs_workbench.services.deck_files import PlanNamesInternal, write_deck
from cs_workbench.services.export import UnknownEnding
from cs_workbench.services.goals import SetGoal, plan_of
from cs_workbench.services.inner_decks import MOST_ROWS
from cs_workbench.services.month import month
from cs_workbench.services.month_deck import month_deck
from cs_workbench.services.month_sections import sections
from cs_workbench.services.plan_deck import customers_plan, plan_deck
from cs_workbench.services.review_files import texts_of
from cs_workbench.services.review_guard import Guard, NamesCustomer, Watch
from cs_workbench.services.reviews import NewReview
from cs_workbench.services.risks import risk_command
from cs_workbench.services.team import team
from cs_workbench.services.team_pack import pack_deck
from cs_workbench.services.todos import AddTodo
from cs_workbench.services.workbench import Workbench
from tests.render.test_deck_html import Reader

INNER: dict[str, Callable[[Workbench], Deck]] = {
    "pack": pack_deck,
    "month": lambda bench: month_deck(bench, month(bench)),
}


def table_of(deck: Deck, slide: str) -> Table:
    return next(
        block for one in deck.slides if one.id == slide for block in one.blocks if isinstance(block, Table)
    )


@pytest.mark.parametrize("kind", INNER)
def test_every_page_of_ours_says_so_also_where_a_slide_goes_on(sample: Workbench, kind: str) -> None:
    deck = INNER[kind](sample)
    assert deck.is_internal
    shown = Presentation(io.BytesIO(pptx_of(deck)))
    assert len(shown.slides) >= len(deck.slides)
    for slide in shown.slides:
        assert any(
            shape.has_text_frame and shape.text_frame.text.startswith("社内限り") for shape in slide.shapes
        )


@pytest.mark.parametrize("kind", INNER)
def test_what_a_customer_never_reads_is_no_reason_to_refuse_ours(
    sample: Workbench, tmp_path: Path, kind: str
) -> None:
    account = find_account(sample, "あおば精機")
    do(sample, AddTodo(account, "promise", "ヘルススコアの説明", "2026-11-01"))
    do(
        sample,
        risk_command(account, {"text": "ハイタッチを続けられるか", "cause": "タッチ区分の変更"}, "JPY"),
    )
    deck = INNER[kind](sample)
    for ending in (".pptx", ".html"):
        path = tmp_path / f"deck{ending}"
        done = write_deck(deck, path)
        assert (done.value, done.params["title"]) == (path, deck.title)
        assert path.stat().st_size > 5_000
    page = Reader((tmp_path / "deck.html").read_bytes())
    assert page.text.count("社内限り") == len(deck.slides)


def test_the_pack_prints_what_team_shows(sample: Workbench) -> None:
    found, deck = team(sample), pack_deck(sample)
    assert [slide.id for slide in deck.slides] == ["cover", "help", "risks", "moves", "renewals", "promises"]
    rows = table_of(deck, "help").rows
    assert [row[0] for row in rows[:-1]] == [row.owner or "担当なし" for row in found.rows]
    assert [row[1] for row in rows[:-1]] == [f"{row['accounts'].value:,}" for row in found.rows]
    assert rows[-1][1] == f"{found.total['accounts'].value:,}"
    moved = [one for row in found.rows for one in row.moved if one.days == 7]
    told = {row[0] for row in table_of(deck, "moves").rows}
    assert len(moved) > 4
    assert {one.account for one in moved if len(one.account) < 20} & told
    assert any(isinstance(block, Plot) for slide in deck.slides for block in slide.blocks)
    late = [one for row in found.rows for one in row.overdue if one.kind.startswith("promise")]
    assert [row[3] for row in table_of(deck, "promises").rows] == [
        one.text for one in sorted(late, key=lambda one: -one.days)
    ]


def test_a_risk_has_its_three_facts_and_whose_help_is_wanted(sample: Workbench) -> None:
    rows = {row[0]: row for row in table_of(pack_deck(sample), "risks").rows}
    assert "加藤" in rows["あおば精機"]
    assert all(cell != "" for row in rows.values() for cell in row)


def test_a_team_of_one_without_risks_is_told_so(bench: Workbench) -> None:
    deck = pack_deck(bench)
    said = {slide.id: slide.blocks for slide in deck.slides}
    assert said["risks"] == (Missing("No risk is written down."),)
    assert said["promises"] == (Missing("No promise is overdue."),)
    assert said["moves"] == (Missing("No health was kept so far back: bands and moves are unknown."),)
    assert all(slide.foot.startswith("Internal") for slide in deck.slides)


def test_the_month_has_every_part_and_says_what_is_left_out(sample: Workbench) -> None:
    found = month(sample)
    deck = month_deck(sample, found)
    parts = {part.id: part for part in sections(sample.say, found)}
    assert set(parts) <= {slide.id for slide in deck.slides}
    for slide in deck.slides[2:]:
        (block,) = slide.blocks
        rows = len(parts[slide.id].rows)
        if isinstance(block, Table):
            assert len(block.rows) == min(rows, MOST_ROWS)
            assert (f"ほか{rows - MOST_ROWS + 1}件" in block.rows[-1][0]) == (rows > MOST_ROWS)
        else:
            assert block == Missing(parts[slide.id].nothing)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_plan_names_the_goals_and_nothing_of_ours(
    sample: Workbench, tmp_path: Path, language: str
) -> None:
    account = find_account(sample, "あおば精機")
    deck = plan_deck(sample, account, language)
    assert (deck.kind, deck.is_internal, deck.language) == ("plan", False, language)
    assert [slide.id for slide in deck.slides] == ["goals", "outcomes", "plan"]
    goals = [goal for goal in plan_of(sample, account) if goal.shareable and goal.state != "dropped"]
    assert {row[0] for row in table_of(deck, "goals").rows} == {goal.name for goal in goals}
    assert not [text for text in texts_of(deck) if names_internal(text)]
    notes = [goal.internal_note for goal in plan_of(sample, account) if goal.internal_note]
    write_deck(deck, tmp_path / "plan.html", watch=Watch(Guard(sample), account))
    page = Reader((tmp_path / "plan.html").read_bytes())
    assert not [note for note in notes if note in page.text]
    assert page.named("h1")


def test_a_plan_without_goals_asks_for_them(bench: Workbench) -> None:
    deck = plan_deck(bench, find_account(bench, "椿屋ホーム"), "en")
    assert [slide.id for slide in deck.slides] == ["goals"]
    assert deck.slides[0].title == "椿屋ホーム, success plan: Let us agree on up to 3 goals"


def test_a_goal_that_is_ours_stays_here_and_a_promise_that_names_what_is_ours_is_refused(
    sample: Workbench, tmp_path: Path
) -> None:
    account = find_account(sample, "あおば精機")
    do(sample, SetGoal(account, {"name": "秘密の目標", "shareable": 0}))
    do(sample, SetGoal(account, {"name": "ヘルススコアを上げる"}))
    told = " ".join(texts_of(plan_deck(sample, account, "ja")))
    assert "秘密の目標" not in told
    assert "ヘルススコア" not in told
    do(sample, AddTodo(account, "promise", "ヘルススコアの説明", "2026-12-01"))
    with pytest.raises(PlanNamesInternal) as caught:
        write_deck(
            plan_deck(sample, account, "ja"), tmp_path / "plan.pptx", watch=Watch(Guard(sample), account)
        )
    assert "ヘルススコアの説明" in caught.value.explain(sample.catalogue)
    assert not list(tmp_path.glob("plan*"))


@pytest.mark.parametrize("ending", [".pptx", ".html"])
def test_a_plan_that_names_another_customer_is_refused_and_the_old_file_stays(
    sample: Workbench, tmp_path: Path, ending: str
) -> None:
    account = find_account(sample, "あおば精機")
    path = tmp_path / f"plan{ending}"
    path.write_bytes(b"old")
    do(sample, AddTodo(account, "promise", "椿屋ホーム様の手順書をお見せする", "2026-12-01"))
    with pytest.raises(NamesCustomer) as caught:
        write_deck(customers_plan(sample, account), path, watch=Watch(Guard(sample), account))
    assert "椿屋ホーム" in caught.value.explain(sample.catalogue)
    assert path.read_bytes() == b"old"
    do(sample, SetGoal(account, {"name": "椿屋ホームより多い席"}))
    told = " ".join(texts_of(pack_deck(sample)))
    assert "椿屋ホーム" in told, "what is for us names every customer"
    write_deck(pack_deck(sample), tmp_path / f"pack{ending}")


def test_the_plan_is_in_the_language_of_the_newest_review(sample: Workbench) -> None:
    account = find_account(sample, "東雲ケミカル")
    assert customers_plan(sample, account).language == "ja"
    do(sample, NewReview(account, "qbr", "2026-07-01", "2026-09-30", "en", "", None))
    assert customers_plan(sample, account).language == "en"


def test_another_ending_is_refused(sample: Workbench, tmp_path: Path) -> None:
    with pytest.raises(UnknownEnding) as caught:
        write_deck(pack_deck(sample), tmp_path / "pack.doc")
    assert ".pptx, .html" in str(caught.value)
