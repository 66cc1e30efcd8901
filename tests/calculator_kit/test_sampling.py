"""Samples repeat for a seed, follow their distributions, and are the same on every platform."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from decimal import Decimal, localcontext
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator_kit.sampling import (
    Distribution,
    Sampler,
    SamplingError,
    percentiles,
    pert,
    triangular,
    uniform,
)

D = Decimal
SEED = 20240325
TENTHS = [D("0.1"), D("0.5"), D("0.9")]
PERT_ACCURACY = D(1) / 20_000

numbers = st.decimals(-1000, 1000, places=2)
shares = st.decimals(0, 1, places=4)
shapes = st.sampled_from([triangular, pert])


def in_order(values: tuple[Decimal, Decimal, Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    low, mode, high = sorted(values)
    return low, mode, high


ranges = st.tuples(numbers, numbers, numbers).map(in_order)

SIX = [
    uniform(D(5), D(9)),
    uniform(D("0.35"), D("0.45")),
    triangular(D(22), D(25), D(28)),
    triangular(D(8), D(8), D(15)),
    pert(D(180), D(240), D(420)),
    pert(D(0), D("0.3"), D("0.35")),
]


# The same for ever.


def test_the_generator_is_what_python_promises() -> None:
    """`random()` for a seed; everything below stands on these."""
    assert random.Random(SEED).random().hex() == "0x1.d41f18ad61a50p-3"


def test_samples_are_pinned() -> None:
    """Equal text means equal answers in the build and in every browser."""
    columns = Sampler(SEED).columns(SIX, 1000)
    assert [str(column[0]) for column in columns] == [
        "5.91429974667046054",
        "0.398171652653947866",
        "24.5823278592384780",
        "8.61646308837606823",
        "287.480105672792739",
        "0.215263320209857696",
    ]
    text = "\n".join(",".join(map(str, row)) for row in zip(*columns, strict=True))
    assert sha256(text.encode()).hexdigest() == (
        "89e9c742c54028590752b2b4e15a054835f25fec6d584b6c9d42155e9a6b05c1"
    )


def test_a_seed_repeats() -> None:
    assert Sampler(7).columns(SIX, 50) == Sampler(7).columns(SIX, 50)
    assert Sampler(7).columns(SIX, 50) != Sampler(8).columns(SIX, 50)


def test_a_sampler_goes_on() -> None:
    sampler = Sampler(7)
    assert sampler.columns(SIX, 50) != sampler.columns(SIX, 50)


def test_more_runs_add_to_fewer() -> None:
    few, many = Sampler(7).columns(SIX, 10), Sampler(7).columns(SIX, 30)
    assert [column[:10] for column in many] == few


def test_callers_context_changes_nothing() -> None:
    with localcontext(prec=5):
        rough = [distribution.quantile(D("0.3")) for distribution in distinct()]
    assert rough == [distribution.quantile(D("0.3")) for distribution in distinct()]


def distinct() -> list[Distribution]:
    """One of each kind, not yet used."""
    return [make() for make in (fresh_uniform, fresh_triangular, fresh_pert)]


def fresh_uniform() -> Distribution:
    return uniform(D("1.23456789"), D(3))


def fresh_triangular() -> Distribution:
    return triangular(D("1.23456789"), D(2), D(3))


def fresh_pert() -> Distribution:
    return pert(D("1.23456789"), D(2), D(3))


# Quantiles.


@settings(deadline=None)
@given(values=ranges, share=shares)
def test_uniform(values: tuple[Decimal, Decimal, Decimal], share: Decimal) -> None:
    low, _, high = values
    expected = low + (high - low) * share
    assert abs(uniform(low, high).quantile(share) - expected) <= D("1e-13")


@settings(deadline=None)
@given(values=ranges, share=shares)
def test_triangular(values: tuple[Decimal, Decimal, Decimal], share: Decimal) -> None:
    """Against the usual formula with its two cases."""
    low, mode, high = values
    left, right = mode - low, high - mode
    if share * (high - low) < left:
        expected = low + (share * (high - low) * left).sqrt()
    else:
        expected = high - ((1 - share) * (high - low) * right).sqrt()
    assert abs(triangular(low, mode, high).quantile(share) - expected) <= D("1e-6")


Cdf = Callable[[Decimal], Decimal]


@pytest.mark.parametrize(
    ("mode", "cdf"),
    [
        ("0", lambda x: 1 - (1 - x) ** 5),
        ("0.25", lambda x: 1 - (1 - x) ** 4 * (1 + 4 * x)),
        ("0.5", lambda x: x**3 * (10 - 15 * x + 6 * x * x)),
        ("0.75", lambda x: x**4 * (5 - 4 * x)),
        ("1", lambda x: x**5),
    ],
)
def test_pert_where_beta_is_a_polynomial(mode: str, cdf: Cdf) -> None:
    distribution = pert(D(0), D(mode), D(1))
    for thousandth in range(1, 1000):
        share = D(thousandth) / 1000
        value = distribution.quantile(share)
        assert cdf(max(value - PERT_ACCURACY, D(0))) <= share
        assert cdf(min(value + PERT_ACCURACY, D(1))) >= share


def beta_cdf(x: float, alpha: float, beta: float) -> float:
    """The regularised incomplete beta function by its power series."""
    if x > 0.5:
        return 1 - beta_cdf(1 - x, beta, alpha)
    term, total = 1.0, 0.0
    for k in range(80):
        total += term / (alpha + k)
        term *= (1 - beta + k) / (k + 1) * x
    scale = math.gamma(alpha + beta) / math.gamma(alpha) / math.gamma(beta)
    return x**alpha * total * scale if x > 0 else 0.0


@settings(max_examples=60, deadline=None)
@given(mode=st.decimals(0, 1, places=4), share=st.decimals("0.001", "0.999", places=3))
def test_pert_is_a_beta_distribution(mode: Decimal, share: Decimal) -> None:
    value = pert(D(0), mode, D(1)).quantile(share)
    alpha, accuracy = float(1 + 4 * mode), float(PERT_ACCURACY)
    assert beta_cdf(max(float(value) - accuracy, 0), alpha, 6 - alpha) <= float(share) + 1e-9
    assert beta_cdf(min(float(value) + accuracy, 1), alpha, 6 - alpha) >= float(share) - 1e-9


@settings(deadline=None)
@given(values=ranges, make=shapes, first=shares, second=shares)
def test_quantiles_rise_within_the_range(
    values: tuple[Decimal, Decimal, Decimal],
    make: Callable[[Decimal, Decimal, Decimal], Distribution],
    first: Decimal,
    second: Decimal,
) -> None:
    low, mode, high = values
    distribution = make(low, mode, high)
    below, above = sorted([first, second])
    noise = D("1e-12")
    assert low <= distribution.quantile(below) <= distribution.quantile(above) + noise
    assert distribution.quantile(above) <= high


def test_a_range_without_width_is_a_number() -> None:
    for distribution in (uniform(D(3), D(3)), triangular(D(3), D(3), D(3)), pert(D(3), D(3), D(3))):
        assert Sampler(1).columns([distribution], 3) == [[D(3), D(3), D(3)]]


# Samples.


@pytest.mark.parametrize(
    ("distribution", "mean", "variance"),
    [
        (SIX[0], D(7), D(16) / 12),
        (SIX[2], D(25), D("1.5")),
        (SIX[3], D(31) / 3, D(49) / 18),
        (SIX[4], D(260), (D(260) - 180) * (D(420) - 260) / 7),
        (SIX[5], D("1.55") / 6, (D("1.55") / 6) * (D("0.35") - D("1.55") / 6) / 7),
    ],
)
def test_mean_and_spread(distribution: Distribution, mean: Decimal, variance: Decimal) -> None:
    """Within four standard errors of what theory says."""
    (values,) = Sampler(SEED).columns([distribution], 5000)
    average = sum(values, D(0)) / 5000
    assert abs(average - mean) < 4 * (variance / 5000).sqrt()
    spread = sum(((value - average) ** 2 for value in values), D(0)) / 5000
    assert abs(spread / variance - 1) < D("0.1")


def test_moving_together_widens_the_answer() -> None:
    def totals(together: bool) -> list[Decimal]:
        columns = Sampler(SEED).columns([SIX[0]] * 6, 2000, together=together)
        return [sum(run, D(0)) for run in zip(*columns, strict=True)]

    apart, as_one = percentiles(totals(False), TENTHS), percentiles(totals(True), TENTHS)
    assert as_one[0] < apart[0] < apart[2] < as_one[2]
    assert as_one[2] - as_one[0] > 2 * (apart[2] - apart[0])


def test_a_single_run_is_a_sample_too() -> None:
    assert [len(column) for column in Sampler(0).columns(SIX, 1)] == [1] * 6


def test_together_is_the_same_quantile_of_each() -> None:
    first, second = Sampler(7).columns([SIX[0], SIX[3]], 50, together=True)
    assert len(first) == len(second) == 50
    order = sorted(range(50), key=first.__getitem__)
    assert order == sorted(range(50), key=second.__getitem__)


# Percentiles.


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([5], ["5", "5", "5"]),
        ([2, 1], ["1.1", "1.5", "1.9"]),
        ([40, 10, 30, 20], ["13", "25", "37"]),
        (list(range(11)), ["1", "5", "9"]),
    ],
)
def test_percentiles(values: list[int], expected: list[str]) -> None:
    assert percentiles([D(value) for value in values], TENTHS) == [D(text) for text in expected]


def test_percentiles_of_the_ends() -> None:
    assert percentiles([D(3), D(1), D(2)], [D(0), D(1)]) == [1, 3]


@pytest.mark.parametrize(
    ("ask", "error_id"),
    [
        (lambda: Sampler(-5), "seed_negative"),
        (lambda: Sampler(5).columns(SIX, 0), "no_runs"),
        (lambda: percentiles([], TENTHS), "no_runs"),
        (lambda: percentiles([D(1)], [D(90)]), "share_out_of_range"),
        (lambda: SIX[0].quantile(D("1.1")), "share_out_of_range"),
        (lambda: SIX[0].quantile(D("-0.1")), "share_out_of_range"),
        (lambda: percentiles([D(1)], [D("-0.1")]), "share_out_of_range"),
        (lambda: uniform(D(9), D(5)), "range_runs_down"),
        (lambda: triangular(D(9), D(7), D(5)), "range_runs_down"),
        (lambda: triangular(D(5), D(10), D(9)), "mode_outside_range"),
        (lambda: pert(D(5), D(4), D(9)), "mode_outside_range"),
    ],
)
def test_questions_without_an_answer(ask: Callable[[], object], error_id: str) -> None:
    with pytest.raises(SamplingError) as error:
        ask()
    assert error.value.id == error_id
