"""The usage rows of one account: a row a week and metric, as a product's nightly export would bring them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from cs_workbench.services.sample.accounts import Account
from cs_workbench.services.sample.days import dice, moment, monday, season

WEEK: Final = timedelta(days=7)
#: Weeks for which logins are kept, and for which also the other metrics are.
LONG_WEEKS: Final = 78
SHORT_WEEKS: Final = 26
MONTH_WEEKS: Final = 4
RAMP_WEEKS: Final = 10
FALL_WEEKS: Final = 9
RECOVER_WEEKS: Final = 10
LOGINS: Final = "logins"
MONTHLY: Final = "monthly_users"
DAILY: Final = "daily_users"

UsageRow = tuple[str, str, str, str, float, int, str]


def usage_rows(account: Account, seed: int, today: date) -> Iterator[UsageRow]:
    """Yield (account, metric, grain, week, value, users, recorded at) of whole weeks, oldest first."""
    rng = dice(seed, account.number, "usage")
    last = monday(account.last_day(today)) - WEEK
    first = max(last - (LONG_WEEKS - 1) * WEEK, monday(account.start) + WEEK)
    newest = last - account.silent_weeks * WEEK
    per_user = rng.uniform(3.0, 8.0)
    noise = 0.0 if account.shape else 0.025 if account.seats > 40 else 0.05
    recent: deque[float] = deque(maxlen=MONTH_WEEKS)
    week = first
    while week <= newest:
        path = _path(account, week, last, today) * season(week) * rng.gauss(1.0, noise)
        recent.append(path)
        month = sum(recent) / len(recent)
        monthly = max(0, round(account.seats * account.level * month**0.8))
        weekly = min(monthly, round(account.seats * account.level * path * 0.86))
        lag = 7 if rng.random() > 0.03 else rng.randrange(12, 30)
        recorded = moment(week + timedelta(days=lag), 2)
        start = week.isoformat()
        yield account.id, LOGINS, "week", start, round(weekly * per_user), weekly, recorded
        if week > last - SHORT_WEEKS * WEEK:
            daily = monthly * account.sticky / 100 * min(1.0, path / month)
            yield account.id, MONTHLY, "week", start, monthly, monthly, recorded
            yield account.id, DAILY, "week", start, round(daily, 1), round(daily), recorded
        week += WEEK


def _path(account: Account, week: date, last: date, today: date) -> float:
    """Return the use of ``week`` as a share of the account's usual use, holidays apart."""
    weeks_ago = (last - week).days // 7
    if weeks_ago < len(account.shape):
        return account.shape[-1 - weeks_ago]
    age = (week - account.start).days / 7
    ramp = min(1.0, 0.25 + 0.75 * age / RAMP_WEEKS)
    trend = max(0.3, 1.0 - account.growth * (today - week).days / 365)
    if account.shape:
        return ramp * trend
    for spell in account.spells:
        if spell.kind == "decline" and spell.start <= week:
            depth = 0.3 + 0.45 * spell.strength
            gone = (week - spell.start).days / 7
            back = max(0.0, (week - spell.end).days / 7)
            trend *= 1.0 - depth * min(1.0, gone / FALL_WEEKS) * max(0.0, 1.0 - back / RECOVER_WEEKS)
    return ramp * trend
