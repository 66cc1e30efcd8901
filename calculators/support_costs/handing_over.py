"""What one calculator hands on to another, so that the price there is the one here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from support_costs import inputs as shared
from support_costs.currency import RATE_CURRENCY

OWN_RATE = {name: name for name in ("rate_low", "rate_high", "currency", "fx_rate", "fx_date")}
"""The reader's own rate and its currency."""
BILLING = {name: name for name in ("aht", "billing_increment", "call_lengths", "min_billable")}
"""How long calls are, and how they are rounded up for the bill."""
QUOTE = {"region": "region", **OWN_RATE}
"""With the place whose rate is taken without one."""


def lacking(texts: Mapping[str, str]) -> Iterable[str]:
    """The amounts that cannot be used where a source's dollars are converted too."""
    foreign = texts.get("currency", RATE_CURRENCY) != RATE_CURRENCY
    if foreign and "fx_rate" not in texts:
        return (*QUOTE, "exit_reserve")
    if "rate_low" in texts:
        return ()
    return QUOTE if texts.get("region") == shared.CUSTOM else ("rate_high",)
