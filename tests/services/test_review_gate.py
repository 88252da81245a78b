"""The quality gate: what stops a deck, what is worth a look, and what a person reads of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt

from cs_workbench.domain.deck import MOST_SLIDES
from cs_workbench.render.deck_pages import set_pages
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do
from cs_workbench.services.goals import SetGoal
from cs_workbench.services.review_deck import deck_of
from cs_workbench.services.review_files import NamesInternal, NothingToShow, build
from cs_workbench.services.review_gate import CannotRead, Checked, check, check_file
from cs_workbench.services.review_gate_words import SAYS
from cs_workbench.services.review_guard import NamesCustomer
from cs_workbench.services.reviews import NewReview, WriteSlide
from cs_workbench.services.todos import AddTodo
from cs_workbench.services.voices import AddVoice
from cs_workbench.services.workbench import Workbench


@pytest.fixture
def uid(sample: Workbench) -> str:
    account = find_account(sample, "あおば精機")
    return str(do(sample, NewReview(account, "qbr", "2026-07-01", "2026-09-30", "ja", "", None)).value)


def ids(checked: Checked, severity: str = "") -> set[str]:
    return {one.id for one in checked.findings if severity in ("", one.severity)}


def test_a_draft_of_the_sample_book_is_stopped_by_nothing_and_says_what_the_csm_has_to_write(
    sample: Workbench, uid: str
) -> None:
    checked = check(sample, uid)
    assert not checked.stops
    assert {"unwritten_result", "unwritten_risk", "unwritten_ask", "unwritten"} <= ids(checked)
    (left_out,) = (one for one in checked.findings if one.id == "unwritten")
    assert (left_out.slide, left_out.page, left_out.severity) == ("learned", 0, "look")
    assert left_out.text.startswith(
        "スライド「わかったこと」は、まだ何も書かれていないため資料に入りません。"
    )
    assert not ids(checked) & {
        "title_topic",
        "title_number",
        "source",
        "as_of",
        "letters",
        "face",
        "alt",
        "unread",
    }
    do(
        sample,
        WriteSlide(
            uid, "summary", {"result": "承認が1日に", "risk": "端末不足", "ask": "増席のご判断"}, "", None
        ),
    )
    do(
        sample,
        WriteSlide(uid, "learned", {"data1": "承認1日", "meaning1": "早い", "advice1": "全社へ"}, "", None),
    )
    assert not {one for one in ids(check(sample, uid)) if one.startswith("unwritten")}


def test_the_pages_that_are_drawn_are_counted(sample: Workbench, uid: str) -> None:
    assert not ids(check(sample, uid)) & {"slides", "pages"}
    account = find_account(sample, "あおば精機")
    for number in range(12):
        do(sample, AddTodo(account, "promise", f"{number}番目の部署に手順を説明する", "2026-12-01"))
    long = dict.fromkeys(
        ("data1", "meaning1", "advice1", "data2", "meaning2", "advice2"), "承認が早い。" * 40
    )
    do(sample, WriteSlide(uid, "learned", long, "", None))
    slides = [slide for slide in deck_of(sample, uid).slides if slide.id != "appendix"]
    drawn = [page for page in set_pages(deck_of(sample, uid)) if page.slide != "appendix"]
    assert len(slides) <= MOST_SLIDES < len(drawn)
    (finding,) = (one for one in check(sample, uid).findings if one.id in ("slides", "pages"))
    assert (finding.id, finding.severity, finding.page) == ("pages", "look", 0)
    assert f"{len(drawn)}ページ" in finding.text


def test_a_review_of_its_cover_alone_is_stopped_by_the_gate_as_by_the_writer(
    sample: Workbench, tmp_path: Path
) -> None:
    account = find_account(sample, "あおば精機")
    bare = str(do(sample, NewReview(account, "digital", "2019-01-01", "2019-03-31", "ja")).value)
    hidden = {slide.id for slide in deck_of(sample, bare).slides} - {"cover", "appendix"}
    for slide in hidden:
        do(sample, WriteSlide(bare, slide, {}, "", is_hidden=True))
    found = check(sample, bare)
    assert ids(found, "stops") == {"bare"}
    with pytest.raises(NothingToShow):
        build(sample, bare, tmp_path / "deck.pptx")


def test_a_gap_that_only_the_notes_say_is_not_said(sample: Workbench) -> None:
    account = find_account(sample, "あおば精機")
    short = str(do(sample, NewReview(account, "digital", "2026-07-01", "2026-09-30", "ja")).value)
    assert "gap_silent" not in ids(check(sample, short))
    do(sample, WriteSlide(short, "appendix", {}, "", is_hidden=True))
    assert "gap_silent" in ids(check(sample, short))


def test_a_customer_may_fear_for_customers_of_its_own_and_what_is_refused_says_where_it_is_from(
    sample: Workbench, uid: str, tmp_path: Path
) -> None:
    account = find_account(sample, "あおば精機")
    goal = (
        "会員の解約率を月2%まで下げ、解約リスクの高い会員を先に見つける。そのための一覧を全営業所で毎週見る"
    )
    do(sample, SetGoal(account, {"name": goal, "measure": "解約率", "unit": "%", "start_value": 4, "target_value": 2,
                                 "actual_value": 3, "actual_on": "2026-09-01", "shareable": 1}))  # fmt: skip
    do(sample, AddVoice(account, "request", "a list of members at risk, by churn score of ours"))
    do(sample, AddVoice(account, "request", "a list of members at risk"))
    assert not check(sample, uid).stops
    for ending in (".pptx", ".html"):
        build(sample, uid, tmp_path / f"deck{ending}")
    assert not check_file(sample, uid, tmp_path / "deck.pptx").stops
    do(sample, AddTodo(account, "promise", "解約リスクの高い御社への対応", "2026-12-01"))
    with pytest.raises(NamesInternal) as caught:
        build(sample, uid, tmp_path / "deck.pptx")
    assert "お約束" in caught.value.explain(sample.catalogue)


def test_the_weightiest_comes_first_and_each_sentence_is_whole(sample: Workbench, uid: str) -> None:
    do(
        sample,
        WriteSlide(
            uid, "summary", {"result": "解約リスクは低い", "ask": "椿屋ホーム様と同じ席数に"}, "", None
        ),
    )
    found = check(sample, uid).findings
    assert [one.id for one in found[:2]] == ["internal", "others"]
    assert (found[0].slide, found[0].severity) == ("summary", "stops")
    assert "解約リスク" in found[0].text
    assert "椿屋ホーム" in found[1].text
    weights = list(SAYS)
    assert [weights.index(one.id) for one in found] == sorted(weights.index(one.id) for one in found)
    assert not [one.text for one in found if "{" in one.text or not one.text.endswith(("。", ")", "）。"))]


@pytest.mark.parametrize(
    ("text", "refusal"), [("ヘルススコアは61です", NamesInternal), ("椿屋ホームと同じです", NamesCustomer)]
)
def test_what_stops_is_refused_before_anything_is_written(
    sample: Workbench, uid: str, tmp_path: Path, text: str, refusal: type[Exception]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "deck.pptx").write_bytes(b"old")
    do(sample, WriteSlide(uid, "summary", {"result": text}, "", None))
    with pytest.raises(refusal) as caught:
        build(sample, uid, folder / "deck.pptx")
    assert text in caught.value.explain(sample.catalogue)  # type: ignore[attr-defined]
    assert [path.read_bytes() for path in folder.iterdir()] == [b"old"]


def test_titles_lines_and_promises_are_looked_at(sample: Workbench, uid: str) -> None:
    do(sample, WriteSlide(uid, "adoption", {"title": "定着"}, "", None))
    do(sample, WriteSlide(uid, "carried", {}, "", is_hidden=True))
    do(sample, WriteSlide(uid, "appendix", {}, "", is_hidden=True))
    found = ids(check(sample, uid))
    assert {"title_topic", "title_number"} <= found


@pytest.fixture
def built(sample: Workbench, uid: str, tmp_path: Path) -> Path:
    build(sample, uid, tmp_path / "deck.pptx")
    return tmp_path / "deck.pptx"


def test_a_file_as_it_was_built_is_clean(sample: Workbench, uid: str, built: Path) -> None:
    assert ids(check_file(sample, uid, built)) == set()


def test_a_file_changed_by_hand_is_looked_into_everywhere(sample: Workbench, uid: str, built: Path) -> None:
    deck = Presentation(str(built))
    box = deck.slides[2].shapes.add_textbox(0, 0, Pt(200), Pt(40)).text_frame
    run = box.paragraphs[0].add_run()
    run.text, run.font.size = "ヘルス", Pt(9)
    box.paragraphs[0].add_run().text = "スコア 61"
    deck.slides[3].notes_slide.notes_text_frame.text = "椿屋ホーム様にも同じ話"
    deck.slides[4].shapes[0].text_frame.text = "Click to add title"
    deck.core_properties.comments = "LTV 4,000,000"
    deck.save(str(built))
    found = check_file(sample, uid, built).findings
    assert [(one.id, one.page) for one in found if one.severity == "stops"] == [
        ("internal", 0), ("internal", 3), ("others", 4), ("prompt", 5),
    ]  # fmt: skip
    assert {"letters", "face"} <= {one.id for one in found if one.severity == "look"}


def test_a_line_break_hides_nothing_and_no_name_in_the_file_is_passed_over(
    sample: Workbench, uid: str, built: Path
) -> None:
    deck = Presentation(str(built))
    for page, text in ((1, "at\vrisk"), (2, "椿屋\vホーム様と同じ"), (3, "ヘルス\vスコア")):
        deck.slides[page].shapes.add_textbox(0, 0, Pt(200), Pt(40)).text_frame.text = text
    deck.slides[4].shapes[0].name = "ヘルススコアの図"
    deck.slide_layouts[0]._element.cSld.set("name", "椿屋ホーム様用")
    deck.save(str(built))
    drawing = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'
        '<svg xmlns="http://www.w3.org/2000/svg"><text><tspan>解約</tspan><tspan>リスク</tspan></text></svg>'
    )
    with zipfile.ZipFile(built, "a") as archive:
        archive.writestr("ppt/media/drawn.svg", drawing)
        archive.writestr(
            "ppt/media/hiding.svg", '<!DOCTYPE svg [<!ENTITY a "LTV">]><svg><text>&a;</text></svg>'
        )
    found = check_file(sample, uid, built).findings
    assert [(one.id, one.page) for one in found if one.severity == "stops"] == [
        ("internal", 0), ("internal", 2), ("internal", 4), ("internal", 5), ("others", 0), ("others", 3),
    ]  # fmt: skip
    assert "at risk" in next(one.text for one in found if one.page == 2)
    assert ["hiding.svg" in one.text for one in found if one.id == "unread"] == [True]


def test_what_the_deck_itself_says_is_no_prompt_of_a_template(
    sample: Workbench, uid: str, tmp_path: Path
) -> None:
    said = "画面の「クリックして入力」と {{氏名}} の差し込みを説明"
    do(sample, WriteSlide(uid, "summary", {"result": said, "title": f"{said}しました 1回"}, "", None))
    assert not check(sample, uid).stops
    for ending in (".pptx", ".html"):
        build(sample, uid, tmp_path / f"deck{ending}")
        assert ids(check_file(sample, uid, tmp_path / f"deck{ending}"), "stops") == set()


def test_a_workbook_behind_a_chart_is_opened_too(sample: Workbench, uid: str, built: Path) -> None:
    from openpyxl import load_workbook

    with zipfile.ZipFile(built) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    name = next(name for name in parts if name.endswith(".xlsx"))
    book, out = load_workbook(io.BytesIO(parts[name])), io.BytesIO()
    book.active.cell(40, 9, "椿屋ホーム")
    book.save(out)
    with zipfile.ZipFile(built, "w") as archive:
        for part, content in (parts | {name: out.getvalue()}).items():
            archive.writestr(part, content)
    (stop,) = [one for one in check_file(sample, uid, built).findings if one.severity == "stops"]
    assert (stop.id, stop.page > 0) == ("others", True)


@pytest.mark.parametrize("damage", ["cut", "text", "bomb", "xml"])
def test_a_damaged_file_is_one_finding(sample: Workbench, uid: str, built: Path, damage: str) -> None:
    content = built.read_bytes()
    if damage == "cut":
        built.write_bytes(content[: len(content) // 2])
    elif damage == "text":
        built.write_bytes(b"not a deck")
    else:
        with zipfile.ZipFile(built, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "ppt/more.xml", b"<a>" if damage == "xml" else b"<a>" + b" " * 20_000_000 + b"</a>"
            )
    assert {one.id for one in check_file(sample, uid, built).findings} == {"broken"}


def test_pages_and_tables_are_read_as_texts(sample: Workbench, uid: str, tmp_path: Path) -> None:
    page, table, paper = (tmp_path / f"deck{ending}" for ending in (".html", ".csv", ".pdf"))
    page.write_text(
        '<p>よい</p><img alt="椿屋ホーム" src="data:image/png;base64,AAAA"><!-- churn -->', "utf-8"
    )
    assert ids(check_file(sample, uid, page)) == {"internal", "others"}
    for text in ("at<br>risk", "<b>ヘルス</b>スコア", "<p>椿屋<br/>ホーム</p>"):
        page.write_text(text, "utf-8")
        assert ids(check_file(sample, uid, page)) in ({"internal"}, {"others"})
    table.write_text("週,利用\n椿屋ホーム,1\n", "utf-8")
    assert ids(check_file(sample, uid, table)) == {"others"}
    paper.write_bytes(b"%PDF-1.7\n...\n%%EOF\n")
    found = check_file(sample, uid, paper)
    assert ids(found) == {"not_read"} | ids(check(sample, uid)), "the slides are checked in its stead"
    paper.write_bytes(b"%PDF-1.7\n...")
    assert ids(check_file(sample, uid, paper), "stops") == {"broken"}
    for path in (tmp_path / "deck.docx", tmp_path / "none.pptx"):
        with pytest.raises(CannotRead):
            check_file(sample, uid, path)
