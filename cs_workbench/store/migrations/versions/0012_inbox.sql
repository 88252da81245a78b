ALTER TABLE local_mailbox ADD COLUMN imap_host TEXT;
ALTER TABLE local_mailbox ADD COLUMN imap_port INTEGER;
ALTER TABLE local_mailbox ADD COLUMN imap_security TEXT;
ALTER TABLE outbox_recipient ADD COLUMN copied_at TEXT;
ALTER TABLE local_touch ADD COLUMN answers TEXT;
UPDATE OR IGNORE local_touch SET message_id = trim(message_id, '<>') WHERE message_id LIKE '<%';
CREATE TABLE inbox_folder (mailbox_id INTEGER NOT NULL, folder TEXT NOT NULL, validity INTEGER NOT NULL, uid INTEGER
    NOT NULL, read_at TEXT NOT NULL, PRIMARY KEY (mailbox_id, folder), FOREIGN KEY(mailbox_id) REFERENCES
    local_mailbox (id)) WITHOUT ROWID;
