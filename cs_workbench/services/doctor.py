"""Is everything here well? Each finding is one sentence."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cs_workbench import __version__
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. ``ok`` None: worth knowing, neither good nor bad."""

    id: str
    ok: bool | None
    sentence: str


def doctor(bench: Workbench) -> list[Finding]:
    """Look at the profile and return what was found, the program first."""
    version = bench.say("doctor", N_("doctor", "CS Workbench {version}"), version=__version__)
    return [
        Finding("version", None, version),
        *_folder(bench),
        *_database(bench),
        *_key(bench),
        *_sources(bench),
    ]


def _folder(bench: Workbench) -> Iterator[Finding]:
    if os.name == "nt":
        return
    files = [path for path in bench.folder.rglob("*") if path.is_file()]
    open_files = [path for path in files if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if open_files or stat.S_IMODE(bench.folder.stat().st_mode) & 0o077:
        text = N_(
            "doctor",
            "Others on this computer may read {path}: make it yours alone (chmod -R go= on the folder).",
        )
        yield Finding("folder", False, bench.say("doctor", text, path=(open_files or [bench.folder])[0]))
    else:
        text = N_("doctor", "The profile lies in {path}, readable by you alone.")
        yield Finding("folder", True, bench.say("doctor", text, path=bench.folder))


def _database(bench: Workbench) -> Iterator[Finding]:
    from cs_workbench.store.backup import check, newest_backup
    from cs_workbench.store.migrate import HEAD, version_of

    try:
        with bench.store.read() as db:
            check(db, bench.store.path, "integrity_check")
            version = version_of(db)
    except WorkbenchError as error:
        yield Finding("database", False, error.explain(bench.catalogue))
        return
    text = N_("doctor", "The database passes its check (schema {version} of {head}).")
    yield Finding("database", version == HEAD, bench.say("doctor", text, version=version, head=HEAD))
    newest = newest_backup(bench.folder)
    if newest is None:
        yield Finding("backup", None, bench.say("doctor", N_("doctor", "There is no back-up yet.")))
    else:
        text = N_("doctor", "The newest back-up is of {at}.")
        yield Finding("backup", True, bench.say("doctor", text, at=_moment(newest)))


def _key(bench: Workbench) -> Iterator[Finding]:
    from cs_workbench.store.keys import read_key_toml

    place = read_key_toml(bench.folder).get("place")
    texts = {
        "keychain": N_("doctor", "The key is kept in the keychain."),
        "sealed": N_("doctor", "The key is sealed with your passphrase."),
        "file": N_(
            "doctor",
            "The key lies in a file of the profile, readable by you alone: there is no keychain here.",
        ),
    }
    yield Finding("key", None if place == "file" else True, bench.say("doctor", texts[str(place)]))


def _moment(at: datetime) -> str:
    """Return a moment by the clock on the wall."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _sources(bench: Workbench) -> Iterator[Finding]:
    from cs_workbench.services.syncing import sources

    rows = sources(bench)
    if not rows:
        yield Finding("sources", None, bench.say("doctor", N_("doctor", "There is no source yet.")))
    for row in rows:
        last = row.last_run
        if last is None or last.ended_at is None:
            text = N_("doctor", "{name} was never synced to its end.")
            yield Finding(f"source:{row.name}", False, bench.say("doctor", text, name=row.name))
        else:
            text = N_("doctor", "{name}: {rows} rows, {held} held, last synced {at}.")
            values = {
                "name": row.name,
                "rows": f"{row.rows:,}",
                "held": row.held,
                "at": _moment(last.ended_at),
            }
            fine = row.on_hold is None and last.state == "done"
            yield Finding(f"source:{row.name}", fine, bench.say("doctor", text, **values))
