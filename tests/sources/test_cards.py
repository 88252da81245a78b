"""Business cards of every version and program: who they name, and how the name is read."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cs_workbench.sources.calendars.reading import cards_in
from cs_workbench.sources.calendars.vcard import read_cards
from cs_workbench.sources.refusals import Refused
from tests.shared_data import shared

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\n%s\r\nEND:VCARD\r\n"


def card(*lines: str, encoding: str = "utf-8") -> bytes:
    return CARD % "\r\n".join(lines).encode(encoding)


def test_every_card_of_the_data_set_lands() -> None:
    files = sorted(shared("data", "calendar_vcard").rglob("*.vcf"))
    assert len(files) == 18
    for path in files:
        people = list(read_cards(path.name, path.read_bytes()))
        assert people
        assert all(person.name for person in people)


def test_cards_are_read_in_the_limited_child_as_they_are_here() -> None:
    path = shared("data", "calendar_vcard", "ez-vcard", "gmail-single2.vcf")
    (person,) = cards_in(path)
    assert [person] == list(read_cards(path.name, path.read_bytes()))
    assert person.reading == "ThePhoneticLastName ThePhoneticFirstName"
    assert (person.emails[:1], person.company, person.title) == (
        ("email@example.com",), "TheCompany", "TheJobTitle",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "name", "reading"),
    [
        (("N:田中;花子", "X-PHONETIC-LAST-NAME:タナカ", "X-PHONETIC-FIRST-NAME:ハナコ"), "田中 花子", "タナカ ハナコ"),
        (("FN:田中 花子", "SORT-STRING:たなか はなこ"), "田中 花子", "たなか はなこ"),
        (("FN:田中 花子", "SOUND;X-IRMC-N:ﾀﾅｶ;ﾊﾅｺ;;;"), "田中 花子", "タナカ ハナコ"),
        (('N;SORT-AS="Harten,Rene":van der Harten;Rene;;;',), "Rene van der Harten", "Harten Rene"),
        (("FN:Long\r\n  folded\\, name",), "Long folded, name", ""),
        (("FN:", "ORG:あおば精機株式会社;購買部"), "あおば精機株式会社", ""),
    ],
)  # fmt: skip
def test_names_and_their_readings(lines: tuple[str, ...], name: str, reading: str) -> None:
    (person,) = read_cards("a.vcf", card(*lines))
    assert (person.name, person.reading) == (name, reading)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (card("FN;CHARSET=SHIFT_JIS:田中", encoding="cp932"), "田中"),
        (card("FN:田中", encoding="cp932"), "田中"),
        (card("FN;CHARSET=ISO-2022-JP:田中", encoding="iso2022_jp"), "田中"),
        (card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=94=B0=\r\n=E4=B8=AD"), "田中"),
        (card("FN;QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:=93=63=92=86"), "田中"),
        (card("FN:田中").decode().encode("utf-16"), "田中"),
        (b"\xef\xbb\xbf" + card("item1.FN:田中"), "田中"),
    ],
    ids=["charset", "windows", "iso2022", "soft line breaks", "version 2.1", "utf-16", "mark and group"],
)
def test_encodings_of_every_age(content: bytes, name: str) -> None:
    (person,) = read_cards("a.vcf", content)
    assert person.name == name


def test_the_preferred_address_comes_first_and_pictures_are_left() -> None:
    content = card(
        "FN:x", "EMAIL;TYPE=work:a@b.example", "EMAIL;TYPE=work,pref:C@D.example", "TEL;TYPE=fax:1", "TEL:2",
        "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 50_000,
    )  # fmt: skip
    (person,) = read_cards("a.vcf", content)
    assert person.emails == ("c@d.example", "a@b.example")
    assert person.phone == "2"


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"])
def test_a_file_without_cards_is_a_sentence(content: bytes) -> None:
    with pytest.raises(Refused, match="no business card"):
        list(read_cards("a.vcf", content))


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 80))
@example(b"\x00", 37)  # within the name of a charset
@example(b"_DNA;", 36)
def test_a_damaged_card_never_stops_the_reader(noise: bytes, at: int) -> None:
    whole = card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=94=B0", "N:a;b", "EMAIL:a@b.example")
    try:
        list(read_cards("a.vcf", whole[:at] + noise + whole[at:]))
    except Refused:
        return
