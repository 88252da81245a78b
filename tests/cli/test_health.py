"""health: scorecards listed, tried, put in force for some accounts, and taken back."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_card_goes_out_as_text_is_tried_and_put_in_force(run: Run, tmp_path: Path) -> None:
    (only,) = run("health", "scorecards")["scorecards"]
    assert (only["id"], only["place"], only["when"]) == ("generic_b2b", 1, None)
    file = tmp_path / "enterprise.toml"
    run("health", "export", "--to", str(file))
    text = file.read_text(encoding="utf-8").replace('"generic_b2b"', '"enterprise"')
    file.write_text('applies_when = "tier:high"\n' + text, encoding="utf-8")
    assert run("health", "validate", str(file)) == {"id": "enterprise", "messages": []}
    tried = run("health", "preview", str(file))
    assert (tried["accounts"], tried["moved"]) == (1, [])
    assert run("health", "use", str(file))["said"] == "Scorecard Standard (B2B SaaS) is in force"
    rows = run("health", "scorecards")["scorecards"]
    assert [(row["id"], row["when"], row["place"]) for row in rows] == [
        ("enterprise", "tier:high", 1),
        ("generic_b2b", None, 2),
    ]
    assert [row["id"] for row in run("health", "versions")["versions"] if row["in_force"]]
    run("health", "drop", "enterprise")
    assert [row["place"] for row in run("health", "scorecards")["scorecards"]] == [1, None]
    assert run("health", "use", "enterprise@1")["said"]


def test_a_wrong_card_is_told_and_not_taken(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "wrong.toml"
    text = run("health", "export")["text"]
    file.write_text(text.replace("weight = 40.0", "weight = -1.0", 1), encoding="utf-8")
    run("health", "validate", str(file), status=1)
    assert "not taken" in run("health", "use", str(file), status=1)
    assert "cannot be read" in run("health", "use", str(tmp_path / "none.toml"), status=1)
    file.write_text("id =", encoding="utf-8")
    assert "cannot be read" in run("health", "preview", str(file), status=1)
    assert "no scorecard" in run("health", "use", "nobody", status=1)


def test_an_accounts_weeks_are_told_with_the_card_of_then(run: Run) -> None:
    (account,) = run("portfolio")["accounts"]
    weeks = run("health", "history", account["name"])["weeks"]
    assert all((week["card"], week["version"]) == ("generic_b2b", 1) for week in weeks)
    run("health", "history", "nobody", status=1)
