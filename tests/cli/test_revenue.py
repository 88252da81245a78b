"""revenue and forecast: one document for programs, tables with what they count for people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cs_workbench.__main__ import main
from tests.cli.conftest import Run


def test_a_figure_is_a_document_with_its_definition_days_and_accounts(run: Run) -> None:
    found = run("revenue", "--by", "quarter")["revenue"]
    (yen,) = found["currencies"]
    closing = yen["figures"]["closing"]
    assert closing["value"] == {"minor": 8640000, "currency": "JPY"}
    assert (closing["unit"], len(closing["accounts"]), len(closing["accounts"][0])) == ("year", 1, 36)
    assert closing["definition"].startswith("Recurring amount per year")
    assert yen["closing_on"] == found["to"]
    assert yen["figures"]["unopened"]["value"]["minor"] == 8640000, "since when it pays is not known"
    assert yen["figures"]["nrr"]["value"] is None
    assert len(yen["periods"]) == 4
    assert "accounts" not in yen["periods"][0]["figures"]["closing"]
    assert (
        run("revenue", "--in", "USD", "--rate", "JPY=0.0066/0.007")["revenue"]["currencies"][0]["currency"]
        == "USD"
    )
    assert run("revenue", "--cohorts") == {
        "cohorts": [{"currency": "JPY", "by": "quarter", "rows": [], "undated": 1}]
    }


def test_a_forecast_and_its_board_are_documents(run: Run) -> None:
    far = run("forecast", "--months", "60")["forecast"]
    assert (far["currencies"], far["is_measured"]) == ([], False)
    run("renewal", "set", "あおば", "--stage", "agreed")
    assert run("forecast", "--board") == {"board": []}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["revenue", "--from", "2026-05-01", "--to", "2026-04-01"], "cannot be reported"),
        (["revenue", "--in", "USD"], "The exchange rate of JPY in USD is missing"),
        (["revenue", "--from", "1999-01-01", "--by", "month"], "at most 120"),
        (["revenue", "--to", "0001-05-05"], "cannot be reported"),
        (["revenue", "--rate", "USD=1"], "--rate needs --in CURRENCY."),
        (["revenue", "--in", "JPY", "--rate", "USD=abc"], "is no rate such as USD=150"),
        (["revenue", "--owner", "nobody"], "nobody owns no account"),
        (["forecast", "--months", "99"], "Give a number from 1 to 60"),
    ],
)
def test_what_cannot_be_is_a_sentence(run: Run, arguments: list[str], said: str) -> None:
    assert said in run(*arguments, status=1)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_person_reads_tables_in_their_language(
    made: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    def read(*arguments: str) -> Any:
        assert main(["--data-dir", str(made), "--lang", language, *arguments]) == 0
        return capsys.readouterr()

    told = {
        "en": ("Opening ARR", "Renewal rate", "renewals", "no cohort"),
        "ja": ("期首ARR", "契約更新率", "見立ての対象", "コホート"),
    }[language]
    month = read("revenue", "--by", "month").out
    assert told[0] in month
    assert told[1] in month
    assert "{" not in month
    assert told[3] in read("revenue", "--cohorts").err
    assert "{" not in read("forecast").err
    assert told[2] in "".join(read("forecast", "--board")) or language == "en"
