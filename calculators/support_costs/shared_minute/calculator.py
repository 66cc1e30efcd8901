"""What shared agents cost, who are billed by the minute, with rounding, base fee and minimums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from calculator_kit.calculators import Related
from calculator_kit.charts import round_maximum, ticks
from calculator_kit.charts.models import LineChart
from calculator_kit.charts.plotting import Plot
from calculator_kit.facts import Fact
from calculator_kit.formatting import formatter
from calculator_kit.functions import maximum
from calculator_kit.given import asked, maybe
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number, decimal
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet
from support_costs.billing_increments import Calls
from support_costs.facts import facts
from support_costs.handing_over import BILLING
from support_costs.minute_prices import PRICED, MinutePriced
from support_costs.more_inputs import usage
from support_costs.priced import Contract
from support_costs.provenance import rate_notes, source_line

US_CHECK = "check.infocomm.us_minute"

ROWS = (
    "per_contact",
    "per_used_minute",
    "minutes_used",
    "minutes_billed",
    "rounding_share",
    "minutes_unused",
    "minutes_further",
    "year",
    "contract",
)


class SharedMinute(Calls, Contract, MinutePriced):
    """Calls and how the vendor bills them, in the order of the form."""

    region = MinutePriced.region
    volume_month = asked(usage.VOLUME)
    aht = Calls.aht
    billing_increment = Calls.billing_increment
    contract_months = Contract.contract_months
    call_lengths = Calls.call_lengths
    min_billable = Calls.min_billable
    base_fee = asked(usage.BASE_FEE)
    included_minutes = asked(usage.INCLUDED_MINUTES)
    overage_rate = maybe(usage.OVERAGE_RATE)
    night_share = asked(usage.NIGHT_SHARE)
    night_premium = asked(usage.NIGHT_PREMIUM)
    setup_fee = Contract.setup_fee
    rate_low = MinutePriced.rate_low
    rate_high = MinutePriced.rate_high

    def source(self) -> Fact | None:
        """The record of the price, None for the reader's own. Raises InputsError as `minute_price`."""
        return super().source() if self.overage_rate is None else None

    def minute_price(self) -> Number:
        """The price of the minutes beyond those included.

        Raises InputsError for a price of the reader's own that is missing or upside down, and for one
        of further minutes without minutes included.
        """
        if self.overage_rate is None:
            return super().minute_price()
        if not self.included_minutes:
            message = N_("Enter the minutes that the base fee includes.")
            raise InputsError({"included_minutes": message})
        return self.overage_rate

    def bill(self, further: Number, minute: Number) -> Number:
        """A month in which so many minutes beyond those included are billed at this price."""
        return self.base_fee + further * minute * (1 + self.night_share * self.night_premium)


def work_out(given: SharedMinute, sheet: Sheet) -> None:
    """Bill of a month, the first year and the contract, and what a contact comes to."""
    calls, included = given.volume_month, given.included_minutes
    price = sheet.figure("rate_minute", given.minute_price())
    seconds = sheet.step(
        "seconds_billed", N_("Seconds billed for a call"), given.seconds, "seconds", 1, row=False
    )
    used = calls * given.aht / 60
    sheet.step("minutes_used", N_("Minutes used a month"), used, "minutes", 1, shown=False)
    billed = calls * seconds / 60
    billed = sheet.step("minutes_billed", N_("Minutes billed a month"), billed, "minutes", 1)
    further = billed
    if included:
        unused = maximum(0, included - billed)
        label = N_("Included minutes left unused")
        sheet.step("minutes_unused", label, unused, "minutes", 1, shown=False)
        further = maximum(0, billed - included)
        label = N_("Minutes beyond those included")
        further = sheet.step("minutes_further", label, further, "minutes", 1)
    month = sheet.step("month", N_("A month"), given.bill(further, price), row=False)
    given.terms(month, sheet)
    if calls:
        sheet.step("per_contact", N_("Each contact"), month / calls)
        sheet.step("per_used_minute", N_("Each minute really used"), month / used, shown=False)
        share = ((billed - used) / billed).of_unit("percent")
        label = N_("Share of the billed minutes that nobody used")
        sheet.step("rounding_share", label, share, places=4, shown=False)


def present(given: SharedMinute, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, source = wording.gettext, given.source()
    sources = [source] if source else []
    if source and given.region == "us_ca":
        sources.append(facts()[US_CHECK])
    region = say(SharedMinute.region.label_of(given.region))
    return Presentation(
        caption=say(N_("Shared agents by the minute, {region}"), region=region),
        headline=say(N_("{amount} a month"), amount=sheet.told("month", wording)),
        meaning=_meaning(sheet, wording),
        rows=sheet.rows(wording, *ROWS),
        steps=sheet.steps(wording),
        charts=(_chart(given, wording),),
        notes=tuple(_notes(given, sheet, wording)),
        sources=tuple(source_line(fact, wording) for fact in sources),
    )


def _meaning(sheet: Sheet, wording: Wording) -> str:
    if "rounding_share" not in sheet:
        return wording.gettext(N_("Nobody calls, so only the base fee is due."))
    message = N_(
        "Callers use {used} minutes a month and the vendor bills {billed}: {share} of what is billed comes from rounding up. Each contact costs {amount}."
    )
    if not sheet["rounding_share"].low:
        message = N_(
            "The vendor bills the {used} minutes that callers use. Each contact costs {amount}."
        )
    return wording.gettext(
        message,
        used=sheet.told("minutes_used", wording),
        billed=sheet.told("minutes_billed", wording),
        share=sheet.told("rounding_share", wording),
        amount=sheet.told("per_contact", wording),
    )


def _notes(given: SharedMinute, sheet: Sheet, wording: Wording) -> Iterator[str]:
    say, source = wording.gettext, given.source()
    if given.converts():
        yield from given.exchange_notes(wording)
    if source and given.region == "offshore":
        yield say(N_("No second source confirms this price; it is from one old article."))
    if source and given.region == "us_ca":
        check = facts()[US_CHECK]
        page = formatter(wording.locale).money_range(check.low, check.high, check.unit)
        yield say(N_("A vendor's page has {range} a minute."), range=page)
    if source is None:
        yield from rate_notes(None, given.region, wording)
    if given.aht < given.billing_increment:
        yield say(N_("The average call is shorter than the increment, so rounding weighs heavily."))
    if "minutes_unused" in sheet and sheet["minutes_unused"].low:
        message = N_("More minutes are included than are billed: {minutes} go unused.")
        yield say(message, minutes=sheet.told("minutes_unused", wording))
    if bool(given.night_share) != bool(given.night_premium):
        yield say(N_("Nights and weekends change nothing until both share and premium are given."))


def _chart(given: SharedMinute, wording: Wording) -> LineChart:
    """The month at every price of the sources, and the reader's own, over the volume."""
    say, show, code = wording.gettext, formatter(wording.locale), given.currency
    seconds, volume = given.seconds.leaf("seconds", 1), decimal(given.volume_month.value())
    maximum_x = round_maximum(2 * volume or Decimal(4000))
    marked = ticks(maximum_x)
    turn = decimal((given.included_minutes * 60 / seconds).value())
    volumes = sorted({*marked, turn} if turn < maximum_x else {*marked})

    plot = Plot(
        marked,
        show.number,
        partial(show.money, currency=code),
        partial(show.money, currency=code, places=0),
    )

    def month(minute: Number, calls: Decimal) -> Decimal:
        billed = (Number.of(calls) * seconds / 60).of_unit("minutes")
        further = maximum(0, billed - given.included_minutes)
        return given.bill(further, minute).decimal()

    priced = []
    if given.converts():
        for region in PRICED:
            place = say(SharedMinute.region.label_of(region))
            priced.append((given.sourced_minute(region), place))
    if given.source() is None:
        priced.append((given.minute_price(), say(N_("your own price"))))
    for minute, place in priced:
        for end in dict.fromkeys(minute.ends):
            if end is not None:
                price, amount = Number.of(end, code), show.money(decimal(end), code)
                label = say(N_("{amount} a minute, {region}"), amount=amount, region=place)
                plot.line(label, [(calls, month(price, calls)) for calls in volumes])
    return plot.chart(
        say(N_("A month at different prices of a minute")),
        say(N_("Contacts a month")),
        say(N_("A month")),
        chosen=plot.tick(volume),
    )


CALCULATOR = worked(
    SharedMinute,
    work_out,
    present,
    id="shared_minute",
    title=N_("Shared agents by the minute"),
    key_figure="month",
    sensitive=("volume_month", "aht", "billing_increment", "base_fee", "night_share"),
    related=(
        Related("shared_or_dedicated", {"volume_month": "volume_month", **BILLING}),
        Related("dedicated_hourly", {"volume_month": "volume_month", "aht": "aht"}),
        Related("per_call_minimum", {"volume_month": "volume_month"}),
        Related("hour_converter", {"aht": "aht"}),
    ),
)
