"""What agents cost who are billed by the call with a monthly minimum, as in Taiwan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, exact, number, numbers, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Step
from support_costs import terms
from support_costs.facts import facts
from support_costs.money import Money, MoneyRange, exact_decimal
from support_costs.per_call_minimum.chart import call_price_chart
from support_costs.per_call_minimum.fields import (
    BILLABLE_EVENT,
    CURRENCY,
    FIELDS,
    FORECAST_SHARE,
    contract_terms,
)
from support_costs.per_call_minimum.minimum_volume import MinimumVolume
from support_costs.provenance import source_line

FIGURE_LABELS = {
    "per_call": N_("Each answered call, start-up fee included"),
    "minimum_calls": N_("Minimum a month, in billed calls"),
    "least_bill": N_("A month without a single call"),
    "billed_calls": N_("Calls billed a month"),
    "idle_calls": N_("Calls a month that are paid for but not made"),
    "idle_share": N_("Share of the minimum that is not used"),
    "year_monthly": N_("The twelve months, each with its own minimum"),
    "year_annual": N_("The twelve months, settled once at the end"),
    "break_even_month": N_("Calls a month above which the other offer by the month is cheaper"),
    "break_even_call": N_("Calls a month at which a call costs what the other offer asks"),
    "break_even_call_2": N_("The second volume at which it does"),
    **terms.LABELS,
}

_YEAR = 12


def solve(inputs: Inputs) -> Figures:
    """The bill of a month, the price of an answered call, and where another offer costs the same.

    With twelve volumes, a month is the average one. A call has no price when none is answered.

    Raises InputsError for an offer without a minimum.
    """
    contract, months, code = contract_terms(inputs), _months(inputs), text(inputs, "currency")
    settled_once = inputs["settlement"] == "annual"
    month = contract.bill(months, settled_once=settled_once) / len(months)
    idle = contract.idle(months, settled_once=settled_once) / len(months)
    calls = _average(months)
    figures = {
        "month": _money(month, code),
        "per_call": _money((month + _startup(inputs)) / calls, code)
        if calls
        else Figure(None, None, None, code),
        "minimum_calls": _calls(contract.minimum),
        "least_bill": _money(contract.least, code),
        "billed_calls": _calls(calls * contract.events + idle),
        "idle_calls": _calls(idle),
        **terms.term_figures(_range(month, code), inputs, once="startup_fee"),
    }
    if contract.minimum:
        share = exact_decimal(idle / contract.minimum)
        figures["idle_share"] = Figure.exactly(share, "percent", 4)
    if len(months) == _YEAR:
        figures["year_monthly"] = _money(contract.bill(months), code)
        figures["year_annual"] = _money(contract.bill(months, settled_once=True), code)
    return {**figures, **_break_evens(inputs, contract)}


def _break_evens(inputs: Inputs, contract: MinimumVolume) -> Figures:
    other_month, other_call = inputs["compare_month"], inputs["compare_call"]
    figures: dict[str, Figure] = {}
    if isinstance(other_month, Decimal):
        volume = contract.volume_costing(Fraction(other_month) - _startup(inputs))
        if volume is not None:
            figures["break_even_month"] = _calls(volume)
    if isinstance(other_call, Decimal):
        volumes = contract.volumes_at_price(Fraction(other_call), _startup(inputs))
        names = ("break_even_call", "break_even_call_2")
        figures |= {name: _calls(volume) for name, volume in zip(names, volumes, strict=False)}
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    headline = say(N_("{amount} a month"), amount=told["month"])
    meaning = say(N_("No call is answered, so a call has no price; the minimum is billed anyway."))
    if figures["per_call"].low is not None:
        unit_price = Figure.exactly(number(inputs, "unit_price_call"), text(inputs, "currency"))
        meaning = say(
            N_(
                "An answered call comes to {amount}, against an agreed price of {price}. Calls billed a month: {calls}."
            ),
            amount=told["per_call"],
            price=unit_price.told(wording.locale),
            calls=told["billed_calls"],
        )
    share = facts()[FORECAST_SHARE]
    by_source = inputs["min_volume"] is None and inputs["min_share"] == share.typical
    return Presentation(
        caption=say(
            N_("By the call with a monthly minimum; billed: {event}"),
            event=say(BILLABLE_EVENT.label_of(inputs["billable_event"])),
        ),
        headline=headline,
        meaning=meaning,
        rows=terms.rows(FIGURE_LABELS, told, wording),
        steps=tuple(_steps(inputs, figures, told, wording)),
        charts=(
            call_price_chart(
                contract_terms(inputs),
                _startup(inputs),
                exact_decimal(_average(_months(inputs))),
                text(inputs, "currency"),
                wording,
            ),
        ),
        notes=tuple(_notes(inputs, figures, told, wording)),
        sources=(source_line(share, wording),) if by_source else (),
    )


def _steps(
    inputs: Inputs, figures: Figures, told: Mapping[str, str], wording: Wording
) -> list[Step]:
    say, show, code = wording.gettext, formatter(wording.locale), text(inputs, "currency")
    contract, months = contract_terms(inputs), _months(inputs)

    def money(amount: Fraction) -> str:
        return show.money(exact_decimal(amount), code)

    minimum = told["minimum_calls"]
    steps = []
    if inputs["min_volume"] is None:
        share = show.percent(number(inputs, "min_share"))
        formula = f"{show.number(number(inputs, 'forecast'))} × {share}"
        steps.append(Step(say(FIGURE_LABELS["minimum_calls"]), formula, minimum))
    markup = (
        f" × (1 + {show.percent(number(inputs, 'risk_premium'))})" if contract.markup > 1 else ""
    )
    fee = f" + {money(contract.monthly_fee)}" if contract.monthly_fee else ""
    least = f"{minimum} × {money(contract.price)}{fee}"
    steps.append(
        Step(
            say(FIGURE_LABELS["least_bill"]),
            f"({least}){markup}" if markup and fee else least + markup,
            told["least_bill"],
        )
    )
    calls = exact_decimal(_average(months))
    events = show.number(calls, min(1, len(months) - 1))
    if contract.events != 1:
        events = f"{events} × (1 + {show.percent(number(inputs, 'extra_events'))})"
    above = f"max(0, {events} − {minimum})"
    if len(months) == 1:
        formula = f"{told['least_bill']} + {above} × {money(contract.overage)}{markup}"
    else:
        settled = "year_annual" if inputs["settlement"] == "annual" else "year_monthly"
        above = show.number(
            exact_decimal(contract.above(months, settled_once=settled == "year_annual"))
        )
        formula = f"12 × {told['least_bill']} + {above} × {money(contract.overage)}{markup}"
        steps.append(Step(say(FIGURE_LABELS[settled]), formula, told[settled]))
        formula = f"{told[settled]} ÷ 12"
    steps.append(Step(say(N_("A month")), formula, told["month"]))
    steps += terms.term_steps(figures, inputs, wording, once="startup_fee")
    if calls:
        startup = f" + {money(_startup(inputs))}" if _startup(inputs) else ""
        formula = f"({told['month']}{startup}) ÷ {show.number(calls, min(1, len(months) - 1))}"
        steps.append(Step(say(FIGURE_LABELS["per_call"]), formula, told["per_call"]))
    return steps


def _notes(
    inputs: Inputs, figures: Figures, told: Mapping[str, str], wording: Wording
) -> list[str]:
    say = wording.gettext
    notes = [
        say(N_("No source prices a call in this way; every amount here is the one you typed."))
    ]
    if figures["idle_calls"].low:
        notes.append(
            say(
                N_("On average {calls} calls a month are paid for that nobody makes."),
                calls=told["idle_calls"],
            )
        )
    only_answered = inputs["billable_event"] == "answered"
    if only_answered and number(inputs, "extra_events"):
        notes.append(say(N_("Only answered calls are billed, so no further events are counted.")))
    if not only_answered and not number(inputs, "extra_events"):
        notes.append(
            say(
                N_("More than answered calls is billed; enter how much more, or it counts as none.")
            )
        )
    if numbers(inputs, "volumes_year"):
        notes.append(say(N_("The twelve volumes are used instead of the calls of a single month.")))
        saved = _low(figures["year_monthly"]) - _low(figures["year_annual"])
        if saved:
            code = text(inputs, "currency")
            notes.append(
                say(
                    N_("Settling once a year instead of every month would be worth {amount}."),
                    amount=formatter(wording.locale).money(saved, code),
                )
            )
    long_term = facts()["param.contract.long_term_years"].low or 0
    if not number(inputs, "risk_premium") and number(inputs, "contract_months") >= 12 * long_term:
        notes.append(
            say(N_("For contracts of this length vendors add a risk premium; none is entered."))
        )
    if inputs["compare_month"] is not None and "break_even_month" not in figures:
        notes.append(say(N_("The other offer by the month costs less even when nobody calls.")))
    if inputs["compare_call"] is not None and "break_even_call" not in figures:
        notes.append(say(N_("At no volume does a call cost what the other offer asks.")))
    return notes


def _months(inputs: Inputs) -> list[Fraction]:
    """The answered calls of twelve months, or of the one that stands for all."""
    volumes = numbers(inputs, "volumes_year") or (number(inputs, "volume_month"),)
    return list(map(Fraction, volumes))


def _average(months: Sequence[Fraction]) -> Fraction:
    return sum(months, Fraction(0)) / len(months)


def _startup(inputs: Inputs) -> Fraction:
    """What a month bears of the start-up fee."""
    return exact(inputs, "startup_fee") / exact(inputs, "contract_months")


def _low(figure: Figure) -> Decimal:
    return figure.low or Decimal(0)


def _range(amount: Fraction, code: str) -> MoneyRange:
    return MoneyRange(Money(amount, code), Money(amount, code))


def _money(amount: Fraction, code: str) -> Figure:
    return _range(amount, code).figure()


def _calls(calls: Fraction) -> Figure:
    return Figure.exactly(exact_decimal(calls), "contacts", 1)


CALCULATOR = Calculator(
    id="per_call_minimum",
    title=N_("By the call with a monthly minimum"),
    fields=(*FIELDS, CURRENCY),
    solve=solve,
    present=present,
    key_figure="per_call",
    sensitive=("volume_month", "min_volume", "unit_price_call", "mgmt_fee", "risk_premium"),
    related=(
        Related("shared_minute", {"volume_month": "volume_month"}),
        Related("taiwan_seat", {"risk_premium": "risk_premium"}),
    ),
)
