"""Line charts as they come about."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.charts.models import Band, Mark, Point, Tick
from calculator_kit.charts.plotting import Plot

D = Decimal
PLACES = (D(0), D(10))


def plot() -> Plot:
    return Plot(PLACES, lambda x: f"at {x}", lambda y: f"about {y}", lambda y: f"just {y}")


def test_listed_places_have_ticks_and_texts_and_others_are_drawn() -> None:
    drawn = plot()
    drawn.line("Cost", [(D(0), D(3)), (D(5), D(4)), (D(10), None)], step=True)
    mark = Mark(D(5), D(4), "Here")
    chart = drawn.chart("Title", "Places", "Amounts", marks=[mark], chosen=drawn.tick(D(5)))
    (line,) = chart.series
    assert line.points == (
        Point(D(0), D(3), "at 0", "just 3"),
        Point(D(5), D(4)),
        Point(D(10), None, "at 10", ""),
    )
    assert (line.label, line.step, chart.title) == ("Cost", True, "Title")
    assert (chart.x.heading, chart.x.ticks) == (
        "Places",
        (Tick(D(0), "at 0"), Tick(D(10), "at 10")),
    )
    assert chart.y.heading == "Amounts"
    assert [tick.text for tick in chart.y.ticks] == [f"about {y}" for y in range(5)]
    assert chart.marks == (mark,)
    assert chart.chosen == Tick(D(5), "at 5")


def test_amounts_below_nought_are_on_the_axis_and_nothing_has_one_too() -> None:
    drawn = plot()
    drawn.line("Value", [(D(0), D(-8)), (D(10), D(-2))])
    assert [tick.value for tick in drawn.chart("", "", "").y.ticks] == [-8, -6, -4, -2, 0]
    unknown = plot()
    unknown.line("Value", [(D(0), None)])
    assert unknown.chart("", "", "").y.ticks[0].value == 0


def test_a_span_is_a_band_a_line_or_what_is_known_of_it() -> None:
    low, high = [(x, x) for x in PLACES], [(x, x + 1) for x in PLACES]
    labels = ("Any", "Least", "Most")
    drawn = plot()
    drawn.span(labels, low, low)
    drawn.span(labels, low, high, step=True)
    drawn.span(labels, low, [(x, None) for x in PLACES])
    chart = drawn.chart("", "", "")
    assert [one.label for one in chart.series] == ["Any", "Least", "Most", "Least"]
    assert [one.step for one in chart.series] == [False, True, True, False]
    assert chart.bands == (Band("Any", 1, 2),)
