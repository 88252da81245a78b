"""The rows of every file for one account. Headings stand here, once; the mapping file names them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from cs_workbench.services.sample import usage
from cs_workbench.services.sample.accounts import ENTERPRISE, FREE, Account
from cs_workbench.services.sample.days import add_months
from cs_workbench.services.sample.happenings import goal_rows, interaction_rows, survey_rows, ticket_rows
from cs_workbench.services.sample.outline import Outline
from cs_workbench.services.sample.words import PersonName

Row = tuple[Any, ...]

HEADINGS: Final = {
    "accounts": (
        "account_id", "name", "reading", "domain", "industry", "segment", "country", "region", "employees",
        "parent_id", "legal_form", "support_contract", "growing", "attitude", "strategic", "phase", "plan",
        "is_paid", "started_on", "ends_on", "auto_renews", "notice_days", "notice_on", "seats", "arr",
        "currency", "owner_id",
    ),
    "contacts": (
        "contact_id", "account_id", "name", "family_name", "given_name", "reading", "email", "phone",
        "department", "title", "role", "language", "channel", "hours", "active", "left_on",
    ),
    "subscriptions": (
        "subscription_id", "account_id", "product", "plan", "plan_rank", "is_hook", "is_main", "is_paid",
        "is_trial", "phase", "started_on", "ends_on", "term_months", "auto_renews", "notice_days", "seats",
        "amount", "period_months", "arr", "currency",
    ),
    "owner_roles": (
        "role_id", "account_id", "owner_id", "role", "from_on", "to_on",
    ),
    "usage": (
        "account_id", "metric", "grain", "period_start", "value", "users", "recorded_at",
    ),
    "tickets": (
        "ticket_id", "account_id", "subject", "kind", "priority", "status", "opened_at", "closed_at",
        "csat", "first_response_minutes", "escalated",
    ),
    "surveys": (
        "survey_id", "account_id", "kind", "score", "answered_at", "contact_id", "comment",
    ),
    "invoices": (
        "invoice_id", "account_id", "issued_on", "due_on", "paid_on", "amount", "currency",
    ),
    "interactions": (
        "interaction_id", "account_id", "channel", "direction", "begun_by", "meaningful", "subject",
        "happened_at", "minutes", "people", "owner_id",
    ),
    "outcomes": (
        "outcome_id", "account_id", "kind", "reason", "happened_on", "amount", "currency",
    ),
    "goals": (
        "goal_id", "account_id", "name", "measure", "start_value", "target_value", "actual_value", "due_on",
        "met_on", "owner_id",
    ),
}  # fmt: skip
LATE_INVOICES: Final = 0.06
SEGMENT_SEATS: Final = (60, 400)


def rows_of(book: Outline, account: Account) -> Iterator[tuple[str, Row]]:
    """Yield (file, row) for everything the source knows of ``account``."""
    for name, rows in ROWS.items():
        for row in rows(book, account):
            yield name, row


def _accounts(book: Outline, account: Account) -> Iterator[Row]:
    rng, words, company = book.dice(account, "fields"), book.words, account.company
    running = account.churned is None
    seats = account.seats
    yield (
        account.id, company.name, company.reading, company.domain, company.industry,
        words["segments"][sum(seats >= limit for limit in SEGMENT_SEATS)],
        words["country"], account.region, account.employees,
        f"A{account.parent:05d}" if account.parent else None, "corporate", account.support,
        "yes" if account.growth > 0.1 else "no" if account.growth < -0.05 else None,
        rng.choices(("upgrade_considering", "neutral", "negative", None), (8, 40, 4, 48))[0],
        int(account.strategic), account.phase, words["plans"][account.plan], int(account.plan != FREE),
        account.start, account.end, int(account.auto_renews), account.notice_days,
        account.end - timedelta(days=account.notice_days), seats,
        book.amount(account, account.arr) if running else None, book.currency(account),
        book.owner_id(account.owner),
    )  # fmt: skip


def contact_rows(book: Outline, account: Account) -> Iterator[Row]:
    """Yield the people of an account."""
    rng = book.dice(account, "people")
    if account.people is not None:
        for index, person in enumerate(account.people):
            name = book.words.named(person.family, person.given)
            left = book.ago(person.left_days_ago) if person.left_days_ago is not None else None
            yield _contact(book, account, rng, index, name=name, role=person.role, left=left)
        return
    gone = [s for s in account.spells if s.kind == "champion"]
    index = 0
    if account.champion:
        for spell in gone:
            yield _contact(
                book, account, rng, index, name=book.words.person(rng), role="champion", left=spell.start
            )
            index += 1
        if not gone or gone[-1].end <= account.last_day(book.today):
            yield _contact(book, account, rng, index, name=book.words.person(rng), role="champion")
            index += 1
    for role in ("admin", rng.choice(("economic_buyer", "executive", "end_user"))):
        yield _contact(book, account, rng, index, name=book.words.person(rng), role=role)
        index += 1


def _contact(
    book: Outline,
    account: Account,
    rng: Random,
    index: int,
    *,
    name: PersonName,
    role: str,
    left: date | None = None,
) -> Row:
    words = book.words
    title = words["executive_title"] if role == "executive" else rng.choice(words["titles"])
    phone = f"0{rng.randrange(3, 10)}-0000-{rng.randrange(10000):04d}"
    return (
        book.contact_id(account, index), account.id, name.full, name.family, name.given, name.reading,
        f"{name.mail}{index or ''}@{account.company.domain}", phone, rng.choice(words["departments"]), title,
        role, words.language, rng.choice(("mail", "remote", "phone", "chat")), rng.choice(words["hours"]),
        int(left is None), left,
    )  # fmt: skip


def _subscriptions(book: Outline, account: Account) -> Iterator[Row]:
    """Yield one row a term of the main product, and the running one of the hook product."""
    words, end, term = book.words, account.end, account.term
    names, plan = words["products"], words["plans"]
    main_arr, index = (account.arr if account.main else 0), 0
    second = account.plan == ENTERPRISE and account.main
    products = [(names[0], main_arr * 3 // 4, 0), (names[1], main_arr - main_arr * 3 // 4, 1)]
    shares = products if second else [(names[0], main_arr, 0)]
    terms = _terms(account)
    for number, (begins, ends) in enumerate(terms):
        faded = 0.93 ** (len(terms) - 1 - number)
        for name, arr, _ in shares if account.main else ():
            value = int(arr * faded / 1000) * 1000 if number < len(terms) - 1 else arr
            index += 1
            yield (
                f"S{account.number:05d}-{index}", account.id, name, plan[account.plan], account.plan, 0, 1,
                int(account.plan != FREE), 0, account.phase, begins, ends, term, int(account.auto_renews),
                account.notice_days, max(3, round(account.seats * faded)),
                book.amount(account, value * term // 12),
                12, book.amount(account, value), book.currency(account),
            )  # fmt: skip
    if account.hook:
        begins, ends = terms[-1]
        arr = 0 if account.main else account.arr
        yield (
            f"S{account.number:05d}-h", account.id, names[2], plan[1], 1, 1, 0, int(arr > 0), 0,
            account.phase, begins, end, term, int(account.auto_renews), account.notice_days, account.seats,
            book.amount(account, arr * term // 12), 12, book.amount(account, arr), book.currency(account),
        )  # fmt: skip


def _terms(account: Account) -> list[tuple[date, date]]:
    """Return (first day, last day) of every term, oldest first."""
    terms: list[tuple[date, date]] = []
    begins = account.start
    while begins <= account.end:
        after = add_months(account.start, account.term * (len(terms) + 1))
        terms.append((begins, min(after - timedelta(days=1), account.end)))
        begins = after
    return terms


def _owner_roles(book: Outline, account: Account) -> Iterator[Row]:
    rng = book.dice(account, "owners")
    age = (book.today - account.start).days
    since = account.start
    if age > 500 and rng.random() < 0.3:
        since = account.start + timedelta(days=age // 2)
        before = book.owner_id((account.owner + 1 + rng.randrange(6)) % 8)
        yield f"R{account.number:05d}-1", account.id, before, "csm", account.start, since - timedelta(days=1)
    yield f"R{account.number:05d}-2", account.id, book.owner_id(account.owner), "csm", since, None


def _invoices(book: Outline, account: Account) -> Iterator[Row]:
    """Yield the yearly invoices of the last three years, each due after 30 days."""
    if account.plan == FREE or account.arr == 0:
        return
    rng = book.dice(account, "invoices")
    issued = account.start
    if account.overdue is not None and account.churned is None:
        due = book.ago(account.overdue)
        amount = book.amount(account, account.arr // 4)
        yield (
            f"I{account.number:05d}-x", account.id, due - timedelta(days=30), due, None, amount,
            book.currency(account),
        )  # fmt: skip
    number = 0
    while issued <= account.last_day(book.today):
        due = issued + timedelta(days=30)
        late = rng.random() < LATE_INVOICES
        paid = due + timedelta(days=rng.randrange(6, 70) if late else rng.randrange(-12, 6))
        if issued > book.ago(3 * 365):
            yield (
                f"I{account.number:05d}-{number}", account.id, issued, due,
                paid if paid <= book.today else None, book.amount(account, account.arr),
                book.currency(account),
            )  # fmt: skip
        number += 1
        issued = add_months(account.start, 12 * number)


def _outcomes(book: Outline, account: Account) -> Iterator[Row]:
    rng = book.dice(account, "outcomes")
    currency, amount = book.currency(account), book.amount(account, account.arr)
    reason = rng.choice(book.words["churn_reasons"])
    if account.noticed is not None:
        yield f"O{account.number:05d}-n", account.id, "notice", reason, account.noticed, amount, currency
    if account.churned is not None:
        yield f"O{account.number:05d}-c", account.id, "churn", reason, account.churned, amount, currency
    elif rng.random() < 0.05 and (book.today - account.start).days > 400 and account.plan != FREE:
        day, less = book.ago(rng.randrange(20, 380)), book.amount(account, account.arr * 0.15)
        reason = rng.choice(book.words["contraction_reasons"])
        yield f"O{account.number:05d}-d", account.id, "contraction", reason, day, less, currency


def _usage(book: Outline, account: Account) -> Iterator[Row]:
    yield from usage.usage_rows(account, book.seed, book.today)


#: File name -> its rows for one account, in the order of `HEADINGS`.
ROWS: Final = {
    "accounts": _accounts,
    "contacts": contact_rows,
    "subscriptions": _subscriptions,
    "owner_roles": _owner_roles,
    "usage": _usage,
    "tickets": ticket_rows,
    "surveys": survey_rows,
    "invoices": _invoices,
    "interactions": interaction_rows,
    "outcomes": _outcomes,
    "goals": goal_rows,
}
