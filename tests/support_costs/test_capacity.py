"""A cost of a contact comes with a word where the agents could not handle so many."""

from __future__ import annotations

import pytest

from calculator_kit.calculators import calculate, calculators

CHECKED = ["dedicated_hourly", "total_cost"]
MANY, BUSY = "more agents are needed", "keep the agents busy for"


def notes(name: str, **texts: str) -> str:
    shown = calculate("support_costs", name, texts, "en").presentation
    assert shown
    return " ".join(shown.notes)


@pytest.mark.parametrize("name", CHECKED)
@pytest.mark.parametrize(
    ("contacts", "said"),
    [("50000", MANY), ("9101", MANY), ("9100", BUSY), ("7736", BUSY), ("7735", ""), ("3000", "")],
)
def test_contacts_are_held_against_the_hours_logged_in(name: str, contacts: str, said: str) -> None:
    """5 agents × 173.33 hours × 70 % are 606.67 hours, or 9,100 contacts of 240 seconds; 85 % 7,735."""
    found = notes(name, volume_month=contacts)
    assert [one for one in (MANY, BUSY) if one in found] == ([said] if said else [])


@pytest.mark.parametrize("name", CHECKED)
def test_shorter_contacts_and_less_shrinkage_make_room(name: str) -> None:
    assert MANY in notes(name, volume_month="12500")
    assert MANY not in notes(name, volume_month="12500", aht="120")
    assert MANY in notes(name, volume_month="12500", shrinkage="0.1")
    assert BUSY in notes(name, volume_month="12500", shrinkage="0.02")


@pytest.mark.parametrize("name", CHECKED)
def test_without_contacts_nothing_is_said(name: str) -> None:
    assert not any(one in notes(name, volume_month="") for one in (MANY, BUSY))


@pytest.mark.parametrize("name", CHECKED)
def test_the_share_of_the_time_is_said(name: str) -> None:
    """8,400 contacts of 240 seconds are 560 hours of 606.67."""
    assert "busy for 92.3% of the 607 hours" in notes(name, volume_month="8400")
    assert "take 667 hours to handle, more than the 607 hours" in notes(name, volume_month="10000")


def test_without_agents_every_contact_is_too_many() -> None:
    assert MANY in notes("dedicated_hourly", agents="0", volume_month="1")


def test_every_calculator_with_agents_and_contacts_is_checked() -> None:
    asking = {
        name
        for name, calculator in calculators("support_costs").items()
        if {"agents", "volume_month", "aht"} <= {field.name for field in calculator.fields}
    }
    assert asking == set(CHECKED)
