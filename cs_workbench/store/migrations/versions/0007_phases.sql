ALTER TABLE calc_standing ADD COLUMN phase_since TEXT;
ALTER TABLE calc_standing ADD COLUMN phase_progress TEXT;
ALTER TABLE calc_standing ADD COLUMN phase_rule TEXT;
ALTER TABLE calc_standing ADD COLUMN phase_value REAL;
ALTER TABLE calc_snapshot ADD COLUMN phase TEXT;
CREATE TABLE calc_phase_change (account_id INTEGER NOT NULL, week TEXT NOT NULL, changed_on TEXT NOT NULL,
    old TEXT NOT NULL, new TEXT, cause TEXT, because TEXT NOT NULL, PRIMARY KEY (account_id, week),
    FOREIGN KEY(account_id) REFERENCES account (id)) WITHOUT ROWID;
CREATE INDEX ix_calc_phase_change_time ON calc_phase_change (changed_on, account_id);
