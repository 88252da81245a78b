"""Text hygiene at the door."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.kernel.text import clean, clip, company_key, fold, neutral, safe_name

ANY_TEXT = st.text(alphabet=st.characters(), max_size=200)


@given(ANY_TEXT)
def test_clean_text_can_be_stored_and_is_stable(text: str) -> None:
    once = clean(text)
    assert once.encode("utf-8").decode() == once
    assert clean(once) == once
    assert "\x00" not in once


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\r", "＝1", " =1", "﻿=1", "\x00=1"])
def test_a_formula_is_neutralised_on_its_first_sign(text: str) -> None:
    assert neutral(text) == "'" + text


@given(ANY_TEXT)
def test_no_exported_cell_begins_a_formula(text: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerow([neutral(text)])
    cell = next(csv.reader(io.StringIO(out.getvalue(), newline="")), [""])[0] if text else ""
    assert cell.lstrip(" 　﻿")[:1] not in set("=+-@\t＝＋－＠")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("株式会社あおば", "㈱アオバ"),
        ("(株)ｱｵﾊﾞ", "あおば株式会社"),
        ("ACME, Inc.", "ａｃｍｅ"),
        ("Beta Co., Ltd.", "beta"),
    ],
)
def test_one_company_has_one_key_however_it_is_written(one: str, other: str) -> None:
    assert company_key(one) == company_key(other)


def test_a_company_named_only_by_its_form_keeps_a_key() -> None:
    assert company_key("株式会社") == fold("株式会社")


def test_a_long_name_is_clipped_to_one_line() -> None:
    assert clip("a\nb " + "x" * 400, 10) == "a b xxxxx…"


@given(ANY_TEXT)
def test_a_file_name_never_leaves_its_folder(text: str) -> None:
    name = safe_name(text)
    assert name not in ("", ".", "..")
    assert not set(name) & set('/\\:*?"<>|\x00')


def test_names_that_windows_keeps_for_itself_are_changed() -> None:
    assert safe_name("CON.txt") == "_CON.txt"


def test_a_long_japanese_name_is_a_file_name_that_a_disk_takes(tmp_path: Path) -> None:
    name = safe_name("\u682a\u5f0f\u4f1a\u793e" * 60 + ".")
    (tmp_path / f"{name}.pptx").write_bytes(b"")
    assert len(name) > 60


@pytest.mark.parametrize(
    "stem", ["\u8b70\u4e8b\u9332" * 60, "minutes " * 40, "\u8b70\u4e8b\u9332 v1.2 " * 40]
)
@pytest.mark.parametrize("ending", [".xlsx", ".tar.gz", ".\u8868\u7d44"])
def test_a_long_name_keeps_its_ending(stem: str, ending: str) -> None:
    name = safe_name(stem + ending)
    assert name.endswith(ending)
    assert len(name) <= 120
    assert len(name.encode()) <= 200


@pytest.mark.parametrize("name", ["a.txt", "\u8b70\u4e8b\u9332", "Mr. Sato and his plan", "v1.2.3-final.pdf"])
def test_a_name_that_is_safe_stays_as_it_is(name: str) -> None:
    assert safe_name(name) == name
