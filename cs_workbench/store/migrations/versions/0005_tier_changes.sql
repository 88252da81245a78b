CREATE TABLE calc_tier_change (id INTEGER NOT NULL, account_id INTEGER NOT NULL, model TEXT NOT NULL,
    version INTEGER NOT NULL, cause TEXT NOT NULL, changed_on TEXT NOT NULL, old TEXT, new TEXT, rule TEXT,
    because TEXT, PRIMARY KEY (id), FOREIGN KEY(account_id) REFERENCES account (id));
CREATE INDEX ix_calc_tier_change_account ON calc_tier_change (account_id, id);
CREATE INDEX ix_calc_tier_change_model ON calc_tier_change (model, version, account_id);
