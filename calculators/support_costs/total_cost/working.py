"""How a comparison of costs was worked out, with the reader's own numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from calculator_kit.formatting import Formatter, formatter, rounded
from calculator_kit.inputs import Inputs, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Step
from support_costs.money import exact_decimal
from support_costs.total_cost.comparison import Comparison, Side
from support_costs.total_cost.cost_lines import NOTHING, CostLine, Span
from support_costs.total_cost.inhouse_costs import (
    HIRING_FACT,
    multiple,
    replacement,
    salary,
    support_posts,
    typed_or_fact,
)
from support_costs.total_cost.inhouse_fields import ONE_FIGURE
from support_costs.total_cost.outsourcing_costs import hourly_rate, study_share
from support_costs.total_cost.outsourcing_fields import STUDY

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MONTHLY = {"transaction": "transaction_fee", "premium": "premium_support"}
_PER_SEAT = {"allowance": "allowance", "rent": "seat_rent", "tools": "licence"}


def comparison_steps(inputs: Inputs, compared: Comparison, wording: Wording) -> list[Step]:
    """Hours, the lines of the first year that are not nought, the years, the saving."""
    return [
        *_hours(inputs, compared, wording),
        *_lines(inputs, compared, compared.own, wording),
        *_lines(inputs, compared, compared.outsourced, wording),
        *_years(inputs, compared, wording),
        *_saving(inputs, compared, wording),
    ]


def _saving(inputs: Inputs, compared: Comparison, wording: Wording) -> Iterator[Step]:
    """The two totals apart, or where both hold the same range of one's own, that range once."""

    def step(label: str, formula: str, result: Span) -> Step:
        told = result.figure(text(inputs, "currency")).told(wording.locale)
        return Step(wording.gettext(label), formula, told)

    def amount(span: Span) -> str:
        return _money(span, inputs, wording)

    own, label = compared.own, N_("Saving over all years")
    overlap, show = number(inputs, "parallel_months"), formatter(wording.locale)
    first_year = own.first_year[0]
    if not overlap or first_year.low == first_year.high:
        formula = f"{amount(own.cumulative[-1])} − {amount(compared.outsourced.cumulative[-1])}"
        yield step(label, formula, compared.saving)
        return
    apart, years = compared.apart, len(compared.savings)
    terms = [
        amount(cost)
        + (f" × ({_years_grown(number(inputs, field), years, show)})" if years > 1 else "")
        for cost, field in _running(apart, 1)
        if cost != NOTHING
    ]
    terms += [amount(cost) for cost in (apart.start, apart.end) if cost != NOTHING]
    yield step(N_("Outsourced, without both teams at once"), " + ".join(terms), apart.whole)
    grown = _years_grown(number(inputs, "g_wage_home"), years, show)
    formula = f"{amount(first_year)} × ({grown} − {show.number(overlap)} ÷ 12)"
    yield step(label, f"{formula} − {amount(apart.whole)}", compared.saving)


def _years_grown(rate: Decimal, years: int, show: Formatter) -> str:
    """All years as multiples of the first: "1 + (100% + 3%) + …"."""
    later = (
        _growth(rate, year, show).removeprefix(" × ") or show.number(Decimal(1))
        for year in range(1, years)
    )
    return " + ".join([show.number(Decimal(1)), *later])


def _hours(inputs: Inputs, compared: Comparison, wording: Wording) -> Iterator[Step]:
    say, show = wording.gettext, formatter(wording.locale)
    team, whole = compared.team, show.percent(Decimal(1))

    def step(label: str, formula: str, hours: Fraction) -> Step:
        return Step(say(label), formula, say(N_("{number} hours"), number=_number(hours, show)))

    def left(name: str) -> str:
        return f"({whole} − {show.percent(number(inputs, name))})"

    agents, week = show.number(number(inputs, "agents")), show.number(number(inputs, "hours_week"))
    yield step(
        N_("Hours a year that your own team is paid for"),
        f"{agents} × {week} × 52",
        team.paid_hours,
    )
    yield step(
        N_("Productive hours a year, the same on both sides"),
        f"{_number(team.paid_hours, show)} × {left('shrinkage')}",
        team.productive_hours,
    )
    formula = _number(team.productive_hours, show)
    if inputs["billed_unit"] == "paid_hour":
        formula += f" ÷ {left('vendor_shrinkage')}"
    yield step(N_("Hours a year that the vendor bills"), formula, compared.billed_hours)


def _lines(inputs: Inputs, compared: Comparison, side: Side, wording: Wording) -> Iterator[Step]:
    for line in side.lines:
        if line.cost == NOTHING:
            continue
        formula = _formula(line, inputs, compared, wording)
        if formula:
            result = line.cost.figure(text(inputs, "currency")).told(wording.locale)
            yield Step(wording.gettext(line.label), formula, result)


def _formula(line: CostLine, inputs: Inputs, compared: Comparison, wording: Wording) -> str:
    """How the line came about; "" where it is an amount that the reader typed."""
    show, code, team = formatter(wording.locale), text(inputs, "currency"), compared.team

    def shown(name: str) -> str:
        return show.number(number(inputs, name))

    def percent(name: str) -> str:
        return show.percent(number(inputs, name))

    def money(amount: Fraction) -> str:
        return show.money(exact_decimal(amount), code)

    def typed(name: str) -> str:
        return show.money(number(inputs, name), code)

    def other(side: Side, line_id: str) -> str:
        cost = next(other.cost for other in side.lines if other.id == line_id)
        return _money(cost, inputs, wording)

    agents, hours = shown("agents"), _number(team.paid_hours, show)
    if line.id in _PER_SEAT:
        return f"{agents} × {typed(_PER_SEAT[line.id])} × 12"
    if line.id in _MONTHLY:
        return f"{typed(_MONTHLY[line.id])} × 12"
    match line.id:
        case "loaded":
            factor = _ranged(multiple(inputs), "times", wording)
            return f"{hours} × {money(team.wage)} × {factor}"
        case "pay":
            return f"{hours} × {money(team.wage)}"
        case "benefits":
            return f"{other(compared.own, 'pay')} × {percent('benefits')}"
        case "bonus":
            return f"{other(compared.own, 'pay')} × {shown('bonus_months')} ÷ 12"
        case "support":
            posts = show.number(exact_decimal(support_posts(inputs, team)), 3)
            return f"{posts} × {money(salary(inputs, 'support_salary', team))} × 12"
        case "turnover":
            formula = f"{agents} × {percent('turnover_inhouse')} × "
            if inputs["turnover_method"] == ONE_FIGURE:
                return formula + money(replacement(inputs, team))
            hired = money(typed_or_fact(inputs, "hiring_cost", HIRING_FACT))
            week = money(team.week_pay)
            return f"{formula}({hired} + ({_weeks(inputs, show)}) × {week})"
        case "equipment":
            spread = f"{typed('equipment')} ÷ {shown('equipment_life')}"
            return f"{agents} × ({typed('telecom')} × 12 + {spread})"
        case "vendor":
            rate = _money(hourly_rate(inputs), inputs, wording)
            formula = f"{_number(compared.billed_hours, show)} × {rate}"
            if number(inputs, "mgmt_fee"):
                formula += f" × ({show.percent(Decimal(1))} + {percent('mgmt_fee')})"
            return formula
        case "hedge":
            return f"{other(compared.outsourced, 'vendor')} × {percent('fx_hedge')}"
        case "governance":
            return f"{shown('governance_fte')} × {money(salary(inputs, 'governance_salary', team))} × 12"
        case "parallel":
            own = _money(compared.own.running[0], inputs, wording)
            return f"{own} × {shown('parallel_months')} ÷ 12"
        case "contract" | "severance" | "transfer" if inputs["hidden_costs"] == STUDY:
            share = _ranged(study_share(line.id), "percent", wording)
            formula = f"{other(compared.outsourced, 'vendor')} × {share}"
            if line.once:
                years = exact_decimal(compared.outsourced.growth.whole[1])
                formula += f" × {show.number(years, 4)}"
            return formula
        case _:
            return ""


def _weeks(inputs: Inputs, show: Formatter) -> str:
    """The weeks of pay in the cost of one replacement."""
    days, weeks = (show.number(number(inputs, name)) for name in ("train_days", "ramp_weeks"))
    start = show.percent(number(inputs, "ramp_start_productivity"))
    return f"{days} ÷ 5 + {weeks} × ({show.percent(Decimal(1))} − {start}) ÷ 2"


def _years(inputs: Inputs, compared: Comparison, wording: Wording) -> Iterator[Step]:
    say, show = wording.gettext, formatter(wording.locale)
    sides = {
        N_("Year {year}, your own team"): compared.own,
        N_("Year {year}, outsourced"): compared.outsourced,
    }
    for year in range(len(compared.savings)):
        for label, side in sides.items():
            terms = [
                _money(amount, inputs, wording) + _growth(number(inputs, field), year, show)
                for amount, field in _running(side, year)
                if amount != NOTHING
            ]
            if year == 0 and side.start != NOTHING:
                terms.append(_money(side.start, inputs, wording))
            if year == len(compared.savings) - 1 and side.end != NOTHING:
                terms.append(_money(side.end, inputs, wording))
            result = side.years[year].figure(text(inputs, "currency")).told(wording.locale)
            if len(terms) > 1 or (year and terms):
                yield Step(say(label, year=str(year + 1)), " + ".join(terms), result)


def _running(side: Side, year: int) -> Iterator[tuple[Span, str]]:
    """What runs all year, with the field that it grows by: line by line in the first year."""
    home, vendor = "g_wage_home", "g_price_vendor"
    if year:
        return zip(side.first_year, (home, vendor), strict=True)
    running = [line for line in side.lines if not line.once]
    running.sort(key=lambda line: not line.home)
    return ((line.cost, home if line.home else vendor) for line in running)


def _money(amount: Span, inputs: Inputs, wording: Wording) -> str:
    return _ranged(amount, text(inputs, "currency"), wording)


def _ranged(span: Span, unit: str, wording: Wording) -> str:
    """A value as a term of a formula; a range in brackets, so that what follows is of all of it."""
    told = span.figure(unit).told(wording.locale)
    return told if span.low == span.high else f"({told})"


def _number(hours: Fraction, show: Formatter) -> str:
    return show.number(rounded(exact_decimal(hours), 2))


def _growth(rate: Decimal, year: int, show: Formatter) -> str:
    if not year or not rate:
        return ""
    power = str(year).translate(_SUPERSCRIPTS) if year > 1 else ""
    sign = "+" if rate > 0 else "−"
    return f" × ({show.percent(Decimal(1))} {sign} {show.percent(abs(rate))}){power}"
