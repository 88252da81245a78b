"""Health scores: the worked example, bands, what is not connected, and why."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.columns import Book, choice_column, number_column, yes_no_column
from cs_workbench.domain.facts import BANDS, TIERS
from cs_workbench.domain.health import (
    HealthColumns,
    caps_that_hold,
    measure_values,
    measures_that_apply,
    measures_with_data,
    score_book,
)
from cs_workbench.domain.health_bands import (
    BandState,
    band_state_texts,
    displayed,
    new_states,
    next_band,
    read_band_states,
    season_adjust,
    season_median,
    trend,
)
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.reasons import ScoredBook, explain_score, first_reasons
from cs_workbench.domain.scorecard import (
    BandRule,
    Cap,
    ConfidenceRule,
    Group,
    Measure,
    Scorecard,
    parse_scorecard,
    scorecard_messages,
    scorecard_text,
)
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.kernel.resources import resource
from tests.domain.spec import spec, vectors

TODAY = date(2026, 11, 24)
NAN = float("nan")
LETTERS = {"R": 0, "Y": 1, "G": 2}


def measure(id_: str, group: str, weight: float, points: list[list[float]], **more: Any) -> Measure:
    return Measure(id_, group, weight, tuple((a, b) for a, b in points), id_, id_, **more)


#: domain.md 3.4
WORKED = Scorecard(
    "worked",
    "",
    "",
    tuple(
        Group(id_, "", "", weight)
        for id_, weight in (
            ("adoption", 40),
            ("outcome", 20),
            ("relationship", 20),
            ("support", 10),
            ("commercial", 10),
        )
    ),
    (
        measure("seat_util", "adoption", 50, [[0, 0], [40, 40], [80, 100]]),
        measure("active_trend", "adoption", 30, [[0.6, 0], [0.9, 50], [1.1, 100]]),
        measure("breadth", "adoption", 20, [[0, 0], [4, 60], [8, 100]]),
        measure("goal_progress", "outcome", 100, [[0, 0], [100, 100]]),
        measure("exec_sponsor", "relationship", 40, [[0, 0], [1, 100]]),
        measure("days_since_touch", "relationship", 60, [[14, 100], [45, 50], [90, 0]]),
        measure("open_p1", "support", 50, [[0, 100], [1, 40], [3, 0]]),
        measure("csat", "support", 50, [[1, 0], [3, 40], [5, 100]], fresh_days=90, half_life_days=90),
        measure("overdue_days", "commercial", 100, [[0, 100], [30, 40], [60, 0]]),
    ),
)
VALUES = {
    "seat_util": 62.0, "active_trend": 0.91, "breadth": 5.0, "goal_progress": NAN, "exec_sponsor": 1.0,
    "days_since_touch": 35.0, "open_p1": 1.0, "csat": 4.2, "overdue_days": 0.0,
}  # fmt: skip
BASELINES = {
    "seat_util": 70, "active_trend": 75, "breadth": 60, "exec_sponsor": 80, "days_since_touch": 70,
    "open_p1": 80, "csat": 75, "overdue_days": 95,
}  # fmt: skip


def scored(
    values: dict[str, float], ages: dict[str, float] | None = None, card: Scorecard = WORKED, **more: Any
) -> HealthColumns:
    columns = {id_: np.array([value]) for id_, value in values.items()}
    dated = {id_: np.array([age]) for id_, age in (ages or {}).items()}
    return score_book(card, columns, dated, more.pop("connected", values), **more)


def generic() -> Scorecard:
    return parse_scorecard(resource("scorecards", "generic_b2b.toml").read_text(encoding="utf-8"))


def test_the_worked_example_gives_its_numbers() -> None:
    ((_, expected),) = vectors("health", "worked_scorecard")
    health = scored(VALUES, baselines=BASELINES)
    assert health.score[0] == pytest.approx(expected["score"], abs=0.0001)
    assert health.confidence[0] == pytest.approx(expected["confidence"], abs=0.0001)
    assert health.low[0] == pytest.approx(expected["low"], abs=0.0001)
    assert health.high[0] == pytest.approx(expected["high"], abs=0.0001)
    contributions = dict(zip(health.measures, health.contribution[:, 0].tolist(), strict=True))
    assert contributions.pop("goal_progress") == 0
    assert contributions == pytest.approx(expected["contributions"], abs=0.0001)
    baseline = health.effective[:, 0] @ health.baseline
    assert baseline == pytest.approx(expected["baseline"], abs=0.0001)
    assert sum(contributions.values()) == pytest.approx(expected["score"] - expected["baseline"], abs=0.0001)
    assert (BANDS[health.band[0]], bool(health.uncertain[0])) == ("green", True)
    assert displayed(float(health.score[0])) == 73


@pytest.mark.parametrize(
    ("values", "ages", "score", "confidence"),
    [
        ({}, {"csat": 180.0}, 72.0444, 0.775),
        ({}, {"csat": 400.0}, 70.5444, 0.75),
        ({"exec_sponsor": NAN}, {}, 69.4073, 0.72),
    ],
)
def test_the_worked_variants_give_their_numbers(
    values: dict[str, float], ages: dict[str, float], score: float, confidence: float
) -> None:
    health = scored(VALUES | values, ages)
    assert health.score[0] == pytest.approx(score, abs=0.0001)
    assert health.confidence[0] == pytest.approx(confidence, abs=0.0001)


def averaging(scores: list[float], weights: list[float]) -> float:
    measures = tuple(
        measure(f"own.m{i}", "all", weight, [[0, 0], [100, 100]]) for i, weight in enumerate(weights)
    )
    card = Scorecard("mean", "", "", (Group("all", "", "", 1),), measures)
    return float(scored({f"own.m{i}": s for i, s in enumerate(scores)}, card=card).score[0])


def test_weighted_means_are_those_other_products_publish() -> None:
    for given_, expected in vectors("health", "gainsight_group"):
        score = averaging(given_["scores"], given_["weights"])
        assert score == pytest.approx(expected, abs=1e-5)
        assert displayed(score) == 40
    for given_, expected in vectors("health", "vitally_equal"):
        assert averaging(given_, [1] * len(given_)) == pytest.approx(expected, abs=1e-5)
    for given_, expected in vectors("health", "planhat_group_mean_rounded"):
        assert displayed(averaging(given_, [1] * len(given_))) == expected


def levels(scores: list[float], state: BandState | None = None) -> list[int]:
    now, found = state or new_states(1), []
    for score in scores:
        now = next_band(BandRule(), now, np.array([score]))
        found.append(int(now.level[0]))
    return found


def test_bands_follow_the_specified_sequences() -> None:
    name = "hysteresis(cuts 40/70, down 3, up 5, dwell 3, jump 15)"
    for given_, expected in vectors("health", name):
        assert levels(given_) == [LETTERS[letter] for letter in expected]


@given(st.lists(st.floats(0, 100) | st.just(NAN), max_size=12), st.lists(st.floats(0, 100), max_size=12))
def test_whole_books_and_single_accounts_get_the_same_bands(one: list[float], other: list[float]) -> None:
    weeks = min(len(one), len(other))
    state = new_states(2)
    for week in range(weeks):
        state = next_band(BandRule(), state, np.array([one[week], other[week]]))
        state = read_band_states(band_state_texts(state))
    if weeks:
        assert state.level.tolist() == [levels(one[:weeks])[-1], levels(other[:weeks])[-1]]


def test_trend_ignores_an_outlier_and_needs_four_weeks() -> None:
    for given_, expected in vectors("health", "theil_sen_per_4_weeks"):
        assert trend(np.array([given_], dtype=np.float64).T)[0] == pytest.approx(expected)
    few = np.array([[70, NAN], [60, NAN], [50, 3], [NAN, 4], [NAN, 5]])
    assert np.isnan(trend(few)).all()
    assert trend(np.array([[70.0], [NAN], [60], [55], [50]])) == pytest.approx(-20)


def test_the_season_is_taken_out_of_ratios() -> None:
    for given_, expected in vectors("health", "season_adjust"):
        adjusted = season_adjust(np.array([given_["ratio"]]), given_["portfolio_median_ratio"])
        assert adjusted[0] == pytest.approx(expected)
    assert season_median(np.full(19, 0.8)) == 1.0
    assert season_median(np.append(np.full(20, 0.8), NAN)) == 0.8
    assert season_median(np.full(20, 0.1)) == 0.5


@given(st.decimals(0, 100, places=2))
def test_scores_are_shown_with_halves_up(score: Decimal) -> None:
    assert displayed(float(score)) == int(Decimal(float(score)).quantize(Decimal(1), ROUND_HALF_UP))
    assert displayed(2.5) == 3


def test_the_default_card_is_the_specified_one_with_touch_age_beside() -> None:
    card, given_ = generic(), spec("defaults")["scorecards"]["generic_b2b"]
    assert [(g.id, g.ja, g.weight) for g in card.groups] == [
        (g["id"], g["ja"], g["w"]) for g in given_["groups"]
    ]
    for wanted in given_["measures"]:
        found = next(m for m in card.measures if m.id == wanted["id"])
        assert [list(p) for p in found.points] == wanted["points"]
        assert (found.weight, found.fresh_days, found.half_life_days) == (
            wanted["w"], wanted["fresh_days"], wanted["half_life_days"],
        )  # fmt: skip
        assert found.critical is wanted.get("critical", False)
    assert {m.id for m in card.measures} - {m["id"] for m in given_["measures"]} == {"touch_age"}
    assert [(c.id, c.cap) for c in card.caps] == [(c["id"], c["cap"]) for c in given_["caps"]]
    assert list(card.bands.cuts) == given_["bands"]["cuts"]
    assert (card.confidence.show_band_min, card.confidence.high) == (0.6, 0.8)
    assert not scorecard_messages(card)
    assert parse_scorecard(scorecard_text(card)) == card


def book(**columns: Any) -> Book:
    n = len(next(iter(columns.values())))
    return Book(np.arange(n, dtype=np.int64), columns)


def score_generic(of: Book, **more: Any) -> tuple[Scorecard, dict[str, Any], HealthColumns]:
    card = generic()
    values = measure_values(card, of)
    connected = more.pop("connected", measures_with_data(values))
    caps, applies = caps_that_hold(card, of, TODAY), measures_that_apply(card, of, TODAY)
    return card, values, score_book(card, values, {}, connected, caps=caps, applies=applies, **more)


def usage_book(n: int = 3, **more: Any) -> Book:
    columns = {
        "seat_util": number_column([80, 40, None][:n]),
        "active_trend": number_column([1.1, 0.7, None][:n]),
        "stickiness": number_column([30, 10, None][:n]),
        "goal_progress": number_column([None] * n),
    }
    return book(**(columns | more))


def test_what_is_not_connected_neither_lowers_confidence_nor_counts_as_critical() -> None:
    _, _, health = score_generic(usage_book())
    assert set(health.measures) == {"seat_util", "active_trend", "stickiness"}
    assert health.connected.tolist() == pytest.approx([0.4] * 3)
    assert health.confidence.tolist() == [1, 1, 0]
    assert [BANDS[band] for band in health.band] == ["green", "red", "none"]
    assert np.isnan(health.score[2])


def test_a_connected_critical_measure_without_a_value_keeps_green_back() -> None:
    of = usage_book(2, goal_progress=number_column([None, 50]), csat=number_column([5, 5]))
    _, _, health = score_generic(of)
    assert health.score[0] == 100
    assert [BANDS[band] for band in health.band] == ["none", "yellow"]


def test_touches_alone_are_not_enough_for_a_band() -> None:
    of = book(
        days_since_touch=number_column([3, 7]),
        tier=choice_column(["high", None], TIERS),
        phase=choice_column(["adoption", None], PHASES),
    )
    card, values, health = score_generic(of)
    assert health.connected.tolist() == pytest.approx([0.12, 0.12])
    assert [BANDS[band] for band in health.band] == ["none", "none"]
    why = explain_score(ScoredBook(card, health, values, {}, TODAY), 0)
    assert why.reasons[0].code == "NOT_CONNECTED"
    assert "12" in why.reasons[0].say(load_catalogue("ja"))


def test_touch_age_is_measured_against_the_cadence_and_in_days_without_a_tier() -> None:
    of = book(
        days_since_touch=number_column([15, 60, 30, 30]),
        tier=choice_column(["high", "tech", "high", None], TIERS),
        phase=choice_column(["adoption", "adoption", "adoption", "adoption"], PHASES),
    )
    _, _, health = score_generic(of)
    points = dict(zip(health.measures, health.points.tolist(), strict=True))
    assert points["touch_age"][:3] == [100, 40, 40]
    assert points["days_since_touch"][3] == 40
    assert health.score.tolist() == pytest.approx([100, 40, 40, 40])
    assert health.confidence.tolist() == pytest.approx([1] * 4)


def test_a_cap_lowers_at_once_and_red_is_sure_even_without_data() -> None:
    of = usage_book(churn_notice=yes_no_column([1, 0, 1]), overdue_days=number_column([None, None, None]))
    card, values, health = score_generic(of)
    assert health.score[0] == 100
    assert health.shown[0] == 0
    assert [BANDS[band] for band in health.band] == ["red", "red", "red"]
    why = explain_score(ScoredBook(card, health, values, {}, TODAY), 0)
    assert (why.reasons[0].code, why.cap_loss, why.caps[0].id) == ("CHURN_NOTICE", -100, "churn_notice")
    _, _, before = score_generic(usage_book(open_p1_days=number_column([0, 0, 0])))
    _, _, after = score_generic(usage_book(open_p1_days=number_column([15, 0, 0])), previous=before.state)
    assert (after.shown[0], BANDS[after.band[0]]) == (59, "yellow")


def test_a_band_waits_as_its_state_says() -> None:
    card = dataclasses.replace(WORKED, measures=WORKED.measures[3:4], groups=WORKED.groups[1:2])
    values = {"goal_progress": np.array([68.0, 68.0, 66.0])}
    state = read_band_states(["2 -1 0 71.0", None, "2 1 2 69.0"])
    health = score_book(card, values, {}, values, previous=state)
    assert [BANDS[band] for band in health.band] == ["green", "yellow", "yellow"]
    assert band_state_texts(health.state) == ["2 1 1 68.0", "1 -1 0 68.0", "1 -1 0 66.0"]
    assert band_state_texts(new_states(1)) == [""]


def test_reasons_state_value_threshold_and_day() -> None:
    of = usage_book(
        tier=choice_column(["high"] * 3, TIERS),
        phase=choice_column(["adoption"] * 3, PHASES),
        days_since_touch=number_column([3, 75, None]),
        csat=number_column([5, 2, None]),
        champion=yes_no_column([1, 0, None]),
    )
    card, values, health = score_generic(of)
    ages = {"csat": np.array([0, 6.0, 0])}
    scored_book = ScoredBook(card, health, values, ages, TODAY)
    why = explain_score(scored_book, 1, trend=-6.4)
    assert [r.code for r in why.reasons] == [
        "LOW_SEAT_UTIL",
        "LONG_NO_TOUCH",
        "FALLING_ACTIVE",
        "FALLING_SCORE",
    ]
    ja = [reason.say(load_catalogue("ja")) for reason in why.reasons]
    assert ja[0] == "席の利用率が40%(基準80%、2026/11/24時点)"
    assert ja[1] == "有効な接点が75日間ありません(対応頻度30日、2026/11/24時点)"
    csat = next(row for row in why.rows if row.measure.id == "csat")
    assert (csat.value, csat.age_days, csat.points) == (2, 6, 20)
    goal = next(row for row in why.rows if row.measure.id == "goal_progress")
    assert (goal.is_connected, goal.value) == (False, None)
    assert not why.missing
    missing = explain_score(scored_book, 2).missing
    assert {r.en for r in missing} == {
        "Seat use", "Stickiness", "Usage trend", "Champion", "CSAT", "Touch age against cadence",
    }  # fmt: skip
    first = first_reasons(scored_book)
    assert [None if r is None else r.code for r in first] == [None, "LOW_SEAT_UTIL", "FEW_FRESH_DATA"]
    assert first[1] == why.reasons[0]
    assert first[2] == explain_score(scored_book, 2).reasons[0]


def test_reasons_of_caps_name_the_fact_and_own_measures_their_name() -> None:
    of = usage_book(overdue_days=number_column([70, 0, 0]), champion_left_days=number_column([None, 3, None]))
    card, values, health = score_generic(of)
    facts = {"overdue_days": of["overdue_days"].values, "champion_left_days": of["champion_left_days"].values}
    found = first_reasons(ScoredBook(card, health, values, {}, TODAY), facts)
    said = [None if reason is None else reason.say(load_catalogue("en")) for reason in found]
    assert said[0] == "An invoice is 70 days overdue: the score is capped at 39 (as of 24 Nov 2026)"
    assert said[1] == "A champion left 3 days ago: the score is capped at 69 (as of 24 Nov 2026)"
    own = Scorecard(
        "own", "", "", (Group("g", "", "", 1),), (measure("own.mood", "g", 1, [[1, 0], [5, 100]]),),
        (Cap("vip", "health<1", 50),),
    )  # fmt: skip
    columns = {"own.mood": np.array([1.5, 5, 5])}
    low = score_book(own, columns, {}, columns)
    (reason, _, _) = first_reasons(ScoredBook(own, low, columns, {}, TODAY))
    assert reason is not None
    assert reason.say(load_catalogue("ja")) == "own.moodが1.5(基準5、2026/11/24時点)"


def test_a_value_that_reaches_its_threshold_is_no_reason() -> None:
    card = generic()
    csat = next(m for m in card.measures if m.id == "csat")
    alone = dataclasses.replace(card, measures=(csat,), groups=card.groups[3:4])
    values = {"csat": np.array([5, 5, 4.2, 3.9])}
    health = score_book(alone, values, {}, values)
    assert health.contribution[0, 2] < -2
    assert [r and r.code for r in first_reasons(ScoredBook(alone, health, values, {}, TODAY))] == [
        None, None, None, "LOW_CSAT",
    ]  # fmt: skip


values_of = st.lists(
    st.tuples(*[st.floats(0, 100) | st.just(NAN) for _ in WORKED.measures]), min_size=1, max_size=6
)
ages_of = st.floats(0, 400)


@given(values_of, ages_of)
def test_a_score_lies_between_its_worst_and_best_measure_and_in_its_range(
    rows: list[tuple[float, ...]], age: float
) -> None:
    values = {
        m.id: np.array(column) for m, column in zip(WORKED.measures, zip(*rows, strict=True), strict=True)
    }
    ages = {m.id: np.full(len(rows), age) for m in WORKED.measures[::2]}
    health = score_book(WORKED, values, ages, values)
    for row, score in enumerate(health.score):
        counted = health.points[:, row][health.freshness[:, row] > 0]
        if not len(counted):
            assert np.isnan(score)
            continue
        assert counted.min() - 1e-9 <= score <= counted.max() + 1e-9
        assert health.low[row] - 1e-9 <= score <= health.high[row] + 1e-9
        assert health.effective[:, row].sum() == pytest.approx(1)
        assert 0 <= health.confidence[row] <= 1 + 1e-9


@given(values_of, st.sampled_from([m.id for m in WORKED.measures]), st.floats(0, 100))
def test_a_measure_that_is_not_connected_changes_nothing(
    rows: list[tuple[float, ...]], other: str, value: float
) -> None:
    columns = dict(zip([m.id for m in WORKED.measures], zip(*rows, strict=True), strict=True))
    values = {id_: np.array(column) for id_, column in columns.items()}
    connected = set(values) - {other}
    without = score_book(WORKED, values, {}, connected)
    changed = score_book(WORKED, values | {other: np.full(len(rows), value)}, {}, connected)
    for field in ("score", "shown", "confidence", "low", "high", "band", "uncertain", "effective"):
        assert np.array_equal(
            getattr(without, field), getattr(changed, field), equal_nan=field in ("score", "shown")
        )


def test_policies_for_missing_values_count_as_chosen() -> None:
    neutral = dataclasses.replace(WORKED.measures[0], null_policy="neutral50")
    worst = dataclasses.replace(WORKED.measures[1], null_policy="worst0")
    card = dataclasses.replace(WORKED, measures=(neutral, worst))
    health = scored({"seat_util": NAN, "active_trend": NAN}, card=card)
    assert health.score[0] == pytest.approx(50 * 50 / 80)
    assert health.confidence[0] == 1


def test_a_book_without_any_connected_measure_has_no_score() -> None:
    health = scored(VALUES, connected=())
    assert np.isnan(health.score[0])
    assert (BANDS[health.band[0]], health.confidence[0], health.measures) == ("none", 0, ())


def problems(**changes: Any) -> str:
    card = dataclasses.replace(generic(), **changes)
    return " ".join(m.text.format_map(m.params) for m in scorecard_messages(card))


def test_checks_name_what_is_wrong_with_a_card() -> None:
    card = generic()
    first = card.measures[0]

    def with_first(**changes: Any) -> str:
        return problems(measures=(dataclasses.replace(first, **changes), *card.measures[1:]))

    assert problems() == ""
    assert "twice" in problems(groups=(*card.groups, card.groups[0]))
    assert "has no group" in problems(groups=())
    assert "no measure" in problems(measures=card.measures[1:][2:])
    assert "reads name" in with_first(fact="name")
    assert "group nope" in with_first(group="nope")
    assert "weight of seat_util" in with_first(weight=0.0)
    assert "days of seat_util" in with_first(half_life_days=0.0)
    for points in (
        (),
        ((0.0, 1.0),),
        ((0.0, 1.0), (0.0, 2.0)),
        ((0.0, 1.0), (1.0,)),
        ((0.0, 0.0), (1.0, 101.0)),
    ):
        assert "points of seat_util" in with_first(points=points)
    assert "points" in with_first(points=((0.0, 1.0), (1.0, 9.0), (2.0, 1.0)))
    assert "condition of seat_util" in with_first(applies_when="colour:red")
    assert "Cap c must" in problems(caps=(Cap("c", "health<1", 101.0),))
    assert "condition of c" in problems(caps=(Cap("c", "", 1.0),))
    assert "two rising cuts" in problems(bands=BandRule((70.0, 40.0)))
    assert "shares of confidence" in problems(confidence=ConfidenceRule(show_band_min=2.0))


def test_a_hundred_thousand_accounts_are_scored_together() -> None:
    rng = np.random.default_rng(1)
    values = {m.id: rng.uniform(0, 100, 100_000) for m in WORKED.measures}
    health = score_book(WORKED, values, {}, values)
    assert health.score.shape == (100_000,)
    assert health.contribution.shape == (len(WORKED.measures), 100_000)
