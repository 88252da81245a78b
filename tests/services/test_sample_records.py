"""What is kept of the sample's accounts: plans, people, renewals and a half-filled sheet, in both languages."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from cs_workbench.domain.note_text import parse
from cs_workbench.services.account import find_account
from cs_workbench.services.forecast import renewal_board
from cs_workbench.services.goals import plan_of, shareable_plan
from cs_workbench.services.handover_due import missing
from cs_workbench.services.handovers import list_handovers
from cs_workbench.services.outcomes import REASONS
from cs_workbench.services.people import list_people, role_gaps
from cs_workbench.services.renewals import renewal_rows
from cs_workbench.services.settings import get
from cs_workbench.services.today import today_page
from cs_workbench.services.workbench import Workbench
from tests.services.sample_reading import TODAY, Written, write


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Written]:
    folder: Path = tmp_path_factory.mktemp("books")
    return {language: write(folder / language, language, accounts=60) for language in ("ja", "en")}


def test_both_languages_bring_the_same_day(books: dict[str, Written]) -> None:
    def rows(book: Written) -> Counter[object]:
        todos = Counter[object]((t.account, t.kind, t.due_on, t.done_on) for t in book.plan.todos)
        lines = (line for note in book.plan.notes for line in parse(note.body, TODAY).todos())
        return todos + Counter(line.kind for line in lines)

    def deadlines(book: Written) -> list[tuple[str, ...]]:
        columns = ("owner_id", "started_on", "ends_on", "notice_on")
        return [tuple(row[column] for column in columns) for row in book.tables["accounts"]]

    assert rows(books["ja"]) == rows(books["en"])
    assert deadlines(books["ja"]) == deadlines(books["en"])


@pytest.mark.parametrize("language", ["ja", "en"])
def test_six_plans_are_written_and_two_of_them_missed_a_goal(
    books: dict[str, Written], language: str
) -> None:
    goals = [r for r in books[language].plan.records if r.kind == "goal"]
    assert len({g.account for g in goals}) == 6
    assert len({g.account for g in goals if g.values.get("state") == "missed"}) == 2
    assert all(g.checks for g in goals)


def test_both_languages_keep_the_same_things(books: dict[str, Written]) -> None:
    def bare(book: Written) -> list[object]:
        texts = {
            "name", "measure", "unit", "contact", "internal_note", "owner", "note", "next_step", "decides", "comment",
            "subscription", "from_owner", "fields", "reading", "title", "amount", "currency", "why",
        }  # fmt: skip
        return [
            (r.kind, r.account, {k: v for k, v in r.values.items() if k not in texts}, len(r.checks))
            for r in book.plan.records
        ]

    assert bare(books["ja"]) == bare(books["en"])
    assert {o for r in books["ja"].plan.records for o in r.values.get("reasons", ())} <= set(REASONS)


def test_the_signed_accounts_sheet_is_half_filled_and_its_gaps_are_tasks(sample: Workbench) -> None:
    signed = find_account(sample, "若松鉄工")
    (sheet,) = list_handovers(sample, signed)
    assert {f.id: f.origin for f in sheet.fields} == {
        "why": "written", "result": "written", "people": "contact", "promises": "", "contract": "subscription",
        "risks": "",
    }  # fmt: skip
    me = get(sample, "owner")
    rows = [row for section in today_page(sample, me).sections for row in section.rows]
    assert sum("引き継ぎシート:" in row.text for row in rows if row.account_id == signed) == 2
    assert signed not in [one.account_id for one in missing(sample)]
    assert [row.kind for row in rows if row.kind == "handover"] == ["handover"]


def test_renewals_stand_in_several_stages_notice_deadline_first(sample: Workbench) -> None:
    mine = {r.account: r for r in renewal_rows(sample, "owner:me") if r.kind == "renewal"}
    assert (mine["あおば精機"].stage, mine["あおば精機"].days_left) == ("preparing", 12)
    assert (mine["すずらん薬局"].stage, mine["すずらん薬局"].state) == ("proposed", "notice")
    assert mine["椿屋ホーム"].stage == "agreed"
    assert mine["光陽エレクトロニクス"].uid == ""
    late = [r.notice_on or r.ends_on or sample.today for r in mine.values() if r.state == "late"]
    assert late
    assert max(late) - timedelta(days=60) <= sample.today
    assert sum(r.kind == "expansion" for r in renewal_rows(sample)) == 3


def test_the_moved_champion_leaves_gaps_that_are_said(sample: Workbench) -> None:
    people = list_people(sample, find_account(sample, "あおば精機"))
    assert [p.name for p in people if not p.is_here] == ["田中 浩一"]
    assert {p.name: p.influence for p in people if p.influence} == {"柏木 文香": "mid", "青葉 武": "high"}
    assert role_gaps(people) == ["No champion is known.", "No economic buyer is known."]


def test_a_plan_is_shared_without_what_is_internal(sample: Workbench) -> None:
    aoba = find_account(sample, "あおば精機")
    text = shareable_plan(sample, aoba)
    assert text.startswith("# サクセスプラン: あおば精機")
    assert "購買申請の承認を3日から1日に" in text
    for goal in plan_of(sample, aoba):
        assert not goal.internal_note or goal.internal_note not in text
        assert goal.shareable or goal.name not in text


def test_rule_csm_and_lead_differ_on_one_renewal(sample: Workbench) -> None:
    first = next(row for row in renewal_board(sample, "佐藤") if row.coming.disagree)
    assert first.coming.account == "東雲ケミカル"
    told = first.coming.heard
    assert (first.coming.category, told.csm, told.lead) == ("likely", "renew", "smaller")
    assert [(j.author, bool(j.why)) for j in told.judgements] == [("佐藤", True), ("加藤", True)]
