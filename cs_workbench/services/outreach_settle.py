"""What became of a handed-over mail, written down: its state, its token, the mailbox's rest, the campaign's pause."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.campaign import ALL, CANCELLED, PAUSED, SCHEDULED, SENDING
from cs_workbench.domain.delivery import (
    REFUSALS_IN_A_ROW,
    RETRY_AFTER,
    Event,
    State,
    after,
    pauses_campaign,
    rests_until,
    settle,
)
from cs_workbench.domain.smtp_answers import Answer, Trouble, Verdict
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.mail.refusals import MailboxTrouble, ServerRefused
from cs_workbench.services.mailboxes import FOR_EVER
from cs_workbench.services.outreach_landed import finish_if_done, landed

if TYPE_CHECKING:
    from cs_workbench.services.outreach_line import Handed
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

#: Of these nothing can be said about the text.
_NOT_OF_THE_TEXT: Final = frozenset({Verdict.ACCOUNT_TROUBLE, Verdict.UNKNOWN})


@dataclass(slots=True)
class Settler:
    """Writes answers for one mailbox, and remembers what only a row of them tells.

    Attributes:
        states: what the mails of this run came to.
        accounts: customers whose touches changed and whose standing is to be brought up to date.
        rests: until when the mailbox rests, and since when it does not ask; ``stopped``: until a person acts.
        refused: campaign -> title, of those whose text was refused three times in a row; they are paused.
    """

    bench: Workbench
    mailbox: Row
    host: str
    states: Counter[State] = field(default_factory=Counter)
    accounts: set[int] = field(default_factory=set)
    rests: datetime | None = None
    stopped: MailboxTrouble | None = None
    fewer: bool = False
    refused: dict[int, str] = field(default_factory=dict)
    _troubles: Counter[Trouble] = field(default_factory=Counter)
    _latest: defaultdict[int, list[Verdict]] = field(default_factory=lambda: defaultdict(list))

    def settle(self, writing: Writing, handed: Handed) -> None:
        """Write what became of one mail."""
        from cs_workbench.store import claims, outbox, recipients

        db, row, outcome, at = writing.db, handed.row, handed.outcome, iso(handed.at)
        state = State.SENDING
        if handed.marked_at is not None:
            claims.mark(db, row["id"], iso(handed.marked_at))
            state = after(state, Event.MARK)
        settled = settle(state, outcome, tries=row["tries"], first_tried_at=first_try(row), now=handed.at)
        next_at = iso(settled.next_at) if settled.next_at else None
        claims.settle(
            db, row["id"], settled.state, at=at, answer=said(outcome.answer), next_at=next_at,
            counts=settled.counted,
        )  # fmt: skip
        if settled.counted:
            outbox.answered(db, self.mailbox["id"], row["id"], row["claimed_at"], at)
        if handed.sha256 is not None:
            recipients.put(db, row["id"], {"sha256": handed.sha256}, at=at)
        if settled.state is State.SENT:
            landed(self.bench, writing, row["id"], at)
            self.accounts.add(int(row["account_id"]))
            self._troubles.clear()
        if outcome.suppress and row["email"]:
            self._suppress(writing, row, outcome.answer)
        if outcome.trouble is not None:
            self._rest(writing, handed, outcome.trouble)
        self._judge_text(writing, row, outcome.verdict, at)
        self.states[self._after_cancel(writing, row, settled.state, at)] += 1
        writing.changed("campaign", [row["campaign_id"]])

    def let_go(self, writing: Writing, row: Row) -> None:
        """Put back a claimed mail that was not begun; its token with it."""
        from cs_workbench.store import claims

        at = iso(self.bench.clock.now())
        claims.settle(writing.db, row["id"], State.QUEUED, at=at, counts=False)
        self._after_cancel(writing, row, State.QUEUED, at)

    def finish(self, writing: Writing, campaigns: set[int]) -> None:
        """End the campaigns of which nothing is open."""
        for campaign_id in campaigns:
            finish_if_done(self.bench, writing, campaign_id)

    def _after_cancel(self, writing: Writing, row: Row, state: State, at: str) -> State:
        """Return the state a mail has in the end: what was under way when its campaign was cancelled does not wait."""
        from cs_workbench.store import outbox, recipients

        if state not in (State.QUEUED, State.DEFERRED):
            return state
        if outbox.campaign_states(writing.db, [row["campaign_id"]])[row["campaign_id"]] != CANCELLED:
            return state
        state = after(state, Event.CANCEL)
        recipients.put(writing.db, row["id"], {"state": state, "next_at": None, "ended_at": at}, at=at)
        return state

    def _suppress(self, writing: Writing, row: Row, answer: Answer) -> None:
        """Write to nobody any more who does not exist; of a mail with copies only whom the answer names."""
        from cs_workbench.services.permissions import Suppress

        address = answer.address or row["email"]
        evidence = f"{row['message_id']} {said(answer)}"
        done = Suppress(address, "hard_bounce", ALL, "", evidence).perform(self.bench, writing)
        for kind, ids in done.changes.kinds.items():
            writing.changed(kind, ids)

    def _rest(self, writing: Writing, handed: Handed, trouble: Trouble) -> None:
        """Let the mailbox rest; what other lines meet in the same moment is the same trouble."""
        from cs_workbench.store import claims

        if self.rests is not None and handed.at < self.rests:
            return
        self._troubles[trouble] += 1
        until = rests_until(trouble, self._troubles[trouble], handed.at)
        answer = handed.outcome.answer
        error = handed.trouble or ServerRefused(answer.text or str(answer.code), answer, host=self.host)
        why = error.explain(self.bench.catalogue)
        claims.pause_mailbox(writing.db, self.mailbox["id"], iso(until) if until else FOR_EVER, why)
        writing.changed("mailbox", [self.mailbox["id"]])
        self.rests = until or from_iso(FOR_EVER)
        self.fewer = self.fewer or trouble is Trouble.CONNECTIONS
        if until is None:
            self.stopped = error

    def _judge_text(self, writing: Writing, row: Row, verdict: Verdict, at: str) -> None:
        """Pause a campaign whose text was refused three times in a row."""
        from cs_workbench.store import campaigns, outbox

        if verdict in _NOT_OF_THE_TEXT:
            return
        campaign = int(row["campaign_id"])
        latest = self._latest[campaign] = [*self._latest[campaign], verdict][-REFUSALS_IN_A_ROW:]
        state = outbox.campaign_states(writing.db, [campaign])[campaign]
        if pauses_campaign(latest) and state in (SCHEDULED, SENDING):
            campaigns.put(writing.db, campaign, {"state": PAUSED}, at=at)
            self.refused[campaign] = str(campaigns.of_id(writing.db, campaign)["title"])


def said(answer: Answer) -> str:
    """Return a server's answer as it is kept; without a code it is words of ours or of the line."""
    return f"{answer.code} {answer.text}".strip() if answer.code else answer.text


def first_try(row: Row) -> datetime:
    """Return when a claimed mail was tried first: its waits before now, without what a computer that was off adds."""
    waited = sum(RETRY_AFTER[: int(row["tries"])], timedelta())
    return from_iso(row["claimed_at"]) - waited
