"""What to ask the vendors where their quotes are silent."""

from __future__ import annotations

from collections.abc import Sequence

from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Item, ItemList
from support_costs.quote_checker.checklist import ITEMS, TERMS, UNSTATED
from support_costs.quote_checker.quotes import MINUTES, Quote

UNIT_QUESTION = N_("What exactly is one billed unit, and what is left out of it?")
EVENT_QUESTION = N_("What counts as one contact: also calls back, transfers, missed calls?")
INCREMENT_QUESTION = N_("In what steps is time rounded up?")
MINIMUM_QUESTION = N_("Is there a minimum a month, and what does it cost?")
SETUP_QUESTION = N_("What is paid once, for set-up?")
MONTHLY_QUESTION = N_("Which fees come every month, such as management or licences?")


def questions(quote: Quote) -> list[str]:
    """What to ask the vendor of a quote, as message ids, the most urgent first."""
    unit, contents = quote.terms.unit, quote.contents
    found = [UNIT_QUESTION] if unit == UNSTATED else []
    if unit == "contact" and contents.billable_event == UNSTATED:
        found.append(EVENT_QUESTION)
    if unit in MINUTES and contents.billing_increment is None:
        found.append(INCREMENT_QUESTION)
    amounts = {
        MINIMUM_QUESTION: quote.terms.min_volume,
        SETUP_QUESTION: quote.terms.setup_fee,
        MONTHLY_QUESTION: quote.terms.mgmt_fee,
    }
    found += [question for question, amount in amounts.items() if amount is None]
    found += [item.question for item in contents.having(UNSTATED, (*ITEMS, *TERMS))]
    return found


def to_ask(quotes: Sequence[Quote], wording: Wording) -> tuple[ItemList, ...]:
    """The questions for every vendor, then those for each."""
    say = wording.gettext
    asked = {quote.label: questions(quote) for quote in quotes}
    lists = list(asked.values())
    common = [question for question in lists[0] if all(question in others for others in lists)]
    found = []
    if len(asked) > 1 and common:
        found.append(_list(say(N_("Ask every vendor")), common, wording))
    for label, own in asked.items():
        if len(asked) > 1:
            own = [question for question in own if question not in common]
        if own:
            title = say(N_("Ask the vendor of {quote}"), quote=say(label))
            found.append(_list(title, own, wording))
    return tuple(found)


def _list(title: str, asked: list[str], wording: Wording) -> ItemList:
    items = tuple(Item(wording.gettext(question)) for question in asked)
    return ItemList(title, items, numbered=True)
