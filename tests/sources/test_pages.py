"""One file into pages: what lands, what is held and why, what is remarked."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_workbench.sources.convert import convert_row
from cs_workbench.sources.mapping import parse_mapping
from cs_workbench.sources.pages import pages_of
from cs_workbench.sources.records import PAGE_ROWS, Held
from cs_workbench.sources.refusals import Refused
from tests.sources.support import accounts, held_because, read


def written(folder: Path, text: str, name: str = "a.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_titles_above_the_headings_and_blank_rows_are_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, "顧客一覧\n出力日,2026/4/1\n\nid,name\n1,A\n,\n\n2,B\n")
    rows, held, _ = read(path, accounts(path))
    assert [row[0] for row in rows] == ["1", "2"]
    assert not held


def test_rows_are_numbered_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    path = written(tmp_path, 'title\nid,name\n1,"A\nA"\n\n2,B\n')
    (page, _) = pages_of(accounts(path), 0, path)
    assert page.numbers == [3, 5]


def test_the_second_row_with_an_id_is_held_and_names_the_first(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name\n1,A\n2,B\n1,C\n")
    rows, (held,), _ = read(path, accounts(path))
    assert len(rows) == 2
    assert (held.number, held.field, held.value) == (4, "id", "1")
    assert held_because(held) == "The id 1 already stands in row 2."
    assert held.raw == {"id": "1", "name": "C"}


def test_a_row_repeated_word_for_word_is_left_out_and_told(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name\n1,A\n1,A\n")
    rows, held, (remark,) = read(path, accounts(path))
    assert (len(rows), held, remark.count) == (1, [], 1)


def test_rows_without_id_name_or_account_are_held(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name,x\n,A,1\n2,-,1\n3,C,1\n")
    rows, held, _ = read(path, accounts(path))
    assert [row[0] for row in rows] == ["3"]
    assert [held_because(h) for h in held] == [
        "The row has no id in id.", "The row has no name, which it cannot land without.",
    ]  # fmt: skip


def test_a_bad_cell_is_held_with_its_text_and_the_good_rows_land(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name,start,arr\n1,A,2026-13-01,5\n2,B,2026-01-01,5\n3,C,,x\n")
    mapping = accounts(path, 'fields.started_on = { column = "start" }\nfields.arr = { column = "arr" }\n')
    rows, held, _ = read(path, mapping)
    assert rows == [["2", None, "B", "2026-01-01", 5, "JPY", None]]
    assert [(h.number, h.field, held_because(h)) for h in held] == [
        (2, "started_on", "2026-13-01 is not a date."), (4, "arr", "x is not an amount of money."),
    ]  # fmt: skip


def test_a_held_row_lands_with_corrected_cells_and_not_before(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name,start\n1,A,2026-13-01\n")
    mapping = accounts(path, 'fields.started_on = { column = "start" }\n')
    _, (held,), _ = read(path, mapping)
    assert isinstance(convert_row(mapping, 0, held.raw), Held)
    page = convert_row(mapping, 0, {**held.raw, "start": "令和8年1月1日"})
    assert not isinstance(page, Held)
    assert [list(row) for row in page.rows] == [["1", None, "A", "2026-01-01", "JPY", None]]


def test_a_missing_key_column_is_refused_with_the_columns_there_are(tmp_path: Path) -> None:
    path = written(tmp_path, "number,name\n1,A\n")
    with pytest.raises(Refused, match="no column id; row 1 has: number, name"):
        read(path, accounts(path))


def test_any_missing_column_is_refused_since_blanks_would_wipe_the_field(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name\n1,A\n")
    with pytest.raises(Refused, match="no column seats"):
        read(path, accounts(path, 'fields.seats = { column = "seats" }\n'))


def test_headings_are_known_whatever_their_case_width_and_spaces(tmp_path: Path) -> None:
    path = written(tmp_path, " ＩＤ ,Name \n1,A\n")
    assert len(read(path, accounts(path))[0]) == 1


def test_doubled_and_blank_headings_get_names_of_their_own(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name,name,\n1,A,B,C\n")
    mapping = accounts(
        path,
        'own.second = { column = "name (2)", label = "x" }\nown.last = { column = "column 4", label = "y" }\n',
    )
    assert read(path, mapping)[0][0][-1] == '{"second":"B","last":"C"}'


def test_a_row_with_too_many_cells_is_held_unless_the_mapping_names_where_it_tore(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name,city\n1,A,Rio\n2,B, C,Lima\n")
    rows, (held,), _ = read(path, accounts(path))
    assert (len(rows), held_because(held)) == (1, "The row has 4 cells, but there are 3 headings.")
    rows, held_rows, (remark,) = read(
        path, accounts(path, 'spill = "name"\nfields.region = { column = "city" }\n')
    )
    assert ([row[2:4] for row in rows], held_rows, remark.count) == ([["A", "Rio"], ["B, C", "Lima"]], [], 1)


def test_short_rows_leave_the_rest_unknown(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name,seats\n1,A\n")
    assert read(path, accounts(path, 'fields.seats = { column = "seats" }\n'))[0][0][3] is None


def test_a_quotation_mark_that_never_closes_costs_one_row_and_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, 'id,name\n1,A\n2,"B\n3,C\n4,D\n')
    rows, (held,), _ = read(path, accounts(path))
    assert [row[0] for row in rows] == ["1"]
    assert held.number == 3
    assert "never closes; 3 lines" in held_because(held)


def test_value_tables_join_what_is_written_differently_and_tell_it(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name,kind\n1,GTXPro,a\n2,GTX Pro,b\n3,X,-\n")
    mapping = accounts(path, 'fields.is_paid = { column = "kind", values = { a = "no", "*" = "yes" } }\n')
    text = 'fields.name = { column = "name", values = { GTXPro = "GTX Pro" } }'
    mapping = parse_mapping(_text(mapping).replace('fields.name = { column = "name" }', text))
    rows, _, (remark,) = read(path, mapping)
    assert [row[2:4] for row in rows] == [["GTX Pro", 0], ["GTX Pro", 1], ["X", None]]
    assert (remark.count, remark.params) == (1, {"value": "GTXPro", "instead": "GTX Pro"})


def test_only_the_tables_values_when_the_mapping_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name,kind\n1,A,a\n2,B,b\n")
    more = 'fields.plan = { column = "kind", values = { a = "Pro" }, values_only = true }\n'
    rows, (held,), _ = read(path, accounts(path, more))
    assert (rows[0][3], held_because(held)) == ("Pro", "b is not in the mapping's table of values.")


def test_amounts_follow_the_currency_of_their_row(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name,arr,cur\n1,A,10,JPY\n2,B,10,USD\n3,C,10,\n4,D,$1,JPY\n")
    more = 'fields.arr = { column = "arr" }\nfields.currency = { column = "cur" }\n'
    rows, (held,), _ = read(path, accounts(path, more))
    assert [row[3:5] for row in rows] == [[10, "JPY"], [1000, "USD"], [10, "JPY"]]
    assert held_because(held) == "$1 is in another currency than JPY."


def test_composite_keys_cannot_be_mistaken_for_each_other(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name\na|b,c\na,b|c\n")
    mapping = parse_mapping(_text(accounts(path)).replace('key = ["id"]', 'key = ["id", "name"]'))
    assert len({row[0] for row in read(path, mapping)[0]}) == 2


def test_pages_hold_two_thousand_rows_and_count_on(tmp_path: Path) -> None:
    total = 2 * PAGE_ROWS + 5
    path = written(tmp_path, "id,name\n" + "".join(f"{n},N{n}\n" for n in range(total)))
    pages = list(pages_of(accounts(path), 0, path))
    assert [len(page.rows) for page in pages] == [PAGE_ROWS, PAGE_ROWS, 5, 0]
    assert [(page.read, page.total) for page in pages][-2:] == [(total, total)] * 2
    assert pages[2].numbers[-1] == total + 1


def test_when_a_fact_was_known_comes_from_its_column(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name,seen\n1,A,2026-01-02\n2,B,\n")
    (page, _) = pages_of(accounts(path, 'known = "seen"\n'), 0, path)
    assert page.known == ["2026-01-02T00:00:00Z", None]


def test_a_file_that_changes_under_the_reader_is_refused_for_now(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name\n" + "".join(f"{n},N{n}\n" for n in range(3000)))
    pages = pages_of(accounts(path), 0, path)
    next(pages)
    with path.open("a") as file:
        file.write("9999,late\n")
    with pytest.raises(Refused, match="changed while") as caught:
        list(pages)
    assert caught.value.later


def _text(mapping: object) -> str:
    from cs_workbench.sources.mapping import Mapping, mapping_text

    assert isinstance(mapping, Mapping)
    return mapping_text(mapping)
