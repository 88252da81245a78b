"""A campaign's mails one by one, as each recipient will read it; and the ledger as a file to take away."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.campaign import EXCLUDED
from cs_workbench.domain.words import word
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.export import UnknownEnding, write_csv, write_rows
from cs_workbench.services.outreach_letters import Composer, digest
from cs_workbench.services.outreach_rows import (
    RecipientRow,
    found_campaign,
    names_of,
    recipient_row,
    recipients_of,
)
from cs_workbench.services.records import NotThere

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cs_workbench.mail.message import Message
    from cs_workbench.services.outreach_reading import Text
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.rows import Row

HEADINGS: Final = (
    N_("outreach", "Account"), N_("outreach", "Owner"), N_("outreach", "Name"), N_("outreach", "Address"),
    N_("outreach", "State"), N_("outreach", "Why"), N_("outreach", "Told by a person"), N_("outreach", "Ended"),
    N_("outreach", "Server's answer"), N_("outreach", "After that"), N_("outreach", "Message-ID"), "SHA-256",
)  # fmt: skip
WIDTHS: Final = (28, 14, 20, 30, 16, 24, 24, 22, 30, 30, 40, 20)
ENDINGS: Final = (".csv", ".xlsx")


class NoSuchPreview(WorkbenchError):
    """A place in a list of mails that has fewer."""

    template = N_(
        "errors", "“{title}” has {count} mail(s), so there is no number {place}. Choose from 1 to {count}."
    )
    code = "CSW-2315"


@dataclass(frozen=True, slots=True)
class Preview:
    """One mail as its recipient reads it.

    Attributes:
        place, of: its number from 1 among the campaign's mails, and how many there are.
        reason: why it would be held back, '' it leaves.
        empty: fields without a value that the text uses.
        proven: whether a frozen mail made again has the sha256 that was kept; None before freezing.
    """

    recipient: RecipientRow
    place: int
    of: int
    message: Message
    reason: str
    empty: tuple[str, ...]
    proven: bool | None


def preview(
    bench: Workbench, uid: str, place: int = 1, recipient: str = "", *, text: Text | None = None,
    edits: Mapping[str, str] | None = None,
) -> Preview:  # fmt: skip
    """Return the mail in this place (from 1) among those that leave; ``recipient``: of this one, held back or not.

    ``text``, ``edits``: what is being written for everybody, or for this one, and is not stored yet.

    Raises:
        NotThere: there is no such campaign or recipient.
        NoSuchPreview: it has fewer mails.
        BadTemplate, TemplateTooLarge: the mail cannot be made.
    """
    from cs_workbench.store import recipients

    with bench.store.read() as db:
        campaign = found_campaign(db, uid)
        rows = recipients.of_campaign(db, campaign["id"], campaign["round"])
        leaving = [row for row in rows if row["state"] != EXCLUDED]
        row = _wanted(campaign, rows, leaving, place, recipient)
        composer = Composer(bench, db, campaign, [row])
        if text is not None:
            composer.try_text(text)
        _before(composer, leaving, row)
        made = composer.compose(row if edits is None else {**row, "edits": dict(edits)})
        names = names_of(db, {int(row["account_id"])})
    number = leaving.index(row) + 1 if row in leaving else 0
    proven = None if row["sha256"] is None else digest(made.message) == row["sha256"]
    return Preview(
        recipient_row(row, names, []), number, len(leaving), made.message, row["reason"] or "", made.empty, proven
    )  # fmt: skip


def _before(composer: Composer, leaving: list[Row], row: Row) -> None:
    """Make the earlier mails to the account: a copy that goes with one of them does not go with this one."""
    for other in leaving:
        if other["account_id"] == row["account_id"] and other["id"] < row["id"]:
            with suppress(WorkbenchError):
                composer.compose(other)


def _wanted(campaign: Row, rows: list[Row], leaving: list[Row], place: int, recipient: str) -> Row:
    if recipient:
        found = [row for row in rows if row["uid"].endswith(recipient)]
        if len(found) != 1:
            raise NotThere(uid=recipient)
        return found[0]
    if not 1 <= place <= len(leaving):
        raise NoSuchPreview(title=campaign["title"], count=len(leaving), place=place)
    return leaving[place - 1]


def export_recipients(bench: Workbench, uid: str, path: Path) -> int:
    """Write who got the mail, who did not and why, to ``path`` (.csv or .xlsx), without formulas; return how many.

    Raises:
        UnknownEnding: the name says neither.
        CannotWrite: the folder is read-only or full, or Excel holds the file.
    """
    if path.suffix.lower() not in ENDINGS:
        raise UnknownEnding(path=path, endings=", ".join(ENDINGS))
    headings = [bench.say("outreach", text) for text in HEADINGS]
    found = recipients_of(bench, uid)
    rows = [_cells(bench, row) for row in found]
    if path.suffix.lower() == ".csv":
        write_csv(path, headings, rows)
    else:
        write_rows(path, bench.say("outreach", N_("outreach", "Recipients")), headings, rows, WIDTHS)
    return len(found)


def _cells(bench: Workbench, row: RecipientRow) -> list[str]:
    happened = ", ".join(bench.say("values", word("mail_event", event.kind)) for event in row.events)
    return [
        row.account, row.owner, row.name, row.email, bench.say("values", word("recipient_state", row.state)),
        bench.say("values", word("held_back", row.reason)) if row.reason else "", row.why,
        iso(row.ended_at) if row.ended_at else "", row.answer, happened, row.message_id, row.sha256,
    ]  # fmt: skip
