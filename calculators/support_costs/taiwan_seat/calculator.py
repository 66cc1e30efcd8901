"""What a dedicated seat in Taiwan costs a month: salary, statutory items, workplace, fees."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.charts.models import Part, Stack, StackedChart
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, exact, number
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Step
from support_costs import terms
from support_costs.hours import month_hours
from support_costs.money import exact_decimal
from support_costs.provenance import merged, source_line
from support_costs.taiwan_seat.fields import FIELDS
from support_costs.taiwan_seat.insurance import (
    SCHEMES,
    Premium,
    figure,
    insured_salary,
    premiums,
    records,
    valid_to,
)

CURRENCY = "TWD"

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
_COSTS = ("salary", "statutory", "extras", "training", "site", "equipment")

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

ROWS = {
    "salary": PARTS["salary"],
    "statutory": PARTS["statutory"],
    **SCHEME_LABELS,
    "vendor_cost": N_("Cost of the seat before fees"),
    "per_hour": N_("Each paid hour"),
    "team_month": N_("The whole team, a month"),
    "team_year": N_("The whole team, a year with its bonuses"),
    "quote_gap": N_("The vendor's fee compared with this seat"),
}


def solve(inputs: Inputs) -> Figures:
    """A month of one seat and of the team, with every part, in NT$.

    A year has twelve months; the year-end bonus is spread over them.
    """
    parts, owed = _parts(inputs), _premiums(inputs)
    seat = sum(parts.values(), Fraction(0))
    agents = exact(inputs, "agents")
    figures = {
        "seat_month": _money(seat),
        **{name: _money(amount) for name, amount in parts.items()},
        **{name: _money(Fraction(owed[name].amount)) for name in SCHEMES},
        **{f"insured_{name}": _money(Fraction(owed[name].insured)) for name in SCHEMES},
        "vendor_cost": _money(sum((parts[name] for name in _COSTS), Fraction(0))),
        "per_hour": _money(seat / month_hours(number(inputs, "hours_week"))),
        "team_month": _money(seat * agents),
        "team_year": _money(seat * agents * 12),
    }
    quote = inputs["quote_month"]
    if isinstance(quote, Decimal):
        figures["quote_gap"] = Figure.exactly(
            exact_decimal(Fraction(quote) / seat - 1), "percent", 4
        )
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, show = wording.gettext, formatter(wording.locale)
    told = {name: item.told(wording.locale) for name, item in figures.items()}
    wage, seat = number(inputs, "wage"), figures["seat_month"].low or Decimal(0)
    headline = say(N_("{amount} a month"), amount=told["seat_month"])
    return Presentation(
        caption=say(
            N_("A seat in Taiwan at a salary of {amount}"), amount=show.money(wage, CURRENCY)
        ),
        headline=headline,
        meaning=say(
            N_(
                "A seat costs {ratio} times the salary. By law alone the employer adds {statutory} a month."
            ),
            ratio=show.number(seat / wage, 2),
            statutory=told["statutory"],
        ),
        rows=terms.rows(ROWS, told, wording),
        steps=tuple(_steps(inputs, told, wording)),
        charts=(_chart(inputs, figures, wording),),
        notes=tuple(_notes(inputs, figures, wording)),
        sources=merged(
            (source_line(fact, wording) for fact in records(number(inputs, "accident_rate"))),
            wording,
        ),
    )


def _pay(inputs: Inputs) -> Decimal:
    """What the insurances reckon from: pay that comes every month."""
    return number(inputs, "wage") + number(inputs, "allowance")


def _premiums(inputs: Inputs) -> dict[str, Premium]:
    return premiums(_pay(inputs), number(inputs, "accident_rate"))


def _parts(inputs: Inputs) -> dict[str, Fraction]:
    """The parts of a month's seat, by their names in PARTS."""

    def given(name: str) -> Fraction:
        return exact(inputs, name)

    owed = sum(premium.amount for premium in _premiums(inputs).values())
    parts = {
        "salary": given("wage") * (12 + given("bonus_months")) / 12,
        "statutory": Fraction(owed),
        "extras": given("allowance") + given("bonus"),
        "training": given("training"),
        "site": given("seat_rent") + given("telecom") + given("licence"),
        "equipment": given("equipment") / (12 * given("equipment_life")),
    }
    cost = sum(parts.values(), Fraction(0))
    parts["management"] = cost * given("mgmt_fee")
    parts["risk"] = (cost + parts["management"]) * given("risk_premium")
    return parts


def _steps(inputs: Inputs, told: Mapping[str, str], wording: Wording) -> list[Step]:
    say, show = wording.gettext, formatter(wording.locale)

    def money(name: str) -> str:
        return show.money(number(inputs, name), CURRENCY)

    def plus(*names: str) -> str:
        return " + ".join(money(name) for name in names)

    months = show.number(number(inputs, "bonus_months"))
    steps = [Step(say(PARTS["salary"]), f"{money('wage')} × (12 + {months}) ÷ 12", told["salary"])]
    for name, premium in _premiums(inputs).items():
        rate, *others = premium.factors
        shares = [show.percent(rate)]
        labels = [SCHEME_LABELS[name]]
        if premium.employment:
            apart = premium.employment[0]
            shares = [
                f"({show.percent(rate + apart)} − {show.percent(apart)})",
                show.percent(apart),
            ]
            labels = list(LABOUR_LABELS)
        more = "".join(
            f" × {show.number(factor) if factor > 1 else show.percent(factor)}" for factor in others
        )
        billed = [show.money(Decimal(amount), CURRENCY) for amount in premium.billed]
        insured = show.money(premium.insured, CURRENCY)
        steps += [
            Step(say(label), f"{insured} × {share}{more}", amount)
            for label, share, amount in zip(labels, shares, billed, strict=True)
        ]
        if len(billed) > 1:
            steps.append(Step(say(SCHEME_LABELS[name]), " + ".join(billed), told[name]))
    together = " + ".join(told[name] for name in SCHEMES)
    steps.append(Step(say(PARTS["statutory"]), together, told["statutory"]))
    formulas = {
        "extras": plus("allowance", "bonus"),
        "site": plus("seat_rent", "telecom", "licence"),
        "equipment": f"{money('equipment')} ÷ (12 × {show.number(number(inputs, 'equipment_life'))})",
    }
    amounts = _parts(inputs)
    steps += [
        Step(say(PARTS[name]), formula, told[name])
        for name, formula in formulas.items()
        if amounts[name]
    ]
    costs = " + ".join(told[name] for name in _COSTS if amounts[name])
    steps.append(Step(say(ROWS["vendor_cost"]), costs, told["vendor_cost"]))
    base = told["vendor_cost"]
    for name, field in (("management", "mgmt_fee"), ("risk", "risk_premium")):
        if amounts[name]:
            share = show.percent(number(inputs, field))
            steps.append(Step(say(PARTS[name]), f"{base} × {share}", told[name]))
            base = f"({told['vendor_cost']} + {told[name]})"
    whole = " + ".join(
        [told["vendor_cost"], *(told[n] for n in ("management", "risk") if amounts[n])]
    )
    steps.append(Step(say(N_("A seat, a month")), whole, told["seat_month"]))
    hours = f"({show.number(number(inputs, 'hours_week'))} × 52 ÷ 12)"
    steps.append(Step(say(ROWS["per_hour"]), f"{told['seat_month']} ÷ {hours}", told["per_hour"]))
    agents = show.number(number(inputs, "agents"))
    formula = f"{told['seat_month']} × {agents} × 12"
    return [*steps, Step(say(ROWS["team_year"]), formula, told["team_year"])]


def _notes(inputs: Inputs, figures: Figures, wording: Wording) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    notes = [
        say(
            N_(
                "The statutory items are those valid until {date}. They were read in a public data set that names the decrees, not in the decrees themselves."
            ),
            date=show.date(valid_to()),
        )
    ]
    pay = _pay(inputs)
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
    empty = ("seat_rent", "telecom", "licence", "equipment", "training")
    if not any(number(inputs, name) for name in empty):
        notes.append(
            say(
                N_("Rent, lines, tools, equipment and training are at nought: not known, not free.")
            )
        )
    gap = figures["quote_gap"].low if "quote_gap" in figures else None
    if gap is not None and gap < 0:
        notes.append(
            say(
                N_(
                    "The vendor's fee is below what the seat costs with these entries. Ask which item is missing: a source warns against extremely low quotes."
                )
            )
        )
    return notes


def _chart(inputs: Inputs, figures: Figures, wording: Wording) -> StackedChart:
    """This seat, beside the same one at the minimum wage."""
    say, show = wording.gettext, formatter(wording.locale)
    least = figure("minimum_wage.month")
    seats = {say(N_("This seat")): inputs}
    if number(inputs, "wage") > least:
        seats[say(N_("At the minimum wage"))] = {**inputs, "wage": least}
    amounts = {label: _parts(given) for label, given in seats.items()}
    shown = [name for name in PARTS if any(parts[name] for parts in amounts.values())]

    def money(amount: Fraction) -> str:
        return show.money(exact_decimal(amount), CURRENCY)

    return StackedChart(
        title=say(N_("What a seat is made of, a month")),
        label_heading=say(N_("Seat")),
        total_heading=say(N_("A month")),
        parts=tuple(say(PARTS[name]) for name in shown),
        stacks=tuple(
            Stack(
                label,
                tuple(Part(exact_decimal(parts[name]), money(parts[name])) for name in shown),
                money(sum(parts.values(), Fraction(0))),
            )
            for label, parts in amounts.items()
        ),
    )


def _money(amount: Fraction) -> Figure:
    return Figure.exactly(exact_decimal(amount), CURRENCY)


CALCULATOR = Calculator(
    id="taiwan_seat",
    title=N_("A dedicated seat in Taiwan"),
    fields=FIELDS,
    solve=solve,
    present=present,
    key_figure="seat_month",
    sensitive=("wage", "bonus_months", "allowance", "seat_rent", "mgmt_fee", "risk_premium"),
    related=(
        Related("per_call_minimum", {"compare_month": "figure:team_month"}),
        Related("total_cost", {"agents": "agents"}),
    ),
)
