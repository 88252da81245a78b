"""``touch simulate|pareto|ltv``: what care costs and what it is worth."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.cli.todo import perform
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.economics import Assumption
    from cs_workbench.services.workbench import Workbench

TIERS: Final = ("high", "low", "tech")
METHODS: Final = ("renewals", "segment", "churn", "simple", "arr")
MOST_MOVES: Final = 20
TENTH_HEADINGS: Final = (
    N_("cli", "Tenth"), N_("cli", "Accounts"), N_("cli", "ARR"), N_("cli", "No touch in 90 days"),
    N_("cli", "Their ARR"),
)  # fmt: skip
TIER_HEADINGS: Final = (
    N_("cli", "Tier"), N_("cli", "Accounts now"), N_("cli", "Free to hire"), N_("cli", "This team"),
    N_("cli", "Hours a month"),
    N_("cli", "Cost a month"), N_("cli", "Months served"), N_("cli", "Price for 10 % cost"),
)  # fmt: skip
BREAK_EVEN_HEADINGS: Final = (
    N_("cli", "Tier"), N_("cli", "Dearer tier"), N_("cli", "Pays from a month"), N_("cli", "Churn %"),
    N_("cli", "Must fall to % (median price)"),
)  # fmt: skip
MOVE_HEADINGS: Final = (
    N_("cli", "Account"), N_("cli", "Tier"), N_("cli", "Proposed tier"), N_("cli", "Worth"), N_("cli", "Hours a month"),
)  # fmt: skip
ASSUMPTION_HEADINGS: Final = (N_("cli", "Assumption"), N_("cli", "Value"), N_("cli", "Where from"))
INPUT_HEADINGS: Final = (N_("cli", "Input"), N_("cli", "Value"), N_("cli", "Where from"))


def add_verbs(verbs: Any) -> None:
    """Declare the verbs."""
    simulate = verbs.add_parser("simulate", help="which tier pays for which account, and whether to hire")
    add_person(simulate)
    add_cost(simulate)
    simulate.add_argument("--people", type=float, metavar="N", help="of the team (default: who has accounts)")
    simulate.add_argument("--margin", type=float, metavar="SHARE", help="gross margin, 0 to 1 (default 0.8)")
    simulate.add_argument("--months", type=int, metavar="N", help="the horizon, 12 to 60 (default 36)")
    simulate.add_argument("--discount", type=float, metavar="SHARE", help="a year (default 0)")
    simulate.add_argument(
        "--freed", type=float, default=0.0, metavar="HOURS", help="a month, freed by tech touch"
    )
    for tier in TIERS:
        simulate.add_argument(
            f"--churn-{tier}", type=float, metavar="SHARE", help=f"a month with {tier} touch"
        )
    simulate.set_defaults(run=run_simulate, window=False)
    pareto = verbs.add_parser(
        "pareto", help="how much of the ARR hangs on a few accounts, and what is untouched"
    )
    pareto.add_argument("--currency", help="which accounts (default: the currency of most)")
    pareto.set_defaults(run=run_pareto, window=False)
    ltv = verbs.add_parser("ltv", help="the lifetime value of an account and what it rests on")
    ltv.add_argument("account", help="name or uid")
    ltv.add_argument("--method", choices=METHODS, default="", help="default: the best for what is known")
    ltv.add_argument("--months", type=int, metavar="N", help="the horizon, 12 to 60 (default 36)")
    ltv.add_argument("--discount", type=float, metavar="SHARE", help="a year (default 0.1)")
    ltv.add_argument("--margin", type=float, metavar="SHARE", help="gross margin (default: 0.8 is assumed)")
    ltv.add_argument("--renewal-rate", type=float, metavar="SHARE", help="default: that of its health band")
    ltv.add_argument("--amount", metavar="AMOUNT", help="what if, in whole currency; with --why it is kept")
    ltv.add_argument("--why", metavar="REASON", help="set --amount by hand, for this reason")
    ltv.add_argument("--until", metavar="DAY", help="the last day it counts (default: 180 days from now)")
    ltv.add_argument("--clear", action="store_true", help="end what was set by hand")
    ltv.set_defaults(run=run_ltv, window=False)


def add_person(parser: argparse.ArgumentParser) -> None:
    """Declare what one CSM has."""
    parser.add_argument("--hours", type=float, metavar="N", help="a month of one person (default 160)")
    parser.add_argument(
        "--utilisation", type=float, metavar="SHARE", help="of them for customers (default 0.7)"
    )


def add_cost(parser: argparse.ArgumentParser) -> None:
    """Declare what one CSM costs, and in which currency."""
    parser.add_argument(
        "--annual-cost", type=float, metavar="AMOUNT", help="of one person, in whole currency"
    )
    parser.add_argument("--currency", help="which accounts (default: the currency of most)")


def run_simulate(options: argparse.Namespace) -> int:
    """Print both answers with what they rest on."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.economics import person_of, within
    from cs_workbench.services.simulation import simulate
    from cs_workbench.services.simulation_ground import Asked

    usual = Asked()
    churn = {tier: getattr(options, f"churn_{tier}") for tier in TIERS}
    asked = Asked(
        options.currency,
        None if options.people is None else within(options.people, 0, "people", 0, 100_000),
        person_of(options.hours, options.utilisation, options.annual_cost),
        options.annual_cost is not None,
        within(options.margin, usual.gross_margin, "margin", -1, 1),
        int(within(options.months, usual.months, "months", 12, 60)),
        within(options.discount, usual.annual_discount, "discount", 0, 1),
        {tier: within(told, 0, f"churn-{tier}", 0, 1) for tier, told in churn.items() if told is not None},
        within(options.freed, 0, "freed", 0, 1_000_000),
    )
    with opened(options) as bench:
        found = simulate(bench, asked)
        if options.json:
            document = whole(found)
            for move in document["fixed"]["moves"] if found.fixed else ():
                del move["account_id"]
            print_json({"simulation": document})
            return 0
        tier = _tier_words(bench)
        table(bench, TIER_HEADINGS, [
            [tier[t.tier], t.now, t.long_run, t.fixed_team, t.hours, t.cost, t.months_served, t.price_for_cost]
            for t in found.tiers
        ])  # fmt: skip
        table(bench, BREAK_EVEN_HEADINGS, [
            [tier[b.cheaper], tier[b.dearer], b.price, percent(b.churn_now), percent(b.churn_needed)]
            for b in found.break_even
        ])  # fmt: skip
        print(bench.say("cli", "Worth over the horizon: now {now}, free to hire {best}.",
                        now=found.value_now.short(), best=found.value_long_run.short()))  # fmt: skip
        _print_team(bench, found)
        if found.unprofitable:
            print(bench.say("cli", "%n account(s) cost more than their margin.", found.unprofitable))
        if options.freed:
            extra = f"{found.extra_high_accounts:.1f}"
            print(bench.say("cli", "The hours freed serve {n} more high-touch accounts.", n=extra))
        print_assumptions(bench, found.assumptions)
        _talk_of_others(bench, found.in_other_currencies, found.arr_unknown)
    return 0


def _print_team(bench: Workbench, found: Any) -> None:
    if found.fixed is None:
        print(found.problem)
        return
    team, tier = found.fixed, _tier_words(bench)
    print(bench.say(
        "cli", "This team: {hours} of {available} hours a month; at most {gap} % below the best.",
        hours=f"{team.hours:,.1f}", available=f"{found.available:,.1f}", gap=f"{team.gap * 100:.2f}",
    ))  # fmt: skip
    print(bench.say(
        "cli", "One more hour a month would bring {brings}; it costs {cost}, or {unused} if it is not used again.",
        brings=team.an_hour.short(), cost=team.hour_cost.short(), unused=team.hour_cost_unused.short(),
    ))  # fmt: skip
    moves = team.moves[:MOST_MOVES]
    table(bench, MOVE_HEADINGS, [[m.account, tier[m.tier], tier[m.to], m.worth, m.hours] for m in moves])
    print(bench.say("cli", "%n proposed move(s); nothing was changed.", len(team.moves)))
    print(bench.say("cli", "%n account(s) keep their tier: rescue, renewal or strategic.", found.kept))


def run_pareto(options: argparse.Namespace) -> int:
    """Print the measured concentration."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.economics import pareto

    with opened(options) as bench:
        found = pareto(bench, options.currency)
        if options.json:
            print_json({"pareto": whole(found)})
            return 0
        print(bench.say(
            "cli", "The largest 20 % of the accounts bring {head} % of {arr}, the other 80 % bring {tail} %.",
            head=f"{found.head_share * 100:.1f}", arr=found.arr.short(), tail=f"{found.tail_share * 100:.1f}",
        ))  # fmt: skip
        print(bench.say(
            "cli", "80 % of it hangs on {n} accounts; Gini {gini}; as concentrated as {equal} equal accounts.",
            n=found.accounts_for_most, gini=f"{found.gini:.2f}", equal=f"{found.equal_accounts:.1f}",
        ))  # fmt: skip
        table(bench, TENTH_HEADINGS, [
            [i, t.accounts, t.arr, t.untouched, t.untouched_arr] for i, t in enumerate(found.tenths, 1)
        ])  # fmt: skip
        _talk_of_others(bench, found.in_other_currencies, found.arr_unknown)
    return 0


def run_ltv(options: argparse.Namespace) -> int:
    """Print an account's LTV and what it rests on, or set it by hand."""
    if options.why is not None or options.clear:
        return perform(options, lambda bench: _by_hand(bench, options))
    from cs_workbench.cli.main import opened
    from cs_workbench.kernel.money import Money
    from cs_workbench.services.account import find_account
    from cs_workbench.services.lifetime_value import Asked, account_ltv, ltv_sentences
    from cs_workbench.services.typed import amount_values

    with opened(options) as bench:
        account = find_account(bench, options.account)
        typed = amount_values(bench, account, options.amount)
        amount = Money(typed["amount"], typed["currency"]) if typed.get("amount") is not None else None
        found = account_ltv(bench, account, Asked(
            options.method, options.months, options.discount, options.margin, options.renewal_rate, amount
        ))  # fmt: skip
        ltv = found.ltv
        if options.json:
            print_json({"ltv": {
                "account_uid": found.account_uid, "account": found.account, "amount": ltv.amount,
                "method": ltv.method, "months": ltv.terms.months, "annual_discount": ltv.terms.annual_discount,
                "paid_months": ltv.paid_months, "margin_a_month": float(ltv.margin), "flags": ltv.flags,
                "inputs": whole(found.inputs),
            }})  # fmt: skip
            return 0
        print(f"{found.account}: {ltv_sentences(bench, ltv)[0]}")
        for flag in found.flags:
            print(f"- {flag}")
        if found.inputs:
            table(bench, INPUT_HEADINGS, [[i.label, _plain(i.value), i.basis] for i in found.inputs])
    return 0


def _by_hand(bench: Workbench, options: argparse.Namespace) -> Command:
    from cs_workbench.services.account import find_account
    from cs_workbench.services.ltv_by_hand import EndLtv, NothingByHand, SetLtv, set_by_hand
    from cs_workbench.services.quick_entry import read_future_day
    from cs_workbench.services.tiering import LONGEST_OVERRIDE_DAYS
    from cs_workbench.services.typed import amount_values

    account = find_account(bench, options.account)
    if options.clear:
        with bench.store.read() as db:
            found = set_by_hand(bench, db).get(account)
        if found is None:
            raise NothingByHand
        return EndLtv(found.id)
    typed = amount_values(bench, account, options.amount)
    until = bench.today + timedelta(days=LONGEST_OVERRIDE_DAYS)
    day = read_future_day(bench, options.until) if options.until else until
    minor = typed.get("amount")
    return SetLtv(
        account,
        -1 if minor is None else minor,
        typed.get("currency") or "",
        options.why or "",
        day.isoformat(),
    )


def whole(value: Any) -> Any:
    """Return a result as JSON names it, the money in it whole, which `dataclasses.asdict` would take apart."""
    from cs_workbench.kernel.money import Money

    if dataclasses.is_dataclass(value) and not isinstance(value, Money):
        return {field.name: whole(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [whole(item) for item in value]
    return value


def _tier_words(bench: Workbench) -> dict[str, str]:
    from cs_workbench.domain.words import word

    return {tier: bench.say("values", word("tier", tier)) for tier in TIERS}


def percent(share: float | None) -> str | None:
    """Return a share as percent; None unknown."""
    return None if share is None else f"{share * 100:.2f}"


def _plain(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"  # noqa: PLR2004


def table(bench: Workbench, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows under marked headings, and an empty line."""
    print_table([bench.say("cli", text) for text in headings], rows)
    print()


def print_assumptions(bench: Workbench, assumptions: Sequence[Assumption]) -> None:
    """Print what an answer rests on."""
    print()
    table(bench, ASSUMPTION_HEADINGS, [[a.label, _plain(a.value), a.basis] for a in assumptions])


def _talk_of_others(bench: Workbench, others: int, unknown: int) -> None:
    if others:
        talk(bench.say("cli", "%n account(s) in other currencies are left out", others))
    if unknown:
        talk(bench.say("cli", "%n account(s) whose ARR is not known are left out", unknown))
