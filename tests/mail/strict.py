"""A reader of mail that forgives nothing: what RFC 5322, 2045, 2047 and 2231 do not allow fails the test."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import Final
from urllib.parse import unquote

ENCODED: Final = re.compile(r"=\?utf-8\?B\?([A-Za-z0-9+/]+={0,2})\?=")
ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
ADDRESS: Final = re.compile(rf'(?:{ATOM}(?:\.{ATOM})*|"(?:[ !#-\[\]-~]|\\[ -~])*")@{ATOM}(?:\.{ATOM})*')
UNPRINTED: Final = re.compile(r"[^ -~]")
QUOTED: Final = re.compile(r'"((?:[ !#-\[\]-~]|\\["\\])*)" <')
BARE: Final = re.compile(rf"((?:{ATOM}|{ENCODED.pattern})(?: (?:{ATOM}|{ENCODED.pattern}))*) <")
MESSAGE_ID: Final = re.compile(r"<[!-;=?-~]+@[!-;=?-~]+>")


def fields(mail: bytes) -> dict[str, str]:
    """Return name -> value of the header, still folded, having checked every line of the mail."""
    assert mail.isascii(), "an 8-bit octet"
    assert b"\r" not in mail.replace(b"\r\n", b""), "a bare CR"
    assert b"\n" not in mail.replace(b"\r\n", b""), "a bare LF"
    assert mail.endswith(b"\r\n")
    assert b"\0" not in mail
    head, _, _ = mail.decode().partition("\r\n\r\n")
    lines = mail.decode().split("\r\n")
    assert max(map(len, lines)) <= 998
    found: dict[str, str] = {}
    last = ""
    for line in head.split("\r\n"):
        assert not UNPRINTED.search(line), repr(line)
        assert line.strip(), "a line of nothing but white space"
        assert len(line) <= 76 or "=?utf-8" not in line, "too long for an encoded word"
        if line[0] == " ":
            found[last] += "\r\n" + line
            continue
        last, colon, value = line.partition(":")
        assert colon
        assert re.fullmatch(r"[A-Za-z-]+", last), last
        assert last not in found, f"{last} twice"
        found[last] = value.removeprefix(" ")
    return found


def unfolded(value: str) -> str:
    return value.replace("\r\n", "")


def decoded(value: str) -> str:
    """Return what a strict reader sees of a text: encoded words whole, white space between two of them gone."""
    out, gap, before = "", "", False
    for piece in re.split(r"([ ]+)", unfolded(value)):
        word = ENCODED.fullmatch(piece)
        assert word or "=?" not in piece, f"half an encoded word: {piece!r}"
        if word:
            assert len(piece) <= 75
            out += "" if before else gap
            out += b64decode(word[1], validate=True).decode()  # a whole number of characters
            gap, before = "", True
        elif piece.strip():
            out += gap + piece
            gap, before = "", False
        else:
            gap += piece
    return out


def people(value: str) -> list[tuple[str, str]]:
    """Return (name, address) of every mailbox in an address field."""
    found, rest = [], unfolded(value)
    while rest:
        quoted, bare = QUOTED.match(rest), BARE.match(rest)
        name = ""
        if quoted:
            name, rest = re.sub(r"\\(.)", r"\1", quoted[1]), rest[quoted.end() - 1 :]
        elif bare:
            name, rest = decoded(bare[1]), rest[bare.end() - 1 :]
        address = ADDRESS.match(rest.removeprefix("<"))
        assert address, repr(rest)
        assert "=?" not in address[0]
        found.append((name, address[0]))
        if rest[0] == "<":
            rest = rest[1:].removeprefix(address[0])
            assert rest[0] == ">"
            rest = rest[1:]
        else:
            rest = rest.removeprefix(address[0])
        assert not rest or rest.startswith(", "), repr(rest)
        rest = rest[2:]
    return found


def urls(value: str) -> list[str]:
    """Return the URLs of a List-* field; none of them may be broken over two lines or encoded."""
    assert "=?utf-8?" not in value
    found = re.findall(r"<([!-;=?-~]+)>", value)
    assert re.fullmatch(r"<[!-;=?-~]+>(?:,(?:\r\n)? <[!-;=?-~]+>)*", value.removeprefix("\r\n ")), repr(value)
    return found


def parameters(value: str) -> dict[str, str]:
    """Return the parameters of a MIME field, RFC 2231's pieces put together."""
    found: dict[str, str] = {}
    pieces: dict[str, str] = {}
    for name, given in re.findall(r';(?:\r\n)? ([a-z]+\*?[0-9]*\*?)=("[^"]*"|[^;\s]+)', value):
        base, star, _ = name.partition("*")
        if not star:
            found[base] = given.strip('"')
        else:
            pieces[base] = pieces.get(base, "") + given
    for base, given in pieces.items():
        assert given.startswith("utf-8''")
        found[base] = unquote(given.removeprefix("utf-8''"), errors="strict")
    return found
