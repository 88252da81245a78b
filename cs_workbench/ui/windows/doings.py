"""What the menus, keys and palette do; and the children that sync and fill the sample book."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QObject, Signal

from cs_workbench.ui.actions import Actions
from cs_workbench.ui.text import explain, say
from cs_workbench.ui.theme import is_dark
from cs_workbench.ui.widgets.icons import icon
from cs_workbench.ui.windows.brief_desk import BriefDesk
from cs_workbench.ui.windows.campaign_desk import OF_PAGE
from cs_workbench.ui.windows.inbox_desk import InboxDesk
from cs_workbench.ui.windows.notes import Notes
from cs_workbench.ui.windows.outreach_desk import OutreachDesk
from cs_workbench.ui.windows.palette import WindowPalette
from cs_workbench.ui.windows.review_batch_desk import ReviewBatchDesk
from cs_workbench.ui.windows.shortcut_sheet import ShortcutSheet

if TYPE_CHECKING:
    from cs_workbench.kernel.errors import WorkbenchError
    from cs_workbench.services.outreach_progress import Sending
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.widgets.toast import Door
    from cs_workbench.ui.windows.accounts_place import AccountsPlace
    from cs_workbench.ui.windows.children import Children
    from cs_workbench.ui.windows.data_place import DataPlace
    from cs_workbench.ui.windows.first_run_place import FirstRunPlace
    from cs_workbench.ui.windows.insights_place import InsightsPlace
    from cs_workbench.ui.windows.outreach_place import OutreachPlace
    from cs_workbench.ui.windows.place import Place
    from cs_workbench.ui.windows.reviews_place import ReviewsPlace
    from cs_workbench.ui.windows.settings_place import SettingsPlace
    from cs_workbench.ui.windows.wiring import Wiring

ZOOM_STEP: Final = 10
ZOOM_LEAST: Final = 80
ZOOM_MOST: Final = 200
#: What is done with the review that is open.
OF_REVIEW: Final = (
    "review.freeze",
    "review.check",
    "review.ready",
    "review.hold",
    "review.reopen",
    "review.edit",
    "review.picture",
    "review.template",
    "review.build",
    "review.next_slide",
    "review.previous_slide",
    "review.remove",
)
#: What is done with the campaign that is open or under the cursor.
OF_CAMPAIGN: Final = (
    "outreach.part", "outreach.thaw", "outreach.pause", "outreach.cancel", "outreach.resend", "outreach.leave_out",
    "outreach.include", "outreach.arrived", "outreach.again", "outreach.opt_out", "outreach.goes_on", *OF_PAGE,
)  # fmt: skip
#: What the present place does itself, when it can.
OF_PLACES: Final = (
    "file.export",
    "edit.copy",
    "edit.paste",
    "edit.fill_down",
    "edit.cell",
    "edit.select",
    "edit.select_all",
    "edit.find",
    "view.columns",
    "view.sort",
    "view.group",
    "view.save",
    "view.as_of",
    "account.not_listed",
    "account.open",
    "account.peek",
    "account.done",
    "account.skip",
    "account.snooze",
    "account.touch",
    "account.note",
    "account.next_step",
    "account.assign",
    "account.risk",
    "account.slack",
    "account.print",
    "account.tier",
    "account.band",
    "account.phase",
    "account.voice",
    "account.topic",
    "account.goal",
    "account.check",
    "account.person",
    "account.outcome",
    "account.handover",
    *OF_REVIEW,
    *OF_CAMPAIGN,
)


class Doings(QObject):
    """Gives every action its handler, for one window."""

    quitWanted = Signal()

    def __init__(self, wiring: Wiring, children: Children) -> None:
        super().__init__(wiring)
        self._wiring, self._window, self._desk = wiring, wiring.window, wiring.desk
        self.actions = Actions(self._window, icon)
        self._children = children
        children.show_in(self._window.tray)
        self.palette = WindowPalette(self._window, self.actions, wiring, self)
        self.sheet = ShortcutSheet(self._window)
        self.notes = Notes(wiring)
        self.briefs = BriefDesk(self._window, self._desk, self)
        self.batches = ReviewBatchDesk(self._window, self._desk, children, self)
        self.batches.told.connect(self._tell_with_door)
        self.batches.refused.connect(self._tell_refused)
        self.outreach = OutreachDesk(self._desk, children.senders, self)
        self.inbox = InboxDesk(self._desk, children, self)
        self._work: Sending | None = None  # what there was to send when it was looked last
        self._is_first_source = False  # until its rows have landed
        for action, handler in self._handlers().items():
            self.actions.handle(action, handler)
        for action in OF_PLACES:
            self.actions.handle(action, self._of_place(action))
        self.actions.build_menus(self._window.menuBar())
        self._connect()

    def after_failure(self) -> None:
        """An expected failure was told: first run begins again where it waited for what failed."""
        if self._wiring.present.id == "first_run":
            self._wiring.first_run.show_beginning()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        wiring = self._wiring
        return {
            "go.today": lambda: wiring.go("today"),
            "go.accounts": lambda: wiring.go("accounts"),
            "go.activity": lambda: wiring.go("activity"),
            "go.reviews": lambda: wiring.go("reviews"),
            "go.outreach": lambda: wiring.go("outreach"),
            "go.insights": lambda: wiring.go("insights"),
            "go.team": lambda: wiring.go("team"),
            "go.data": lambda: wiring.go("data"),
            "go.back": wiring.back,
            "go.forward": wiring.forward,
            "go.next_pane": wiring.next_pane,
            "go.previous_pane": lambda: wiring.next_pane(forward=False),
            "go.palette": self.palette.open,
            "go.account": self.palette.open_accounts,
            "file.todo": self._add_todo,
            "file.quick_note": self.notes.open_quick,
            "account.meeting": self.notes.open_meeting,
            "file.brief_notes": self.briefs.choose_notes,
            "file.import": self._add_source,
            "file.settings": lambda: wiring.go("settings"),
            "file.quit": self.quitWanted.emit,
            "edit.undo": self._desk.undo,
            "edit.redo": self._desk.redo,
            "edit.find_everywhere": wiring.search_everywhere,
            "view.pane": self._toggle_pane,
            "view.density": self._toggle_density,
            "view.dark": self._toggle_dark,
            "view.zoom_in": lambda: self._zoom(ZOOM_STEP),
            "view.zoom_out": lambda: self._zoom(-ZOOM_STEP),
            "view.zoom_reset": lambda: self._zoom(0),
            "account.why": wiring.ask_why,
            "account.brief": wiring.ask_brief,
            "account.mail": self._mail_chosen,
            "outreach.new": wiring.new_campaign,
            "outreach.inbox": self.inbox.look,
            "review.new": self._new_review,
            "review.batch": lambda: self.batches.choose_folder(wiring.present.chosen_accounts()),
            "data.sync": self._sync_all,
            "help.shortcuts": self._show_sheet,
            "help.about": lambda: wiring.go("settings"),
        }

    def _connect(self) -> None:
        children = self._children
        children.finished.connect(self._child_finished)
        children.failed.connect(self._child_failed)
        children.stopped.connect(self._child_stopped)
        self._desk.done.connect(self._toast)
        self._wiring.teamKnown.connect(self._offer_team)
        self._offer_team(there=self._wiring.is_team)
        self._wiring.moved.connect(self._offer_review)
        self._wiring.moved.connect(self._offer_campaign)
        self._offer_review()
        self._offer_campaign()
        self.outreach.worked.connect(self._show_work)
        self.outreach.told.connect(self._window.tell)
        self._wiring.rowsShown.connect(self.outreach.look)
        self._wiring.stopping.connect(self.outreach.stop)
        self.inbox.told.connect(self._window.tell)
        self._wiring.rowsShown.connect(self.inbox.start_later)
        self._wiring.stopping.connect(self.inbox.stop)
        self._wiring.indexing.buildWanted.connect(children.index)
        self._wiring.placeMade.connect(self._meet)
        for place in self._wiring.places.values():
            self._meet(place)
        self.notes.ask_for_lost()

    def _meet(self, place: Place) -> None:
        """Connect a place that was just made with what it wants done."""
        children = self._children
        if place.id == "accounts":
            accounts = cast("AccountsPlace", place)
            accounts.refused.connect(self._say)
            accounts.exported.connect(self._say)
            accounts.bookShown.connect(self.palette.index)
        elif place.id == "today":
            self.briefs.take_drops(place.view)
        elif place.id == "settings":
            settings = cast("SettingsPlace", place).general
            settings.view.bookWanted.connect(self.briefs.choose_book)
            settings.view.notesWanted.connect(self.briefs.choose_notes)
            self.briefs.take_drops(settings.view)
        elif place.id == "data":
            data = cast("DataPlace", place)
            data.syncWanted.connect(children.sync)
            data.added.connect(self._sync_added)
            data.calendarSyncWanted.connect(children.sync_calendars)
            data.conflictWanted.connect(self.notes.open_conflict)
        elif place.id == "reviews":
            reviews = cast("ReviewsPlace", place)
            reviews.told.connect(self._tell_with_door)
            reviews.builderShown.connect(self._offer_review)
        elif place.id == "outreach":
            outreach = cast("OutreachPlace", place)
            outreach.told.connect(self._tell_with_door)
            outreach.campaignShown.connect(self._offer_campaign)
            outreach.urged.connect(self.outreach.urge)
            if self._work is not None:
                outreach.show_work(self._work, self.outreach.troubles)
        elif place.id == "insights":
            cast("InsightsPlace", place).childWanted.connect(self._back_test)
        elif place.id == "first_run":
            first_run = cast("FirstRunPlace", place)
            first_run.sampleWanted.connect(children.fill_sample)
            first_run.cancelWanted.connect(children.cancel_all)
            first_run.pathChosen.connect(self._first_source)
            children.progressed.connect(first_run.show_progress)

    def _offer_team(self, there: bool) -> None:
        self.actions.offer("go.team", there=there)

    def _offer_review(self) -> None:
        for action in OF_REVIEW:
            there = self._wiring.reviews_open and self._wiring.reviews.view.builder.offers(action)
            self.actions.offer(action, there=there)

    def _offer_campaign(self) -> None:
        for action in OF_CAMPAIGN:
            self.actions.offer(action, there=self._wiring.present.id == "outreach")

    def _show_work(self, work: Sending) -> None:
        self._work = work
        self._window.status.show_mail(work)
        if "outreach" in self._wiring.places:
            self._wiring.outreach.show_work(work, self.outreach.troubles)

    def _mail_chosen(self) -> None:
        if self._wiring.present.chosen_accounts():
            self._wiring.new_campaign()
        else:
            self._say(say("meeting", "Choose the account first."))

    def _new_review(self) -> None:
        account = self._wiring.present.current_account()
        if account is not None:
            self._wiring.new_review(account)
        else:
            self._say(say("meeting", "Choose the account first."))

    def _tell_with_door(self, sentence: str, door: Door | None) -> None:
        self._window.toast(sentence, None, door)

    def _tell_refused(self, sentence: str, door: Door | None) -> None:
        self._window.tell(sentence, "warn", door)

    def _child_stopped(self, name: str) -> None:
        self._say(say("window", "{what}: stopped. What was finished is kept.", what=name))

    def _back_test(self, arguments: list[str]) -> None:
        self._wiring.insights.follow_child(self._children.back_test(arguments))

    def _of_place(self, action: str) -> Callable[[], object]:
        return lambda: self._wiring.present.act(action)

    def _toast(self, sentence: str, step: int | None) -> None:
        undo = partial(self._desk.undo_step, step) if step else None
        self._window.toast(sentence, undo)

    def _say(self, sentence: str) -> None:
        self._window.toast(sentence, None)

    def _show_sheet(self) -> None:
        self.sheet.show_keys(self.actions.sheet())

    def _sync_all(self) -> None:
        self._children.sync([])
        self._desk.ask("has calendars", _has_calendars, self._sync_calendars)

    def _sync_calendars(self, there: bool) -> None:
        if there:
            self._children.sync_calendars([])

    def _sync_added(self, name: str) -> None:
        self._children.sync([name])

    def _add_todo(self) -> None:
        self._wiring.go("today")
        self._wiring.today.act("file.todo")

    def _add_source(self) -> None:
        self._wiring.go("data")
        self._wiring.data.view.sources.addFileWanted.emit()

    def _first_source(self, path: Path) -> None:
        self._is_first_source = True
        self._wiring.end_first_run("data")
        self._wiring.data.add(path)

    def _child_finished(self, kind: str, result: dict[str, Any]) -> None:
        wiring = self._wiring
        if kind == "search":
            wiring.indexing.start_now()
            return
        if kind == "reviews":
            self.batches.tell(result)
            return
        if wiring.present.id == "first_run":
            wiring.first_run.ask_person()
            return
        reports = (*result.get("sources", ()), *result.get("calendars", ()))
        sentences = [s for report in reports for s in report.get("sentences", ())]
        if sentences:
            self._window.toast(sentences[0], None)
        if self._is_first_source and any(source.get("inserted") for source in result.get("sources", ())):
            from cs_workbench.services.book import owners

            self._is_first_source = False
            self._desk.ask("owners", owners, self._first_rows)

    def _first_rows(self, owners: list[str]) -> None:
        """The first source has landed: on to its accounts, by way of who the person is, where that is said."""
        if owners:
            self._wiring.begin_first_run()
            self._wiring.first_run.show_persons(owners, "accounts")
        else:
            self._wiring.go("accounts")

    def _child_failed(self, error: WorkbenchError) -> None:
        self._window.tell(explain(error))
        self.after_failure()

    def _toggle_pane(self) -> None:
        wiring, account = self._wiring, self._wiring.present.current_account()
        if self._window.has_pane:
            wiring.pane.close()
        elif account is not None:
            wiring.pane.turn_peek(account)

    def _set(self, key: str, value: str | int) -> None:
        from cs_workbench.services.settings import SetSetting

        self._desk.do(SetSetting(key, value))

    def _toggle_density(self) -> None:
        self._set("density", "compact" if self._wiring.memory.density == "comfortable" else "comfortable")

    def _toggle_dark(self) -> None:
        self._set("theme", "light" if is_dark(self._wiring.memory.theme) else "dark")

    def _zoom(self, step: int) -> None:
        zoom = self._wiring.memory.zoom + step if step else 100
        self._set("zoom", min(max(zoom, ZOOM_LEAST), ZOOM_MOST))


def _has_calendars(bench: Workbench) -> bool:
    from cs_workbench.services.calendars import calendars

    return bool(calendars(bench))
