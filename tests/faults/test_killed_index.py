"""An index killed at any file operation goes on where it was, and ends as one that was never killed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.search import find, index_all
from cs_workbench.store import notes
from tests.rigs.faults import FaultRig, points

pytestmark = pytest.mark.faults

#: Small slices, so that there are many commits to be killed between.
INDEX = """
import sys
from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services import search
search.CHILD_SLICE_S = 0.0
from pathlib import Path
bench = open_workbench(data_dir=Path(sys.argv[1]), language="en")
search.index_all(bench, Tracker())
close_workbench(bench)
"""
NOTES, KILL_POINTS = 300, 12


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile with notes that were never indexed."""
    folder = tmp_path_factory.mktemp("before") / "profile"
    bench = open_workbench(data_dir=folder, language="en", sample=True)
    with bench.store.write("notes", "test") as writing:
        writing.db.execute("INSERT INTO account (id, uid) VALUES (1, 'u1')")
        for number in range(NOTES):
            at = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T09:00:00Z"
            body = f"予算{number}の件。解約の話は{'ない' if number % 3 else 'ある'}。"
            notes.add(writing.db, 1, body, at=at, author="")
        writing.changed("note", None)
    close_workbench(bench)
    return folder


def indexed(folder: Path) -> list[tuple[object, ...]]:
    """Bring the index to its end; return all it says, and what two searches count."""
    bench = open_workbench(data_dir=folder, language="en")
    try:
        assert index_all(bench, Tracker()).is_current
        counts = [find(bench, text).counts["note"] for text in ("予算", "解約の話はある", "件")]
        assert counts == [NOTES, NOTES // 3, NOTES]
        db = bench.store.connection()
        try:
            db.execute("ATTACH ? AS search", (f"{(folder / 'search.db').as_uri()}?mode=rw",))
            assert db.execute("PRAGMA search.integrity_check").fetchone() == ("ok",)
            db.execute("INSERT INTO search.word (word) VALUES ('integrity-check')")
            return [*db.execute("SELECT origin, row, account_id, print FROM search.doc ORDER BY 1, 2")]
        finally:
            db.close()
    finally:
        close_workbench(bench)


def copy_of(profile: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(profile, folder)
    return folder


@pytest.mark.timeout(900)
def test_an_index_killed_anywhere_ends_as_one_never_killed(
    tmp_path: Path, rig: FaultRig, before: Path, all_faults: bool
) -> None:
    whole = indexed(copy_of(before, tmp_path / "whole"))
    counted = copy_of(before, tmp_path / "counted")
    total = rig.count(INDEX, [str(counted)], counted)
    assert indexed(counted) == whole
    killed = 0
    for point in points(total, KILL_POINTS, many=all_faults):
        folder = copy_of(before, tmp_path / "killed")
        killed += rig.run(INDEX, [str(folder)], folder, "kill", point).returncode != 0
        assert indexed(folder) == whole, f"killed at file operation {point} of {total}"
    assert killed >= KILL_POINTS - 2, "the rig did kill"
