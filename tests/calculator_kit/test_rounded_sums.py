"""A footnote where rounded parts do not add up, and nowhere else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from calculator_kit.charts import chart_html
from calculator_kit.charts.models import Part, Stack, StackedChart
from calculator_kit.charts.rounded_sums import is_off_by_rounding
from calculator_kit.formatting import formatter


@pytest.mark.parametrize(
    ("parts", "total", "is_off"),
    [
        (["$0.33", "$0.33", "$0.33"], "$1", True),
        (["$0.33", "$0.33", "$0.34"], "$1", False),
        (["20,364"], "20,365.49", False),
        (["1.5", "", "2.5"], "4", False),
        (["1.4", "1.4"], "3", True),
        (["1.4", "1.4"], "9", False),
        (["$1.41", "$1.41"], "$2.83", True),
        (["$1.40", "$1.40"], "$2.82", True),
        (["$1.40", "$1.40"], "$2.83", False),
        (["$1.40", "$1.40"], "$2.77", False),
        (["$1 – $2", "$3"], "$5", False),
        (["—", "$3"], "$5", False),
        ([], "0", False),
    ],
)
def test_what_misses_its_total(parts: list[str], total: str, is_off: bool) -> None:
    assert is_off_by_rounding(parts, total, "en") is is_off


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_thirds_have_a_footnote_in_every_language(locale: str) -> None:
    show = formatter(locale)
    third = Decimal(1) / 3

    def chart(total: Decimal) -> str:
        parts = tuple(Part(third, show.money(third, "USD")) for _ in range(3))
        stack = Stack("a", parts, show.money(total, "USD"))
        return chart_html(StackedChart("t", "l", "sum", ("x", "y", "z"), (stack,)), show)

    assert 'class="dg-footnote"' in chart(Decimal(1))
    assert 'class="dg-footnote"' not in chart(Decimal("0.99"))


def test_negative_parts_are_taken_off() -> None:
    show = formatter("en")
    texts = [show.money(Decimal(amount), "USD") for amount in ("-1.25", "3.25")]
    assert not is_off_by_rounding(texts, "$2", "en")
