"""What is not known has one value in one case: a range runs from the least to the most of its cases."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from itertools import product

import pytest

from calculator_kit.calculators import Calculator, calculators
from calculator_kit.fields import NumberField
from calculator_kit.figures import DECIMAL_CONTEXT, Figures
from calculator_kit.inputs import InputsError, check_inputs
from worked_examples import examples

EXAMPLES = 8
EXACT_ENOUGH = Decimal("1e-9")
OF_ONE_END = re.compile(r"rank_\w+|crossing_\w+|(best|worst)_\w+|\w+_(low|high)_rates")
"""Figures that are of an order, or by their name of one case or one end of the rates."""
SWITCHES = {"total_cost": {"inhouse_method": "multiple"}}
"""What lets both ends of every pair count."""
STARTS = {"rate_low": "8", "price_low": "8", "loaded_low": "2", "volume_month_low": "4000"}


def ranged() -> dict[str, list[tuple[str, str]]]:
    """The calculators that ask for both ends of something, and the fields that do."""
    found = {}
    for name, calculator in calculators("support_costs").items():
        names = {field.name for field in calculator.fields if isinstance(field, NumberField)}
        ends = [(low, f"{low.removesuffix('low')}high") for low in names if low.endswith("_low")]
        pairs = sorted((low, high) for low, high in ends if high in names)
        if pairs and name != "uncertainty":
            found[name] = pairs
    return found


def figures(calculator: Calculator, texts: dict[str, str]) -> Figures | None:
    checked = check_inputs(calculator.fields, texts, "en", notation=None)
    if checked.errors:
        return None
    with localcontext(DECIMAL_CONTEXT):
        try:
            return calculator.solve(checked.values)
        except InputsError:
            return None


@pytest.mark.parametrize("name", ranged())
def test_a_range_is_that_of_its_cases(name: str) -> None:
    calculator, pairs, compared = calculators("support_costs")[name], ranged()[name], 0
    worked = [dict(one.inputs) for one in examples() if one.calculator == name and not one.errors]
    for texts in worked[:EXAMPLES] + worked[-EXAMPLES:]:
        texts |= SWITCHES.get(name, {})
        for low, high in pairs:
            texts[low] = texts.get(low) or STARTS.get(low, "2")
            texts[high] = str(Decimal(texts[low]) * Decimal("1.25"))
        whole, cases = figures(calculator, texts), []
        for chosen in product(*pairs):
            values = [texts[end] for end in chosen]
            lone = {end: value for pair, value in zip(pairs, values, strict=True) for end in pair}
            cases.append(figures(calculator, texts | lone))
        for figure_id, figure in (whole or {}).items():
            found = [case[figure_id] for case in cases if case and figure_id in case]
            if OF_ONE_END.fullmatch(figure_id) or len(found) < len(cases):
                continue
            for end, extreme in (("low", min), ("high", max)):
                ends = [value for one in found if (value := getattr(one, end)) is not None]
                if len(ends) == len(found):
                    expected = extreme(ends)
                    assert abs(getattr(figure, end) - expected) < EXACT_ENOUGH, (texts, figure_id)
                    compared += 1
    assert compared or name in UNPAIRED, name


UNPAIRED = {"hour_converter", "rebase"}
"""Calculators whose worked examples have no second end."""
