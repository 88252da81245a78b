"""The tables of one-to-many mail: what people decide (``local_*``), and the ledger of what leaves (``outbox_*``).

``inbox_*`` is how far each folder of a mailbox was read. A person in the ledger is an address; ``mark`` is its HMAC,
which is all that stays of somebody who was erased.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from cs_workbench.store.table_parts import RETIRABLE, by, int_column, texts, to, written


def add_to(metadata: MetaData) -> None:
    """Describe the tables in ``metadata``."""
    _mailboxes(metadata)
    _campaigns(metadata)
    _ledger(metadata)
    _permissions(metadata)


def _mailboxes(metadata: MetaData) -> None:
    written("local_mailbox", metadata, *texts("name!", "address!", "owner", "transport!", "host"),
            int_column("port"), *texts("security!", "sign_in!", "user", "preset!", "limits!", "hours!"),
            int_column("saves_sent"), *texts("paused_until", "paused_why", "at!", *RETIRABLE, "imap_host"),
            int_column("imap_port"), *texts("imap_security"), account="")  # fmt: skip
    written("local_mail_template", metadata, *texts("name!", "kind!", "at!", *RETIRABLE), account="")
    written("local_mail_version", metadata, to("template_id!", "local_mail_template"),
            *texts("language!"), int_column("version!"), *texts("format!", "subject!", "body!", "at!", *RETIRABLE),
            UniqueConstraint("template_id", "language", "version"), account="")  # fmt: skip

    Table("inbox_folder", metadata,
          Column("mailbox_id", Integer, ForeignKey("local_mailbox.id"), primary_key=True),
          Column("folder", Text, primary_key=True), int_column("validity!"), int_column("uid!"), *texts("read_at!"),
          sqlite_with_rowid=False)  # fmt: skip


def _campaigns(metadata: MetaData) -> None:
    written("local_campaign", metadata, *texts("title!", "kind!", "topic", "state!", "condition", "as_of"),
            int_column("round!"), *texts("people!", "copies!", "tiers!", "without!"),
            to("template_id", "local_mail_template"), to("mailbox_id", "local_mailbox"),
            *texts("hours!", "late!", "which_view", "why_these", "evidence", "as_sequence", "invitation", "country"),
            *texts("checked_at", "check_report", "frozen_at", "frozen", "start_at", "ended_at"),
            int_column("frozen_count"), to("resends_id", "local_campaign"), *texts("at!", "changed_at", *RETIRABLE),
            account="")  # fmt: skip
    written("local_campaign_file", metadata, to("campaign_id!", "local_campaign"), *texts("name!", "mime!", "sha256!"),
            Column("content", LargeBinary, nullable=False), *texts("at!", *RETIRABLE),
            by("local_campaign_file", "campaign_id"), account="account_id")  # fmt: skip


def _ledger(metadata: MetaData) -> None:
    written("outbox_recipient", metadata, to("campaign_id!", "local_campaign"), int_column("round!"),
            *texts("address!", "mark!", "email", "name", "domain"), int_column("contact_id"),
            *texts("person", "role", "language!"), int_column("is_high!"),
            *texts("state!", "reason", "why", "edits", "data", "copies"), to("version_id", "local_mail_version"),
            *texts("message_id", "sha256"), int_column("position"), int_column("tries!"),
            *texts("next_at", "answer", "queued_at", "claimed_at", "marked_at", "ended_at", "changed_at!", "author"),
            *texts("copied_at"), Index("ix_outbox_recipient_campaign", "campaign_id", "state", "position"),
            Index("ix_outbox_recipient_mark", "mark", "state"),
            by("outbox_recipient", "account_id", "campaign_id"))  # fmt: skip
    recipient = metadata.tables["outbox_recipient"]
    #: Nobody gets a campaign twice, however the address is spelt; who stands twice in the audience is held back once.
    Index("ux_outbox_recipient_address", recipient.c.campaign_id, recipient.c.round, recipient.c.address, unique=True,
          sqlite_where=text("state NOT IN ('planned', 'excluded')"))  # fmt: skip
    Index("ux_outbox_recipient_message", recipient.c.message_id, unique=True,
          sqlite_where=recipient.c.message_id.is_not(None))  # fmt: skip
    written("outbox_event", metadata, to("recipient_id!", "outbox_recipient"),
            *texts("kind!", "at!", "text", "message_id"), by("outbox_event", "recipient_id", "kind"),
            account="", uid=False)  # fmt: skip
    written("outbox_quota", metadata, to("mailbox_id!", "local_mailbox"),
            Column("recipient_id", Integer), Column("domain", Text), *texts("at!"), int_column("mails!"),
            int_column("recipients"), by("outbox_quota", "mailbox_id", "at"), account="", uid=False)  # fmt: skip


def _permissions(metadata: MetaData) -> None:
    written("local_consent", metadata, *texts("mark!", "address", "name", "basis!", "given_on!", "how!"),
            *texts("evidence", "at!", *RETIRABLE), by("local_consent", "mark", "retired_at"),
            account="account_id")  # fmt: skip
    written("local_suppression", metadata, *texts("mark!", "address", "reason!", "scope!", "topic", "evidence"),
            *texts("at!", *RETIRABLE, "ended_why"), by("local_suppression", "mark", "retired_at"),
            account="")  # fmt: skip
