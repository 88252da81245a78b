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


def test_the_order_of_cards_is_shown_and_changed(run: Run, tmp_path: Path) -> None:
    text = run("health", "export")["text"]
    for name, when in (("all_high", "tier:high"), ("all_known", "tier:any"), ("nobody", "health<0")):
        file = tmp_path / f"{name}.toml"
        file.write_text(f'applies_when = "{when}"\n' + text.replace('"generic_b2b"', f'"{name}"'), "utf-8")
        run("health", "use", str(file))

    def order() -> list[str]:
        return [row["id"] for row in run("health", "scorecards")["scorecards"] if row["place"]]

    assert order() == ["all_high", "all_known", "nobody", "generic_b2b"]
    run("health", "order", "nobody", "--before", "all_high")
    assert order() == ["nobody", "all_high", "all_known", "generic_b2b"]
    run("health", "order", "nobody", "--before", "generic_b2b")
    assert order() == ["all_high", "all_known", "nobody", "generic_b2b"], "the card for all stays the last"
    assert "no other one is for" in run("health", "order", "generic_b2b", "--before", "nobody", status=1)
    assert "no scorecard" in run("health", "order", "nobody", "--before", "gone", status=1)
    run("undo")
    assert order()[0] == "nobody"
    scored = {row["id"]: row["scored"] for row in run("health", "scorecards")["scorecards"] if row["place"]}
    assert sum(scored.values()) == 1


def test_a_band_is_set_by_hand_listed_and_ended(run: Run) -> None:
    run("health", "override", "set", "あおば精機", "--band", "red", "--why", "they told me")
    (one,) = run("health", "override", "list")["overrides"]
    assert (one["account"], one["band"], one["reason"]) == ("あおば精機", "red", "they told me")
    why = run("health", "explain", "あおば精機")["health"]
    assert (why["band"], why["computed_band"]) == ("red", one["computed"])
    assert "reason and a last day" in run(
        "health",
        "override",
        "set",
        "あおば精機",
        "--band",
        "red",
        "--why",
        "x",
        "--until",
        "2099-01-01",
        status=1,
    )
    run("health", "override", "end", "あおば精機")
    assert run("health", "override", "list") == {"overrides": []}
    assert "not set by hand" in run("health", "override", "end", "あおば精機", status=1)


def test_a_card_is_run_over_the_past(run: Run) -> None:
    done = run("health", "rerun", "generic_b2b", "--weeks", "2")["rerun"]
    assert (done["card"], done["computed"]) == ("generic_b2b.1", 2)
    assert run("health", "rerun") == {"reruns": []}, "the account was not known yet"
    told = run("health", "history", "あおば精機", "--card", "generic_b2b", status=1)
    assert "not run over the past" in told
    assert "from 1 to" in run("health", "rerun", "generic_b2b", "--weeks", "0", status=1)
