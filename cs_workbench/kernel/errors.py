"""Errors a person may meet. Everything that is not a `WorkbenchError` is our own mistake."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.kernel.i18n import Catalogue


class Retry(enum.Enum):
    """What the person can do next."""

    NEVER = "never"
    LATER = "later"
    AFTER_LOGIN = "after-login"


@dataclass(frozen=True, slots=True)
class Saying:
    """A marked template and its values: a sentence that is translated where it is shown."""

    text: str
    params: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format_map(self.params)

    @classmethod
    def of(cls, text: Saying | str) -> Saying:
        """Return ``text`` as a saying: words of somebody else's stay as they are in every language."""
        return text if isinstance(text, Saying) else cls("{text}", {"text": text})

    def told(self, context: str, catalogue: Catalogue) -> str:
        """Return it in the person's language."""
        return catalogue.form(context, self.text).format_map(self.params)


class WorkbenchError(Exception):
    """Base of every error we expect.

    The template says what happened, why, what is safe and what to do; its values stay apart from
    the text, for logs, tests and translators. A value that is a `Saying` is told in ``context``.
    Subclasses live in the room that raises them.
    """

    template: ClassVar[str] = N_("errors", "Something went wrong. Nothing was changed. Please try again.")
    code: ClassVar[str] = "CSW-1000"
    context: ClassVar[str] = "errors"
    retry: ClassVar[Retry] = Retry.NEVER

    def __init__(self, **params: object) -> None:
        super().__init__(self.template.format_map(params))
        self.params = params

    def explain(self, catalogue: Catalogue) -> str:
        """Return the sentence in the person's language."""
        told = {
            name: value.told(self.context, catalogue) if isinstance(value, Saying) else value
            for name, value in self.params.items()
        }
        return catalogue.form("errors", self.template).format_map(told)


class Problem(WorkbenchError):
    """A `WorkbenchError` that crossed a process border: its sentence is already made."""

    template = "{sentence}"

    def __init__(self, sentence: str, code: str = "CSW-1000", retry: Retry = Retry.NEVER) -> None:
        super().__init__(sentence=sentence)
        self.as_code, self.as_retry = code, retry


class WrongUsage(WorkbenchError):
    """The command line was not understood."""

    template = N_("errors", "{what} Nothing was changed. 'cs-workbench --help' lists the commands.")
    code = "CSW-1001"
