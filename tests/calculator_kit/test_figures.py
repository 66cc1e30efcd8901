"""A figure: its middle, and how it is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from calculator_kit.figures import Figure
from calculator_kit.formatting import without_isolates


def figure(low: str, typical: str, high: str, unit: str = "USD", places: int = 2) -> Figure:
    low_end, middle, high_end = (Decimal(text) if text else None for text in (low, typical, high))
    return Figure(low_end, middle, high_end, unit, places)


@pytest.mark.parametrize(
    ("ends", "middle"),
    [
        (("1", "2", "9"), "2"),
        (("1", "", "9"), "5"),
        (("0", "", "9"), "4.5"),
        (("1", "", ""), "1"),
        (("", "", "9"), "9"),
        (("", "", ""), ""),
    ],
)
def test_the_middle_is_the_typical_value_else_half_way_else_the_known_end(
    ends: tuple[str, str, str], middle: str
) -> None:
    assert figure(*ends).middle() == (Decimal(middle) if middle else None)


@pytest.mark.parametrize(
    ("ends", "unit", "places", "told"),
    [
        (("8", "", "18"), "USD", 2, "$8 – $18"),
        (("40", "", ""), "USD", 2, "from $40"),
        (("0.125", "", "0.5"), "percent", 2, "12.5% – 50.0%"),
        (("12", "", "12"), "agents", 2, "12"),
        (("1.5", "", "12"), "hours", 2, "1.5–12.0"),
        (("1.25", "", "12.125"), "hours", 2, "1.25–12.13"),
        (("1.25", "", "12.125"), "hours", 0, "1–12"),
    ],
)
def test_a_range_is_told_with_as_many_digits_as_it_needs(
    ends: tuple[str, str, str], unit: str, places: int, told: str
) -> None:
    assert without_isolates(figure(*ends, unit, places).told("en")) == told


@pytest.mark.parametrize(
    ("low", "high", "unit", "told"),
    [
        ("6933.33", "12133.33", "USD", "$6,900 – $12,100"),
        ("866.67", "1560", "USD", "$870 – $1,560"),
        ("69.333", "121.333", "USD", "$69 – $121"),
        ("9.994", "9.999", "USD", "$9.99 – $10.00"),
        ("0.0042", "0.0058", "USD", "$0.00 – $0.01"),
        ("-12133.33", "-6933.33", "USD", "-$12,100 – -$6,900"),
        ("-12133.33", "50", "USD", "-$12,100 – $50"),
        ("3.47", "12133.33", "USD", "$3 – $12,100"),
        ("0", "12133.33", "USD", "$0 – $12,100"),
        ("100001", "100002", "TWD", "NT$100,000"),
        ("999.99", "999.99", "USD", "$999.99"),
        ("1000.49", "1000.49", "USD", "$1,000"),
        ("-1000.5", "-1000.5", "USD", "-$1,001"),
        ("6933.33", "", "USD", "from $6,933"),
        ("", "6933.33", "USD", "up to $6,933"),
    ],
)
def test_an_amount_is_told_with_the_digits_that_it_deserves(
    low: str, high: str, unit: str, told: str
) -> None:
    amount = figure(low, "", high, unit)
    assert without_isolates(amount.told("en")) == told
    for text, end in ((low, amount.low), (high, amount.high)):
        assert end == (Decimal(text) if text else None)  # the figure itself is exact


def test_ends_as_text_are_rounded_half_up() -> None:
    assert figure("0.125", "", "0.135").as_text() == {
        "low": "0.13",
        "typical": None,
        "high": "0.14",
        "unit": "USD",
    }


@pytest.mark.parametrize(
    ("unit", "places", "shown"),
    [
        ("USD", 0, "$0.25"),
        ("TWD", 0, "NT$0.25"),
        ("percent", 0, "25.0%"),
        ("hours", 0, "0"),
        ("hours", 1, "0.3"),
        ("hours", 2, "0.25"),
    ],
)
def test_a_value_is_shown_as_the_figures_unit_is(unit: str, places: int, shown: str) -> None:
    assert figure("0", "", "1", unit, places).shown(Decimal("0.25"), "en") == shown


def test_a_lone_value_is_all_three() -> None:
    three = Decimal(3)
    assert Figure.exactly(three, "hours") == Figure(three, three, three, "hours", 2)


def test_nothing_can_be_decided_by_a_range() -> None:
    assert figure("3", "", "3").value() == 3
    for low, high in (("3", "4"), ("3", ""), ("", "3")):
        with pytest.raises(ValueError, match="is a range"):
            figure(low, "", high).value()
