"""Inputs of the calculators that find out how many agents a queue takes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, NumberField
from calculator_kit.messages import N_
from support_costs import inputs as shared
from support_costs.facts import default_of

BENCHMARKS = {
    "sl_target": "benchmark.service_level",
    "sl_seconds": "benchmark.service_level_seconds",
    "shrinkage": "benchmark.shrinkage",
    "max_occupancy": "benchmark.occupancy",
}
"""The fact that each of these fields has its default from."""

CALLS_INTERVAL = NumberField(
    name="calls_interval",
    label=N_("Calls in the interval"),
    hint=N_("Take a busy one: the average of a day hides its peaks."),
    unit=N_("calls"),
    minimum=Decimal(0),
    maximum=Decimal(100_000),
    default="100",
    basis="page",
)
INTERVAL_MIN = ChoiceField(
    name="interval_min",
    label=N_("Length of the interval"),
    hint=N_("Half an hour is usual; a shorter one follows the peaks more closely."),
    default="30",
    basis="page",
    choices=(
        Choice("15", N_("15 minutes")),
        Choice("30", N_("30 minutes")),
        Choice("60", N_("60 minutes")),
    ),
)
AHT = replace(shared.AHT, default="180", basis="page", advanced=False)
SL_TARGET = NumberField(
    name="sl_target",
    label=N_("Service level wanted"),
    hint=N_("Share of calls to be answered within the time below."),
    unit="%",
    percent=True,
    minimum=Decimal("0.01"),
    maximum=Decimal(1),
    default=default_of(BENCHMARKS["sl_target"]),
    basis="page",
)
SL_SECONDS = NumberField(
    name="sl_seconds",
    label=N_("Answered within"),
    hint=N_("Counted from the moment the caller starts to wait."),
    unit=N_("seconds"),
    minimum=Decimal(0),
    maximum=Decimal(3600),
    default=default_of(BENCHMARKS["sl_seconds"]),
    basis="page",
)
SHRINKAGE = replace(
    shared.SHRINKAGE,
    hint=N_("Paid time that is not spent logged in: leave, sickness, breaks, training."),
    default=default_of(BENCHMARKS["shrinkage"]),
    advanced=False,
)
MAX_OCCUPANCY = NumberField(
    name="max_occupancy",
    label=N_("Highest occupancy"),
    hint=N_("Share of logged-in time spent on calls. Few people bear more for long."),
    unit="%",
    percent=True,
    minimum=Decimal("0.5"),
    maximum=Decimal(1),
    default=default_of(BENCHMARKS["max_occupancy"]),
    basis="page",
    advanced=True,
)
MIN_AGENTS = NumberField(
    name="min_agents",
    label=N_("At least so many agents"),
    hint=N_("However few calls there are."),
    unit=N_("agents"),
    whole=True,
    minimum=Decimal(0),
    maximum=Decimal(10),
    default="1",
    advanced=True,
)
