"""The rig of the fault tests, compiled once."""

from __future__ import annotations

import pytest

from tests.rigs.faults import FaultRig, build_rig


@pytest.fixture(scope="session")
def rig(tmp_path_factory: pytest.TempPathFactory) -> FaultRig:
    return build_rig(tmp_path_factory.mktemp("rig"))
