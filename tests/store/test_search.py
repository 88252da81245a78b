"""The search index: it finds exactly what is there, follows every change, survives everything, leaves no trace."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_workbench.domain.searching import KINDS, Term, folded
from cs_workbench.store import notes, todos
from cs_workbench.store.connect import Connection
from cs_workbench.store.engine import Store
from cs_workbench.store.search import (
    SEARCH,
    VERSION,
    SearchFile,
    Unusable,
    candidates,
    end_number,
    first_number,
    kind_of,
    matching,
    rows_of,
)
from cs_workbench.store.search_documents import BY_NUMBER
from cs_workbench.store.search_index import Reach, advance, forget, is_behind
from tests.store.conftest import AT, Profile, land
from tests.support.logs import ExpectedLog

NOTE = 5  # the origin of local notes
WORDS = st.text("解約通知あアｱﾞがガ髙高㈱ーabA12 、-", min_size=1, max_size=4)
TEXTS = st.lists(
    st.text("解約通知あアｱﾞがガ髙高㈱ーabA12 \n、-", min_size=1, max_size=16), min_size=1, max_size=8
)


@pytest.fixture
def index(store: Store) -> SearchFile:
    land(
        store,
        "account",
        [{"id": "a1", "name": "株式会社青葉精機", "reading": "アオバセイキ"}, {"id": "a2", "name": "椿屋"}],
    )
    return store.companion("search", SearchFile)


def current(file: SearchFile, seconds: float = 5.0) -> Reach:
    """Bring the index up to date, in slices of ``seconds``."""
    with file.lock.held("index"):
        while not (reached := advance(file, seconds)).is_current:
            pass
    return reached


@contextmanager
def opened(file: SearchFile) -> Iterator[Connection]:
    with file.read() as db:
        assert db is not None
        yield db


def found(file: SearchFile, words: str, kind: str = "note") -> set[int]:
    """Return the rows of a kind that the index alone proposes."""
    term = Term(folded(words))
    with opened(file) as db:
        numbers = candidates(db, matching(term.grams), first_number(kind), end_number(kind), 1_000)
        assert all(kind_of(number) == kind for number in numbers)
        return {row for _, row in rows_of(db, numbers).values()}


def write(store: Store, *texts: str, account: int = 1, at: str = AT) -> list[int]:
    with store.write("write", "test") as writing:
        made = [notes.add(writing.db, account, text, at=at, author="") for text in texts]
        writing.changed("note", {account})
    return made


def dumped(file: SearchFile) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return everything the index says, by rows instead of numbers."""
    with opened(file) as db:
        docs = db.execute("SELECT origin, row, account_id, print FROM search.doc ORDER BY 1, 2").fetchall()
        db.rollback()
        db.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(search, word, instance)")
        terms = db.execute(
            "SELECT v.term, d.origin, d.row, v.offset FROM temp.vocabulary v JOIN search.doc d ON d.doc = v.doc "
            "ORDER BY 1, 2, 3, 4"
        ).fetchall()
        db.execute("DROP TABLE temp.vocabulary")
        return docs, terms


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(TEXTS, st.lists(WORDS, min_size=3, max_size=6))
def test_the_index_finds_the_same_notes_as_reading_every_one(
    store: Store, index: SearchFile, texts: list[str], words: list[str]
) -> None:
    with store.write("clean", "test") as writing:
        writing.db.execute("DELETE FROM local_note")
        writing.changed("note", {1})
    made = write(store, *texts)
    current(index)
    for text in words:
        if not (stripped := " ".join(folded(text).split())):
            continue
        term = Term(stripped)
        truth = {row for row, body in zip(made, texts, strict=True) if term.is_in(folded(body))}
        if not term.grams:
            continue
        proposed = found(index, stripped)
        assert proposed >= truth
        if term.is_exact:
            assert proposed == truth


def test_rows_written_changed_retired_and_moved_are_followed(store: Store, index: SearchFile) -> None:
    first, second = write(store, "解約の相談", "予算の相談")
    current(index)
    assert (found(index, "解約"), found(index, "相談")) == ({first}, {first, second})
    with store.write("change", "test") as writing:
        notes.change(writing.db, first, "継続の相談", title="", kind="note", at=AT)
        notes.retire(writing.db, second, AT)
        made = todos.put(writing.db, 1, "task", "見積りを送る", at=AT)
        writing.changed("note", {1})
        writing.changed("todo", {1})
    with opened(index) as db:
        assert is_behind(db)
    current(index)
    assert (found(index, "解約"), found(index, "継続"), found(index, "予算")) == (set(), {first}, set())
    assert found(index, "見積", "todo") == {made}
    with store.write("move", "test") as writing:
        writing.db.execute("UPDATE local_note SET account_id = 2 WHERE id = ?", (first,))
        todos.restore(writing.db, (), [made])
        for account in (1, 2):
            writing.changed("note", {account})
        writing.changed("todo", {1})
    current(index)
    assert (found(index, "継続"), found(index, "見積", "todo")) == ({first}, set())
    with opened(index) as db:
        assert not is_behind(db)
        rows = db.execute("SELECT account_id FROM search.doc WHERE origin = ?", (NOTE,)).fetchall()
    assert rows == [(2,)]


def test_names_are_found_by_reading_and_without_their_company_form(index: SearchFile) -> None:
    current(index)
    assert found(index, "あおば", "account") == {1}
    assert found(index, "青", "account") == {1}
    assert found(index, "株式", "account") == set()


def test_newer_documents_come_first_whatever_was_written_first(store: Store, index: SearchFile) -> None:
    middle, oldest, newest = (
        write(store, "予算", at=f"{year}-05-01T00:00:00Z")[0] for year in (2025, 2019, 2026)
    )
    current(index)
    with opened(index) as db:
        numbers = candidates(db, '"予算"', first_number("note"), end_number("note"), 2)
        rows = rows_of(db, numbers)
    assert [rows[number][1] for number in numbers] == [newest, middle]
    assert found(index, "予算") == {oldest, middle, newest}


def test_the_file_is_private_encrypted_and_made_again_when_it_is_gone(
    store: Store, index: SearchFile
) -> None:
    write(store, "Marmalade Zanzibar")
    current(index)
    assert stat.S_IMODE(index.path.stat().st_mode) == 0o600
    before = dumped(index)
    index.close()
    content = b"".join(path.read_bytes() for path in index.path.parent.glob(f"{SEARCH}*"))
    assert b"marmalade" not in content
    assert b"SQLite format" not in content
    for path in index.path.parent.glob(f"{SEARCH}*"):
        path.unlink()
    with index.read() as db:
        assert db is None
    current(index)
    assert dumped(index) == before


@pytest.mark.parametrize("harm", ["newer", "flipped", "garbage", "empty"])
def test_an_index_that_cannot_be_used_is_thrown_away(
    store: Store, index: SearchFile, expected_log: ExpectedLog, harm: str
) -> None:
    write(store, "解約の相談", *("予算 " * 50 for _ in range(50)))
    current(index)
    with opened(index) as db:
        db.rollback()
        if harm == "newer":
            db.execute(f"PRAGMA search.user_version = {VERSION + 1}")
        db.execute("PRAGMA search.wal_checkpoint(TRUNCATE)")
    index.close()
    content = bytearray(index.path.read_bytes())
    if harm == "flipped":
        for page in range(1, len(content) // 4096):
            content[page * 4096 + 200] ^= 1
    elif harm == "garbage":
        content = bytearray(b"no database at all " * 1_000)
    elif harm == "empty":
        content = bytearray()
    index.path.write_bytes(content)
    if harm != "empty":
        with pytest.raises(Unusable) as why:
            found(index, "解約")
        expected_log.containing("the search index is made again")
        assert index.discard(why.value)
    current(index)
    assert len(found(index, "解約")) == 1
    with store.read() as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_change_log_that_begins_later_has_everything_compared(store: Store, index: SearchFile) -> None:
    current(index)
    (made,) = write(store, "解約の相談")
    with store.write("forget", "test") as writing:
        writing.db.execute("DELETE FROM change")
        writing.db.execute(
            "INSERT INTO change (seq, at, process, kind) VALUES (9000, ?, 1, 'setting')", (AT,)
        )
    current(index)
    assert found(index, "解約") == {made}


def test_changes_during_a_long_pass_are_not_missed(store: Store, index: SearchFile) -> None:
    made = write(store, *(f"予算{number}" for number in range(200)))
    with index.lock.held("index"):
        advance(index, 0)
        while not found(index, "予算"):  # the pass has begun with the newest notes
            advance(index, 0)
        assert len(found(index, "予算")) < len(made)
        with store.write("change", "test") as writing:
            notes.change(writing.db, made[-1], "解約", title="", kind="note", at=AT)
            notes.change(writing.db, made[0], "解約", title="", kind="note", at=AT)
            writing.changed("note", None)
    current(index, 0)
    assert found(index, "解約") == {made[0], made[-1]}
    assert len(found(index, "予算")) == 198


def test_what_is_forgotten_leaves_no_gram_behind(store: Store, index: SearchFile) -> None:
    gone, kept = write(store, "Zanzibar 柏木", "別の話")
    current(index)
    with store.write("erase", "test") as writing:
        writing.db.execute("DELETE FROM local_note WHERE id = ?", (gone,))
    with index.lock.held("index"):
        forget(index, [(NOTE, gone)])
    _, terms = dumped(index)
    with opened(index) as db:
        db.rollback()
        db.execute("CREATE VIRTUAL TABLE temp.left USING fts5vocab(search, word, row)")
        left = {term for (term,) in db.execute("SELECT term FROM temp.left")}
        blocks = db.execute("SELECT block FROM search.word_data").fetchall()
        db.execute("DROP TABLE temp.left")
    assert terms
    assert not {"zanzibar", "柏木"} & left
    assert not any(b"zanzibar" in bytes(block) or "柏木".encode() in bytes(block) for (block,) in blocks)
    assert found(index, "別の") == {kept}
    wal = index.path.with_name(f"{SEARCH}-wal")
    assert not wal.exists() or wal.stat().st_size == 0


def test_only_one_process_writes_it(store: Store, index: SearchFile, profile: Profile) -> None:
    with Store.open(profile.folder, profile.key) as other:
        theirs = other.companion("search", SearchFile)
        with index.lock.held("index"):
            assert not theirs.lock.try_take()
            assert not theirs.discard("somebody else writes it")
            advance(index, 1.0)
        assert found(theirs, "青葉", "account") == {1}


def test_every_origin_reads_from_the_tables_as_they_are(store: Store) -> None:
    with store.read() as db:
        for origin in BY_NUMBER.values():
            db.execute(origin.select("1")).fetchall()
    assert len({first_number(kind) for kind in KINDS}) == len(KINDS)
