"""How a figure is taken: floor and ours in turns, the middle of each, and what one costs of the other."""

from __future__ import annotations

import json
import platform
import statistics
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import process_time
from typing import Final

from tests.arch.project import ROOT

ROUNDS: Final = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report.

    Attributes:
        ours, floor: in ``unit``; the medians of the rounds.
        target: what ``ratio`` may be at most; None where the figure only informs.
    """

    name: str
    ours: float
    floor: float
    unit: str = "ms"
    target: float | None = None

    @property
    def ratio(self) -> float:
        """How many floors ours costs."""
        return self.ours / self.floor

    @property
    def verdict(self) -> str:
        """'ok', 'over', or '' where there is no target."""
        return "" if self.target is None else "ok" if self.ratio <= self.target else "over"


def in_turns(
    *runs: Callable[[], float],
    rounds: int = ROUNDS,
    take: Callable[[Iterable[float]], float] = statistics.median,
) -> list[float]:
    """Call A B C, A B C, ... and return the median of each; what slows one round slows all of it.

    ``take``: `min` where a busy machine adds to a figure and nothing ever takes from it.
    """
    taken = [[run() for run in runs] for _ in range(rounds)]
    return [take(column) for column in zip(*taken, strict=True)]


def busy_ms(work: Callable[[], object]) -> float:
    """Return the processor milliseconds that ``work`` takes in this process."""
    start = process_time()
    work()
    return (process_time() - start) * 1000


def report(figures: Iterable[Figure]) -> str:
    """Write ``.bench/latest.json`` and return a table and the same JSON."""
    figures = list(figures)
    lines = [f"{'':58}{'ours':>10} {'floor':>10} {'':3}{'ratio':>7} {'target':>7}"]
    for f in figures:
        target = "" if f.target is None else f"{f.target:.1f}"
        lines.append(
            f"{f.name:58}{f.ours:10.1f} {f.floor:10.1f} {f.unit:3}{f.ratio:7.2f} {target:>7} {f.verdict}"
        )
    document = json.dumps(
        {
            "python": platform.python_version(),
            "machine": platform.platform(),
            "figures": [asdict(f) | {"ratio": round(f.ratio, 3), "verdict": f.verdict} for f in figures],
        },
        indent=1,
    )
    folder = ROOT / ".bench"
    folder.mkdir(exist_ok=True)
    Path(folder / "latest.json").write_text(document + "\n", encoding="utf-8")
    return "\n".join([*lines, "", document])
