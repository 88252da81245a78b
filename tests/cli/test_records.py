"""renewal, outcome, plan, person, handover, note: written from a terminal, printed as one document."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from tests.cli.conftest import Run


def test_a_renewal_is_listed_and_set(run: Run) -> None:
    (row,) = run("renewal", "list")["renewals"]
    assert (row["uid"], row["stage"], row["amount"]) == (
        None,
        "not_started",
        {"minor": 8640000, "currency": "JPY"},
    )
    done = run("renewal", "set", "あおば", "--stage", "proposed", "--amount", "9,000,000")["renewal"]
    again = run("renewal", "set", "あおば", "--stage", "agreed", "--decides", "田中")["renewal"]
    assert (again["uid"], again["stage"], again["decides"]) == (done["uid"], "agreed", "田中")
    assert again["amount"]["minor"] == 9_000_000
    assert run("renewal", "list", "renewal_stage:proposed")["total"] == 0
    assert (
        run("renewal", "set", "あおば", "--expansion", "経費", "--amount", "100")["renewal"]["product"]
        == "経費"
    )
    assert run("renewal", "list", "owner:佐藤")["total"] == 2
    assert "is not a number" in run("renewal", "set", "あおば", "--amount", "many", status=1)
    assert "not_started" in run("renewal", "set", "あおば", "--stage", "won", status=1)


def test_contact_balance_tells_who_is_silent_and_why(run: Run) -> None:
    nothing = run("touch", "equity")
    assert (nothing["is_known"], nothing["owner"], nothing["mail_counted"]) == (False, None, False)
    for _ in range(3):
        run("touchpoint", "log", "あおば", "--channel", "mail")
    found = run("touch", "equity", "--owner", "佐藤", "--days", "30")
    (row,) = found["silent"]
    assert (row["account"], row["owner"]) == ("あおば精機", "佐藤")
    assert row["reason"].startswith("Outreaches without an answer: 3, ")
    assert (found["days"], found["accounts"], found["touches"], found["measures"]) == (30, 1, 0, {})
    assert "owns no account" in run("touch", "equity", "--owner", "Nobody", status=1)


def test_an_outcome_is_added_and_taken_back(run: Run) -> None:
    added = run(
        "outcome", "add", "あおば", "notice", "--on", "2026-11-20", "--reason", "Price", "--amount", "5"
    )
    assert added["outcome"]["reasons"] == ["price"]
    assert run("outcome", "list", "あおば")["total"] == 1
    run("undo")
    assert run("outcome", "list", "あおば")["total"] == 0
    assert "Possible: price" in run("outcome", "add", "あおば", "churn", "--reason", "rain", status=1)


def test_a_goal_is_added_checked_and_shared_without_what_is_internal(run: Run) -> None:
    goal = run(
        "plan",
        "add",
        "あおば",
        "承認を1日に",
        "--target",
        "1",
        "--start",
        "3",
        "--internal-note",
        "値引き余地",
    )
    uid = goal["goal"]["uid"]
    run("plan", "check", uid, "2", "--on", "2026-11-01")
    (row,) = run("plan", "list", "あおば")["goals"]
    assert (row["actual"], row["progress"], row["internal_note"]) == (2.0, 0.5, "値引き余地")
    text = run("plan", "share", "あおば")["markdown"]
    assert "承認を1日に" in text
    assert "値引き余地" not in text
    assert run("plan", "add", "あおば", "--uid", uid, "--state", "met")["goal"]["state"] == "met"
    assert "Nothing has the uid" in run("plan", "check", "nope", "1", status=1)


def test_a_person_is_written_once_and_changed_by_name(run: Run) -> None:
    run("person", "set", "あおば", "田中", "--reading", "タナカ", "--role", "champion")
    changed = run("person", "set", "あおば", "たなか", "--influence", "high")
    assert (changed["person"]["role"], changed["person"]["influence"]) == ("champion", "high")
    listed = run("person", "list", "あおば")
    assert (listed["total"], listed["gaps"][0]) == (1, "No economic buyer is known.")


def test_a_sheet_is_made_filled_accepted_and_written(run: Run, tmp_path: Path) -> None:
    made = run("handover", "new", "あおば", "--from", "森")["handover"]
    assert [f["field"] for f in made["fields"] if f["text"] is None] == [
        "why", "result", "people", "promises", "risks",
    ]  # fmt: skip
    run("handover", "set", "あおば", "why=紙をやめたい", "result=1日で承認")
    run("handover", "show", "あおば", "--to-file", str(tmp_path / "sheet.xlsx"))
    assert (tmp_path / "sheet.xlsx").stat().st_size > 1000
    assert run("handover", "accept", "あおば")["handover"]["state"] == "accepted"
    assert run("plan", "list", "あおば")["goals"][0]["name"] == "1日で承認"
    listed = run("handover", "list")
    assert [h["account"] for h in listed["handovers"]] == ["あおば精機"]
    assert "NAME=TEXT" in run("handover", "set", "あおば", "why", status=1)


def test_a_note_edited_in_two_places_is_kept_twice_and_settled(run: Run, tmp_path: Path) -> None:
    for name, text in (
        ("base", "予算は凍結\n\n電話\n"),
        ("mine", "予算は減額\n\n電話\n"),
        ("theirs", "予算は再開\n\n電話\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = {name: str(tmp_path / name) for name in ("base", "mine", "theirs")}
    uid = run("note", "write", "あおば", files["base"])["uid"]
    change = ("--note", uid, "--base", files["base"])
    run("note", "write", "あおば", files["theirs"], *change)
    said = run("note", "write", "あおば", files["mine"], *change, status=1)
    assert "Nothing was overwritten" in said
    assert uid in said
    shown = run("note", "show", uid)
    assert (shown["body"][:5], shown["edited_in_two_places"][0]["body"][:5]) == ("予算は再開", "予算は減額")
    assert run("note", "settle", uid, "--keep", "both")["body"] == "予算は減額\n予算は再開\n\n電話\n"
    assert "not edited in two places" in run("note", "settle", uid, "--keep", "mine", status=1)


def test_a_brief_is_printed_written_for_a_colleague_and_its_notes_are_taken(
    run: Run, tmp_path: Path, qapp: QApplication
) -> None:
    run("todo", "add", "call 2099-01-05", "--account", "あおば")
    brief = run("brief", "あおば")["brief"]
    assert (brief["name"], brief["next_step"], brief["usage"]) == ("あおば精機", "call", [])
    assert brief["renewal"]["amount"] == {"minor": 8640000, "currency": "JPY"}
    assert [section["id"] for section in brief["sections"]][:3] == ["state", "next", "promises"]
    days = ("--book", "--from", "2099-01-01", "--to", "2099-01-31", "--owner", "佐藤")
    path = tmp_path / "book.xlsx"
    assert run("brief", *days, "--out", str(path))["accounts"] == 1
    run("brief", *days, "--out", str(tmp_path / "book.pdf"))
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")
    assert "End its name" in run("brief", *days, "--out", str(tmp_path / "book.doc"), status=1)
    book = load_workbook(path)
    book["Brief"]["H2"] = "電話済み"
    book.save(path)
    assert "whose notes" in run("brief", "--read", str(path), status=1)
    taken = run("brief", "--read", str(path), "--as", "鈴木")
    assert (len(taken["notes"]), taken["refused"]) == (1, [])
    assert run("brief", "--read", str(path), "--as", "鈴木")["notes"] == []
    (note,) = run("note", "list", "あおば")["notes"]
    assert (note["uid"], note["author"]) == (taken["notes"][0], "鈴木")
    run("undo")
    assert run("note", "list", "あおば")["notes"] == []
    assert "one of the three" in run("brief", "あおば", "--book", status=1)
