"""outreach, consent and suppress: from the first word of a template to who got the mail, one document each."""

from __future__ import annotations

import csv
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cs_workbench.__main__ import main
from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import FixedClock, SystemClock
from tests.cli.conftest import Run
from tests.support.outreach import MAILBOX, sent, synced_book


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command on a profile with four customers, a mailbox and the template 'Workshop'."""
    bench = open_workbench(data_dir=tmp_path / "desk", language="en")
    synced_book(bench, tmp_path / "crm", 4)
    close_workbench(bench)

    def run(*arguments: str, status: int = 0) -> Any:
        assert main(["--data-dir", str(tmp_path / "desk"), "--lang", "en", "--json", *arguments]) == status
        said = capsys.readouterr()
        return json.loads(said.out) if said.out else said.err

    return run


def leave(folder: Path, uid: str, *ends: str) -> None:
    """Let the mails leave, ten minutes on."""
    later = FixedClock(SystemClock().now() + timedelta(minutes=10))
    bench = open_workbench(data_dir=folder, language="en", clock=later)
    sent(bench, uid, *ends)
    close_workbench(bench)


def test_a_campaign_from_its_template_to_the_file_of_who_got_it(desk: Run, tmp_path: Path) -> None:
    text = tmp_path / "letter.md"
    text.write_text("{{ 宛名 }}\n\n**ご案内**です。\n", encoding="utf-8")
    desk("outreach", "template", "new", "News")
    desk(
        "outreach",
        "template",
        "write",
        "News",
        str(text),
        "--subject",
        "{{ 会社名 }}様へ",
        "--language",
        "ja",
    )
    assert "there is no field 氏" in desk(
        "outreach", "template", "write", "News", _written(tmp_path, "{{ 氏 }}"), status=1
    )
    listed = {row["name"]: row["versions"] for row in desk("outreach", "template", "list")["templates"]}
    assert [(v["language"], v["version"]) for v in listed["News"]] == [("ja", 1)]
    assert ("宛名", "salutation") in [
        (f["ja"], f["en"]) for f in desk("outreach", "template", "fields")["fields"]
    ]
    desk("consent", "add", "--account", "会社0001", "--account", "会社0002", "--account", "会社0003", "--basis",
         "relationship", "--how", "contract", "--on", "2026-04-01")  # fmt: skip
    assert len(desk("consent", "list")["consents"]) == 6
    made = desk("outreach", "new", "News", "template=News", f"mailbox={MAILBOX}", "which_view=mine", "why_these=use it",
                "as_sequence=no", "topic=news")  # fmt: skip
    uid = made["uid"]
    assert (made["kind"], made["state"], made["counts"]["total"]) == ("announcement", "draft", 0)
    chosen = desk("outreach", "audience", uid[-8:], "owner:佐藤", "--role", "champion", "--most", "2")
    assert (chosen["counts"]["total"], chosen["condition"], chosen["roles"]) == (
        4,
        "owner:佐藤",
        ["champion"],
    )
    desk("suppress", "opt-out", "p1@c1.example", "--topic", "news")
    checked = desk("outreach", "check", uid)
    assert checked["findings"] == []
    rows = desk("outreach", "recipients", uid)["recipients"]
    assert [row["reason"] for row in rows] == ["opted_out", None, None, "no_consent"]
    desk("outreach", "edit", rows[1]["uid"], "--subject", "山田様だけに")
    seen = desk("outreach", "preview", uid, "--eml", str(tmp_path / "one.eml"))
    assert (seen["subject"], seen["number"], seen["of"], seen["proven"]) == ("山田様だけに", 1, 2, None)
    assert (tmp_path / "one.eml").read_bytes().startswith(b"Date: ")
    frozen = desk("outreach", "send", uid)
    assert (frozen["state"], frozen["frozen_count"]) == ("scheduled", 2)
    assert desk("outreach", "preview", uid, "--number", "2")["proven"]
    assert "is Scheduled" in desk("outreach", "set", uid, "title=Other", status=1)
    assert desk("outreach", "thaw", uid)["state"] == "checked"
    desk("outreach", "send", uid)
    assert desk("outreach", "pause", uid)["state"] == "paused"
    assert desk("outreach", "resume", uid)["state"] == "scheduled"
    leave(tmp_path / "desk", uid, "unknown", "failed")
    counts = desk("outreach", "status", uid)["counts"]
    assert counts == {
        "total": 4, "sent": 0, "opted_out": 1, "held_back": 1, "failed": 1, "needs_check": 1, "cancelled": 0,
        "waiting": 0, "bounced": 0, "replied": 0,
    }  # fmt: skip
    doubt = desk("outreach", "recipients", uid, "--state", "unknown")["recipients"][0]["uid"]
    desk("outreach", "resolve", doubt, "--sent")
    again = desk("outreach", "resend", uid)
    assert (again["resends"], again["counts"]["total"]) == (uid, 1)
    assert [row["title"] for row in desk("outreach", "list")["campaigns"]] == [
        "News (to those it did not reach)",
        "News",
    ]
    assert desk("outreach", "export", uid, str(tmp_path / "who.csv"))["recipients"] == 4
    with (tmp_path / "who.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["State"] for row in csv.DictReader(file)] == [
            "Held back",
            "Sent",
            "Not delivered",
            "Held back",
        ]
    assert "End its name" in desk("outreach", "export", uid, str(tmp_path / "who.txt"), status=1)
    desk("undo")
    assert len(desk("outreach", "list")["campaigns"]) == 1


def _written(folder: Path, text: str) -> str:
    (folder / "wrong.md").write_text(text, encoding="utf-8")
    return str(folder / "wrong.md")


def test_what_stops_a_campaign_is_status_1_and_a_sentence(desk: Run) -> None:
    made = desk("outreach", "new", "Empty")
    assert made["mailbox"] == "sato@nagare.example", "who has one mailbox is not asked for it"
    uid = desk("outreach", "set", made["uid"], "mailbox=")["uid"]
    found = desk("outreach", "check", uid, status=1)
    assert [f["kind"] for f in found["findings"] if f["stops"]] == [
        "nobody",
        "no_template",
        "no_mailbox",
        "questions",
    ]
    assert "No template is chosen." in desk("outreach", "send", uid, status=1)
    assert "is Draft" in desk("outreach", "pause", uid, status=1)
    assert "not FIELD=VALUE" in desk("outreach", "set", uid, "title", status=1)
    assert desk("outreach", "audience", uid, "--account", "会社0003")["counts"]["total"] == 1
    assert "not said" in desk(
        "outreach", "edit", desk("outreach", "recipients", uid)["recipients"][0]["uid"], "--exclude", status=1
    )


def test_a_file_of_the_teams_page_without_a_press_is_refused(desk: Run, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    log.write_text("POST /login HTTP/1.1\n")
    assert "no opt-out was found" in desk("suppress", "page", str(log), status=1)


def test_a_person_is_suppressed_let_back_and_forgotten(desk: Run) -> None:
    uid = desk("suppress", "add", "P1@c2.example", "--reason", "hard_bounce")["uid"]
    (row,) = desk("suppress", "list")["suppressions"]
    assert (row["address"], row["scope"]) == ("p1@c2.example", "all")
    desk("suppress", "end", uid[-8:], "--why", "new mailbox, told on the phone")
    assert desk("suppress", "list")["suppressions"] == []
    (made,) = desk("consent", "add", "p1@c2.example", "--basis", "card", "--how", "fair", "--name", "山田")[
        "consents"
    ]
    desk("consent", "withdraw", made)
    assert desk("consent", "list", "--address", "p1@c2.example")["consents"] == []
    assert desk("suppress", "erase", "p1@c2.example") == {"done": True, "mails": 0}
    (row,) = desk("suppress", "list")["suppressions"]
    assert (row["address"], row["reason"]) == (None, "erased")
    assert "not an address" in desk("suppress", "add", "nobody", status=1)


def test_what_was_not_meant_is_refused_before_anything_is_done(desk: Run, tmp_path: Path) -> None:
    uid = desk("outreach", "new", "News", "template=Workshop", f"mailbox={MAILBOX}")["uid"]
    desk("outreach", "audience", uid, "--account", "会社0001")
    (row,) = desk("outreach", "recipients", uid)["recipients"]
    assert "only one of them" in desk(
        "outreach", "audience", uid, "owner:佐藤", "--account", "会社0001", status=1
    )
    assert "what should be different" in desk("outreach", "edit", row["uid"], status=1)
    assert "--exclude or --include" in desk(
        "outreach", "edit", row["uid"], "--why", "x", "--subject", "y", status=1
    )
    missing = str(tmp_path / "nothing.md")
    assert "nothing.md" in desk("outreach", "edit", row["uid"], "--body", missing, status=1)
    assert "nothing.md" in desk("outreach", "template", "write", "Workshop", missing, status=1)
    (tmp_path / "sjis.md").write_bytes("件名".encode("cp932"))
    assert "UTF-8" in desk("outreach", "edit", row["uid"], "--body", str(tmp_path / "sjis.md"), status=1)
    assert "2026-13-01" in desk("outreach", "send", uid, "--at", "2026-13-01", status=1)
    assert "number 0" in desk("outreach", "preview", uid, "--number", "0", status=1)
    assert "hours" in desk("outreach", "set", uid, 'hours={"from": "17:00", "to": "09:00"}', status=1)
    assert "copies" in desk("outreach", "set", uid, "copies=csm", status=1)
    with pytest.raises(SystemExit) as usage:
        desk("outreach", "recipients", uid, "--state", "lost")
    assert usage.value.code == 2
    desk("outreach", "set", uid, "retired=true")
    assert desk("outreach", "list")["campaigns"] == []
    assert "retired" in desk("outreach", "new", "Other", "retired=true", status=1)
