"""Many possible months drawn at random, each from its own agents, hours, rate and so on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache, partial
from operator import add, mul, sub, truediv
from typing import TypeVar

from calculator_kit.figures import DECIMAL_CONTEXT
from calculator_kit.sampling import SAMPLE_CONTEXT, Sampler, percentiles
from support_costs.hours import WEEKS_PER_MONTH
from support_costs.money import exact_decimal
from support_costs.uncertainty.estimates import Estimate

SHARES = (Decimal("0.1"), Decimal("0.5"), Decimal("0.9"))
"""Of the runs: a tenth, half and nine tenths of them lie below the values that are told."""

_KEPT_ANSWERS = 4

_Number = TypeVar("_Number", Decimal, Fraction)


@dataclass(frozen=True)
class Factor:
    """What a bill is multiplied by: an estimate, or one more or one less than one by it."""

    estimate: Estimate
    offset: int = 0
    sign: int = 1

    def of(self, value: _Number) -> _Number:
        """The factor for one value of the estimate."""
        return value if not self.offset else self.offset + self.sign * value

    def of_all(self, values: Iterable[Decimal]) -> Iterable[Decimal]:
        """The factors for many values."""
        if not self.offset:
            return values
        return map(partial(add if self.sign > 0 else sub, Decimal(self.offset)), values)


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

    def factors(self) -> dict[str, Factor]:
        """What the bill is multiplied from, by the names of the inputs."""
        factors = {
            "agents": Factor(self.agents),
            "hours_week": Factor(self.hours_week),
            "rate": Factor(self.rate),
            "language_premium": Factor(self.language_premium, offset=1),
        }
        if self.shrinkage is not None:
            factors["shrinkage"] = Factor(self.shrinkage, offset=1, sign=-1)
        return factors

    def varying(self) -> dict[str, Factor]:
        """Those factors that differ from run to run."""
        return {name: one for name, one in self.factors().items() if one.estimate.varies}

    def month(self, values: Mapping[str, Decimal | Fraction]) -> Fraction:
        """The bill with these values of the estimates, and the others at their middle."""
        amount = WEEKS_PER_MONTH
        for name, factor in self.factors().items():
            amount *= factor.of(Fraction(values.get(name, factor.estimate.middle)))
        return amount

    def mean(self, shape: str) -> Fraction:
        """The exact mean of the bill when each varies on its own: the product of the means."""
        return self.month({name: one.estimate.mean(shape) for name, one in self.factors().items()})


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
    raising = [factor for factor in varying.values() if factor.sign > 0]
    lowering = [factor for factor in varying.values() if factor.sign < 0]
    drawn = _columns(sampler, raising, shape, runs, linked) + _columns(
        sampler, lowering, shape, runs, False
    )
    fixed = WEEKS_PER_MONTH
    for name, factor in model.factors().items():
        if name not in varying:
            fixed *= factor.of(factor.estimate.middle)
    with localcontext(SAMPLE_CONTEXT):
        months = [exact_decimal(fixed)] * runs
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
    column = [exact_decimal(volume.middle)] * len(months)
    if volume.varies:
        column = sampler.columns([volume.distribution(shape)], len(months))[0]
    return percentiles(list(map(truediv, months, column)), SHARES)
