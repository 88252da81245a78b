"""What customers told 佐藤, what they ask for, and a topic that ties an incident together."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, time

from cs_workbench.kernel.resources import resource
from cs_workbench.services.sample.days import last_business_day
from cs_workbench.services.sample.outline import Outline
from cs_workbench.services.sample.plan import SampleRequest, SampleTopic, SampleVoice
from cs_workbench.services.sample.stories import NUMBERS


@dataclass(frozen=True, slots=True)
class Told:
    """The voices, the register, the topics."""

    voices: tuple[SampleVoice, ...]
    requests: tuple[SampleRequest, ...]
    topics: tuple[SampleTopic, ...]


def told(book: Outline) -> Told:
    """Return what the stories' accounts told, oldest first."""
    text = resource("sample", f"voices_{book.words.language}.toml").read_text("utf-8")
    entries = tomllib.loads(text)
    voices = tuple(
        SampleVoice(
            _story(entry["key"]),
            entry["kind"],
            entry["text"],
            datetime.combine(last_business_day(book.ago(entry["days_ago"])), time(2 + number % 6, 15), UTC),
            entry.get("request", ""),
        )
        for number, entry in enumerate(entries["voice"])
    )
    return Told(
        tuple(sorted(voices, key=lambda voice: (voice.heard_at, voice.account))),
        tuple(
            SampleRequest(
                e["title"], e["state"], e["note"], book.ago(e["shipped_ago"]) if "shipped_ago" in e else None
            )
            for e in entries["request"]
        ),
        tuple(SampleTopic(_story(e["key"]), e["name"], e["days"]) for e in entries["topic"]),
    )


def _story(key: str) -> str:
    return f"A{NUMBERS[key]:05d}"
