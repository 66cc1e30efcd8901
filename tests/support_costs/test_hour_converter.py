"""One price in every unit: the way there and back, and no hour that is fuller than an hour."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import WaterfallChart
from calculator_kit.parsing import canonical_text
from support_costs.facts import facts
from support_costs.hour_converter.fields import BILLED_UNIT, OCCUPANCY

shares = st.decimals(0, "0.8", places=2)
some = st.decimals("0.01", 1, places=2)


def answer(**inputs: str) -> Outcome:
    outcome = calculate("support_costs", "hour_converter", inputs, "en")
    assert not outcome.errors
    return outcome


def low(figure: str, **inputs: str) -> Decimal:
    value = answer(**inputs).figures[figure].low
    assert value is not None
    return value


@given(
    quoted=st.sampled_from([choice.value for choice in BILLED_UNIT.choices]),
    external=shares,
    internal=shares,
    occupancy=some,
    wrapping=st.decimals("0.01", "0.9", places=2),
    resolved=some,
    agents=st.integers(2, 500),
)
def test_the_quoted_unit_gets_its_own_price_and_each_rung_holds_the_next(
    quoted: str,
    external: Decimal,
    internal: Decimal,
    occupancy: Decimal,
    wrapping: Decimal,
    resolved: Decimal,
    agents: int,
) -> None:
    shown = {"shrinkage_ext": external, "shrinkage_in": internal, "occupancy": occupancy}
    shown |= {"wrap_share": wrapping, "fcr": resolved, "agents": Decimal(agents)}
    figures = answer(
        billed_unit=quoted,
        rate_low="10",
        **{name: canonical_text(value) for name, value in shown.items()},
    ).figures
    price = figures[f"per_{quoted}"].low
    assert price is not None
    assert abs(price - 10) < Decimal("1e-20")
    rungs = ("paid", "scheduled", "production", "handle", "talk")
    hours = [figures[f"{rung}_hours_month"].low or Decimal(0) for rung in rungs]
    assert hours == sorted(hours, reverse=True)
    prices = [figures[f"per_{unit}"].low or Decimal(0) for unit in ("contact", "resolution")]
    assert prices == sorted(prices)


@given(external=shares, internal=shares)
def test_the_parts_of_shrinkage_compound(external: Decimal, internal: Decimal) -> None:
    """The second is a share of what the first has left: they are not added up."""
    hours = low(
        "production_hours_month",
        paid_hours_month="160",
        shrinkage_ext=canonical_text(external),
        shrinkage_in=canonical_text(internal),
    )
    assert hours == 160 * (1 - external) * (1 - internal)
    assert hours >= 160 * (1 - external - internal)


def test_occupancy_divides() -> None:
    """Less occupancy makes handling dearer by division: 10 ÷ 0.8, not 10 × 1.2."""
    assert low("per_handle_hour", rate_low="10", shrinkage="0", occupancy="0.8") == Decimal("12.5")


def test_a_published_bill_is_three_hourly_prices() -> None:
    figures = answer(
        billed_unit="team_month",
        rate_low="233864.81",
        agents="150",
        paid_hours_month="176",
        shrinkage_ext="0.103",
        shrinkage_in="0.14",
        occupancy="0.7686",
    ).figures
    for unit in ("paid_hour", "production_hour", "handle_hour"):
        published = facts()[f"check.wewfm.{unit}"].typical
        assert figures[f"per_{unit}"].as_text()["low"] == f"{published:.2f}"


@given(aht=st.integers(1, 7200), occupancy=some, shrinkage=shares)
def test_a_paid_hour_never_holds_more_than_an_hour_of_contacts(
    aht: int, occupancy: Decimal, shrinkage: Decimal
) -> None:
    figures = answer(
        aht=str(aht), occupancy=canonical_text(occupancy), shrinkage=canonical_text(shrinkage)
    ).figures
    contacts, used = figures["contacts_hour"].low, figures["utilisation"].low
    assert contacts is not None
    assert used is not None
    assert contacts * aht <= Decimal(3600) + Decimal("1e-15")
    assert used <= 1


def test_too_much_occupancy_is_pointed_out() -> None:
    highest = facts()["benchmark.occupancy"].typical
    assert highest is not None
    assert Decimal(OCCUPANCY.default) == highest

    def notes(occupancy: str) -> str:
        presentation = answer(occupancy=occupancy).presentation
        assert presentation
        return " ".join(presentation.notes)

    assert "hardly ever busy" not in notes("0.85")
    assert "hardly ever busy for more than 85%" in notes("0.9")


def test_the_waterfall_ends_at_handling_or_talking() -> None:
    def levels(**inputs: str) -> list[Decimal | None]:
        presentation = answer(paid_hours_month="100", occupancy="0.5", **inputs).presentation
        assert presentation
        chart = presentation.charts[0]
        assert isinstance(chart, WaterfallChart)
        steps = chart.steps
        for before, change, after in zip(steps[::2], steps[1::2], steps[2::2], strict=False):
            assert before.amount is not None
            assert change.amount is not None
            assert before.amount + change.amount == after.amount
        return [step.amount for step in steps if step.total]

    assert levels(shrinkage="0.2") == [100, 80, 40]
    assert levels(shrinkage_ext="0.2", shrinkage_in="0.25", wrap_share="0.1") == [
        100,
        80,
        60,
        30,
        27,
    ]


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
@pytest.mark.parametrize("unit", [choice.value for choice in BILLED_UNIT.choices])
def test_every_unit_is_told_in_every_language(unit: str, locale: str) -> None:
    inputs = {
        "billed_unit": unit,
        "rate_low": "10",
        "rate_high": "12",
        "shrinkage_ext": "0.1",
        "shrinkage_in": "0.2",
        "wrap_share": "0.1",
        "fcr": "0.8",
        "agents": "2",
    }
    outcome = calculate("support_costs", "hour_converter", inputs, locale)
    assert outcome.presentation
    quoted = outcome.figures[f"per_{unit}"]
    assert quoted.low is not None
    assert abs(quoted.low - 10) < Decimal("1e-20")
    assert quoted.high is not None
    assert len(outcome.presentation.rows) == 12
