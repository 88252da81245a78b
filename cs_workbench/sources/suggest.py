"""Suggests a mapping from headings, values and keys shared between files; a person corrects it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from cs_workbench.domain.nouns import BY_NAME, NOUNS, Kind, Noun
from cs_workbench.domain.nouns import Field as NounField
from cs_workbench.domain.own_names import own_name
from cs_workbench.kernel.i18n import N_
from cs_workbench.sources.convert import RowMaker
from cs_workbench.sources.dates import DateWriting
from cs_workbench.sources.evidence import (
    ENOUGH,
    Column,
    columns_of,
    currency_of,
    date_order,
    own_kind,
    share_read,
)
from cs_workbench.sources.feeds import AccountFeed, Feed, FileEntry, Mapping, OwnFeed, SkipIf
from cs_workbench.sources.folder import find_file, is_temporary, pattern_of
from cs_workbench.sources.headings import folded, known_names
from cs_workbench.sources.look import Look
from cs_workbench.sources.reader import look_into
from cs_workbench.sources.refusals import Refused, refused
from cs_workbench.sources.values import Writing

ENDINGS: Final = frozenset((".csv", ".tsv", ".txt", ".psv", ".ssv", ".xlsx", ".xlsm", ".xls", ".ods"))
SHOWN_ROWS: Final = 20
NO_TABLES: Final = N_("refused", "The folder has no CSV, TSV, XLSX, XLS or ODS file. Choose another folder.")
NO_ROWS: Final = N_(
    "refused", "It has headings but no rows, so nothing can be suggested. Choose another file."
)

#: A column called an id is the key while more than this share of its cells are different.
LEAST_DISTINCT: Final = 0.5

_ACCOUNT_WORDS: Final = frozenset((
    "account id", "accountid", "customer id", "customerid", "company id", "companyid", "client id", "account",
    "customer", "company", "顧客id", "顧客コード", "顧客番号", "会社id", "会社コード", "取引先id", "取引先コード",
    "企業id", "顧客", "会社", "顧客名", "会社名", "取引先名",
))  # fmt: skip
_ID_WORDS: Final = re.compile(
    r"(?i:(?:^|[ _#-])(?:id|no\.?|number|key|code|uuid)$)|[a-z0-9]I[dD]$|[^\x00-\x7f][iI][dD]$|(?:コード|番号)$"
)
#: What a file's name says about its rows; the longest word counts.
_NAME_WORDS: Final = {
    "team": ("teams", "チーム"), "person": ("owners", "users", "employees", "sales_teams", "担当者"),
    "product": ("product", "商品", "製品", "商材"),
    "account": ("account", "customer", "compan", "client", "顧客", "会社", "企業", "取引先"),
    "contact": ("contact", "people", "連絡先", "コンタクト"),
    "subscription": ("subscription", "contract", "licen", "契約"),
    "usage": ("usage", "event_log", "activity_log", "利用"), "ticket": ("ticket", "case", "問い合わせ", "チケット"),
    "survey": ("survey", "nps", "csat", "アンケート"), "outcome": ("churn", "outcome", "cancel", "解約"),
    "deal": ("deal", "opportunit", "pipeline", "商談"), "invoice": ("invoice", "order", "請求"),
    "invoice_line": ("order-detail", "order_detail", "invoice_line", "invoice-line", "明細"),
    "interaction": ("interaction", "meeting", "call", "activit", "活動"), "goal": ("goal", "目標", "ゴール"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnPreview:
    """One column: what it feeds ('' nothing, 'own.<id>', 'key', 'account') and how well its cells fit."""

    heading: str
    samples: tuple[str, ...]
    field: str
    kind: str
    confidence: float
    problems: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What one ``[[file]]`` would bring. ``columns``: headings; ``rows``: its first, as they stand.

    ``total`` rows are in the file, about; ``held`` of those looked at (at most 10,000) could not land.
    """

    file: str
    noun: str
    sheet: str
    header_row: int
    encoding: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int
    held: int
    evidence: tuple[ColumnPreview, ...] = ()


@dataclass(slots=True)
class _Table:
    """A table that was looked at: where it stands and what its columns hold."""

    path: str
    look: Look
    columns: list[Column]
    is_book: bool
    noun: Noun | None = None
    entry: FileEntry | None = None
    ids: frozenset[str] = field(default_factory=frozenset)


def suggest_mapping(path: Path) -> Mapping:
    """Return a mapping for a file, or for every table of a folder.

    Raises:
        Refused: the file, or every file of the folder, cannot be read.
    """
    tables = _tables(path)
    every = [column for table in tables for column in table.columns]
    order = date_order(every)
    writing = Writing(dates=DateWriting(order))
    tables = sorted(tables, key=lambda table: _place(table, writing))
    made: list[_Table] = []
    for table in tables:
        _settle(table, made, writing)
        if table.entry is not None:
            made.append(table)
    made.sort(key=lambda table: NOUNS.index(table.noun) if table.noun else 0)
    if not made:
        raise refused(path, NO_ROWS)
    currency = currency_of(every)
    return Mapping(
        re.sub(r"[^\w .-]+", "_", path.stem if path.is_file() else path.resolve().name).strip() or "source",
        tuple(table.entry for table in made if table.entry is not None),
        currency=currency,
        date_order=order,
        time_zone="Asia/Tokyo" if currency == "JPY" else "UTC",
    )


def _tables(path: Path) -> list[_Table]:
    """Look into the file, or into every table of the folder; all sheets of a workbook.

    Of exports that a folder holds one a week the newest stands for all, under their pattern.
    """
    files = {path.name: path}
    if path.is_dir():
        found = [f for f in path.iterdir() if f.is_file() and not is_temporary(f.name) and _is_table(f)]
        files = {
            pattern_of(file.name): file
            for file in sorted(found, key=lambda f: (f.stat().st_mtime_ns, f.name))
        }
        files = dict(sorted(files.items()))
        if not files:
            raise refused(path, NO_TABLES)
    tables, refusals = [], []
    for name, file in files.items():
        looks: list[Look] = []
        sheets = [""]
        while sheets:
            try:
                look = look_into(file, sheet=sheets.pop(0))
            except Refused as error:
                refusals.append(error)
                continue
            sheets = sheets or ([name for name in look.sheets if name != look.sheet] if not looks else [])
            looks.append(look)
        tables += [
            _Table(name, look, columns_of(look.headings, look.rows), bool(look.sheets))
            for look in looks
            if look.rows
        ]
    if not tables:
        raise refusals[0] if refusals else refused(path, NO_ROWS)
    return tables


def _is_table(file: Path) -> bool:
    name = file.name.lower().removesuffix(".gz")
    return Path(name).suffix in ENDINGS


# -- which noun ---------------------------------------------------------------------------------------------


def _place(table: _Table, writing: Writing) -> tuple[int, int]:
    """Return where the table's likeliest noun stands in loading order; the surest table comes first."""
    noun, score = _ranked(table, writing).most_common(1)[0]
    return NOUNS.index(BY_NAME[noun]), -score


def _ranked(table: _Table, writing: Writing) -> Counter[str]:
    """Return how likely each noun is: by headings that fit, and by file and sheet name."""
    name = f"{table.path} {table.look.sheet if table.is_book else ''}".lower()
    said = {noun: max((len(w) for w in words if w in name), default=0) for noun, words in _NAME_WORDS.items()}
    scores: Counter[str] = Counter()
    for noun in NOUNS:
        fields = _matches(noun, table.columns, writing)
        missing = sum(1 for of in noun.fields if of.required and of.name not in fields)
        scores[noun.name] = round(10 * len(fields) - 15 * missing + 2 * said.get(noun.name, 0))
    scores["account"] += 5
    return scores


def _matches(noun: Noun, columns: Sequence[Column], writing: Writing) -> dict[str, Column]:
    """Return field -> column, by headings whose cells are of the field's kind."""
    by_heading = {_plain(column.heading): column for column in reversed(columns)}
    found: dict[str, Column] = {}
    used: set[str] = set()
    for of in noun.fields:
        for word in (*of.headers, of.name):
            column = by_heading.get(_plain(word))
            if column is not None and column.heading not in used and _fits(of, column, writing):
                found[of.name] = column
                used.add(column.heading)
                break
    return found


def _plain(heading: str) -> str:
    return folded(heading.replace("_", " ").replace("-", " "))


def _fits(of: NounField, column: Column, writing: Writing) -> bool:
    if not column.known:
        return False
    return share_read(column, of.kind, writing, of.name, of.choices) >= ENOUGH


# -- one entry ----------------------------------------------------------------------------------------------


def _settle(table: _Table, made: Sequence[_Table], writing: Writing) -> None:
    """Give the table the likeliest noun that it can bring, given what the tables before bring.

    Only one table brings the accounts: the surest one. A table that can bring nothing is left out.
    """
    has_accounts = any(other.noun is not None and other.noun.name == "account" for other in made)
    for noun in (BY_NAME[name] for name, _ in _ranked(table, writing).most_common()):
        if noun.name == "account" and has_accounts:
            continue
        fields = _matches(noun, table.columns, writing)
        if noun.name in ("team", "person", "product") and "name" not in fields and not _is_named(table, noun):
            continue
        account = _account_column(table, made) if noun.of_account else None
        if noun.of_account and account is None:
            continue
        key = _key(table, noun, account)
        if noun.name in ("account", "person", "product", "team") and "name" not in fields and key:
            fields["name"] = next(column for column in table.columns if column.heading == key[0])
        feeds = {name: Feed(column.heading) for name, column in fields.items()}
        if noun.name == "usage" and "metric" not in feeds and "value" in feeds:
            feeds["metric"] = Feed(constant=Path(table.path).stem)
        if any(of.required and of.name not in feeds for of in noun.fields) or not key:
            continue
        if noun.of_account and not _says_enough(noun, feeds):
            continue
        entry = FileEntry(table.path, noun.name, key, account=account, fields=feeds)
        table.noun, table.entry = noun, _entry(table, entry, writing)
        (first, *rest) = key
        column = next(column for column in table.columns if column.heading == first)
        table.ids = frozenset(column.known) if not rest else frozenset()
        return


def _entry(table: _Table, entry: FileEntry, writing: Writing) -> FileEntry:
    """Return the ``[[file]]`` with its place, own fields for what is left of an account, no blank outcomes."""
    if table.is_book:
        entry = replace(entry, sheet=table.look.sheet)
    if table.look.header_row != 1:
        entry = replace(entry, header_row=table.look.header_row)
    if entry.into == "account":
        entry = replace(entry, own=_own(table, entry, writing))
    if entry.into == "outcome":
        dated = entry.fields["happened_on"].column
        if any(column.heading == dated and len(column.known) < column.rows for column in table.columns):
            entry = replace(entry, skip_if=SkipIf(dated))
    return entry


def _is_named(table: _Table, noun: Noun) -> bool:
    """Tell whether the file's or the sheet's name says which noun its rows are."""
    return any(word in f"{table.path} {table.look.sheet}".lower() for word in _NAME_WORDS.get(noun.name, ()))


def _says_enough(noun: Noun, feeds: dict[str, Feed]) -> bool:
    """Tell whether rows of a noun would mean anything: dated, or with two facts; usage has a metric."""
    if noun.name == "usage":
        return "metric" in feeds
    return noun.happened in feeds or len(feeds) > 1 or (not noun.happened and bool(feeds))


def _account_column(table: _Table, made: Sequence[_Table]) -> AccountFeed | None:
    """Return the column whose cells are ids of accounts, or of rows that know their account."""
    best: tuple[float, AccountFeed] | None = None
    for other in made:
        if other.noun is None or not other.ids or not (other.noun.name == "account" or other.noun.of_account):
            continue
        for column in table.columns:
            cells = column.distinct
            share = sum(cell in other.ids for cell in cells) / len(cells) if cells else 0.0
            direct = other.noun.name == "account"
            score = share + (0.2 if direct else 0) + (0.1 if _plain(column.heading) in _ACCOUNT_WORDS else 0)
            if share >= 0.5 and len(cells) > 1 and (best is None or score > best[0]):  # noqa: PLR2004 - half
                best = score, AccountFeed(column.heading, "" if direct else other.noun.name)
    if best is not None:
        return best[1]
    named = [column for column in table.columns if _plain(column.heading) in _ACCOUNT_WORDS and column.known]
    unsure = [column for column in named if not column.is_unique]
    return AccountFeed(unsure[0].heading) if unsure else None


def _key(table: _Table, noun: Noun, account: AccountFeed | None) -> tuple[str, ...]:
    """Return the columns that tell the rows apart: one called an id, else any, else a few together."""
    unique = [column for column in table.columns if column.is_unique]
    called = [column for column in unique if _ID_WORDS.search(column.heading.strip())]
    if not called and not noun.of_account:  # rows that repeat an id are held, for a person to look at
        called = [column for column in table.columns if _is_nearly_a_key(column)] or unique
    if called:
        return (called[0].heading,)
    columns = [column for column in table.columns if column.known]
    columns.sort(key=lambda column: not (account and column.heading == account.column))
    chosen: list[str] = []
    places = [table.look.headings.index(column.heading) for column in columns]
    told = 0
    for column, place in zip(columns, places, strict=True):
        taken = [*(table.look.headings.index(name) for name in chosen), place]
        count = len({tuple(row[at] for at in taken) for row in table.look.rows})
        if count > told:
            chosen.append(column.heading)
            told = count
        if told == len(table.look.rows):
            break
    return tuple(chosen)


def _is_nearly_a_key(column: Column) -> bool:
    """Say whether a column is called an id, has a cell in every row, and seldom repeats one."""
    is_full = len(column.known) == column.rows
    called = bool(_ID_WORDS.search(column.heading.strip()))
    return called and is_full and len(column.distinct) > column.rows * LEAST_DISTINCT


def _own(table: _Table, entry: FileEntry, writing: Writing) -> dict[str, OwnFeed]:
    """Return own fields for the columns that feed nothing."""
    used = set(entry.columns())
    own: dict[str, OwnFeed] = {}
    for column in table.columns:
        if column.heading in used or not column.known:
            continue
        kind, choices = own_kind(column, writing)
        own[own_name(column.heading, own)] = OwnFeed(Feed(column.heading), column.heading, kind, choices)
    return own


# -- preview ------------------------------------------------------------------------------------------------


def preview(mapping: Mapping, folder: Path) -> list[Preview]:
    """Return what each file of ``mapping`` would bring; nothing lands.

    Raises:
        Refused: a file is not there or cannot be read.
    """
    return [_preview(mapping, index, folder) for index in range(len(mapping.files))]


def _preview(mapping: Mapping, index: int, folder: Path) -> Preview:
    entry = mapping.files[index]
    options: dict[str, Any] = {
        "sheet": entry.sheet,
        "separator": entry.separator,
        "encoding": entry.encoding or mapping.encoding,
    }
    if entry.header_row is not None:
        options["header_row"] = entry.header_row
    path = find_file(folder, entry.path)
    look = look_into(path, **options)
    headings = known_names(look.headings, entry.columns())
    maker = RowMaker(mapping, index, headings, separator=look.separator, serials=bool(look.sheets))
    page = maker.page(list(range(1, len(look.rows) + 1)), look.rows)
    problems = Counter(held.field for held in page.held)
    feeds = {
        feed.column: (name, BY_NAME[entry.into].by_name[name].kind) for name, feed in entry.fields.items()
    }
    feeds |= {own.feed.column: (f"own.{name}", own.kind) for name, own in entry.own.items()}
    if entry.account:
        feeds.setdefault(entry.account.column, ("account", Kind.REF))
    for heading in entry.key:
        feeds.setdefault(heading, ("key", Kind.TEXT))
    evidence = []
    for column in columns_of(headings, look.rows):
        name, kind = feeds.get(column.heading, ("", Kind.TEXT))
        wrong = problems[name] if name else 0
        confidence = 1 - wrong / max(len(column.known), 1) if name else 0.0
        evidence.append(
            ColumnPreview(column.heading, column.distinct[:5], name, kind.value, max(confidence, 0.0), wrong)
        )
    return Preview(
        path.name, entry.into, look.sheet if look.sheets else "", look.header_row, look.encoding, tuple(headings),
        tuple(map(tuple, look.rows[:SHOWN_ROWS])), max(look.total - look.header_row, len(look.rows)),
        len(page.held), tuple(evidence),
    )  # fmt: skip
