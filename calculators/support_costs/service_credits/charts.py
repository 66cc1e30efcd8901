"""Shows a month's indicators against what was agreed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculator_kit.charts.models import Gauge, GaugeChart, Threshold
from calculator_kit.formatting import Formatter, formatter, rounded
from calculator_kit.messages import N_, Wording
from support_costs.money import exact_decimal
from support_costs.service_credits.fields import SALES_KPI
from support_costs.service_credits.indicators import Standing
from support_costs.service_credits.months import Line

STANDINGS = {
    Standing.STRETCH: N_("stretch goal reached"),
    Standing.MET: N_("target met"),
    Standing.BETWEEN: N_("between floor and target"),
    Standing.MISSED: N_("floor not passed"),
}


def gauges(month: list[Line], wording: Wording) -> GaugeChart:
    """Each indicator that has a weight, or that the bonus hangs on."""
    say = wording.gettext
    return GaugeChart(
        title=say(N_("Measured against the contract")),
        label_heading=say(N_("Indicator")),
        value_heading=say(N_("Measured")),
        gauges=tuple(
            _gauge(line, wording) for line in month if line.weight or line.kpi is SALES_KPI
        ),
    )


def value_text(value: Decimal, line: Line, show: Formatter) -> str:
    """A value of the line's indicator, as a percentage where it is one."""
    return show.percent(value) if line.kpi.percent else show.number(value)


def share_text(share: Fraction, show: Formatter) -> str:
    """A share as a percentage with one decimal at most."""
    return show.percent(rounded(exact_decimal(share), 3))


def share_factor(share: Fraction, show: Formatter) -> str:
    """A share by which money is multiplied: with the digits that count there."""
    return show.percent(rounded(exact_decimal(share), 8))


def _gauge(line: Line, wording: Wording) -> Gauge:
    say, show = wording.gettext, formatter(wording.locale)
    agreed, actual = line.agreed, line.actual
    floor = None if line.kpi is SALES_KPI else agreed.floor
    known = [value for value in (floor, agreed.target, agreed.stretch, actual) if value is not None]
    margin = (max(known) - min(known)) / 4 or max(known) / 10
    high = max(known) + margin

    def threshold(label: str, value: Decimal | None) -> Threshold | None:
        if value is None:
            return None
        return Threshold(say(label), value, value_text(value, line, show))

    return Gauge(
        label=say(line.kpi.label),
        value=actual,
        text=say(N_("not counted")) if actual is None else value_text(actual, line, show),
        low=max(Decimal(0), min(known) - margin),
        high=min(Decimal(1), high) if line.kpi.percent else high,
        floor=threshold(N_("Floor"), floor),
        target=threshold(N_("Target"), agreed.target),
        stretch=threshold(N_("Stretch goal"), agreed.stretch),
        verdict="" if actual is None else say(STANDINGS[agreed.standing(actual)]),
    )
