"""Sources: adding, testing, syncing, removing; and what a sync did, in sentences."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cs_workbench.domain.words import word
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.sources.mapping import Mapping, mapping_text, parse_mapping

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.sources.suggest import Preview
    from cs_workbench.store.connect import Connection
    from cs_workbench.sync.report import SyncReport


class NoSuchSource(WorkbenchError):
    """A name that no source has."""

    template = N_(
        "errors", "There is no source {name}. Nothing was changed. 'cs-workbench source list' shows them."
    )
    code = "CSW-1470"


class SourceExists(WorkbenchError):
    """A name that is taken."""

    template = N_(
        "errors",
        "There is already a source {name}. Nothing was changed. "
        "Give this one another name, or remove that one.",
    )
    code = "CSW-1471"


class MappingUnreadable(WorkbenchError):
    """The mapping file itself cannot be read."""

    template = N_(
        "errors", "The mapping file {path} cannot be read: {why}. Nothing was changed. Check its path."
    )
    code = "CSW-1472"


class NothingToSync(WorkbenchError):
    """No source yet."""

    template = N_(
        "errors",
        "There is no source yet. Nothing was changed. Add one: cs-workbench source add FILE-OR-FOLDER.",
    )
    code = "CSW-1473"


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run of a sync; ``sentences`` say what it did, file by file."""

    run: int
    started_at: datetime
    ended_at: datetime | None
    state: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoldRow:
    """A sync on hold: ``would_go`` of ``of_live`` accounts would be retired."""

    since: datetime
    would_go: int
    of_live: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source and how it stands. ``newer_file``: a newer file than the last sync's lies in its folder."""

    id: int
    name: str
    path: str
    added_at: datetime
    last_run: RunRow | None
    rows: int
    held: int
    on_hold: HoldRow | None
    is_sample: bool
    newer_file: bool


@dataclass(frozen=True, slots=True)
class FileTest:
    """What reading a file would bring; ``problem`` is the first held row's sentence."""

    file: str
    noun: str
    rows: int
    held: int
    problem: str


@dataclass(frozen=True, slots=True)
class Synced:
    """One source's run, for the front ends."""

    source: str
    state: str
    inserted: int
    changed: int
    unchanged: int
    held: int
    retired: int
    sentences: tuple[str, ...]
    files: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class SourcePreview:
    """A mapping, suggested or given, with what each file would look like under it."""

    mapping_text: str
    files: tuple[Preview, ...]


def suggest(path: Path) -> str:
    """Return a mapping file suggested from the headers and values of a file or folder."""
    from cs_workbench.sources.suggest import suggest_mapping

    return mapping_text(suggest_mapping(path))


def read_mapping_file(path: Path) -> str:
    """Return the text of a mapping file.

    Raises:
        MappingUnreadable: it is missing, unreadable or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MappingUnreadable(path=path, why=error.strerror or type(error).__name__) from error
    except UnicodeDecodeError as error:
        raise MappingUnreadable(path=path, why="it is not UTF-8") from error


def preview_source(bench: Workbench, path: Path, mapping: str | None = None) -> SourcePreview:
    """Return what a file or folder would bring, under ``mapping`` or a suggested one; nothing lands."""
    from cs_workbench.sources.suggest import preview

    parsed = parse_mapping(mapping if mapping is not None else suggest(path))
    folder = path if path.is_dir() else path.parent
    return SourcePreview(mapping_text(parsed), tuple(preview(parsed, folder)))


def add_source(
    bench: Workbench,
    path: Path,
    mapping: str | None = None,
    name: str | None = None,
    *,
    is_sample: bool = False,
) -> SourceRow:
    """Add a file or folder as a source; without a mapping file one is suggested.

    Raises:
        SourceExists: the name is taken.
        Refused, BadMapping: the file or the mapping cannot be read.
    """
    from cs_workbench.store import definitions, source_rows

    parsed = parse_mapping(mapping if mapping is not None else suggest(path))
    chosen = dataclasses.replace(parsed, source=name or parsed.source)
    folder = (path if path.is_dir() else path.parent).resolve()
    at = iso(bench.clock.now())
    with bench.store.write("add a source", "source") as writing:
        if source_rows.named(writing.db, chosen.source) is not None:
            raise SourceExists(name=chosen.source)
        definitions.put(writing.db, "mapping", chosen.source, mapping_text(chosen), at=at)
        source_rows.add(writing.db, chosen.source, str(folder), at=at, is_sample=is_sample)
        _declare_own_fields(writing.db, chosen, at)
        writing.changed("source", None)
    return source_named(bench, chosen.source)


def sources(bench: Workbench) -> list[SourceRow]:
    """Return every source with its last run and open questions."""
    from cs_workbench.store import held, source_rows

    with bench.store.read() as db:
        return [
            _source_row(bench, db, row, held.count_open(db, row.name)) for row in source_rows.all_rows(db)
        ]


def source_named(bench: Workbench, name: str) -> SourceRow:
    """Return one source.

    Raises:
        NoSuchSource: there is none of this name.
    """
    for row in sources(bench):
        if row.name == name:
            return row
    raise NoSuchSource(name=name)


def mapping_of(bench: Workbench, name: str) -> str:
    """Return a source's mapping file as text."""
    with bench.store.read() as db:
        return mapping_text(mapping_in(db, name))


def mapping_in(db: Connection, name: str) -> Mapping:
    """Return a source's mapping.

    Raises:
        NoSuchSource: there is none of this name.
    """
    from cs_workbench.store import definitions

    row = definitions.latest(db, "mapping", name)
    if row is None:
        raise NoSuchSource(name=name)
    return parse_mapping(row.text)


def change_mapping(bench: Workbench, name: str, text: str) -> SourceRow:
    """Put another mapping in place of a source's; the next sync reads by it."""
    from cs_workbench.store import definitions

    parsed = dataclasses.replace(parse_mapping(text), source=name)
    with bench.store.write("change a mapping", "source") as writing:
        definitions.put(writing.db, "mapping", name, mapping_text(parsed), at=iso(bench.clock.now()))
        _declare_own_fields(writing.db, parsed, iso(bench.clock.now()))
        writing.changed("source", None)
    return source_named(bench, name)


def _declare_own_fields(db: Connection, mapping: Mapping, at: str) -> None:
    """Make the own fields that a mapping feeds on accounts, so that lists and rules can name them."""
    from cs_workbench.store import own_fields

    for spec in mapping.files:
        if spec.into == "account":
            for field, own in spec.own.items():
                own_fields.add(db, field, own.label or field, str(own.kind), own.choices, at=at)


def test_source(bench: Workbench, name: str) -> list[FileTest]:
    """Read every file of a source and say what would land and what would be held; nothing lands."""
    from cs_workbench.services.held import held_sentence
    from cs_workbench.sources.reader import read_pages

    row = source_named(bench, name)
    with bench.store.read() as db:
        mapping = mapping_in(db, name)
    tests = []
    for entry, spec in enumerate(mapping.files):
        pages = list(read_pages(mapping, entry, Path(row.path)))
        bad = [held for page in pages for held in page.held]
        problem = held_sentence(bench, bad[0]) if bad else ""
        tests.append(FileTest(spec.path, spec.into, sum(len(p.rows) for p in pages), len(bad), problem))
    return tests


def sync(
    bench: Workbench, names: Sequence[str], tracker: Tracker, *, remove_vanished: bool = False
) -> list[Synced]:
    """Sync the named sources, or all, then bring the standings of the accounts they touched up to date.

    Raises:
        NothingToSync, NoSuchSource, Busy, Refused, Cancelled: see `sync.pull`; what landed before stays.
    """
    from cs_workbench.store import runs
    from cs_workbench.sync.pull import pull

    rows = sources(bench)
    chosen = [source_named(bench, name) for name in names] if names else rows
    if not chosen:
        raise NothingToSync
    with bench.store.read() as db:
        mappings = [mapping_in(db, row.name) for row in chosen]
        before = runs.newest(db)
    reports: list[SyncReport] = []
    try:
        for row, mapping in zip(chosen, mappings, strict=True):
            report = pull(
                bench.store, mapping, Path(row.path), bench.clock, tracker, remove_vanished=remove_vanished
            )  # fmt: skip
            reports.append(report)
            tracker.landed(row.name)
    finally:
        _follow(bench, reports, before, complete=len(reports) == len(chosen))
    return [_synced(bench, report.as_json()) for report in reports]


def _follow(bench: Workbench, reports: Sequence[SyncReport], before: int, *, complete: bool) -> None:
    """Bring up to date what follows from runs after run ``before``; one that stopped half way told nothing."""
    from cs_workbench.services.review_session import settle_due
    from cs_workbench.services.standing import catch_up

    touched: set[int] | None = set() if complete else None
    for report in reports:
        told = report.touched if report.run > before else None
        touched = None if touched is None or told is None else touched | told
    catch_up(bench, touched, before)
    settle_due(bench)


def remove_source(bench: Workbench, name: str, *, keep_data: bool = True) -> Done:
    """Forget a source; its accounts stay with your notes, or are retired with ``keep_data`` False."""
    from cs_workbench.services.standing import recompute
    from cs_workbench.store import remote, source_rows

    source_named(bench, name)
    with bench.store.write("remove a source", "source") as writing:
        source_rows.remove(writing.db, name, at=iso(bench.clock.now()))
        if not keep_data:
            remote.retire_source(writing.db, name, at=iso(bench.clock.now()))
        writing.changed("source", None)
        writing.changed("account", None)
    if not keep_data:
        recompute(bench)
    return Done(
        Changes({"source": None, "account": None}), None, N_("done", "Source {name} removed"), {"name": name}
    )


def undo_import(bench: Workbench, name: str) -> Done:
    """Take back what the last run of a source brought: new rows retired, changed fields put back."""
    from cs_workbench.services.standing import recompute
    from cs_workbench.store import remote, runs

    source_named(bench, name)
    with bench.store.write("undo an import", "source") as writing:
        run = runs.latest(writing.db, name)
        count = remote.undo_run(writing.db, name, run, at=iso(bench.clock.now()))
        runs.mark_undone(writing.db, run)
        writing.changed("source", None)
        writing.changed("account", None)
    recompute(bench)
    said = N_("done", "Import of {name} taken back: {count} rows")
    return Done(Changes({"source": None, "account": None}), None, said, {"name": name, "count": f"{count:,}"})


def answer_hold(bench: Workbench, name: str, *, remove: bool) -> Done:
    """Answer a sync on hold: keep the vanished accounts, or retire them."""
    from cs_workbench.services.standing import recompute
    from cs_workbench.store import remote

    source_named(bench, name)
    with bench.store.write("answer a hold", "source") as writing:
        gone = remote.answer_hold(writing.db, name, remove=remove, at=iso(bench.clock.now()))
        writing.changed("source", None)
        writing.changed("account", None)
    recompute(bench)
    said = N_("done", "%n account(s) retired") if remove else N_("done", "All accounts kept")
    return Done(Changes({"source": None, "account": None}), None, said, {"n": gone} if remove else {})


def sentences_of(bench: Workbench, report: dict[str, Any]) -> tuple[str, ...]:
    """Return what a run did, as sentences: one a file, then its remarks, then what vanished."""
    told = []
    for file in report.get("files", ()):
        noun = bench.say("values", word("noun", file["noun"]))
        told.append(
            bench.say(
                "sync",
                N_(
                    "sync",
                    "{file} → {noun}: {read} rows read, {inserted} new, {changed} changed, "
                    "{unchanged} unchanged, {held} held",
                ),
                **{k: f"{v:,}" if isinstance(v, int) else v for k, v in file.items() if k != "remarks"}
                | {"noun": noun},
            )
        )
        if file.get("merged"):
            text = N_("sync", "{file}: {merged} rows added to others of the same account, metric and period")
            told.append(bench.say("sync", text, file=file["file"], merged=f"{file['merged']:,}"))
        for text, count, params in file.get("remarks", ()):
            told.append(
                f"{file['file']}: "
                + bench.catalogue.form("remarks", text).format_map({"count": f"{count:,}", **params})
            )
    if report.get("state") == "held":
        text = N_(
            "sync",
            "{source} no longer has {would_go} of {of_live} accounts. None was removed. "
            "Keep them or remove them under Data, or run sync --remove-vanished.",
        )
        told.append(bench.say("sync", text, **{k: report[k] for k in ("source", "would_go", "of_live")}))
    elif report.get("retired"):
        told.append(
            bench.say(
                "sync", N_("sync", "%n row(s) vanished from the source and were retired"), report["retired"]
            )
        )
    return tuple(told)


def _synced(bench: Workbench, report: dict[str, Any]) -> Synced:
    def total(key: str) -> int:
        return sum(file[key] for file in report["files"])

    return Synced(
        report["source"], report["state"], total("inserted"), total("changed"), total("unchanged"),
        total("held"), report["retired"], sentences_of(bench, report), tuple(report["files"]),
    )  # fmt: skip


def _source_row(bench: Workbench, db: Connection, row: Any, held_count: int) -> SourceRow:
    from cs_workbench.sources.folder import newest_time
    from cs_workbench.store import remote, runs

    last = runs.last(db, row.name)
    hold = remote.open_hold(db, row.name)
    run = None if last is None else RunRow(
        last.id, from_iso(last.started_at), from_iso(last.ended_at) if last.ended_at else None, last.state,
        sentences_of(bench, last.report),
    )  # fmt: skip
    newest = newest_time(mapping_in(db, row.name), Path(row.path))
    return SourceRow(
        id=row.id, name=row.name, path=row.path, added_at=from_iso(row.added_at), last_run=run,
        rows=remote.count_rows(db, row.name), held=held_count,
        on_hold=None if hold is None else HoldRow(from_iso(hold.since), hold.would_go, hold.of_live),
        is_sample=bool(row.is_sample),
        newer_file=bool(run and newest and from_iso(newest) > run.started_at),
    )  # fmt: skip
