"""The sample book's one-to-many mail: one campaign that ended, one that is paused, one workshop that is being drafted.

The first goes the way of any other: chosen, checked, frozen, claimed, settled; only no server is asked, and its days
lie in the past. `docs/sample-book.md` tells its sums.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cs_workbench.kernel.clock import FixedClock, iso
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.resources import resource
from cs_workbench.services.outreach import NewCampaign
from cs_workbench.services.outreach_audience import EditRecipient, SetAudience
from cs_workbench.services.outreach_check import CheckCampaign
from cs_workbench.services.outreach_freeze import Freeze
from cs_workbench.services.outreach_landed import finish_if_done, landed
from cs_workbench.services.outreach_rows import campaign_in, found_campaign
from cs_workbench.services.outreach_run import Pause
from cs_workbench.services.outreach_templates import NewTemplate, SetMailbox, WriteTemplate
from cs_workbench.services.permissions import AddConsents, opt_out
from cs_workbench.services.sample.days import business_day, last_business_day
from cs_workbench.services.settings import SetSetting

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.changes import Done
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

#: Of the 214 of the finished campaign; everybody else was sent the mail.
RECIPIENTS: Final = 214
OPTED_OUT, BY_HAND, FAILED, IN_DOUBT = 9, 5, 1, 1
BOUNCED: Final = 3  # of the sent
WORKSHOP: Final = 25  # accounts
ENDED_AGO: Final = 20  # days
PAUSED_AGO: Final = 1
WORKSHOP_IN: Final = 14


def write_sample_outreach(bench: Workbench, you: str, spared: int) -> None:
    """Write them; smaller books have fewer recipients. ``spared``: an account that has had enough mail as it is."""
    language = "ja" if bench.catalogue.language == "ja" else "en"
    told = tomllib.loads(resource("sample", f"outreach_{language}.toml").read_text("utf-8"))
    book = _running(bench)
    then = last_business_day(bench.today - timedelta(days=ENDED_AGO))
    before = last_business_day(bench.today - timedelta(days=PAUSED_AGO))
    with bench.store.write("one-to-many mail", "sample") as writing:
        desk = _Desk(bench, writing, told, book)
        desk.prepare(language)
        desk.at(then, 1).permit()
        desk.at(then, 1).finish(spared)
        desk.at(before, 7).pause(you)
        desk.draft_workshop(you)
        for kind in ("campaign", "mail_template", "permission", "setting", "touch"):
            writing.changed(kind, None)


def _running(bench: Workbench) -> Book:
    """Return the accounts that run and gave no notice."""
    from cs_workbench.services.book import load_book

    book = load_book(bench)
    notice = np.array([book["churn_notice"].at(n) is True for n in range(len(book))])
    return book.take(np.flatnonzero(~book["churned_on"].is_known() & ~notice))


@dataclass(frozen=True, slots=True)
class _Desk:
    """The person at the desk, on some day; ``box``: uid of the mailbox."""

    bench: Workbench
    writing: Writing
    told: Mapping[str, Any]
    book: Book
    box: str = field(default_factory=uuid7)

    def at(self, day: date, hour: int) -> _Desk:
        """Return the same desk on another day, at an hour of UTC."""
        clock = FixedClock(datetime.combine(day, time(hour), UTC))
        return replace(self, bench=replace(self.bench, clock=clock))

    def do(self, command: Command) -> Done:
        """Perform a command."""
        return command.perform(self.bench, self.writing)

    def prepare(self, language: str) -> None:
        """Write the settings of the foot, the mailbox and the three templates."""
        for key, value in self.told["settings"].items():
            self.do(SetSetting(key, value))
        server = {"host": "smtp.nagare.example", "port": 587, "security": "starttls", "sign_in": "microsoft"}
        self.do(SetMailbox(self.box, {**self.told["mailbox"], **server, "preset": "microsoft365"}))
        for name in ("finished", "paused", "workshop"):
            letter = self.told[name]
            self.do(NewTemplate(letter["template"]))
            self.do(WriteTemplate(letter["template"], language, letter["subject"], letter["body"].strip()))

    def permit(self) -> None:
        """Keep the consent of everybody at the running accounts: they are customers."""
        from cs_workbench.store import reachable

        people = reachable.people_at(self.writing.db, self.book.account_id.tolist())
        named = tuple((p.email, p.name, p.account_id) for group in people.values() for p in group if p.email)
        how, evidence = self.told["consent"]["how"], self.told["consent"]["evidence"]
        self.do(AddConsents(named, "relationship", self.bench.today.isoformat(), how, evidence))

    def draft(self, name: str, kind: str, accounts: Sequence[int], most: int = 1, **more: Any) -> str:
        """Draft a campaign to exactly these accounts; return its uid."""
        from cs_workbench.services.doors import Doors
        from cs_workbench.store.book import load_book

        told = self.told[name]
        names = ("topic", "template", "which_view", "why_these", "evidence", "as_sequence")
        values = {key: told[key] for key in names} | {"mailbox": self.box, **more}
        uid = str(self.do(NewCampaign(told["title"], kind, values)).value)
        door = Doors(load_book(self.writing.db, facts=("uid",))).to(accounts)
        self.do(SetAudience(uid, door, most=most))
        return uid

    def freeze(self, uid: str) -> None:
        """Check a campaign and freeze it, typing the number of those that are left."""
        self.do(CheckCampaign(uid))
        left = campaign_in(self.writing.db, found_campaign(self.writing.db, uid)).counts.waiting
        self.do(Freeze(uid, left))

    def finish(self, spared: int) -> None:
        """Send the announcement: nine had opted out, five were told in person, one failed, one is in doubt."""
        from cs_workbench.store import recipients

        used = [
            n for n in range(len(self.book))
            if self.book["phase"].at(n) in ("adoption", "utilisation") and self.book.account_id[n] != spared
        ]  # fmt: skip
        uid = self.draft(
            "finished", "announcement", [int(a) for a in self.book.account_id[used][:RECIPIENTS]]
        )
        row = found_campaign(self.writing.db, uid)
        people = recipients.of_campaign(self.writing.db, row["id"], row["round"])
        apart = people[:: max(1, len(people) // (OPTED_OUT + BY_HAND))]
        for one in apart[:OPTED_OUT]:
            self.do(opt_out(one["email"], evidence="unsubscribe"))
        for one in apart[OPTED_OUT : OPTED_OUT + BY_HAND]:
            self.do(EditRecipient(one["uid"], include=False, why=self.told["finished"]["by_hand"]))
        self.freeze(uid)
        self._send(row["id"])

    def _send(self, campaign_id: int) -> None:
        """Walk every recipient through the ledger; the last two are the failure and the doubt."""
        from cs_workbench.store import campaigns, claims, outbox, recipients

        db, told = self.writing.db, self.told["finished"]
        waiting = recipients.of_campaign(db, campaign_id, 1, ("queued",))
        mailbox, now = (
            campaigns.of_id(db, campaign_id)["mailbox_id"],
            self.bench.clock.now() + timedelta(minutes=1),
        )
        for place in range(len(waiting)):
            now += timedelta(seconds=3)
            taken = claims.claim(db, mailbox, now).recipients
            if not taken:
                raise RuntimeError("a mail of the sample book was held back")
            at, row_id = iso(now), taken[0]["id"]
            state, answer = "sent", "250 2.0.0 OK"
            if place == len(waiting) - FAILED - IN_DOUBT:
                state, answer = "failed", told["failed"]
            elif place == len(waiting) - IN_DOUBT:
                state, answer = "unknown", ""
            outbox.settle(
                db,
                mailbox,
                [outbox.Settled(row_id, state, at, at, answer or None, ended_at=at, marked_at=at)],
            )
            if state == "sent":
                landed(self.bench, self.writing, row_id, at)
            if place < BOUNCED:
                back = iso(now + timedelta(minutes=7))
                recipients.add_event(db, row_id, "bounced_hard", at=back, text=told["bounce"])
        finish_if_done(replace(self.bench, clock=FixedClock(now)), self.writing, campaign_id)

    def pause(self, you: str) -> None:
        """Freeze the notice to your accounts, and pause it before anything left."""
        uid = self.draft("paused", "notice", [int(self.book.account_id[n]) for n in self._of(you)])
        self.freeze(uid)
        self.do(Pause(uid))

    def draft_workshop(self, you: str) -> None:
        """Draft the invitation to 25 accounts; the third question is still to be answered."""
        early = ("onboarding", "adoption")
        mine = sorted(self._of(you), key=lambda n: (self.book["phase"].at(n) not in early, n))
        day = business_day(self.bench.today + timedelta(days=WORKSHOP_IN))
        begins, told = datetime.combine(day, time(5), UTC), self.told["workshop"]
        event = {
            "uid": f"{uuid7()}@nagare.example", "title": told["title"], "place": told["place"],
            "zone": "Asia/Tokyo", "starts_at": iso(begins), "ends_at": iso(begins + timedelta(minutes=90)),
        }  # fmt: skip
        more = {"invitation": event, "tiers": {"high": told["tier_task"]}, "copies": {"ours": ["csm"]}}
        accounts = [int(self.book.account_id[n]) for n in mine[:WORKSHOP]]
        self.do(CheckCampaign(self.draft("workshop", "announcement", accounts, 2, **more)))

    def _of(self, you: str) -> list[int]:
        return [n for n in range(len(self.book)) if self.book["owner"].at(n) == you]
