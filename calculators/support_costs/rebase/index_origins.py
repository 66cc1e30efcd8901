"""Countries that a price index may be of: their money, and the region that it speaks for."""

from __future__ import annotations

from dataclasses import dataclass

from calculator_kit.messages import N_


@dataclass(frozen=True)
class Origin:
    """A country that an index may be of: its money, and the region whose agents work there."""

    label: str
    currency: str
    region: str


ORIGINS = {
    "philippines": Origin(N_("Philippines"), "PHP", "asia_ph"),
    "india": Origin(N_("India"), "INR", "india"),
    "pakistan": Origin(N_("Pakistan"), "PKR", "pakistan"),
    "indonesia": Origin(N_("Indonesia"), "IDR", "asia_ph"),
    "taiwan": Origin(N_("Taiwan"), "TWD", "asia_ph"),
    "mexico": Origin(N_("Mexico"), "MXN", "latam"),
    "colombia": Origin(N_("Colombia"), "COP", "latam"),
    "poland": Origin(N_("Poland"), "PLN", "e_europe"),
    "romania": Origin(N_("Romania"), "RON", "e_europe"),
    "germany": Origin(N_("Germany"), "EUR", "w_europe"),
    "united_kingdom": Origin(N_("United Kingdom"), "GBP", "w_europe"),
    "south_africa": Origin(N_("South Africa"), "ZAR", "africa_me"),
    "egypt": Origin(N_("Egypt"), "EGP", "africa_me"),
    "israel": Origin(N_("Israel"), "ILS", "africa_me"),
    "united_states": Origin(N_("United States"), "USD", "us_ca"),
    "canada": Origin(N_("Canada"), "CAD", "us_ca"),
    "australia": Origin(N_("Australia"), "AUD", "australia"),
    "other": Origin(N_("Another country"), "", ""),
}
