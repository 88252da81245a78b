"""``renewal board|judge|judged``: rule, CSM and lead side by side, and who was right."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.judgement import Judgement
    from cs_workbench.services.forecast import BoardRow, Coming
    from cs_workbench.services.judgement_record import JudgedRecord
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (
    N_("cli", "Account"), N_("cli", "Days"), N_("cli", "Deadline"), N_("cli", "Look"), N_("cli", "ARR"),
    N_("cli", "Rule"), N_("cli", "CSM"), N_("cli", "Lead"), N_("cli", "Difference"), N_("cli", "To do"),
    N_("cli", "Stage"), N_("cli", "Owner"),
)  # fmt: skip
RECORD_HEADINGS: Final = (
    N_("cli", "Look"), N_("cli", "Who"), N_("cli", "Right"), N_("cli", "Of"), N_("cli", "Right %"),
    N_("cli", "From %"), N_("cli", "To %"),
)  # fmt: skip


def add_verbs(verbs: Any) -> None:
    """Declare the verbs of ``renewal`` that are about judgements."""
    board = verbs.add_parser("board", help="rule, CSM and lead side by side, six and three months ahead")
    board.add_argument("--owner", metavar="NAME", help="the accounts of one CSM (default: all)")
    board.set_defaults(run=run_board, window=False)
    judge = verbs.add_parser("judge", help="write what CSM or lead judges of a renewal")
    judge.add_argument("account", help="name or uid")
    judge.add_argument("--as", dest="role", metavar="ROLE", default="csm", help="csm (default) or lead")
    judge.add_argument("--verdict", required=True, help="renew, smaller, leave or watch; none takes it back")
    judge.add_argument("--why", metavar="TEXT", default="")
    judge.add_argument(
        "--ends-on", metavar="DAY", help="which term, where there are several (default: the nearest)"
    )
    judge.set_defaults(run=run_judge, window=False)
    judged = verbs.add_parser("judged", help="how often rule, CSM and lead were right")
    judged.add_argument("--owner", metavar="NAME", help="the accounts of one CSM (default: all)")
    judged.set_defaults(run=run_judged, window=False)


def run_board(options: argparse.Namespace) -> int:
    """Print the renewal board."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.balance import find_owner
    from cs_workbench.services.forecast import renewal_board

    with opened(options) as bench:
        rows = renewal_board(bench, find_owner(bench, options.owner) if options.owner else None)
        if options.json:
            print_json({"board": [board_json(bench, row) for row in rows]})
        else:
            print_table([bench.say("cli", text) for text in HEADINGS], [_cells(bench, row) for row in rows])
            differ = sum(row.coming.disagree for row in rows)
            talk(bench.say("cli", "%n renewal(s) to judge", len(rows)))
            if differ:
                talk(bench.say("cli", "%n of them where judgements differ: for the lead", differ))
    return 0


def run_judge(options: argparse.Namespace) -> int:
    """Write one judgement."""
    from datetime import date

    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.commands import do
    from cs_workbench.services.judgements import judge_row, row_to_judge
    from cs_workbench.services.records import iso_day

    with opened(options) as bench:
        day = date.fromisoformat(iso_day("ends_on", options.ends_on)) if options.ends_on else None
        account = find_account(bench, options.account)
        verdict = "" if options.verdict == "none" else options.verdict
        done = do(bench, judge_row(row_to_judge(bench, account, day), options.role, verdict, options.why))
        row = row_to_judge(bench, account, day)
        if options.json:
            print_json({"judgement": board_json(bench, row)})
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def run_judged(options: argparse.Namespace) -> int:
    """Print who was right."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.balance import find_owner
    from cs_workbench.services.judgement_record import judged

    with opened(options) as bench:
        found = judged(bench, find_owner(bench, options.owner) if options.owner else None)
        if options.json:
            print_json({"judged": _record_json(found)})
            return 0
        print_table(
            [bench.say("cli", text) for text in RECORD_HEADINGS],
            [
                [
                    bench.say("cli", "{months} months", months=one.months), one.title, one.right, one.decided,
                    _percent(one.share), _percent(one.low), _percent(one.high),
                ]
                for one in found.lines
            ],
        )  # fmt: skip
        for sentence in found.remarks:
            talk(sentence)
    return 0


def coming_json(one: Coming) -> dict[str, Any]:
    """Return a coming renewal as JSON names it, with what is judged of it."""
    told = {
        field.name: getattr(one, field.name)
        for field in dataclasses.fields(one)
        if field.name not in ("account_id", "heard")
    }
    heard = one.heard
    judged = {
        "csm": heard.csm, "csm_from": heard.csm_from, "lead": heard.lead, "disagree": one.disagree,
        "differences": heard.differences, "judgements": [_judgement_json(j) for j in heard.judgements],
    }  # fmt: skip
    return {name: None if value == "" else value for name, value in (told | judged).items()}


def board_json(bench: Workbench, row: BoardRow) -> dict[str, Any]:
    """Return a row of the board as JSON names it."""
    looked = {
        "deadline": row.deadline, "days_left": (row.deadline - bench.today).days, "look": row.look,
        "wanted": row.wanted, "overdue": row.overdue,
    }  # fmt: skip
    return looked | coming_json(row.coming)


def _judgement_json(one: Judgement) -> dict[str, Any]:
    told = {name: value for name, value in dataclasses.asdict(one).items() if name != "account_id"}
    return {name: None if value == "" else value for name, value in told.items()}


def _cells(bench: Workbench, row: BoardRow) -> Sequence[Any]:
    from cs_workbench.domain.words import word
    from cs_workbench.services import judgement_words as words

    one, say = row.coming, bench.say
    return [
        one.account, (row.deadline - bench.today).days, row.deadline, say("cli", "{months} months", months=row.look),
        one.due, words.rule_text(say, row), words.verdict_text(say, one.csm, one.heard.csm_from),
        words.verdict_text(say, one.lead), words.difference_text(say, row), words.to_do_text(say, row),
        say("values", word("renewal_stage", one.stage)) if one.stage else "", one.owner,
    ]  # fmt: skip


def _percent(share: float | None) -> float | None:
    return None if share is None else share * 100


def _record_json(found: JudgedRecord) -> dict[str, Any]:
    return {
        "lines": [
            {name: value for name, value in dataclasses.asdict(one).items() if name != "title"}
            for one in found.lines
        ],
        "differed": [dataclasses.asdict(one) for one in found.differed],
        "remarks": found.remarks,
    }
