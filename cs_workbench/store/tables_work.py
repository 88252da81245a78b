"""The tables of one-to-one work, beside those of `store.tables`: what people write, and what calendars bring."""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from cs_workbench.store.table_parts import RETIRABLE, by, int_column, texts, to, written


def add_to(metadata: MetaData) -> None:
    """Describe the tables in ``metadata``."""
    _notes(metadata)
    _accounts(metadata)
    _calendar(metadata)
    _tier_reviews(metadata)
    _team(metadata)
    _reviews(metadata)
    Table("sync_print", metadata, Column("source", Text, primary_key=True),
          Column("entry", Integer, primary_key=True, autoincrement=False), int_column("seed!"), *texts("reading!"),
          Column("prints", LargeBinary, nullable=False), sqlite_with_rowid=False)  # fmt: skip


def _notes(metadata: MetaData) -> None:
    note = to("note_id", "local_note")
    written("local_note_revision", metadata, to("note_id!", "local_note"), *texts("body!", "at!", "author"),
             by("local_note_revision", "note_id", "at"), account="", uid=False)  # fmt: skip
    written("local_draft", metadata, note, *texts("body!", "base"), int_column("caret"), *texts("saved_at!"),
             int_column("process!"), account="account_id", uid=False)  # fmt: skip
    written("local_attachment", metadata, to("note_id", "local_note"), *texts("name!", "mime!"), int_column("size!"),
             *texts("sha256!"), Column("content", LargeBinary, nullable=False), *texts("text", "at!", *RETIRABLE),
             by("local_attachment", "account_id"), account="account_id")  # fmt: skip
    written("local_topic", metadata, *texts("name!", "at!", "closed_at", "retired_at"))
    Table("local_topic_item", metadata, Column("kind", Text, primary_key=True),
          Column("item", Integer, primary_key=True, autoincrement=False), to("topic_id!", "local_topic"),
          by("local_topic_item", "topic_id"), sqlite_with_rowid=False)  # fmt: skip
    written("local_request", metadata, *texts("title!", "state!", "at!", "shipped_on", "note", "retired_at"),
             account="")  # fmt: skip
    written("local_voice", metadata, *texts("kind!", "text!"), to("request_id", "local_request"),
             to("note_id", "local_note"), int_column("contact_id"), *texts("heard_at!", *RETIRABLE),
             by("local_voice", "account_id"))  # fmt: skip


def _accounts(metadata: MetaData) -> None:
    numbers = (Column(name, REAL) for name in ("start_value", "target_value", "actual_value"))
    written("local_goal", metadata, *texts("name!", "measure", "unit"), *numbers,
             *texts("actual_on", "due_on", "owner", "contact"), int_column("shareable!"),
             *texts("internal_note", "state!", "at!", "retired_at"), by("local_goal", "account_id"))  # fmt: skip
    written("local_goal_check", metadata, to("goal_id!", "local_goal"), *texts("checked_on!"),
             Column("value", REAL), *texts("note", "at!", "author"), by("local_goal_check", "goal_id"),
             account="", uid=False)  # fmt: skip
    written("local_person", metadata, to("contact_id", "remote_contact"),
             *texts("name", "reading", "email", "title", "department", "role", "influence", "attitude", "note"),
             *texts("left_on", "at!", *RETIRABLE), by("local_person", "account_id"))  # fmt: skip
    written("local_renewal", metadata, *texts("kind!", "subscription", "ends_on", "notice_on", "stage!"),
             int_column("amount"), *texts("currency", "next_step", "decides", "note", "at!", "changed_at", "closed_on"),
             *texts(*RETIRABLE), by("local_renewal", "account_id"))  # fmt: skip
    written("local_outcome", metadata, *texts("kind!", "happened_on!"), int_column("amount"),
             *texts("currency", "reasons", "comment"), to("renewal_id", "local_renewal"),
             *texts("at!", *RETIRABLE), by("local_outcome", "account_id"))  # fmt: skip
    written("local_handover", metadata, *texts("occasion!", "fields!", "state!", "from_owner", "to_owner", "at!"),
             *texts("changed_at", "accepted_at", *RETIRABLE), by("local_handover", "account_id"))  # fmt: skip
    written("local_pulse", metadata, int_column("level!"), *texts("reasons", "comment", "happened_at!", *RETIRABLE),
             by("local_pulse", "account_id", "happened_at"))  # fmt: skip
    written("local_absence", metadata, *texts("owner!", "from_on!", "to_on!", "cover", "note", "at!"),
             *texts("retired_at"), account="")  # fmt: skip


def _tier_reviews(metadata: MetaData) -> None:
    written("local_tier_review", metadata, *texts("kind!", "state!", "text!", "base", "begun_at!", "until_on!"),
             *texts("from_on", "published_at", "author"), account="")  # fmt: skip
    written("local_tier_review_line", metadata, to("review_id!", "local_tier_review"),
             *texts("owner", "old", "new", "why!", "rule", "because", "answer", "comment", "answered_at"),
             to("override_id", "local_override"), by("local_tier_review_line", "review_id", "account_id"),
             uid=False)  # fmt: skip


def _team(metadata: MetaData) -> None:
    written("local_target", metadata, *texts("owner", "period!", "measure!"), int_column("amount!"),
             *texts("currency", "at!", *RETIRABLE), by("local_target", "period", "owner"), account="")  # fmt: skip
    written("local_month_word", metadata, *texts("owner!", "month!", "text!", "at!", *RETIRABLE),
             by("local_month_word", "account_id", "month"))  # fmt: skip
    written("local_judgement", metadata, *texts("ends_on!", "deadline_on!"), int_column("months!"),
             *texts("role!", "verdict!", "why", "category", "at!", *RETIRABLE),
             by("local_judgement", "account_id", "ends_on"))  # fmt: skip


def _reviews(metadata: MetaData) -> None:
    written("local_review", metadata, *texts("kind!", "title!", "from_on!", "to_on!", "language!", "audience"),
             *texts("state!", "meeting_on", "held_on", "as_of", "facts", "template", "reopened", "at!"),
             *texts("changed_at", *RETIRABLE),
             by("local_review", "account_id", "to_on"))  # fmt: skip
    review = Column("review_id", Integer, ForeignKey("local_review.id"), primary_key=True)
    Table("local_review_slide", metadata, review, Column("slide", Text, primary_key=True),
          *texts("texts!", "note"), int_column("is_hidden"), *texts("changed_at!", "author"),
          sqlite_with_rowid=False)  # fmt: skip
    keys = (Column(name, Text, primary_key=True) for name in ("period", "slide", "language"))
    Table("local_shared_slide", metadata, *keys, *texts("texts!", "changed_at!", "author"),
          sqlite_with_rowid=False)  # fmt: skip
    review = Column("review_id", Integer, ForeignKey("local_review.id"), primary_key=True)
    # No foreign key: what a review showed stays although a to-do is taken away as if never written.
    todo = Column("todo_id", Integer, primary_key=True, autoincrement=False)
    Table("local_review_promise", metadata, review, todo, *texts("state!", "first_on"), int_column("carries!"),
          *texts("text!", "side!", "owner", "due_on", "outcome"), sqlite_with_rowid=False)  # fmt: skip
    written("local_review_picture", metadata, to("review_id!", "local_review"),
             *texts("slide!", "mime!", "sha256!"), Column("content", LargeBinary, nullable=False),
             *texts("alt", "at!", "retired_at"), by("local_review_picture", "review_id", "slide"),
             account="")  # fmt: skip


def _calendar(metadata: MetaData) -> None:
    written("local_meeting", metadata, *texts("calendar", "event", "starts_at!", "ends_at", "title", "people"),
             *texts("held_at"), to("note_id", "local_note"), *texts("dismissed_at", "at!", "retired_at"),
             by("local_meeting", "account_id", "starts_at"), account="account_id")  # fmt: skip
    Table(
        "local_stop",
        metadata,
        Column("address", Text, primary_key=True),
        *texts("at!"),
        sqlite_with_rowid=False,
    )
    Table("remote_event", metadata, Column("id", Integer, primary_key=True),
          *texts("calendar!", "event!", "recurrence!"), to("account_id", "account"),
          *texts("starts_at!", "ends_at"), int_column("all_day!"), *texts("starts_on", "ends_on", "zone"),
          *texts("title", "place", "organiser", "people", "status"), int_column("series!"), *texts("known_at!"),
          int_column("run!"), *texts("retired_at"), UniqueConstraint("calendar", "event", "recurrence"),
          Index("ix_remote_event_start", "starts_at"), by("remote_event", "account_id"))  # fmt: skip
