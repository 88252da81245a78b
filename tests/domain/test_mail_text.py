"""A mail's own words: without what it quotes, without a signature, whatever it was written with."""

from __future__ import annotations

from time import perf_counter

import pytest

from cs_workbench.domain.html_text import LONGEST_TEXT, text_of_html
from cs_workbench.domain.mail_text import direction_of, newest_part, summary_of_mail

REPLIES = {
    "Gmail": "Yes, Friday works.\n\nOn Mon, Nov 23, 2026 at 9:00 AM, Kei <k@n.example> wrote:\n> Friday?",
    "Gmail, wrapped": "Yes, Friday works.\n\nOn Mon, Nov 23, 2026 at 9:00, Kei Sato\n<k@n.example> wrote:\n> Friday?",
    "Outlook": "Yes, Friday works.\n\nFrom: Kei Sato\nSent: Monday\nTo: Flora\nSubject: Friday\n\nFriday?",
    "Outlook, Japanese": "Yes, Friday works.\n\n差出人: 佐藤\n送信日時: 11月23日\n宛先: 田中\n\n金曜は？",
    "original message": "Yes, Friday works.\n-----Original Message-----\nFriday?",
    "iPhone": "Yes, Friday works.\n\nSent from my iPhone\n\n> Friday?",
    "Japanese": "Yes, Friday works.\n\n2026年11月23日(月) 9:00 佐藤 <k@n.example>:\n> 金曜は？",
    "signature": "Yes, Friday works.\n-- \nFlora",
    "rule": "Yes, Friday works.\n________________________________\nFrom: x",
}


@pytest.mark.parametrize("program", REPLIES)
def test_an_answer_is_without_what_it_quotes(program: str) -> None:
    assert newest_part(REPLIES[program]) == "Yes, Friday works."


def test_a_mail_that_only_quotes_keeps_its_text() -> None:
    assert newest_part("> one\n> two") == "> one\n> two"
    assert newest_part("From: is a word here\nand this follows") == "From: is a word here\nand this follows"


def test_the_summary_is_subject_and_first_words() -> None:
    assert summary_of_mail("Re: Friday", "Yes.\n\nOn Monday you wrote:\n> x").startswith("Re: Friday – Yes.")
    assert summary_of_mail("", "Yes.") == "Yes."
    assert summary_of_mail("Friday", "") == "Friday"


def test_the_direction_follows_the_sender() -> None:
    own, theirs = ["sato@nagare.example"], ["aoba.example"]
    assert direction_of("sato@nagare.example", own, theirs) == "out"
    assert direction_of("suzuki@nagare.example", own, theirs) == "out"
    assert direction_of("tanaka@aoba.example", own, theirs) == "in"
    assert direction_of("anyone@gmail.com", ["me@gmail.com"], []) == "in"
    assert direction_of("", own, theirs) == "in"


def test_html_becomes_lines_and_nothing_hidden_is_said() -> None:
    html = (
        "<html><head><title>t</title><style>p{}</style></head><body><p>Hello<br>Flora</p><script>evil()</script>"
        "<table><tr><td>a</td><td>b</td></tr></table><blockquote>old<br>words</blockquote>1 &lt; 2 &amp; 3</body>"
    )
    assert text_of_html(html).split("\n") == [
        "Hello",
        "Flora",
        "",
        "a b",
        "",
        "> old",
        "> words",
        "1 < 2 & 3",
    ]


HOSTILE = {
    "5,000 deep": "<div>" * 5_000 + "deep" + "</div>" * 5_000,
    "tables in tables": "<table><tr><td>" * 5_000 + "deep",
    "one line of a megabyte": "a" * 1_000_000,
    "open tags": "<" * 400_000,
    "open comments": "<!--" * 100_000,
    "open declarations": "<![" * 100_000,
    "attributes without end": "<a " + "b='" * 200_000,
    "entities": "&#x41;" * 100_000,
    "half entities": "&" * 400_000,
    "processing": "<?" * 200_000,
    "closing": "</" * 200_000,
    "script without end": "<script>" + "x" * 400_000,
    "textarea": "<textarea>" * 50_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_html_takes_no_longer_than_it_is_long(kind: str) -> None:
    since = perf_counter()
    text = text_of_html(HOSTILE[kind])
    assert perf_counter() - since < 3
    assert len(text) <= LONGEST_TEXT


def test_control_and_direction_characters_do_no_harm() -> None:
    assert "evil" in text_of_html("<p>\x00\x1b[31m\u202eevil\ufeff</p>")
