"""Month end: a CSM makes the month with keys alone, types a target and words, exports; the lead reads the file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.money import Money
from cs_workbench.services.book import owners
from cs_workbench.services.commands import do
from cs_workbench.services.month import month
from cs_workbench.services.month_file import month_words, read_cells
from cs_workbench.services.month_outputs import write_month
from cs_workbench.services.settings import get
from cs_workbench.services.targets import targets
from cs_workbench.ui.text import say
from cs_workbench.ui.views.month import MonthView
from cs_workbench.ui.widgets.page_paper import pdf_of_page
from cs_workbench.ui.windows.pages_place import PagesPlace
from cs_workbench.ui.windows.place import Place
from cs_workbench.ui.windows.revenue_page import RevenuePage
from tests.ui.windows.journeys.hands import Hands, in_pair, name_of


@in_pair(3)
def test_month_end(hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    me = str(get(hands.bench, "owner"))
    hands.press("Ctrl+6")
    view = month_page(hands)
    this = f"{hands.bench.today:%Y-%m}"
    assert view.targets.rowCount() >= 8
    hands.look("month")

    hands.press("Left")
    last = month(hands.bench, "last", me)
    hands.until(lambda: view.month.currentData() == last.id)
    hands.press("Right")
    hands.until(lambda: view.month.currentData() == this)

    before = {one.measure.id: one.amount for one in targets(hands.bench, me) if one.period.id == this}
    row = next(at for at in range(view.targets.rowCount()) if key(view, at)[1] == "nrr")
    for _ in range(row):
        hands.press("Down")
    hands.type("9")  # a digit begins to write
    hands.type("7%")
    hands.press("Return")
    hands.until(lambda: typed(hands, me, this, "nrr") == 0.97)
    assert "nrr" not in before
    hands.look("target")
    hands.press("Ctrl+Z")
    hands.until(lambda: typed(hands, me, this, "nrr") is None)
    hands.press("Ctrl+Shift+Z")
    hands.until(lambda: typed(hands, me, this, "nrr") == 0.97)

    hands.tab_to(say("month", "Risks"))
    hands.press("F2")
    hands.type("来週部長と会う")
    hands.press("Return")
    hands.until(lambda: month(hands.bench, "", me).risks[0].words_by(me) == "来週部長と会う")
    hands.look("words")

    files = {kind: tmp_path / f"me.{kind}" for kind in ("pdf", "xlsx", "pptx")}
    buttons = {"pdf": "One page (PDF)…", "xlsx": "Workbook (XLSX)…", "pptx": "Slides (PPTX)…"}
    for kind, button in buttons.items():
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, kind=kind: (str(files[kind]), ""))
        hands.tab_to(say("month", button))
        hands.press("Space")
        hands.until(files[kind].exists)
    assert files["pdf"].read_bytes().startswith(b"%PDF")
    hands.tab_to(say("month", "Copy for Slack"))
    hands.press("Space")
    hands.until(lambda: QGuiApplication.clipboard().text().startswith("*"))
    assert len(QGuiApplication.clipboard().text().splitlines()) == 7

    the_lead_reads(hands, files["xlsx"], tmp_path, me)


def the_lead_reads(hands: Hands, file: Path, tmp_path: Path, me: str) -> None:
    """Read the file at another desk, whose month of the team then has the words; CSMs add up to it."""
    lead = tmp_path / "lead"
    shutil.copytree(hands.bench.folder, lead, ignore=shutil.ignore_patterns("*.lock"))
    desk = open_workbench(data_dir=lead, language=hands.bench.catalogue.language, clock=hands.bench.clock)
    try:
        book = load_workbook(file)
        columns = {cell.value: cell.column for cell in book["Risks"][1]}
        book["Risks"].cell(3, columns["words"]).value = "部長と会った"
        book.save(file)
        done = do(desk, month_words(desk, read_cells(file), file.name).command)
        assert done.params == {"n": 1, "names": me}
        team = month(desk)
        assert [word.text for risk in team.risks for word in risk.words] == ["部長と会った"]
        path = tmp_path / "team.pdf"
        write_month(desk, team, path, pdf_of_page)
        assert path.stat().st_size > 10_000
        parts = [month(desk, "", owner) for owner in owners(desk)]
        for of in team.currencies:
            closing = [
                p["closing"].value for part in parts for p in part.currencies if p.currency == of.currency
            ]
            value = of["closing"].value
            assert isinstance(value, Money)
            assert value.minor == sum(one.minor for one in closing if isinstance(one, Money))
    finally:
        close_workbench(desk)


def turned_to(hands: Hands, place: PagesPlace, name: str) -> Place:
    """Come to a page of ``place`` by its tabs."""
    tabs = place.view.tabs
    hands.until(lambda: tabs.count() == len(place.pages))
    for _ in range(list(place.pages).index(name) - tabs.currentIndex()):
        if place is hands.wiring.insights:
            hands.tab_to(tabs.tabText(tabs.currentIndex()), back=True)
            hands.press("Right")
        else:
            hands.press("Ctrl+Tab")
    assert list(place.pages)[tabs.currentIndex()] == name
    return place.pages[name]


def month_page(hands: Hands) -> MonthView:
    """Come to the page by its tabs."""
    revenue = turned_to(hands, hands.wiring.insights, "revenue")
    assert isinstance(revenue, RevenuePage)
    view = turned_to(hands, revenue, "month").view
    assert isinstance(view, MonthView)
    hands.until(lambda: view.targets.rowCount() > 0)
    view.focus_list()
    assert name_of(hands.focus()) == say("month", "Targets")
    return view


def key(view: MonthView, row: int) -> tuple[str, str, str, str]:
    found = view.targets.key_at(row)
    assert isinstance(found, tuple)
    return found


def typed(hands: Hands, owner: str, period: str, measure: str) -> object:
    """Return what stands as a target now."""
    found = targets(hands.bench, owner)
    return next((one.amount for one in found if (one.period.id, one.measure.id) == (period, measure)), None)


@in_pair(0)
def test_the_numbers_of_a_month_are_doors(hands: Hands) -> None:
    hands.press("Ctrl+6")
    view = month_page(hands)
    hands.tab_to(say("month", "Health bands"))
    hands.press("Return")
    hands.until(lambda: hands.place == "accounts")
    assert len(hands.wiring.accounts.view.accounts_shown()) > 0
    hands.press("Alt+Left")
    hands.until(lambda: hands.place == "insights")
    hands.tab_to(say("month", "Risks"))
    account = view.current_account()
    QTest.keyClick(hands.focus(), Qt.Key.Key_Return)
    hands.until(lambda: hands.place == "account")
    assert account is not None
