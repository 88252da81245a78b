"""Accounts in the running window: whose book it opens on, and who stands in a list."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cs_workbench.services.settings import SetSetting
from cs_workbench.ui.windows.accounts_place import AccountsPlace
from tests.ui.windows.running import ACCOUNTS, Starter, settle, wired


def owners_shown(place: AccountsPlace) -> set[str]:
    book, shown = place.view.table.book, set(place.view.accounts_shown().tolist())
    return {str(book["owner"].at(row)) for row, account in enumerate(book.account_id) if account in shown}


def test_a_csm_opens_on_the_own_book_and_a_lead_on_everybody(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.desk.do(SetSetting("owner", "佐藤"))
    wiring.desk.do(SetSetting("role", "csm"))
    settle(qtbot, program)
    wiring.go("accounts")
    settle(qtbot, program)
    place = wiring.accounts
    qtbot.waitUntil(lambda: place.chosen_side() == "my_book" and program.is_settled, timeout=10_000)
    assert owners_shown(place) == {"佐藤"}
    wiring.desk.do(SetSetting("owner", None))
    wiring.desk.do(SetSetting("role", "lead"))
    qtbot.waitUntil(lambda: place.chosen_side() == "all" and program.is_settled, timeout=10_000)
    assert len(owners_shown(place)) > 1


def test_what_was_chosen_stays_when_the_person_changes(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.list_accounts("tier:high")
    settle(qtbot, program)
    assert wiring.accounts.memory()["condition"] == "tier:high"
    wiring.desk.do(SetSetting("owner", "佐藤"))
    settle(qtbot, program)
    assert wiring.accounts.memory()["condition"] == "tier:high"
    wiring.accounts.filter_by("")
    assert wiring.accounts.chosen_side() == "all"


def test_churned_accounts_stand_in_no_list_that_does_not_ask_for_them(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    place = wiring.accounts
    place.choose_side("all")
    churned = place.view.table.book["churned_on"].is_known()
    assert churned.any()
    running = ACCOUNTS - int(churned.sum())
    assert len(place.view.accounts_shown()) == running
    assert place.side_entries()[0].key == "all"
    assert place.side_entries()[0].text == "すべての顧客"
    for entry in place.side_entries():
        place.choose_side(entry.key)
        assert len(place.view.accounts_shown()) == entry.count
    place.filter_by("churned_on:any")
    assert len(place.view.accounts_shown()) == int(churned.sum())


def test_the_matrix_shows_every_running_account_and_no_empty_line(qtbot: QtBot, start: Starter) -> None:
    program = start()
    wiring = wired(program)
    wiring.go("accounts")
    settle(qtbot, program)
    place = wiring.accounts
    place.choose_side("all")
    place.choose_layout("matrix")
    matrix = place.view.matrix
    model = matrix.model()
    rows = [row for row in range(model.rowCount()) if not matrix.isRowHidden(row)]
    columns = [column for column in range(model.columnCount()) if not matrix.isColumnHidden(column)]
    texts = [[str(model.index(row, column).data()) for column in columns] for row in rows]
    count = sum(int(text) for line in texts for text in line if text != "–")
    assert count == place.side_entries()[0].count
    assert all(set(line) != {"–"} for line in texts)
    assert all({line[place_] for line in texts} != {"–"} for place_ in range(len(columns)))
