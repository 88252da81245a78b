"""review: made, written, promised, held from a terminal, printed as one document."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_review_is_made_written_and_set(run: Run) -> None:
    made = run("review", "new", "あおば", "--from", "2026-07-01", "--to", "2026-09-30", "--language", "ja")[
        "review"
    ]
    uid = made["uid"]
    assert (made["account"], made["kind"], made["state"], made["to_on"]) == (
        "あおば精機",
        "qbr",
        "draft",
        "2026-09-30",
    )
    run("review", "write", uid[-8:], "summary", "result=承認が1日に", "--note", "値引きなし", "--hide")
    again = run("review", "write", uid, "summary", "ask=増席", "--auto")["review"]
    assert again["slides"]["summary"] == {
        "texts": {"result": "承認が1日に", "ask": "増席"}, "note": "値引きなし", "is_hidden": None,
    }  # fmt: skip
    assert run("review", "write", uid, "roadmap", "lines=新画面", "--shared")["review"]["shared"] == {
        "roadmap": {"lines": "新画面"}
    }
    assert (
        run("review", "set", uid, "title=四半期", "meeting_on=2026-12-10")["review"]["meeting_on"]
        == "2026-12-10"
    )
    assert run("review", "show", uid)["review"]["title"] == "四半期"
    assert [row["uid"] for row in run("review", "list", "--account", "あおば")["reviews"]] == [uid]
    assert run("review", "list", "--owner", "Nobody")["reviews"] == []
    assert "Possible: title" in run("review", "write", uid, "summary", "score=1", status=1)
    assert "Nothing has the uid" in run("review", "show", "nope", status=1)
    assert "Nothing was changed" in run("review", "set", uid, "to_on=2026-01-01", status=1)


def test_promises_are_taken_over_and_a_draft_is_not_ready_without_owner_and_day(
    run: Run, tmp_path: Path
) -> None:
    uid = run("review", "new", "あおば")["review"]["uid"]
    listed = tmp_path / "old.txt"
    listed.write_text("報告書 / 佐藤 / / 2026/7/10\n名簿 / 田中 / 12/1 / 8/1\n", encoding="cp932")
    found = run("review", "promises", uid, "--paste", str(listed))
    (promise,) = found["promises"]
    assert (promise["text"], promise["side"], promise["owner"], promise["first_on"]) == (
        "報告書", "us", "佐藤", "2026-07-10",
    )  # fmt: skip
    assert found["left_out"][0]["line"] == 2
    assert "田中" in found["left_out"][0]["problem"]
    assert "“報告書”" in run("review", "ready", uid, status=1)
    run("review", "promises", uid, "--set", promise["uid"], "--by", "2027-01-15")
    assert run("review", "promises", uid)["promises"][0]["due_on"] == "2027-01-15"
    assert "cannot be read" in run("review", "promises", uid, "--paste", str(tmp_path), status=1)
    assert "A draft is made ready" in run("review", "hold", uid, status=1)


def test_the_calendar_tells_each_accounts_rhythm(run: Run) -> None:
    (row,) = run("review", "list", "--due")["calendar"]
    assert (row["account"], row["state"], row["last_on"]) == ("あおば精機", "never", None)
    run("review", "new", "あおば", "--meeting", "2099-01-05")
    (row,) = run("review", "list", "--due", "--owner", "佐藤")["calendar"]
    assert (row["state"], row["next_on"], row["review_state"]) == ("planned", "2099-01-05", "draft")


def test_a_deck_is_built_on_paper_with_the_tables_of_its_charts(run: Run, tmp_path: Path) -> None:
    uid = run("review", "new", "あおば", "--language", "ja")["review"]["uid"]
    path = tmp_path / "deck.pdf"
    built = run("review", "build", uid, str(path), "--csv")
    assert path.read_bytes().startswith(b"%PDF")
    assert built["file"] == str(path)
    assert all(Path(table).read_bytes().startswith(b"\xef\xbb\xbf") for table in built["tables"])
    assert "tables" not in run("review", "build", uid, str(tmp_path / "deck.pptx"))
    assert "template is only for" in run("review", "build", uid, str(path), "--template", "t.pptx", status=1)
    assert ".pptx, .pdf" in run("review", "build", uid, str(tmp_path / "deck.doc"), status=1)
