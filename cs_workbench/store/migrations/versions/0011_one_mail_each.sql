DROP INDEX ux_outbox_recipient_address;
CREATE UNIQUE INDEX ux_outbox_recipient_address ON outbox_recipient (campaign_id, round, address) WHERE state NOT
    IN ('planned', 'excluded');
UPDATE outbox_recipient SET copies = '[]' WHERE copies IS NULL AND message_id IS NOT NULL;
ALTER TABLE outbox_quota ADD COLUMN recipients INTEGER;
UPDATE outbox_quota SET recipients = mails;
