"""The recursion that every queue starts from: I(k) = 1 + I(k−1)·k/A, and B = 1/I.

It is the inverse of Erlang's B, the share of calls that find k agents busy when nobody waits.
Numbers of agents are tried one after the other, so what was found for a load is kept.
"""

from __future__ import annotations

from decimal import Decimal, getcontext
from functools import lru_cache
from math import floor, isqrt
from typing import Generic

from support_costs.staffing.searching import Real, computed


def inverse_blocking(load: Decimal, agents: int) -> Decimal:
    """1/B for a load above zero, in the context in force."""
    digits = getcontext().prec
    return computed(lambda load: _ladder(load, digits).inverse(agents), load)


class _Ladder(Generic[Real]):
    """1/B of one load, from some number of agents upwards.

    The recursion forgets where it started: a wrong start d steps below min(A, k) is damped by
    exp(−d²/2A), so for large loads it need not start at zero, and the nearer the fewer digits count.
    """

    def __init__(self, load: Real, digits: int) -> None:
        self._load: Real = load
        self._deviations = isqrt(5 * digits)
        self._lowest = floor(load)
        self._inverses: list[Real] = []

    def inverse(self, agents: int) -> Real:
        """1/B with so many agents."""
        if agents < self._lowest:
            self._lowest = max(0, agents - isqrt(agents))
            self._inverses = []
        if not self._inverses:
            start = max(0, self._lowest - self._deviations * isqrt(self._lowest) - 30)
            self._inverses = [self._climbed(type(self._load)(1), start, self._lowest)[-1]]
        reached = self._lowest + len(self._inverses) - 1
        if agents > reached:
            self._inverses += self._climbed(self._inverses[-1], reached, agents)[1:]
        return self._inverses[agents - self._lowest]

    def _climbed(self, inverse: Real, start: int, end: int) -> list[Real]:
        load, found = self._load, [inverse]
        for k in range(start + 1, end + 1):
            inverse = 1 + inverse * k / load
            found.append(inverse)
        return found


@lru_cache(maxsize=64, typed=True)
def _ladder(load: Real, digits: int) -> _Ladder[Real]:
    """The ladder of `load` whose numbers have so many digits."""
    return _Ladder(load, digits)
