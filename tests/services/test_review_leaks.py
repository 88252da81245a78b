"""Nothing of ours and no other customer's name leaves: in a thousand decks as text, and in real files unpacked wholly."""

# ruff: noqa: E501 - texts that are poured read best in a row

from __future__ import annotations

import io
import random
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from pptx import Presentation

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.domain.customer_text import internal_words
from cs_workbench.domain.deck import Deck
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.account import find_account
from cs_workbench.services.book import load_book
from cs_workbench.services.commands import do
from cs_workbench.services.goals import SetGoal
from cs_workbench.services.notes import WriteNote
from cs_workbench.services.review_batch import Order, batch
from cs_workbench.services.review_deck import deck
from cs_workbench.services.review_facts import Asked, Facts, Feature, Goal, Person, Told, Urgent
from cs_workbench.services.review_files import NamesInternal, build, texts_of
from cs_workbench.services.review_gate import check
from cs_workbench.services.review_guard import Guard, NamesCustomer, Watch
from cs_workbench.services.reviews import NewReview, WriteSlide
from cs_workbench.services.voices import AddVoice
from cs_workbench.services.workbench import Workbench
from tests.conftest import ALL_FAULTS
from tests.services.test_review_deck import made
from tests.support.public_data import CLOCK, pulled
from tests.support.reviews import CarriedPromise, Review, ReviewRow, SlideText

MODELS: Final = 1_000 if ALL_FAULTS else 250
INTERNAL: Final = (
    "ヘルススコア 42", "健康スコアは低め", "LTV 4,000,000円", "顧客生涯価値", "ハイタッチの顧客", "タッチ区分", "health score 42",
    "high-touch", "lifetime value", "CLTV", "解約リスク", "解約率", "チャーン予兆", "churn risk", "at risk", "Tier: high",
    "健康度 61", "ヘルス\u200bスコア", "更新リスク", "離反しそう", "ＬＴＶ", "account health",
)  # fmt: skip
OTHERS: Final = (
    "東雲ケミカル",
    "株式会社東雲ケミカル",
    "椿屋ホーム様",
    "椿屋\u200bホーム",
    "ﾊﾅﾐｽﾞｷ商会",
    "Grey Heron Inc.",
    "GREY HERON",
)
#: What a stranger would look for, letter by letter, without any rule of ours.
NAMES: Final = ("東雲ケミカル", "椿屋ホーム", "ハナミズキ商会", "grey heron")
OURS: Final = (
    "ヘルススコア", "健康スコア", "ltv", "生涯価値", "ハイタッチ", "タッチ区分", "health score", "high-touch", "lifetime value",
)  # fmt: skip
#: What a customer may say of customers of its own, in its goals and requests.
FEARS: Final = (
    "解約リスク", "解約率", "チャーン", "churn", "at risk", "tier: high", "健康度", "更新リスク", "離反", "account health",
)  # fmt: skip
WORDS: Final = (*OURS, *FEARS)
PLAIN: Final = (
    "承認が1日に",
    "研修を3回実施",
    "3 of 5 teams use it",
    "さくら祭りの準備",
    "データの整備",
    "",
    "レポート 12 件",
    "タッチパネル",
)
NOTE: Final = "NOTE-4711"


def plainly(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c for c in folded if unicodedata.category(c) != "Cf").split())


@pytest.fixture
def names(bench: Workbench) -> Workbench:
    """Return a book of which three customers are called as in `NAMES`, and one is ours to look at."""
    with bench.store.write("names", "test") as writing:
        for account, name in ((2, "椿屋ホーム"), (3, "株式会社東雲ケミカル"), (4, "ハナミズキ商会")):
            writing.db.execute("UPDATE remote_account SET name = ? WHERE account_id = ?", (name, account))
        writing.db.execute("INSERT INTO account (id, uid) VALUES (90, 'grey')")
        writing.db.execute(
            "INSERT INTO remote_account (account_id, source, source_id, name, known_at, known_assumed, run, updated_at) "
            "VALUES (90, 'crm', 'grey', 'Grey Heron Inc.', '2026-01-01T00:00:00Z', 0, 1, '2026-01-01T00:00:00Z')"
        )
        writing.changed("account", None)
    return bench


class Pourer:
    """Writes something of ours, another customer or plain words into whatever takes a text; seeded."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - a test's dice
        self.often = self.dice.choice((0.0, 0.02, 0.2, 0.6))

    def __call__(self) -> str:
        """Return a text of the kind."""
        base = self.dice.choice(PLAIN)
        if self.dice.random() >= self.often:
            return base
        return f"{base} {self.dice.choice(INTERNAL + OTHERS)} {self.dice.choice(PLAIN)}".strip()

    def facts(self) -> Facts:
        """Return facts with it in every text."""
        day = date(2026, 9, 1)
        goals = tuple(
            Goal(
                self(), self(), self(), 90, 40, 43, day, 60, 88, date(2027, 1, 8), self(), self(), "on_track"
            )
            for _ in range(2)
        )
        whole = made()
        return replace(
            whole,
            goals=goals,
            asked=(Asked(self(), day, "planned", None), Asked(self(), day, "shipped", day)),
            features=tuple(Feature(self() or "機能", 10.0 - n, 1.0, None) for n in range(4)),
            theirs=(Person(self(), self(), self()),),
            ours=(Person(self(), "csm"),),
            team=self(),
            tickets=replace(whole.tickets, urgent=(Urgent(self(), day, None),)),
            told=tuple(Told(one.figure, self(), one.to_on) for one in whole.told),
        )

    def review(self, language: str, kind: str) -> Review:
        """Return a review with it in every text, and a note for us on every slide."""
        keys = {"summary": ("title", "result", "risk", "ask", "lines"), "learned": ("data1", "meaning1", "advice1"),
                "agenda": ("decisions", "attendees"), "plan": ("lines",), "adoption": ("title", "lines")}  # fmt: skip
        slides = {
            slide: SlideText({key: self() for key in taken}, f"{NOTE} {self.dice.choice(INTERNAL)}")
            for slide, taken in keys.items()
        }
        promises = tuple(CarriedPromise(self() or "報告書", owner=self()) for _ in range(3))
        return Review(ReviewRow(kind, language, 1), slides, {"roadmap": {"lines": self()}}, promises)


def bare(text: str, shown: Deck) -> str:
    """Return a text without what the customer says in it."""
    for quote in sorted(map(plainly, shown.quoted), key=len, reverse=True):
        text = "" if text in quote else text.replace(quote, "")
    return text


def is_refused(watch: Watch, shown: Deck) -> bool:
    try:
        watch.refuse(shown)
    except (NamesInternal, NamesCustomer):
        return True
    return False


def test_a_thousand_decks_are_clean_or_refused_and_no_clean_one_is_refused(names: Workbench) -> None:
    watch = Watch(Guard(names), 1)
    clean = refused = 0
    for seed in range(MODELS):
        pour = Pourer(seed)
        review = pour.review(("ja", "en")[seed % 2], ("qbr", "ebr", "digital")[seed % 3])
        shown = deck(names, review, pour.facts())
        texts = [plainly(text) for text in texts_of(shown)]
        assert not any(NOTE.casefold() in text for text in texts), seed
        leaks = [
            text
            for text in texts
            if any(word in text for word in (*NAMES, *OURS))
            or any(word in bare(text, shown) for word in FEARS)
        ]
        assert is_refused(watch, shown) == bool(leaks), (seed, leaks)
        refused += bool(leaks)
        clean += not leaks
    assert clean > MODELS // 5
    assert refused > MODELS // 5


def test_names_of_its_own_group_and_ordinary_words_are_no_leak(names: Workbench) -> None:
    with names.store.write("group", "test") as writing:
        for account, name in ((2, "あおば"), (4, "Target")):
            writing.db.execute("UPDATE remote_account SET name = ? WHERE account_id = ?", (name, account))
        writing.db.execute(
            "UPDATE remote_account SET parent = (SELECT source_id FROM remote_account WHERE account_id = 1) "
            "WHERE account_id = 3"
        )
        writing.changed("account", None)
    guard = Guard(names)
    texts = [
        "あおば精機のみなさま",
        "東雲ケミカルと合同",
        "Target 90 %",
        "target: none agreed",
        "Grey Heron と",
    ]
    assert [leak.text for leak in guard.leaks(1, texts)] == ["Grey Heron と"]
    assert [leak.what for leak in guard.leaks(90, ["東雲ケミカルと合同"])] == ["株式会社東雲ケミカル"]
    assert list(guard.leaks(1, ["担当: Grey Heron"], ("Grey Heron",))) == [], "somebody of ours is called so"


# Real files


def unpacked(content: bytes) -> Iterator[str]:
    """Yield every part of an archive as text, those of archives in it too; runs of a word stand together."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            yield part.filename
            inner = archive.read(part)
            if inner.startswith(b"PK"):
                yield from unpacked(inner)
            elif part.filename.endswith((".xml", ".rels")):
                text = inner.decode("utf-8")
                yield text
                yield "".join(piece.partition(">")[2] for piece in text.split("<"))


def poured(bench: Workbench, account: int, number: int, other: str) -> None:
    """Write what is ours, and another customer, wherever people write of an account but on its slides."""
    words = INTERNAL[number % len(INTERNAL)]
    do(bench, WriteNote(account, f"# 社内\n{words} {NOTE} {other}"))
    do(
        bench,
        SetGoal(account, {"name": f"{INTERNAL[number % 10]} {NOTE}", "measure": "件", "shareable": True}),
    )
    do(bench, SetGoal(account, {"name": f"ours {NOTE} {other}", "measure": "件", "shareable": False}))
    do(bench, AddVoice(account, "pain", f"{words} {NOTE} {other}"))
    do(bench, AddVoice(account, "request", f"{INTERNAL[number % 10]} {NOTE}"))


def built(bench: Workbench, folder: Path, count: int, language: str) -> None:
    book = load_book(bench)
    rows = [row for row in range(len(book)) if book["name"].at(row)][:: max(len(book) // count, 1)][:count]
    all_names = [str(book["name"].at(row)) for row in range(len(book)) if book["name"].at(row)]
    for number, row in enumerate(rows):
        poured(bench, int(book.account_id[row]), number, all_names[(row + 1) % len(all_names)])
    order = Order(folder, date(2026, 7, 1), date(2026, 9, 30), ("qbr", "digital")[count % 2], language)
    done = batch(bench, [int(book.account_id[row]) for row in rows], order, Tracker())
    assert [(line.state, line.why) for line in done.lines] == [("written", "")] * count
    for line, row in zip(done.lines, rows, strict=True):
        assert line.file is not None
        texts = [plainly(text) for text in unpacked(line.file.read_bytes())]
        worth, mine = book["ltv"].at(row), plainly(line.account)
        for text in texts:
            assert NOTE.casefold() not in text
            assert not [word for word in WORDS if word in text], line.file
            assert not internal_words(text), line.file
            assert worth is None or plainly(worth.short()) not in text
            strangers = [plainly(name) for name in all_names if plainly(name) in text]
            assert not [name for name in strangers if name not in mine and not _is_part(name, text)], (
                line.file
            )


def _is_part(name: str, text: str) -> bool:
    """Say whether a name of Latin letters stands nowhere alone: Company_1 in Company_12."""
    return name.isascii() and re.search(rf"(?<![\w]){re.escape(name)}(?![\w])", text) is None


@pytest.mark.timeout(600)
def test_ten_files_of_the_sample_book_hold_nothing_of_it(sample: Workbench, tmp_path: Path) -> None:
    built(sample, tmp_path / "out", 10, "ja")


@pytest.mark.timeout(600)
def test_ten_files_of_a_public_book_hold_nothing_of_it(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    folder, _ = pulled(tmp_path_factory, "ravenstack")
    mine = shutil.copytree(folder, tmp_path / "profile")
    bench = open_workbench(data_dir=mine, language="en", clock=CLOCK)
    try:
        built(bench, tmp_path / "out", 10, "en")
    finally:
        close_workbench(bench)


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", '=HYPERLINK("http://x")', "$x_{2}$", "🎌🎌 達成", "a\x00\x07\x1b[31mb", "長" * 300, "\u202eevil", "&lt;"],
)  # fmt: skip
def test_whatever_is_written_is_built_and_opens_again(sample: Workbench, tmp_path: Path, text: str) -> None:
    account = find_account(sample, "あおば精機")
    uid = str(do(sample, NewReview(account, "digital", "2026-07-01", "2026-09-30", "ja")).value)
    do(
        sample,
        WriteSlide(uid, "summary", {"title": text, "result": text, "lines": f"{text}\n{text}"}, text, None),
    )
    assert not check(sample, uid).stops
    build(sample, uid, tmp_path / "deck.pptx")
    assert Presentation(str(tmp_path / "deck.pptx")).slides
