"""A banded charge is flat in the band, never falls with the volume, and leaving is never free of notice."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import LineChart
from calculator_kit.numbers import ZERO, Number
from calculator_kit.parsing import canonical_text
from support_costs.contract_band.calculator import CALCULATOR
from support_costs.contract_band.charts import exit_months
from support_costs.contract_band.volume_bands import Exit, VolumeBand

volumes = st.integers(0, 100_000)
prices = st.decimals(0, 1000, places=2)


def banded(baseline: int, width: Decimal, fee: int, *others: Decimal) -> VolumeBand:
    edges = baseline * (1 - width), baseline * (1 + width)
    return VolumeBand(Number.of(fee), *map(Number.of, edges), *map(Number.of, others))


bands = st.builds(
    banded,
    st.integers(1, 50_000),
    st.decimals(0, 1, places=2),
    st.integers(1, 1_000_000),
    prices,
    prices,
    st.integers(0, 50_000).map(Decimal),
)


def answer(**inputs: str) -> Outcome:
    outcome = calculate("support_costs", "contract_band", {"base_fee": "10000", **inputs}, "en")
    assert not outcome.errors
    return outcome


@given(band=bands, first=volumes, second=volumes)
def test_more_contacts_never_cost_less(band: VolumeBand, first: int, second: int) -> None:
    few, many = map(Number.of, sorted((first, second)))
    assert band.charge(few) <= band.charge(many)


@given(band=bands, volume=volumes)
def test_the_band_is_flat_and_the_edges_meet(band: VolumeBand, volume: int) -> None:
    for edge in (band.low, (band.low + band.high) / 2, band.high):
        assert band.charge(edge) == band.base_fee
    if band.low <= volume <= band.high:
        assert band.charge(Number.of(volume)) == band.base_fee
    assert band.charge(Number.of(volume)) >= band.charge(ZERO)


@given(band=bands)
def test_nothing_is_credited_below_the_minimum(band: VolumeBand) -> None:
    assert band.charge(ZERO) == band.charge(min(band.minimum, band.low))


@given(
    term=st.integers(1, 120),
    notice=st.integers(0, 36),
    early=st.integers(0, 100).map(lambda share: Number.of(Fraction(share, 100))),
    once=st.integers(0, 1000).map(Number.of),
)
def test_leaving_later_never_costs_more(
    term: int, notice: int, early: Number, once: Number
) -> None:
    leaving = Exit(term, notice, early, Number.of(100), once)
    costs = [leaving.cost(month) for month in range(term + 1)]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == once
    assert all(
        leaving.notice_months(month) + leaving.cut_off(month) == term - month
        for month in range(term + 1)
    )


@given(term=st.integers(1, 120))
def test_the_listed_months_are_a_handful(term: int) -> None:
    months = exit_months(term)
    assert months[0] == 0
    assert months[-1] == term
    assert len(months) <= 7
    assert months == sorted(set(months))


@pytest.mark.parametrize(
    ("term", "months"),
    [
        (1, [0, 1]),
        (6, [0, 1, 2, 3, 4, 5, 6]),
        (7, [0, 3, 6, 7]),
        (18, [0, 3, 6, 9, 12, 15, 18]),
        (19, [0, 6, 12, 18, 19]),
        (36, [0, 6, 12, 18, 24, 30, 36]),
        (37, [0, 12, 24, 36, 37]),
        (72, [0, 12, 24, 36, 48, 60, 72]),
        (73, [0, 24, 48, 72, 73]),
        (120, [0, 24, 48, 72, 96, 120]),
    ],
)
def test_months_are_listed_at_even_distances(term: int, months: list[int]) -> None:
    assert exit_months(term) == months


@pytest.mark.parametrize(
    ("inputs", "marks"),
    [
        ({}, [2250, 2750]),
        ({"min_volume": "2249"}, [2249, 2250, 2750]),
        ({"min_volume": "2250"}, [2250, 2750]),
        ({"min_volume": "2500"}, [2250, 2750]),
        ({"band_pct": "1"}, [5000]),
        ({"band_pct": "0"}, [2500, 2500]),
    ],
)
def test_the_charge_bends_where_its_chart_is_marked(
    inputs: dict[str, str], marks: list[int]
) -> None:
    outcome = answer(**inputs)
    assert outcome.presentation
    chart = outcome.presentation.charts[0]
    assert isinstance(chart, LineChart)
    assert [int(mark.x) for mark in chart.marks] == marks


@pytest.mark.parametrize(
    ("inputs", "is_told"),
    [({}, True), ({"arc": "3"}, True), ({"rrc": "3"}, True), ({"arc": "3", "rrc": "3"}, False)],
)
def test_the_average_price_is_worked_out_where_it_is_used(
    inputs: dict[str, str], is_told: bool
) -> None:
    shown = answer(**inputs).presentation
    assert shown
    assert (shown.steps[0].label == "Average price of a contact") is is_told


@given(volume=volumes, factor=st.integers(1, 100))
def test_amounts_scale_with_the_base_fee(volume: int, factor: int) -> None:
    once = answer(volume_month=str(volume)).figures
    more = answer(volume_month=str(volume), base_fee=str(10_000 * factor)).figures
    for name, figure in once.items():
        if figure.unit == "USD" and figure.low is not None:
            scaled = more[name].low
            assert scaled is not None
            assert abs(scaled - factor * figure.low) < Decimal("1e-12")


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({}, "the average price of a contact is used: $4."),
        ({}, "No minimum is entered. One source bills at least 90% of the forecast."),
        ({"min_volume": "2250"}, "nothing is ever credited"),
        ({"min_volume": "2400"}, "nothing is ever credited"),
        ({"min_volume": "1000", "volume_month": "500"}, "only part of the shortfall"),
        ({"leave_month": "23"}, "before the notice period is over"),
        ({"leave_month": "3"}, "ask whether the contract may be ended at all"),
        ({}, "leaving looks cheaper than it is"),
    ],
)
def test_what_weakens_the_answer_is_said(inputs: dict[str, str], said: str) -> None:
    outcome = answer(**inputs)
    assert outcome.presentation
    assert any(said in note for note in outcome.presentation.notes)


@pytest.mark.parametrize(
    ("volume", "said"),
    [
        ("3000", "3,000 contacts are 250 above the band from 2,250 to 2,750: $1,000 comes on top"),
        ("2500", "2,500 contacts lie within the band from 2,250 to 2,750"),
        ("2000", "2,000 contacts are below the band from 2,250 to 2,750: $1,000 is taken off"),
    ],
)
def test_the_direction_is_said(volume: str, said: str) -> None:
    outcome = answer(volume_month=volume)
    assert outcome.presentation
    assert outcome.presentation.meaning.startswith(said)


def test_the_charts_tell_the_figures() -> None:
    outcome = answer(volume_month="4100", min_volume="1000", early_share="0.5")
    assert outcome.presentation
    charge, leaving, *_ = outcome.presentation.charts
    assert isinstance(charge, LineChart)
    assert isinstance(leaving, LineChart)
    drawn = {point.x: point.y for point in charge.series[0].points}
    assert drawn[Decimal(4100)] == outcome.figures["month"].low
    assert [mark.x for mark in charge.marks] == [1000, 2250, 2750]
    listed = {
        f"exit_month_{point.x}": point.y for point in leaving.series[0].points if point.x_text
    }
    assert listed == {name: outcome.figures[name].low for name in listed}


@given(
    texts=st.dictionaries(
        st.sampled_from([field.name for field in CALCULATOR.fields]),
        st.text(max_size=20) | st.decimals(0, 10_000, places=2).map(canonical_text),
    ),
    locale=st.sampled_from(["en", "he"]),
)
def test_nonsense_gives_messages_and_no_exception(texts: dict[str, str], locale: str) -> None:
    outcome = calculate("support_costs", "contract_band", texts, locale, notation=locale)
    assert bool(outcome.errors) == (outcome.presentation is None)
