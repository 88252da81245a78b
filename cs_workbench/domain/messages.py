"""What a rule has to say to a person: a marked template and its values, translated at the front."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cs_workbench.kernel.i18n import Catalogue


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence: ``text`` is marked in ``context``; ``blocks``: a definition must not be published so.

    ``at``: the field of the definition that it is about (``measures.seat_util.points``); '' the whole of it.
    """

    context: str
    text: str
    params: Mapping[str, str] = field(default_factory=dict)
    blocks: bool = False
    at: str = ""

    def say(self, catalogue: Catalogue) -> str:
        """Return the sentence in the catalogue's language."""
        return catalogue.form(self.context, self.text).format_map(self.params)
