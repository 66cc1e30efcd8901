"""Amounts of later periods in today's money, as numbers that know how they came about."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import accumulate

from calculator_kit.formulas import superscript
from calculator_kit.numbers import WHOLE, Binds, Number, Op, total
from support_costs.finance import npv


def worth_today(flows: Sequence[Number], growth: Number, first: int = 0) -> Number:
    """The worth today of the flows of the periods from `first` on; 1 becomes `growth` in a period.

    The engine of finance computes it, to 28 digits: as a fraction it would have thousands.
    """
    periods = tuple(period for period, flow in enumerate(flows, start=first) if flow)
    if not periods or growth is WHOLE:
        return total(flows)
    parts = (*(flow for flow in flows if flow), growth)
    value = _worth(*parts, periods=periods).low
    return Number(value, value, flows[0].unit, _added(periods), parts)


def _worth(*parts: Number, periods: tuple[int, ...]) -> Number:
    amounts = dict(zip(periods, parts[:-1], strict=True))
    rate = parts[-1].decimal() - 1
    value = npv(
        rate,
        [amounts[at].decimal() if at in amounts else _NOTHING for at in range(periods[-1] + 1)],
    )
    return Number.of(value, parts[0].unit)


@lru_cache(maxsize=256)
def _added(periods: tuple[int, ...]) -> Op:
    """How the flows of these periods are added: "{0} + {1} ÷ {3} + {2} ÷ {3}²"."""
    growth = f"{{{len(periods)}}}"
    terms = [
        f"{{{place}}} ÷ {growth}{superscript(period) if period > 1 else ''}" if period else "{0}"
        for place, period in enumerate(periods)
    ]
    needs = [Binds.PRODUCT if period else Binds.SIGN for period in periods]
    return Op(partial(_worth, periods=periods), " + ".join(terms), Binds.SUM, (*needs, Binds.ALONE))


_NOTHING = Decimal(0)


def back_after(amounts: Sequence[Decimal], flows: Sequence[Number]) -> Number | None:
    """Periods until the flows have paid for themselves for good, None when they never do.

    As `finance.payback` has it: the last period that ends with a debt, and the part of the next one in
    which that is paid. `amounts` are the flows once more, to find that period.
    """
    sums = list(accumulate(amounts))
    owing = max((period for period, total in enumerate(sums) if total < 0), default=-1)
    if owing == len(flows) - 1:
        return None
    if owing < 0:
        return Number.of(0)
    return Number.of(owing) + Number.of(-sums[owing], flows[0].unit, 2) / flows[owing + 1]
