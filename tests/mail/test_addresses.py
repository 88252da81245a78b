"""Addresses as people and exports write them."""

from __future__ import annotations

import json

import pytest

from cs_workbench.mail.addresses import read_address
from cs_workbench.mail.refusals import BadAddress, OldMobileAddress
from tests.shared_data import shared


def cases(*names: str) -> list[dict[str, str]]:
    found = json.loads(
        shared("data", "email_addresses", "python_email_validator_cases.json").read_text("utf-8")
    )
    return [case for case in found if case["test"] in names]


def test_valid_addresses_are_read_with_their_normal_form_and_their_domain_in_ascii() -> None:
    valid = cases("test_email_valid", "test_email_valid_intl_local_part")
    odd = [case["address"] for case in valid if refused(case["address"])]
    assert all("<" in address or address[0] in '"＠' for address in odd)  # names, quotation marks, two @
    for case in (case for case in valid if case["address"] not in odd):
        found = read_address(case["address"])
        assert found.shown == case["normalized"]
        assert found.domain == case["ascii_domain"]
        assert found.wire == f"{case['local_part']}@{case['ascii_domain']}"


def test_what_no_mail_can_be_sent_to_is_refused_with_a_sentence() -> None:
    wrong = cases(
        "test_email_invalid_syntax", "test_email_invalid_syntax_strict", "test_email_invalid_reserved_domain"
    )
    assert len(wrong) > 80
    taken = [case["address"] for case in wrong if not refused(case["address"])]
    assert taken == ["my@example.com\n", "\nmy@example.com"]  # what stands around an address is let go


def refused(address: str) -> bool:
    try:
        read_address(address)
    except BadAddress:
        return True
    return False


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" ｓａｔｏ＠ｋｉｔａ．ｅｘａｍｐｌｅ　", "sato@kita.example"),
        ("mailto:sato@kita.example", "sato@kita.example"),
        ("sato\u200b@kita.example", "sato@kita.example"),
        ("sato@例え.jp", "sato@xn--r8jz45g.jp"),
        ("Sato@KITA.example", "Sato@kita.example"),
    ],
)
def test_what_people_meant_is_read(typed: str, meant: str) -> None:
    assert read_address(typed).wire == meant


def test_two_spellings_of_one_address_have_one_key() -> None:
    keys = {read_address(a).key for a in ("Sato@kita.example", "sato@KITA.example", "ｓａｔｏ@kita.example")}
    assert keys == {"sato@kita.example"}
    assert read_address("sato+a@kita.example").key != read_address("sato@kita.example").key


@pytest.mark.parametrize(
    "text", ["a@b.example, c@d.example", "佐藤 <a@b.example>", "a@b.example\r\nBcc: x@y.z", "", "x" * 400]
)
def test_a_list_a_name_or_a_line_break_is_no_address(text: str) -> None:
    with pytest.raises(BadAddress):
        read_address(text)


@pytest.mark.parametrize("old", ["ta..ro@docomo.ne.jp", "taro.@ezweb.ne.jp"])
def test_old_mobile_addresses_are_taken_after_a_person_confirmed_them(old: str) -> None:
    with pytest.raises(OldMobileAddress):
        read_address(old)
    local, _, domain = old.partition("@")
    assert read_address(old, old_mobile=True).wire == f'"{local}"@{domain}'
    with pytest.raises(BadAddress):
        read_address(old.replace(".ne.jp", ".example"), old_mobile=True)
