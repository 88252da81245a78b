"""What is said when a calendar cannot be fetched."""

from __future__ import annotations

from cs_workbench.kernel.errors import Retry, Saying, WorkbenchError
from cs_workbench.kernel.i18n import N_


class FeedFailed(WorkbenchError):
    """A calendar that could not be fetched; made by `feed_failed`. ``why`` is a saying in context 'calendars'."""

    template = N_("errors", "The calendar could not be fetched: {why} Meetings already taken in stay.")
    code = "CSW-1211"
    context = "calendars"

    def __init__(self, why: Saying | str, retry: Retry = Retry.NEVER) -> None:
        self.why, self._retry = Saying.of(why), retry
        super().__init__(why=self.why)

    @property
    def retry(self) -> Retry:  # type: ignore[override]  # some pass by themselves, some after a sign-in
        """What the person can do next."""
        return self._retry


def feed_failed(
    host: str, reason: str, /, *, later: bool = False, login: bool = False, **params: object
) -> FeedFailed:
    """Return the error: ``reason`` is a template in context 'calendars'; of an address only ``host`` is told."""
    why = Saying(reason, {"host": host, **{name: str(value) for name, value in params.items()}})
    return FeedFailed(why, Retry.AFTER_LOGIN if login else Retry.LATER if later else Retry.NEVER)
