"""touch: models listed, checked, tried, published and explained, each answer one document."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cs_workbench.__main__ import main
from tests.cli.conftest import Run


def test_presets_are_listed_and_the_one_in_force_is_marked(run: Run) -> None:
    rows = run("touch", "presets")["presets"]
    assert len(rows) == 12
    assert [row["id"] for row in rows if row["in_force"]] == ["ltv_pyramid"]
    assert run("touch", "show", "sansan")["tiers"] == ["high", "mid", "tech"]


def test_a_model_goes_out_as_text_and_comes_back_as_a_draft(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    run("touch", "export", "smarthr", "--to", str(file))
    assert tomllib.loads(file.read_text(encoding="utf-8"))["id"] == "smarthr"
    file.write_text(file.read_text(encoding="utf-8").replace("1000.0", "500.0"), encoding="utf-8")
    assert run("touch", "import", str(file))["said"].startswith("Draft of touch model SmartHR")
    run("touch", "copy", "smarthr", "ours")
    found = run("touch", "diff", "sansan", "ours")["differences"]
    assert "Team onboarding is new." in found
    run("touch", "remove", "ours")
    assert "There is no touch model ours" in run("touch", "diff", "sansan", "ours", status=1)
    assert run("touch", "diff", "smarthr", str(file)) == {"differences": []}
    file.write_text("id = ", encoding="utf-8")
    assert "cannot be read" in run("touch", "import", str(file), status=1)


def test_a_wrong_model_is_told_and_not_published(run: Run, tmp_path: Path) -> None:
    text = run("touch", "export", "smarthr")["text"]
    file = tmp_path / "wrong.toml"
    file.write_text(text.replace("min = 1000.0", "min = 2000.0"), encoding="utf-8")
    with_gap = run("touch", "validate", "smarthr")
    assert with_gap == {"id": "smarthr", "messages": [], "uncovered": []}
    assert "there is a gap" in run("touch", "publish", str(file), status=1)
    assert "2 cells" in run("touch", "publish", "freemium_hook", status=1)
    assert len(run("touch", "validate", "freemium_hook")["uncovered"]) == 2
    assert run("touch", "versions") == {"versions": []}
    run("touch", "publish", "freemium_hook", "--anyway")
    assert [row["id"] for row in run("touch", "versions")["versions"]] == ["freemium_hook"]


def test_a_book_is_assigned_explained_fitted_and_reviewed(run: Run) -> None:
    assert run("touch", "assign")["counts"] == {"high": 1}
    tried = run("touch", "assign", "smarthr")
    assert (tried["counts"], tried["missing"]) == ({"unclassified": 1}, {"employees": 1, "in_onboarding": 1})
    run("touch", "use", "ltv_pyramid")
    told, ltv = run("touch", "explain", "あおば"), run("touch", "ltv", "あおば")["ltv"]
    assert (told["tier"], told["rule"], told["floor_days"]) == ("high", "lp1", 30)
    assert told["axes"][0]["value"] == told["axes"][0]["low"] == ltv["amount"]["minor"]
    assert "LTV: 18,106,643 JPY is High (18,106,643 JPY or more)" in told["sentences"]["en"]
    assert "LTV:18,106,643 JPY は「高」(18,106,643 JPY 以上)" in told["sentences"]["ja"]
    assert [line["cause"] for line in told["log"]] == ["published"]
    (axis,) = run("touch", "fit", "smarthr")["axes"]
    assert (axis["borders"], axis["known"]) == (None, 0)
    assert run("touch", "review") == {"moves": []}
    assert run("touch", "review", "--apply")["done"] is True
    assert "No earlier touch model" in run("touch", "rollback", status=1)
    assert "There is no touch model" in run("touch", "use", "nothing", status=1)


def test_a_review_goes_out_as_sheets_comes_back_and_is_published(run: Run, tmp_path: Path) -> None:
    assert "No tier review is running" in run("touch", "review", "export", str(tmp_path), status=1)
    run("touch", "use", "all_tech")
    run("touch", "review", "begin", "all_high")
    (line,) = run("touch", "review", "status")["review"]["accounts"]
    assert (line["old"], line["new"], line["why"], line["answer"]) == ("tech", "high", "up", None)
    (sheet,) = run("touch", "review", "export", str(tmp_path / "sheets"))["sheets"]
    assert (sheet["owner"], sheet["accounts"]) == ("佐藤", 1)
    assert run("touch", "review", "read", sheet["file"])["said"].startswith("Nothing is new")
    memo = run("touch", "memo", "--why", "growth", "--to", str(tmp_path / "memo.pdf"))
    assert [part["heading"] for part in memo["sections"]] == [
        "What changes", "Why", "From when", "Who moves", "Hours and revenue, before and after", "What stays frozen",
        "Risks",
    ]  # fmt: skip
    assert memo["sections"][1]["lines"][0] == "growth"
    assert (tmp_path / "memo.pdf").read_bytes().startswith(b"%PDF")
    assert "1 account moved, 1 to-do" in run("touch", "review", "publish")["said"]
    assert run("touch", "review", "status") == {"review": None}
    assert run("touch", "explain", "あおば")["tier"] == "high"
    assert "end its name in one of" in run("touch", "memo", "--to", "memo.txt", status=1).lower()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_people_read_tables(run: Run, made: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    for words in (
        ["presets"],
        ["show", "sansan"],
        ["assign"],
        ["fit", "smarthr"],
        ["versions"],
        ["explain", "あおば"],
        ["review", "status"],
        ["memo"],
    ):
        assert main(["--data-dir", str(made), "--lang", language, "touch", *words]) == 0
    assert ("ミッドタッチ" if language == "ja" else "Mid touch") in capsys.readouterr().out


def test_between_reviews_publishing_takes_no_tier_down_unless_all_is_placed_anew(
    run: Run, tmp_path: Path
) -> None:
    def tier() -> str:
        (row,) = run("portfolio", "--columns", "name,tier")["accounts"]
        return str(row["tier"])

    text = run("touch", "export", "ltv_pyramid")["text"]
    file = tmp_path / "light.toml"  # the same borders, and low touch for the highest
    file.write_text(text.replace('tier = "high"', 'tier = "low"'), encoding="utf-8")
    run("touch", "use", "ltv_pyramid")
    assert tier() == "high"
    run("touch", "use", str(file))
    assert tier() == "high"
    run("touch", "publish", str(file), "--anyway")
    assert tier() == "high"
    run("touch", "use", str(file), "--anew")
    assert tier() == "low"
    run("touch", "use", "ltv_pyramid")
    assert tier() == "high", "up at once"
