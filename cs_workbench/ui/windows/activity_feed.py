"""Fills a list of activity from the services: pages as one scrolls, counts, whole texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from cs_workbench.services.activity import ActivityPage, ActivityRow, Asked, Key
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.activity_list import ActivityFeed
    from cs_workbench.ui.windows.desk import Desk

Answer = tuple["Asked", "ActivityPage", dict[int, str], object]
#: From what is chosen to the question; what comes back beside it is handed on by `FeedFiller.filled`.
Question = Callable[["Workbench"], tuple["Asked", object]]
Asking = Callable[[frozenset[str], int | None], Question]


class FeedFiller(QObject):
    """Serves one feed. ``asking`` makes the question from chips and topic; the question runs in the store lane."""

    filled = Signal(object)

    def __init__(self, desk: Desk, feed: ActivityFeed, slot: str, asking: Asking, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._slot, self._asking = desk, feed, slot, asking
        self._asked: Asked | None = None
        feed.askedAnew.connect(self.refresh)
        feed.moreWanted.connect(self._more)
        feed.textWanted.connect(self._text)

    def refresh(self) -> None:
        """Ask for the newest lines; the counts follow."""
        from cs_workbench.services.activity import activity_page

        question = self._asking(self._feed.chosen, self._feed.topic_id)

        def ask(bench: Workbench) -> Answer:
            from cs_workbench.services.topics import topics_of

            asked, beside = question(bench)
            page = activity_page(bench, asked)
            one = asked.accounts[0] if asked.accounts is not None and len(asked.accounts) == 1 else None
            topics = {t.id: t.name for t in topics_of(bench, one)} if one is not None else {}
            topics |= {r.topic_id: r.topic for r in page.rows if r.topic_id and r.topic}
            return asked, page, topics, beside

        self._desk.ask(self._slot, ask, self._show)

    def _show(self, answer: Answer) -> None:
        from cs_workbench.services.activity import activity_counts

        asked, page, topics, beside = answer
        self._asked = asked
        self._feed.show_topics(topics, asked.topic)
        self._feed.show_page(page, is_filtered=bool(asked.chips or asked.days or asked.topic is not None))
        self._desk.ask(
            f"{self._slot} counts", lambda bench: activity_counts(bench, asked), self._feed.show_counts
        )
        self.filled.emit(beside)

    def _more(self, key: Key) -> None:
        from cs_workbench.services.activity import activity_page

        asked = self._asked
        if asked is not None:
            self._desk.ask(
                f"{self._slot} more",
                lambda bench: (asked, activity_page(bench, asked, key)),
                self._add,
            )

    def _add(self, answer: tuple[Asked, ActivityPage]) -> None:
        if answer[0] is self._asked:  # else the question has changed meanwhile
            self._feed.add_page(answer[1])

    def _text(self, row: ActivityRow) -> None:
        from cs_workbench.services.activity import whole_text

        self._desk.ask(
            f"{self._slot} text",
            lambda bench: (row.key, whole_text(bench, row)),
            lambda answer: self._feed.show_text(*answer),
        )
