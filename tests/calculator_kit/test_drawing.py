"""The pieces of drawings at their edges: where things are put, and what is too small or too near."""

from __future__ import annotations

from decimal import Decimal

import pytest

from calculator_kit.charts.heat_maps import heat_level
from calculator_kit.charts.parts import fill, part, part_key
from calculator_kit.charts.plot_models import Axis, Point
from calculator_kit.charts.plots import axis_scale, column, height_of, is_seen, pinned, place_of
from calculator_kit.charts.scales import Scale, Tick, round_maximum, round_ticks, ticks
from calculator_kit.charts.shapes import (
    area,
    arrow,
    bar,
    coordinate,
    dots,
    drawing,
    path,
    rectangle,
    uprights,
)
from calculator_kit.charts.strokes import corners, line, style_number, unbroken
from calculator_kit.charts.texts import Label, along, figure_text, on_lines, place, tick_labels

D = Decimal
HUNDRED = Scale(D(0), D(100), mirrored=False)
MIRRORED = Scale(D(0), D(100), mirrored=True)


def points(*texts: str) -> list[tuple[Decimal, Decimal]]:
    pairs = (text.split(",") for text in texts)
    return [(D(x), D(y)) for x, y in pairs]


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        (["3", "9", "5"], "3", "9"),
        (["7"], "0", "14"),
        (["-7"], "-14", "0"),
        (["0"], "0", "1"),
        ([None], "0", "1"),
        (["2", None, "2"], "0", "4"),
        ([], "0", "1"),
    ],
)
def test_a_scale_holds_all_values_and_a_lone_one_in_its_middle(
    values: list[str | None], low: str, high: str
) -> None:
    scale = Scale.over(None if value is None else D(value) for value in values)
    assert (scale.low, scale.high) == (D(low), D(high))
    assert not scale.mirrored


def test_shares_run_from_end_to_end_and_stop_far_outside() -> None:
    scale = Scale.over((D(10), D(30)))
    assert [scale.share(D(n)) for n in (10, 15, 30, 5, 50)] == [0, 25, 100, -25, 200]
    assert [scale.inside(D(n)) for n in (5, 15, 50)] == [0, 25, 100]
    assert scale.share(D("10.001")) == D("0.01")
    assert [scale.share(D(n)) for n in ("1e9", "-1e9")] == [10_000, -10_000]
    assert scale.at(D(15)) == 25
    assert Scale.over((D(10), D(30)), mirrored=True).at(D(15)) == 75


@pytest.mark.parametrize(
    ("value", "maximum"),
    [
        ("-1", "1"),
        ("0", "1"),
        ("0.5", "0.5"),
        ("1", "1"),
        ("1.01", "2"),
        ("2", "2"),
        ("2.01", "4"),
        ("4.01", "5"),
        ("5.01", "8"),
        ("8.01", "10"),
        ("99", "100"),
    ],
)
def test_a_scale_ends_with_a_round_number(value: str, maximum: str) -> None:
    assert round_maximum(D(value)) == D(maximum)


@pytest.mark.parametrize(
    ("low", "high", "count", "expected"),
    [
        ("0", "4", 4, "0 1 2 3 4"),
        ("0", "4.4", 4, "0 2 4 6"),
        ("0", "8.4", 4, "0 2.5 5 7.5 10"),
        ("0", "12", 4, "0 5 10 15"),
        ("0", "24", 4, "0 10 20 30"),
        ("0", "10", 2, "0 5 10"),
        ("3", "9", 4, "2 4 6 8 10"),
        ("-5", "5", 4, "-5.0 -2.5 0 2.5 5.0"),
    ],
)
def test_ticks_are_at_round_numbers(low: str, high: str, count: int, expected: str) -> None:
    assert round_ticks(D(low), D(high), count) == tuple(map(D, expected.split()))


def test_ticks_of_a_maximum_are_evenly_spread() -> None:
    assert list(ticks(D(6), 3)) == [0, 2, 4, 6]
    assert list(ticks(D(6), 1)) == [0, 6]


@pytest.mark.parametrize(
    ("value", "text"),
    [("1", "1"), ("10", "10"), ("1.50", "1.5"), ("1.005", "1.01"), ("-0.001", "0"), ("-1", "-1")],
)
def test_a_coordinate_has_at_most_two_decimals(value: str, text: str) -> None:
    assert coordinate(D(value)) == text


def test_a_rectangle_has_any_two_opposite_corners() -> None:
    drawn = '<rect class="a" x="1" y="2" width="3" height="5"/>'
    assert rectangle("a", (D(1), D(2)), (D(4), D(7))) == drawn
    assert rectangle("a", (D(4), D(2)), (D(1), D(7))) == drawn
    assert rectangle("a", (D(1), D(7)), (D(4), D(2))) == drawn


@pytest.mark.parametrize(
    ("low", "high", "x", "width"),
    [
        ("20", "50", "20", "30"),
        ("50", "20", "20", "30"),
        ("20", "20", "20", "0.8"),
        ("20", "20.5", "20", "0.8"),
        ("20", "21", "20", "1"),
        ("100", "100", "99.2", "0.8"),
        ("-50", "20", "0", "20"),
        ("90", "500", "90", "10"),
    ],
)
def test_a_bar_is_wide_enough_to_be_seen(low: str, high: str, x: str, width: str) -> None:
    drawn = f'<rect class="a" x="{x}" y="3" width="{width}" height="8"/>'
    assert bar("a", HUNDRED, D(low), D(high)) == drawn


@pytest.mark.parametrize(
    ("start", "down", "outline"),
    [
        ("50", False, "50,3 97,3 100,7 97,11 50,11"),
        ("50", True, "50,3 3,3 0,7 3,11 50,11"),
        ("99", False, "97,3 97,3 100,7 97,11 97,11"),
        ("1", True, "3,3 3,3 0,7 3,11 3,11"),
        ("0", False, "0,3 97,3 100,7 97,11 0,11"),
    ],
)
def test_an_arrow_has_its_head_even_where_nothing_else_fits(
    start: str, down: bool, outline: str
) -> None:
    drawn = f'<polygon class="a" points="{outline}"/>'
    assert arrow("a", HUNDRED, D(start), down=down) == drawn


def test_lines_areas_dots_and_uprights() -> None:
    assert path("a", points("1,2", "3,4")) == '<path class="a" d="M1,2 3,4"/>'
    assert path("a", points("1,2")) == '<path class="a" d="M1,2h.01"/>'
    assert area("a", points("1,2", "3,4", "1,4")) == '<polygon class="a" points="1,2 3,4 1,4"/>'
    assert dots("a", points("1,2", "3,4")) == '<path class="a" d="M1,2h.01M3,4h.01"/>'
    assert dots("a", []) == uprights("a", []) == ""
    assert uprights("a", [D(1), D(2)]) == '<path class="a" d="M1,0v14M2,0v14"/>'
    assert uprights("a", [D(1)], 60) == '<path class="a" d="M1,0v60"/>'
    assert 'viewBox="0 0 100 14"' in drawing("a", 14, "")


@pytest.mark.parametrize(
    ("low", "high", "x", "width"),
    [
        ("20", "50", "20.2", "29.6"),
        ("50", "20", "20.2", "29.6"),
        ("20", "20.8", "20", "0.8"),
        ("20", "20.9", "20.2", "0.5"),
        ("60", "60.5", "60", "0.5"),
    ],
)
def test_parts_have_a_gap_where_they_are_wide_enough(
    low: str, high: str, x: str, width: str
) -> None:
    drawn = f'<rect class="dg-part dg-fill--1" x="{x}" y="3" width="{width}" height="8"/>'
    assert part(0, HUNDRED, D(low), D(high)) == drawn


def test_nothing_is_drawn_of_a_part_of_nothing() -> None:
    assert part(0, HUNDRED, D(20), D(20)) == ""
    assert part(0, HUNDRED, D(120), D(150)) == ""


def test_fills_come_again_after_the_sixth_and_all_but_the_first_have_stripes() -> None:
    for index, name in [(0, 1), (5, 6), (6, 1), (7, 2)]:
        drawn = fill(index, D(4), D(1))
        assert f"dg-fill--{name}" in drawn
        assert ('<path class="dg-stripes' in drawn) == (name != 1)
    assert 'd="M1,7 4,7"' in fill(1, D(4), D(1))
    assert 'viewBox="0 0 30 12"' in part_key(0)
    assert 'x="0" y="3" width="30" height="8"' in part_key(0)


@pytest.mark.parametrize(
    ("share", "name"),
    [
        ("0", "dg-at--start"),
        ("5.99", "dg-at--start"),
        ("6", ""),
        ("94", ""),
        ("94.01", "dg-at--end"),
    ],
)
def test_labels_lean_inwards_near_the_ends(share: str, name: str) -> None:
    attributes = f' class="{name}"' if name else ""
    told = along("a", [Label(D(share), "x")])
    assert f"<span{attributes} data-at=" in told


def test_every_other_of_four_labels_may_be_left_out_and_none_of_three() -> None:
    def minor(count: int, *, all_needed: bool = False) -> list[bool]:
        labels = [Label(D(20 + 10 * number), "x") for number in range(count)]
        spans = along("a", labels, all_needed=all_needed).split("<span")[1:]
        return ["dg-at--minor" in span for span in spans]

    assert minor(3) == [False, False, False]
    assert minor(4) == [False, True, False, True]
    assert minor(4, all_needed=True) == [False, False, False, False]


def test_a_place_is_within_the_drawing() -> None:
    assert [place("at", D(n)) for n in ("-1", "12.34", "100.2")] == [
        ' data-at="0.0"',
        ' data-at="12.3"',
        ' data-at="100.0"',
    ]


def test_labels_nearer_than_the_distance_stand_on_lines_of_their_own() -> None:
    def lines(*shares: int) -> list[tuple[int, int]]:
        labels = [Label(D(share), "x") for share in shares]
        return [(int(label.share), label.line) for label in on_lines(labels, D(10))]

    assert lines(0, 10, 20) == [(0, 0), (10, 0), (20, 0)]
    assert lines(0, 9, 10) == [(0, 0), (9, 1), (10, 0)]
    assert lines(9, 0, 5) == [(0, 0), (5, 1), (9, 2)]


def test_ticks_outside_the_scale_have_no_label() -> None:
    marks = [Tick(D(n), str(n)) for n in (-1, 0, 50, 100, 101)]
    assert [label.text for label in tick_labels(HUNDRED, marks)] == ["0", "50", "100"]


def test_a_figure_that_is_not_known_is_a_dash() -> None:
    assert figure_text("") == '<bdi class="dg-value">\u2014</bdi>'


def test_a_plot_is_drawn_from_its_bottom() -> None:
    assert [height_of(D(n)) for n in (0, 25, 100)] == [60, 45, 0]
    assert place_of(D(20), D(75), HUNDRED, HUNDRED) == (D(20), D(15))
    assert place_of(D(20), D(75), MIRRORED, HUNDRED) == (D(80), D(15))
    assert column("a", HUNDRED, D(10), D(20), D(0), D(50)) == (
        '<rect class="dg-column a" x="10" y="30" width="10" height="30"/>'
    )
    assert 'class="dg-column"' in column("", HUNDRED, D(10), D(20), D(0), D(50))
    assert (
        pinned("a", D(10), D(20), "x") == '<span class="a" data-at="10.0" data-up="20.0">x</span>'
    )


@pytest.mark.parametrize(
    ("across", "up", "seen"),
    [
        (0, 0, True),
        (100, 100, True),
        (-1, 50, False),
        (101, 50, False),
        (50, -1, False),
        (50, 101, False),
    ],
)
def test_what_lies_outside_a_plot_is_not_seen(across: int, up: int, seen: bool) -> None:
    assert is_seen(D(across), D(up)) is seen


@pytest.mark.parametrize(
    ("marked", "clipped", "ends"),
    [([0, 10], False, (0, 50)), ([0, 10], True, (0, 10)), ([10], True, (10, 50))],
)
def test_an_axis_is_clipped_to_two_ticks_or_more(
    marked: list[int], clipped: bool, ends: tuple[int, int]
) -> None:
    axis = Axis("", tuple(Tick(D(n), "") for n in marked), clipped)
    scale = axis_scale(axis, [D(50)])
    assert (int(scale.low), int(scale.high)) == ends
    assert not scale.mirrored


def test_styles_of_lines_come_again_after_the_sixth() -> None:
    assert [style_number(index) for index in (0, 5, 6, 7)] == [1, 6, 1, 2]


@pytest.mark.parametrize(
    ("index", "square", "hollow"),
    [(0, False, False), (1, True, False), (2, False, True), (3, True, True), (4, False, False)],
)
def test_markers_differ_by_shape_and_filling(index: int, square: bool, hollow: bool) -> None:
    drawn = line(index, [points("0,0", "9,9"), []], points("0,0"))
    assert drawn.count("dg-line") == 1
    assert ("dg-marker--square" in drawn) is square
    assert ("dg-marker--inner" in drawn) is hollow


def test_a_line_breaks_where_a_value_is_not_known() -> None:
    values = [None, D(1), D(2), None, None, D(3), None]
    found = unbroken(Point(D(n), value) for n, value in enumerate(values))
    assert [[point.y for point in run] for run in found] == [[1, 2], [3]]


def test_a_step_goes_on_level_before_it_rises() -> None:
    turns = [Point(D(0), D(0)), Point(D(50), D(100)), Point(D(60), None)]
    assert corners(turns, HUNDRED, HUNDRED, step=False) == points("0,60", "50,0")
    assert corners(turns, HUNDRED, HUNDRED, step=True) == points("0,60", "50,60", "50,0")


@pytest.mark.parametrize(
    ("value", "level"),
    [("0", 0), ("19.99", 0), ("20", 1), ("39.9", 1), ("40", 2), ("80", 4), ("100", 4)],
)
def test_shades_have_five_equal_levels(value: str, level: int) -> None:
    assert heat_level(D(value), D(0), D(100)) == level
