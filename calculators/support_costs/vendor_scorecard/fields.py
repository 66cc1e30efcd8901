"""What the vendor scorecard asks: weights, scores, must-haves and prices of up to three vendors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from calculator_kit.fields import Field
from calculator_kit.given import Given, Question, choice, count, each, maybe
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs.vendor_scorecard.scorecards import (
    Criterion,
    Scorecard,
    Scores,
    any_score,
    by_range,
    by_ratio,
)

VENDORS = ("a", "b", "c")
VENDOR_LABELS = {"a": N_("Vendor A"), "b": N_("Vendor B"), "c": N_("Vendor C")}

SERVICE, COMPANY, SITE, PRICE = "service", "company", "site", "price"
PART_LABELS = {
    SERVICE: N_("Service"),
    COMPANY: N_("Company"),
    SITE: N_("Site visit"),
    PRICE: N_("Price"),
}
"""Criteria are drawn in these parts."""


@dataclass(frozen=True)
class Judged:
    """A criterion: its its label, the part that it belongs to, the example's scores of A and B."""

    id: str
    label: str
    part: str
    example: tuple[str, str] = ("", "")
    hint: str = ""
    advanced: bool = False


CRITERIA = (
    Judged(
        "service_quality",
        N_("Service quality"),
        SERVICE,
        ("4", "3"),
        N_("Mystery calls, and what follows a wrong answer."),
    ),
    Judged(
        "company_size",
        N_("Company size"),
        COMPANY,
        ("3", "5"),
        N_("People for quality, training and IT behind the agents."),
    ),
    Judged(
        "multi_industry",
        N_("Experience in several industries"),
        COMPANY,
        ("4", "4"),
        N_("Cases close to yours, with someone to phone."),
    ),
    Judged(
        "multichannel_analytics",
        N_("Analytics across channels"),
        SERVICE,
        ("3", "4"),
        N_("First contact resolution, satisfaction, forecasts against actual volume."),
    ),
    Judged(
        "flexible_dispatch",
        N_("Flexible staffing"),
        COMPANY,
        ("4", "3"),
        N_("How fast the team can grow and shrink."),
    ),
    Judged("site_location", N_("Site: location"), SITE, ("3", "4")),
    Judged("site_monitoring", N_("Site: live monitoring"), SITE, ("4", "2")),
    Judged("site_security", N_("Site: information security"), SITE, ("5", "")),
    Judged("references", N_("Reference clients"), COMPANY, advanced=True),
    Judged("language", N_("Language and test call"), SERVICE, advanced=True),
    Judged("incentives", N_("Incentives for agents"), SERVICE, advanced=True),
    Judged("communication", N_("Communication"), COMPANY, advanced=True),
    Judged("technical", N_("Technical ability"), COMPANY, advanced=True),
)

MUST_HAVES = {
    "must_backup": N_("backup site"),
    "must_security": N_("information security"),
}
_MUST_HAVE_GROUPS = {
    "must_backup": N_("Must-have: a backup site"),
    "must_security": N_("Must-have: information security"),
}

RATIO, RANGE = "ratio", "range"

_BY_ID = {judged.id: judged for judged in CRITERIA}


class Judgement(Given):
    """What is asked of a criterion: its weight, and the score of each vendor."""

    weight = count(N_("Weight"), default="3", most=5)
    a = maybe(count(VENDOR_LABELS["a"], most=5))
    b = maybe(count(VENDOR_LABELS["b"], most=5))
    c = maybe(count(VENDOR_LABELS["c"], most=5))

    def scores(self) -> Scores:
        """In the vendors' order."""
        return self.a, self.b, self.c


def _state(label: str) -> Question[str]:
    states = {"unchecked": N_("Not checked"), "met": N_("Met"), "failed": N_("Not met")}
    return choice(label, default="unchecked", basis="assumption", advanced=False, **states)


class MustHave(Given):
    """Whether each vendor meets a must-have."""

    a = _state(VENDOR_LABELS["a"])
    b = _state(VENDOR_LABELS["b"])
    c = _state(VENDOR_LABELS["c"])

    def states(self) -> tuple[str, ...]:
        """In the vendors' order."""
        return self.a, self.b, self.c


def _price(label: str, hint: str = "") -> Question[Number | None]:
    group = PART_LABELS[PRICE]
    return maybe(count(label, hint, least=Decimal("0.0001"), most=1_000_000_000_000, group=group))


def _of_criterion(name: str, field: Field) -> Mapping[str, Any]:
    judged = _BY_ID[name]
    own = {"weight": {"hint": judged.hint}} | {
        vendor: {"default": score} for vendor, score in zip(VENDORS, judged.example, strict=False)
    }
    return {"group": judged.label, "advanced": judged.advanced, **own.get(field.name, {})}


def _of_must_have(name: str, _field: Field) -> Mapping[str, Any]:
    return {"group": _MUST_HAVE_GROUPS[name]}


class Vendors(Given):
    """Up to three vendors, in the order of the form."""

    first = each(
        Judgement,
        (judged.id for judged in CRITERIA if not judged.advanced),
        "{thing}_{name}",
        _of_criterion,
    )
    must_haves = each(MustHave, MUST_HAVES, "{thing}_{name}", _of_must_have)
    price_weight = count(
        N_("Weight"),
        N_("Used once two vendors have a price."),
        default="3",
        most=5,
        group=PART_LABELS[PRICE],
    )
    price_a = _price(
        VENDOR_LABELS["a"],
        N_("Any amount, on the same basis and in the same currency for all."),
    )
    price_b = _price(VENDOR_LABELS["b"])
    price_c = _price(VENDOR_LABELS["c"])
    price_method = choice(
        N_("How a price becomes a score"),
        N_("The answer shows both ways when they disagree."),
        default=RATIO,
        group=PART_LABELS[PRICE],
        ratio=N_("By ratio to the lowest price"),
        range=N_("By place between lowest and highest"),
    )
    more = each(
        Judgement,
        (judged.id for judged in CRITERIA if judged.advanced),
        "{thing}_{name}",
        _of_criterion,
    )

    def prices(self) -> Scores:
        """In the vendors' order."""
        return self.price_a, self.price_b, self.price_c

    def having(self, vendor: int, state: str) -> list[str]:
        """The must-haves that are in this state for the vendor: "met", "failed" or "unchecked"."""
        return [name for name, one in self.must_haves.items() if one.states()[vendor] == state]

    @cached_property
    def out(self) -> frozenset[int]:
        """The vendors that fail a must-have."""
        states = zip(*(one.states() for one in self.must_haves.values()), strict=True)
        return frozenset(vendor for vendor, met in enumerate(states) if "failed" in met)

    def price_scores(self, method: str, without: int | None = None) -> Scores:
        """The vendors' prices as scores.

        Who fails a must-have, or is left out, does not set the scale for the others.
        """
        prices = [
            None if vendor in self.out or vendor == without else price
            for vendor, price in enumerate(self.prices())
        ]
        return by_ratio(prices) if method == RATIO else by_range(prices)

    def scorecard(self, price_scores: Scores, without: int | None = None) -> Scorecard:
        """The criteria that count, price last; one vendor may be left out.

        Raises InputsError when no vendor has a score, or no scored criterion a weight.
        """
        scored = [one for one in self._criteria(price_scores, without) if any_score(one)]
        if not scored:
            raise InputsError({f"{CRITERIA[0].id}_a": N_("Enter at least one score.")})
        counted = tuple(criterion for criterion in scored if criterion.weight)
        if not counted:
            message = N_("Give at least one scored criterion a weight.")
            raise InputsError({f"{CRITERIA[0].id}_weight": message})
        return Scorecard(counted, len(VENDORS), self.out)

    def _criteria(self, price_scores: Scores, without: int | None) -> Iterator[Criterion]:
        for name, one in {**self.first, **self.more}.items():
            scores = tuple(
                None if vendor == without else score for vendor, score in enumerate(one.scores())
            )
            yield Criterion(name, one.weight, scores)
        yield Criterion(PRICE, self.price_weight, price_scores)
