"""What calling customers costs: by the hour, on commission, or as a mixture of both."""

from __future__ import annotations

from collections.abc import Iterator

from calculator_kit.calculators import Related
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number
from calculator_kit.presentation import Presentation
from calculator_kit.provenance import in_a_row
from calculator_kit.worked import worked
from calculator_kit.working import Sheet, shown
from support_costs import inputs as shared
from support_costs.facts import facts
from support_costs.handing_over import QUOTE
from support_costs.outbound.chart import outbound_chart
from support_costs.outbound.commissions import HourlyCost, Offer
from support_costs.outbound.offer import UPLIFT_FACT, Outbound
from support_costs.provenance import rate_notes, source_line

HOUR_LABELS = {
    "hourly": N_("An hour, by the hour"),
    "commission": N_("An hour, on commission"),
    "hybrid": N_("An hour, base and commission"),
}
SALE_LABELS = {
    "hourly": N_("Each sale, by the hour"),
    "commission": N_("Each sale, on commission"),
    "hybrid": N_("Each sale, base and commission"),
}
MONTH_LABELS = {
    "hourly": N_("A month, by the hour"),
    "commission": N_("A month, on commission"),
    "hybrid": N_("A month, base and commission"),
}
CROSSING_LABELS = {
    "vendor_floor": N_("Sales an hour from which commission satisfies the vendor"),
    "hourly_commission": N_("Sales an hour at which hour and commission cost the same"),
    "hourly_hybrid": N_("Sales an hour at which hour and mixture cost the same"),
    "commission_hybrid": N_("Sales an hour at which commission and mixture cost the same"),
}
ROWS = (
    "vendor_floor",
    *(f"hour_{way}" for way in HOUR_LABELS),
    "premium",
    *(f"sale_{way}" for way in SALE_LABELS),
    *(f"month_{way}" for way in MONTH_LABELS),
    *(f"crossing_{name}" for name in CROSSING_LABELS),
)


def work_out(given: Outbound, sheet: Sheet) -> None:
    """Cost of an hour, a sale and a month in each way, the vendor's floor, and all crossings.

    A sale has no price where none lasts, and a commission none where it is paid for none.
    """
    rate, sales = given.hourly_price(), given.sales_per_hour
    offer = given.offer(rate)
    sheet.figure("uplift", given.wanted(), places=4)
    label = N_("What the vendor wants to earn an hour")
    floor = sheet.step("vendor_floor", label, given.floor(rate))
    if least := sales * given.paid():
        label = N_("The least commission for a sale")
        sheet.step("least_commission", label, floor / least, row=False)
    hours = {
        way: sheet.step(f"hour_{way}", HOUR_LABELS[way], cost.at(sales), shown=way != "hourly")
        for way, cost in offer.ways().items()
    }
    if "commission" in hours:
        above = _premium(hours["commission"], rate)
        label = N_("Commission above the hourly rate")
        sheet.step("premium", label, above, "percent", 4, shown=False)
    for name, found in offer.crossings(_level(floor)).items():
        sheet.step(f"crossing_{name}", CROSSING_LABELS[name], found, "sales", 3)
    if lasting := sales * given.lasting():
        for way, hour in hours.items():
            sheet.step(f"sale_{way}", SALE_LABELS[way], hour / lasting)
    month = sheet.figure("hours_month", given.agents * given.hours_week * 52 / 12, "hours")
    for way, hour in hours.items():
        sheet.step(f"month_{way}", MONTH_LABELS[way], hour * month)


def _premium(earned: Number, rate: Number) -> Number:
    """What a commission earns above the hour; how little at least, nobody knows of a rate that is open."""
    above = earned / rate - 1
    return Number.between(None, above.high) if rate.high is None else above


def _level(floor: Number) -> HourlyCost:
    """What the vendor must expect to earn, which does not depend on the sales."""
    return HourlyCost(floor, Number.of(0, floor.unit))


def present(given: Outbound, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, rate, sourced = wording.gettext, given.hourly_price(), given.sourced()
    headline = say(N_("Without sales no commission is enough"))
    if "least_commission" in sheet:
        amount = sheet.told("least_commission", wording)
        headline = say(N_("{amount} for each sale"), amount=amount)
    sources = [source_line(sourced.fact, wording)] if sourced else []
    if given.uplift is None:
        sources.append(source_line(facts()[UPLIFT_FACT], wording))
    offer, floor = given.offer(rate), _level(given.floor(rate))
    return Presentation(
        caption=say(
            N_("What a vendor wants for working on commission alone: {region}"),
            region=say(shared.REGION.label_of(given.region)),
        ),
        headline=headline,
        meaning=_meaning(given, sheet, wording),
        rows=sheet.rows(wording, *ROWS),
        steps=sheet.steps(wording),
        charts=(outbound_chart(offer, floor, given.sales_per_hour.decimal(), wording),),
        notes=tuple(_notes(given, offer, sheet, wording)),
        sources=tuple(sources),
    )


def _meaning(given: Outbound, sheet: Sheet, wording: Wording) -> str:
    say, show = wording.gettext, formatter(wording.locale)
    sales, uplift = given.sales_per_hour.value(), sheet["uplift"]
    sentences = [
        say(
            N_(
                "Hourly rate: {rate}. A vendor that works for commission alone wants to earn that and {uplift} on top: {floor} an hour."
            ),
            floor=sheet.told("vendor_floor", wording),
            rate=sheet.told("hour_hourly", wording),
            uplift=show.percent_range(uplift.low, uplift.high),
        )
    ]
    if "least_commission" in sheet:
        sentences.append(
            wording.ngettext(
                "At {sales} sale an hour, that takes {amount} a sale.",
                "At {sales} sales an hour, that takes {amount} a sale.",
                int(sales) if sales.denominator == 1 else 5,
                sales=shown(given.sales_per_hour, show),
                amount=sheet.told("least_commission", wording),
            )
        )
    if "hour_commission" in sheet:
        earned = sheet.told("hour_commission", wording)
        sentences.append(say(_verdict(sheet), earned=earned))
    sentences.append(
        say(
            N_(
                "If both sides expect the same sales, commission costs you more than the hour, because you pay the vendor for carrying the risk. It is cheaper only when sales disappoint."
            )
        )
    )
    return in_a_row(*sentences)


def _verdict(figures: Sheet) -> str:
    """Whether a vendor would take the commission, refuse it, or that depends on its rate."""
    earned, floor = figures["hour_commission"].value(), figures["vendor_floor"]
    if floor.low is not None and earned < floor.low:
        return N_("Your commission brings it {earned} an hour, too little: expect a refusal.")
    if floor.high is not None and earned >= floor.high:
        return N_("Your commission brings it {earned} an hour, enough even at the upper end.")
    return N_(
        "Your commission brings it {earned} an hour: enough for some vendors, too little for others."
    )


def _notes(given: Outbound, offer: Offer, sheet: Sheet, wording: Wording) -> Iterator[str]:
    say, sourced, rate = wording.gettext, given.sourced(), offer.hourly.base
    if sourced:
        yield from given.exchange_notes(wording)
    yield from rate_notes(sourced, given.region, wording)
    if "least_commission" not in sheet:
        message = N_(
            "Commission would cost you nothing here, and for that very reason no vendor works for it: it would earn nothing."
        )
        yield say(message)
    if given.cancelled_sales == "kept" and given.cancel_rate:
        yield say(N_("You pay commission on sales that do not last."))
    if given.hybrid_base is not None and "crossing_hourly_hybrid" not in sheet:
        base = given.hybrid_base.value()
        if rate.low is not None and base <= rate.low:
            yield say(N_("The mixture is never dearer than the hour."))
        elif rate.high is not None and base > rate.high:
            yield say(N_("The mixture is dearer than the hour, whatever is sold."))
    if offer.hybrid and offer.commission and "crossing_commission_hybrid" not in sheet:
        yield say(N_("Commission alone is never dearer than the mixture."))


CALCULATOR = worked(
    Outbound,
    work_out,
    present,
    id="outbound",
    title=N_("Outbound: by the hour or on commission"),
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
