"""review: made, written, promised, held from a terminal, printed as one document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cs_workbench.__main__ import main
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


def test_check_says_what_stops_and_ends_with_its_status(run: Run, tmp_path: Path) -> None:
    uid = run("review", "new", "あおば", "--from", "2026-07-01", "--to", "2026-09-30", "--language", "ja")[
        "review"
    ]["uid"]
    checked = run("review", "check", uid[-8:])
    assert (checked["account"], checked["stops"], checked["file"]) == ("あおば精機", False, None)
    asked = [(one["id"], one["slide"], one["page"]) for one in checked["findings"]]
    for finding in ("unwritten_result", "unwritten_risk", "unwritten_ask", "unwritten"):
        assert (finding, "summary", None) in asked, "nothing is known of it, so the summary is left out"
    deck = tmp_path / "deck.pptx"
    run("review", "build", uid, str(deck))
    assert run("review", "check", uid, str(deck))["findings"] == []
    deck.write_bytes(deck.read_bytes()[:5000])
    assert "cannot be checked" in run("review", "check", uid, str(tmp_path / "none.pptx"), status=1)


def test_a_group_needs_somebody_under_it(run: Run) -> None:
    assert "no account under it" in run("review", "new", "あおば", "--group", status=1)
    assert run("review", "list")["reviews"] == []
    uid = run("review", "new", "あおば")["review"]["uid"]
    assert run("review", "show", uid)["review"]["is_group"] is False


def test_check_ends_with_1_where_something_stops(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = run("review", "new", "あおば", "--language", "ja")["review"]["uid"]
    run("review", "write", uid, "summary", "result=解約率は1%")
    place = ["--data-dir", str(tmp_path / "profile"), "--lang", "en"]
    assert main([*place, "--json", "review", "check", uid]) == 1
    (stop,) = [one for one in json.loads(capsys.readouterr().out)["findings"] if one["severity"] == "stops"]
    assert (stop["id"], stop["slide"]) == ("internal", "summary")
    assert main([*place, "review", "check", uid]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("■ Slide ")
    assert "1 finding stops the deck" in said.err
    assert "解約率" in run("review", "build", uid, str(tmp_path / "deck.pptx"), status=1)
    assert not (tmp_path / "deck.pptx").exists()


def test_a_batch_builds_a_view_and_says_what_became_of_each(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    period = ("--from", "2026-07-01", "--to", "2026-09-30", "--language", "ja", "--out", str(out))
    (line,) = run("review", "batch", "--view", "arr>0", *period)["reviews"]
    assert (line["account"], line["state"], line["is_new"], line["why"]) == (
        "あおば精機",
        "written",
        True,
        None,
    )
    assert Path(line["file"]).is_file()
    for which in (("--owner", "佐藤"), ("--account", "あおば"), ("--view", "all")):
        (line,) = run("review", "batch", *which, *period)["reviews"]
        assert (line["state"], line["is_new"]) == ("unchanged", False)
    assert "no review to build" in run("review", "batch", "--owner", "Nobody", *period, status=1)
    assert "does not say what to write" in run(
        "review", "batch", "--owner", "佐藤", *period, "--ending", "doc", status=1
    )


def test_a_deck_is_built_on_paper_with_the_tables_of_its_charts(run: Run, tmp_path: Path) -> None:
    uid = run("review", "new", "あおば", "--language", "ja")["review"]["uid"]
    path = tmp_path / "deck.pdf"
    built = run("review", "build", uid, str(path), "--csv")
    assert path.read_bytes().startswith(b"%PDF")
    assert built["file"] == str(path)
    assert all(Path(table).read_bytes().startswith(b"\xef\xbb\xbf") for table in built["tables"])
    assert "tables" not in run("review", "build", uid, str(tmp_path / "deck.pptx"))
    assert "template is only for" in run("review", "build", uid, str(path), "--template", "t.pptx", status=1)
    assert ".pptx, .html, .pdf" in run("review", "build", uid, str(tmp_path / "deck.doc"), status=1)


@pytest.mark.parametrize("ending", ["pptx", "html", "pdf"])
def test_a_batch_and_its_check_take_every_ending(run: Run, tmp_path: Path, ending: str) -> None:
    order = (
        "--owner",
        "佐藤",
        "--kind",
        "qbr",
        "--language",
        "ja",
        "--out",
        str(tmp_path),
        "--ending",
        ending,
    )
    states = []
    for _ in range(2):
        (line,) = run("review", "batch", *order)["reviews"]
        assert Path(line["file"]).suffix == f".{ending}"
        states.append(line["state"])
    assert states == ["written", "unchanged"]
    checked = run("review", "check", line["review"], line["file"])
    found = [one["id"] for one in checked["findings"]]
    assert ("not_read" in found) if ending == "pdf" else found == []
    if ending != "pptx":
        refused = run("review", "batch", *order, "--template", str(tmp_path / "t.pptx"), status=1)
        assert "template is only for" in refused
