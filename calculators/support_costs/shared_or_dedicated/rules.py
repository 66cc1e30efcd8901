"""Which form of service the guide's rules recommend: shared agents, dedicated ones, or both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from calculator_kit.messages import N_

Form = Literal["shared", "dedicated", "mixed", "either"]
Cheaper = Literal["shared", "dedicated", "unclear"]

RULES = {
    "rule.nondedicated.if": N_(
        "Simple content that seldom changes, low volume, and calls bunched into a few hours point to shared agents."
    ),
    "rule.nondedicated.but_if_special_cases": N_(
        "Frequent special cases call for dedicated agents, even at low volume."
    ),
    "rule.dedicated.if": N_(
        "High volume, complex procedures, many special cases, or demand all day without a clear peak point to dedicated agents."
    ),
    "rule.shared.if_volatile_or_low": N_(
        "Volume that is low or jumps about points to shared agents."
    ),
    "rule.dedicated.if_complex_or_predictable": N_(
        "Work that is complex, or volume that can be predicted, points to dedicated agents."
    ),
    "rule.peaky_dedicated_idle": N_(
        "With sharp peaks, dedicated agents wait for most of the day, and you pay for it."
    ),
}
"""What each rule of the guide says, by its id."""

PAGES = {
    "rule.nondedicated.if": "vendor",
    "rule.nondedicated.but_if_special_cases": "vendor",
    "rule.dedicated.if": "vendor",
    "rule.peaky_dedicated_idle": "vendor",
    "rule.shared.if_volatile_or_low": "decision",
    "rule.dedicated.if_complex_or_predictable": "decision",
}
"""The pages that they stand on."""


@dataclass(frozen=True)
class Recommendation:
    """A form, and the ids of the rules that speak for it or warn about it."""

    form: Form
    rules: tuple[str, ...]


def recommend(
    cheaper: Cheaper, *, complex_content: bool, special_cases: bool, demand: str
) -> Recommendation:
    """The form for this work.

    `cheaper` is the form that costs less at every rate in the ranges, or "unclear"; `demand` is
    "level", "peaky" within the day, or "volatile" from month to month. What agents must know
    comes before what they cost: a script cannot make up for it.
    """
    idle = ("rule.peaky_dedicated_idle",) if demand == "peaky" else ()
    if special_cases:
        return Recommendation("dedicated", ("rule.nondedicated.but_if_special_cases", *idle))
    if complex_content:
        return Recommendation(
            "dedicated",
            ("rule.dedicated.if_complex_or_predictable", "rule.dedicated.if", *idle),
        )
    volatile = ("rule.shared.if_volatile_or_low",) if demand == "volatile" else ()
    if cheaper == "dedicated":
        form: Form = "mixed" if idle or volatile else "dedicated"
        return Recommendation(form, ("rule.dedicated.if", *idle, *volatile))
    if cheaper == "shared" or idle or volatile:
        bunched = ("rule.nondedicated.if",) if idle else ()
        return Recommendation("shared", ("rule.shared.if_volatile_or_low", *bunched, *idle))
    return Recommendation(
        "either", ("rule.shared.if_volatile_or_low", "rule.dedicated.if_complex_or_predictable")
    )
