"""The lifetime value of one account, with everything it rests on."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.book_ltv import (
    DAYS_A_MONTH,
    EVERYBODY,
    USUAL_TERM,
    Stays,
    believed_rate,
    like_it,
    stays_of,
)
from cs_workbench.domain.columns import Book
from cs_workbench.domain.lifetime_value import (
    ANNUAL_DISCOUNT,
    GROSS_MARGIN_PERCENT,
    HORIZON_MONTHS,
    LEAST_MONTHS,
    MOST_MONTHS,
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
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services.economics import Assumption, basis, within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cs_workbench.services.workbench import Workbench

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
#: The letters of domain.md 1.5.
LETTERS: Final = {Method.RENEWALS: "A", Method.SEGMENT: "B", Method.CHURN: "C", Method.SIMPLE: "D"}
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
    """Return the LTV of an account; nothing asked, the one that lists show.

    By renewals where the end of the contract is known; else by the curve of its segment, of the book, or by a constant
    churn, whichever has the accounts for it.

    Raises:
        NoSuchAccount: it is none.
        WrongAssumption: a number that cannot be.
    """
    from cs_workbench.services.account import NoSuchAccount
    from cs_workbench.services.ltv_by_hand import money_of, reason_text, set_by_hand
    from cs_workbench.services.standing import bands_last_week, data_day, place_accounts
    from cs_workbench.services.standing_context import kept_context

    with bench.store.read() as db:
        kept = kept_context(db)
        as_of = data_day(db, bench.today)
        placed = None if kept is None else place_accounts(db, bench.today, as_of, kept, [account_id])
        if kept is None or placed is None or not len(placed.book):
            raise NoSuchAccount(count=0, text=account_id)
        (band,) = bands_last_week(db, as_of, [account_id], [account_id])
        hand = set_by_hand(bench, db).get(account_id) if asked == Asked() else None
    if hand is not None:
        asked = Asked(amount=money_of(hand.value))
    ltv, inputs = ltv_of(bench, placed.book, band, kept.stays, asked, as_of=as_of)
    words = [bench.say("economics", FLAGS[flag]) for flag in ltv.flags]
    words += [] if hand is None else [reason_text(bench, hand)]
    uid, name = _called(bench, account_id)
    return Explained(uid, name, ltv, method_text(bench, ltv), tuple(words), inputs)


def ltv_of(
    bench: Workbench, book: Book, band: str, stays: Mapping[str, Sequence[Any]], asked: Asked, *, as_of: date
) -> tuple[Ltv, tuple[Assumption, ...]]:
    """Return the LTV of the only account of ``book``, as `services.standing` places it, and what went in."""
    terms = _terms(asked)
    account, has_term = _standing(book, as_of)
    method = Method(asked.method) if asked.method else None
    inputs: list[Assumption] = []
    if asked.amount is not None:
        ltv = ltv_manual(asked.amount, terms)
    elif method is Method.ARR:
        ltv = ltv_arr_only(account, terms)
    elif method is Method.RENEWALS or (method is None and account.months_left is not None):
        rate = within(asked.renewal_rate, believed_rate(band), "renewal_rate", 0, 1)
        ltv = ltv_by_renewals(account, terms, rate)
        inputs = _inputs_of_terms(bench, asked, terms)
        inputs += _inputs_of_renewals(
            bench, account, rate, is_given=asked.renewal_rate is not None, has_term=has_term
        )
    else:
        like = like_it(stays_of(stays), book["segment"].at(0) or EVERYBODY)
        begun = book["started_on"].at(0)
        age = 0.0 if begun is None else max((as_of - begun).days / DAYS_A_MONTH, 0.0)
        ltv, measured = _by_survival(bench, like, age, account, terms, method)
        inputs = [*_inputs_of_terms(bench, asked, terms), *measured]
    if ltv.method is Method.NOTICE:
        inputs = [given for given in inputs if given.id not in ABOUT_STAYING]
    elif WORTH_NOTHING & set(ltv.flags):
        inputs = []
    return ltv, tuple(inputs)


def method_text(bench: Workbench, ltv: Ltv) -> str:
    """Return how an LTV was counted, in words."""
    said = bench.say("economics", METHODS[ltv.method.value])
    letter = LETTERS.get(ltv.method)
    if letter is None:
        return said
    return bench.say("economics", N_("economics", "method {letter}: {name}"), letter=letter, name=said)


def ltv_sentences(bench: Workbench, ltv: Ltv) -> tuple[str, ...]:
    """Return an LTV with horizon, discount and method beside it, then what is to be known of it."""
    text = N_("economics", "LTV {amount} ({months} months, discount {discount} %, {method})")
    said = bench.say(
        "economics", text, amount="–" if ltv.amount is None else ltv.amount.short(), months=ltv.terms.months,
        discount=f"{ltv.terms.annual_discount * 100:g}", method=method_text(bench, ltv),
    )  # fmt: skip
    return (said, *(bench.say("economics", FLAGS[flag]) for flag in ltv.flags))


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
        Assumption("renewal_rate", bench.say("economics", "Renewal rate of its health band last week"), rate,
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


def _standing(book: Book, as_of: date) -> tuple[Standing, bool]:
    """Return what is known of the only account of ``book``, and whether its contract says how long a term is."""
    at = {
        fact: book[fact].at(0)
        for fact in ("arr", "renewal", "started_on", "churned_on", "is_trial", "is_paid", "term_months")
    }
    starts, ends, term = at["started_on"], at["renewal"], at["term_months"]
    standing = Standing(
        at["arr"],
        None if ends is None else (ends - as_of).days / DAYS_A_MONTH,
        term or USUAL_TERM,
        is_free=bool(at["is_trial"]) or at["is_paid"] is False,
        has_notice=bool(book["churn_notice"].at(0)),
        has_churned=at["churned_on"] is not None,
        skipped=0 if starts is None else max(0, round((starts - as_of).days / DAYS_A_MONTH)),
    )
    return standing, bool(term)


def _by_survival(  # noqa: PLR0917 - what the one caller has found out
    bench: Workbench, like: Stays, age: float, account: Standing, terms: Terms, method: Method | None
) -> tuple[Ltv, list[Assumption]]:
    """Return the LTV by how long accounts like it stayed."""
    measured = bench.say("economics", MEASURED, accounts=like.accounts, churns=like.churns)
    inputs = [Assumption("churn", bench.say("economics", "Churn a month"), like.hazard, measured)]
    if method is Method.SIMPLE:
        return ltv_simple(account, terms, like.hazard), inputs
    if method is not Method.CHURN and like.curve is not None:
        whole = math.floor(age)
        label, contract = bench.say("economics", "Months so far"), bench.say("economics", CONTRACT)
        inputs.append(Assumption("age_months", label, whole, contract))
        ltv = ltv_by(Method.SEGMENT, account, terms, like.still_there(whole, terms.months))
        goes_beyond = ltv.paid_months > 0 and whole + terms.months - 1 > like.curve.believed_until
        return replace(ltv, flags=(*ltv.flags, "tail")) if goes_beyond else ltv, inputs
    return ltv_by(Method.CHURN, account, terms, constant_churn(like.hazard, terms.months)), inputs


def _called(bench: Workbench, account_id: int) -> tuple[str, str]:
    """Return an account's uid and name."""
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        book = load_book(db, [account_id], ("name",))
    return book["uid"].at(0) or "", book["name"].at(0) or ""
