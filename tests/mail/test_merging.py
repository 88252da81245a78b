"""Merging makes what rendering makes, octet for octet, and much sooner."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cs_workbench.mail.merging import Merger
from cs_workbench.mail.template import Source, Template

FIELDS = ("会社名", "氏名", "役職", "own.メモ", "本日")
BODIES = (
    "{{ 会社名 }}\n{{ 氏名 }}様\n\nお世話になっております。\n\n- {{ 役職 }}: **{{ own.メモ }}**\n\n{{ 会社名 }}御中",
    "# {{ 会社名 }}\n\n> {{ 氏名 | 敬称 }}\n\n| a | b |\n| - | - |\n| {{ 役職 }} | {{ own.メモ }} |\n",
    "{% if 役職 %}{{ 役職 }} {% endif %}{{ 氏名 }}\n\n{{ 本日 | 日付 }} `{{ 会社名 }}`\n\n1. {{ 氏名 }}\n2. x",
    "{{ 氏名 }}\n\n    {{ 会社名 }}\n\n~~{{ 役職 }}~~ a_{{ own.メモ }}_b",
    "[{{ 会社名 }}](https://nagare.example/?c={{ 氏名 }}) ![{{ 役職 }}](https://nagare.example/x.png)",
    "<{{ 会社名 }}> https://nagare.example/{{ 氏名 }} &amp; {{ 役職 }}",
)
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",))
    | st.sampled_from("*_`#<>&\"'|[]()!\\-+.:/ \n\t　山田様\ue000\uf000\u00a0")
    , max_size=12,
)  # fmt: skip
values = st.fixed_dictionaries(
    {name: texts for name in ("会社名", "氏名", "役職")}
    | {"本日": st.just("2026-11-24"), "own": st.fixed_dictionaries({"メモ": texts})}
)
TEMPLATES = [Template(Source("{{ 会社名 }}: {{ 役職 }} {{ 氏名 | 敬称 }}", body), FIELDS) for body in BODIES]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(TEMPLATES), st.lists(values, min_size=1, max_size=3))
@example(TEMPLATES[0], [{"会社名": "A&B <x>", "氏名": "O'Neil \"Q\"", "役職": "", "本日": "", "own": {"メモ": "1. x"}}])
def test_what_is_merged_is_what_is_rendered(template: Template, people: list[dict[str, object]]) -> None:
    merger = Merger(template)
    for person in people:
        assert merger.render(person) == template.render(person)


def test_a_thousand_letters_share_one_reading_of_the_markdown() -> None:
    template = TEMPLATES[0]
    people = [
        {"会社名": f"会社{n}", "氏名": f"山田{n}", "役職": "部長", "本日": "", "own": {"メモ": "x"}} for n in range(300)
    ]
    template.render(people[0])  # what is loaded with the first letter
    merger = Merger(template)
    begun = perf_counter()
    merged = [merger.render(person) for person in people]
    middle = perf_counter()
    assert merged == [template.render(person) for person in people]
    assert (middle - begun) * 5 < perf_counter() - middle


def test_a_mistake_is_told_as_by_the_template() -> None:
    from cs_workbench.mail.refusals import BadTemplate

    template = Template(Source("x", "{{ 会社名 }} {{ 本日 | 日付 }}"), FIELDS)
    with pytest.raises(BadTemplate):
        Merger(template).render({"会社名": "A", "本日": "someday", "own": {}})
