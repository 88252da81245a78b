"""Five public data sets read unmodified through the mapping files of ``docs/examples``."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from cs_workbench.sources.mapping import parse_mapping
from cs_workbench.sources.reader import read_pages
from cs_workbench.sources.suggest import preview, suggest_mapping
from tests.shared_data import shared

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
FOLDERS = {
    "ravenstack": "ravenstack_saas", "maven": "maven_crm_sales", "churnsim": "churnsim_crm5",
    "northwind": "northwind", "telco": "telco_ibm_classic",
}  # fmt: skip


@dataclass
class Brought:
    """What one data set brought: rows as field -> value by noun, held reasons, remarks."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    held: Counter[str] = field(default_factory=Counter)
    remarks: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    read: list[int] = field(default_factory=list)


def bring(name: str) -> Brought:
    folder = shared("data", FOLDERS[name])
    mapping = parse_mapping((EXAMPLES / f"{name}.toml").read_text("utf-8"))
    brought = Brought()
    for entry, spec in enumerate(mapping.files):
        for page in read_pages(mapping, entry, folder):
            names = ("id", "account", *page.fields, "own")
            rows = brought.rows.setdefault(spec.into, [])
            rows += [dict(zip(names, row, strict=True)) for row in page.rows]
            brought.held.update(held.reason for held in page.held)
            brought.remarks += [(remark.count, remark.params) for remark in page.remarks]
            if page.last:
                brought.read.append(page.read)
    return brought


def counts(brought: Brought) -> dict[str, int]:
    return {noun: len(rows) for noun, rows in brought.rows.items()}


def test_ravenstack() -> None:
    brought = bring("ravenstack")
    assert counts(brought) == {
        "account": 500, "subscription": 5_000, "usage": 25_000, "ticket": 2_000, "outcome": 600,
    }  # fmt: skip
    assert not brought.held
    ((count, params),) = brought.remarks
    assert (count, params["groups"], params["column"]) == (42, "21", "usage_id")
    assert len({row["id"] for row in brought.rows["usage"]}) == 25_000
    account_of = {row["id"]: row["account"] for row in brought.rows["subscription"]}
    sums = {(account_of[row["account"]], row["metric"], row["period_start"]) for row in brought.rows["usage"]}
    assert len(sums) == 24_981
    assert Counter(row["kind"] for row in brought.rows["outcome"]) == {"churn": 539, "reactivation": 61}
    assert Counter(row["priority"] for row in brought.rows["ticket"])["p1"] == 514
    assert brought.rows["subscription"][0]["mrr"] == 278_600


def test_maven() -> None:
    brought = bring("maven")
    assert brought.read == [35, 7, 85, 8_800]
    assert counts(brought) == {"person": 35, "product": 7, "account": 85, "deal": 7_375}
    assert brought.held == {"The row names no account.": 1_425}
    assert (1_480, {"value": "GTXPro", "instead": "GTX Pro"}) in brought.remarks
    assert {row["product"] for row in brought.rows["deal"]} <= {
        row["name"] for row in brought.rows["product"]
    }
    assert sum(row["parent"] is not None for row in brought.rows["account"]) == 15
    assert brought.rows["deal"][0]["opened_on"] == "2016-10-20"


def test_churnsim() -> None:
    brought = bring("churnsim")
    assert counts(brought) == {"account": 460, "subscription": 9_963, "usage": 198_881, "outcome": 115}
    assert not brought.held
    assert brought.remarks == [(345, {"column": "churn_date", "value": ""})]
    assert {row["grain"] for row in brought.rows["usage"]} == {"week"}
    assert Counter(row["is_main"] for row in brought.rows["subscription"]) == {0: 6_642, 1: 3_321}


def test_northwind() -> None:
    brought = bring("northwind")
    assert counts(brought) == {
        "person": 9, "product": 77, "account": 91, "contact": 91, "invoice": 830, "invoice_line": 2_155,
    }  # fmt: skip
    assert not brought.held
    torn = [
        (count, params["column"])
        for count, params in brought.remarks
        if "address" in params["column"].lower()
    ]
    assert torn == [(24, "address"), (24, "address"), (176, "shipAddress")]
    by_id = {row["id"]: row for row in brought.rows["account"]}
    assert by_id["QUEDE"]["country"] == "Brazil"  # its address holds a comma
    assert not {row["country"] for row in by_id.values()} & {"NULL", None}


def test_telco() -> None:
    brought = bring("telco")
    assert counts(brought) == {"account": 7_043, "subscription": 7_043}
    assert not brought.held
    own = [json.loads(row["own"]) for row in brought.rows["account"]]
    assert sum("total_charges" not in fields for fields in own) == 11
    assert sum(fields["churned"] for fields in own) == 1_869
    assert Counter(row["term_months"] for row in brought.rows["subscription"]) == {
        1: 3_875,
        24: 1_695,
        12: 1_473,
    }


@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_suggested_for_a_data_set_lands(name: str) -> None:
    folder = shared("data", FOLDERS[name])
    mapping = suggest_mapping(folder)
    nouns = [entry.into for entry in mapping.files]
    assert nouns.count("account") == 1
    for file in preview(mapping, folder):
        assert file.held <= file.total // 2
        assert len(file.evidence) == len(file.columns)
    if name == "ravenstack":
        assert nouns == ["account", "subscription", "usage", "ticket", "outcome"]
        assert mapping.files[2].via == "subscription"
        assert mapping.files[0].fields["started_on"].column == "signup_date"
    if name == "maven":
        assert mapping.date_order == "mdy"
