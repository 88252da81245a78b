"""health backtest|suggest|score|explain: a document for programs; words, then figures, for people."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cs_workbench.__main__ import main
from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.scorecard import parse_scorecard
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.services.evidence import evidence_page
from cs_workbench.services.scorecards import card_of
from cs_workbench.services.standing import recompute
from tests.services.test_backtest import CARD, NOW, fill
from tests.support.once import made_once

Run = Callable[..., Any]


@pytest.fixture(scope="session")
def history_with_scores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        opened = open_workbench(data_dir=folder / "profile", language="en", clock=FixedClock(NOW))
        fill(opened)
        recompute(opened)
        close_workbench(opened)
        (folder / "card.toml").write_text(CARD, encoding="utf-8")

    return made_once(tmp_path_factory, "history-with-scores", make)


@pytest.fixture
def run(history_with_scores: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a verb on the profile; it answers the document, the text with ``plain``, or what was said."""

    def run(*arguments: str, status: int = 0, plain: str = "") -> Any:
        words = ["--data-dir", str(history_with_scores / "profile"), "--lang", plain or "en"]
        words += [*([] if plain else ["--json"]), "health", *arguments]
        assert main(words) == status
        said = capsys.readouterr()
        return said.err if status else said.out + said.err if plain else json.loads(said.out)

    return run


@pytest.fixture
def card(history_with_scores: Path) -> str:
    return str(history_with_scores / "card.toml")


def test_a_back_test_is_one_document(run: Run, card: str) -> None:
    found = run("backtest", "--card", card)["backtest"]
    assert (found["card"]["id"], found["kind"], found["gate"], found["evidence"]) == (
        "mine",
        "forecast",
        "area",
        True,
    )
    assert found["auc"]["low"] <= found["auc"]["value"] <= found["auc"]["high"]
    assert [band["band"] for band in found["bands"]] == ["green", "yellow", "red", "none"]
    assert found["days"][0] == "2025-03-30"
    assert found["measures"][1] == {
        "id": "defects_90d", "name": "Defects", "weight": 0.0, "known": 0.0, "auc": None, "why": "not_connected",
    }  # fmt: skip
    assert [row["share"] for row in found["lift"]] == [0.1, 0.2]
    assert found["says"]
    earlier = run("backtest", "--card", card, "--until", "2026-03-31", "--months", "6")["backtest"]
    assert earlier["days"] == ["2025-06-29", "2025-09-28"]


def test_a_suggestion_is_one_document_and_writes_a_card(run: Run, card: str, tmp_path: Path) -> None:
    to = tmp_path / "new.toml"
    with_tickets = run("suggest", "--card", card, "--to", str(to))
    assert with_tickets["suggestion"] is None, "one measure is known: its weight is 100 % whatever one does"
    assert not to.exists()
    assert with_tickets["churns_needed"] == 40


def test_a_refusal_is_a_sentence_and_a_status(run: Run, card: str) -> None:
    assert "Give a number from 6 to 120" in run("backtest", "--months", "1", status=1)
    assert "is no yes/no field" in run("backtest", "--card", card, "--outcome", "own.x", status=1)
    assert "cannot be read as the text of a scorecard" in run("suggest", "--card", card + ".none", status=1)


@pytest.mark.parametrize(("language", "told"), [("en", "times in 100; 50 is chance"), ("ja", "偶然なら50回")])
def test_a_person_reads_words_before_figures(run: Run, card: str, language: str, told: str) -> None:
    text = run("backtest", "--card", card, plain=language)
    assert text.index(told) < text.index("AUC")
    assert "{" not in text
    assert "{" not in run("suggest", "--card", card, plain=language)


def test_scores_and_their_reasons_are_documents(run: Run) -> None:
    found = run("score", "--limit", "3")
    assert found["total"] == len(found["accounts"]) + found["total"] - 3
    assert set(found["accounts"][0]) == {
        "uid",
        "name",
        "band",
        "health",
        "health_change",
        "confidence",
        "why",
    }
    told = run("explain", "a159")
    assert told["account"] == "a159"
    assert {row["id"] for row in told["health"]["rows"]} >= {"seat_util", "csat"}


@pytest.mark.parametrize(("language", "told"), [("en", "sure to"), ("ja", "確からしさ")])
def test_a_person_reads_scores_and_reasons(run: Run, language: str, told: str) -> None:
    assert told in run("explain", "a159", plain=language)
    assert "a159" in run("score", "--limit", "0", plain=language)


def test_the_example_cards_can_be_put_in_force() -> None:
    folder = Path(__file__).parents[2] / "docs" / "examples" / "scorecards"
    cards = [parse_scorecard(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]
    assert [card.id for card in cards] == ["churnsim", "ravenstack", "telco"]
    telco = {group.id: group.weight for group in cards[2].groups}
    assert telco == {
        "tenure": 25,
        "breadth": 25,
        "contract": 20,
        "support": 10,
        "security": 10,
        "payment": 10,
    }


@pytest.fixture
def own(history_with_scores: Path, tmp_path: Path) -> Path:
    """Return a copy of the profile that may be written to."""
    return Path(shutil.copytree(history_with_scores / "profile", tmp_path / "profile"))


def test_weights_are_previewed_and_put_in_force_where_they_are_offered_alone(
    own: Path, card: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data-dir", str(own), "--lang", "en", "--json", "health"]
    assert main([*words, "suggest", "--apply", "--card", card]) == 1
    assert "No other weights are offered for Mine" in capsys.readouterr().err
    assert main([*words, "suggest", "--apply"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["suggestion"]["offered"]
    assert told["applied"] == "Suggested weights of Standard (B2B SaaS) are in force"
    assert set(told["preview"]) == {"bands", "moved"}
    assert main([*words, "versions"]) == 0
    newest = json.loads(capsys.readouterr().out)["versions"][0]
    assert (newest["id"], newest["in_force"]) == ("generic_b2b", True)
    assert main([*words[:-1], "undo"]) == 0
    capsys.readouterr()
    assert main([*words, "versions"]) == 0
    assert [row["version"] for row in json.loads(capsys.readouterr().out)["versions"]] == [
        newest["version"] - 1
    ]


def test_a_back_test_is_kept_and_reports_its_progress_in_lines(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the window runs it."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())  # nobody cancels
    words = ["--data-dir", str(own), "--lang", "en", "--progress", "json", "health", "backtest"]
    assert main([*words, "--keep", "--card", "generic_b2b"]) == 0
    *progress, result = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["type"] for line in progress} == {"progress"}
    assert progress[0]["what"] == "2025-03-30"
    assert (result["type"], result["backtest"]["card"]["id"]) == ("result", "generic_b2b")
    assert "suggestion" in result
    bench = open_workbench(data_dir=own, language="en", clock=FixedClock(NOW))
    kept = evidence_page(bench, card_of(bench, None)).kept
    close_workbench(bench)
    assert kept is not None
    assert kept.tested.report.rows == result["backtest"]["rows"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_was_set_by_hand_is_told_with_what_came(run: Run, language: str) -> None:
    assert run("overrides").items() >= {"counts": [], "overrides": []}.items()
    told = {"en": "Nothing was set by hand yet.", "ja": "手動設定はまだありません。"}
    assert told[language] in run("overrides", plain=language)
