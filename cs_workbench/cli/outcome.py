"""``outcome add|list``: notice, churn, contraction and reactivation."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.outcomes import OutcomeRow

HEADINGS: Final = (
    N_("cli", "Day"), N_("cli", "Outcome"), N_("cli", "Amount"), N_("cli", "Reasons"), N_("cli", "Comment"),
)  # fmt: skip


def add_parsers(commands: Any) -> None:
    """Declare the ``outcome`` commands."""
    parser = commands.add_parser("outcome", help="notice received, churn, contraction, reactivation")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    adding = verbs.add_parser("add", help="write what became of an account's contract")
    adding.add_argument("account", help="name or uid")
    adding.add_argument("kind", choices=("notice", "churn", "contraction", "reactivation"))
    adding.add_argument("--on", metavar="DAY", help="default today; of a churn the first day without service")
    adding.add_argument("--amount", metavar="AMOUNT", help="per year, in whole currency")
    adding.add_argument("--currency")
    adding.add_argument("--reason", action="append", default=[], metavar="CODE", help="up to three")
    adding.add_argument("--comment", metavar="TEXT")
    adding.set_defaults(run=run_add, window=False)
    listing = verbs.add_parser("list", help="an account's outcomes, ours and its source's")
    listing.add_argument("account", help="name or uid")
    listing.set_defaults(run=run_list, window=False)


def run_add(options: argparse.Namespace) -> int:
    """Write one."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.commands import do
    from cs_workbench.services.outcomes import AddOutcome, list_outcomes
    from cs_workbench.services.typed import amount_values, choice

    with opened(options) as bench:
        account = find_account(bench, options.account)
        reasons = [choice(bench, "outcome_reason", reason) for reason in options.reason]
        values = {
            "kind": options.kind,
            "reasons": reasons,
            "comment": options.comment,
            "happened_on": options.on,
        }
        values |= amount_values(bench, account, options.amount, options.currency)
        done = do(bench, AddOutcome(account, values))
        if options.json:
            (row,) = [o for o in list_outcomes(bench, account) if o.uid == done.value]
            print_json({"outcome": as_json(row)})
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def run_list(options: argparse.Namespace) -> int:
    """List an account's."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word
    from cs_workbench.services.account import find_account
    from cs_workbench.services.outcomes import list_outcomes

    with opened(options) as bench:
        rows = list_outcomes(bench, find_account(bench, options.account))
        if options.json:
            print_json({"total": len(rows), "outcomes": [as_json(row) for row in rows]})
        else:
            print_table(
                [bench.say("cli", text) for text in HEADINGS],
                [
                    [
                        o.happened_on, bench.say("values", word("outcome", o.kind)), o.amount,
                        ", ".join(bench.say("values", word("outcome_reason", r)) for r in o.reasons), o.comment,
                    ]
                    for o in rows
                ],
            )  # fmt: skip
    return 0


def as_json(row: OutcomeRow) -> dict[str, Any]:
    """Return an outcome as JSON names it."""
    return {
        "uid": row.uid or None,
        "kind": row.kind,
        "happened_on": row.happened_on,
        "amount": row.amount,
        "reasons": row.reasons,
        "comment": row.comment or None,
        "author": row.author or None,
    }
