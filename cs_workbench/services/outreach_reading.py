"""Templates as they are read: snippets put in, names checked, and which of them may stand empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.outreach_fields import names_for

if TYPE_CHECKING:
    from cs_workbench.mail.template import Template
    from cs_workbench.store.connect import Connection


class NoSuchSnippet(WorkbenchError):
    """A text that puts in a snippet which is not there."""

    template = N_(
        "errors",
        "There is no snippet “{name}” in the language {language}. Nothing was changed. Write it, or take [[{name}]] "
        "out.",
    )
    code = "CSW-2317"


@dataclass(frozen=True, slots=True)
class Written:
    """A template that was read.

    Attributes:
        optional: names that it uses only where they say something, or with a fallback.
        source: its subject and body, snippets put in.
    """

    template: Template
    optional: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class Text:
    """What a person wrote: ``format`` is 'markdown' or 'html'."""

    subject: str
    body: str
    format: str
    language: str


def read_template(text: Text, own: tuple[str, ...], snippets: Mapping[tuple[str, str], str]) -> Written:
    """Return a template with its snippets (``[[name]]``) put in.

    Raises:
        NoSuchSnippet: there is none of this name in the language.
        BadTemplate, TemplateTooLarge: it cannot be read, or names what is no field.
    """
    from cs_workbench.mail.template import Source, Template

    def put_in(found: re.Match[str]) -> str:
        snippet = snippets.get((found[1].strip(), text.language))
        if snippet is None:
            raise NoSuchSnippet(name=found[1].strip(), language=text.language)
        return snippet

    subject, body = (_with_snippets(part, put_in) for part in (text.subject, text.body))
    kind: Literal["markdown", "html"] = "html" if text.format == "html" else "markdown"
    template = Template(Source(subject, body, kind, text.language), names_for(own))
    source = f"{subject}\n{body}"
    return Written(template, _optional(source, template.used), source)


def _with_snippets(text: str, put_in: Callable[[re.Match[str]], str]) -> str:
    """Return a text with its snippets put in, and those in them; what stays put in itself is left as it is written."""
    for _ in range(DEEPEST):
        text, count = SNIPPET.subn(put_in, text)
        if not count or len(text) > LONGEST:
            break
    return text


def check_template(db: Connection, text: Text) -> None:
    """Read a text as it would be sent, so that a mistake is told with its line when it is written."""
    from cs_workbench.store import mailboxes, settings

    own = own_fields_shared(str(settings.get(db, "shared_own_fields", "") or ""))
    read_template(text, own, mailboxes.snippets(db))


def own_fields_shared(setting: str) -> tuple[str, ...]:
    """Return the ids of the own fields that customers may read, as the setting lists them."""
    return tuple(part.strip() for part in setting.split(",") if part.strip())


#: Snippets in snippets are put in so often, and no more once there are so many characters.
DEEPEST: Final = 5
LONGEST: Final = 200_000
SNIPPET: Final = re.compile(r"\[\[([^\[\]\n]{1,80})\]\]")
_TAG: Final = re.compile(r"\{%(.*?)%\}", re.DOTALL)
_SHOWN: Final = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
#: Filters that say something where there is nothing.
_FALLBACKS: Final = re.compile(r"\|\s*(?:default|敬称|honorific)\b")


def _optional(source: str, used: Collection[str]) -> frozenset[str]:
    """Return the names that a tag asks for, or that are never shown without a fallback."""
    asked, shown = " ".join(_TAG.findall(source)), _SHOWN.findall(source)
    return frozenset(
        name for name in used
        if _named(name, asked) or all(_FALLBACKS.search(one) for one in shown if _named(name, one))
    )  # fmt: skip


def _named(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(name)}(?![\w])", text) is not None
