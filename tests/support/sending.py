"""A frozen campaign whose hour has come, and its mailbox at a mail server of the test."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import FixedClock, SystemClock
from cs_workbench.services.commands import do
from cs_workbench.services.mailboxes import keep_password
from cs_workbench.services.outreach import SetCampaign, recipients_of
from cs_workbench.services.outreach_freeze import Freeze
from cs_workbench.services.outreach_send import Outgoing, send_from
from cs_workbench.services.outreach_templates import SetMailbox
from cs_workbench.services.workbench import Workbench
from tests.mail_servers import PASSWORD, USER, MailServer
from tests.support.outreach import MAILBOX, campaign_of, permitted, synced_book

#: As fast as it goes: what is under test is not the waiting.
UNLIMITED: Final = {"per_minute": None, "domain_per_minute": None, "connections": 3, "domain_connections": 9}


def make_profile(folder: Path, accounts: int) -> None:
    """Make a profile with so many customers, who all may be written to."""
    bench = open_workbench(data_dir=folder, language="en", sample=True)
    synced_book(bench, folder.with_name(f"{folder.name}-crm"), accounts, 1)
    permitted(bench)
    close_workbench(bench)


def connected(bench: Workbench, server: MailServer, **limits: Any) -> None:
    """Let the mailbox hand in its mail at ``server``."""
    values = {
        "host": server.server.host, "port": server.server.port, "security": server.server.security, "user": USER,
        "limits": {**UNLIMITED, **limits},
    }  # fmt: skip
    do(bench, SetMailbox(MAILBOX, values))
    keep_password(bench, MAILBOX, PASSWORD)


def leaving(bench: Workbench, condition: str = "", **values: Any) -> str:
    """Make a campaign and freeze it an hour ago, so that it leaves now; return its uid."""
    uid = campaign_of(bench, condition, kind=values.pop("kind", "notice"))
    if values:
        do(bench, SetCampaign(uid, values))
    then = replace(bench, clock=FixedClock(SystemClock().now() - timedelta(hours=1)))
    with bench.store.read() as db:
        (count,) = db.execute(
            "SELECT count(*) FROM outbox_recipient r JOIN local_campaign c ON c.id = r.campaign_id WHERE c.uid = ?",
            (uid,),
        ).fetchone()
    do(then, Freeze(uid, count))
    return uid


def run_once(bench: Workbench, server: MailServer, **more: Any) -> Outgoing:
    """Send until nothing may go now."""
    return send_from(bench, MAILBOX, once=True, trust=server.trust, **more)


def states(bench: Workbench, uid: str) -> Counter[str]:
    """Return how many recipients are in which state."""
    return Counter(row.state for row in recipients_of(bench, uid))


def accepted(server: MailServer) -> Counter[str]:
    """Return how often the server took the mail of each address."""
    return Counter(address for mail in server.accepted() for address in mail["recipients"])
