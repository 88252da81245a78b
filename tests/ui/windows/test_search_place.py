"""Search everywhere in the running window: there with one key, found, opened, and back without a trace."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cs_workbench.services.notes import WriteNote
from cs_workbench.ui.windows.search_place import SearchPlace
from cs_workbench.ui.windows.wiring import Wiring
from tests.ui.windows.running import Starter, settle, wired


def searching(wiring: Wiring) -> SearchPlace:
    assert isinstance(wiring.present, SearchPlace)
    return wiring.present


def wait_for_index(qtbot: QtBot, wiring: Wiring) -> None:
    """Wait until the index has caught up."""
    with qtbot.waitSignal(
        wiring.indexing.reached, timeout=30_000, check_params_cb=lambda reached: reached.is_current
    ):
        wiring.indexing.start_now()


def test_found_opened_and_back_exactly_where_one_was(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    before = wiring.accounts.memory()
    wiring.search_everywhere()
    wait_for_index(qtbot, wiring)
    place = searching(wiring)
    place.view.set_text("予算")
    settle(qtbot, program)
    assert place.view.list.hits()
    assert not place.view.state.isVisible()
    place.view.chips["note"].click()
    settle(qtbot, program)
    place.view.list.step(1)
    hit = place.view.list.current()
    assert hit is not None
    place.view.list.open_current()
    settle(qtbot, program)
    assert wiring.present.id == "account"
    assert wiring.account.view.account_id == hit.account_id
    timeline = wiring.account.view.activity.timeline
    assert timeline.key_at(timeline.currentRow()) == ("note", hit.row)
    wiring.escape()
    settle(qtbot, program)
    assert searching(wiring).view.text() == "予算"
    assert searching(wiring).view.kinds() == ("note",)
    assert place.view.list.current() == hit
    wiring.escape()
    settle(qtbot, program)
    assert (wiring.present.id, wiring.accounts.memory()) == ("accounts", before)


def test_a_note_written_now_is_found_a_moment_later(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.search_everywhere("シロナガスクジラ")
    wait_for_index(qtbot, wiring)
    settle(qtbot, program)
    place = searching(wiring)
    assert not place.view.list.hits()
    wiring.desk.do(WriteNote(1, "シロナガスクジラの件"))
    qtbot.waitUntil(lambda: len(place.view.list.hits()) == 1, timeout=15_000)
    wiring.desk.undo()
    qtbot.waitUntil(lambda: not place.view.list.hits(), timeout=15_000)


def test_the_palette_leads_to_it_and_a_wrong_filter_is_told_in_place(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    assert program._doings is not None
    program._doings.palette._do("search", "kind:だめ 解約")
    settle(qtbot, program)
    place = searching(wiring)
    assert place.view.problem.isVisible()
    assert not program.window.messages.messages()
    place.view.set_text("解約")
    settle(qtbot, program)
    assert not place.view.problem.isVisible()


def test_its_key_is_in_the_menus_and_its_words_are_remembered(
    qtbot: QtBot, start: Starter, tmp_path: Path
) -> None:
    program = start()
    assert program._doings is not None
    program._doings.actions.run("edit.find_everywhere")
    settle(qtbot, program)
    searching(wired(program)).view.set_text("移行")
    settle(qtbot, program)
    program.save()
    again = start()
    assert searching(wired(again)).view.text() == "移行"
