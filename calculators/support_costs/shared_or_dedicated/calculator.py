"""Shared agents by the minute or dedicated agents by the hour: which costs less, and which fits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, exact, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Row, Step
from calculator_kit.provenance import in_a_row
from support_costs.billing_increments import call_seconds_formula
from support_costs.handing_over import BILLING, QUOTE
from support_costs.hours import month_hours
from support_costs.money import MoneyRange, exact_decimal
from support_costs.provenance import source_line
from support_costs.shared_or_dedicated.chart import form_chart
from support_costs.shared_or_dedicated.costs import FormCosts, form_costs
from support_costs.shared_or_dedicated.fields import FIELDS, REGION
from support_costs.shared_or_dedicated.notes import form_notes, rules_in_words
from support_costs.shared_or_dedicated.rules import recommend

FORMS = {
    "shared": N_("Shared agents"),
    "dedicated": N_("Dedicated agents"),
    "mixed": N_("Dedicated agents for the steady part, shared ones for the rest"),
    "either": N_("Either form: ask for both quotes"),
}
CHEAPER = {
    "shared": N_("At this volume shared agents cost less."),
    "dedicated": N_("At this volume dedicated agents cost less."),
    "unclear": N_("At this volume both forms cost the same."),
}
CHEAPER_IN_RANGE = {
    "shared": N_("At this volume shared agents cost less, wherever in their ranges the rates lie."),
    "dedicated": N_(
        "At this volume dedicated agents cost less, wherever in their ranges the rates lie."
    ),
    "unclear": N_("Which form costs less depends on where in their ranges the rates lie."),
}
FIGURE_LABELS = {
    "shared_month": N_("Shared agents, a month"),
    "dedicated_month": N_("Dedicated agents, a month"),
    "difference": N_("Dedicated less shared, a month"),
    "rounding_share": N_("Share of the billed minutes that nobody used"),
    "handled_minutes": N_("Minutes handled in each billed hour"),
    "break_even_minutes": N_("Minutes at which both cost the same"),
    "break_even_share": N_("The same as a share of the hour"),
    "agents_on_phones": N_("Dedicated agents on the phones"),
    "occupancy": N_("Their occupancy"),
    "agents_scheduled": N_("Full-time posts for that"),
    "hours_month": N_("Billed hours a month"),
    "minutes_low_rates": N_("Minutes at which both cost the same, low ends of the rates"),
    "minutes_high_rates": N_("Minutes at which both cost the same, high ends of the rates"),
    "fte_contacts_low_rates": N_("Contacts a month that pay for one post, low ends of the rates"),
    "fte_contacts_high_rates": N_("Contacts a month that pay for one post, high ends of the rates"),
}
ONE_RATE_LABELS = {
    name: label for name, label in FIGURE_LABELS.items() if not name.endswith("_rates")
} | {"fte_contacts_low_rates": N_("Contacts a month that pay for one post")}

WORKING_LABELS = {
    "load": N_("Erlangs in the busiest hour"),
    "seconds_billed": N_("Seconds billed for a call"),
    "minutes_billed": N_("Minutes billed a month"),
}


def solve(inputs: Inputs) -> Figures:
    """A month in both forms, the break-even utilisation, and every volume where they change places.

    Raises InputsError for rates of the reader's own that are missing or upside down, and for more
    contacts than one queue can take.
    """
    costs, contacts = form_costs(inputs), _contacts(inputs)
    agents = costs.line.agents(contacts)
    by_minute, by_hour = costs.shared(contacts), costs.dedicated(agents)
    billed, minutes = agents * costs.agent_hours, costs.minutes(contacts)
    present_hours = agents * exact(inputs, "open_hours_week")
    posts = present_hours / exact(inputs, "hours_week")
    posts /= 1 - exact(inputs, "shrinkage")
    handled = costs.handled_share
    even = {
        end: hour.amount / minute.amount * handled for end, (hour, minute) in costs.pairs().items()
    }
    widest = (
        costs.hour.low.amount / (costs.minute.high or costs.minute.low).amount * handled,
        (costs.hour.high or costs.hour.low).amount / costs.minute.low.amount * handled,
    )
    figures = {
        "seconds_billed": _exactly(costs.seconds, "seconds", 1),
        "minutes_billed": _exactly(costs.billed_minutes(contacts), "minutes", 1),
        "shared_month": by_minute.figure(),
        "dedicated_month": by_hour.figure(),
        "difference": _difference(by_hour, by_minute),
        "load": _exactly(Fraction(costs.line.load(contacts)), "erlangs", 3),
        "agents_on_phones": _exactly(Fraction(agents), "agents", 0),
        "agents_scheduled": _exactly(posts, "agents", 1),
        "hours_month": _exactly(billed, "hours"),
        "break_even_minutes": _range(*widest, "minutes"),
        "break_even_share": _range(widest[0] / 60, widest[1] / 60, "percent", 4),
    }
    if contacts:
        figures["rounding_share"] = _exactly(1 - handled, "percent", 4)
    if billed:
        figures["handled_minutes"] = _exactly(minutes / billed, "minutes")
        busy = minutes / 60 / (present_hours * 52 / 12)
        figures["occupancy"] = _exactly(busy, "percent", 4)
    fte_hours = month_hours(number(inputs, "hours_week"))
    for end, value in even.items():
        figures[f"minutes_{end}_rates"] = _exactly(value, "minutes")
        figures[f"share_{end}_rates"] = _exactly(value / 60, "percent", 4)
        figures[f"fte_minutes_{end}_rates"] = _exactly(value * fte_hours, "minutes", 0)
        fte_contacts = value * fte_hours / costs.minutes(1)
        figures[f"fte_contacts_{end}_rates"] = _exactly(fte_contacts, "contacts", 0)
        for place, crossing in enumerate(costs.crossings(end).found, 1):
            name = f"crossing_{end}_{place}"
            figures[name] = _exactly(Fraction(crossing.contacts), "contacts", 0)
    return figures


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say = wording.gettext
    costs, contacts = form_costs(inputs), _contacts(inputs)
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    cheaper = costs.cheaper(contacts, _agents(figures))
    advice = recommend(
        cheaper,
        complex_content=inputs["content"] == "complex",
        special_cases=inputs["special_cases"] == "frequent",
        demand=text(inputs, "demand"),
    )
    verdict = (CHEAPER if costs.ends == ("only",) else CHEAPER_IN_RANGE)[cheaper]
    sentences = [say(verdict if contacts else N_("Without contacts, shared agents cost nothing."))]
    if "handled_minutes" in told:
        sentences.append(
            wording.ngettext(
                "{agents} dedicated agent would handle contacts for {minutes} minutes of each billed hour; {even} minutes are where both forms cost the same.",
                "{agents} dedicated agents would handle contacts for {minutes} minutes of each billed hour; {even} minutes are where both forms cost the same.",
                _agents(figures),
                agents=told["agents_on_phones"],
                minutes=told["handled_minutes"],
                even=told["break_even_minutes"],
            )
        )
    return Presentation(
        caption=say(
            N_("Shared or dedicated: {region}, contacts a month: {contacts}"),
            region=say(REGION.label_of(inputs["region"])),
            contacts=formatter(wording.locale).number(Decimal(contacts)),
        ),
        headline=say(FORMS[advice.form]),
        meaning=in_a_row(*sentences),
        rows=tuple(
            Row(name, say(label), told[name])
            for name, label in _labels(costs).items()
            if name in told
        ),
        lists=(rules_in_words(advice, wording),),
        steps=tuple(_steps(inputs, costs, figures, wording)),
        charts=(form_chart(costs, contacts, wording),),
        notes=tuple(form_notes(inputs, costs, cheaper, advice, wording)),
        sources=tuple(source_line(fact, wording) for fact in costs.records),
        status=say(FORMS[advice.form]),
    )


def _steps(inputs: Inputs, costs: FormCosts, figures: Figures, wording: Wording) -> list[Step]:
    say, show = wording.gettext, formatter(wording.locale)
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    shown = {
        name: show.number(value) for name, value in inputs.items() if isinstance(value, Decimal)
    }
    seconds = figures["seconds_billed"].in_full(wording.locale)
    minutes = figures["minutes_billed"].in_full(wording.locale)
    handled = "" if costs.handled_share == 1 else f" × {shown['aht']} ÷ {seconds}"
    target, busiest, away = (
        show.percent(number(inputs, name)) for name in ("sl_target", "max_occupancy", "shrinkage")
    )
    contacts, aht, hours = (shown[name] for name in ("volume_month", "aht", "open_hours_week"))
    peak = f" × {shown['peak_factor']}" if number(inputs, "peak_factor") != 1 else ""
    paid = f" ÷ ({show.percent(Decimal(1))} − {away})"
    billed = paid if inputs["billed_unit"] == "paid_hour" else ""
    minute, hour = (_grouped(amounts, wording) for amounts in (costs.minute, costs.hour))
    agents, fte_hours = told["agents_on_phones"], shown["hours_week"]
    billed_hours = f"{agents} × {hours} × 52 ÷ 12{billed}"
    steps = {
        "load": f"{contacts} × {aht}{peak} ÷ ({hours} × 52 ÷ 12 × {show.number(Decimal(3600))})",
        "agents_on_phones": f"Erlang C ({told['load']}; ≥ {target}, {shown['sl_seconds']} s; ≤ {busiest}; ≥ {shown['min_agents']})",
        "agents_scheduled": f"{agents} × {hours} ÷ {fte_hours}{paid}",
        "hours_month": billed_hours,
        "seconds_billed": call_seconds_formula(inputs, shown),
        "minutes_billed": f"{contacts} × {seconds} ÷ 60",
        "shared_month": f"{minutes} × {minute}",
        "dedicated_month": f"{billed_hours} × {hour}",
        "handled_minutes": f"{contacts} × {aht} ÷ 60 ÷ {told['hours_month']}",
        "break_even_minutes": f"{hour} ÷ {minute}{handled}",
    }
    for end, rates in costs.pairs().items():
        by_hour, by_minute = (show.money(rate.decimal(), rate.currency) for rate in rates)
        steps[f"minutes_{end}_rates"] = f"{by_hour} ÷ {by_minute}{handled}"
        steps[f"fte_contacts_{end}_rates"] = (
            f"{by_hour} ÷ {by_minute} × {fte_hours} × 52 ÷ 12 ÷ ({seconds} ÷ 60)"
        )
    labels = {**WORKING_LABELS, **_labels(costs)}
    return [
        Step(say(labels[name]), formula, told[name])
        for name, formula in steps.items()
        if name in told and name in labels
    ]


def _grouped(amounts: MoneyRange, wording: Wording) -> str:
    told = amounts.figure().told(wording.locale)
    return told if amounts.high == amounts.low else f"({told})"


def _labels(costs: FormCosts) -> dict[str, str]:
    return ONE_RATE_LABELS if costs.ends == ("only",) else FIGURE_LABELS


def _agents(figures: Figures) -> int:
    return int(figures["agents_on_phones"].low or 0)


def _contacts(inputs: Inputs) -> int:
    return int(number(inputs, "volume_month"))


def _difference(more: MoneyRange, less: MoneyRange) -> Figure:
    """What is left of `more`, at least and at most."""
    ends = (
        (more.low.amount - (less.high or less.low).amount),
        ((more.high or more.low).amount - less.low.amount),
    )
    return _range(*ends, more.low.currency)


def _exactly(value: Fraction, unit: str, places: int = 2) -> Figure:
    return Figure.exactly(exact_decimal(value), unit, places)


def _range(low: Fraction, high: Fraction, unit: str, places: int = 2) -> Figure:
    if low == high:
        return _exactly(low, unit, places)
    return Figure(exact_decimal(low), None, exact_decimal(high), unit, places)


CALCULATOR = Calculator(
    id="shared_or_dedicated",
    title=N_("Shared or dedicated agents"),
    fields=FIELDS,
    solve=solve,
    present=present,
    related=(
        Related(
            "dedicated_hourly",
            {
                "agents": "figure:agents_scheduled",
                "aht": "aht",
                "billed_unit": "billed_unit",
                "hours_week": "hours_week",
                "shrinkage": "shrinkage",
                "volume_month": "volume_month",
            },
        ),
        Related(
            "shared_minute",
            {
                "volume_month": "volume_month",
                **BILLING,
                **QUOTE,
                "rate_low": "minute_rate_low",
                "rate_high": "minute_rate_high",
            },
        ),
        Related(
            "staffing",
            {
                "aht": "aht",
                "max_occupancy": "max_occupancy",
                "min_agents": "min_agents",
                "sl_seconds": "sl_seconds",
                "sl_target": "sl_target",
            },
        ),
    ),
)
