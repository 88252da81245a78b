"""What a mail may say of its recipient: a fixed list of fields, under a Japanese and an English name each.

Nothing internal is among them: no touch tier, no score, no lifetime value, no note, no other customer. Own fields come
in only where the settings name them as fit for customers. `docs/outreach.md` prints this list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import Candidate
from cs_workbench.domain.salutation import family_name, is_desk, salutation
from cs_workbench.kernel.i18n import N_, load_catalogue

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book

#: English name -> (Japanese name, what it is).
FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    "company": ("会社名", N_("outreach", "Company")),
    "family_name": ("姓", N_("outreach", "Family name")),
    "given_name": ("名", N_("outreach", "Given name")),
    "full_name": ("氏名", N_("outreach", "Full name")),
    "reading": ("フリガナ", N_("outreach", "Reading of the name")),
    "honorific": ("敬称", N_("outreach", "Honorific: 様, or nothing in English")),
    "salutation": ("宛名", N_("outreach", "Opening line: company and name, else ご担当者様, else 御中")),
    "department": ("部署", N_("outreach", "Department")),
    "job_title": ("役職", N_("outreach", "Job title")),
    "owner": ("担当CSM", N_("outreach", "Owner at our company")),
    "sender": ("差出人", N_("outreach", "Who writes")),
    "sender_company": ("差出会社", N_("outreach", "Our company")),
    "renewal_on": ("契約更新日", N_("outreach", "Day of the renewal (ISO)")),
    "today": ("本日", N_("outreach", "Today (ISO)")),
    "event_title": ("イベント名", N_("outreach", "Title of the invitation")),
    "event_on": ("開催日", N_("outreach", "Day of the invitation (ISO)")),
    "event_time": ("開催時刻", N_("outreach", "Hour of the invitation")),
    "event_place": ("会場", N_("outreach", "Place of the invitation")),
}
#: Under this name come own fields: ``own.<id>``, 独自項目.<id>.
OWN: Final = ("own", "独自項目")
HONORIFIC: Final = {"ja": "様", "en": ""}


@dataclass(frozen=True, slots=True)
class Said:
    """What is the same in every mail of a campaign; ``own``: ids of the own fields that customers may read."""

    sender: str
    sender_company: str
    today: str
    event: Mapping[str, str]
    own: tuple[str, ...] = ()


def values_of(person: Candidate, language: str, book: Book, place: int | None, said: Said) -> dict[str, Any]:
    """Return name -> value for one recipient, as its mail's snapshot keeps it; what is not known is ''.

    ``place``: of the account in ``book``, None where no source knows it any more.
    """
    family, given = names_of_person(person)
    spoken = person.family_name if language == "ja" and person.family_name else person.name or family
    company = _text(book, "name", place)
    known: dict[str, str] = {
        "company": company, "family_name": family, "given_name": given,
        "full_name": person.name, "reading": person.reading, "honorific": HONORIFIC[language],
        "salutation": salutation(
            load_catalogue(language), company, spoken, desk=is_desk(person.email)
        ),
        "department": person.department, "job_title": person.title, "owner": _text(book, "owner", place),
        "sender": said.sender, "sender_company": said.sender_company, "renewal_on": _text(book, "renewal", place),
        "today": said.today, **{f"event_{part}": said.event.get(part, "") for part in ("title", "on", "time", "place")},
    }  # fmt: skip
    return {**known, "own": {field: _text(book, f"own.{field}", place) for field in said.own}}


def names_for(own: tuple[str, ...]) -> list[str]:
    """Return every name that a template may use; ``own``: ids of the own fields that customers may read."""
    plain = [name for english, (japanese, _) in FIELDS.items() for name in (english, japanese)]
    return [*plain, *(f"{group}.{field}" for group in OWN for field in own)]


def in_both_languages(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a snapshot under the names a template may use."""
    both = dict(values)
    for english, (japanese, _) in FIELDS.items():
        both[japanese] = values[english]
    both[OWN[1]] = values["own"]
    return both


def names_of_person(person: Candidate) -> tuple[str, str]:
    """Return (family name, given name): as the source has them, else as a space in the name divides it."""
    if person.family_name or person.given_name:
        return person.family_name, person.given_name
    family = family_name(person.name)
    return family, " ".join(part for part in person.name.split() if part != family)


def _text(book: Book, fact: str, place: int | None) -> str:
    if place is None or fact not in book:
        return ""
    value = book[fact].at(place)
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
