"""Sorting, filtering and scrolling the accounts, beside numpy's own sort and Qt's own small model."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from cs_workbench.domain.columns import Book, Column, text_column
from cs_workbench.domain.condition_syntax import Condition, parse
from cs_workbench.domain.conditions import matches
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.ordering import Ranks, ranks_of
from cs_workbench.ui.models.table import BookTable
from cs_workbench.ui.widgets.grid import Grid
from tests.bench.measure import Figure, busy_ms, in_turns

SIZES: Final = (10_000, 100_000, 1_000_000)
SORTED: Final = 100_000
REFERENCE_ROWS: Final = 2_000
FRAMES: Final = 60
TABLE_SIZE: Final = (1560, 900)
UNKNOWN_SHARE: Final = 0.03
TODAY: Final = date(2026, 11, 24)


def figures(folder: Path) -> list[Figure]:
    """Measure; ``folder`` is not needed."""
    application = QApplication.instance() or QApplication([])
    found = sorting()
    for rows in SIZES:
        model = BookTable()
        model.show(book(rows), TODAY)
        grid = opened(Grid(), model)
        reference = opened(QTableView(), reference_model(model))
        in_the_same_shape(reference, grid)
        ours, floor = in_turns(partial(frame_ms, grid), partial(frame_ms, reference))
        found.append(Figure(f"frame while scrolling {rows:,} rows", ours, floor, target=2.0))
        grid.close()
        reference.close()
    application.processEvents()
    return found


def sorting() -> list[Figure]:
    """Measure sorting and filtering, repainting apart, beside sorting the bare column."""
    whole = book(SORTED)
    model = BookTable()
    model.show(whole, TODAY)
    names = whole["name"].values
    taken, floor = in_turns(
        partial(busy_ms, partial(ranks_of, whole, "name")), partial(busy_ms, names.argsort)
    )
    found = [Figure(f"rank {SORTED:,} names, beside the window", taken, floor)]
    ranks = {"name": ranks_of(whole, "name")}
    for fact in ("health", "arr", "renewal", "name"):
        column = whole[fact].values
        ours, floor = in_turns(
            partial(fresh_sort_ms, model, whole, ranks, fact), partial(busy_ms, column.argsort)
        )
        found.append(Figure(f"sort {SORTED:,} rows by {fact}", ours, floor, target=3.0))
    for text, fact in (("seats>300 tier:high", "seats"), ("renewal<60d", "renewal"), ("name:777", "name")):
        column, condition = whole[fact].values, parse(text)
        ours, floor = in_turns(partial(filter_ms, model, whole, condition), partial(busy_ms, column.argsort))
        found.append(Figure(f"filter {SORTED:,} rows, {text}", ours, floor, target=3.0))
    return found


def fresh_sort_ms(model: BookTable, whole: Book, ranks: Mapping[str, Ranks], fact: str) -> float:
    """Return what the first sort of a newly shown book costs; a second one is remembered.

    The ranks of its texts are known by then, as the store lane tells them right after the book.
    """
    model.sort_by("")
    model.show(whole, TODAY)
    model.know_ranks(whole, ranks)
    return busy_ms(lambda: model.sort_by(fact))


def book(rows: int) -> Book:
    """Return ``rows`` accounts with fifteen facts, the same at every call."""
    random = np.random.default_rng(7)
    names = [f"株式会社サンプル{number:07d}" for number in range(rows)]
    random.shuffle(names)

    def days(first: str, span: int) -> Column:
        values = np.datetime64(first, "D") + random.integers(0, span, rows)
        return Column(Kind.DATE, values.astype("datetime64[D]"))

    def numbers(mean: float, spread: float, kind: Kind = Kind.NUMBER) -> Column:
        values = random.normal(mean, spread, rows).round(0 if kind is Kind.INT else 1)
        values[random.random(rows) < UNKNOWN_SHARE] = np.nan
        return Column(kind, values)

    def labels(*words: str) -> Column:
        return Column(Kind.CHOICE, random.integers(-1, len(words), rows).astype(np.int32), words)

    def money(most: int) -> Column:
        known = random.random(rows) >= UNKNOWN_SHARE
        amounts = random.integers(0, most, rows)
        return Column(Kind.MONEY, amounts, ("JPY",), known, np.zeros(rows, np.int8))

    columns = {
        "name": text_column(names),
        "tier": labels("high", "low", "tech"),
        "band": labels("green", "yellow", "red"),
        "health": numbers(60, 20),
        "health_change": numbers(0, 8),
        "arr": money(9_000_000),
        "ltv": money(90_000_000),
        "renewal": days("2026-11-24", 365),
        "owner": labels("佐藤", "鈴木", "高橋", "田中"),
        "phase": labels("onboarding", "adoption", "utilisation", "self"),
        "last_touch": days("2026-06-01", 170),
        "seats": numbers(250, 80, Kind.INT),
        "seat_util": numbers(0.7, 0.2),
        "open_tickets": numbers(3, 2, Kind.INT),
        "industry": text_column([("製造", "小売", "金融")[number % 3] for number in range(rows)]),
    }
    return Book(np.arange(rows, dtype=np.int64), columns)


def filter_ms(model: BookTable, whole: Book, condition: Condition) -> float:
    """Return what it costs to find the accounts of a condition and to show only them."""
    return busy_ms(lambda: model.set_filter(matches(condition, whole, TODAY)))


def reference_model(table: BookTable) -> QStandardItemModel:
    """Return Qt's own small model with the texts of the first rows; its view is the floor of a frame."""
    rows, columns = min(table.rowCount(), REFERENCE_ROWS), table.columnCount()
    model = QStandardItemModel(rows, columns)
    for row in range(rows):
        for column in range(columns):
            model.setItem(row, column, QStandardItem(table.cell(row, column).text))
    return model


def opened(table: QTableView, model: QAbstractItemModel) -> QTableView:
    """Show ``table`` in the size of a large window, and let it paint once."""
    model.setParent(table)
    table.setModel(model)
    table.resize(*TABLE_SIZE)
    table.show()
    QApplication.processEvents()
    return table


def in_the_same_shape(reference: QTableView, grid: QTableView) -> None:
    """Give ``reference`` the columns and lines of ``grid``, so that both paint the same cells."""
    reference.verticalHeader().setDefaultSectionSize(grid.verticalHeader().defaultSectionSize())
    reference.verticalHeader().hide()
    reference.setWordWrap(False)
    for column in range(reference.model().columnCount()):
        reference.setColumnWidth(column, grid.columnWidth(column))


def frame_ms(table: QTableView) -> float:
    """Return what one full frame costs while paging through the whole table."""
    bar = table.verticalScrollBar()

    def pages() -> None:
        for frame in range(FRAMES):
            bar.setValue(bar.maximum() * frame // FRAMES)
            table.viewport().repaint()

    return busy_ms(pages) / FRAMES
