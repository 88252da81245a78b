"""A deck before anybody draws it: slides of a few blocks; it becomes a PPTX, a PDF and one HTML file.

`services.review_deck` makes a `Deck` of an account's frozen facts and what the CSM wrote, in the customer's language,
and a success plan is one too: nothing internal gets in. A lead's weekly pack and a month are for us (`INTERNAL`); each
of their pages says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from cs_workbench.domain.chart import Chart

#: The slides of a review in their order (domain.md 6.2), and which of them an EBR and a digital review have.
SLIDES: Final = (
    "cover", "agenda", "summary", "goals", "carried", "outcomes", "adoption", "breadth", "service", "learned",
    "roadmap", "plan", "appendix",
)  # fmt: skip
EBR: Final = ("cover", "summary", "goals", "outcomes", "learned", "plan", "appendix")
DIGITAL: Final = ("cover", "summary", "adoption", "breadth", "roadmap", "plan", "appendix")
#: A slide that is there only where a review says so: what the customer pays and until when.
CONTRACT: Final = "contract"
#: No slide: where it is shown, the review is about the account and all under it.
GROUP: Final = "group"
Kind = Literal["qbr", "ebr", "digital", "plan", "pack", "month"]
#: Decks that never leave the house: no look for what a customer must not read refuses them.
INTERNAL: Final[frozenset[Kind]] = frozenset(("pack", "month"))
#: A slide is at most this: `services.review_gate` says so, and `continued` keeps it.
MOST_SLIDES: Final = 12  # without the appendix
MOST_LINES: Final = 6
LEAST_POINTS: Final = 14

#: How things stand, said by a word and a sign, never by colour alone.
Status = Literal["", "met", "on_track", "behind", "missed", "unknown", "open", "done", "late"]


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure beside what it was and what it should be; each text is whole, such as '82 %' and 'target 90 %'."""

    name: str
    value: str
    target: str = ""
    previous: str = ""
    last_year: str = ""
    status: Status = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Two to four figures side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences, each a line of a list; ``head`` stands over them. ``slot``: the template's name for its place."""

    lines: tuple[str, ...]
    head: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Texts under headings; ``widths``: each column's share, any unit.

    ``statuses``: a row each, which makes a last column; none where a column of its own says it (`deck_words.marked`).
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: tuple[int, ...] = ()
    statuses: tuple[Status, ...] = ()
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart: native in a PPTX, drawn elsewhere."""

    chart: Chart
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG somebody pasted; it is fitted into its frame, never stretched."""

    content: bytes
    mime: str
    alt: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not known, and since when or why: said on the slide, never shown as zero."""

    text: str


Block = Tiles | Lines | Table | Plot | Picture | Missing


@dataclass(frozen=True, slots=True)
class Slide:
    """One page. ``blocks`` stand side by side (two) or alone; the first is the larger where there are two.

    Attributes:
        id: one of `SLIDES` or `CONTRACT`, in other decks a part of theirs; what continues a slide has its id.
        title: a sentence with a number wherever the slide has data.
        foot: source and as-of date of its data ('' where there is none).
        notes: speaker notes: source, as-of date and definition of every figure.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    foot: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """The whole of it. ``period``: as it is written ('2026年7-9月'); ``ours``: our company or team, as on the cover.

    ``account``: '' where it is about many. ``quoted``: what the customer itself says of a loss of its own customers, as
    the slides show it; of that alone it may be read (`customer_text.internal_words`).
    """

    title: str
    account: str
    ours: str
    period: str
    language: Literal["ja", "en"]
    as_of: date
    kind: Kind
    slides: tuple[Slide, ...]
    quoted: frozenset[str] = frozenset()

    @property
    def is_internal(self) -> bool:
        """Whether it is for us only."""
        return self.kind in INTERNAL
