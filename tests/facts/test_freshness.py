"""How a fact ages, by its kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.facts import Facts, months_later

TEMPLATE = """\
[[fact]]
id = "x"
kind = "{kind}"
label = {{ en = "X" }}
unit = "USD"
bound = "point"
{fact}
[[fact.observation]]
id = "one"
typical = "1"
source = {{ ref = "page" }}
confidence = "low"
{observation}
"""
STATED = 'price_year = { value = 2024, basis = "stated" }'
INFERRED = 'price_year = { value = 2026, basis = "inferred", earliest = 2025, latest = 2026 }'


@pytest.mark.parametrize(
    ("kind", "observation", "day", "expected"),
    [
        ("market_rate", STATED, date(2025, 12, 31), "green"),
        ("market_rate", STATED, date(2026, 1, 1), "amber"),
        ("market_rate", STATED, date(2026, 12, 31), "amber"),
        ("market_rate", STATED, date(2027, 1, 1), "red"),
        ("market_rate", f"{STATED}\npublished = 2024-03-25", date(2025, 3, 25), "green"),
        ("market_rate", f"{STATED}\npublished = 2024-03-25", date(2025, 3, 26), "amber"),
        ("market_rate", f"{STATED}\npublished = 2024-03-25", date(2026, 3, 26), "red"),
        ("market_rate", f"{STATED}\npublished = 2026-03-25", date(2026, 1, 1), "amber"),
        ("market_rate", INFERRED, date(2026, 11, 21), "red"),
        ("market_rate", "", date(2026, 11, 21), "red"),
        ("wage", STATED, date(2026, 1, 1), "amber"),
        ("check", STATED, date(2027, 1, 1), "red"),
        ("benchmark", STATED, date(2027, 12, 31), "green"),
        ("benchmark", STATED, date(2028, 1, 1), "amber"),
        ("benchmark", STATED, date(2030, 1, 1), "red"),
        ("parameter", STATED, date(2028, 1, 1), "amber"),
        ("fx", "published = 2026-01-01", date(2026, 1, 31), "green"),
        ("fx", "published = 2026-01-01", date(2026, 2, 1), "amber"),
        ("fx", "published = 2026-01-01", date(2026, 7, 1), "red"),
        ("statutory", "valid_to = 2026-12-31", date(2026, 12, 31), "green"),
        ("statutory", "valid_to = 2026-12-31", date(2027, 1, 30), "amber"),
        ("statutory", "valid_to = 2026-12-31", date(2027, 1, 31), "red"),
        ("market_rate", f"{STATED}\nvalid_to = 2025-06-30", date(2025, 6, 30), "green"),
        ("market_rate", f"{STATED}\nvalid_to = 2025-06-30", date(2025, 7, 1), "amber"),
        ("market_rate", f"{STATED}\nvalid_to = 2025-06-30", date(2025, 7, 31), "red"),
        ("market_rate", f"{STATED}\nvalid_to = 2029-06-30", date(2026, 1, 1), "amber"),
        ("market_rate", "valid_to = 2029-06-30", date(2026, 1, 1), "red"),
        ("constant", "", date(2999, 1, 1), "green"),
        ("rejected", STATED, date(2024, 1, 1), "red"),
    ],
)
def test_freshness(
    read: Callable[..., Facts], kind: str, observation: str, day: date, expected: str
) -> None:
    reason = 'reason = "outdated"' if kind == "rejected" else ""
    facts = read(TEMPLATE.format(kind=kind, fact=reason, observation=observation))
    assert facts["x"].freshness(day) == expected


AGES = ("green", "amber", "red")


@pytest.mark.parametrize(
    ("recorded", "observation", "day", "expected"),
    [
        ("very_high", "valid_to = 2026-12-31", date(2024, 1, 1), "very_high"),
        ("very_high", "valid_to = 2026-12-31", date(2026, 12, 31), "very_high"),
        ("very_high", "valid_to = 2026-12-31", date(2027, 1, 1), "high"),
        ("very_high", "valid_to = 2026-12-31", date(2030, 1, 1), "medium"),
        ("medium", "valid_to = 2026-12-31", date(2027, 1, 1), "low"),
        ("low", "valid_to = 2026-12-31", date(2030, 1, 1), "low"),
        # Read after its last day: the grade that was recorded knows that already.
        ("high", "valid_to = 2026-01-31\nretrieved = 2027-06-01", date(2030, 1, 1), "high"),
        ("high", "valid_to = 2026-01-31\nretrieved = 2027-06-01", date(2024, 1, 1), "high"),
    ],
)
def test_confidence_falls_by_a_grade_for_each_step_of_ageing(
    read: Callable[..., Facts], recorded: str, observation: str, day: date, expected: str
) -> None:
    text = TEMPLATE.format(kind="statutory", fact="", observation=observation)
    fact = read(text.replace('confidence = "low"', f'confidence = "{recorded}"'))["x"]
    assert fact.confidence(day) == expected


@pytest.mark.parametrize(
    ("kind", "observation", "turns"),
    [
        ("market_rate", STATED, [date(2026, 1, 1), date(2027, 1, 1)]),
        ("statutory", "valid_to = 2026-12-31", [date(2027, 1, 1), date(2027, 1, 31)]),
        ("market_rate", "", []),
        ("constant", STATED, []),
    ],
)
def test_a_figure_becomes_older_on_its_turns_alone(
    read: Callable[..., Facts], kind: str, observation: str, turns: list[date]
) -> None:
    fact = read(TEMPLATE.format(kind=kind, fact="", observation=observation))["x"]
    assert list(fact.turns(date(2024, 1, 1))) == turns
    for turn in turns:
        before = fact.freshness(turn - timedelta(1))
        assert AGES.index(fact.freshness(turn)) == AGES.index(before) + 1
        assert turn not in fact.turns(turn)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 120))
def test_months_later_keeps_the_day_or_ends_the_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(1)).day == 1)
