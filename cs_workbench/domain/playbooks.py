"""Playbooks (プレイブック): ordered tasks with days counted in business days, as TOML text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from cs_workbench.domain.business_days import BusinessDays
from cs_workbench.domain.definition_text import UnreadableDefinition, definition_text, read_definition

MOST_TASKS: Final = 100
FARTHEST: Final = 750  # business days: three years
_ID: Final = re.compile(r"[a-z0-9_]{1,60}")


@dataclass(frozen=True, slots=True)
class PlaybookTask:
    """One step: ``after`` business days from the start; ``text`` by language."""

    text: Mapping[str, str]
    after: int = 0
    kind: Literal["task", "promise", "promise_theirs", "meeting", "due_touch", "renewal", "reply", "risk"] = (
        "task"
    )


@dataclass(frozen=True, slots=True)
class Playbook:
    """An ordered set of tasks; ``title`` by language, at least one."""

    id: str
    title: Mapping[str, str]
    task: tuple[PlaybookTask, ...]


def parse_playbook(text: str) -> Playbook:
    """Return the playbook that a TOML text describes.

    Raises:
        UnreadableDefinition: the text is no playbook; says where.
    """
    playbook = read_definition(Playbook, text)
    if not _ID.fullmatch(playbook.id):
        raise UnreadableDefinition(place="id")
    if not any(title.strip() for title in playbook.title.values()):
        raise UnreadableDefinition(place="title")
    if not 0 < len(playbook.task) <= MOST_TASKS:
        raise UnreadableDefinition(place="task")
    for place, task in enumerate(playbook.task):
        if not any(words.strip() for words in task.text.values()):
            raise UnreadableDefinition(place=f"task[{place}].text")
        if not 0 <= task.after <= FARTHEST:
            raise UnreadableDefinition(place=f"task[{place}].after")
    return playbook


def playbook_text(playbook: Playbook) -> str:
    """Return a playbook as TOML, as `parse_playbook` reads it."""
    return definition_text(playbook)


def spoken(words: Mapping[str, str], language: str) -> str:
    """Return the words of ``language``, else those of any."""
    return words.get(language) or next((text for text in words.values() if text.strip()), "")


def days_of(playbook: Playbook, start: date, days: BusinessDays) -> list[date | None]:
    """Return the day of each task when the playbook begins on ``start``."""
    return [days.after(start, task.after) for task in playbook.task]
