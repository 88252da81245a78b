"""A review: from its to-do on Today through texts, picture and promises to the file, the meeting and the next one."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.shapes.picture import Picture as PictureShape
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from cs_workbench.services.review_calendar import review_calendar
from cs_workbench.services.review_due import review_meant
from cs_workbench.services.reviews import Review, review, reviews
from cs_workbench.services.today import TodayRow
from cs_workbench.ui.text import say
from cs_workbench.ui.views.review_builder import ReviewBuilder
from cs_workbench.ui.widgets.toast import Toast
from tests.ui.windows.journeys.hands import MOST_ROWS, Hands, in_pair

RESULT, RISK, ASK = (
    "申請から承認まで4日から2日に",
    "部署によって使い方が違う",
    "部署ごとの担当を決めていただく",
)
NEWS = "監査ログを検索できるようになりました"
SEEN = ("週間利用者は180人から168人", "異動のあった部署で止まっている", "新任の方への説明会を12月に")
NOTE = "値引きの話は出さない"
PICTURE = (400, 300)


@in_pair(0)
def test_a_review(hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck, opened = tmp_path / "review.pptx", []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(deck), "PowerPoint (*.pptx)"))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))

    uid = plan_it(hands)
    open_it_from_today(hands, uid)
    go_back_and_forth(hands)
    write_the_summary(hands, uid)
    write_what_was_learned(hands, uid)
    write_the_news_once(hands, uid)
    paste_a_picture(hands, uid)
    paste_promises(hands, uid)
    be_refused(hands, uid)
    make_it_ready(hands, uid)
    build(hands, deck, opened)
    hold_it(hands, uid)
    see_them_carried(hands, uid)


def builder(hands: Hands) -> ReviewBuilder:
    return hands.wiring.reviews.view.builder


def now(hands: Hands, uid: str) -> Review:
    return review(hands.bench, uid)


def go_to_slide(hands: Hands, slide: str) -> None:
    """Go up or down to a slide without leaving what has the keyboard."""
    order = [told.slide for told in builder(hands).built.slides]  # type: ignore[union-attr]
    for _ in range(MOST_ROWS):
        here = builder(hands).slide
        if here == slide:
            return
        hands.press("Ctrl+PgDown" if order.index(here) < order.index(slide) else "Ctrl+PgUp")
    pytest.fail(f"the keys never come to {slide!r}")


def plan_it(hands: Hands) -> str:
    """A review of the last quarter is planned from the calendar, in one line, without a dialog."""
    hands.press("Ctrl+4")
    grid = hands.wiring.reviews.view.list.grid
    hands.until(lambda: grid.line() is not None)
    rows = review_calendar(hands.bench).rows
    high = {row.account_id for row in rows if row.tier == "high" and not row.review_uid}  # a QBR is proposed
    for _ in range(MOST_ROWS):
        line = grid.line()
        if line is not None and line.account_id in high:
            break
        hands.press("Down")
    hands.press("Return")
    hands.tab_to(say("review", "Meeting on"))
    hands.type("+8")
    hands.look("new review")
    hands.press("Return")
    hands.until(lambda: builder(hands).built is not None)
    uid = str(hands.wiring.reviews.building.uid)
    assert now(hands, uid).row.meeting_on == hands.bench.today + timedelta(days=8)
    hands.press("Esc")
    assert hands.place == "reviews"
    assert not hands.wiring.reviews_open
    return uid


def open_it_from_today(hands: Hands, uid: str) -> None:
    """Invitation, draft and pre-read stand on Today, each with its day; Enter opens the review."""
    hands.press("Ctrl+1")
    rows: dict[str, TodayRow] = {}
    for section in ("now", "week", "later"):
        for row in hands.today(section):
            if review_meant(row.reason) == uid:
                rows[row.reason.split(":")[2]] = row
    assert set(rows) == {"invite", "prepare", "pre_read"}
    hands.go_to(rows["prepare"])
    hands.look("today")
    hands.press("Return")
    hands.until(lambda: hands.wiring.reviews_open and builder(hands).built is not None)
    assert builder(hands).slide == "agenda", "the first slide that asks for words"
    hands.press("Down")
    hands.look("builder")


def go_back_and_forth(hands: Hands) -> None:
    """Esc is exactly where one was, forward is the review again."""
    hands.press("Esc")
    assert hands.place == "today"
    row = hands.wiring.today.view.list.current_row()
    assert row is not None
    assert row.reason.startswith("rule:review:prepare")
    hands.press("Alt+Right")
    hands.until(lambda: hands.wiring.reviews_open and builder(hands).slide == "summary")
    builder(hands).focus_list()


def write_the_summary(hands: Hands, uid: str) -> None:
    """Result, risk and ask are written where they are asked for, kept by themselves and seen at once."""
    hands.press("Return")
    hands.type(RESULT)
    hands.press("Tab")
    hands.type(RISK)
    hands.press("Tab")
    hands.type(ASK)
    hands.until(lambda: now(hands, uid).slides["summary"].texts.get("ask") == ASK)
    assert builder(hands).texts.written().texts == {"result": RESULT, "risk": RISK, "ask": ASK}
    preview = hands.wiring.reviews.view.pages.currentWidget()
    assert preview is builder(hands)
    hands.until(lambda: RESULT[:8] in shown_page(hands))
    hands.press("Ctrl+Z")  # in the field it is the field's own
    assert ASK not in builder(hands).texts.written().texts.values()
    hands.press("Ctrl+Shift+Z")
    hands.tab_to(builder(hands).texts.note.accessibleName())
    hands.type(NOTE)
    hands.press("Shift+Tab")
    hands.until(lambda: now(hands, uid).slides["summary"].note == NOTE)
    hands.look("summary")


def shown_page(hands: Hands) -> str:
    """Return what stands on the page that is shown."""
    return hands.wiring.reviews.building.preview.accessibleDescription()


def write_what_was_learned(hands: Hands, uid: str) -> None:
    """Data, what it means, what we advise: leaving the slide is enough to keep them."""
    go_to_slide(hands, "learned")
    builder_texts = builder(hands).texts
    hands.tab_to(builder_texts.fields["data1"].accessibleName())
    for text in SEEN:
        hands.type(text)
        hands.press("Tab")
    hands.press("Ctrl+PgDown")
    hands.until(lambda: set(now(hands, uid).slides["learned"].texts.values()) == set(SEEN))
    assert {told.slide: told.state for told in builder(hands).built.slides}["learned"] == "written"  # type: ignore[union-attr]


def write_the_news_once(hands: Hands, uid: str) -> None:
    """The roadmap is written once for all reviews of the quarter and language."""
    other = next(
        r.uid for r in reviews(hands.bench) if r.uid != uid and r.period == now(hands, uid).row.period
    )
    go_to_slide(hands, "roadmap")
    texts = builder(hands).texts
    name = next(f.accessibleName() for key, f in texts.fields.items() if key.startswith("\0"))
    hands.tab_to(name)
    before = len(now(hands, uid).shared["roadmap"]["lines"].splitlines())
    hands.press("Ctrl+End")
    hands.type(f"\n{NEWS}")
    hands.press("Tab")
    hands.until(lambda: NEWS in now(hands, uid).shared["roadmap"]["lines"])
    assert len(now(hands, uid).shared["roadmap"]["lines"].splitlines()) == before + 1
    assert now(hands, other).shared == now(hands, uid).shared
    hands.until(lambda: NEWS in shown_page(hands))
    hands.look("roadmap")


def paste_a_picture(hands: Hands, uid: str) -> None:
    """Ctrl+V in a text puts the picture of the clipboard on the slide."""
    go_to_slide(hands, "learned")
    image = QImage(*PICTURE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(image)
    hands.tab_to(builder(hands).texts.fields["lines"].accessibleName())
    hands.press("Ctrl+V")
    hands.until(lambda: now(hands, uid).pictures.get("learned"))
    hands.look("picture")


def paste_promises(hands: Hands, uid: str) -> None:
    """A list of an older deck comes with its first days; the line of a stranger is left out and told."""
    go_to_slide(hands, "carried")
    csm = now(hands, uid).row.owner
    lines = (
        f"権限表を送る / {csm} / 2027/1/20 / 2026/5/10",
        "利用部署を決める / 先方 / / 2026/5/10",
        "見積を出す / 見知らぬ人 / 2027/1/20",
    )
    QGuiApplication.clipboard().setText("\n".join(lines))
    hands.tab_to(builder(hands).promises.paste.accessibleName(), back=True)
    hands.press("Space", "Ctrl+V")
    assert builder(hands).promises.is_pasting
    hands.look("promises as read")
    before = len(now(hands, uid).promises)
    hands.press("Ctrl+Return")
    hands.until(lambda: len(now(hands, uid).promises) == before + 2)
    assert builder(hands).promises.box.text() == lines[2], "what was left out stays to be mended"
    hands.press("Esc")
    assert not builder(hands).promises.is_pasting
    first = {p.text: (p.first_on.isoformat() if p.first_on else "") for p in now(hands, uid).promises}
    assert first["権限表を送る"] == first["利用部署を決める"] == "2026-05-10"


def be_refused(hands: Hands, uid: str) -> None:
    """A promise without a day is missing above, and a review with it is not ready."""
    built = builder(hands).built
    assert built is not None
    assert any("利用部署を決める" in lack.text for lack in built.lacks)
    hands.press("Ctrl+Shift+Return")
    hands.until(hands.window.messages.messages)
    assert now(hands, uid).row.state == "draft"
    (told,) = hands.window.messages.messages()
    assert "利用部署を決める" in told.text
    told._close()


def make_it_ready(hands: Hands, uid: str) -> None:
    """Owner and day are typed where they stand; then it is ready, with the numbers of today."""
    table = builder(hands).promises.table
    todo = next(p.todo_id for p in now(hands, uid).promises if p.due_on is None)
    hands.tab_to(table.accessibleName())
    place = f"due:{todo}"
    line = next(n for n in range(table.rowCount()) if (f := table.field_at(n, 3)) and f.place == place)
    for _ in range(MOST_ROWS):
        if table.currentRow() == line and table.currentColumn() == 3:
            break
        if table.currentRow() != line:
            hands.press("Down" if table.currentRow() < line else "Up")
        else:
            hands.press("Right" if table.currentColumn() < 3 else "Left")
    hands.press("F2")
    hands.type("2027-02-01")
    hands.press("Return")
    hands.until(lambda: all(p.is_clear for p in now(hands, uid).promises if p.state == "open"))
    hands.press("Ctrl+Shift+Return")
    hands.until(lambda: now(hands, uid).row.state == "ready")
    row = now(hands, uid).row
    assert (row.state, row.as_of) == ("ready", hands.bench.today)
    assert builder(hands).texts.fields["title"].isReadOnly()
    assert not builder(hands).texts.note.isReadOnly()
    hands.look("ready")


def build(hands: Hands, deck: Path, opened: list[str]) -> None:
    """The file opens again in python-pptx; the picture keeps its shape within the slide; the note is not in it."""
    hands.press("Ctrl+B")
    hands.until(deck.is_file)
    toast = hands.window.findChild(Toast)
    assert toast is not None
    hands.until(lambda: toast.button.text() == say("review", "Open the folder"))
    toast.button.click()
    assert opened == [str(deck.parent)]
    made = Presentation(BytesIO(deck.read_bytes()))
    texts = "\n".join(
        shape.text_frame.text for slide in made.slides for shape in slide.shapes if shape.has_text_frame
    )
    assert RESULT in texts
    assert NEWS in texts
    assert NOTE not in deck.read_bytes().decode("latin-1")
    assert NOTE not in texts
    pictures = [s for slide in made.slides for s in slide.shapes if isinstance(s, PictureShape)]
    (picture,) = [s for s in pictures if s.image.size == PICTURE]
    assert picture.width * PICTURE[1] == pytest.approx(picture.height * PICTURE[0], rel=0.01)
    assert 0 <= picture.left <= picture.left + picture.width <= (made.slide_width or 0)
    assert 0 <= picture.top <= picture.top + picture.height <= (made.slide_height or 0)


def hold_it(hands: Hands, uid: str) -> None:
    """F8 and Enter note that it was held today; what is open is carried over."""
    hands.press("F8")
    hands.look("held on")
    hands.press("Return")
    hands.until(lambda: now(hands, uid).row.state == "held")
    held = now(hands, uid)
    assert held.row.held_on == hands.bench.today
    assert {p.outcome for p in held.promises if p.state == "open"} == {"carried"}
    hands.press("Esc")
    assert hands.place == "today"
    assert not any(review_meant(row.reason) == uid for row in hands.today("now"))


def see_them_carried(hands: Hands, uid: str) -> None:
    """The next review of the account, made from the calendar by two Enters, opens with them."""
    account = now(hands, uid).row.account_id
    hands.press("Ctrl+4")
    grid = hands.wiring.reviews.view.list.grid
    hands.until(lambda: grid.line() is not None)
    for _ in range(MOST_ROWS):
        line = grid.line()
        if line is not None and line.account_id == account:
            break
        hands.press("Down")
    (row,) = [r for r in review_calendar(hands.bench).rows if r.account_id == account]
    assert row.last_on == hands.bench.today
    hands.look("calendar")
    hands.press("Return")
    hands.look("new")
    hands.press("Return")
    hands.until(lambda: hands.wiring.reviews_open and builder(hands).built is not None)
    made = next(r for r in reviews(hands.bench, account_id=account) if r.state == "draft")
    carried = {p.text: p.carries for p in now(hands, made.uid).promises if p.state == "open"}
    assert carried["利用部署を決める"] == 1
    hands.look("the next one")
    assert QApplication.activeModalWidget() is None
