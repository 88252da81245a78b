"""What is typed as a campaign's text: kept as it stands after every pause, and what cannot be read is told by its line.

A text that cannot be read is kept all the same; the check stops its campaign (`outreach_check`, 'broken').
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Literal
from uuid import UUID, uuid5

from cs_workbench.domain.campaign import DRAFT
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, Together
from cs_workbench.services.notes import author
from cs_workbench.services.outreach import SetCampaign
from cs_workbench.services.outreach_reading import (
    SNIPPET,
    NoSuchSnippet,
    Text,
    own_fields_shared,
    read_template,
)
from cs_workbench.services.outreach_rows import open_campaign
from cs_workbench.services.outreach_templates import (
    FORMATS,
    LANGUAGES,
    LONGEST_BODY,
    DropVersion,
    RemoveTemplate,
)
from cs_workbench.services.records import WrongValue

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

Part = Literal["subject", "body"]


@dataclass(frozen=True, slots=True)
class WriteLetter(Command):
    """Write a campaign's text in a language as it is typed, also one that cannot be read yet.

    Written again under the same ``version`` it stays one version, until a mail is frozen with it. A template that
    other campaigns use, too, is not changed under them: what is written becomes this campaign's own.

    Attributes:
        uid: of the campaign.
        version: uid of the version that is written on.
        template: uid of the template that is made where the campaign has none of its own.
    """

    uid: str
    language: str
    subject: str
    body: str
    format: str = "markdown"
    version: str = field(default_factory=uuid7)
    template: str = field(default_factory=uuid7)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; the undo writes what stood there."""
        from cs_workbench.store import campaigns

        for name, value, allowed in (
            ("language", self.language, LANGUAGES),
            ("format", self.format, FORMATS),
        ):
            if value not in allowed:
                raise WrongValue(field=name, value=value, choices=", ".join(allowed))
        db, at, by = writing.db, iso(bench.clock.now()), author(bench, writing)
        row = open_campaign(bench, db, self.uid)
        template, undo = row["template_id"], None
        if template is None or campaigns.others_with(db, template, row["id"]):
            template, undo = self._own_template(writing, row, at, by)
        written = self._write(writing, template, at, by)
        values = {"state": DRAFT, "checked_at": None, "check_report": None, "template_id": template}
        campaigns.put(db, row["id"], values, at=at)
        changes = Changes({"campaign": frozenset({row["id"]}), "mail_template": None})
        said = N_("done", "Text written: {title}")
        return Done(changes, undo or written, said, {"title": row["title"]}, row["uid"])

    def _own_template(self, writing: Writing, row: Row, at: str, by: str) -> tuple[int, Command]:
        """Make the campaign's own template, with what the one it had says in other languages."""
        from cs_workbench.store import mailboxes

        db, known = writing.db, mailboxes.template_of_id(writing.db, row["template_id"])
        name, number = row["title"], 1
        while (twin := mailboxes.template(db, name)) is not None and twin["uid"] != self.template:
            number += 1
            name = f"{row['title']} ({number})"
        made = mailboxes.put_template(
            db, self.template, {"name": name, "kind": "letter", "retired_at": None}, at=at, author=by
        )
        for version in mailboxes.versions(db, known["id"]) if known else ():
            if version["language"] != self.language:
                kept = {part: version[part] for part in ("language", "format", "subject", "body")}
                uid = str(uuid5(UUID(self.template), version["language"]))
                mailboxes.add_version(db, {**kept, "uid": uid, "template_id": made, "at": at, "author": by})
        before = SetCampaign(row["uid"], {"template": known["uid"] if known else ""})
        return made, Together((before.as_json(), RemoveTemplate(self.template).as_json()))

    def _write(self, writing: Writing, template: int, at: str, by: str) -> Command:
        """Write on the version, or begin it; return what takes it back."""
        from cs_workbench.store import mailboxes

        db = writing.db
        texts: dict[str, Any] = {
            "subject": clean(self.subject).strip(), "body": clean(self.body, longest=LONGEST_BODY),
            "format": self.format, "at": at, "author": by,
        }  # fmt: skip
        known = mailboxes.version_of_uid(db, self.version)
        is_mine = known is not None and (known["template_id"], known["language"]) == (template, self.language)
        if known is not None and is_mine and not mailboxes.is_version_used(db, known["id"]):
            mailboxes.put_version(db, known["id"], {**texts, "retired_at": None})
            if known["retired_at"]:
                return DropVersion(self.version)
            before = {part: known[part] for part in ("subject", "body", "format")}
            return replace(self, **before)
        uid = self.version if known is None else uuid7()
        mailboxes.add_version(db, {**texts, "uid": uid, "template_id": template, "language": self.language})
        return DropVersion(uid)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What cannot be read in a text: in which part, in which line (from 1), and why."""

    part: Part
    line: int
    why: str


#: A line that cannot be read, as it is told beside the text.
WHERE: Final = N_("outreach", "Line {line}: {why}")


def mistakes(bench: Workbench, text: Text) -> tuple[Mistake, ...]:
    """Return what cannot be read, the first of each part, so that it is told while it is typed."""
    from cs_workbench.store import mailboxes, settings

    with bench.store.read() as db:
        own = own_fields_shared(str(settings.get(db, "shared_own_fields", "") or ""))
        snippets = mailboxes.snippets(db)
    found: list[Mistake] = []
    parts: tuple[tuple[Part, Text], ...] = (
        ("subject", Text(text.subject, "", text.format, text.language)),
        ("body", Text("", text.body, text.format, text.language)),
    )
    for part, alone in parts:
        found += _mistakes_in(bench, part, alone, own, snippets)
    return tuple(found)


def _mistakes_in(
    bench: Workbench, part: Part, text: Text, own: tuple[str, ...], snippets: dict[tuple[str, str], str]
) -> list[Mistake]:
    from cs_workbench.mail.refusals import BadTemplate

    try:
        read_template(text, own, snippets)
    except NoSuchSnippet as error:
        name = str(error.params["name"])
        lines = text.body.split("\n")
        line = next(
            (n for n, one in enumerate(lines, 1) if name in [s.strip() for s in SNIPPET.findall(one)]), 1
        )
        return [
            Mistake(
                part, line, bench.say("outreach", N_("outreach", "there is no snippet [[{name}]]"), name=name)
            )
        ]
    except BadTemplate as error:
        line = _line_typed(text, int(str(error.line)), snippets)
        return [Mistake(part, line, error.why.told("mail", bench.catalogue))]
    return []


def _line_typed(text: Text, line: int, snippets: dict[tuple[str, str], str]) -> int:
    """Return where a line of the text with its snippets put in stands in what was typed."""
    at = 0
    for number, typed in enumerate(text.body.split("\n"), 1):
        at += 1 + sum(
            snippets.get((name.strip(), text.language), "").count("\n") for name in SNIPPET.findall(typed)
        )
        if at >= line:
            return number
    return line
