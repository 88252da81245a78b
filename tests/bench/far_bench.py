"""5,000 mails to a server 30 ms away, over three connections: the floor is the bare loop on the same line.

A mail costs two round trips there: the envelope goes in one piece (PIPELINING), the dot waits for its answer.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Final

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.commands import do
from cs_workbench.services.outreach_templates import WriteTemplate
from tests.bench.measure import Figure
from tests.bench.send_bench import CONNECTIONS, LETTER, MAILS, SWITCH_S, bare_loop
from tests.mail_servers import mail_server
from tests.rigs.far_line import far_line
from tests.support.outreach import permitted, synced_book
from tests.support.sending import connected, leaving, run_once, states

ROUND_TRIP_S: Final = 0.03
MOST_S: Final = 150
#: Of the bare loop: it takes as long a mail as ours, so a part of the mails tells.
PART: Final = 5


def figures(folder: Path) -> list[Figure]:
    """Measure ours with all mails, the bare loop with a fifth of them."""
    sys.setswitchinterval(SWITCH_S)  # as `outreach run` does
    bench = open_workbench(data_dir=folder / "profile", language="ja", sample=True)
    try:
        synced_book(bench, folder / "crm", MAILS, 1)
        permitted(bench)
        do(bench, WriteTemplate("Workshop", "ja", "{{ 会社名 }}様 ワークショップのご案内", LETTER))
        with (
            mail_server(folder / "server", keep=False, security="tls", offers=["PIPELINING"]) as near,
            far_line(near.server.port, ROUND_TRIP_S) as port,
        ):
            far = replace(near, server=replace(near.server, port=port))
            connected(bench, far, connections=CONNECTIONS)
            uid = leaving(bench)
            floor = bare_loop(bench, uid, far, folder / "marks", most=MAILS // PART) * PART
            began = perf_counter()
            done = run_once(bench, far)
            ours = perf_counter() - began
            assert done.sent == MAILS == states(bench, uid)["sent"]
    finally:
        close_workbench(bench)
    name = f"{MAILS:,} mails at 30 ms, {CONNECTIONS} connections"
    return [
        Figure(f"{name} (limit: {MOST_S} s)", ours, MOST_S, "s", target=1.0),
        Figure(f"{name} (floor: bare loop)", ours, floor, "s"),
    ]
