CREATE TABLE local_mailbox (id INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL,
    owner TEXT, transport TEXT NOT NULL, host TEXT, port INTEGER, security TEXT NOT NULL, sign_in TEXT NOT NULL,
    user TEXT, preset TEXT NOT NULL, limits TEXT NOT NULL, hours TEXT NOT NULL, saves_sent INTEGER, paused_until
    TEXT, paused_why TEXT, at TEXT NOT NULL, author TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid));
CREATE TABLE local_mail_template (id INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    at TEXT NOT NULL, author TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid));
CREATE TABLE local_mail_version (id INTEGER NOT NULL, uid TEXT NOT NULL, template_id INTEGER NOT NULL, language
    TEXT NOT NULL, version INTEGER NOT NULL, format TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, at
    TEXT NOT NULL, author TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (template_id, language, version), UNIQUE
    (uid), FOREIGN KEY(template_id) REFERENCES local_mail_template (id));
CREATE TABLE local_campaign (id INTEGER NOT NULL, uid TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
    topic TEXT, state TEXT NOT NULL, condition TEXT, as_of TEXT, round INTEGER NOT NULL, people TEXT NOT NULL,
    copies TEXT NOT NULL, tiers TEXT NOT NULL, without TEXT NOT NULL, template_id INTEGER, mailbox_id INTEGER,
    hours TEXT NOT NULL, late TEXT NOT NULL, which_view TEXT, why_these TEXT, evidence TEXT, as_sequence TEXT,
    invitation TEXT, country TEXT, checked_at TEXT, check_report TEXT, frozen_at TEXT, frozen TEXT, start_at TEXT,
    ended_at TEXT, frozen_count INTEGER, resends_id INTEGER, at TEXT NOT NULL, changed_at TEXT, author TEXT,
    retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(template_id) REFERENCES local_mail_template (id),
    FOREIGN KEY(mailbox_id) REFERENCES local_mailbox (id), FOREIGN KEY(resends_id) REFERENCES local_campaign
    (id));
CREATE TABLE local_campaign_file (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER, campaign_id INTEGER
    NOT NULL, name TEXT NOT NULL, mime TEXT NOT NULL, sha256 TEXT NOT NULL, content BLOB NOT NULL, at TEXT NOT
    NULL, author TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id) REFERENCES account
    (id), FOREIGN KEY(campaign_id) REFERENCES local_campaign (id));
CREATE INDEX ix_local_campaign_file_campaign ON local_campaign_file (campaign_id);
CREATE TABLE outbox_recipient (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER NOT NULL, campaign_id
    INTEGER NOT NULL, round INTEGER NOT NULL, address TEXT NOT NULL, mark TEXT NOT NULL, email TEXT, name TEXT,
    domain TEXT, contact_id INTEGER, person TEXT, role TEXT, language TEXT NOT NULL, is_high INTEGER NOT NULL,
    state TEXT NOT NULL, reason TEXT, why TEXT, edits TEXT, data TEXT, copies TEXT, version_id INTEGER, message_id
    TEXT, sha256 TEXT, position INTEGER, tries INTEGER NOT NULL, next_at TEXT, answer TEXT, queued_at TEXT,
    claimed_at TEXT, marked_at TEXT, ended_at TEXT, changed_at TEXT NOT NULL, author TEXT, PRIMARY KEY (id),
    UNIQUE (uid), FOREIGN KEY(account_id) REFERENCES account (id), FOREIGN KEY(campaign_id) REFERENCES
    local_campaign (id), FOREIGN KEY(version_id) REFERENCES local_mail_version (id));
CREATE INDEX ix_outbox_recipient_account ON outbox_recipient (account_id, campaign_id);
CREATE INDEX ix_outbox_recipient_campaign ON outbox_recipient (campaign_id, state, position);
CREATE INDEX ix_outbox_recipient_mark ON outbox_recipient (mark, state);
CREATE UNIQUE INDEX ux_outbox_recipient_address ON outbox_recipient (campaign_id, round, address) WHERE reason IS
    NOT 'duplicate';
CREATE UNIQUE INDEX ux_outbox_recipient_message ON outbox_recipient (message_id) WHERE message_id IS NOT NULL;
CREATE TABLE outbox_event (id INTEGER NOT NULL, recipient_id INTEGER NOT NULL, kind TEXT NOT NULL, at TEXT NOT
    NULL, text TEXT, message_id TEXT, PRIMARY KEY (id), FOREIGN KEY(recipient_id) REFERENCES outbox_recipient
    (id));
CREATE INDEX ix_outbox_event_recipient ON outbox_event (recipient_id, kind);
CREATE TABLE outbox_quota (id INTEGER NOT NULL, mailbox_id INTEGER NOT NULL, recipient_id INTEGER, domain TEXT, at
    TEXT NOT NULL, mails INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(mailbox_id) REFERENCES local_mailbox
    (id));
CREATE INDEX ix_outbox_quota_mailbox ON outbox_quota (mailbox_id, at);
CREATE TABLE local_consent (id INTEGER NOT NULL, uid TEXT NOT NULL, account_id INTEGER, mark TEXT NOT NULL,
    address TEXT, name TEXT, basis TEXT NOT NULL, given_on TEXT NOT NULL, how TEXT NOT NULL, evidence TEXT, at
    TEXT NOT NULL, author TEXT, retired_at TEXT, PRIMARY KEY (id), UNIQUE (uid), FOREIGN KEY(account_id)
    REFERENCES account (id));
CREATE INDEX ix_local_consent_mark ON local_consent (mark, retired_at);
CREATE TABLE local_suppression (id INTEGER NOT NULL, uid TEXT NOT NULL, mark TEXT NOT NULL, address TEXT, reason
    TEXT NOT NULL, scope TEXT NOT NULL, topic TEXT, evidence TEXT, at TEXT NOT NULL, author TEXT, retired_at TEXT,
    ended_why TEXT, PRIMARY KEY (id), UNIQUE (uid));
CREATE INDEX ix_local_suppression_mark ON local_suppression (mark, retired_at);
