"""The ticket every service takes: what it works on, in which language, at what time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cs_workbench.kernel.clock import Clock
    from cs_workbench.kernel.i18n import Catalogue
    from cs_workbench.store.engine import Store


@dataclass(frozen=True, slots=True)
class Workbench:
    """One open profile. Front ends pass it on and look at ``clock``, ``catalogue`` and ``folder`` only."""

    store: Store
    clock: Clock
    catalogue: Catalogue
    folder: Path
    profile: str

    @property
    def today(self) -> date:
        """The local day."""
        return self.clock.today()

    def say(self, context: str, text: str, n: int | None = None, /, **params: object) -> str:
        """Return ``text`` in the person's language; see `kernel.i18n.Catalogue.say`."""
        return self.catalogue.say(context, text, n, **params)
