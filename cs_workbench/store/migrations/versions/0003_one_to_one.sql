-- Version 3: what one-to-one work needs: to-dos with their details, notes with drafts and revisions, meetings,
-- voices and requests, goals, people, renewals, hand-overs, absence. Frozen: what changes later is a migration.
ALTER TABLE local_todo ADD COLUMN due_at TEXT;
ALTER TABLE local_todo ADD COLUMN detail TEXT;
ALTER TABLE local_todo ADD COLUMN origin TEXT;
ALTER TABLE local_todo ADD COLUMN position INTEGER;
ALTER TABLE local_todo ADD COLUMN first_due_on TEXT;
ALTER TABLE local_todo ADD COLUMN ended TEXT;
ALTER TABLE local_todo ADD COLUMN ended_why TEXT;
ALTER TABLE local_todo ADD COLUMN cover TEXT;
CREATE INDEX ix_local_todo_origin ON local_todo (origin);
CREATE INDEX ix_local_todo_account ON local_todo (account_id);
ALTER TABLE local_note ADD COLUMN kind TEXT;
ALTER TABLE local_note ADD COLUMN title TEXT;
ALTER TABLE local_note ADD COLUMN changed_at TEXT;
ALTER TABLE local_note ADD COLUMN topic_id INTEGER;
ALTER TABLE local_note ADD COLUMN meeting TEXT;
CREATE TABLE local_note_revision (id INTEGER NOT NULL, note_id INTEGER NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL,
    author TEXT, PRIMARY KEY (id), FOREIGN KEY(note_id) REFERENCES local_note (id));
CREATE INDEX ix_local_note_revision_note ON local_note_revision (note_id, at);
CREATE TABLE local_draft (id INTEGER NOT NULL, account_id INTEGER, note_id INTEGER, body TEXT NOT NULL, base TEXT,
    caret INTEGER, saved_at TEXT NOT NULL, process INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(account_id)
    REFERENCES account (id), FOREIGN KEY(note_id) REFERENCES local_note (id));
CREATE TABLE local_attachment (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER, note_id INTEGER, name TEXT
    NOT NULL, mime TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, content BLOB NOT NULL, text TEXT,
    at TEXT NOT NULL, author TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id)
    REFERENCES account (id), FOREIGN KEY(note_id) REFERENCES local_note (id));
CREATE INDEX ix_local_attachment_account ON local_attachment (account_id);
CREATE TABLE local_topic (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, name TEXT NOT NULL,
    at TEXT NOT NULL, closed_at TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id)
    REFERENCES account (id));
ALTER TABLE local_touch ADD COLUMN topic_id INTEGER;
ALTER TABLE local_touch ADD COLUMN body TEXT;
ALTER TABLE local_touch ADD COLUMN message_id TEXT;
ALTER TABLE local_touch ADD COLUMN group_uid TEXT;
CREATE UNIQUE INDEX ux_local_touch_message ON local_touch (account_id, message_id) WHERE retired_at IS NULL;
CREATE TABLE local_request (id INTEGER NOT NULL, uid TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL, at TEXT
    NOT NULL, shipped_on TEXT, note TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid));
CREATE TABLE local_voice (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, kind TEXT NOT NULL,
    text TEXT NOT NULL, request_id INTEGER, note_id INTEGER, contact_id INTEGER, heard_at TEXT NOT NULL, author TEXT,
    retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(request_id) REFERENCES local_request (id), FOREIGN KEY(note_id) REFERENCES local_note (id));
CREATE INDEX ix_local_voice_account ON local_voice (account_id);
CREATE TABLE local_goal (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, name TEXT NOT NULL,
    measure TEXT, unit TEXT, start_value REAL, target_value REAL, actual_value REAL, actual_on TEXT, due_on TEXT,
    owner TEXT, contact TEXT, shareable INTEGER NOT NULL, internal_note TEXT, state TEXT NOT NULL, at TEXT NOT NULL,
    retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_local_goal_account ON local_goal (account_id);
CREATE TABLE local_goal_check (id INTEGER NOT NULL, goal_id INTEGER NOT NULL, checked_on TEXT NOT NULL, value REAL,
    note TEXT, at TEXT NOT NULL, author TEXT, PRIMARY KEY (id), FOREIGN KEY(goal_id) REFERENCES local_goal (id));
CREATE INDEX ix_local_goal_check_goal ON local_goal_check (goal_id);
CREATE TABLE local_person (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, contact_id INTEGER,
    name TEXT, reading TEXT, email TEXT, title TEXT, department TEXT, role TEXT, influence TEXT, attitude TEXT, note
    TEXT, left_on TEXT, at TEXT NOT NULL, author TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid),
    FOREIGN KEY(account_id) REFERENCES account (id), FOREIGN KEY(contact_id) REFERENCES remote_contact (id));
CREATE INDEX ix_local_person_account ON local_person (account_id);
CREATE TABLE local_renewal (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, kind TEXT NOT NULL,
    subscription TEXT, ends_on TEXT, notice_on TEXT, stage TEXT NOT NULL, amount INTEGER, currency TEXT, next_step
    TEXT, decides TEXT, note TEXT, at TEXT NOT NULL, changed_at TEXT, closed_on TEXT, author TEXT, retired_at TEXT,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_local_renewal_account ON local_renewal (account_id);
CREATE TABLE local_outcome (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, kind TEXT NOT NULL,
    happened_on TEXT NOT NULL, amount INTEGER, currency TEXT, reasons TEXT, comment TEXT, renewal_id INTEGER, at TEXT
    NOT NULL, author TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id)
    REFERENCES account (id), FOREIGN KEY(renewal_id) REFERENCES local_renewal (id));
CREATE INDEX ix_local_outcome_account ON local_outcome (account_id);
CREATE TABLE local_handover (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, occasion TEXT NOT
    NULL, fields TEXT NOT NULL, state TEXT NOT NULL, from_owner TEXT, to_owner TEXT, at TEXT NOT NULL, changed_at
    TEXT, accepted_at TEXT, author TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id)
    REFERENCES account (id));
CREATE INDEX ix_local_handover_account ON local_handover (account_id);
CREATE TABLE local_pulse (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, level INTEGER NOT NULL,
    reasons TEXT, comment TEXT, happened_at TEXT NOT NULL, author TEXT, retired_at TEXT, PRIMARY KEY (id),
    UNIQUE (uid), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_local_pulse_account ON local_pulse (account_id, happened_at);
CREATE TABLE local_absence (id INTEGER NOT NULL, uid TEXT NOT NULL, owner TEXT NOT NULL, from_on TEXT NOT NULL, to_on
    TEXT NOT NULL, cover TEXT, note TEXT, at TEXT NOT NULL, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid));
CREATE TABLE local_meeting (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER, calendar TEXT, event TEXT,
    starts_at TEXT NOT NULL, ends_at TEXT, title TEXT, people TEXT, held_at TEXT, note_id INTEGER, dismissed_at TEXT,
    at TEXT NOT NULL, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id)
    REFERENCES account (id), FOREIGN KEY(note_id) REFERENCES local_note (id));
CREATE INDEX ix_local_meeting_account ON local_meeting (account_id, starts_at);
CREATE TABLE local_stop (address TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (address)) WITHOUT ROWID;
CREATE TABLE remote_event (id INTEGER NOT NULL, calendar TEXT NOT NULL, event TEXT NOT NULL, recurrence TEXT NOT NULL,
    account_id INTEGER, starts_at TEXT NOT NULL, ends_at TEXT, all_day INTEGER NOT NULL, starts_on TEXT, ends_on TEXT,
    zone TEXT, title TEXT, place TEXT, organiser TEXT, people TEXT, status TEXT, series INTEGER NOT NULL, known_at
    TEXT NOT NULL, run INTEGER NOT NULL, retired_at TEXT, PRIMARY KEY (id), UNIQUE (calendar, event, recurrence),
    FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_remote_event_start ON remote_event (starts_at);
CREATE INDEX ix_remote_event_account ON remote_event (account_id);
CREATE TABLE sync_print (source TEXT NOT NULL, entry INTEGER NOT NULL, seed INTEGER NOT NULL, reading TEXT NOT NULL,
    prints BLOB NOT NULL, PRIMARY KEY (source, entry)) WITHOUT ROWID;
CREATE TABLE local_topic_item (kind TEXT NOT NULL, item INTEGER NOT NULL, topic_id INTEGER NOT NULL, PRIMARY KEY (kind,
    item), FOREIGN KEY(topic_id) REFERENCES local_topic (id)) WITHOUT ROWID;
CREATE INDEX ix_local_topic_item_topic ON local_topic_item (topic_id);
CREATE INDEX ix_local_note_topic ON local_note (topic_id) WHERE topic_id IS NOT NULL;
CREATE INDEX ix_local_touch_topic ON local_touch (topic_id) WHERE topic_id IS NOT NULL;
DROP INDEX ix_remote_interaction_account;
DROP INDEX ix_remote_ticket_account;
DROP INDEX ix_remote_survey_account;
DROP INDEX ix_remote_outcome_account;
CREATE INDEX ix_remote_interaction_account ON remote_interaction (account_id, happened_at);
CREATE INDEX ix_remote_ticket_account ON remote_ticket (account_id, opened_at);
CREATE INDEX ix_remote_survey_account ON remote_survey (account_id, answered_at);
CREATE INDEX ix_remote_outcome_account ON remote_outcome (account_id, happened_on);
CREATE INDEX ix_remote_interaction_time ON remote_interaction (happened_at, account_id, channel);
CREATE INDEX ix_remote_ticket_time ON remote_ticket (opened_at, account_id);
CREATE INDEX ix_remote_survey_time ON remote_survey (answered_at, account_id);
CREATE INDEX ix_remote_outcome_time ON remote_outcome (happened_on, account_id);
CREATE INDEX ix_local_note_time ON local_note (written_at, account_id);
CREATE INDEX ix_local_touch_time ON local_touch (happened_at, account_id, channel);
CREATE INDEX ix_field_change_told ON field_change (at, account_id) WHERE noun = 'account' AND field IN ('owner',
    'phase', 'plan', 'arr', 'ends_on');
CREATE INDEX ix_calc_snapshot_week ON calc_snapshot (week);
