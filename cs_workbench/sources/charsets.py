"""Foreign bytes as text: the encoding they claim is believed when it is one of text and fits."""

from __future__ import annotations

import codecs
import re
from typing import Final

LONGEST_BODY: Final = 1_000_000  # bytes of a text part that are decoded
#: Codecs that are encodings of text; everything else a file may name ("zip", "punycode") is not believed.
_CODECS: Final = re.compile(
    r"^(?:ascii|utf-?(?:7|8|8-sig|16(?:-[bl]e)?|32(?:-[bl]e)?)|iso8859-\d+|iso2022_\w+|cp\d+|euc_\w+|shift_jis\w*"
    r"|gb\w+|hz|big5\w*|koi8-\w|mac-\w+|johab|tis-620|ptcp154|kz1048)$"
)
_LADDER: Final = ("utf-8", "cp932", "euc_jp", "latin-1")
_ESCAPED: Final = re.compile(rb"\x1b(?:\$[@B]|\([BJI]|\$\()")


def text_from_bytes(raw: bytes, charset: str) -> str:
    """Return ``raw`` as text: by the charset it claims when that is true, else by what it is."""
    raw = raw[:LONGEST_BODY]
    tries = ["iso2022_jp_ext"] if _ESCAPED.search(raw) else []
    name = codec_of(charset)
    tries += [name] if name else []
    for codec in (*tries, *_LADDER):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError as error:
            if codec == name and error.start >= len(raw) - 4:  # cut through a character at the end
                return raw.decode(codec, "replace")
    return raw.decode("latin-1")


def text_of_file(content: bytes) -> str:
    """Return a file that claims no charset as text: UTF-8, UTF-16 with its mark, Japanese Windows, else Latin-1."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def codec_of(charset: str) -> str:
    """Return Python's name of an encoding of text; '' for what is none."""
    try:
        name = codecs.lookup(charset[:40]).name
    except (LookupError, ValueError):
        return ""
    return name if _CODECS.match(name) else ""
