"""Slides of a review: what nobody wrote is left out, and titles, days and agendas say one story."""

from __future__ import annotations

import re
from dataclasses import replace

from cs_workbench.domain.deck import Picture, Table, Tiles
from cs_workbench.domain.deck_rules import broken
from cs_workbench.render.deck_letters import width as width_of
from cs_workbench.render.deck_pages import TableBox, TextBox, set_pages
from cs_workbench.services.review_deck import KINDS, deck, unwritten
from cs_workbench.services.review_facts import Goal, Seats, Series, Tickets, Weekly
from cs_workbench.services.workbench import Workbench
from tests.services.test_review_deck import GOAL, PROMISES, made, of, texts
from tests.support.reviews import Review, ReviewRow, SlideText


def told_by(box: TextBox) -> str:
    return "".join(run.text for para in box.paras for run in para.runs)


def test_a_slide_that_nobody_wrote_is_left_out_and_told_apart_from_one_without_data(
    sample: Workbench,
) -> None:
    bare = made(weekly_users=Series(), seats=Seats(), goals=(), tickets=Tickets())
    for kind in ("qbr", "ebr", "digital"):
        review = Review(ReviewRow(kind))
        found = deck(sample, review, bare)
        expected = [slide for slide in ("summary", "learned", "plan") if slide in KINDS[kind]]
        assert unwritten(review, found) == expected
        assert not [slide for slide in found.slides if not slide.blocks and slide.id != "cover"]
        assert not any("0件です" in slide.title for slide in found.slides)
    whole = deck(sample, Review(), bare)
    (agenda,) = of(whole, "agenda")
    assert not [text for text in texts(agenda) if "わかったこと" in text or "計画" in text]
    assert "データがないため省いたページ: 目標に対する成果、ご利用状況、サポートの状況。" in list(
        texts(whole)
    )
    written = Review(
        slides={"learned": SlideText({"lines": "夜間は使われない"}), "plan": SlideText(is_hidden=True)}
    )
    found = deck(sample, written, bare)
    assert unwritten(written, found) == ["summary"]
    assert of(found, "learned")[0].title == "2026年9〜11月にわかったことは1件です"
    pasted = Review(pictures={slide: (Picture(b"png", "image/png", "図"),) for slide in ("learned", "plan")})
    found = deck(sample, pasted, bare)
    assert [of(found, slide)[0].title for slide in ("learned", "plan")] == [
        "2026年9〜11月にわかったこと", "次回のレビューまでに進めること",
    ]  # fmt: skip


def test_an_agenda_is_one_page_with_decisions_over_attendees_and_unbroken_numbers(sample: Workbench) -> None:
    written = SlideText(
        {"decisions": "第2工場の開始日\n増席", "attendees": "青葉様\n柏木様\n佐藤", "lines": "録画します"}
    )
    found = deck(sample, Review(slides={"agenda": written}, promises=PROMISES), made())
    (page,) = (page for page in set_pages(found) if page.slide == "agenda")
    (table,) = (item for item in page.items if isinstance(item, TableBox))
    room = table.wide[0] - 2 * table.pad[0]
    for _, cells in table.rows:
        (run,) = cells[0].runs
        assert width_of(run.text, run.points) <= room, "a number stands on one line"
    assert [cells[0].runs[0].text for _, cells in table.rows][:2] == ["番号", "1–2"]
    tops = [item.rect.top for item in page.items if isinstance(item, TextBox) and "様" in told_by(item)]
    decided = [item.rect.top for item in page.items if isinstance(item, TextBox) and "増席" in told_by(item)]
    assert len(tops) == len(decided) == 1
    assert decided < tops
    many = SlideText({"attendees": "\n".join(f"参加者{n}" for n in range(9))})
    (slide,) = of(deck(sample, Review(slides={"agenda": many}), made()), "agenda")
    assert len(slide.blocks[1].lines) == 1  # type: ignore[union-attr]


def test_a_missed_goal_is_to_be_agreed_on_and_no_day_is_missed_there(sample: Workbench) -> None:
    found = deck(sample, Review(), made(goals=(replace(GOAL, status="missed"),)))
    (plan,) = of(found, "plan")
    (table,) = plan.blocks
    assert isinstance(table, Table)
    assert table.rows == (
        ("目標「紙の申請書を減らす」は未達のため、今後の進め方を決める", "柏木、佐藤", "これから相談"),
    )
    assert "action_date" not in {one.rule for one in broken(found)}
    undated = deck(sample, Review(), made(goals=(replace(GOAL, due_on=None),)))
    assert "action_date" in {one.rule for one in broken(undated)}


def test_a_title_compares_what_its_tile_compares_and_names_another_trend_apart(sample: Workbench) -> None:
    def told(now: Weekly, before: Weekly, goals: tuple[Goal, ...] = ()) -> tuple[str, str, str]:
        found = deck(sample, Review(), made(weekly_users=Series(now, before, ()), goals=goals))
        (summary,), (adoption,) = of(found, "summary"), of(found, "adoption")
        tiles = next(block for block in adoption.blocks if isinstance(block, Tiles))
        shown = tiles.tiles[0]
        means = [re.findall(r"[0-9]+人", text)[0] for text in (shown.value, shown.previous) if "人" in text]
        assert all(
            mean in title for mean in means if len(means) > 1 for title in (summary.title, adoption.title)
        )
        return summary.title, adoption.title, shown.value

    falling = (180.0, *(165.0,) * 11, 168.0)
    steady = "週間利用者は平均166人で、前の13週(164人)と同じ水準"
    apart = "週間利用者は平均166人で前の13週(164人)と同じ水準ですが、期間中は180人から168人に減っています"
    assert told(falling, (164.0,) * 13, (GOAL,)) == (
        f"{steady}、目標は1件のうち0件を達成しました",
        apart,
        "166人",
    )
    assert told(falling, (164.0,) * 13)[0] == apart
    assert told((166.0,) * 13, (164.0,) * 13)[1] == f"{steady}です"
    assert told(falling, (120.0,) * 13)[1] == (
        "週間利用者は平均166人で前の13週(120人)より増えましたが、期間中は180人から168人に減っています"
    )
    assert told(falling, (200.0,) * 13)[1] == "週間利用者は平均166人となり、前の13週の200人から減りました"
    assert told(falling, ())[1] == "週間利用者は13週で180人から168人に減りました"
