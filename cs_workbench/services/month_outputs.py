"""A month as files and as JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cs_workbench.domain.targets import period_text
from cs_workbench.kernel.i18n import N_
from cs_workbench.services import month_words as words
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.deck_files import write_deck
from cs_workbench.services.export import UnknownEnding, write_bytes
from cs_workbench.services.month_deck import month_deck
from cs_workbench.services.month_paper import month_page
from cs_workbench.services.month_text import markdown
from cs_workbench.services.month_xlsx import write_xlsx

if TYPE_CHECKING:
    from cs_workbench.services.month import Month
    from cs_workbench.services.one_page import OnePage
    from cs_workbench.services.revenue import Figure
    from cs_workbench.services.targets import Target
    from cs_workbench.services.workbench import Workbench


def write_month(
    bench: Workbench, month: Month, path: Path, paint: Callable[[OnePage], bytes] | None = None
) -> Done:
    """Write the month to ``path``: .xlsx, .md, .pptx, .html, or .pdf where ``paint`` makes paper of a page.

    Raises:
        UnknownEnding: the name ends otherwise.
        CannotWrite, CannotWriteDeck: the folder is read-only or full, or another program holds the file.
    """
    ending = path.suffix.lower()
    if ending == ".pdf" and paint is not None:
        write_bytes(path, paint(month_page(bench, month)))
    elif ending == ".xlsx":
        write_xlsx(bench, month, path)
    elif ending in (".md", ".markdown"):
        write_bytes(path, markdown(bench, month).encode())
    elif ending in (".pptx", ".html"):
        write_deck(month_deck(bench, month), path)
    else:
        raise UnknownEnding(path=path, endings=".xlsx, .pdf, .md, .pptx, .html")
    said = N_("done", "Month {month} written to {path}")
    return Done(Changes(), None, said, {"month": period_text(bench.say, month.period), "path": path}, path)


def target_json(target: Target) -> dict[str, Any]:
    """Return a target as JSON names it."""
    return {
        "uid": target.uid, "owner": target.owner, "period": target.period.id, "from": target.period.first,
        "to": target.period.last, "measure": target.measure.id, "unit": target.measure.unit,
        "higher_is_better": target.measure.higher_is_better, "amount": target.amount,
        "currency": target.currency or None, "at": target.at, "author": target.author or None,
    }  # fmt: skip


def month_json(bench: Workbench, month: Month) -> dict[str, Any]:
    """Return the whole month as JSON names it; accounts by uid."""
    from cs_workbench.services.arr_book import uids

    uid = uids(bench)
    definitions = {name: bench.say("month", told) for name, (_, told) in words.PARTS.items()}

    def row(one: Any, *left_out: str) -> dict[str, Any]:
        told = {field.name: getattr(one, field.name) for field in dataclasses.fields(one)}
        return {name: value for name, value in told.items() if name not in ("account_id", *left_out)}

    def figure(of: Figure) -> dict[str, Any]:
        return {
            "value": of.value,
            "unit": of.unit,
            "definition": of.definition,
            "accounts": [uid[a] for a in of.accounts],
        }

    def spread(bands: Mapping[str, tuple[int, ...]]) -> dict[str, Any]:
        return {band: [uid[a] for a in accounts] for band, accounts in bands.items()}

    return {
        "month": month.id, "from": month.period.first, "to": month.last, "is_closed": month.is_closed,
        "owner": month.owner, "made_on": month.made_on, "accounts": [uid[a] for a in month.accounts],
        "headlines": words.headlines(bench.say, month),
        "targets": [
            {**target_json(line.target), "actual": line.actual, "difference": line.difference, "track": line.track,
             "until": line.until, "accounts": [uid[a] for a in line.accounts]}
            for line in month.targets
        ],
        "currencies": [
            {"currency": of.currency, "figures": {name: figure(one) for name, one in of.period.figures.items()}}
            for of in month.currencies
        ],
        "renewals": [row(one) for one in month.renewals],
        "changes": [row(one) for one in month.changes],
        "health": {
            "before": spread(month.health.before), "now": spread(month.health.now), "week": month.health.week_on,
            "first_kept": month.health.first_kept, "moves": [row(one) for one in month.health.moves],
        },
        "touches": {
            "is_known": month.touches.is_known,
            **{
                name: [
                    {**row(one, "accounts", "below"), "kept_share": one.share,
                     "accounts": [uid[a] for a in one.accounts], "below": [uid[a] for a in one.below]}
                    for one in some
                ]
                for name, some in (("whole", (month.touches.whole,)), ("tiers", month.touches.tiers))
            },
        },
        "next": {
            "month": month.next.month.id, "due": month.next.due, "expected": month.next.expected,
            "renewals": [row(one) for one in month.next.renewals],
            "notice_deadlines": [row(one) for one in month.next.deadlines],
            "meetings": [
                {**row(one), "account_uid": uid.get(one.account_id) if one.account_id else None}
                for one in month.next.meetings
            ],
        },
        "risks": [{**row(one, "words"), "words": [row(word) for word in one.words]} for one in month.risks],
        "definitions": definitions,
        "remarks": month.remarks,
    }  # fmt: skip
