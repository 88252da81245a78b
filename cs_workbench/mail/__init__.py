"""Mail: how a letter is written, handed over and proven. No Qt, no SQL, no services.

The way of a mail through the room:

1. `template` renders subject, Markdown or HTML with a recipient's values, under limits, into text and HTML.
2. `addresses` reads who it goes to; `addresses.Address.key` is what a duplicate and a Message-ID are known by.
3. `message.Message` with its deterministic `message.message_id` becomes bytes: same message, same bytes.
4. `smtp.connect` opens a connection with verified TLS and a sign-in. `hand_over.hand_over` then sends a mail in two
   steps: `Connection.begin` sends all but the last dot and may fail without any doubt; `ledger_file.LedgerFile.mark`
   puts the intent on the disk; `Connection.commit` sends the dot and waits. There may be doubt only in between.
5. `domain.smtp_answers.judge` has turned whatever the server said into an `Outcome`, `LedgerFile.done` noted it,
   `domain.delivery.settle` says which state follows and when to try again, `rests_until` how long the mailbox rests.
   `domain.quota` and `domain.send_window` say when the next one may go.
6. At a start, `ledger_file.catch_up` tells what a dead process, or a restored backup, has left in doubt.
7. `imap.connect` opens a mailbox: `Inbox.news` and `Inbox.heads` say what came in, `incoming.read` says what it is and
   which mail of ours it is `about`; `Inbox.proven` settles doubt, `Inbox.keep_copy` puts a copy into Sent once, and
   `authentication` says what the receiving server thinks of a mail. `services.inbox` does all this for a mailbox.
"""
