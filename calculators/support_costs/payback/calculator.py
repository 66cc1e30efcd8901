"""Whether money put in comes back: present value, rates of return, return and payback."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from calculator_kit.calculators import Related
from calculator_kit.fields import ListField
from calculator_kit.figures import Figure
from calculator_kit.formatting import formatter, rounded
from calculator_kit.functions import root
from calculator_kit.given import Given, asked, choice, several
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number, total
from calculator_kit.presentation import Presentation, Row
from calculator_kit.worked import worked
from calculator_kit.working import Sheet, shown
from support_costs.currency import CURRENCY
from support_costs.finance import discounted_payback, irr, monthly_rate, npv
from support_costs.more_inputs.decision import DISCOUNT_RATE, LARGEST_AMOUNT, amount
from support_costs.payback.charts import flow_chart, value_chart
from support_costs.payback.discounting import back_after, worth_today

ROWS = {
    "npv": N_("Net present value"),
    "roi": N_("Return on what is paid"),
    "payback": N_("Paid back after"),
    "discounted_payback": N_("Paid back after, discounted"),
    "total": N_("Sum of all amounts, undiscounted"),
    "npv_spreadsheet": N_("What a spreadsheet's NPV function gives"),
    "retention_npv": N_("Customers kept, in today's money"),
    "npv_with_retention": N_("Net present value with customers kept"),
}

_HIGHEST_RETURN = Decimal(1000)
"""Rates of return beyond 100,000 % a year, of short flows, are not told more exactly."""

_TERMS = 6
"""So many amounts are added in one line of the working."""


class Flows(Given):
    """What goes out and comes in, in the order of the form."""

    cashflows = several(
        ListField(
            name="cashflows",
            label=N_("Money in and out, today first"),
            hint=N_(
                "Amounts with semicolons between them, one for each period. What you pay is negative."
            ),
            fewest=2,
            most=61,
            minimum=-LARGEST_AMOUNT,
            maximum=LARGEST_AMOUNT,
            default="-40000;5000;8000;12000;30000",
        )
    )
    period = choice(
        N_("Length of a period"), default="year", year=N_("One year"), month=N_("One month")
    )
    discount_rate = asked(DISCOUNT_RATE)
    currency = asked(CURRENCY).but(group="", advanced=False)
    retention_value = asked(
        amount(
            "retention_value",
            N_("Worth of customers kept, each period"),
            N_("Kept apart from the money above: it is far harder to prove."),
        )
    )

    def flows(self) -> list[Number]:
        """The amounts in their currency."""
        return [Number.of(flow.value(), self.currency) for flow in self.cashflows]

    def amounts(self) -> tuple[Decimal, ...]:
        """The same as finance takes them."""
        return tuple(flow.decimal() for flow in self.cashflows)

    def of_period(self, annual: Decimal) -> Decimal:
        """The rate of one period."""
        return monthly_rate(annual) if self.period == "month" else annual

    def returns(self) -> list[Decimal]:
        """The rates of return a year, ascending."""
        found = irr(self.amounts())
        return [(1 + rate) ** 12 - 1 for rate in found] if self.period == "month" else found


def work_out(given: Flows, sheet: Sheet) -> None:
    """Present value with today's amount undiscounted, rates of return a year, return, paybacks.

    A payback that never comes and a return on nothing are left out.
    """
    flows, rate = given.flows(), given.discount_rate
    if given.period == "month":
        rate = root(1 + rate, 12) - 1
        rate = sheet.line(N_("Discount rate a month"), rate, told=_four_digits)
    growth, code, amounts = 1 + rate, given.currency, given.amounts()
    value = sheet.step("npv", ROWS["npv"], _worth(flows, growth, sheet))
    sheet.step("total", ROWS["total"], Number.of(sum(amounts), code), shown=False)
    sheet.step("npv_spreadsheet", ROWS["npv_spreadsheet"], value / growth)
    paid = Number.of(-sum(amount for amount in amounts if amount < 0), code, 2)
    if paid:
        gained = Number.of(sum(amount for amount in amounts if amount > 0), code, 2)
        sheet.step("roi", ROWS["roi"], (gained - paid) / paid, "percent", 4)
    for number, found in enumerate(given.returns(), start=1):
        is_open = found > _HIGHEST_RETURN
        result = Number.between(_HIGHEST_RETURN, None) if is_open else Number.of(found)
        sheet.figure(f"irr_{number}", result, "percent", 6)
    units = f"{given.period}s"
    if (back := back_after(amounts, flows)) is not None:
        label, is_shown = ROWS["payback"], bool(back.operands)
        sheet.step("payback", label, back, units, 1, shown=is_shown, told=_periods)
    late = discounted_payback(given.of_period(given.discount_rate.decimal()), amounts)
    if late is not None:
        sheet.figure("discounted_payback", Number.of(late), units, 1)
    if kept := given.retention_value:
        later = worth_today([kept] * (len(flows) - 1), growth, 1)
        retained = sheet.step("retention_npv", ROWS["retention_npv"], later, shown=False)
        both = value + retained
        sheet.step("npv_with_retention", ROWS["npv_with_retention"], both, shown=False)


def _worth(flows: Sequence[Number], growth: Number, sheet: Sheet) -> Number:
    """The worth today of all flows; where there are many, by parts that fit into a line."""
    if len(flows) <= _TERMS:
        return worth_today(flows, growth)
    parts = []
    for first in range(0, len(flows), _TERMS):
        some = flows[first : first + _TERMS]
        last = first + len(some) - 1
        label = N_("Periods {first} to {last}, in today's money")
        part = worth_today(some, growth, first)
        parts.append(sheet.line(label, part, first=Decimal(first), last=Decimal(last)))
    return total(parts)


def present(given: Flows, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, code = wording.gettext, given.currency
    value = rounded(sheet["npv"].value(), 2)
    headline = say(N_("Neither a gain nor a loss in today's money"))
    if value:
        message = N_("A loss of {amount} in today's money")
        if value > 0:
            message = N_("A gain of {amount} in today's money")
        headline = say(message, amount=sheet["npv"].shown(abs(value), wording.locale))
    heading = say(N_("Months from now") if given.period == "month" else N_("Years from now"))
    chosen, amounts = given.discount_rate.decimal(), given.amounts()
    returns = [one.low for name, one in sheet.items() if name.startswith("irr_")]
    return Presentation(
        caption=say(
            N_("Net present value at {rate} a year"),
            rate=shown(given.discount_rate, formatter(wording.locale)),
        ),
        headline=headline,
        meaning=_meaning(given, sheet, wording),
        rows=tuple(_rows(sheet, wording)),
        steps=sheet.steps(wording),
        charts=(
            flow_chart(amounts, code, heading, wording),
            value_chart(
                lambda rate: npv(given.of_period(rate), amounts),
                chosen,
                [rate for rate in returns if rate is not None],
                code,
                wording,
            ),
        ),
        notes=tuple(_notes(given, sheet, wording)),
    )


def _meaning(given: Flows, sheet: Sheet, wording: Wording) -> str:
    message = N_(
        "Over {period}, {loss} more goes out than comes in, so the money put in does not come back."
    )
    if "payback" not in sheet and "discounted_payback" in sheet:
        message = N_(
            "Over {period}, {loss} more goes out than comes in. In today's money there is a gain all the same, because much of it goes out late."
        )
    elif "discounted_payback" in sheet:
        message = N_(
            "Over {period}, {total} is left over. The money put in is back after {payback}, counted in today's money after {discounted}."
        )
    elif "payback" in sheet:
        message = N_(
            "Over {period}, {total} is left over. The money put in is back after {payback}, but never in today's money."
        )
    all_of_them = Figure.exactly(Decimal(len(given.cashflows) - 1), f"{given.period}s", 1)
    left = sheet["total"]
    return wording.gettext(
        message,
        period=_periods(all_of_them, wording),
        total=left.told(wording.locale),
        loss=left.shown(-left.value(), wording.locale),
        payback=_after("payback", sheet, wording),
        discounted=_after("discounted_payback", sheet, wording),
    )


def _rows(sheet: Sheet, wording: Wording) -> Iterator[Row]:
    say = wording.gettext
    returns = [name for name in sheet if name.startswith("irr_")]
    for number, name in enumerate(returns, start=1):
        label = say(N_("Rate of return a year"))
        if len(returns) > 1:
            label = say(N_("Rate of return a year, number {number}"), number=str(number))
        yield Row(name, label, _return_text(sheet[name], wording))
    for name, label in ROWS.items():
        if "payback" in name:
            yield Row(name, say(label), _after(name, sheet, wording))
        elif name in sheet:
            yield Row(name, say(label), sheet.told(name, wording))


def _notes(given: Flows, sheet: Sheet, wording: Wording) -> Iterator[str]:
    say = wording.gettext
    count = sum(1 for name in sheet if name.startswith("irr_"))
    if not count:
        yield say(
            N_("There is no rate of return: at no discount rate does the money come out even.")
        )
    if count > 1:
        yield say(
            N_(
                "Money goes out more than once, so there are several rates of return and none of them decides. Go by the net present value."
            )
        )
    if given.cashflows[0] >= 0:
        yield say(
            N_(
                "Nothing is paid today: check that the first amount is what you put in, with a minus."
            )
        )
    if "retention_npv" in sheet:
        yield say(N_("Customers kept are not in the gain or loss above; they are shown apart."))


def _return_text(rate: Figure, wording: Wording) -> str:
    if rate.high is None:
        most = formatter(wording.locale).percent(_HIGHEST_RETURN)
        return wording.gettext(N_("above {rate}"), rate=most)
    return rate.told(wording.locale)


def _four_digits(rate: Figure, wording: Wording) -> str:
    return formatter(wording.locale).percent(rate.low or Decimal(0), 4)


def _after(name: str, sheet: Sheet, wording: Wording) -> str:
    return _periods(sheet[name], wording) if name in sheet else wording.gettext(N_("never"))


def _periods(figure: Figure, wording: Wording) -> str:
    """So many years or months in words, to a tenth."""
    periods = figure.value()
    told = formatter(wording.locale).number(rounded(periods, 1).normalize())
    count = int(periods) if periods == periods.to_integral_value() else 5
    if figure.unit == "months":
        return wording.ngettext("{months} month", "{months} months", count, months=told)
    return wording.ngettext("{years} year", "{years} years", count, years=told)


CALCULATOR = worked(
    Flows,
    work_out,
    present,
    id="payback",
    title=N_("Does it pay back?"),
    related=(Related("total_cost", {"discount_rate": "discount_rate"}),),
)
