"""What became of a handed-over mail, written down: its state, its token, the mailbox's rest, the campaign's pause."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.campaign import ALL, CANCELLED, LETTER, PAUSED, SCHEDULED, SENDING
from cs_workbench.domain.delivery import (
    REFUSALS_IN_A_ROW,
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
from cs_workbench.services.outreach_landed import all_landed, finish_if_done, letter_failed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cs_workbench.domain.delivery import Settled
    from cs_workbench.services.outreach_line import Handed
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store import outbox
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

#: Of these nothing can be said about the text.
_NOT_OF_THE_TEXT: Final = frozenset({Verdict.ACCOUNT_TROUBLE, Verdict.UNKNOWN})


@dataclass(slots=True)
class Settler:
    """Writes answers for one mailbox, and remembers what only a row of them tells.

    Attributes:
        states: what the mails of this run came to.
        rests: until when the mailbox rests, and since when it does not ask; ``stopped``: until a person acts.
        refused: campaign -> title, of those whose text was refused three times in a row; they are paused.
    """

    bench: Workbench
    mailbox: Row
    host: str
    states: Counter[State] = field(default_factory=Counter)
    rests: datetime | None = None
    stopped: MailboxTrouble | None = None
    fewer: bool = False
    refused: dict[int, str] = field(default_factory=dict)
    _troubles: Counter[Trouble] = field(default_factory=Counter)
    _latest: defaultdict[int, list[Verdict]] = field(default_factory=lambda: defaultdict(list))

    def settle(self, writing: Writing, told: Sequence[Handed]) -> None:
        """Write what became of mails, all in one go."""
        from cs_workbench.store import outbox

        if not told:
            return
        campaigns = outbox.campaign_states(writing.db, {int(one.row["campaign_id"]) for one in told})
        lines = []
        for one in told:
            state, outcome = State.SENDING, one.outcome
            if one.marked_at is not None:
                state = after(state, Event.MARK)
            found = settle(
                state,
                outcome,
                tries=one.row["tries"],
                first_tried_at=from_iso(one.row["claimed_at"]),
                now=one.at,
            )
            lines.append(self._line(one, found, campaigns[int(one.row["campaign_id"])]))
            for refused in (outcome, *outcome.refused_copies):
                if refused.suppress and one.row["email"]:
                    self._suppress(writing, one.row, refused.answer)
        outbox.settle(writing.db, self.mailbox["id"], lines)
        self._ended(writing, [(one.row, line) for one, line in zip(told, lines, strict=True)])
        for one in told:
            if one.outcome.trouble is not None:
                self._rest(writing, one, one.outcome.trouble)
            self._judge_text(writing, one.row, one.outcome.verdict, iso(one.at))
        writing.changed("campaign", campaigns)

    def _ended(self, writing: Writing, mails: Sequence[tuple[Row, outbox.Settled]]) -> None:
        """Let the accounts know what left, and that a mail to one person was not taken."""
        sent = [(row, line.at) for row, line in mails if line.state == State.SENT]
        all_landed(self.bench, writing, sent)
        if sent:
            self._troubles.clear()
        for row, line in mails:
            if line.state == State.FAILED and row["kind"] == LETTER:
                letter_failed(self.bench, writing, row, line.answer or "")

    def let_go(self, writing: Writing, rows: Sequence[Row]) -> None:
        """Put back claimed mails that were not begun, and their tokens."""
        from cs_workbench.store import outbox

        if not rows:
            return
        campaigns = outbox.campaign_states(writing.db, {int(row["campaign_id"]) for row in rows})
        at = iso(self.bench.clock.now())
        lines = []
        for row in rows:
            state = _unless_cancelled(after(State.SENDING, Event.LET_GO), campaigns[int(row["campaign_id"])])
            ended = at if state is State.CANCELLED else None
            lines.append(
                outbox.Settled(
                    row["id"], state, row["taken_at"], at, answer=row["answer"], ended_at=ended, counts=False
                )
            )
        outbox.settle(writing.db, self.mailbox["id"], lines)

    def _line(self, one: Handed, found: Settled, campaign: str) -> outbox.Settled:
        """Return what is written of one mail."""
        from cs_workbench.store import outbox

        at, row = iso(one.at), one.row
        state = _unless_cancelled(found.state, campaign)
        self.states[state] += 1
        waits = state in (State.QUEUED, State.DEFERRED)
        return outbox.Settled(
            row["id"], state, row["taken_at"], at,
            answer=said(one.outcome.answer) or None,
            next_at=iso(found.next_at) if found.next_at and waits else None,
            ended_at=None if waits else at,
            marked_at=iso(one.marked_at) if one.marked_at else None,
            sha256=one.sha256, counts=found.counted,
        )  # fmt: skip

    def finish(self, writing: Writing, campaigns: set[int]) -> None:
        """End the campaigns of which nothing is open."""
        for campaign_id in campaigns:
            finish_if_done(self.bench, writing, campaign_id)

    def _suppress(self, writing: Writing, row: Row, answer: Answer) -> None:
        """Write to nobody any more who does not exist; of a mail with copies whom the answer names, and none of us."""
        from cs_workbench.services.permissions import Suppress

        copies = row["copies"] or ()
        address = answer.address or ("" if copies else row["email"])
        if not address or any(copy["email"] == address and copy.get("ours") for copy in copies):
            return
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
        if until is not None and handed.outcome.wait_s is not None:
            until = handed.at + timedelta(seconds=handed.outcome.wait_s)
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
        if not pauses_campaign(latest):
            return
        if outbox.campaign_states(writing.db, [campaign])[campaign] in (SCHEDULED, SENDING):
            campaigns.put(writing.db, campaign, {"state": PAUSED}, at=at)
            self.refused[campaign] = str(campaigns.of_id(writing.db, campaign)["title"])


def _unless_cancelled(state: State, campaign: str) -> State:
    """Return the state a mail has in the end: what was under way when its campaign was cancelled does not wait."""
    waits = state in (State.QUEUED, State.DEFERRED)
    return after(state, Event.CANCEL) if waits and campaign == CANCELLED else state


def said(answer: Answer) -> str:
    """Return a server's answer as it is kept; without a code it is words of ours or of the line."""
    return f"{answer.code} {answer.text}".strip() if answer.code else answer.text
