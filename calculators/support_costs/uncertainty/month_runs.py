"""Many possible months drawn at random, each from its own agents, hours, rate and so on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache, partial
from math import prod
from operator import add, mul, sub, truediv
from typing import Any, TypeVar

from calculator_kit.figures import DECIMAL_CONTEXT
from calculator_kit.numbers import ONE, SHARE, Exact, Number, decimal
from calculator_kit.sampling import SAMPLE_CONTEXT, Sampler, percentiles
from support_costs.uncertainty.estimates import Estimate

SHARES = (Decimal("0.1"), Decimal("0.5"), Decimal("0.9"))
"""Of the runs: a tenth, half and nine tenths of them lie below the values that are told."""

_KEPT_ANSWERS = 4

_Kind = TypeVar("_Kind", Number, Fraction)


@dataclass(frozen=True)
class Factor:
    """What a bill is multiplied by: an estimate, or what the whole is with it added or taken off."""

    estimate: Estimate
    unit: str = ""
    changes: Callable[[Any, Any], Any] | None = None

    @property
    def raises(self) -> bool:
        """Whether the bill rises with it."""
        return self.changes is not sub

    def number(self, value: Exact) -> Number:
        """A value of the estimate, to be shown with as many digits as a formula needs."""
        return Number.of(value, self.unit, 2)

    def range(self) -> Number:
        """From its lower to its upper end."""
        return Number.between(self.estimate.low, self.estimate.high, self.unit, 2)

    def of(self, value: _Kind) -> _Kind:
        """The factor for one value of the estimate."""
        found: _Kind = self.changes(1, value) if self.changes else value
        return found

    def of_all(self, values: Iterable[Decimal]) -> Iterable[Decimal]:
        """The factors for many values."""
        return map(partial(self.changes, Decimal(1)), values) if self.changes else values


@dataclass(frozen=True)
class MonthModel:
    """A month is agents × hours × rate × (1 + premium), × (1 − shrinkage) if that lowers the bill.

    `shrinkage` is None where every paid hour is billed, `volume` where contacts are not counted.
    """

    agents: Estimate
    hours_week: Estimate
    rate: Estimate
    language_premium: Estimate
    shrinkage: Estimate | None
    volume: Estimate | None
    currency: str

    def factors(self) -> dict[str, Factor]:
        """What the bill is multiplied from, by the names of the inputs."""
        factors = {
            "agents": Factor(self.agents),
            "hours_week": Factor(self.hours_week),
            "rate": Factor(self.rate, self.currency),
            "language_premium": Factor(self.language_premium, SHARE, add),
        }
        if self.shrinkage is not None:
            factors["shrinkage"] = Factor(self.shrinkage, SHARE, sub)
        return factors

    def varying(self) -> dict[str, Factor]:
        """Those factors that differ from run to run."""
        return {name: one for name, one in self.factors().items() if one.estimate.varies}

    def middles(self) -> dict[str, Number]:
        """The middle of each estimate."""
        return {name: one.number(one.estimate.middle) for name, one in self.factors().items()}

    def month(self, values: Mapping[str, Number]) -> Number:
        """The bill with these values of the estimates."""
        return bill(one.of(values[name]) for name, one in self.factors().items())

    def mean(self, shape: str) -> Number:
        """The exact mean of the bill when each varies on its own: the product of the means."""
        means = {name: one.number(one.estimate.mean(shape)) for name, one in self.factors().items()}
        return self.month(means)


def bill(factors: Iterable[Number]) -> Number:
    """A month's, from agents, hours a week, rate and what else it is multiplied by."""
    agents, hours, *others = factors
    return prod(others, start=agents * hours * 52 / 12)


@dataclass(frozen=True)
class Runs:
    """The months that were drawn, lowest first, and how far their mean can be relied on.

    `quantiles` go with SHARES; so do `contacts`, the cost of a contact, None where these are not
    counted. `error` is the standard error of `mean`.
    """

    months: Sequence[Decimal]
    quantiles: Sequence[Decimal]
    mean: Decimal
    error: Decimal
    contacts: Sequence[Decimal] | None

    def share_above(self, amount: Decimal) -> Fraction:
        """The share of the months that cost more than `amount`."""
        below = bisect_right(self.months, amount)
        return Fraction(len(self.months) - below, len(self.months))


@lru_cache(maxsize=_KEPT_ANSWERS)
def simulate(model: MonthModel, shape: str, runs: int, seed: int, linked: bool) -> Runs:
    """Draw `runs` months. With `linked`, all that makes a month dearer moves as one.

    The same arguments give the same on every platform.
    """
    sampler = Sampler(seed)
    varying = model.varying()
    raising = [factor for factor in varying.values() if factor.raises]
    lowering = [factor for factor in varying.values() if not factor.raises]
    drawn = _columns(sampler, raising, shape, runs, linked) + _columns(
        sampler, lowering, shape, runs, False
    )
    fixed = bill(
        ONE if name in varying else factor.of(factor.number(factor.estimate.middle))
        for name, factor in model.factors().items()
    )
    with localcontext(SAMPLE_CONTEXT):
        months = [+fixed.decimal()] * runs
        for factor, column in zip([*raising, *lowering], drawn, strict=True):
            months = list(map(mul, months, factor.of_all(column)))
        contacts = None if model.volume is None else _contacts(model.volume, months, sampler, shape)
    ranked = sorted(months)
    with localcontext(DECIMAL_CONTEXT):
        mean = sum(ranked, Decimal(0)) / runs
        squares = sum(map(mul, ranked, ranked), Decimal(0)) / runs
        error = (max(Decimal(0), squares - mean * mean) / runs).sqrt()
    return Runs(ranked, percentiles(ranked, SHARES), mean, error, contacts)


def _columns(
    sampler: Sampler, factors: Sequence[Factor], shape: str, runs: int, together: bool
) -> list[list[Decimal]]:
    distributions = [factor.estimate.distribution(shape) for factor in factors]
    return sampler.columns(distributions, runs, together=together) if distributions else []


def _contacts(
    volume: Estimate, months: Sequence[Decimal], sampler: Sampler, shape: str
) -> list[Decimal]:
    """The cost of a contact at the shares, from months in the order in which they were drawn."""
    column = [+decimal(volume.middle)] * len(months)
    if volume.varies:
        column = sampler.columns([volume.distribution(shape)], len(months))[0]
    return percentiles(list(map(truediv, months, column)), SHARES)
