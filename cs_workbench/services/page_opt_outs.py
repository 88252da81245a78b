"""Opt-outs that customers pressed on the team's own page (`unsubscribe_url`), read back from what the page recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command

if TYPE_CHECKING:
    from pathlib import Path

    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing


class NoPresses(WorkbenchError):
    """A file in which no press stands."""

    template = N_(
        "errors",
        "In {name} no opt-out was found; {opened} line(s) only opened the page. Nothing was changed. Choose the file "
        "in which your page keeps a line with t=… for every press; of a web server's log, only POST is a press.",
    )
    code = "CSW-2358"


class PageUnreadable(WorkbenchError):
    """A file that the system does not hand out."""

    template = N_(
        "errors", "{name} could not be read ({why}). No opt-out was kept. Check the file and try again."
    )
    code = "CSW-2359"


@dataclass(frozen=True, slots=True)
class PageRead:
    """What a file brought.

    Attributes:
        kept: opt-outs that are new; ``known``: presses that were kept before, or of people who were erased.
        strange: tokens that name no mail of this profile: another profile's, or of a mail that was never made.
        opened: lines that only opened the page.
    """

    kept: int
    known: int
    strange: int
    opened: int


def presses_in(path: Path) -> KeepPresses:
    """Return the command that keeps every opt-out that ``path`` records; the file may be read again as it grows.

    Raises:
        NoPresses: there is none in it.
        PageUnreadable: the system does not hand it out.
    """
    from cs_workbench.mail.stop_page import read_presses

    try:
        presses = read_presses(path)
    except OSError as error:
        raise PageUnreadable(name=path.name, why=error.strerror or "") from error
    if not presses.tokens:
        raise NoPresses(name=path.name, opened=presses.opened)
    return KeepPresses(presses.tokens, presses.opened, path.name)


@dataclass(frozen=True, slots=True)
class KeepPresses(Command):
    """Keep the opt-outs of these tokens, as a mail of the List-Unsubscribe link would.

    A press is the person's own word, so it cannot be taken back here; each counts once, also where the person was let
    back since (`EndSuppression`).

    Attributes:
        tokens: of `outreach_letters.token_of`; ``opened`` as in `PageRead`; ``file`` where they stood.
    """

    tokens: tuple[str, ...]
    opened: int = 0
    file: str = ""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write them."""
        from cs_workbench.services.permissions import opt_out, topic_of
        from cs_workbench.store import campaigns, recipients

        db, at = writing.db, iso(bench.clock.now())
        kept = known = strange = 0
        touched: set[int] = set()
        for token in self.tokens:
            row = recipients.of_token(db, token)
            if row is None:
                strange += 1
            elif not row["email"] or not recipients.add_event(
                db, row["id"], "opted_out", at=at, text=self.file, message_id=f"page:{token}"
            ):
                known += 1
            else:
                topic = topic_of(campaigns.of_id(db, row["campaign_id"]))
                opt_out(row["email"], topic, self.file).perform(bench, writing)
                touched.add(int(row["campaign_id"]))
                kept += 1
        changes = Changes({"permission": None, "campaign": frozenset(touched)}) if kept else Changes()
        said = N_(
            "done", "%n opt-out(s) kept from {file}; {known} were known, {strange} name no mail of ours"
        )
        params = {"n": kept, "file": self.file, "known": known, "strange": strange}
        return Done(changes, None, said, params, PageRead(kept, known, strange, self.opened))
