"""What must be said of shared and dedicated agents beside the figures: rules, crossings, warnings."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, number
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Item, ItemList
from calculator_kit.provenance import in_a_row
from support_costs import currency
from support_costs.money import exact_decimal
from support_costs.shared_or_dedicated.costs import FormCosts
from support_costs.shared_or_dedicated.rules import PAGES, RULES, Cheaper, Recommendation

_CHEAPER = {
    "only": N_("Dedicated agents cost less at these contacts a month: {ranges}."),
    "low": N_(
        "With the low ends of both rates, dedicated agents cost less at these contacts a month: {ranges}."
    ),
    "high": N_(
        "With the high ends of both rates, dedicated agents cost less at these contacts a month: {ranges}."
    ),
}
_NEVER = {
    "only": N_(
        "Dedicated agents cost more at every volume up to {most} contacts: they cannot be kept busy enough."
    ),
    "low": N_(
        "With the low ends of both rates, dedicated agents cost more at every volume up to {most} contacts: they cannot be kept busy enough."
    ),
    "high": N_(
        "With the high ends of both rates, dedicated agents cost more at every volume up to {most} contacts: they cannot be kept busy enough."
    ),
}


def form_notes(
    inputs: Inputs, costs: FormCosts, cheaper: Cheaper, advice: Recommendation, wording: Wording
) -> list[str]:
    """Every volume at which dedicated agents cost less, and what to beware of."""
    return [
        *(_cheaper_at(costs, end, wording) for end in costs.ends),
        *_rounding(inputs, costs, wording),
        *_warnings(inputs, costs, cheaper, advice, wording),
    ]


def rules_in_words(advice: Recommendation, wording: Wording) -> ItemList:
    """What the guide's rules say that led to the advice, each with its place in the guide."""
    say = wording.gettext
    return ItemList(
        say(N_("Rules of the guide that lead there")),
        tuple(
            Item(say(RULES[rule]), f"{PAGES[rule]}/#{rule.replace('.', '-').replace('_', '-')}")
            for rule in advice.rules
        ),
    )


def _cheaper_at(costs: FormCosts, end: str, wording: Wording) -> str:
    """The volumes at which dedicated agents cost less, between one crossing and the next."""
    show, found = formatter(wording.locale), costs.crossings(end)
    if not found.found:
        return wording.gettext(_NEVER[end], most=show.number(Decimal(costs.line.most_contacts)))
    starts = [Decimal(one.contacts) for one in found.found]
    ends = [start - 1 for start in starts[1::2]]
    ranges = [
        show.number_range(start, last, 0)
        for start, last in zip_longest(starts[::2], ends)
        if last is not None or found.complete
    ]
    text = wording.gettext(_CHEAPER[end], ranges=show.conjunction(ranges))
    if found.complete:
        return text
    return in_a_row(text, wording.gettext(N_("Above these, they change places even more often.")))


def _rounding(inputs: Inputs, costs: FormCosts, wording: Wording) -> list[str]:
    """What rounding up adds to the bill of shared agents, where it adds anything."""
    contacts, show = int(number(inputs, "volume_month")), formatter(wording.locale)
    billed, used = costs.billed_minutes(contacts), costs.minutes(contacts)
    if billed == used:
        return []
    message = N_(
        "Each call is rounded up with shared agents: they bill {billed} minutes a month for {used} minutes of handling."
    )
    return [
        wording.gettext(
            message,
            billed=show.number(exact_decimal(billed), 1),
            used=show.number(exact_decimal(used), 1),
        )
    ]


def _warnings(
    inputs: Inputs, costs: FormCosts, cheaper: Cheaper, advice: Recommendation, wording: Wording
) -> list[str]:
    say = wording.gettext
    notes = currency.notes(inputs, wording) if costs.records else []
    if advice.form == "dedicated" and cheaper == "shared":
        notes.append(
            say(N_("Dedicated agents are recommended for what they know. They cost more."))
        )
    if inputs["demand"] == "peaky" and number(inputs, "peak_factor") == 1:
        notes.append(
            say(N_("Contacts come in bunches, yet the busiest hour is set to be like any other."))
        )
    if inputs["demand"] == "volatile":
        notes.append(say(N_("The costs are those of one month; other months will differ.")))
    if any(fact.id == "rate.inbound.shared.offshore" for fact in costs.records):
        notes.append(
            say(
                N_(
                    "No second source confirms the price of a shared minute in low-cost countries; it is one old article's reading."
                )
            )
        )
    return notes
