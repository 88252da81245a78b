"""``team`` on the command line: one document, and a table that a person reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_workbench.__main__ import main
from tests.cli.conftest import Run


def test_a_row_names_its_numbers_with_unit_definition_and_accounts(run: Run) -> None:
    document = run("team")["team"]
    (row,) = document["rows"]
    assert row["owner"] == "佐藤"
    accounts = row["numbers"]["accounts"]
    assert (accounts["value"], len(accounts["accounts"]), accounts["condition"]) == (1, 1, 'owner="佐藤"')
    assert document["figures"]["accounts"] == {
        "title": "Accounts", "unit": "accounts", "definition": "Accounts that run on the day.",
    }  # fmt: skip
    assert row["numbers"]["arr"]["value"] == [{"minor": 8_640_000, "currency": "JPY"}]
    assert row["numbers"]["kept"]["value"] is None, "no touch was ever told"
    assert document["total"]["numbers"]["accounts"]["value"] == 1
    assert len(run("portfolio", accounts["condition"])["accounts"]) == 1


def test_one_row_has_what_stands_behind_it(run: Run) -> None:
    assert run("team", "--owner", "佐藤")["team"]["behind"] == {"moved": [], "at_risk": [], "overdue": []}
    assert "nobody has no row" in run("team", "--owner", "nobody", status=1)


def test_a_past_day_says_what_is_unknown_and_a_day_to_come_is_refused(run: Run) -> None:
    document = run("team", "--as-of", "2020-01-10")["team"]
    assert document["as_of"] == "2020-01-10"
    assert document["total"]["numbers"]["overdue"]["value"] is None
    assert "still to come" in run("team", "--as-of", "2199-01-10", status=1)


def test_the_table_is_read_by_a_person(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(made), "--lang", "en", "team", "--owner", "佐藤"]) == 0
    said = capsys.readouterr()
    assert "佐藤" in said.out
    assert "Cadence kept" in said.out
    assert "not for appraisal" in said.err


def test_the_weekly_pack_is_written_and_marked_as_internal(run: Run, tmp_path: Path) -> None:
    for ending, start in ((".pptx", b"PK"), (".html", b"<!DOCTYPE html>"), (".pdf", b"%PDF")):
        path = tmp_path / f"pack{ending}"
        document = run("team", "pack", str(path))
        assert (document["file"], document["is_internal"]) == (str(path), True)
        assert document["slides"][0] == {"id": "cover", "title": "Weekly risk pack"}
        assert path.read_bytes().startswith(start)
    assert "takes nothing more than pack FILE" in run("team", "pack", status=1)
    assert "takes nothing more than pack FILE" in run("team", "pack", "x.pptx", "--owner", "佐藤", status=1)
    assert "End its name in one of" in run("team", "pack", str(tmp_path / "pack.doc"), status=1)
