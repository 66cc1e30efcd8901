"""Charts are well-formed, mirrored for right-to-left readers, and say in text what they draw."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculator_kit.charts import (
    chart_html,
    heat_level,
    range_bar,
    round_maximum,
    round_ticks,
    ticks,
)
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
from calculator_kit.formatting import PDI, RLI, formatter
from sample_charts import CHARTS, axis

D = Decimal
Numbers = list[Decimal | None]
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


def tree(chart: AnyChart, locale: str = "en") -> ET.Element:
    return ET.fromstring(chart_html(chart, formatter(locale)))


def with_class(element: ET.Element, name: str) -> list[ET.Element]:
    return [found for found in element.iter() if name in found.get("class", "").split()]


def drawings(element: ET.Element) -> list[ET.Element]:
    """All drawings but the samples in legends."""
    return [svg for svg in element.iter("svg") if svg.get("class") != "dg-key"]


def texts(value: Any) -> Iterable[str]:
    """Every text of a chart, in the order of its declaration."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from texts(getattr(value, name))


def corners(shape: ET.Element) -> list[tuple[Decimal, Decimal]]:
    """The places that a shape goes through."""
    if shape.tag == "rect":
        x, y, width, height = (D(shape.attrib[name]) for name in ("x", "y", "width", "height"))
        return [(across, up) for across in (x, x + width) for up in (y, y + height)]
    text = shape.get("points") or shape.get("d") or ""
    return [(D(x), D(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", text)]


def places(element: ET.Element) -> list[tuple[Decimal, Decimal]]:
    return [place for svg in drawings(element) for shape in svg.iter() for place in corners(shape)]


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
@every_chart
def test_all_texts_are_read_and_no_drawing_is(chart: AnyChart, locale: str) -> None:
    root = tree(chart, locale)
    told = "".join(root.itertext())
    for text in filter(None, texts(chart)):
        assert text in told
    for svg in root.iter("svg"):
        assert svg.get("aria-hidden") == "true"
        assert not "".join(svg.itertext())
    hidden = {inner for found in root.iter() if found.get("aria-hidden") for inner in found.iter()}
    assert any(table not in hidden for table in root.iter("table"))


@pytest.mark.parametrize("kind", ["lines", "stacks", "distribution", "cash"])
def test_what_is_no_table_has_one_beside_it(kind: str) -> None:
    (twin,) = with_class(tree(CHARTS[kind]), "dg-chart-table")
    assert twin.tag == "details"
    assert twin.find("summary") is not None
    body = twin.find(".//tbody")
    assert body is not None
    columns = len(twin.findall(".//thead//th"))
    for row in body:
        assert [cell.tag for cell in row] == ["th"] + ["td"] * (columns - 1)
        assert row[0].get("scope") == "row"


@every_chart
def test_right_to_left_is_the_mirror_image(chart: AnyChart) -> None:
    ltr, rtl = places(tree(chart, "en")), places(tree(chart, "he"))
    assert Counter(ltr) == Counter((100 - x, y) for x, y in rtl)


@every_chart
def test_the_callers_decimal_context_changes_nothing(chart: AnyChart) -> None:
    expected = chart_html(chart, formatter("en"))
    with localcontext() as context:
        context.prec = 3
        context.rounding = "ROUND_UP"
        assert chart_html(chart, formatter("en")) == expected


GRID = '<path class="dg-chart__axis" d="M0,0v14M25,0v14M50,0v14M75,0v14M100,0v14"/>'
SVG = '<svg class="dg-bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
BARS_DRAWN = [
    ("5", "9", "ltr", '<rect class="dg-chart__bar" x="12.5" y="3" width="10" height="8"/>'),
    ("5", "9", "rtl", '<rect class="dg-chart__bar" x="77.5" y="3" width="10" height="8"/>'),
    ("40", "40", "ltr", '<rect class="dg-chart__bar" x="99.2" y="3" width="0.8" height="8"/>'),
    (
        "20",
        None,
        "ltr",
        '<polygon class="dg-chart__bar" points="50,3 97,3 100,7 97,11 50,11"/>',
    ),
    (
        "20",
        None,
        "rtl",
        '<polygon class="dg-chart__bar" points="50,3 3,3 0,7 3,11 50,11"/>',
    ),
    (None, "20", "ltr", '<polygon class="dg-chart__bar" points="50,3 3,3 0,7 3,11 50,11"/>'),
    (None, None, "ltr", ""),
]


@pytest.mark.parametrize(("low", "high", "direction", "shape"), BARS_DRAWN)
def test_range_bar(low: str | None, high: str | None, direction: str, shape: str) -> None:
    ends = [None if end is None else D(end) for end in (low, high)]
    drawn = range_bar(ends[0], ends[1], D(40), mirrored=direction == "rtl")
    assert drawn == f"{SVG}{GRID}{shape}</svg>"


def shapes(chart: AnyChart, name: str) -> list[str]:
    """The places of all shapes of this class, as they are written."""
    found = [
        shape
        for svg in drawings(tree(chart))
        for shape in svg
        if name in shape.get("class", "").split()
    ]
    return [
        shape.get("d")
        or shape.get("points")
        or " ".join(shape.attrib[side] for side in ("x", "y", "width", "height"))
        for shape in found
    ]


def test_lines_have_gaps_steps_and_bands_only_where_both_ends_are_known() -> None:
    chart = CHARTS["lines"]
    assert shapes(chart, "dg-line") == [
        "M0,60 50,30",
        "M100,0h.01",
        "M0,45 50,45 50,15",
    ]
    assert shapes(chart, "dg-band") == ["0,60 50,30 50,15 50,45 0,45"]
    assert shapes(chart, "dg-rule") == ["M60,0v60"]
    (arrow,) = with_class(tree(chart), "dg-plot__open")
    assert (arrow.get("data-at"), arrow.get("data-up")) == ("100.0", "100.0")


def test_all_crossings_are_numbered_in_the_plot_and_in_words() -> None:
    root = tree(CHARTS["lines"])
    pinned, listed = with_class(root, "dg-plot__area")[0], with_class(root, "dg-marks")[0]
    assert [mark.text for mark in with_class(pinned, "dg-mark")] == ["1", "2"]
    assert ["".join(item.itertext()) for item in listed] == ["1equal at five", "2again"]
    assert len(with_class(pinned, "dg-mark--below")) == 1


def test_stacks_put_what_is_negative_on_the_other_side() -> None:
    assert shapes(CHARTS["stacks"], "dg-part") == [
        "9.29 3 54.15 8",
        "63.84 3 17.78 8",
        "0.2 3 8.69 8",
        "9.29 3 45.06 8",
    ]
    assert len(shapes(CHARTS["stacks"], "dg-open")) == 1


def test_a_waterfall_goes_on_only_from_a_known_level() -> None:
    assert shapes(CHARTS["waterfall"], "dg-part") == [
        "0.2 3 99.6 8",
        "80.2 3 19.6 8",
        "80.2 3 4.6 8",
        "0.2 3 59.6 8",
    ]
    assert len(shapes(CHARTS["waterfall"], "dg-connector")) == 4


def test_the_greatest_effect_comes_first_and_an_open_one_before_it() -> None:
    root = tree(CHARTS["tornado"])
    heads = [head.text for head in root.iter("th") if head.get("scope") == "rowgroup"]
    assert heads == ["Open", "Great", "Same way", "Small"]
    assert shapes(CHARTS["tornado"], "dg-open") == ["50,3 97,3 100,7 97,11 50,11"]


def test_a_result_stands_at_the_end_of_the_bar_that_reaches_it() -> None:
    told = {
        "".join(group[0].itertext()): ["".join(cell.itertext()) for cell in group[1].iter("td")]
        for group in tree(CHARTS["tornado"]).iter("tbody")
    }
    low, high = " (at the low end)", " (at the high end)"
    assert told["Small"] == [f"$99{low}", "", f"$101{high}"]
    assert told["Great"] == [f"$50{high}", "", f"$150{low}"]
    assert told["Open"] == [f"$90{low}", "", f"no upper end{high}"]


def test_a_wider_bin_does_not_look_like_more() -> None:
    assert shapes(CHARTS["distribution"], "dg-column") == ["0.25 0 32.83 60", "33.58 0 66.17 60"]


def test_names_that_are_close_stand_on_lines_of_their_own() -> None:
    above = with_class(tree(CHARTS["distribution"]), "dg-plot__above")[0]
    lines = [[span.get("data-at") for span in line.iter("span")] for line in above]
    assert lines == [["16.7"], ["13.3", "83.3"]]


@pytest.mark.parametrize("locale", ["en", "he"])
def test_a_strict_security_policy_needs_no_exception_for_charts(locale: str) -> None:
    for chart in CHARTS.values():
        assert "style=" not in chart_html(chart, formatter(locale))


@pytest.mark.parametrize(
    ("value", "floor", "target", "standing"),
    [
        ("0.9", "0.75", "0.8", "met"),
        ("0.78", "0.75", "0.8", "between"),
        ("0.5", "0.75", "0.8", "missed"),
        ("3", "8", "5", "met"),
        ("6", "8", "5", "between"),
        ("9", "8", "5", "missed"),
        (None, "8", "5", "unknown"),
        ("9", None, None, "unknown"),
    ],
)
def test_where_less_is_better_the_target_is_below_the_floor(
    value: str | None, floor: str | None, target: str | None, standing: str
) -> None:
    def line(text: str | None) -> Threshold | None:
        return None if text is None else Threshold("line", D(text), text)

    known = None if value is None else D(value)
    gauge = Gauge("label", known, "text", D(0), D(10), line(floor), line(target))
    root = tree(GaugeChart("Title", "Label", "Value", (gauge,)))
    assert len(with_class(root, f"dg-gauge--{standing}")) == 1


def test_cells_of_a_heat_map_have_a_level_and_a_text() -> None:
    cells = [
        (cell.attrib["class"].rpartition("-")[2], "".join(cell.itertext()))
        for cell in tree(CHARTS["heat"]).iter("td")
    ]
    assert cells == [("0", "3 calls"), ("4", "90 calls"), ("none", "closed"), ("4", "many")]
    assert [heat_level(D(n), D(0), D(10)) for n in (-1, 0, 1, 2, 5, 9, 10, 99)] == [
        0, 0, 0, 1, 2, 4, 4, 4,
    ]  # fmt: skip


def test_a_clipped_axis_ends_with_its_ticks() -> None:
    series = Series("Price", (Point(D(1), D(1000)), Point(D(5), D(200)), Point(D(10), D(100))))
    y = Axis("y", (Tick(D(0), "0"), Tick(D(400), "400")), clipped=True)
    chart = LineChart("Title", axis(0, 10), y, (series,))
    assert shapes(chart, "dg-line") == ["M10,-90 50,30 100,45"]
    assert with_class(tree(chart), "dg-plot__drawing--clipped")


def test_isolates_become_elements_and_markup_stays_text() -> None:
    bar = Bar("<script>", D(1), D(2), f"{RLI}1–2{PDI}")
    told = chart_html(RangeChart("&", "", "", (bar,), D(2), ()), formatter("he"))
    assert "&lt;script&gt;" in told
    assert '<bdi dir="rtl">1–2</bdi>' in told


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("0", "10000", "0 2500 5000 7500 10000"),
        ("-180000", "150000", "-200000 -100000 0 100000 200000"),
        ("0.2", "0.9", "0.2 0.4 0.6 0.8 1.0"),
        ("7", "7", "0 5 10 15"),
        ("0", "0", "0 0.25 0.50 0.75 1.00"),
    ],
)
def test_round_ticks(low: str, high: str, expected: str) -> None:
    assert round_ticks(D(low), D(high)) == tuple(map(D, expected.split()))


def test_ticks_and_round_maximum() -> None:
    assert ticks(D(8)) == (D(0), D(2), D(4), D(6), D(8))
    assert [round_maximum(D(n)) for n in ("0", "-3", "0.03", "7", "8.1")] == [
        1, 1, D("0.04"), 8, 10,
    ]  # fmt: skip


# Zero, negative, alone, all equal, huge and unknown: everything is drawn, inside the drawing.

numbers = st.one_of(
    st.sampled_from([D(0), D(1), D(-1), D("1E+30"), D("-1E+30"), D("1E-30"), D("7.25")]),
    st.decimals(-(10**12), 10**12, places=2),
)
unknown = st.none() | numbers
some = st.lists(unknown, max_size=5)


def ranges(values: Numbers) -> Iterable[AnyChart]:
    ends = list(zip(values, reversed(values), strict=True))
    bars = tuple(Bar("label", low, high, "text", typical=low) for low, high in ends)
    maximum = round_maximum(max((value for value in values if value is not None), default=D(0)))
    for dots in (False, True):
        yield RangeChart("Title", "", "", bars, maximum, (), dots)
        yield RangeChart(
            "Title", "", "", bars, values[0] if values and values[0] else D(0), (), dots
        )


def plots(values: Numbers) -> Iterable[AnyChart]:
    known = [value for value in values if value is not None]
    marked = Axis("axis", tuple(Tick(value, "tick") for value in known))
    for step in (False, True):
        by_place = tuple(Point(D(n), y, "x", "y") for n, y in enumerate(values))
        by_value = tuple(Point(x, y, "x", "y") for x, y in zip(sorted(known), known, strict=True))
        series = (Series("a", by_place, step), Series("b", by_place[::2]), Series("c", by_value))
        marks = tuple(Mark(value, value, "mark") for value in known)
        chosen = Tick(known[0], "chosen") if known else None
        bands = (Band("band", 0, 1), Band("band", 2, 2))
        for x, y in ((axis(), axis()), (marked, marked), (axis(0, 1), Axis("y", (), True))):
            yield LineChart("Title", x, y, series, bands, marks, chosen)
    bins = tuple(
        Bin(low, high, count, "bin", "count")
        for count, (low, high) in enumerate(pairwise(sorted(known)))
    )
    quantiles = tuple(Quantile("P", value, "text") for value in known)
    yield DistributionChart("Title", marked, "count", bins, quantiles)
    yield DistributionChart("Title", axis(), "count", (), ())
    flows = tuple(CashFlow("year", value, "text", value, "text") for value in values)
    yield CashFlowChart("Title", "year", "amount", "total", marked, flows)


def tables(values: Numbers) -> Iterable[AnyChart]:
    known = [value for value in values if value is not None]
    first = known[0] if known else D(0)
    marked = tuple(Tick(value, "tick") for value in known)
    names = tuple("part" for _ in values)
    stack = Stack("label", tuple(Part(value, "text") for value in values), "total")
    open_stack = Stack("label", stack.parts, "total", open_ended=True)
    yield StackedChart("Title", "", "", names, (stack, open_stack), marked)
    for total in (False, True):
        steps = (WaterfallStep("label", value, "text", total) for value in values)
        yield WaterfallChart("Title", "", "", tuple(steps), marked)
    rows = (
        TornadoRow("label", low, high, "low", "high")
        for low, high in zip(values, reversed(values), strict=True)
    )
    yield TornadoChart("Title", "low", "high", Tick(first, "base"), tuple(rows))
    lines = [None if value is None else Threshold("line", value, "text") for value in values]
    gauges = (
        Gauge("label", value, "text", first, -first, line, lines[0], lines[-1])
        for value, line in zip(values, lines, strict=True)
    )
    yield GaugeChart("Title", "", "", tuple(gauges))
    cells = tuple(HeatCell(heat_level(value, first, -first), "text") for value in known)
    levels = ("a", "b", "c", "d", "e")
    yield HeatMap("Title", "", tuple("c" for _ in known), (HeatRow("row", cells),), levels)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(values=some, locale=st.sampled_from(["en", "he"]))
def test_any_numbers_are_drawn(values: Numbers, locale: str) -> None:
    for chart in (*ranges(values), *plots(values), *tables(values)):
        root = tree(chart, locale)
        told = ET.tostring(root, encoding="unicode")
        assert not re.search(r"nan|infinity|\dE[+-]?\d", told, re.IGNORECASE)
        for svg in drawings(root):
            if "dg-plot__drawing--clipped" not in svg.get("class", ""):
                height = D(svg.attrib["viewBox"].split()[3])
                for shape in svg.iter():
                    assert all(-1 <= x <= 101 and -1 <= y <= height + 1 for x, y in corners(shape))


@given(low=numbers, high=numbers, count=st.integers(1, 8))
def test_round_ticks_hold_both_ends(low: Decimal, high: Decimal, count: int) -> None:
    low, high = sorted((low, high))
    found = round_ticks(low, high, count)
    assert found[0] <= low <= high <= found[-1]
    assert 2 <= len(found) <= 2 * count + 3
    assert len({later - earlier for earlier, later in pairwise(found)}) == 1


@given(value=numbers)
def test_round_maximum_holds_the_value(value: Decimal) -> None:
    assert round_maximum(value) >= value
    assert round_maximum(value) > 0
