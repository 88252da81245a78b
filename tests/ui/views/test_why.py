"""The line that says what a score is."""

from __future__ import annotations

from dataclasses import replace

from cs_workbench.ui.views.why import headline
from tests.ui.views.made import explained


def test_a_capped_score_is_told_as_it_counts_with_what_it_was_before() -> None:
    capped = replace(explained(), score=77.4, shown=39, cap_loss=-38.4, band="red")
    assert headline(capped).startswith("Health score 39 (77 before limits) · Needs action · ")
    free = replace(explained(), score=70.5, shown=71, cap_loss=0.0, low=70.0, high=70.0, band="green")
    assert headline(free).startswith("Health score 71 · Healthy · ")
    assert headline(replace(free, low=60.0, high=80.0)).startswith("Health score 71 (60 to 80) · Healthy · ")
    assert headline(replace(free, score=None, shown=None)).startswith("Not enough data for a score.")
