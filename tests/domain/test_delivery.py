"""The way of one mail: laws that hold for every order of events, and every answer of outreach.md 2.6 and 4.2."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain import campaign
from cs_workbench.domain.delivery import (
    AFTER_CRASH,
    FINAL,
    MOVES,
    RETRY_AFTER,
    WAITING,
    Event,
    ImpossibleMove,
    State,
    after,
    next_try,
    pauses_campaign,
    rests_until,
    settle,
)
from cs_workbench.domain.delivery_words import REASONS, STATES, HeldBack
from cs_workbench.domain.smtp_answers import Answer, Phase, Trouble, Verdict, judge
from cs_workbench.kernel.i18n import load_catalogue

NOW = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)
EVENTS = st.lists(st.sampled_from(Event), max_size=40)


def walk(events: Iterable[Event]) -> list[tuple[State, Event]]:
    """Return (state, event) of every event that could happen, from planned on."""
    state, went = State.PLANNED, []
    for event in events:
        if (state, event) in MOVES:
            went.append((state, event))
            state = after(state, event)
        else:
            with pytest.raises(ImpossibleMove):
                after(state, event)
    went.append((state, Event.CLAIM))
    return went


@given(EVENTS)
def test_what_has_ended_stays_as_it_ended(events: list[Event]) -> None:
    states = [state for state, _ in walk(events)]
    ended = [n for n, state in enumerate(states) if state in FINAL]
    assert not ended or ended[0] == len(states) - 1


@given(EVENTS)
def test_nothing_is_sent_without_a_mark_or_a_proof_and_never_twice_by_itself(events: list[Event]) -> None:
    marks = 0
    for state, event in walk(events):
        if event is Event.ACCEPT:
            assert state is State.COMMITTING
        if event is Event.MARK:
            marks += 1
            assert marks == 1, "a second dot, and nobody said that the first was not delivered"
        if event in (Event.SEND_AGAIN, Event.DEFER, Event.LET_GO):
            marks = 0  # a person's word, or the server's clear no
        if state is State.UNKNOWN:
            assert event not in (Event.MARK, Event.FREEZE, Event.DEFER, Event.LET_GO)


def test_a_crash_before_the_mark_is_no_attempt_and_after_it_is_in_doubt() -> None:
    assert {state: after(state, event) for state, event in AFTER_CRASH.items()} == {
        State.SENDING: State.QUEUED,
        State.COMMITTING: State.UNKNOWN,
    }
    assert set(State) == FINAL | WAITING | set(AFTER_CRASH) | {State.PLANNED, State.UNKNOWN}


def test_cancelling_reaches_what_waits_and_nothing_else() -> None:
    reached = {state for state, event in MOVES if event is Event.CANCEL}
    assert reached == {State.PLANNED, *WAITING}


def test_an_opt_out_reaches_a_mail_until_it_is_claimed() -> None:
    assert {state for state, event in MOVES if event is Event.EXCLUDE} == {State.PLANNED, *WAITING}


# -- answers

A, D, F, C, S, U = (
    Verdict.ACCOUNT_TROUBLE, Verdict.DEFERRED, Verdict.FAILED,
    Verdict.CONTENT_REFUSED, Verdict.SENT, Verdict.UNKNOWN,
)  # fmt: skip
EVERY = "connect hello tls sign_in mail rcpt data body dot"
TABLE: list[tuple[str, int, str, Verdict, Trouble | None]] = [
    ("dot", 250, "2.0.0 OK queued as 1", S, None),
    ("dot", 0, "", U, None),
    ("dot", -1, "what", U, None),
    ("dot", 354, "go on", U, None),
    ("connect hello tls sign_in mail", 0, "", A, Trouble.NETWORK),
    ("rcpt data body", 0, "", D, None),
    ("connect hello mail rcpt data", -1, "", A, Trouble.PROTOCOL),
    (EVERY, 421, "4.7.0 Our system has detected an unusual rate", A, Trouble.BUSY),
    (EVERY, 432, "4.3.2 Concurrent connections limit exceeded", A, Trouble.CONNECTIONS),
    (EVERY, 454, "4.7.0 Too many login attempts", A, Trouble.BUSY),
    (EVERY, 535, "5.7.8 Username and Password not accepted", A, Trouble.SIGN_IN),
    (EVERY, 534, "5.7.9 Application-specific password required", A, Trouble.SIGN_IN),
    (EVERY, 530, "5.7.57 Client was not authenticated to send", A, Trouble.SIGN_IN),
    (EVERY, 550, "5.4.5 Daily user sending limit exceeded", A, Trouble.QUOTA),
    (
        "rcpt data dot",
        554,
        "5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
        A,
        Trouble.QUOTA,
    ),
    (
        "mail rcpt dot",
        550,
        "5.1.90 Your message can't be sent: daily limit for message recipients",
        A,
        Trouble.QUOTA,
    ),
    ("mail dot", 554, "5.2.252 SendAsDenied; kei@acme.example not allowed to send as", A, Trouble.SENDER),
    ("rcpt", 554, "5.7.1 <a@b.example>: Relay access denied", A, Trouble.SENDER),
    ("rcpt data dot", 550, "5.7.1 not allowed to send", A, Trouble.SENDER),
    ("rcpt", 550, "5.7.1 You are not allowed to send to this user; unknown", F, None),
    ("rcpt", 550, "5.7.1 kei@acme.example is not allowed to send mail to <p@kita.example>", F, None),
    ("rcpt", 554, "5.7.1 You are not allowed to send messages to the recipient", F, None),
    ("rcpt", 554, "5.7.1 You are not allowed to send mail to external addresses", A, Trouble.SENDER),
    ("mail", 550, "5.7.1 no", A, Trouble.SENDER),
    ("mail", 451, "4.3.0 later", A, Trouble.BUSY),
    ("mail", 552, "5.3.4 Message size exceeds fixed limit", C, None),
    ("connect hello", 554, "5.7.1 not from here", A, Trouble.SENDER),
    ("sign_in", 550, "no", A, Trouble.SIGN_IN),
    ("rcpt data dot", 503, "5.5.1 bad sequence", A, Trouble.PROTOCOL),
    ("rcpt data dot", 451, "4.7.1 Greylisted", D, None),
    ("rcpt dot", 450, "4.2.1 The user is receiving mail too quickly", D, None),
    ("rcpt dot", 452, "4.2.2 Mailbox full", D, None),
    ("rcpt", 550, "5.2.2 Mailbox over quota", F, None),
    ("rcpt", 550, "5.7.1 policy", F, None),
    ("rcpt", 501, "5.1.3 bad address syntax", F, None),
    ("data dot", 554, "5.7.1 This looks like spam", C, None),
    ("dot", 552, "5.3.4 Message size limit exceeded", C, None),
    ("dot", 552, "5.2.2 Over quota", F, None),
]
ROWS = [
    (Phase(p), code, text, verdict, trouble) for ps, code, text, verdict, trouble in TABLE for p in ps.split()
]


@pytest.mark.parametrize(("phase", "code", "text", "verdict", "trouble"), ROWS)
def test_an_answer_means(
    phase: Phase, code: int, text: str, verdict: Verdict, trouble: Trouble | None
) -> None:
    found = judge(Answer(phase, code, text))
    assert (found.verdict, found.trouble, found.suppress) == (verdict, trouble, text.startswith("5.1.3"))


@pytest.mark.parametrize(
    "text",
    [
        "5.1.1 x", "5.1.2 x", "5.1.10 x", "No such user here", "User unknown", "5.0.0 unknown user",
        "5.1.0 <p@kita.example>: user unknown", "5.2.1 <p@kita.example>... User Unknown", "5.1.0 no such domain",
        "5.2.1 the user has moved to another address",
    ],
)  # fmt: skip
@pytest.mark.parametrize("phase", [Phase.RCPT, Phase.DOT])
def test_nobody_there_is_suppressed_whenever_it_is_said(phase: Phase, text: str) -> None:
    assert judge(Answer(phase, 550, text)).suppress


@pytest.mark.parametrize(
    "text",
    [
        "5.1.0 <kei@acme.example> sender rejected. AUP#CDRBL",
        "5.1.0 192.0.2.222 is not allowed to send from <acme.example> per its SPF record",
        "5.1.0 x",
        "5.2.1 The email account that you tried to reach is disabled",
        "5.2.1 x",
        "5.1.1 IP address blacklisted by recipient",
        "Requested action not taken: mailbox unavailable",
        "this system does not accept mail from 192.0.2.1",
    ],
)
@pytest.mark.parametrize("phase", [Phase.RCPT, Phase.DOT])
def test_a_code_that_servers_give_for_other_things_too_calls_nobody_gone(phase: Phase, text: str) -> None:
    assert not judge(Answer(phase, 550, text)).suppress


@given(st.sampled_from(Phase), st.integers(-1, 999), st.text(max_size=80))
def test_every_answer_means_something_and_only_a_yes_to_the_dot_is_sent(
    phase: Phase, code: int, text: str
) -> None:
    found = judge(Answer(phase, code, text))
    assert (found.verdict is Verdict.SENT) == (phase is Phase.DOT and 200 <= code < 300)
    assert (found.trouble is not None) == (found.verdict is Verdict.ACCOUNT_TROUBLE)
    if found.verdict is Verdict.UNKNOWN:
        assert phase is Phase.DOT
        assert code // 100 not in (2, 4, 5)
    if phase in (Phase.CONNECT, Phase.HELLO, Phase.TLS, Phase.SIGN_IN):
        assert found.verdict is Verdict.ACCOUNT_TROUBLE, "no mail pays for a mailbox's trouble"


@given(
    st.sampled_from(Phase), st.integers(0, 999), st.text(max_size=40), st.integers(0, 9), st.integers(0, 100)
)
def test_every_answer_leads_to_a_state(phase: Phase, code: int, text: str, tries: int, hours: int) -> None:
    outcome = judge(Answer(phase, code, text))
    state = State.COMMITTING if phase is Phase.DOT else State.SENDING
    found = settle(state, outcome, tries=tries, first_tried_at=NOW - timedelta(hours=hours), now=NOW)
    assert (found.next_at is not None) == (found.state is State.DEFERRED)
    assert found.counted == (found.state is not State.QUEUED)
    if phase is not Phase.DOT:
        assert found.state not in (State.UNKNOWN, State.SENT)


def test_a_deferred_mail_waits_longer_each_time_and_is_given_up_after_five_waits_or_48_hours() -> None:
    now, waits = NOW, []
    for tries in range(1, 9):
        at = next_try(tries, NOW, now)
        if at is None:
            break
        waits.append(at - now)
        now = at
    assert tuple(waits) == RETRY_AFTER
    assert next_try(5, NOW, NOW + timedelta(hours=25)) is None
    assert next_try(1, NOW - timedelta(hours=47, minutes=50), NOW) is None


def test_a_mailbox_rests_longer_each_time_and_for_ever_where_only_a_person_can_help() -> None:
    for trouble in Trouble:
        rests = [rests_until(trouble, n, NOW) for n in range(1, 8)]
        known = [at for at in rests if at is not None]
        assert known == sorted(known)
        assert len(known) == (0 if trouble in (Trouble.SIGN_IN, Trouble.SENDER) else 7)
        assert all(at > NOW for at in known)


def test_three_refusals_of_the_text_in_a_row_wait_for_a_person() -> None:
    assert not pauses_campaign([C, C])
    assert not pauses_campaign([C, C, S, C])
    assert pauses_campaign([S, C, C, C])


def test_every_state_and_reason_has_its_word_in_both_languages() -> None:
    japanese = load_catalogue("ja")
    assert (set(STATES), set(REASONS)) == (set(State), set(HeldBack))
    assert set(HeldBack) == set(campaign.REASONS)
    for text in (*STATES.values(), *REASONS.values()):
        assert japanese.form("values", text) != text
