"""Quotes on one footing: the same money in any unit, what is missing, what is too low."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import StackedChart
from calculator_kit.parsing import canonical_text
from support_costs.facts import facts
from support_costs.quote_checker.checklist import ITEMS, TERMS
from support_costs.quote_checker.fields import UNIT_CHOICES

PACKAGE = "support_costs"
LONE = {"quote2_rate": ""}
SPLIT = {"shrinkage_ext": "0.1", "shrinkage_in": "0.2", "wrap_share": "0.25", "fcr": "0.8"}
UNITS = [choice.value for choice in UNIT_CHOICES if choice.value != "unstated"]

rates = st.decimals("0.01", 1000, places=2)
amounts = st.integers(0, 10_000)


def check(**inputs: str) -> Outcome:
    outcome = calculate(PACKAGE, "quote_checker", inputs, "en")
    assert not outcome.errors
    return outcome


def amount(outcome: Outcome, figure: str) -> Decimal:
    low = outcome.figures[figure].low
    assert low is not None
    return low


def notes(outcome: Outcome) -> str:
    assert outcome.presentation
    asked = (
        f"{found.title}: {' '.join(item.text for item in found.items)}"
        for found in outcome.presentation.lists
    )
    return " ".join((*outcome.presentation.notes, *asked))


@pytest.mark.parametrize("unit", UNITS)
def test_a_price_there_and_back_is_the_same(unit: str) -> None:
    """A quote in any unit, put as a paid hour, costs the same again."""
    inputs = LONE | SPLIT
    there = check(**inputs, quote1_rate="12.34", quote1_unit=unit)
    paid = canonical_text(amount(there, "quote1_paid_hour"))
    back = check(**inputs, quote1_rate=paid, quote1_unit="paid_hour")
    for figure in ("quote1_contact", "quote1_minute", "quote1_month"):
        assert abs(amount(there, figure) - amount(back, figure)) < Decimal("1e-15")


@given(rate=rates, unit=st.sampled_from(UNITS), factor=st.integers(1, 9))
def test_cost_is_linear_in_the_rate(rate: Decimal, unit: str, factor: int) -> None:
    once, often = (
        check(**LONE, **SPLIT, quote1_rate=canonical_text(price), quote1_unit=unit)
        for price in (rate, rate * factor)
    )
    difference = amount(often, "quote1_contact") - factor * amount(once, "quote1_contact")
    assert abs(difference) < Decimal("1e-15")


@given(
    rate=rates,
    minimum=amounts,
    monthly=amounts,
    setup=amounts,
    unit=st.sampled_from(UNITS),
    contacts=st.integers(1, 10_000),
)
def test_parts_add_up_to_the_bill(
    rate: Decimal, minimum: int, monthly: int, setup: int, unit: str, contacts: int
) -> None:
    quote = {"quote1_rate": canonical_text(rate), "quote1_unit": unit} | LONE | SPLIT
    quote |= {"quote1_min_volume": str(minimum), "quote1_mgmt_fee": str(monthly)}
    quote |= {"quote1_setup_fee": str(setup), "contract_months": "24"}
    outcome, more = (check(**quote, volume_month=str(count)) for count in (contacts, contacts + 1))
    contact, month = amount(outcome, "quote1_contact"), amount(outcome, "quote1_month")
    assert abs(contact * contacts - month - setup / Decimal(24)) < Decimal("1e-15")
    assert amount(more, "quote1_contact") <= contact
    assert outcome.presentation
    chart = outcome.presentation.charts[0]
    assert isinstance(chart, StackedChart)
    parts = [part.value or 0 for part in chart.stacks[0].parts]
    assert min(parts) >= 0
    assert abs(sum(parts) - contact) < Decimal("1e-15")


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_minimum_never_makes_a_month_cheaper(volume: int, minimum: int) -> None:
    contact = {"quote1_unit": "contact", "quote1_rate": "3", "volume_month": str(volume)}
    without = check(**LONE, **contact)
    held = check(**LONE, **contact, quote1_min_volume=str(minimum))
    if volume:
        assert amount(held, "quote1_month") == max(3 * volume, 3 * minimum)
    assert amount(held, "quote1_contact") >= amount(without, "quote1_contact")


@given(st.integers(1, 300))
def test_rounding_up_costs_about_half_a_step(increment: int) -> None:
    minute = {"quote1_unit": "handle_minute", "quote1_rate": "0.6", "aht": "300"}
    rounded = check(**LONE, **minute, quote1_billing_increment=str(increment))
    extra = amount(rounded, "quote1_contact") * 100 - 300
    assert increment / Decimal(2) <= extra < increment * Decimal("0.6")


def test_one_published_price_counted_in_three_kinds_of_hours() -> None:
    shares = {"shrinkage_ext": "0.103", "shrinkage_in": "0.14", "occupancy": "0.7686"}
    third = {"quote3_rate": "14.94", "quote3_unit": "handle_hour"}
    outcome = check(**shares, **third)
    assert amount(outcome, "spread") < Decimal("0.002")
    assert outcome.presentation
    assert outcome.presentation.headline.startswith("Quote 1, Quote 2, and Quote 3 cost about the")


def test_the_quotes_that_are_preset_are_the_published_ones() -> None:
    outcome = check()
    for number, unit in ((1, "paid_hour"), (2, "production_hour")):
        published = facts()[f"check.wewfm.{unit}"].typical
        assert Decimal(outcome.inputs[f"quote{number}_rate"]) == published
    assert "published example" in notes(outcome)
    assert "published example" not in notes(check(quote1_rate="9"))


def test_a_quote_without_a_unit_is_not_compared() -> None:
    outcome = check(quote2_unit="unstated")
    assert "quote2_contact" not in outcome.figures
    assert "Quote 2 does not say what its price is for, so it cannot be compared." in notes(outcome)
    assert "What exactly is one billed unit" in notes(outcome)
    neither = check(quote1_unit="unstated", quote2_unit="unstated")
    assert neither.presentation
    assert neither.presentation.headline == "No quote can be compared yet"
    assert neither.presentation.charts == ()


def test_every_item_that_is_not_stated_is_asked_for() -> None:
    asked = notes(check(**LONE))
    for item in (*ITEMS, *TERMS):
        assert item.question in asked
        state = "included" if item in ITEMS else "stated"
        assert item.question not in notes(check(**LONE, **{f"quote1_{item.id}": state}))


def test_what_all_leave_open_is_asked_once() -> None:
    outcome = check(quote1_training="included")
    training = "Who pays for training"
    assert notes(outcome).count(training) == 1
    assert "Ask the vendor of Quote 2: Who pays for training" in notes(outcome)
    assert amount(outcome, "quote2_open") - amount(outcome, "quote1_open") == 1


def test_a_quote_that_leaves_nothing_open_has_no_questions() -> None:
    complete = {f"quote1_{item.id}": "included" for item in ITEMS}
    complete |= {f"quote1_{term.id}": "stated" for term in TERMS}
    complete |= {f"quote1_{name}": "0" for name in ("min_volume", "setup_fee", "mgmt_fee")}
    outcome = check(**LONE, **complete)
    assert amount(outcome, "quote1_open") == 0
    assert "Ask" not in notes(outcome)


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"quote1_region": "us_ca"}, "low beyond reason"),
        (
            {"quote1_rate": "0.2", "quote1_unit": "handle_minute", "quote1_region": "us_ca"},
            "$0.20 a minute, below the $0.75 – $0.90",
        ),
        ({"quote1_min_volume": "1000"}, "of the monthly minimum would be paid for"),
        ({"quote1_min_volume": "1", "volume_month": ""}, "are left out"),
        (
            {"quote1_unit": "talk_minute", "quote1_billing_increment": "60"},
            "rounding up adds 13% to the time billed",
        ),
        (
            {"quote1_unit": "handle_minute", "quote1_billing_increment": "6"},
            "rounding up adds 1.3% to the time billed",
        ),
        (
            {"quote1_unit": "handle_minute", "aht": "300"},
            "In full minutes, 10.3% more would be billed.",
        ),
        ({"quote1_tools": "extra"}, "charges extra for: Tools, licences and lines"),
        ({"quote1_pay": "extra"}, "so that nothing is paid twice"),
        (
            {"quote1_unit": "contact", "quote1_billable_event": "incl_callback"},
            "may bill one case several times",
        ),
        ({"quote1_unit": "contact"}, "What counts as one contact"),
        ({"quote1_unit": "seat_month"}, "logged in for 40 hours a week"),
        ({"quote1_unit": "talk_minute"}, "In what steps is time rounded up?"),
        (
            {"quote1_unit": "talk_minute"},
            "counts as billed by the second. In full minutes, 13% more would be billed.",
        ),
    ],
)
def test_what_is_odd_about_a_quote_is_said(inputs: dict[str, str], words: str) -> None:
    assert words in notes(check(**LONE, **inputs))
    assert words not in notes(check(**LONE))


def test_a_price_is_held_against_a_source_only_where_there_is_one() -> None:
    unpriced = [
        {"quote1_unit": "contact", "quote1_region": "india"},
        {"quote1_unit": "handle_minute", "quote1_region": "australia"},
        {"quote1_unit": "handle_minute", "quote1_region": "india", "service": "outbound"},
    ]
    for inputs in unpriced:
        assert "quote1_source" not in check(**LONE, **inputs).figures


def test_the_source_is_named() -> None:
    outcome = check(**LONE, quote1_rate="9", quote1_region="asia_ph")
    assert outcome.presentation
    assert any("114" in line.locator for line in outcome.presentation.sources)


@pytest.mark.parametrize("locale", ["zh-Hant", "id", "he"])
def test_every_language_says_the_same_figures(locale: str) -> None:
    inputs = {"quote1_region": "us_ca", "quote3_rate": "3", "quote3_unit": "contact"}
    english, told = check(**inputs), calculate(PACKAGE, "quote_checker", inputs, locale)
    assert told.figures == english.figures
    assert told.presentation
    assert english.presentation
    assert len(told.presentation.notes) == len(english.presentation.notes)
