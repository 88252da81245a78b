"""`calendar` on the command line: the whole way in documents, and secrets that stand in no history."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Return a profile's folder with one account."""
    (tmp_path / "acc.csv").write_text("id,name,website\n1,あおば精機,aoba.example\n", "utf-8")
    folder = tmp_path / "p"
    run(folder, "source", "add", str(tmp_path / "acc.csv"))
    run(folder, "sync")
    return folder


def run(folder: Path, *words: str, typed: str = "", language: str = "en") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cs_workbench", "--lang", language, "--data-dir", str(folder), *words]
    return subprocess.run(command, input=typed, capture_output=True, text=True, check=False, timeout=120)


def told(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_calendar_from_a_file_to_its_meetings(profile: Path, tmp_path: Path) -> None:
    day = f"{date.today():%Y%m%d}"  # noqa: DTZ011 - the command's own day
    path = tmp_path / "c.ics"
    path.write_text(
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:{day}\nSUMMARY:訪問\n"
        "ATTENDEE;CN=Tanaka:mailto:t@aoba.example\nEND:VEVENT\nEND:VCALENDAR\n",
        "utf-8",
    )
    assert told(run(profile, "--json", "calendar", "add", str(path)))["name"] == "c"
    lines = run(profile, "--progress", "json", "calendar", "sync").stdout.splitlines()
    assert json.loads(lines[-1])["calendars"][0]["inserted"] == 1
    (row,) = told(run(profile, "--json", "calendar", "meetings", "--days", "1"))
    assert (row["title"], row["account"], row["is_all_day"], row["starts_at"]) == (
        "訪問",
        "あおば精機",
        True,
        None,
    )
    assert "id" not in row
    assert "account_id" not in row
    assert told(run(profile, "--json", "calendar", "stop", "aoba.example")) == ["aoba.example"]
    assert told(run(profile, "--json", "calendar", "meetings")) == []
    assert told(run(profile, "--json", "calendar", "remove", "c")) == {"removed": "c"}


def test_an_address_comes_from_stdin_and_only_its_server_is_shown(profile: Path) -> None:
    added = run(
        profile, "--json", "calendar", "add", "-", "--name", "w", typed="https://127.0.0.1:9/CANARY.ics\n"
    )
    assert told(added)["place"] == "127.0.0.1"
    failed = run(profile, "calendar", "sync", language="ja")
    assert failed.returncode == 75
    assert "127.0.0.1 に接続できません" in failed.stderr
    listed = run(profile, "calendar", "list")
    assert "CANARY" not in added.stdout + failed.stderr + listed.stdout
