CREATE TABLE local_review (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, kind TEXT NOT NULL,
    title TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT NOT NULL, language TEXT NOT NULL, audience TEXT,
    state TEXT NOT NULL, meeting_on TEXT, held_on TEXT, as_of TEXT, facts TEXT, template TEXT, reopened TEXT, at TEXT NOT NULL,
    changed_at TEXT, author TEXT, retired_at TEXT,
    PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_local_review_account ON local_review (account_id, to_on);
CREATE TABLE local_review_slide (review_id INTEGER NOT NULL, slide TEXT NOT NULL, texts TEXT NOT NULL, note TEXT,
    is_hidden INTEGER, changed_at TEXT NOT NULL, author TEXT, PRIMARY KEY (review_id, slide),
    FOREIGN KEY(review_id) REFERENCES local_review (id)) WITHOUT ROWID;
CREATE TABLE local_shared_slide (period TEXT NOT NULL, slide TEXT NOT NULL, language TEXT NOT NULL,
    texts TEXT NOT NULL, changed_at TEXT NOT NULL, author TEXT, PRIMARY KEY (period, slide, language)) WITHOUT ROWID;
CREATE TABLE local_review_promise (review_id INTEGER NOT NULL, todo_id INTEGER NOT NULL, state TEXT NOT NULL,
    first_on TEXT, carries INTEGER NOT NULL, text TEXT NOT NULL, side TEXT NOT NULL, owner TEXT, due_on TEXT, outcome TEXT,
    PRIMARY KEY (review_id, todo_id), FOREIGN KEY(review_id) REFERENCES local_review (id)) WITHOUT ROWID;
CREATE TABLE local_review_picture (id INTEGER NOT NULL, uid TEXT NOT NULL, review_id INTEGER NOT NULL,
    slide TEXT NOT NULL, mime TEXT NOT NULL, sha256 TEXT NOT NULL, content BLOB NOT NULL, alt TEXT, at TEXT NOT NULL,
    retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(review_id) REFERENCES local_review (id));
CREATE INDEX ix_local_review_picture_review ON local_review_picture (review_id, slide);
