"""House rules that no linter knows, read from the syntax trees."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.arch.project import calls, modules, tracked_texts

MOST_LINES = 500
MARKS = ("N_", "say", "tr", "translate")
DRIVERS = ("dbapi", "dbapi2", "sqlite3", "sqlcipher3")

#: Written in two parts, so that this file does not break its own rule.
REGISTRY_HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "debian" + ".org")
MACHINE_PATHS = ("/root" + "/", "/work" + "/main", "/work" + "/shared", "/Users" + "/")


def broken(tree: ast.Module, is_wrong: Callable[[ast.Call, str, str], bool]) -> list[int]:
    """Return the lines of the calls that a rule forbids."""
    return [call.lineno for call, name, of in calls(tree) if is_wrong(call, name, of)]


def built_text(node: ast.expr) -> bool:
    """Say whether a text is put together where it should stand as one literal."""
    for part in ast.walk(node):
        if isinstance(part, (ast.JoinedStr, ast.BinOp)):
            return True
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "format":
            return True
        if isinstance(part, ast.IfExp) and any(isinstance(b, ast.Constant) for b in (part.body, part.orelse)):
            return True  # the collector sees one literal, never two
    return False


def marks_a_built_text(call: ast.Call, name: str, of: str) -> bool:
    if name not in MARKS or len(call.args) < 2 or of == "str":
        return False
    if name == "N_":
        return not all(isinstance(a, ast.Constant) and isinstance(a.value, str) for a in call.args)
    return any(built_text(argument) for argument in call.args[:2])


def asks_the_time(call: ast.Call, name: str, of: str) -> bool:
    return (name in ("now", "today", "utcnow") and of in ("datetime", "date")) or (name, of) == (
        "time",
        "time",
    )


def sleeps(call: ast.Call, name: str, of: str) -> bool:
    return name == "sleep" and of in ("", "time")


def prints(call: ast.Call, name: str, of: str) -> bool:
    return name == "print" and of == ""


def connects(call: ast.Call, name: str, of: str) -> bool:
    if name == "create_engine":  # SQLAlchemy may speak through a connection of ours, never open its own
        return "creator" not in {keyword.arg for keyword in call.keywords}
    return name == "connect" and of in DRIVERS


def asks_by_box(call: ast.Call, name: str, of: str) -> bool:
    return name == "question" and of == "QMessageBox"


def reads_html(call: ast.Call, name: str, of: str) -> bool:
    # What goes to the clipboard is written, not read.
    return name in ("setHtml", "insertHtml", "appendHtml") and of != "mime"


def makes_clipboard_data(call: ast.Call, name: str, of: str) -> bool:
    return name == "QMimeData"  # widgets.clipboard.empty_mime says why


def writes_in_place(call: ast.Call, name: str, of: str) -> bool:
    method = isinstance(call.func, ast.Attribute)
    if method and name in ("write_text", "write_bytes") and of != "files":
        return True
    if name != "open" or of == "os":
        return False
    # Appending is what logs do.
    mode = call.args[0 if method else 1 :][:1]
    mode += [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    return any(isinstance(m, ast.Constant) and set("wx+") & set(str(m.value)) for m in mode)


#: rule -> (what it forbids, the modules where it is the job)
RULES: dict[str, tuple[Callable[[ast.Call, str, str], bool], str]] = {
    "texts are marked whole, never built": (marks_a_built_text, ""),
    "only the clock knows the time": (asks_the_time, r"kernel/clock\.py"),
    "only a lock sleeps": (sleeps, r"kernel/locks\.py"),
    "only the command line prints": (prints, r"cli/.*|__main__\.py"),
    "one module opens the database": (connects, r"store/connect\.py"),
    "undo instead of questions": (asks_by_box, ""),
    "no text is read as HTML": (reads_html, ""),
    "Qt makes what goes to the clipboard": (makes_clipboard_data, ""),
    "files are replaced whole": (
        writes_in_place,
        r"kernel/files\.py|services/sample/.*",
    ),  # a sample is made again
}


@pytest.mark.parametrize("rule", RULES)
def test_a_house_rule_is_kept(rule: str) -> None:
    is_wrong, allowed = RULES[rule]
    places = [
        f"{module}:{line}"
        for module, tree in modules().items()
        if not (allowed and re.fullmatch(allowed, module))
        for line in broken(tree, is_wrong)
    ]
    assert not places, f"{rule}: {places}"


WRONG = {
    "texts are marked whole, never built": "say('c', f'{a}')\nN_('c', a + 'b')\nsay('c', 'a' if b else 'c')",
    "only the clock knows the time": "datetime.now(UTC)\ndt.date.today()\ntime.time()",
    "only a lock sleeps": "time.sleep(1)\nsleep(1)",
    "only the command line prints": "print(1)",
    "one module opens the database": "sqlcipher3.dbapi2.connect(p)\nsa.create_engine(u)",
    "undo instead of questions": "QMessageBox.question(w, a, b)",
    "no text is read as HTML": "browser.setHtml(t)",
    "Qt makes what goes to the clipboard": "QMimeData()\nQtCore.QMimeData()",
    "files are replaced whole": "open(p, 'w')\nPath(p).open('r+b')\npath.write_text(t)\nopen(p, mode='x')",
}


@pytest.mark.parametrize("rule", RULES)
def test_a_house_rule_can_be_broken(rule: str) -> None:
    wrong = WRONG[rule]
    assert broken(ast.parse(wrong), RULES[rule][0]) == list(range(1, wrong.count("\n") + 2))


def labels_without_plain_text(tree: ast.Module) -> Iterator[int]:
    """Yield where a QLabel is made in a scope that does not say PlainText as often."""
    made = [call.lineno for call, name, _ in calls(tree) if name == "QLabel"]
    made += [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(b, ast.Name) and b.id == "QLabel" for b in node.bases)
    ]
    plain = [call.lineno for call, name, _ in calls(tree) if name == "setTextFormat"]
    yield from made[len(plain) :]


def test_every_label_shows_plain_text() -> None:
    places = [f"{m}:{line}" for m, tree in modules().items() for line in labels_without_plain_text(tree)]
    assert not places, f"make it with ui.text's helper, or setTextFormat(PlainText): {places}"


def test_no_file_outgrows_a_reader() -> None:
    long = {
        name: text.count("\n")
        for name, text in tracked_texts().items()
        if name.endswith((".py", ".sh")) and text.count("\n") > MOST_LINES
    }
    assert not long


def test_no_file_names_a_package_registry() -> None:
    assert not files_with(REGISTRY_HOSTS)


def test_no_file_names_a_path_of_one_machine() -> None:
    assert not files_with(MACHINE_PATHS)


def files_with(needles: tuple[str, ...]) -> list[str]:
    """Return ``path: needle`` of every project file that contains one of ``needles``."""
    return [f"{name}: {n}" for name, text in tracked_texts().items() for n in needles if n in text]
