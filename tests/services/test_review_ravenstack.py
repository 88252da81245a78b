"""Reviews of the three accounts of RavenStack that used most: every kind and language becomes a PPTX and a page."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.customer_text import names_internal
from cs_workbench.domain.deck import MOST_SLIDES, Plot
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.render.deck_chart import is_native
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do
from cs_workbench.services.review_facts import collect
from cs_workbench.services.review_files import build
from cs_workbench.services.reviews import NewReview
from cs_workbench.services.workbench import Workbench
from tests.render.test_deck_html import Reader
from tests.shared_data import shared
from tests.support.office import is_shown, needs_office
from tests.support.public_data import pulled

#: Those with most rows of use in the files, and the most tickets of these.
ACCOUNTS = ("Company_218", "Company_10", "Company_441")
#: The data end with 2024.
CLOCK = FixedClock(datetime(2025, 1, 6, 1, 0, tzinfo=UTC))


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    made, _ = pulled(tmp_path_factory, "ravenstack")
    folder = tmp_path_factory.mktemp("reviews") / "ravenstack"
    shutil.copytree(made, folder)
    opened = open_workbench(data_dir=folder, language="en", clock=CLOCK)
    yield opened
    close_workbench(opened)


def written(bench: Workbench, account: str, kind: str, language: str) -> str:
    command = NewReview(find_account(bench, account), kind, "2024-10-01", "2024-12-31", language, "", None)
    return str(do(bench, command).value)


def shapes_of(shown: Any) -> list[Any]:
    return [shape for slide in shown.slides for shape in slide.shapes]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("kind", "most"), [("qbr", MOST_SLIDES), ("ebr", 6), ("digital", 6)])
@pytest.mark.parametrize("account", ACCOUNTS)
def test_a_review_of_public_data_becomes_slides_and_a_page(  # noqa: PLR0917 - what is varied
    bench: Workbench, tmp_path: Path, account: str, kind: str, most: int, language: str
) -> None:
    uid = written(bench, account, kind, language)
    deck = build(bench, uid, tmp_path / "deck.pptx")
    assert build(bench, uid, tmp_path / "deck.html") == deck
    assert 3 <= len([slide for slide in deck.slides if slide.id != "appendix"]) <= most
    assert deck.slides[0].id == "cover"
    assert account in deck.title

    content = (tmp_path / "deck.pptx").read_bytes()
    shown = Presentation(io.BytesIO(content))
    native = [b for s in deck.slides for b in s.blocks if isinstance(b, Plot) and is_native(b.chart.figure)]
    charts = [shape for shape in shapes_of(shown) if shape.has_chart]
    assert len(charts) == len(native)
    assert native or kind == "ebr"  # nobody agreed on goals in these files, and an EBR shows no use
    for shape in charts:
        assert shape.chart.part.chart_workbook.xlsx_part is not None
        book = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
        assert book.active.max_row > 1
        assert shape._element.xpath("./*/p:cNvPr")[0].get("descr")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert parts.testzip() is None
    texts = [shape.text_frame.text for shape in shapes_of(shown) if shape.has_text_frame]
    assert not [text for text in texts if names_internal(text)]

    page = Reader((tmp_path / "deck.html").read_bytes())
    assert len(page.named("section")) == len(deck.slides)
    assert len(page.named("svg")) == sum(isinstance(b, Plot) for s in deck.slides for b in s.blocks)
    assert not names_internal(page.text)
    others = re.compile(r"Company_\d+")
    assert {*others.findall(page.text), *others.findall(" ".join(texts))} == {account}


def test_the_use_by_feature_is_what_the_file_says(bench: Workbench, tmp_path: Path) -> None:
    deck = build(bench, written(bench, "Company_441", "digital", "en"), tmp_path / "deck.html")
    facts = collect(bench, find_account(bench, "Company_441"), date(2024, 10, 1), date(2024, 12, 31))
    mine = {row["account_id"] for row in rows_of("accounts") if row["account_name"] == "Company_441"}
    contracts = {row["subscription_id"] for row in rows_of("subscriptions") if row["account_id"] in mine}
    used: Counter[str] = Counter()
    for row in rows_of("feature_usage"):
        day = date.fromisoformat(row["usage_date"])
        if row["subscription_id"] in contracts and facts.window_from <= day <= facts.window_to:
            used[row["feature_name"]] += int(row["usage_count"])
    (plot,) = (b for s in deck.slides if s.id == "breadth" for b in s.blocks if isinstance(b, Plot))
    assert used
    assert {row[0]: row[1] for row in plot.chart.rows} == {name: f"{count:,}" for name, count in used.items()}


def rows_of(name: str) -> list[dict[str, str]]:
    path = shared("data", "ravenstack_saas", f"ravenstack_{name}.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@needs_office
@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_office_program_shows_the_twelve_slides_of_public_data(
    bench: Workbench, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "deck.pptx"
    deck = build(bench, written(bench, ACCOUNTS[0], "qbr", language), path)
    is_shown(deck, path)
