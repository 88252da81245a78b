"""A review's deck: titles are sentences with a number, what is missing is said, and nothing of ours is in it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_workbench.domain.chart import Bars
from cs_workbench.domain.customer_text import names_internal
from cs_workbench.domain.deck import (
    MOST_LINES,
    MOST_SLIDES,
    Deck,
    Lines,
    Missing,
    Picture,
    Plot,
    Slide,
    Table,
    Tiles,
)
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do
from cs_workbench.services.review_deck import deck, deck_of, facts_of
from cs_workbench.services.review_facts import (
    Facts,
    Feature,
    Goal,
    Person,
    Seats,
    Series,
    Service,
    Tickets,
    Told,
    collect,
)
from cs_workbench.services.review_files import texts_of
from cs_workbench.services.review_words import period, tidy, width
from cs_workbench.services.reviews import (
    FreezeReview,
    NewReview,
    SetReview,
    WriteSlide,
    add_picture,
    pictures_of,
    review,
)
from cs_workbench.services.todos import AddTodo
from cs_workbench.services.workbench import Workbench
from tests.render.test_pictures import photo
from tests.support.reviews import CarriedPromise, Review, ReviewRow, SlideText

LANGUAGES = ("ja", "en")
STORIES = (1, 2, 5, 9, 11, 12, 15, 17, 18, 19, 20, 23, 100, 250, 399)
PROMISES = (
    CarriedPromise("P1の原因と対策を書面で送る", due_on=date(2026, 11, 20), carries=2),
    CarriedPromise("部署の一覧を送る", "customer", "柏木", state="done"),
)
GOAL = Goal("紙の申請書を減らす", "枚数", "枚", 90, 40, 43, date(2026, 9, 1), 60, 88, date(2027, 1, 8), "佐藤", "柏木",
            "on_track")  # fmt: skip


def made(facts: Facts | None = None, **more: Any) -> Facts:
    """Return facts of a customer of whom everything is known."""
    begin = date(2026, 8, 24)
    whole = Facts(
        "あおば精機", "uid", date(2026, 9, 1), date(2026, 11, 30), date(2026, 11, 24), begin, date(2026, 11, 22),
        weekly_users=Series(tuple(float(n) for n in range(49, 62)), (50.0,) * 13, (40.0,) * 13),
        seats=Seats(80, 80, 60, 66, 60, None),
        features=tuple(Feature(f"機能{n}", 100.0 - 10 * n, 90.0, None) for n in range(5)),
        tickets=Tickets(("defect", "help"), ((1,) + (0,) * 12, (2,) * 13), Service(27, 1, 45, 30),
                        Service(20, 0, 60, 40), None),
        goals=(GOAL,),
        theirs=(Person("柏木 文香", "部長", "経理部"),), ours=(Person("佐藤", "csm"),), team="カスタマーサクセス部",
        told=(Told("weekly_users", "crm", date(2026, 11, 22)), Told("features", "crm", date(2026, 11, 22)),
              Told("tickets", "crm", date(2026, 11, 22)), Told("goals", "", date(2026, 9, 1))),
    )  # fmt: skip
    return replace(facts or whole, **more)


def texts(part: Any) -> Iterator[str]:
    """Yield every text that is anywhere in a deck."""
    if isinstance(part, str):
        yield part
    elif is_dataclass(part):
        for f in fields(part):
            yield from texts(getattr(part, f.name))
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)


def of(deck_: Deck, slide: str) -> list[Slide]:
    return [s for s in deck_.slides if s.id == slide]


def ids_of(deck_: Deck) -> list[str]:
    return list(dict.fromkeys(s.id for s in deck_.slides))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["qbr", "ebr", "digital"])
def test_decks_of_the_sample_book_are_short_numbered_and_say_nothing_of_ours(
    sample: Workbench, language: str, kind: str
) -> None:
    for account in STORIES:
        row = ReviewRow(kind, language, account_id=account)
        facts = collect(sample, account, row.from_on, row.to_on)
        found = deck(sample, Review(row, promises=PROMISES), facts)
        assert found == deck(sample, Review(row, promises=PROMISES), facts)
        assert found.language == language
        assert len([s for s in found.slides if s.id != "appendix"]) <= (MOST_SLIDES if kind == "qbr" else 6)
        for slide in found.slides:
            assert re.search(r"\d", slide.title), slide
            for block in slide.blocks:
                if isinstance(block, Tiles):
                    assert all(t.target and t.previous for t in block.tiles)
                if isinstance(block, Plot):
                    assert slide.foot
                    assert slide.notes
                if isinstance(block, Lines | Table):
                    assert 0 < len(block.lines if isinstance(block, Lines) else block.rows) <= MOST_LINES
                if isinstance(block, Table):
                    assert {len(row) for row in block.rows} == {len(block.headings)} == {len(block.widths)}
                    assert len(block.statuses) in (0, len(block.rows))
        said = list(texts(found))
        assert [
            text for text in said if names_internal(text) or re.search(r"[{}]|churn|解約|リスクARR", text)
        ] == []
        assert not any("社内メモ" in text for text in said)


def test_a_whole_review_has_its_12_slides_and_an_appendix_in_order(sample: Workbench) -> None:
    said = {"learned": SlideText({"data1": "利用が減った"})}
    review = Review(slides=said, promises=PROMISES, shared={"roadmap": {"lines": "1月: 部署別レポート"}})
    found = deck(sample, review, made())
    assert ids_of(found) == [
        "cover", "agenda", "summary", "goals", "carried", "outcomes", "adoption", "breadth", "service", "learned",
        "roadmap", "plan", "appendix",
    ]  # fmt: skip
    assert (found.title, found.period, found.ours) == (
        "あおば精機様 四半期レビュー 2026年9〜11月", "2026年9〜11月", "カスタマーサクセス部",
    )  # fmt: skip
    ebr = deck(sample, Review(ReviewRow("ebr"), said, promises=PROMISES), made())
    assert ids_of(ebr) == ["cover", "summary", "goals", "outcomes", "learned", "plan", "appendix"]
    digital = deck(sample, Review(ReviewRow("digital")), made())
    assert ids_of(digital) == ["cover", "summary", "adoption", "breadth", "plan", "appendix"]


def test_titles_say_the_finding_in_the_customers_language_not_the_windows(sample: Workbench) -> None:
    japanese = {s.id: s.title for s in deck(sample, Review(promises=PROMISES), made()).slides}
    english = {
        s.id: s.title
        for s in deck(sample, Review(ReviewRow(language="en"), promises=PROMISES), made()).slides
    }
    assert (japanese["adoption"], english["adoption"]) == (
        "週間利用者は平均55人となり、前の13週の50人から増えました",
        "Weekly users grew to 55 on average, from 50 in the 13 weeks before",
    )  # fmt: skip
    assert (japanese["carried"], english["carried"]) == (
        "お約束2件のうち1件が完了、1件が期限を過ぎています", "1 of 2 promises kept, 1 overdue",
    )  # fmt: skip
    assert (japanese["service"], english["service"]) == (
        "お問い合わせは13週で27件、うちP1(最優先)は1件でした", "27 tickets in 13 weeks, 1 of them P1",
    )  # fmt: skip


def test_a_figure_stands_beside_its_guide_the_quarter_before_and_the_year_before(sample: Workbench) -> None:
    (slide,) = of(deck(sample, Review(), made()), "adoption")
    plot, tiles = slide.blocks
    assert isinstance(plot, Plot)
    assert isinstance(tiles, Tiles)
    assert [(t.value, t.target, t.previous, t.last_year) for t in tiles.tiles] == [
        ("55人", "目安 64人", "前の13週 50人", "前年同期 40人"),
        ("82 %", "目安 80 %", "前の13週 75 %", "前年同期 –"),
    ]
    assert slide.foot == "2026/11/24時点。出典: 製品の利用記録(2026/08/24から2026/11/22までの13週)。"
    assert "1週間(月曜から日曜)に製品を利用した人数" in slide.notes


def test_without_a_plan_goals_are_to_be_defined_and_a_first_review_carries_nothing(sample: Workbench) -> None:
    young = (CarriedPromise("手順書を送る", first_on=date(2026, 11, 2)),)
    found = deck(sample, Review(promises=young), made(goals=()))
    assert of(found, "goals")[0].title == "目標を3つまで、一緒に決めましょう"
    assert not of(found, "outcomes")
    assert not of(found, "carried")
    assert of(
        deck(sample, Review(promises=PROMISES), made()), "carried"
    )  # promised before the period: not the first


def test_no_ticket_is_a_sentence_and_unknown_ones_are_no_slide(sample: Workbench) -> None:
    none = Tickets(("help",), ((0,) * 13,), Service(0, 0, None, None))
    (slide,) = of(deck(sample, Review(), made(tickets=none)), "service")
    (block,) = slide.blocks
    assert isinstance(block, Lines)
    assert block.lines == ("2026/08/24から2026/11/22まで、サポートへのお問い合わせは0件でした。",)
    unknown = made(
        tickets=Tickets(),
        features=(),
        told=(Told("tickets", "", None, "none"), Told("features", "", None, "none")),
    )
    found = deck(sample, Review(), unknown)
    assert not of(found, "service") + of(found, "breadth")
    said = "\n".join(texts(tuple(of(found, "appendix"))))
    assert "お問い合わせ: 記録がありません。" in said
    assert "データがないため省いたページ: 機能別の利用、サポートの状況。" in said
    shown = deck(sample, Review(slides={"service": SlideText(is_hidden=False)}), unknown)
    assert of(shown, "service")[0].blocks == (Missing("お問い合わせ: 記録がありません。"),)


def test_usage_that_counts_no_people_is_told_as_uses(sample: Workbench) -> None:
    english = Review(ReviewRow(language="en"))
    facts = made(weekly_users=Series(), activity=Series((10.0,) * 12 + (20.0,)))
    assert (
        of(deck(sample, english, facts), "adoption")[0].title == "Uses a week rose from 10 to 20 in 13 weeks"
    )
    known = made(weekly_users=Series(), activity=Series((10.0,) * 12 + (20.0,), (8.0,) * 13))
    assert of(deck(sample, english, known), "adoption")[0].title == (
        "Uses a week rose to 11 on average, from 8 in the 13 weeks before"
    )
    few = made(weekly_users=Series(), activity=Series((10.0, None, 20.0) + (None,) * 10))
    assert (
        of(deck(sample, english, few), "adoption")[0].title == "30 uses in 2 of 13 weeks"
    )  # no trend of two weeks


def test_what_the_csm_wrote_replaces_a_title_and_goes_beside_the_figures(sample: Workbench) -> None:
    written = {
        "adoption": SlideText(
            {"title": "3工場で使われています 9割", "lines": "- 第2工場は毎日\n・第3工場はこれから\n\n"}
        ),
        "summary": SlideText({"result": "承認が3日から1日に", "ask": "次の推進者を12月11日までに"}),
        "learned": SlideText({"data1": "利用が減った", "meaning1": "担当の異動", "advice1": "後任を決める"}),
        "service": SlideText(is_hidden=True),
        "agenda": SlideText({"decisions": "第2工場の開始日", "attendees": "青葉\n柏木"}),
    }
    found = deck(sample, Review(slides=written, shared={"roadmap": {"lines": "1月: 部署別レポート"}}), made())
    adoption, summary, learned = (of(found, name)[0] for name in ("adoption", "summary", "learned"))
    assert adoption.title == "3工場で使われています 9割"
    assert isinstance(adoption.blocks[1], Lines)
    assert adoption.blocks[1].lines == (
        "週間利用者(13週平均): 55人(目安 64人、前の13週 50人、前年同期 40人)",
        "席の利用率(直近28日): 82 %(目安 80 %、前の13週 75 %、前年同期 –)",
        "第2工場は毎日", "第3工場はこれから",
    )  # fmt: skip
    assert isinstance(summary.blocks[1], Lines)
    assert summary.blocks[1].lines == ("成果: 承認が3日から1日に", "お願い: 次の推進者を12月11日までに")
    assert isinstance(learned.blocks[0], Table)
    assert learned.blocks[0].rows == (("利用が減った", "担当の異動", "後任を決める"),)
    assert not of(found, "service")
    assert of(found, "agenda")[0].title == "本日の議題は8件、決めたいことは1件です"
    assert [block for block in of(found, "agenda")[0].blocks if isinstance(block, Lines)] == [
        Lines(("第2工場の開始日",), "本日決めたいこと", "decisions"),
        Lines(("青葉", "柏木"), "ご出席", "attendees"),
    ]
    assert "1月: 部署別レポート" in list(texts(of(found, "roadmap")[0]))


def test_goals_stand_beside_target_last_time_and_year_before(sample: Workbench) -> None:
    other = replace(
        GOAL, name="承認の日数", unit="日", start=10, target=2, actual=6, previous=None, year=None
    )
    (slide,) = of(deck(sample, Review(), made(goals=(GOAL, other))), "outcomes")
    plot, table = slide.blocks
    assert isinstance(plot, Plot)
    assert isinstance(plot.chart.figure, Bars)
    figure = plot.chart.figure
    assert figure.beside
    assert [part.name for part in figure.parts] == ["目標値", "現在", "前回", "前年同期"]
    assert [part.labels for part in figure.parts] == [
        ("40枚", "2日"), ("43枚", "6日"), ("60枚", "–"), ("88枚", "–"),
    ]  # fmt: skip
    target, now, last, year = (part.values for part in figure.parts)
    assert target == (100.0, 100.0)
    assert now == pytest.approx((94.0, 50.0))
    assert last == pytest.approx((60.0, math.nan), nan_ok=True)
    assert year == pytest.approx((4.0, math.nan), nan_ok=True)
    assert isinstance(table, Table)
    assert table.rows == (("紙の申請書を減らす", "90枚"), ("承認の日数", "10日"))
    assert len(plot.chart.rows[0]) == 6, "the table of the chart has every value"
    (alone,) = of(deck(sample, Review(), made(goals=(other,))), "outcomes")
    (plot, _) = alone.blocks
    assert isinstance(plot, Plot)
    assert isinstance(plot.chart.figure, Bars)
    assert [part.name for part in plot.chart.figure.parts] == ["目標値", "現在"], (
        "what nobody knows has no bars"
    )


def test_more_than_six_lines_go_on_and_a_deck_stays_within_12_slides(sample: Workbench) -> None:
    goals = tuple(replace(GOAL, name=f"目標{n}") for n in range(40))
    promises = tuple(CarriedPromise(f"約束{n}") for n in range(9))
    found = deck(sample, Review(promises=promises), made(goals=goals, tickets=Tickets(), features=()))
    assert len([s for s in found.slides if s.id != "appendix"]) == MOST_SLIDES
    pages = of(found, "carried") + of(found, "goals")
    assert max(len(b.rows) for s in pages for b in s.blocks if isinstance(b, Table)) == MOST_LINES
    assert any(text.startswith("ほか") for text in texts(found))
    few = deck(sample, Review(promises=promises), made(goals=(), tickets=Tickets(), features=()))
    assert [s.title for s in of(few, "carried")] == [
        "お約束9件のうち0件が完了しました(1/2)", "お約束9件のうち0件が完了しました(2/2)",
    ]  # fmt: skip


def test_a_picture_stands_beside_what_stands_alone_or_on_a_page_of_its_own(sample: Workbench) -> None:
    picture = Picture(b"png", "image/png", "画面\x07の例")
    review = Review(pictures={"adoption": (picture,), "learned": (picture,)})
    found = deck(sample, review, made())
    assert [[type(b).__name__ for b in s.blocks] for s in of(found, "adoption")] == [
        ["Plot", "Tiles"],
        ["Picture"],
    ]
    assert of(found, "learned")[0].blocks == (Picture(b"png", "image/png", "画面の例"),)


#: As wide as a title and a line may become, with what is written around them.
TITLE, MOST = 140, 600
NASTY = "髙島屋㈱" + "あ" * 300 + "\x00\x1b\u202e🎉 =1+1 $x_{ <b> %n {day}"


def test_any_text_becomes_one_clean_line(sample: Workbench) -> None:
    @settings(max_examples=30, deadline=timedelta(seconds=5))
    @given(text=st.text(max_size=400) | st.just(NASTY), language=st.sampled_from(LANGUAGES))
    def law(text: str, language: str) -> None:
        keys = ("title", "lines", "result", "risk", "ask", "data1", "decisions", "attendees")
        slides = ("agenda", "summary", "learned", "adoption", "plan")
        written = {slide: SlideText(dict.fromkeys(keys, text)) for slide in slides}
        facts = made(
            account=text,
            goals=(replace(GOAL, name=text, measure=text, unit=text),),
            theirs=(Person(text, text),),
            features=(Feature(text, 5.0, None, None),),
            team=text,
        )
        row = ReviewRow(language=language)
        review = Review(row, written, promises=(CarriedPromise(text, owner=text),))
        for slide in deck(sample, review, facts).slides:
            assert width(slide.title) <= TITLE
            for part in texts(replace(slide, notes="")):
                assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202e\ud800-\udfff🎉]", part)
                assert width(part) <= MOST

    law()


def test_names_are_spelled_as_they_are_and_cut_where_they_are_too_long() -> None:
    assert tidy("㈱髙﨑 🎉商店\n本社") == "㈱髙﨑 商店 本社"
    assert tidy("あ" * 300, 60) == "あ" * 29 + "…"
    assert width(tidy("あ" * 300, 60)) <= 60


def test_periods_are_written_as_people_write_them() -> None:
    quarter = (date(2026, 7, 1), date(2026, 9, 30))
    turn = (date(2026, 12, 1), date(2027, 2, 28))
    assert [period("ja", *days) for days in (quarter, turn, (quarter[0], date(2026, 7, 31)))] == [
        "2026年7〜9月", "2026年12月〜2027年2月", "2026年7月",
    ]  # fmt: skip
    assert [period("en", *days) for days in (quarter, turn, (quarter[0], date(2026, 7, 15)))] == [
        "Jul–Sep 2026", "Dec 2026–Feb 2027", "1 Jul 2026 – 15 Jul 2026",
    ]  # fmt: skip


def test_the_facts_of_a_real_account_make_the_same_deck_once_they_were_kept(sample: Workbench) -> None:
    account = find_account(sample, "あおば精機")
    row = ReviewRow(account_id=account)
    facts = collect(sample, account, row.from_on, row.to_on)
    assert deck(sample, Review(row), Facts.read(facts.as_json())) == deck(sample, Review(row), facts)


def test_a_p1_is_in_the_notes_and_gaps_of_a_short_review_too(sample: Workbench) -> None:
    account = find_account(sample, "あおば精機")
    row = ReviewRow("qbr", account_id=account)
    facts = collect(sample, account, row.from_on, row.to_on)
    assert (
        "P1(2026/11/18): 承認処理が止まり、出荷指示が出せない(対応中)"
        in of(deck(sample, Review(row), facts), "service")[0].notes
    )


@pytest.mark.parametrize("kind", ["ebr", "digital"])
def test_a_short_review_says_its_gaps_where_its_reader_sees_them(sample: Workbench, kind: str) -> None:
    lacking = made(told=(Told("weekly_users", "", date(2026, 11, 1), "stopped", date(2026, 11, 1)),))
    (last,) = of(deck(sample, Review(ReviewRow(kind)), lacking), "appendix")
    gap = "週間利用者: 2026/11/01より後の記録がありません。"
    assert gap in list(texts(replace(last, notes="")))
    hidden = Review(ReviewRow(kind), {"appendix": SlideText(is_hidden=True)})
    assert gap not in list(texts(deck(sample, hidden, lacking)))


def test_seven_goals_have_their_figures_too(sample: Workbench) -> None:
    goals = tuple(replace(GOAL, name=f"目標{n}") for n in range(8))
    plots = [
        b
        for s in of(deck(sample, Review(), made(goals=goals)), "outcomes")
        for b in s.blocks
        if isinstance(b, Plot)
    ]
    assert [name for plot in plots for name in plot.chart.figure.categories] == [goal.name for goal in goals]  # type: ignore[union-attr]


def test_before_is_compared_only_where_enough_weeks_of_it_are_known(sample: Workbench) -> None:
    def shown(known: int) -> tuple[str, str, str]:
        weeks = (None,) * (13 - known) + (10.0,) * known
        found = deck(sample, Review(), made(weekly_users=Series((55.0,) * 13, weeks, weeks)))
        (slide,) = of(found, "adoption")
        tiles = next(block for block in slide.blocks if isinstance(block, Tiles))
        return slide.title, tiles.tiles[0].previous, tiles.tiles[0].last_year

    assert shown(3) == ("週間利用者は13週で55人から55人と、ほぼ横ばいでした", "前の13週 –", "前年同期 –")
    title, *earlier = shown(10)
    assert "10人から増えました" in title
    assert earlier == ["前の13週 10人", "前年同期 10人"]


def test_a_review_of_the_store_is_a_deck_and_stays_it_once_it_is_frozen(sample: Workbench) -> None:
    reviews = pytest.importorskip("cs_workbench.services.reviews")
    account = find_account(sample, "蒼天ホールディングス")
    made_ = do(sample, reviews.NewReview(account, "qbr", "2026-09-01", "2026-11-30", "en", "", "2026-11-27"))
    first = deck_of(sample, str(made_.value))
    assert first.title.endswith("quarterly review, Sep–Nov 2026")
    do(sample, reviews.FreezeReview(str(made_.value)))
    assert deck_of(sample, str(made_.value)) == first


def test_the_contract_is_shown_only_where_the_review_says_so(sample: Workbench) -> None:
    account = find_account(sample, "あおば精機")
    uid = str(do(sample, NewReview(account, "qbr", "2026-07-01", "2026-09-30", "ja", "", None)).value)
    before = deck_of(sample, uid)
    assert not [slide for slide in before.slides if slide.id == "contract"]
    do(sample, WriteSlide(uid, "contract", {}, "", False))
    shown = deck_of(sample, uid)
    (slide,) = (slide for slide in shown.slides if slide.id == "contract")
    (table,) = slide.blocks
    assert isinstance(table, Table)
    assert any("¥" in row[4] for row in table.rows)
    assert [s.id for s in shown.slides if s.id != "contract"] == [s.id for s in before.slides]
    row = review(sample, uid).row
    bare = collect(sample, account, row.from_on, row.to_on)
    assert facts_of(sample, review(sample, uid), bare).contract, (
        "facts without the contract are asked for anew"
    )
    full = facts_of(sample, review(sample, uid))
    assert facts_of(sample, review(sample, uid), full) is full
    do(sample, FreezeReview(uid))
    assert deck_of(sample, uid) == shown
    assert names_internal(" ".join(texts_of(shown))) is False
    for number in range(14):
        do(sample, AddTodo(account, "promise", f"{number}番目の部署に手順を説明する", "2026-12-01"))
    assert len([s for s in deck_of(sample, uid).slides if s.id != "appendix"]) == MOST_SLIDES
    add_picture(sample, uid, "contract", photo(), "契約書の表紙")
    assert [
        b.alt
        for s in deck_of(sample, uid).slides
        if s.id == "contract"
        for b in s.blocks
        if isinstance(b, Picture)
    ] == ["契約書の表紙"]
    assert len(pictures_of(sample, uid)["contract"]) == 1
    do(sample, WriteSlide(uid, "contract", {}, "", None))
    assert not [slide for slide in deck_of(sample, uid).slides if slide.id == "contract"]


def test_known_facts_of_another_period_or_day_are_not_taken(sample: Workbench) -> None:
    account = find_account(sample, "あおば精機")
    uid = str(do(sample, NewReview(account, "qbr", "2026-07-01", "2026-09-30", "ja")).value)
    known = facts_of(sample, review(sample, uid))
    assert facts_of(sample, review(sample, uid), known) is known
    assert (
        facts_of(sample, review(sample, uid), replace(known, as_of=date(2026, 11, 1))).as_of == sample.today
    )
    do(sample, SetReview(uid, {"from_on": "2026-04-01", "to_on": "2026-06-30"}))
    assert facts_of(sample, review(sample, uid), known).to_on == date(2026, 6, 30)
