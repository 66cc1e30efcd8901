"""The worked examples come out in CPython, and the calculator keeps its promises for any input."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import calculate
from calculator_kit.formatting import without_isolates
from calculator_kit.parsing import canonical_text
from support_costs.inputs import REGION_LABELS
from worked_examples import Example, examples

PACKAGE = "support_costs"


@pytest.mark.parametrize("example", examples(), ids=str)
def test_worked_example(example: Example) -> None:
    outcome = calculate(PACKAGE, example.calculator, example.inputs, "en")
    assert tuple(sorted(outcome.errors)) == example.errors
    for name, ends in example.figures.items():
        told = outcome.figures[name].as_text()
        assert {end: told[end] for end in ends} == ends


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_every_language_says_the_same_figures(locale: str) -> None:
    english = calculate(PACKAGE, "dedicated_hourly", {}, "en")
    told = calculate(PACKAGE, "dedicated_hourly", {}, locale)
    assert told.figures == english.figures
    assert told.presentation
    assert english.presentation
    assert [row.figure for row in told.presentation.rows] == [
        row.figure for row in english.presentation.rows
    ]
    if locale != "en":
        assert without_isolates(told.presentation.meaning) != english.presentation.meaning


def test_an_open_range_has_no_upper_figure_anywhere() -> None:
    outcome = calculate(PACKAGE, "dedicated_hourly", {"region": "w_europe"}, "en")
    assert outcome.presentation
    assert all(figure.high is None for figure in outcome.figures.values() if figure.unit == "USD")
    assert all(row.value.startswith("from ") for row in outcome.presentation.rows)


def test_contradicting_inputs_are_pointed_out() -> None:
    outcome = calculate(PACKAGE, "dedicated_hourly", {"agents": "1", "volume_month": "9000"}, "en")
    assert outcome.presentation
    assert any("more agents are needed" in note for note in outcome.presentation.notes)


agents = st.decimals(0, 5000, places=2)
regions = st.sampled_from(sorted(REGION_LABELS))
services = st.sampled_from(["inbound", "outbound"])


def months(inputs: dict[str, str]) -> tuple[Decimal, Decimal | None]:
    outcome = calculate(PACKAGE, "dedicated_hourly", inputs, "en")
    assert not outcome.errors
    month = outcome.figures["month"]
    assert month.low is not None
    return month.low, month.high


@given(count=agents, more=agents, region=regions, service=services)
def test_more_agents_never_cost_less(
    count: Decimal, more: Decimal, region: str, service: str
) -> None:
    few, many = sorted((count, more))
    lows, highs = zip(
        *(
            months({"agents": canonical_text(n), "region": region, "service": service})
            for n in (few, many)
        ),
        strict=True,
    )
    assert lows[0] <= lows[1]
    assert None in highs or highs[0] <= highs[1]


@given(rate=st.decimals("0.01", 100, places=2), factor=st.integers(1, 5))
def test_cost_is_linear_in_the_rate(rate: Decimal, factor: int) -> None:
    def month(value: Decimal) -> Decimal:
        return months({"rate_low": canonical_text(value), "agents": "3"})[0]

    assert abs(month(rate * factor) - month(rate) * factor) < Decimal("1e-20")


@given(region=regions, service=services, count=agents, hours=st.decimals(1, 168, places=1))
def test_low_is_never_above_high(region: str, service: str, count: Decimal, hours: Decimal) -> None:
    outcome = calculate(
        PACKAGE,
        "dedicated_hourly",
        {
            "region": region,
            "service": service,
            "agents": canonical_text(count),
            "hours_week": canonical_text(hours),
        },
        "en",
    )
    for figure in outcome.figures.values():
        assert figure.low is not None
        assert figure.high is None or figure.low <= figure.high


@given(
    texts=st.dictionaries(
        st.sampled_from(["agents", "region", "hours_week", "rate_low", "volume_month", "nothing"]),
        st.text(max_size=60),
    ),
    locale=st.sampled_from(["en", "zh-Hant", "id", "he"]),
)
def test_nonsense_gives_messages_and_no_exception(texts: dict[str, str], locale: str) -> None:
    outcome = calculate(PACKAGE, "dedicated_hourly", texts, locale, notation=locale)
    assert bool(outcome.errors) == (outcome.presentation is None)
