"""A page says of a figure that it is past its last day, by the day on which it is read."""

from __future__ import annotations

import re
from datetime import date

import pytest

from calculator_kit.formatting import without_isolates
from dragoman.facts.pages import Guide

FACT = "statutory.tw.pension.rate"
EDITION = date(2026, 11, 21)
LATE, LATER = date(2027, 1, 15), date(2030, 6, 1)
_DATED = re.compile(
    r'<dragoman-dated(?: from="([\d-]+)" hidden data-search-exclude)?(?: until="([\d-]+)")?[^>]*>'
    r"(.*?)</dragoman-dated>"
)
HELD = {
    "en": "valid until December 31, 2026, not renewed since",
    "zh-Hant": "有效至 2026年12月31日，之後未更新",
    "id": "berlaku sampai 31 Desember 2026, belum diperbarui sejak itu",
    "he": "היה בתוקף עד 31 בדצמבר 2026 ולא עודכן מאז",
}


def seen(html: str, day: date) -> str:
    """`html` as a reader sees it on `day`."""

    def choose(match: re.Match[str]) -> str:
        first, last, content = match.groups()
        starts = first is None or date.fromisoformat(first) <= day
        return content if starts and (last is None or day <= date.fromisoformat(last)) else ""

    return _DATED.sub(choose, html)


def expand(guide: Guide, text: str, locale: str = "en") -> str:
    html, problems = guide.expand_page(text, "x.md", 1, locale)
    assert problems == []
    return html


@pytest.mark.parametrize("locale", HELD)
def test_a_figure_gets_a_dagger_and_the_page_says_what_it_means(guide: Guide, locale: str) -> None:
    html = expand(guide, f'# Title {{#t}}\n\nIt is {{{{ fact("{FACT}") }}}}.\n', locale)
    before, after = seen(html, EDITION), seen(html, LATE)
    assert "†" not in before
    assert before.startswith("# Title {#t}\n\n<div></div>\n\nIt is ")
    assert f'role="img" aria-label="{HELD[locale]}" title="{HELD[locale]}">†</sup>' in (
        without_isolates(after)
    )
    [notice] = re.findall(r"<div>(.*)</div>\n\nIt is", after)
    assert "†" in notice
    assert "2026" in notice


def test_text_below_the_notice_is_unharmed_where_there_is_no_title(guide: Guide) -> None:
    html = expand(guide, f'It is {{{{ fact("{FACT}") }}}}.\n\n## Two {{#two}}\n')
    assert html.startswith("\n<div><dragoman-dated")
    assert html.endswith(".\n\n## Two {#two}\n")


def test_figures_without_a_last_day_say_nothing(guide: Guide) -> None:
    html = expand(guide, '# T\n\n{{ fact("rate.region.india") }}\n')
    assert "dragoman-dated" not in html
    assert "<div>" not in html


def test_a_computed_figure_is_as_old_as_what_it_rests_on(guide: Guide) -> None:
    html = expand(guide, '{{ answer("taiwan_seat", "pension", wage="42000") }}')
    assert "†" not in seen(html, EDITION)
    assert HELD["en"] in seen(html, LATE)
    unlimited = expand(guide, '{{ answer("staffing", "agents") }}')
    assert "†" not in unlimited


@pytest.mark.parametrize(
    ("day", "badge"),
    [
        (date(2024, 1, 1), "2026 · medium confidence"),
        (date(2026, 12, 31), "2026 · medium confidence"),
        (date(2027, 1, 1), f"{HELD['en']} · low confidence"),
        (LATER, f"{HELD['en']} · low confidence"),
    ],
)
def test_a_badge_ages(guide: Guide, day: date, badge: str) -> None:
    html = seen(expand(guide, f'{{{{ badge("{FACT}") }}}}'), day)
    assert re.sub(r"<[^>]*>", "", html).strip() == badge
    freshness = "green" if day < date(2027, 1, 1) else "amber" if day < date(2027, 1, 31) else "red"
    assert f"dg-badge--{freshness}" in html
    assert html.count("<span") == 1


def test_a_footnote_ages(guide: Guide) -> None:
    html = expand(guide, f'A{{{{ cite("{FACT}") }}}}\n')
    assert "Valid until December 31, 2026. Source: medium. Confidence today: medium." in seen(
        html, EDITION
    )
    assert (
        "Valid until December 31, 2026, not renewed since. Source: medium. Confidence today: low."
    ) in seen(html, LATE)


def test_an_edition_made_later_says_so_without_a_script(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide.facts, "as_of", LATER)
    html = expand(guide, f'# T\n\n{{{{ fact("{FACT}") }}}} {{{{ badge("{FACT}") }}}}\n')
    assert "dragoman-dated" not in html
    assert "†</sup>" in html
    assert '<p class="dg-note dg-note--expired">Figures marked † were valid until' in html
    plain, _ = guide.expand_description(f'{{{{ fact("{FACT}") }}}}', "x.md", "en")
    assert plain == f"6% ({HELD['en']})"


def test_a_description_says_nothing_that_did_not_hold_for_the_edition(guide: Guide) -> None:
    plain, _ = guide.expand_description(f'{{{{ fact("{FACT}") }}}}', "x.md", "en")
    assert plain == "6%"
