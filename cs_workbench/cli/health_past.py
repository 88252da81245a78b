"""``health history|rerun``: what was shown week by week, and what another scorecard says of these weeks."""

from __future__ import annotations

import argparse
import dataclasses
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.rerun import Rerun
    from cs_workbench.services.workbench import Workbench

HISTORY_HEADINGS: Final = (
    N_("cli", "Week of"), N_("cli", "Health"), N_("cli", "Score"), N_("cli", "Confidence"), N_("cli", "Scorecard"),
)  # fmt: skip
BOTH_HEADINGS: Final = (
    N_("cli", "Week of"), N_("cli", "Shown then"), N_("cli", "Score"), N_("cli", "Scorecard"),
    N_("cli", "With the card"), N_("cli", "Score"),
)  # fmt: skip
KEPT_HEADINGS: Final = (
    N_("cli", "Scorecard"), N_("cli", "Weeks"), N_("cli", "First week"), N_("cli", "Last week"),
)  # fmt: skip


def add_verbs(verbs: Any) -> None:
    """Declare the verbs about the past."""
    history = verbs.add_parser("history", help="an account's health week by week, as it was shown then")
    history.add_argument("account", metavar="ACCOUNT", help="its name (or a part of it) or its uid")
    history.add_argument(
        "--card", metavar="CARD", help="also what this scorecard says of them (see 'health rerun')"
    )
    history.set_defaults(run=run_history, window=False)
    rerun = verbs.add_parser("rerun", help="run a scorecard over past weeks; what was shown then stays")
    rerun.add_argument(
        "card", nargs="?", metavar="CARD", help="an id, ID@VERSION or a file; none: list what was run"
    )
    rerun.add_argument("--weeks", type=int, default=26, metavar="N", help="how many weeks back (default 26)")
    rerun.add_argument("--anew", action="store_true", help="throw away what was run of this card before")
    rerun.set_defaults(run=run_rerun, window=False)


def run_history(options: argparse.Namespace) -> int:
    """Print an account's weeks, newest first."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.health_history import health_history

    with opened(options) as bench:
        account = find_account(bench, options.account)
        if options.card is not None:
            return _print_both(bench, account, options)
        rows = health_history(bench, account)
        if options.json:
            print_json({"weeks": [dataclasses.asdict(row) for row in rows]})
            return 0
        print_table(
            [bench.say("cli", text) for text in HISTORY_HEADINGS],
            [
                [
                    row.week_on,
                    _band(bench, row.band),
                    row.score,
                    None if row.confidence is None else f"{row.confidence:.0%}",
                    f"{row.card}@{row.version}",
                ]
                for row in rows
            ],
        )
    return 0


def _print_both(bench: Workbench, account: int, options: argparse.Namespace) -> int:
    from cs_workbench.services.rerun import both_histories

    rows = both_histories(bench, account, options.card)
    if options.json:
        weeks = [
            {"week_on": row.week_on, "shown": {"score": row.shown, "band": row.band, "card": row.card_of_then or None},
             "with_card": {"score": row.score, "band": row.new_band}}
            for row in rows
        ]  # fmt: skip
        print_json({"card": options.card, "weeks": weeks})
        return 0
    print_table(
        [bench.say("cli", text) for text in BOTH_HEADINGS],
        [
            [
                row.week_on,
                _band(bench, row.band),
                row.shown,
                row.card_of_then,
                _band(bench, row.new_band),
                row.score,
            ]
            for row in rows
        ],
    )
    return 0


def run_rerun(options: argparse.Namespace) -> int:
    """Run a card over the past, or list what was run."""
    from cs_workbench.cli.main import opened
    from cs_workbench.cli.sync import tracker_of
    from cs_workbench.services.rerun import rerun, reruns

    tracker, lines = tracker_of(options)
    with opened(options) as bench:
        if options.card is None:
            kept = reruns(bench)
            if options.json:
                print_json({"reruns": [dataclasses.asdict(one) for one in kept]})
            else:
                print_table(
                    [bench.say("cli", text) for text in KEPT_HEADINGS],
                    [[one.key, one.weeks, one.first, one.last] for one in kept],
                )
            return 0
        found = rerun(bench, options.card, tracker, options.weeks, anew=options.anew)
        if lines is not None:
            lines.write(type="result", rerun=_as_json(found))
        elif options.json:
            print_json({"rerun": _as_json(found)})
        else:
            _print_weeks(bench, found)
    return 0


def _as_json(found: Rerun) -> dict[str, Any]:
    weeks = [
        {
            "week_on": one.week_on.isoformat(),
            "bands": {band: {"shown": then, "with_card": now} for band, (then, now) in one.bands.items()},
        }
        for one in found.weeks
    ]
    return {"card": found.key, "computed": found.computed, "weeks": weeks}


def _print_weeks(bench: Workbench, found: Rerun) -> None:
    bands = ("red", "yellow", "green", "none")
    print_table(
        [bench.say("cli", "Week of"), *(_band(bench, band) or "" for band in bands)],
        [
            [one.week_on, *(_then_now(one.bands[band]) for band in bands)]
            for one in found.weeks
        ],
    )  # fmt: skip
    talk(
        bench.say(
            "cli", N_("cli", "Left of the arrow as shown then, right of it with {card}"), card=found.key
        )
    )
    talk(bench.say("cli", N_("cli", "%n week(s) computed"), found.computed))


def _then_now(counts: tuple[int | None, int]) -> str:
    then, now = counts
    return f"{'–' if then is None else then} → {now}"


def _band(bench: Workbench, band: str | None) -> str | None:
    from cs_workbench.domain.words import word

    return None if band is None else bench.say("values", word("band", band))
