"""Why accounts left or shrank, as people or sources said it."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from cs_workbench.store.connect import Connection

_REASONS = """
    SELECT account_id, told, ours, comment FROM (
        SELECT account_id, kind, happened_on, coalesce(reason, '') AS told, 0 AS ours, coalesce(comment, '') AS comment
            FROM remote_outcome
        UNION ALL SELECT account_id, kind, happened_on, coalesce(reasons, '[]'), 1, coalesce(comment, '')
            FROM local_outcome WHERE retired_at IS NULL)
    WHERE kind IN ('notice', 'churn', 'contraction') AND happened_on <= :day
        AND account_id IN (SELECT value FROM json_each(:accounts))
    ORDER BY happened_on, kind = 'churn', ours
"""


def reasons_of(db: Connection, accounts: Collection[int], on: date) -> dict[int, tuple[tuple[str, ...], str]]:
    """Return account -> reasons and comment of the last notice, churn or contraction up to ``on`` that tells one.

    A reason is an id of `domain.words.WORDS['outcome_reason']`, or the source's own word.
    """
    found: dict[int, tuple[tuple[str, ...], str]] = {}
    bound = {"day": on.isoformat(), "accounts": json.dumps(sorted(accounts))}
    for account, told, ours, comment in db.execute(_REASONS, bound):
        reasons = tuple(map(str, json.loads(told))) if ours else (told,) if told else ()
        if reasons or comment:
            found[account] = (reasons, comment)
    return found
