"""Back and forward."""

from __future__ import annotations

from cs_workbench.ui.windows.history import LONGEST, History, Spot


def test_back_returns_the_spot_that_was_left_with_its_memory() -> None:
    history = History()
    history.leave(Spot("today", memory={"row": "renewal:3"}))
    assert history.back(Spot("accounts")) == Spot("today", memory={"row": "renewal:3"})


def test_forward_undoes_back() -> None:
    history = History()
    history.leave(Spot("today"))
    here = Spot("account", 7)
    before = history.back(here)
    assert before is not None
    assert history.forward(before) == here


def test_leaving_forgets_what_lay_ahead() -> None:
    history = History()
    history.leave(Spot("today"))
    history.back(Spot("accounts"))
    history.leave(Spot("data"))
    assert history.forward(Spot("settings")) is None


def test_at_both_ends_there_is_nothing() -> None:
    history = History()
    assert history.back(Spot("today")) is None
    assert history.forward(Spot("today")) is None


def test_only_the_last_spots_are_kept() -> None:
    history = History()
    for number in range(LONGEST + 10):
        history.leave(Spot("account", number))
    steps = 0
    while history.back(Spot("today")) is not None:
        steps += 1
    assert steps == LONGEST
