"""What dedicated agents cost by the month, as a person, a seat, a team or by the hour."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from calculator_kit.calculators import Related
from calculator_kit.charts.models import Bar, RangeChart
from calculator_kit.formatting import formatter
from calculator_kit.given import asked, choice, count, day, maybe
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet, shown
from support_costs import inputs as shared
from support_costs.facts import HourlyRate
from support_costs.more_inputs import usage
from support_costs.priced import Contract, Priced
from support_costs.provenance import rate_notes, source_line


class MonthlySeat(Priced, Contract):
    """A team and its price, in the order of the form."""

    billed_unit = choice(
        N_("What the price is for"),
        N_("A seat is a workplace, which several people may fill in turn; an agent is a person."),
        default="paid_hour",
        paid_hour=N_("one paid hour of an agent"),
        fte_month=N_("one full-time agent, a month"),
        seat_month=N_("one seat, a month"),
        team_month=N_("the whole team, a month"),
    )
    region = Priced.region
    rate_low, rate_high = maybe(usage.QUOTE_LOW), maybe(usage.QUOTE_HIGH)
    agents = asked(shared.AGENTS)
    seats = count(
        N_("Seats"), N_("Workplaces of the team."), unit=N_("seats"), default=5, most=10_000
    )
    seat_hours_week = count(
        N_("Hours a week that a seat is staffed"),
        N_("168 is day and night, every day."),
        unit=N_("hours"),
        default=168,
        least=1,
        most=168,
    )
    hours_week = asked(shared.HOURS_WEEK)
    contract_months = Contract.contract_months
    service = Priced.service
    shrinkage = asked(shared.SHRINKAGE).but(
        hint=N_("Paid time away from the seat: leave, breaks, training. It calls for more people.")
    )
    mgmt_fee = asked(shared.MGMT_FEE)
    setup_fee = Contract.setup_fee
    start_date = day(
        N_("First day of service"),
        N_("As year-month-day, for the part of the first month by calendar days. May stay empty."),
        advanced=True,
    )

    def price(self) -> Number:
        """The price of one unit. Raises InputsError for one that is not given or upside down."""
        if self.billed_unit == "paid_hour":
            return self.hourly_price()
        own = self.own_price()
        if own is None:
            message = N_("Enter the price from your quote; no source gives one by the month.")
            raise InputsError({"rate_low": message})
        return own

    def source(self) -> HourlyRate | None:
        """What prices the hour, where the reader does not."""
        return self.sourced() if self.billed_unit == "paid_hour" else None


def work_out(given: MonthlySeat, sheet: Sheet) -> None:
    """The team's month, and what an agent, a seat, and a seat that is always staffed come to.

    A price for each agent or seat is left out where there are none to divide by.
    """
    hours = sheet.figure("hours_month", given.hours_week * 52 / 12, "hours")
    units: dict[str, Number | int] = {
        "paid_hour": given.agents * hours,
        "fte_month": given.agents,
        "seat_month": given.seats,
        "team_month": 1,
    }
    price = sheet.figure("rate", given.price() * (1 + given.mgmt_fee))
    month = sheet.step("month", N_("A month"), price * units[given.billed_unit], row=False)
    if given.agents:
        agent = sheet.step("per_fte", N_("Each full-time agent, a month"), month / given.agents)
    if given.seats:
        sheet.step("per_seat", N_("Each seat as it is filled now, a month"), month / given.seats)
    if given.agents:
        sheet.step("per_paid_hour", N_("Each paid hour"), agent / hours)
    bare = given.seat_hours_week / given.hours_week
    sheet.step("fte_bare", N_("Agents for one staffed seat, before absence"), bare, "agents", 1)
    people = bare / (1 - given.shrinkage)
    people = sheet.step(
        "fte_seat", N_("Agents for one staffed seat, with shrinkage"), people, "agents", 1
    )
    needed = given.seats * people
    sheet.step("agents_needed", N_("Agents to keep all seats staffed"), needed, "agents", 1)
    if given.agents:
        sheet.figure("seat_bare", agent * bare)
        sheet.step("seat_staffed", N_("One seat kept staffed, a month"), agent * people)
    if start := given.start_date:
        length = calendar.monthrange(start.year, start.month)[1]
        part = month * (length - start.day + 1) / length
        sheet.step("first_month", N_("Part of the first month, from {day}"), part, day=start)
    given.terms(month, sheet)


def present(given: MonthlySeat, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, source = wording.gettext, given.source()
    meaning = say(N_("Without agents there is nothing to divide the price by."))
    if given.agents:
        meaning = say(
            N_(
                "An agent comes to {agent} a month. Full-time agents for one seat staffed {hours} hours a week: {people}, which comes to {seat} a month."
            ),
            agent=sheet.told("per_fte", wording),
            hours=shown(given.seat_hours_week, formatter(wording.locale)),
            people=sheet.told("fte_seat", wording),
            seat=sheet.told("seat_staffed", wording),
        )
    unit = say(MonthlySeat.billed_unit.label_of(given.billed_unit))
    return Presentation(
        caption=say(N_("Dedicated agents by the month; price for {unit}"), unit=unit),
        headline=say(N_("{amount} a month"), amount=sheet.told("month", wording)),
        meaning=meaning,
        rows=sheet.rows(wording),
        steps=sheet.steps(wording),
        charts=(_chart(given, sheet, wording),) if given.agents else (),
        notes=tuple(_notes(given, sheet, wording)),
        sources=(source_line(source.fact, wording),) if source else (),
    )


def _notes(given: MonthlySeat, sheet: Sheet, wording: Wording) -> Iterator[str]:
    say, source = wording.gettext, given.source()
    if source:
        yield from given.exchange_notes(wording)
        yield from rate_notes(source, given.region, wording)
        message = N_("No source gives a price by the month; this one is made of an hourly rate.")
        yield say(message)
    if given.billed_unit != "paid_hour":
        message = N_(
            "Ask how many hours the month contains, by how many people, and who bears leave and sickness."
        )
        yield say(message)
    if given.start_date:
        message = N_(
            "Some contracts count working days, or every month as thirty days; year and contract here are of full months."
        )
        yield say(message)


def _chart(given: MonthlySeat, sheet: Sheet, wording: Wording) -> RangeChart:
    say, show = wording.gettext, formatter(wording.locale)
    names = ("per_fte", "per_seat", "seat_bare", "seat_staffed")

    def label(name: str) -> str:
        if name == "seat_bare":
            return say(N_("One seat kept staffed, before absence"))
        return sheet.label(name, wording)

    return RangeChart.holding(
        (
            Bar(label(name), sheet[name].low, sheet[name].high, sheet.told(name, wording))
            for name in names
            if name in sheet
        ),
        lambda tick: show.money(tick, given.currency),
        title=say(N_("An agent is not a seat: what each costs a month")),
        label_heading=say(N_("Unit")),
        value_heading=say(N_("A month")),
    )


CALCULATOR = worked(
    MonthlySeat,
    work_out,
    present,
    id="monthly_seat",
    title=N_("Dedicated agents by the month"),
    key_figure="month",
    sensitive=("agents", "seats", "hours_week", "mgmt_fee"),
    related=(
        Related("hour_converter", {"hours_week": "hours_week", "shrinkage": "shrinkage"}),
        Related("dedicated_hourly", {"agents": "figure:agents_needed", "hours_week": "hours_week"}),
        Related("staffing", {"shrinkage": "shrinkage"}),
    ),
)
