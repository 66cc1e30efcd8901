"""What a quote must state to be compared, and what to ask the vendor where it does not."""

from __future__ import annotations

from dataclasses import dataclass

from calculator_kit.inputs import Inputs
from calculator_kit.messages import N_

UNSTATED, INCLUDED, EXTRA, STATED = "unstated", "included", "extra", "stated"

MINUTES = ("handle_minute", "talk_minute")


@dataclass(frozen=True)
class Item:
    """Something that a price may or may not cover, and the question when the quote is silent."""

    id: str
    label: str
    question: str


ITEMS = (
    Item(
        "pay",
        N_("Pay, insurance, bonuses"),
        N_("Are pay, insurance, bonuses and allowances in the price?"),
    ),
    Item(
        "training",
        N_("Training"),
        N_("Who pays for training the first agents and those who replace them?"),
    ),
    Item(
        "coaching",
        N_("Supervision and reports"),
        N_("Are supervision, coaching, quality checks and reports in the price?"),
    ),
    Item(
        "tools",
        N_("Tools, licences and lines"),
        N_("Are tools, licences and telephone lines in the price?"),
    ),
    Item(
        "site",
        N_("Rent, furniture and equipment"),
        N_("Are rent, furniture and equipment in the price?"),
    ),
    Item("integration", N_("System integration"), N_("What does connecting our systems cost?")),
    Item(
        "transaction",
        N_("Transaction fees"),
        N_("Is anything charged for each order or payment?"),
    ),
    Item(
        "premium",
        N_("Nights, holidays, languages"),
        N_("What is added for nights, holidays, further languages or priority?"),
    ),
    Item(
        "changes",
        N_("Upgrades and custom work"),
        N_("What do later changes cost: new channels, special training, custom work?"),
    ),
    Item("emergency", N_("Emergency response"), N_("What does extra staff at short notice cost?")),
)
"""Parts of the price, which a quote includes, charges extra, or does not mention."""

TERMS = (
    Item("indexation", N_("Price adjustment"), N_("When may the price rise, and by what measure?")),
    Item(
        "exit",
        N_("End of the contract"),
        N_("What are the notice period, the cost of leaving early and the terms of handover?"),
    ),
)
"""Terms, which a quote states or does not."""

UNIT_QUESTION = N_("What exactly is one billed unit, and what is left out of it?")
EVENT_QUESTION = N_("What counts as one contact: also calls back, transfers, missed calls?")
INCREMENT_QUESTION = N_("In what steps is time rounded up?")
AMOUNT_QUESTIONS = {
    "min_volume": N_("Is there a minimum a month, and what does it cost?"),
    "setup_fee": N_("What is paid once, for set-up?"),
    "mgmt_fee": N_("Which fees come every month, such as management or licences?"),
}


def questions(inputs: Inputs, number: int) -> list[str]:
    """What to ask the vendor of a quote, as message ids, the most urgent first."""

    def of(name: str) -> object:
        return inputs[f"quote{number}_{name}"]

    unit = of("unit")
    found = [UNIT_QUESTION] if unit == UNSTATED else []
    if unit == "contact" and of("billable_event") == UNSTATED:
        found.append(EVENT_QUESTION)
    if unit in MINUTES and of("billing_increment") is None:
        found.append(INCREMENT_QUESTION)
    found += [question for name, question in AMOUNT_QUESTIONS.items() if of(name) is None]
    found += [item.question for item in (*ITEMS, *TERMS) if of(item.id) == UNSTATED]
    return found


def extras(inputs: Inputs, number: int) -> list[str]:
    """The items that a quote charges extra, as message ids."""
    return [item.label for item in ITEMS if inputs[f"quote{number}_{item.id}"] == EXTRA]
