"""Commands are data: what a person did, kept so that it can be taken back, also after a restart."""

from __future__ import annotations

import dataclasses
import importlib
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done, merged

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

#: Where each command lives, so that one read from the undo log can be made again.
HOMES: Final = {
    "Together": "commands",
    "SetFields": "accounts",
    "AddOwnField": "accounts",
    "RemoveOwnField": "accounts",
    "WriteNote": "notes",
    "PutBackNote": "notes",
    "RestoreRevision": "notes",
    "RetireNote": "notes",
    "RetireAttachment": "attachments",
    "SetPulse": "meeting_notes",
    "RetirePulse": "meeting_notes",
    "AddTodo": "todos",
    "AddTodos": "todos",
    "RemoveTodo": "todos",
    "ChangeTodo": "todos",
    "EndTodo": "todos",
    "ReopenTodo": "todos",
    "SnoozeTodo": "todos",
    "SkipTodo": "todos",
    "AssignTodo": "todos",
    "RestoreTodos": "todos",
    "SavePlaybook": "playbooks",
    "RemovePlaybook": "playbooks",
    "ApplyPlaybook": "playbooks",
    "SetAbsence": "absences",
    "EndAbsence": "absences",
    "RestoreAbsence": "absences",
    "LogTouch": "touches",
    "RetireTouch": "touches",
    "AssignTopic": "topics",
    "RestoreTopics": "topics",
    "AddVoice": "voices",
    "RetireVoice": "voices",
    "AddRequest": "requests",
    "SetRequest": "requests",
    "RetireRequest": "requests",
    "LinkVoices": "requests",
    "ShipRequest": "requests",
    "UnshipRequest": "requests",
    "SetTier": "tiering",
    "EndOverride": "tiering",
    "SetBand": "band_override",
    "ClearBand": "band_override",
    "EndBands": "band_override",
    "SetLtv": "ltv_by_hand",
    "EndLtv": "ltv_by_hand",
    "SetPhase": "phases",
    "EndPhase": "phases",
    "SetStep": "journey",
    "PutJourney": "journey",
    "PublishModel": "touch_models",
    "UseVersion": "touch_models",
    "BackInForce": "touch_models",
    "ReviewTiers": "tier_review",
    "UseScorecard": "scorecards",
    "DropScorecard": "scorecards",
    "OrderScorecard": "scorecards",
    "ScorecardsBack": "scorecards",
    "KeepCardDraft": "card_drafts",
    "KeepEvidence": "evidence",
    "ApplyWeights": "evidence",
    "PublishCard": "card_drafts",
    "BeginReview": "review_session",
    "DropReview": "review_session",
    "TakeAnswers": "review_session",
    "PublishReview": "review_session",
    "ScheduleModel": "review_session",
    "RestoreReview": "review_session",
    "KeepAllocation": "allocation",
    "PublishAllocation": "allocation",
    "SaveDraft": "touch_models",
    "RemoveDraft": "touch_models",
    "TakeBriefNotes": "brief_notes",
    "PutBackBriefNotes": "brief_notes",
    "SaveView": "views",
    "RemoveView": "views",
    "SetSetting": "settings",
    "RepairHeld": "held",
    "DropHeld": "held",
    "ReopenHeld": "held",
    "SettleMeeting": "calendar",
    "AssignMeeting": "calendar",
    "AddStop": "calendar",
    "RemoveStop": "calendar",
    "LandCards": "cards",
    "RemoveCards": "cards",
    "SetGoal": "goals",
    "CheckGoal": "goals",
    "SetPerson": "people",
    "SetRenewal": "renewals",
    "SetRenewals": "renewals",
    "Judge": "judgements",
    "RestoreJudgements": "judgements",
    "AddOutcome": "outcomes",
    "SetHandover": "handovers",
    "AcceptHandover": "handovers",
    "SetTargets": "targets",
    "SetMonthWords": "month_file",
    "NewReview": "reviews",
    "SetReview": "reviews",
    "WriteSlide": "review_writing",
    "WriteShared": "review_writing",
    "AddPicture": "review_pictures",
    "DropPicture": "review_pictures",
    "FreezeReview": "reviews",
    "MarkReady": "reviews",
    "HoldReview": "reviews",
    "ReopenReview": "reviews",
    "ReviewBack": "reviews",
    "PastePromises": "review_promises",
    "SetPromise": "review_promises",
    "NewCampaign": "outreach",
    "SetCampaign": "outreach",
    "AddFile": "outreach",
    "DropFile": "outreach",
    "WriteLetter": "outreach_text",
    "SetAudience": "outreach_audience",
    "AudienceBack": "outreach_audience",
    "EditRecipient": "outreach_audience",
    "RecipientBack": "outreach_audience",
    "NewTemplate": "outreach_templates",
    "RemoveTemplate": "outreach_templates",
    "WriteTemplate": "outreach_templates",
    "DropVersion": "outreach_templates",
    "SetMailbox": "outreach_templates",
    "Freeze": "outreach_freeze",
    "Unfreeze": "outreach_freeze",
    "Pause": "outreach_run",
    "Resume": "outreach_run",
    "Cancel": "outreach_run",
    "CancelBack": "outreach_run",
    "ResolveUnknown": "outreach_run",
    "UnknownAgain": "outreach_run",
    "ResendMissing": "outreach_run",
    "WriteMail": "one_mail",
    "ConfirmOptOut": "inbox_wishes",
    "DeclineOptOut": "inbox_wishes",
    "WishAgain": "inbox_wishes",
    "ChangeInvitation": "outreach_event",
    "AddConsents": "permissions",
    "EndConsents": "permissions",
    "Suppress": "permissions",
    "KeepPresses": "page_opt_outs",
    "EndSuppression": "permissions",
}


class StepBefore(NamedTuple):
    """A step as it is kept: the commands that take it back and do it again, as `Command.as_json` writes them."""

    undo: Mapping[str, Any]
    redo: Mapping[str, Any]


class Command(ABC):
    """Something a person does. Subclasses are frozen dataclasses with values JSON can carry."""

    def prepare(self, bench: Workbench) -> None:  # noqa: B027 - most commands need nothing ahead
        """Read ahead what `perform` needs and what takes long; the write lock is not taken yet."""

    @abstractmethod
    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Do it inside the open transaction; answer what changed and the command that takes it back."""

    def joined(self, undo: Command, before: StepBefore) -> StepBefore | None:
        """Return this and the step ``before`` it as one, so that one undo takes both back; None: it is its own step.

        ``undo`` takes back this one alone.
        """
        return None

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON can carry it, with its name under ``do``."""
        fields = dataclasses.fields(self)  # type: ignore[arg-type]
        return {"do": type(self).__name__, **{f.name: _plain(getattr(self, f.name)) for f in fields}}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Return the command that `as_json` wrote; lists become tuples."""
        return cls(**{k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k != "do"})


@dataclass(frozen=True, slots=True)
class Together(Command):
    """Several commands as one step.

    Attributes:
        steps: commands as `Command.as_json` writes them, done in this order.
        said, params: what is told of them all, as in `Done`; '' what the last one says.
    """

    steps: tuple[dict[str, Any], ...]
    said: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Do every step, of which the first tells the value; the undo takes them back, the last one first."""
        answers = [command_of(step).perform(bench, writing) for step in self.steps]
        undos = tuple(done.undo.as_json() for done in reversed(answers) if done.undo is not None)
        last = answers[-1]
        said, params = (self.said, self.params) if self.said else (last.said, last.params)
        undo = Together(undos, said, params) if undos else None
        return Done(merged(done.changes for done in answers), undo, said, params, answers[0].value)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (frozenset, tuple)):
        return list(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


def command_of(values: Mapping[str, Any]) -> Command:
    """Return the command that a row of the undo log holds."""
    module = importlib.import_module(f"cs_workbench.services.{HOMES[values['do']]}")
    kind: type[Command] = getattr(module, values["do"])
    return kind.from_json(values)


def do(bench: Workbench, command: Command) -> Done:
    """Perform ``command`` in one transaction, log how to undo it, and bring standings up to date."""
    return _perform(bench, command, undoes=None)


@dataclass(frozen=True, slots=True)
class UndoRow:
    """One step that can be taken back; ``text`` in the person's language."""

    seq: int
    at: datetime
    text: str


def undo_list(bench: Workbench, limit: int = 50) -> list[UndoRow]:
    """Return the steps that can be taken back, newest first (200 steps, 30 days are kept)."""
    from cs_workbench.store import undo

    with bench.store.read() as db:
        return [
            UndoRow(row.seq, from_iso(row.at), bench.say("done", row.said, **row.params))
            for row in undo.steps(db, limit)
        ]


def undo_last(bench: Workbench) -> Done | None:
    """Take the last step back; None when there is nothing to take back."""
    return _step(bench, redo=False)


def undo_step(bench: Workbench, seq: int) -> Done | None:
    """Take the step numbered ``seq`` back, whatever was done since; None where it was taken back already."""
    return _step(bench, redo=False, seq=seq)


def redo_last(bench: Workbench) -> Done | None:
    """Do again what was taken back last; None when there is nothing."""
    return _step(bench, redo=True)


def _step(bench: Workbench, *, redo: bool, seq: int | None = None) -> Done | None:
    from cs_workbench.store import undo

    with bench.store.read() as db:
        step = undo.last_undone(db) if redo else undo.step(db, seq)
    if step is None:
        return None
    done = _perform(bench, command_of(step.redo if redo else step.undo), undoes=step.seq, redo=redo)
    text = bench.say("done", step.said, **step.params)
    said = N_("done", "Done again: {step}") if redo else N_("done", "Undone: {step}")
    return dataclasses.replace(
        done, said=said, params={"step": text}, step=None if redo is False else step.seq
    )


def _perform(bench: Workbench, command: Command, *, undoes: int | None, redo: bool = False) -> Done:
    from cs_workbench.services.standing import refresh
    from cs_workbench.store import undo

    step: int | None = None
    command.prepare(bench)
    with bench.store.write(type(command).__name__, "command") as writing:
        done = command.perform(bench, writing)
        if undoes is not None:
            undo.mark(writing.db, undoes, None if redo else iso(bench.clock.now()))
        elif done.undo is not None:
            step = _keep(bench, writing, command, done, done.undo)
        changes = done.changes
        if changes.touches("account", "field", "touch", "todo", "note", "override", "definition"):
            changes = changes | refresh(bench, writing, changes)
        for kind, ids in changes.kinds.items():
            writing.changed(kind, ids)
    return dataclasses.replace(done, changes=changes, step=step)


def _keep(bench: Workbench, writing: Writing, command: Command, done: Done, back: Command) -> int:
    """Keep the step, as one with the step before it where the command says so; return its number."""
    from cs_workbench.store import undo

    at, db = iso(bench.clock.now()), writing.db
    before = undo.step(db) if undo.last_undone(db) is None else None
    joined = None if before is None else command.joined(back, StepBefore(before.undo, before.redo))
    if before is not None and joined is not None:
        undo.put(db, before.seq, at=at, undo=joined.undo, redo=joined.redo)
        return before.seq
    return undo.push(
        db, at=at, said=done.said, params=dict(done.params), undo=back.as_json(), redo=command.as_json()
    )


def perform_all(bench: Workbench, commands: Sequence[Command]) -> list[Done]:
    """Perform commands in one transaction that is not undone: for what a program writes."""
    from cs_workbench.services.standing import refresh

    with bench.store.write("perform many", "command") as writing:
        answers = [command.perform(bench, writing) for command in commands]
        changes = merged(done.changes for done in answers)
        for kind, ids in (changes | refresh(bench, writing, Changes({"account": None}))).kinds.items():
            writing.changed(kind, ids)
    return answers


def accounts_changed(ids: frozenset[int] | None, *kinds: str) -> Changes:
    """Return the usual answer: these accounts, and rows of ``kinds`` that hang on them."""
    return Changes({"account": ids, **dict.fromkeys(kinds, ids)})
