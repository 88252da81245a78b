"""A tier review as a dated session: sheets go out and come back, objections hold, and publishing moves the rest."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cs_workbench.domain.touch_cells import cell_tiers, with_tier
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.services.allocation import (
    AT_REVIEW,
    KeepAllocation,
    PublishAllocation,
    cell_sums,
    effect,
    load_board,
)
from cs_workbench.services.book import load_book
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.review_session import (
    AGREE,
    OBJECT,
    BeginReview,
    DropReview,
    NoReview,
    PublishReview,
    ReviewRunning,
    ReviewState,
    ScheduleModel,
    TakeAnswers,
    review_wanted,
    running_review,
    settle_due,
)
from cs_workbench.services.review_sheets import (
    NoReviewSheet,
    ReviewSheetRefused,
    export_sheets,
    read_cells,
    sheet_answers,
)
from cs_workbench.services.touch_models import PublishModel, TouchModelRefused, exported, model_of, versions
from cs_workbench.services.touch_reasons import explain_touch
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import overrides
from tests.services.conftest import CLOCK
from tests.services.test_touch_models import PYRAMID, bring, tiers

HIGH, LOW = 0, 2  # rows of the pyramid
ANSWER, WHY = 6, 7  # columns of a sheet, from 1


def fill(path: Path, answers: dict[str, tuple[str, str]]) -> None:
    """Answer as a CSM does, in Excel: account -> (answer, why)."""
    book = load_workbook(path)
    sheet = book.active
    for row in range(2, sheet.max_row + 1):
        told = answers.get(sheet.cell(row, 1).value, ("", ""))
        sheet.cell(row, ANSWER).value, sheet.cell(row, WHY).value = told
    book.save(path)


def take(bench: Workbench, path: Path) -> object:
    return do(bench, sheet_answers(bench, read_cells(path), path.name)).value


def todos(bench: Workbench) -> dict[str, str]:
    """Return account -> text of the to-dos that reviews made."""
    with bench.store.read() as db:
        rows = db.execute(
            "SELECT account_id, text FROM local_todo WHERE reason LIKE 'tier_review:%' AND done_at IS NULL"
        ).fetchall()
    book = load_book(bench)
    names = dict(zip(book.account_id.tolist(), book["name"].values.tolist(), strict=True))
    return {names[account]: text for account, text in rows}


@pytest.fixture
def fallen(bench: Workbench, crm: Path) -> Workbench:
    """Return a book in which two tiers of one CSM are due to go down."""
    do(bench, PublishModel(PYRAMID))
    bring(bench, crm, a1=100_000, a2=120_000, a3=9_000_000)
    return bench


@pytest.fixture
def review(fallen: Workbench) -> ReviewState:
    do(fallen, BeginReview())
    return review_wanted(fallen)


def test_a_session_proposes_who_moves_and_why_and_moves_nobody(fallen: Workbench) -> None:
    before = tiers(fallen)
    do(fallen, BeginReview())
    found = review_wanted(fallen)
    assert [(line.account, line.owner, line.old, line.new, line.why) for line in found.lines] == [
        ("あおば精機", "佐藤", "high", "tech", "down"),
        ("椿屋ホーム", "佐藤", "high", "tech", "down"),
    ]
    assert found.lines[0].reason == "Rule lp3: LTV: 133,991 JPY is Low (under 13,606,655 JPY)"
    assert tiers(fallen) == before
    with pytest.raises(ReviewRunning):
        do(fallen, BeginReview())
    undo_last(fallen)
    assert running_review(fallen) is None
    with pytest.raises(NoReview):
        export_sheets(fallen, Path("nowhere"))


def test_a_sheet_goes_out_and_comes_back_and_a_second_reading_changes_nothing(
    fallen: Workbench, review: ReviewState, tmp_path: Path
) -> None:
    (sheet,) = export_sheets(fallen, tmp_path / "sheets")
    assert (sheet.owner, sheet.accounts) == ("佐藤", 2)
    shown = load_workbook(sheet.path).active
    assert [cell.value for cell in shown[1]][:7] == [
        "Account", "ARR", "Present tier", "Proposed tier", "Rule with values and borders", "Agree / object", "Why",
    ]  # fmt: skip
    assert shown.data_validations.dataValidation[0].formula1 == '"agree,object"'
    assert all(shown.column_dimensions[letter].hidden for letter in "HI")
    fill(sheet.path, {"あおば精機": ("Object", "@reference customer"), "椿屋ホーム": ("同意", "")})
    assert take(fallen, sheet.path) == 2
    found = {line.account: line for line in review_wanted(fallen).lines}
    assert (found["あおば精機"].answer, found["椿屋ホーム"].answer) == (OBJECT, AGREE)
    assert tiers(fallen)["あおば精機"] == "high"
    assert take(fallen, sheet.path) is None, "nothing is new in it"
    undo_last(fallen)
    assert [line.answer for line in review_wanted(fallen).lines] == ["", ""]
    assert take(fallen, sheet.path) == 2
    (again,) = export_sheets(fallen, tmp_path / "again")
    cells = [cell.value for cell in load_workbook(again.path).active[2]]
    assert cells[5:7] == ["object", "'@reference customer"], "no text becomes a formula"


def test_publishing_moves_who_did_not_object_and_gives_the_owner_a_to_do_once(
    fallen: Workbench, review: ReviewState
) -> None:
    aoba = next(line for line in review.lines if line.account == "あおば精機")
    told = {"line": aoba.id, "answer": OBJECT, "comment": "reference customer"}
    do(fallen, TakeAnswers(review.id, (told,)))
    do(fallen, PublishReview(review.id, CLOCK.today().isoformat()))
    assert (tiers(fallen)["あおば精機"], tiers(fallen)["椿屋ホーム"]) == ("high", "tech")
    reasons = explain_touch(fallen, aoba.account_id)
    assert (reasons.placement.tier, reasons.placement.computed_tier) == ("high", "tech")
    assert reasons.sentences["en"][0] == "High touch, set by hand until 2027-05-23: reference customer"
    assert todos(fallen) == {"椿屋ホーム": "Touch tier High touch → Tech touch: adjust plays and cadence"}
    assert running_review(fallen) is None
    undo_last(fallen)
    assert tiers(fallen)["椿屋ホーム"] == "high"
    assert todos(fallen) == {}
    assert [line.answer for line in review_wanted(fallen).lines].count(OBJECT) == 1
    redo_last(fallen)
    assert (tiers(fallen)["椿屋ホーム"], list(todos(fallen))) == ("tech", ["椿屋ホーム"])


def test_an_objection_holds_until_the_next_review_is_published(
    fallen: Workbench, review: ReviewState
) -> None:
    told = tuple({"line": line.id, "answer": OBJECT, "comment": "keep"} for line in review.lines)
    do(fallen, TakeAnswers(review.id, told))
    do(fallen, PublishReview(review.id, CLOCK.today().isoformat()))
    assert tiers(fallen)["椿屋ホーム"] == "high"
    do(fallen, BeginReview())
    do(fallen, PublishReview(review_wanted(fallen).id, CLOCK.today().isoformat()))
    assert (tiers(fallen)["あおば精機"], tiers(fallen)["椿屋ホーム"]) == ("tech", "tech")


def test_what_nobody_was_asked_about_does_not_go_down(fallen: Workbench, crm: Path) -> None:
    do(fallen, BeginReview())
    bring(fallen, crm, a1=100_000, a2=120_000, a3=50_000, a4=90_000_000)
    do(fallen, PublishReview(review_wanted(fallen).id, CLOCK.today().isoformat()))
    assert tiers(fallen) == {
        "あおば精機": "tech", "椿屋ホーム": "tech", "東雲ケミカル": "high", "花水木カフェ": "high",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (
            (2, ANSWER, "maybe"),
            "Row 2 (あおば精機), column Agree / object: “maybe” is neither “agree” nor “object”.",
        ),
        ((2, ANSWER, "object"), "Row 2 (あおば精機), column Why: an objection needs its reason."),
        ((3, WHY, "no"), "Row 3 (椿屋ホーム), column Agree / object: it is empty, yet a reason is given."),
        ((3, 8, "nobody"), "Row 3 (椿屋ホーム), column csw_account: this account is not in the review."),
        ((3, 8, ""), "Row 3 (椿屋ホーム), column csw_account: the hidden id is gone"),
        ((2, 9, "other"), "Row 2 (あおば精機), column csw_review: it is of another tier review."),
        ((3, 8, None), "Row 3 (椿屋ホーム), column csw_account: row 2 has the same account already."),
    ],
)
def test_a_sheet_with_strangers_is_named_by_row_and_column_and_nothing_is_taken(
    fallen: Workbench, review: ReviewState, tmp_path: Path, spoilt: tuple[int, int, str | None], said: str
) -> None:
    (sheet,) = export_sheets(fallen, tmp_path)
    fill(sheet.path, {"椿屋ホーム": ("agree", "")} if spoilt[0] == 2 else {"あおば精機": ("agree", "")})
    book = load_workbook(sheet.path)
    row, column, text = spoilt
    book.active.cell(row, column).value = book.active.cell(2, column).value if text is None else text
    book.save(sheet.path)
    before = tiers(fallen)
    with pytest.raises(ReviewSheetRefused) as refused:
        take(fallen, sheet.path)
    assert said in refused.value.explain(fallen.catalogue)
    assert [line.answer for line in review_wanted(fallen).lines] == ["", ""]
    assert tiers(fallen) == before


def test_a_file_that_is_no_sheet_is_told(fallen: Workbench, review: ReviewState, crm: Path) -> None:
    with pytest.raises(NoReviewSheet, match="Agree / object"):
        take(fallen, next(crm.iterdir()))


def test_a_review_waits_for_its_day(fallen: Workbench, review: ReviewState) -> None:
    day = CLOCK.today() + timedelta(days=7)
    do(fallen, PublishReview(review.id, day.isoformat()))
    waiting = review_wanted(fallen)
    assert (waiting.state, waiting.from_on) == ("scheduled", day)
    assert settle_due(fallen) == 0
    assert tiers(fallen)["椿屋ホーム"] == "high"
    later = dataclasses.replace(fallen, clock=FixedClock(CLOCK.now() + timedelta(days=7)))
    assert settle_due(later) == 1
    assert tiers(later)["椿屋ホーム"] == "tech"
    assert settle_due(later) == 0


def test_what_is_refused_on_its_day_is_open_again_and_the_model_in_force_stays(
    fallen: Workbench, review: ReviewState
) -> None:
    do(fallen, PublishReview(review.id, (CLOCK.today() + timedelta(days=1)).isoformat()))
    with fallen.store.write("spoil it", "test") as writing:
        writing.db.execute("UPDATE local_tier_review SET text = replace(text, '0.7', '0.95')")
    later = dataclasses.replace(fallen, clock=FixedClock(CLOCK.now() + timedelta(days=1)))
    assert settle_due(later) == 0
    assert review_wanted(later).state == "open"
    with pytest.raises(TouchModelRefused, match="rising cuts"):
        do(later, PublishReview(review.id, later.today.isoformat()))
    assert model_of(later, None).axes[0].cuts == (0.7, 0.9)


def test_a_dropped_review_ends_its_objections(fallen: Workbench, review: ReviewState) -> None:
    do(fallen, TakeAnswers(review.id, ({"line": review.lines[0].id, "answer": OBJECT, "comment": "keep"},)))
    do(fallen, DropReview(review.id))
    assert running_review(fallen) is None
    with fallen.store.read() as db:
        assert overrides.in_force(db, "tier", CLOCK.today().isoformat()) == {}
    undo_last(fallen)
    assert review_wanted(fallen).answered(OBJECT) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('ltv = ["low"]', 'ltv = ["mid"]', "no touch tier: ltv=low"),
        ("[0.7, 0.9]", "[0.9, 0.7]", "rising cuts"),
    ],
)
def test_a_review_of_a_model_with_a_mistake_does_not_begin(
    fallen: Workbench, old: str, new: str, said: str
) -> None:
    with pytest.raises(TouchModelRefused) as refused:
        do(fallen, BeginReview(PYRAMID.replace(old, new)))
    assert said in refused.value.explain(fallen.catalogue)
    assert running_review(fallen) is None
    assert [row.in_force for row in versions(fallen)] == [True]


def test_the_draft_of_the_allocation_shows_its_effect_and_survives(fallen: Workbench) -> None:
    board = load_board(fallen)
    as_it_stands = effect(board, board.model)
    assert [(move.account, move.when) for move in as_it_stands.moves] == [
        ("椿屋ホーム", AT_REVIEW),
        ("あおば精機", AT_REVIEW),
    ]
    assert as_it_stands.hours[0] == as_it_stands.hours[1] > as_it_stands.hours[2]
    sums = cell_sums(board, board.model)
    low = next(cell for cell, found in sums.items() if cell[0] == LOW and len(found.rows))
    draft = with_tier(board.model, low, "low", board.model)
    do(fallen, KeepAllocation(exported(draft)))
    again = load_board(fallen)
    assert again.draft == draft, "nothing done is lost"
    assert {move.new for move in effect(again, draft).moves} <= {"low", "tech"}
    undo_last(fallen)
    assert load_board(fallen).draft is None


def test_publishing_between_reviews_moves_nobody_down_and_keeps_the_borders(fallen: Workbench) -> None:
    board = load_board(fallen)
    cell = next(c for c, f in cell_sums(board, board.model).items() if c[0] == HIGH and len(f.rows))
    lighter = with_tier(board.model, cell, "tech", board.model)
    do(fallen, KeepAllocation(exported(lighter)))
    do(fallen, PublishAllocation(exported(lighter)))
    assert tiers(fallen)["東雲ケミカル"] == "high"
    after = load_board(fallen)
    assert (after.draft, after.model.version, after.borders) == (None, 2, board.borders)
    undo_last(fallen)
    assert load_board(fallen).draft == lighter


def test_a_changed_model_waits_for_its_day_and_moves_up_at_once_then(fallen: Workbench) -> None:
    board = load_board(fallen)
    cells = {cell: found for cell, found in cell_sums(board, board.model).items() if len(found.rows)}
    day = CLOCK.today() + timedelta(days=1)
    dearer = board.model
    for cell in cells:
        if min(cell) >= 0:
            dearer = with_tier(dearer, cell, "high", board.model)
    do(fallen, ScheduleModel(exported(dearer), day.isoformat()))
    later = dataclasses.replace(fallen, clock=FixedClock(CLOCK.now() + timedelta(days=1)))
    assert settle_due(later) == 1
    assert cell_tiers(model_of(later, None)) == cell_tiers(dearer)
    undo_last(later)
    assert model_of(later, None).id == "ltv_pyramid"
