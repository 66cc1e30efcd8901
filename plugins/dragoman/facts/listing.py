"""Facts as data and as rows, for the command line."""

from __future__ import annotations

import importlib
from decimal import Decimal

from calculator_kit.facts import Fact, Facts, Observation
from calculator_kit.formatting import formatter, without_isolates
from calculator_kit.messages import Wording
from calculator_kit.parsing import canonical_text
from dragoman.facts.amounts import value_text


def package_facts(package: str) -> Facts:
    """The facts of a package that has a `facts` module."""
    found: Facts = importlib.import_module(f"{package}.facts").facts()
    return found


def fact_record(package: str, fact_id: str | None) -> dict[str, object]:
    """One fact, or all by id, as data; numbers are decimal text. Raises UnknownFactError."""
    facts = package_facts(package)
    chosen = [facts[fact_id]] if fact_id else list(facts.values())
    return {
        "data_version": facts.data_version,
        "facts": {fact.id: _record(fact, facts) for fact in chosen},
    }


def fact_rows(package: str, fact_id: str | None, locale: str) -> list[tuple[str, ...]]:
    """Id, value, price year, confidence and source of one fact or of all.

    Raises UnknownFactError.
    """
    facts = package_facts(package)
    chosen = [facts[fact_id]] if fact_id else list(facts.values())
    show, wording = formatter(locale), Wording("dragoman", locale)
    return [
        (
            fact.id,
            without_isolates(value_text(fact, (fact.low, fact.high), show, wording)),
            _year(fact.observation),
            fact.confidence(facts.as_of),
            f"{fact.observation.source.id}, {fact.observation.locator}",
        )
        for fact in chosen
    ]


def _record(fact: Fact, facts: Facts) -> dict[str, object]:
    return {
        "kind": fact.kind,
        "unit": fact.unit,
        "per": fact.per or None,
        "billed_unit": fact.billed_unit or None,
        "bound": fact.bound,
        "where": dict(fact.where),
        "label": dict(fact.label),
        "default": fact.default,
        "freshness": facts.freshness(fact.id),
        "confidence": fact.confidence(facts.as_of),
        "valid_to": fact.valid_to.isoformat() if fact.valid_to else None,
        "review_by": fact.review_by.isoformat() if fact.review_by else None,
        "contradictions": list(fact.contradictions),
        "observations": [_observation(observation) for observation in fact.observations],
    }


def _observation(observation: Observation) -> dict[str, object]:
    reading = observation.reading
    return {
        "id": observation.id,
        "low": _text(observation.low),
        "typical": _text(observation.typical),
        "high": _text(observation.high),
        "price_year": _year(observation) or None,
        "source": observation.source.id,
        "locator": observation.locator,
        "retrieved": observation.retrieved.isoformat(),
        "raw": reading.raw if reading else None,
        "confidence": observation.confidence,
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else canonical_text(value)


def _year(observation: Observation) -> str:
    year = observation.price_year
    if year is None:
        return ""
    return f"about {year.value}" if year.inferred else str(year.value)
