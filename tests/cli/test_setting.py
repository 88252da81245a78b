"""``setting``: one is changed and listed; what it does not take is a sentence."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_the_company_is_set_and_stands_on_the_slides(run: Run, tmp_path: Path) -> None:
    assert run("setting", "set", "company", " サンプル株式会社 ") == {
        "setting": "company", "value": "サンプル株式会社",
    }  # fmt: skip
    assert run("setting", "list")["settings"]["company"] == "サンプル株式会社"
    run("team", "pack", str(tmp_path / "pack.html"))
    review = run("review", "new", "あおば精機", "--language", "ja")["review"]["uid"]
    run("review", "build", review, str(tmp_path / "review.html"))
    assert "<p>サンプル株式会社</p>" in (tmp_path / "review.html").read_text("utf-8")


def test_a_number_stays_one_and_a_wrong_value_changes_nothing(run: Run) -> None:
    assert run("setting", "set", "zoom", "120")["value"] == 120
    assert "is not a value of zoom" in run("setting", "set", "zoom", "large", status=1)
    assert "is not a value of theme" in run("setting", "set", "theme", "pink", status=1)
    assert run("setting", "list")["settings"]["zoom"] == 120
