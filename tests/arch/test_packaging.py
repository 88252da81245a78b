"""What is installed is locked: every version with its hashes, no addresses; one list of system packages."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib

import pytest

from tests.arch.project import ROOT, modules

LOCKS = ("requirements.lock", "requirements-dev.lock")


def locked(lock: str) -> dict[str, str]:
    """Return package -> version; every entry must carry a hash."""
    entries = re.split(r"\n(?=\S)", (ROOT / "packaging" / lock).read_text(encoding="utf-8"))
    assert all("--hash=sha256:" in entry for entry in entries if entry.strip())
    found = (re.match(r"([\w.-]+)==([^ ;\\]+)", entry) for entry in entries if entry.strip())
    return {m[1].lower().replace("_", "-"): m[2] for m in found if m is not None}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_every_dependency_and_no_address(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["build"]
    if lock == "requirements-dev.lock":
        wanted += project["dependency-groups"]["dev"]
    names = {re.split(r"[^\w.-]", need)[0].lower().replace("_", "-") for need in wanted}
    assert names <= locked(lock).keys()
    assert "://" not in (ROOT / "packaging" / lock).read_text(encoding="utf-8")


def test_the_two_locks_agree() -> None:
    small, large = (locked(lock) for lock in LOCKS)
    assert small == {name: large[name] for name in small}


def test_nothing_shipped_imports_what_only_the_tests_have() -> None:
    """recurring-ical-events (LGPL) and what comes with it judge our own reading of series; they stay outside."""
    run, test = (locked(lock).keys() for lock in LOCKS)
    only_tests = {name.replace("-", "_") for name in test - run}
    assert {"recurring_ical_events", "x_wr_timezone", "hypothesis", "pytest"} <= only_tests
    imported = {
        name.partition(".")[0]
        for tree in modules().values()
        for node in ast.walk(tree)
        for name in imports_of(node)
    }
    assert {"icalendar", "numpy"} <= imported
    assert not imported & only_tests


def imports_of(node: ast.AST) -> list[str]:
    """Return the modules that a statement imports; none for anything else."""
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []


@pytest.mark.parametrize("script", sorted(p.name for p in (ROOT / "packaging").glob("*.sh")))
def test_a_script_can_be_read_by_the_shell(script: str) -> None:
    subprocess.run(["bash", "-n", str(ROOT / "packaging" / script)], check=True, stdin=subprocess.DEVNULL)


def in_setup(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f". packaging/setup.sh; {command}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_the_list_of_system_packages_has_its_two_parts() -> None:
    run, test = (in_setup(f"packages_of {part}").stdout.split() for part in ("run", "test"))
    assert {"libegl1", "fonts-noto-cjk"} <= set(run)
    assert {"xvfb", "gnome-keyring"} <= set(test)
    assert not set(run) & set(test)


def test_who_is_not_root_is_told_the_line_to_type() -> None:
    done = in_setup("id() { echo 1000; }; missing_packages() { echo 'xvfb '; }; system_packages test")
    if "dpkg" not in in_setup("command -v dpkg-query").stdout:
        pytest.skip("not a Debian")
    assert done.returncode == 0
    assert "sudo apt-get install -y --no-install-recommends xvfb" in done.stderr


def test_no_python_is_an_answer_and_not_a_trace() -> None:
    done = in_setup("CSWB_PYTHON= PYTHONS=no-such-python find_python")
    assert done.returncode == 1
    assert "No Python 3.11 or later was found" in done.stderr
