"""``health scorecards|use|drop|order|validate|export|preview|versions``: what scores are made of."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.cli.todo import perform
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.scorecard import Scorecard
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench

CARD_HELP: Final = "an id, ID@VERSION or a file (default: the scorecard of all accounts that have no other)"


def add_verbs(verbs: Any) -> None:
    """Declare the verbs about scorecards."""
    _plain(verbs, "scorecards", run_scorecards, "the scorecards in force in their order, and the others")
    use = _plain(
        verbs, "use", run_use, "put a scorecard in force as a new version; every account is scored anew"
    )
    use.add_argument("card", metavar="CARD", help="an id, ID@VERSION or a file")
    drop = _plain(verbs, "drop", run_drop, "take a scorecard for some accounts out of force")
    drop.add_argument("id")
    order = _plain(verbs, "order", run_order, "ask a scorecard for some accounts before another one")
    order.add_argument("card", metavar="CARD", help="its id")
    order.add_argument(
        "--before",
        required=True,
        metavar="CARD",
        help="an id; that of the scorecard for all: behind every other",
    )
    for verb, run, text in (
        ("validate", run_validate, "everything wrong with a scorecard; exit status 1 when it is not taken"),
        ("preview", run_preview, "which accounts it would put in another band; nothing is written"),
    ):
        _plain(verbs, verb, run, text).add_argument("card", nargs="?", metavar="CARD", help=CARD_HELP)
    export = _plain(verbs, "export", run_export, "print a scorecard's text, or write it to a file")
    export.add_argument("card", nargs="?", metavar="CARD", help=CARD_HELP)
    export.add_argument("--to", type=Path, metavar="FILE")
    _plain(verbs, "versions", run_versions, "the versions that were published, newest first")


def _plain(verbs: Any, verb: str, run: Any, text: str) -> Any:
    parser = verbs.add_parser(verb, help=text)
    parser.set_defaults(run=run, window=False)
    return parser


def run_scorecards(options: argparse.Namespace) -> int:
    """List the scorecards."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.card_order import card_order, overlap_text
    from cs_workbench.services.scorecards import cards, name_of

    with opened(options) as bench:
        rows, order = cards(bench), card_order(bench)
        of = {one.card_id: one for one in order.cards}
        if options.json:
            told = [
                _as_json(row.card)
                | {"place": row.place or None, "built_in": row.is_built_in}
                | {
                    "meant": of[row.card.id].meant if row.place else None,
                    "scored": of[row.card.id].scored if row.place else None,
                }
                for row in rows
            ]
            print_json({"scorecards": told, "accounts_of_several": order.several})
            return 0
        headings = (
            N_("cli", "Id"), N_("cli", "Scorecard"), N_("cli", "For"), N_("cli", "Measures"), N_("cli", "In force"),
            N_("cli", "Meant"), N_("cli", "Scored"),
        )  # fmt: skip
        print_table(
            [bench.say("cli", text) for text in headings],
            [
                [
                    row.card.id,
                    name_of(bench, row.card),
                    row.card.applies_when or bench.say("cli", N_("cli", "every other account")),
                    len(row.card.measures),
                    row.place or None,
                    of[row.card.id].meant if row.place else None,
                    of[row.card.id].scored if row.place else None,
                ]
                for row in rows
            ],
        )
        if overlap := overlap_text(bench, order):
            talk(overlap)
    return 0


def _as_json(card: Scorecard) -> dict[str, Any]:
    return {
        "id": card.id, "version": card.version, "ja": card.ja, "en": card.en, "when": card.applies_when or None,
        "measures": len(card.measures),
    }  # fmt: skip


def run_use(options: argparse.Namespace) -> int:
    """Put a scorecard in force."""

    def command(bench: Workbench) -> Command:
        from cs_workbench.services.scorecards import UseScorecard, card_of, exported

        return UseScorecard(exported(card_of(bench, options.card)))

    return perform(options, command)


def run_drop(options: argparse.Namespace) -> int:
    """Take a scorecard out of force."""
    from cs_workbench.services.scorecards import DropScorecard

    return perform(options, lambda _bench: DropScorecard(options.id))


def run_order(options: argparse.Namespace) -> int:
    """Change the order."""
    from cs_workbench.services.scorecards import OrderScorecard

    return perform(options, lambda _bench: OrderScorecard(options.card, options.before))


def run_validate(options: argparse.Namespace) -> int:
    """Print everything wrong with a scorecard."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.scorecard import scorecard_messages
    from cs_workbench.services.scorecards import card_of

    with opened(options) as bench:
        card = card_of(bench, options.card)
        told = [message.say(bench.catalogue) for message in scorecard_messages(card)]
        if options.json:
            print_json({"id": card.id, "messages": told})
        elif told:
            print("\n".join(told))
        else:
            talk(bench.say("cli", N_("cli", "Nothing is wrong with it.")))
    return int(bool(told))


def run_preview(options: argparse.Namespace) -> int:
    """Print what a scorecard would change."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word
    from cs_workbench.services.card_preview import preview
    from cs_workbench.services.scorecards import card_of

    with opened(options) as bench:
        card = card_of(bench, options.card)
        found = preview(bench, card)
        if options.json:
            counts = {band: {"before": a, "after": b} for band, (a, b) in found.counts.items()}
            moved = [
                {
                    "account": m.uid,
                    "name": m.account,
                    "before": m.before,
                    "after": m.after,
                    "score": m.score,
                    "new": m.new_score,
                }
                for m in found.moved
            ]
            print_json({"id": card.id, "accounts": found.accounts, "bands": counts, "moved": moved})
            return 0

        def band(name: str) -> str:
            return bench.say("values", word("band", name))

        print_table(
            [
                bench.say("cli", text)
                for text in (N_("cli", "Health"), N_("cli", "Now"), N_("cli", "With it"))
            ],
            [[band(name), before, after] for name, (before, after) in found.counts.items()],
        )
        if not found.moved:
            talk(bench.say("cli", N_("cli", "No account changes its band.")))
            return 0
        print()
        headings = (N_("cli", "Account"), N_("cli", "Now"), N_("cli", "With it"), N_("cli", "Score"))
        print_table(
            [bench.say("cli", text) for text in headings],
            [
                [m.account, band(m.before), band(m.after), f"{_or_dash(m.score)} → {_or_dash(m.new_score)}"]
                for m in found.moved
            ],
        )
    return 0


def _or_dash(score: int | None) -> str:
    return "–" if score is None else str(score)


def run_export(options: argparse.Namespace) -> int:
    """Print a scorecard's text, or write it."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.export import write_bytes
    from cs_workbench.services.scorecards import card_of, exported

    with opened(options) as bench:
        card = card_of(bench, options.card)
        text = exported(card)
        if options.to is not None:
            write_bytes(options.to, text.encode("utf-8"))
        if options.json:
            print_json({"id": card.id, "text": text, "file": None if options.to is None else str(options.to)})
        elif options.to is None:
            print(text, end="")
    return 0


def run_versions(options: argparse.Namespace) -> int:
    """List the published versions."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.scorecards import name_of, versions

    with opened(options) as bench:
        rows = versions(bench)
        if options.json:
            told = [_as_json(card) | {"published_at": at, "in_force": is_now} for card, at, is_now in rows]
            print_json({"versions": told})
            return 0
        headings = (
            N_("cli", "Id"),
            N_("cli", "Version"),
            N_("cli", "Scorecard"),
            N_("cli", "Published"),
            N_("cli", "In force"),
        )
        print_table(
            [bench.say("cli", text) for text in headings],
            [[card.id, card.version, name_of(bench, card), at[:10], is_now] for card, at, is_now in rows],
        )
    return 0
