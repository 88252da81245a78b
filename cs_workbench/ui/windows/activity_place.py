"""Wires 活動履歴 Activity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cs_workbench.domain.conditions import ConditionError
from cs_workbench.ui.text import explain, say
from cs_workbench.ui.views.activity import LAYOUTS, ActivityView
from cs_workbench.ui.views.quick_line import Written
from cs_workbench.ui.windows.activity_feed import FeedFiller
from cs_workbench.ui.windows.intake import Intake
from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.place import Place, SideEntry

if TYPE_CHECKING:
    from cs_workbench.services.activity import ActivityRow, Asked
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.requests import RequestRow
    from cs_workbench.services.voices import VoiceCount, VoiceRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.activity_feed import Question
    from cs_workbench.ui.windows.desk import Desk

SHOWS = ("account", "note", "touch", "override", "voice", "topic", "standing", "setting", "field")
Register = tuple[list["VoiceCount"], list["VoiceRow"], list["RequestRow"]]


@dataclass(frozen=True, slots=True)
class Meant:
    """Whose activity is shown. ``accounts`` None: of all; ``trouble``: why the condition was passed over."""

    accounts: tuple[int, ...] | None
    scope: str
    can_switch: bool
    trouble: ConditionError | None


def ask_register(bench: Workbench, accounts: tuple[int, ...] | None) -> Register:
    """Return voices of ``accounts`` (None: all), counted and one by one, and the register of requests."""
    from cs_workbench.services.requests import request_rows
    from cs_workbench.services.voices import voice_counts, voices

    wanted = None if accounts is None else frozenset(accounts)
    found = [v for v in voices(bench) if wanted is None or v.account_id in wanted]
    return voice_counts(bench, accounts), found, request_rows(bench)


class ActivityPlace(Place):
    """What was said and done, of one's own accounts or the whole team's."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: ActivityView = ActivityView(desk.bench.today)
        super().__init__("activity", self.view, desk, parent)
        self._scope = ""
        self._told: dict[str, int] = {}
        self._is_filled = False
        self._remembered: dict[str, Any] = {}
        view = self.view
        self._feed = FeedFiller(desk, view.feed, "activity", self._asked, self)
        self._feed.filled.connect(self._filled)
        self._intake = Intake(desk, view, view.incoming, self.current_account, self)
        self._intake.ended.connect(view.focus_first)
        serve_touches(desk, view.quick, view.accounts_written_about)
        view.accountWanted.connect(self.accountWanted)
        view.peekWanted.connect(self.paneWanted)
        view.rowChanged.connect(self._row_changed)
        view.askedAnew.connect(self._ask_anew)
        view.layoutChosen.connect(self._layout_chosen)
        view.lineWritten.connect(self._write)
        view.pasteWanted.connect(self._intake.paste)
        view.requestWritten.connect(self._write_request)
        view.voices.removeWanted.connect(self._remove_voice)
        view.requests.stateWanted.connect(self._set_request)
        view.requests.shipWanted.connect(self._ship)

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.touches(*SHOWS, "request"):
            return
        self._feed.refresh()

    def side_entries(self) -> list[SideEntry]:
        return [
            SideEntry(key, say("activity", text), self._told.get(key))
            for key, (text, _icon) in LAYOUTS.items()
        ]

    def chosen_side(self) -> str:
        return self.view.layout_name

    def choose_side(self, key: str) -> None:
        if key in LAYOUTS:
            self.view.show_layout(key)
            self.sideChanged.emit()

    def act(self, action: str) -> None:
        if action == "edit.find":
            self.view.condition.setFocus()
        else:
            self.view.follow(action, self.view.feed.table.current_row())

    def current_account(self) -> int | None:
        row = self.view.feed.table.current_row() if self.view.layout_name == "all" else None
        return None if row is None else row.account_id

    def chosen_accounts(self) -> tuple[int, ...]:
        rows = self.view.feed.table.chosen_rows() if self.view.layout_name == "all" else []
        return tuple(dict.fromkeys(row.account_id for row in rows))

    def focus(self) -> None:
        self.view.focus_first()

    def memory(self) -> dict[str, Any]:
        return {**self.view.memory(), "scope": self._scope} if self._is_filled else self._remembered

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        if memory.get("scope") in ("mine", "team"):
            self._scope = memory["scope"]
        self.view.remember(memory)
        line = memory.get("line")
        if self._is_filled and isinstance(line, int):
            self.view.feed.table.go_to(line)

    # Inside

    def _asked(self, chips: frozenset[str], topic: int | None) -> Question:
        """Return the question that the view stands for now."""
        from cs_workbench.services.activity import Asked, accounts_meant
        from cs_workbench.services.settings import get

        chosen, condition, days = self._scope, self.view.condition.text(), self.view.period.currentData()

        def ask(bench: Workbench) -> tuple[Asked, Meant]:
            owner = get(bench, "owner")
            scope = chosen or ("mine" if owner else "team")
            whose, trouble = owner if scope == "mine" else None, None
            try:
                accounts = accounts_meant(bench, whose, condition)
            except ConditionError as error:
                trouble, accounts = error, accounts_meant(bench, whose)
            return Asked(chips, accounts, days, topic), Meant(accounts, scope, bool(owner), trouble)

        return ask

    def _filled(self, meant: Meant) -> None:
        first, self._is_filled = not self._is_filled, True
        self.view.show_scope(meant.scope, can_switch=meant.can_switch)
        self.view.show_problem("" if meant.trouble is None else explain(meant.trouble))
        line = self._remembered.get("line")
        if first and isinstance(line, int):
            self.view.feed.table.go_to(line)
        accounts = meant.accounts
        self.desk.ask("register", lambda bench: ask_register(bench, accounts), self._show_register)
        self.sideChanged.emit()
        self.filled.emit()

    def _show_register(self, register: Register) -> None:
        counts, voices, requests = register
        self._told = {"voices": len(voices), "requests": len(requests)}
        self.view.voices.show_voices(counts, voices)
        self.view.requests.show_requests(requests)
        self.view.know_requests([r.title for r in requests])
        self.sideChanged.emit()

    def _row_changed(self, row: ActivityRow | None) -> None:
        if row is not None:
            self.peekWanted.emit(row.account_id)

    def _ask_anew(self) -> None:
        if self._is_filled:
            self._scope = self.view.scope.currentData()
        self.refresh(None)

    def _layout_chosen(self, _name: str) -> None:
        self.sideChanged.emit()

    def _write(self, rows: list[ActivityRow], written: Written) -> None:
        from cs_workbench.services.topics import AssignTopic

        accounts = tuple(dict.fromkeys(row.account_id for row in rows))
        if written.mode == "topic":
            items = tuple((row.kind, row.id) for row in rows if row.can_have_topic)
            if items:
                self.desk.do(AssignTopic(accounts[0], items, written.text))
            return
        for command in commands_of(written, accounts, today=self.desk.bench.today):
            self.desk.do(command)

    def _write_request(self, voice_ids: list[int], title: str) -> None:
        from cs_workbench.services.requests import put_under

        self.desk.perform(lambda bench: put_under(bench, title, tuple(voice_ids)))

    def _remove_voice(self, voice_id: int) -> None:
        from cs_workbench.services.voices import RetireVoice

        self.desk.do(RetireVoice(voice_id))

    def _set_request(self, request_id: int, state: str) -> None:
        from cs_workbench.services.requests import SetRequest

        self.desk.do(SetRequest(request_id, state=state))

    def _ship(self, request_id: int) -> None:
        from cs_workbench.services.requests import ShipRequest

        self.desk.do(ShipRequest(request_id))
