"""When the window's first picture and first rows stood, for the bench: CSWB_TRACE_START, CSWB_QUIT_AFTER."""

from __future__ import annotations

import json
import os
import sys
from time import monotonic


class StartTrace:
    """Notes the moments of the start once each; silent unless asked."""

    def __init__(self) -> None:
        self._asked = os.environ.get("CSWB_TRACE_START") == "1"
        self._quit_after = os.environ.get("CSWB_QUIT_AFTER", "")
        self._moments: dict[str, float] = {}

    def note(self, moment: str) -> bool:
        """Note ``moment`` ('first_paint' or 'first_rows'); say whether the program should quit now.

        What was noted is printed as one JSON line of `time.monotonic` seconds when it is complete.
        """
        if moment in self._moments:
            return False
        self._moments[moment] = monotonic()
        is_last = moment == (self._quit_after or "first_rows")
        if self._asked and is_last:
            sys.stdout.write(json.dumps(self._moments) + "\n")
            sys.stdout.flush()
        return is_last and bool(self._quit_after)
