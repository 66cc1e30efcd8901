"""Mistakes that other calculators and price lists made, each of which some calculator could make.

A test is named after its mistake and fails where it is made. Most are tested where the subject is;
here is what concerns every calculator, or had no test.
"""

from __future__ import annotations

from dataclasses import astuple
from decimal import Decimal
from pathlib import Path

import pytest

from calculator_kit.calculators import Outcome, calculate, calculators
from calculator_kit.fields import ChoiceField, ListField, NumberField
from calculator_kit.formatting import is_currency, without_isolates

D = Decimal
ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "support_costs"
LOCALES = ("en", "zh-Hant", "id", "he")
ALL = calculators(PACKAGE)
NEEDED = {
    "contract_band": {"base_fee": "10000"},
    "per_call_minimum": {
        "unit_price_call": "50",
        "min_volume": "2000",
        "billable_event": "answered",
    },
}
"""What calculators without a default answer have to be told."""

each_calculator = pytest.mark.parametrize("calculator", ALL)
NUMBERS = [
    (calculator.id, field)
    for calculator in ALL.values()
    for field in calculator.fields
    if isinstance(field, NumberField)
]
REGION_FIELDS = [
    (calculator.id, field.name)
    for calculator in ALL.values()
    for field in calculator.fields
    if isinstance(field, ChoiceField) and "w_europe" in {one.value for one in field.choices}
]


def ask(calculator: str, locale: str = "en", **inputs: str) -> Outcome:
    return calculate(PACKAGE, calculator, {**NEEDED.get(calculator, {}), **inputs}, locale)


def answer(calculator: str, locale: str = "en", **inputs: str) -> Outcome:
    outcome = ask(calculator, locale, **inputs)
    assert not outcome.errors
    return outcome


def low(outcome: Outcome, figure: str) -> Decimal:
    value = outcome.figures[figure].low
    assert value is not None
    return value


def field_id(value: object) -> str:
    return value.name if isinstance(value, NumberField) else str(value)


# Inputs.


@pytest.mark.parametrize(("calculator", "field"), NUMBERS, ids=field_id)
def test_what_is_no_number_counts_as_nought(calculator: str, field: NumberField) -> None:
    """`parseFloat(text) || 0` answers nonsense as if nought had been typed; no field may."""
    for text in ("x", "12abc", "1e5", "NaN"):
        assert field.name in ask(calculator, **{field.name: text}).errors
    if not field.optional:
        assert field.name in ask(calculator, **{field.name: ""}).errors


@pytest.mark.parametrize(
    ("calculator", "field"), [pair for pair in NUMBERS if pair[1].percent], ids=field_id
)
def test_percent_is_taken_for_a_fraction(calculator: str, field: NumberField) -> None:
    """A share of 80 is refused, and not read as 8 000 % nor silently divided by 100."""
    assert field.name in ask(calculator, **{field.name: "80"}).errors


def test_a_list_of_numbers_swallows_what_is_none() -> None:
    """One wrong number in a list makes the list wrong; it is not left out."""
    for calculator in ALL.values():
        for field in calculator.fields:
            if isinstance(field, ListField):
                numbers = ["1"] * field.most
                numbers[-1] = "?"
                assert field.name in ask(calculator.id, **{field.name: ";".join(numbers)}).errors


@each_calculator
def test_an_unknown_name_is_silently_ignored(calculator: str) -> None:
    """A misspelt input is an error: the default in its place would look like an answer."""
    assert "agnets" in ask(calculator, agnets="5").errors


@pytest.mark.parametrize(
    ("calculator", "field", "value"),
    [
        ("staffing", "sl_target", "1"),
        ("staffing", "aht", "0"),
        ("staffing", "agents_logged_in", "0"),
        ("staffing", "shrinkage", "1"),
        ("staffing", "max_occupancy", "0"),
        ("staffing", "patience", "0"),
        ("coverage", "sl_target", "1"),
        ("coverage", "shrinkage", "1"),
        ("hour_converter", "occupancy", "0"),
        ("hour_converter", "shrinkage", "1"),
        ("shared_minute", "aht", "0"),
        ("shared_or_dedicated", "sl_target", "1"),
        ("payback", "discount_rate", "-1"),
    ],
)
def test_an_impossible_input_breaks_the_calculator(calculator: str, field: str, value: str) -> None:
    """Everybody in time, no time at all, nobody there, all away: said in the reader's language."""
    said = set()
    for locale in LOCALES:
        outcome = ask(calculator, locale, **{field: value})
        assert list(outcome.errors) == [field]
        said.add(outcome.errors[field])
    assert len(said) == len(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("calculator", "inputs"),
    [
        ("staffing", {"sl_seconds": "0"}),
        ("staffing", {"calls_interval": "0"}),
        ("dedicated_hourly", {"volume_month": "0"}),
        ("hour_converter", {"shrinkage": "0", "occupancy": "1"}),
        ("shared_minute", {"volume_month": "0"}),
        ("per_call_minimum", {"volume_month": "0"}),
        ("contract_band", {"volume_month": "0"}),
        ("quote_checker", {"volume_month": "0"}),
        ("monthly_seat", {"agents": "0", "seats": "0"}),
        ("total_cost", {"agents": "0"}),
    ],
)
def test_nought_divides_by_nought(calculator: str, inputs: dict[str, str], locale: str) -> None:
    """No call, no agent or no time to wait is an answer, without a crash and without infinity."""
    outcome = answer(calculator, locale, **inputs)
    assert outcome.presentation
    for figure in outcome.figures.values():
        assert all(end is None or end.is_finite() for end in (figure.low, figure.high))


# Ranges.


@pytest.mark.parametrize(("calculator", "field"), REGION_FIELDS)
def test_an_upper_end_is_made_up_where_the_source_has_none(calculator: str, field: str) -> None:
    """ "40 and more" stays open in every calculator: no maximum, and no middle from 40 to it."""
    inputs = {field: "w_europe"}
    if field.startswith("quote"):
        number = field.removesuffix("_region")
        inputs |= {f"{number}_rate": "45", f"{number}_unit": "paid_hour"}
    figures = answer(calculator, **inputs).figures
    prices = [figure for figure in figures.values() if is_currency(figure.unit)]
    assert any(figure.high is None for figure in prices)
    for figure in prices:
        assert None in (figure.low, figure.high) or figure.low == figure.high
        assert figure.typical is None or figure.low == figure.high


@each_calculator
def test_the_middle_of_a_range_is_presented_as_data(calculator: str) -> None:
    """A typical value is a source's or the reader's; (low + high) ÷ 2 is nobody's."""
    for name, figure in answer(calculator).figures.items():
        if figure.low is not None and figure.high is not None and figure.low < figure.high:
            assert figure.typical != (figure.low + figure.high) / 2, name


@each_calculator
def test_low_and_high_change_places(calculator: str) -> None:
    """Dividing by a range or subtracting one turns it round, which has to be turned back."""
    for name, figure in answer(calculator).figures.items():
        known = [end for end in (figure.low, figure.typical, figure.high) if end is not None]
        assert known == sorted(known), name


# Rounding.


def test_rounded_figures_are_added_up() -> None:
    """150 agents make 20 365.49 hours: 150 × 135.76, each rounded first, is printed as 20 364."""
    hours = low(
        answer(
            "hour_converter", paid_hours_month="176", shrinkage_ext="0.103", shrinkage_in="0.14"
        ),
        "production_hours_month",
    )
    assert round(hours * 150, 2) == D("20365.49")


def test_months_are_rounded_before_they_are_added_up() -> None:
    """Three agents at 866.666… cost 2 600.00 a month and 31 200 a year, not 3 × 866.67."""
    month = answer("dedicated_hourly", region="india", agents="1").figures["month"].as_text()
    assert month["low"] == "866.67"
    three = answer("dedicated_hourly", region="india", agents="3", setup_fee="0").figures
    assert three["month"].as_text()["low"] == "2600.00"
    assert three["year"].as_text()["low"] == "31200.00"


# Hours.


@pytest.mark.parametrize("hours", ["40", "37.5", "44", "168"])
def test_a_month_has_four_weeks(hours: str) -> None:
    """Four weeks lose a month of each year, 4.33 an hour or so: twelve months are 52 weeks."""
    year = low(
        answer("dedicated_hourly", region="custom", rate_low="1", agents="1", hours_week=hours),
        "year",
    )
    assert abs(year - D(hours) * 52) < D("1e-20")


def test_paid_hours_are_compared_with_fewer_outsourced_ones() -> None:
    """A published sample sets 1 800 outsourced hours against 2 080 of one's own; both are 2 080."""
    inputs = {"agents": "1", "hours_week": "40", "rate_low": "10"}
    assert low(answer("total_cost", **inputs), "billed_hours") == 2080


def test_more_than_an_hour_of_work_fits_into_a_paid_hour() -> None:
    """ "Six minutes, so ten calls an hour" leaves no leave, no break and no wait between calls."""
    inputs = {"shrinkage": "0.3", "occupancy": "0.85", "aht": "360"}
    assert low(answer("hour_converter", **inputs), "contacts_hour") == D("5.95")
    assert "occupancy" in ask("hour_converter", occupancy="1.01").errors


def test_the_parts_of_shrinkage_are_silently_added_up() -> None:
    """The field says that breaks are a share of the hours that leave has left, not added to it."""
    assert "not added" in ALL["hour_converter"].field("shrinkage_in").hint


# Staffing.


def test_a_service_level_is_told_without_saying_of_what() -> None:
    """Where callers give up, three service levels are told, each by its own name."""
    for locale in LOCALES:
        shown = answer("staffing", locale, patience="300").presentation
        assert shown
        labels = {row.figure: row.label for row in shown.rows}
        assert (
            len(
                {
                    labels[name]
                    for name in (
                        "service_level",
                        "sl_of_offered",
                        "sl_of_offered_without_early_abandons",
                        "sl_of_served",
                    )
                }
            )
            == 4
        )


@pytest.mark.parametrize("calls", ["0.01", "1", "40", "99.9", "100", "101", "3000"])
def test_the_search_for_agents_starts_too_high(calls: str) -> None:
    """A search from round(load + 1) skips the answer: one agent fewer must miss the target."""
    wanted = {"calls_interval": calls, "max_occupancy": "1", "min_agents": "0"}
    needed = low(answer("staffing", **wanted), "agents_required")
    assert low(answer("staffing", **wanted), "service_level") >= D("0.8")
    if needed > 1:
        fewer = {"mode": "given", "agents_logged_in": str(needed - 1)}
        assert low(answer("staffing", **wanted, **fewer), "service_level") < D("0.8")


def test_an_hourly_average_hides_the_peak() -> None:
    """200 calls as 180 and 20 take more agents than as 100 and 100: averages are too few."""
    day = ";".join(["0"] * 22)
    inputs = {"own_days": "1", "calls": "200", "calls_per": "week", "interval_min": "60"}
    peaky = answer("coverage", own_hours=f"9;1;{day}", **inputs)
    level = answer("coverage", own_hours=f"1;1;{day}", **inputs)
    assert low(peaky, "peak_agents") > low(level, "peak_agents")


# Words and sources.


@pytest.mark.parametrize("locale", LOCALES)
def test_taiwan_dollars_are_shown_as_dollars(locale: str) -> None:
    """Nothing said of a price in Taiwan has a $ without NT before it."""
    for calculator in ("per_call_minimum", "taiwan_seat"):
        shown = answer(calculator, locale).presentation
        assert shown
        texts = [shown.headline, shown.meaning, *shown.notes]
        texts += [row.value for row in shown.rows]
        texts += [str(text) for step in shown.steps for text in astuple(step)]
        told = without_isolates(" ".join(texts))
        assert "NT$" in told
        assert "$" not in told.replace("NT$", "")


def test_a_damaged_price_comes_back() -> None:
    """No minute costs 45 or 90 dollars in any region: the point was lost before these figures."""
    field = ALL["shared_minute"].field("region")
    assert isinstance(field, ChoiceField)
    regions = [choice.value for choice in field.choices if choice.value != "custom"]
    assert regions
    for region in regions:
        rate = answer("shared_minute", region=region).figures["rate_minute"]
        assert rate.high is not None
        assert rate.high < 5


def test_an_injected_advertisement_comes_along() -> None:
    """The brand that was smuggled into one source is in no article, message, fact or program."""
    brand = "\u5feb\u8272".encode()
    found = [
        path
        for folder in ("docs", "calculators", "plugins")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and brand in path.read_bytes()
    ]
    assert found == []
