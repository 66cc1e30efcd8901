"""What is asked to find out how many agents a queue takes."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, NumberField
from calculator_kit.messages import N_
from support_costs.more_inputs import staffing as shared
from support_costs.staffing.erlang_a import ServedInTime

FIND, GIVEN = "find", "given"

MODE = ChoiceField(
    name="mode",
    label=N_("What do you want to know?"),
    default=FIND,
    choices=(
        Choice(FIND, N_("How many agents it takes")),
        Choice(GIVEN, N_("What the agents I have achieve")),
    ),
)
AGENTS_LOGGED_IN = NumberField(
    name="agents_logged_in",
    label=N_("Agents logged in"),
    hint=N_("For the second question only. Count those at work at once, not those on the payroll."),
    unit=N_("agents"),
    whole=True,
    minimum=Decimal(1),
    maximum=Decimal(10_000),
    default="14",
)
CONCURRENCY = NumberField(
    name="concurrency",
    label=N_("Chats at once for each agent"),
    hint=N_("1 for calls. With chats the answer is approximate."),
    minimum=Decimal(1),
    maximum=Decimal(6),
    default="1",
    advanced=True,
)
PATIENCE = NumberField(
    name="patience",
    label=N_("Average patience"),
    hint=N_(
        "How long callers wait before they hang up. Empty: nobody hangs up. No source gives a value; measure yours."
    ),
    unit=N_("seconds"),
    optional=True,
    minimum=Decimal(1),
    maximum=Decimal(3600),
    group=N_("Callers who give up"),
    advanced=True,
)
SL_MEASURE = ChoiceField(
    name="sl_measure",
    label=N_("How the service level is counted"),
    hint=N_("Matters once callers give up. The contract should name one of the three."),
    default=ServedInTime.OF_OFFERED.value,
    choices=(
        Choice("of_offered", N_("answered in time, of all calls")),
        Choice(
            "of_offered_without_early_abandons",
            N_("answered in time, of all calls but those given up within the time"),
        ),
        Choice("of_served", N_("answered in time, of the calls answered")),
    ),
    group=N_("Callers who give up"),
    advanced=True,
)
MAX_ABANDONMENT = NumberField(
    name="max_abandonment",
    label=N_("Highest abandonment"),
    hint=N_("Share of callers who may give up. Empty: no limit."),
    unit="%",
    percent=True,
    optional=True,
    minimum=Decimal("0.001"),
    maximum=Decimal(1),
    group=N_("Callers who give up"),
    advanced=True,
)
FIELDS = (
    MODE,
    shared.CALLS_INTERVAL,
    shared.INTERVAL_MIN,
    shared.AHT,
    AGENTS_LOGGED_IN,
    shared.SL_TARGET,
    shared.SL_SECONDS,
    shared.SHRINKAGE,
    shared.MAX_OCCUPANCY,
    shared.MIN_AGENTS,
    CONCURRENCY,
    PATIENCE,
    SL_MEASURE,
    MAX_ABANDONMENT,
)
