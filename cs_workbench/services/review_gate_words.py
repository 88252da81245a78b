"""What the gate says: of each rule whether it stops a deck, and its sentence: what, why, what to do; by weight."""

# ruff: noqa: E501 - a sentence reads best on one line

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from cs_workbench.kernel.i18n import N_

Severity = Literal["stops", "look"]


#: What stands before a finding, so that its weight is seen without a colour.
SIGNS: Final[Mapping[Severity, str]] = MappingProxyType({"stops": "■", "look": "▲"})


@dataclass(frozen=True, slots=True)
class Said:
    """A rule's weight in words. ``form`` takes ``place``, ``what`` and ``text``."""

    severity: Severity
    form: str


SAYS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "broken": Said(
            "stops",
            N_("gate", "The file does not open as a deck ({what}), so the customer could not open it either. Build it again."),
        ),
        "bare": Said(
            "stops",
            N_("gate", "{place} has nothing but its cover: of this period nothing is known and nothing is written. Write a slide "
               "(review write), or choose a period with usage, goals or tickets."),
        ),
        "internal": Said(
            "stops",
            N_("gate", "{place} says “{what}”, which no customer may read: {text} Rewrite that text."),
        ),
        "others": Said(
            "stops",
            N_("gate", "{place} names another customer, {what}: {text} Take the name out where that text is from."),
        ),
        "prompt": Said(
            "stops",
            N_("gate", "{place} still shows a prompt of the template: “{what}”. Fill that place or take it away."),
        ),
        "account_renamed": Said(
            "look",
            N_("gate", "{place} calls the customer {what}, but the account is called {text} by now. Freeze the numbers again, "
               "or check the name."),
        ),
        "account_absent": Said(
            "look", N_("gate", "{place} does not name {what}, so nobody sees whose deck it is. Put the name into its title."),
        ),
        "account_spelled": Said(
            "look", N_("gate", "{place} writes the customer's name otherwise than the account, {what}: {text} Write it as it is."),
        ),
        "carried_missing": Said(
            "look",
            N_("gate", "{place}: the open promise “{what}” of an earlier review is on no slide, and the customer remembers it. Show "
               "the slide of promises, or close the promise."),
        ),
        "unwritten_result": Said(
            "look", N_("gate", "{place}: the result is not written; only you can say what came of it. Write it."),
        ),
        "unwritten_risk": Said(
            "look", N_("gate", "{place}: the risk is not written; figures do not say it. Write it."),
        ),
        "unwritten_ask": Said(
            "look", N_("gate", "{place}: the ask is not written, so the meeting has no end to reach. Write one clear ask."),
        ),
        "unwritten": Said(
            "look", N_("gate", "{place} is left out of the deck, since nothing stands on it yet and only you can write it. Write it, or hide the slide."),
        ),
        "action_owner": Said(
            "look", N_("gate", "{place}: nobody is named for “{what}”, so nobody will do it. Name a person of either side."),
        ),
        "action_date": Said(
            "look", N_("gate", "{place}: “{what}” has no day, so it cannot be late. Agree on one."),
        ),
        "gap_silent": Said(
            "look", N_("gate", "{place} does not say what is missing: {what} Show the appendix, which says it."),
        ),
        "zeros": Said(
            "look", N_("gate", "{place}: every value of “{what}” is 0. Check whether they are zero or not known; what is not known is left out."),
        ),
        "source": Said("look", N_("gate", "{place} shows figures without source and day, so nobody can check them. Hide it or add both.")),
        "as_of": Said("look", N_("gate", "{place} does not say as of when its figures are. Freeze the numbers again.")),
        "kpi_target": Said("look", N_("gate", "{place}: “{what}” has no target beside it, not even that none was agreed. Agree on one.")),
        "kpi_previous": Said("look", N_("gate", "{place}: “{what}” has no earlier value beside it, so it says nothing of the way. Add it or say that there is none.")),
        "unit": Said("look", N_("gate", "{place}: a number of “{what}” has no unit or currency. Give the goal its unit.")),
        "title_number": Said("look", N_("gate", "{place} shows figures, but its title has no number. Write the finding with its number.")),
        "title_topic": Said("look", N_("gate", "{place}: the title is a topic, not a sentence; a reader of titles alone learns nothing. Write what you found.")),
        "slides": Said("look", N_("gate", "{place} has {what} slides without the appendix, more than 12. Hide those that nobody decides on.")),
        "pages": Said(
            "look",
            N_("gate", "{place} takes {what} pages without the appendix once it is drawn, more than 12: what does not fit on a slide "
               "goes on to another page. Hide slides that nobody decides on, or shorten their tables."),
        ),
        "lines": Said("look", N_("gate", "{place} has {what} lines on one slide, more than 6. Shorten it, or say the rest aloud.")),
        "letters": Said("look", N_("gate", "{place} has letters of {what}, smaller than 14 pt, which the last row cannot read. Enlarge them or use fewer words.")),
        "face": Said("look", N_("gate", "{place} has Japanese text without a Japanese face, which looks different on each computer: {what} Set an East Asian font.")),
        "alt": Said("look", N_("gate", "{place}: “{what}” has no alternative text, so a screen reader says nothing. Describe the picture in a few words.")),
        "picture_chart": Said("look", N_("gate", "{place}: the chart “{what}” is a picture, whose numbers the customer cannot check. Show it as a table, too.")),
        "empty": Said("look", N_("gate", "{place}: the placeholder “{what}” of the template is empty and shows a prompt while it is edited. Delete it.")),
        "unread": Said("look", N_("gate", "{place}: the part {what} cannot be looked into. Take it out if you did not put it there.")),
        "not_read": Said("look", N_("gate", "{place}: its texts cannot be read here, so the slides were checked in its stead. Do not send it if somebody changed it.")),
    }
)  # fmt: skip
