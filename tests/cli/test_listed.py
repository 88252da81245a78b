"""account listed: why an account is, or is not, in a list."""

from __future__ import annotations

from tests.cli.conftest import Run


def test_every_clause_is_told_and_what_would_let_the_account_in(run: Run) -> None:
    found = run("account", "listed", "あおば精機", "--condition", "-owner:佐藤 arr>=1M")
    (one,) = found["lists"]
    assert (found["name"], one["listed"], one["view"]) == ("あおば精機", False, None)
    owner, arr, churned = one["clauses"]
    assert (owner["verdict"], owner["value"], owner["keeps_out"], owner["alone"]) == (
        "holds",
        "佐藤",
        True,
        True,
    )
    assert owner["text"] == "must not be Owner: 佐藤; is 佐藤"
    assert arr["value"] == {"minor": 8640000, "currency": "JPY"}
    assert churned["text"] == "has not churned"
    (way,) = one["without"]
    assert (way["condition"], way["listed"]) == ("arr>=1M", True)
    assert run("account", "listed", "あおば精機", "--condition", way["condition"])["lists"][0]["listed"]


def test_without_an_option_every_view_is_told(run: Run) -> None:
    lists = {one["view"]: one["listed"] for one in run("account", "listed", "あおば精機")["lists"]}
    assert lists["all"]
    assert not lists["hook_only"]
    assert (
        run("account", "listed", "あおば精機", "--view", "Hook product only")["lists"][0]["view"]
        == "hook_only"
    )


def test_what_cannot_be_asked_is_told(run: Run) -> None:
    assert "no view" in run("account", "listed", "あおば精機", "--view", "nothing", status=1)
    assert "character 1" in run("account", "listed", "あおば精機", "--condition", "colour:red", status=1)
    assert "0 accounts" in run("account", "listed", "nobody", status=1)
