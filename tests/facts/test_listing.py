"""Facts on the command line: as data for programs, and as rows for people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from calculator_kit.facts import Facts, UnknownFactError
from dragoman.facts import listing
from dragoman.facts.listing import fact_record, fact_rows

FACTS = """\
[[fact]]
id = "rate.one"
kind = "market_rate"
label = { en = "One" }
unit = "USD"
per = "hour"
billed_unit = "paid_hour"
bound = "closed"
where = { region = "india" }
review_by = 2027-02-01
[[fact.observation]]
id = "first"
low = "35"
high = "55.50"
source = { ref = "page", locator = "line 7" }
confidence = "medium"
price_year = { value = 2016, basis = "inferred", earliest = 2015, latest = 2017 }
[fact.observation.reading]
lang = "he"
raw = "35 55 דולר"
issue = "lost_dash"
confidence = "high"

[[fact]]
id = "wage.two"
kind = "wage"
label = { en = "Two" }
unit = "percent"
bound = "min_only"
[[fact.observation]]
id = "second"
low = "0.5"
valid_to = 2025-12-31
source = { ref = "page", locator = "line 9" }
confidence = "low"
price_year = { value = 2024, basis = "stated" }

[[fact]]
id = "three"
kind = "constant"
label = { en = "Three" }
unit = "hour"
bound = "point"
[[fact.observation]]
id = "third"
typical = "1.50"
source = { ref = "page" }
confidence = "low"
"""


@pytest.fixture(autouse=True)
def facts(read: Callable[..., Facts], monkeypatch: pytest.MonkeyPatch) -> Facts:
    found = read(FACTS)
    monkeypatch.setattr(listing, "package_facts", lambda package: found)
    return found


def test_a_fact_as_data_has_all_that_is_recorded(facts: Facts) -> None:
    told = fact_record("package", "rate.one")
    assert told == {
        "data_version": facts.data_version,
        "facts": {
            "rate.one": {
                "kind": "market_rate",
                "unit": "USD",
                "per": "hour",
                "billed_unit": "paid_hour",
                "bound": "closed",
                "where": {"region": "india"},
                "label": {"en": "One"},
                "default": "first",
                "freshness": "red",
                "confidence": "medium",
                "valid_to": None,
                "review_by": "2027-02-01",
                "contradictions": [],
                "observations": [
                    {
                        "id": "first",
                        "low": "35",
                        "typical": None,
                        "high": "55.5",
                        "price_year": "about 2016",
                        "source": "page",
                        "locator": "line 7",
                        "retrieved": "2026-11-21",
                        "raw": "35 55 דולר",
                        "confidence": "medium",
                    }
                ],
            }
        },
    }


def test_all_facts_are_told_where_none_is_named() -> None:
    found = fact_record("package", None)["facts"]
    assert isinstance(found, dict)
    assert list(found) == ["rate.one", "wage.two", "three"]
    wage = found["wage.two"]
    assert (wage["per"], wage["billed_unit"], wage["review_by"]) == (None, "unstated", None)
    assert (wage["valid_to"], wage["freshness"]) == ("2025-12-31", "red")
    [observation] = wage["observations"]
    assert (observation["low"], observation["high"], observation["raw"]) == ("0.5", None, None)
    assert observation["price_year"] == "2024"
    [undated] = found["three"]["observations"]
    assert (undated["price_year"], undated["typical"]) == (None, "1.5")


def test_a_row_says_value_year_confidence_and_source() -> None:
    rows = fact_rows("package", None, "en")
    assert [tuple(cell.replace("\u00a0", " ") for cell in row) for row in rows] == [
        ("rate.one", "$35.00 – $55.50 per hour", "about 2016", "medium", "page, line 7"),
        ("wage.two", "from 50%", "2024", "low", "page, line 9"),
        ("three", "1.5 hours", "", "low", "page, "),
    ]
    assert fact_rows("package", "three", "he")[0][1] == "1.5 שעות"
    for tell in (
        lambda: fact_rows("package", "thre", "en"),
        lambda: fact_record("package", "thre"),
    ):
        with pytest.raises(UnknownFactError, match="three"):
            tell()
