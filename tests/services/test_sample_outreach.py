"""The sample book's one-to-many mail: its sums are those of docs/sample-book.md, each mail is proven, all goes."""

from __future__ import annotations

from cs_workbench.services.demo import remove_sample
from cs_workbench.services.outreach import CampaignRow, campaigns, recipients_of
from cs_workbench.services.outreach_check import findings_of
from cs_workbench.services.outreach_preview import preview
from cs_workbench.services.permissions import consents, suppressions
from cs_workbench.services.workbench import Workbench

TABLES = (
    "local_campaign", "local_campaign_file", "local_mail_template", "local_mail_version", "local_mailbox",
    "local_consent", "local_suppression", "outbox_recipient", "outbox_event", "outbox_quota",
)  # fmt: skip


def of_state(bench: Workbench, state: str) -> CampaignRow:
    (row,) = (row for row in campaigns(bench) if row.state == state)
    return row


def test_the_finished_campaign_adds_up(sample: Workbench) -> None:
    row = of_state(sample, "finished")
    counts = row.counts
    assert counts.total == 214
    assert (counts.sent, counts.opted_out, counts.held_back, counts.failed, counts.needs_check) == (
        198,
        9,
        5,
        1,
        1,
    )
    assert (counts.waiting, counts.cancelled, counts.bounced, row.frozen_count) == (0, 0, 3, 200)
    rows = recipients_of(sample, row.uid)
    assert len({r.message_id for r in rows if r.message_id}) == 200
    assert {r.why for r in rows if r.reason == "by_hand"} == {"電話で直接ご案内済み"}
    assert len({r.account_id for r in rows}) == 214
    sent = next(r for r in rows if r.state == "sent")
    assert preview(sample, row.uid, recipient=sent.uid).proven
    assert len(suppressions(sample)) == 9
    assert len(consents(sample)) >= 214


def test_each_mail_that_was_sent_is_one_touch_that_takes_nobody_s_time(sample: Workbench) -> None:
    row = of_state(sample, "finished")
    with sample.store.read() as db:
        touches = db.execute(
            "SELECT count(*), count(DISTINCT account_id), sum(minutes), sum(meaningful) FROM local_touch "
            "WHERE group_uid = ?",
            (row.uid,),
        ).fetchone()
    assert touches == (198, 198, 0, 0)


def test_one_is_paused_and_one_is_a_draft_to_25_accounts(sample: Workbench) -> None:
    paused = of_state(sample, "paused")
    assert (paused.kind, paused.counts.waiting, paused.counts.total) == ("notice", 59, 59)
    draft = of_state(sample, "draft")
    rows = recipients_of(sample, draft.uid)
    assert len({r.account_id for r in rows} | set(draft.without)) == 25
    assert draft.most == 2
    assert [f.kind for f in findings_of(draft.report) if f.stops] == ["questions"]
    mail = preview(sample, draft.uid).message
    assert mail.invitation is not None
    assert "もくもく会" in mail.subject
    assert [one.address for one in mail.cc] == ["sato@nagare.example"]


def test_nothing_of_it_stays_when_the_sample_book_goes(sample: Workbench) -> None:
    remove_sample(sample)
    with sample.store.read() as db:
        left = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert set(left.values()) == {0}, left
