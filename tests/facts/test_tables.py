"""Tables, the list of sources and the glossary, as a reader and a screen reader meet them."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from calculator_kit.charts import range_bar
from calculator_kit.facts import Facts
from dragoman.facts.glossary import GlossaryError, read_glossary
from dragoman.facts.pages import Guide
from support_costs.facts import LANGUAGES, facts

GOLDEN = Path(__file__).parent / "golden"
BLOCKS = ("rates_by_region", "rates_by_service", "sources", "facts_table", "glossary")


def block(guide: Guide, macro: str, locale: str) -> str:
    html, problems = guide.expand_page(f"{{{{ {macro}() }}}}", "x.md", 1, locale)
    assert problems == []
    return html


@pytest.mark.parametrize("macro", ["rates_by_region", "rates_by_service", "glossary"])
def test_golden(guide: Guide, macro: str) -> None:
    """The whole markup, one element a line, but for the drawings."""
    html = re.sub("<svg.*?</svg>", "<svg></svg>", block(guide, macro, "en"))
    lines = re.sub(r" ?(<(?!/|bdi|cite|time|code))", r"\n\1", html).strip().split("\n")
    golden = GOLDEN / f"{macro}.html"
    assert lines == golden.read_text(encoding="utf-8").strip().split("\n")


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("macro", BLOCKS)
def test_markup_is_whole_and_in_one_line(guide: Guide, macro: str, locale: str) -> None:
    html = block(guide, macro, locale)
    assert "\n" not in html
    outline = _Outline(html)
    assert outline.open == []
    assert [name for name, count in outline.ids.items() if count > 1] == []
    if macro != "glossary":
        assert outline.tags["table"] == outline.tags["caption"]
        assert outline.tags["th"] == html.count("<th scope=")


def test_regions_are_in_the_order_of_their_prices(guide: Guide) -> None:
    heads = re.findall(r'<th scope="row">([^<]*)', block(guide, "rates_by_region", "en"))
    assert len(heads) == 9
    assert (heads[0], heads[-1]) == ("India", "Western Europe")


@pytest.mark.parametrize(("locale", "direction"), [("en", "ltr"), ("he", "rtl")])
def test_bars_are_hidden_from_screen_readers_and_grow_from_the_line_start(
    guide: Guide, locale: str, direction: str
) -> None:
    html = block(guide, "rates_by_region", locale)
    assert html.count("<svg") == html.count('aria-hidden="true"') == 9
    for low, high in ((Decimal(5), Decimal(9)), (Decimal(40), None)):
        bars = {
            way: range_bar(low, high, Decimal(80), mirrored=way == "rtl") for way in ("ltr", "rtl")
        }
        assert bars["ltr"] != bars["rtl"]
        assert html.count(bars[direction]) == 1


def test_every_fact_and_every_source_has_an_anchor(guide: Guide) -> None:
    shown = _Outline(block(guide, "facts_table", "id"))
    for fact_id in facts():
        assert shown.ids[f"fact-{fact_id.replace('.', '-').replace('_', '-')}"] == 1
    listed = _Outline(block(guide, "sources", "id"))
    for source_id in facts().sources:
        assert listed.ids[f"source-{source_id}"] == 1


def test_a_figure_says_what_confirms_it_or_that_nothing_does(guide: Guide) -> None:
    html = block(guide, "facts_table", "en")
    rows = dict(re.findall(r'<tr id="fact-([^"]*)">(.*?)</tr>', html))
    assert "No independent confirmation was found." in rows["rate-region-pakistan"]
    assert "Certainly (certainlycx.com) (agrees)" in rows["rate-inbound-dedicated-intl"]
    assert "Not used, because it no longer holds." in rows["rejected-twitter-chars"]


def test_a_damaged_price_never_stands_alone(guide: Guide) -> None:
    """T40: the damaged text is shown only where it is marked as the source's."""
    for locale in LANGUAGES:
        for macro in BLOCKS:
            html = re.sub(r'<bdi class="dg-raw".*?</bdi>', "", block(guide, macro, locale))
            assert not re.search(r"(?<![\d.,])(45|90)\s*\$", html)
            assert "\u5feb\u8272" not in html


def test_the_glossary_names_a_term_in_the_readers_language_first(guide: Guide) -> None:
    html = block(guide, "glossary", "he")
    entry = html[html.index('id="term-sla"') :]
    assert entry.index("הסכם רמת שירות") < entry.index("Service level agreement")
    assert '<li lang="zh-Hant" dir="ltr">服務水準協議</li>' in entry
    assert '<a href="#term-kpi">מדד מרכזי</a>' in entry
    assert "What the vendor &lt;promises&gt;." in block(guide, "glossary", "en")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('id = "b"', 'id = "a"', "g.toml:7: a second term has the id 'a'. Rename one."),
        ('see = ["b"]', 'see = ["c"]', "g.toml:3: no term named 'c'. Known: a, b."),
        ('name = { en = "A" }', "", "g.toml:1: [[term]] has no 'name'. Add a table: name = { … }."),
        (
            'definition = { en = "First." }',
            "",
            "g.toml:1: [[term]] has no 'definition'. Add a table: definition = { … }.",
        ),
        (
            'name = { en = "A" }',
            "nmae = 1",
            "g.toml:4: unknown key 'nmae' in [[term]]. Did you mean 'name'?",
        ),
        (
            '{ en = "A" }',
            '{ he = "A" }',
            "g.toml:4: 'term.name' has no 'en'. Add text: en = \"…\".",
        ),
    ],
)
def test_a_faulty_glossary_is_refused(before: str, after: str, message: str) -> None:
    good = """\
[[term]]
id = "a"
see = ["b"]
name = { en = "A" }
definition = { en = "First." }
[[term]]
id = "b"
name = { en = "B" }
definition = { en = "Second." }
"""
    assert read_glossary("g.toml", good.encode(), ("en",))[0].see == ("b",)
    with pytest.raises(GlossaryError) as error:
        read_glossary("g.toml", good.replace(before, after, 1).encode(), ("en",))
    assert message in error.value.problems


def test_without_terms_there_is_no_glossary() -> None:
    guide = Guide(Facts({}, {}, facts().as_of, ""), "support_costs", {})
    assert guide.glossary == ()


class _Outline(HTMLParser):
    """The elements that are left open, how often each tag occurs, and how often each id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.ids.update(value for name, value in attrs if name == "id" and value)
        if tag != "br":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
