"""Joining two texts made of one: the laws, what git says of the same texts, and that any text is done in time."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cs_workbench.domain.merge import Keep, Piece, marked, merge, merged_text, places

#: Few lines, so that both sides meet; an empty one and a repeated one among them.
TEXTS = st.lists(st.sampled_from(["", "a", "b", "c", "予算", "- [ ] d"]), max_size=9).map("\n".join)
BASE = "# QBR\n\n目的\n予算は凍結\n\n次: 電話"


def joined(base: str, mine: str, theirs: str) -> str | None:
    """Return the text where both fit together."""
    pieces = merge(base, mine, theirs)
    return None if places(pieces) else merged_text(pieces)


@given(TEXTS, TEXTS)
@example("", "a")
@example("a\n", "a")
def test_what_one_side_alone_changed_stays_as_that_side_wrote_it(base: str, text: str) -> None:
    assert joined(base, text, base) == text
    assert joined(base, base, text) == text
    assert joined(base, text, text) == text


@given(TEXTS, TEXTS, TEXTS)
def test_both_texts_stand_in_the_pieces_whole(base: str, mine: str, theirs: str) -> None:
    pieces = merge(base, mine, theirs)
    assert "\n".join(line for piece in pieces for line in piece.base) == base
    assert "\n".join(line for piece in pieces for line in piece.mine) == mine
    assert "\n".join(line for piece in pieces for line in piece.theirs) == theirs


@given(TEXTS, TEXTS, TEXTS)
def test_the_sides_may_be_swapped(base: str, mine: str, theirs: str) -> None:
    def turned(piece: Piece) -> Piece:
        return Piece(piece.base, piece.theirs, piece.mine)

    assert tuple(map(turned, merge(base, mine, theirs))) == merge(base, theirs, mine)


@given(st.data())
def test_no_line_that_either_side_wrote_is_lost(data: st.DataObject) -> None:
    base = [f"line {n}" for n in range(data.draw(st.integers(0, 6)))]

    def edited(side: str) -> str:
        lines = [line for line in base if data.draw(st.booleans())]
        for number in range(data.draw(st.integers(0, 4))):
            lines.insert(data.draw(st.integers(0, len(lines))), f"{side} {number}")
        return "\n".join(lines)

    mine, theirs = edited("mine"), edited("theirs")
    written = Counter(line for text in (mine, theirs) for line in text.split("\n") if line[:1] in ("m", "t"))
    result = Counter(merged_text(merge("\n".join(base), mine, theirs)).split("\n"))
    assert written <= result, "both is what stays where nobody chose"


def test_changes_apart_are_joined_and_changes_that_touch_are_not() -> None:
    assert (
        joined(BASE, BASE.replace("目的", "目標"), BASE + "\n- [ ] 資料")
        == BASE.replace("目的", "目標") + "\n- [ ] 資料"
    )
    assert joined(BASE, BASE.replace("凍結", "減額"), BASE.replace("凍結", "再開")) is None
    assert joined(BASE, BASE.replace("目的", "目標"), BASE.replace("凍結", "再開")) is None, (
        "next to each other"
    )
    assert joined("a\nb\nc", "a\nc", "a\nB\nc") is None, "removed here, changed there"


def test_each_place_is_chosen_by_itself() -> None:
    mine = BASE.replace("凍結", "減額").replace("電話", "訪問")
    theirs = BASE.replace("凍結", "再開").replace("電話", "メール").replace("目的", "目標")
    pieces = merge(BASE, mine, theirs.replace("目標", "目的"))
    assert [(pieces[at].mine, pieces[at].theirs) for at in places(pieces)] == [
        (("予算は減額",), ("予算は再開",)),
        (("次: 訪問",), ("次: メール",)),
    ]
    text = merged_text(pieces, [Keep.THEIRS, Keep.BOTH])
    assert text == "# QBR\n\n目的\n予算は再開\n\n次: 訪問\n次: メール"


def test_what_both_wrote_alike_is_nothing_to_choose_in() -> None:
    pieces = merge("a", "a\n- [ ] 資料\n- [ ] 電話", "a\n- [ ] 資料\n- [ ] 訪問")
    (at,) = places(pieces)
    assert (pieces[at].mine, pieces[at].theirs) == (("- [ ] 電話",), ("- [ ] 訪問",))
    assert merged_text(pieces) == "a\n- [ ] 資料\n- [ ] 電話\n- [ ] 訪問"


@pytest.mark.parametrize("seed", range(12))
def test_where_git_joins_two_texts_the_result_is_gits(seed: int, tmp_path: Path) -> None:
    base = [f"line {n}" for n in range(24)]
    mine, theirs = list(base), list(base)
    for number in range(3):
        mine[(seed * 7 + number * 9) % 23] = f"mine {number}"
        theirs.insert((seed * 5 + number * 11) % 23, f"theirs {number}")
    texts = {name: "\n".join(lines) + "\n" for name, lines in (("b", base), ("m", mine), ("t", theirs))}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    asked = ["git", "merge-file", "-p", "m", "b", "t"]
    done = subprocess.run(
        asked,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    expected = done.stdout if done.returncode == 0 else None
    assert joined(texts["b"], texts["m"], texts["t"]) == expected


def test_words_that_differ_are_marked_each_kanji_a_word() -> None:
    mine, theirs = marked(("予算は凍結", "ARR 4,800"), ("予算は再開", "ARR 4,900"))
    assert [text for text, differs in mine if differs] == ["凍結", "800"]
    assert [text for text, differs in theirs if differs] == ["再開", "900"]
    assert "".join(text for text, _differs in mine) == "予算は凍結\nARR 4,800"
    assert marked((), ("new",)) == ([], [("new", True)])


HARD = {
    "blank lines": ("\n" * 200_000, "\n" * 199_000, "a" + "\n" * 200_000),
    "two lines in turn": ("a\nb\n" * 50_000, "b\na\n" * 50_000, "a\na\nb\n" * 33_000),
    "a few in turn": ("a\nb\n" * 1_000, "b\na\n" * 1_000, "a\na\nb\n" * 660),
    "upside down": tuple(
        "\n".join(map(str, order)) for order in (range(30_000), range(30_000, 0, -1), range(0, 30_000, 2))
    ),
    "one line": ("a" * 200_000, "b" * 200_000, "c" * 200_000),
}


@pytest.mark.parametrize("kind", HARD)
def test_a_text_that_is_hard_to_compare_is_done_all_the_same(kind: str) -> None:
    base, mine, theirs = HARD[kind]
    assert "\n".join(line for piece in merge(base, mine, theirs) for line in piece.mine) == mine


def test_two_lines_in_200_kb_are_found() -> None:
    lines = [f"line {n} 予算" if n % 3 else "" for n in range(12_000)]
    mine, theirs = list(lines), list(lines)
    mine[4], mine[11_000] = "mine", "mine too"
    theirs[5_000], theirs[11_000] = "theirs", "theirs too"
    pieces = merge("\n".join(lines), "\n".join(mine), "\n".join(theirs))
    (at,) = places(pieces)
    assert pieces[at] == Piece((lines[11_000],), ("mine too",), ("theirs too",))
