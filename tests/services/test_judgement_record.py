"""Later it is told who was right about the renewals: rule, CSM or lead, with its interval, from twenty on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cs_workbench.domain.judgement import Judgement
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.services.book import load_book
from cs_workbench.services.judgement_record import Differed, judged
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import judgements
from tests.support.contracts import contracts

END = date(2026, 8, 31)
STAYED, LEFT = 16, 6


@pytest.fixture
def decided(empty: Workbench) -> Workbench:
    """Return a book of sixteen renewals and six losses; the CSM said renew of all, the lead was right of ten."""
    names = [f"s{n:02}" for n in range(STAYED)] + [f"x{n:02}" for n in range(LEFT)]
    rows = [{"account": name, "arr": 10, "ends_on": END.isoformat()} for name in names]
    rows += [
        {"account": name, "arr": 10, "started_on": "2026-09-01", "ends_on": "2027-08-31"}
        for name in names
        if name.startswith("s")
    ]
    contracts(empty, *rows)
    book = load_book(empty)
    place = {name: int(a) for a, name in zip(book.account_id, book["name"].values, strict=True)}
    with empty.store.write("judge", "test") as writing:
        for number, name in enumerate(names):
            account = place[name.upper()]
            one = Judgement(
                f"c{number}", account, END, END, 3, "csm", "renew", "", "likely" if name[0] == "s" else "critical",
                "2026-06-10T00:00:00Z", "",
            )  # fmt: skip
            judgements.add(writing.db, one)
            judgements.add(writing.db, replace(one, uid=f"early{number}", months=6, verdict="watch"))
            if number < 10:
                judgements.add(writing.db, replace(one, uid=f"l{number}", role="lead", verdict="smaller"))
        too_late = replace(one, uid="late", verdict="leave", at="2026-09-10T00:00:00Z")
        judgements.add(writing.db, too_late)
    return empty


def test_who_was_right_is_counted_with_its_interval(decided: Workbench) -> None:
    found = judged(decided)
    told = {(one.months, one.who): one for one in found.lines}
    rule, csm, lead = (told[3, who] for who in ("rule", "csm", "lead"))
    assert (rule.right, rule.decided, rule.share) == (22, 22, 1.0)
    assert rule.low == pytest.approx(0.8513, abs=1e-4)
    assert (csm.right, csm.decided) == (16, 22), "what was judged again after the end does not count"
    assert csm.share == pytest.approx(16 / 22)
    assert (lead.right, lead.decided, lead.share) == (10, 10, None)
    assert (told[6, "csm"].decided, told[6, "rule"].decided) == (0, 22), "who only watches is not counted"
    assert found.differed == (Differed(3, "rule", "csm", 6, 6),)
    assert found.remarks[1:] == (
        "CSM, 6 months ahead: 0 decided renewals judged; a share is told from 20 on.",
        "Lead, 6 months ahead: 0 decided renewals judged; a share is told from 20 on.",
        "Lead, 3 months ahead: 10 decided renewals judged; a share is told from 20 on.",
        "3 months ahead Rule and CSM differed on 6 decided renewals; Rule was right on 6.",
    )


def test_without_a_judgement_the_rule_is_known_by_the_health_of_then(empty: Workbench) -> None:
    contracts(
        empty,
        {"account": "kept", "arr": 10, "ends_on": "2026-08-31"},
        {"account": "kept", "arr": 10, "started_on": "2026-09-01", "ends_on": "2027-08-31"},
        {"account": "lost", "arr": 10, "ends_on": "2026-08-31"},
        {"account": "dark", "arr": 10, "ends_on": "2026-08-31"},
    )
    book = load_book(empty)
    bands = {"KEPT": "green", "LOST": "red"}
    with empty.store.write("scores", "test") as writing:
        writing.db.executemany(
            "INSERT INTO calc_snapshot (account_id, week, score, shown, band) VALUES (?, '2026-05-04', 50, 50, ?)",
            [(int(a), bands.get(name)) for a, name in zip(book.account_id, book["name"].values, strict=True)],
        )  # fmt: skip
    found = {(one.months, one.who): (one.right, one.decided) for one in judged(empty).lines}
    assert found[3, "rule"] == (2, 2), "nothing is known of one"
    assert found[6, "rule"] == (0, 0), "no score was kept by then"
    assert found[3, "csm"] == (0, 0)


def test_an_empty_book_has_a_sentence_for_each(empty: Workbench) -> None:
    found = judged(empty)
    assert {one.decided for one in found.lines} == {0}
    assert len(found.remarks) == 7
    later = replace(empty, clock=FixedClock(datetime(2027, 1, 1, tzinfo=UTC)))
    assert judged(later, "nobody") == found
