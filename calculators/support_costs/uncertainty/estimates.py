"""Uncertain inputs: a low, a typical and a high value each, and how they are spread between.

A typical value is only ever one that was given; where only the ends are known, every value between
them counts as equally likely, which is an assumption and is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from calculator_kit.fields import NumberField
from calculator_kit.given import Question, maybe
from calculator_kit.inputs import Inputs, InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from calculator_kit.sampling import Distribution, pert, triangular, uniform

UNIFORM, TRIANGULAR, PERT = "uniform", "triangular", "pert"
BOTH_OR_NEITHER = N_("Both ends or neither. Without a typical value the ends alone count.")

Asked = Question[Number | None]


@dataclass(frozen=True)
class Estimate:
    """From `low` to `high`, most likely `typical` if that is known; no `high` is an open end."""

    low: Decimal
    typical: Decimal | None
    high: Decimal | None

    @property
    def varies(self) -> bool:
        """Whether it can be drawn at random: an open end leaves nothing to draw from."""
        return self.high is not None and self.low < self.high

    @property
    def middle(self) -> Fraction:
        """What it is when others are varied: typical, else halfway, else the lower end."""
        if self.high is None:
            return Fraction(self.low)
        if self.typical is not None:
            return Fraction(self.typical)
        return (Fraction(self.low) + Fraction(self.high)) / 2

    def distribution(self, shape: str) -> Distribution:
        """How it is spread; with the ends alone, evenly. An open end stays at its lower end."""
        high = self.low if self.high is None else self.high
        if self.typical is None or self.high is None or shape == UNIFORM:
            return uniform(self.low, high)
        make = pert if shape == PERT else triangular
        return make(self.low, self.typical, high)

    def mean(self, shape: str) -> Fraction:
        """The exact mean of that distribution."""
        if self.high is None:
            return Fraction(self.low)
        ends = Fraction(self.low) + Fraction(self.high)
        if self.typical is None or shape == UNIFORM:
            return ends / 2
        if shape == PERT:
            return (ends + 4 * Fraction(self.typical)) / 6
        return (ends + Fraction(self.typical)) / 3


def estimated(
    typical: NumberField, least: str, most: str, *, advanced: bool, hint: str = BOTH_OR_NEITHER
) -> tuple[Asked, Asked, Asked]:
    """Three questions for one estimate: `typical` with an optional end on either side of it."""
    whole = replace(typical, group=typical.label, advanced=advanced)
    end = replace(whole, default="", basis="assumption")
    return (
        maybe(replace(end, name=f"{typical.name}_low", label=least, hint=hint)),
        maybe(whole),
        maybe(replace(end, name=f"{typical.name}_high", label=most, hint="")),
    )


def read_estimates(inputs: Inputs, names: Iterable[str]) -> dict[str, Estimate]:
    """The estimates in these groups of fields; those that are empty are left out.

    Raises InputsError for all that lack an end or run down.
    """
    found: dict[str, Estimate] = {}
    errors: dict[str, str] = {}
    for name in names:
        low, typical, high = (inputs[f"{name}_low"], inputs[name], inputs[f"{name}_high"])
        given = tuple(
            value if isinstance(value, Decimal) else None for value in (low, typical, high)
        )
        if given == (None, None, None):
            continue
        if (given[0] is None) != (given[2] is None):
            missing = f"{name}_low" if given[0] is None else f"{name}_high"
            errors[missing] = N_("Enter this end too, or leave both empty.")
            continue
        try:
            found[name] = estimate(name, *given)
        except InputsError as error:
            errors |= error.messages
    if errors:
        raise InputsError(errors)
    return found


def estimate(
    name: str, low: Decimal | None, typical: Decimal | None, high: Decimal | None
) -> Estimate:
    """The estimate from what is known of it: at least a lower end or a typical value.

    Raises InputsError, at the fields that `name` names, for values out of order.
    """
    if low is None:
        low = high = typical if high is None else high
    if low is None:
        raise InputsError({name: N_("Enter a typical value, or both ends.")})
    if high is not None and high < low:
        raise InputsError({f"{name}_high": N_("The upper end is below the lower end.")})
    if typical is not None and (typical < low or (high is not None and typical > high)):
        raise InputsError({name: N_("The typical value lies outside the two ends.")})
    return Estimate(low, typical, high)
