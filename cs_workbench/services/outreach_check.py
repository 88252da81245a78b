"""Pre-flight: every mail of a campaign is made and looked at before the first one goes (outreach.md 7.3).

Who must not be written to is held back with the reason; what is wrong with the mails stops the campaign, what is odd
is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import (
    ANNOUNCEMENT,
    CHECKED,
    DRAFT,
    EXCLUDED,
    OVERRULED,
    REASONS,
    barred,
    outliers,
)
from cs_workbench.domain.customer_text import names_internal
from cs_workbench.domain.other_names import OtherNames
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command
from cs_workbench.services.outreach import done
from cs_workbench.services.outreach_letters import Composed, Composer
from cs_workbench.services.outreach_rows import QUESTIONS, open_campaign

if TYPE_CHECKING:
    from cs_workbench.mail.message import Message
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

#: kind of finding -> whether it stops the campaign, and its sentence (context 'outreach'; %n: how many it is about).
FINDINGS: Final[Mapping[str, tuple[bool, str]]] = {
    "nobody": (True, N_("outreach", "Nobody is left to write to.")),
    "no_template": (True, N_("outreach", "No template is chosen.")),
    "no_mailbox": (True, N_("outreach", "No mailbox is chosen.")),
    "questions": (True, N_("outreach", "%n of the three questions has no answer yet.")),
    "no_language": (True, N_("outreach", "The template is not written in the language of %n recipient(s).")),
    "broken": (True, N_("outreach", "The mail to %n recipient(s) cannot be made: {detail}")),
    "no_subject": (True, N_("outreach", "%n mail(s) have no subject.")),
    "missing_footer": (
        True,
        N_("outreach", "The settings lack what the foot of %n mail(s) must say: {detail}."),
    ),
    "internal": (True, N_("outreach", "%n mail(s) name a touch tier, a health score or a lifetime value.")),
    "other_customer": (True, N_("outreach", "%n mail(s) name another customer: {detail}.")),
    "wrong_file": (
        True,
        N_("outreach", "%n file(s) are meant for an account that is not among the recipients."),
    ),
    "named_file": (
        True,
        N_("outreach", "%n file(s) name a customer who is not the one that gets them: {detail}."),
    ),
    "gone": (
        True,
        N_(
            "outreach",
            "%n recipient(s) have left, or have another address, since they were chosen. Leave them out, or choose the "
            "accounts again.",
        ),
    ),
    "too_large": (True, N_("outreach", "%n mail(s) are larger than the mailbox takes ({detail}).")),
    "empty_field": (
        False,
        N_("outreach", "%n mail(s) were held back, since a field they use is empty: {detail}."),
    ),
    "length": (False, N_("outreach", "%n mail(s) are much longer or shorter than the others.")),
    "language": (False, N_("outreach", "%n recipient(s) would rather be reached in another language.")),
    "channel": (False, N_("outreach", "%n recipient(s) would rather be reached another way than by mail.")),
    "hours": (False, N_("outreach", "%n recipient(s) have told hours at which they like to be reached.")),
    "risk": (False, N_("outreach", "%n recipient(s) are at accounts that need action now.")),
    "consumer": (False, N_("outreach", "%n address(es) are at a free mail service, which counts bulk mail.")),
    "without": (False, N_("outreach", "%n account(s) have nobody to write to.")),
    "duplicates": (
        False,
        N_("outreach", "%n recipient(s) have the address of another one and get one mail."),
    ),
}
#: Providers that treat many mails from one sender as bulk (outreach.md 2.2).
CONSUMER: Final = frozenset(
    (
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "yahoo.com",
        "yahoo.co.jp",
        "icloud.com",
    )
)
MOST_TOLD: Final = 100  # recipients named with a finding
_NO_ACCOUNT: Final = -1


@dataclass(frozen=True, slots=True)
class Finding:
    """What pre-flight found: of a `FINDINGS` kind, about ``count`` mails, with the uids of the first hundred."""

    kind: str
    count: int
    uids: tuple[str, ...] = ()
    detail: str = ""

    @property
    def stops(self) -> bool:
        """Whether the campaign cannot be frozen so."""
        return FINDINGS[self.kind][0]

    def said(self, bench: Workbench) -> str:
        """Return the sentence in the person's language."""
        return bench.say("outreach", FINDINGS[self.kind][1], self.count, detail=self.detail)

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {"kind": self.kind, "count": self.count, "uids": list(self.uids), "detail": self.detail}


def findings_of(report: Mapping[str, Any] | None) -> tuple[Finding, ...]:
    """Return the findings of a kept report; () where nothing was checked."""
    kept = (report or {}).get("findings", ())
    return tuple(Finding(f["kind"], f["count"], tuple(f["uids"]), f["detail"]) for f in kept)


@dataclass(slots=True)
class Examined:
    """A campaign that was looked at.

    Attributes:
        reasons: recipient -> why it is held back, '' it is not.
        made: recipient -> its mail, of those not held back.
        findings: what was found, the stopping ones first.
        fixed: what else the mails are made of (`Composer.fixed`); {} without a mailbox.
    """

    rows: list[Row]
    reasons: dict[int, str] = field(default_factory=dict)
    made: dict[int, Composed] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    fixed: dict[str, Any] = field(default_factory=dict)

    @property
    def stops(self) -> tuple[Finding, ...]:
        """What keeps it from being frozen."""
        return tuple(finding for finding in self.findings if finding.stops)


def examine(bench: Workbench, db: Connection, campaign: Row) -> Examined:
    """Return every recipient judged and every mail made; nothing is written."""
    from cs_workbench.store import recipients, review_facts

    rows = recipients.of_campaign(db, campaign["id"], campaign["round"])
    composer = Composer(bench, db, campaign, rows)
    seen = Examined(rows)
    told = _Told()
    judge = _Judge(bench, db, campaign, rows)
    for row in rows:
        seen.reasons[row["id"]] = judge.reason(row)
        if not seen.reasons[row["id"]]:
            _make(composer, row, seen, told)
        if not seen.reasons[row["id"]]:
            judge.gets_it(row)
    names = _Names(composer, review_facts.names(db))
    _of_campaign(campaign, composer, names, seen, told)
    _of_texts(composer, names, seen, told)
    _of_people(composer, judge, seen, told)
    seen.findings = told.findings()
    seen.fixed = composer.fixed() if composer.mailbox is not None else {}
    return seen


@dataclass(frozen=True)  # without slots: what was read ahead stands beside the fields
class Examining(Command):
    """A step that needs every mail of the campaign ``uid`` made: seconds for thousands, so before the write lock."""

    uid: str

    def prepare(self, bench: Workbench) -> None:
        """Examine ahead."""
        with bench.store.read() as db:
            row = open_campaign(bench, db, self.uid)
            object.__setattr__(self, "_ahead", (_stamp(db, row), examine(bench, db, row)))

    def examined(self, bench: Workbench, db: Connection, row: Row) -> Examined:
        """Return what was seen ahead, or where anything changed since, what is seen now."""
        stamp, seen = getattr(self, "_ahead", (None, None))
        return seen if seen is not None and stamp == _stamp(db, row) else examine(bench, db, row)


def _stamp(db: Connection, row: Row) -> tuple[object, ...]:
    """Return what is another one after any write that a check depends on."""
    from cs_workbench.store import rows

    return row["uid"], row["round"], row["changed_at"], rows.last_change(db)


@dataclass(frozen=True)
class CheckCampaign(Examining):
    """Look at every mail of a campaign, hold back who must not get one, and keep what was found."""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Examine and write the reasons; a check that finds nothing that stops makes the campaign 'checked'."""
        from cs_workbench.store import campaigns

        db, at = writing.db, iso(bench.clock.now())
        row = open_campaign(bench, db, self.uid)
        seen = self.examined(bench, db, row)
        write_reasons(db, seen, at)
        values = {
            "state": DRAFT if seen.stops else CHECKED, "checked_at": at, "check_report": report(seen),
        }  # fmt: skip
        campaigns.put(db, row["id"], values, at=at)
        said = (
            N_("done", "“{title}” was checked: it cannot be sent yet")
            if seen.stops
            else N_("done", "“{title}” was checked: ready")
        )
        return done(row["id"], None, said, row["title"], row["uid"])


def report(seen: Examined) -> dict[str, Any]:
    """Return what is kept of a check."""
    reasons = Counter(reason for reason in seen.reasons.values() if reason)
    return {
        "recipients": len(seen.rows), "ready": len(seen.made), "held_back": dict(reasons),
        "findings": [finding.as_json() for finding in seen.findings],
    }  # fmt: skip


def write_reasons(db: Connection, seen: Examined, at: str) -> None:
    """Write who is held back and why, where that changed."""
    from cs_workbench.store import recipients

    moves: dict[str, list[int]] = {}
    for row in seen.rows:
        reason = seen.reasons[row["id"]]
        if (row["reason"] or "") != reason:
            moves.setdefault(reason, []).append(row["id"])
    for reason, ids in moves.items():
        values = {"state": EXCLUDED if reason else "planned", "reason": reason or None}
        recipients.put_many(db, ids, values, at=at)


class _Judge:
    """Says of each recipient why it is held back; asks the tables once for all of them."""

    def __init__(self, bench: Workbench, db: Connection, campaign: Row, rows: Sequence[Row]) -> None:
        from cs_workbench.store import campaigns, claims, permissions, recipients
        from cs_workbench.store.book import load_book

        self.campaign = campaign
        #: Addresses that get this mail: from this campaign, or one that writes to those whom the same one missed.
        self.taken = recipients.addresses(db, campaigns.family(db, campaign["id"]), recipients.MAY_HAVE_IT)
        self.advertises = campaign["kind"] == ANNOUNCEMENT
        marks = {row["mark"] for row in rows}
        self.suppressed = permissions.suppressions(db, marks)
        self.consented = permissions.consented(db, marks) if self.advertises else {}
        days, self.most = claims.cap(db)
        since = iso(bench.clock.now() - timedelta(days=days))
        self.reached = recipients.reached_since(db, marks, since, campaign["id"]) if self.advertises else {}
        accounts = {int(row["account_id"]) for row in rows}
        self.written = recipients.written_since(db, since, accounts) if self.advertises else {}
        book = load_book(db, accounts, ("name", "churn_notice", "churned_on", "band"))
        self.held, self.at_risk = set(), set()
        for place, account in enumerate(book.account_id.tolist()):
            if book["churn_notice"].at(place) or book["churned_on"].at(place) is not None:
                self.held.add(account)
            if book["band"].at(place) == "red":
                self.at_risk.add(account)

    def reason(self, row: Row) -> str:
        """Return the weightiest reason; a person's "all the same" outweighs what may be overruled."""
        found = set(self._reasons(row))
        if row["why"] and row["reason"] != "by_hand":
            found -= set(OVERRULED)
        return next((reason for reason in REASONS if reason in found), "")

    def gets_it(self, row: Row) -> None:
        """Note that a recipient gets the mail: nobody else with the address does."""
        self.taken.add(row["address"])

    def _reasons(self, row: Row) -> Iterable[str]:
        if row["reason"] == "by_hand":
            yield "by_hand"
        if row["address"] in self.taken:
            yield "duplicate"
        if row["email"] and not row["domain"]:
            yield "bad_address"
        mark = row["mark"]
        yield barred(
            self.campaign["kind"], self.campaign["topic"] or "", self.suppressed.get(mark, ()),
            has_consent=mark in self.consented,
        )  # fmt: skip
        if not self.advertises:
            return
        if row["account_id"] in self.held:
            yield "customer_hold"
        by_hand = self.written.get((row["account_id"], row["name"] or ""), 0)
        if self.reached.get(row["mark"], 0) + by_hand >= self.most:
            yield "cap"


@dataclass(slots=True)
class _Told:
    """Findings as they gather."""

    uids: dict[str, list[str]] = field(default_factory=dict)
    details: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, kind: str, uid: str = "", detail: str = "") -> None:
        self.uids.setdefault(kind, []).append(uid)
        if detail:
            self.details.setdefault(kind, {})[detail] = None

    def findings(self) -> tuple[Finding, ...]:
        """Return them in the order of `FINDINGS`, which has the stopping ones first."""
        return tuple(
            Finding(
                kind, len(self.uids[kind]), tuple(filter(None, self.uids[kind]))[:MOST_TOLD],
                ", ".join(list(self.details.get(kind, ()))[:5]),
            )
            for kind in FINDINGS
            if kind in self.uids
        )  # fmt: skip


def _make(composer: Composer, row: Row, seen: Examined, told: _Told) -> None:
    """Make one mail; a recipient without a value that the text uses is held back."""
    if composer.version_of(row) is None:
        if composer.has_template:
            told.add("no_language", row["uid"])
        return
    try:
        composed = composer.compose(row)
    except WorkbenchError as error:
        told.add("broken", row["uid"], error.explain(composer.catalogue))
        return
    if composed.empty:
        seen.reasons[row["id"]] = "missing_field"
        for name in composed.empty:
            told.add("empty_field", row["uid"], name)
        return
    seen.made[row["id"]] = composed


def _of_campaign(campaign: Row, composer: Composer, names: _Names, seen: Examined, told: _Told) -> None:
    """Find what the campaign itself lacks."""
    if all(seen.reasons.values()):
        told.add("nobody")
    if not composer.has_template:
        told.add("no_template")
    if composer.mailbox is None:
        told.add("no_mailbox")
    for name in QUESTIONS:
        if not (campaign[name] or "").strip():
            told.add("questions")
    for _ in campaign["without"]:
        told.add("without")
    chosen = {int(row["account_id"]) for row in seen.rows if not seen.reasons[row["id"]]}
    for file in composer.files:
        account = file["account_id"]
        if account is not None and int(account) not in chosen:
            told.add("wrong_file")
        for name in names.others_in(file["name"], _NO_ACCOUNT if account is None else int(account)):
            told.add("named_file", "", name)


def _of_texts(composer: Composer, names: _Names, seen: Examined, told: _Told) -> None:
    """Find what is wrong or odd in the mails' words."""
    rows = {row["id"]: row for row in seen.rows}
    invitation = composer.campaign["invitation"] or {}
    event = "\n".join(str(invitation.get(part, "")) for part in ("title", "place"))  # calendars show them
    largest = largest_of(composer.mailbox)
    for row_id, composed in seen.made.items():
        row = rows[row_id]
        if not composed.message.subject.strip():
            told.add("no_subject", row["uid"])
        for lacking in composed.lacking:
            told.add("missing_footer", row["uid"], lacking)
        files = "\n".join(file.name for file in composed.message.attachments)
        if names_internal(f"{composed.message.subject}\n{composed.message.text}\n{event}\n{files}"):
            told.add("internal", row["uid"])
        for name in names.others_in(f"{composer.source_of(row)}\n{event}", int(row["account_id"])):
            told.add("other_customer", row["uid"], name)
        if largest and octets_of(composed.message) > largest:
            told.add("too_large", row["uid"], f"{largest / 1_000_000:.0f} MB")
    lengths: dict[int, dict[int, int]] = {}
    for row_id, made in seen.made.items():  # a language is longer than another
        lengths.setdefault(made.version["id"], {})[row_id] = len(made.message.text)
    for row_id in (far for group in lengths.values() for far in outliers(group)):
        told.add("length", rows[row_id]["uid"])


def _of_people(composer: Composer, judge: _Judge, seen: Examined, told: _Told) -> None:
    """Find who is not there any more, and what the recipients would rather have."""
    for row in seen.rows:
        if seen.reasons[row["id"]] == "duplicate":
            told.add("duplicates", row["uid"])
        if row["id"] not in seen.made:
            continue
        if not composer.is_still_there(row):
            told.add("gone", row["uid"])
        for kind in _liked(composer, row):
            told.add(kind, row["uid"])
        if int(row["account_id"]) in judge.at_risk:
            told.add("risk", row["uid"])
        if (row["domain"] or "") in CONSUMER:
            told.add("consumer", row["uid"])


def _liked(composer: Composer, row: Row) -> Iterable[str]:
    """Yield in what a recipient would rather be reached otherwise."""
    person = composer.person(row)
    if person is None:
        return
    if person.channel and person.channel != "mail":
        yield "channel"
    if person.hours:
        yield "hours"
    if person.language and composer.speaks_other(row, person.language):
        yield "language"


def octets_of(message: Message) -> int:
    """Return about how many octets a mail has on its way: base64 makes three of four."""
    return sum(len(file.content) for file in message.attachments) * 4 // 3 + 4 * (
        len(message.text) + len(message.html)
    )


def largest_of(mailbox: Row | None) -> int:
    """Return how many octets a mail from the mailbox may have; 0: nobody knows, or no mailbox is chosen."""
    from cs_workbench.mail.web_send import APIS
    from cs_workbench.store import claims

    if mailbox is None or mailbox["transport"] == "draft":
        return 0
    limits = claims.limits_of(mailbox)
    api = APIS.get(mailbox["sign_in"]) if mailbox["transport"] == "api" else None
    return min(limits.largest_bytes, api.largest_bytes) if api else limits.largest_bytes


class _Names:
    """Finds other customers in texts: the whole book's, not only those who get the mail."""

    def __init__(
        self, composer: Composer, book: tuple[list[tuple[int, str]], Mapping[int, int | None]]
    ) -> None:
        ours = composer.mailbox["name"] if composer.mailbox is not None else ""
        self._allowed = (composer.settings["sender_company"], ours)
        self._others = OtherNames.of_book(*book)
        self._names_any: dict[str, bool] = {}

    def others_in(self, text: str, account: int) -> list[str]:
        """Return the customers that a text for this account names beside the account."""
        if text not in self._names_any:
            self._names_any[text] = bool(self._found(text, _NO_ACCOUNT))
        return self._found(text, account) if self._names_any[text] else []

    def _found(self, text: str, account: int) -> list[str]:
        return list(dict.fromkeys(name for _, name in self._others.found([text], account, self._allowed)))
