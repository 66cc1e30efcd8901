"""A key figure that is found by itself is the one that all figures hold."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest

from calculator_kit.calculators import Calculator, calculators
from calculator_kit.figures import DECIMAL_CONTEXT
from calculator_kit.inputs import Inputs, InputsError, check_inputs
from random_requests import random_inputs

BY_THEMSELVES = [one for one in calculators("support_costs").values() if one.key_value]


@pytest.mark.parametrize("calculator", BY_THEMSELVES, ids=lambda one: one.id)
def test_the_key_value_is_the_key_figure(calculator: Calculator) -> None:
    compared = 0
    for texts in random_inputs(calculator, 150, seed=3):
        checked = check_inputs(calculator.fields, texts, "en", notation=None)
        if not checked.errors:
            with localcontext(DECIMAL_CONTEXT):
                expected = by_all_figures(calculator, checked.values)
                assert by_itself(calculator, checked.values) == expected, texts
            compared += expected is not None
    assert compared > 20


def by_all_figures(calculator: Calculator, inputs: Inputs) -> Decimal | None:
    try:
        figure = calculator.solve(inputs).get(calculator.key_figure)
    except InputsError:
        return None
    return figure.middle() if figure else None


def by_itself(calculator: Calculator, inputs: Inputs) -> Decimal | None:
    assert calculator.key_value
    try:
        return calculator.key_value(inputs)
    except InputsError:
        return None
