"""Views (ビュー): a saved filter with columns, sorting and layout; also segment and audience."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from cs_workbench.domain.conditions import parse
from cs_workbench.domain.definition_text import UnreadableDefinition, definition_text, read_definition
from cs_workbench.kernel.i18n import N_

DEFAULT_COLUMNS: Final = (
    "name", "tier", "band", "health", "why", "arr", "renewal", "last_touch", "next_step", "owner",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """One view. ``name`` of a built-in view is marked in context 'views'; of a saved one it is the person's.

    ``sort``: fact ids, a leading ``-`` turns one round, the first counts most. ``group``: a fact id or ''.
    """

    id: str
    name: str
    condition: str = ""
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    sort: tuple[str, ...] = ()
    group: str = ""
    layout: Literal["table", "matrix", "renewals", "board", "people"] = "table"
    density: Literal["comfortable", "compact"] = "comfortable"


#: Churned accounts stand in none of them: `conditions.running`.
BUILT_IN: Final = (
    View("all", N_("views", "All accounts"), sort=("-arr",)),
    View("my_book", N_("views", "My accounts"), "owner:me", sort=("-arr",)),
    View(
        "needs_action",
        N_("views", "Needs action"),
        "band:red",
        ("name", "tier", "health", "why", "arr", "renewal", "last_touch", "next_step", "owner"),
        ("health",),
    ),
    View(
        "renewals_90",
        N_("views", "Renewals within 90 days"),
        "renewal<=90d OR notice<=90d",
        ("name", "tier", "band", "arr", "notice", "renewal", "auto_renews", "next_step", "owner"),
        ("notice", "renewal"),
    ),
    View(
        "neglected",
        N_("views", "Neglected"),
        "days_since_touch>cadence",
        ("name", "tier", "phase", "days_since_touch", "last_touch", "band", "arr", "next_step", "owner"),
        ("-days_since_touch",),
    ),
    View(
        "no_next_step",
        N_("views", "No next step"),
        "next_step:none -tier:tech",
        ("name", "tier", "band", "arr", "renewal", "last_touch", "last_note", "owner"),
        ("-arr",),
    ),
    View(
        "new",
        N_("views", "New"),
        "started_on<=90d",
        (
            "name",
            "tier",
            "phase",
            "phase_progress",
            "started_on",
            "last_touch",
            "next_step",
            "champion",
            "owner",
        ),
        ("-started_on",),
    ),
    View(
        "hook_only",
        N_("views", "Hook product only"),
        "hook_only:yes",
        ("name", "tier", "products", "plan", "seat_util", "arr", "next_step", "owner"),
        ("-seat_util",),
    ),
)


def parse_view(text: str) -> View:
    """Return the view that a TOML text describes.

    Raises:
        UnreadableDefinition: the text is no view; says where.
        ConditionError: its condition cannot be read.
    """
    view = read_definition(View, text)
    for name, value in (("id", view.id), ("name", view.name)):
        if not value.strip():
            raise UnreadableDefinition(place=name)
    parse(view.condition)
    return view


def view_text(view: View) -> str:
    """Return a view as TOML, as `parse_view` reads it."""
    return definition_text(view)
