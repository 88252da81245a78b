"""The twenty stories of the sample book, each read from the files it wrote."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.sample_reading import TODAY, Written, days_ago, write


@pytest.fixture(scope="module", params=["ja", "en"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("book"), request.param, accounts=120)


def meaningful(book: Written, story: str, within: int = 10_000) -> list[int]:
    """Return how many days ago each meaningful touch was, newest first."""
    rows = [r for r in book.of("interactions", story) if r["meaningful"] == "1"]
    return sorted(d for d in (days_ago(r["happened_at"]) for r in rows) if d <= within)


def test_every_story_is_yours(book: Written) -> None:
    assert {book.account(story)["owner_id"] for story in book.plan.stories} == {"P01"}


def test_aoba_has_twelve_days_to_its_notice_deadline_and_38_percent_fewer_logins(book: Written) -> None:
    assert days_ago(book.account("aoba")["notice_on"]) == -12
    weeks = book.users("aoba", "logins")
    assert sum(weeks[-4:]) / sum(weeks[-8:-4]) == pytest.approx(0.62, abs=0.01)
    champion = next(row for row in book.of("contacts", "aoba") if row["role"] == "champion")
    assert champion["family_name"] in {"田中", "Tanner"}
    assert champion["active"] == "0"
    assert days_ago(champion["left_on"]) == 20
    urgent = [row for row in book.of("tickets", "aoba") if row["priority"] == "p1"]
    assert [row["status"] for row in urgent] == ["open"]


def test_five_mails_had_no_answer_while_use_rises(book: Written) -> None:
    mails = [r for r in book.of("interactions", "five_mails") if r["meaningful"] == "0"]
    assert [r["channel"] for r in mails] == ["mail"] * 5
    assert meaningful(book, "five_mails")[0] > 90
    weeks = book.users("five_mails", "logins")
    assert sum(weeks[-8:]) > 1.15 * sum(weeks[-34:-26])


def test_the_loud_one_has_35_tickets_and_18_touches_for_little(book: Written) -> None:
    assert len(book.of("tickets", "loud")) == 35
    assert max(days_ago(row["opened_at"]) for row in book.of("tickets", "loud")) <= 90
    assert len(meaningful(book, "loud", 90)) == 18
    assert int(book.account("loud")["arr"]) in {240_000, 1_600}


def test_the_favourite_had_twelve_touches_where_three_are_needed(book: Written) -> None:
    assert len(meaningful(book, "favourite", 90)) == 12
    assert book.account("favourite")["phase"] == "adoption"


def test_a_green_account_of_high_value_was_not_touched_for_74_days(book: Written) -> None:
    assert meaningful(book, "unvisited")[0] == 74
    weeks = book.users("unvisited", "monthly_users")
    assert weeks[-1] / int(book.account("unvisited")["seats"]) > 0.85


def test_one_churned_while_green(book: Written) -> None:
    outcomes = [row["kind"] for row in book.of("outcomes", "churned_green")]
    assert outcomes == ["churn"]
    weeks = book.users("churned_green", "logins")
    assert sum(weeks[-4:]) > 0.9 * sum(weeks[-12:-8])
    assert all(row["active"] == "1" for row in book.of("contacts", "churned_green"))


def test_the_override_ends_next_week(book: Written) -> None:
    (override,) = book.plan.overrides
    assert override.account == book.plan.stories["override"]
    assert (override.tier, override.expires_on) == ("high", TODAY + timedelta(days=7))


def test_one_runs_the_hook_product_only_and_heavily(book: Written) -> None:
    rows = book.of("subscriptions", "hook_only")
    assert [(row["is_hook"], row["is_main"]) for row in rows] == [("1", "0")]
    assert book.users("hook_only", "monthly_users")[-1] > 0.9 * int(rows[0]["seats"])


def test_one_has_the_free_plan_and_forty_users(book: Written) -> None:
    account = book.account("free_plan")
    assert (account["is_paid"], account["arr"], account["seats"]) == ("0", "0", "40")
    assert book.users("free_plan", "monthly_users")[-1] == pytest.approx(40, abs=3)


def test_one_signed_five_days_ago(book: Written) -> None:
    account = book.account("signed")
    assert (days_ago(account["started_on"]), account["phase"]) == (5, "welcome")
    assert any(todo.account == book.plan.stories["signed"] for todo in book.plan.todos)


def test_the_self_sufficient_one_is_the_largest(book: Written) -> None:
    account = book.account("self_sufficient")
    assert account["phase"] == "self"
    stories = [
        int(book.account(story)["arr"] or 0) for story in book.plan.stories if story != "other_currency"
    ]
    assert int(account["arr"]) == max(stories)


def test_a_parent_has_three_subsidiaries(book: Written) -> None:
    parent = book.plan.stories["parent"]
    children = [row["account_id"] for row in book.tables["accounts"] if row["parent_id"] == parent]
    assert children == [book.plan.stories[f"child_{n}"] for n in (1, 2, 3)]


def test_one_contract_is_in_another_currency(book: Written) -> None:
    found = {row["currency"] for row in book.tables["subscriptions"]}
    own = book.mapping["currency"]
    assert found == {"JPY", "USD"}
    assert {row["currency"] for row in book.of("subscriptions", "other_currency")} == {"JPY", "USD"} - {own}
    assert int(book.account("other_currency")["arr"]) == (48_000 if own == "JPY" else 7_200_000)


def test_one_does_not_say_how_many_they_are(book: Written) -> None:
    assert book.account("size_unknown")["employees"] == ""


def test_the_data_of_one_is_three_weeks_old(book: Written) -> None:
    newest = min(days_ago(row["period_start"]) for row in book.of("usage", "stale_data"))
    usual = min(days_ago(row["period_start"]) for row in book.of("usage", "aoba"))
    assert newest - usual == 21


def test_one_has_given_notice(book: Written) -> None:
    (outcome,) = book.of("outcomes", "notice")
    assert (outcome["kind"], days_ago(outcome["happened_on"])) == ("notice", 6)
    assert days_ago(book.account("notice")["ends_on"]) < 0


def test_one_uses_118_percent_of_its_seats(book: Written) -> None:
    use = book.users("over_seats", "monthly_users")[-1] / int(book.account("over_seats")["seats"])
    assert use == pytest.approx(1.18, abs=0.05)


def test_one_has_a_long_name_rare_characters_and_a_contact_without_surname(book: Written) -> None:
    name = book.account("names")["name"]
    assert len(name) > 30
    if book.mapping_language == "ja":
        assert {"㈱", "髙", "﨑"} <= set(name)
    assert [row["name"] for row in book.of("contacts", "names") if not row["family_name"]] in (
        ["リサ"],
        ["Lisa"],
    )


def test_one_has_a_review_in_three_days_and_a_promise_carried_twice(book: Written) -> None:
    todos = [todo for todo in book.plan.todos if todo.account == book.plan.stories["review"]]
    assert {(todo.kind, (todo.due_on - TODAY).days) for todo in todos} == {("meeting", 3), ("promise", -8)}


def test_rule_csm_and_lead_disagree_on_one_renewal(book: Written) -> None:
    account = book.plan.stories["three_views"]
    assert -90 < days_ago(book.account("three_views")["ends_on"]) < 0
    assert any(book.plan.lead in note.body for note in book.plan.notes if note.account == account)
