"""What this room says when it cannot do what was asked: a file refused, a mapping with mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from cs_workbench.kernel.errors import Retry, Saying, WorkbenchError
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.kernel.i18n import Catalogue


class Refused(WorkbenchError):
    """A file that is not read, or not further; made by `refused`.

    ``why`` is a saying in context 'refused' that also says what to do; ``later``: it passes by itself.
    """

    template = N_(
        "errors", "{file} could not be read: {why} Rows already taken in stay; everything else is safe."
    )
    code = "CSW-1201"
    context = "refused"

    def __init__(self, file: str, why: Saying | str, *, later: bool = False) -> None:
        self.why, self.later = Saying.of(why), later
        super().__init__(file=file, why=self.why)

    @property
    def retry(self) -> Retry:  # type: ignore[override]  # some refusals pass by themselves
        """Whether another try may help."""
        return Retry.LATER if self.later else Retry.NEVER


def refused(path: PurePath | str, reason: str, /, *, later: bool = False, **params: object) -> Refused:
    """Return the refusal of a file: ``reason`` is a template in context 'refused', ``params`` its values."""
    why = Saying(reason, {name: str(value) for name, value in params.items()})
    return Refused(PurePath(path).name or str(path), why, later=later)


class BadMapping(WorkbenchError):
    """A mapping file with mistakes; each is a saying in context 'mapping' that names its key."""

    template = N_(
        "errors",
        "The mapping cannot be used. {mistakes} Nothing was changed. Correct the mapping file and try again.",
    )
    code = "CSW-1202"

    def __init__(self, mistakes: Sequence[Saying] | str) -> None:
        self.mistakes = (
            (Saying("{what}", {"what": mistakes}),) if isinstance(mistakes, str) else tuple(mistakes)
        )
        super().__init__(mistakes=" ".join(map(str, self.mistakes)))

    def explain(self, catalogue: Catalogue) -> str:
        """Return the sentence in the person's language."""
        told = " ".join(mistake.told("mapping", catalogue) for mistake in self.mistakes)
        return catalogue.form("errors", self.template).format_map({"mistakes": told})


class MailRefused(Refused):
    """A mail file that is not read; made by `mail_refused`."""

    template = N_("errors", "{file} was not logged: {why} Nothing was changed.")
    code = "CSW-1203"


def mail_refused(path: PurePath | str, reason: str, /, **params: object) -> MailRefused:
    """Return the refusal of a mail file, as `refused` does for a source's."""
    why = Saying(reason, {name: str(value) for name, value in params.items()})
    return MailRefused(PurePath(path).name or str(path), why)
