"""5,000 mails of 15 KB end to end on loopback: render, build, ledger, send over three connections, to a real server.

The floor is a loop over three connections that renders, serialises, sends split DATA and does one 80-byte write and
fsync a mail, without our database. Beside it stands what a plain sender does: our template, `EmailMessage`, one
persistent smtplib connection, and no record of what it sent.
"""

from __future__ import annotations

import os
import smtplib
import sys
import threading
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from queue import Empty, SimpleQueue
from time import perf_counter
from typing import Final

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import SystemClock
from cs_workbench.mail.message import Message
from cs_workbench.mail.server import Envelope, Password
from cs_workbench.mail.smtp import connect
from cs_workbench.services.commands import do
from cs_workbench.services.outreach_letters import Composer
from cs_workbench.services.outreach_rows import found_campaign
from cs_workbench.services.outreach_templates import WriteTemplate
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import recipients
from cs_workbench.store.rows import Row
from tests.bench.mail_bench import BODY
from tests.bench.measure import Figure
from tests.mail_servers import PASSWORD, USER, MailServer, mail_server
from tests.support.outreach import permitted, synced_book
from tests.support.sending import connected, leaving, run_once, states

MAILS: Final = 5_000
ROUNDS: Final = 5
#: About 15 KB as it goes over the wire.
LETTER: Final = (
    "{{ 会社名 }} {{ 姓 }}様\n\n"
    + BODY.partition("{% endfor %}")[2]
    .replace("{{ url }}", "https://x.example")
    .replace("{{ account.name }}", "{{ 会社名 }}")
    + "ご不明な点がございましたら、いつでも担当までお知らせください。\n\n" * 8
)
CONNECTIONS: Final = 3
SWITCH_S: Final = 0.0005


def figures(folder: Path) -> list[Figure]:
    """Measure ours and the bare loop by turns, a thousand mails each: what slows one slows the other."""
    sys.setswitchinterval(SWITCH_S)  # as `outreach run` does
    bench = open_workbench(data_dir=folder / "profile", language="ja", sample=True)
    ours = floor = plain = 0.0
    try:
        synced_book(bench, folder / "crm", MAILS // ROUNDS, 1)
        permitted(bench)
        do(bench, WriteTemplate("Workshop", "ja", "{{ 会社名 }}様 ワークショップのご案内", LETTER))
        with mail_server(folder / "server", keep=False, security="tls") as server:
            connected(bench, server, connections=CONNECTIONS)
            for turn in range(ROUNDS):
                uid = leaving(bench)
                floor += bare_loop(bench, uid, server, folder / "marks")
                if turn == 0:
                    plain = _plain(bench, uid, server) * ROUNDS
                began = perf_counter()
                done = run_once(bench, server)
                ours += perf_counter() - began
                assert done.sent == MAILS // ROUNDS == states(bench, uid)["sent"]
            assert len(server.accepted()) == 2 * MAILS + MAILS // ROUNDS
            size = int(server.accepted()[-1]["size"])
    finally:
        close_workbench(bench)
    name = f"{MAILS:,} mails of {size // 1000} KB, {CONNECTIONS} connections"
    return [
        Figure(f"{name} (floor: bare loop)", ours * 1000, floor * 1000, target=1.3),
        Figure(f"{name} (floor: a plain sender)", ours * 1000, plain * 1000),
    ]


def _composer(bench: Workbench, uid: str) -> tuple[Composer, list[Row]]:
    db = bench.store.connection()
    campaign = found_campaign(db, uid)
    rows = recipients.of_campaign(db, campaign["id"], campaign["round"])
    composer = Composer(bench, db, campaign, rows)
    for row in rows:
        composer.version_of(row)
    db.close()
    return composer, rows


def bare_loop(bench: Workbench, uid: str, server: MailServer, path: Path, most: int | None = None) -> float:
    """Return the seconds of the bare loop over all mails of a campaign, or the first ``most``."""
    composer, rows = _composer(bench, uid)
    todo: SimpleQueue[Row] = SimpleQueue()
    for row in rows[:most]:
        todo.put(row)
    marks = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def work() -> None:
        with connect(server.server, Password(USER, PASSWORD), trust=server.trust) as connection:
            while True:
                try:
                    row = todo.get_nowait()
                except Empty:
                    return
                message = composer.compose(row, SystemClock().now()).message
                envelope = Envelope(message.sender.address, message.recipients, message.message_id)
                assert connection.begin(envelope, message.to_bytes()) is None
                os.write(marks, b"%-79d\n" % row["id"])
                os.fsync(marks)
                assert connection.commit().verdict == "sent"

    began = perf_counter()
    threads = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = perf_counter() - began
    os.close(marks)
    return took


def _plain(bench: Workbench, uid: str, server: MailServer) -> float:
    """Return the seconds of a plain sender."""
    composer, rows = _composer(bench, uid)
    began = perf_counter()
    with smtplib.SMTP_SSL(server.server.host, server.server.port, context=server.trust) as connection:
        _login(connection)
        for row in rows:
            connection.send_message(_plainly(composer.compose(row, SystemClock().now()).message))
    return perf_counter() - began


def _login(connection: smtplib.SMTP) -> None:
    """Sign in with a password that smtplib cannot say: it knows ASCII only."""
    from base64 import b64encode

    connection.ehlo()
    said = b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()
    assert connection.docmd("AUTH", f"PLAIN {said}")[0] == 235


def _plainly(message: Message) -> EmailMessage:
    plain = EmailMessage(policy=SMTP)
    plain["From"], plain["To"] = f"{message.sender.name} <{message.sender.address}>", message.to.address
    plain["Subject"], plain["Message-ID"] = message.subject, message.message_id
    plain.set_content(message.text, cte="base64")
    plain.add_alternative(message.html, subtype="html", cte="base64")
    return plain
