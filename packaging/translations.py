"""Keeps ``resources/i18n/{ja,en}.ts`` true to the code.

``python packaging/translations.py`` collects every marked text from the code and says what is missing;
``python packaging/translations.py fill FILE`` does the same and fills in Japanese from lines of
``context<TAB>English<TAB>Japanese`` (a text with %n: ``<TAB>English singular<TAB>English plural`` follows);
``python packaging/translations.py check`` writes nothing and fails while a text is missing or left over.

Marked are literal arguments of ``N_(context, text)`` and ``say(context, text, ...)``, as PySide6's own
lupdate finds them with both names as aliases.
"""

from __future__ import annotations

import ast
import fcntl
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
Key = tuple[str, str]


def marked_texts() -> set[Key]:
    """Return (context, text) of every mark in the package."""
    found: set[Key] = set()
    for path in sorted((ROOT / "cs_workbench").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) < 2:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            context, text = node.args[:2]
            if (
                name in ("N_", "say")
                and isinstance(context, ast.Constant)
                and isinstance(text, ast.Constant)
                and isinstance(context.value, str)
                and isinstance(text.value, str)
            ):
                found.add((context.value, text.value))
    return found


def read(language: str) -> dict[Key, tuple[str, ...]]:
    """Return the translations that stand in the catalogue."""
    forms: dict[Key, tuple[str, ...]] = {}
    for context in ET.parse(ROOT / f"resources/i18n/{language}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None:
                key = (context.findtext("name", ""), message.findtext("source", ""))
                forms[key] = tuple(f.text or "" for f in translation.iter("numerusform")) or (
                    translation.text or "",
                )
    return forms


def write(language: str, forms: dict[Key, tuple[str, ...]]) -> None:
    """Write the catalogue, sorted, so that two changes seldom meet."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    for context in sorted({key[0] for key in forms}):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for key in sorted(k for k in forms if k[0] == context):
            numerus = "%n" in key[1]
            texts = forms[key]
            state = "" if all(texts) else ' type="unfinished"'
            body = (
                "".join(f"<numerusform>{escape(text)}</numerusform>" for text in texts)
                if numerus
                else escape(texts[0])
            )
            lines.append('    <message numerus="yes">' if numerus else "    <message>")
            lines.append(f"        <source>{escape(key[1])}</source>")
            lines += [f"        <translation{state}>{body}</translation>", "    </message>"]
        lines.append("</context>")
    lines.append("</TS>")
    (ROOT / f"resources/i18n/{language}.ts").write_text("\n".join(lines) + "\n", encoding="utf-8")


def check() -> int:
    """Say what the catalogues lack and what no code names any more; return 1 if there is anything."""
    texts = marked_texts()
    wanted = {"ja": texts, "en": {key for key in texts if "%n" in key[1]}}
    faults: list[str] = []
    for language, keys in wanted.items():
        forms = read(language)
        faults += [f"{language} missing {key}" for key in sorted(keys) if not all(forms.get(key, ("",)))]
        faults += [f"{language} left over {key}" for key in sorted(forms.keys() - keys)]
    print("\n".join(faults) or f"{len(texts)} texts, none missing", file=sys.stderr)
    return 1 if faults else 0


def main(arguments: list[str]) -> int:
    """Collect, fill in, write; return 1 while a text is missing."""
    if arguments[:1] == ["check"]:
        return check()
    given: dict[Key, list[str]] = {}
    if arguments[:1] == ["fill"]:
        for line in Path(arguments[1]).read_text(encoding="utf-8").splitlines():
            if line.strip():
                context, text, *rest = line.split("\t")
                given[context, text.replace("\\n", "\n")] = [part.replace("\\n", "\n") for part in rest]
    with (ROOT / "resources/i18n/.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        texts = marked_texts()
        ja, en = read("ja"), read("en")
        new_ja = {key: ja.get(key, ("",)) for key in texts}
        new_en = {key: en.get(key, ("", "")) for key in texts if "%n" in key[1]}
        for key, rest in given.items():
            if key not in texts:
                print(f"not in the code: {key}", file=sys.stderr)
                continue
            new_ja[key] = (rest[0],)
            if key in new_en and len(rest) == 3:
                new_en[key] = (rest[1], rest[2])
        write("ja", new_ja)
        write("en", new_en)
    missing = [f"ja {key}" for key, forms in sorted(new_ja.items()) if not all(forms)]
    missing += [f"en {key}" for key, forms in sorted(new_en.items()) if not all(forms)]
    print("\n".join(missing) or f"{len(texts)} texts, none missing", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
