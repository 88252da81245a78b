"""A month as text: mrkdwn for Slack with the five lines a lead wants, and Markdown of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.services import month_words as words
from cs_workbench.services.month_sections import sections
from cs_workbench.services.risks import mrkdwn

if TYPE_CHECKING:
    from cs_workbench.services.month import Month
    from cs_workbench.services.workbench import Workbench

_TABLE: Final = str.maketrans({"|": "\\|", "\n": " ", "\r": " "})
_MARKUP: Final = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#"})


def slack_text(bench: Workbench, month: Month) -> str:
    """Return the month for Slack: whose it is and up to when, then five lines."""
    head = f"*{mrkdwn(words.title(bench.say, month))}*"
    told = [words.as_of(bench.say, month), words.targets_line(bench.say, month)]
    lines = [f"• {mrkdwn(line)}" for line in words.headlines(bench.say, month)]
    return "\n".join([head, mrkdwn(" ".join(filter(None, told))), *lines])


def markdown(bench: Workbench, month: Month) -> str:
    """Return the whole month as Markdown: headlines, a table a section, definitions, how to read it."""
    say = bench.say
    parts = [
        f"# {_safe(words.title(say, month))}",
        _safe(words.as_of(say, month)),
        "\n".join(f"- {_safe(line)}" for line in words.headlines(say, month)),
    ]
    for section in sections(say, month):
        parts.append(f"## {_safe(section.title)}")
        parts.append(_safe(section.definition))
        if not section.rows:
            parts.append(_safe(section.nothing))
            continue
        aligned = ["---:" if at in section.numbers else "---" for at in range(len(section.headings))]
        rows = [section.headings, aligned, *section.rows]
        lines = (
            [cell if row is aligned else _safe(cell or words.UNKNOWN).translate(_TABLE) for cell in row]
            for row in rows
        )
        parts.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
    if month.remarks:
        parts.append(f"## {say('month', N_('month', 'How to read it'))}")
        parts.append("\n".join(f"- {_safe(remark)}" for remark in month.remarks))
    return "\n\n".join(parts) + "\n"


def _safe(text: str) -> str:
    return text.translate(_MARKUP)
