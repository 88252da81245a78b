"""Pictures of every view, in both themes and two sizes: for review, and where no window can open.

Nothing is written to the profile: what stands half typed in a picture is shown there and never saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication

from cs_workbench.services.drafts import DraftText
from cs_workbench.services.review_lists import LISTS
from cs_workbench.ui.theme import Density, Look, apply_look
from cs_workbench.ui.views.health import HealthView
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.palette import Palette
from cs_workbench.ui.windows.revenue_page import RevenuePage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cs_workbench.services.notes import NoteText
    from cs_workbench.services.search import Reached
    from cs_workbench.ui.windows.doings import Doings
    from cs_workbench.ui.windows.program import Program
    from cs_workbench.ui.windows.wiring import Wiring

SIZES: Final = ((1366, 768), (1920, 1080))
THEMES: Final = ("light", "dark")
TURN_MS: Final = 20
CALM_TURNS: Final = 3  # without a question, so that what was answered last is laid out and painted
PATIENCE_TURNS: Final = 400
INDEX_MS: Final = 20_000
#: The tabs of the account page and of Data that have a picture of their own.
ACCOUNT_TABS: Final = ("overview", "activity", "people", "plan", "data")
DATA_TABS: Final = ("sources", "held", "calendars", "check")
#: By language: a to-do as it is typed, what is looked for everywhere, and a few letters in the palette.
TYPED: Final = {"ja": "来週火曜15時 {account} 電話", "en": "next tue 3pm {account} call"}
SEARCHED: Final = {"ja": "更新", "en": "renewal"}
#: Slides of the draft that have a picture, and a list of promises of an older deck, by language.
BUILDER_SLIDES: Final = ("adoption", "learned", "roadmap", "carried")
PASTED: Final = {
    "ja": "権限表を送る / 佐藤 / 12/20\n見積を出す / 見知らぬ人 / 12/20",
    "en": "Send the list of rights / Sato / 12/20\nSend an offer / a stranger / 12/20",
}
#: A field of the scorecard, and what is typed there.
RETYPED: Final = ("measures.seat_util.points", "0:0 60:40 95:100")
LETTERS: Final = {"ja": "メモ", "en": "re"}


def take_pictures(program: Program, folder: Path) -> int:
    """Write ``<view>-<theme>-<width>x<height>.png`` for every view into ``folder``; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    _settle(program)
    wiring, doings, app = program.wiring, program.doings, QApplication.instance()
    if wiring is None or doings is None or not isinstance(app, QApplication):
        return 0
    _index(wiring)
    walk = _Walk(wiring, doings, lambda: _settle(program))
    count = 0
    for theme in THEMES:
        apply_look(app, Look(theme, 100, Density.COMFORTABLE))
        for name, shown in _every_view(program, walk):
            _settle(program)
            shown.grab().save(str(folder / f"{name}-{theme}-{shown.width()}x{shown.height()}.png"))
            count += 1
    return count


def _every_view(program: Program, walk: _Walk) -> Iterator[tuple[str, QWidget]]:
    """Go through every view of the main window in each size, then through the other windows."""
    for size in SIZES:
        program.window.resize(*size)
        for name in walk.places():
            yield name, program.window
    yield from walk.windows()


class _Walk:
    """Goes from view to view of one window; each method yields the name of what is to be seen then.

    Args:
        settle: waits until everything that was asked is shown.
    """

    def __init__(self, wiring: Wiring, doings: Doings, settle: Callable[[], None]) -> None:
        self._wiring, self._doings, self._settle = wiring, doings, settle
        self._bench = wiring.desk.bench
        self._language = self._bench.catalogue.language

    def places(self) -> Iterator[str]:
        """Go through what the main window shows."""
        wiring = self._wiring
        wiring.window.activateWindow()  # so that it shows where the keyboard is
        wiring.pane.close()
        yield from self._today()
        yield from self._accounts()
        yield from self._account()
        yield from self._handover()
        yield from self._activity()
        yield from self._reviews()
        yield from self._outreach()
        wiring.search_everywhere(SEARCHED[self._language])
        yield "search"
        wiring.go("insights")
        for number, page in enumerate(wiring.insights.pages):
            wiring.insights.view.tabs.setCurrentIndex(number)
            if page == "revenue":
                yield from self._revenue()
            else:
                yield f"insights-{page}"
            view = wiring.insights.pages[page].view
            if isinstance(view, HealthView):
                yield from self._health(view)
            if page == "phases":
                yield from self._journey()
        yield from self._team()
        wiring.go("data")
        for number, tab in enumerate(DATA_TABS):
            wiring.data.view.tabs.setCurrentIndex(number)
            yield f"data-{tab}"
        yield from self._settings()
        wiring.begin_first_run()
        yield "first-run"
        wiring.end_first_run("today")

    def _revenue(self) -> Iterator[str]:
        """Go through the parts of revenue."""
        place = self._wiring.insights.pages["revenue"]
        if not isinstance(place, RevenuePage):
            return
        for number, part in enumerate(place.pages):
            place.view.tabs.setCurrentIndex(number)
            yield f"insights-revenue-{part}"
        place.view.tabs.setCurrentIndex(0)

    def _team(self) -> Iterator[str]:
        """Go through the table today, the hand-over of an account, and a day before."""
        if not self._wiring.is_team:
            return
        self._wiring.go("team")
        yield "team"
        view = self._wiring.team.view
        view.behind.focus_list()
        view.follow("account.assign")
        yield "team-handover"
        view.behind.handover.leave()
        view.dayChosen.emit(self._bench.today - timedelta(days=14))
        yield "team-then"
        view.dayChosen.emit(None)

    def _journey(self) -> Iterator[str]:
        """Go through the lists under the phases, but the first, which is shown."""
        page = self._wiring.insights.pages["phases"]
        for name in ("grid", "record"):
            page.remember({"tab": name})
            yield f"insights-phases-{name}"
        page.remember({"tab": "watch"})

    def windows(self) -> Iterator[tuple[str, QWidget]]:
        """Open the other windows one after the other; yield name and window."""
        self._doings.actions.run("help.shortcuts")
        yield "shortcuts", self._doings.sheet
        self._doings.sheet.close()
        note = self._longest_note()
        if note is not None:
            self._wiring.open_account(note.account_id)
            self._settle()
            yield from self._quick_note(note)
            yield from self._meeting(note)
            yield from self._conflict(note)

    def _today(self) -> Iterator[str]:
        self._wiring.go("today")
        yield "today"
        view = self._wiring.today.view
        row = view.list.current_row()
        view.entry.line.setText(TYPED[self._language].format(account=row.account if row else ""))
        view.entry.line.settle_now()
        yield "today-entry"
        view.entry.taken()

    def _accounts(self) -> Iterator[str]:
        wiring, place = self._wiring, self._wiring.accounts
        wiring.go("accounts")
        yield "accounts"
        for layout in ("matrix", "renewals", "board"):
            place.choose_layout(layout)
            yield layout
        place.choose_layout("table")
        account = self._account_to_explain()
        if account is not None:
            place.view.grid.go_to(account)
            place.view.grid.select_accounts(np.array([account]))
            wiring.pane.open_why(account)
            yield "why"
            self._settle()
            wiring.pane.why.step(-1)
            yield "why-then"
            wiring.pane.turn_peek(account)
            yield "peek"
            wiring.pane.close()
        self._doings.palette.open()
        for palette in wiring.window.findChildren(Palette):
            palette.line.setText(LETTERS[self._language])
            yield "palette"
            palette.close_again()

    def _account(self) -> Iterator[str]:
        wiring, place = self._wiring, self._wiring.account
        account = self._account_to_explain()
        if account is None:
            return
        wiring.open_account(account)
        for number, tab in enumerate(ACCOUNT_TABS):
            place.view.tabs.setCurrentIndex(number)
            yield f"account-{tab}"
        place.view.tabs.setCurrentIndex(0)
        wiring.ask_brief()
        yield "account-brief"
        wiring.pane.close()
        place.act("account.goal")
        yield "account-goal"
        place.view.form.leave()

    def _handover(self) -> Iterator[str]:
        from cs_workbench.services.handovers import list_handovers

        sheet = next((sheet for sheet in list_handovers(self._bench) if sheet.gaps), None)
        if sheet is None:
            return
        self._wiring.open_account(sheet.account_id)
        place = self._wiring.account
        plan = place.view.plan
        place.view.tabs.setCurrentWidget(plan)
        self._settle()
        plan.ensureWidgetVisible(plan.handover)
        yield "account-handover"
        place.records.open("handover", plan.handover.fields.key_at(0))
        yield "account-handover-field"
        place.view.form.leave()

    def _activity(self) -> Iterator[str]:
        place = self._wiring.activity
        self._wiring.go("activity")
        for side in ("all", "voices", "requests"):
            place.choose_side(side)
            yield f"activity-{side}"
        place.choose_side("all")
        self._settle()
        place.act("account.touch")
        yield "activity-touch"
        place.view.quick.leave()

    def _reviews(self) -> Iterator[str]:
        """Go through the lists, a review that would be made, and the draft in its builder."""
        wiring = self._wiring
        wiring.go("reviews")
        place = wiring.reviews
        wiring.escape()
        for name in LISTS:
            place.choose_side(name)
            yield f"reviews-{name}"
        place.look_at(None)
        place.choose_side(LISTS[0])
        yield "reviews-team"
        account = place.current_account()
        if account is not None:
            place.begin_new(account)
            yield "reviews-new"
            place.view.entry.leave()
        yield from self._builder()

    def _outreach(self) -> Iterator[str]:
        """Go through the lists, a campaign that would be made, and one of each state."""
        from cs_workbench.services.outreach import campaigns
        from cs_workbench.services.outreach_lists import LISTS as OUTREACH_LISTS

        wiring = self._wiring
        wiring.go("outreach")
        place = wiring.outreach
        for name in OUTREACH_LISTS:
            place.choose_side(name)
            yield f"outreach-{name}"
        place.choose_side(OUTREACH_LISTS[0])
        place.begin_new((), None)
        yield "outreach-new"
        place.view.entry.leave()
        for row in campaigns(self._bench):
            wiring.open_campaign(row.uid)
            yield f"campaign-{row.state}"
            place.act("outreach.part")
            yield f"campaign-{row.state}-other"
        place.close_campaign()

    def _builder(self) -> Iterator[str]:
        from cs_workbench.services.reviews import reviews

        wiring, known = self._wiring, {row.state: row.uid for row in reversed(reviews(self._bench))}
        builder = wiring.reviews.view.builder
        if "draft" not in known:
            return
        wiring.open_review(known["draft"])
        yield "review"
        for slide in BUILDER_SLIDES:
            builder.go_to_slide(slide)
            yield f"review-{slide}"
        builder.promises.open_paste(PASTED[self._language])
        yield "review-paste"
        builder.promises.close_paste()
        wiring.reviews.act("review.edit")
        yield "review-edit"
        wiring.reviews.view.entry.leave()
        if "held" in known:
            wiring.open_review(known["held"])
            self._settle()
            builder.go_to_slide("carried")
            yield "review-held"
        wiring.reviews.close_review()

    def _health(self, view: HealthView) -> Iterator[str]:
        self._settle()
        table = view.editor.measures
        table.go_to(RETYPED[0], edit=True)
        line = table.viewport().findChild(LineEdit)
        if line is None:  # the card in force has no such measure
            return
        line.setText(RETYPED[1])
        line.settle_now()
        yield "insights-health-typed"
        table.closeEditor(line, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        view.right.setCurrentIndex(1)
        yield "insights-health-backtest"
        view.show_preview()

    def _settings(self) -> Iterator[str]:
        from cs_workbench.services.absences import AbsenceRow
        from cs_workbench.services.book import owners

        self._wiring.go("settings")
        self._wiring.settings.turn_to("general")
        yield "settings"
        view, names, first = self._wiring.settings.general.view, owners(self._bench), self._bench.today
        last, back = first + timedelta(days=6), first + timedelta(days=7)
        away = [AbsenceRow(0, "", name, first, last, names[-1], "", back) for name in names[:1]]
        view.absence.show_absences(away, names, None)
        self._settle()
        view.focus_setting("absence")
        yield "settings-absence"
        for page in ("mail", "consents", "suppressions"):
            self._wiring.settings.turn_to(page)
            yield f"settings-{page}"
        self._wiring.settings.turn_to("general")

    def _account_to_explain(self) -> int | None:
        """Return the first account of the table that does not stand well, else the current one."""
        view = self._wiring.accounts.view
        book = view.grid.table.book
        bands = {int(account): book["band"].at(row) for row, account in enumerate(book.account_id)}
        poor = (int(account) for account in view.accounts_shown() if bands[int(account)] in ("red", "yellow"))
        return next(poor, None) or view.current_account()

    def _longest_note(self) -> NoteText | None:
        from cs_workbench.services.notes import notes_of

        return max(notes_of(self._bench, None), key=lambda note: len(note.body), default=None)

    def _quick_note(self, note: NoteText) -> Iterator[tuple[str, QWidget]]:
        self._doings.notes.open_quick()
        window = self._doings.notes.quick.window
        self._settle()
        window.pane.show_draft(DraftText(note.account_id, note.body))
        yield "quick-note", window
        window.close()

    def _meeting(self, note: NoteText) -> Iterator[tuple[str, QWidget]]:
        self._doings.notes.open_meeting()
        meeting = self._doings.notes.meeting
        self._settle()
        meeting.view.pane.show_draft(DraftText(note.account_id, note.body))
        yield "meeting", meeting.window
        meeting.view.card.open(1)
        yield "meeting-card", meeting.window
        meeting.view.narrow.click()
        yield "meeting-card-narrow", meeting.window
        meeting.view.card.hide()
        yield "meeting-narrow", meeting.window
        meeting.view.narrow.click()
        meeting.window.close()

    def _conflict(self, note: NoteText) -> Iterator[tuple[str, QWidget]]:
        first, *rest = note.body.splitlines()
        mine, base = "\n".join((first, *rest[:1], *rest[-1:])), "\n".join((first, *rest[1:-1]))
        draft = DraftText(note.account_id, mine, note_id=note.id, base=base)
        self._doings.notes.open_draft(draft)
        notes = self._wiring.account.notes
        self._settle()
        yield "account-conflict", self._wiring.window
        notes.compare()
        yield "conflict", notes.comparing.window
        notes.comparing.close()
        notes.forget()


def _index(wiring: Wiring) -> None:
    """Let the search index catch up, so that what is searched for is found."""
    loop = QEventLoop()

    def go_on(reached: Reached) -> None:
        if reached.is_current:
            loop.quit()

    wiring.indexing.reached.connect(go_on)
    QTimer.singleShot(INDEX_MS, loop.quit)
    wiring.indexing.start_now()
    loop.exec()
    wiring.indexing.reached.disconnect(go_on)


def _settle(program: Program) -> None:
    """Let the window answer everything that is asked, and paint."""
    loop, calm = QEventLoop(), 0
    for _ in range(PATIENCE_TURNS):
        QTimer.singleShot(TURN_MS, loop.quit)
        loop.exec()
        calm = calm + 1 if program.is_settled else 0
        if calm >= CALM_TURNS:
            return
