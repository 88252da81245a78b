CREATE TABLE local_tier_review (id INTEGER NOT NULL, uid TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
    text TEXT NOT NULL, base TEXT, begun_at TEXT NOT NULL, until_on TEXT NOT NULL, from_on TEXT, published_at TEXT,
    author TEXT, PRIMARY KEY (id), UNIQUE (uid));
CREATE TABLE local_tier_review_line (id INTEGER NOT NULL, account_id INTEGER NOT NULL, review_id INTEGER NOT NULL,
    owner TEXT, old TEXT, new TEXT, why TEXT NOT NULL, rule TEXT, because TEXT, answer TEXT, comment TEXT,
    answered_at TEXT, override_id INTEGER, PRIMARY KEY (id), FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(review_id) REFERENCES local_tier_review (id),
    FOREIGN KEY(override_id) REFERENCES local_override (id));
CREATE INDEX ix_local_tier_review_line_review ON local_tier_review_line (review_id, account_id);
