"""One price in every unit that a vendor may bill: what does "an hour" mean?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calculator_kit.calculators import Calculator, Related
from calculator_kit.charts import round_maximum, ticks
from calculator_kit.charts.models import Tick, WaterfallChart, WaterfallStep
from calculator_kit.figures import Figure, Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, InputsError, exact, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Presentation, Step
from support_costs import currency, terms
from support_costs.agent_month import AgentMonth, agent_month
from support_costs.facts import facts
from support_costs.hour_converter.fields import BILLED_UNIT, FIELDS, HOURS
from support_costs.money import exact_decimal
from support_costs.provenance import RATE_NOTES, source_line
from support_costs.quoted_rates import QuotedRate, hourly_quote, own_rate

FIGURE_LABELS = {
    "per_paid_hour": N_("Each paid hour"),
    "per_scheduled_hour": N_("Each scheduled hour"),
    "per_production_hour": N_("Each production hour, logged in"),
    "per_handle_hour": N_("Each hour of handling"),
    "per_handle_minute": N_("Each minute of handling"),
    "per_talk_minute": N_("Each minute of talking"),
    "per_contact": N_("Each contact"),
    "per_resolution": N_("Each problem solved"),
    "per_fte_month": N_("Each full-time agent, a month"),
    "per_team_month": N_("The whole team, a month"),
    "utilisation": N_("Share of paid time spent handling"),
    "contacts_hour": N_("Contacts handled in a paid hour"),
}
_PER_MINUTE = ("per_handle_minute", "per_talk_minute")


def solve(inputs: Inputs) -> Figures:
    """The quoted price in every unit, and an agent's hours a month on every rung.

    Raises InputsError when the quoted unit cannot be told from the inputs, when a price other than
    by the hour is not given, and when only one part of shrinkage is.
    """
    units, quote = _agent_month(inputs).units(), _quote(inputs)
    unit = text(inputs, "billed_unit")
    if unit not in units:
        missing = {
            "scheduled_hour": ("shrinkage_ext", N_("Enter both parts of shrinkage for this unit.")),
            "resolution": ("fcr", N_("Enter the share solved at the first contact.")),
        }
        raise InputsError(dict([missing[unit]]))
    month = quote.amount * units[unit]
    prices = {f"per_{name}": (month * (1 / count)).figure() for name, count in units.items()}
    if number(inputs, "agents") == 1:
        del prices["per_team_month"]
    hours = {name: units[name] for name in HOURS if name in units}
    if number(inputs, "wrap_share"):
        hours["talk_hour"] = units["talk_minute"] / 60
    return {
        **{
            name: replace(figure, places=4 if name in _PER_MINUTE else 2)
            for name, figure in prices.items()
        },
        "quoted": quote.amount.figure(),
        "utilisation": Figure.exactly(
            exact_decimal(units["handle_hour"] / units["paid_hour"]), "percent", 4
        ),
        "contacts_hour": Figure.exactly(
            exact_decimal(units["contact"] / units["paid_hour"]), "contacts"
        ),
        **{
            f"{name}s_month": Figure.exactly(exact_decimal(count), "hours")
            for name, count in hours.items()
        },
    }


def present(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, quote = wording.gettext, _quote(inputs)
    told = {name: figure.told(wording.locale) for name, figure in figures.items()}
    if not number(inputs, "wrap_share"):
        told.pop("per_talk_minute")
    unit = say(BILLED_UNIT.label_of(inputs["billed_unit"]))
    headline = say(N_("{amount} an hour of handling"), amount=told["per_handle_hour"])
    return Presentation(
        caption=say(N_("{amount} quoted for {unit}"), amount=told["quoted"], unit=unit),
        headline=headline,
        meaning=say(
            N_(
                "The same money is {paid} a paid hour, {production} an hour logged in and {handling} an hour of handling, because {share} of paid time is spent handling."
            ),
            paid=told["per_paid_hour"],
            production=told["per_production_hour"],
            handling=told["per_handle_hour"],
            share=told["utilisation"],
        ),
        rows=terms.rows(FIGURE_LABELS, told, wording),
        steps=tuple(_steps(inputs, told, wording)),
        charts=(_chart(figures, told, wording),),
        notes=tuple(_notes(inputs, quote, wording)),
        sources=(source_line(quote.sourced.fact, wording),) if quote.sourced else (),
    )


def _steps(inputs: Inputs, told: Mapping[str, str], wording: Wording) -> list[Step]:
    say, show = wording.gettext, formatter(wording.locale)
    whole = show.percent(Decimal(1))

    def left(name: str) -> str:
        return f"({whole} − {show.percent(number(inputs, name))})"

    parts = ["shrinkage"] if inputs["shrinkage_ext"] is None else ["shrinkage_ext", "shrinkage_in"]
    paid = show.number(number(inputs, "hours_week")) + " × 52 ÷ 12"
    if isinstance(inputs["paid_hours_month"], Decimal):
        paid = show.number(inputs["paid_hours_month"])
    hours = {
        "paid_hours_month": paid,
        "scheduled_hours_month": f"{told['paid_hours_month']} × {left(parts[0])}",
        "production_hours_month": " × ".join([told["paid_hours_month"], *map(left, parts)]),
        "handle_hours_month": f"{told['production_hours_month']} × {show.percent(number(inputs, 'occupancy'))}",
        "talk_hours_month": f"{told['handle_hours_month']} × {left('wrap_share')}",
    }
    steps = [
        Step(say(HOURS[name.removesuffix("s_month")]), formula, told[name])
        for name, formula in hours.items()
        if name in told
    ]
    handling, aht = told["handle_hours_month"], show.number(number(inputs, "aht"))
    contacts = f"{handling} × {show.number(Decimal(3600))} ÷ {aht}"
    counts = {
        "paid_hour": told["paid_hours_month"],
        "scheduled_hour": told.get("scheduled_hours_month", ""),
        "production_hour": told["production_hours_month"],
        "handle_hour": handling,
        "handle_minute": f"({handling} × 60)",
        "talk_minute": f"({handling} × 60 × {left('wrap_share')})",
        "contact": f"({contacts})",
    }
    if isinstance(inputs["fcr"], Decimal):
        counts["resolution"] = f"({contacts} × {show.percent(inputs['fcr'])})"
    quoted, month = text(inputs, "billed_unit"), told["per_fte_month"]
    formula = f"{told['quoted']} × {counts.get(quoted, '1')}"
    if quoted == "team_month":
        formula = f"{told['quoted']} ÷ {show.number(number(inputs, 'agents'))}"
    steps.append(Step(say(FIGURE_LABELS["per_fte_month"]), formula, month))
    return steps + [
        Step(say(FIGURE_LABELS[f"per_{unit}"]), f"{month} ÷ {count}", told[f"per_{unit}"])
        for unit, count in counts.items()
        if f"per_{unit}" in told
    ]


def _notes(inputs: Inputs, quote: QuotedRate, wording: Wording) -> list[str]:
    say, show = wording.gettext, formatter(wording.locale)
    notes = currency.notes(inputs, wording) if quote.sourced else []
    if quote.sourced:
        if quote.sourced.note:
            notes.append(say(RATE_NOTES[quote.sourced.note]))
        notes.append(say(N_("The source does not say which hour it prices; you chose one for it.")))
    if quote.amount.high is None:
        notes.append(
            say(
                N_(
                    "The source gives a lower end only, so there is no upper figure; none was made up."
                )
            )
        )
    highest = facts()["benchmark.occupancy"].typical or Decimal(1)
    if number(inputs, "occupancy") > highest:
        notes.append(
            say(
                N_(
                    "Agents are hardly ever busy for more than {share} of the time that they are logged in."
                ),
                share=show.percent(highest),
            )
        )
    if inputs["shrinkage_ext"] is None:
        notes.append(
            say(
                N_("To price a scheduled hour, enter absence and breaks apart instead of together.")
            )
        )
    return notes


def _chart(figures: Figures, told: Mapping[str, str], wording: Wording) -> WaterfallChart:
    """What is left of an agent's paid month on every rung."""
    say, show = wording.gettext, formatter(wording.locale)
    losses = {
        "scheduled_hour": N_("Leave and sickness"),
        "production_hour": N_("Breaks, training, meetings"),
        "handle_hour": N_("Waiting for contacts"),
        "talk_hour": N_("Wrap-up"),
    }
    if "scheduled_hours_month" not in figures:
        losses["production_hour"] = N_("Leave, breaks, training: all shrinkage")
    level = figures["paid_hours_month"].low or Decimal(0)
    top = round_maximum(level)
    steps = [WaterfallStep(say(HOURS["paid_hour"]), level, told["paid_hours_month"], total=True)]
    for unit, loss in losses.items():
        name = f"{unit}s_month"
        if name not in figures:
            continue
        left = figures[name].low or Decimal(0)
        if left != level:
            steps.append(WaterfallStep(say(loss), left - level, show.number(left - level, 2)))
        steps.append(WaterfallStep(say(HOURS[unit]), left, told[name], total=True))
        level = left
    return WaterfallChart(
        title=say(N_("What is left of an agent's paid hours in a month")),
        label_heading=say(N_("Hours")),
        value_heading=say(N_("Hours a month")),
        steps=tuple(steps),
        ticks=tuple(Tick(tick, show.number(tick)) for tick in ticks(top)),
    )


def _quote(inputs: Inputs) -> QuotedRate:
    if text(inputs, "billed_unit") in HOURS:
        return hourly_quote(inputs)
    own = own_rate(inputs)
    if own is None:
        raise InputsError({"rate_low": N_("Enter the price; sources have one by the hour only.")})
    return QuotedRate(own, None)


def _agent_month(inputs: Inputs) -> AgentMonth:
    month, paid = agent_month(inputs), inputs["paid_hours_month"]
    return replace(
        month,
        paid=Fraction(paid) if isinstance(paid, Decimal) else month.paid,
        team=exact(inputs, "agents"),
    )


CALCULATOR = Calculator(
    id="hour_converter",
    title=N_("What does that hour mean?"),
    fields=FIELDS,
    solve=solve,
    present=present,
    key_figure="per_contact",
    sensitive=("aht", "occupancy", "shrinkage", "shrinkage_ext", "shrinkage_in"),
    related=(
        Related("dedicated_hourly", {"hours_week": "hours_week", "aht": "aht"}),
        Related("monthly_seat", {"hours_week": "hours_week", "shrinkage": "shrinkage"}),
        Related(
            "quote_checker",
            {name: name for name in ("aht", "hours_week", "occupancy", "shrinkage")},
        ),
    ),
)
