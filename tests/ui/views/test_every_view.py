"""Every view, in both languages: every control has a name, no words are cut off, nothing is untranslated."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.services.absences import AbsenceRow
from cs_workbench.services.brief_words import BriefSection
from cs_workbench.services.calendars import CalendarRow
from cs_workbench.services.revenue_page import ArrPage
from cs_workbench.services.review_session import ReviewState
from cs_workbench.services.simulation_answers import Question
from cs_workbench.ui.text import use_language
from cs_workbench.ui.theme import Look, apply_look
from cs_workbench.ui.views.account_page import AccountView
from cs_workbench.ui.views.accounts import AccountsView
from cs_workbench.ui.views.activity import LAYOUTS, ActivityView
from cs_workbench.ui.views.allocation import AllocationView
from cs_workbench.ui.views.balance import BalanceView
from cs_workbench.ui.views.brief import BriefView, ShownBrief
from cs_workbench.ui.views.conflict import ConflictView
from cs_workbench.ui.views.data import DataView
from cs_workbench.ui.views.first_run import FirstRunView
from cs_workbench.ui.views.health import HealthView
from cs_workbench.ui.views.load import LoadView
from cs_workbench.ui.views.meeting_view import MeetingView
from cs_workbench.ui.views.month import MonthView
from cs_workbench.ui.views.peek import PeekView
from cs_workbench.ui.views.phases import PhasesView
from cs_workbench.ui.views.record_fields import goal_form
from cs_workbench.ui.views.revenue_arr import ArrView
from cs_workbench.ui.views.revenue_cohorts import CohortsView
from cs_workbench.ui.views.revenue_forecast import ForecastView
from cs_workbench.ui.views.search import SearchView
from cs_workbench.ui.views.settings import SettingsView
from cs_workbench.ui.views.simulation import SimulationView
from cs_workbench.ui.views.team import TeamView
from cs_workbench.ui.views.today import TodayView
from cs_workbench.ui.views.why import WhyView
from cs_workbench.ui.windows.meeting import NARROW
from tests.ui.views.made import (
    NOW,
    TODAY,
    account_page,
    balance,
    book,
    conflict,
    explained,
    phase_page,
    today_page,
    today_row,
)
from tests.ui.views.made_activity import activity_page, incoming, requests, voice_counts, voices
from tests.ui.views.made_allocation import board
from tests.ui.views.made_allocation import review as tier_review
from tests.ui.views.made_campaign import CAMPAIGN_VIEWS
from tests.ui.views.made_charts import charts_page, load_chart_page
from tests.ui.views.made_evidence import evidence, hidden
from tests.ui.views.made_health import show_wrong_draft
from tests.ui.views.made_load import load, simulation
from tests.ui.views.made_mail import MAIL_VIEWS
from tests.ui.views.made_month import month
from tests.ui.views.made_outreach import OUTREACH_VIEWS
from tests.ui.views.made_revenue import arr_page, cohorts_page, forecast_page, no_arr
from tests.ui.views.made_reviews import REVIEW_VIEWS
from tests.ui.views.made_team import team, team_offers
from tests.ui.views.test_search import three

#: The place's room in a window of 1366 x 768, beside rail and side list.
ROOM = (1060, 660)


def today() -> QWidget:
    view = TodayView(TODAY)
    view.show_page(today_page([today_row(1), today_row(2, "task", todo_id=3)]), "mine", can_switch=True)
    view.quick.open("touch", "株式会社あおば")
    return view


def accounts() -> QWidget:
    view = AccountsView(TODAY)
    view.show_book(book(), TODAY, {}, None)
    view.show_title("要対応")
    view.open_line("account.tier")
    return view


def matrix() -> QWidget:
    view = AccountsView(TODAY)
    view.show_book(book(), TODAY, {}, None)
    view.show_layout("matrix")
    return view


def account(tab: int) -> QWidget:
    view = AccountView(TODAY)
    view.show_page(account_page(), explained())
    view.tabs.setCurrentIndex(tab)
    return view


def peek() -> QWidget:
    view = PeekView()
    view.show_page(account_page(), explained())
    return view


def brief() -> QWidget:
    view = BriefView()
    sections = (
        BriefSection("state", "いまの状態", ("ハイタッチ · 注意 42", "最終接点 2026/10/31(26日前)")),
        BriefSection("notes", "最近のメモ", ("2026/11/18 01:56 · メモ · 佐藤\n" + "社内の話。" * 80,)),
    )
    view.show_brief(ShownBrief("株式会社あおば精機", sections, "# あおば", "あおば"))
    return view


def why() -> QWidget:
    view = WhyView()
    view.show_explained("株式会社あおば精機", explained())
    return view


def settings() -> QWidget:
    view = SettingsView()
    view.show_settings(
        {"language": "ja", "theme": "light", "density": "compact", "zoom": 100, "role": "csm"},
        ["佐藤"],
        has_sample=True,
        about="CS Workbench",
        folder="profile",
        today=TODAY,
        stops=("doctor.example", "a@b.example"),
    )
    away = AbsenceRow(1, "u", "佐藤", TODAY, TODAY, "鈴木", "", TODAY)
    view.absence.show_absences([away], ["佐藤", "鈴木"], "佐藤")
    return view


def activity(layout: str) -> QWidget:
    view = ActivityView(TODAY)
    view.show_scope("mine", can_switch=True)
    view.feed.show_page(activity_page(), is_filtered=False)
    view.feed.show_counts({"note": 12, "mail": 1_204, "voice": 3, "change": None})
    view.feed.show_topics({1: "P1"}, None)
    view.voices.show_voices(voice_counts(), voices())
    view.requests.show_requests(requests())
    view.show_layout(layout)
    if layout == "all":
        view.follow("account.voice", view.feed.table.current_row())
        view.incoming.show_incoming(incoming(), 2)
    return view


def contact_balance(tab: int) -> QWidget:
    view = BalanceView(TODAY)
    view.show_balance(balance(), can_switch=True)
    view.tabs.setCurrentIndex(tab)
    view.follow("account.touch")
    return view


def back_test(tab: int | None) -> QWidget:
    view = HealthView()
    show_wrong_draft(view)
    view.right.setCurrentIndex(1)
    view.backtest.show_page(hidden() if tab is None else evidence(), can_test=True)
    view.backtest.show_running(running=tab == 1, done=3, total=8)
    view.backtest.tabs.setCurrentIndex(tab or 0)
    return view


def health(tab: int) -> QWidget:
    view = HealthView()
    show_wrong_draft(view)
    view.editor.tabs.setCurrentIndex(min(tab, 1))
    view.evidence.tabs.setCurrentIndex(tab)
    return view


def allocation(review: ReviewState | None) -> QWidget:
    view = AllocationView(TODAY)
    shown = board()
    view.show_board(shown, shown.draft or shown.model)
    view.show_review(review)
    view.publish.open("publish", "")
    return view


def phases(name: str) -> QWidget:
    view = PhasesView()
    view.show_page(phase_page(), can_switch=True)
    view.remember({"tab": name})
    return view


def search() -> QWidget:
    view = SearchView()
    view.set_text("解約")
    view.show_hits(three())
    view.show_index(1_000, 20_000, is_built=False)
    return view


def search_asked_nothing() -> QWidget:
    view = SearchView()
    view.show_problem("種類:何か")
    return view


def conflict_view() -> QWidget:
    view = ConflictView()
    view.show_conflict(conflict())
    return view


def data() -> QWidget:
    view = DataView()
    view.sources.show_sources([])
    view.sources.show_conflicts([conflict()])
    view.held.show_rows([])
    return view


def calendars(tab: int = 2) -> QWidget:
    view = DataView()
    view.calendars.show_calendars(
        [
            CalendarRow("佐藤の予定", "ics_file", "C:/予定/diary.ics", NOW, NOW, "done", 66, ("3",)),
            CalendarRow(
                "Outlook", "caldav", "outlook.example", NOW, None, "failed", 0, ("!",), is_sample=True
            ),
        ]
    )
    view.calendars.kind.setCurrentIndex(1)
    view.tabs.setCurrentIndex(tab)
    return view


def load_page(owner: str | None) -> QWidget:
    view = LoadView()
    view.show_load(load(owner), can_switch=True)
    return view


def simulation_page(tab: int) -> QWidget:
    view = SimulationView()
    on, known, found = simulation(Question(hours_freed=28))
    view.show_ground(on, known)
    view.show_answers(found)
    view.tabs.setCurrentIndex(tab)
    return view


def team_page(weeks_ago: int, line: str = "") -> QWidget:
    view = TeamView(TODAY)
    view.show_team(team(TODAY - timedelta(weeks=weeks_ago)))
    if line:
        view.follow(line)
        view.behind.show_offers(team_offers())
    return view


def simulation_of_nothing() -> QWidget:
    view = SimulationView()
    view.show_problem("–")
    return view


def revenue_arr(page: ArrPage) -> QWidget:
    view = ArrView(TODAY)
    view.show_page(page, can_switch=True)
    view.figures.turn_to("churn")
    return view


def revenue_forecast() -> QWidget:
    view = ForecastView(TODAY)
    view.show_page(forecast_page(), can_switch=True)
    return view


def revenue_cohorts() -> QWidget:
    view = CohortsView()
    view.show_page(cohorts_page(), can_switch=True)
    return view


def month_page(owner: str | None) -> QWidget:
    view = MonthView(TODAY)
    view.show_month(month(owner), {}, "佐藤", can_switch=True)
    return view


VIEWS: dict[str, Callable[[], QWidget]] = {
    "today": today,
    "accounts": accounts,
    "matrix": matrix,
    **{f"account {tab}": (lambda tab=tab: account(tab)) for tab in range(5)},  # type: ignore[misc]
    "peek": peek,
    "conflict": conflict_view,
    "brief": brief,
    "why": why,
    "settings": settings,
    "data": data,
    **{f"activity {name}": (lambda name=name: activity(name)) for name in LAYOUTS},  # type: ignore[misc]
    "allocation": lambda: allocation(None),
    "allocation in a review": lambda: allocation(tier_review()),
    "allocation that waits": lambda: allocation(tier_review(waits=True)),
    **{f"balance {tab}": (lambda tab=tab: contact_balance(tab)) for tab in range(3)},  # type: ignore[misc]
    "load of the team": lambda: load_page(None),
    "load of one": lambda: load_page("佐藤"),
    "load as a chart": load_chart_page,
    "charts": charts_page,
    **{f"simulation {tab}": (lambda tab=tab: simulation_page(tab)) for tab in range(3)},  # type: ignore[misc]
    "simulation of nothing": simulation_of_nothing,
    **{f"health {tab}": (lambda tab=tab: health(tab)) for tab in range(3)},  # type: ignore[misc]
    **{f"back-test {tab}": (lambda tab=tab: back_test(tab)) for tab in (*range(6), None)},  # type: ignore[misc]
    **{f"phases {name}": (lambda name=name: phases(name)) for name in ("watch", "grid", "record")},  # type: ignore[misc]
    "revenue: ARR": lambda: revenue_arr(arr_page(currencies=("JPY", "USD"))),
    "revenue: no ARR": lambda: revenue_arr(no_arr()),
    "revenue: forecast": revenue_forecast,
    "revenue: cohorts": revenue_cohorts,
    "team": lambda: team_page(0),
    "team, an account handed over": lambda: team_page(0, "account.assign"),
    "team of a past day": lambda: team_page(2),
    "month of one": lambda: month_page("佐藤"),
    "month of the team": lambda: month_page(None),
    "calendars": calendars,
    **MAIL_VIEWS,
    **REVIEW_VIEWS,
    **CAMPAIGN_VIEWS,
    **OUTREACH_VIEWS,
    "search": search,
    "search, nothing asked": search_asked_nothing,
    "first run in Japanese": lambda: FirstRunView("ja"),
}


@pytest.fixture(params=["ja", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    use_language(qapp, load_catalogue(request.param))
    apply_look(qapp, Look("light"))
    yield request.param
    use_language(qapp, load_catalogue("en"))


@pytest.fixture(params=list(VIEWS))
def view(request: pytest.FixtureRequest, language: str, qtbot: QtBot) -> QWidget:
    made = VIEWS[request.param]()
    qtbot.addWidget(made)
    made.resize(*((380, 660) if request.param in ("peek", "brief") else ROOM))
    made.show()
    QApplication.processEvents()
    return made


def seen(view: QWidget) -> Iterator[QWidget]:
    """Yield every widget that a person sees."""
    for widget in view.findChildren(QWidget):
        if widget.isVisible():
            yield widget


def nameless(view: QWidget) -> list[str]:
    """Return the controls that a screen reader has no name for."""
    found = []
    for widget in seen(view):
        if isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox)):
            continue  # a part of the control above it
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def cut_off(view: QWidget) -> list[str]:
    """Return the words on labels and buttons that have not the width they need."""
    cut = []
    for widget in seen(view):
        if isinstance(widget, (QLabel, QPushButton)) and widget.text():
            needed = (
                widget.sizeHint() if not getattr(widget, "wordWrap", bool)() else widget.minimumSizeHint()
            )
            if needed.width() > widget.width() + 1:
                cut.append(f"{widget.text()!r} needs {needed.width()} of {widget.width()}")
    return cut


def without_room(view: QWidget) -> list[str]:
    """Return the wrapped words that have no room for their last line."""
    return [
        f"{label.text()!r} needs {label.heightForWidth(label.width())} of {label.height()}"
        for label in seen(view)
        if isinstance(label, QLabel)
        and label.wordWrap()
        and label.text()
        and label.heightForWidth(label.width()) > label.height() + 1
    ]


def english_words(view: QWidget) -> set[str]:
    """Return the English words that are left on it, but for names."""
    english = re.compile(
        r"\b(?!(?:ARR|CSAT|CSM|CSV|CS|Workbench|Excel|Ctrl|Enter|Esc|English|P1|NPS|LTV|Shift|Slack|Microsoft|Google|Entra)\b)[A-Za-z]{4,}\b"
    )
    names = {
        "Cloud", "tanaka", "aoba", "example", "logins", "profile", "Lite", "HiCustomer", "Insert", "Delete",
    }  # fmt: skip
    words: set[str] = set()
    for widget in seen(view):
        text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
        if isinstance(widget, QLineEdit):
            text = widget.placeholderText()
        if isinstance(widget, QTabBar):
            text = " ".join(widget.tabText(n) for n in range(widget.count()))
        words |= {w for w in english.findall(text) if w not in names and ":" not in text}
    return words


def test_a_view_names_its_controls_and_has_room_and_one_language(view: QWidget, language: str) -> None:
    assert not nameless(view)
    assert not cut_off(view)
    assert not without_room(view)
    if language == "ja":
        assert not english_words(view)


def test_the_preview_shows_the_beginning_of_a_long_note(qtbot: QtBot) -> None:
    """A label takes seconds to lay out a note as long as a book."""
    page = account_page()
    view = PeekView()
    qtbot.addWidget(view)
    view.show_page(
        dataclasses.replace(page, notes=(dataclasses.replace(page.notes[0], body="長" * 200_000),)), None
    )
    assert max(len(text) for text in view.words()) < 1_000
    assert any(text.startswith("長") and text.endswith("…") for text in view.words())


def test_a_tab_of_the_account_shows_the_page_once_it_is_looked_at(qtbot: QtBot) -> None:
    view = AccountView(TODAY)
    qtbot.addWidget(view)
    page = account_page()
    view.show_page(page, explained())
    view.tabs.setCurrentWidget(view.plan)
    assert view.plan.todos.rowCount() > 0
    view.show_page(dataclasses.replace(page, todos=()), explained())
    assert view.plan.todos.rowCount() == 0


def test_beside_a_call_the_end_card_has_room_for_every_field(qtbot: QtBot, dressed: QApplication) -> None:
    view = MeetingView(TODAY)
    qtbot.addWidget(view)
    view.set_narrow(narrow=True)
    view.resize(*NARROW)
    view.card.open(1)
    view.show()
    QApplication.processEvents()
    card = view.card
    fields = (card.level, card.reasons, card.ours, card.theirs, card.next_step, card.minutes, card.day)
    assert all(over.geometry().bottom() < under.y() for over, under in itertools.pairwise(fields))
    assert card.geometry().bottom() < view.height()


def test_a_long_form_of_the_account_page_shows_its_buttons(qtbot: QtBot, dressed: QApplication) -> None:
    view = AccountView(TODAY)
    qtbot.addWidget(view)
    view.resize(*ROOM)
    view.show_page(account_page(), explained())
    view.show()
    view.form.open(*goal_form(None, "佐藤", TODAY))
    QApplication.processEvents()
    save = next(made for made in view.form.findChildren(QPushButton))
    assert save.mapTo(view, save.rect().bottomLeft()).y() < view.height()
    assert view.form.fields["internal_note"].height() > save.height()
