"""What shared agents cost, who are billed by the minute, with rounding, base fee and minimums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.charts import round_maximum, round_ticks, ticks
from calculator_kit.charts.models import Axis, LineChart, Point, Series, Tick
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, InputsError, exact, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Step
from support_costs import currency, terms
from support_costs import inputs as shared
from support_costs.billing_increments import MinuteTariff, call_seconds, call_seconds_formula
from support_costs.facts import facts
from support_costs.handing_over import BILLING
from support_costs.minute_prices import PRICED, REGION, MinutePrice, minute_price, sourced_price
from support_costs.money import Money, MoneyRange, exact_decimal
from support_costs.more_inputs import usage
from support_costs.provenance import source_line
from support_costs.quoted_rates import dollars_convert

US_CHECK = "check.infocomm.us_minute"

AHT = replace(
    shared.AHT,
    label=N_("Average time of a call"),
    hint=N_("The time that the vendor counts: talking, and wrap-up if that is billed too."),
    advanced=False,
)

FIGURE_LABELS = {
    "per_contact": N_("Each contact"),
    "per_used_minute": N_("Each minute really used"),
    "minutes_used": N_("Minutes used a month"),
    "minutes_billed": N_("Minutes billed a month"),
    "rounding_share": N_("Share of the billed minutes that nobody used"),
    "minutes_unused": N_("Included minutes left unused"),
    "minutes_further": N_("Minutes beyond those included"),
    **terms.LABELS,
}


def solve(inputs: Inputs) -> Figures:
    """Bill of a month, the first year and the contract, and what a contact comes to.

    Raises InputsError for a price of the reader's own that is missing or upside down, and for a
    price of further minutes without minutes included.
    """
    calls, price, tariff = exact(inputs, "volume_month"), _price(inputs), _tariff(inputs)
    used = calls * exact(inputs, "aht") / 60
    billed, month = tariff.minutes(calls), tariff.bill(calls, price.minute)
    figures = {
        "month": month.figure(),
        "rate_minute": price.minute.figure(),
        "seconds_billed": Figure.exactly(exact_decimal(tariff.seconds), "seconds", 1),
        "minutes_used": _minutes(used),
        "minutes_billed": _minutes(billed),
        **terms.term_figures(month, inputs),
    }
    if calls:
        figures["per_contact"] = (month * (1 / calls)).figure()
        figures["per_used_minute"] = (month * (1 / used)).figure()
        share = exact_decimal((billed - used) / billed)
        figures["rounding_share"] = Figure.exactly(share, "percent", 4)
    if tariff.included:
        figures["minutes_unused"] = _minutes(tariff.unused(calls))
        figures["minutes_further"] = _minutes(tariff.further(calls))
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, price = wording.gettext, _price(inputs)
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    headline = say(N_("{amount} a month"), amount=told["month"])
    sources = [source_line(price.fact, wording)] if price.fact else []
    if price.fact and inputs["region"] == "us_ca":
        sources.append(source_line(facts()[US_CHECK], wording))
    return Presentation(
        caption=say(
            N_("Shared agents by the minute, {region}"),
            region=say(REGION.label_of(inputs["region"])),
        ),
        headline=headline,
        meaning=_meaning(figures, told, wording),
        rows=terms.rows(FIGURE_LABELS, told, wording),
        steps=tuple(_steps(inputs, figures, told, wording)),
        charts=(_chart(inputs, price, wording),),
        notes=tuple(_notes(inputs, price, figures, wording)),
        sources=tuple(sources),
    )


def _meaning(figures: Figures, told: Mapping[str, str], wording: Wording) -> str:
    if "rounding_share" not in figures:
        return wording.gettext(N_("Nobody calls, so only the base fee is due."))
    if not figures["rounding_share"].low:
        return wording.gettext(
            N_(
                "The vendor bills the {used} minutes that callers use. Each contact costs {amount}."
            ),
            used=told["minutes_used"],
            amount=told["per_contact"],
        )
    return wording.gettext(
        N_(
            "Callers use {used} minutes a month and the vendor bills {billed}: {share} of what is billed comes from rounding up. Each contact costs {amount}."
        ),
        used=told["minutes_used"],
        billed=told["minutes_billed"],
        share=told["rounding_share"],
        amount=told["per_contact"],
    )


def _steps(
    inputs: Inputs, figures: Figures, told: Mapping[str, str], wording: Wording
) -> list[Step]:
    say, show = wording.gettext, formatter(wording.locale)
    shown = {
        name: show.number(value) for name, value in inputs.items() if isinstance(value, Decimal)
    }
    full = {name: figure.in_full(wording.locale) for name, figure in figures.items()}
    seconds, minutes = full["seconds_billed"], full["minutes_billed"]
    label = say(N_("Seconds billed for a call"))
    steps = [
        Step(label, call_seconds_formula(inputs, shown), told["seconds_billed"]),
        Step(
            say(FIGURE_LABELS["minutes_billed"]),
            f"{shown['volume_month']} × {seconds} ÷ 60",
            told["minutes_billed"],
        ),
    ]
    if "minutes_further" in told:
        formula = f"max(0, {minutes} − {shown['included_minutes']})"
        minutes = full["minutes_further"]
        label = say(FIGURE_LABELS["minutes_further"])
        steps.append(Step(label, formula, told["minutes_further"]))
    formula = f"{minutes} × {full['rate_minute']}"
    if number(inputs, "night_share") and number(inputs, "night_premium"):
        names = ("night_share", "night_premium")
        formula += f" × (1 + {' × '.join(show.percent(number(inputs, name)) for name in names)})"
    if base := number(inputs, "base_fee"):
        formula = f"{show.money(base, text(inputs, 'currency'))} + {formula}"
    steps.append(Step(say(N_("A month")), formula, told["month"]))
    steps += terms.term_steps(figures, inputs, wording)
    if "per_contact" in told:
        formula = f"{told['month']} ÷ {shown['volume_month']}"
        steps.append(Step(say(FIGURE_LABELS["per_contact"]), formula, told["per_contact"]))
    return steps


def _notes(inputs: Inputs, price: MinutePrice, figures: Figures, wording: Wording) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    notes = currency.notes(inputs, wording) if dollars_convert(inputs) else []
    if price.fact and inputs["region"] == "offshore":
        notes.append(say(N_("No second source confirms this price; it is from one old article.")))
    if price.fact and inputs["region"] == "us_ca":
        check = facts()[US_CHECK]
        page = show.money_range(check.low, check.high, check.unit)
        notes.append(say(N_("A vendor's page has {range} a minute."), range=page))
    if price.fact is None and inputs["region"] != shared.CUSTOM:
        notes.append(say(N_("Your own rate is used instead of the region's.")))
    if number(inputs, "aht") < number(inputs, "billing_increment"):
        notes.append(
            say(N_("The average call is shorter than the increment, so rounding weighs heavily."))
        )
    unused = figures.get("minutes_unused")
    if unused and unused.low:
        notes.append(
            say(
                N_("More minutes are included than are billed: {minutes} go unused."),
                minutes=unused.told(wording.locale),
            )
        )
    if bool(number(inputs, "night_share")) != bool(number(inputs, "night_premium")):
        notes.append(
            say(N_("Nights and weekends change nothing until both share and premium are given."))
        )
    return notes


def _chart(inputs: Inputs, price: MinutePrice, wording: Wording) -> LineChart:
    """The month at every price of the sources, and the reader's own, over the volume."""
    say, show, code = wording.gettext, formatter(wording.locale), text(inputs, "currency")
    tariff, volume = _tariff(inputs), number(inputs, "volume_month")
    maximum = round_maximum(2 * volume or Decimal(4000))
    marked = ticks(maximum)
    turn = exact_decimal(tariff.included * 60 / tariff.seconds)
    volumes = sorted({*marked, turn} if turn < maximum else {*marked})

    def point(minute: Money, calls: Decimal) -> Point:
        bill = tariff.bill(Fraction(calls), MoneyRange(minute, None)).low.decimal()
        if calls not in marked:
            return Point(calls, bill)
        return Point(calls, bill, show.number(calls), show.money(bill, code, 0))

    def line(minute: Money, place: str) -> Series:
        label = say(
            N_("{amount} a minute, {region}"),
            amount=show.money(minute.decimal(), code),
            region=place,
        )
        return Series(label, tuple(point(minute, calls) for calls in volumes))

    priced = [
        (sourced_price(region, inputs).minute, say(REGION.label_of(region)))
        for region in PRICED
        if dollars_convert(inputs)
    ]
    if price.fact is None:
        priced.append((price.minute, say(N_("your own price"))))
    series = tuple(
        line(end, place)
        for minute, place in priced
        for end in dict.fromkeys((minute.low, minute.high or minute.low))
    )
    top = max(point.y or Decimal(0) for line in series for point in line.points)
    amounts = round_ticks(Decimal(0), top)
    return LineChart(
        title=say(N_("A month at different prices of a minute")),
        x=Axis(say(N_("Contacts a month")), tuple(Tick(at, show.number(at)) for at in marked)),
        y=Axis(say(N_("A month")), tuple(Tick(at, show.money(at, code)) for at in amounts)),
        series=series,
        chosen=Tick(volume, show.number(volume)),
    )


def _price(inputs: Inputs) -> MinutePrice:
    """The price of the minutes beyond those included."""
    further = inputs["overage_rate"]
    if not isinstance(further, Decimal):
        return minute_price(inputs)
    if not number(inputs, "included_minutes"):
        message = N_("Enter the minutes that the base fee includes.")
        raise InputsError({"included_minutes": message})
    return MinutePrice(MoneyRange.of(further, further, text(inputs, "currency")), None)


def _tariff(inputs: Inputs) -> MinuteTariff:
    return MinuteTariff(
        seconds=call_seconds(inputs),
        base=Money.of(number(inputs, "base_fee"), text(inputs, "currency")),
        included=exact(inputs, "included_minutes"),
        premium=Fraction(number(inputs, "night_share") * number(inputs, "night_premium")),
    )


def _minutes(minutes: Fraction) -> Figure:
    return Figure.exactly(exact_decimal(minutes), "minutes", 1)


CALCULATOR = Calculator(
    id="shared_minute",
    title=N_("Shared agents by the minute"),
    fields=(
        REGION,
        usage.VOLUME,
        AHT,
        usage.BILLING_INCREMENT,
        shared.CONTRACT_MONTHS,
        usage.CALL_LENGTHS,
        usage.MIN_BILLABLE,
        usage.BASE_FEE,
        usage.INCLUDED_MINUTES,
        usage.OVERAGE_RATE,
        usage.NIGHT_SHARE,
        usage.NIGHT_PREMIUM,
        shared.SETUP_FEE,
        shared.RATE_LOW,
        shared.RATE_HIGH,
        *currency.FIELDS,
    ),
    solve=solve,
    present=present,
    key_figure="month",
    sensitive=("volume_month", "aht", "billing_increment", "base_fee", "night_share"),
    related=(
        Related("shared_or_dedicated", {"volume_month": "volume_month", **BILLING}),
        Related("dedicated_hourly", {"volume_month": "volume_month", "aht": "aht"}),
        Related("per_call_minimum", {"volume_month": "volume_month"}),
        Related("hour_converter", {"aht": "aht"}),
    ),
)
