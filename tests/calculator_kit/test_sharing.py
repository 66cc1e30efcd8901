"""Links that restore a calculator's inputs."""

from __future__ import annotations

from calculator_kit.calculators import find_calculator
from calculator_kit.sharing import read_query, share_query

CALCULATOR = find_calculator("support_costs", "dedicated_hourly")


def test_a_link_carries_what_differs_and_the_version() -> None:
    query = share_query(CALCULATOR, {"agents": "7", "hours_week": "40"}, "v1", {})
    assert query == "agents=7&data_version=v1"
    assert share_query(CALCULATOR, {"hours_week": "40"}, "v1", {}) == ""
    assert share_query(CALCULATOR, {"hours_week": "40"}, "v1", {"hours_week": "38"}) == (
        "data_version=v1&hours_week=40"
    )


def test_a_link_without_a_version_has_none() -> None:
    assert read_query(CALCULATOR, "agents=7") == ({"agents": "7"}, "")
    assert read_query(CALCULATOR, "?agents=7&data_version=v1&x=1") == ({"agents": "7"}, "v1")
    assert read_query(CALCULATOR, "agents=") == ({"agents": ""}, "")


def test_what_stands_behind_four_thousand_characters_is_not_read() -> None:
    whole = f"x={'x' * 3989}&agents=7"
    assert len(whole) == 4000
    assert read_query(CALCULATOR, f"?{whole}") == ({"agents": "7"}, "")
    assert read_query(CALCULATOR, f"{whole}5") == ({"agents": "7"}, "")
    assert read_query(CALCULATOR, f"x{whole}") == ({"agents": ""}, "")
