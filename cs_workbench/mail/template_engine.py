"""Liquid under limits (outreach.md 3.1): few tags, few filters, no ranges, no name that is not a field, no long loops.

Loads python-liquid; `template` imports it with the first template. Every mistake is a `BadTemplate` with its line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from io import StringIO
from time import monotonic
from typing import Any, Final, TextIO

from liquid import Environment, RenderContext, StrictUndefined
from liquid.ast import Node
from liquid.builtin.expressions.primitive import RangeLiteral
from liquid.builtin.output import Output, OutputNode
from liquid.builtin.tags.for_tag import ForNode, ForTag
from liquid.exceptions import (
    BlockNestingError,
    LiquidError,
    ResourceLimitError,
    UndefinedError,
    UnknownFilterError,
)
from liquid.expression import Expression
from liquid.stringify import to_liquid_string
from liquid.template import BoundTemplate

from cs_workbench.kernel.errors import Saying
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip
from cs_workbench.mail.held import Held
from cs_workbench.mail.refusals import BadTemplate, TemplateTooLarge
from cs_workbench.mail.template_filters import FILTERS

LONGEST: Final = 200_000
MOST_ROUNDS: Final = 10_000
MOST_OUTPUT: Final = 2_000_000
MOST_SECONDS: Final = 2.0
_TAGS: Final = ("#", "assign", "break", "case", "comment", "content", "continue", "if", "illegal", "unless")
_TOO_DEEP: Final = Saying(N_("mail", "it is nested too deeply"))
_UNTIL, _HELD = "until", "held"


class _Watched:
    """The values of a loop, given out while there is time."""

    def __init__(self, loop: Any) -> None:
        self._loop = loop

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loop, name)

    def evaluate(self, context: RenderContext) -> tuple[Iterator[object], int]:
        values, count = self._loop.evaluate(context)
        until = context.tag_namespace.setdefault(_UNTIL, monotonic() + MOST_SECONDS)
        return _while_time(values, until), count


def _while_time(values: Iterator[object], until: float) -> Iterator[object]:
    for value in values:
        if monotonic() > until:
            raise ResourceLimitError("time", token=None)
        yield value


class _WatchedFor(ForNode):
    """A loop that ends in time."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        loop = self.expression
        if not isinstance(loop, _Watched):
            self.expression = _Watched(loop)  # type: ignore[assignment]  # it stands in for it
        return super().render_to_output(context, buffer)


class _For(ForTag):
    node_class = _WatchedFor


class _HeldOutput(OutputNode):
    """A value: held back where the letter's shape is made, shown as it is in a subject."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        value = to_liquid_string(self.expression.evaluate(context), autoescape=False)
        held: Held | None = context.tag_namespace[_HELD]
        if held is None:
            return buffer.write(value)
        if held.size + len(value) > MOST_OUTPUT:
            raise ResourceLimitError("output", token=self.token)
        return buffer.write(held.hold(value))


class _Buffer(StringIO):
    """What was written, up to a limit; python-liquid's own encodes every piece to count it."""

    size = 0

    def write(self, text: str) -> int:
        self.size += len(text)
        if self.size > MOST_OUTPUT:
            raise ResourceLimitError("output", token=None)
        return super().write(text)


class _Output(Output):
    node_class = _HeldOutput


class _Limited(Environment):
    loop_iteration_limit = MOST_ROUNDS
    output_stream_limit = MOST_OUTPUT
    local_namespace_limit = MOST_OUTPUT

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        super().setup_tags_and_filters(extra=False)
        self.tags = {name: self.tags[name] for name in _TAGS}
        self.filters = dict(FILTERS)
        self.add_tag(_For)
        self.add_tag(_Output)


@lru_cache(maxsize=1)
def _environment() -> _Limited:
    return _Limited(undefined=StrictUndefined)


class Compiled:
    """One part of a template, ready to be rendered for many; ``used``: the fields it names, as ``contact.name``."""

    def __init__(self, part: Saying, source: str, fields: Collection[str]) -> None:
        self._part, self._source = part, source
        if len(source) > LONGEST:
            why = Saying(N_("mail", "it is longer than {most} characters"), {"most": f"{LONGEST:,}"})
            raise TemplateTooLarge(part, 1, why)
        try:
            self._template = _environment().from_string(source)
            self._refuse_ranges(self._template)
            self.used = self._check_fields(self._template, fields)
        except RecursionError:
            raise TemplateTooLarge(part, 1, _TOO_DEEP) from None
        except LiquidError as cause:
            raise self._explained(cause) from cause

    def render(self, values: Mapping[str, object], held: Held | None = None) -> str:
        """Return the text with ``values`` (dicts, lists, texts, numbers, days), or with signs for them in ``held``."""
        context = RenderContext(self._template, globals=self._template.make_globals(values))
        context.tag_namespace[_HELD] = held
        buffer = _Buffer()
        try:
            self._template.render_with_context(context, buffer)
            return buffer.getvalue()
        except RecursionError:
            raise TemplateTooLarge(self._part, 1, _TOO_DEEP) from None
        except LiquidError as cause:
            raise self._explained(cause) from cause

    def _refuse_ranges(self, template: BoundTemplate) -> None:
        context = RenderContext(template)
        todo: list[Node] = list(template.nodes)
        while todo:
            node = todo.pop()
            todo += node.children(context)
            inside: list[Expression] = list(node.expressions())
            while inside:
                expression = inside.pop()
                if isinstance(expression, RangeLiteral):
                    why = Saying(N_("mail", "a range such as (1..10) cannot be used"))
                    raise BadTemplate(self._part, self._line(expression.token.start_index), why)
                inside += expression.children()

    def _check_fields(self, template: BoundTemplate, fields: Collection[str]) -> frozenset[str]:
        used = set()
        for variables in template.analyze().globals.values():
            for variable in variables:
                name = ".".join(str(segment) for segment in variable.segments if not isinstance(segment, int))
                if not any(name == field or name.startswith(f"{field}.") for field in fields):
                    raise BadTemplate(self._part, self._line(variable.span.index), _no_field(name, fields))
                used.add(name)
        return frozenset(used)

    def _line(self, index: int) -> int:
        """Return the line of a place, from 1; a mistake at the end has no place."""
        return self._source.count("\n", 0, index if index >= 0 else None) + 1

    def _explained(self, cause: LiquidError) -> BadTemplate:
        """Return what is said instead of the library's own message."""
        line = self._line(cause.token.start_index) if cause.token is not None else 1
        if isinstance(cause, ResourceLimitError):
            if isinstance(cause, BlockNestingError):
                why = _TOO_DEEP
            elif str(cause.message) == "time":
                why = Saying(
                    N_("mail", "it takes longer than {seconds} seconds"), {"seconds": f"{MOST_SECONDS:g}"}
                )
            else:
                why = Saying(
                    N_("mail", "at most {rounds} rounds of a loop and {signs} characters are allowed"),
                    {"rounds": f"{MOST_ROUNDS:,}", "signs": f"{MOST_OUTPUT:,}"},
                )
            return TemplateTooLarge(self._part, line, why)
        detail = clip(str(cause.message), 120)
        if isinstance(cause, UndefinedError):
            return BadTemplate(
                self._part, line, _no_field(detail.split("'")[1] if "'" in detail else detail, ())
            )
        if isinstance(cause, UnknownFilterError):
            return BadTemplate(
                self._part, line, Saying(N_("mail", "there is no such filter ({detail})"), {"detail": detail})
            )
        return BadTemplate(
            self._part, line, Saying(N_("mail", "it cannot be read ({detail})"), {"detail": detail})
        )


def _no_field(name: str, fields: Collection[str]) -> Saying:
    near = get_close_matches(name, fields, 1)
    if near:
        return Saying(N_("mail", "there is no field {name}; {near} is one"), {"name": name, "near": near[0]})
    return Saying(N_("mail", "there is no field {name}"), {"name": name})
