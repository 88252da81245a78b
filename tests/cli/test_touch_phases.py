"""touch phases: who stands where and why, set by hand, steps changed; wrong input is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_overview_and_its_reasons_are_documents(run: Run) -> None:
    (row,) = [row for row in run("touch", "phases")["phases"] if row["accounts"]]
    assert (row["phase"], row["conditions"]["late"]) == (None, "phase:none phase_progress:late")
    found = run("touch", "phases", "explain", "あおば精機")
    assert (found["phase"], found["cause"], found["criteria"]) == (None, "", [])


def test_a_phase_is_set_with_a_reason_and_explained(run: Run) -> None:
    said = run("touch", "phases", "set", "あおば精機", "adoption", "--why", "稼働を確認", "--handover")[
        "said"
    ]
    assert said == "Phase set by hand, hand-over sheet opened"
    found = run("touch", "phases", "explain", "あおば精機")
    assert (found["phase"], found["cause"], found["reason"]) == ("adoption", "hand", "稼働を確認")
    assert [c["rule"] for c in found["criteria"]] == ["seats_most", "daily"]
    assert "Seats in use: not known (at least 80 %)" in found["sentences"]["en"]


def test_a_step_is_changed_written_out_and_put_back(run: Run, tmp_path: Path) -> None:
    steps = {step["id"]: step for step in run("touch", "phases", "rubric")["steps"]}
    assert (steps["faq"]["says"], round(steps["faq"]["payback_months"], 2)) == ("now", 2.86)
    assert steps["proposal"]["says"] == "human"
    run("touch", "phases", "step", "faq", "decision=later", "reason=人手がない", "review_on=2027-04-01")
    step = next(s for s in run("touch", "phases", "steps")["steps"] if s["id"] == "faq")
    assert (step["decided"], step["reason"], step["review_on"]) == ("later", "人手がない", "2027-04-01")
    assert step["decided_on"]
    file = tmp_path / "journey.toml"
    run("touch", "phases", "export", "--to", str(file))
    run("undo")
    assert "人手がない" not in run("touch", "phases", "export")["text"]
    run("touch", "phases", "import", str(file))
    assert "人手がない" in run("touch", "phases", "export")["text"]
    assert {cell["usage"] for cell in run("touch", "phases", "grid")["cells"]} == {"", "low", "fair", "high"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("set", "あおば精機", "growth", "--why", "x"), "There is no phase growth"),
        (("set", "あおば精機", "self"), "A phase set by hand needs a reason"),
        (("step", "nothing", "reason=x"), "The customer journey has no step nothing"),
        (("step", "faq", "tier=high"), "A step has no field tier"),
        (("step", "faq", "minutes=soon"), "minutes cannot be “soon”"),
        (("step", "faq", "human_value=4"), "human_value cannot be “4”"),
        (("step", "faq", "review_on=soon"), "review_on cannot be “soon”"),
        (("step", "faq", "decision=human"), "a decision against it needs a reason"),
        (("import", "no-such-file"), "cannot be read as the text of a customer journey"),
    ],
)
def test_wrong_input_is_a_sentence(run: Run, words: tuple[str, ...], sentence: str) -> None:
    said = run("touch", "phases", *words, status=1)
    assert sentence in said
