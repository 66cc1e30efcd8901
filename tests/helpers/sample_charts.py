"""A chart of each kind, with gaps, open ends and values below nought."""

from __future__ import annotations

from decimal import Decimal

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

D = Decimal


def axis(*values: int) -> Axis:
    return Axis("axis <&>", tuple(Tick(D(value), f"tick {value}") for value in values))


BARS = (
    Bar("India", D(5), D(9), "$5 – $9", typical=D(6)),
    Bar("Philippines", D(8), D(8), "$8", chosen=True),
    Bar("Western Europe", D(40), None, "from $40"),
    Bar("Elsewhere", None, D(20), "up to $20"),
    Bar("Nowhere", None, None, "unknown"),
)
SHARED = Series(
    "Shared",
    (
        Point(D(0), D(0), "none", "$0"),
        Point(D(10), D(10), "ten", "$10"),
        Point(D(15), None, "fifteen", ""),
        Point(D(20), D(20), "twenty", "$20"),
    ),
)
DEDICATED = Series(
    "Dedicated",
    (
        Point(D(0), D(5), "none", "$5"),
        Point(D(10), D(15), "ten", "$15"),
        Point(D(20), None, "twenty", "open"),
    ),
    step=True,
)
CHARTS: dict[str, AnyChart] = {
    "ranges": RangeChart("Title", "Region", "Price", BARS, D(50), tuple(axis(0, 50).ticks)),
    "dots": RangeChart("Title", "Region", "Price", BARS, D(50), axis(0, 50).ticks, dots=True),
    "lines": LineChart(
        "Title",
        axis(0, 10, 20),
        axis(0, 20),
        (SHARED, DEDICATED),
        (Band("Between", 0, 1),),
        (Mark(D(5), D(5), "equal at five"), Mark(D(6), D(6), "again")),
        Tick(D(12), "yours"),
    ),
    "stacks": StackedChart(
        "Title",
        "Side",
        "Total",
        ("Wages", "Rent", "Refund"),
        (
            Stack("Own", (Part(D(60), "$60"), Part(D(20), "$20"), Part(D(-10), "−$10")), "$70"),
            Stack(
                "Vendor", (Part(D(50), "$50"), Part(None, ""), Part(D(0), "$0")), "from $50", True
            ),
        ),
        axis(0, 50, 100).ticks,
    ),
    "waterfall": WaterfallChart(
        "Title",
        "Step",
        "Hours",
        (
            WaterfallStep("Paid", D(100), "100 h", total=True),
            WaterfallStep("Leave", D(-20), "−20 h"),
            WaterfallStep("Overtime", D(5), "5 h"),
            WaterfallStep("Unknown", None, "not known"),
            WaterfallStep("After", D(-5), "−5 h"),
            WaterfallStep("Handled", D(60), "60 h", total=True),
        ),
    ),
    "heat": HeatMap(
        "Title",
        "Day",
        ("0", "1"),
        (
            HeatRow("Sunday", (HeatCell(0, "3 calls"), HeatCell(4, "90 calls"))),
            HeatRow("Monday", (HeatCell(None, "closed"), HeatCell(9, "many"))),
        ),
        ("level a", "level b", "level c", "level d", "level e"),
    ),
    "tornado": TornadoChart(
        "Title",
        "at the low end",
        "at the high end",
        Tick(D(100), "now $100"),
        (
            TornadoRow("Small", D(99), D(101), "$99", "$101"),
            TornadoRow("Same way", D(110), D(120), "$110", "$120"),
            TornadoRow("Open", D(90), None, "$90", "no upper end"),
            TornadoRow("Great", D(150), D(50), "$150", "$50"),
        ),
    ),
    "distribution": DistributionChart(
        "Title",
        axis(0, 30),
        "Cases",
        (Bin(D(0), D(10), 5, "0–10", "5 cases"), Bin(D(10), D(30), 10, "10–30", "10 cases")),
        (Quantile("P10", D(4), "$4"), Quantile("P50", D(5), "$5"), Quantile("P90", D(25), "$25")),
    ),
    "gauges": GaugeChart(
        "Title",
        "Indicator",
        "Measured",
        (
            Gauge(
                "Answered",
                D("0.82"),
                "82%",
                D(0),
                D(1),
                Threshold("floor", D("0.75"), "75%"),
                Threshold("target", D("0.8"), "80%"),
                Threshold("stretch", D("0.9"), "90%"),
                "on target",
            ),
            Gauge("Unknown", None, "not measured", D(0), D(1)),
        ),
    ),
    "cash": CashFlowChart(
        "Title",
        "Year",
        "Saved",
        "So far",
        axis(-100, 0, 100),
        (
            CashFlow("year 0", D(-100), "−$100", D(-100), "−$100 so far"),
            CashFlow("year 1", D(60), "$60", D(-40), "−$40 so far"),
            CashFlow("year 2", None, "", None, ""),
            CashFlow("year 3", D(60), "$60", D(80), "$80 so far"),
        ),
    ),
    "narrow": DistributionChart(
        "Title",
        axis(0, 100),
        "Cases",
        (
            Bin(D(0), D("0.5"), 3, "0–0.5", "3 cases"),
            Bin(D("0.5"), D(2), 0, "0.5–2", "none"),
            Bin(D(2), D(100), 7, "2–100", "7 cases"),
        ),
        (
            Quantile("P10", D(0), "$0"),
            Quantile("P50", D("10.5"), "$10.50"),
            Quantile("P90", D("20.4"), "$20.40"),
            Quantile("P99", D(100), "$100"),
        ),
    ),
    "lone": DistributionChart(
        "Title",
        axis(0, 10),
        "Cases",
        (Bin(D(5), D(5), 4, "5", "4 cases"), Bin(D(5), D(9), 2, "5–9", "2 cases")),
        (),
    ),
    "less": GaugeChart(
        "Title",
        "Indicator",
        "Measured",
        tuple(
            Gauge(
                f"Lost {value}",
                D(value),
                f"{value}",
                D(0),
                D(10),
                Threshold("floor", D(8), "8"),
                Threshold("target", D(5), "5"),
                Threshold("stretch", D(2), "2"),
                "told",
            )
            for value in ("2", "5", "6", "8", "9")
        ),
    ),
    "nothing": CashFlowChart("Title", "Year", "Saved", "So far", axis(-100, 0, 100), ()),
}
