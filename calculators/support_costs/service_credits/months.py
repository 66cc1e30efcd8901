"""One month of a service contract: what each indicator takes off the fee or adds to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator_kit.inputs import Inputs, InputsError, exact, number, text
from calculator_kit.messages import N_
from support_costs.service_credits.fields import ALL, KPIS, SALES, SALES_KPI, Kpi
from support_costs.service_credits.indicators import Credits, Indicator


@dataclass(frozen=True)
class Line:
    """One indicator in a month. `deduction` and `bonus` are fractions of the fee.

    `weight` is its share of all weights, `bonus_weight` its share of the bonus, and `score` the
    share of its money at risk that is kept. One that does not count has no `actual`, keeps
    everything, and `why` says why: "empty", "month", "no_volume" or "over_forecast".
    """

    kpi: Kpi
    agreed: Indicator
    weight: Fraction
    bonus_weight: Fraction
    actual: Decimal | None
    why: str
    score: Fraction
    deduction: Fraction
    bonus: Fraction

    def at(self, value: Decimal, limits: Credits) -> tuple[Fraction, Fraction]:
        """Deduction and bonus if `value` had been measured."""
        return (
            limits.deduction(self.weight, self.agreed.score(value)),
            limits.bonus(self.bonus_weight, self.agreed.excess(value)),
        )


def terms(inputs: Inputs) -> Credits:
    """How much of the fee is at risk, and how much can be gained."""
    return Credits(exact(inputs, "at_risk"), exact(inputs, "bonus_cap"))


def total_weight(inputs: Inputs) -> Fraction:
    """The weights as typed, added up; 1 where they are in order."""
    return sum((exact(inputs, f"{kpi.id}_weight") for kpi in KPIS), Fraction(0))


def lines(inputs: Inputs) -> list[Line]:
    """The indicators with what each takes and adds, sales last where the bonus hangs on them.

    Raises InputsError for weights that are all nought, a stretch goal on the wrong side of its
    target, or a bonus that hangs on an indicator without a stretch goal.
    """
    total = total_weight(inputs)
    if not total:
        raise InputsError({"csat_weight": N_("Give at least one indicator a weight.")})
    rewarded = text(inputs, "reward_metric")
    limits = terms(inputs)
    found = []
    for kpi in (*KPIS, SALES_KPI) if rewarded == SALES else KPIS:
        agreed = _agreed(kpi, inputs, rewarded)
        weight = Fraction(0)
        if kpi is not SALES_KPI:
            weight = exact(inputs, f"{kpi.id}_weight") / total
        why = _why_not(kpi, inputs)
        actual = None if why else number(inputs, f"{kpi.id}_actual")
        score, excess = Fraction(1), Fraction(0)
        if actual is not None:
            score, excess = agreed.score(actual), agreed.excess(actual)
        part = weight if rewarded == ALL else Fraction(rewarded == kpi.id)
        deduction, bonus = limits.deduction(weight, score), limits.bonus(part, excess)
        found.append(Line(kpi, agreed, weight, part, actual, why, score, deduction, bonus))
    return found


def _agreed(kpi: Kpi, inputs: Inputs, rewarded: str) -> Indicator:
    target, stretch = number(inputs, f"{kpi.id}_target"), inputs[f"{kpi.id}_stretch"]
    floor = target if kpi is SALES_KPI else number(inputs, f"{kpi.id}_floor")
    goal = stretch if isinstance(stretch, Decimal) else None
    agreed = Indicator(floor, target, goal, kpi.less_is_better)
    if not agreed.stretch_lies_beyond:
        message = N_("The stretch goal must be better than the target, or the same.")
        raise InputsError({f"{kpi.id}_stretch": message})
    if rewarded == kpi.id and agreed.stretch is None:
        message = N_("Enter a stretch goal: the bonus hangs on this indicator.")
        raise InputsError({f"{kpi.id}_stretch": message})
    return agreed


def _why_not(kpi: Kpi, inputs: Inputs) -> str:
    """Why the indicator does not count this month, "" where it does."""
    volume, forecast = inputs["volume_actual"], inputs["volume_forecast"]
    if inputs["month_excused"] == "yes":
        return "month"
    if inputs[f"{kpi.id}_actual"] is None:
        return "empty"
    if isinstance(volume, Decimal):
        if kpi.needs_contacts and not volume:
            return "no_volume"
        if kpi.id == "service_level" and isinstance(forecast, Decimal):
            limit = Fraction(forecast) * (1 + exact(inputs, "forecast_tolerance"))
            return "over_forecast" if volume > limit else ""
    return ""
