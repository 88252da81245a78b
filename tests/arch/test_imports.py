"""Who imports whom, and when: start-up stays light because these fail when it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.arch.project import ROOT

HEAVY = (
    "PySide6",
    "numpy",
    "pandas",
    "matplotlib",
    "sqlalchemy",
    "alembic",
    "keyring",
    "openpyxl",
    "pptx",
    "lxml",
)


def loaded_by(program: str) -> set[str]:
    """Return the top-level packages that a fresh interpreter has loaded after ``program``."""
    ending = "\nimport sys; print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program + ending],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return set(done.stdout.rpartition("LOADED ")[2].split())


def test_the_arrows_between_the_rooms_point_down() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stdout


def test_help_loads_nothing_heavy() -> None:
    program = """
from cs_workbench.__main__ import main
try:
    main(["--help"])
except SystemExit as done:
    assert done.code == 0
"""
    assert loaded_by(program).isdisjoint({*HEAVY, "cryptography", "sqlcipher3"})


def test_the_reader_of_foreign_files_loads_no_rules_and_no_key() -> None:
    loaded = loaded_by("import cs_workbench.sources.reader")
    assert loaded.isdisjoint(
        {"numpy", "PySide6", "sqlalchemy", "sqlcipher3", "keyring", "cryptography", "pandas"}
    )


def test_mail_loads_its_libraries_with_the_first_letter() -> None:
    loaded = loaded_by(
        "import cs_workbench.mail.smtp, cs_workbench.mail.message, cs_workbench.mail.addresses, "
        "cs_workbench.mail.ledger_file, cs_workbench.mail.template, cs_workbench.mail.incoming, "
        "cs_workbench.mail.imap, cs_workbench.domain.quota"
    )
    assert loaded.isdisjoint(
        {"liquid", "markdown_it", "css_inline", "nh3", "email_validator", "babel", "numpy"}
    )
    program = """
from cs_workbench.mail.template import Source, Template
Template(Source("{{ n }}", "**{{ n }}**"), ["n"]).render({"n": 1})
"""
    assert {"liquid", "markdown_it", "css_inline", "nh3"} <= loaded_by(program)


def test_charts_load_their_library_with_the_first_picture_and_never_its_windows() -> None:
    heavy = {"matplotlib", "numpy", "PIL", "pptx", "lxml", "xlsxwriter"}
    assert loaded_by(
        "import cs_workbench.ui.widgets.chart_pane, cs_workbench.ui.widgets.deck_paper, "
        "cs_workbench.render.charts, cs_workbench.render.deck_pptx"
    ).isdisjoint(heavy)
    program = """
from cs_workbench.domain.chart import Bars, Chart, Part
from cs_workbench.render.charts import draw
from cs_workbench.render.look import Look
figure = Bars(("a",), (Part("p", "accent", (1.0,)),), "")
draw(Chart("c", "t", "s", figure, ("h",), (("a",),)), Look(), 200, 100)
import sys
assert "matplotlib.pyplot" not in sys.modules
"""
    loaded = loaded_by(program)
    assert "matplotlib" in loaded
    assert loaded.isdisjoint({"PySide6", "pandas", "tkinter"})


def test_the_window_shows_its_first_rows_without_analysis_and_orm(tmp_path: Path) -> None:
    program = [
        sys.executable,
        "-P",
        "-X",
        "importtime",
        "-m",
        "cs_workbench",
        "--data-dir",
        str(tmp_path / "p"),
    ]
    environment = window_environment()
    subprocess.run(
        [*program, "demo", "--no-window", "--accounts", "40"],
        env=environment,
        capture_output=True,
        check=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    framed = loaded_until(program, "first_paint")
    assert "PySide6" in framed
    assert framed.isdisjoint({"numpy", "sqlcipher3", "pandas", "sqlalchemy"})
    assert loaded_until(program, "first_rows").isdisjoint({"pandas", "matplotlib", "sqlalchemy", "alembic"})


def loaded_until(program: list[str], moment: str) -> set[str]:
    """Return the packages that a start of the window has loaded at ``moment``."""
    done = subprocess.run(
        program,
        env=window_environment(moment),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    # A line ends in "| name.of.the.module", indented by who imported it.
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}


def window_environment(moment: str = "first_rows") -> dict[str, str]:
    """Return the environment in which the window tells its times and quits at ``moment``."""
    return {**os.environ, "CSWB_TRACE_START": "1", "CSWB_QUIT_AFTER": moment}
