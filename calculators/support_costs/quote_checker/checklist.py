"""What a price may cover and a quote may state, and the question where it is silent."""

from __future__ import annotations

from dataclasses import dataclass

from calculator_kit.messages import N_

UNSTATED, EXTRA = "unstated", "extra"


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
