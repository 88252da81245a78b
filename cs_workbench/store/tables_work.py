"""The tables of one-to-one work, beside those of `store.tables`: what people write, and what calendars bring."""

from __future__ import annotations

from typing import Any, Final

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

#: Columns that every row a person wrote has at its end.
RETIRABLE: Final = ("author", "retired_at")


def _text(*names: str) -> list[Column[Any]]:
    """Return text columns; a name with ``!`` may not be NULL."""
    return [Column(name.rstrip("!"), Text, nullable=not name.endswith("!")) for name in names]


def _int(name: str) -> Column[Any]:
    return Column(name.rstrip("!"), Integer, nullable=not name.endswith("!"))


def _to(name: str, table: str) -> Column[Any]:
    return Column(name.rstrip("!"), Integer, ForeignKey(f"{table}.id"), nullable=not name.endswith("!"))


def _written(
    name: str, metadata: MetaData, *columns: Any, account: str = "account_id!", uid: bool = True
) -> None:
    """Describe a table of rows that people write: an id, mostly a uid and an account, then ``columns``."""
    identity: list[Column[Any]] = [Column("id", Integer, primary_key=True)]
    identity += [Column("uid", Text, nullable=False, unique=True)] if uid else []
    identity += [_to(account, "account")] if account else []
    Table(name, metadata, *identity, *columns)


def _by(table: str, *columns: str) -> Index:
    return Index(f"ix_{table}_{columns[0].removesuffix('_id')}", *columns)


def add_to(metadata: MetaData) -> None:
    """Describe the tables in ``metadata``."""
    _notes(metadata)
    _accounts(metadata)
    _calendar(metadata)
    _tier_reviews(metadata)
    _team(metadata)
    _reviews(metadata)
    Table("sync_print", metadata, Column("source", Text, primary_key=True),
          Column("entry", Integer, primary_key=True, autoincrement=False), _int("seed!"), *_text("reading!"),
          Column("prints", LargeBinary, nullable=False), sqlite_with_rowid=False)  # fmt: skip


def _notes(metadata: MetaData) -> None:
    note = _to("note_id", "local_note")
    _written("local_note_revision", metadata, _to("note_id!", "local_note"), *_text("body!", "at!", "author"),
             _by("local_note_revision", "note_id", "at"), account="", uid=False)  # fmt: skip
    _written("local_draft", metadata, note, *_text("body!", "base"), _int("caret"), *_text("saved_at!"),
             _int("process!"), account="account_id", uid=False)  # fmt: skip
    _written("local_attachment", metadata, _to("note_id", "local_note"), *_text("name!", "mime!"), _int("size!"),
             *_text("sha256!"), Column("content", LargeBinary, nullable=False), *_text("text", "at!", *RETIRABLE),
             _by("local_attachment", "account_id"), account="account_id")  # fmt: skip
    _written("local_topic", metadata, *_text("name!", "at!", "closed_at", "retired_at"))
    Table("local_topic_item", metadata, Column("kind", Text, primary_key=True),
          Column("item", Integer, primary_key=True, autoincrement=False), _to("topic_id!", "local_topic"),
          _by("local_topic_item", "topic_id"), sqlite_with_rowid=False)  # fmt: skip
    _written("local_request", metadata, *_text("title!", "state!", "at!", "shipped_on", "note", "retired_at"),
             account="")  # fmt: skip
    _written("local_voice", metadata, *_text("kind!", "text!"), _to("request_id", "local_request"),
             _to("note_id", "local_note"), _int("contact_id"), *_text("heard_at!", *RETIRABLE),
             _by("local_voice", "account_id"))  # fmt: skip


def _accounts(metadata: MetaData) -> None:
    numbers = (Column(name, REAL) for name in ("start_value", "target_value", "actual_value"))
    _written("local_goal", metadata, *_text("name!", "measure", "unit"), *numbers,
             *_text("actual_on", "due_on", "owner", "contact"), _int("shareable!"),
             *_text("internal_note", "state!", "at!", "retired_at"), _by("local_goal", "account_id"))  # fmt: skip
    _written("local_goal_check", metadata, _to("goal_id!", "local_goal"), *_text("checked_on!"),
             Column("value", REAL), *_text("note", "at!", "author"), _by("local_goal_check", "goal_id"),
             account="", uid=False)  # fmt: skip
    _written("local_person", metadata, _to("contact_id", "remote_contact"),
             *_text("name", "reading", "email", "title", "department", "role", "influence", "attitude", "note"),
             *_text("left_on", "at!", *RETIRABLE), _by("local_person", "account_id"))  # fmt: skip
    _written("local_renewal", metadata, *_text("kind!", "subscription", "ends_on", "notice_on", "stage!"),
             _int("amount"), *_text("currency", "next_step", "decides", "note", "at!", "changed_at", "closed_on"),
             *_text(*RETIRABLE), _by("local_renewal", "account_id"))  # fmt: skip
    _written("local_outcome", metadata, *_text("kind!", "happened_on!"), _int("amount"),
             *_text("currency", "reasons", "comment"), _to("renewal_id", "local_renewal"),
             *_text("at!", *RETIRABLE), _by("local_outcome", "account_id"))  # fmt: skip
    _written("local_handover", metadata, *_text("occasion!", "fields!", "state!", "from_owner", "to_owner", "at!"),
             *_text("changed_at", "accepted_at", *RETIRABLE), _by("local_handover", "account_id"))  # fmt: skip
    _written("local_pulse", metadata, _int("level!"), *_text("reasons", "comment", "happened_at!", *RETIRABLE),
             _by("local_pulse", "account_id", "happened_at"))  # fmt: skip
    _written("local_absence", metadata, *_text("owner!", "from_on!", "to_on!", "cover", "note", "at!"),
             *_text("retired_at"), account="")  # fmt: skip


def _tier_reviews(metadata: MetaData) -> None:
    _written("local_tier_review", metadata, *_text("kind!", "state!", "text!", "base", "begun_at!", "until_on!"),
             *_text("from_on", "published_at", "author"), account="")  # fmt: skip
    _written("local_tier_review_line", metadata, _to("review_id!", "local_tier_review"),
             *_text("owner", "old", "new", "why!", "rule", "because", "answer", "comment", "answered_at"),
             _to("override_id", "local_override"), _by("local_tier_review_line", "review_id", "account_id"),
             uid=False)  # fmt: skip


def _team(metadata: MetaData) -> None:
    _written("local_target", metadata, *_text("owner", "period!", "measure!"), _int("amount!"),
             *_text("currency", "at!", *RETIRABLE), _by("local_target", "period", "owner"), account="")  # fmt: skip
    _written("local_month_word", metadata, *_text("owner!", "month!", "text!", "at!", *RETIRABLE),
             _by("local_month_word", "account_id", "month"))  # fmt: skip
    _written("local_judgement", metadata, *_text("ends_on!", "deadline_on!"), _int("months!"),
             *_text("role!", "verdict!", "why", "category", "at!", *RETIRABLE),
             _by("local_judgement", "account_id", "ends_on"))  # fmt: skip


def _reviews(metadata: MetaData) -> None:
    _written("local_review", metadata, *_text("kind!", "title!", "from_on!", "to_on!", "language!", "audience"),
             *_text("state!", "meeting_on", "held_on", "as_of", "facts", "template", "reopened", "at!"),
             *_text("changed_at", *RETIRABLE),
             _by("local_review", "account_id", "to_on"))  # fmt: skip
    review = Column("review_id", Integer, ForeignKey("local_review.id"), primary_key=True)
    Table("local_review_slide", metadata, review, Column("slide", Text, primary_key=True),
          *_text("texts!", "note"), _int("is_hidden"), *_text("changed_at!", "author"),
          sqlite_with_rowid=False)  # fmt: skip
    keys = (Column(name, Text, primary_key=True) for name in ("period", "slide", "language"))
    Table("local_shared_slide", metadata, *keys, *_text("texts!", "changed_at!", "author"),
          sqlite_with_rowid=False)  # fmt: skip
    review = Column("review_id", Integer, ForeignKey("local_review.id"), primary_key=True)
    # No foreign key: what a review showed stays although a to-do is taken away as if never written.
    todo = Column("todo_id", Integer, primary_key=True, autoincrement=False)
    Table("local_review_promise", metadata, review, todo, *_text("state!", "first_on"), _int("carries!"),
          *_text("text!", "side!", "owner", "due_on", "outcome"), sqlite_with_rowid=False)  # fmt: skip
    _written("local_review_picture", metadata, _to("review_id!", "local_review"),
             *_text("slide!", "mime!", "sha256!"), Column("content", LargeBinary, nullable=False),
             *_text("alt", "at!", "retired_at"), _by("local_review_picture", "review_id", "slide"),
             account="")  # fmt: skip


def _calendar(metadata: MetaData) -> None:
    _written("local_meeting", metadata, *_text("calendar", "event", "starts_at!", "ends_at", "title", "people"),
             *_text("held_at"), _to("note_id", "local_note"), *_text("dismissed_at", "at!", "retired_at"),
             _by("local_meeting", "account_id", "starts_at"), account="account_id")  # fmt: skip
    Table(
        "local_stop",
        metadata,
        Column("address", Text, primary_key=True),
        *_text("at!"),
        sqlite_with_rowid=False,
    )
    Table("remote_event", metadata, Column("id", Integer, primary_key=True),
          *_text("calendar!", "event!", "recurrence!"), _to("account_id", "account"),
          *_text("starts_at!", "ends_at"), _int("all_day!"), *_text("starts_on", "ends_on", "zone", "title", "place"),
          *_text("organiser", "people", "status"), _int("series!"), *_text("known_at!"), _int("run!"),
          *_text("retired_at"), UniqueConstraint("calendar", "event", "recurrence"),
          Index("ix_remote_event_start", "starts_at"), _by("remote_event", "account_id"))  # fmt: skip
