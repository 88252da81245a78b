"""chart list|show|export: findings and tables for people, one document for programs, files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cs_workbench.__main__ import main
from cs_workbench.services.charts import CHARTS

Run = Callable[..., Any]


def test_every_chart_is_listed_with_what_it_may_be_asked_for(run: Run) -> None:
    charts = {chart["id"]: chart for chart in run("chart", "list")["charts"]}
    assert list(charts) == list(CHARTS)
    assert charts["trend"]["takes"] == ["account"]
    assert charts["health_distribution"] == {
        "id": "health_distribution", "title": "Health: accounts and ARR by band", "takes": ["owner", "currency"],
    }  # fmt: skip


def test_a_chart_is_a_document_whose_rows_are_conditions(run: Run) -> None:
    chart = run("chart", "show", "pareto", "--currency", "jpy")["chart"]
    assert chart["title"] == "The whole ARR hangs on one account"
    assert chart["figure"]["kind"] == "curve"
    (row,) = chart["rows"]
    assert row["cells"][:2] == ["あおば精機", "1"]
    assert run("portfolio", row["condition"])["total"] == 1
    assert run("chart", "show", "trend", "--account", "あおば")["chart"]["figure"] is None


def test_an_option_that_says_nothing_to_a_chart_is_wrong_usage(run: Run) -> None:
    assert "takes no --owner" in run("chart", "show", "pareto", "--owner", "佐藤", status=1)
    assert "give --account NAME" in run("chart", "show", "trend", status=1)
    assert "owns no account" in run("chart", "show", "load", "--owner", "nobody", status=1)
    assert "EUR" in run("chart", "show", "pareto", "--currency", "EUR", status=1)


@pytest.mark.parametrize("ending", ["csv", "png", "svg"])
def test_a_chart_is_written_as_its_ending_says(run: Run, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"load.{ending}"
    told = run("chart", "export", "load", str(file))["chart"]
    assert told == {"id": "load", "title": told["title"], "file": str(file)}
    begin = {"csv": b"\xef\xbb\xbfOwner,Accounts", "png": b"\x89PNG", "svg": b"<?xml"}[ending]
    assert file.read_bytes().startswith(begin)
    assert "does not say what to write" in run(
        "chart", "export", "load", str(tmp_path / "load.doc"), status=1
    )


@pytest.mark.parametrize(("language", "said"), [("en", "As of"), ("ja", "時点")])
def test_a_person_reads_the_finding_and_the_table(
    run: Run, made: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    assert main(["--data-dir", str(made), "--lang", language, "chart", "show", "load"]) == 0
    told = capsys.readouterr().out
    assert "佐藤" in told.splitlines()[0]
    assert said.casefold() in told.splitlines()[1].casefold()
    assert "──" in told
