CREATE TABLE local_target (id INTEGER NOT NULL, uid TEXT NOT NULL, owner TEXT, period TEXT NOT NULL,
    measure TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT, at TEXT NOT NULL, author TEXT, retired_at TEXT,
    PRIMARY KEY (id), UNIQUE (uid));
CREATE INDEX ix_local_target_period ON local_target (period, owner);
CREATE TABLE local_month_word (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL,
    owner TEXT NOT NULL, month TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, author TEXT, retired_at TEXT,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_local_month_word_account ON local_month_word (account_id, month);
CREATE TABLE local_judgement (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL,
    ends_on TEXT NOT NULL, deadline_on TEXT NOT NULL, months INTEGER NOT NULL, role TEXT NOT NULL,
    verdict TEXT NOT NULL, why TEXT, category TEXT, at TEXT NOT NULL, author TEXT, retired_at TEXT,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_local_judgement_account ON local_judgement (account_id, ends_on);
CREATE TABLE calc_rerun (card TEXT NOT NULL, week TEXT NOT NULL, account_id INTEGER NOT NULL, score REAL,
    shown REAL, band TEXT NOT NULL, confidence REAL, detail TEXT, PRIMARY KEY (card, week, account_id),
    FOREIGN KEY(account_id) REFERENCES account (id)) WITHOUT ROWID;
CREATE INDEX ix_calc_rerun_account ON calc_rerun (account_id, week);
