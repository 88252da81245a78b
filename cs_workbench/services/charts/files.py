"""A chart as a file: a picture of it, or its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cs_workbench.domain.chart import Chart


def write_chart(chart: Chart, path: Path, *, dark: bool = False) -> None:
    """Write ``chart`` to ``path``: .png or .svg with its title and subtitle, or its table as .csv.

    Raises:
        UnknownPicture: the name has another ending.
        CannotWritePicture: the folder is read-only or full, or another program holds the file.
    """
    from cs_workbench.render.charts import write
    from cs_workbench.render.look import Look

    write(chart, path, Look("dark" if dark else "light"))
