"""What dedicated agents cost by the month, as a person, a seat, a team or by the hour."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.charts import round_maximum, ticks
from calculator_kit.charts.models import Bar, RangeChart, Tick
from calculator_kit.fields import Choice, ChoiceField, DateField, NumberField
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, InputsError, exact, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Step
from support_costs import currency, terms
from support_costs import inputs as shared
from support_costs.hours import month_hours
from support_costs.money import exact_decimal
from support_costs.more_inputs import usage
from support_costs.provenance import RATE_NOTES, source_line
from support_costs.quoted_rates import QuotedRate, hourly_quote, own_rate

BILLED_UNIT = ChoiceField(
    name="billed_unit",
    label=N_("What the price is for"),
    hint=N_("A seat is a workplace, which several people may fill in turn; an agent is a person."),
    default="paid_hour",
    choices=(
        Choice("paid_hour", N_("one paid hour of an agent")),
        Choice("fte_month", N_("one full-time agent, a month")),
        Choice("seat_month", N_("one seat, a month")),
        Choice("team_month", N_("the whole team, a month")),
    ),
)
SEATS = NumberField(
    name="seats",
    label=N_("Seats"),
    hint=N_("Workplaces of the team."),
    unit=N_("seats"),
    minimum=Decimal(0),
    maximum=Decimal(10_000),
    default="5",
)
SEAT_HOURS_WEEK = NumberField(
    name="seat_hours_week",
    label=N_("Hours a week that a seat is staffed"),
    hint=N_("168 is day and night, every day."),
    unit=N_("hours"),
    minimum=Decimal(1),
    maximum=Decimal(168),
    default="168",
)
SHRINKAGE = replace(
    shared.SHRINKAGE,
    hint=N_("Paid time away from the seat: leave, breaks, training. It calls for more people."),
)
START_DATE = DateField(
    name="start_date",
    label=N_("First day of service"),
    hint=N_("As year-month-day, for the part of the first month by calendar days. May stay empty."),
    optional=True,
    advanced=True,
)

FIGURE_LABELS = {
    "per_fte": N_("Each full-time agent, a month"),
    "per_seat": N_("Each seat as it is filled now, a month"),
    "per_paid_hour": N_("Each paid hour"),
    "fte_bare": N_("Agents for one staffed seat, before absence"),
    "fte_seat": N_("Agents for one staffed seat, with shrinkage"),
    "agents_needed": N_("Agents to keep all seats staffed"),
    "seat_staffed": N_("One seat kept staffed, a month"),
    "first_month": N_("Part of the first month"),
    **terms.LABELS,
}


def solve(inputs: Inputs) -> Figures:
    """The team's month, and what an agent, a seat, and a seat that is always staffed come to.

    A price for each agent or seat is left out where there are none to divide by.

    Raises InputsError for a monthly price that is not given, or a range that is upside down.
    """
    agents, seats = exact(inputs, "agents"), exact(inputs, "seats")
    hours = month_hours(number(inputs, "hours_week"))
    units = {
        "paid_hour": agents * hours,
        "fte_month": agents,
        "seat_month": seats,
        "team_month": Fraction(1),
    }
    price = _quote(inputs).amount * (1 + exact(inputs, "mgmt_fee"))
    month = price * units[text(inputs, "billed_unit")]
    bare = exact(inputs, "seat_hours_week") / exact(inputs, "hours_week")
    staffed = bare / (1 - exact(inputs, "shrinkage"))
    figures = {
        "month": month.figure(),
        "rate": price.figure(),
        "hours_month": Figure.exactly(exact_decimal(hours), "hours"),
        "fte_bare": Figure.exactly(exact_decimal(bare), "agents", 1),
        "fte_seat": Figure.exactly(exact_decimal(staffed), "agents", 1),
        "agents_needed": Figure.exactly(exact_decimal(staffed * seats), "agents", 1),
        **terms.term_figures(month, inputs),
    }
    if agents:
        agent = month * (1 / agents)
        figures["per_fte"] = agent.figure()
        figures["per_paid_hour"] = (agent * (1 / hours)).figure()
        figures["seat_bare"] = (agent * bare).figure()
        figures["seat_staffed"] = (agent * staffed).figure()
    if seats:
        figures["per_seat"] = (month * (1 / seats)).figure()
    start = inputs["start_date"]
    if isinstance(start, str):
        days, length = _days_left(date.fromisoformat(start))
        figures["first_month"] = (month * Fraction(days, length)).figure()
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, quote = wording.gettext, _quote(inputs)
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    headline = say(N_("{amount} a month"), amount=told["month"])
    meaning = say(N_("Without agents there is nothing to divide the price by."))
    if "per_fte" in told:
        meaning = say(
            N_(
                "An agent comes to {agent} a month. Full-time agents for one seat staffed {hours} hours a week: {people}, which comes to {seat} a month."
            ),
            agent=told["per_fte"],
            hours=formatter(wording.locale).number(number(inputs, "seat_hours_week")),
            people=told["fte_seat"],
            seat=told["seat_staffed"],
        )
    charts = (
        (_chart(figures, told, text(inputs, "currency"), wording),) if "per_fte" in told else ()
    )
    return Presentation(
        caption=say(
            N_("Dedicated agents by the month; price for {unit}"),
            unit=say(BILLED_UNIT.label_of(inputs["billed_unit"])),
        ),
        headline=headline,
        meaning=meaning,
        rows=terms.rows(FIGURE_LABELS, told, wording),
        steps=tuple(_steps(inputs, figures, told, wording)),
        charts=charts,
        notes=tuple(_notes(inputs, quote, figures, wording)),
        sources=(source_line(quote.sourced.fact, wording),) if quote.sourced else (),
    )


def _steps(
    inputs: Inputs, figures: Figures, told: Mapping[str, str], wording: Wording
) -> list[Step]:
    say, show = wording.gettext, formatter(wording.locale)
    full = {name: figure.in_full(wording.locale, 4) for name, figure in figures.items()}
    shown = {
        name: show.number(value) for name, value in inputs.items() if isinstance(value, Decimal)
    }
    counts = {
        "paid_hour": f" × {shown['agents']} × {shown['hours_week']} × 52 ÷ 12",
        "fte_month": f" × {shown['agents']}",
        "seat_month": f" × {shown['seats']}",
        "team_month": "",
    }
    absent = f"({show.percent(Decimal(1))} − {show.percent(number(inputs, 'shrinkage'))})"
    bare = f"{shown['seat_hours_week']} ÷ {shown['hours_week']}"
    quoted = _quote(inputs).amount.figure().in_full(wording.locale)
    if number(inputs, "mgmt_fee"):
        quoted += f" × ({show.percent(Decimal(1))} + {show.percent(number(inputs, 'mgmt_fee'))})"
    formulas = {
        "month": quoted + counts[text(inputs, "billed_unit")],
        "per_fte": f"{full['month']} ÷ {shown['agents']}",
        "per_seat": f"{full['month']} ÷ {shown['seats']}",
        "per_paid_hour": f"{full.get('per_fte', '')} ÷ ({shown['hours_week']} × 52 ÷ 12)",
        "fte_bare": bare,
        "fte_seat": f"{bare} ÷ {absent}",
        "agents_needed": f"{shown['seats']} × {full['fte_seat']}",
        "seat_staffed": f"{full.get('per_fte', '')} × {full['fte_seat']}",
    }
    labels = {"month": N_("A month"), **FIGURE_LABELS}
    steps = [
        Step(say(labels[name]), formula, told[name])
        for name, formula in formulas.items()
        if name in told
    ]
    start = inputs["start_date"]
    if isinstance(start, str):
        first_day = date.fromisoformat(start)
        days, length = _days_left(first_day)
        label = say(N_("Part of the first month, from {day}"), day=show.date(first_day))
        formula = f"{full['month']} × {days} ÷ {length}"
        steps.append(Step(label, formula, told["first_month"]))
    return steps + terms.term_steps(figures, inputs, wording)


def _notes(inputs: Inputs, quote: QuotedRate, figures: Figures, wording: Wording) -> list[str]:
    say = wording.gettext
    notes = currency.notes(inputs, wording) if quote.sourced else []
    if quote.sourced and quote.sourced.note:
        notes.append(say(RATE_NOTES[quote.sourced.note]))
    if quote.sourced:
        notes.append(
            say(N_("No source gives a price by the month; this one is made of an hourly rate."))
        )
    if quote.amount.high is None:
        notes.append(
            say(
                N_(
                    "The source gives a lower end only, so there is no upper figure; none was made up."
                )
            )
        )
    if inputs["billed_unit"] != "paid_hour":
        notes.append(
            say(
                N_(
                    "Ask how many hours the month contains, by how many people, and who bears leave and sickness."
                )
            )
        )
    if inputs["start_date"] is not None:
        notes.append(
            say(
                N_(
                    "Some contracts count working days, or every month as thirty days; year and contract here are of full months."
                )
            )
        )
    return notes


def _chart(figures: Figures, told: Mapping[str, str], code: str, wording: Wording) -> RangeChart:
    say, show = wording.gettext, formatter(wording.locale)
    labels = {
        "per_fte": FIGURE_LABELS["per_fte"],
        "per_seat": FIGURE_LABELS["per_seat"],
        "seat_bare": N_("One seat kept staffed, before absence"),
        "seat_staffed": FIGURE_LABELS["seat_staffed"],
    }
    known = [name for name in labels if name in figures]
    maximum = round_maximum(
        max(figures[name].high or figures[name].low or Decimal(0) for name in known)
    )
    return RangeChart(
        title=say(N_("An agent is not a seat: what each costs a month")),
        label_heading=say(N_("Unit")),
        value_heading=say(N_("A month")),
        bars=tuple(
            Bar(say(labels[name]), figures[name].low, figures[name].high, told[name])
            for name in known
        ),
        maximum=maximum,
        ticks=tuple(Tick(tick, show.money(tick, code)) for tick in ticks(maximum)),
    )


def _quote(inputs: Inputs) -> QuotedRate:
    if inputs["billed_unit"] == "paid_hour":
        return hourly_quote(inputs)
    own = own_rate(inputs)
    if own is None:
        message = N_("Enter the price from your quote; no source gives one by the month.")
        raise InputsError({"rate_low": message})
    return QuotedRate(own, None)


def _days_left(start: date) -> tuple[int, int]:
    """Days of the month from `start` on, and days of the whole month."""
    length = calendar.monthrange(start.year, start.month)[1]
    return length - start.day + 1, length


CALCULATOR = Calculator(
    id="monthly_seat",
    title=N_("Dedicated agents by the month"),
    fields=(
        BILLED_UNIT,
        shared.REGION,
        usage.QUOTE_LOW,
        usage.QUOTE_HIGH,
        shared.AGENTS,
        SEATS,
        SEAT_HOURS_WEEK,
        shared.HOURS_WEEK,
        shared.CONTRACT_MONTHS,
        shared.SERVICE,
        SHRINKAGE,
        shared.MGMT_FEE,
        shared.SETUP_FEE,
        START_DATE,
        *currency.FIELDS,
    ),
    solve=solve,
    present=present,
    key_figure="month",
    sensitive=("agents", "seats", "hours_week", "mgmt_fee"),
    related=(
        Related("hour_converter", {"hours_week": "hours_week", "shrinkage": "shrinkage"}),
        Related("dedicated_hourly", {"agents": "figure:agents_needed", "hours_week": "hours_week"}),
        Related("staffing", {"shrinkage": "shrinkage"}),
    ),
)
