"""What is said beside an answer of the weakest of its sources."""

from __future__ import annotations

from datetime import date

import pytest

from calculator_kit.facts import PriceYear
from calculator_kit.presentation import SourceLine, Standing
from calculator_kit.provenance import basis

NEW, OLD = PriceYear(2025, False, 2025, 2025), PriceYear(2016, True, 2015, 2017)
FIRST, SECOND = date(2027, 1, 1), date(2028, 1, 1)


def source(*standings: Standing) -> SourceLine:
    return SourceLine("Title", "en", "", (), standings=standings)


def told(*sources: SourceLine) -> list[tuple[str, date | None]]:
    return [(one.text, one.first) for one in basis(sources, "en")]


@pytest.mark.parametrize(
    ("standings", "text"),
    [
        ([Standing("high", NEW)], "2025, high confidence"),
        ([Standing("high", OLD), Standing("low", NEW)], "2025, low confidence"),
        ([Standing("low", NEW), Standing("low", OLD)], "about 2016, low confidence"),
        ([Standing("low", OLD), Standing("low", undated=True)], "undated, low confidence"),
        ([Standing("low", OLD), Standing("low")], "about 2016, low confidence"),
        ([Standing("low"), Standing("medium", OLD)], "low confidence"),
    ],
)
def test_the_least_sure_is_the_weakest_and_of_several_the_oldest(
    standings: list[Standing], text: str
) -> None:
    for order in (standings, standings[::-1]):
        assert told(*map(source, order)) == [(f"Weakest source: {text}.", None)]


def test_it_changes_on_the_days_on_which_a_figure_ages() -> None:
    ageing = source(Standing("high", NEW), Standing("low", NEW, first=SECOND))
    other = source(Standing("high", OLD), Standing("medium", OLD, first=FIRST))
    assert told(ageing, other) == [
        ("Weakest source: about 2016, high confidence.", None),
        ("Weakest source: about 2016, medium confidence.", FIRST),
        ("Weakest source: 2025, low confidence.", SECOND),
    ]


def test_an_answer_without_sources_says_nothing() -> None:
    assert told() == told(source()) == []
