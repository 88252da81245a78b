"""Selections by ranges: a million selected rows are one range, and stay one."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel, QItemSelectionRange


def selected_lines(selection: QItemSelectionModel) -> NDArray[np.intp]:
    """Return the selected lines, ascending, read range by range."""
    ranges = cast("list[QItemSelectionRange]", selection.selection())
    spans = [(one.top(), one.bottom() + 1) for one in ranges]
    if not spans:
        return np.empty(0, np.intp)
    if len(spans) == 1:
        return np.arange(*spans[0], dtype=np.intp)
    return np.unique(np.concatenate([np.arange(*span, dtype=np.intp) for span in spans]))


def selection_of(model: QAbstractItemModel, lines: NDArray[np.intp]) -> QItemSelection:
    """Return the selection of ``lines`` (ascending), as few ranges as they make."""
    selection = QItemSelection()
    if not len(lines):
        return selection
    breaks = np.flatnonzero(np.diff(lines) != 1)
    starts, ends = lines[np.r_[0, breaks + 1]], lines[np.r_[breaks, len(lines) - 1]]
    last = model.columnCount() - 1
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        selection.select(model.index(start, 0), model.index(end, last))
    return selection
