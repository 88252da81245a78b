"""``renewal list|set|board|judge|judged``: the renewal calendar and the renewal board, notice deadline first."""

from __future__ import annotations

import argparse
import importlib
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.renewals import RenewalRow
    from cs_workbench.services.workbench import Workbench

#: Modules that each declare their verbs in ``add_verbs``.
TOPICS: Final = ("renewal_board",)
HEADINGS: Final = (
    N_("cli", "Account"), N_("cli", "Days"), N_("cli", "Notice deadline"), N_("cli", "End"), N_("cli", "Amount"),
    N_("cli", "Stage"), N_("cli", "State"), N_("cli", "Next step"), N_("cli", "Decides"), N_("cli", "Owner"),
)  # fmt: skip
TEXTS: Final = ("next_step", "decides", "note", "ends_on", "notice_on")


def add_parsers(commands: Any) -> None:
    """Declare the ``renewal`` commands."""
    parser = commands.add_parser("renewal", help="the renewal calendar, notice deadline first")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="renewals and expansions of the accounts that match")
    listing.add_argument("condition", nargs="*", help="as `portfolio` reads it")
    listing.set_defaults(run=run_list, window=False)
    change = verbs.add_parser("set", help="write a record of an account; the first time makes it")
    change.add_argument("account", help="name or uid")
    change.add_argument("--uid", help="which record (default: that of the running term)")
    change.add_argument("--expansion", metavar="PRODUCT", help="a new expansion proposal")
    change.add_argument("--stage", help="not_started, preparing, proposed, agreed, renewed or lost")
    change.add_argument("--amount", metavar="AMOUNT", help="per year, in whole currency")
    change.add_argument("--currency")
    for name in TEXTS:
        change.add_argument(f"--{name.replace('_', '-')}", metavar="DAY" if name.endswith("_on") else "TEXT")
    change.set_defaults(run=run_set, window=False)
    for topic in TOPICS:
        importlib.import_module(f"cs_workbench.cli.{topic}").add_verbs(verbs)


def run_list(options: argparse.Namespace) -> int:
    """List the calendar."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.renewals import renewal_rows

    with opened(options) as bench:
        rows = renewal_rows(bench, " ".join(options.condition))
        if options.json:
            print_json({"total": len(rows), "renewals": [as_json(row) for row in rows]})
        else:
            print_table([bench.say("cli", text) for text in HEADINGS], [_cells(bench, row) for row in rows])
    return 0


def run_set(options: argparse.Namespace) -> int:
    """Write one record."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.commands import do
    from cs_workbench.services.renewals import SetRenewal, record_of_term, renewal_rows
    from cs_workbench.services.typed import amount_values

    with opened(options) as bench:
        account = find_account(bench, options.account)
        values: dict[str, Any] = {n: getattr(options, n) for n in TEXTS if getattr(options, n) is not None}
        if options.stage is not None:
            values["stage"] = options.stage
        values |= amount_values(bench, account, options.amount, options.currency)
        if options.expansion is not None:
            command = SetRenewal(account, {"kind": "expansion", "subscription": options.expansion, **values})
        else:
            uid = options.uid or record_of_term(bench, account)
            command = SetRenewal(account, values, uid) if uid else SetRenewal(account, values)
        done = do(bench, command)
        row = next((r for r in renewal_rows(bench, account_id=account) if r.uid == done.value), None)
        if options.json:
            print_json({"renewal": None if row is None else as_json(row)})
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def as_json(row: RenewalRow) -> dict[str, Any]:
    """Return a line as JSON names it."""
    return {
        "uid": row.uid or None,
        "account_uid": row.account_uid,
        "account": row.account,
        "kind": row.kind,
        "product": row.product or None,
        "notice_on": row.notice_on,
        "ends_on": row.ends_on,
        "deadline": row.deadline,
        "days_left": row.days_left,
        "amount": row.amount,
        "stage": row.stage,
        "state": row.state or None,
        "next_step": row.next_step or None,
        "decides": row.decides or None,
        "note": row.note or None,
        "band": row.band or None,
        "owner": row.owner or None,
    }


def _cells(bench: Workbench, row: RenewalRow) -> list[Any]:
    from cs_workbench.domain.words import word

    stage = bench.say("values", word("renewal_stage", row.stage))
    state = bench.say("values", word("renewal_state", row.state)) if row.state else ""
    return [
        row.account, row.days_left, row.notice_on, row.ends_on, row.amount, stage, state, row.next_step, row.decides,
        row.owner,
    ]  # fmt: skip
