"""Removes the sample book: the one thing in the store that deletes accounts."""

from __future__ import annotations

import json
from typing import Final

from cs_workbench.domain.nouns import NOUNS
from cs_workbench.store.connect import Connection

#: Tables that hang on an account; children before parents.
OF_ACCOUNT: Final = (
    "calc_phase_change", "calc_rerun", "calc_snapshot", "calc_standing", "calc_tier_change", "local_field",
    "local_tier_review_line", "local_override", "local_pulse", "local_review", "local_touch", "local_todo",
    "local_voice", "local_draft", "local_attachment", "local_note",
    "local_meeting", "local_topic", "local_goal", "local_person", "local_outcome", "local_renewal", "local_handover",
    "local_month_word", "local_judgement", "outbox_recipient", "local_consent", "local_campaign_file",
)  # fmt: skip
#: Tables that hang on such a row: the table, the column, and the table of its parent.
OF_ROWS: Final = (
    ("local_goal_check", "goal_id", "local_goal"), ("local_note_revision", "note_id", "local_note"),
    ("local_topic_item", "topic_id", "local_topic"), ("local_review_promise", "review_id", "local_review"),
    ("local_review_slide", "review_id", "local_review"), ("local_review_picture", "review_id", "local_review"),
    ("outbox_event", "recipient_id", "outbox_recipient"),
)  # fmt: skip
_OF_SOURCE: Final = (
    "held_row", "field_change", "sync_missing", "sync_seen", "sync_cursor", "sync_run", "source_hold",
    *(f"remote_{noun.name}" for noun in NOUNS), "account_key",
)  # fmt: skip


def remove(db: Connection) -> int:
    """Delete the sample sources, their accounts and all that was written on them; return how many accounts.

    An account that another source knows too stays.
    """
    sources = "SELECT name FROM local_source WHERE is_sample = 1"
    gone = [
        account
        for (account,) in db.execute(
            f"SELECT account_id FROM account_key GROUP BY account_id HAVING min(source IN ({sources})) = 1"
        )
    ]
    _remove_campaigns(db, gone)
    for table, column, parent in OF_ROWS:
        db.executemany(
            f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM {parent} WHERE account_id = ?)",
            [(account,) for account in gone],
        )
    for table in OF_ACCOUNT:
        db.executemany(f"DELETE FROM {table} WHERE account_id = ?", [(account,) for account in gone])
    db.execute(f"DELETE FROM remote_event WHERE calendar IN ({sources})")
    db.executemany(
        "UPDATE remote_event SET account_id = NULL WHERE account_id = ?", [(account,) for account in gone]
    )
    db.execute(  # what was written on a person of an account that stays stands alone from now on
        "UPDATE local_person SET name = coalesce(name, (SELECT c.name FROM remote_contact c WHERE c.id = contact_id)), "
        f"contact_id = NULL WHERE contact_id IN (SELECT id FROM remote_contact WHERE source IN ({sources}))"
    )
    for table in _OF_SOURCE:
        db.execute(f"DELETE FROM {table} WHERE source IN ({sources})")
    db.executemany(
        "UPDATE account SET parent_id = NULL WHERE parent_id = ?", [(account,) for account in gone]
    )
    db.executemany("DELETE FROM account WHERE id = ?", [(account,) for account in gone])
    db.execute(f"DELETE FROM local_definition WHERE kind = 'mapping' AND id IN ({sources})")
    # what only the sample's accounts asked for; a request of one's own has voices elsewhere, or none yet
    db.execute(
        "DELETE FROM local_request WHERE EXISTS (SELECT 1 FROM local_source WHERE is_sample = 1) "
        "AND NOT EXISTS (SELECT 1 FROM local_voice v WHERE v.request_id = local_request.id)"
    )
    db.execute(
        "DELETE FROM local_target WHERE NOT EXISTS (SELECT 1 FROM account)"
    )  # of a book that was all sample
    db.execute("DELETE FROM local_shared_slide WHERE NOT EXISTS (SELECT 1 FROM account)")
    db.execute("DELETE FROM local_undo")  # its steps speak of rows that are gone
    db.execute("DELETE FROM local_source WHERE is_sample = 1")
    return len(gone)


def _remove_campaigns(db: Connection, gone: list[int]) -> None:
    """Delete the campaigns all of whose recipients are at accounts that go, with what only they used."""
    accounts = json.dumps(gone)
    of_sample = (
        "SELECT campaign_id FROM outbox_recipient GROUP BY campaign_id "
        "HAVING min(account_id IN (SELECT value FROM json_each(?))) = 1"
    )
    campaigns = json.dumps([campaign for (campaign,) in db.execute(of_sample, (accounts,))])
    some = "(SELECT value FROM json_each(?))"
    db.execute(  # who opted out of the sample's mails is nobody
        f"DELETE FROM local_suppression WHERE mark IN (SELECT mark FROM outbox_recipient WHERE account_id IN {some})",
        (accounts,),
    )
    recipients = f"SELECT id FROM outbox_recipient WHERE campaign_id IN {some}"
    db.execute(f"DELETE FROM outbox_event WHERE recipient_id IN ({recipients})", (campaigns,))
    db.execute(f"DELETE FROM outbox_quota WHERE recipient_id IN ({recipients})", (campaigns,))
    used = {
        column: json.dumps([row for (row,) in db.execute(
            f"SELECT DISTINCT {column} FROM local_campaign WHERE id IN {some} AND {column} NOT IN "
            f"(SELECT {column} FROM local_campaign WHERE id NOT IN {some} AND {column} IS NOT NULL)",
            (campaigns, campaigns),
        )])
        for column in ("template_id", "mailbox_id")
    }  # fmt: skip
    for table, column in (("outbox_recipient", "campaign_id"), ("local_campaign_file", "campaign_id")):
        db.execute(f"DELETE FROM {table} WHERE {column} IN {some}", (campaigns,))
    db.execute(f"DELETE FROM local_campaign WHERE id IN {some}", (campaigns,))
    db.execute(f"DELETE FROM local_mail_version WHERE template_id IN {some}", (used["template_id"],))
    db.execute(f"DELETE FROM local_mail_template WHERE id IN {some}", (used["template_id"],))
    for table in ("outbox_quota", "inbox_folder"):
        db.execute(f"DELETE FROM {table} WHERE mailbox_id IN {some}", (used["mailbox_id"],))
    db.execute(f"DELETE FROM local_mailbox WHERE id IN {some}", (used["mailbox_id"],))
