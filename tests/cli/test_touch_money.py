"""touch simulate|capacity|headcount|costs|pareto|ltv: one document for programs, tables for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cs_workbench.__main__ import main
from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.syncing import add_source, sync
from tests.support.crm import MAPPING, write_accounts

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    crm = folder / "crm"
    crm.mkdir()
    write_accounts(crm, "1,あおば精機,8640000,2099-02-04,佐藤,", "2,椿屋ホーム,600000,2099-12-10,鈴木,")
    bench = open_workbench(data_dir=folder / "profile", language="en")
    add_source(bench, crm, MAPPING)
    sync(bench, [], Tracker())
    close_workbench(bench)
    return folder / "profile"


@pytest.fixture
def run(made: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a verb on the profile; it answers the document, the text with ``plain``, or what was said."""

    def run(*arguments: str, status: int = 0, plain: str = "") -> Any:
        words = [
            "--data-dir",
            str(made),
            "--lang",
            plain or "en",
            *([] if plain else ["--json"]),
            "touch",
            *arguments,
        ]
        assert main(words) == status
        said = capsys.readouterr()
        return said.err if status else said.out if plain else json.loads(said.out)

    return run


def test_a_simulation_is_one_document(run: Run) -> None:
    found = run("simulate", "--people", "1", "--churn-tech", "0.03", "--freed", "28")["simulation"]
    assert [tier["tier"] for tier in found["tiers"]] == ["high", "low", "tech"]
    assert found["tiers"][0]["cost"] == {"minor": 53571, "currency": "JPY"}
    assert found["extra_high_accounts"] == 3.5
    assert found["fixed"]["gap"] == 0
    told = {a["id"]: (a["value"], a["basis"]) for a in found["assumptions"]}
    assert told["churn.tech"] == (0.03, "assumed: given for this question")
    assert told["churn.high"] == (0.01, "assumed: our default, not measured")


def test_load_and_concentration_are_documents(run: Run) -> None:
    found = run("capacity")["capacity"]
    assert {row["owner"] for row in found["owners"]} == {"佐藤", "鈴木"}
    assert set(found["owners"][0]["by_tier"]) == {"high", "mid", "low", "tech"}
    assert found["owners"][0]["actual"] == {"touches": 0, "timed": 0, "hours": None}, "unknown, not zero"
    assert sum(cell["accounts"] for cell in found["cells"]) == 2
    assert (found["handovers"], found["applied"]) == ([], False)
    assert {row["owner"] for row in run("capacity", "--owner", "鈴木")["capacity"]["accounts"]} == {"鈴木"}
    assert "owns no account" in run("capacity", "--owner", "nobody", status=1)
    spread = run("pareto", "--currency", "JPY")["pareto"]
    assert spread["arr"] == {"minor": 9240000, "currency": "JPY"}
    assert len(spread["tenths"]) == 10


def test_the_headcount_curve_and_dear_accounts_are_documents(run: Run) -> None:
    found = run("headcount", "--growth", "0.5", "--people", "0.2", "--months", "6")["headcount"]
    assert (found["state"], len(found["months"])) == ("breaks", 7)
    assert found["breaks_on"] > found["as_of"]
    assert found["assumptions"][0]["basis"] == "assumed: given for this question"
    assert run("headcount", "--people", "0")["headcount"]["months"][0]["load"] is None
    costs = run("costs", "--share", "0.02")["costs"]
    (dear,) = [row for row in costs["rows"] if row["account"] == "椿屋ホーム"]
    assert "account_id" not in dear
    assert dear["share"] == pytest.approx(dear["cost"]["minor"] / 50_000, abs=1e-4)
    assert run("costs", "--share", "1")["costs"]["rows"] == []
    assert "Give a number from 0 to 1" in run("costs", "--share", "7", status=1)


def test_an_ltv_is_a_document_with_its_method(run: Run) -> None:
    found = run("ltv", "あおば")["ltv"]
    assert (found["method"], found["months"], found["annual_discount"]) == ("renewals", 36, 0.1)
    assert found["amount"]["currency"] == "JPY"
    assert run("ltv", "あおば", "--amount", "5,000")["ltv"]["amount"] == {"minor": 5000, "currency": "JPY"}
    assert "Give a number from 12 to 60" in run("ltv", "あおば", "--months", "99", status=1)
    assert "EUR" in run("pareto", "--currency", "EUR", status=1)


@pytest.mark.parametrize(("language", "assumed"), [("en", "not measured"), ("ja", "実測ではありません")])
def test_a_person_reads_what_is_assumed(run: Run, language: str, assumed: str) -> None:
    for verb in (
        ["simulate", "--freed", "8"],
        ["simulate", "--people", "0"],
        ["capacity"],
        ["headcount"],
        ["costs"],
        ["ltv", "あおば"],
    ):
        text = run(*verb, plain=language)
        assert assumed in text
        assert "{" not in text
    assert "80 %" in run("pareto", plain=language)


def test_an_ltv_is_set_by_hand_with_a_reason_and_ended(run: Run) -> None:
    before = run("ltv", "あおば")["ltv"]
    assert "LTV set by hand" in run("ltv", "あおば", "--amount", "5000000", "--why", "spring")["said"]
    by_hand = run("ltv", "あおば")["ltv"]
    assert (by_hand["method"], by_hand["amount"]) == ("manual", {"minor": 5_000_000, "currency": "JPY"})
    assert run("ltv", "あおば", "--clear")["said"] == "The computed LTV counts again"
    assert run("ltv", "あおば")["ltv"] == before
    assert "No LTV of this account is set by hand" in run("ltv", "あおば", "--clear", status=1)
    assert "needs an amount" in run("ltv", "あおば", "--why", "spring", status=1)
