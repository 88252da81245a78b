"""month: one document for programs, files, five lines for Slack, targets; what cannot be is a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cs_workbench.__main__ import main
from tests.cli.conftest import Run


def test_a_month_is_a_document_with_definitions_and_accounts(run: Run, tmp_path: Path) -> None:
    run("month", "target", "set", "FY2026", "closing_arr", "9M", "--team")
    files = [tmp_path / f"m{ending}" for ending in (".pdf", ".xlsx", ".md")]
    found = run("month", "--pdf", str(files[0]), "--xlsx", str(files[1]), "--markdown", str(files[2]))
    told = found["month"]
    assert (told["owner"], told["is_closed"], len(told["headlines"])) == (None, False, 5)
    (yen,) = told["currencies"]
    assert yen["figures"]["closing"]["value"] == {"minor": 8640000, "currency": "JPY"}
    assert len(yen["figures"]["closing"]["accounts"][0]) == 36
    assert set(told["definitions"]) >= {"bridge", "renewals", "health", "touches", "risks"}
    assert told["touches"]["whole"][0]["accounts"] == told["accounts"]
    assert found["files"] == [str(path) for path in files]
    assert files[0].read_bytes().startswith(b"%PDF")
    assert all(path.stat().st_size > 500 for path in files)
    assert run("month", "last", "--owner", "佐藤")["month"]["is_closed"] is True


def test_targets_are_set_listed_imported_and_taken_away(run: Run, tmp_path: Path) -> None:
    run("month", "target", "set", "2026-11", "nrr", "95%", "--owner", "佐藤")
    path = tmp_path / "t.csv"
    path.write_text("owner,period,measure,amount,currency\n,2026-11,churn_arr,100,JPY\n", encoding="utf-8")
    assert run("month", "target", "import", str(path)) == {"targets_set": 1}
    found = run("month", "target", "list")["targets"]
    assert [(one["owner"], one["measure"], one["amount"]) for one in found] == [
        (None, "churn_arr", {"minor": 100, "currency": "JPY"}), ("佐藤", "nrr", 0.95),
    ]  # fmt: skip
    run("month", "target", "set", "2026-11", "nrr", "--remove", "--owner", "佐藤")
    assert run("month", "target", "list", "--owner", "佐藤") == {"targets": []}
    run("undo")
    assert len(run("month", "target", "list", "--owner", "佐藤")["targets"]) == 1


def test_words_come_back_from_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    run("month", "--owner", "佐藤", "--xlsx", str(path))
    assert run("month", "read", str(path))["accounts"] == [], "no account is at risk, so nobody wrote"
    other = tmp_path / "a.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "the column words of a month's file is missing" in run("month", "read", str(other), status=1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["month", "2999-01"], "is no month that can be told"),
        (["month", "--owner", "nobody"], "nobody owns no account"),
        (["month", "2026-01", "2026-02"], "month takes one month"),
        (["month", "--pdf", "a.doc"], "does not end in .pdf"),
        (["month", "target", "set", "2026-11", "nrr", "95"], "--owner NAME or --team"),
        (["month", "target", "set", "2026-11", "nrr", "nan", "--team"], "cannot be “nan”"),
        (["month", "target", "set", "2026-Q4", "nrr", "9", "--team"], "FY2026-Q3"),
        (["month", "target", "dance"], "month target knows list, set, import"),
        (["month", "target", "import"], "takes one FILE"),
        (["month", "read"], "takes one FILE"),
    ],
)
def test_what_cannot_be_is_a_sentence(run: Run, arguments: list[str], said: str) -> None:
    assert said in run(*arguments, status=1)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_person_reads_it_in_their_language(
    made: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    def read(*arguments: str) -> Any:
        assert main(["--data-dir", str(made), "--lang", language, *arguments]) == 0
        return capsys.readouterr().out

    told = {"en": ("Month ", "What comes", "Targets"), "ja": ("月次 ", "これからの予定", "目標")}[language]
    page = read("month")
    assert all(word in page for word in told)
    assert "{" not in page
    assert read("month", "--text").startswith("*")


def test_a_month_leaves_as_slides_and_as_a_page(run: Run, tmp_path: Path) -> None:
    slides, page = tmp_path / "m.pptx", tmp_path / "m.html"
    found = run("month", "--pptx", str(slides), "--html", str(page))
    assert found["files"] == [str(slides), str(page)]
    assert slides.read_bytes().startswith(b"PK")
    assert "Internal. As of" in page.read_text("utf-8")
    assert "does not end in .html" in run("month", "--html", str(slides), status=1)
