"""The one condition language, as text and as a tree: ``tier:high renewal<60d -owner:佐藤 (a OR b)``.

Words beside each other must all hold; ``OR`` (または) between them asks for one; ``-`` or ``NOT`` turns
round; ``fact:value`` and ``fact<value`` ask a fact; other words search names. Double quotes keep spaces.
The law: ``parse(condition_text(parse(t))) == parse(t)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, NoReturn, TypeAlias

from cs_workbench.domain.facts import FACTS
from cs_workbench.domain.own_names import OWN, own_word
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_, Catalogue

DEEPEST: Final = 40
SEARCHED: Final = ("name", "reading", "domain", "owner")


class ConditionError(WorkbenchError):
    """A condition that cannot be read; ``expected`` is marked in context 'conditions'."""

    template = N_(
        "errors",
        "The condition cannot be read at character {position}: expected {expected}. "
        "Nothing was changed. Correct it there.",
    )
    code = "CSW-1702"

    def explain(self, catalogue: Catalogue) -> str:
        """Return the sentence in the person's language."""
        expected = catalogue.form("conditions", str(self.params["expected"]))
        params = {**self.params, "expected": expected}
        return catalogue.form("errors", self.template).format_map(params)


@dataclass(frozen=True, slots=True)
class Words:
    """Free text, searched in `SEARCHED`."""

    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One fact compared: ``op`` is ``:``, ``=``, ``<``, ``<=``, ``>`` or ``>=``; ``at`` its place, from 1.

    ``quoted`` values are taken literally: ``plan:"none"`` is a plan of that name.
    """

    fact: str
    op: str
    value: str
    quoted: bool = False
    at: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """Every account for which ``part`` does not hold, also where it is unknown."""

    part: Condition


@dataclass(frozen=True, slots=True)
class And:
    """All ``parts`` hold; without parts: every account."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of ``parts`` holds."""

    parts: tuple[Condition, ...]


Condition: TypeAlias = Words | Clause | Not | And | Or
#: ``uid`` is no fact, but beside those of every list: what names one account where two have the same name.
FACT_NAMES: Final = MappingProxyType(
    {fact.id: fact.id for fact in FACTS}
    | {fact.short: fact.id for fact in FACTS if fact.short}
    | {"uid": "uid"}
)
KEYWORDS: Final = MappingProxyType({"or": "or", "または": "or", "and": "and", "かつ": "and", "not": "not"})
OPERATORS: Final = MappingProxyType(
    {"≦": "<=", "≤": "<=", "≧": ">=", "≥": ">=", "＜": "<", "＞": ">", "＝": "=", "：": ":"}
    | {"＜＝": "<=", "＞＝": ">="}
    | {op: op for op in ("<=", ">=", "<", ">", "=", ":")}
)
_QUOTED: Final = r'["“”](?:[^"“”\\]|\\.)*["“”]'
_OP: Final = r"<=|>=|＜＝|＞＝|[<>=:≦≤≧≥＜＞＝：]"
_TOKEN: Final = re.compile(
    rf"""(?P<space>\s+)|(?P<open>[(（])|(?P<close>[)）])|(?P<minus>[-－−])
    |(?P<quoted>{_QUOTED})
    |(?P<fact>[^\s()（）"“”<>=:≦≤≧≥＜＞＝：]+)(?P<op>{_OP})(?P<value>{_QUOTED}|[^\s()（）"“”]*)
    |(?P<word>[^\s()（）"“”]+)""",
    re.VERBOSE,
)
_ENDS_A_VALUE: Final = re.compile(r'[\s()（）"“”]|^$')
_NEEDS_QUOTES: Final = re.compile(rf'^[-－−]|[\s()（）"“”\\]|{_OP}|^$')


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    at: int
    text: str
    part: Words | Clause | None = None


def parse(text: str) -> Condition:
    """Return the condition that ``text`` says; an empty text is every account.

    Raises:
        ConditionError: with the position, from 1, and what was expected there.
    """
    reader = _Reader([*_tokens(text), _Token("end", len(text) + 1, "")])
    if reader.here.kind == "end":
        return And()
    found = reader.any_of(0)
    if reader.here.kind != "end":
        _expected(reader.here.at, N_("conditions", "a condition"))
    return found


def condition_text(condition: Condition) -> str:
    """Return a condition as `parse` reads it."""
    match condition:
        case Words(text):
            return _quoted(text) if _NEEDS_QUOTES.search(text) or text.casefold() in KEYWORDS else text
        case Clause(fact, op, value, quoted):
            return fact + op + (_quoted(value) if quoted or _ENDS_A_VALUE.search(value) else value)
        case Not(part):
            return f"-{_grouped(part)}"
        case And(parts):
            return " ".join(_grouped(part) for part in parts)
        case Or(parts):
            return " OR ".join(_grouped(part) for part in parts)


def facts_of(condition: Condition) -> frozenset[str]:
    """Return the facts that a condition asks."""
    match condition:
        case Words():
            return frozenset(SEARCHED)
        case Clause(fact):
            return frozenset((fact,))
        case Not(part):
            return facts_of(part)
        case And(parts) | Or(parts):
            return frozenset().union(*map(facts_of, parts))


def running(condition: Condition) -> Condition:
    """Return ``condition`` among the accounts that have not churned, unless it asks for ``churned_on``."""
    if "churned_on" in facts_of(condition):
        return condition
    return And((condition, Clause("churned_on", ":", "none")))


def _grouped(part: Condition) -> str:
    text = condition_text(part)
    return f"({text})" if isinstance(part, (And, Or)) else text


def _quoted(text: str) -> str:
    return '"' + re.sub(r'(["“”\\])', r"\\\1", text) + '"'


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)


def _expected(at: int, what: str) -> NoReturn:
    raise ConditionError(position=at, expected=what)


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:  # only an opening quotation mark without its end
            _expected(at + 1, N_("conditions", "a closing quotation mark"))
        kind, here = found.lastgroup or "", at + 1
        at = found.end()
        if kind == "value":
            yield _Token("part", here, "", _clause(found, here))
        elif kind == "quoted":
            yield _Token("part", here, "", Words(_unquoted(found[0])))
        elif kind == "word":
            keyword = KEYWORDS.get(found[0].casefold())
            yield _Token(keyword or "part", here, found[0], Words(found[0]))
        elif kind != "space":
            yield _Token(kind, here, found[0])


def _clause(found: re.Match[str], at: int) -> Clause:
    name, op, value = found["fact"], OPERATORS[found["op"]], found["value"]
    own = name.removeprefix(OWN)
    fact = OWN + own_word(own) if own and own != name else FACT_NAMES.get(name.casefold())
    if fact is None:
        _expected(at, N_("conditions", "the name of a fact or own.NAME before the sign"))
    if not value:
        _expected(found.end() + 1, N_("conditions", "a value"))
    is_quoted = re.fullmatch(_QUOTED, value) is not None
    return Clause(fact, op, _unquoted(value) if is_quoted else value, is_quoted, at)


class _Reader:
    """Reads the tokens from left to right."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._next = 0

    @property
    def here(self) -> _Token:
        return self._tokens[self._next]

    def _took(self, kind: str) -> bool:
        took = self.here.kind == kind
        self._next += took
        return took

    def any_of(self, depth: int) -> Condition:
        parts = [self._all_of(depth)]
        while self._took("or"):
            parts.append(self._all_of(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all_of(self, depth: int) -> Condition:
        parts = [self._one(depth)]
        while self._took("and") or self.here.kind in ("part", "open", "minus", "not"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self, depth: int) -> Condition:
        token = self.here
        if depth > DEEPEST:
            _expected(token.at, N_("conditions", "fewer parentheses"))
        if self._took("not") or self._took("minus"):
            return Not(self._one(depth + 1))
        if self._took("open"):
            inner = self.any_of(depth + 1)
            if not self._took("close"):
                _expected(self.here.at, N_("conditions", "a closing parenthesis"))
            return inner
        if token.part is None or not self._took("part"):
            _expected(token.at, N_("conditions", "a condition"))
        return token.part
