"""Progress checks of goals: what was measured when. The goals themselves are `records`."""

from __future__ import annotations

from dataclasses import dataclass

from cs_workbench.store.connect import Connection


@dataclass(frozen=True, slots=True)
class Check:
    """One measurement of a goal."""

    goal: str  # uid
    checked_on: str
    value: float | None
    note: str
    author: str


def checks(db: Connection, account_id: int) -> list[Check]:
    """Return the checks of an account's goals, oldest first."""
    rows = db.execute(
        "SELECT g.uid, c.checked_on, c.value, coalesce(c.note, ''), coalesce(c.author, '') FROM local_goal_check c "
        "JOIN local_goal g ON g.id = c.goal_id WHERE g.account_id = ? ORDER BY c.checked_on, c.id",
        (account_id,),
    )
    return [Check(*row) for row in rows]


def add_check(
    db: Connection, goal_id: int, checked_on: str, value: float | None, note: str, *, at: str, author: str
) -> None:
    """Write a check."""
    db.execute(
        "INSERT INTO local_goal_check (goal_id, checked_on, value, note, at, author) VALUES (?, ?, ?, ?, ?, ?)",
        (goal_id, checked_on, value, note, at, author),
    )


def remove_check(db: Connection, goal_id: int, checked_on: str, value: float | None, note: str) -> None:
    """Take the newest such check away, as if it had never been written."""
    db.execute(
        "DELETE FROM local_goal_check WHERE id = (SELECT max(id) FROM local_goal_check "
        "WHERE goal_id = ? AND checked_on = ? AND value IS ? AND note IS ?)",
        (goal_id, checked_on, value, note),
    )
