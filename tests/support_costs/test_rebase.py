"""A price taken to another year: three separate amounts, an index that is named, and the way back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.figures import Figure
from calculator_kit.parsing import canonical_text
from calculator_kit.presentation import Step
from support_costs.facts import facts
from support_costs.rebase.calculator import CALCULATOR

D = Decimal
CENT = D("0.01")
INDEX = {"index_kind": "wages", "index_country": "philippines"}
indexes = st.decimals("0.5", 1000, places=3)
prices = st.decimals(1, 500, places=2)


def answer(**inputs: str) -> Outcome:
    outcome = calculate("support_costs", "rebase", inputs, "en")
    assert not outcome.errors
    return outcome


def notes(outcome: Outcome) -> str:
    assert outcome.presentation
    return " ".join(outcome.presentation.notes)


def low(figure: Figure) -> Decimal:
    assert figure.low is not None
    return figure.low


@settings(deadline=None)
@given(price=prices, start=indexes, end=indexes, rate=st.decimals("0.01", 20_000, places=4))
def test_there_and_back_again(price: Decimal, start: Decimal, end: Decimal, rate: Decimal) -> None:
    """T23: a to b to a within one minor unit, with index and exchange rate turned round."""
    own = {"region": "custom", "fx_rate": canonical_text(rate), "fx_date": "2026-11-20"}
    first, last = canonical_text(start), canonical_text(end)
    there = answer(
        **own,
        **INDEX,
        rate_low=canonical_text(price),
        price_currency="USD",
        currency="TWD",
        price_year="2016",
        target_year="2026",
        index_from=first,
        index_to=last,
    )
    moved = low(there.figures["converted"])
    if not CENT < moved < D(10_000_000_000):
        return
    back = answer(
        **own,
        **INDEX,
        rate_low=canonical_text(moved.quantize(D("1e-15"))),
        price_currency="TWD",
        currency="USD",
        fx_quote="target",
        price_year="2026",
        target_year="2016",
        index_from=last,
        index_to=first,
    )
    assert abs(low(back.figures["converted"]) - price) < CENT


def test_the_three_amounts_stand_apart() -> None:
    """T23: the old price keeps its currency and its year; only the indexed one is converted."""
    figures = answer(
        **INDEX,
        index_from="100",
        index_to="150",
        currency="ILS",
        fx_rate="3.7",
        fx_date="2026-11-20",
    ).figures
    assert [figures[name].unit for name in ("nominal", "indexed", "converted")] == [
        "USD",
        "USD",
        "ILS",
    ]
    assert low(figures["indexed"]) == low(figures["nominal"]) * D("1.5")
    assert low(figures["converted"]) == low(figures["indexed"]) * D("3.7")


def test_the_order_and_the_day_are_said() -> None:
    told = notes(
        answer(
            **INDEX,
            index_from="100",
            index_to="150",
            currency="ILS",
            fx_rate="3.7",
            fx_date="2026-11-20",
        )
    )
    assert "first the index, then the exchange rate of November 20, 2026" in told


def test_an_old_price_that_meets_a_new_exchange_rate_is_pointed_out() -> None:
    told = notes(answer(currency="ILS", fx_rate="3.7", fx_date="2026-11-20"))
    assert "A price of 2016 meets an exchange rate of 2026 here." in told


def test_an_index_of_another_place_is_pointed_out() -> None:
    """T24: the index of the buyer's country is the wrong one for work done elsewhere."""
    wrong = {"index_kind": "prices", "index_country": "united_states"}
    values = {"index_from": "240", "index_to": "320"}
    assert "another place than the agents" in notes(answer(**wrong, **values))
    assert "another place" not in notes(answer(**INDEX, **values))
    assert "another place" not in notes(answer(**wrong, **values, region="us_ca"))


def test_an_index_in_other_money_needs_its_exchange_rates() -> None:
    values = {"index_from": "100", "index_to": "150"}
    assert "how the two moved is left out" in notes(answer(**INDEX, **values))
    drift = {"index_fx_from": "47.5", "index_fx_to": "57"}
    assert "how the two moved is left out" not in notes(answer(**INDEX, **values, **drift))


@pytest.mark.parametrize(
    ("before", "after", "said"), [("57", "47.5", True), ("47.5", "57", True), ("50", "50", False)]
)
def test_exchange_rates_of_both_years_do_nothing_alone(before: str, after: str, said: bool) -> None:
    told = notes(
        answer(
            index_fx_from=before,
            index_fx_to=after,
            currency="TWD",
            fx_rate="32",
            fx_date="2026-11-20",
        )
    )
    assert ("do nothing without an index" in told) is said


def test_without_an_index_nothing_is_indexed() -> None:
    outcome = answer()
    assert set(outcome.figures) == {"nominal"}
    assert "No index was entered" in notes(outcome)
    drift = answer(
        index_fx_from="47.5", index_fx_to="57", currency="TWD", fx_rate="32", fx_date="2026-11-20"
    )
    assert low(drift.figures["converted"]) == low(drift.figures["nominal"]) * 32


def test_the_year_of_the_source_is_inferred_and_said_to_be() -> None:
    assert "any from 2015 to 2017" in notes(answer())
    assert "any from" not in notes(answer(price_year="2016"))


@settings(deadline=None)
@given(start=indexes, end=indexes)
def test_growth_and_index_say_the_same(start: Decimal, end: Decimal) -> None:
    figures = answer(
        **INDEX, index_from=canonical_text(start), index_to=canonical_text(end)
    ).figures
    growth = low(figures["growth"])
    assert abs((1 + growth) ** 10 - end / start) < D("1e-15") * (1 + end / start)


@settings(deadline=None)
@given(price=prices, spread=prices, start=indexes, end=indexes)
def test_low_stays_below_high(
    price: Decimal, spread: Decimal, start: Decimal, end: Decimal
) -> None:
    figures = answer(
        **INDEX,
        region="custom",
        price_year="2020",
        rate_low=canonical_text(price),
        rate_high=canonical_text(price + spread),
        index_from=canonical_text(start),
        index_to=canonical_text(end),
    ).figures
    for name in ("nominal", "indexed"):
        high = figures[name].high
        assert high is not None
        assert low(figures[name]) <= high


def test_an_open_range_stays_open() -> None:
    """T30: an index makes no upper end."""
    outcome = answer(region="w_europe", **INDEX, index_from="100", index_to="150")
    assert outcome.figures["indexed"].high is None
    assert outcome.presentation
    assert outcome.presentation.headline == "from $60"


def test_the_year_to_take_it_to_is_that_of_this_edition() -> None:
    assert CALCULATOR.field("target_year").default == str(facts().as_of.year)


def test_an_exchange_rate_may_be_of_any_day_up_to_the_end_of_next_year() -> None:
    def refused(year: int, month: int, day: int) -> bool:
        inputs = {"currency": "TWD", "fx_rate": "32", "fx_date": f"{year}-{month:02}-{day:02}"}
        return bool(calculate("support_costs", "rebase", inputs, "en").errors)

    year = facts().as_of.year
    assert not refused(year + 1, 12, 31)
    assert refused(year + 2, 1, 1)


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_a_date_to_come_is_refused_in_every_language(locale: str) -> None:
    inputs = {"currency": "TWD", "fx_rate": "32", "fx_date": "2199-01-01"}
    outcome = calculate("support_costs", "rebase", inputs, locale)
    assert set(outcome.errors) == {"fx_date"}
    assert outcome.errors["fx_date"]


def test_an_index_that_grows_backwards_is_divided_by() -> None:
    inputs = {"price_year": "2026", "target_year": "2024", "growth_year": "0.25"}
    outcome = answer(**INDEX, **inputs)
    assert low(outcome.figures["index_factor"]) == D("0.64")
    assert low(outcome.figures["growth"]) == D("0.25")
    assert outcome.presentation
    factor = outcome.presentation.steps[1]
    assert isinstance(factor, Step)
    assert factor.formula == "1 ÷ (100% + 25%)²"


@pytest.mark.parametrize(
    ("rate", "quote", "formula"),
    [("32", "price", "$8 ÷ $1 × NT$32"), ("0.03125", "target", "$8 ÷ $0.03125 × NT$1")],
)
def test_an_exchange_names_both_currencies(rate: str, quote: str, formula: str) -> None:
    outcome = answer(
        rate_low="8",
        price_year="2024",
        currency="TWD",
        fx_rate=rate,
        fx_quote=quote,
        fx_date="2026-11-20",
    )
    assert low(outcome.figures["converted"]) == 256
    assert outcome.presentation
    line = outcome.presentation.steps[-1]
    assert isinstance(line, Step)
    assert (line.label, line.formula) == (
        "Converted at the exchange rate of November 20, 2026",
        formula,
    )
