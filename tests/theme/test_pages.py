"""What is mended in finished pages: tables of prose can be scrolled and focused."""

from __future__ import annotations

import pytest

from dragoman.theme.pages import plain_search, scrollable_tables

BOX = '<div class="dg-scroll" tabindex="0"'
NAMED = f'{BOX} role="group" aria-labelledby="costs">'


@pytest.mark.parametrize(
    ("html", "mended"),
    [
        ("<table><tr></table>", f'{BOX}><table class="dg-table"><tr></table></div>'),
        (
            '<h2 class="x" id="costs">C</h2><table class="dg-table wide" lang="he">x</table>',
            f'<h2 class="x" id="costs">C</h2>{NAMED}<table class="dg-table wide" lang="he">x</table></div>',
        ),
        (
            '<h2 id="first">A</h2><h3 id="costs">C</h3><table></table><table class="other"></table>',
            f'<h2 id="first">A</h2><h3 id="costs">C</h3>{NAMED}<table class="dg-table"></table></div>'
            '<table class="other"></table>',
        ),
        ('<th scope="col"></th><th>x</th><th></th>', '<td scope="col"></td><th>x</th><td></td>'),
        ("<pre>\n<table></table>\n</pre>", "<pre>\n<table></table>\n</pre>"),
        (
            '<dragoman-calculator id="a"><h3 id="b"></h3><table></table></dragoman-calculator>',
            '<dragoman-calculator id="a"><h3 id="b"></h3><table></table></dragoman-calculator>',
        ),
        ("</table>", "</table>"),
    ],
)
def test_tables_of_prose_stand_in_a_box_named_after_the_heading(html: str, mended: str) -> None:
    assert scrollable_tables(html) == mended


def test_the_search_is_no_dialog() -> None:
    search = '<div data-md-component="search" role="dialog">'
    assert plain_search(search * 2) == f'<div data-md-component="search">{search}'
