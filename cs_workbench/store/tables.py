"""The schema as SQLAlchemy describes it. Loaded only when a database is made or migrated.

Tables by authority: ``remote_*`` only sync writes (rows are retired, never deleted), ``local_*`` only
commands write, ``outbox_*`` is what is about to leave and what became of it, ``inbox_*`` how far mailboxes were
read, ``calc_*`` is computed from the others and may be made again. Nothing cascades.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import REAL, Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

from cs_workbench.domain.nouns import NOUNS, Kind, Noun
from cs_workbench.store import tables_outreach, tables_work
from cs_workbench.store.columns import STANDING_COLUMNS

METADATA: Final = MetaData()
#: Nouns that 活動履歴 Activity lists, across accounts and of one, newest first.
TIMED: Final = ("interaction", "ticket", "survey", "outcome")

_TYPES: Final = {
    Kind.TEXT: Text,
    Kind.INT: Integer,
    Kind.NUMBER: REAL,
    Kind.MONEY: Integer,  # minor units
    Kind.DATE: Text,  # YYYY-MM-DD
    Kind.TIME: Text,  # ISO 8601, UTC
    Kind.YES_NO: Integer,
    Kind.CHOICE: Text,
    Kind.REF: Text,  # the source id of the other row, resolved when read
}


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _text(name: str, *, required: bool = False) -> Column[str]:
    return Column(name, Text, nullable=not required)


def _int(name: str, *, required: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=not required)


def _account(*, required: bool = True) -> Column[int]:
    return Column("account_id", Integer, ForeignKey("account.id"), nullable=not required)


def _source() -> tuple[Column[str], Column[str]]:
    return _text("source", required=True), _text("source_id", required=True)


def _known() -> tuple[Column[str], Column[int], Column[int]]:
    """When we learned of a row (assumed: it is older than our first pull), and the run that brought it."""
    return _text("known_at", required=True), _int("known_assumed", required=True), _int("run", required=True)


def _fields(noun: Noun) -> list[Column[Any]]:
    return [Column(field.name, _TYPES[field.kind]) for field in noun.fields]


# Who an account is, apart from what any source says of it.
Table("account", METADATA, _id(), Column("uid", Text, nullable=False, unique=True),
      Column("parent_id", Integer, ForeignKey("account.id")), _text("retired_at"))  # fmt: skip
Table("account_key", METADATA, Column("source", Text, primary_key=True),
      Column("source_id", Text, primary_key=True), _account(),
      Index("ix_account_key_account", "account_id"), sqlite_with_rowid=False)  # fmt: skip


def _remote(noun: Noun) -> None:
    name = f"remote_{noun.name}"
    if noun.name == "account":
        Table(name, METADATA, Column("account_id", Integer, ForeignKey("account.id"), primary_key=True),
              *_source(), *_fields(noun), _text("own"), *_known(), _text("updated_at", required=True))  # fmt: skip
        return
    if noun.name == "usage":  # one value a period; known_at NULL: known since the period ended (assumed)
        Table(name, METADATA, Column("source", Text, primary_key=True),
              Column("account_id", Integer, ForeignKey("account.id"), primary_key=True),
              Column("metric", Text, primary_key=True), Column("grain", Text, primary_key=True),
              Column("period_start", Text, primary_key=True), Column("value", REAL, nullable=False),
              _int("users"), _text("known_at"), _int("run", required=True), sqlite_with_rowid=False)  # fmt: skip
        return
    columns: list[Column[Any]] = [_id(), *_source()]
    if noun.of_account:
        columns.append(_account())
    columns += [*_fields(noun), _text("own"), *_known()]
    if noun.vanishes:
        columns.append(_text("retired_at"))
    table = Table(name, METADATA, *columns, UniqueConstraint("source", "source_id"))
    if noun.name == "contact":  # who writes from where is asked of all of them at once
        Index(f"ix_{name}_email", *(table.c[column] for column in ("email", "account_id", "retired_at")))
    timed = [noun.happened] if noun.name in TIMED else []
    if noun.of_account:
        Index(f"ix_{name}_account", *(table.c[column] for column in ("account_id", *timed)))
    if timed:
        happened = [*timed, "account_id", *(["channel"] if noun.name == "interaction" else [])]
        Index(f"ix_{name}_time", *(table.c[column] for column in happened))


for _noun in NOUNS:
    _remote(_noun)

# What sync needs to know about itself.
Table("sync_run", METADATA, _id(), _text("source", required=True), _text("started_at", required=True),
      _text("ended_at"), _text("state", required=True), _text("report"))  # fmt: skip
Table("sync_cursor", METADATA, Column("source", Text, primary_key=True),
      Column("file", Text, primary_key=True), _int("run", required=True), _text("cursor", required=True))  # fmt: skip
Table("sync_seen", METADATA, _id(), _text("source", required=True), _int("run", required=True),
      _text("noun", required=True), _text("source_ids", required=True),  # JSON: the ids of one page
      Index("ix_sync_seen_run", "run", "noun"))  # fmt: skip
Table("sync_missing", METADATA, Column("source", Text, primary_key=True), Column("noun", Text, primary_key=True),
      Column("source_id", Text, primary_key=True), _int("run", required=True), sqlite_with_rowid=False)  # fmt: skip
Table("source_hold", METADATA, Column("source", Text, primary_key=True), _text("since", required=True),
      _int("would_go", required=True), _int("of_live", required=True), _text("answer"))  # fmt: skip
Table("held_row", METADATA, _id(), _text("source", required=True), _int("entry", required=True),
      _text("file", required=True), _text("noun", required=True), _int("number", required=True),
      _text("field", required=True), _text("value", required=True), _text("reason", required=True),
      _text("params", required=True), _text("raw", required=True), _text("held_at", required=True),
      _text("state", required=True), _text("repair"), _text("fingerprint"),
      Index("ix_held_row_file", "source", "entry", "state"))  # fmt: skip
_change = Table("field_change", METADATA, _id(), _text("noun", required=True), *_source(), _account(required=False),
      _text("field", required=True), _text("old"), _text("new"), _text("at", required=True),
      _int("run", required=True), Index("ix_field_change_account", "account_id", "at"))  # fmt: skip
Index("ix_field_change_told", _change.c.at, _change.c.account_id, sqlite_where=text(
    "noun = 'account' AND field IN ('owner', 'phase', 'plan', 'arr', 'ends_on')"))  # fmt: skip

# What was written, for refreshing and for taking back.
Table("change", METADATA, Column("seq", Integer, primary_key=True), _text("at", required=True),
      _int("process", required=True), _text("kind", required=True), _text("ids"))  # fmt: skip
Table("local_undo", METADATA, Column("seq", Integer, primary_key=True), _text("at", required=True),
      _text("said", required=True), _text("params", required=True), _text("undo", required=True),
      _text("redo", required=True), _text("undone_at"))  # fmt: skip

# What people write.
Table("local_definition", METADATA, Column("kind", Text, primary_key=True), Column("id", Text, primary_key=True),
      Column("version", Integer, primary_key=True), _text("text", required=True), _text("published_at"))  # fmt: skip
Table("local_source", METADATA, _id(), Column("name", Text, nullable=False, unique=True),
      _text("kind", required=True), _text("definition"), _text("path", required=True),
      _text("added_at", required=True), _text("removed_at"), _int("is_sample", required=True))  # fmt: skip
_note = Table("local_note", METADATA, _id(), Column("uid", Text, nullable=False, unique=True), _account(),
      _text("body", required=True), _text("written_at", required=True), _text("author"), _text("retired_at"),
      _text("kind"), _text("title"), _text("changed_at"), _int("topic_id"), _text("meeting"),
      Index("ix_local_note_account", "account_id", "written_at"),
      Index("ix_local_note_time", "written_at", "account_id"))  # fmt: skip
_todo = Table("local_todo", METADATA, _id(), Column("uid", Text, nullable=False, unique=True),
              _account(required=False), _text("kind", required=True), _text("reason"),
              _text("text", required=True), _text("due_on"), _text("owner"), _text("done_at"),
              _text("snoozed_until"), _text("created_at", required=True), _text("due_at"), _text("detail"),
              _text("origin"), _int("position"), _text("first_due_on"), _text("ended"), _text("ended_why"),
              _text("cover"), Index("ix_local_todo_origin", "origin"),
              Index("ix_local_todo_account", "account_id"))  # fmt: skip
#: One open to-do per account, kind and reason; those a person typed have no reason and may repeat.
Index("ux_local_todo_open", _todo.c.account_id, _todo.c.kind, _todo.c.reason, unique=True,
      sqlite_where=_todo.c.done_at.is_(None))  # fmt: skip
_touch = Table("local_touch", METADATA, _id(), Column("uid", Text, nullable=False, unique=True), _account(),
      _text("channel", required=True), _text("direction"), _text("begun_by"), _int("minutes"),
      _int("meaningful", required=True), _text("happened_at", required=True), _text("summary"),
      _text("people"), _text("author"), _text("retired_at"), _int("topic_id"), _text("body"), _text("message_id"),
      _text("group_uid"), _text("answers"), Index("ix_local_touch_account", "account_id", "happened_at"),
      Index("ix_local_touch_time", "happened_at", "account_id", "channel"))  # fmt: skip
#: A mail or a chat is one touch of an account, however often it is dropped.
Index("ux_local_touch_message", _touch.c.account_id, _touch.c.message_id, unique=True,
      sqlite_where=_touch.c.retired_at.is_(None))  # fmt: skip
for _table in (_note, _touch):  # few rows stand under a topic
    Index(f"ix_{_table.name}_topic", _table.c.topic_id, sqlite_where=_table.c.topic_id.is_not(None))
Table("local_override", METADATA, _id(), Column("uid", Text, nullable=False, unique=True), _account(),
      _text("kind", required=True), _text("value", required=True), _text("reason", required=True), _text("by"),
      _text("at", required=True), _text("expires_on"), _text("ended_at"),
      Index("ix_local_override_account", "account_id", "kind"))  # fmt: skip
Table("local_own_field", METADATA, Column("id", Text, primary_key=True), _text("label", required=True),
      _text("kind", required=True), _text("choices", required=True), _text("created_at", required=True))  # fmt: skip
Table("local_field", METADATA, Column("account_id", Integer, ForeignKey("account.id"), primary_key=True),
      Column("field", Text, primary_key=True), _text("value", required=True),  # JSON; null: known to be empty
      _text("at", required=True), _text("by"), sqlite_with_rowid=False)  # fmt: skip
Table("local_setting", METADATA, Column("key", Text, primary_key=True), _text("value", required=True))

# What is computed.
Table("calc_standing", METADATA, Column("account_id", Integer, ForeignKey("account.id"), primary_key=True),
      *(Column(name, _TYPES[kind]) for name, kind in STANDING_COLUMNS))  # fmt: skip
Table("calc_snapshot", METADATA, Column("account_id", Integer, ForeignKey("account.id"), primary_key=True),
      Column("week", Text, primary_key=True), Column("score", REAL), Column("shown", REAL), _text("band"),
      Column("confidence", REAL), Column("low", REAL), Column("high", REAL), _text("model_version"),
      _text("detail"), _text("phase"), Index("ix_calc_snapshot_week", "week"), sqlite_with_rowid=False)  # fmt: skip
#: What each published touch model gave an account, from when, and why: what was is history.
Table("calc_tier_change", METADATA, _id(), _account(), _text("model", required=True),
      _int("version", required=True), _text("cause", required=True), _text("changed_on", required=True),
      _text("old"), _text("new"), _text("rule"), _text("because"),
      Index("ix_calc_tier_change_account", "account_id", "id"),
      Index("ix_calc_tier_change_model", "model", "version", "account_id"))  # fmt: skip
Table("calc_phase_change", METADATA, Column("account_id", Integer, ForeignKey("account.id"), primary_key=True),
      Column("week", Text, primary_key=True), _text("changed_on", required=True), _text("old", required=True),
      _text("new"), _text("cause"), _text("because", required=True),
      Index("ix_calc_phase_change_time", "changed_on", "account_id"), sqlite_with_rowid=False)  # fmt: skip
#: What another formula says of past weeks; what was shown then stays in `calc_snapshot`.
Table("calc_rerun", METADATA, Column("card", Text, primary_key=True),
      Column("week", Text, primary_key=True),
      Column("account_id", Integer, ForeignKey("account.id"), primary_key=True), Column("score", REAL),
      Column("shown", REAL), _text("band", required=True), Column("confidence", REAL), _text("detail"),
      Index("ix_calc_rerun_account", "account_id", "week"), sqlite_with_rowid=False)  # fmt: skip

tables_work.add_to(METADATA)
tables_outreach.add_to(METADATA)
