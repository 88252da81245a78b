"""``touch presets``: the touch models themselves."""

from __future__ import annotations

import argparse
from typing import Any

from cs_workbench.cli.output import print_json, print_table
from cs_workbench.kernel.i18n import N_


def add_verbs(verbs: Any) -> None:
    """Declare the verbs about models."""
    verbs.add_parser("presets", help="the touch models that come with the program").set_defaults(
        run=run_presets, window=False
    )


def run_presets(options: argparse.Namespace) -> int:
    """List the presets."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.tiering import presets

    with opened(options) as bench:
        rows = [{"id": m.id, "ja": m.ja, "en": m.en} for m in presets()]
        if options.json:
            print_json({"presets": rows})
        else:
            headings = [bench.say("cli", text) for text in (N_("cli", "Id"), N_("cli", "Touch model"))]
            print_table(headings, [[row["id"], row[bench.catalogue.language]] for row in rows])
    return 0
