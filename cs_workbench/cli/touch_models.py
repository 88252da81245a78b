"""``touch presets|use|show|validate|assign|explain|…``: the touch models, and where they put accounts."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.cli.todo import perform
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.touch_model import TouchModel
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench

ANEW_HELP: Final = "place every account anew: tiers may go down, borders are those of today's book"
MODEL_HELP: Final = "a draft, a preset, ID@VERSION or a file (default: the model in force)"


def add_verbs(verbs: Any) -> None:
    """Declare the verbs about models."""
    _plain(verbs, "presets", run_presets, "the models that come with the program, and your drafts")
    use = _plain(verbs, "use", run_use, "put a preset or a draft in force")
    use.add_argument("model", metavar="ID")
    use.add_argument("--anew", action="store_true", help=ANEW_HELP)
    for verb, run, text in (
        ("show", run_show, "what a model says: tiers, axes with borders, rules"),
        (
            "validate",
            run_validate,
            "everything wrong with a model; exit status 1 when it must not be published",
        ),
        ("assign", run_assign, "where a model puts every account; nothing is written"),
        ("fit", run_fit, "suggest borders of number axes from the book"),
    ):
        _plain(verbs, verb, run, text).add_argument("model", nargs="?", metavar="MODEL", help=MODEL_HELP)
    explain = _plain(verbs, "explain", run_explain, "why an account has its tier: rule, values and borders")
    explain.add_argument("account", metavar="NAME|UID")
    export = _plain(verbs, "export", run_export, "print a model's text, or write it to a file")
    export.add_argument("model", nargs="?", metavar="MODEL", help=MODEL_HELP)
    export.add_argument("--to", type=Path, metavar="FILE")
    bringing = _plain(verbs, "import", run_import, "keep a model from a file as a draft, checked")
    bringing.add_argument("file", type=Path)
    remove = _plain(verbs, "remove", run_remove, "take a draft away; what was published of it stays")
    remove.add_argument("id")
    copy = _plain(verbs, "copy", run_copy, "copy a model as a draft of another id")
    copy.add_argument("model", metavar="MODEL", help=MODEL_HELP)
    copy.add_argument("id", metavar="NEW_ID")
    diff = _plain(verbs, "diff", run_diff, "what differs between two models, in words")
    diff.add_argument("before", metavar="MODEL")
    diff.add_argument("after", nargs="?", metavar="MODEL", help=MODEL_HELP)
    publish = _plain(verbs, "publish", run_publish, "put a model in force as a new version, borders frozen")
    publish.add_argument("model", metavar="MODEL", help="a draft, a preset, ID@VERSION or a file")
    publish.add_argument("--anew", action="store_true", help=ANEW_HELP)
    publish.add_argument("--anyway", action="store_true", help="although it has holes or rules that disagree")
    _plain(verbs, "versions", run_versions, "the versions that were published, newest first")
    rollback = _plain(verbs, "rollback", run_rollback, "go back to a version, with its borders and tiers")
    rollback.add_argument(
        "version", nargs="?", metavar="ID@VERSION", help="default: the one published before"
    )


def _plain(verbs: Any, verb: str, run: Any, text: str) -> Any:
    parser = verbs.add_parser(verb, help=text)
    parser.set_defaults(run=run, window=False)
    return parser


def run_presets(options: argparse.Namespace) -> int:
    """List what can be put in force."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.touch_models import model_of, models

    with opened(options) as bench:
        now = model_of(bench, None).id
        rows = [
            {
                "id": r.model.id,
                "ja": r.model.ja,
                "en": r.model.en,
                "origin": r.origin,
                "in_force": r.model.id == now,
            }
            for r in models(bench)
        ]
        if options.json:
            print_json({"presets": rows})
        else:
            headings = (N_("cli", "Id"), N_("cli", "Touch model"), N_("cli", "In force"))
            print_table(
                [bench.say("cli", text) for text in headings],
                [[row["id"], row[bench.catalogue.language], row["in_force"]] for row in rows],
            )
    return 0


def run_use(options: argparse.Namespace) -> int:
    """Put a preset or a draft in force as it is."""
    return perform(options, lambda bench: _publish(bench, options, accepted=True))


def run_publish(options: argparse.Namespace) -> int:
    """Put a model in force."""
    return perform(options, lambda bench: _publish(bench, options, accepted=options.anyway))


def _publish(bench: Workbench, options: argparse.Namespace, *, accepted: bool) -> Command:
    """Return what puts the model in force: between two reviews no tier goes down, unless all is to be placed anew."""
    from cs_workbench.services.tiering import in_force
    from cs_workbench.services.touch_models import PublishModel, exported, model_of

    with bench.store.read() as db:
        keeps = in_force(db) is not None and not options.anew
    return PublishModel(exported(model_of(bench, options.model)), accepted, keeps)


def run_show(options: argparse.Namespace) -> int:
    """Print what a model says."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.touch_words import axis_name, span_text, tier_name
    from cs_workbench.services.touch_models import exported, model_of

    with opened(options) as bench:
        model = model_of(bench, options.model)
        if options.json:
            print_json(_model_json(model) | {"text": exported(model)})
            return 0
        say, japanese = bench.catalogue, bench.catalogue.language == "ja"
        print_table(
            [bench.say("cli", text) for text in (N_("cli", "Axis"), N_("cli", "Band"), N_("cli", "Borders"))],
            [
                [
                    axis_name(axis, say),
                    band.ja if japanese else band.en,
                    span_text(band.min, band.max, "", say),
                ]
                for axis in model.axes
                for band in axis.bands
            ],
        )
        print()
        headings = (
            N_("cli", "Rule"),
            N_("cli", "When"),
            N_("cli", "Tier"),
            N_("cli", "Plays"),
            N_("cli", "Origin"),
        )
        overlays = {tier.id: tier.ja if japanese else tier.en for tier in model.tiers if tier.overlay}
        print_table(
            [bench.say("cli", text) for text in headings],
            [
                [
                    rule.id,
                    "; ".join(f"{axis}={'|'.join(bands)}" for axis, bands in rule.when.items()),
                    overlays.get(rule.tier or "") or (tier_name(rule.tier, say) if rule.tier else None),
                    ", ".join(rule.plays),
                    rule.provenance,
                ]
                for rule in model.rules_in_order()
            ],
        )
    return 0


def _model_json(model: TouchModel) -> dict[str, Any]:
    return {
        "id": model.id, "version": model.version, "ja": model.ja, "en": model.en,
        "tiers": [tier.id for tier in model.tiers], "axes": len(model.axes), "rules": len(model.rules),
        "plays": len(model.plays), "published_at": model.published_at or None,
    }  # fmt: skip


def run_validate(options: argparse.Namespace) -> int:
    """Print everything wrong with a model."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.touch_model_checks import touch_model_messages, uncovered
    from cs_workbench.services.touch_models import model_of

    with opened(options) as bench:
        model = model_of(bench, options.model)
        messages = touch_model_messages(model)
        told = [{"text": m.say(bench.catalogue), "blocks": m.blocks} for m in messages]
        if options.json:
            print_json({"id": model.id, "messages": told, "uncovered": uncovered(model)})
        else:
            for message in told:
                print(message["text"])
            if not told:
                talk(bench.say("cli", N_("cli", "Nothing is wrong with it.")))
    return int(any(message.blocks for message in messages))


def run_assign(options: argparse.Namespace) -> int:
    """Print where a model puts every account."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.touch_words import tier_name
    from cs_workbench.services.touch_models import model_of
    from cs_workbench.services.touch_reasons import assign, fact_name, names_and_uids

    with opened(options) as bench:
        model = None if options.model is None else model_of(bench, options.model)
        found, say = assign(bench, model), bench.catalogue
        names = names_and_uids(bench)
        if options.json:
            rows = [
                {
                    "account": names[a][1],
                    "name": names[a][0],
                    "tier": tier,
                    "rule": rule or None,
                    "missing": unknown,
                }
                for a, tier, rule, unknown in zip(
                    found.account_ids, found.tiers, found.rules, found.unknown, strict=True
                )
            ]
            told = {"model": found.model.id, "accounts": rows, "missing": found.missing}
            print_json(told | {"counts": {tier or "unclassified": n for tier, n in found.counts.items()}})
            return 0
        order = [*(tier.id for tier in found.model.tiers if not tier.overlay), ""]
        print_table(
            [bench.say("cli", N_("cli", "Tier")), bench.say("cli", N_("cli", "Accounts"))],
            [[tier_name(tier, say), found.counts.get(tier, 0)] for tier in order],
        )
        for source, count in sorted(found.missing.items()):
            text = N_("cli", "%n unclassified account(s) without {fact}")
            talk(bench.say("cli", text, n=count, fact=fact_name(found.model, source, say)))
    return 0


def run_explain(options: argparse.Namespace) -> int:
    """Print why an account has its tier."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.touch_reasons import as_json, explain_touch, names_and_uids

    with opened(options) as bench:
        account = find_account(bench, options.account)
        reasons = explain_touch(bench, account)
        if options.json:
            name, uid = names_and_uids(bench)[account]
            print_json({"account": uid, "name": name} | as_json(reasons))
        else:
            for sentence in reasons.sentences[bench.catalogue.language]:
                print(sentence)
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Print a model's text, or write it."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.export import write_bytes
    from cs_workbench.services.touch_models import exported, model_of

    with opened(options) as bench:
        model = model_of(bench, options.model)
        text = exported(model)
        if options.to is not None:
            write_bytes(options.to, text.encode("utf-8"))
        if options.json:
            print_json(
                {"id": model.id, "text": text, "file": None if options.to is None else str(options.to)}
            )
        elif options.to is None:
            print(text, end="")
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Keep a model from a file."""
    from cs_workbench.services.touch_models import SaveDraft, read_file

    return perform(options, lambda _bench: SaveDraft(read_file(options.file)))


def run_remove(options: argparse.Namespace) -> int:
    """Take a draft away."""
    from cs_workbench.services.touch_models import RemoveDraft

    return perform(options, lambda _bench: RemoveDraft(options.id))


def run_copy(options: argparse.Namespace) -> int:
    """Copy a model under another id."""
    from dataclasses import replace

    from cs_workbench.services.touch_models import SaveDraft, exported, model_of

    return perform(
        options, lambda bench: SaveDraft(exported(replace(model_of(bench, options.model), id=options.id)))
    )


def run_diff(options: argparse.Namespace) -> int:
    """Print what differs."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.touch_words import differences, say_difference
    from cs_workbench.services.touch_models import model_of

    with opened(options) as bench:
        found = differences(model_of(bench, options.before), model_of(bench, options.after))
        told = [say_difference(message, bench.catalogue) for message in found]
        if options.json:
            print_json({"differences": told})
        else:
            for sentence in told:
                print(sentence)
            if not told:
                talk(bench.say("cli", N_("cli", "They say the same.")))
    return 0


def run_fit(options: argparse.Namespace) -> int:
    """Suggest borders from the book."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.touch_models import exported, model_of
    from cs_workbench.services.touch_reasons import fit_to_book

    with opened(options) as bench:
        model, fitted = fit_to_book(bench, model_of(bench, options.model))
        if options.json:
            rows = [
                {
                    "axis": f.axis,
                    "known": f.known,
                    "before": f.before,
                    "borders": f.borders,
                    "counts": f.counts,
                }
                for f in fitted
            ]
            print_json({"id": model.id, "axes": rows, "text": exported(model)})
            return 0
        headings = (
            N_("cli", "Axis"), N_("cli", "Known"), N_("cli", "Borders"), N_("cli", "Suggested"), N_("cli", "Accounts"),
        )  # fmt: skip
        print_table(
            [bench.say("cli", text) for text in headings],
            [
                [f.axis, f.known, _list(f.before), _list(f.borders or ()), " / ".join(map(str, f.counts))]
                for f in fitted
            ],
        )
    return 0


def _list(numbers: tuple[float, ...]) -> str:
    return ", ".join(f"{number:,g}" for number in numbers)


def run_versions(options: argparse.Namespace) -> int:
    """List the published versions."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.touch_models import versions

    with opened(options) as bench:
        rows = versions(bench)
        if options.json:
            print_json(
                {
                    "versions": [
                        {
                            "id": row.model_id, "version": row.version, "ja": row.ja, "en": row.en,
                            "published_at": row.published_at, "in_force": row.in_force,
                        }
                        for row in rows
                    ]
                }
            )  # fmt: skip
        else:
            japanese = bench.catalogue.language == "ja"
            headings = (
                N_("cli", "Version"),
                N_("cli", "Touch model"),
                N_("cli", "Published"),
                N_("cli", "In force"),
            )
            print_table(
                [bench.say("cli", text) for text in headings],
                [
                    [f"{r.model_id}@{r.version}", r.ja if japanese else r.en, r.published_at, r.in_force]
                    for r in rows
                ],
            )
    return 0


def run_rollback(options: argparse.Namespace) -> int:
    """Go back to a version."""
    from cs_workbench.services.touch_models import version_meant

    return perform(options, lambda bench: version_meant(bench, options.version))
