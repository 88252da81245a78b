"""The limited child that reads untrusted files: a job comes on stdin, pages go out as JSON lines.

It holds no key, opens no connection, starts nothing and writes no file; memory and processor time are
bounded, so that a hostile file costs a sentence and not the machine.
"""

from __future__ import annotations

import gc
import json
import sys
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from cs_workbench.sources.records import Page, Prints
from cs_workbench.sources.refusals import Refused

MOST_MEMORY: Final = 1_500_000_000
MOST_SECONDS: Final = 900
MAIL_SECONDS: Final = 10  # processor time that one mail may take
_FORBIDDEN: Final = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.system",
    "os.fork",
    "ctypes.dlopen",
)
_WRITING: Final = frozenset("wax+")


def limit_resources(seconds: int = MOST_SECONDS) -> None:
    """Bound memory and processor time, where the system can (Linux, macOS)."""
    try:
        import resource
    except ImportError:  # Windows: the parent's wall limit alone
        return
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, seconds)):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)  # noqa: PLW2901
        resource.setrlimit(what, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_the_rest() -> None:
    """From here on: no connection, no other program, no file opened for writing."""

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_FORBIDDEN):
            raise PermissionError(event)
        if event == "open" and isinstance(arguments[1], str) and not _WRITING.isdisjoint(arguments[1]):
            raise PermissionError(event)

    sys.addaudithook(watch)


def main() -> int:
    """Read the job, do it, answer in lines; the last is ``{"end": true}`` or ``{"refused": ...}``."""
    job = json.loads(sys.stdin.buffer.readline())
    job["content"] = sys.stdin.buffer.read(job.get("bytes", 0))
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would load it for nothing
    limit_resources(MAIL_SECONDS if job["do"] == "mail" else MOST_SECONDS)
    forbid_the_rest()
    gc.set_threshold(100_000, 50, 50)  # pages make many short-lived lists, none of them in circles
    out = sys.stdout.buffer
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
    path = Path(job["path"])
    try:
        for answer in _JOBS[job["do"]](job, path):
            out.write(encode(answer).encode("utf-8", "replace") + b"\n")
            out.flush()
        last: dict[str, Any] = {"end": True}
    except Refused as error:
        last = {"refused": error.why.text, "params": dict(error.why.params), "later": error.later}
    except MemoryError:
        last = {"out_of_memory": True}
    except BrokenPipeError:  # the parent has enough
        return 0
    out.write(encode(last).encode("utf-8", "replace") + b"\n")
    out.flush()
    return 0


def _pages(job: dict[str, Any], path: Path) -> Iterator[dict[str, Any]]:
    from cs_workbench.sources.mapping import parse_mapping
    from cs_workbench.sources.pages import pages_of

    prints = Prints(0, job.get("reading", ""), b64decode(job.get("marks", "")))  # our seed is theirs
    for page in pages_of(parse_mapping(job["mapping"]), job["entry"], path, prints):
        yield page_out(page)


def page_out(page: Page) -> dict[str, Any]:
    """Return what of a page goes over the pipe; noun and fields the parent knows."""
    told: dict[str, Any] = {
        "rows": page.rows,
        "numbers": page.numbers,
        "read": page.read,
        "total": page.total,
        "last": page.last,
        "marks": page.marks,
    }
    if page.held:
        told["held"] = [[h.number, h.field, h.value, h.reason, h.params, h.raw] for h in page.held]
    if page.remarks:
        told["remarks"] = [[r.text, r.count, r.params] for r in page.remarks]
    if page.known:
        told["known"] = page.known
    if page.same:
        told["same"], told["same_marks"] = page.same, page.same_marks
    if page.reading:
        told["reading"] = page.reading
    return told


def _look(job: dict[str, Any], path: Path) -> Iterator[dict[str, Any]]:
    from dataclasses import asdict

    from cs_workbench.sources.look import look_at

    yield asdict(look_at(path, job["options"]))


def _mail(_job: dict[str, Any], path: Path) -> Iterator[dict[str, Any]]:
    from cs_workbench.sources.mails import read_mail_file

    yield read_mail_file(path)


def _transcript(_job: dict[str, Any], path: Path) -> Iterator[dict[str, Any]]:
    from cs_workbench.sources.transcripts import transcript

    yield {"text": transcript(path)}


def _table(job: dict[str, Any], path: Path) -> Iterator[dict[str, Any]]:
    from itertools import islice

    from cs_workbench.sources.formats import open_table

    with open_table(path, sheet=job.get("sheet", "")) as table:
        yield {"rows": list(islice(table.rows, job["most"]))}


def _events(job: dict[str, Any], path: Path) -> Iterator[dict[str, Any]]:
    from cs_workbench.sources.calendars.dav import read_answer
    from cs_workbench.sources.calendars.ics import read_events
    from cs_workbench.sources.calendars.records import Window

    read = read_answer if job["kind"] == "caldav" else read_events
    for page in read(str(path), job["content"], Window.from_json(job["window"])):
        remarks = [[r.text, r.count, r.params] for r in page.remarks]
        yield {"rows": page.rows, "read": page.read, "total": page.total, "remarks": remarks}


def _cards(job: dict[str, Any], path: Path) -> Iterator[dict[str, Any]]:
    from dataclasses import asdict

    from cs_workbench.sources.calendars.vcard import read_cards

    yield from map(asdict, read_cards(str(path), job["content"]))


def _collection(job: dict[str, Any], path: Path) -> Iterator[dict[str, Any]]:
    from cs_workbench.sources.calendars.dav import read_collection

    yield read_collection(str(path), job["content"])


_JOBS: Final[dict[str, Callable[[dict[str, Any], Path], Iterator[dict[str, Any]]]]] = {
    "pages": _pages,
    "look": _look,
    "mail": _mail,
    "transcript": _transcript,
    "table": _table,
    "events": _events,
    "cards": _cards,
    "collection": _collection,
}

if __name__ == "__main__":
    raise SystemExit(main())
