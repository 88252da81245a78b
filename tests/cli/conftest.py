"""A profile with one account, and what runs commands on a copy of it."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cs_workbench.__main__ import main
from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.syncing import add_source, sync
from tests.mail_servers import PASSWORD
from tests.support.crm import MAPPING, write_accounts
from tests.support.sending import make_profile

Run = Callable[..., Any]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    crm = folder / "crm"
    crm.mkdir()
    write_accounts(crm, "1,あおば精機,8640000,2099-02-04,佐藤,")
    bench = open_workbench(data_dir=folder / "profile", language="en")
    add_source(bench, crm, MAPPING)
    sync(bench, [], Tracker())
    close_workbench(bench)
    return folder / "profile"


@pytest.fixture
def run(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command with --json on a profile of its own, and reads its document."""
    folder = Path(shutil.copytree(made, tmp_path / "profile"))

    def run(*arguments: str, status: int = 0) -> Any:
        assert main(["--data-dir", str(folder), "--lang", "en", "--json", *arguments]) == status
        said = capsys.readouterr()
        return said.err if status else json.loads(said.out)

    return run


@pytest.fixture
def three_customers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Return what runs a command on a profile with three customers, with what stands on its stdin."""
    make_profile(tmp_path / "desk", 3)

    def run(*arguments: str, status: int = 0, stdin: str = "") -> Any:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        assert main(["--data-dir", str(tmp_path / "desk"), "--lang", "en", "--json", *arguments]) == status
        said = capsys.readouterr()
        assert PASSWORD not in said.out + said.err
        return json.loads(said.out) if said.out else said.err

    return run
