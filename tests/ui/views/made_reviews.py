"""Reviews made by hand, as the services make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from cs_workbench.domain.deck import SLIDES, Deck, Slide
from cs_workbench.services.review_calendar import CalendarRow
from cs_workbench.services.review_facts import Facts
from cs_workbench.services.review_lists import LISTS, Proposal, ReviewLine, ReviewLists, calendar_book
from cs_workbench.services.review_outline import NAMES, RULES, STATES, TEXTS, Built, Lack, SlideLine
from cs_workbench.services.review_promises import CarriedPromise
from cs_workbench.services.review_rows import Review, ReviewRow, SlideText
from cs_workbench.ui.text import say
from cs_workbench.ui.views.reviews import ReviewsView
from tests.ui.views.made import TODAY

NAME = "株式会社あおば精機ホールディングス"
FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)


def _row(number: int, state: str) -> CalendarRow:
    why = say("review", "%n day(s) late. {why}", 12, why="–") if state == "overdue" else ""
    return CalendarRow(
        number, f"u{number}", f"{NAME}{number}", "佐藤", "high", 3, "assumption", TODAY - timedelta(days=100),
        TODAY + timedelta(days=number), state, "r" if state == "planned" else "",
        "draft" if state == "planned" else "", why,
    )  # fmt: skip


def review_lists() -> ReviewLists:
    """Return a calendar with two accounts and no review in any state."""
    rows = [_row(1, "overdue"), _row(2, "planned")]
    lines = {row.account_id: ReviewLine(row.account_id, row.account, "", "", row.next_on) for row in rows}
    empty = {name: calendar_book([]) for name in LISTS[1:]}
    return ReviewLists(
        "佐藤", TODAY, {"calendar": calendar_book(rows), **empty},
        {"calendar": lines, **{name: {} for name in LISTS[1:]}}, {"overdue": 1, "planned": 1},
    )  # fmt: skip


def proposal() -> Proposal:
    """Return a review that would be made."""
    return Proposal(1, NAME, "qbr", FIRST, LAST, "ja")


def built(state: str) -> Built:
    """Return a review in ``state`` with a slide in every state, a long text and promises that are not clear."""
    row = ReviewRow(
        "u", 1, "a", NAME, "佐藤", "qbr", NAME, FIRST, LAST, "ja", "柏木様", state, TODAY,
        TODAY if state == "held" else None, TODAY if state != "draft" else None, "",
    )  # fmt: skip
    open_one = CarriedPromise(1, "部署の一覧を送る", "customer", "", None, "open", FIRST, 2)
    promises = (open_one, replace(open_one, todo_id=2, side="us", owner="佐藤", due_on=TODAY, carries=0))
    slides = {
        "learned": SlideText({"data1": "長い文" * 40}, "社内"),
        "service": SlideText({}, is_hidden=True),
    }
    review = Review(row, slides, {"roadmap": {"lines": "監査ログ"}}, promises, {}, None)
    deck = Deck(NAME, NAME, "", "2026年7~9月", "ja", TODAY, "qbr", (Slide("summary", NAME * 3, ()),))
    lacks = tuple(
        Lack(
            slide,
            say("review", "{slide}: {texts} to be written", slide=say("review", NAMES[slide]), texts="–"),
        )
        for slide in ("summary", "learned", "agenda", "carried")
    )
    facts = Facts(NAME, "a", FIRST, LAST, TODAY, FIRST, LAST)
    return Built(review, facts, deck, _slides(), lacks, {}, "2026年7~9月")


def _slides() -> tuple[SlideLine, ...]:
    found = []
    for number, slide in enumerate(SLIDES):
        state = list(STATES)[number % len(STATES)]
        told = say("review", STATES[state][1], 3)
        why = say("review", RULES.get(slide, "no usage is known")) if state == "rule" else ""
        found.append(SlideLine(slide, say("review", NAMES[slide]), state, told, why, tuple(TEXTS)[1:4]))
    return tuple(found)


def reviews_list(name: str) -> ReviewsView:
    view = ReviewsView(TODAY, QWidget())
    view.list_name = name
    view.show_lists(review_lists(), None, can_switch=True)
    return view


def new_review() -> QWidget:
    view = reviews_list("calendar")
    view.propose(proposal())
    return view


def review(slide: str, state: str = "draft") -> QWidget:
    view = ReviewsView(TODAY, QWidget())
    view.show_builder(shown=True)
    view.builder.show_built(built(state))
    view.builder.choose_slide(slide)
    view.builder.show_chosen()
    if slide == "carried":
        view.builder.promises.open_paste("設定手順書 / 佐藤 / 12/10")
    return view


REVIEW_VIEWS: dict[str, Callable[[], QWidget]] = {
    **{f"reviews {name}": (lambda name=name: reviews_list(name)) for name in LISTS},  # type: ignore[misc]
    "reviews, a new one": new_review,
    **{f"review {slide}": (lambda slide=slide: review(slide)) for slide in ("summary", "learned", "roadmap")},  # type: ignore[misc]
    "review, promises pasted": lambda: review("carried"),
    "review that was held": lambda: review("summary", state="held"),
}
