"""A profile made once, copied for every test that wants an empty one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cs_workbench.domain.nouns import BY_NAME
from cs_workbench.kernel.clock import FixedClock, iso
from cs_workbench.store import remote, runs
from cs_workbench.store.engine import Store
from cs_workbench.store.profile import create_profile
from tests.rigs.faults import FaultRig, build_rig

NOW = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)
AT = iso(NOW)


@dataclass(frozen=True)
class Profile:
    """A profile's folder and key."""

    folder: Path
    key: bytes

    @property
    def path(self) -> Path:
        """The database."""
        return self.folder / "workbench.db"


@pytest.fixture(scope="session")
def made_profile(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    folder = tmp_path_factory.mktemp("made") / "profile"
    return Profile(folder, create_profile(folder, "file"))


@pytest.fixture
def profile(made_profile: Profile, tmp_path: Path) -> Profile:
    return Profile(Path(shutil.copytree(made_profile.folder, tmp_path / "profile")), made_profile.key)


@pytest.fixture
def store(profile: Profile) -> Iterator[Store]:
    with Store.open(profile.folder, profile.key, FixedClock(NOW)) as opened:
        yield opened


@pytest.fixture(scope="session")
def rig(tmp_path_factory: pytest.TempPathFactory) -> FaultRig:
    return build_rig(tmp_path_factory.mktemp("rig"))


def land(
    store: Store,
    noun: str,
    rows: list[dict[str, Any]],
    *,
    source: str = "crm",
    run: int = 1,
    via: str | None = None,
    first: bool = False,
    lag_days: int = 0,
    at: str = AT,
) -> remote.PageResult:
    """Land rows given as field -> value, with ``id`` and ``account`` beside them."""
    fields = tuple(f.name for f in BY_NAME[noun].fields if any(f.name in row for row in rows))
    values = [[row["id"], row.get("account"), *(row.get(f) for f in fields), row.get("own")] for row in rows]
    with store.write("land", "sync") as writing:
        return remote.upsert_page(
            writing.db, source, noun, fields, values, via=via, run=run, at=at, first=first, lag_days=lag_days
        )


def pull(store: Store, ids: list[str], *, sure: bool = False, source: str = "crm") -> remote.Retired:
    """Run a whole pull that brings exactly these accounts."""
    with store.write("start", "sync") as writing:
        run, _, _ = runs.start(writing.db, source, AT)
    land(store, "account", [{"id": i, "name": i} for i in ids], run=run, source=source)
    with store.write("end", "sync") as writing:
        result = remote.retire_missing(writing.db, source, ["account"], run=run, at=AT, sure=sure)
        runs.end(writing.db, run, AT, "held" if result.held else "done", {})
    return result
