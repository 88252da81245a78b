"""What became of a contract: notice received, churn, contraction, reactivation, with day, amount and reasons."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from cs_workbench.domain.words import WORDS
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services.records import PutRecord, WrongValue, money_values

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.records import Row

KINDS: Final = ("notice", "churn", "contraction", "reactivation")
REASONS: Final = tuple(WORDS["outcome_reason"])
MOST_REASONS: Final = 3


class TooManyReasons(WorkbenchError):
    """More reasons than are kept."""

    template = N_(
        "errors", "{count} reasons are too many: at most three are kept, the first counts most. "
        "Nothing was changed. Leave the lesser ones out.",
    )  # fmt: skip
    code = "CSW-1489"


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What happened. ``reasons``: ids of `REASONS`, or the source's own word; ``uid`` '' for a source's."""

    uid: str
    kind: str
    happened_on: date
    amount: Money | None
    reasons: tuple[str, ...]
    comment: str
    author: str


@dataclass(frozen=True, slots=True)
class AddOutcome(PutRecord):
    """Write what happened; of a churn the day is the first one without service.

    ``reasons`` among the values: up to three of `REASONS`, the first counts most. A ``renewal_id`` ties it to a
    renewal record; without one, a notice or churn is tied to the account's open record.
    """

    kind: ClassVar[str] = "outcome"
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {"kind": KINDS}
    days: ClassVar[tuple[str, ...]] = ("happened_on",)
    said: ClassVar[tuple[str, str, str]] = (
        N_("done", "Outcome written"),
        N_("done", "Outcome changed"),
        N_("done", "Outcome removed"),
    )

    def complete(
        self, bench: Workbench, writing: Writing, was: Row | None, values: dict[str, Any]
    ) -> dict[str, Any]:
        """Check the reasons, find the currency and the renewal it belongs to."""
        from cs_workbench.store import records

        values = money_values(writing.db, self.account_id, values, was)
        if isinstance(values.get("reasons"), (list, tuple)):
            values["reasons"] = json.dumps(_reasons(values["reasons"]))
        if was is None:
            if not values.get("kind"):
                raise WrongValue(field="kind", value="", choices=", ".join(KINDS))
            values.setdefault("happened_on", bench.today.isoformat())
            values["happened_on"] = values["happened_on"] or bench.today.isoformat()
            if values.get("renewal_id") is None:
                records_here = records.of_account(writing.db, "renewal", self.account_id)
                open_ones = [r for r in records_here if r["kind"] == "renewal" and r["closed_on"] is None]
                values["renewal_id"] = open_ones[-1]["id"] if open_ones else None
        return values


def _reasons(told: Any) -> list[str]:
    reasons = list(dict.fromkeys(str(reason) for reason in told if reason))
    for reason in reasons:
        if reason not in REASONS:
            raise WrongValue(field="reasons", value=reason, choices=", ".join(REASONS))
    if len(reasons) > MOST_REASONS:
        raise TooManyReasons(count=len(reasons))
    return reasons


def outcomes_of(db: Connection, account_id: int) -> tuple[OutcomeRow, ...]:
    """Return what was entered here and what sources told, newest first."""
    from cs_workbench.store import account, records

    ours = [
        OutcomeRow(
            row["uid"], row["kind"], date.fromisoformat(row["happened_on"]), money_of(row),
            tuple(json.loads(row["reasons"] or "[]")), row["comment"] or "", row["author"] or "",
        )
        for row in records.of_account(db, "outcome", account_id)
    ]  # fmt: skip
    theirs = [
        OutcomeRow(
            "", row["kind"] or "", date.fromisoformat(row["happened_on"]), money_of(row),
            (row["reason"],) if row["reason"] else (), row["comment"] or "", "",
        )
        for row in account.rows_of(db, "outcome", account_id)
        if row["happened_on"]
    ]  # fmt: skip
    return tuple(sorted([*ours, *theirs], key=lambda o: (o.happened_on, bool(o.uid)), reverse=True))


def money_of(row: Mapping[str, Any]) -> Money | None:
    """Return the amount of a row; None unknown."""
    if row.get("amount") is None or not row.get("currency"):
        return None
    return Money(int(row["amount"]), row["currency"])


def list_outcomes(bench: Workbench, account_id: int) -> tuple[OutcomeRow, ...]:
    """Return an account's outcomes, newest first."""
    with bench.store.read() as db:
        return outcomes_of(db, account_id)
