"""Public data sets in a profile each, synced twice, made once for all tests that read them."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.syncing import Synced, add_source, sync
from tests.shared_data import shared
from tests.support.once import made_once

EXAMPLES: Final = Path(__file__).parents[2] / "docs" / "examples"
FOLDERS: Final = {
    "ravenstack": "ravenstack_saas", "maven": "maven_crm_sales", "churnsim": "churnsim_crm5",
    "northwind": "northwind", "telco": "telco_ibm_classic",
}  # fmt: skip
CLOCK: Final = FixedClock(datetime(2026, 11, 24, 1, 0, tzinfo=UTC))


def pulled(factory: pytest.TempPathFactory, name: str) -> tuple[Path, Synced]:
    """Return the profile of a data set, to be read only, and what its first sync reported."""
    data = shared("data", FOLDERS[name])

    def make(folder: Path) -> None:
        bench = open_workbench(data_dir=folder, language="en", clock=CLOCK)
        add_source(bench, data, (EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"))
        (report,) = sync(bench, [], Tracker())
        assert report.state == "done"
        (again,) = sync(bench, [], Tracker())
        assert (again.inserted, again.changed) == (0, 0), "a second sync of unchanged input changes nothing"
        assert again.held == report.held
        close_workbench(bench)
        folder.with_suffix(".report").write_bytes(pickle.dumps(report))

    folder = made_once(factory, f"public-{name}", make)
    report: Synced = pickle.loads(folder.with_suffix(".report").read_bytes())  # noqa: S301 - written above
    return folder, report
