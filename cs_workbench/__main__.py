"""The program: a command when one is named, the window otherwise."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck
    from cs_workbench.services.export import Paper
    from cs_workbench.services.one_page import OnePage


def main(arguments: list[str] | None = None) -> int:
    """Run ``cs-workbench ARGUMENTS`` and return the exit status."""
    from cs_workbench.kernel.process import READER_WORD

    if arguments is None and sys.argv[1:] == [READER_WORD]:
        from cs_workbench.sources.child import main as read_file

        return read_file()
    from cs_workbench.cli.main import parse, run_command

    options = parse(sys.argv[1:] if arguments is None else arguments)
    options.paint = _paint
    status = run_command(options) if options.run is not None else 0
    pictures = getattr(options, "pictures", None)
    if status == 0 and pictures is not None:
        from cs_workbench.ui.main import save_pictures

        status = 0 if save_pictures(pictures, options.profile, options.data_dir, options.lang) else 1
    if status == 0 and options.window:
        from cs_workbench.ui.main import run

        status = run(profile=options.profile, data_dir=options.data_dir, language=options.lang)
    return status


def _paint(paper: Paper | OnePage | Deck) -> bytes:
    """Return paper as a PDF: what only the window's room can do, lent to the commands."""
    from cs_workbench.ui.main import paint

    return paint(paper)


if __name__ == "__main__":
    raise SystemExit(main())
