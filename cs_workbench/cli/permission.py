"""``consent`` and ``suppress``: who may be written to, why, and who may not any more."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from cs_workbench.cli.activity import perform
from cs_workbench.cli.output import print_json, print_table
from cs_workbench.domain.campaign import BASES, SCOPES, SUPPRESSIONS
from cs_workbench.domain.words import word
from cs_workbench.kernel.errors import WrongUsage
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.page_opt_outs import PageRead
    from cs_workbench.services.workbench import Workbench

CONSENT_HEADINGS: Final = (
    N_("outreach", "Address"), N_("outreach", "Name"), N_("outreach", "Account"), N_("outreach", "Basis"),
    N_("outreach", "Since"), N_("outreach", "How"), "uid",
)  # fmt: skip
SUPPRESSION_HEADINGS: Final = (
    N_("outreach", "Address"), N_("outreach", "Why"), N_("outreach", "What"), N_("outreach", "Topic"),
    N_("outreach", "Set on"), "uid",
)  # fmt: skip


def add_parsers(commands: Any) -> None:
    """Declare ``consent`` and ``suppress``."""
    verbs = _group(
        commands, "consent", "why somebody may get announcements: the record that the law asks for"
    )
    add = _verb(verbs, "add", "keep a consent", run_consent)
    add.add_argument("address", nargs="*")
    add.add_argument(
        "--account", action="append", default=[], metavar="NAME|UID", help="everybody at this account"
    )
    add.add_argument("--basis", choices=BASES, required=True)
    add.add_argument("--on", metavar="DAY", help="since when; default today")
    add.add_argument("--how", required=True, metavar="TEXT", help="such as: contract, card at the fair")
    add.add_argument("--evidence", default="", metavar="TEXT", help="where it can be seen")
    add.add_argument("--name", default="", metavar="NAME")
    listing = _verb(verbs, "list", "the consents that stand", run_consents)
    listing.add_argument("--address", default="", metavar="ADDRESS")
    withdraw = _verb(verbs, "withdraw", "a consent stands no more", run_withdraw)
    withdraw.add_argument("consents", nargs="+", metavar="UID")
    verbs = _group(commands, "suppress", "who is not written to any more")
    add = _verb(verbs, "add", "write to an address no more", run_suppress)
    add.add_argument("address")
    add.add_argument("--reason", choices=[r for r in SUPPRESSIONS if r != "erased"], default="by_hand")
    add.add_argument("--scope", choices=SCOPES, default="all")
    add.add_argument("--topic", default="", metavar="TOPIC")
    add.add_argument("--evidence", default="", metavar="TEXT")
    out = _verb(
        verbs,
        "opt-out",
        "keep a person's own word: no more of a topic, or no announcement at all",
        run_opt_out,
    )
    out.add_argument("address")
    out.add_argument("--topic", default="", metavar="TOPIC")
    out.add_argument("--evidence", default="", metavar="TEXT")
    page = _verb(verbs, "page", "keep the opt-outs that your own page (unsubscribe_url) recorded", run_page)
    page.add_argument(
        "file", metavar="FILE", help="text with t=TOKEN, a press a line; of a log, only POST is one"
    )
    _verb(verbs, "list", "what stands", run_suppressions)
    end = _verb(verbs, "end", "the person asked to be written to again", run_end)
    end.add_argument("suppression", metavar="UID")
    end.add_argument("--why", required=True, metavar="TEXT", help="when and how the person asked")
    erase = _verb(
        verbs, "erase", "forget a person; only a mark stays, so that nobody writes again", run_erase
    )
    erase.add_argument("address")


def _group(commands: Any, name: str, text: str) -> Any:
    return commands.add_parser(name, help=text).add_subparsers(metavar="VERB", required=True)


def _verb(verbs: Any, name: str, text: str, run: Any) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = verbs.add_parser(name, help=text)
    made.set_defaults(run=run, window=False)
    return made


def run_consent(options: argparse.Namespace) -> int:
    """Keep consents."""
    from cs_workbench.services.account import find_account
    from cs_workbench.services.permissions import AddConsents, people_of_accounts

    def command(bench: Workbench) -> Command:
        people: tuple[tuple[str, str, int | None], ...] = tuple(
            (address, options.name, None) for address in options.address
        )
        if options.account:
            people += people_of_accounts(bench, [find_account(bench, text) for text in options.account])
        if not people:
            raise WrongUsage(what="Nobody was named.")
        day = options.on or bench.today.isoformat()
        return AddConsents(people, options.basis, day, options.how, options.evidence)

    return perform(options, command, lambda _bench, done: {"consents": done.value})


def run_consents(options: argparse.Namespace) -> int:
    """List consents."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.permissions import consents

    with opened(options) as bench:
        rows = consents(bench, options.address)
        if options.json:
            print_json({"consents": [
                {"uid": r.uid, "address": r.address, "name": r.name or None, "account": r.account or None,
                 "basis": r.basis, "given_on": r.given_on, "how": r.how, "evidence": r.evidence or None,
                 "author": r.author or None} for r in rows
            ]})  # fmt: skip
        else:
            print_table(
                _said(bench, CONSENT_HEADINGS),
                [[r.address, r.name, r.account, bench.say("values", word("consent_basis", r.basis)),
                  r.given_on.isoformat(), r.how, r.uid[-8:]] for r in rows],
            )  # fmt: skip
    return 0


def run_withdraw(options: argparse.Namespace) -> int:
    """Withdraw consents."""
    from cs_workbench.services.permissions import EndConsents, find_consents

    return perform(
        options, lambda bench: EndConsents(find_consents(bench, options.consents)),
        lambda _bench, done: {"consents": done.value},
    )  # fmt: skip


def run_suppress(options: argparse.Namespace) -> int:
    """Suppress an address."""
    from cs_workbench.services.permissions import Suppress

    return perform(
        options,
        lambda _bench: Suppress(
            options.address, options.reason, options.scope, options.topic, options.evidence
        ),
        lambda _bench, done: {"uid": done.value},
    )


def run_opt_out(options: argparse.Namespace) -> int:
    """Keep an opt-out."""
    from cs_workbench.services.permissions import opt_out

    return perform(
        options, lambda _bench: opt_out(options.address, options.topic, options.evidence),
        lambda _bench, done: {"uid": done.value},
    )  # fmt: skip


def run_page(options: argparse.Namespace) -> int:
    """Keep the opt-outs that a page recorded."""
    from cs_workbench.services.page_opt_outs import presses_in

    return perform(
        options,
        lambda _bench: presses_in(Path(options.file)),
        lambda _bench, done: asdict(cast("PageRead", done.value)),
    )


def run_suppressions(options: argparse.Namespace) -> int:
    """List suppressions."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.permissions import suppressions

    with opened(options) as bench:
        rows = suppressions(bench)
        if options.json:
            print_json({"suppressions": [
                {"uid": r.uid, "address": r.address or None, "reason": r.reason, "scope": r.scope,
                 "topic": r.topic or None, "evidence": r.evidence or None, "at": r.at, "author": r.author or None}
                for r in rows
            ]})  # fmt: skip
        else:
            print_table(
                _said(bench, SUPPRESSION_HEADINGS),
                [[r.address, bench.say("values", word("suppression", r.reason)),
                  bench.say("values", word("suppression_scope", r.scope)), r.topic, f"{r.at:%Y-%m-%d}", r.uid[-8:]]
                 for r in rows],
            )  # fmt: skip
    return 0


def run_end(options: argparse.Namespace) -> int:
    """End a suppression."""
    from cs_workbench.services.permissions import EndSuppression

    return perform(
        options, lambda _bench: EndSuppression(options.suppression, options.why),
        lambda _bench, done: {"uid": done.value},
    )  # fmt: skip


def run_erase(options: argparse.Namespace) -> int:
    """Erase a person."""
    from cs_workbench.services.permissions import ErasePerson

    return perform(
        options, lambda _bench: ErasePerson(options.address), lambda _bench, done: {"mails": done.params["n"]}
    )


def _said(bench: Workbench, headings: tuple[str, ...]) -> list[str]:
    return [bench.say("outreach", text) if text != "uid" else text for text in headings]
