"""The mapping file: what it says comes back as written, and every mistake names its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.sources.mapping import BadMapping, mapping_text, parse_mapping

EXAMPLES = sorted((Path(__file__).parents[2] / "docs" / "examples").glob("*.toml"))
ACCOUNT = (
    'source = "s"\n[[file]]\npath = "a.csv"\ninto = "account"\nkey = ["id"]\nfields.name = { column = "n" }\n'
)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_reads_back_from_its_own_text(path: Path) -> None:
    mapping = parse_mapping(path.read_text("utf-8"))
    assert parse_mapping(mapping_text(mapping)) == mapping


def test_everything_a_mapping_can_say_reads_back() -> None:
    text = """
    source = "all"
    currency = "JPY"
    date_order = "dmy"
    time_zone = "+09:00"
    encoding = "latin-1"
    decimal = ","
    missing = ["?", "tbd"]
    [[file]]
    path = "HubSpot*.xlsx"
    into = "account"
    key = ["国", "id"]
    id = "id"
    sheet = "会社"
    header_row = 3
    lag_days = 2
    known = "seen"
    spill = "address"
    skip_if = { column = "deleted", equals = "yes" }
    fields.name = { column = "名前" }
    fields.arr = { column = "arr", unit = "thousand", currency = { column = "cur" } }
    fields.mrr = { column = "mrr", currency = "USD", type = "money" }
    fields.country = { constant = "JP" }
    fields.phase = { column = "p", values = { "1" = "welcome", "*" = "" }, values_only = true }
    fields.started_on = { column = "d", format = "%d.%m.%y" }
    own.rank = { column = "r", label = "ランク", type = "choice", choices = ["A", "B"] }
    own."温度感メモ" = { column = "温度感メモ", label = "温度感メモ" }
    [[file]]
    path = "u.csv"
    into = "usage"
    account = "id"
    metric = "logins"
    grain = "week"
    separator = ";"
    fields.period_start = { column = "w" }
    fields.value = { column = "v" }
    """
    mapping = parse_mapping(text)
    assert mapping.files[1].fields["metric"].constant == "logins"
    assert mapping.files[0].columns()[:2] == ("国", "id")
    assert parse_mapping(mapping_text(mapping)) == mapping


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("source", "sauce"), "sauce"),
        (('into = "account"', 'into = "acount"'), "file 1.into"),
        (('key = ["id"]\n', ""), "file 1.key"),
        (('key = ["id"]', "key = 3"), "file 1.key"),
        (("fields.name", "fields.nome"), "file 1.fields.nome"),
        (('{ column = "n" }', "{ }"), "file 1.fields.name"),
        (('{ column = "n" }', '{ column = "n", unit = "dozen" }'), "file 1.fields.name.unit"),
        (('{ column = "n" }', '{ column = "n", type = "money" }'), "file 1.fields.name.type"),
        (("fields.name", "fields.arr"), "file 1.fields.arr"),
        (("a.csv", "../a.csv"), "file 1.path"),
        (("a.csv", "C:/a.csv"), "file 1.path"),
        (('key = ["id"]', 'key = ["id"]\naccount = { column = "x", via = "contact" }'), "file 1.account.via"),
        (('key = ["id"]', 'key = ["id"]\nencoding = "klingon"'), "file 1.encoding"),
        (('key = ["id"]', 'key = ["id"]\nlag_days = -1'), "file 1.lag_days"),
        (('key = ["id"]', 'key = ["id"]\nown.Größe = { column = "x" }'), "It is not TOML"),
        (('key = ["id"]', 'key = ["id"]\nown."Größe" = { column = "x" }'), "file 1.own.Größe"),
        (('key = ["id"]', 'key = ["id"]\nown.2nd = { column = "x" }'), "file 1.own.2nd"),
        (('source = "s"', 'source = "s"\ntime_zone = "Mars"'), "time_zone"),
        (('source = "s"', 'source = "s"\ncurrency = "yen"'), "currency"),
        (('source = "s"', 'source = "s'), "It is not TOML"),
    ],
)
def test_each_mistake_is_a_sentence_that_names_its_key(change: tuple[str, str], named: str) -> None:
    text = ACCOUNT.replace(*change)
    assert text != ACCOUNT
    with pytest.raises(BadMapping, match=named.replace(".", r"\.")) as caught:
        parse_mapping(text)
    assert caught.value.mistakes
    assert "マッピング" in caught.value.explain(load_catalogue("ja"))


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(BadMapping) as caught:
        parse_mapping('[[file]]\npath = "x"\ninto = "contact"\n')
    assert {m.params["key"] for m in caught.value.mistakes} == {
        "source", "file 1.key", "file 1.account", "file 1.fields.name",
    }  # fmt: skip
