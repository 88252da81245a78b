"""What was dropped or pasted: a mail or a chat as a touch that is shown before it is logged."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.chat_text import Chat, is_own, read_chat, summary_of
from cs_workbench.domain.mail_text import PUBLIC_DOMAINS, direction_of, domain_of, summary_of_mail
from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.touches import LogTouch

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.addresses import Known
    from cs_workbench.store.connect import Connection

ENDINGS: Final = (".eml", ".msg")
MOST_FILES: Final = 50
MOST_GUESSES: Final = 8

BY_PERSON: Final = N_("incoming", "{person} is a contact there")
BY_DOMAIN: Final = N_("incoming", "the domain is {domain}")
BY_PLACE: Final = N_("incoming", "it was dropped there")
NOBODY: Final = N_("incoming", "nobody in it is known: choose the account")
ELSEWHERE: Final = N_("incoming", "its people are at {account}")


class TooManyFiles(WorkbenchError):
    """More mails than anyone looks through were dropped."""

    template = N_("errors", "{count} files are too many at once. Nothing was logged. Drop at most {most}.")
    code = "CSW-1436"


class NothingToLog(WorkbenchError):
    """The clipboard has no text."""

    template = N_("errors", "The clipboard holds no text. Nothing was logged. Copy the conversation first.")
    code = "CSW-1497"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A touch to be.

    Attributes:
        kind: 'mail', or what `chat_text.Chat.kind` says.
        accounts: (id, name) from the likeliest on; empty when nothing tells.
        why: a sentence part: why the first of them.
        people: (account, ref, name) of those who took part and are known, then the others with ref ''.
        names: everyone who took part, for showing.
        at: UTC; ``is_dated``: it said so itself, else it is now.
        is_known: the first account has it already.
    """

    kind: str
    channel: str
    summary: str
    body: str
    at: datetime
    is_dated: bool
    direction: str
    accounts: tuple[tuple[int, str], ...]
    why: str
    people: tuple[tuple[int, str, str], ...]
    names: tuple[str, ...]
    attachments: tuple[str, ...]
    message_id: str
    is_known: bool


def mail_paths(paths: Iterable[Path]) -> list[Path]:
    """Return those of ``paths`` that are mails by their ending.

    Raises:
        TooManyFiles: more than anyone looks through.
    """
    found = [path for path in paths if path.suffix.lower() in ENDINGS]
    if len(found) > MOST_FILES:
        raise TooManyFiles(count=len(found), most=MOST_FILES)
    return found


def read_mail(path: Path, tracker: Tracker | None = None) -> Mapping[str, Any]:
    """Return the mail in a file, read in the limited child.

    Raises:
        MailRefused: it is no mail, or takes more than a mail may.
    """
    from cs_workbench.sources.reader import read_mail as read

    return read(path, tracker)


def incoming_mail(bench: Workbench, mail: Mapping[str, Any], account_id: int | None = None) -> Incoming:
    """Return a mail as a touch of ``account_id``, or of the account that its addresses tell."""
    from cs_workbench.store import addresses

    sender = (str(mail["sender"][0]), str(mail["sender"][1]).lower())
    others = [(str(name), str(address).lower()) for name, address in (*mail["to"], *mail["cc"])]
    with bench.store.read() as db:
        ours = addresses.colleagues(db)
        own = {address for _name, address in ours if address}
        strangers = [(n, a) for n, a in (sender, *others) if a and a not in own]
        known = addresses.with_addresses(db, {address for _name, address in strangers})
        accounts, why = _by_address(bench, db, strangers, known, own)
        accounts, why = _at_place(bench, db, accounts, why, account_id)
        theirs = addresses.domains_of(db, accounts[0][0]) - PUBLIC_DOMAINS if accounts else set()
        identity = str(mail["message_id"]) or _mark(sender[1], mail["at"], mail["subject"], mail["text"])
        is_known = _is_known(db, accounts, identity)
    direction = direction_of(sender[1], own, theirs | {domain_of(k.email) for k in known} - PUBLIC_DOMAINS)
    at = from_iso(mail["at"]) if mail["at"] else bench.clock.now()
    text = str(mail["text"])
    refs = {k.email.lower(): (k.account_id, k.ref, k.name) for k in reversed(known)}
    return Incoming(
        "mail", "mail", clean(summary_of_mail(str(mail["subject"]), text)), text, at, bool(mail["at"]), direction,
        accounts, why, tuple(refs.get(a, (accounts[0][0] if accounts else 0, "", n or a)) for n, a in strangers),
        tuple(dict.fromkeys(name or address for name, address in (sender, *others) if name or address)),
        tuple(mail["attachments"]), identity, is_known,
    )  # fmt: skip


def incoming_chat(bench: Workbench, text: str, account_id: int | None = None) -> Incoming:
    """Return pasted chat text as a touch of ``account_id``, or of the account whose contacts speak in it.

    Raises:
        NothingToLog: there is no text.
    """
    from cs_workbench.services import settings
    from cs_workbench.store import addresses

    me = str(settings.get(bench, "owner") or "")
    with bench.store.read() as db:
        own = [name for name in dict.fromkeys([me, *(n for n, _ in addresses.colleagues(db))]) if name]
        chat = read_chat(text, own, bench.today)
        if chat is None:
            raise NothingToLog
        theirs = [name for name in chat.people if not is_own(name, own)]
        at_place = addresses.at_accounts(db, [account_id]) if account_id is not None else []
        known = [k for k in at_place for name in theirs if is_own(name, (k.name,))]
        known = known or addresses.with_names(db, theirs)
        names = _names(db, [k.account_id for k in known])
        accounts = tuple(
            (account, names[account]) for account, _ in Counter(k.account_id for k in known).most_common()
        )
        why = (
            bench.say("incoming", BY_PERSON, person=known[0].name) if known else bench.say("incoming", NOBODY)
        )
        accounts, why = _at_place(bench, db, accounts, why, account_id)
        identity = _mark(chat.text)
        is_known = _is_known(db, accounts, identity)
    first = accounts[0][0] if accounts else 0
    refs = {k.name: (k.account_id, k.ref, k.name) for k in known if k.account_id == first}
    return Incoming(
        chat.kind, "chat", clean(summary_of(chat)), chat.text, _utc(bench, chat), chat.first is not None,
        chat.direction or "out", accounts, why,
        tuple(next((p for n, p in refs.items() if is_own(name, (n,))), (first, "", name)) for name in theirs),
        chat.people, (), identity, is_known,
    )  # fmt: skip


def touch_of(incoming: Incoming, account_id: int) -> LogTouch:
    """Return the command that logs ``incoming`` for an account."""
    people = tuple(
        (account_id, ref if of == account_id else "", name, True) for of, ref, name in incoming.people
    )
    body = incoming.body
    if incoming.attachments:
        body = "\n".join((body, "", *(f"📎 {name}" for name in incoming.attachments)))
    answered = incoming.kind == "mail" and incoming.direction == "out"
    return LogTouch(
        (account_id,), incoming.channel, incoming.direction, None, incoming.summary, iso(incoming.at),
        meaningful=not answered, people=() if answered else people, body=body, message_id=incoming.message_id,
    )  # fmt: skip


# Inside


def _by_address(
    bench: Workbench,
    db: Connection,
    strangers: list[tuple[str, str]],
    known: list[Known],
    own: set[str],
) -> tuple[tuple[tuple[int, str], ...], str]:
    """Return the accounts that addresses tell, likeliest first: people we know, then domains."""
    from cs_workbench.store import addresses

    if known:
        ranked = [account for account, _ in Counter(k.account_id for k in known).most_common(MOST_GUESSES)]
        names = _names(db, ranked)
        why = bench.say(
            "incoming", BY_PERSON, person=next(k.name for k in known if k.account_id == ranked[0])
        )
        return tuple((account, names[account]) for account in ranked), why
    domains = (
        {domain_of(address) for _name, address in strangers}
        - PUBLIC_DOMAINS
        - {domain_of(a) for a in own}
        - {""}
    )
    ranked = [account for account, _points in addresses.with_domains(db, domains)][:MOST_GUESSES]
    if not ranked:
        return (), bench.say("incoming", NOBODY)
    names, first = _names(db, ranked), addresses.domains_of(db, ranked[0])
    domain = next((name for name in sorted(domains) if name in first), "")
    return tuple((account, names[account]) for account in ranked), bench.say(
        "incoming", BY_DOMAIN, domain=domain
    )


def _at_place(
    bench: Workbench, db: Connection, accounts: tuple[tuple[int, str], ...], why: str, account_id: int | None
) -> tuple[tuple[tuple[int, str], ...], str]:
    """Put the account first on which it was dropped; say when its people are at another one."""
    if account_id is None:
        return accounts, why
    others = tuple(one for one in accounts if one[0] != account_id)
    name = _names(db, [account_id])[account_id]
    if accounts and accounts[0][0] != account_id and len(others) == len(accounts):
        why = bench.say("incoming", ELSEWHERE, account=accounts[0][1])
    elif not accounts:
        why = bench.say("incoming", BY_PLACE)
    return ((account_id, name), *others), why


def _names(db: Connection, accounts: list[int]) -> dict[int, str]:
    from cs_workbench.store import activity

    found = activity.names(db, accounts)
    return {account: found.get(account, "") for account in accounts}


def _is_known(db: Connection, accounts: tuple[tuple[int, str], ...], identity: str) -> bool:
    from cs_workbench.store import touches

    return bool(accounts) and touches.of_message(db, accounts[0][0], identity) is not None


def _mark(*parts: object) -> str:
    """Return what makes text without an identity of its own one and the same."""
    return "text:" + hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:32]


def _utc(bench: Workbench, chat: Chat) -> datetime:
    """Return when a chat began; local moments are read as this computer's."""
    if chat.first is None:
        return bench.clock.now()
    return min(chat.first.astimezone().astimezone(UTC), bench.clock.now())
