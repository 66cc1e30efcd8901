"""Scorecards: missing scores, must-haves, ties, and prices that turn the order round."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.numbers import Number
from calculator_kit.parsing import canonical_text
from support_costs.vendor_scorecard.fields import CRITERIA
from support_costs.vendor_scorecard.scorecards import (
    BEST,
    Criterion,
    Scorecard,
    by_range,
    by_ratio,
    ranks,
    total,
)

PACKAGE = "support_costs"
EMPTY = {f"{judged.id}_{vendor}": "" for judged in CRITERIA for vendor in "ab"}
"""Takes the example's scores away."""

points = st.fractions(0, 5, max_denominator=4).map(Number.of)
scores = st.none() | points
weights = st.fractions(0, 5, max_denominator=2).map(Number.of)
prices = st.decimals("0.01", 10_000, places=2)


def criteria(vendors: int = 3) -> st.SearchStrategy[list[Criterion]]:
    return st.lists(
        st.builds(Criterion, st.uuids().map(str), weights, st.tuples(*[scores] * vendors)),
        min_size=1,
        max_size=6,
    )


def card(**inputs: str) -> Outcome:
    outcome = calculate(PACKAGE, "vendor_scorecard", inputs, "en")
    assert not outcome.errors
    return outcome


def place(outcome: Outcome, vendor: str) -> int | None:
    figure = outcome.figures.get(f"{vendor}_place")
    return int(figure.low) if figure and figure.low is not None else None


def notes(outcome: Outcome) -> str:
    assert outcome.presentation
    return " ".join(outcome.presentation.notes)


@given(criteria())
def test_a_score_lies_between_its_worst_and_its_best(found: list[Criterion]) -> None:
    for vendor in range(3):
        weighed = total(found, vendor)
        if weighed is not None:
            assert 0 <= weighed.least <= weighed.score <= weighed.most <= BEST
            assert (weighed.coverage == 1) == (weighed.least == weighed.most)


@given(criteria(), points)
def test_a_missing_score_never_counts_as_nought(found: list[Criterion], score: Number) -> None:
    """Whatever it turns out to be, the score ends up in the range that was announced."""
    before = total(found, 0)
    assume(before is not None)
    assert before is not None
    filled = [
        Criterion(one.id, one.weight, (score, *one.scores[1:]))
        if one.scores[0] is None and any(known is not None for known in one.scores)
        else one
        for one in found
    ]
    after = total(filled, 0)
    assert after is not None
    assert before.least <= after.score <= before.most


@given(criteria(), st.fractions("1/10", 10, max_denominator=10))
def test_only_the_proportions_of_weights_matter(found: list[Criterion], factor: Fraction) -> None:
    scaled = [Criterion(one.id, one.weight * factor, one.scores) for one in found]
    for vendor in range(3):
        before, after = total(found, vendor), total(scaled, vendor)
        assert (before is None) == (after is None)
        if before and after:
            assert (after.least, after.score, after.most) == (
                before.least,
                before.score,
                before.most,
            )


@given(criteria(), st.fractions(0, 2, max_denominator=5))
def test_moving_one_weight_is_the_same_as_typing_it(
    found: list[Criterion], factor: Fraction
) -> None:
    counted = tuple(one for one in found if one.weight)
    assume(counted)
    moved = counted[0]
    typed = Criterion(moved.id, moved.weight * factor, moved.scores)
    there = Scorecard(counted, 3, frozenset())
    here = Scorecard((typed, *counted[1:]), 3, frozenset())
    assert there.scores(moved, factor) == here.scores()


@given(criteria())
def test_a_weight_that_is_not_moved_changes_nothing(found: list[Criterion]) -> None:
    made = Scorecard(tuple(found), 3, frozenset())
    assert made.leaders(found[0]) == made.leaders()
    assert made.scores(found[0]) == made.scores()
    assert made.lead(0, 1, found[0]) == made.lead(0, 1)


def test_a_lead_over_a_vendor_without_scores_is_the_whole_score() -> None:
    one = Criterion("one", Number.of(1), (Number.of(4), None, Number.of(1)))
    made = Scorecard((one,), 3, frozenset())
    assert [made.lead(0, 2), made.lead(0, 1), made.lead(1, 0)] == [3, 4, -4]


@given(st.lists(st.none() | prices.map(Number.of), min_size=3, max_size=3))
def test_price_scores_put_the_cheapest_first(given_prices: list[Number | None]) -> None:
    known = [price for price in given_prices if price is not None]
    for found in (by_ratio(given_prices), by_range(given_prices)):
        if len(known) < 2:
            assert found == (None, None, None)
            continue
        assert [score is None for score in found] == [price is None for price in given_prices]
        best = [score for score in found if score is not None]
        assert max(best) == BEST
        assert min(best) >= 0
        values = [None if score is None else score.value() for score in found]
        by_price = [None if price is None else -price.value() for price in given_prices]
        assert ranks(values) == ranks(by_price)


def test_places_are_shared_by_equals() -> None:
    assert ranks([Fraction(3), None, Fraction(3), Fraction(1)]) == (1, None, 1, 3)


def test_a_tie_is_called_one() -> None:
    outcome = card(**EMPTY | {"service_quality_a": "3", "service_quality_b": "3"})
    assert outcome.presentation
    assert outcome.presentation.headline.startswith("Vendor A and Vendor B are level")
    assert "turning_weights" not in outcome.figures


def test_who_fails_a_must_have_is_out_whatever_the_score() -> None:
    outcome = card(must_security_a="failed")
    assert place(outcome, "a") is None
    assert place(outcome, "b") == 1
    assert "Vendor A is not ranked" in notes(outcome)
    nobody = card(must_security_a="failed", must_backup_b="failed")
    assert nobody.presentation
    assert nobody.presentation.headline == "No vendor meets every must-have"


def test_unchecked_must_haves_are_pointed_out() -> None:
    assert "not fully checked for Vendor A and Vendor B" in notes(card())
    met = {f"must_{name}_{vendor}": "met" for name in ("backup", "security") for vendor in "ab"}
    assert "not fully checked" not in notes(card(**met))


def test_a_lead_that_missing_scores_can_undo_is_pointed_out() -> None:
    firm = card()
    assert "another vendor may lead" not in notes(firm)
    thin = card(references_b="5", references_weight="5")
    assert place(thin, "b") == 1
    assert "another vendor may lead" in notes(thin)


def test_both_ways_of_scoring_prices_may_disagree() -> None:
    inputs = EMPTY | {"service_quality_a": "3", "service_quality_b": "4.5"}
    inputs |= {"price_a": "10", "price_b": "12"}
    by_share, by_place = card(**inputs), card(**inputs, price_method="range")
    assert (place(by_share, "b"), place(by_place, "b")) == (1, 2)
    assert "would be: Vendor A and Vendor B" in notes(by_share)
    assert "would be: Vendor B and Vendor A" in notes(by_place)


def test_a_vendor_in_last_place_can_decide_between_the_others() -> None:
    """The rank reversal of scores by place in the range."""
    inputs = EMPTY | {"service_quality_a": "3", "service_quality_b": "4.5"}
    inputs |= {"price_a": "10", "price_b": "12", "price_method": "range"}
    assert place(card(**inputs), "a") == 1
    third = card(**inputs, service_quality_c="0", price_c="20")
    assert place(third, "b") == 1
    assert "Without Vendor C, the two others would change places" in notes(third)
    assert "change places" not in notes(card(**inputs | {"price_method": "ratio"}))


def test_an_equal_column_is_pointed_out() -> None:
    assert "Experience in several industries" in notes(card())
    assert "do not tell the vendors apart" not in notes(card(multi_industry_a="3"))


def test_a_lead_that_hangs_on_one_weight_is_not_called_firm() -> None:
    inputs = EMPTY | {"service_quality_a": "4", "service_quality_b": "3", "company_size_a": "3"}
    outcome = card(**inputs | {"company_size_b": "3.9"})
    assert outcome.presentation
    assert "not firm: any of 2 weights" in outcome.presentation.meaning
    firm = card(**inputs | {"company_size_b": "3.1"})
    assert firm.presentation
    assert "No single weight" in firm.presentation.meaning


@given(first=prices, second=prices, factor=st.integers(2, 1000))
def test_the_currency_of_prices_does_not_matter(
    first: Decimal, second: Decimal, factor: int
) -> None:
    once = card(price_a=canonical_text(first), price_b=canonical_text(second))
    often = card(price_a=canonical_text(first * factor), price_b=canonical_text(second * factor))
    assert once.figures == often.figures


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_every_language_shows_typical_scores_and_what_they_may_become(locale: str) -> None:
    outcome = calculate(PACKAGE, "vendor_scorecard", {}, locale)
    assert outcome.figures == card().figures
    assert outcome.presentation
    rows = {row.figure: row.value for row in outcome.presentation.rows}
    assert "3.57" in rows["b_score"].replace(",", ".")
    assert "3.13" in rows["b_score"].replace(",", ".")
