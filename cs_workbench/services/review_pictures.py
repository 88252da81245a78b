"""Pictures pasted on a review's slides: the bytes lie in the store, a step names them and does not hold them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.deck import CONTRACT, SLIDES
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, do
from cs_workbench.services.records import NotThere, WrongValue

if TYPE_CHECKING:
    from pathlib import Path

    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

#: Slides that may show a picture.
SHOWN: Final = (*SLIDES, CONTRACT)
LARGEST: Final = 10_000_000  # bytes


class NotAPicture(WorkbenchError):
    """Bytes that are no picture a slide can show."""

    template = N_(
        "errors",
        "This is not a PNG or JPEG picture of at most {most} MB. The slide stays as it is. Copy it as a picture and "
        "paste again.",
    )
    code = "CSW-2104"


@dataclass(frozen=True, slots=True)
class AddPicture(Command):
    """Show a picture that `add_picture` laid in."""

    picture: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Show it."""
        return _show(writing, self.picture, None, DropPicture(self.picture), N_("done", "Picture added"))


@dataclass(frozen=True, slots=True)
class DropPicture(Command):
    """Take a picture off its slide; ``picture``: its uid."""

    picture: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Take it off; its bytes stay for undo."""
        at = iso(bench.clock.now())
        return _show(writing, self.picture, at, AddPicture(self.picture), N_("done", "Picture removed"))


def _show(writing: Writing, picture: str, at: str | None, undo: Command, said: str) -> Done:
    from cs_workbench.store import reviews

    found = reviews.retire_picture(writing.db, picture, at)
    if found is None:
        raise NotThere(uid=picture)
    return Done(Changes({"review": frozenset({found[0]})}), undo, said, value=picture)


def add_picture(bench: Workbench, uid: str, slide: str, content: bytes, alt: str = "") -> Done:
    """Put a picture on a slide of a draft; what is told of it (``alt``) is read out and stands in the files.

    Its pixels are kept, upright and as many as a slide can show; place, camera and whatever else it carried are not.

    Raises:
        NotAPicture: no PNG or JPEG, or too large.
    """
    from cs_workbench.render.pictures import remade
    from cs_workbench.services.review_rows import WrongState, found_review
    from cs_workbench.store import reviews

    made = remade(content) if len(content) <= LARGEST else None
    if made is None:
        raise NotAPicture(most=LARGEST // 1_000_000)
    kept, mime = made
    if slide not in SHOWN:
        raise WrongValue(field="slide", value=slide, choices=", ".join(SHOWN))
    picture, at = uuid7(), iso(bench.clock.now())
    with bench.store.write("lay in a picture", "command") as writing:
        row = found_review(writing.db, uid)
        if row["state"] != "draft":
            raise WrongState(title=row["title"], state=row["state"])
        reviews.lay_in_picture(
            writing.db,
            {
                "uid": picture, "review_id": row["id"], "slide": slide, "mime": mime, "content": kept,
                "sha256": hashlib.sha256(kept).hexdigest(), "alt": clean(alt).strip() or None, "at": at,
                "retired_at": at,
            },
        )  # fmt: skip
    return do(bench, AddPicture(picture))


def picture_of(path: Path) -> bytes:
    """Return the bytes of a picture file.

    Raises:
        NotAPicture: it cannot be read, or is too large to be one.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise NotAPicture(most=LARGEST // 1_000_000) from error
    if len(content) > LARGEST:
        raise NotAPicture(most=LARGEST // 1_000_000)
    return content


def pictures_of(bench: Workbench, uid: str) -> dict[str, tuple[str, ...]]:
    """Return slide -> the uids of its pictures, in the order of `Review.pictures`."""
    from cs_workbench.services.review_rows import found_review
    from cs_workbench.store import reviews

    with bench.store.read() as db:
        rows = reviews.pictures(db, found_review(db, uid)["id"])
    return {slide: tuple(r["uid"] for r in rows if r["slide"] == slide) for slide in SHOWN}
