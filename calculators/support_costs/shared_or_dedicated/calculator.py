"""Shared agents by the minute or dedicated agents by the hour: which costs less, and which fits."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.calculators import Related
from calculator_kit.figures import Figure
from calculator_kit.formatting import formatter
from calculator_kit.functions import ceiling, maximum
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import Number, constant
from calculator_kit.presentation import Presentation
from calculator_kit.provenance import in_a_row
from calculator_kit.worked import worked
from calculator_kit.working import Sheet, shown
from support_costs.handing_over import BILLING, QUOTE
from support_costs.provenance import source_line
from support_costs.shared_or_dedicated.chart import form_chart
from support_costs.shared_or_dedicated.forms import Forms, at
from support_costs.shared_or_dedicated.notes import form_notes, rules_in_words
from support_costs.shared_or_dedicated.rules import Cheaper, recommend
from support_costs.staffing.tried import agents_tried

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
AT_ENDS = {
    "minutes_low_rates": N_("Minutes at which both cost the same, low ends of the rates"),
    "minutes_high_rates": N_("Minutes at which both cost the same, high ends of the rates"),
    "fte_contacts_low_rates": N_("Contacts a month that pay for one post, low ends of the rates"),
    "fte_contacts_high_rates": N_("Contacts a month that pay for one post, high ends of the rates"),
}
AT_ONE_RATE = {"fte_contacts_low_rates": N_("Contacts a month that pay for one post")}
ROWS = (
    "shared_month",
    "dedicated_month",
    "difference",
    "rounding_share",
    "handled_minutes",
    "break_even_minutes",
    "break_even_share",
    "agents_on_phones",
    "occupancy",
    "agents_scheduled",
    "hours_month",
    *AT_ENDS,
)


def work_out(given: Forms, sheet: Sheet) -> None:
    """A month in both forms, the break-even utilisation, and every volume where they change places.

    Raises InputsError for rates of the reader's own that are missing or upside down, and for more
    contacts than one queue can take.
    """
    contacts, minute, hour = given.volume_month, given.minute, given.hour
    agents = _agents(given, sheet)
    at_work = agents * given.open_hours_week
    posts = at_work / given.hours_week / (1 - given.shrinkage)
    sheet.step("agents_scheduled", N_("Full-time posts for that"), posts, "agents", 1)
    billed_hours = agents * given.agent_hours
    hours = sheet.step("hours_month", N_("Billed hours a month"), billed_hours, "hours")
    label, call = N_("Seconds billed for a call"), given.seconds
    call = sheet.step("seconds_billed", label, call, "seconds", 1)
    minutes, handled = call / 60, given.aht / call
    label = N_("Minutes billed a month")
    billed = sheet.step("minutes_billed", label, contacts * minutes, "minutes", 1)
    shared = sheet.step("shared_month", N_("Shared agents, a month"), billed * minute)
    label = N_("Dedicated agents, a month")
    dedicated = sheet.step("dedicated_month", label, billed_hours * hour)
    label = N_("Dedicated less shared, a month")
    sheet.step("difference", label, dedicated - shared, shown=False)
    if contacts:
        label = N_("Share of the billed minutes that nobody used")
        sheet.step("rounding_share", label, 1 - handled, "percent", 4, shown=False)
    if agents:
        label, used = N_("Minutes handled in each billed hour"), contacts * given.aht / 60
        sheet.step("handled_minutes", label, used / hours, "minutes")
        label, busy = N_("Their occupancy"), used / 60 / (at_work * 52 / 12)
        sheet.step("occupancy", label, busy, "percent", 4, shown=False)
    _break_even(given, minutes, handled, sheet)


def _agents(given: Forms, sheet: Sheet) -> Number:
    """Dedicated agents on the phones: the fewest who keep what is promised in the busiest hour."""
    demand = given.line.demand(int(given.volume_month.value()))

    def busiest(_: Sheet) -> Number:
        work = given.volume_month * given.aht
        if given.peak_factor != 1:
            work *= given.peak_factor
        return work / (given.open_hours_week * 52 / 12 * 3600)

    label, load = N_("Erlangs in the busiest hour"), Number.of(demand.load)
    load = sheet.figure("load", sheet.line(label, load, "erlangs", 3, formula=busiest), places=3)
    agents = given.min_agents
    if demand.load:
        need = demand.required.for_service_level
        text = agents_tried(demand, need, demand.service_level, demand.target, "≥")
        label, level = N_("Agents for the service level"), constant(need, "agents")
        level = sheet.line(label, level, places=0, evidence=text)
        label = N_("Agents for the limit on occupancy")
        busy = ceiling(load / given.max_occupancy)
        agents = maximum(level, sheet.line(label, busy, "agents", 0), agents)
    return sheet.step("agents_on_phones", N_("Dedicated agents on the phones"), agents, places=0)


def _break_even(given: Forms, minutes: Number, handled: Number, sheet: Sheet) -> None:
    """How busy agents must be for both forms to cost the same, and the volumes at which they do.

    Shared agents bill so many `minutes` for a contact, of which the share `handled` is used.
    """
    labels = AT_ONE_RATE if given.ends == ("only",) else AT_ENDS
    post = given.hours_week * 52 / 12

    def even(bought: Number) -> Number:
        return bought if handled == 1 else bought * handled

    def keep(name: str, number: Number, unit: str, places: int = 2) -> None:
        if name in labels:
            sheet.step(name, labels[name], number, unit, places)
        else:
            sheet.figure(name, number, unit, places)

    label, busy = N_("Minutes at which both cost the same"), even(given.hour / given.minute)
    sheet.step("break_even_minutes", label, busy, "minutes")
    label = N_("The same as a share of the hour")
    sheet.step("break_even_share", label, busy / 60, "percent", 4, shown=False)
    for end in ("low", "high"):
        bought = at(end, given.hour) / at(end, given.minute)
        busy = even(bought)
        keep(f"minutes_{end}_rates", busy, "minutes")
        keep(f"share_{end}_rates", busy / 60, "percent", 4)
        keep(f"fte_minutes_{end}_rates", busy * post, "minutes", 0)
        keep(f"fte_contacts_{end}_rates", bought * post / minutes, "contacts", 0)
        for place, crossing in enumerate(given.crossings(end).found, 1):
            contacts = Decimal(crossing.contacts)
            sheet.found(f"crossing_{end}_{place}", None, contacts, "contacts", 0)


def present(given: Forms, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, contacts = wording.gettext, given.volume_month
    cheaper = _cheaper(sheet["difference"])
    advice = recommend(
        cheaper,
        complex_content=given.content == "complex",
        special_cases=given.special_cases == "frequent",
        demand=given.demand,
    )
    verdict = (CHEAPER if given.ends == ("only",) else CHEAPER_IN_RANGE)[cheaper]
    sentences = [say(verdict if contacts else N_("Without contacts, shared agents cost nothing."))]
    if "handled_minutes" in sheet:
        sentences.append(
            wording.ngettext(
                "{agents} dedicated agent would handle contacts for {minutes} minutes of each billed hour; {even} minutes are where both forms cost the same.",
                "{agents} dedicated agents would handle contacts for {minutes} minutes of each billed hour; {even} minutes are where both forms cost the same.",
                int(sheet.number("agents_on_phones").value()),
                agents=sheet.told("agents_on_phones", wording),
                minutes=sheet.told("handled_minutes", wording),
                even=sheet.told("break_even_minutes", wording),
            )
        )
    return Presentation(
        caption=say(
            N_("Shared or dedicated: {region}, contacts a month: {contacts}"),
            region=say(Forms.region.label_of(given.region)),
            contacts=shown(contacts, formatter(wording.locale)),
        ),
        headline=say(FORMS[advice.form]),
        meaning=in_a_row(*sentences),
        rows=sheet.rows(wording, *ROWS),
        lists=(rules_in_words(advice, wording),),
        steps=sheet.steps(wording),
        charts=(form_chart(given, wording),),
        notes=tuple(form_notes(given, sheet, cheaper, advice, wording)),
        sources=tuple(source_line(fact, wording) for fact in given.records.values()),
        status=say(FORMS[advice.form]),
    )


def _cheaper(difference: Figure) -> Cheaper:
    """The form that costs less wherever in their ranges the rates lie."""
    if difference.low is not None and difference.low > 0:
        return "shared"
    if difference.high is not None and difference.high < 0:
        return "dedicated"
    return "unclear"


CALCULATOR = worked(
    Forms,
    work_out,
    present,
    id="shared_or_dedicated",
    title=N_("Shared or dedicated agents"),
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
