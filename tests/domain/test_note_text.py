"""What the lines of a note mean, in both languages, and that no text makes reading it slow."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.note_text import (
    MOST_MARKED,
    cells_of,
    mention,
    parse,
    shareable,
    table_text,
    title_of,
    with_boxes,
)

TODAY = date(2026, 11, 24)
NOTE = """# 定例 あおば精機
- [ ] 資料を送る @田中花子 12/5
- [x] 見積もり
・決定：来期から40席
約束\uff08こちら\uff09：手順書を12/10までに送る
約束(先方): 承認経路の見直し 12/末
Promise (us): send the deck by 2027-01-15
次: 1/12 に電話
::: 内部
解約の噂 @鈴木
- [ ] 上司に相談
:::
mail a@b.example
```
- [ ] no task in code
```
"""


def test_every_marked_line_is_read_with_its_person_and_day() -> None:
    read = [(m.kind, m.text, m.due_on, m.done, m.person, m.internal) for m in parse(NOTE, TODAY).marked]
    assert read == [
        ("task", "資料を送る @田中花子", date(2026, 12, 5), False, "田中花子", False),
        ("task", "見積もり", None, True, "", False),
        ("decision", "来期から40席", None, None, "", False),
        ("promise", "手順書を送る", date(2026, 12, 10), None, "", False),
        ("promise_theirs", "承認経路の見直し", date(2026, 12, 31), None, "", False),
        ("promise", "send the deck", date(2027, 1, 15), None, "", False),
        ("next", "電話", date(2027, 1, 12), None, "", False),
        ("task", "上司に相談", None, False, "", True),
    ]


def test_spans_people_title_and_internal_passages_are_those_of_the_text() -> None:
    read = parse(NOTE, TODAY)
    assert NOTE[read.marked[2].start : read.marked[2].end] == "・決定：来期から40席"
    assert read.people == ("田中花子", "鈴木")
    assert read.title == title_of(NOTE) == "定例 あおば精機"
    ((start, end),) = read.internal
    assert NOTE[start:end].startswith("::: 内部\n")
    assert NOTE[start:end].endswith(":::\n")


def test_what_is_shared_has_nothing_internal_in_it() -> None:
    shared = shareable(NOTE)
    assert "解約" not in shared
    assert "上司" not in shared
    assert ":::" not in shared
    assert "mail a@b.example" in shared


def test_a_passage_that_nobody_closed_hides_the_rest() -> None:
    assert shareable("a\n：：：社内\nsecret\n") == "a\n"
    assert shareable("a\r\n\u200b ::: Internal only\rsecret\u2028secret") == "a\r\n"


@given(
    st.lists(
        st.tuples(st.booleans(), st.text(alphabet=st.characters(exclude_characters=":：S"), max_size=30)),
        max_size=12,
    ),
    st.sampled_from(["::: internal", ":::内部", "  ：：： 社内", "::::internal note"]),
    st.sampled_from(["\n", "\r\n", "\u2028"]),
)
def test_nothing_internal_ever_remains(parts: list[tuple[bool, str]], fence: str, line_break: str) -> None:
    lines = []
    for is_internal, text in parts:
        lines += [fence, "SECRET" + text, ":::"] if is_internal else [text.replace("`", "")]
    shared = shareable(line_break.join(lines))
    assert "SECRET" not in shared
    assert shareable(shared) == shared


@given(st.text(max_size=300))
def test_any_text_is_read_and_its_spans_lie_in_it(text: str) -> None:
    read = parse(text, TODAY)
    for line in read.marked:
        assert 0 <= line.start <= line.end <= len(text)
        assert line.box is None or line.start <= line.box < line.end
    assert len(shareable(text)) <= len(text)
    assert title_of(text) == read.title


@given(st.lists(st.tuples(st.sampled_from(["- [ ] ", "- [x] ", "* [] ", ""]), st.text("ab 1/", max_size=8))))
def test_boxes_are_set_as_asked_and_nothing_else_changes(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(mark + words for mark, words in lines)
    wanted = {("task", line.text): True for line in parse(text, TODAY).todos()}
    ticked = with_boxes(text, wanted, TODAY)
    assert all(line.done for line in parse(ticked, TODAY).todos())
    assert ticked.replace("[x]", "[]").replace("[ ]", "[]") == text.replace("[x]", "[]").replace("[ ]", "[]")


@pytest.mark.parametrize(
    "piece",
    ["- [ ] a 12/5\n", "@", "＠a", "12/", "::: internal\n", "[", "約束(", "\u3000", "- ", ":", "`", "1.", "\ud800",
     "次: 8/末 @a\n", "漢"],
)  # fmt: skip
def test_a_hundred_times_the_text_takes_a_hundred_times_as_long(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        since = process_time()
        parse(text, TODAY)
        shareable(text)
        return process_time() - since

    seconds(10_000)
    small, middle, large = seconds(10_000), seconds(100_000), seconds(1_000_000)
    assert middle < 0.05 + 40 * small
    assert large < 0.5 + 40 * middle
    assert large < 5


def test_a_line_with_more_than_may_be_meant_is_cut_not_refused() -> None:
    assert len(parse("- [ ] a\n" * (MOST_MARKED + 5), TODAY).marked) == MOST_MARKED
    assert len(parse("- [ ] " + "長" * 9_000, TODAY).marked[0].text) == 500


@pytest.mark.parametrize(
    ("words", "day"),
    [("12/5", date(2026, 12, 5)), ("１２／５", date(2026, 12, 5)), ("2月末", date(2027, 2, 28)),
     ("11/20", date(2026, 11, 20)), ("6/1", date(2027, 6, 1)), ("2026年12月1日", date(2026, 12, 1))],
)  # fmt: skip
def test_days_are_understood_from_the_day_of_the_note(words: str, day: date) -> None:
    assert parse(f"- [ ] a {words}", TODAY).marked[0].due_on == day


@pytest.mark.parametrize("words", ["13/45", "2/30", "1/2/3/4", "50%", "3/4%", "v1.12/5"])
def test_what_is_no_day_stays_in_the_words(words: str) -> None:
    line = parse(f"- [ ] a {words}", TODAY).marked[0]
    assert (line.text, line.due_on) == (f"a {words}", None)


def test_in_january_december_was_last_month() -> None:
    assert parse("- [ ] a 12/20", date(2027, 1, 5)).marked[0].due_on == date(2026, 12, 20)


def test_a_block_of_a_spreadsheet_becomes_a_table() -> None:
    rows = cells_of("月\tARR|円\n1\t=1+1\n")
    assert table_text(rows) == "| 月 | ARR\\|円 |\n| --- | --- |\n| 1 | =1+1 |\n"
    assert cells_of("a\tb\nc") == []
    assert cells_of("no tabs") == []
    assert table_text([]) == ""


def test_a_name_is_written_in_one_word() -> None:
    assert mention("田中 花子") == "@田中花子"
    assert parse(mention("Hanako Tanaka") + " said", TODAY).people == ("Hanako Tanaka",)
