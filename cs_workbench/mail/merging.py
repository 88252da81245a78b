"""One template for thousands: Markdown is read and dressed once, and the values of each recipient are put in after that.

What comes out is what `Template.render` makes, octet for octet. Values that are only shown (`{{ 会社名 }}`, with 敬称 or
a default too) stand as signs that no letter has while the template is rendered; whatever a tag or another filter looks
at takes its real value, and letters in which those are the same share the work.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from cs_workbench.domain.salutation import honoured
from cs_workbench.mail.headers import one_line
from cs_workbench.mail.template import Letter, Template

#: Of the private use area: no text that people write has them, and neither Markdown nor HTML reads them.
_FIRST: Final = 0xF000
_MOST: Final = 0x400
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
#: Values with these are changed on their way: they go through Markdown themselves.
_CHANGED: Final = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\ue000-\uf8ff]|^\\s|\\s$|  ")
_TAG: Final = re.compile(r"\{%(.*?)%\}", re.DOTALL)
#: A value that is shown as it is; 敬称 adds to it, and a default is none where there is a value.
_SHOWN: Final = re.compile(r"\s*([^\s|]+)\s*(?:\|\s*(?:敬称|honorific|default:\s*(?:'[^']*'|\"[^\"]*\"))\s*)*")
_OUTPUT: Final = re.compile(r"\{\{-?(.*?)-?\}\}", re.DOTALL)
#: Where Markdown reads a value differently from the text around it: links, code, HTML.
_ELSEWHERE: Final = re.compile(r"[\[`<]|^(?: {4}|\t)|://", re.MULTILINE)
_MOST_SHAPES: Final = 256
_AS_HTML: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_TO_HTML: Final = str.maketrans(_AS_HTML)


class Merger:
    """Renders one template for many recipients."""

    def __init__(self, template: Template) -> None:
        """Take a template that was read; only one in Markdown is worth the trouble."""
        self.template = template
        source = f"{template.source.subject}\n{template.source.body}"
        asked = " ".join(_TAG.findall(source))
        outputs = [(_SHOWN.fullmatch(output), output) for output in _OUTPUT.findall(source)]
        bare = {found[1] for found, _ in outputs if found}
        asked += " ".join(output for found, output in outputs if not found)
        plain = [name for name in sorted(bare & template.used) if not _names(name, asked)]
        usable = template.source.kind == "markdown" and len(plain) <= _MOST
        usable = usable and not _PRIVATE.search(source) and not _ELSEWHERE.search(source)
        self._signs = {name: chr(_FIRST + place) for place, name in enumerate(plain)} if usable else {}
        self._shapes: dict[tuple[object, ...], Letter] = {}

    def render(self, values: Mapping[str, object]) -> Letter:
        """Return the letter with ``values``, as `Template.render` does."""
        put = {
            sign: text for name, sign in self._signs.items()
            if isinstance(text := _value(values, name), str) and _is_shown_as_it_is(text)
        }  # fmt: skip
        if not put:
            return self.template.render(values)
        shape = self._shape(values, put)
        signs = {ord(sign): text for sign, text in put.items()}
        shown = {ord(sign): text.translate(_TO_HTML) for sign, text in put.items()}
        return Letter(
            one_line(shape.subject.translate(signs)).strip(), shape.text.translate(signs), shape.html.translate(shown)
        )

    def _shape(self, values: Mapping[str, object], put: Mapping[str, str]) -> Letter:
        """Return the letter with signs in the place of what is only shown."""
        real = tuple(repr(_value(values, name)) for name in sorted(self.template.used) if self._signs.get(name) not in put)
        key = (tuple(put), real)
        if key not in self._shapes:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            signed = dict(values)
            for name, sign in self._signs.items():
                if sign in put:
                    _put(signed, name, sign)
            self._shapes[key] = self.template.render(signed)
        return self._shapes[key]


def _is_shown_as_it_is(text: str) -> bool:
    return bool(text) and not _CHANGED.search(text) and honoured(text) == f"{text}様"


def _value(values: Mapping[str, object], name: str) -> object:
    found: object = values
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _put(values: dict[str, object], name: str, sign: str) -> None:
    """Put a sign under a dotted name, in copies of the mappings on the way."""
    head, _, rest = name.partition(".")
    if not rest:
        values[head] = sign
        return
    inner = values[head]
    copy = dict(inner) if isinstance(inner, Mapping) else {}
    _put(copy, rest, sign)
    values[head] = copy


def _names(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", text) is not None
