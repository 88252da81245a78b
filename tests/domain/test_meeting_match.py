"""Which account a meeting is with: addresses first, then domains, and never a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain import meeting_match as mm
from cs_workbench.domain.meeting_match import Directory, domain_of, is_stopped, match

AOBA, TSUBAKI, GROUP_A, GROUP_B = 1, 2, 3, 4
KNOWN = Directory(
    people={
        "tanaka@aoba.example": frozenset({AOBA}),
        "freelance@gmail.com": frozenset({TSUBAKI}),
        "both@agency.example": frozenset({AOBA, TSUBAKI}),
    },
    domains={
        "aoba.example": frozenset({AOBA}),
        "tsubaki.co.jp": frozenset({TSUBAKI}),
        "group.example": frozenset({GROUP_A, GROUP_B}),
    },
    contact_domains={"aoba-labs.example": frozenset({AOBA}), "agency.example": frozenset({AOBA, TSUBAKI})},
    own=frozenset({"nagare.example"}),
)


@pytest.mark.parametrize(
    ("addresses", "account", "text"),
    [
        (("sato@nagare.example", "Tanaka@aoba.example"), AOBA, mm.BY_PERSON),
        (("freelance@gmail.com",), TSUBAKI, mm.BY_PERSON),
        (("new@aoba.example",), AOBA, mm.BY_DOMAIN),
        (("new@eu.aoba.example",), AOBA, mm.BY_DOMAIN),
        (("new@mail.tsubaki.co.jp",), TSUBAKI, mm.BY_DOMAIN),
        (("new@aoba-labs.example",), AOBA, mm.BY_COLLEAGUES),
        (("tanaka@aoba.example", "x@tsubaki.co.jp"), AOBA, mm.BY_PERSON),
        (("both@agency.example", "tanaka@aoba.example"), AOBA, mm.BY_PERSON),
        (("both@agency.example",), None, mm.SEVERAL),
        (("tanaka@aoba.example", "freelance@gmail.com"), None, mm.SEVERAL),
        (("new@aoba.example", "x@tsubaki.co.jp"), None, mm.SEVERAL),
        (("x@group.example",), None, mm.SHARED),
        (("x@agency.example",), None, mm.SHARED),
        (("x@other.co.jp",), None, mm.UNKNOWN),
        (("x@gmail.com", "y@docomo.ne.jp"), None, mm.FREE),
        (("sato@nagare.example", "kato@tokyo.nagare.example"), None, mm.INSIDE),
        ((), None, mm.NOBODY),
    ],
)
def test_a_meeting_finds_its_account_or_says_why_not(
    addresses: tuple[str, ...], account: int | None, text: str
) -> None:
    found = match(addresses, KNOWN)
    assert (found.account_id, found.text) == (account, text)


def test_a_domain_is_read_out_of_whatever_a_crm_holds() -> None:
    for text in (
        "https://www.aoba.example/jp?x",
        "aoba.example",
        "AOBA.example:443",
        "info@aoba.example",
        "aoba.example.",
    ):
        assert domain_of(text) == "aoba.example"


def test_the_stop_list_takes_addresses_and_what_lies_under_a_domain() -> None:
    stops = frozenset({"doctor.example", "a@b.example"})
    assert is_stopped(["x@ward.doctor.example"], stops)
    assert is_stopped(["y@c.example", "a@b.example"], stops)
    assert not is_stopped(["b@b.example", "x@mydoctor.example"], stops)


@given(
    st.lists(
        st.sampled_from(("tanaka@aoba.example", "x@aoba.example", "y@tsubaki.co.jp", "z@gmail.com")),
        max_size=5,
    )
)
def test_who_stands_first_changes_nothing(addresses: list[str]) -> None:
    assert match(addresses, KNOWN).account_id == match(addresses[::-1], KNOWN).account_id
