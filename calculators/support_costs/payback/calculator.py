"""Whether money put in comes back: present value, rates of return, return and payback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from calculator_kit.calculators import Calculator, Related
from calculator_kit.fields import Choice, ChoiceField, ListField
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter, rounded
from calculator_kit.inputs import Inputs, number, numbers, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Row, Step
from support_costs import currency
from support_costs.finance import discounted_payback, irr, monthly_rate, npv, payback, roi
from support_costs.more_inputs.decision import DISCOUNT_RATE, LARGEST_AMOUNT, amount
from support_costs.payback.charts import flow_chart, value_chart

CASHFLOWS = ListField(
    name="cashflows",
    label=N_("Money in and out, today first"),
    hint=N_("Amounts with semicolons between them, one for each period. What you pay is negative."),
    fewest=2,
    most=61,
    minimum=-LARGEST_AMOUNT,
    maximum=LARGEST_AMOUNT,
    default="-40000;5000;8000;12000;30000",
)
PERIOD = ChoiceField(
    name="period",
    label=N_("Length of a period"),
    default="year",
    choices=(Choice("year", N_("One year")), Choice("month", N_("One month"))),
)
RETENTION = amount(
    "retention_value",
    N_("Worth of customers kept, each period"),
    N_("Kept apart from the money above: it is far harder to prove."),
)
FIELDS = (
    CASHFLOWS,
    PERIOD,
    DISCOUNT_RATE,
    replace(currency.CURRENCY, group="", advanced=False),
    RETENTION,
)

FIGURE_LABELS = {
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
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def solve(inputs: Inputs) -> Figures:
    """Present value with today's amount undiscounted, rates of return a year, return, paybacks.

    A payback that never comes and a return on nothing are left out.
    """
    flows, code = numbers(inputs, "cashflows"), text(inputs, "currency")
    rate = _rate(number(inputs, "discount_rate"), inputs)
    value = npv(rate, flows)
    figures = {
        "npv": Figure.exactly(value, code),
        "total": Figure.exactly(sum(flows, Decimal(0)), code),
        "npv_spreadsheet": Figure.exactly(value / (1 + rate), code),
    }
    paid = -sum((flow for flow in flows if flow < 0), Decimal(0))
    if paid:
        gained = sum((flow for flow in flows if flow > 0), Decimal(0))
        figures["roi"] = Figure.exactly(roi(gained, paid), "percent", 4)
    returns = _returns(inputs)
    figures |= {f"irr_{index}": _return(found) for index, found in enumerate(returns, start=1)}
    for name, periods in (
        ("payback", payback(flows)),
        ("discounted_payback", discounted_payback(rate, flows)),
    ):
        if periods is not None:
            figures[name] = Figure.exactly(periods, f"{inputs['period']}s", 1)
    kept = number(inputs, "retention_value")
    if kept:
        retained = npv(rate, [Decimal(0), *[kept] * (len(flows) - 1)])
        figures["retention_npv"] = Figure.exactly(retained, code)
        figures["npv_with_retention"] = Figure.exactly(value + retained, code)
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    flows, code = numbers(inputs, "cashflows"), text(inputs, "currency")
    value = rounded(figures["npv"].low or Decimal(0), 2)
    size = figures["npv"].shown(abs(value), wording.locale)
    headline = say(N_("Neither a gain nor a loss in today's money"))
    if value:
        message = N_("A loss of {amount} in today's money")
        if value > 0:
            message = N_("A gain of {amount} in today's money")
        headline = say(message, amount=size)
    heading = say(N_("Months from now") if inputs["period"] == "month" else N_("Years from now"))
    return Presentation(
        caption=say(
            N_("Net present value at {rate} a year"),
            rate=_percent("discount_rate", inputs, wording),
        ),
        headline=headline,
        meaning=_meaning(inputs, figures, wording),
        rows=tuple(_rows(inputs, figures, wording)),
        steps=tuple(_steps(inputs, figures, wording)),
        charts=(
            flow_chart(flows, code, heading, wording),
            value_chart(
                lambda rate: npv(_rate(rate, inputs), flows),
                number(inputs, "discount_rate"),
                _returns(inputs),
                code,
                wording,
            ),
        ),
        notes=tuple(_notes(inputs, figures, wording)),
    )


def _meaning(inputs: Inputs, figures: Figures, wording: Wording) -> str:
    message = N_(
        "Over {period}, {loss} more goes out than comes in, so the money put in does not come back."
    )
    if "payback" not in figures and "discounted_payback" in figures:
        message = N_(
            "Over {period}, {loss} more goes out than comes in. In today's money there is a gain all the same, because much of it goes out late."
        )
    elif "discounted_payback" in figures:
        message = N_(
            "Over {period}, {total} is left over. The money put in is back after {payback}, counted in today's money after {discounted}."
        )
    elif "payback" in figures:
        message = N_(
            "Over {period}, {total} is left over. The money put in is back after {payback}, but never in today's money."
        )
    periods = Decimal(len(numbers(inputs, "cashflows")) - 1)
    return wording.gettext(
        message,
        period=_period_text(periods, inputs, wording),
        total=figures["total"].told(wording.locale),
        loss=figures["total"].shown(-(figures["total"].low or Decimal(0)), wording.locale),
        payback=_after("payback", inputs, figures, wording),
        discounted=_after("discounted_payback", inputs, figures, wording),
    )


def _rows(inputs: Inputs, figures: Figures, wording: Wording) -> Iterator[Row]:
    say = wording.gettext
    returns = [name for name in figures if name.startswith("irr_")]
    for index, name in enumerate(returns, start=1):
        label = say(N_("Rate of return a year"))
        if len(returns) > 1:
            label = say(N_("Rate of return a year, number {number}"), number=str(index))
        yield Row(name, label, _return_text(figures[name], wording))
    for name, label in FIGURE_LABELS.items():
        if "payback" in name:
            yield Row(name, say(label), _after(name, inputs, figures, wording))
        elif name in figures:
            yield Row(name, say(label), figures[name].told(wording.locale))


def _steps(inputs: Inputs, figures: Figures, wording: Wording) -> Iterator[Step]:
    say, show, code = wording.gettext, formatter(wording.locale), text(inputs, "currency")
    flows = numbers(inputs, "cashflows")
    whole, rate = show.percent(Decimal(1)), _percent("discount_rate", inputs, wording)
    if inputs["period"] == "month":
        period_rate = show.percent(_rate(number(inputs, "discount_rate"), inputs), 4)
        formula = f"({whole} + {rate})^(1 ÷ 12) − {whole}"
        yield Step(say(N_("Discount rate a month")), formula, period_rate)
        rate = period_rate

    def discounted(flow: Decimal, period: int) -> str:
        power = str(period).translate(_SUPERSCRIPTS) if period > 1 else ""
        told = show.money(flow, code)
        return f"{told} ÷ ({whole} + {rate}){power}" if period else told

    terms = [discounted(flow, period) for period, flow in enumerate(flows)]
    if len(terms) > _TERMS:
        terms = [*terms[: _TERMS - 1], "…", terms[-1]]
    value = figures["npv"].told(wording.locale)
    yield Step(say(FIGURE_LABELS["npv"]), " + ".join(terms), value)
    yield Step(
        say(FIGURE_LABELS["npv_spreadsheet"]),
        f"{figures['npv'].in_full(wording.locale, 4)} ÷ ({whole} + {rate})",
        figures["npv_spreadsheet"].told(wording.locale),
    )
    if "roi" in figures:
        gained, paid = (
            show.money(sum((flow * sign for flow in flows if flow * sign > 0), Decimal(0)), code)
            for sign in (1, -1)
        )
        formula = f"({gained} − {paid}) ÷ {paid}"
        yield Step(say(FIGURE_LABELS["roi"]), formula, figures["roi"].told(wording.locale))
    sums = list(accumulate(flows))
    owing = max((period for period, total in enumerate(sums) if total < 0), default=None)
    if owing is not None and "payback" in figures:
        owed, next_flow = show.money(-sums[owing], code), show.money(flows[owing + 1], code)
        formula = f"{owing} + {owed} ÷ {next_flow}"
        result = _after("payback", inputs, figures, wording)
        yield Step(say(FIGURE_LABELS["payback"]), formula, result)


def _notes(inputs: Inputs, figures: Figures, wording: Wording) -> Iterator[str]:
    say, flows = wording.gettext, numbers(inputs, "cashflows")
    count = sum(1 for name in figures if name.startswith("irr_"))
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
    if flows[0] >= 0:
        yield say(
            N_(
                "Nothing is paid today: check that the first amount is what you put in, with a minus."
            )
        )
    if "retention_npv" in figures:
        yield say(N_("Customers kept are not in the gain or loss above; they are shown apart."))


def _returns(inputs: Inputs) -> list[Decimal]:
    """The rates of return a year, ascending."""
    found = irr(numbers(inputs, "cashflows"))
    if inputs["period"] == "month":
        return [(1 + rate) ** 12 - 1 for rate in found]
    return found


def _return(rate: Decimal) -> Figure:
    """A rate of return; one beyond the highest is open upwards."""
    if rate > _HIGHEST_RETURN:
        return Figure(_HIGHEST_RETURN, None, None, "percent", 6)
    return Figure.exactly(rate, "percent", 6)


def _return_text(rate: Figure, wording: Wording) -> str:
    if rate.high is None:
        most = formatter(wording.locale).percent(_HIGHEST_RETURN)
        return wording.gettext(N_("above {rate}"), rate=most)
    return rate.told(wording.locale)


def _rate(annual: Decimal, inputs: Inputs) -> Decimal:
    """The rate of one period."""
    return monthly_rate(annual) if inputs["period"] == "month" else annual


def _after(name: str, inputs: Inputs, figures: Figures, wording: Wording) -> str:
    figure = figures.get(name)
    if figure is None or figure.low is None:
        return wording.gettext(N_("never"))
    return _period_text(figure.low, inputs, wording)


def _period_text(periods: Decimal, inputs: Inputs, wording: Wording) -> str:
    """So many years or months in words, to a tenth."""
    shown = formatter(wording.locale).number(rounded(periods, 1).normalize())
    count = int(periods) if periods == periods.to_integral_value() else 5
    if inputs["period"] == "month":
        return wording.ngettext("{months} month", "{months} months", count, months=shown)
    return wording.ngettext("{years} year", "{years} years", count, years=shown)


def _percent(name: str, inputs: Inputs, wording: Wording) -> str:
    return formatter(wording.locale).percent(number(inputs, name))


CALCULATOR = Calculator(
    id="payback",
    title=N_("Does it pay back?"),
    fields=FIELDS,
    solve=solve,
    present=present,
    related=(Related("total_cost", {"discount_rate": "discount_rate"}),),
)
