"""What agents cost who are billed by the call with a monthly minimum, as in Taiwan."""

from __future__ import annotations

from collections.abc import Iterator

from calculator_kit.calculators import Related
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number, decimal
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet, figure_of
from support_costs.facts import facts
from support_costs.per_call_minimum.chart import call_price_chart
from support_costs.per_call_minimum.fields import FORECAST_SHARE, CallsWithMinimum
from support_costs.per_call_minimum.minimum_volume import MinimumVolume
from support_costs.provenance import source_line

ROWS = (
    "per_call",
    "minimum_calls",
    "least_bill",
    "billed_calls",
    "idle_calls",
    "idle_share",
    "year_monthly",
    "year_annual",
    "break_even_month",
    "break_even_call",
    "break_even_call_2",
    "year",
    "contract",
)


def work_out(given: CallsWithMinimum, sheet: Sheet) -> None:
    """The bill of a month, the price of an answered call, and where another offer costs the same.

    With twelve volumes, a month is the average one. A call has no price when none is answered.
    """
    label = N_("Minimum a month, in billed calls")
    by_forecast = given.min_volume is None
    minimum = sheet.step("minimum_calls", label, given.minimum(), "contacts", 1, shown=by_forecast)
    contract, months = given.contract(minimum.of_unit("calls")), given.months()
    label = N_("A month without a single call")
    least = sheet.step("least_bill", label, contract.least)
    calls = given.average()
    above = contract.above(months, settled_once=given.settled_once)
    if len(months) == 1:
        bill = contract.billed(1, above, least)
    else:
        calls = calls.leaf("calls", 1)
        bill = _year(given, contract, least, sheet) / 12
    month = sheet.step("month", N_("A month"), bill, row=False)
    idle = contract.idle(months, above) / len(months)
    label = N_("Calls billed a month")
    billed = calls * contract.events + idle
    sheet.step("billed_calls", label, billed, "contacts", 1, shown=False)
    label = N_("Calls a month that are paid for but not made")
    sheet.step("idle_calls", label, idle, "contacts", 1, shown=False)
    given.terms_with("startup_fee", given.startup_fee, month, sheet)
    label = given.each_call()
    if calls:
        sheet.step("per_call", label, (month + given.startup()) / calls)
    else:
        sheet.step("per_call", label, Number.between(None, None, given.currency), shown=False)
    if minimum:
        label = N_("Share of the minimum that is not used")
        unused = idle / contract.minimum
        sheet.step("idle_share", label, unused, "percent", 4, shown=False)
    _break_evens(given, contract, sheet)


def _year(given: CallsWithMinimum, contract: MinimumVolume, least: Number, sheet: Sheet) -> Number:
    """The bill of the twelve months, settled as it was agreed; the other way beside it."""

    def bill(name: str, label: str, *, once: bool) -> Number:
        above = contract.above(given.months(), settled_once=once).leaf("calls", 2)
        year = contract.billed(12, above, least)
        return sheet.step(name, label, year, shown=once == given.settled_once)

    label = N_("The twelve months, each with its own minimum")
    monthly = bill("year_monthly", label, once=False)
    label = N_("The twelve months, settled once at the end")
    annual = bill("year_annual", label, once=True)
    return annual if given.settled_once else monthly


def _break_evens(given: CallsWithMinimum, contract: MinimumVolume, sheet: Sheet) -> None:
    """Where another offer costs the same, as far as it does anywhere."""
    if given.compare_month is not None:
        volume = contract.volume_costing(given.compare_month - given.startup())
        label = N_("Calls a month above which the other offer by the month is cheaper")
        if volume is not None:
            sheet.step("break_even_month", label, volume, "contacts", 1, shown=False)
    if given.compare_call is not None:
        volumes = contract.volumes_at_price(given.compare_call, given.startup())
        labels = {
            "break_even_call": N_("Calls a month at which a call costs what the other offer asks"),
            "break_even_call_2": N_("The second volume at which it does"),
        }
        for (name, label), volume in zip(labels.items(), volumes, strict=False):
            sheet.step(name, label, volume, "contacts", 1, shown=False)


def present(given: CallsWithMinimum, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    meaning = say(N_("No call is answered, so a call has no price; the minimum is billed anyway."))
    if sheet["per_call"].low is not None:
        meaning = say(
            N_(
                "An answered call comes to {amount}, against an agreed price of {price}. Calls billed a month: {calls}."
            ),
            amount=sheet.told("per_call", wording),
            price=figure_of(given.unit_price_call).told(wording.locale),
            calls=sheet.told("billed_calls", wording),
        )
    share = facts()[FORECAST_SHARE]
    by_source = given.min_volume is None and given.inputs["min_share"] == share.typical
    calls = decimal(given.average().value())
    contract, startup = given.contract(given.minimum()), given.startup()
    chart = call_price_chart(contract, startup, given.each_call(), calls, given.currency, wording)
    event = say(CallsWithMinimum.billable_event.label_of(given.billable_event))
    return Presentation(
        caption=say(N_("By the call with a monthly minimum; billed: {event}"), event=event),
        headline=say(N_("{amount} a month"), amount=sheet.told("month", wording)),
        meaning=meaning,
        rows=sheet.rows(wording, *ROWS),
        steps=sheet.steps(wording),
        charts=(chart,),
        notes=tuple(_notes(given, sheet, wording)),
        sources=(source_line(share, wording),) if by_source else (),
    )


def _notes(given: CallsWithMinimum, sheet: Sheet, wording: Wording) -> Iterator[str]:
    say = wording.gettext
    yield say(N_("No source prices a call in this way; every amount here is the one you typed."))
    if sheet["idle_calls"].low:
        message = N_("On average {calls} calls a month are paid for that nobody makes.")
        yield say(message, calls=sheet.told("idle_calls", wording))
    only_answered = given.billable_event == "answered"
    if only_answered and given.extra_events:
        yield say(N_("Only answered calls are billed, so no further events are counted."))
    if not only_answered and not given.extra_events:
        yield say(
            N_("More than answered calls is billed; enter how much more, or it counts as none.")
        )
    if given.volumes_year:
        yield say(N_("The twelve volumes are used instead of the calls of a single month."))
        monthly, annual = (sheet[name].low for name in ("year_monthly", "year_annual"))
        if monthly is not None and annual is not None and monthly != annual:
            amount = formatter(wording.locale).money(monthly - annual, given.currency)
            message = N_("Settling once a year instead of every month would be worth {amount}.")
            yield say(message, amount=amount)
    long_term = facts()["param.contract.long_term_years"].low or 0
    if not given.risk_premium and given.contract_months >= 12 * long_term:
        yield say(N_("For contracts of this length vendors add a risk premium; none is entered."))
    if given.compare_month is not None and "break_even_month" not in sheet:
        yield say(N_("The other offer by the month costs less even when nobody calls."))
    if given.compare_call is not None and "break_even_call" not in sheet:
        yield say(N_("At no volume does a call cost what the other offer asks."))


CALCULATOR = worked(
    CallsWithMinimum,
    work_out,
    present,
    id="per_call_minimum",
    title=N_("By the call with a monthly minimum"),
    key_figure="per_call",
    sensitive=("volume_month", "min_volume", "unit_price_call", "mgmt_fee", "risk_premium"),
    related=(
        Related("shared_minute", {"volume_month": "volume_month"}),
        Related("taiwan_seat", {"risk_premium": "risk_premium"}),
    ),
)
