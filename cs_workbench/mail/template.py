"""A letter with blanks, and the letter that a recipient's values make of it.

Subject and body are Liquid; the body is Markdown or HTML. A value is only ever shown: what stands in a name
cannot become a tag, a link or a heading. Checked when it is made, so that a mistake has a line and not 300 recipients.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from cs_workbench.kernel.errors import Saying
from cs_workbench.kernel.i18n import N_
from cs_workbench.mail import letter
from cs_workbench.mail.headers import one_line
from cs_workbench.mail.held import Held, Shape

if TYPE_CHECKING:
    from cs_workbench.mail.template_engine import Compiled

SUBJECT: Final = Saying(N_("mail", "the subject"))
_MOST_SHAPES: Final = 64
BODY: Final = Saying(N_("mail", "the text"))


@dataclass(frozen=True, slots=True)
class Source:
    """What a person wrote. ``language`` ('ja', 'en') is the letter's own."""

    subject: str
    body: str
    kind: Literal["markdown", "html"] = "markdown"
    language: str = "ja"
    css: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What one recipient gets."""

    subject: str
    text: str
    html: str


class Template:
    """A source that was read and found good; render it for as many as there are.

    Raises, when made:
        BadTemplate: it cannot be read, names a field that is none of ``fields``, or uses what is not allowed.
        TemplateTooLarge: it is too long.
    """

    def __init__(self, source: Source, fields: Collection[str]) -> None:
        from cs_workbench.mail.template_engine import Compiled

        self.source = source
        self._subject: Compiled = Compiled(SUBJECT, source.subject, fields)
        self._body: Compiled = Compiled(BODY, source.body, fields)
        self._shapes: dict[str, Shape] = {}
        self.used: frozenset[str] = self._subject.used | self._body.used

    def render(self, values: Mapping[str, object]) -> Letter:
        """Return the letter with ``values``: a dict of dicts, lists, texts, numbers and days for every field.

        Raises:
            BadTemplate: a value does not fit a filter.
            TemplateTooLarge: it would make too much, or take too long.
        """
        subject = one_line(self._subject.render(values)).strip()
        held = Held()
        text, html = self._shape(self._body.render(values, held)).fill(held.values)
        return Letter(subject, text, html)

    def _shape(self, body: str) -> Shape:
        """Return the letter's shape: most recipients share one, so it is kept."""
        found = self._shapes.get(body)
        if found is None:
            make = letter.from_markdown if self.source.kind == "markdown" else letter.from_html
            found = Shape(*make(body, self.source.language, self.source.css))
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            self._shapes[body] = found
        return found

    def missing(self, values: Mapping[str, object]) -> list[str]:
        """Return the fields that the template names and ``values`` leave empty, sorted: for the pre-flight."""
        return sorted(name for name in self.used if _value(values, name) in (None, "", [], {}))


def _value(values: Mapping[str, object], name: str) -> object:
    found: object = values
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found
