"""What calling customers costs: by the hour, on commission, or as a mixture of both."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.calculators import Calculator, Related
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, exact, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Row, Step
from calculator_kit.provenance import in_a_row
from support_costs import currency
from support_costs import inputs as shared
from support_costs.facts import facts
from support_costs.handing_over import QUOTE
from support_costs.hours import month_hours
from support_costs.money import exact_decimal
from support_costs.outbound.chart import outbound_chart
from support_costs.outbound.offer import (
    FIELDS,
    UPLIFT_FACT,
    lasting_share,
    outbound_rate,
    paid_share,
    the_offer,
    uplift_range,
)
from support_costs.provenance import RATE_NOTES, source_line

HOUR_LABELS = {
    "hour_hourly": N_("An hour, by the hour"),
    "hour_commission": N_("An hour, on commission"),
    "hour_hybrid": N_("An hour, base and commission"),
}
SALE_LABELS = {
    "sale_hourly": N_("Each sale, by the hour"),
    "sale_commission": N_("Each sale, on commission"),
    "sale_hybrid": N_("Each sale, base and commission"),
}
MONTH_LABELS = {
    "month_hourly": N_("A month, by the hour"),
    "month_commission": N_("A month, on commission"),
    "month_hybrid": N_("A month, base and commission"),
}
CROSSING_LABELS = {
    "crossing_vendor_floor": N_("Sales an hour from which commission satisfies the vendor"),
    "crossing_hourly_commission": N_("Sales an hour at which hour and commission cost the same"),
    "crossing_hourly_hybrid": N_("Sales an hour at which hour and mixture cost the same"),
    "crossing_commission_hybrid": N_("Sales an hour at which commission and mixture cost the same"),
}
FIGURE_LABELS = {
    "vendor_floor": N_("What the vendor wants to earn an hour"),
    **HOUR_LABELS,
    "premium": N_("Commission above the hourly rate"),
    **SALE_LABELS,
    **MONTH_LABELS,
    **CROSSING_LABELS,
}


def solve(inputs: Inputs) -> Figures:
    """Cost of an hour, a sale and a month in each way, the vendor's floor, and all crossings.

    Raises InputsError for a rate of the reader's own that is missing or upside down, and for half
    of a mixture.
    """
    offer = the_offer(inputs)
    sales = exact(inputs, "sales_per_hour")
    hours = month_hours(number(inputs, "hours_week")) * exact(inputs, "agents")
    figures = {
        "vendor_floor": offer.floor.base.figure(),
        "uplift": _percent(*uplift_range(inputs)),
        "hours_month": Figure.exactly(exact_decimal(hours), "hours"),
    }
    for way, cost in offer.ways().items():
        hour = cost.at(sales)
        figures[f"hour_{way}"] = hour.figure()
        figures[f"month_{way}"] = (hour * hours).figure()
        if sales * lasting_share(inputs):
            figures[f"sale_{way}"] = (hour * (1 / (sales * lasting_share(inputs)))).figure()
    if sales * paid_share(inputs):
        least = offer.floor.base * (1 / (sales * paid_share(inputs)))
        figures["least_commission"] = least.figure()
    if offer.commission:
        rate, earned = offer.hourly.base, offer.commission.at(sales).low.amount
        figures["premium"] = _percent(
            None if rate.high is None else exact_decimal(earned / rate.high.amount - 1),
            exact_decimal(earned / rate.low.amount - 1),
        )
    for name, found in offer.crossings().items():
        low, high = exact_decimal(found.low), found.high
        end = None if high is None else exact_decimal(high)
        figures[f"crossing_{name}"] = Figure(low, low if low == end else None, end, "sales", 3)
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    headline = say(N_("Without sales no commission is enough"))
    if "least_commission" in told:
        headline = say(N_("{amount} for each sale"), amount=told["least_commission"])
    sourced = outbound_rate(inputs)[1]
    sources = [source_line(sourced.fact, wording)] if sourced else []
    if inputs["uplift"] is None:
        sources.append(source_line(facts()[UPLIFT_FACT], wording))
    return Presentation(
        caption=say(
            N_("What a vendor wants for working on commission alone: {region}"),
            region=say(shared.REGION.label_of(inputs["region"])),
        ),
        headline=headline,
        meaning=_meaning(inputs, figures, told, wording),
        rows=tuple(
            Row(name, say(label), told[name])
            for name, label in FIGURE_LABELS.items()
            if name in told
        ),
        steps=tuple(_steps(inputs, figures, told, wording)),
        charts=(outbound_chart(the_offer(inputs), number(inputs, "sales_per_hour"), wording),),
        notes=tuple(_notes(inputs, figures, wording)),
        sources=tuple(sources),
    )


def _meaning(inputs: Inputs, figures: Figures, told: dict[str, str], wording: Wording) -> str:
    say, show = wording.gettext, formatter(wording.locale)
    sales = number(inputs, "sales_per_hour")
    sentences = [
        say(
            N_(
                "Hourly rate: {rate}. A vendor that works for commission alone wants to earn that and {uplift} on top: {floor} an hour."
            ),
            floor=told["vendor_floor"],
            rate=told["hour_hourly"],
            uplift=show.percent_range(*uplift_range(inputs)),
        )
    ]
    if "least_commission" in told:
        sentences.append(
            wording.ngettext(
                "At {sales} sale an hour, that takes {amount} a sale.",
                "At {sales} sales an hour, that takes {amount} a sale.",
                int(sales) if sales == sales.to_integral_value() else 5,
                sales=show.number(sales),
                amount=told["least_commission"],
            )
        )
    if "hour_commission" in told:
        sentences.append(say(_verdict(figures), earned=told["hour_commission"]))
    sentences.append(
        say(
            N_(
                "If both sides expect the same sales, commission costs you more than the hour, because you pay the vendor for carrying the risk. It is cheaper only when sales disappoint."
            )
        )
    )
    return in_a_row(*sentences)


def _verdict(figures: Figures) -> str:
    """Whether a vendor would take the commission, refuse it, or that depends on its rate."""
    earned, floor = figures["hour_commission"].low or Decimal(0), figures["vendor_floor"]
    if earned < (floor.low or Decimal(0)):
        return N_("Your commission brings it {earned} an hour, too little: expect a refusal.")
    if floor.high is not None and earned >= floor.high:
        return N_("Your commission brings it {earned} an hour, enough even at the upper end.")
    return N_(
        "Your commission brings it {earned} an hour: enough for some vendors, too little for others."
    )


def _steps(inputs: Inputs, figures: Figures, told: dict[str, str], wording: Wording) -> list[Step]:
    say, show = wording.gettext, formatter(wording.locale)
    code, whole = text(inputs, "currency"), show.percent(Decimal(1))
    cancelled = number(inputs, "cancel_rate")
    sold = show.number(number(inputs, "sales_per_hour"))
    share = f" × ({whole} − {show.percent(cancelled)})" if cancelled else ""
    paid = share if inputs["cancelled_sales"] == "returned" else ""

    def amount(name: str) -> str:
        value = inputs[name]
        return show.money(value, code) if isinstance(value, Decimal) else ""

    def grouped(name: str) -> str:
        figure = figures[name]
        return told[name] if figure.low == figure.high else f"({told[name]})"

    def lasting(term: str, cut: str) -> str:
        return f"({term}{cut})" if cut else term

    rate, floor, base = grouped("hour_hourly"), grouped("vendor_floor"), amount("hybrid_base")
    alone, bonus = (lasting(amount(name), paid) for name in ("commission", "hybrid_commission"))
    formulas = {
        "vendor_floor": _floor_formula(inputs, figures, wording),
        "least_commission": f"{floor} ÷ {lasting(sold, paid)}",
        "hour_commission": f"{alone} × {sold}",
        "hour_hybrid": f"{base} + {bonus} × {sold}",
        "crossing_vendor_floor": f"{floor} ÷ {alone}",
        "crossing_hourly_commission": f"{rate} ÷ {alone}",
        "crossing_hourly_hybrid": f"{_above_base(rate, base, inputs)} ÷ {bonus}",
        "crossing_commission_hybrid": f"{base} ÷ ({alone} − {bonus})",
    }
    hours = " × ".join(show.number(number(inputs, name)) for name in ("agents", "hours_week"))
    for part, formula in (("sale", f"÷ {lasting(sold, share)}"), ("month", f"× {hours} × 52 ÷ 12")):
        for way in the_offer(inputs).ways():
            formulas[f"{part}_{way}"] = f"{grouped(f'hour_{way}')} {formula}"
    labels = {"least_commission": N_("The least commission for a sale"), **FIGURE_LABELS}
    return [
        Step(say(labels[name]), formula, told[name])
        for name, formula in formulas.items()
        if name in told
    ]


def _above_base(rate: str, base: str, inputs: Inputs) -> str:
    """What the hour costs more than the mixture's base, which is never less than nothing."""
    paid, above = inputs["hybrid_base"], f"{rate} − {base}"
    falls_below = isinstance(paid, Decimal) and outbound_rate(inputs)[0].low.decimal() < paid
    return f"max(0; {above})" if falls_below else f"({above})"


def _floor_formula(inputs: Inputs, figures: Figures, wording: Wording) -> str:
    """The vendor's floor at both ends: the least and the most that its rate and premium make."""
    show, rate = formatter(wording.locale), figures["hour_hourly"]

    def floor(told: str, share: Decimal) -> str:
        return f"{told} × ({show.percent(Decimal(1))} + {show.percent(share)})"

    least, most = uplift_range(inputs)
    if rate.high is None:
        return floor(f"({rate.told(wording.locale)})", least)
    ends = zip((rate.low or Decimal(0), rate.high), (least, most), strict=True)
    code = text(inputs, "currency")
    return " … ".join(dict.fromkeys(floor(show.money(end, code), share) for end, share in ends))


def _notes(inputs: Inputs, figures: Figures, wording: Wording) -> list[str]:
    say = wording.gettext
    rate, sourced = outbound_rate(inputs)
    notes = currency.notes(inputs, wording) if sourced else []
    if sourced and sourced.note:
        notes.append(say(RATE_NOTES[sourced.note]))
    if sourced is None and inputs["region"] != shared.CUSTOM:
        notes.append(say(N_("Your own rate is used instead of the region's.")))
    if rate.high is None:
        notes.append(
            say(
                N_(
                    "The source gives a lower end only, so there is no upper figure; none was made up."
                )
            )
        )
    if "least_commission" not in figures:
        notes.append(
            say(
                N_(
                    "Commission would cost you nothing here, and for that very reason no vendor works for it: it would earn nothing."
                )
            )
        )
    if inputs["cancelled_sales"] == "kept" and number(inputs, "cancel_rate"):
        notes.append(say(N_("You pay commission on sales that do not last.")))
    offer = the_offer(inputs)
    if offer.hybrid and "crossing_hourly_hybrid" not in figures:
        base = offer.hybrid.base.low.amount
        if base <= rate.low.amount:
            notes.append(say(N_("The mixture is never dearer than the hour.")))
        elif rate.high and base > rate.high.amount:
            notes.append(say(N_("The mixture is dearer than the hour, whatever is sold.")))
    if offer.hybrid and offer.commission and "crossing_commission_hybrid" not in figures:
        notes.append(say(N_("Commission alone is never dearer than the mixture.")))
    return notes


def _percent(low: Decimal | None, high: Decimal) -> Figure:
    return Figure(low, low if low == high else None, high, "percent", 4)


CALCULATOR = Calculator(
    id="outbound",
    title=N_("Outbound: by the hour or on commission"),
    fields=FIELDS,
    solve=solve,
    present=present,
    key_figure="least_commission",
    sensitive=("sales_per_hour", "cancel_rate", "uplift", "rate_low"),
    related=(
        Related(
            "dedicated_hourly",
            {"agents": "agents", "hours_week": "hours_week", "tier": "tier", **QUOTE},
        ),
        Related("regions", {"tier": "tier"}),
        Related("hour_converter", {}),
    ),
)
