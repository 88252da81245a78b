"""What the window remembers."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.ui.windows.memory import WindowMemory

PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.lists(st.integers(), max_size=3)
FIELDS = ["version", "place", "account_id", "geometry", "splitter", "language", "zoom", "places", "else"]


def test_what_was_written_is_read_back() -> None:
    memory = WindowMemory(place="account", account_id=5, zoom=130, places={"today": {"row": "x"}})
    assert WindowMemory.read(json.loads(json.dumps(memory.as_json()))) == memory


def test_another_version_reads_as_nothing_remembered() -> None:
    assert WindowMemory.read({**WindowMemory(place="data").as_json(), "version": 99}) == WindowMemory()


@given(st.dictionaries(st.sampled_from(FIELDS), PLAIN))
def test_garbage_never_breaks_the_start(values: dict[str, object]) -> None:
    memory = WindowMemory.read({"version": 1, **values})
    assert 80 <= memory.zoom <= 200
    assert isinstance(memory.place, str)
    assert memory.account_id is None or isinstance(memory.account_id, int)
