"""One price in every unit that a vendor may bill: what does "an hour" mean?"""

from __future__ import annotations

from collections.abc import Iterator

from calculator_kit.calculators import Related
from calculator_kit.charts import round_maximum, ticks
from calculator_kit.charts.models import Tick, WaterfallChart, WaterfallStep
from calculator_kit.formatting import formatter
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet
from support_costs.facts import facts
from support_costs.hour_converter.fields import BILLED_UNIT, HOURS, MISSING, QuotedUnit
from support_costs.provenance import rate_notes, source_line

UNITS = {
    "paid_hour": N_("Each paid hour"),
    "scheduled_hour": N_("Each scheduled hour"),
    "production_hour": N_("Each production hour, logged in"),
    "handle_hour": N_("Each hour of handling"),
    "handle_minute": N_("Each minute of handling"),
    "talk_minute": N_("Each minute of talking"),
    "contact": N_("Each contact"),
    "resolution": N_("Each problem solved"),
}
ROWS = (
    *(f"per_{unit}" for unit in UNITS),
    "per_fte_month",
    "per_team_month",
    "utilisation",
    "contacts_hour",
)


def work_out(given: QuotedUnit, sheet: Sheet) -> None:
    """An agent's hours a month on every rung, and the quoted price in every unit.

    Raises InputsError when the quoted unit cannot be told from the inputs, when a price other than
    by the hour is not given, and when only one part of shrinkage is.
    """
    units = _units(given, sheet)
    contacts, handling, paid = units["contact"], units["handle_hour"], units["paid_hour"]
    quoted, price = given.billed_unit, sheet.figure("quoted", given.price())
    if quoted in MISSING and quoted not in units:
        raise InputsError(dict([MISSING[quoted]]))
    month = price / given.agents if quoted == "team_month" else price * units.get(quoted, 1)
    month = sheet.step("per_fte_month", N_("Each full-time agent, a month"), month)
    for unit, count in units.items():
        places = 4 if unit.endswith("minute") else 2
        if unit == "talk_minute" and not given.wrap_share:
            sheet.figure(f"per_{unit}", month / count, places=places)
        else:
            sheet.step(f"per_{unit}", UNITS[unit], month / count, places=places)
    if given.agents != 1:
        label = N_("The whole team, a month")
        sheet.step("per_team_month", label, month * given.agents, shown=False)
    label = N_("Share of paid time spent handling")
    sheet.step("utilisation", label, handling / paid, "percent", 4, shown=False)
    label = N_("Contacts handled in a paid hour")
    sheet.step("contacts_hour", label, contacts / paid, "contacts", shown=False)


def _units(given: QuotedUnit, sheet: Sheet) -> dict[str, Number]:
    """How many of each unit an agent's month has; units that cannot be told are left out.

    A price of one unit times their number is the price of the month, whichever the unit.
    """

    def hours(unit: str, number: Number) -> Number:
        return sheet.step(f"{unit}s_month", HOURS[unit], number, "hours", row=False)

    units = {}
    scheduled, logged_in = given.present_share()
    paid = given.paid_hours_month
    paid = hours("paid_hour", given.hours_week * 52 / 12 if paid is None else paid)
    units["paid_hour"] = present = paid
    if scheduled is not None:
        present = paid * scheduled
        units["scheduled_hour"] = hours("scheduled_hour", present)
    units["production_hour"] = hours("production_hour", present * logged_in)
    handling = hours("handle_hour", units["production_hour"] * given.occupancy)
    talking = 1 - given.wrap_share
    if given.wrap_share:
        hours("talk_hour", handling * talking)
    contacts = handling * 3600 / given.aht
    units |= {
        "handle_hour": handling,
        "handle_minute": handling * 60,
        "talk_minute": handling * 60 * talking,
        "contact": contacts,
    }
    if given.fcr is not None:
        units["resolution"] = contacts * given.fcr
    return units


def present(given: QuotedUnit, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, source = wording.gettext, given.source()
    handling = sheet.told("per_handle_hour", wording)
    return Presentation(
        caption=say(
            N_("{amount} quoted for {unit}"),
            amount=sheet.told("quoted", wording),
            unit=say(BILLED_UNIT.label_of(given.billed_unit)),
        ),
        headline=say(N_("{amount} an hour of handling"), amount=handling),
        meaning=say(
            N_(
                "The same money is {paid} a paid hour, {production} an hour logged in and {handling} an hour of handling, because {share} of paid time is spent handling."
            ),
            paid=sheet.told("per_paid_hour", wording),
            production=sheet.told("per_production_hour", wording),
            handling=handling,
            share=sheet.told("utilisation", wording),
        ),
        rows=sheet.rows(wording, *ROWS),
        steps=sheet.steps(wording),
        charts=(_chart(sheet, wording),),
        notes=tuple(_notes(given, sheet, wording)),
        sources=(source_line(source.fact, wording),) if source else (),
    )


def _notes(given: QuotedUnit, sheet: Sheet, wording: Wording) -> Iterator[str]:
    say, source = wording.gettext, given.source()
    if source:
        yield from given.exchange_notes(wording)
        yield from rate_notes(source, given.region, wording)
        yield say(N_("The source does not say which hour it prices; you chose one for it."))
    highest = facts()["benchmark.occupancy"].value()
    if given.occupancy > highest:
        message = N_(
            "Agents are hardly ever busy for more than {share} of the time that they are logged in."
        )
        yield say(message, share=formatter(wording.locale).percent(highest))
    if given.shrinkage_ext is None:
        yield say(
            N_("To price a scheduled hour, enter absence and breaks apart instead of together.")
        )


def _chart(sheet: Sheet, wording: Wording) -> WaterfallChart:
    """What is left of an agent's paid month on every rung."""
    say, show = wording.gettext, formatter(wording.locale)
    losses = {
        "scheduled_hour": N_("Leave and sickness"),
        "production_hour": N_("Breaks, training, meetings"),
        "handle_hour": N_("Waiting for contacts"),
        "talk_hour": N_("Wrap-up"),
    }
    if "scheduled_hours_month" not in sheet:
        losses["production_hour"] = N_("Leave, breaks, training: all shrinkage")
    level = sheet["paid_hours_month"].value()
    top = round_maximum(level)
    steps = [
        WaterfallStep(
            say(HOURS["paid_hour"]), level, sheet.told("paid_hours_month", wording), total=True
        )
    ]
    for unit, loss in losses.items():
        name = f"{unit}s_month"
        if name not in sheet:
            continue
        left = sheet[name].value()
        if left != level:
            steps.append(WaterfallStep(say(loss), left - level, show.number(left - level, 2)))
        steps.append(WaterfallStep(say(HOURS[unit]), left, sheet.told(name, wording), total=True))
        level = left
    return WaterfallChart(
        title=say(N_("What is left of an agent's paid hours in a month")),
        label_heading=say(N_("Hours")),
        value_heading=say(N_("Hours a month")),
        steps=tuple(steps),
        ticks=tuple(Tick(tick, show.number(tick)) for tick in ticks(top)),
    )


CALCULATOR = worked(
    QuotedUnit,
    work_out,
    present,
    id="hour_converter",
    title=N_("What does that hour mean?"),
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
