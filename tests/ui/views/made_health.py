"""A scorecard with a mistake and what the draft before it would change, as the services make them."""

from __future__ import annotations

from cs_workbench.domain.card_edit import with_field
from cs_workbench.domain.facts import BANDS
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.services.card_drafts import Editable
from cs_workbench.services.card_preview import BINS, MeasureData, Preview, Rescored
from cs_workbench.services.scorecards import CardRow, built_in
from cs_workbench.ui.views.card_fields import mistakes
from cs_workbench.ui.views.health import HealthView
from cs_workbench.ui.views.wording import either_text


def show_wrong_draft(view: HealthView) -> None:
    """Show a card whose weight is 0 over the answer to the draft before."""
    (card, *_rest) = built_in()
    row = CardRow(card, is_built_in=True, place=1)
    wrong = with_field(with_field(card, "groups.support.weight", "0"), "measures.csat.points", "5:0 3:40")
    one = Editable(row, wrong)
    told = mistakes(wrong, load_catalogue(either_text("ja", "en")))
    view.show_choice([one], card.id)
    view.show_card(one, wrong, told, [("own.pulse", "温度感")], is_draft=True)
    moved = tuple(
        Rescored(n, f"u{n}", f"株式会社あおば精機{n}", "green", "red" if n % 2 else "yellow", 71, 38)
        for n in range(1, 20)
    )
    found = Preview(
        400,
        400,
        dict.fromkeys(BANDS, (81, 90)),
        moved,
        (tuple(range(BINS)), tuple(reversed(range(BINS)))),
        tuple(MeasureData(measure.id, 318, 4, 78) for measure in card.measures),
    )
    view.evidence.show_preview(found, card, is_draft=True)
