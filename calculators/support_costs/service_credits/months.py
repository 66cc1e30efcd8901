"""One month of a service contract: what each indicator takes off the fee or adds to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import NOTHING, ONE, SHARE, WHOLE, ZERO, Number
from support_costs.service_credits.fields import ALL, SALES_KPI, Kpi, ServiceMonth
from support_costs.service_credits.indicators import Indicator


@dataclass(frozen=True)
class Line:
    """One indicator in a month.

    `weight` is its share of all weights, `bonus_weight` its share of the bonus. One that does not
    count has no `actual`, and `why` says why: "empty", "month", "no_volume" or "over_forecast".
    """

    kpi: Kpi
    agreed: Indicator
    weight: Number
    bonus_weight: Number
    actual: Number | None
    why: str

    @property
    def counts(self) -> bool:
        """Whether it decides about money at risk."""
        return self.actual is not None and bool(self.weight)

    @cached_property
    def score(self) -> Number:
        """The share of its money at risk that is kept, all of it where it does not count."""
        return WHOLE if self.actual is None else self.agreed.score(self.actual)

    @cached_property
    def excess(self) -> Number:
        """The share of its bonus that is earned."""
        return NOTHING if self.actual is None else self.agreed.excess(self.actual)

    def lost(self, score: Number) -> Number:
        """What it takes of all the money at risk."""
        return self.weight * (1 - score)

    def gained(self, excess: Number) -> Number:
        """What it earns of the whole bonus."""
        return self.bonus_weight * excess


def lines(given: ServiceMonth) -> Iterator[Line]:
    """The indicators of the month.

    Raises InputsError for weights that are all nought, a stretch goal on the wrong side of its
    target, or a bonus that hangs on an indicator without a stretch goal.
    """
    total = given.total_weight()
    if not total:
        raise InputsError({"csat_weight": N_("Give at least one indicator a weight.")})
    for kpi in given.kpis():
        agreed, weight, why = _agreed(kpi, given), NOTHING, _why_not(kpi, given)
        if kpi is not SALES_KPI:
            weight = given.value(kpi, "weight")
            weight = weight if total == 1 else (weight / total).of_unit(SHARE)
        part = weight if given.reward_metric == ALL else ONE
        if given.reward_metric not in (ALL, kpi.id):
            part = ZERO
        yield Line(kpi, agreed, weight, part, None if why else given.known(kpi, "actual"), why)


def _agreed(kpi: Kpi, given: ServiceMonth) -> Indicator:
    target, stretch = given.value(kpi, "target"), given.known(kpi, "stretch")
    floor = target if kpi is SALES_KPI else given.value(kpi, "floor")
    agreed = Indicator(floor, target, stretch, kpi.less_is_better)
    if not agreed.stretch_lies_beyond:
        message = N_("The stretch goal must be better than the target, or the same.")
        raise InputsError({f"{kpi.id}_stretch": message})
    if given.reward_metric == kpi.id and stretch is None:
        message = N_("Enter a stretch goal: the bonus hangs on this indicator.")
        raise InputsError({f"{kpi.id}_stretch": message})
    return agreed


def _why_not(kpi: Kpi, given: ServiceMonth) -> str:
    """Why the indicator does not count this month, "" where it does."""
    contacts, forecast = given.volume_actual, given.volume_forecast
    if given.month_excused == "yes":
        return "month"
    if given.known(kpi, "actual") is None:
        return "empty"
    if contacts is None:
        return ""
    if kpi.needs_contacts and not contacts:
        return "no_volume"
    if kpi.id == "service_level" and forecast is not None:
        limit = forecast * (1 + given.forecast_tolerance)
        return "over_forecast" if contacts > limit else ""
    return ""
