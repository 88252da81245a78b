"""Mail: how a letter is written, handed over and proven. No Qt, no SQL, no services.

The way of a mail through the room:

1. `template` renders subject, Markdown or HTML with a recipient's values, under limits, into text and HTML.
2. `addresses` reads who it goes to; `addresses.Address.key` is what a duplicate and a Message-ID are known by.
3. `message.Message` with its deterministic `message.message_id` becomes bytes: same message, same bytes.
4. `smtp.Connection` opens with verified TLS and a sign-in, then hands over in two steps: `begin` sends all but the
   last dot and may fail without any doubt; then `ledger_file.LedgerFile.mark` makes the intent durable; then `commit`
   sends the dot and waits. Between mark and answer, and only there, a mail may be in doubt.
5. `domain.delivery.judge` turns whatever the server answered into an `Outcome`, `LedgerFile.done` notes it, and
   `domain.delivery.after` says which state follows. `domain.quota` says when the next one may go.
"""
