"""Random samples of uncertain inputs that are the same on every platform and Python version.

Of Python's generator only `Random.random()` is used: it is the one method whose sequence for a
seed is promised to stay (`triangular`, `betavariate` and even `getrandbits` are not). It returns a
multiple of 2^-53, so that multiplying it by 2^54 is exact; from there on everything is an integer
or a Decimal.

Every distribution is a density drawn with straight lines, whose quantiles are found exactly: one
line is the uniform distribution, two are the triangular one, and 256 follow the bell of a PERT
distribution so closely that its quantiles are right to 1/20 000 of the range. Samples carry 18
digits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise
from math import ceil, ldexp
from random import Random

from calculator_kit.figures import DECIMAL_CONTEXT

SAMPLE_CONTEXT = DECIMAL_CONTEXT.copy()
SAMPLE_CONTEXT.prec = 18
"""Ample for an estimate, and twice as fast as 28 digits."""

_STEPS = 2**54
_IN_STEPS = ldexp(1, 54)
"""Random numbers are counted in odd steps of 2^-54: symmetric, and never 0 or 1."""

_PERT_LINES = 256
_NONE = Decimal(0)

_Corner = tuple[Decimal, Decimal]
_Line = tuple[Decimal, Decimal, Decimal, Decimal, Decimal]


class SamplingError(ValueError):
    """A distribution or a sample that cannot be; `id` names the reason for programs."""

    def __init__(self, error_id: str, message: str) -> None:
        super().__init__(message)
        self.id = error_id


@dataclass(frozen=True)
class Distribution:
    """How an uncertain number is spread from `low` to `high`; made by the functions below.

    `corners` are (position, density) from position 0, which is `low`, to 1, which is `high`, in
    between joined by straight lines. The scale of the density does not matter.
    """

    low: Decimal
    high: Decimal
    corners: tuple[_Corner, ...]

    def quantile(self, share: Decimal) -> Decimal:
        """The value below which that share of the distribution lies.

        Raises SamplingError: share_out_of_range.
        """
        _require_share(share)
        with localcontext(SAMPLE_CONTEXT):
            return self._at([share * _STEPS])[0] if share else self.low

    def _at(self, steps: Sequence[int] | Sequence[Decimal]) -> list[Decimal]:
        """The quantiles at these shares, counted in steps and above nought."""
        if not self._width:
            return [self.low] * len(steps)
        begins, lines = self._lines
        last = len(lines)
        values: list[Decimal] = []
        add = values.append
        with localcontext(SAMPLE_CONTEXT):
            for step in steps:
                number = bisect_right(begins, step)
                begin, start, density, square, slope = lines[number - 1]
                area = Decimal(step) - begin
                if number < last:
                    root = (square + slope * area).sqrt() if slope else density
                    add(start + (area + area) / (density + root))
                else:
                    # Where a density ends at zero, rounding can go below it, and past the end.
                    square += slope * area
                    root = max(square, _NONE).sqrt()
                    add(min(start + (area + area) / (density + root), self.high))
        return values

    @cached_property
    def _width(self) -> Decimal:
        with localcontext(SAMPLE_CONTEXT):
            return self.high - self.low

    @cached_property
    def _lines(self) -> tuple[list[int], list[_Line]]:
        """The first whole step of each line, and again where it begins, with its first value,
        density, its square, twice its slope.

        Densities are steps for each unit of value, so that an area under a line is steps.
        """
        with localcontext(SAMPLE_CONTEXT):
            width = self._width
            sides = list(pairwise(self.corners))
            ends = list(accumulate((x1 - x0) * (f0 + f1) / 2 for (x0, f0), (x1, f1) in sides))
            whole = ends.pop()
            scale = _STEPS / (whole * width)
            begins = [_NONE, *(end / whole * _STEPS for end in ends)]
            lines = []
            for begin, ((x0, f0), (x1, f1)) in zip(begins, sides, strict=True):
                density, slope = f0 * scale, (f1 - f0) * scale / ((x1 - x0) * width)
                lines.append((begin, self.low + x0 * width, density, density * density, 2 * slope))
            return list(map(ceil, begins)), lines


def uniform(low: Decimal, high: Decimal) -> Distribution:
    """Every value from `low` to `high` is as likely as any other: nothing else is known.

    Raises SamplingError: range_runs_down.
    """
    return _distribution(low, low, high, ((Decimal(0), Decimal(1)), (Decimal(1), Decimal(1))))


def triangular(low: Decimal, mode: Decimal, high: Decimal) -> Distribution:
    """Values become likelier in proportion from either end towards `mode`.

    Raises SamplingError: range_runs_down, mode_outside_range.
    """
    peak = _position(low, mode, high)
    start, end = (Decimal(0), Decimal(0)), (Decimal(1), Decimal(0))
    corners = [corner for corner in (start, end) if corner[0] != peak] + [(peak, Decimal(1))]
    return _distribution(low, mode, high, tuple(sorted(corners)))


def pert(low: Decimal, mode: Decimal, high: Decimal) -> Distribution:
    """A bell around `mode`: the beta distribution whose mean is (low + 4·mode + high)/6.

    Raises SamplingError: range_runs_down, mode_outside_range.
    """
    return _distribution(low, mode, high, _bell(_position(low, mode, high)))


class Sampler:
    """Draws samples; the same `seed` (0 or more) always gives the same.

    Raises SamplingError: seed_negative, because Python takes -5 for 5.
    """

    def __init__(self, seed: int) -> None:
        if seed < 0:
            raise SamplingError("seed_negative", f"a seed of {seed}: take 0 or a positive number.")
        self._random = Random(seed).random

    def columns(
        self, distributions: Sequence[Distribution], runs: int, *, together: bool = False
    ) -> list[list[Decimal]]:
        """`runs` values of each distribution; the values of one run have the same index.

        They are drawn run by run, so that more runs only add to fewer. With `together` all move
        as one, each at the same quantile in a run: what independent prices hide when they rise
        for one reason. Raises SamplingError: no_runs.
        """
        if runs < 1:
            raise SamplingError("no_runs", f"{runs} runs tell nothing: ask for 1 or more.")
        streams = 1 if together else len(distributions)
        draw = self._random
        steps = [int(draw() * _IN_STEPS) | 1 for _ in range(runs * streams)]
        return [
            distribution._at(steps if together else steps[place::streams])
            for place, distribution in enumerate(distributions)
        ]


def percentiles(values: Sequence[Decimal], shares: Sequence[Decimal]) -> list[Decimal]:
    """The values below which these shares of `values` lie, such as 0.1, 0.5 and 0.9.

    Of n sorted values the one at rank (n − 1)·share, counted from 0, and between two ranks a
    value in proportion between theirs (spreadsheets' PERCENTILE.INC).
    Raises SamplingError: no_runs, share_out_of_range.
    """
    if not values:
        raise SamplingError("no_runs", "no values have no percentiles.")
    ranked = sorted(values)
    found = []
    with localcontext(DECIMAL_CONTEXT):
        for share in shares:
            _require_share(share)
            rank = (len(ranked) - 1) * share
            below = int(rank)
            above = min(below + 1, len(ranked) - 1)
            found.append(ranked[below] + (ranked[above] - ranked[below]) * (rank - below))
    return found


def _distribution(
    low: Decimal, mode: Decimal, high: Decimal, corners: tuple[_Corner, ...]
) -> Distribution:
    if low > high:
        raise SamplingError("range_runs_down", f"a range cannot run from {low} down to {high}.")
    if not low <= mode <= high:
        raise SamplingError(
            "mode_outside_range", f"the likeliest value {mode} is not between {low} and {high}."
        )
    return Distribution(low, high, corners)


def _position(low: Decimal, mode: Decimal, high: Decimal) -> Decimal:
    """Where in the range `mode` is, from 0 to 1; anything when there is no range."""
    with localcontext(SAMPLE_CONTEXT):
        return (mode - low) / (high - low) if low < high else Decimal(0)


def _require_share(share: Decimal) -> None:
    if not 0 <= share <= 1:
        raise SamplingError("share_out_of_range", f"{share} is no share from 0 to 1: 90% is 0.9.")


@lru_cache(maxsize=32)
def _bell(peak: Decimal) -> tuple[_Corner, ...]:
    """The corners of a PERT distribution with its peak at that position."""
    with localcontext(SAMPLE_CONTEXT):
        up, down = 4 * peak, 4 * (1 - peak)
        bell = [(x, (up * log + down * rest).exp()) for x, log, rest in _pert_places()]
    return ((Decimal(0), Decimal(int(not up))), *bell, (Decimal(1), Decimal(int(not down))))


@cache
def _pert_places() -> list[tuple[Decimal, Decimal, Decimal]]:
    """Positions of the inner corners, with ln x and ln(1 − x); denser where a density may jump."""
    parts = [Fraction(i, _PERT_LINES) for i in range(1, _PERT_LINES)]
    with localcontext(SAMPLE_CONTEXT):
        exact = [part * part * (3 - 2 * part) for part in parts]
        places = [Decimal(x.numerator) / Decimal(x.denominator) for x in exact]
        logs = [x.ln() for x in places]
    return list(zip(places, logs, reversed(logs), strict=True))
