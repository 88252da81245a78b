"""The words of the renewal board, the same in the window and on the command line."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.judgement import FROM_RECORD, LEAST_JUDGED, Judgement
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.forecast_words import CATEGORIES

if TYPE_CHECKING:
    from cs_workbench.services.forecast import BoardRow
    from cs_workbench.services.judgement_record import JudgedRecord

Say = Callable[..., str]
#: What a probability rests on, in a cell.
BASES: Final = MappingProxyType(
    {
        "notice": N_("judgement", "notice given"),
        "measured": N_("judgement", "measured"),
        "assumed": N_("judgement", "assumed"),
    }
)
#: Who differs -> what is said of it.
DIFFERENCES: Final = MappingProxyType(
    {
        ("rule", "csm"): N_("judgement", "Rule: {rule}, CSM: {csm}"),
        ("rule", "lead"): N_("judgement", "Rule: {rule}, lead: {lead}"),
        ("csm", "lead"): N_("judgement", "CSM: {csm}, lead: {lead}"),
        ("rule", "csm", "lead"): N_("judgement", "Rule: {rule}, CSM: {csm}, lead: {lead}"),
    }
)
TO_DO: Final = MappingProxyType(
    {
        "csm": (N_("judgement", "the CSM to judge"), N_("judgement", "overdue: the CSM to judge")),
        "lead": (N_("judgement", "the lead to judge"), N_("judgement", "overdue: the lead to judge")),
    }
)
NOT_YET: Final = N_("judgement", "not yet")
OVERDUE: Final = N_("judgement", "overdue")


def verdict_text(say: Say, verdict: str, origin: str = "") -> str:
    """Return a verdict; one that the renewal record says is marked so."""
    if not verdict:
        return ""
    told = say("values", word("verdict", verdict))
    return say("judgement", "{verdict} (record)", verdict=told) if origin == FROM_RECORD else told


def who_text(say: Say, who: str) -> str:
    """Return what 'rule', 'csm' or 'lead' is called."""
    return say("values", word("judge", who))


def rule_text(say: Say, row: BoardRow) -> str:
    """Return what the rule says: category, probability, and what it rests on."""
    one = row.coming
    return say(
        "judgement",
        "{category} {chance} %, {basis}",
        category=say("revenue", CATEGORIES[one.category]),
        chance=round(one.probability * 100),
        basis=say("judgement", BASES[one.basis]),
    )


def difference_text(say: Say, row: BoardRow) -> str:
    """Return who says what, of those that differ; '' where nobody does."""
    one = row.coming
    told = {role for pair in one.heard.differences for role in pair}
    who = tuple(role for role in ("rule", "csm", "lead") if role in told)
    if not who:
        return ""
    return say(
        "judgement",
        DIFFERENCES[who],
        rule=say("revenue", CATEGORIES[one.category]),
        csm=verdict_text(say, one.csm),
        lead=verdict_text(say, one.lead),
    )


def to_do_text(say: Say, row: BoardRow) -> str:
    """Return whose judgement is wanted, the first of them; '' for nobody's."""
    return say("judgement", TO_DO[row.wanted[0]][row.overdue]) if row.wanted else ""


def reason_text(say: Say, row: BoardRow) -> str:
    """Return why it was judged so: the lead's words, then the CSM's; '' where none were written."""
    told = [(role, row.coming.heard.written(role)) for role in ("lead", "csm")]
    whys = [(role, one.why) for role, one in told if one is not None and one.why]
    if len(whys) == 1:
        return whys[0][1]
    return " · ".join(f"{who_text(say, role)}: {why}" for role, why in whys)


def earlier_text(say: Say, row: BoardRow) -> str:
    """Return what CSM and lead judged at six months, where the last look is on; '' for nothing."""
    told = [(role, row.coming.heard.earlier(role)) for role in ("csm", "lead")]
    return " · ".join(
        say(
            "judgement", "{role}: {verdict}", role=who_text(say, role), verdict=verdict_text(say, one.verdict)
        )
        for role, one in told
        if one is not None
    )


def judgement_text(say: Say, one: Judgement) -> str:
    """Return a judgement with who, when and for which look it was."""
    return say(
        "judgement",
        "{day}, {months} months ahead, {role} {author}: {verdict}",
        day=one.at[:10],
        months=one.months,
        role=who_text(say, one.role),
        author=one.author,
        verdict=verdict_text(say, one.verdict),
    ) + (f" – {one.why}" if one.why else "")


def record_remarks(say: Say, found: JudgedRecord) -> tuple[str, ...]:
    """Return what one must know to read who was right, and where too few are decided to say it."""
    said = [
        say(
            "judgement",
            "Right: it was said that the customer stays (renews or smaller; commit or likely) and some of the ARR was "
            "renewed, or that it leaves (leaves; at risk or critical) and none was. Who only watches is not counted.",
        )
    ]
    few = [line for line in found.lines if line.share is None]
    said += [
        say(
            "judgement",
            "{who}, {months} months ahead: %n decided renewal(s) judged; a share is told from {least} on.",
            line.decided,
            who=who_text(say, line.who),
            months=line.months,
            least=LEAST_JUDGED,
        )
        for line in few
    ]
    said += [
        say(
            "judgement",
            "{months} months ahead {first} and {second} differed on %n decided renewal(s); "
            "{first} was right on {right}.",
            one.renewals,
            months=one.months,
            first=who_text(say, one.first),
            second=who_text(say, one.second),
            right=one.first_right,
        )
        for one in found.differed
    ]
    return tuple(said)
