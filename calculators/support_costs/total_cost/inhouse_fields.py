"""What is asked about a team of one's own: pay, those around the agents, hiring, workplace."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.fields import Basis, Choice, ChoiceField, NumberField
from calculator_kit.messages import N_
from support_costs.more_inputs.decision import LARGEST_AMOUNT, amount, benchmark

GROUP = N_("Your own team")
AROUND = N_("People around the agents")
HIRING = N_("Agents who leave")
WORKPLACE = N_("Workplace and tools")

ITEMISED, MULTIPLE = "itemised", "multiple"
ONE_FIGURE = "one_figure"


def _share(
    name: str, label: str, hint: str, maximum: str, default: str, basis: Basis, group: str
) -> NumberField:
    return NumberField(
        name=name,
        label=label,
        hint=hint,
        unit="%",
        percent=True,
        minimum=Decimal(0),
        maximum=Decimal(maximum),
        default=default,
        basis=basis,
        group=group,
        advanced=True,
    )


def _agents_to_one(name: str, label: str, hint: str, default: str) -> NumberField:
    return NumberField(
        name=name,
        label=label,
        hint=hint,
        unit=N_("agents"),
        minimum=Decimal(1),
        maximum=Decimal(100),
        default=default,
        group=AROUND,
        advanced=True,
    )


METHOD = ChoiceField(
    name="inhouse_method",
    label=N_("How your own cost is reckoned"),
    hint=N_("A multiple already contains every item, so the items are then left out."),
    default=ITEMISED,
    choices=(
        Choice(ITEMISED, N_("Item by item")),
        Choice(MULTIPLE, N_("Wage times a multiple")),
    ),
    group=GROUP,
)
WAGE = NumberField(
    name="wage",
    label=N_("Wage of an agent an hour"),
    hint=N_("What you pay for each paid hour. Empty: an American wage is used."),
    optional=True,
    minimum=Decimal("0.01"),
    maximum=LARGEST_AMOUNT,
    money_in="currency",
    group=GROUP,
)
LOADED_LOW = NumberField(
    name="loaded_low",
    label=N_("Multiple of the wage, lower end"),
    hint=N_("Full cost over base wage. Used only with the multiple; empty: what a source gives."),
    unit="×",
    optional=True,
    minimum=Decimal(1),
    maximum=Decimal(10),
    group=GROUP,
    advanced=True,
)
LOADED_HIGH = NumberField(
    name="loaded_high",
    label=N_("Multiple of the wage, upper end"),
    hint=N_("Leave empty if you know one figure."),
    unit="×",
    optional=True,
    minimum=Decimal(1),
    maximum=Decimal(10),
    group=GROUP,
    advanced=True,
)
BENEFITS = _share(
    "benefits",
    N_("Benefits and statutory insurance"),
    N_("On top of the wage."),
    "1.5",
    benchmark("benchmark.benefits"),
    "page",
    GROUP,
)
BONUS_MONTHS = NumberField(
    name="bonus_months",
    label=N_("Bonus, in months of wage a year"),
    hint=N_("A thirteenth month counts as one."),
    unit=N_("months"),
    minimum=Decimal(0),
    maximum=Decimal(12),
    default="0",
    group=GROUP,
    advanced=True,
)
ALLOWANCE = amount(
    "allowance",
    N_("Allowances for each agent a month"),
    N_("Meals, travel, night shifts."),
    GROUP,
)
SPAN = _agents_to_one(
    "span", N_("Agents to a supervisor"), N_("The fewer, the closer the coaching."), "15"
)
QA_RATIO = _agents_to_one("qa_ratio", N_("Agents to a quality checker"), "", "30")
TRAINER_RATIO = replace(
    _agents_to_one(
        "trainer_ratio",
        N_("Agents to a trainer"),
        N_("For training that goes on. Empty if the cost of a replacement contains the trainers."),
        "40",
    ),
    optional=True,
)
SUPPORT_SALARY = NumberField(
    name="support_salary",
    label=N_("Monthly cost of one of these people"),
    hint=N_("Benefits included. Empty: as much as an agent, which is little."),
    optional=True,
    minimum=Decimal(0),
    maximum=LARGEST_AMOUNT,
    money_in="currency",
    group=AROUND,
    advanced=True,
)
TURNOVER = _share(
    "turnover_inhouse",
    N_("Agents who leave in a year"),
    N_("Each of them has to be replaced."),
    "3",
    benchmark("benchmark.turnover"),
    "page",
    HIRING,
)
TURNOVER_METHOD = ChoiceField(
    name="turnover_method",
    label=N_("How a replacement is reckoned"),
    hint=N_("One figure contains training and slow first weeks, so these are not added to it."),
    default=ONE_FIGURE,
    choices=(
        Choice(ONE_FIGURE, N_("One figure for everything")),
        Choice(ITEMISED, N_("Hiring, training and slow weeks")),
    ),
    group=HIRING,
    advanced=True,
)
REPLACE_COST = NumberField(
    name="replace_cost",
    label=N_("Cost of replacing an agent"),
    hint=N_("Used with one figure. Empty: an American estimate."),
    optional=True,
    minimum=Decimal(0),
    maximum=LARGEST_AMOUNT,
    money_in="currency",
    group=HIRING,
    advanced=True,
)
HIRING_COST = NumberField(
    name="hiring_cost",
    label=N_("Cost of hiring an agent"),
    hint=N_("Without training. Empty: an American estimate."),
    optional=True,
    minimum=Decimal(0),
    maximum=LARGEST_AMOUNT,
    money_in="currency",
    group=HIRING,
    advanced=True,
)
TRAIN_DAYS = NumberField(
    name="train_days",
    label=N_("Days of training"),
    hint=N_("Paid days before the first contact, five a week."),
    unit=N_("days"),
    minimum=Decimal(0),
    maximum=Decimal(180),
    default="15",
    group=HIRING,
    advanced=True,
)
RAMP_WEEKS = NumberField(
    name="ramp_weeks",
    label=N_("Weeks until a new agent works at full speed"),
    hint=N_("Speed is taken to rise evenly."),
    unit=N_("weeks"),
    minimum=Decimal(0),
    maximum=Decimal(52),
    default="6",
    group=HIRING,
    advanced=True,
)
RAMP_START = _share(
    "ramp_start_productivity",
    N_("Speed of a new agent on the first day"),
    N_("As a share of full speed."),
    "1",
    "0.5",
    "assumption",
    HIRING,
)
SEAT_RENT = amount(
    "seat_rent",
    N_("Rent for each agent a month"),
    N_("With supplies and upkeep. At zero your own team looks too cheap."),
    WORKPLACE,
)
LICENCE = amount("licence", N_("Tools and licences for each agent a month"), "", WORKPLACE)
TELECOM = amount("telecom", N_("Telephone lines for each agent a month"), "", WORKPLACE)
EQUIPMENT = amount(
    "equipment",
    N_("Furniture and equipment for each agent"),
    N_("Bought once and spread over its life."),
    WORKPLACE,
)
EQUIPMENT_LIFE = NumberField(
    name="equipment_life",
    label=N_("Life of the equipment"),
    unit=N_("years"),
    minimum=Decimal(1),
    maximum=Decimal(10),
    default="4",
    group=WORKPLACE,
    advanced=True,
)
