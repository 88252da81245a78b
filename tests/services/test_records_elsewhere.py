"""A form that was open while somebody else wrote: nothing is written over unseen, nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest

from cs_workbench.domain.handover import FIELDS
from cs_workbench.services.account import account_page
from cs_workbench.services.commands import do, undo_last, undo_list
from cs_workbench.services.goals import SetGoal
from cs_workbench.services.handovers import SetHandover, list_handovers
from cs_workbench.services.people import SetPerson
from cs_workbench.services.records import Elsewhere, PutRecord, begun_with
from cs_workbench.services.renewals import SetRenewal
from cs_workbench.services.workbench import Workbench
from tests.services.test_records import account

Values = dict[str, Any]


def begun(bench: Workbench, command: PutRecord) -> PutRecord:
    """Return a command of a form that is opened now."""
    return begun_with(command, account_page(bench, command.account_id).records.stored.get(command.uid))


def test_what_was_written_elsewhere_is_kept_and_the_other_fields_are_saved(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    goal = SetGoal(aoba, {"name": "承認を2日に", "internal_note": "最初", "measure": "日数"})
    do(bench, goal)
    mine = begun(bench, SetGoal(aoba, {"internal_note": "私の", "measure": "営業日", "unit": "日"}, goal.uid))
    do(bench, SetGoal(aoba, {"internal_note": "別の", "unit": "日"}, goal.uid))
    done = do(bench, mine)
    assert isinstance(done.value, Elsewhere)
    assert done.value.now == {"internal_note": "別の"}, "the same word in both is nobody's loss"
    (now,) = account_page(bench, aoba).records.goals
    assert (now.internal_note, now.measure, now.unit) == ("別の", "営業日", "日")
    undo_last(bench)
    (now,) = account_page(bench, aoba).records.goals
    assert (now.internal_note, now.measure) == ("別の", "日数")
    again = begun_with(SetGoal(aoba, {"internal_note": "私の"}, goal.uid), done.value.row)
    assert do(bench, again).value == goal.uid, "who has seen it may write over it"
    assert account_page(bench, aoba).records.goals[0].internal_note == "私の"


@pytest.mark.parametrize(
    ("kind", "first", "theirs", "mine"),
    [
        (SetPerson, {"name": "森"}, {"note": "慎重"}, {"note": "急ぐ"}),
        (SetRenewal, {"note": "a"}, {"next_step": "見積"}, {"next_step": "訪問"}),
        (SetHandover, {}, {"fields": {"why": "早く"}}, {"fields": {"why": "安く"}}),
    ],
)
def test_every_form_asks_before_it_writes_over_somebody(
    bench: Workbench, kind: type[PutRecord], first: Values, theirs: Values, mine: Values
) -> None:
    aoba = account(bench, "あおば精機")
    made = kind(aoba, first)
    do(bench, made)
    command = begun(bench, kind(aoba, mine, made.uid))
    do(bench, kind(aoba, theirs, made.uid))
    steps = len(undo_list(bench))
    done = do(bench, command)
    assert isinstance(done.value, Elsewhere)
    assert done.value.now == theirs.get("fields", theirs)
    assert (done.undo, len(undo_list(bench))) == (None, steps), "nothing was written"
    assert do(bench, begun(bench, kind(aoba, mine, made.uid))).value == made.uid


def test_one_field_of_a_sheet_is_saved_beside_another_written_elsewhere(bench: Workbench) -> None:
    aoba = account(bench, "あおば精機")
    sheet = SetHandover(aoba, {})
    do(bench, sheet)
    mine = begun(bench, SetHandover(aoba, {"fields": {"why": "安く"}}, sheet.uid))
    other = next(f for f in FIELDS if f != "why")
    do(bench, SetHandover(aoba, {"fields": {other: "紙が多い"}}, sheet.uid))
    assert do(bench, mine).value == sheet.uid
    texts = {field.id: field.text for field in list_handovers(bench, aoba)[0].fields}
    assert (texts["why"], texts[other]) == ("安く", "紙が多い")
