"""renewal board, judge, judged: what people judge stands beside the rule, and who was right is counted."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from cs_workbench.__main__ import main
from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.syncing import add_source, sync
from tests.cli.conftest import Run
from tests.support.crm import MAPPING, write_accounts

END = (date.today() + timedelta(days=40)).isoformat()  # noqa: DTZ011 - the command line counts from the local day


@pytest.fixture
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile with a renewal far away and one in forty days."""
    folder = tmp_path_factory.mktemp("board")
    crm = folder / "crm"
    crm.mkdir()
    write_accounts(crm, "1,あおば精機,8640000,2099-02-04,佐藤,", f"2,近く商店,6000000,{END},佐藤,")
    bench = open_workbench(data_dir=folder / "profile", language="en")
    add_source(bench, crm, MAPPING)
    sync(bench, [], Tracker())
    close_workbench(bench)
    return folder / "profile"


def test_a_renewal_is_judged_and_both_judgements_are_told(run: Run) -> None:
    assert "has no open renewal" in run("renewal", "judge", "あおば", "--verdict", "renew", status=1)
    assert "watch" in run("renewal", "judge", "近く", "--verdict", "maybe", status=1)
    refused = run("renewal", "judge", "近く", "--verdict", "watch", status=1)
    assert "Choose: renew, smaller or leave" in refused
    run("renewal", "judge", "近く", "--verdict", "leave", "--why", "no answer")
    row = run("renewal", "judge", "近く", "--as", "lead", "--verdict", "smaller", "--ends-on", END)[
        "judgement"
    ]
    assert (row["look"], row["csm"], row["csm_from"], row["lead"]) == (3, "leave", "written", "smaller")
    assert row["differences"] == [["rule", "csm"], ["rule", "lead"], ["csm", "lead"]]
    assert [(j["role"], j["verdict"], j["why"], j["category"]) for j in row["judgements"]] == [
        ("csm", "leave", "no answer", "likely"), ("lead", "smaller", None, "likely"),
    ]  # fmt: skip
    (there, *_) = run("renewal", "board", "--owner", "佐藤")["board"]
    assert there == row
    assert run("renewal", "judge", "近く", "--verdict", "none")["judgement"]["csm"] is None
    run("undo")
    assert run("renewal", "board")["board"][0]["csm"] == "leave"
    judged = run("renewal", "judged")["judged"]
    assert {line["decided"] for line in judged["lines"]} == {0}
    assert {line["share"] for line in judged["lines"]} == {None}


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Rule: Likely, CSM: Leaves"), ("ja", "ルール: 有望、CSM: 解約")]
)
def test_a_person_reads_the_board_in_their_language(
    made: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    def read(*arguments: str) -> str:
        assert main(["--data-dir", str(made), "--lang", language, *arguments]) == 0
        told = capsys.readouterr()
        return told.out + told.err

    assert "{" not in read("renewal", "judge", "近く", "--verdict", "leave")
    board = read("renewal", "board")
    assert said in board
    assert "{" not in board
    assert "{" not in read("renewal", "judged")
