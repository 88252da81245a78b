"""Opt-outs pressed on the team's own page: each counts once, holds at once, and says how many are nobody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_workbench.services.commands import do, undo_list
from cs_workbench.services.outreach import SetCampaign, recipients_of
from cs_workbench.services.outreach_freeze import Freeze
from cs_workbench.services.outreach_letters import token_of
from cs_workbench.services.outreach_rows import RecipientRow
from cs_workbench.services.page_opt_outs import NoPresses, PageRead, PageUnreadable, presses_in
from cs_workbench.services.permissions import EndSuppression, ErasePerson, suppressions
from cs_workbench.services.workbench import Workbench
from tests.support.outreach import campaign_of, sent


def left(bench: Workbench, **values: object) -> list[RecipientRow]:
    """Send a campaign about workshops; return its recipients."""
    uid = campaign_of(bench)
    do(bench, SetCampaign(uid, {"topic": "workshop", **values}))
    do(bench, Freeze(uid))
    sent(bench, uid)
    return recipients_of(bench, uid)


def read(bench: Workbench, folder: Path, *lines: str) -> PageRead:
    (folder / "page.log").write_text("\n".join(lines), encoding="utf-8")
    value = do(bench, presses_in(folder / "page.log")).value
    assert isinstance(value, PageRead)
    return value


def press(row: RecipientRow) -> str:
    return f"POST /stop?t={token_of(row.message_id)} HTTP/1.1"


def test_a_press_is_an_opt_out_of_the_mails_topic_from_the_next_campaign_on(
    desk: Workbench, tmp_path: Path
) -> None:
    one, other, *_ = left(desk)
    found = read(desk, tmp_path, press(one), press(one), f"GET /stop?t={token_of(other.message_id)} HTTP/1.1")
    assert found == PageRead(kept=1, known=0, strange=0, opened=1)
    (row,) = suppressions(desk)
    assert (row.address, row.reason, row.scope, row.topic) == (one.email, "opted_out", "topic", "workshop")
    (again,) = (row for row in left(desk) if row.email == one.email)
    assert (again.state, again.reason) == ("excluded", "opted_out")


def test_the_file_grows_and_is_read_again_and_who_was_let_back_stays_so(
    desk: Workbench, tmp_path: Path
) -> None:
    one, other, *_ = left(desk)
    read(desk, tmp_path, press(one))
    do(desk, EndSuppression(suppressions(desk)[0].uid, "asked for it on the phone"))
    assert read(desk, tmp_path, press(one), press(other)) == PageRead(kept=1, known=1, strange=0, opened=0)
    assert {row.address for row in suppressions(desk)} == {other.email}


def test_a_persons_own_word_is_not_taken_back_with_the_last_step(desk: Workbench, tmp_path: Path) -> None:
    one, *_ = left(desk)
    steps = undo_list(desk)
    read(desk, tmp_path, press(one))
    assert undo_list(desk) == steps, "what Undo takes back is still what was done before"
    assert {row.address for row in suppressions(desk)} == {one.email}


def test_who_was_erased_and_whom_nobody_knows_are_only_counted(desk: Workbench, tmp_path: Path) -> None:
    one, other, *_ = left(desk)
    do(desk, ErasePerson(one.email))
    token = token_of(other.message_id)
    strange = token[:-1] + ("a" if token[-1] != "a" else "b")
    found = read(desk, tmp_path, press(one), f"t={strange}")
    assert found == PageRead(kept=0, known=1, strange=1, opened=0)
    assert [row.address for row in suppressions(desk)] == [""]


def test_a_file_without_a_press_or_that_cannot_be_read_is_told(desk: Workbench, tmp_path: Path) -> None:
    one, *_ = left(desk)
    with pytest.raises(NoPresses, match="1 line"):
        read(desk, tmp_path, press(one).replace("POST", "GET"))
    with pytest.raises(PageUnreadable, match=r"nowhere\.log"):
        presses_in(tmp_path / "nowhere.log")
    with pytest.raises(PageUnreadable):
        presses_in(tmp_path)
    assert suppressions(desk) == []
