"""The command line's door: every command is documented, quick to ask, and needs no display."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cs_workbench.cli import health, outreach, renewal, review, touch
from cs_workbench.cli.main import GROUPS, parse

ROOT = Path(__file__).parents[2]
COMMANDS = (
    "demo", "source", "mapping", "sync", "portfolio", "account", "note", "activity", "touchpoint", "touch", "voice",
    "request", "today", "todo", "playbook", "absence", "renewal", "outcome", "plan", "person", "handover", "review",
    "brief", "search", "held", "calendar", "revenue", "forecast", "month", "team", "chart", "health",
    "outreach", "inbox", "consent", "suppress",
    "undo", "redo", "setting", "doctor",
)  # fmt: skip


def run(*arguments: str, data_dir: Path | None = None) -> subprocess.CompletedProcess[str]:
    where = ["--data-dir", str(data_dir)] if data_dir else []
    command = [sys.executable, "-m", "cs_workbench", "--lang", "en", *where, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_a_heading_in_the_manual(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse([command, "--help"])
    assert left.value.code == 0
    assert command in capsys.readouterr().out
    assert f"\n## {command}\n" in (ROOT / "docs/cli.md").read_text(encoding="utf-8")


def test_the_window_alone_loads_no_command(tmp_path: Path) -> None:
    code = (
        "import sys; from cs_workbench.cli.main import parse; "
        f"options = parse(['--lang', 'ja', '--data-dir', {str(tmp_path)!r}]); "
        "assert options.run is None and options.window and options.lang == 'ja'; "
        "print([name for name in sys.modules if name.startswith('cs_workbench.cli.') and name[17:] != 'main'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_no_option_of_the_window_is_taken_for_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(["--lang", "en", "dmeo"])
    assert left.value.code == 2
    assert "demo" in capsys.readouterr().err


def test_the_manual_names_no_command_that_is_not_there() -> None:
    text = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    headings = {line[3:] for line in text.splitlines() if line.startswith("## ")}
    assert headings - {"Options before the command"} == set(COMMANDS)


def test_every_command_group_is_a_module() -> None:
    modules = {path.stem for path in (ROOT / "cs_workbench/cli").glob("*.py")}
    assert modules - {"__init__", "main", "output"} == set(GROUPS).union(
        health.TOPICS, touch.TOPICS, renewal.TOPICS, review.TOPICS, outreach.TOPICS
    )


def test_an_unknown_command_is_wrong_usage() -> None:
    found = run("dance")
    assert found.returncode == 2
    assert "dance" in found.stderr


def test_looking_at_a_profile_that_is_not_there_makes_none(tmp_path: Path) -> None:
    found = run("portfolio", data_dir=tmp_path / "nothing")
    assert found.returncode == 1
    assert "There is no profile" in found.stderr
    assert not (tmp_path / "nothing").exists()
    assert found.stdout == ""


def test_the_version_is_said_without_loading_the_house() -> None:
    code = (
        "import sys\n"
        "try:\n from cs_workbench.__main__ import main; main(['--version'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('numpy', 'sqlalchemy', 'PySide6', 'sqlcipher3', 'keyring') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[1:] == ["[]"]


def test_json_is_one_document_on_stdout(tmp_path: Path) -> None:
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("id,name,arr\n1,Acme,1200\n", encoding="utf-8")
    found = run("--json", "mapping", "suggest", str(accounts))
    assert found.returncode == 0, found.stderr
    assert set(json.loads(found.stdout)) == {"mapping"}


def test_the_demo_asks_no_keychain_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cs_workbench import bootstrap
    from cs_workbench.__main__ import main

    asked: list[str] = []
    monkeypatch.setattr(bootstrap, "_keychain", lambda: asked.append("asked"))
    folder = tmp_path / "sample"
    made = ["--data-dir", str(folder), "--progress", "none", "demo", "--no-window", "--accounts", "40"]
    assert main(made) == 0
    assert main(made) == 0, "and again when it is there"
    assert asked == []
    assert 'place = "file"' in (folder / "key.toml").read_text(encoding="utf-8")


def test_a_value_may_begin_with_a_dash() -> None:
    options = parse(["portfolio", "tier:high", "-owner:佐藤", "--sort", "-arr", "--limit", "-1"])
    assert options.condition == ["tier:high", "-owner:佐藤"]
    assert (options.sort, options.limit) == ("-arr", -1)
    assert parse(["touchpoint", "log", "x", "--people", "-田中", "--people", "鈴木"]).people == [
        "-田中",
        "鈴木",
    ]
