"""What the ledger says of a mail, written where people look: the account's activity, the to-do, the campaign's end.

The sender calls these, each inside one write transaction with what it learned.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import LETTER
from cs_workbench.domain.mail_text import summary_of_mail
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

#: Of to-dos that a campaign made: with the account and its kind the identity.
TIER_TASK: Final = "campaign:"
#: Of a to-do about a mail to one person that was not taken.
LETTER_TASK: Final = "mail:failed:"


def landed(bench: Workbench, writing: Writing, recipient_id: int, at: str) -> None:
    """Write down that a mail left: see `all_landed`."""
    from cs_workbench.store import recipients

    all_landed(bench, writing, [(recipients.of_id(writing.db, recipient_id), at)])


def all_landed(bench: Workbench, writing: Writing, left: Sequence[tuple[Row, str]]) -> None:
    """Write down that mails left, each with its moment: one touch an account and campaign, with everybody it went to.

    An account of high touch gets the campaign's to-do beside it, once.
    """
    from cs_workbench.store import campaigns

    by_campaign: dict[int, list[tuple[Row, str]]] = {}
    for row, at in left:
        by_campaign.setdefault(int(row["campaign_id"]), []).append((row, at))
    for campaign_id, of_campaign in by_campaign.items():
        campaign = campaigns.of_id(writing.db, campaign_id)
        if campaign["kind"] != LETTER:
            _landed_of(bench, writing, campaign, of_campaign)
            continue
        for row, at in of_campaign:
            _letter_landed(writing, row, at, campaign["author"] or "")


def _landed_of(bench: Workbench, writing: Writing, campaign: Row, left: Sequence[tuple[Row, str]]) -> None:
    from cs_workbench.store import outbox, touches

    db = writing.db
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
    writing.changed("campaign", [campaign["id"]])


def _letter_landed(writing: Writing, row: Row, at: str, by: str) -> None:
    """Log a mail to one person as a person's own: with its text, its minutes, and no campaign behind it."""
    from cs_workbench.services.inbox_people import People
    from cs_workbench.services.touches import minutes_of
    from cs_workbench.store import reachable, recipients, touches

    db, account = writing.db, int(row["account_id"])
    whole = recipients.of_id(db, row["id"])
    letter, thread = whole["edits"] or {}, whole["data"] or {}
    if not whole["email"] or touches.of_message(db, account, whole["message_id"]) is not None:
        return
    if People(db).is_never_captured([whole["email"]]):
        return
    who = {
        "contact": reachable.ref_of(db, whole["contact_id"]),
        "name": whole["name"] or "",
        "attended": False,
    }
    touches.add(
        db, account, channel="mail", direction="out", begun_by="us", minutes=minutes_of(db)["mail"], meaningful=False,
        happened_at=at, summary=summary_of_mail(letter["subject"], letter["body"]),
        people=json.dumps([who], ensure_ascii=False), author=by, body=letter["body"], message_id=whole["message_id"],
        answers=" ".join(thread.get("references", ())) or None,
    )  # fmt: skip
    writing.changed("touch", [account])
    writing.changed("campaign", [int(row["campaign_id"])])


def letter_failed(bench: Workbench, writing: Writing, row: Row, answer: str) -> None:
    """Let somebody write again: a mail to one person was not taken, and no campaign's counts tell of it."""
    from cs_workbench.store import todos

    text = bench.say(
        "outreach", N_("outreach", "The mail “{subject}” to {name} was not taken: {answer}"),
        subject=(row["edits"] or {}).get("subject", ""), name=row["name"] or row["email"] or "", answer=answer or "–",
    )  # fmt: skip
    todos.put(
        writing.db, int(row["account_id"]), "task", clip(text), due_on=bench.today.isoformat(),
        reason=f"{LETTER_TASK}{row['uid']}", at=iso(bench.clock.now()),
    )  # fmt: skip
    writing.changed("todo", [int(row["account_id"])])


def taken_back(writing: Writing, recipient_id: int, at: str) -> None:
    """Take somebody out of the account's touch again: it was said of the mail that it left, and then not."""
    from cs_workbench.store import campaigns, reachable, recipients, touches

    db = writing.db
    row = recipients.of_id(db, recipient_id)
    account = int(row["account_id"])
    campaign = campaigns.of_id(db, row["campaign_id"])
    if campaign["kind"] == LETTER:
        letter = touches.of_message(db, account, row["message_id"])
        if letter is not None:
            touches.retire(db, letter, at)
            writing.changed("touch", [account])
        return
    known = touches.of_group(db, account, campaign["uid"])
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
