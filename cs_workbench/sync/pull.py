"""From a source into the store: a page is a transaction, an interrupted run goes on where it stopped."""

from __future__ import annotations

import dataclasses
import gc
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cs_workbench.domain.nouns import BY_NAME
from cs_workbench.kernel.clock import Clock, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.progress import Cancelled, Tracker
from cs_workbench.sources.folder import find_file
from cs_workbench.sources.mapping import FileEntry, Mapping
from cs_workbench.sources.reader import read_pages
from cs_workbench.sources.records import PAGE_ROWS, Held, Page, Prints
from cs_workbench.store import held, prints, remote, runs
from cs_workbench.sync.report import FileReport, SyncReport
from cs_workbench.sync.usage import UsageSums, stranger

if TYPE_CHECKING:
    from cs_workbench.store.engine import Store


@dataclass(slots=True)
class Filing:
    """One file on its way: what became of it so far, and the prints of the rows that landed.

    Attributes:
        settled: what a person decided of held rows that may come again.
        before: the prints of its last reading; of no row when there was none.
        marks: the marks of the rows that are in the store, as they come.
        reading: how they were read; '' until the file has ended.
    """

    spec: FileEntry
    report: FileReport
    settled: Any
    before: Prints
    marks: array[int]
    reading: str = ""

    def add(self, page: Page, held_back: set[int]) -> None:
        """Add the rows of a page that landed; those at ``held_back`` did not."""
        self.marks.extend(page.same_marks)
        landed = page.marks
        if held_back:
            landed = [mark for i, mark in enumerate(landed) if i not in held_back]
        self.marks.extend(landed)
        self.reading = page.reading


@dataclass(frozen=True, slots=True)
class Pull:
    """One run over one source: where from, into what, under which run id."""

    store: Store
    mapping: Mapping
    folder: Path
    run: int
    known_at: str  # ISO UTC: when we learned of what this run brings
    first: bool  # no pull of this source was ever complete: facts are known since they happened (assumed)
    tracker: Tracker


def pull(store: Store, mapping: Mapping, folder: Path, clock: Clock, tracker: Tracker, *,
         remove_vanished: bool = False) -> SyncReport:  # fmt: skip
    """Bring every file of ``mapping`` into the store and retire what vanished.

    A run that was killed is gone on with: files it had finished, unchanged since, are not read again.

    Raises:
        Busy: another process syncs this source.
        Refused: a file cannot be read; what landed before stays, the next run goes on.
        Cancelled: the person stopped it; whole pages stay.
    """
    source = mapping.source
    with _few_collections(), store.job_lock("sync", source).held(source):
        with store.write("start a sync", "sync") as writing:
            run, finished, first = runs.start(writing.db, source, iso(clock.now()))
        report = SyncReport(source, run, touched=None if first or finished else set())
        work = Pull(store, mapping, folder, run, iso(clock.now()), first, tracker)
        try:
            for entry in range(len(mapping.files)):
                report.files.append(_pull_file(work, entry, finished, report))
        except (Cancelled, WorkbenchError) as stop:
            report.state = "cancelled" if isinstance(stop, Cancelled) else "failed"
            _end(work, report, clock)
            raise
        _retire(work, report, remove_vanished=remove_vanished)
        _end(work, report, clock)
    return report


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look seldom for circles: pages make many short-lived lists, none of them in one."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _end(work: Pull, report: SyncReport, clock: Clock) -> None:
    with work.store.write("end a sync", "sync") as writing:
        runs.end(writing.db, work.run, iso(clock.now()), report.state, report.as_json())
        writing.changed("source", None)


def _pull_file(work: Pull, entry: int, finished: dict[str, dict[str, Any]], run: SyncReport) -> FileReport:
    """Bring one file, page by page; its held rows are replaced as a whole."""
    spec = work.mapping.files[entry]
    key = _signature(work.folder, entry, spec.path)
    if key in finished:
        return FileReport(**finished[key])
    report = FileReport(spec.path, spec.into)
    with work.store.write("start a file", "sync") as writing:
        settled = held.start_file(writing.db, work.mapping.source, entry)
        taken = prints.take(writing.db, work.mapping.source, entry)
    filing = Filing(spec, report, settled, Prints(*taken) if taken else Prints.new(), array("q"))
    sums = UsageSums(work.store, work.mapping.source, spec.via) if spec.into == "usage" else None
    for page in read_pages(work.mapping, entry, work.folder, work.tracker, filing.before):
        report.file = page.file or spec.path
        report.read = page.read
        report.remarks += [(r.text, r.count, r.params) for r in page.remarks]
        if sums is None:
            run.touch(_land(work, filing, page))
        else:
            _hold(work, filing, page, sums.add(page))
        work.tracker.step(report.file, page.read, page.total)
    if sums is not None:
        for items in sums.pages(PAGE_ROWS):
            run.touch(_land_usage(work, items, report))
        report.merged = sums.merged
    with work.store.write("end a file", "sync") as writing:
        runs.finish_file(writing.db, work.run, key, dataclasses.asdict(report))
        if filing.reading:
            kept = (filing.before.seed, filing.reading, filing.marks.tobytes())
            prints.keep(writing.db, work.mapping.source, entry, kept)
    return report


def _signature(folder: Path, entry: int, path: str) -> str:
    """Return what tells a file as it is now from itself after a change."""
    file = find_file(folder, path)
    told = file.stat()
    return f"{entry}:{file.name}:{told.st_size}:{told.st_mtime_ns}"


def _land(work: Pull, filing: Filing, page: Page) -> set[int] | None:
    """Land a page; return the accounts that it touched, None where it may be any (a product changed)."""
    spec, report = filing.spec, filing.report
    with work.store.write("sync page", "sync") as writing:
        result = remote.upsert_page(
            writing.db, work.mapping.source, page.noun, page.fields, page.rows,
            via=spec.via, run=work.run, at=work.known_at, first=work.first, lag_days=spec.lag_days,
            known_at=page.known, same=page.same,
        )  # fmt: skip
        strangers = [stranger(page, index, spec.via) for index, _, _ in result.held]
        report.held += held.add(
            writing.db, work.mapping.source, page, strangers, filing.settled, at=work.known_at
        )
        if result.inserted or result.changed:
            writing.changed(page.noun, None)
    filing.add(page, {index for index, _, _ in result.held})
    report.inserted += result.inserted
    report.changed += result.changed
    report.unchanged += result.unchanged
    of_accounts = page.noun == "account" or BY_NAME[page.noun].of_account
    return result.accounts if of_accounts or not (result.inserted or result.changed) else None


def _hold(work: Pull, filing: Filing, page: Page, strangers: list[Held]) -> None:
    if page.held or strangers:
        with work.store.write("hold rows", "sync") as writing:
            filing.report.held += held.add(
                writing.db, work.mapping.source, page, strangers, filing.settled, at=work.known_at
            )


def _land_usage(work: Pull, items: list[tuple[Any, ...]], report: FileReport) -> set[int]:
    with work.store.write("sync page", "sync") as writing:
        result = remote.upsert_usage(
            writing.db, work.mapping.source, items, at=work.known_at, first=work.first
        )
        if result.inserted or result.changed:
            writing.changed("usage", None)
    report.inserted += result.inserted
    report.changed += result.changed
    report.unchanged += result.unchanged
    work.tracker.check()
    return result.accounts


def _retire(work: Pull, report: SyncReport, *, remove_vanished: bool) -> None:
    """Retire what two complete pulls did not bring, unless that is too much to believe."""
    vanishing = [
        n.name for n in BY_NAME.values() if n.vanishes and any(f.into == n.name for f in work.mapping.files)
    ]
    with work.store.write("retire what vanished", "sync") as writing:
        result = remote.retire_missing(
            writing.db, work.mapping.source, vanishing, run=work.run, at=work.known_at, sure=remove_vanished
        )
        report.retired, report.returned = result.retired, result.returned
        if result.held:
            report.state, report.would_go, report.of_live = "held", result.would_go, result.of_live
        if result.retired or result.returned:
            report.touch(None)
            writing.changed("account", None)
