"""Opens the forms of the account page, and turns what was written into commands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cs_workbench.domain.risk import risk_of
from cs_workbench.kernel.money import Money
from cs_workbench.services.records import Elsewhere, PutRecord, begun_with
from cs_workbench.ui.text import say
from cs_workbench.ui.views import record_fields
from cs_workbench.ui.views.risk_fields import risk_form
from cs_workbench.ui.windows.deck_desk import DeckDesk
from cs_workbench.ui.windows.risk_printer import RiskPrinter

if TYPE_CHECKING:
    from cs_workbench.services.account import AccountPage
    from cs_workbench.services.changes import Done
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.account_page import AccountView
    from cs_workbench.ui.views.record_fields import Form
    from cs_workbench.ui.windows.desk import Desk

REASONS: Final = ("reason_1", "reason_2", "reason_3")


class AccountRecordsDesk(QObject):
    """Between the forms of one account page and the services."""

    def __init__(self, view: AccountView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self._asked: tuple[AccountPage, str, Any, str] | None = None  # page, kind, row, currency
        self._stored: Mapping[str, Any] | None = None  # what the form was opened with
        for tab in (view.plan, view.people):
            tab.recordWanted.connect(self.open)
            tab.removeWanted.connect(self.remove)
        view.recordWanted.connect(self.open)
        view.form.written.connect(self._write)
        view.plan.acceptWanted.connect(self._accept)
        view.plan.exportWanted.connect(self._export)
        view.plan.shareWanted.connect(self.share)
        view.plan.deckWanted.connect(self._choose_deck)
        view.plan.slackWanted.connect(self._copy_for_slack)
        view.plan.printWanted.connect(self._print)
        self.printer = RiskPrinter(view, desk, self)
        self.decks = DeckDesk(view, desk, self)

    def open(self, kind: str, key: Any) -> None:
        """Open the form of a record: ``key`` says which, None a new one."""
        page = self._view.page
        if page is None:
            return
        if kind == "check" and not key:
            self._refuse(say("records", "Choose a goal of ours first: Enter opens it, M checks it."))
            return
        one = _row(page, kind, key)
        if key == "" or (key is not None and one is None):
            self._refuse(say("records", "It is kept in its source and is read only here."))
            return
        currency = _currency(page, one)
        title, specs, values = self._form(page, kind, one, key, currency)
        self._asked = (page, kind, (one, key), currency)
        uid = getattr(one, "uid", "")
        self._stored = page.records.stored.get(uid) if uid else None
        self._view.form.open(title, specs, values)

    def remove(self, kind: str, key: Any) -> None:
        """Take a record away; undo brings it back."""
        page = self._view.page
        one = None if page is None else _row(page, kind, key)
        if page is None or one is None or not one.uid:
            self._refuse(say("records", "It is kept in its source and is read only here."))
            return
        self._desk.do(_put(kind, page.account_id, {"retired": True}, one.uid))

    def share(self) -> None:
        """Copy the success plan as the customer may see it."""
        page = self._view.page
        if page is not None:
            from cs_workbench.services.goals import shareable_plan

            account = page.account_id
            self._desk.ask("share", lambda bench: shareable_plan(bench, account), self._copy)

    # Inside

    def _choose_deck(self) -> None:
        """Ask where the success plan is written for the customer."""
        page = self._view.page
        if page is not None:
            from cs_workbench.services.plan_deck import customers_plan

            account = page.account_id
            name = say("account", "Success plan {name}", name=str(page.facts.get("name") or ""))
            self.decks.choose(
                say("account", "Success plan"), name, lambda bench: customers_plan(bench, account), account
            )

    def _form(self, page: AccountPage, kind: str, one: Any, key: Any, currency: str) -> Form:
        today, owner = self._desk.bench.today, str(page.facts.get("owner") or "")
        if kind == "goal":
            return record_fields.goal_form(one, owner, today)
        if kind == "check":
            return record_fields.check_form(one, today)
        if kind == "person":
            return record_fields.person_form(one, today)
        if kind == "renewal":
            return record_fields.renewal_form(one, today, currency)
        if kind == "risk":
            return risk_form(one, page.facts, today, currency)
        if kind == "outcome":
            return record_fields.outcome_form(one, today, currency)
        return (
            record_fields.handover_form(owner)
            if one is None
            else record_fields.handover_field_form(one, key[1])
        )

    def _write(self, values: dict[str, Any]) -> None:
        if self._asked is None:
            return
        page, kind, (one, _key), currency = self._asked
        changed = self._view.form.changed(values)
        command = _command(page, kind, one, values, changed=changed, currency=currency)
        if isinstance(command, PutRecord):
            self._desk.do(begun_with(command, self._stored), partial(self._saved, self._asked))
        elif command is not None:
            self._desk.do(command)
        self._view.focus_tab()

    def _saved(self, asked: object, done: Done) -> None:
        """Open the form again where somebody else wrote meanwhile: nothing typed is lost, nothing overwritten."""
        if not isinstance(done.value, Elsewhere) or self._asked is None:
            return
        form, currency = self._view.form, self._asked[3]
        sentence = record_fields.elsewhere(form.specs, done.value.now, currency)
        if self._asked is not asked or form.isVisible():
            self._refuse(sentence)  # another form is open by now
            return
        self._stored = done.value.row
        form.open_again(sentence, done.value.now)

    def _copy_for_slack(self, todo_ids: list[int]) -> None:
        from cs_workbench.services.risks import risk_text, told_of_todos

        self._desk.ask(
            "risk slack", lambda bench: risk_text(bench, told_of_todos(bench, todo_ids)), self._copy_risk
        )

    def _copy_risk(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._refuse(say("today", "Copied for Slack"))

    def _print(self, todo_ids: list[int]) -> None:
        from cs_workbench.services.risks import told_of_todos

        page = self._view.page
        risks = (
            [todo.id for todo in page.todos if todo.id in todo_ids and todo.kind == "risk"] if page else []
        )
        if page is None or not risks:
            self._refuse(say("risk", "Choose a risk first: only risks have a page to print."))
            return
        self.printer.print(page.name, lambda bench: told_of_todos(bench, risks))

    def _accept(self, uid: str) -> None:
        from cs_workbench.services.handovers import AcceptHandover

        self._desk.do(AcceptHandover(uid))

    def _export(self, uid: str) -> None:
        title, kinds = (
            say("records", "Export the hand-over sheet"),
            say("records", "Excel workbook (*.xlsx);;Markdown (*.md)"),
        )
        path, kind = QFileDialog.getSaveFileName(self._view, title, say("records", "handover.xlsx"), kinds)
        if path:
            chosen = Path(path)
            self.export_to(
                uid, chosen if chosen.suffix else chosen.with_suffix(".md" if "md" in kind else ".xlsx")
            )

    def export_to(self, uid: str, path: Path) -> None:
        """Write a sheet to ``path``, as its ending says."""
        from cs_workbench.services.handover_draft import write_sheet
        from cs_workbench.services.handovers import sheet_of

        def write(bench: Workbench) -> str:
            write_sheet(bench, sheet_of(bench, uid), path)
            return say("records", "The sheet was written to {path}", path=path)

        self._desk.ask("handover", write, self._refuse)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._refuse(say("records", "The shareable plan was copied, without internal notes."))

    def _refuse(self, sentence: str) -> None:
        self._desk.done.emit(sentence, None)


def _row(page: AccountPage, kind: str, key: Any) -> Any:
    """Return the row that a key means: goals and outcomes by uid, people and renewals by place, sheets by uid."""
    kept = page.records
    if key is None or key == "":
        return None
    if kind in ("person", "renewal"):
        rows: tuple[Any, ...] = kept.people if kind == "person" else kept.renewals
        return rows[key] if key < len(rows) else None
    if kind == "risk":
        return next((todo for todo in page.todos if todo.id == key), None)
    uid = key[0] if isinstance(key, tuple) else key
    found: tuple[Any, ...] = {
        "goal": kept.goals,
        "check": kept.goals,
        "outcome": kept.outcomes,
        "handover": kept.handovers,
    }[kind]
    return next((one for one in found if one.uid == uid), None)


def _currency(page: AccountPage, one: Any) -> str:
    kept = risk_of(getattr(one, "detail", None)).amount
    amount = kept or getattr(one, "amount", None) or page.facts.get("arr")
    return amount.currency if isinstance(amount, Money) else ""


def _put(kind: str, account_id: int, values: Mapping[str, Any], uid: str | None) -> Command:
    from cs_workbench.services.goals import SetGoal
    from cs_workbench.services.handovers import SetHandover
    from cs_workbench.services.outcomes import AddOutcome
    from cs_workbench.services.people import SetPerson
    from cs_workbench.services.renewals import SetRenewal

    put = {
        "goal": SetGoal, "person": SetPerson, "renewal": SetRenewal, "outcome": AddOutcome, "handover": SetHandover,
    }[kind]  # fmt: skip
    return put(account_id, values, uid) if uid else put(account_id, values)


def _command(
    page: AccountPage, kind: str, one: Any, values: dict[str, Any], *, changed: dict[str, Any], currency: str
) -> Command | None:
    """Return what writes a form; None when nothing was changed."""
    account = page.account_id
    if kind == "check":
        from cs_workbench.services.goals import CheckGoal

        return CheckGoal(one.uid, values["checked_on"], values["value"], values["note"] or "")
    if kind == "person":
        from cs_workbench.services.people import command_for

        return command_for(account, one, values)
    if kind == "risk":
        from cs_workbench.services.risks import risk_command

        return risk_command(account, values, currency, one) if one is None or changed else None
    if kind == "handover" and one is not None:
        return _put(kind, account, {"fields": changed}, one.uid) if changed else None
    told = dict(values if one is None else changed)
    if kind == "outcome" and (one is None or set(REASONS) & set(told)):
        told = {name: value for name, value in told.items() if name not in REASONS}
        told["reasons"] = [values[name] for name in REASONS if values[name]]
    if kind == "renewal" and one is None:
        told["kind"] = "expansion"
    if told.get("amount") is not None and currency:
        told["currency"] = currency
    return _put(kind, account, told, one.uid if one is not None else None) if told else None
