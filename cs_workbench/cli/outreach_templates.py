"""``outreach template list|show|new|write|remove|fields``: what is written once and read by many."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.activity import perform
from cs_workbench.cli.note import read_text
from cs_workbench.cli.output import print_json, print_table
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.changes import Done
    from cs_workbench.services.outreach_templates import TemplateRow
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (
    N_("outreach", "Template"), N_("outreach", "Language"), N_("outreach", "Version"), N_("outreach", "Subject"), "uid",
)  # fmt: skip
FIELD_HEADINGS: Final = (
    N_("outreach", "In Japanese"),
    N_("outreach", "In English"),
    N_("outreach", "What it says"),
)


def add_verbs(verbs: Any) -> None:
    """Declare ``outreach template``."""
    parser = verbs.add_parser("template", help="templates and snippets of mail, in versions and languages")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="every template with its newest versions")
    listing.set_defaults(run=run_list, window=False)
    show = verbs.add_parser("show", help="every version of a template")
    show.add_argument("template", help="name or uid")
    show.set_defaults(run=run_show, window=False)
    new = verbs.add_parser("new", help="make a template, still without a text")
    new.add_argument("name")
    new.add_argument("--kind", choices=("letter", "snippet"), default="letter")
    new.set_defaults(run=run_new, window=False)
    write = verbs.add_parser("write", help="write a new version")
    write.add_argument("template", help="name or uid")
    write.add_argument("file", metavar="FILE", help="Markdown or HTML; - reads stdin")
    write.add_argument("--subject", default="")
    write.add_argument("--language", choices=("ja", "en"), default="ja")
    write.add_argument("--format", choices=("markdown", "html"), default="markdown")
    write.set_defaults(run=run_write, window=False)
    remove = verbs.add_parser("remove", help="take a template out of the lists; what was sent keeps it")
    remove.add_argument("template", help="name or uid")
    remove.set_defaults(run=run_remove, window=False)
    fields = verbs.add_parser("fields", help="the names that a text may use")
    fields.set_defaults(run=run_fields, window=False)


def run_list(options: argparse.Namespace) -> int:
    """List templates."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.outreach_templates import templates

    with opened(options) as bench:
        _print(bench, options, templates(bench))
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Show a template with all its versions."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.outreach_templates import template

    with opened(options) as bench:
        _print(bench, options, [template(bench, options.template)])
    return 0


def run_new(options: argparse.Namespace) -> int:
    """Make a template."""
    from cs_workbench.services.outreach_templates import NewTemplate

    return perform(options, lambda _bench: NewTemplate(options.name, options.kind), _uid)


def run_write(options: argparse.Namespace) -> int:
    """Write a version."""
    from cs_workbench.services.outreach_templates import WriteTemplate

    body = read_text(options.file)
    return perform(
        options,
        lambda _bench: WriteTemplate(
            options.template, options.language, options.subject, body, options.format
        ),
        _uid,
    )


def run_remove(options: argparse.Namespace) -> int:
    """Remove a template."""
    from cs_workbench.services.outreach_templates import RemoveTemplate, template

    return perform(options, lambda bench: RemoveTemplate(template(bench, options.template).uid), _uid)


def run_fields(options: argparse.Namespace) -> int:
    """List what a text may name."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.outreach_fields import FIELDS

    with opened(options) as bench:
        rows = [[ja, en, bench.say("outreach", what)] for en, (ja, what) in FIELDS.items()]
        if options.json:
            print_json({"fields": [{"ja": ja, "en": en, "text": what} for ja, en, what in rows]})
        else:
            print_table([bench.say("outreach", text) for text in FIELD_HEADINGS], rows)
    return 0


def _print(bench: Workbench, options: argparse.Namespace, rows: list[TemplateRow]) -> None:
    if options.json:
        print_json({"templates": [
            {"uid": row.uid, "name": row.name, "kind": row.kind, "author": row.author or None, "versions": [
                {"uid": v.uid, "language": v.language, "version": v.version, "format": v.format, "subject": v.subject,
                 "body": v.body, "at": v.at, "author": v.author or None} for v in row.versions
            ]} for row in rows
        ]})  # fmt: skip
        return
    print_table(
        [bench.say("outreach", text) if text != "uid" else text for text in HEADINGS],
        [[row.name, v.language, v.version, v.subject, row.uid[-8:]] for row in rows for v in row.versions],
    )


def _uid(_bench: Workbench, done: Done) -> dict[str, Any]:
    return {"uid": done.value}
