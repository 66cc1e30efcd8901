"""What a dedicated seat in Taiwan costs a month: salary, statutory items, workplace, fees."""

from __future__ import annotations

from calculator_kit.calculators import Related
from calculator_kit.charts.models import Part, Stack, StackedChart
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number, total
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet
from support_costs.provenance import merged, source_line
from support_costs.taiwan_seat.fields import TaiwanSeat
from support_costs.taiwan_seat.insurance import (
    CURRENCY,
    SCHEMES,
    Premium,
    figure,
    insured_salary,
    records,
    valid_to,
)

PARTS = {
    "salary": N_("Salary with year-end bonus"),
    "statutory": N_("Statutory insurances and pension"),
    "extras": N_("Allowances and bonuses"),
    "training": N_("Training"),
    "site": N_("Rent, lines and tools"),
    "equipment": N_("Equipment, a month's share"),
    "management": N_("Management fee"),
    "risk": N_("Risk premium"),
}

SCHEME_LABELS = {
    "labour": N_("Labour insurance, the employer's part"),
    "health": N_("National health insurance, the employer's part"),
    "pension": N_("Labour pension"),
    "accident": N_("Occupational accident insurance"),
}
LABOUR_LABELS = (
    N_("Labour insurance without employment insurance, in whole dollars"),
    N_("Employment insurance, in whole dollars"),
)
"""The two premiums that labour insurance is billed as."""

ROWS = (
    "salary",
    "statutory",
    *SCHEMES,
    "vendor_cost",
    "per_hour",
    "team_month",
    "team_year",
    "quote_gap",
)


def work_out(given: TaiwanSeat, sheet: Sheet) -> None:
    """A month of one seat and of the team, with every part, in NT$.

    A year has twelve months; the year-end bonus is spread over them.
    """
    cost = sheet.step("vendor_cost", N_("Cost of the seat before fees"), _costs(given, sheet))
    management = _part("management", cost * given.mgmt_fee, sheet)
    risk = _part("risk", (cost + management) * given.risk_premium, sheet)
    seat = sheet.step("seat_month", N_("A seat, a month"), cost + management + risk)
    sheet.step("per_hour", N_("Each paid hour"), seat / (given.hours_week * 52 / 12))
    sheet.step("team_month", N_("The whole team, a month"), seat * given.agents, shown=False)
    label = N_("The whole team, a year with its bonuses")
    sheet.step("team_year", label, seat * given.agents * 12)
    if given.quote_month is not None:
        label = N_("The vendor's fee compared with this seat")
        gap = given.quote_month / seat - 1
        sheet.step("quote_gap", label, gap, "percent", 4, shown=False)


def _costs(given: TaiwanSeat, sheet: Sheet) -> Number:
    """What the seat costs before fees."""
    salary = given.wage * (12 + given.bonus_months) / 12
    costs = [sheet.step("salary", PARTS["salary"], salary)]
    owed = [_premium(name, premium, sheet) for name, premium in given.owed().items()]
    costs.append(sheet.step("statutory", PARTS["statutory"], total(owed)))
    costs.append(_part("extras", given.allowance + given.bonus, sheet))
    costs.append(sheet.figure("training", given.training))
    costs.append(_part("site", given.seat_rent + given.telecom + given.licence, sheet))
    costs.append(_part("equipment", given.equipment / (12 * given.equipment_life), sheet))
    return total(costs)


def _premium(name: str, premium: Premium, sheet: Sheet) -> Number:
    """What is owed a scheme; labour insurance is billed as two premiums."""
    billed = premium.billed
    if len(billed) > 1:
        lines = zip(LABOUR_LABELS, billed, strict=True)
        billed = tuple(sheet.line(label, amount) for label, amount in lines)
    sheet.figure(f"insured_{name}", premium.insured)
    return sheet.step(name, SCHEME_LABELS[name], total(billed))


def _part(name: str, amount: Number, sheet: Sheet) -> Number:
    """A part of the seat, which is no line where it is nothing."""
    return sheet.step(name, PARTS[name], amount, shown=bool(amount))


def present(given: TaiwanSeat, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, show = wording.gettext, formatter(wording.locale)
    wage, seat = given.wage.decimal(), sheet["seat_month"].value()
    return Presentation(
        caption=say(
            N_("A seat in Taiwan at a salary of {amount}"), amount=show.money(wage, CURRENCY)
        ),
        headline=say(N_("{amount} a month"), amount=sheet.told("seat_month", wording)),
        meaning=say(
            N_(
                "A seat costs {ratio} times the salary. By law alone the employer adds {statutory} a month."
            ),
            ratio=show.number(seat / wage, 2),
            statutory=sheet.told("statutory", wording),
        ),
        rows=sheet.rows(wording, *ROWS),
        steps=sheet.steps(wording),
        charts=(_chart(given, sheet, wording),),
        notes=tuple(_notes(given, sheet, wording)),
        sources=merged(
            (source_line(fact, wording) for fact in records(given.accident_rate.decimal())),
            wording,
        ),
    )


def _notes(given: TaiwanSeat, sheet: Sheet, wording: Wording) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    notes = [
        say(
            N_(
                "The statutory items are those valid until {date}. They were read in a public data set that names the decrees, not in the decrees themselves."
            ),
            date=show.date(valid_to()),
        )
    ]
    pay = given.pay()
    capped = [say(SCHEME_LABELS[name]) for name in SCHEMES if pay > figure(f"{name}.ceiling")]
    if capped:
        notes.append(
            say(
                N_("Above the ceiling, so it rises no further with the salary: {items}."),
                items=show.conjunction(capped),
            )
        )
    grade = insured_salary(pay, max(figure(f"{name}.ceiling") for name in SCHEMES))
    if grade > pay:
        notes.append(
            say(
                N_("Pay of {pay} counts as the next grade, {grade}."),
                pay=show.money(pay, CURRENCY),
                grade=show.money(grade, CURRENCY),
            )
        )
    empty = (given.seat_rent, given.telecom, given.licence, given.equipment, given.training)
    if not any(empty):
        notes.append(
            say(
                N_("Rent, lines, tools, equipment and training are at nought: not known, not free.")
            )
        )
    gap = sheet["quote_gap"].low if "quote_gap" in sheet else None
    if gap is not None and gap < 0:
        notes.append(
            say(
                N_(
                    "The vendor's fee is below what the seat costs with these entries. Ask which item is missing: a source warns against extremely low quotes."
                )
            )
        )
    return notes


def _chart(given: TaiwanSeat, sheet: Sheet, wording: Wording) -> StackedChart:
    """This seat, beside the same one at the minimum wage."""
    say = wording.gettext
    least = figure("minimum_wage.month")
    seats = {say(N_("This seat")): sheet}
    if given.wage.decimal() > least:
        seats[say(N_("At the minimum wage"))] = other = Sheet()
        work_out(TaiwanSeat({**given.inputs, "wage": least}), other)
    known = [name for name in PARTS if any(seat[name].low for seat in seats.values())]
    return StackedChart(
        title=say(N_("What a seat is made of, a month")),
        label_heading=say(N_("Seat")),
        total_heading=say(N_("A month")),
        parts=tuple(say(PARTS[name]) for name in known),
        stacks=tuple(
            Stack(
                label,
                tuple(Part(seat[name].value(), seat.told(name, wording)) for name in known),
                seat.told("seat_month", wording),
            )
            for label, seat in seats.items()
        ),
    )


CALCULATOR = worked(
    TaiwanSeat,
    work_out,
    present,
    id="taiwan_seat",
    title=N_("A dedicated seat in Taiwan"),
    key_figure="seat_month",
    sensitive=("wage", "bonus_months", "allowance", "seat_rent", "mgmt_fee", "risk_premium"),
    related=(
        Related("per_call_minimum", {"compare_month": "figure:team_month"}),
        Related("total_cost", {"agents": "agents"}),
    ),
)
