"""A month's indicators against what was agreed, and what each alone could change of the invoice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from calculator_kit.charts.models import (
    Gauge,
    GaugeChart,
    Threshold,
    Tick,
    TornadoChart,
    TornadoRow,
)
from calculator_kit.figures import Figure
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number
from calculator_kit.working import shown
from support_costs.service_credits.fields import SALES_KPI, ServiceMonth
from support_costs.service_credits.indicators import Standing
from support_costs.service_credits.months import Line

STANDINGS = {
    Standing.STRETCH: N_("stretch goal reached"),
    Standing.MET: N_("target met"),
    Standing.BETWEEN: N_("between floor and target"),
    Standing.MISSED: N_("floor not passed"),
}


def gauges(month: Sequence[Line], wording: Wording) -> GaugeChart:
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


def _gauge(line: Line, wording: Wording) -> Gauge:
    say, show = wording.gettext, formatter(wording.locale)
    agreed, actual = line.agreed, line.actual
    floor = None if line.kpi is SALES_KPI else agreed.floor
    values = (floor, agreed.target, agreed.stretch, actual)
    known = [value.decimal() for value in values if value is not None]
    margin = (max(known) - min(known)) / 4 or max(known) / 10
    high = max(known) + margin

    def threshold(label: str, value: Number | None) -> Threshold | None:
        if value is None:
            return None
        return Threshold(say(label), value.decimal(), shown(value, show))

    return Gauge(
        label=say(line.kpi.label),
        value=None if actual is None else actual.decimal(),
        text=say(N_("not counted")) if actual is None else shown(actual, show),
        low=max(Decimal(0), min(known) - margin),
        high=min(Decimal(1), high) if line.kpi.percent else high,
        floor=threshold(N_("Floor"), floor),
        target=threshold(N_("Target"), agreed.target),
        stretch=threshold(N_("Stretch goal"), agreed.stretch),
        verdict="" if actual is None else say(STANDINGS[agreed.standing(actual)]),
    )


def what_if(
    given: ServiceMonth, month: Sequence[Line], invoice: Figure, wording: Wording
) -> TornadoChart:
    """The invoice with one indicator at its floor, or at the best value that pays."""
    say, base = wording.gettext, invoice.value()

    def rows() -> Iterator[TornadoRow]:
        for line in month:
            if line.actual is None or not (line.weight or line.bonus_weight):
                continue
            agreed, now = line.agreed, _change(given, line, line.actual)
            best = agreed.target if agreed.stretch is None else agreed.stretch
            low, high = (
                base + (_change(given, line, value) - now).decimal()
                for value in (agreed.floor, best)
            )
            told = (invoice.shown(end, wording.locale) for end in (low, high))
            yield TornadoRow(say(line.kpi.label), low, high, *told)

    return TornadoChart(
        title=say(N_("The invoice if one indicator alone were worse or better")),
        low_heading=say(N_("At its floor")),
        high_heading=say(N_("At its best")),
        base=Tick(base, invoice.shown(base, wording.locale)),
        rows=tuple(rows()),
    )


def _change(given: ServiceMonth, line: Line, value: Number) -> Number:
    """What the indicator adds to the invoice, or takes off, where `value` is measured."""
    gained, lost = line.gained(line.agreed.excess(value)), line.lost(line.agreed.score(value))
    return given.earned(gained) - given.deducted(lost)
