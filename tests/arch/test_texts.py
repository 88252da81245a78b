"""Everything a person may read exists in both languages, with the same values in it."""

from __future__ import annotations

import importlib
import pkgutil
import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator

import pytest

import cs_workbench
from cs_workbench.kernel.errors import Problem, WorkbenchError
from cs_workbench.kernel.i18n import LANGUAGES, load_catalogue
from tests.arch.project import ROOT

ROOM_OF_CODE = {
    "10": "kernel",
    "11": "store",
    "12": "sources",
    "13": "sync",
    "14": "services",
    "15": "ui",
    "16": "cli",
    "17": "domain",
    "18": "secrets",
    "19": "bootstrap",
    "20": "render",
    "21": "services",
    "22": "mail",
    "23": "services",
}


def every_error() -> list[type[WorkbenchError]]:
    """Import every module and return each error a person may meet."""
    for module in pkgutil.walk_packages(cs_workbench.__path__, "cs_workbench."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    met = (error for error in below(WorkbenchError) if "code" in vars(error) or not error.__subclasses__())
    return sorted(set(met) - {Problem}, key=lambda error: error.code)


def below(error: type[WorkbenchError]) -> Iterator[type[WorkbenchError]]:
    for child in error.__subclasses__():
        if child.__module__.startswith("cs_workbench."):
            yield child
            yield from below(child)


def values_in(text: str) -> set[str]:
    """Return the names of the placeholders of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_error_explains_itself_in_both_languages() -> None:
    catalogues = {language: load_catalogue(language) for language in LANGUAGES}
    for error in every_error():
        params = dict.fromkeys(values_in(error.template), "値 value")
        said = {language: error(**params).explain(catalogue) for language, catalogue in catalogues.items()}
        assert re.search(r"[ぁ-ん]", said["ja"]), error
        assert not re.search(r"[ぁ-んァ-ヶ]", said["en"]), error
        assert not re.search(r"[{}]", "".join(said.values())), error
        assert ("値 value" in said["ja"]) is bool(params), error


def test_every_error_has_a_code_of_its_own_and_lives_in_the_room_of_its_code() -> None:
    errors = every_error()
    twice = [code for code, count in Counter(error.code for error in errors).items() if count > 1]
    assert not twice
    for error in errors:
        assert re.fullmatch(r"CSW-[12]\d{3}", error.code), error
        assert error.__module__.split(".")[1] == ROOM_OF_CODE[error.code[4:6]], error


def test_no_text_lacks_a_translation() -> None:
    done = subprocess.run(
        [sys.executable, "packaging/translations.py", "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_loses_or_invents_a_value(language: str) -> None:
    catalogue = ET.parse(ROOT / f"resources/i18n/{language}.ts")  # noqa: S314 - our own file
    wrong = [
        message.findtext("source")
        for message in catalogue.getroot().iter("message")
        for form in (message.findall(".//numerusform") or message.findall("translation"))
        if form.text and values_in(form.text) != values_in(message.findtext("source", ""))
    ]
    assert not wrong
