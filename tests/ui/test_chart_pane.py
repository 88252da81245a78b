"""A chart in the window: drawn beside it, marks are doors by mouse and keys, its table one key away."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cs_workbench.domain.chart import Bars, Chart, Heatmap, Part
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.render.charts import Drawn, draw
from cs_workbench.render.look import Look
from cs_workbench.ui import jobs
from cs_workbench.ui import theme as themes
from cs_workbench.ui.jobs import UNSETTLED, Runner, shared
from cs_workbench.ui.theme import DARK, LIGHT, apply_look
from cs_workbench.ui.widgets.chart_pane import ChartPane
from tests.render.figures import charts
from tests.ui.conftest import Speak

Key = Qt.Key
LOAD = Chart(
    "capacity",
    "Misaki Sato is at 112 %",
    "Hours needed over hours available",
    Bars(("Sato", "Suzuki", "Ito"), (Part("Load", "accent", (112.0, 90.0, 71.0)),), "%", across=True),
    ("CSM", "Load"),
    (("Sato", "112 %"), ("=Suzuki", "90 %"), ("Ito", "")),
    (1,),
    ("owner:Sato", "owner:Suzuki", ""),
)
Shown = Callable[[Chart], ChartPane]


@pytest.fixture
def show(qtbot: QtBot) -> Shown:
    """Return what shows a chart in a pane and waits for its picture."""

    def shown(chart: Chart) -> ChartPane:
        pane = ChartPane()
        qtbot.addWidget(pane)
        pane.resize(520, 360)
        pane.show_chart(chart)
        pane.show()
        if chart.figure is not None:
            settle(qtbot, pane)
        return pane

    return shown


@pytest.fixture
def undress(dressed: QApplication) -> Iterator[QApplication]:
    yield dressed
    apply_look(dressed, themes.Look("light"))


def settle(qtbot: QtBot, pane: ChartPane) -> None:
    qtbot.waitUntil(lambda: pane.picture.is_drawn, timeout=20_000)


def middle(pane: ChartPane, row: int) -> QPoint:
    box = pane.picture.mark(row)
    assert box is not None
    return box.center().toPoint()


def test_nothing_is_drawn_before_it_can_be_seen(qtbot: QtBot) -> None:
    pane = ChartPane()
    qtbot.addWidget(pane)
    pane.show_chart(LOAD)
    assert "runner" not in jobs._SHARED
    assert not UNSETTLED
    pane.show()
    assert pane.picture in UNSETTLED
    pane.grab()  # says that it is being drawn
    settle(qtbot, pane)
    assert not UNSETTLED
    assert pane.picture.image is not None


def test_it_is_drawn_outside_the_gui_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []

    def spy(chart: Chart, look: Look, width: float, height: float, scale: float) -> Drawn:
        threads.append(threading.current_thread())
        return draw(chart, look, width, height, scale)

    monkeypatch.setattr("cs_workbench.ui.widgets.chart_picture.draw", spy)
    pane = ChartPane()
    qtbot.addWidget(pane)
    pane.show_chart(LOAD)
    pane.show()
    settle(qtbot, pane)
    assert threads
    assert threading.main_thread() not in threads


def test_words_stand_above_and_are_read_aloud(show: Shown) -> None:
    pane = show(LOAD)
    assert (pane.title.text(), pane.subtitle.text()) == (LOAD.title, LOAD.subtitle)
    for part in (pane, pane.picture, pane.table):
        assert part.accessibleName() == LOAD.title
        assert "Sato 112 %; =Suzuki 90 %; Ito" in part.accessibleDescription()
    assert pane.toggle.accessibleName()
    assert pane.more.accessibleName()


def test_a_long_table_is_summed_up(show: Shown) -> None:
    made = charts("en")["cohorts"]
    assert show(made).summary().endswith("and 69 more rows")


@pytest.mark.parametrize("name", ["equity", "risk", "pareto"])
def test_every_mark_says_its_row_and_opens_its_door(qtbot: QtBot, show: Shown, name: str) -> None:
    pane = show(charts("en")[name])
    with qtbot.waitSignal(pane.doorWanted) as told:
        QTest.mouseClick(pane.picture, Qt.MouseButton.LeftButton, pos=middle(pane, 3))
    assert told.args is not None
    row = pane.picture.current
    assert row is not None
    assert told.args == [f"name:row-{row}"]


def test_a_click_opens_the_accounts_behind_a_mark(qtbot: QtBot, show: Shown) -> None:
    pane = show(LOAD)
    with qtbot.waitSignal(pane.doorWanted) as told:
        QTest.mouseClick(pane.picture, Qt.MouseButton.LeftButton, pos=middle(pane, 1))
    assert told.args == ["owner:Suzuki"]
    with qtbot.assertNotEmitted(pane.doorWanted):  # there is no door
        QTest.mouseClick(pane.picture, Qt.MouseButton.LeftButton, pos=middle(pane, 2))


def test_a_mark_under_the_mouse_is_marked_and_has_a_hand_where_it_is_a_door(show: Shown) -> None:
    pane = show(LOAD)
    plain = pane.picture.grab().toImage()
    QTest.mouseMove(pane.picture, middle(pane, 0))
    assert pane.picture.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert pane.picture.grab().toImage() != plain
    QTest.mouseMove(pane.picture, middle(pane, 2))
    assert pane.picture.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_arrows_walk_over_the_marks_and_enter_opens(qtbot: QtBot, show: Shown) -> None:
    pane = show(LOAD)
    pane.picture.setFocus()
    rows = []
    for key in (
        Key.Key_Down,
        Key.Key_Down,
        Key.Key_Down,
        Key.Key_Up,
        Key.Key_Home,
        Key.Key_End,
        Key.Key_Left,
    ):
        QTest.keyClick(pane.picture, key)
        rows.append(pane.picture.current)
    assert rows == [0, 1, 2, 1, 0, 2, 1]
    assert "=Suzuki" in pane.picture.accessibleDescription()
    with qtbot.waitSignal(pane.doorWanted) as told:
        QTest.keyClick(pane.picture, Key.Key_Return)
    assert told.args == ["owner:Suzuki"]


def test_the_mark_that_the_keys_are_on_can_be_seen(qtbot: QtBot, show: Shown) -> None:
    pane = show(LOAD)
    pane.activateWindow()
    pane.picture.setFocus()
    qtbot.waitUntil(pane.picture.hasFocus)
    seen = {}
    for key in (Key.Key_Down, Key.Key_Down):
        QTest.keyClick(pane.picture, key)
        seen[pane.picture.current] = pane.picture.grab().toImage()
    assert seen[0] != seen[1]


def test_a_grid_is_walked_in_two_directions(show: Shown) -> None:
    cells = ((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))
    figure = Heatmap(("a", "b"), ("x", "y", "z"), cells, (("",) * 3,) * 2, "")
    pane = show(
        dataclasses.replace(LOAD, figure=figure, rows=tuple((str(n), "") for n in range(6)), doors=())
    )
    rows = []
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Left, Key.Key_Up):
        QTest.keyClick(pane.picture, key)
        rows.append(pane.picture.current)
    assert rows == [0, 1, 4, 4, 3, 0]


def test_t_shows_the_table_whose_rows_are_the_same_doors(qtbot: QtBot, show: Shown) -> None:
    pane = show(LOAD)
    pane.picture.setFocus()
    QTest.keyClick(pane.picture, Key.Key_T)
    assert pane.table.isVisible()
    assert not pane.picture.isVisible()
    model = pane.table.model()
    assert [model.index(2, column).data() for column in (0, 1)] == ["Ito", "–"]
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    QTest.keyClick(pane.table, Key.Key_Down)
    with qtbot.waitSignal(pane.doorWanted) as told:
        QTest.keyClick(pane.table, Key.Key_Return)
    assert told.args == ["owner:Suzuki"]
    QTest.keyClick(pane.table, Key.Key_T)
    assert pane.picture.isVisible()


def test_the_table_stays_when_the_next_chart_comes(qtbot: QtBot, show: Shown) -> None:
    pane = show(LOAD)
    pane.toggle.click()
    pane.show_chart(dataclasses.replace(LOAD, rows=(("New", "1"),)))
    assert pane.table.isVisible()
    assert pane.table.rowCount() == 1


@pytest.mark.parametrize("where", ["picture", "table"])
def test_ctrl_c_copies_the_table_without_formulas(show: Shown, where: str) -> None:
    pane = show(LOAD)
    if where == "table":
        pane.toggle.click()
    QTest.keyClick(getattr(pane, where), Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines() == ["CSM\tLoad", "Sato\t112 %", "'=Suzuki\t90 %", "Ito\t"]


def test_the_picture_goes_to_the_clipboard_with_its_title(qtbot: QtBot, show: Shown) -> None:
    pane = show(LOAD)
    pane.copy_picture()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    assert QGuiApplication.clipboard().image().size() == QSize(1920, 1080)
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("ending", [".png", ".svg", ".csv"])
def test_the_menu_writes_files(
    qtbot: QtBot, show: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    pane = show(LOAD)
    path = str(tmp_path / "chart")  # whose ending is added
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    action = next(action for action in pane.menu.actions() if action.data() == ending)
    action.trigger()
    qtbot.waitUntil(pane.told.isVisible, timeout=20_000)
    assert pane.told.text() == f"chart{ending} is written."
    assert (tmp_path / f"chart{ending}").stat().st_size > 30


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, show: Shown, tmp_path: Path) -> None:
    pane = show(LOAD)
    pane.save(tmp_path / "nowhere" / "chart.png")
    qtbot.waitUntil(pane.told.isVisible, timeout=20_000)
    assert "could not be written" in pane.told.text()


def test_the_menu_key_opens_the_menu_below_its_button(show: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = show(LOAD)
    places: list[QPoint] = []
    monkeypatch.setattr(pane.menu, "popup", places.append)
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        QApplication.sendEvent(pane.picture, QContextMenuEvent(reason, QPoint(5, 5), QPoint(7, 7)))
    assert places == [pane.more.mapToGlobal(QPoint(0, pane.more.height())), QPoint(7, 7)]


def test_where_there_is_nothing_to_draw_the_pane_says_why(show: Shown) -> None:
    pane = show(charts("en")["nothing"])
    assert pane.empty.isVisible()
    assert pane.empty.text().startswith("Eight weeks")
    assert not pane.toggle.isVisible()
    assert pane.accessibleDescription() == pane.empty.text()


def test_it_is_drawn_anew_for_another_size_and_another_theme(
    qtbot: QtBot, show: Shown, undress: QApplication
) -> None:
    pane = show(LOAD)
    pane.resize(700, 420)
    qtbot.waitUntil(
        lambda: (
            pane.picture.is_drawn
            and pane.picture.image is not None
            and pane.picture.image.width() == pane.picture.width()
        ),
        timeout=20_000,
    )
    for theme, tokens in (("dark", DARK), ("light", LIGHT)):
        apply_look(undress, themes.Look(theme))
        ground = tokens.surface

        def is_dressed(ground: str = ground) -> bool:
            image = pane.picture.image
            return image is not None and image.pixelColor(1, 1).name().upper() == ground

        qtbot.waitUntil(is_dressed, timeout=20_000)


def test_an_older_picture_never_replaces_a_newer_one(qtbot: QtBot, show: Shown) -> None:
    pane = show(LOAD)
    gate = threading.Event()
    shared().start("draw", lambda _tracker: gate.wait(10))
    other = dataclasses.replace(LOAD, rows=LOAD.rows[:2], figure=Bars(("x", "y"), LOAD.figure.parts, "%"))  # type: ignore[union-attr]
    pane.show_chart(other)
    qtbot.waitUntil(lambda: pane.picture._job is not None)
    old = pane.picture._asked - 1
    pane.picture._take((old, pane.picture.size(), 1.0, draw(LOAD, Look(), 99, 99)))
    assert pane.picture.image is None
    gate.set()
    settle(qtbot, pane)
    assert pane.picture.mark(1) is not None
    assert pane.picture.mark(2) is None


def test_a_pane_that_goes_while_it_is_drawn_is_no_mistake(qtbot: QtBot) -> None:
    bugs: list[Exception] = []
    runner = Runner(bugs.append)
    jobs.share(runner)
    gate = threading.Event()
    runner.start("draw", lambda _tracker: gate.wait(10))
    pane = ChartPane()
    pane.show_chart(LOAD)
    pane.show()
    qtbot.waitUntil(lambda: pane.picture._job is not None)
    pane.close()
    pane.deleteLater()
    gate.set()
    runner.shut_down()
    runner.deleteLater()
    assert not bugs


def test_where_drawing_fails_the_table_is_there(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bugs: list[Exception] = []
    jobs.share(Runner(bugs.append))

    def fail(*_given: object) -> Drawn:
        raise ZeroDivisionError

    monkeypatch.setattr("cs_workbench.ui.widgets.chart_picture.draw", fail)
    pane = ChartPane()
    qtbot.addWidget(pane)
    pane.show_chart(LOAD)
    pane.show()
    qtbot.waitUntil(pane.table.isVisible)
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
    assert not UNSETTLED


def test_it_speaks_japanese(show: Shown, speak: Speak) -> None:
    speak("ja")
    pane = show(charts("ja")["equity"])
    assert pane.toggle.accessibleName() == "表"
    assert next(action.text() for action in pane.menu.actions()) == "PNG で保存…"


def test_errors_of_files_have_codes() -> None:
    from cs_workbench.render.charts import CannotWritePicture, UnknownPicture

    assert issubclass(CannotWritePicture, WorkbenchError)
    assert (CannotWritePicture.code, UnknownPicture.code) == ("CSW-2001", "CSW-2002")
