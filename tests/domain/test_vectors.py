"""Every vector of the specification is read by a test, and the project's copy is the specification's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.domain.spec import FOLDER, spec
from tests.shared_data import shared

TESTS = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("test_*.py"))
)
#: Names that a test puts together, as it writes them.
PUT_TOGETHER = {
    "perpetuity_first_payment_now": "perpetuity_first_payment_{when}",
    "perpetuity_first_payment_after_survival": "perpetuity_first_payment_{when}",
    **{f"finite_{months}": "finite_{months}" for months in (12, 36, 60)},
    **{f"rmst_{months}": "rmst_{months}" for months in (6, 9, 12)},
}
#: Customers without a contract: the specification calls it optional, and no page has such a lifetime.
LEFT_OUT = {"bgnbd_cdnow(optional)"}
GROUPS = {
    "ltv", "survival", "concentration", "equity", "stats", "health", "metrics", "simulator", "rubric", "tiering",
    "pointintime",
}  # fmt: skip


def test_no_group_of_vectors_is_forgotten() -> None:
    assert set(spec("vectors")) == GROUPS


@pytest.mark.parametrize("group", sorted(GROUPS - {"rubric"}))  # of the rubric every vector is read at once
def test_every_vector_is_read_by_a_test(group: str) -> None:
    names = {vector["name"] for vector in spec("vectors")[group]} - LEFT_OUT
    unread = sorted(name for name in names if f'"{PUT_TOGETHER.get(name, name)}"' not in TESTS)
    assert unread == []


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.json")))
def test_the_projects_copy_is_the_specification(name: str) -> None:
    theirs = shared("spec", name)
    assert theirs.read_text(encoding="utf-8") == (FOLDER / name).read_text(encoding="utf-8")
