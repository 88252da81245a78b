"""The sample book: made once, through the same doors as any other data; removed in one click."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.files import private_folder
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services import settings, syncing
from cs_workbench.services.calendars import add_calendar, sync_calendars
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, do
from cs_workbench.services.demo_outreach import write_sample_outreach
from cs_workbench.services.demo_reviews import write_sample_reviews
from cs_workbench.services.demo_targets import set_sample_targets
from cs_workbench.services.standing import backfill

if TYPE_CHECKING:
    from cs_workbench.services.sample.plan import SamplePlan
    from cs_workbench.services.workbench import Workbench


#: Weeks of scores before today, each computed from what had happened by then.
HISTORY_WEEKS: Final = 13
#: Days over which touches are planned.
PLANNED_DAYS: Final = 10


class NotForSample(WorkbenchError):
    """A profile that already holds a person's own data."""

    template = N_(
        "errors",
        "This profile already holds your own accounts, so the sample book was not added. "
        "Nothing was changed. Open it in its own profile: cs-workbench demo.",
    )
    code = "CSW-1480"


def has_sample(bench: Workbench) -> bool:
    """Say whether the sample book is in this profile."""
    return any(row.is_sample for row in syncing.sources(bench))


def fill_sample(bench: Workbench, accounts: int = 400, seed: int = 7, tracker: Tracker | None = None) -> Done:
    """Make the sample book unless it is there: its files, a sync, and what a person would have typed.

    Raises:
        NotForSample: the profile has sources of its own.
    """
    from cs_workbench.services.sample.book import write_sample

    rows = syncing.sources(bench)
    if any(not row.is_sample for row in rows):
        raise NotForSample
    if rows:
        return Done(Changes(), None, N_("done", "The sample book is ready"))
    tracker = tracker or Tracker()
    folder = private_folder(bench.folder / "sample")
    plan = write_sample(
        folder,
        accounts=accounts,
        seed=seed,
        today=bench.today,
        language="ja" if bench.catalogue.language == "ja" else "en",
    )
    for source in plan.sources:
        mapping = source.mapping.read_text(encoding="utf-8")
        syncing.add_source(bench, source.folder, mapping, source.name, is_sample=True)
    syncing.sync(bench, [], tracker)
    backfill(bench, HISTORY_WEEKS)
    _write_by_hand(bench, plan, tracker)
    set_sample_targets(bench)
    if plan.calendar is not None:
        add_calendar(bench, str(plan.calendar), is_sample=True)
        sync_calendars(bench, [plan.calendar.stem], tracker)
    said = N_("done", "The sample book is ready: %n account(s)")
    return Done(Changes({"account": None, "source": None}), None, said, {"n": accounts})


def remove_sample(bench: Workbench) -> Done:
    """Take the sample book out of this profile: its sources, accounts and all that was written on them."""
    from cs_workbench.store import sample_rows

    with bench.store.write("remove the sample book", "sample") as writing:
        sample_rows.remove(writing.db)
        for kind in ("account", "source", "note", "todo", "touch", "override", "standing", "held"):
            writing.changed(kind, None)
    changes = Changes({"account": None, "source": None})
    return Done(changes, None, N_("done", "The sample book was removed"))


def _write_by_hand(bench: Workbench, plan: SamplePlan, tracker: Tracker) -> None:
    """Write notes, to-dos, touches and overrides as the person at the desk, in one transaction each kind."""
    from cs_workbench.services.commands import perform_all
    from cs_workbench.services.notes import WriteNote
    from cs_workbench.services.tiering import SetTier
    from cs_workbench.services.todos import AddTodo, EndTodo
    from cs_workbench.services.touches import LogTouch
    from cs_workbench.store import remote

    do(bench, settings.SetSetting("owner", plan.you))
    with bench.store.read() as db:
        account = remote.account_index(db, plan.sources[0].name, None)
    work: list[Command] = [
        WriteNote(account[note.account], note.body, written_at=iso(note.written_at)) for note in plan.notes
    ]
    work += [
        LogTouch(
            (account[t.account],),
            t.channel,
            t.direction,
            t.minutes,
            t.summary,
            iso(t.happened_at),
            t.meaningful,
        )
        for t in plan.touches
    ]
    work += [
        SetTier((account[o.account],), o.tier, o.reason, o.expires_on.isoformat()) for o in plan.overrides
    ]
    open_todos = [todo for todo in plan.todos if todo.done_on is None]
    done_todos = [todo for todo in plan.todos if todo.done_on is not None]
    work += [
        AddTodo(
            account[t.account], t.kind, t.text, t.due_on.isoformat(), t.reason, due_at=t.at, detail=t.detail
        )
        for t in (*done_todos, *open_todos)
    ]
    made = perform_all(bench, work)
    ended = made[len(work) - len(plan.todos) :][: len(done_todos)]
    perform_all(bench, [EndTodo((int(str(done.value)),)) for done in ended])
    _write_voices(bench, plan, account)
    _keep_records(bench, plan, account)
    write_sample_reviews(bench, plan, account)
    write_sample_outreach(bench, plan.you, account[plan.stories["five_mails"]])
    _plan_touches(bench, plan, {account[key] for key in plan.stories.values()})
    _plan_absence(bench, plan)
    tracker.check()


def _plan_touches(bench: Workbench, plan: SamplePlan, stories: Collection[int]) -> None:
    """Plan what the cadence asks for on your accounts that are no stories, over the next business days."""
    from datetime import timedelta

    from cs_workbench.services.sample.days import business_day
    from cs_workbench.services.todos import AddTodo

    place = 0
    while due := _due(bench, plan.you) - set(stories):
        with bench.store.write(
            "plan touches", "sample"
        ) as writing:  # nothing that is computed follows from it
            for account in sorted(due):
                day = business_day(bench.today + timedelta(days=1 + 2 * place % PLANNED_DAYS))
                text = plan.planned[place % len(plan.planned)]
                AddTodo(account, "due_touch", text, day.isoformat()).perform(bench, writing)
                place += 1


def _plan_absence(bench: Workbench, plan: SamplePlan) -> None:
    """Let one colleague be away next week, from Monday to Friday, with nobody who covers."""
    from datetime import timedelta

    from cs_workbench.services.absences import SetAbsence
    from cs_workbench.services.commands import perform_all

    if plan.away:
        monday = bench.today + timedelta(days=7 - bench.today.weekday())
        friday = monday + timedelta(days=4)
        perform_all(bench, [SetAbsence(plan.away, monday.isoformat(), friday.isoformat())])


def _due(bench: Workbench, owner: str) -> set[int]:
    """Return the accounts that Today has a due touch for by their cadence."""
    from cs_workbench.services.today import today_page

    (now,) = (section for section in today_page(bench, owner).sections if section.id == "now")
    rows = (row for row in now.rows if row.kind == "due_touch" and row.todo_id is None)
    return {row.account_id for row in rows if row.account_id is not None}


def _write_voices(bench: Workbench, plan: SamplePlan, account: Mapping[str, int]) -> None:
    """Write the register of requests, the voices under them, and the topics."""
    from datetime import timedelta

    from cs_workbench.services.activity import Asked, activity_page
    from cs_workbench.services.commands import perform_all
    from cs_workbench.services.requests import AddRequest
    from cs_workbench.services.topics import AssignTopic
    from cs_workbench.services.voices import AddVoice

    made = perform_all(
        bench,
        [
            AddRequest(r.title, r.note, (), r.state, r.shipped_on.isoformat() if r.shipped_on else None)
            for r in plan.requests
        ],
    )
    request = {r.title: int(str(done.value)) for r, done in zip(plan.requests, made, strict=True)}
    work: list[Command] = [
        AddVoice(account[v.account], v.kind, v.text, iso(v.heard_at), request.get(v.request))
        for v in plan.voices
    ]
    for topic in plan.topics:
        since = (plan.today - timedelta(days=topic.days)).isoformat()
        rows = activity_page(bench, Asked(accounts=(account[topic.account],), since=since)).rows
        items = tuple((row.kind, row.id) for row in rows if row.can_have_topic)
        work.append(AssignTopic(account[topic.account], items, topic.name))
    perform_all(bench, work)


def _keep_records(bench: Workbench, plan: SamplePlan, account: Mapping[str, int]) -> None:
    """Write plans, people, renewals, outcomes and the hand-over sheet, then what was checked of the goals."""
    from cs_workbench.services.commands import perform_all
    from cs_workbench.services.goals import CheckGoal, SetGoal
    from cs_workbench.services.handovers import SetHandover
    from cs_workbench.services.outcomes import AddOutcome
    from cs_workbench.services.people import command_for, find_person, list_people
    from cs_workbench.services.renewals import SetRenewal

    put = {"goal": SetGoal, "renewal": SetRenewal, "outcome": AddOutcome, "handover": SetHandover}
    work: list[Command] = []
    checks: list[Command] = []
    for record in plan.records:
        where = account[record.account]
        if record.kind == "person":
            people = list_people(bench, where) if record.contact else ()
            work.append(
                command_for(where, find_person(people, record.contact) if people else None, record.values)
            )
            continue
        if record.kind == "judgement":
            continue  # once the renewals are kept
        made = put[record.kind](where, record.values)
        work.append(made)
        checks += [CheckGoal(made.uid, c.checked_on.isoformat(), c.value, c.note) for c in record.checks]
    perform_all(bench, [*work, *checks])
    _judge(bench, plan, account)


def _judge(bench: Workbench, plan: SamplePlan, account: Mapping[str, int]) -> None:
    """Write what CSM and lead judge of renewals."""
    from dataclasses import replace

    from cs_workbench.services.commands import perform_all
    from cs_workbench.services.forecast import renewal_board
    from cs_workbench.services.judgements import judge_row

    rows = {
        row.coming.account_id: row for row in reversed(renewal_board(bench))
    }  # of several terms the nearest
    judged = [(rows.get(account[r.account]), r.values) for r in plan.records if r.kind == "judgement"]
    perform_all(
        bench,
        [
            replace(
                judge_row(row, told["role"], told["verdict"], told["why"]),
                by=plan.lead if told["role"] == "lead" else plan.you,
            )
            for row, told in judged
            if row is not None
        ],
    )
