"""Money over time: present value, rates of return, payback, growth.

Flows are amounts at the ends of periods 0, 1, 2 …: the first is today's. Rates are fractions of
one for each period. Results have 28 digits; intermediate ones have twelve more, and powers are
exp and ln, which Decimal rounds correctly on every platform (it does not promise that for `**`).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from itertools import accumulate, pairwise

from calculator_kit.figures import DECIMAL_CONTEXT

GUARDED = DECIMAL_CONTEXT.copy()
GUARDED.prec = DECIMAL_CONTEXT.prec + 12
"""The precision of intermediate results."""

_ROOT_WIDTH = Decimal("1e-36")
_ROOT_NOISE = Decimal("1e-30")


class FinanceError(ValueError):
    """A question about money that has no answer; `id` names the reason for programs."""

    def __init__(self, error_id: str, message: str) -> None:
        super().__init__(message)
        self.id = error_id


def npv(rate: Decimal, flows: Sequence[Decimal]) -> Decimal:
    """Net present value. The flow of period 0 is not discounted; spreadsheets' NPV discounts it.

    Raises FinanceError: rate_too_low.
    """
    growth = _growth(rate)
    with localcontext(GUARDED):
        total = Decimal(0)
        for flow in reversed(flows):
            total = total / growth + flow
        return DECIMAL_CONTEXT.plus(total)


def irr(flows: Sequence[Decimal]) -> list[Decimal]:
    """All rates above −1 at which the net present value is zero, in ascending order.

    None when the flows never change sign, possibly several when they change it more than once;
    at a double root the value only touches zero. No rate is missed: the search does not depend on
    a starting guess or a grid.
    """
    with localcontext(GUARDED):
        factors = _positive_roots([+flow for flow in flows])
        return sorted({DECIMAL_CONTEXT.plus(1 / factor) - 1 for factor in factors})


def payback(flows: Sequence[Decimal]) -> Decimal | None:
    """Periods until the flows have paid for themselves for good; None when they never do.

    Money is taken to flow evenly within a period. A sum that turns negative again has not paid.
    """
    with localcontext(GUARDED):
        sums = list(accumulate(flows))
        owing = max((period for period, total in enumerate(sums) if total < 0), default=None)
        if owing is None:
            return Decimal(0)
        if owing == len(sums) - 1:
            return None
        return DECIMAL_CONTEXT.plus(owing - sums[owing] / (sums[owing + 1] - sums[owing]))


def discounted_payback(rate: Decimal, flows: Sequence[Decimal]) -> Decimal | None:
    """`payback` of the flows' present values. Raises FinanceError: rate_too_low."""
    growth = _growth(rate)
    with localcontext(GUARDED):
        factor = Decimal(1)
        present = []
        for flow in flows:
            present.append(flow * factor)
            factor /= growth
    return payback(present)


def monthly_rate(annual: Decimal) -> Decimal:
    """The rate a month that compounds to the effective rate `annual` in twelve months.

    Not a twelfth of it: that would be the nominal rate. Raises FinanceError: rate_too_low.
    """
    return compound(Decimal(1), annual, Decimal(1) / 12) - 1


def compound(amount: Decimal, rate: Decimal, periods: Decimal) -> Decimal:
    """`amount` after it has grown at `rate` for `periods`, which may be negative or broken.

    Raises FinanceError: rate_too_low.
    """
    growth = _growth(rate)
    with localcontext(GUARDED):
        return DECIMAL_CONTEXT.plus(amount * (growth.ln() * periods).exp())


def _growth(rate: Decimal) -> Decimal:
    if rate <= -1:
        raise FinanceError("rate_too_low", f"a rate of {rate} loses everything: it must exceed -1.")
    with localcontext(GUARDED):
        return 1 + rate


def _positive_roots(coefficients: Sequence[Decimal]) -> list[Decimal]:
    """All x > 0 with Σ c[t]·x^t = 0, ascending, in the context in force.

    Descartes' argument as a method: the derivative of x^(−s)·P(x), with s between two terms of
    opposite sign, has one change of sign fewer, and between its roots P has at most one root.
    """
    terms = [(t, c) for t, c in enumerate(coefficients) if c]
    split = next((i + j for (i, a), (j, b) in pairwise(terms) if (a < 0) != (b < 0)), None)
    if split is None:
        return []
    turns = _positive_roots([(2 * t - split) * c for t, c in enumerate(coefficients)])
    sizes = [abs(c) for c in coefficients]
    first, last, largest = abs(terms[0][1]), abs(terms[-1][1]), max(sizes)
    places = [first / (first + largest) / 2, *turns, 2 + 2 * largest / last]
    values = [_polynomial(coefficients, x) for x in places]
    roots = []
    for at, x in enumerate(turns, start=1):
        if abs(values[at]) <= _ROOT_NOISE * _polynomial(sizes, x):
            values[at] = Decimal(0)
            roots.append(x)
    for (low, below), (high, above) in pairwise(zip(places, values, strict=True)):
        if below * above < 0:
            roots.append(_root_between(coefficients, low, high, rising=below < 0))
    return sorted(roots)


def _root_between(
    coefficients: Sequence[Decimal], low: Decimal, high: Decimal, *, rising: bool
) -> Decimal:
    """The one root between `low` and `high`: by Newton's steps, and halves where one leads out."""
    slopes = [place * coefficient for place, coefficient in enumerate(coefficients)][1:]
    guess = (low + high) / 2
    while high - low > _ROOT_WIDTH * high:
        value = _polynomial(coefficients, guess)
        if (value < 0) == rising:
            low = guess
        else:
            high = guess
        slope = _polynomial(slopes, guess) if high < 2 * low else Decimal(0)
        better = guess - value / slope if slope else low
        if not low < better < high:
            guess = (low + high) / 2
        elif abs(better - guess) <= _ROOT_WIDTH * guess:
            return better
        else:
            guess = better
    return (low + high) / 2


def _polynomial(coefficients: Sequence[Decimal], x: Decimal) -> Decimal:
    total = Decimal(0)
    for coefficient in reversed(coefficients):
        total = total * x + coefficient
    return total
