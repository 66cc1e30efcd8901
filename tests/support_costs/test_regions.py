"""The ranking of regions: nothing made up, nothing lost, equals share a place."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.charts.models import RangeChart
from calculator_kit.formatting import without_isolates
from calculator_kit.numbers import Number
from support_costs.inputs import REGION_LABELS
from support_costs.regions.ranking import ranked, span

SORTS = ("low", "middle", "high")

ranges = st.tuples(st.integers(1, 20), st.none() | st.integers(0, 20)).map(
    lambda ends: Number.between(ends[0], None if ends[1] is None else ends[0] + ends[1], "USD")
)
prices = st.dictionaries(st.sampled_from("abcdefgh"), ranges, min_size=1)


def regions(locale: str = "en", **inputs: str) -> Outcome:
    outcome = calculate("support_costs", "regions", inputs, locale)
    assert not outcome.errors
    return outcome


def chart(outcome: Outcome) -> RangeChart:
    assert outcome.presentation
    found = outcome.presentation.charts[0]
    assert isinstance(found, RangeChart)
    return found


@given(given_prices=prices, by=st.sampled_from(SORTS))
def test_every_region_is_there_once_and_places_count_up(
    given_prices: dict[str, Number], by: str
) -> None:
    order = ranked(given_prices, by)
    assert sorted(one.region for one in order) == sorted(given_prices)
    places = [one.rank for one in order if one.rank is not None]
    assert places == sorted(places)
    for number, one in enumerate(order, 1):
        assert one.rank is None or one.rank <= number
    for one, other in pairwise(order):
        if one.rank is not None and other.rank is not None and one.rank != other.rank:
            assert other.rank == order.index(other) + 1


@given(given_prices=prices, by=st.sampled_from(["middle", "high"]))
def test_an_open_range_has_no_place_at_its_top(given_prices: dict[str, Number], by: str) -> None:
    for one in ranked(given_prices, by):
        assert (one.rank is None) == (one.price.high is None)


@given(given_prices=prices, by=st.sampled_from(SORTS))
def test_equal_ends_share_a_place(given_prices: dict[str, Number], by: str) -> None:
    def end(price: Number) -> object:
        if by == "low":
            return price.low
        return price.high if by == "high" else (price.lower() + price.upper()).value() / 2

    order = [one for one in ranked(given_prices, by) if one.rank is not None]
    for one in order:
        for other in order:
            assert (end(one.price) == end(other.price)) == (one.rank == other.rank)


@given(given_prices=prices)
def test_the_span_holds_all_and_is_open_if_one_is(given_prices: dict[str, Number]) -> None:
    whole = span(list(given_prices.values()))
    assert whole.lower() == min(price.lower() for price in given_prices.values())
    assert (whole.high is None) == any(price.high is None for price in given_prices.values())


@given(
    sort=st.sampled_from(SORTS),
    service=st.sampled_from(["inbound", "outbound"]),
    tier=st.sampled_from(["any", "regular", "premium"]),
    rate=st.integers(1, 300),
)
def test_the_order_does_not_depend_on_the_currency(
    sort: str, service: str, tier: str, rate: int
) -> None:
    inputs = {"sort": sort, "service": service, "tier": tier}
    dollars, other = regions(**inputs), regions(**inputs, currency="IDR", fx_rate=str(rate))
    for region in REGION_LABELS:
        name = f"rank_{region}"
        assert dollars.figures.get(name) == other.figures.get(name)


@pytest.mark.parametrize("sort", SORTS)
def test_no_upper_end_and_no_middle_is_made_up(sort: str) -> None:
    outcome = regions(sort=sort)
    assert outcome.figures["rate_w_europe"].high is None
    assert outcome.figures["month_w_europe"].high is None
    assert outcome.figures["all_regions"].high is None
    assert all(
        figure.typical is None
        for name, figure in outcome.figures.items()
        if name.startswith(("rate_", "month_"))
    )
    bar = chart(outcome).bars[-1]
    assert bar.label.removeprefix("9. ").startswith("Western Europe")
    assert (bar.high, bar.typical) == (None, None)
    assert ("rank_w_europe" in outcome.figures) == (sort == "low")
    assert outcome.presentation
    assert any("None was made up" in note for note in outcome.presentation.notes)


def test_middles_are_said_to_be_computed() -> None:
    shown = regions(sort="middle").presentation
    assert shown
    assert "The middles are computed; no source states them." in shown.notes


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_every_row_carries_its_year_and_confidence(locale: str) -> None:
    for bar in chart(regions(locale)).bars:
        label = without_isolates(bar.label)
        assert "2016" in label
        assert label.count("·") >= 2


def test_different_services_are_pointed_out() -> None:
    told = regions(service="outbound").presentation
    assert told
    assert any("not" in note.lower() and "same service" in note for note in told.notes)
    assert any(note.startswith("Western Europe: For outbound work") for note in told.notes)
    plain = regions().presentation
    assert plain
    assert not any("same service" in note for note in plain.notes)


def test_what_does_not_fit_leaves_the_ranking() -> None:
    outcome = regions(fits_india="no", fits_pakistan="no")
    assert "rate_india" not in outcome.figures
    assert outcome.figures["rank_asia_ph"].low == Decimal(1)
    assert not any("India" in bar.label for bar in chart(outcome).bars)
    assert outcome.presentation
    assert any(
        "Left out" in note and "India · Pakistan" in note for note in outcome.presentation.notes
    )


def test_the_headline_range_is_shown_and_clamps_nothing() -> None:
    """X1: two sources, both shown."""
    outcome = regions()
    assert outcome.presentation
    note = next(note for note in outcome.presentation.notes if "$10 – $50" in note)
    assert note.endswith("India.")
    assert outcome.figures["rate_india"].low == Decimal(5)


def test_a_quote_of_ones_own_takes_its_place() -> None:
    outcome = regions(rate_low="12")
    own = next(bar for bar in chart(outcome).bars if "Your own quote" in bar.label)
    assert own.chosen
    assert own.label.startswith("5. ")
    only = regions(rate_low="12", **{f"fits_{region}": "no" for region in REGION_LABELS})
    assert set(only.figures) == {"rate_own", "month_own", "rank_own"}


@given(share=st.decimals(0, 1, places=2))
def test_costs_on_ones_own_side_raise_every_price_alike(share: Decimal) -> None:
    plain, dearer = regions(), regions(hidden_pct=str(share))
    for region in REGION_LABELS:
        low = plain.figures[f"rate_{region}"].low
        assert low is not None
        assert dearer.figures[f"rate_{region}"].low == low * (1 + share)
    assert plain.figures["times"] == dearer.figures["times"]


@given(
    texts=st.dictionaries(
        st.sampled_from(["sort", "service", "hidden_pct", "rate_low", "fits_india", "fx_date"]),
        st.text(max_size=20),
    ),
    locale=st.sampled_from(["en", "zh-Hant", "id", "he"]),
)
def test_nonsense_gives_messages_and_no_exception(texts: dict[str, str], locale: str) -> None:
    outcome = calculate("support_costs", "regions", texts, locale, notation=locale)
    assert bool(outcome.errors) == (outcome.presentation is None)
