"""The quality gate of a review (domain.md 6.5): what stops its deck, and what is worth a look before it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from cs_workbench.domain.customer_text import BREAK
from cs_workbench.domain.deck import MOST_SLIDES, Lines, Plot, Table
from cs_workbench.domain.deck_rules import broken, misspelt
from cs_workbench.kernel.errors import Saying, WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_files import texts_of
from cs_workbench.services.review_gate_words import SAYS, Severity
from cs_workbench.services.review_guard import Guard
from cs_workbench.services.review_rows import WANTED

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck, Slide
    from cs_workbench.services.review_facts import Facts
    from cs_workbench.services.reviews import Review
    from cs_workbench.services.workbench import Workbench

ENDINGS: Final = (".pptx", ".html", ".htm", ".csv", ".pdf")
LARGEST: Final = 200_000_000  # bytes of a file that is looked into
OTHER_FORM: Final = N_("errors", "no review has this form")
TOO_LARGE: Final = N_("errors", "it has {size} MB, more than a deck needs")
NO_PDF: Final = N_("errors", "it is no whole PDF")
ORDER: Final = {rule: weight for weight, rule in enumerate(SAYS)}


class CannotRead(WorkbenchError):
    """The file to look into is not there, too large, or of a form that no review has."""

    template = N_(
        "errors",
        "{path} cannot be checked: {why}. Nothing was changed. Choose a deck that was built here: {endings}.",
    )
    code = "CSW-2118"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is broken.

    Attributes:
        id: the rule, a key of `review_gate_words.SAYS`.
        slide: an id of `domain.deck.SLIDES`; '' the whole deck or a part of the file.
        page: the slide's place in the deck, or in the file where ``slide`` is '', from 1; 0: none alone, or the
            slide is left out of the deck.
        severity: 'stops' no file is written; 'look' a person decides.
        text: what, why and what to do, in the window's language.
        what: what the rule found, as it stands on the slide.
    """

    id: str
    slide: str
    page: int
    severity: Severity
    text: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the gate found, the weightiest first. ``file``: what was looked into; None: what would be built."""

    review: str
    account: str
    findings: tuple[Finding, ...]
    file: Path | None = None

    @property
    def stops(self) -> bool:
        """Whether anything stops the deck."""
        return any(finding.severity == "stops" for finding in self.findings)


class _Found(NamedTuple):
    """A finding before it has words. ``slide`` '': page ``page`` of the file, or its part ``part``.

    ``page`` 0 of a ``slide``: it is left out of the deck.
    """

    rule: str
    slide: str
    page: int
    what: str = ""
    text: str = ""
    part: str = ""


def check(bench: Workbench, uid: str, template: Path | None = None, guard: Guard | None = None) -> Checked:
    """Return what is wrong with the deck of a review and with the PPTX that would be built of it on ``template``.

    Raises:
        NotThere: there is no such review.
        Errors of `render.deck_template.opened`: the template is no good.
    """
    from cs_workbench.render.deck_pptx import pptx_of

    asked = _Asked(bench, uid, guard)
    found = [*asked.of_deck(), *asked.of_file(pptx_of(asked.deck, template), ".pptx")]
    return asked.checked(found)


def check_file(bench: Workbench, uid: str, path: Path, guard: Guard | None = None) -> Checked:
    """Return what is wrong with a file that was built of a review, which somebody may have changed since.

    Raises:
        NotThere: there is no such review.
        CannotRead: the file is not there, too large, or of another form.
    """
    asked = _Asked(bench, uid, guard)
    found = [*asked.of_file(_content(path), path.suffix)]
    if any(one.rule == "not_read" for one in found):  # the slides are checked in its stead
        found += asked.of_deck()
    return asked.checked(found, path)


def _content(path: Path) -> bytes:
    endings = ", ".join(ENDINGS)
    try:
        size = path.stat().st_size
        if path.suffix.lower() in ENDINGS and size <= LARGEST:
            return path.read_bytes()
    except OSError as error:
        raise CannotRead(path=path, why=error.strerror or type(error).__name__, endings=endings) from error
    why = OTHER_FORM if path.suffix.lower() not in ENDINGS else TOO_LARGE
    raise CannotRead(path=path, why=Saying(why, {"size": f"{size / 1_000_000:.0f}"}), endings=endings)


class _Asked:
    """A review with its deck, and whose names it may not say."""

    def __init__(self, bench: Workbench, uid: str, guard: Guard | None) -> None:
        from cs_workbench.services.review_deck import deck, facts_of
        from cs_workbench.services.reviews import review

        self.bench, self.guard = bench, guard or Guard(bench)
        self.review: Review = review(bench, uid)
        row = self.review.row
        self.account = row.account_id
        self.facts: Facts = facts_of(bench, self.review)
        self.deck: Deck = deck(bench, self.review, self.facts)
        self.allowed = self.guard.may_say(self.account, self.deck.ours)

    def of_deck(self) -> Iterator[_Found]:
        """Yield what the slides say of themselves."""
        from cs_workbench.render.deck_chart import is_native
        from cs_workbench.render.deck_pages import set_pages

        for one in broken(self.deck):
            yield _Found(one.rule, self._id(one.page), one.page, one.what)
        slides = sum(slide.id != "appendix" for slide in self.deck.slides)
        drawn = sum(page.slide != "appendix" for page in set_pages(self.deck))
        if drawn > MOST_SLIDES >= slides:
            yield _Found("pages", "", 0, str(drawn))
        for page, slide in enumerate(self.deck.slides, 1):
            for leak in self.guard.leaks(self.account, texts_of(slide), self.allowed, self.deck.quoted):
                yield _Found(leak.rule, slide.id, page, leak.what, leak.text)
            has_numbers = any(isinstance(block, Table | Lines) for block in slide.blocks)
            for block in slide.blocks:
                if isinstance(block, Plot) and not is_native(block.chart.figure) and not has_numbers:
                    yield _Found("picture_chart", slide.id, page, block.chart.title)
            yield from self._spelling(slide, page)
        yield from self._unwritten()
        yield from self._unsaid()

    def of_file(self, content: bytes, ending: str) -> Iterator[_Found]:
        """Yield what a finished file shows or holds that the slides do not."""
        from cs_workbench.render.deck_scan import scanned

        scan = scanned(content, ending)
        if scan is None:
            if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
                yield _Found("broken", "", 0, NO_PDF)
            yield _Found("not_read", "", 0)
            return
        said = {text for slide in self.deck.slides for text in texts_of(slide)}
        for flaw in scan.flaws_beside(said):
            yield _Found(flaw.rule, "", flaw.page, flaw.what)
        told = {one.text: one for one in reversed(scan.texts)}
        for leak in self.guard.leaks(self.account, told, self.allowed, self.deck.quoted):
            if leak.text not in said:  # else the slide is named already
                where = told[leak.text]
                yield _Found(leak.rule, "", where.page, leak.what, leak.text.replace(BREAK, " "), where.part)

    def checked(self, found: Iterator[_Found] | list[_Found], path: Path | None = None) -> Checked:
        """Return the findings in words, the weightiest first, each once."""
        made = sorted(dict.fromkeys(found), key=lambda one: (ORDER[one.rule], one.page, one.slide == ""))
        row = self.review.row
        return Checked(row.uid, row.account, tuple(dict.fromkeys(self._worded(one) for one in made)), path)

    def _id(self, page: int) -> str:
        return self.deck.slides[page - 1].id if page else ""

    def _spelling(self, slide: Slide, page: int) -> Iterator[_Found]:
        for text in dict.fromkeys(texts_of(slide)):
            if misspelt(text, self.deck.account):
                yield _Found("account_spelled", slide.id, page, self.deck.account, text)

    def _unwritten(self) -> Iterator[_Found]:
        """Yield what only the CSM can say: texts of the summary, and slides that are left out without a word."""
        from cs_workbench.services.review_deck import unwritten

        yield from (_Found("unwritten", slide, 0) for slide in unwritten(self.review, self.deck))
        page = next((n for n, slide in enumerate(self.deck.slides, 1) if slide.id == "summary"), 0)
        mine = self.review.slides.get("summary")
        for key in () if mine is not None and mine.is_hidden else WANTED["summary"]:
            if mine is None or not mine.texts.get(key, "").strip():
                yield _Found(f"unwritten_{key}", "summary", page)

    def _unsaid(self) -> Iterator[_Found]:
        """Yield promises and gaps that no slide says, and a name that is another by now."""
        from cs_workbench.kernel.i18n import load_catalogue
        from cs_workbench.services.review_words import CELL, NAME, Pen, gap, tidy

        row = self.review.row
        says = {text for slide in self.deck.slides for text in texts_of(replace(slide, notes=""))}
        for promise in self.review.promises:
            is_older = promise.first_on is not None and promise.first_on < row.from_on
            if is_older and promise.state not in ("done", "dropped") and tidy(promise.text, CELL) not in says:
                yield _Found("carried_missing", "", 0, promise.text)
        pen = Pen(load_catalogue(self.deck.language).say, self.deck.language, self.review, self.facts)
        shows_people = bool(self.facts.weekly_users.now)
        for told in self.facts.told:
            text = gap(pen, told)
            is_told = text in says or (told.figure == "activity" and shows_people)
            if text and told.figure != "requests" and not is_told:
                yield _Found("gap_silent", "", 0, text)
        if row.account and self.deck.account != tidy(row.account, NAME):
            yield _Found("account_renamed", "", 0, self.deck.account, row.account)

    def _worded(self, one: _Found) -> Finding:
        said = SAYS[one.rule]
        what = self.bench.say("errors", one.what) if one.rule == "broken" else one.what
        text = self.bench.say("gate", said.form, place=self._place(one), what=what, text=one.text)
        return Finding(one.rule, one.slide, one.page, said.severity, text, one.what)

    def _place(self, one: _Found) -> str:
        say = self.bench.say
        if one.slide and not one.page:
            from cs_workbench.services.review_slides_open import TOPICS

            return say("gate", N_("gate", "The slide “{name}”"), name=say("deck", TOPICS[one.slide]))
        if one.slide:
            title = self.deck.slides[one.page - 1].title
            return say("gate", N_("gate", "Slide {page} “{title}”"), page=one.page, title=title)
        if one.page:
            return say("gate", N_("gate", "Page {page} of the file"), page=one.page)
        if one.part:
            return say("gate", N_("gate", "The part {part} of the file"), part=one.part)
        return say("gate", N_("gate", "The deck"))
