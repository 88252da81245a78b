"""The lifetime value of one account, with everything it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.lifetime_value import (
    ANNUAL_DISCOUNT,
    CHURN_A_MONTH,
    GROSS_MARGIN_PERCENT,
    HORIZON_MONTHS,
    LEAST_MONTHS,
    MOST_MONTHS,
    RENEWAL_RATES,
    Ltv,
    Method,
    Standing,
    Terms,
    constant_churn,
    ltv_arr_only,
    ltv_by,
    ltv_by_renewals,
    ltv_manual,
    ltv_simple,
)
from cs_workbench.domain.survival import has_curve, kaplan_meier, shrunk_churn
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services.economics import DAYS_A_MONTH, Assumption, basis, running_book, within

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

USUAL_TERM: Final = 12.0
FOR_EVER: Final = "9999-12-31"
#: Inputs that say nothing once notice was given, and flags with which none matters.
ABOUT_STAYING: Final = frozenset(("renewal_rate", "term_months", "churn", "age_months"))
WORTH_NOTHING: Final = frozenset(("free", "churned"))
#: How the methods and flags read (context 'economics').
METHODS: Final = {
    "renewals": N_("economics", "renewal rate at each end of the term"),
    "segment": N_("economics", "how long accounts like it stayed (Kaplan-Meier)"),
    "churn": N_("economics", "a constant churn, pulled towards what is usual"),
    "simple": N_("economics", "margin / churn, capped at the horizon"),
    "arr": N_("economics", "the ARR alone"),
    "manual": N_("economics", "set by hand"),
    "notice": N_("economics", "margin up to the end, as notice was given"),
}
FLAGS: Final = {
    "assumed_margin": N_("economics", "The gross margin is not known; 80 % is assumed."),
    "negative_margin": N_("economics", "The margin is not above 0, so it is worth nothing."),
    "arr_unknown": N_("economics", "Its ARR is not known, so nothing can be told."),
    "end_unknown": N_("economics", "The end of its contract is not known, so nothing can be told."),
    "end_past": N_("economics", "The end of its contract has passed; it is taken as renewed."),
    "notice": N_("economics", "Notice was given: the margin counts up to the end."),
    "free": N_("economics", "A trial or free plan is worth 0; see its potential."),
    "churned": N_("economics", "It has churned."),
    "tail": N_("economics", "Beyond what was observed a constant churn goes on."),
    "skipped": N_("economics", "Its contract has not begun; the months until then bring nothing."),
}
CONTRACT: Final = N_("economics", "the account's contract")
MEASURED: Final = N_("economics", "measured: {churns} churns among {accounts} accounts")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. ``method`` '': the best for what is known; None: the default. ``amount``: set by hand."""

    method: str = ""
    months: int | None = None
    annual_discount: float | None = None
    gross_margin: float | None = None
    renewal_rate: float | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """An account's LTV; ``method``, ``flags`` in words; ``inputs``: what went in and where it is from."""

    account_uid: str
    account: str
    ltv: Ltv
    method: str
    flags: tuple[str, ...]
    inputs: tuple[Assumption, ...]


def account_ltv(bench: Workbench, account_id: int, asked: Asked) -> Explained:
    """Return the LTV of an account.

    By renewals where the end of the contract is known; else by the curve of its segment, of the book, or by a constant
    churn, whichever has the accounts for it.

    Raises:
        NoSuchAccount: it is none.
        WrongAssumption: a number that cannot be.
    """
    from cs_workbench.services.account import NoSuchAccount

    book = running_book(bench, churned=True)
    found = np.flatnonzero(book.account_id == account_id)
    if not len(found):
        raise NoSuchAccount(count=0, text=account_id)
    row = int(found[0])
    terms = _terms(asked)
    account, has_term = _standing(bench, book, row)
    method = Method(asked.method) if asked.method else None
    inputs: list[Assumption] = []
    if asked.amount is not None:
        ltv = ltv_manual(asked.amount, terms)
    elif method is Method.ARR:
        ltv = ltv_arr_only(account, terms)
    elif method is Method.RENEWALS or (method is None and account.months_left is not None):
        rate = within(asked.renewal_rate, RENEWAL_RATES[book["band"].at(row) or "none"], "renewal_rate", 0, 1)
        ltv = ltv_by_renewals(account, terms, rate)
        inputs = _inputs_of_terms(bench, asked, terms)
        inputs += _inputs_of_renewals(
            bench, account, rate, is_given=asked.renewal_rate is not None, has_term=has_term
        )
    else:
        ltv, measured = _by_survival(bench, book, row, account, terms, method=method)
        inputs = [*_inputs_of_terms(bench, asked, terms), *measured]
    if ltv.method is Method.NOTICE:
        inputs = [given for given in inputs if given.id not in ABOUT_STAYING]
    elif WORTH_NOTHING & set(ltv.flags):
        inputs = []
    words = tuple(bench.say("economics", FLAGS[flag]) for flag in ltv.flags)
    said = bench.say("economics", METHODS[ltv.method.value])
    return Explained(book["uid"].at(row) or "", book["name"].at(row) or "", ltv, said, words, tuple(inputs))


def _inputs_of_terms(bench: Workbench, asked: Asked, terms: Terms) -> list[Assumption]:
    margin = GROSS_MARGIN_PERCENT / 100 if terms.gross_margin is None else float(terms.gross_margin)
    return [
        Assumption("months", bench.say("economics", "Horizon in months"), terms.months,
                   basis(bench, is_given=asked.months is not None)),
        Assumption("annual_discount", bench.say("economics", "Discount a year"), terms.annual_discount,
                   basis(bench, is_given=asked.annual_discount is not None)),
        Assumption("gross_margin", bench.say("economics", "Gross margin"), margin,
                   basis(bench, is_given=asked.gross_margin is not None)),
    ]  # fmt: skip


def _inputs_of_renewals(
    bench: Workbench, account: Standing, rate: float, *, is_given: bool, has_term: bool
) -> list[Assumption]:
    left = bench.say("economics", "unknown") if account.months_left is None else round(account.months_left, 1)
    contract = bench.say("economics", CONTRACT)
    return [
        Assumption("renewal_rate", bench.say("economics", "Renewal rate of its health band"), rate,
                   basis(bench, is_given=is_given)),
        Assumption("months_left", bench.say("economics", "Months to the end of the term"), left, contract),
        Assumption("term_months", bench.say("economics", "Months of a term"), account.term_months,
                   contract if has_term else basis(bench)),
    ]  # fmt: skip


def _terms(asked: Asked) -> Terms:
    margin = asked.gross_margin
    return Terms(
        int(within(asked.months, HORIZON_MONTHS, "months", LEAST_MONTHS, MOST_MONTHS)),
        within(asked.annual_discount, ANNUAL_DISCOUNT, "annual_discount", 0, 1),
        None if margin is None else Decimal(repr(within(margin, 0, "gross_margin", -1, 1))),
    )


def _standing(bench: Workbench, book: Book, row: int) -> tuple[Standing, bool]:
    """Return what is known of the account, and whether its contract says how long a term is."""
    from cs_workbench.store import account

    with bench.store.read() as db:
        contracts = account.rows_of(db, "subscription", int(book.account_id[row]))
    today = bench.today
    running = [c for c in contracts if c.get("term_months") and _runs(c, today)]
    first = min(
        running, key=lambda c: c.get("ends_on") or FOR_EVER, default=None
    )  # the renewal is the earliest end
    at = {
        fact: book[fact].at(row)
        for fact in ("arr", "renewal", "started_on", "churned_on", "is_trial", "is_paid")
    }
    starts, ends = at["started_on"], at["renewal"]
    standing = Standing(
        at["arr"],
        None if ends is None else (ends - today).days / DAYS_A_MONTH,
        float(first["term_months"]) if first else USUAL_TERM,
        is_free=bool(at["is_trial"]) or at["is_paid"] is False,
        has_notice=bool(book["churn_notice"].at(row)),
        has_churned=at["churned_on"] is not None,
        skipped=0 if starts is None else max(0, round((starts - today).days / DAYS_A_MONTH)),
    )
    return standing, first is not None


def _runs(contract: dict[str, Any], today: date) -> bool:
    return not contract.get("ends_on") or contract["ends_on"] >= today.isoformat()


def _by_survival(
    bench: Workbench, book: Book, row: int, account: Standing, terms: Terms, *, method: Method | None
) -> tuple[Ltv, list[Assumption]]:
    """Return the LTV by how long accounts stayed: its segment's where that is large enough, else the book's."""
    starts, left = book["started_on"].values, book["churned_on"].values
    today = np.datetime64(bench.today)
    churned: Bools = ~np.isnat(left) & (left <= today)
    days = (np.where(churned, left, today) - starts).astype("timedelta64[D]")
    stayed = days.astype(np.float64) / DAYS_A_MONTH
    known = ~np.isnat(starts) & (stayed > 0)
    everywhere = shrunk_churn(float(churned[known].sum()), float(stayed[known].sum()), CHURN_A_MONTH)
    segment = book["segment"].values
    like = known & (segment == segment[row]) if segment[row] else known
    if not has_curve(churned[like]) and has_curve(churned[known]):
        like = known
    events = int(churned[like].sum())
    hazard = shrunk_churn(events, float(stayed[like].sum()), everywhere)
    measured = bench.say("economics", MEASURED, accounts=int(like.sum()), churns=events)
    inputs = [Assumption("churn", bench.say("economics", "Churn a month"), hazard, measured)]
    if method is Method.SIMPLE:
        return ltv_simple(account, terms, hazard), inputs
    if method is not Method.CHURN and (method is Method.SEGMENT or has_curve(churned[like])):
        age = float(stayed[row]) if known[row] else 0.0
        curve = kaplan_meier(stayed[like], churned[like])
        label, contract = bench.say("economics", "Months so far"), bench.say("economics", CONTRACT)
        inputs.append(Assumption("age_months", label, round(age, 1), contract))
        ltv = ltv_by(Method.SEGMENT, account, terms, curve.still_there(age, terms.months, hazard))
        goes_beyond = ltv.paid_months > 0 and age + terms.months - 1 > curve.believed_until
        return replace(ltv, flags=(*ltv.flags, "tail")) if goes_beyond else ltv, inputs
    return ltv_by(Method.CHURN, account, terms, constant_churn(hazard, terms.months)), inputs
