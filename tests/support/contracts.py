"""Contracts of a few accounts, landed as a sync would."""

from __future__ import annotations

from typing import Any

from cs_workbench.services.standing import recompute
from cs_workbench.services.workbench import Workbench
from tests.store.conftest import land


def contracts(bench: Workbench, *rows: dict[str, Any]) -> None:
    """Land contracts, in yen a year and begun in 2024 unless a row says otherwise, and their accounts.

    An account is called as its id is, in capitals.
    """
    usual = {"account": "a", "currency": "JPY", "started_on": "2024-01-01"}
    told = [{"id": str(number), **usual, **row} for number, row in enumerate(rows)]
    names = dict.fromkeys(row["account"] for row in told)
    land(bench.store, "account", [{"id": name, "name": name.upper()} for name in names], first=True)
    land(bench.store, "subscription", told, first=True)
    recompute(bench)
