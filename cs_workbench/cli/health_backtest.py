"""``health backtest|suggest``: a scorecard held against what became of the accounts, and other weights for it.

With ``--progress json`` the document comes last, on a line of its own: the window runs it so.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import jsonable, print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.weight_suggestion import Suggestion
    from cs_workbench.services.backtest import Asked, BackTest
    from cs_workbench.services.workbench import Workbench

MONTHS: Final = (6, 120)
MOST_MISSED: Final = 20
BAND_HEADINGS: Final = (
    N_("cli", "Health"), N_("cli", "Looks"), N_("cli", "Left"), N_("cli", "Left %"), N_("cli", "95 % interval"),
)  # fmt: skip
FIGURE_HEADINGS: Final = (N_("cli", "Figure"), N_("cli", "Value"), N_("cli", "95 % interval"))
MEASURE_HEADINGS: Final = (
    N_("cli", "Measure"), N_("cli", "Weight %"), N_("cli", "Known %"), N_("cli", "AUC alone"), N_("cli", "Remark"),
)  # fmt: skip
CALIBRATION_HEADINGS: Final = (
    N_("cli", "Chance said %"), N_("cli", "Looks"), N_("cli", "Left %"), N_("cli", "95 % interval"),
)  # fmt: skip
MISSED_HEADINGS: Final = (
    N_("cli", "Account"), N_("cli", "Seen on"), N_("cli", "Score"), N_("cli", "Churned on"), N_("cli", "Reason"),
    N_("cli", "Weakest measures"),
)  # fmt: skip
WEIGHT_HEADINGS: Final = (
    N_("cli", "Measure"), N_("cli", "Yours %"), N_("cli", "Suggested %"), N_("cli", "80 % interval"),
)  # fmt: skip


def add_verbs(verbs: Any) -> None:
    """Declare the verbs."""
    backtest = verbs.add_parser(
        "backtest", help="how well a scorecard told those who left from those who stayed"
    )
    _add_asked(backtest)
    backtest.add_argument(
        "--keep",
        action="store_true",
        help="keep it, with other weights for the card, to be shown in the window",
    )
    backtest.set_defaults(run=run_backtest, window=False)
    suggest = verbs.add_parser(
        "suggest", help="other weights, where they prove better; nothing is changed without --apply"
    )
    _add_asked(suggest)
    suggest.add_argument(
        "--to", type=Path, metavar="FILE", help="write the card with these weights to a file"
    )
    suggest.add_argument(
        "--apply",
        action="store_true",
        help="put the card with these weights in force as a new version; 'undo' takes it back",
    )
    suggest.set_defaults(run=run_suggest, window=False)


def _add_asked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--card", metavar="CARD", help="an id, ID@VERSION or a file (default: the one in force)"
    )
    parser.add_argument(
        "--draft", action="store_true", help="the draft that is kept of the card --card (an id)"
    )
    parser.add_argument("--months", type=int, metavar="N", help="how far back to look (default 24)")
    parser.add_argument("--until", metavar="DAY", help="the last day that the data tell everything of")
    parser.add_argument(
        "--outcome", default="", metavar="own.ID", help="for data without days: who left, a yes/no field"
    )


def _asked(options: argparse.Namespace, bench: Workbench) -> Asked:
    from cs_workbench.services.backtest import MONTHS as USUAL
    from cs_workbench.services.backtest import Asked
    from cs_workbench.services.economics import within
    from cs_workbench.services.quick_entry import written_day

    months = int(within(options.months, USUAL, "months", *MONTHS))
    until = written_day(bench, options.until) if options.until else None
    return Asked(_card(options.card), options.outcome, months, until, is_draft=options.draft)


def _card(said: str | None) -> Path | str | None:
    """Return what ``--card`` means: what looks like a file is one."""
    if said is None:
        return None
    path = Path(said)
    return path if path.suffix or len(path.parts) > 1 or path.is_file() else said


def run_backtest(options: argparse.Namespace) -> int:
    """Print what became of the accounts, in words and in figures."""
    from cs_workbench.cli.main import opened
    from cs_workbench.cli.sync import tracker_of
    from cs_workbench.services.backtest import backtest
    from cs_workbench.services.backtest_json import as_json, suggestion_json
    from cs_workbench.services.evidence import find_evidence, keep

    tracker, lines = tracker_of(options)
    with opened(options) as bench:
        asked = _asked(options, bench)
        kept = find_evidence(bench, asked, tracker) if options.keep else None
        tested = backtest(bench, asked, tracker) if kept is None else kept.tested
        document: dict[str, Any] = {"backtest": as_json(bench, tested)}
        if kept is not None:
            keep(bench, kept)
            document["suggestion"] = None if kept.other is None else suggestion_json(kept.other)
        if lines is not None:
            lines.write(type="result", **jsonable(document))
        elif options.json:
            print_json(document)
        else:
            _print(bench, tested)
    return 0


def run_suggest(options: argparse.Namespace) -> int:
    """Print other weights beside the card's own, and what they would change; put them in force where asked to."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.backtest import churns_needed, suggested_text
    from cs_workbench.services.backtest_json import leaks_json, preview_json, suggestion_json
    from cs_workbench.services.backtest_words import headline, suspicions, verdict
    from cs_workbench.services.evidence import ApplyWeights, find_evidence, keep, moved_by
    from cs_workbench.services.evidence_words import moved_text
    from cs_workbench.services.export import write_bytes

    with opened(options) as bench:
        kept = find_evidence(bench, _asked(options, bench))
        tested, found = kept.tested, kept.other
        said = verdict(bench.say, found, churns_needed(tested), tested)
        if options.to is not None and found is not None:
            write_bytes(options.to, suggested_text(bench, tested, found).encode("utf-8"))
        preview = moved_by(bench, kept) if found is not None and found.is_offered else None
        if not options.json:
            print("\n".join([*headline(bench.say, tested), *said]))
            if found is not None:
                _print_weights(bench, tested, found)
            if preview is not None:
                print(f"\n{moved_text(bench.say, preview)}")
            for sentence in suspicions(bench.say, tested):
                talk(sentence)
        done = None
        if options.apply:
            keep(bench, kept)
            from cs_workbench.services.commands import do

            done = do(bench, ApplyWeights(tested.card.id))
        told = "" if done is None else bench.say("done", done.said, **done.params)
        if options.json:
            print_json({
                "suggestion": None if found is None else suggestion_json(found), "says": said,
                "churns_needed": churns_needed(tested), "leaks": leaks_json(tested),
                "preview": None if preview is None else preview_json(preview), "applied": told or None,
            })  # fmt: skip
        elif told:
            talk(told)
    return 0


def _print_weights(bench: Workbench, tested: BackTest, found: Suggestion) -> None:
    from cs_workbench.services.backtest_figures import weight_figures

    names = {told.id: told.name for told in tested.measures}
    _table(bench, WEIGHT_HEADINGS, [
        [names[m], _percent(own), _percent(new), _span(low, high)]
        for m, own, new, low, high in zip(
            found.measures, found.own, found.suggested, found.low, found.high, strict=True)
    ])  # fmt: skip
    _table(bench, FIGURE_HEADINGS, [[f.name, f.value, f.interval] for f in weight_figures(bench.say, found)])


def _print(bench: Workbench, tested: BackTest) -> None:
    from cs_workbench.domain.backtest import Gate
    from cs_workbench.domain.words import word
    from cs_workbench.services import backtest_words as words
    from cs_workbench.services.backtest_figures import figure_rows

    say, found = bench.say, tested.report
    print("\n".join(words.headline(say, tested)))
    print("\n".join([*words.findings(say, tested), *words.suspicions(say, tested)]))
    _table(bench, BAND_HEADINGS, [
        [say("values", word("band", b.band)), b.rows, b.churned, _percent(b.share.value),
         _span(b.share.low, b.share.high) if b.rows else None]
        for b in found.bands
    ])  # fmt: skip
    _table(bench, FIGURE_HEADINGS, [[f.name, f.value, f.interval or None] for f in figure_rows(say, tested)])
    if found.gate >= Gate.CHANCE and found.calibration:
        _table(bench, CALIBRATION_HEADINGS, [
            [_percent(r.said), r.rows, _percent(r.came.value), _span(r.came.low, r.came.high)]
            for r in found.calibration
        ])  # fmt: skip
    _table(bench, MEASURE_HEADINGS, [
        [m.name, _percent(m.weight), _percent(m.known), _number(m.auc), words.measure_note(say, m.why)]
        for m in tested.measures
    ])  # fmt: skip
    if tested.missed:
        _table(bench, MISSED_HEADINGS, [
            [m.account, str(m.seen_on), round(m.score), str(m.churned_on or ""), words.reason_text(say, m),
             words.weakest_text(say, tested, m)]
            for m in tested.missed[:MOST_MISSED]
        ])  # fmt: skip
        if len(tested.missed) > MOST_MISSED:
            talk(say("cli", "%n more; --json lists all.", len(tested.missed) - MOST_MISSED))
    for remark in words.remarks(say, tested):
        talk(remark)


def _table(bench: Workbench, headings: tuple[str, ...], rows: list[list[Any]]) -> None:
    print()
    print_table([bench.say("cli", text) for text in headings], rows)


def _number(value: float) -> str | None:
    return None if math.isnan(value) else f"{value:.3f}"


def _percent(share: float) -> float | None:
    return None if math.isnan(share) else float(round(share * 100))


def _span(low: float, high: float) -> str:
    return f"{low * 100:.0f}–{high * 100:.0f}"
