"""What leaves for a customer never names touch tier, health score or LTV, wherever somebody typed them."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.customer_text import names_internal
from cs_workbench.domain.facts import FACTS, TIERS
from cs_workbench.domain.note_text import shareable
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.services.account import find_account
from cs_workbench.services.book import load_book
from cs_workbench.services.commands import do
from cs_workbench.services.goals import SetGoal, shareable_plan
from cs_workbench.services.meeting_notes import save_mail, slack_summary
from cs_workbench.services.notes import WriteNote, export_notes
from cs_workbench.services.workbench import Workbench

INTERNAL = ("tier", "health", "ltv")
#: Every word of the window for them, in both languages.
WORDS = [
    catalogue.say(context, text)
    for catalogue in (load_catalogue("ja"), load_catalogue("en"))
    for context, text in (
        *(("values", word("tier", tier)) for tier in TIERS),
        *(("facts", fact.heading) for fact in FACTS if fact.id in INTERNAL),
    )
]
#: How people write them, too.
WRITTEN = (
    *WORDS,
    "ＬＴＶ",
    "High-Touch",
    "tech touch",
    "顧客生涯価値",
    "ハイ\u200bタッチ",
    "health  score",
    "CLTV",
)
PLANTED = "SECRET-4711"


@pytest.mark.parametrize("text", WRITTEN)
def test_every_word_of_them_is_known(text: str) -> None:
    assert names_internal(f"区分は{text}です")
    assert names_internal(f"now {text}: 42")


@pytest.mark.parametrize(
    "text", ["タッチパネルの導入", "touch screens", "スコアボード", "a low tide", "MULTVIEW", ""]
)
def test_other_lines_stay(text: str) -> None:
    assert not names_internal(text)


LINES = st.lists(
    st.text("abcあ漢#-* []:：`\t", max_size=30)
    | st.builds(
        "{} {} {}".format, st.sampled_from(["-", "決定:", "#"]), st.sampled_from(WRITTEN), st.just(PLANTED)
    ),
    max_size=20,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r", "\u2028"]))
def test_no_shared_note_has_a_line_that_names_them(lines: list[str], line_break: str) -> None:
    shared = shareable(line_break.join(lines))
    assert PLANTED not in shared
    assert not any(names_internal(line) for line in shared.splitlines())
    assert PLANTED not in slack_summary(line_break.join(lines), "あおば")


def test_mail_export_and_plan_are_without_them(sample: Workbench, tmp_path: Path) -> None:
    account = find_account(sample, "あおば精機")
    book = load_book(sample)
    row = int(book.account_id.tolist().index(account))
    worth = book["ltv"].at(row)
    planted = [f"- {text} {PLANTED} {worth.short()} {round(book['health'].at(row))}" for text in WRITTEN]
    body = "\n".join(["# 定例", "資料を送る", *planted])
    do(sample, WriteNote(account, body))
    save_mail(sample, body, tmp_path / "x.eml", to=("a@b.example",))
    mail = message_from_bytes((tmp_path / "x.eml").read_bytes(), policy=default)
    texts = [str(mail["Subject"]), mail.get_content(), slack_summary(body, "あおば精機")]
    texts += [
        path.read_text("utf-8") for path in export_notes(sample, account, tmp_path / "notes", internal=False)
    ]
    for text in WRITTEN[:3]:
        do(sample, SetGoal(account, {"name": f"{text} {PLANTED}", "measure": "件数"}))
        do(
            sample,
            SetGoal(
                account, {"name": "入力時間", "measure": f"{text} {PLANTED}", "contact": f"LTV {PLANTED}"}
            ),
        )
    texts.append(shareable_plan(sample, account))
    assert "資料を送る" in texts[1]
    assert "入力時間" in texts[-1]
    for text in texts:
        assert PLANTED not in text
        assert worth.short() not in text
        assert not any(names_internal(line) for line in text.splitlines()), text
