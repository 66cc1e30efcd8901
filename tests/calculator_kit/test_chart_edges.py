"""Charts of values that lie on an edge: at a limit, at the base, next to each other, or nowhere."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from calculator_kit.charts import chart_html
from calculator_kit.charts.models import (
    AnyChart,
    Axis,
    Band,
    Bar,
    Bin,
    CashFlow,
    CashFlowChart,
    DistributionChart,
    Gauge,
    GaugeChart,
    HeatCell,
    HeatMap,
    HeatRow,
    LineChart,
    Mark,
    Part,
    Point,
    Quantile,
    RangeChart,
    Series,
    Stack,
    StackedChart,
    Threshold,
    Tick,
    TornadoChart,
    TornadoRow,
    WaterfallChart,
    WaterfallStep,
)
from calculator_kit.formatting import formatter

D = Decimal


def drawn(chart: AnyChart, name: str) -> list[str]:
    """The shapes of a class, as they are written, without the samples in legends."""
    html = re.sub(r'<svg class="dg-key".*?</svg>', "", chart_html(chart, formatter("en")))
    found = re.findall(r'<(?:rect|path|polygon) class="([^"]*)" ([^>]*)/>', html)
    return [shape for names, shape in found if name in names.split()]


def axis(*values: int) -> Axis:
    return Axis("axis", tuple(Tick(D(value), str(value)) for value in values))


def stacked(*amounts: str, open_ended: bool = False) -> StackedChart:
    parts = tuple(Part(D(amount) if amount else None, amount) for amount in amounts)
    names = tuple("part" for _ in parts)
    stack = Stack("stack", parts, "total", open_ended)
    return StackedChart("Title", "", "", names, (stack,), axis(-100, 0, 100).ticks)


@pytest.mark.parametrize(
    ("amounts", "start"),
    [(("", ""), "50"), (("40", ""), "70"), (("40", "-60"), "70"), (("-60", "-20"), "50")],
)
def test_an_open_stack_goes_on_from_its_highest_end(amounts: tuple[str, ...], start: str) -> None:
    outline = f'points="{start},3 97,3 100,7 97,11 {start},11"'
    assert drawn(stacked(*amounts, open_ended=True), "dg-open") == [outline]
    assert drawn(stacked(*amounts), "dg-open") == []


def test_a_stack_is_not_open_unless_it_is_said() -> None:
    stack = Stack("stack", (Part(D(1), "1"),), "total")
    chart = StackedChart("Title", "", "", ("part",), (stack,), axis(0, 1).ticks)
    assert drawn(chart, "dg-open") == []


def test_bars_start_from_nought_though_no_tick_is_there() -> None:
    marked = (Tick(D(50), "half"), Tick(D(100), "whole"))
    parts = (Part(D(50), "x"),)
    steps = (WaterfallStep("known", D(50), "x", total=True), WaterfallStep("not known", None, ""))
    charts: tuple[AnyChart, ...] = (
        StackedChart("Title", "", "", ("part",), (Stack("stack", parts, "x"),), marked),
        WaterfallChart("Title", "", "", steps, marked),
    )
    for chart in charts:
        assert drawn(chart, "dg-part") == ['x="0.2" y="3" width="49.6" height="8"']
    for chart in (
        StackedChart("Title", "", "", (), (Stack("stack", (), "x"),), marked),
        WaterfallChart("Title", "", "", steps[1:], marked),
        RangeChart("Title", "", "", (), D(100), marked),
    ):
        html = chart_html(chart, formatter("en"))
        assert re.findall(r'data-at="([\d.]+)">', html) == ["50.0", "100.0"]


def test_parts_above_and_below_nought_add_up_apart() -> None:
    assert drawn(stacked("40", "-60", "0", "20", "-20"), "dg-part") == [
        'x="50.2" y="3" width="19.6" height="8"',
        'x="20.2" y="3" width="29.6" height="8"',
        'x="70.2" y="3" width="9.6" height="8"',
        'x="10.2" y="3" width="9.6" height="8"',
    ]


def tornado(*rows: tuple[str, str, str]) -> TornadoChart:
    made = (
        TornadoRow(label, D(low) if low else None, D(high) if high else None, low, high)
        for label, low, high in rows
    )
    return TornadoChart("Title", "low", "high", Tick(D(100), "base"), tuple(made))


FRAME = ("Frame", "0", "200")


@pytest.mark.parametrize(
    ("low", "high", "bars"),
    [
        ("100", "150", ['x="50.2" y="3" width="24.6" height="8"']),
        ("150", "100", ['x="50.2" y="3" width="24.6" height="8"']),
        (
            "120",
            "150",
            ['x="50" y="3" width="10" height="4"', 'x="50" y="7" width="25" height="4"'],
        ),
        (
            "80",
            "50",
            ['x="40" y="3" width="10" height="4"', 'x="25" y="7" width="25" height="4"'],
        ),
    ],
)
def test_bars_are_halved_where_both_ends_move_the_answer_the_same_way(
    low: str, high: str, bars: list[str]
) -> None:
    assert drawn(tornado(FRAME, ("Row", low, high)), "dg-part")[2:] == bars


@pytest.mark.parametrize(
    ("low", "high", "head"),
    [
        ("100", "", "100,7"),
        ("99", "", "100,7"),
        ("101", "", "0,7"),
        ("", "100", "0,7"),
        ("", "101", "0,7"),
        ("", "99", "100,7"),
    ],
)
def test_what_is_not_known_lies_on_the_other_side_of_the_base(
    low: str, high: str, head: str
) -> None:
    [arrow] = drawn(tornado(FRAME, ("Row", low, high)), "dg-open")
    assert head in arrow


def test_rows_are_in_order_of_their_reach_from_the_base() -> None:
    chart = tornado(
        ("None", "", ""),
        ("Far off", "130", "140"),
        ("Wide", "85", "120"),
        ("Open", "99", ""),
        ("Small", "90", "105"),
    )
    heads = re.findall(r'scope="rowgroup" colspan="3">([^<]*)<', chart_html(chart, formatter("en")))
    assert heads == ["Open", "Far off", "Wide", "Small", "None"]


def gauge(
    value: str | None, floor: str | None, target: str | None, stretch: str | None = None
) -> GaugeChart:
    def line(text: str | None) -> Threshold | None:
        return None if text is None else Threshold("line", D(text), text)

    known = None if value is None else D(value)
    made = Gauge("Label", known, "text", D(0), D(10), line(floor), line(target), line(stretch))
    return GaugeChart("Title", "Label", "Value", (made,))


@pytest.mark.parametrize(
    ("value", "floor", "target", "standing"),
    [
        ("8", "5", "8", "met"),
        ("5", "5", "8", "between"),
        ("5", "8", "5", "met"),
        ("8", "8", "5", "between"),
        ("5", None, "5", "met"),
        ("4", None, "5", "missed"),
        ("5", "5", None, "between"),
        ("4", "5", None, "missed"),
        ("5", "5", "5", "met"),
        ("4", "5", "5", "missed"),
    ],
)
def test_a_value_on_a_line_has_reached_it(
    value: str, floor: str | None, target: str | None, standing: str
) -> None:
    assert f"dg-gauge--{standing}" in chart_html(gauge(value, floor, target), formatter("en"))


@pytest.mark.parametrize(
    ("floor", "target", "stretch", "zones"),
    [
        ("5", "8", "9", [("poor", 0, 50), ("fair", 50, 30), ("good", 80, 20)]),
        ("8", "5", "2", [("poor", 80, 20), ("fair", 50, 30), ("good", 0, 50)]),
        ("5", "5", None, [("poor", 0, 50), ("good", 50, 50)]),
        ("0", "5", None, [("fair", 0, 50), ("good", 50, 50)]),
        ("5", "10", None, [("poor", 0, 50), ("fair", 50, 50)]),
        (None, "5", None, [("fair", 0, 50), ("good", 50, 50)]),
        ("5", None, None, [("poor", 0, 50), ("good", 50, 50)]),
        (None, None, None, [("good", 0, 100)]),
    ],
)
def test_zones_of_a_gauge_reach_from_line_to_line(
    floor: str | None, target: str | None, stretch: str | None, zones: list[tuple[str, int, int]]
) -> None:
    chart = gauge("3", floor, target, stretch)
    found = [
        (name, shape)
        for name in ("poor", "fair", "good")
        for shape in drawn(chart, f"dg-zone--{name}")
    ]
    assert found == [
        (name, f'x="{x}" y="1" width="{width}" height="12"') for name, x, width in zones
    ]
    assert drawn(chart, "dg-gauge__value") == ['x="0" y="5" width="30" height="4"']


def test_a_waterfall_tells_steps_up_from_steps_down_and_from_none() -> None:
    amounts = [("100", True), ("-20", False), ("0", False), ("10", False)]
    steps = tuple(WaterfallStep("step", D(amount), amount, total) for amount, total in amounts)
    chart = WaterfallChart("Title", "", "", steps)
    assert drawn(chart, "dg-part") == [
        'x="0.2" y="3" width="99.6" height="8"',
        'x="80.2" y="3" width="19.6" height="8"',
        'x="80" y="3" width="0.8" height="8"',
        'x="80.2" y="3" width="9.6" height="8"',
    ]
    assert len(drawn(chart, "dg-fill--2")) == 2  # the bar of a step up, and its stripes
    assert len(drawn(chart, "dg-fill--3")) == 2
    assert drawn(chart, "dg-connector") == [
        'd="M100,7 100,14"',
        'd="M100,0 100,7"',
        'd="M80,7 80,14"',
        'd="M80,0 80,7"',
        'd="M80,7 80,14"',
        'd="M80,0 80,7"',
    ]


def test_the_shorter_side_of_a_heat_map_runs_across() -> None:
    hours = tuple(HeatCell(level, str(level)) for level in range(-1, 9))
    days = (HeatRow("Monday", hours), HeatRow("Sunday", (HeatCell(None, ""),) * len(hours)))
    chart = HeatMap(
        "Title",
        "Day",
        tuple("abcdefghij"),
        days,
        ("x",) * 5,
        columns_heading="Hour",
        empty="Closed",
    )
    html = chart_html(chart, formatter("en"))
    assert re.findall(r'<th scope="col">(\w+)', html) == ["Hour", "Monday", "Sunday"]
    assert re.findall(r'<th scope="row">(\w+)', html) == list("abcdefghij")
    levels = re.findall(r"<td class=\"dg-heat__cell dg-heat__cell--(\w+)", html)
    assert levels[:6] == ["0", "none", "0", "none", "1", "none"]
    assert html.count('<span class="dg-visually-hidden">Closed</span>') == len(hours)
    assert html.count("<span>Closed</span>") == 1  # in the legend


def test_only_a_heat_map_with_empty_cells_says_what_they_are() -> None:
    full = HeatMap(
        "Title", "", ("c",), (HeatRow("row", (HeatCell(1, "x"),)),), ("a",) * 5, empty="Closed"
    )
    assert "Closed" not in chart_html(full, formatter("en"))


def distribution(*bins: tuple[str, str, int], quantiles: tuple[str, ...] = ()) -> DistributionChart:
    made = tuple(Bin(D(low), D(high), count, "bin", "count") for low, high, count in bins)
    named = tuple(Quantile("P", D(value), value) for value in quantiles)
    return DistributionChart("Title", axis(0, 100), "Cases", made, named)


@pytest.mark.parametrize(
    ("bins", "columns"),
    [
        ([("0", "50", 1), ("50", "100", 2)], ["0.25 30 49.5 30", "50.25 0 49.5 60"]),
        ([("10", "11", 1), ("50", "60", 10)], ["10.25 0 0.5 60", "50.25 0 9.5 60"]),
        ([("10", "10.5", 1), ("50", "60", 20)], ["9.75 0 1 60", "50.25 0 9.5 60"]),
        ([("10", "20", 0), ("50", "60", 1)], ["50.25 0 9.5 60"]),
        ([("10", "10", 4), ("50", "60", 2)], ["9.5 0 1 60", "50.25 30 9.5 30"]),
    ],
)
def test_columns_are_as_wide_as_their_bins_but_can_be_seen(
    bins: list[tuple[str, str, int]], columns: list[str]
) -> None:
    found = [
        " ".join(re.findall(r'"([\d.]+)"', shape))
        for shape in drawn(distribution(*bins), "dg-column")
    ]
    assert found == columns


def test_quantiles_on_the_ends_are_named_and_those_outside_are_not() -> None:
    chart = distribution(("0", "100", 1), quantiles=("0", "100"))
    clipped = DistributionChart(
        "Title", Axis("x", chart.x.ticks, clipped=True), "Cases", (), (Quantile("P", D(101), "x"),)
    )
    assert chart_html(chart, formatter("en")).count(">P</span>") == 2
    assert chart_html(clipped, formatter("en")).count(">P</span>") == 0


def test_money_goes_up_and_down_from_nought() -> None:
    amounts = ["-50", "0", "100"]
    flows = tuple(CashFlow(amount, D(amount), amount, D(amount), amount) for amount in amounts)
    chart = CashFlowChart("Title", "", "", "", axis(-50, 0, 100), flows)
    assert drawn(chart, "dg-column") == [
        'x="6.67" y="40" width="20" height="20"',
        'x="73.33" y="0" width="20" height="40"',
    ]
    assert len(drawn(chart, "dg-column--out")) == 1
    assert drawn(chart, "dg-base") == ['d="M0,40 100,40"']
    assert drawn(chart, "dg-line") == ['d="M16.67,60 50,40 83.33,0"']


def lines(
    low: list[str], high: list[str], *marks: str, step: bool = False, listed: bool = True
) -> LineChart:
    def series(values: list[str]) -> Series:
        return Series(
            "series",
            tuple(
                Point(D(10 * n), D(value) if value else None, "x" if listed else "")
                for n, value in enumerate(values)
            ),
            step,
        )

    return LineChart(
        "Title",
        axis(0, 100),
        axis(0, 100),
        (series(low), series(high)),
        (Band("band", 0, 1),),
        tuple(Mark(D(x), D(50), "mark") for x in marks),
    )


def test_a_band_is_interrupted_where_either_line_is() -> None:
    chart = lines(["10", "10", "", "10", "10"], ["20", "20", "20", "", "20"])
    assert drawn(chart, "dg-band") == [
        'points="0,54 10,54 10,48 0,48"',
        'points="40,54 40,48"',
    ]


def test_an_arrow_stands_over_each_listed_point_without_an_upper_end() -> None:
    low, high = ["10", "10", "", "10"], ["20", "", "", "20"]

    def arrows(chart: LineChart) -> list[tuple[str, str]]:
        html = chart_html(chart, formatter("en"))
        return re.findall(r'dg-plot__open" data-at="([\d.]+)" data-up="([\d.]+)"', html)

    assert arrows(lines(low, high)) == [("10.0", "10.0")]
    assert arrows(lines(low, high, listed=False)) == []


@pytest.mark.parametrize(
    ("marks", "below"),
    [
        (("20", "40"), [False, False]),
        (("20", "21"), [False, True]),
        (("20", "21", "22"), [False, True, False]),
        (("20", "26.9"), [False, True]),
        (("20", "27"), [False, False]),
    ],
)
def test_numbers_of_marks_that_are_near_stand_above_and_below_in_turn(
    marks: tuple[str, ...], below: list[bool]
) -> None:
    html = chart_html(lines(["0"], ["0"], *marks), formatter("en"))
    found = re.findall(r'<span class="(dg-mark[^"]*)" data-at', html)
    assert ["dg-mark--below" in names for names in found] == below


@pytest.mark.parametrize(
    ("low", "high", "shapes"),
    [
        ("20", "60", ["M20,7 60,7"]),
        ("20", None, ["M20,7 100,7", "M97.5,4 100,7 97.5,10"]),
        (None, "60", ["M0,7 60,7", "M2.5,4 0,7 2.5,10"]),
        (None, None, []),
    ],
)
def test_a_range_between_dots_has_a_head_where_its_end_is_not_known(
    low: str | None, high: str | None, shapes: list[str]
) -> None:
    start, end = (None if text is None else D(text) for text in (low, high))
    chart = RangeChart("Title", "", "", (Bar("bar", start, end, "x"),), D(100), (), dots=True)
    assert drawn(chart, "dg-line") == [f'd="{shape}"' for shape in shapes]


def test_the_scale_of_ranges_holds_all_of_them_and_no_more() -> None:
    def chart(*ends: tuple[str, str | None]) -> RangeChart:
        bars = [
            Bar("", Decimal(low), None if high is None else Decimal(high), "") for low, high in ends
        ]
        return RangeChart.holding(
            bars, lambda tick: f"${int(tick)}", title="", label_heading="", value_heading=""
        )

    assert chart(("2", "9"), ("40", None)).maximum == 40
    assert chart(("2", "41")).maximum == 50
    assert chart(("2", "40.00000000000000001")).maximum == 40
    assert [tick.text for tick in chart(("2", "40")).ticks] == ["$0", "$10", "$20", "$30", "$40"]
