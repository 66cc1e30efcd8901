"""What must be said of shared and dedicated agents beside the figures: rules, crossings, warnings."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Item, ItemList
from calculator_kit.provenance import in_a_row
from calculator_kit.working import Sheet
from support_costs.shared_or_dedicated.forms import Forms
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
    given: Forms, sheet: Sheet, cheaper: Cheaper, advice: Recommendation, wording: Wording
) -> Iterator[str]:
    """Every volume at which dedicated agents cost less, and what to beware of."""
    say, show = wording.gettext, formatter(wording.locale)
    for end in given.ends:
        yield _cheaper_at(given, end, wording)
    if "rounding_share" in sheet and sheet["rounding_share"].low:
        message = N_(
            "Each call is rounded up with shared agents: they bill {billed} minutes a month for {used} minutes of handling."
        )
        used = given.volume_month * given.aht / 60
        billed = sheet.number("minutes_billed")
        yield say(
            message, billed=show.number(billed.decimal(), 1), used=show.number(used.decimal(), 1)
        )
    if given.records:
        yield from given.exchange_notes(wording)
    if advice.form == "dedicated" and cheaper == "shared":
        yield say(N_("Dedicated agents are recommended for what they know. They cost more."))
    if given.demand == "peaky" and given.peak_factor == 1:
        yield say(N_("Contacts come in bunches, yet the busiest hour is set to be like any other."))
    if given.demand == "volatile":
        yield say(N_("The costs are those of one month; other months will differ."))
    if "minute" in given.records and given.region == "offshore":
        yield say(
            N_(
                "No second source confirms the price of a shared minute in low-cost countries; it is one old article's reading."
            )
        )


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


def _cheaper_at(given: Forms, end: str, wording: Wording) -> str:
    """The volumes at which dedicated agents cost less, between one crossing and the next."""
    show, found = formatter(wording.locale), given.crossings(end)
    if not found.found:
        return wording.gettext(_NEVER[end], most=show.number(Decimal(given.line.most_contacts)))
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
