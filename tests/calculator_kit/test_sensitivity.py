"""Each input is moved by a tenth of itself, within its bounds, and the largest effect comes first."""

from __future__ import annotations

from decimal import Decimal

import pytest

from calculator_kit.fields import NumberField
from calculator_kit.inputs import Inputs, InputsError
from calculator_kit.sensitivity import Effect, effects, tornado_chart


def number(name: str, least: str = "0", most: str = "1000", *, whole: bool = False) -> NumberField:
    return NumberField(
        name=name, label=name, minimum=Decimal(least), maximum=Decimal(most), whole=whole
    )


def total(inputs: Inputs) -> Decimal:
    return sum((value for value in inputs.values() if isinstance(value, Decimal)), Decimal(0))


def found(field: NumberField, value: str) -> list[tuple[str, str]]:
    told = effects((field,), {field.name: Decimal(value)}, total)
    return [(f"{it.input_low.normalize():f}", f"{it.input_high.normalize():f}") for it in told]


@pytest.mark.parametrize(
    ("field", "value", "ends"),
    [
        (number("x"), "50", [("45", "55")]),
        (number("x", most="52"), "50", [("45", "52")]),
        (number("x", least="48"), "50", [("48", "55")]),
        (number("x", whole=True), "14", [("13", "15")]),
        (number("x", whole=True), "4", []),
        (number("x"), "0", []),
        (number("x", least="50", most="50"), "50", []),
    ],
)
def test_an_input_is_moved_by_a_tenth_within_its_bounds(
    field: NumberField, value: str, ends: list[tuple[str, str]]
) -> None:
    assert found(field, value) == ends


def test_the_others_are_kept_and_the_largest_effect_comes_first() -> None:
    inputs: Inputs = {"a": Decimal(10), "b": Decimal(100), "c": Decimal(10), "d": None}
    told = effects(tuple(map(number, "abcd")), inputs, total)
    assert told == [
        Effect("b", Decimal("90.0"), Decimal("110.0"), Decimal("110.0"), Decimal("130.0")),
        Effect("a", Decimal("9.0"), Decimal("11.0"), Decimal("119.0"), Decimal("121.0")),
        Effect("c", Decimal("9.0"), Decimal("11.0"), Decimal("119.0"), Decimal("121.0")),
    ]
    assert told[0].size == 20


def test_what_lowers_the_answer_moves_it_too() -> None:
    inputs: Inputs = {"a": Decimal(10), "b": Decimal(20)}
    told = effects(tuple(map(number, "ab")), inputs, lambda moved: -total(moved))
    assert [(one.field, int(one.low), int(one.high), int(one.size)) for one in told] == [
        ("b", -28, -32, 4),
        ("a", -29, -31, 2),
    ]


def test_what_is_no_number_is_not_moved() -> None:
    inputs: Inputs = {"a": Decimal(10), "b": None, "c": "choice"}
    assert [one.field for one in effects(tuple(map(number, "abc")), inputs, total)] == ["a"]


@pytest.mark.parametrize("limit", ["45", "55"])
def test_an_input_without_an_answer_at_one_end_is_left_out(limit: str) -> None:
    def answer(inputs: Inputs) -> Decimal | None:
        if inputs["x"] == Decimal(limit):
            raise InputsError({"x": "wrong"})
        return total(inputs)

    assert effects((number("x"),), {"x": Decimal(50)}, answer) == []
    assert effects((number("x"),), {"x": Decimal(50)}, lambda inputs: None) == []


def test_the_range_of_the_rates_has_its_place_by_size() -> None:
    def rows(span: Effect | None) -> list[tuple[str, str, str]]:
        moved = Effect("x", Decimal(9), Decimal(11), Decimal(90), Decimal(110))
        chart = tornado_chart([moved], span, Decimal(100), {"x": "Ex"}, str, "en")
        assert chart.base.text == "100"
        return [(row.label, row.low_text, row.high_text) for row in chart.rows]

    one, zero = Decimal(1), Decimal(0)
    assert rows(None) == [("Ex", "90", "110")]
    wide = rows(Effect("", zero, one, Decimal(80), Decimal(120)))
    assert wide == [("The rates, over their whole range", "80", "120"), ("Ex", "90", "110")]
    from_nothing = rows(Effect("", zero, one, zero, Decimal(30)))
    assert [row[0] for row in from_nothing] == ["The rates, over their whole range", "Ex"]
    narrow = rows(Effect("", zero, one, Decimal(95), Decimal(105)))
    assert [row[0] for row in narrow] == ["Ex", "The rates, over their whole range"]
