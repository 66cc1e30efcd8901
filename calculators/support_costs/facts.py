"""The prices, benchmarks and claims of this guide, and which of them prices an agent's hour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from calculator_kit.fact_files import load_package_facts
from calculator_kit.facts import Fact, Facts, Vocabulary
from calculator_kit.parsing import canonical_text
from calculator_kit.suggestions import did_you_mean

LANGUAGES = ("en", "zh-Hant", "id", "he")

FILES = (
    "edition.toml",
    "sources.toml",
    "regions.toml",
    "inbound.toml",
    "outbound.toml",
    "parameters.toml",
    "checks.toml",
    "benchmarks.toml",
    "statutory.toml",
)

REGIONS = (
    "us_ca",
    "w_europe",
    "e_europe",
    "australia",
    "africa_me",
    "latam",
    "asia_ph",
    "india",
    "pakistan",
)
SERVICES = ("inbound", "outbound")

DIMENSIONS = {
    "service": (*SERVICES, "any"),
    "region": (
        *REGIONS,
        "offshore",
        "nearshore",
        "onshore",
        "international",
        "in_ph",
        "eeu_latam",
        "west",
        "philippines",
        "colombia",
        "mexico",
        "costa_rica",
        "israel",
    ),
    "tier": ("regular", "premium"),
    "model": ("shared_minute", "dedicated_hour", "outbound_hour", "outbound_commission"),
}
"""What the scope of a fact may say, by dimension."""

CURRENCIES = ("USD", "TWD", "IDR", "ILS", "EUR")
VOCABULARY = Vocabulary(
    kinds=(
        "market_rate",
        "premium",
        "parameter",
        "statutory",
        "fx",
        "benchmark",
        "wage",
        "check",
        "claim",
        "constant",
        "rejected",
    ),
    units=(
        *CURRENCIES,
        "percent",
        "hour",
        "minute",
        "second",
        "month",
        "year",
        "client",
        "call",
        "character",
        "times",
    ),
    periods=("hour", "minute", "day", "month", "year", "contact"),
    billed_units=(
        "unstated",
        "paid_hour",
        "scheduled_hour",
        "production_hour",
        "handle_hour",
        "handle_minute",
        "used_minute",
        "contact",
    ),
    source_kinds=(
        "article",
        "machine_translation",
        "vendor",
        "price_list",
        "press",
        "study",
        "forum",
        "content_farm",
    ),
    dimensions=DIMENSIONS,
    languages=LANGUAGES,
)

_OUTBOUND_ROWS = {
    "india": ("rate.outbound.hourly.in_ph", "X2"),
    "asia_ph": ("rate.outbound.hourly.in_ph", "X2"),
    "e_europe": ("rate.outbound.hourly.eeu_latam", "X6"),
    "latam": ("rate.outbound.hourly.eeu_latam", "X6"),
    "us_ca": ("rate.outbound.hourly.west", "X4"),
}
"""Outbound rows cover groups of countries; the note names how they differ from the region's row."""

GRADES_FILE = "statutory/taiwan_grades.toml"
"""Salaries that Taiwan's insurance premiums are reckoned from."""

_PREMIUM_ROWS = {("outbound", "us_ca"): "rate.outbound.hourly.west_premium"}

_REGULAR_ROWS = {("inbound", "us_ca"): "rate.inbound.dedicated.us_ca"}

W_EUROPE_UNRESOLVED = "X5"
"""The mature Western outbound row names Western countries too, far below the region's row."""

NO_OUTBOUND_ROW = "no-outbound-row"
"""No source prices outbound work in this region: the price for any service stands in."""

NO_PREMIUM_ROW = "no-premium-row"
"""No source prices a premium tier here: the price without a tier stands in."""


@dataclass(frozen=True)
class HourlyRate:
    """The fact that prices an hour, and the id of what should be said about the choice, if any."""

    fact: Fact
    note: str | None


@cache
def facts() -> Facts:
    """All facts of this package, read once.

    Raises FactError, naming every fault, when a file is not in order.
    """
    return load_package_facts("support_costs", FILES, VOCABULARY, beside=[GRADES_FILE])


def default_of(fact_id: str) -> str:
    """The typical value of a fact as the default of a field. Raises ValueError where it has none."""
    return canonical_text(facts()[fact_id].value())


def hourly_rate(region: str, service: str, tier: str = "any") -> HourlyRate:
    """The row that prices an agent's hour: by service and region, else by region alone.

    `tier` is the level of the agents: "regular", "premium" or "any". Raises LookupError for a region,
    service or tier that is not known.
    """
    _require(region, REGIONS, "region")
    _require(service, SERVICES, "service")
    _require(tier, (*DIMENSIONS["tier"], "any"), "tier")
    row, note = f"rate.region.{region}", None
    if service == "outbound":
        unpriced = W_EUROPE_UNRESOLVED if region == "w_europe" else NO_OUTBOUND_ROW
        row, note = _OUTBOUND_ROWS.get(region, (row, unpriced))
    if tier == "regular":
        row = _REGULAR_ROWS.get((service, region), row)
    if tier == "premium":
        premium = _PREMIUM_ROWS.get((service, region))
        row, note = (premium, note) if premium else (row, note or NO_PREMIUM_ROW)
    return HourlyRate(facts()[row], note)


def _require(name: str, known: tuple[str, ...], what: str) -> None:
    if name not in known:
        raise LookupError(f"no {what} named '{name}'. {did_you_mean(name, known)}")
