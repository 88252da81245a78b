"""What the ledger says of a mail, written where people look: the account's activity, the to-do, the campaign's end.

The sender calls these, each inside one write transaction with what it learned.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.text import clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

#: Of to-dos that a campaign made: with the account and its kind the identity.
TIER_TASK: Final = "campaign:"


def landed(bench: Workbench, writing: Writing, recipient_id: int, at: str) -> None:
    """Write down that a mail left: see `all_landed`."""
    from cs_workbench.store import recipients

    all_landed(bench, writing, [(recipients.of_id(writing.db, recipient_id), at)])


def all_landed(bench: Workbench, writing: Writing, left: Sequence[tuple[Row, str]]) -> None:
    """Write down that mails left, each with its moment: one touch an account and campaign, with everybody it went to.

    An account of high touch gets the campaign's to-do beside it, once.
    """
    by_campaign: dict[int, list[tuple[Row, str]]] = {}
    for row, at in left:
        by_campaign.setdefault(int(row["campaign_id"]), []).append((row, at))
    for campaign_id, of_campaign in by_campaign.items():
        _landed_of(bench, writing, campaign_id, of_campaign)


def _landed_of(bench: Workbench, writing: Writing, campaign_id: int, left: Sequence[tuple[Row, str]]) -> None:
    from cs_workbench.store import campaigns, outbox, touches

    db = writing.db
    campaign = campaigns.of_id(db, campaign_id)
    accounts = {int(row["account_id"]) for row, _ in left}
    known = outbox.touches_of(db, campaign["uid"], accounts)
    refs = outbox.refs_of(db, {int(row["contact_id"]) for row, _ in left if row["contact_id"] is not None})
    for row, at in left:
        account = int(row["account_id"])
        who = {"contact": refs.get(row["contact_id"], ""), "name": row["name"] or "", "attended": False}
        touch, people = known.get(account, (None, []))
        if touch is None:
            touch = touches.add(
                db, account, channel="mail", direction="out", begun_by="us", minutes=0, meaningful=False,
                happened_at=at, summary=clip(campaign["title"]), people=json.dumps([who], ensure_ascii=False),
                author=campaign["author"] or "", message_id=row["message_id"], group_uid=campaign["uid"],
            )  # fmt: skip
        elif who not in people:
            touches.put_people(db, touch, json.dumps([*people, who], ensure_ascii=False))
        known[account] = (touch, [*people, who])
        if row["is_high"] and isinstance(campaign["tiers"], dict) and campaign["tiers"].get("high"):
            _add_task(bench, writing, campaign, account)
    writing.changed("touch", accounts)
    writing.changed("campaign", [campaign_id])


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
    """Finish a campaign of which nothing is under way any more; say whether it is finished now.

    With it go the audiences that were replaced before it was frozen: nothing brings them back any more.
    """
    from cs_workbench.store import claims, recipients

    ended = claims.end_if_done(writing.db, campaign_id, iso(bench.clock.now()))
    if ended:
        recipients.drop_other_rounds(writing.db, campaign_id)
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
