"""Tables, footnotes and typed figures of a few facts of our own, at the edges of what facts can be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from calculator_kit.charts import range_bar
from calculator_kit.facts import Facts
from dragoman.facts.lint import check_text
from dragoman.facts.pages import Guide, check_folder, text_locale
from dragoman.facts.registry import default_macros
from dragoman.facts.validity import ageing_facts

FACT = """
[[fact]]
id = "{id}"
kind = "{kind}"
label = {{ en = "{label}" }}
unit = "{unit}"
per = "hour"
bound = "{bound}"
{more}
[[fact.observation]]
id = "one"
{ends}
source = {{ ref = "page", locator = "line 3" }}
confidence = "medium"
"""


def fact(
    id: str,
    low: str = "",
    high: str = "",
    *,
    unit: str = "USD",
    kind: str = "market_rate",
    label: str = "",
    more: str = "",
    observed: str = "",
) -> str:
    bound = "closed" if low and high else "min_only" if low else "max_only"
    ends = "\n".join(f'{name} = "{it}"' for name, it in (("low", low), ("high", high)) if it)
    return FACT.format(
        id=id,
        kind=kind,
        label=label or id,
        unit=unit,
        bound=bound,
        more=more,
        ends=f"{ends}\n{observed}",
    )


Read = Callable[..., Facts]


def block(facts: Facts, macro: str) -> str:
    guide = Guide(facts, "support_costs", default_macros())
    html, problems = guide.expand_page(f"{{{{ {macro}() }}}}", "x.md", 1, "en")
    assert problems == []
    return html


REGIONS = "".join(
    [
        fact("rate.region.wide", "10", "20", label="A < B"),
        fact("rate.region.from", "10"),
        fact("rate.region.up_to", "", "5"),
        fact("rate.region.narrow", "10", "15"),
        fact("rate.outbound.x", "1", "80"),
    ]
)


def test_regions_without_a_lower_end_come_first_those_without_an_upper_last(read: Read) -> None:
    html = block(read(REGIONS), "rates_by_region")
    assert re.findall(r'<th scope="row">([^<]*)', html) == [
        *("rate.region.up_to", "rate.region.narrow", "A &lt; B", "rate.region.from"),
    ]
    shown = re.findall('data-fact="[^"]*">(.*?)</bdi>', html)
    assert shown == ["up to $5", "$10 – $15", "$10 – $20", "from $10"]


def test_bars_have_one_scale_that_begins_at_nought(read: Read) -> None:
    html = block(read(REGIONS), "rates_by_region")
    ends = [("0", "5"), ("10", "15"), ("10", "20"), ("10", None)]
    assert re.findall("<svg.*?</svg>", html) == [
        range_bar(Decimal(low), Decimal(high) if high else None, Decimal(20), mirrored=False)
        for low, high in ends
    ]


def test_rates_by_service_have_their_unit_and_a_group_for_each_way_of_working(read: Read) -> None:
    facts = fact("rate.outbound.b", "2", "3") + fact("rate.inbound.shared.a", "1", "2")
    html = block(read(facts + fact("rate.region.c", "1", "2")), "rates_by_service")
    groups = re.findall('<th scope="rowgroup" colspan="3">([^<]*)</th>', html)
    assert groups == ["Inbound, shared agents", "Outbound"]
    assert html.count("<tbody>") == 2
    assert re.findall('data-fact="[^"]*">(.*?)</bdi>', html) == [
        *("$1 – $2 per hour", "$2 – $3 per hour"),
    ]


def test_tables_of_nothing_are_whole(read: Read) -> None:
    facts = read(fact("other", "1", "2"))
    for macro in ("rates_by_region", "rates_by_service"):
        html = block(facts, macro)
        assert html.count("<table") == html.count("</table>") == 1
        assert 'scope="row"' not in html


READING = 'reading = {{ lang = "he", raw = "{raw}", issue = "{issue}", confidence = "high" }}'


def test_sources_are_named_once_and_damaged_texts_below_the_table(read: Read) -> None:
    html = block(
        read(
            fact("rate.region.a", "1", "2", observed=READING.format(raw="1 2", issue="lost_dash"))
            + fact("rate.region.b", "3", "4", observed=READING.format(raw="3-4", issue="none"))
        ),
        "rates_by_region",
    )
    note = html.partition('<div class="dg-table-note">')[2]
    assert note == (
        '<p>Source: <cite lang="en" dir="ltr">A page</cite>, undated.</p>'
        "<p>Damaged in the source:</p><ul><li>rate.region.a: printed as "
        '<bdi class="dg-raw" translate="no" lang="he" dir="ltr">1 2</bdi></li></ul></div>'
    ).replace('lang="he" dir="ltr"', 'lang="he" dir="rtl"')


def test_a_fact_says_what_it_was_compared_with_or_that_it_was_not(read: Read) -> None:
    evidence = 'evidence = [{ ref = "page", relation = "above" }]'
    html = block(
        read(
            fact("a", "1", "2")
            + fact("b", "1", "2", kind="premium")
            + fact("c", "1", "2", more=evidence)
            + fact("e", "1", "2", kind="claim")
            + fact("d", "1", "2", kind="rejected", more='reason = "implausible"')
        ),
        "facts_table",
    )
    rows = dict(re.findall('<tr id="fact-(.)">(.*?)</tr>', html))
    said = {name: re.sub("<[^>]*>", "", row.rpartition("<p>")[2]) for name, row in rows.items()}
    grades = "A page, undated, line 3. Source: low. Confidence today: medium."
    assert said == {
        "a": "No independent confirmation was found.",
        "b": grades,
        "c": "Compared with: A page (is higher).",
        "d": "Not used, because it cannot be right.",
        "e": grades,
    }
    assert re.findall("<caption>(.*?)</caption>", html) == [
        *("Prices", "Surcharges", "Claims of vendors", "Recorded, but not used"),
    ]


def cures(facts: Facts, text: str) -> list[str]:
    return [problem.cure for problem in check_text("x.md", text, facts)]


UNKNOWN = 'Record it in a rates file and name it: {{ fact("…") }}'


def test_three_facts_of_a_value_are_named_and_no_more(read: Read) -> None:
    facts = read("".join(fact(name, "40", "50") for name in "abcd"))
    told = 'Write {{ fact("a") }}, which has that value'
    assert cures(facts, "$40 to $50") == [f"{told}; so has b, c"]
    assert cures(read(fact("a", "40", "50")), "$40 to $50") == [told]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("$40–50", True),
        ("$40", True),
        ("$50", True),
        ("$40–51", False),
        ("$39–50", False),
        ("$50–40", False),
        ("€40–50", False),
        ("40–50 元", True),
        ("$40 million", False),
        ("40%–50%", False),
    ],
)
def test_a_price_is_a_fact_s_where_its_ends_are(read: Read, text: str, named: bool) -> None:
    facts = read(
        fact("a", "40", "50") + fact("b", "40", "50", kind="rejected", more='reason = "outdated"')
    )
    [cure] = cures(facts, text)
    assert cure == ('Write {{ fact("a") }}, which has that value' if named else UNKNOWN)


@pytest.mark.parametrize("kind", ["wage", "benchmark", "statutory"])
def test_facts_of_any_kind_are_named_but_for_those_that_are_not_used(read: Read, kind: str) -> None:
    cure = 'Write {{ fact("a") }}, which has that value'
    text = fact("a", "40", "50", kind=kind, observed="valid_to = 2030-12-31")
    assert cures(read(text), "$40–50") == [cure]


def test_exactly_these_ends_go_before_one_of_them(read: Read) -> None:
    facts = read(fact("range", "40", "50") + fact("point", "40", "40"))
    assert cures(facts, "$40") == ['Write {{ fact("point") }}, which has that value']


@pytest.mark.parametrize(
    ("text", "named"), [("10%", True), ("25 percent", True), ("10–25%", True), ("1%", False)]
)
def test_a_percentage_is_compared_as_a_share(read: Read, text: str, named: bool) -> None:
    facts = read(fact("a", "0.1", "0.25", unit="percent") + fact("b", "10", "25"))
    [cure] = cures(facts, text)
    assert cure == ('Write {{ fact("a") }}, which has that value' if named else UNKNOWN)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *((it, 1) for it in ("80/20", "80 / 20")),
        *((it, 0) for it in ("80/30", "80/10", "90/20", "70/20")),
    ],
)
def test_a_service_level_has_its_share_and_its_seconds(read: Read, text: str, found: int) -> None:
    level = fact("level", "0.8", "0.8", unit="percent", kind="benchmark")
    seconds = fact("level_seconds", "20", "20", unit="second", kind="benchmark")
    other = fact("share", "0.9", "0.9", unit="percent", kind="benchmark")
    assert len(cures(read(level + seconds + other), f"the usual {text}")) == found
    assert cures(read(level), f"the usual {text}") == []


def test_lines_are_counted_from_the_first(read: Read) -> None:
    facts = read(fact("a", "40", "50"))
    assert [it.line for it in check_text("x.md", "\n$1\n\n5%\n", facts)] == [2, 4]
    guide = Guide(facts, "support_costs", default_macros())
    _, problems = guide.expand_page("\n{{ x() }}\n\n{{ y(", "x.md", 1, "en")
    assert [it.line for it in problems] == [2, 4]
    text = "---\ndescription: >\n  {{ z() }}\n---\n\n{{ x() }} and $7\n"
    assert [(it.line, it.cause) for it in guide.check_page(text, "x.md", "en")] == [
        (3, "no macro named 'z'"),
        (6, "no macro named 'x'"),
        (6, "the price '$7' is typed into the text"),
    ]


def test_every_text_of_a_folder_is_checked_in_its_language(read: Read, tmp_path: Path) -> None:
    guide = Guide(read(fact("a", "40", "50")), "support_costs", default_macros())
    docs = tmp_path / "docs"
    for name, text in (
        ("he/a.md", '{{ date("2024-13-01") }}\n'),
        ("he/sub/b.md", "$7\n"),
        ("en/c.md", 'Up to {{ fact("a") }}\n'),
    ):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(f"\ufeff{text}", "utf-8")
    found = check_folder(guide, docs, ("en", "he"), "en", tmp_path)
    assert [(it.path, it.line) for it in found] == [("docs/he/a.md", 1), ("docs/he/sub/b.md", 1)]
    elsewhere = check_folder(guide, docs, ("en", "he"), "en", tmp_path / "other")
    assert [it.path for it in elsewhere] == [
        (docs / name).as_posix() for name in ("he/a.md", "he/sub/b.md")
    ]


def test_the_language_of_a_text_is_that_of_its_folder(tmp_path: Path) -> None:
    def locale(name: str) -> str:
        return text_locale(tmp_path / "docs" / name, tmp_path / "docs", ("id", "he"), "en")

    assert [locale(it) for it in ("he/a.md", "he/id/a.md", "a.md", "data/he/a.md")] == [
        *("he", "he", "en", "en"),
    ]
    assert text_locale(tmp_path / "he" / "a.md", tmp_path / "docs", ("he",), "en") == "en"


def test_a_fact_that_stands_in_no_file_is_told_of_the_folder(read: Read) -> None:
    facts = read(fact("elsewhere", "1", "2", observed="valid_to = 2024-12-31"))
    [(concern, problem)] = ageing_facts(facts, "support_costs", date(2025, 1, 1))
    assert concern == "outdated"
    assert str(problem).startswith("support_costs/rates:1: 'elsewhere' was valid until 2024-12-31")
    assert ageing_facts(facts, "support_costs", date(2024, 12, 31)) == []


def test_what_is_due_is_told_where_it_stands_first(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = "review_by = 2026-06-30"
    texts = {
        "b.toml": fact("late", "1", "2", more=due) + fact("later", "1", "2", more=due),
        "a.toml": fact("open", "1", "2") + fact("other", "1", "2", more="review_by = 2026-07-01"),
    }
    (tmp_path / "aged_package" / "rates").mkdir(parents=True)
    (tmp_path / "aged_package" / "__init__.py").touch()
    for name, text in texts.items():
        (tmp_path / "aged_package" / "rates" / name).write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    facts = read("".join(texts.values()))

    def told(day: date) -> list[str]:
        return [str(problem) for _, problem in ageing_facts(facts, "aged_package", day, tmp_path)]

    cure = "Add what the sources say now as observations, and set the next review_by."
    late = (
        f"aged_package/rates/b.toml:9: to be looked up again by 2026-06-30: 'late', 'later'. {cure}"
    )
    other = f"aged_package/rates/a.toml:25: to be looked up again by 2026-07-01: 'other'. {cure}"
    assert told(date(2026, 5, 30)) == []
    assert told(date(2026, 5, 31)) == [late]
    assert told(date(2026, 6, 1)) == [other, late]
