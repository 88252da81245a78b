-- Version 1: every table. Frozen: what changes later is a migration of its own.
CREATE TABLE account (id INTEGER NOT NULL, uid TEXT NOT NULL, parent_id INTEGER, retired_at TEXT, PRIMARY KEY (id),
    UNIQUE (uid), FOREIGN KEY(parent_id) REFERENCES account (id));
CREATE TABLE change (seq INTEGER NOT NULL, at TEXT NOT NULL, process INTEGER NOT NULL, kind TEXT NOT NULL, ids TEXT,
    PRIMARY KEY (seq));
CREATE TABLE held_row (id INTEGER NOT NULL, source TEXT NOT NULL, entry INTEGER NOT NULL, file TEXT NOT NULL, noun
    TEXT NOT NULL, number INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL, params
    TEXT NOT NULL, raw TEXT NOT NULL, held_at TEXT NOT NULL, state TEXT NOT NULL, repair TEXT, PRIMARY KEY (id));
CREATE TABLE local_definition (kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, text TEXT NOT NULL,
    published_at TEXT, PRIMARY KEY (kind, id, version));
CREATE TABLE local_own_field (id TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL, choices TEXT NOT NULL,
    created_at TEXT NOT NULL, PRIMARY KEY (id));
CREATE TABLE local_setting ("key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key"));
CREATE TABLE local_source (id INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, definition TEXT, path TEXT NOT
    NULL, added_at TEXT NOT NULL, removed_at TEXT, is_sample INTEGER NOT NULL, PRIMARY KEY (id), UNIQUE (name));
CREATE TABLE local_undo (seq INTEGER NOT NULL, at TEXT NOT NULL, said TEXT NOT NULL, params TEXT NOT NULL, undo TEXT
    NOT NULL, redo TEXT NOT NULL, undone_at TEXT, PRIMARY KEY (seq));
CREATE TABLE remote_person (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, name TEXT, email TEXT,
    team TEXT, manager TEXT, own TEXT, known_at TEXT NOT NULL, known_assumed INTEGER NOT NULL, run INTEGER NOT NULL,
    PRIMARY KEY (id), UNIQUE (source, source_id));
CREATE TABLE remote_product (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, name TEXT, family
    TEXT, price INTEGER, is_hook INTEGER, is_main INTEGER, currency TEXT, own TEXT, known_at TEXT NOT NULL,
    known_assumed INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (id), UNIQUE (source, source_id));
CREATE TABLE remote_team (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, name TEXT, parent TEXT,
    own TEXT, known_at TEXT NOT NULL, known_assumed INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (id),
    UNIQUE (source, source_id));
CREATE TABLE source_hold (source TEXT NOT NULL, since TEXT NOT NULL, would_go INTEGER NOT NULL, of_live INTEGER NOT
    NULL, answer TEXT, PRIMARY KEY (source));
CREATE TABLE sync_cursor (source TEXT NOT NULL, file TEXT NOT NULL, run INTEGER NOT NULL, cursor TEXT NOT NULL,
    PRIMARY KEY (source, file));
CREATE TABLE sync_missing (source TEXT NOT NULL, noun TEXT NOT NULL, source_id TEXT NOT NULL, run INTEGER NOT NULL,
    PRIMARY KEY (source, noun, source_id)) WITHOUT ROWID;
CREATE TABLE sync_run (id INTEGER NOT NULL, source TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT, state TEXT
    NOT NULL, report TEXT, PRIMARY KEY (id));
CREATE TABLE sync_seen (id INTEGER NOT NULL, source TEXT NOT NULL, run INTEGER NOT NULL, noun TEXT NOT NULL,
    source_ids TEXT NOT NULL, PRIMARY KEY (id));
CREATE INDEX ix_sync_seen_run ON sync_seen (run, noun);
CREATE TABLE account_key (source TEXT NOT NULL, source_id TEXT NOT NULL, account_id INTEGER NOT NULL,
    PRIMARY KEY (source, source_id), FOREIGN KEY(account_id) REFERENCES account (id)) WITHOUT ROWID;
CREATE INDEX ix_account_key_account ON account_key (account_id);
CREATE TABLE calc_snapshot (account_id INTEGER NOT NULL, week TEXT NOT NULL, score REAL, shown REAL, band TEXT,
    confidence REAL, low REAL, high REAL, model_version TEXT, detail TEXT, PRIMARY KEY (account_id, week),
    FOREIGN KEY(account_id) REFERENCES account (id)) WITHOUT ROWID;
CREATE TABLE calc_standing (account_id INTEGER NOT NULL, tier TEXT, band TEXT, health REAL, health_change REAL,
    confidence REAL, why TEXT, arr_minor INTEGER, ltv_minor INTEGER, renewal TEXT, notice TEXT, phase TEXT, last_touch
    TEXT, days_since_touch INTEGER, products TEXT, seats INTEGER, seat_util REAL, stickiness REAL, active_trend REAL,
    goal_progress REAL, champion INTEGER, champion_left_days INTEGER, open_tickets INTEGER, open_p1_days INTEGER,
    defects_90d INTEGER, csat REAL, overdue_days INTEGER, touches_90d INTEGER, is_paid INTEGER, is_trial INTEGER,
    hook_only INTEGER, auto_renews INTEGER, churn_notice INTEGER, churned_on TEXT, started_on TEXT, tier_rule TEXT,
    tier_missing TEXT, currency TEXT, phase_assumed INTEGER, shown REAL, band_state TEXT, low REAL, high REAL,
    uncertain INTEGER, detail TEXT, as_of TEXT, PRIMARY KEY (account_id), FOREIGN KEY(account_id)
    REFERENCES account (id));
CREATE TABLE field_change (id INTEGER NOT NULL, noun TEXT NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL,
    account_id INTEGER, field TEXT NOT NULL, old TEXT, new TEXT, at TEXT NOT NULL, run INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE TABLE local_field (account_id INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL,
    "by" TEXT, PRIMARY KEY (account_id, field), FOREIGN KEY(account_id) REFERENCES account (id)) WITHOUT ROWID;
CREATE TABLE local_note (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, body TEXT NOT NULL,
    written_at TEXT NOT NULL, author TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id)
    REFERENCES account (id));
CREATE INDEX ix_local_note_account ON local_note (account_id, written_at);
CREATE TABLE local_override (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, kind TEXT NOT NULL,
    value TEXT NOT NULL, reason TEXT NOT NULL, "by" TEXT, at TEXT NOT NULL, expires_on TEXT, ended_at TEXT,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_local_override_account ON local_override (account_id, kind);
CREATE TABLE local_todo (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER, kind TEXT NOT NULL, reason TEXT,
    text TEXT NOT NULL, due_on TEXT, owner TEXT, done_at TEXT, snoozed_until TEXT, created_at TEXT NOT NULL,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE UNIQUE INDEX ux_local_todo_open ON local_todo (account_id, kind, reason) WHERE done_at IS NULL;
CREATE TABLE local_touch (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, channel TEXT NOT NULL,
    direction TEXT, begun_by TEXT, minutes INTEGER, meaningful INTEGER NOT NULL, happened_at TEXT NOT NULL, summary
    TEXT, people TEXT, author TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id)
    REFERENCES account (id));
CREATE INDEX ix_local_touch_account ON local_touch (account_id, happened_at);
CREATE TABLE remote_account (account_id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, name TEXT,
    reading TEXT, domain TEXT, industry TEXT, segment TEXT, country TEXT, region TEXT, employees INTEGER, parent TEXT,
    legal_form TEXT, support_contract TEXT, growing TEXT, growing_note TEXT, growing_on TEXT, attitude TEXT,
    attitude_note TEXT, attitude_on TEXT, strategic INTEGER, phase TEXT, "plan" TEXT, is_paid INTEGER, is_trial
    INTEGER, started_on TEXT, ends_on TEXT, auto_renews INTEGER, notice_days INTEGER, notice_on TEXT, seats INTEGER,
    arr INTEGER, mrr INTEGER, owner TEXT, currency TEXT, own TEXT, known_at TEXT NOT NULL, known_assumed INTEGER NOT
    NULL, run INTEGER NOT NULL, updated_at TEXT NOT NULL, PRIMARY KEY (account_id), FOREIGN KEY(account_id)
    REFERENCES account (id));
CREATE TABLE remote_contact (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, account_id INTEGER
    NOT NULL, name TEXT, family_name TEXT, given_name TEXT, reading TEXT, email TEXT, phone TEXT, department TEXT,
    title TEXT, role TEXT, language TEXT, channel TEXT, hours TEXT, active INTEGER, left_on TEXT, own TEXT, known_at
    TEXT NOT NULL, known_assumed INTEGER NOT NULL, run INTEGER NOT NULL, retired_at TEXT, PRIMARY KEY (id),
    UNIQUE (source, source_id), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_remote_contact_account ON remote_contact (account_id);
CREATE TABLE remote_deal (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, account_id INTEGER NOT
    NULL, name TEXT, product TEXT, stage TEXT, won INTEGER, amount INTEGER, opened_on TEXT, closed_on TEXT, owner
    TEXT, currency TEXT, own TEXT, known_at TEXT NOT NULL, known_assumed INTEGER NOT NULL, run INTEGER NOT NULL,
    PRIMARY KEY (id), UNIQUE (source, source_id), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_remote_deal_account ON remote_deal (account_id);
CREATE TABLE remote_goal (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, account_id INTEGER NOT
    NULL, name TEXT, measure TEXT, start_value REAL, target_value REAL, actual_value REAL, due_on TEXT, met_on TEXT,
    owner TEXT, own TEXT, known_at TEXT NOT NULL, known_assumed INTEGER NOT NULL, run INTEGER NOT NULL,
    PRIMARY KEY (id), UNIQUE (source, source_id), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_remote_goal_account ON remote_goal (account_id);
CREATE TABLE remote_interaction (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, account_id
    INTEGER NOT NULL, channel TEXT, direction TEXT, begun_by TEXT, meaningful INTEGER, subject TEXT, body TEXT,
    happened_at TEXT, minutes INTEGER, people TEXT, owner TEXT, own TEXT, known_at TEXT NOT NULL, known_assumed
    INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (id), UNIQUE (source, source_id), FOREIGN KEY(account_id)
    REFERENCES account (id));
CREATE INDEX ix_remote_interaction_account ON remote_interaction (account_id);
CREATE TABLE remote_invoice (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, account_id INTEGER
    NOT NULL, number TEXT, issued_on TEXT, due_on TEXT, paid_on TEXT, amount INTEGER, currency TEXT, own TEXT,
    known_at TEXT NOT NULL, known_assumed INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (id),
    UNIQUE (source, source_id), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_remote_invoice_account ON remote_invoice (account_id);
CREATE TABLE remote_invoice_line (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, account_id
    INTEGER NOT NULL, invoice TEXT, product TEXT, unit_price INTEGER, quantity REAL, discount REAL, currency TEXT, own
    TEXT, known_at TEXT NOT NULL, known_assumed INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (id),
    UNIQUE (source, source_id), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_remote_invoice_line_account ON remote_invoice_line (account_id);
CREATE TABLE remote_outcome (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, account_id INTEGER
    NOT NULL, kind TEXT, reason TEXT, happened_on TEXT, amount INTEGER, comment TEXT, currency TEXT, own TEXT,
    known_at TEXT NOT NULL, known_assumed INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (id),
    UNIQUE (source, source_id), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_remote_outcome_account ON remote_outcome (account_id);
CREATE TABLE remote_owner_role (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, account_id INTEGER
    NOT NULL, person TEXT, role TEXT, from_on TEXT, to_on TEXT, own TEXT, known_at TEXT NOT NULL, known_assumed
    INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (id), UNIQUE (source, source_id), FOREIGN KEY(account_id)
    REFERENCES account (id));
CREATE INDEX ix_remote_owner_role_account ON remote_owner_role (account_id);
CREATE TABLE remote_subscription (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, account_id
    INTEGER NOT NULL, product TEXT, "plan" TEXT, plan_rank INTEGER, is_hook INTEGER, is_main INTEGER, is_paid INTEGER,
    is_trial INTEGER, phase TEXT, started_on TEXT, ends_on TEXT, term_months INTEGER, auto_renews INTEGER, notice_days
    INTEGER, seats INTEGER, amount INTEGER, period_months INTEGER, mrr INTEGER, arr INTEGER, currency TEXT, own TEXT,
    known_at TEXT NOT NULL, known_assumed INTEGER NOT NULL, run INTEGER NOT NULL, retired_at TEXT, PRIMARY KEY (id),
    UNIQUE (source, source_id), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_remote_subscription_account ON remote_subscription (account_id);
CREATE TABLE remote_survey (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, account_id INTEGER NOT
    NULL, kind TEXT, score REAL, answered_at TEXT, contact TEXT, comment TEXT, own TEXT, known_at TEXT NOT NULL,
    known_assumed INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (id), UNIQUE (source, source_id),
    FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_remote_survey_account ON remote_survey (account_id);
CREATE TABLE remote_ticket (id INTEGER NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, account_id INTEGER NOT
    NULL, subject TEXT, kind TEXT, priority TEXT, status TEXT, opened_at TEXT, closed_at TEXT, csat REAL,
    first_response_minutes INTEGER, escalated INTEGER, own TEXT, known_at TEXT NOT NULL, known_assumed INTEGER NOT
    NULL, run INTEGER NOT NULL, PRIMARY KEY (id), UNIQUE (source, source_id), FOREIGN KEY(account_id)
    REFERENCES account (id));
CREATE INDEX ix_remote_ticket_account ON remote_ticket (account_id);
CREATE TABLE remote_usage (source TEXT NOT NULL, account_id INTEGER NOT NULL, metric TEXT NOT NULL, grain TEXT NOT
    NULL, period_start TEXT NOT NULL, value REAL NOT NULL, users INTEGER, known_at TEXT, run INTEGER NOT NULL,
    PRIMARY KEY (source, account_id, metric, grain, period_start), FOREIGN KEY(account_id) REFERENCES account (id))
    WITHOUT ROWID;
