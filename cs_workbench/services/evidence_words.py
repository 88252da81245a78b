"""What the evidence of a scorecard says beside its back-test. ``say`` is `Workbench.say` or the window's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cs_workbench.domain.facts import WORST_FIRST
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.backtest_words import Say
    from cs_workbench.services.card_preview import Preview
    from cs_workbench.services.evidence import EvidencePage

STALE: Final = {
    "card": N_("evidence", "Since then the card was changed."),
    "data": N_("evidence", "Since then data were synced."),
    "outcomes": N_("evidence", "Since then outcomes were entered or changed."),
}


def moved_text(say: Say, found: Preview) -> str:
    """Return what the suggested weights would change on the live book."""
    turned = [(band, sum(row.after == band for row in found.moved)) for band in WORST_FIRST]
    told = [
        say("evidence", "%n account(s) would turn “{band}”.", count, band=say("values", word("band", band)))
        for band, count in turned
        if count
    ]
    if not told:
        return say("evidence", "With these weights no account changes its health.")
    return say("evidence", "With these weights: {changes}", changes=" ".join(told))


def stale_text(say: Say, page: EvidencePage) -> str:
    """Return what changed since the back-test; '' nothing."""
    return " ".join(say("evidence", STALE[what]) for what in page.stale)


def hidden_text(say: Say, page: EvidencePage) -> str:
    """Return the one sentence below the gate."""
    return say(
        "evidence",
        "Too few to judge: %n account(s) known to have left with the day; a back-test needs {least}.",
        page.churns,
        least=page.least,
    )
