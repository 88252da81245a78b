"""What the house rules look at: the files that git tracks, and the code as trees."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "cs_workbench"


@cache
def tracked_texts() -> dict[str, str]:
    """Return relative path -> text of every text file of the project, new ones included."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    texts: dict[str, str] = {}
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file():  # a file deleted but not yet committed is still listed
            content = path.read_bytes()
            if b"\0" not in content[:8000]:
                texts[name] = content.decode("utf-8", errors="replace")
    return texts


@cache
def modules() -> dict[str, ast.Module]:
    """Return path inside the package (``store/engine.py``) -> its syntax tree."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, str]]:
    """Yield every call with the name called and the name of what it is called on ('' for none)."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            yield node, node.func.id, ""
        elif isinstance(node.func, ast.Attribute):
            yield node, node.func.attr, last_name(node.func.value)


def last_name(node: ast.expr) -> str:
    """Return ``c`` of ``a.b.c``; '' for anything that has no name."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""
