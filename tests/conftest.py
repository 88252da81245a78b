"""What every test gets: a private home, no window on the person's screen, and nothing left behind."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

#: Before anything reads them: Qt, platformdirs and our own code take their folders from here.
_HOME = Path(tempfile.mkdtemp(prefix="cswb-tests-"))
_FOLDERS = {
    "HOME": _HOME,
    "XDG_CONFIG_HOME": _HOME / "config",
    "XDG_DATA_HOME": _HOME / "data",
    "XDG_CACHE_HOME": _HOME / "cache",
    "XDG_STATE_HOME": _HOME / "state",
    "XDG_RUNTIME_DIR": _HOME / "runtime",
}
for _name, _folder in _FOLDERS.items():
    _folder.mkdir(mode=0o700, exist_ok=True)
    os.environ[_name] = str(_folder)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "CSWB_PROFILE"):
    os.environ.pop(_name, None)

ALL_FAULTS = bool(os.environ.get("CSWB_ALL_FAULTS"))
settings.register_profile(
    "quick",
    deadline=None,
    max_examples=50,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("all", settings.get_profile("quick"), max_examples=300)
settings.load_profile("all" if ALL_FAULTS else "quick")

pytest_plugins = ["tests.support.leftovers", "tests.support.logs"]


@pytest.fixture(scope="session", autouse=True)
def _home_goes_with_the_session() -> Iterator[None]:
    yield
    shutil.rmtree(_HOME, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave what is marked ``long`` to `packaging/test.sh --all`, and say so."""
    if not ALL_FAULTS:
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="long: packaging/test.sh --all"))


@pytest.fixture(scope="session")
def all_faults() -> bool:
    """Return whether this run is `packaging/test.sh --all`."""
    return ALL_FAULTS


def pytest_report_header() -> str:
    """Say what kind of run this is."""
    kind = "many fault points" if ALL_FAULTS else "quick"
    return f"cs-workbench: {kind}, Python {sys.version.split()[0]}, home {_HOME}"
