"""Orders of columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Column
from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.text import company_key


def order_of(column: Column, *, descending: bool = False) -> NDArray[np.intp]:
    """Return the stable order of a column; unknown last both ways."""
    known = column.is_known()
    if column.kind is Kind.TEXT:
        texts, back = np.unique(column.values.astype(str), return_inverse=True)
        rank = np.empty(len(texts), np.int64)
        rank[sorted(range(len(texts)), key=lambda i: company_key(str(texts[i])))] = np.arange(len(texts))
        keys = rank[back].astype(np.float64)
    elif column.kind in (Kind.DATE, Kind.TIME):
        keys = column.values.astype(np.int64).astype(np.float64)
    else:
        keys = column.values.astype(np.float64)
    keys = np.where(known, -keys if descending else keys, np.inf)
    return np.argsort(keys, kind="stable")
