"""Billing by the minute: how long a call counts when it is rounded up, and a month's bill."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil

from calculator_kit.functions import ceil_to, exp, maximum
from calculator_kit.given import Given, asked
from calculator_kit.inputs import Inputs, number
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs import inputs as shared
from support_costs.more_inputs import usage

_FIELDS = ("aht", "billing_increment", "min_billable")


def billed_seconds(length: Decimal, increment: Decimal, minimum: Decimal) -> Fraction:
    """Seconds billed for a call of `length`: rounded up to steps of `increment`, then to `minimum`."""
    steps = ceil(Fraction(length) / Fraction(increment))
    return max(steps * Fraction(increment), Fraction(minimum))


def average_billed_seconds(mean: Decimal, increment: Decimal, minimum: Decimal) -> Fraction:
    """Seconds billed on average when lengths vary exponentially around `mean`.

    Rounding the mean itself up would be wrong: without a minimum the average is
    increment / (1 − e^(−increment / mean)), about half a step above the mean.
    """
    beyond_one = (-increment / mean).exp()
    covered = int(minimum // increment)
    beyond_covered = (-increment * covered / mean).exp()
    next_step = (covered + 1) * increment - minimum
    further = increment * beyond_one / (1 - beyond_one)
    return Fraction(minimum + beyond_covered * (next_step + further))


def call_seconds(inputs: Inputs) -> Fraction:
    """Seconds billed for a call on average, as the fields of `more_inputs.usage` say."""
    seconds = billed_seconds if inputs["call_lengths"] == "equal" else average_billed_seconds
    return seconds(*(number(inputs, name) for name in _FIELDS))


def call_seconds_formula(inputs: Inputs, shown: Mapping[str, str]) -> str:
    """How `call_seconds` come about; `shown` are the inputs in the reader's notation."""
    length, step, least = (shown[name] for name in _FIELDS)
    if inputs["call_lengths"] == "equal":
        rounded_up = f"⌈{length} ÷ {step}⌉ × {step}"
        return f"max({least}, {rounded_up})" if number(inputs, "min_billable") else rounded_up
    average = f"{step} ÷ (1 − e^(−{step} ÷ {length}))"
    covered, rest = divmod(number(inputs, "min_billable"), number(inputs, "billing_increment"))
    if not covered and not rest:
        return average
    less = f" − ({least} − {covered} × {step})" if rest else ""
    return f"{least} + e^(−{covered} × {step} ÷ {length}) × ({average}{less})"


def average_seconds(mean: Number, step: Number) -> Number:
    """Seconds billed on average when each call is rounded up, and lengths vary exponentially.

    Rounding the mean itself up would be wrong: the average is about half a step above the mean.
    """
    return step / (1 - exp(-(step / mean)))


class Calls(Given):
    """How long calls are, and how they are rounded up for the bill."""

    aht = asked(shared.AHT).but(
        label=N_("Average time of a call"),
        hint=N_("The time that the vendor counts: talking, and wrap-up if that is billed too."),
        advanced=False,
    )
    billing_increment = asked(usage.BILLING_INCREMENT)
    call_lengths = asked(usage.CALL_LENGTHS)
    min_billable = asked(usage.MIN_BILLABLE)

    @cached_property
    def seconds(self) -> Number:
        """Seconds billed for a call: on average, where lengths vary exponentially around the mean."""
        length, step, least = self.aht, self.billing_increment, self.min_billable
        if self.call_lengths == "equal":
            rounded_up = ceil_to(length, step)
            return maximum(least, rounded_up) if least else rounded_up
        average = average_seconds(length, step)
        if not least:
            return average
        covered = Number.of(least.value() // step.value())
        beyond = least - covered * step
        return least + exp(-(covered * step / length)) * (average - beyond if beyond else average)
