"""Written formulas: what is read back from the text alone gives the result beside it, in every language."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculator_kit.formatting import LRI, PDI, RLI, formula_formatter, without_isolates
from calculator_kit.formulas import written
from calculator_kit.functions import ceil_to, ceiling, decided, exp, maximum, minimum, root
from calculator_kit.numbers import SHARE, Number, total
from calculator_kit.working import figure_of
from shown_working.arithmetic import MeaninglessError
from shown_working.lines import Verdict, verdict

LOCALES = ("en", "zh-Hant", "id", "he")
CURRENCIES = ("USD", "TWD", "IDR", "ILS", "EUR")


def of(value: int | str, unit: str = "", places: int | None = None) -> Number:
    return Number.of(Decimal(value), unit, places)


def formula(number: Number, locale: str = "en", unit: str = "", places: int = 2) -> str:
    show = formula_formatter(locale)
    told = written(number, figure_of(number, unit, places), show, {})
    return without_isolates(told.formula) + (f" ≈ ±{told.bound}" if told.bound else "")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (of(8, "USD") + of(3, "USD") - of(2, "USD"), "$8 + $3 − $2"),
        (of(8, "USD") - (of(3, "USD") - of(2, "USD")), "$8 − ($3 − $2)"),
        ((of(8) + 3) * (of(2) - 1), "(8 + 3) × (2 − 1)"),
        (of(8) * 3 / 4, "8 × 3 ÷ 4"),
        (of(8) / (of(3) * 4), "8 ÷ (3 × 4)"),
        (of(8) / (of(3) / 4), "8 ÷ (3 ÷ 4)"),
        (of(8) * (of(3) / 4), "8 × 3 ÷ 4"),
        (of(8) * (1 - of("0.3", SHARE)), "8 × (100% − 30%)"),
        (1 - exp(-(of(60) / 240)), "1 − e^(−60 ÷ 240)"),
        (1 / exp(of(2)) ** 2, "1 ÷ (e^(2))²"),
        (of(3) - (-of(4)), "3 − (−4)"),
        (of(3) * of(-4), "3 × (-4)"),
        (of(-3) + of(-4), "-3 + (-4)"),
        (-of(3) - of(-4) / 2, "−3 − (-4) ÷ 2"),
        (root(1 + of("0.1", SHARE), 12) - 1, "(100% + 10%)^(1 ÷ 12) − 100%"),
        (ceil_to(of(61), of(60)) / 2, "⌈61 ÷ 60⌉ × 60 ÷ 2"),
        (of(7) / ceil_to(of(61), of(60)), "7 ÷ (⌈61 ÷ 60⌉ × 60)"),
        (ceiling(of(7) / 2) * 3, "⌈7 ÷ 2⌉ × 3"),
        (maximum(0, of(3) - 4, of(2)), "max(0; 3 − 4; 2)"),
        (of(100, "USD") * (1 + of("0.03", SHARE)) ** 12, "$100 × (100% + 3%)¹²"),
        (of(100, "USD") / (1 + of("0.03", SHARE)) ** 2, "$100 ÷ (100% + 3%)²"),
        (Number.between(8, 14, "USD") * 5, "($8 – $14) × 5"),
        (Number.between(8, 14, "USD") * 5 + of(3, "USD"), "($8 – $14) × 5 + $3"),
        (Number.between(40, None, "USD") * 5, "(from $40) × 5"),
        (Number.between(8, 14, "USD"), "$8 – $14"),
        (total(of(n) for n in (1, 2, 3)), "1 + 2 + 3"),
        (exp(of(-2)), "e^(-2)"),
        (ceiling(of("-2.5")), "⌈-2.5⌉"),
        (maximum(0, Number.between(8, 14, "USD")), "max(0; $8 – $14)"),
        (minimum(of(-3), of(2)), "min(-3; 2)"),
        (-(of(3) * 4), "−3 × 4"),
        (-(of(3) + 4), "−(3 + 4)"),
        ((of(3) * 4) ** 2, "(3 × 4)²"),
        ((of(3) ** 2) ** 2, "(3²)²"),
        (of(8) / of(3) ** 2, "8 ÷ 3²"),
        (decided(of(1, SHARE), of("0.8", SHARE), "≥", of("0.8", SHARE)), "80% ≥ 80%"),
        (5 * decided(of(0, SHARE), of(3), "≤", of(4) + 2), "5 × (3 ≤ 4 + 2)"),
    ],
)
def test_brackets_stand_where_they_are_needed(number: Number, expected: str) -> None:
    assert formula(number) == expected


def test_an_operand_has_as_many_digits_as_the_result_needs() -> None:
    month = (of(20, "USD") / 3).leaf("USD", 2)
    assert formula(month * 12) == "$6.667 × 12"
    assert formula(month * 3) == "$6.667 × 3"
    assert formula(month / 4) == "$6.67 ÷ 4"
    assert formula(of("1.5", "USD", 2) * 3) == "$1.50 × 3"
    assert formula(of("0.12345", SHARE) * 2, unit=SHARE, places=4) == "12.345% × 2"
    share = (of(1) / 3).leaf(SHARE, 4)
    assert formula(share * of(300, "USD")) == "33.333% × $300"
    whole = Number.of(Fraction(400_000, 3), "TWD", 2)
    assert formula(whole * 12, "zh-Hant") == "NT$133,333.33 × 12"


def test_a_unit_that_was_given_to_a_part_stays_its_own() -> None:
    seconds = (of(1000) / 3).leaf("seconds", 1)
    minutes = (seconds / 60).of_unit("minutes") - of(2, "minutes")
    assert formula(minutes * 90) == "(333.33 ÷ 60 − 2) × 90"


def test_a_formula_that_cannot_be_followed_says_how_far_off_it_is() -> None:
    tiny = Number.of(Fraction(1, 3), "USD", 2)
    told = "$0.33333333333333 × 10,000,000,000,000,000 ≈ ±$33.34"
    assert formula(tiny * of(10**16)) == told


def test_what_is_not_nought_has_so_many_digits_that_it_is_not_shown_as_one() -> None:
    index = of("0.00001234").leaf("", 4)
    assert formula(1 / index) == "1 ÷ 0.00001234"
    index = of("0.0000002394").leaf("", 4)
    assert formula(Number.between(40, None, "USD") * index) == "(from $40) × 0.0000002"
    vanishing = of("1e-30").leaf("", 4)
    assert formula(of("1e-30") / vanishing) == f"0.{'0' * 29}1 ÷ 0 ≈ ±1.01"


def test_ranges_are_isolated_and_run_from_left_to_right() -> None:
    prices = Number.between(8, 14, "USD") * 5
    for locale in LOCALES:
        told = written(prices, figure_of(prices), formula_formatter(locale), {}).formula
        assert RLI not in told
        if locale != "zh-Hant":
            assert told.startswith(f"({LRI}")
            assert told.endswith(f"{PDI}) × 5")
    assert "\u200f" not in formula(prices, "he")
    opened = written(
        Number.between(40, None, "USD") * 5,
        figure_of(of(0, "USD")),
        formula_formatter("he"),
        {},
    )
    assert opened.formula.startswith(f"({RLI}")


amounts = st.decimals(Decimal("0.01"), 5000, places=2)
plain = st.decimals(1, 400, places=1)
shares = st.decimals(Decimal("0.01"), Decimal("0.9"), places=3)


@st.composite
def expressions(draw: st.DrawFn, unit: str, depth: int, lone: bool) -> Number:
    """A number of `unit` by operations whose results are told, some of them cut as steps do."""

    def part(of_unit: str) -> Number:
        return draw(expressions(of_unit, depth - 1, lone))

    kind = draw(st.integers(0, 9)) if depth else 0
    if kind == 0:
        low = draw(amounts if unit else plain)
        if lone or draw(st.booleans()):
            return Number.of(low, unit)
        high = None if draw(st.integers(0, 5)) == 0 else low + draw(amounts)
        return Number.between(low, high, unit)
    if kind == 1:
        return part(unit) + part(unit)
    if kind == 2:
        return part(unit) - part(unit)
    if kind == 3:
        return part(unit) * draw(expressions("", depth - 1, True))
    if kind == 4:
        divisor = draw(expressions("", depth - 1, True))
        assume(divisor != 0)
        return part(unit) / divisor
    if kind == 5:
        return part(unit) * (1 - Number.of(draw(shares), SHARE))
    if kind == 6:
        return maximum(0, part(unit), part(unit))
    if kind == 7:
        return minimum(part(unit), part(unit))
    if kind == 8 and not unit:
        return ceiling(part(unit))
    return part(unit).leaf(unit, 2)


@given(st.data(), st.sampled_from(LOCALES), st.sampled_from(("", *CURRENCIES)), st.booleans())
def test_what_is_written_gives_the_result_shown(
    data: st.DataObject, locale: str, unit: str, lone: bool
) -> None:
    number = data.draw(expressions(unit, 3, lone))
    assume(number.ends != (None, None))
    show, figure = formula_formatter(locale), figure_of(number)
    told = written(number, figure, show, {})
    result = figure.written(show)
    try:
        found = verdict(told.formula, result, locale, told.bound)
        assert found is Verdict.AGREES, (told, result)
    except MeaninglessError as error:
        raise AssertionError(f"{told.formula} = {result}") from error
