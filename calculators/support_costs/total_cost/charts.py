"""Both sides of a comparison, drawn by year and as they add up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial

from calculator_kit.charts import round_ticks
from calculator_kit.charts.models import LineChart, Mark, Part, Stack, StackedChart, Tick
from calculator_kit.charts.plotting import Plot
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import decimal
from calculator_kit.working import figure_of
from support_costs.total_cost.comparison import MONTHS, Comparison, Side
from support_costs.total_cost.cost_lines import PARTS

_STACK_LABELS = {
    "own": (
        N_("Year {year}, your own team"),
        N_("Year {year}, your own team, lowest"),
        N_("Year {year}, your own team, highest"),
    ),
    "outsourced": (
        N_("Year {year}, outsourced"),
        N_("Year {year}, outsourced, lowest"),
        N_("Year {year}, outsourced, highest"),
    ),
}
_LINE_LABELS = {
    "own": (
        N_("Your own team"),
        N_("Your own team, lowest"),
        N_("Your own team, highest"),
    ),
    "outsourced": (
        N_("Outsourced"),
        N_("Outsourced, lowest"),
        N_("Outsourced, highest"),
    ),
}


def yearly_chart(compared: Comparison, wording: Wording) -> StackedChart:
    """What each year consists of, on both sides; a range takes two bars."""
    say, show, code = wording.gettext, formatter(wording.locale), compared.given.currency
    stacks = tuple(
        stack
        for year in range(compared.given.years)
        for side, stated in (("own", compared.own), ("outsourced", compared.outsourced))
        for stack in _stacks(_STACK_LABELS[side], stated, year, code, wording)
    )
    highest = max(
        sum((part.value or Decimal(0) for part in stack.parts), Decimal(0)) for stack in stacks
    )
    return StackedChart(
        title=say(N_("What each year consists of")),
        label_heading=say(N_("Year and side")),
        total_heading=say(N_("Cost of the year")),
        parts=tuple(map(say, PARTS.values())),
        stacks=stacks,
        ticks=tuple(
            Tick(value, show.money(value, code)) for value in round_ticks(Decimal(0), highest)
        ),
    )


def _stacks(
    labels: tuple[str, str, str], side: Side, year: int, code: str, wording: Wording
) -> Iterator[Stack]:
    show, whole = formatter(wording.locale), side.years[year]
    spans = side.parts(year).values()
    nothing = Part(Decimal(0), show.money(Decimal(0), code))

    def part(amount: Fraction | None) -> Part:
        if not amount:
            return nothing
        value = decimal(amount)
        return Part(value, show.money(value, code, 0))

    def stack(label: str, ends: list[Fraction | None], total: str) -> Stack:
        return Stack(
            wording.gettext(label, year=str(year + 1)),
            tuple(map(part, ends)),
            total,
            open_ended=whole.high is None,
        )

    plain, lowest, highest = labels
    lows = [span.low for span in spans]
    if whole.high is None or whole.low == whole.high:
        found = figure_of(whole, code)
        yield stack(plain, lows, show.money_range(found.low, found.high, code, 0))
        return
    yield stack(lowest, lows, part(whole.low).text)
    yield stack(highest, [span.high for span in spans], part(whole.high).text)


def cumulative_chart(compared: Comparison, wording: Wording) -> LineChart:
    """What has been paid on each side as the months go by."""
    say, show, code = wording.gettext, formatter(wording.locale), compared.given.currency
    years = compared.given.years
    plot = Plot(
        [Decimal(MONTHS * year) for year in range(years + 1)],
        show.number,
        partial(show.money, currency=code),
        partial(show.money, currency=code, places=0),
    )
    for name, side in (("own", compared.own), ("outsourced", compared.outsourced)):
        plain, lowest, highest = map(say, _LINE_LABELS[name])
        paid = [
            (Decimal(MONTHS * year), span)
            for year, span in enumerate([side.start, *side.cumulative])
        ]
        plot.span(
            (plain, lowest, highest),
            [(x, None if span.low is None else decimal(span.low)) for x, span in paid],
            [(x, None if span.high is None else decimal(span.high)) for x, span in paid],
        )
    return plot.chart(
        say(N_("What has been paid by each month")),
        say(N_("Months since the start")),
        say(N_("Paid so far")),
        marks=_marks(compared, wording),
    )


def _marks(compared: Comparison, wording: Wording) -> Iterator[Mark]:
    """Where outsourcing has paid for itself, at best and at worst."""
    show, own = formatter(wording.locale), compared.own
    paid = [own.start, *own.cumulative]
    best, worst = compared.break_even_months
    cases = [
        (
            best,
            [span.high for span in paid],
            N_("Month {month}: at best, outsourcing has paid for itself."),
        ),
        (
            worst,
            [span.low for span in paid],
            N_("Month {month}: at worst, outsourcing has paid for itself."),
        ),
    ]
    if best == worst:
        cases = [(best, cases[0][1], N_("Month {month}: outsourcing has paid for itself."))]
    for month, ends, message in cases:
        if not month:
            continue
        year, rest = divmod(month - 1, MONTHS)
        before, after = ends[year] or Fraction(0), ends[year + 1] or Fraction(0)
        y = decimal(before + (after - before) * (rest + 1) / MONTHS)
        x = Decimal(month)
        yield Mark(x, y, wording.gettext(message, month=show.number(x)))
