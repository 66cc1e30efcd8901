"""Billing by the minute: how long a call counts when it is rounded up."""

from __future__ import annotations

from functools import cached_property

from calculator_kit.functions import ceil_to, exp, maximum
from calculator_kit.given import Given, asked
from calculator_kit.messages import N_
from calculator_kit.numbers import ZERO, Number
from support_costs import inputs as shared
from support_costs.more_inputs import usage


def rounded_seconds(length: Number, step: Number, least: Number) -> Number:
    """Seconds billed for a call of that length: rounded up to steps, and at least so many."""
    rounded_up = ceil_to(length, step)
    return maximum(least, rounded_up) if least else rounded_up


def average_seconds(mean: Number, step: Number, least: Number = ZERO) -> Number:
    """Seconds billed on average for calls whose lengths vary exponentially around the mean.

    Rounding the mean itself up would be wrong: without a least time the average is
    step ÷ (1 − e^(−step ÷ mean)), about half a step above the mean.
    """
    average = step / (1 - exp(-(step / mean)))
    if not least:
        return average
    covered = Number.of(least.value() // step.value())
    beyond = least - covered * step
    return least + exp(-(covered * step / mean)) * (average - beyond if beyond else average)


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
        """Seconds billed for a call on average."""
        billed = rounded_seconds if self.call_lengths == "equal" else average_seconds
        return billed(self.aht, self.billing_increment, self.min_billable)
