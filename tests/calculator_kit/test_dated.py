"""Texts that hold for a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit.dated import Dated, dated_html, over_time, text_on

EDITION = date(2026, 11, 21)
AMBER, RED = date(2027, 1, 1), date(2027, 1, 31)
TEXTS = over_time(EDITION, (RED, AMBER), lambda day: "new" if day < AMBER else "old")


def test_neighbours_that_say_the_same_are_one() -> None:
    assert (Dated("new", None, date(2026, 12, 31)), Dated("old", AMBER, None)) == TEXTS
    assert over_time(EDITION, (), str) == (Dated("2026-11-21"),)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (None, "new"),
        (date(2024, 1, 1), "new"),
        (EDITION, "new"),
        (date(2026, 12, 31), "new"),
        (AMBER, "old"),
        (date(2030, 6, 1), "old"),
    ],
)
def test_each_day_has_its_text(day: date | None, text: str) -> None:
    assert text_on(TEXTS, day) == text


@given(st.lists(st.integers(1, 3000)), st.integers(-3000, 3000))
def test_on_every_day_exactly_one_text_holds(turns: list[int], at: int) -> None:
    changes = [EDITION + timedelta(turn) for turn in turns]
    day = EDITION + timedelta(at)
    texts = over_time(EDITION, changes, lambda one: f"{one:%Y%m}")
    [holding] = [one for one in texts if one.holds(day)]
    newest = max((one for one in [EDITION, *changes] if one <= day), default=EDITION)
    assert holding.text == text_on(texts, day) == f"{newest:%Y%m}"


def test_what_comes_later_is_hidden_and_kept_out_of_the_search() -> None:
    assert dated_html(TEXTS, str.upper, "note") == (
        '<dragoman-dated until="2026-12-31" class="note">NEW</dragoman-dated>'
        '<dragoman-dated from="2027-01-01" hidden data-search-exclude class="note">OLD</dragoman-dated>'
    )


def test_what_always_holds_needs_no_script() -> None:
    assert dated_html([Dated("a")], str) == "a"
    assert dated_html([Dated("a")], str, "note", "p") == '<p class="note">a</p>'
    assert dated_html([Dated("", None, EDITION), Dated("b", AMBER)], str).count("<") == 2
