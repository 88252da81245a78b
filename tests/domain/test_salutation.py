"""Whom a letter speaks to, down to the last fall-back; it is never empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.salutation import family_name, honoured, is_desk, salutation
from cs_workbench.kernel.i18n import load_catalogue

JA, EN = load_catalogue("ja"), load_catalogue("en")


@pytest.mark.parametrize(
    ("company", "name", "desk", "ja", "en"),
    [
        ("株式会社北", "佐藤 花子", False, "株式会社北 佐藤様", "Dear 佐藤 花子,"),
        ("株式会社北", "佐藤　花子", False, "株式会社北 佐藤様", "Dear 佐藤　花子,"),
        ("株式会社北", "佐藤様", False, "株式会社北 佐藤様", "Dear 佐藤様,"),
        ("Kita Ltd.", "Hanako Sato", False, "Kita Ltd. Sato様", "Dear Hanako Sato,"),
        ("株式会社北", "", False, "株式会社北 ご担当者様", "Dear team at 株式会社北,"),
        ("株式会社北", "", True, "株式会社北御中", "Dear team at 株式会社北,"),
        ("", "佐藤", False, "佐藤様", "Dear 佐藤,"),
        ("", " ", True, "ご担当者様", "Hello,"),
    ],
)
def test_a_salutation_falls_back_step_by_step(company: str, name: str, desk: bool, ja: str, en: str) -> None:
    assert salutation(JA, company, name, desk=desk) == ja
    assert salutation(EN, company, name, desk=desk) == en


@given(st.text(max_size=20), st.text(max_size=20), st.booleans())
def test_a_salutation_is_never_empty(company: str, name: str, desk: bool) -> None:
    for catalogue in (JA, EN):
        assert salutation(catalogue, company, name, desk=desk).strip()


def test_an_honorific_is_not_doubled_and_a_desk_is_known_by_its_address() -> None:
    assert [honoured(n) for n in ("佐藤", "佐藤さん", "北御中", "")] == ["佐藤様", "佐藤さん", "北御中", ""]
    assert family_name("佐藤花子") == "佐藤花子"
    assert is_desk("INFO@kita.example")
    assert not is_desk("sato@kita.example")
