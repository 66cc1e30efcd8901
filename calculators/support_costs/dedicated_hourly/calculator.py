"""What agents who serve only you cost, hired by the hour, by region and service."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.charts import round_maximum, ticks
from calculator_kit.charts.models import Bar, RangeChart, Tick
from calculator_kit.fields import ChoiceField
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, InputsError, exact, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Row, Step
from support_costs import currency, terms
from support_costs import inputs as shared
from support_costs.capacity import capacity_notes
from support_costs.facts import HourlyRate, hourly_rate
from support_costs.handing_over import QUOTE, lacking
from support_costs.hours import BilledUnit, HourLadder, month_hours
from support_costs.money import Money, MoneyRange, exact_decimal
from support_costs.provenance import RATE_NOTES, source_line
from support_costs.quoted_rates import dollars_convert

FIELDS = (
    shared.REGION,
    shared.SERVICE,
    shared.AGENTS,
    shared.HOURS_WEEK,
    shared.CONTRACT_MONTHS,
    shared.VOLUME_MONTH,
    shared.TIER,
    shared.BILLED_UNIT,
    shared.SHRINKAGE,
    shared.LANGUAGE_PREMIUM,
    shared.MGMT_FEE,
    shared.SETUP_FEE,
    shared.AHT,
    shared.RATE_LOW,
    shared.RATE_HIGH,
    *currency.FIELDS,
)

FIGURE_LABELS = {
    "month": N_("A month"),
    "year": N_("First year, with set-up"),
    "contract": N_("Whole contract, with set-up"),
    "per_contact": N_("Each contact"),
    "per_handled_minute": N_("Each minute of handling"),
}


@dataclass(frozen=True)
class _Rate:
    """The hourly rate that applies, and where it is from (None for the reader's own)."""

    hour: MoneyRange
    sourced: HourlyRate | None


def solve(inputs: Inputs) -> Figures:
    """Cost for a month, the first year, the contract, a contact and a handled minute.

    Raises InputsError for a rate of the reader's own that is missing or upside down.
    """
    rate = _rate(inputs).hour
    month = rate * _billed_hours(inputs) * _surcharges(inputs)
    setup = Money.of(number(inputs, "setup_fee"), text(inputs, "currency"))
    figures = {
        "month": month.figure(),
        "year": (month * 12 + setup).figure(),
        "contract": (month * number(inputs, "contract_months") + setup).figure(),
        "hours_month": Figure.exactly(exact_decimal(_billed_hours(inputs)), "hours"),
        "rate_hour": rate.figure(),
    }
    volume = inputs["volume_month"]
    if isinstance(volume, Decimal) and volume > 0:
        handled_minutes = Fraction(volume) * exact(inputs, "aht") / 60
        figures["per_contact"] = (month * (1 / Fraction(volume))).figure()
        figures["per_handled_minute"] = (month * (1 / handled_minutes)).figure()
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, show = wording.gettext, formatter(wording.locale)
    rate = _rate(inputs)
    money = {name: figure.told(wording.locale) for name, figure in figures.items()}
    agents = number(inputs, "agents")
    meaning = wording.ngettext(
        "{agents} agent at {hours} hours a week is billed for {total} hours a month. Hourly rate: {rate}.",
        "{agents} agents at {hours} hours a week are billed for {total} hours a month. Hourly rate: {rate}.",
        int(agents) if agents == agents.to_integral_value() else 5,
        agents=show.number(agents),
        hours=show.number(number(inputs, "hours_week")),
        total=show.number(figures["hours_month"].low or Decimal(0), 2),
        rate=money["rate_hour"],
    )
    return Presentation(
        caption=say(
            N_("Dedicated agents, {region}, {service}"),
            region=say(_label(shared.REGION, inputs)),
            service=say(_label(shared.SERVICE, inputs)),
        ),
        headline=say(N_("{amount} a month"), amount=money["month"]),
        meaning=meaning,
        rows=tuple(
            Row(name, say(label), money[name])
            for name, label in FIGURE_LABELS.items()
            if name in money and name != "month"
        ),
        steps=tuple(_steps(inputs, figures, wording)),
        charts=(_chart(inputs, wording),) if dollars_convert(inputs) else (),
        notes=tuple(_notes(inputs, rate, wording)),
        sources=(source_line(rate.sourced.fact, wording),) if rate.sourced else (),
        status=say(N_("{amount} a month"), amount=money["month"]),
    )


def _steps(inputs: Inputs, figures: Figures, wording: Wording) -> list[Step]:
    say, show = wording.gettext, formatter(wording.locale)
    hours = show.number(figures["hours_month"].low or Decimal(0), 2)
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}

    def shown(name: str) -> str:
        return show.number(number(inputs, name))

    def percent(name: str) -> str:
        return show.percent(number(inputs, name))

    worked = f"{shown('agents')} × {shown('hours_week')} × 52 ÷ 12"
    steps = [
        Step(
            say(N_("Paid hours a month")),
            worked,
            say(N_("{number} hours"), number=show.number(exact_decimal(_paid_hours(inputs)), 2)),
        )
    ]
    if inputs["billed_unit"] == "production_hour":
        worked += f" × ({show.percent(Decimal(1))} − {percent('shrinkage')})"
        label = say(N_("Hours logged in, after shrinkage"))
        steps.append(Step(label, worked, say(N_("{number} hours"), number=hours)))
    formula = f"{worked} × {figures['rate_hour'].in_full(wording.locale)}"
    for name in ("language_premium", "mgmt_fee"):
        if number(inputs, name):
            formula += f" × ({show.percent(Decimal(1))} + {percent(name)})"
    steps.append(Step(say(FIGURE_LABELS["month"]), formula, told["month"]))
    steps += terms.term_steps(figures, inputs, wording)
    if "per_contact" in told:
        formula = f"{figures['month'].in_full(wording.locale, 4)} ÷ {shown('volume_month')}"
        steps.append(Step(say(FIGURE_LABELS["per_contact"]), formula, told["per_contact"]))
    return steps


def _notes(inputs: Inputs, rate: _Rate, wording: Wording) -> list[str]:
    say = wording.gettext
    notes = currency.notes(inputs, wording) if dollars_convert(inputs) else []
    if rate.sourced and rate.sourced.note:
        notes.append(say(RATE_NOTES[rate.sourced.note]))
    if rate.hour.high is None:
        notes.append(
            say(
                N_(
                    "The source gives a lower end only, so there is no upper figure; none was made up."
                )
            )
        )
    if rate.sourced is None and inputs["region"] != shared.CUSTOM:
        notes.append(say(N_("Your own rate is used instead of the region's.")))
    logged_in = HourLadder(internal=number(inputs, "shrinkage")).share(BilledUnit.PRODUCTION_HOUR)
    notes += capacity_notes(inputs, _paid_hours(inputs) * logged_in, wording)
    return notes


def _chart(inputs: Inputs, wording: Wording) -> RangeChart:
    """A month at these inputs in every region."""
    say, show = wording.gettext, formatter(wording.locale)
    unit = text(inputs, "currency")
    factor = _billed_hours(inputs) * _surcharges(inputs)
    months = {
        region: (_range(_sourced(region, inputs), inputs) * factor).figure()
        for region in shared.REGION_LABELS
    }
    ends = {region: (figure.low or Decimal(0), figure.high) for region, figure in months.items()}
    order = sorted(
        ends, key=lambda region: (ends[region][0], ends[region][1] or Decimal("Infinity"))
    )
    maximum = round_maximum(max(high or low for low, high in ends.values()))
    return RangeChart(
        title=say(N_("The same team in every region, a month")),
        label_heading=say(N_("Region")),
        value_heading=say(N_("A month")),
        bars=tuple(
            Bar(
                say(shared.REGION_LABELS[region]),
                *ends[region],
                show.money_range(*ends[region], unit, 0),
                chosen=region == inputs["region"],
            )
            for region in order
        ),
        maximum=maximum,
        ticks=tuple(Tick(tick, show.money(tick, unit)) for tick in ticks(maximum)),
    )


def _rate(inputs: Inputs) -> _Rate:
    low, high = inputs["rate_low"], inputs["rate_high"]
    if isinstance(low, Decimal):
        if isinstance(high, Decimal) and high < low:
            raise InputsError({"rate_high": N_("The upper end is below the lower end.")})
        own = MoneyRange.of(
            low, high if isinstance(high, Decimal) else low, text(inputs, "currency")
        )
        return _Rate(own, None)
    if isinstance(high, Decimal) or inputs["region"] == shared.CUSTOM:
        raise InputsError({"rate_low": N_("Enter the lower end of your own rate.")})
    sourced = _sourced(str(inputs["region"]), inputs)
    return _Rate(_range(sourced, inputs), sourced)


def _sourced(region: str, inputs: Inputs) -> HourlyRate:
    tier = None if inputs["tier"] == "any" else str(inputs["tier"])
    return hourly_rate(region, str(inputs["service"]), tier)


def _range(rate: HourlyRate, inputs: Inputs) -> MoneyRange:
    return currency.exchange(inputs).dollars(rate.fact.low or Decimal(0), rate.fact.high)


def _paid_hours(inputs: Inputs) -> Fraction:
    return month_hours(number(inputs, "hours_week")) * exact(inputs, "agents")


def _billed_hours(inputs: Inputs) -> Fraction:
    ladder = HourLadder(internal=number(inputs, "shrinkage"))
    return ladder.hours(_paid_hours(inputs), BilledUnit(str(inputs["billed_unit"])))


def _surcharges(inputs: Inputs) -> Fraction:
    return (1 + exact(inputs, "language_premium")) * (1 + exact(inputs, "mgmt_fee"))


def _label(field: ChoiceField, inputs: Inputs) -> str:
    return field.label_of(inputs[field.name])


CALCULATOR = Calculator(
    id="dedicated_hourly",
    title=N_("Dedicated agents by the hour"),
    fields=FIELDS,
    solve=solve,
    present=present,
    key_figure="month",
    sensitive=("agents", "hours_week", "shrinkage", "language_premium", "mgmt_fee"),
    related=(
        Related("staffing", {"aht": "aht"}),
        Related("hour_converter", {"aht": "aht", "shrinkage": "shrinkage"}),
        Related(
            "total_cost",
            {"agents": "agents", "hours_week": "hours_week", "service": "service", **QUOTE},
            lacking=lacking,
        ),
    ),
)
