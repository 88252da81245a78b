"""``person list|set``: the stakeholder map of an account."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.people import PersonRow
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (
    N_("cli", "Name"), N_("cli", "Role"), N_("cli", "Influence"), N_("cli", "Attitude"), N_("cli", "Department"),
    N_("cli", "Title"), N_("cli", "Mail"), N_("cli", "Left on"),
)  # fmt: skip
TEXTS: Final = ("reading", "email", "title", "department", "role", "influence", "attitude", "note")


def add_parsers(commands: Any) -> None:
    """Declare the ``person`` commands."""
    parser = commands.add_parser("person", help="who they are at the customer, in which role")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="an account's people, and the roles nobody is known in")
    listing.add_argument("account", help="name or uid")
    listing.set_defaults(run=run_list, window=False)
    change = verbs.add_parser("set", help="write what we know of a person; an unknown name adds one")
    change.add_argument("account", help="name or uid")
    change.add_argument("name")
    for name in TEXTS:
        change.add_argument(f"--{name}", metavar="TEXT")
    change.add_argument("--left", metavar="DAY", help="the day the person left")
    change.set_defaults(run=run_set, window=False)


def run_list(options: argparse.Namespace) -> int:
    """List an account's people."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.people import list_people, role_gaps

    with opened(options) as bench:
        people = list_people(bench, find_account(bench, options.account))
        gaps = [bench.say("people", text) for text in role_gaps(people)]
        if options.json:
            print_json({"total": len(people), "people": [as_json(p) for p in people], "gaps": gaps})
        else:
            print_table([bench.say("cli", text) for text in HEADINGS], [_cells(bench, p) for p in people])
            for gap in gaps:
                talk(gap)
    return 0


def run_set(options: argparse.Namespace) -> int:
    """Write one person."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.commands import do
    from cs_workbench.services.people import command_for, find_person, list_people

    with opened(options) as bench:
        account = find_account(bench, options.account)
        person = find_person(list_people(bench, account), options.name)
        told = {name: getattr(options, name) for name in TEXTS} | {"left_on": options.left}
        values = {name: value for name, value in told.items() if value is not None}
        done = do(bench, command_for(account, person, values if person else {"name": options.name, **values}))
        if options.json:
            print_json(
                {"person": next(as_json(p) for p in list_people(bench, account) if p.uid == done.value)}
            )
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def _cells(bench: Workbench, person: PersonRow) -> list[Any]:
    from cs_workbench.domain.words import word

    words = ((("role", person.role)), ("influence", person.influence), ("stance", person.attitude))
    return [
        person.name, *(bench.say("values", word(of, value)) if value else "" for of, value in words),
        person.department, person.title, person.email, person.left_on,
    ]  # fmt: skip


def as_json(person: PersonRow) -> dict[str, Any]:
    """Return a person as JSON names it."""
    return {
        "uid": person.uid,
        "name": person.name,
        "reading": person.reading or None,
        "role": person.role or None,
        "influence": person.influence or None,
        "attitude": person.attitude or None,
        "department": person.department or None,
        "title": person.title or None,
        "email": person.email or None,
        "phone": person.phone or None,
        "note": person.note or None,
        "left_on": person.left_on,
        "source": person.source or None,
    }
