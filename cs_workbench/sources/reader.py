"""Reads a source's files in a limited child and hands on what it sends; a child's death is a sentence."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import threading
from base64 import b64encode
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Any, Final

from cs_workbench.domain.nouns import BY_NAME
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.process import reader_command
from cs_workbench.kernel.progress import Tracker
from cs_workbench.sources.convert import convert_row, page_fields
from cs_workbench.sources.feeds import Mapping
from cs_workbench.sources.folder import find_file
from cs_workbench.sources.look import Look
from cs_workbench.sources.mapping_writer import mapping_text
from cs_workbench.sources.records import Held, Page, Prints, Remark
from cs_workbench.sources.refusals import Refused, mail_refused, refused

__all__ = ["ask", "convert_row", "look_into", "read_mail", "read_pages", "read_table", "read_transcript"]

STALL_SECONDS: Final = 60.0
_AHEAD: Final = 2  # pages that may wait, so that reading and landing overlap
_GLANCE: Final = 0.2

STALLED: Final = N_("refused", "Reading it made no progress for {seconds} seconds. Save it anew as CSV.")
OUT_OF_MEMORY: Final = N_("refused", "It needs more memory than a file may take. Split it or save it as CSV.")
TOOK_TOO_LONG: Final = N_(
    "refused", "It takes more processor time than a file may take. Split it or save it as CSV."
)
MAIL_TOO_MUCH: Final = N_("refused", "Reading it takes more than a mail may. Copy its text instead.")
DIED: Final = N_("refused", "Its content stopped the reader ({what}). Save it anew, or as CSV.")


def read_pages(
    mapping: Mapping,
    index: int,
    folder: Path,
    tracker: Tracker | None = None,
    prints: Prints | None = None,
) -> Iterator[Page]:
    """Yield the pages of the mapping's file number ``index``; the last one carries the remarks.

    ``prints``: rows that landed before, which come as `Page.same`; all marks are made under their seed.

    Raises:
        Refused: the file is not there, cannot be read, or takes more than a file may.
        Cancelled: ``tracker`` was asked to stop; the child is ended.
    """
    entry = mapping.files[index]
    path = find_file(folder, entry.path)
    fields = page_fields(entry, mapping)
    noun = BY_NAME[entry.into].name
    prints = prints or Prints.new()
    job = {"do": "pages", "mapping": mapping_text(mapping), "entry": index, "path": str(path),
           "reading": prints.reading, "marks": b64encode(prints.marks).decode()}  # fmt: skip
    for told in ask(job, path, tracker or Tracker(), seed=prints.seed):
        yield Page(
            index, noun, fields, told["rows"], told["numbers"],
            [Held(*held) for held in told.get("held", ())],
            [Remark(*remark) for remark in told.get("remarks", ())],
            told["read"], told["total"], told["last"], path.name, told.get("known", []),
            told["marks"], told.get("same", []), told.get("same_marks", []), told.get("reading", ""),
        )  # fmt: skip


def look_into(path: Path, tracker: Tracker | None = None, **options: Any) -> Look:
    """Return a look at a file, read in the child; options as `look.look_at` says.

    Raises:
        Refused: the file cannot be read.
    """
    job = {"do": "look", "path": str(path), "options": options}
    (told,) = ask(job, path, tracker or Tracker())
    return Look(**told)


def read_mail(path: Path, tracker: Tracker | None = None) -> dict[str, Any]:
    """Return the mail in ``path`` as `mails.MailParts` has it, read in the child.

    Raises:
        MailRefused: it is no mail, or takes more than a mail may.
    """
    job = {"do": "mail", "path": str(path)}
    try:
        (told,) = ask(job, path, tracker or Tracker())
    except Refused as error:
        known = error.why.text not in (STALLED, OUT_OF_MEMORY, TOOK_TOO_LONG, DIED)
        raise mail_refused(
            path, *((error.why.text,) if known else (MAIL_TOO_MUCH,)), **error.why.params
        ) from None
    return told


def read_transcript(path: Path, tracker: Tracker | None = None) -> str:
    """Return the words of a transcript, read in the child.

    Raises:
        Refused: it is no such file, or takes more than a file may.
    """
    (told,) = ask({"do": "transcript", "path": str(path)}, path, tracker or Tracker())
    return str(told["text"])


def read_table(path: Path, most: int, tracker: Tracker | None = None, sheet: str = "") -> list[list[str]]:
    """Return the first ``most`` rows of a table's file as texts, read in the child; of a workbook, of ``sheet``.

    Raises:
        Refused: it is no table, has no such sheet, or takes more than a file may.
    """
    job = {"do": "table", "path": str(path), "most": most, "sheet": sheet}
    (told,) = ask(job, path, tracker or Tracker())
    return [[str(cell) for cell in row] for row in told["rows"]]


def ask(
    job: dict[str, Any], path: Path, tracker: Tracker, content: bytes = b"", *, seed: int = 0
) -> Iterator[dict[str, Any]]:
    """Yield the child's answers to a job, ``content`` going along; however this ends, the child ends with it.

    ``path`` names what is read; ``seed``: of the child's hashes.

    Raises:
        Refused: what the child says, or a sentence on its death.
        Cancelled: ``tracker`` was asked to stop.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CSWB_")}
    environment["PYTHONHASHSEED"] = str(seed) if seed else "random"
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with subprocess.Popen(  # noqa: S603 - our own program
        reader_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment, creationflags=flags,
    ) as child:  # fmt: skip
        lines: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        gone = threading.Event()
        listener = threading.Thread(target=_listen, args=(child, lines, gone), name="reader", daemon=True)
        try:
            with contextlib.suppress(BrokenPipeError):  # a child that died at once says why below
                assert child.stdin is not None  # noqa: S101 - asked for above
                child.stdin.write(json.dumps({**job, "bytes": len(content)}).encode() + b"\n")
                child.stdin.write(content)
                child.stdin.close()
            listener.start()
            yield from _answers(child, lines, path, tracker)
        finally:
            gone.set()
            child.kill()
            if listener.is_alive():
                with contextlib.suppress(queue.Empty):
                    while True:
                        lines.get_nowait()
                listener.join()


def _listen(child: subprocess.Popen[bytes], lines: queue.Queue[bytes | None], gone: threading.Event) -> None:
    """Put the child's lines into the queue, None at the end; stop when nobody wants them any more."""
    assert child.stdout is not None  # noqa: S101 - asked for by the caller
    for line in chain(child.stdout, (None,)):
        while not gone.is_set():
            try:
                lines.put(line, timeout=_GLANCE)
                break
            except queue.Full:
                continue


def _answers(
    child: subprocess.Popen[bytes], lines: queue.Queue[bytes | None], path: Path, tracker: Tracker
) -> Iterator[dict[str, Any]]:
    while True:
        line = _next(lines, path, tracker)
        if line is None or not line.endswith(b"\n"):
            raise _death(child.wait(), path)
        told = json.loads(line)
        if "end" in told:
            return
        if "refused" in told:
            raise refused(path, told["refused"], later=told["later"], **told["params"])
        if "out_of_memory" in told:
            raise refused(path, OUT_OF_MEMORY)
        yield told


def _next(lines: queue.Queue[bytes | None], path: Path, tracker: Tracker) -> bytes | None:
    since = monotonic()
    while True:
        tracker.check()
        try:
            return lines.get(timeout=_GLANCE)
        except queue.Empty:
            if monotonic() - since > STALL_SECONDS:
                raise refused(path, STALLED, seconds=f"{STALL_SECONDS:.0f}") from None


def _death(status: int, path: Path) -> Refused:
    """Return the sentence for a child that ended without a last word."""
    if status == -getattr(signal, "SIGXCPU", 0) and status:
        return refused(path, TOOK_TOO_LONG)
    if status in (-getattr(signal, "SIGKILL", 9), -signal.SIGABRT):  # the system, or Rust out of memory
        return refused(path, OUT_OF_MEMORY)
    return refused(path, DIED, what=str(status))
