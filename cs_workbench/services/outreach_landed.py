"""What the ledger says of a mail, written where people look: the account's activity, the to-do, the campaign's end.

The sender calls these, each inside one write transaction with what it learned.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.text import clip

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

#: Of to-dos that a campaign made: with the account and its kind the identity.
TIER_TASK: Final = "campaign:"


def landed(bench: Workbench, writing: Writing, recipient_id: int, at: str) -> None:
    """Write down that a mail left: one touch an account and campaign, with everybody it went to.

    An account of high touch gets the campaign's to-do beside it, once.
    """
    from cs_workbench.store import campaigns, reachable, recipients, touches

    db = writing.db
    row = recipients.of_id(db, recipient_id)
    campaign = campaigns.of_id(db, row["campaign_id"])
    account = int(row["account_id"])
    who = {"contact": reachable.ref_of(db, row["contact_id"]), "name": row["name"] or "", "attended": False}
    known = touches.of_group(db, account, campaign["uid"])
    if known is None:
        touches.add(
            db, account, channel="mail", direction="out", begun_by="us", minutes=0, meaningful=False, happened_at=at,
            summary=clip(campaign["title"]), people=json.dumps([who], ensure_ascii=False),
            author=campaign["author"] or "", message_id=row["message_id"], group_uid=campaign["uid"],
        )  # fmt: skip
    else:
        touch, people = known
        if who not in people:
            touches.put_people(db, touch, json.dumps([*people, who], ensure_ascii=False))
    writing.changed("touch", [account])
    writing.changed("campaign", [campaign["id"]])
    if row["is_high"] and campaign["tiers"].get("high"):
        _add_task(bench, writing, campaign, account)


def taken_back(writing: Writing, recipient_id: int, at: str) -> None:
    """Take somebody out of the account's touch again: it was said of the mail that it left, and then not."""
    from cs_workbench.store import campaigns, reachable, recipients, touches

    db = writing.db
    row = recipients.of_id(db, recipient_id)
    account = int(row["account_id"])
    known = touches.of_group(db, account, campaigns.of_id(db, row["campaign_id"])["uid"])
    if known is None:
        return
    touch, people = known
    ref = reachable.ref_of(db, row["contact_id"])
    left = [who for who in people if (who["contact"], who["name"]) != (ref, row["name"] or "")]
    touches.put_people(db, touch, json.dumps(left, ensure_ascii=False))
    if not left:
        touches.retire(db, touch, at)
    writing.changed("touch", [account])


def finish_if_done(bench: Workbench, writing: Writing, campaign_id: int) -> bool:
    """Finish a campaign of which nothing is under way any more; say whether it is finished now."""
    from cs_workbench.store import claims

    ended = claims.end_if_done(writing.db, campaign_id, iso(bench.clock.now()))
    if ended:
        writing.changed("campaign", [campaign_id])
    return ended


def _add_task(bench: Workbench, writing: Writing, campaign: dict[str, Any], account: int) -> None:
    """Add the to-do of the higher tier, unless this campaign gave the account one already, open or done."""
    from cs_workbench.store import todos

    reason = f"{TIER_TASK}{campaign['uid']}"
    if any(todo.reason == reason for todo in todos.of_account(writing.db, account)):
        return
    todos.put(
        writing.db, account, "task", campaign["tiers"]["high"], due_on=bench.today.isoformat(), reason=reason,
        at=iso(bench.clock.now()),
    )  # fmt: skip
    writing.changed("todo", [account])
