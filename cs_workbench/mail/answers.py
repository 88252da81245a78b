"""What an answer is: written by a person or by a machine, and whether its writer wants no more mail."""

from __future__ import annotations

import re
from typing import Final

from cs_workbench.mail.fields import address_in, shown
from cs_workbench.mail.message import is_shaped_as_ours
from cs_workbench.mail.parts import Part

MOST_WORDS_BEFORE: Final = 3  # lines of greeting before the wish
LONGEST_WISH: Final = 80  # characters: whoever writes more has more to say than "stop"

_AUTOMATIC_FIELDS: Final = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-reply",
    "x-apple-action",
)
_PRECEDENCE: Final = frozenset({"auto_reply", "auto-reply", "autoreply", "junk"})
#: What only machines put before a subject, also before one that they answer.
_BY_A_MACHINE: Final = (
    r"auto(?:mati(?:c|sche|que|co))?[- ]?(?:reply|response|responder|antwort)|autoreply|autoantwort"
    r"|automatische antwort|réponse automatique|respuesta automática|out of (?:the )?office|自動(?:応答|返信|送信|回答)"
)
#: What machines write too, and people who answer a mail of that subject.
_OF_AN_ABSENCE: Final = (
    r"ooo\b|away (?:from|until)|(?:i am |i'm )?(?:on )?(?:vacation|annual leave|holiday)\b|abwesen|absence"
    r"|不在|休暇|夏季休業|年末年始休業|休業のお知らせ|長期休暇|出張中"
)
_AUTOMATIC_SUBJECT: Final = re.compile(
    rf"^\s*(?:(?:re|aw|sv|回复|返信)\s?[:：]\s*)*[\[【(]?\s*(?:{_BY_A_MACHINE})|^\s*[\[【(]?\s*(?:{_OF_AN_ABSENCE})",
    re.IGNORECASE,
)
_UNSUBSCRIBE_SUBJECT: Final = re.compile(
    r"^\s*(?:unsubscribe|配信停止)(?:[ \u3000:]+([A-Za-z0-9.-]{20,500}))?\s*$", re.IGNORECASE
)
_GREETING: Final = re.compile(
    r"様|さん$|御中|お世話|いつも|お疲れ"
    r"|株式会社|と申します|です[。.]?$|^(?:hi|hello|dear|good (?:morning|afternoon))\b",
    re.IGNORECASE,
)
_WISH: Final = re.compile(
    r"(?:配信|送信|メール|案内|ご案内|メルマガ|ニュースレター)[^。\n]{0,20}(?:停止|中止|不要|解除|やめて|止めて|とめて|お断り|お送りにならない|送らない)"
    r"|^(?:配信停止|購読解除|登録解除|退会|解除)(?:希望|を希望|をお願い|お願い|して)?[^。\n]{0,20}[。.]?$"
    r"|^(?:今後|以後|以降)[^。\n]{0,30}(?:不要|送らないで|停止|お断り)"
    r"|^(?:please )?(?:unsubscribe|opt[- ]?out|remove)(?: me)?(?: from[^.\n]{0,60})?(?:,? (?:please|thanks"
    r"|thank you))?[.!]?$"
    r"|^stop[.!]?$|(?:please )?(?:stop|do not|don't|no more) (?:sending|emailing|e-mailing|send|email"
    r"|mail(?:ing)?)[^.\n]{0,50}(?:me|us|emails?|mails?|newsletters?)[^.\n]{0,20}[.!]?$"
    r"|(?:take|remove) (?:me|us) (?:off|from) (?:your |the |this )?(?:\w+ )?list",
    re.IGNORECASE,
)
#: The same words where nothing is wished: asked, told about another matter, or taken back.
_NO_WISH: Final = re.compile(
    r"[?？]|でしょうか|ますか|か[。]?$|しない(?:で|よう)|不要ではな|なければ|場合|方法|した(?:い顧客"
    r"|お客様)|について|解約|できません|エラー|(?:we|i|you) (?:can|could|will|would)\b|how (?:do|to|can)\b|"
    r"stop(?:ped|s)? (?:working|responding)|if you|未だ|まだ(?:不要|停止)",
    re.IGNORECASE,
)


def is_automatic(mail: Part) -> bool:
    """Say whether a machine answered, by any of the signs that machines leave (outreach.md 2.3)."""
    submitted = mail.first("auto-submitted").partition(";")[0].strip().lower()
    if submitted and submitted != "no":
        return True
    if any(mail.first(name) for name in _AUTOMATIC_FIELDS):
        return True
    if mail.first("precedence").lower() in _PRECEDENCE or mail.first("return-path") == "<>":
        return True
    return bool(_AUTOMATIC_SUBJECT.match(shown(mail.first("subject"))))


def unsubscribed(mail: Part) -> tuple[bool, str] | None:
    """Return (whether our List-Unsubscribe link wrote it, the Message-ID that it names); None: it is no such mail.

    The link's subject is "unsubscribe TOKEN", TOKEN being the left half of our Message-ID, or its address ends in
    ``+unsub`` before the @. The word alone was typed by a person.
    """
    to = [address_in(value) for name in ("to", "delivered-to", "x-original-to") for value in mail.every(name)]
    to_the_desk = any(address.rpartition("@")[0].lower().endswith("+unsub") for address in to)
    subject = _UNSUBSCRIBE_SUBJECT.match(shown(mail.first("subject")))
    if subject is None:
        return (True, "") if to_the_desk else None
    named = [f"<{subject[1]}@{address.rpartition('@')[2]}>" for address in to if subject[1]]
    about = next((one for one in named if is_shaped_as_ours(one)), "")
    return (to_the_desk or bool(about), about)


def wants_no_more(new_text: str) -> bool:
    """Say whether the writer asks for no more mail, in what is new; if in doubt no: a person is asked afterwards."""
    looked = 0
    for line in new_text.split("\n"):
        line = line.strip()  # noqa: PLW2901
        if not line:
            continue
        if len(line) <= LONGEST_WISH and _WISH.search(line) and not _NO_WISH.search(line):
            return True
        looked += not _GREETING.search(line)
        if looked > MOST_WORDS_BEFORE:
            return False
    return False
