"""What is said when a calendar cannot be fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cs_workbench.kernel.errors import Retry, Saying, WorkbenchError
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.kernel.i18n import Catalogue


class FeedFailed(WorkbenchError):
    """A calendar that could not be fetched; made by `feed_failed`. ``why`` is a saying in context 'calendars'."""

    template = N_("errors", "The calendar could not be fetched: {why} Meetings already taken in stay.")
    code = "CSW-1211"

    def __init__(self, why: Saying | str, retry: Retry = Retry.NEVER) -> None:
        self.why = why if isinstance(why, Saying) else Saying("{why}", {"why": why})
        self._retry = retry
        super().__init__(why=str(why))

    @property
    def retry(self) -> Retry:  # type: ignore[override]  # some pass by themselves, some after a sign-in
        """What the person can do next."""
        return self._retry

    def explain(self, catalogue: Catalogue) -> str:
        """Return the sentence in the person's language."""
        return catalogue.form("errors", self.template).format_map(
            {"why": self.why.told("calendars", catalogue)}
        )


def feed_failed(
    host: str, reason: str, /, *, later: bool = False, login: bool = False, **params: object
) -> FeedFailed:
    """Return the error: ``reason`` is a template in context 'calendars'; of an address only ``host`` is told."""
    why = Saying(reason, {"host": host, **{name: str(value) for name, value in params.items()}})
    return FeedFailed(why, Retry.AFTER_LOGIN if login else Retry.LATER if later else Retry.NEVER)
