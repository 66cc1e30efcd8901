"""One index for all languages, taken apart."""

from __future__ import annotations

import json
from typing import Any

from dragoman.search.indexes import take_apart
from dragoman.search.pages import with_worker
from dragoman.translations.languages import Language

LANGUAGES = (
    Language("en", "English", is_default=True),
    Language("zh-Hant", "繁體中文"),
    Language("he", "עברית"),
    Language("de", "Deutsch"),
    Language("en-GB", "British English"),
)
CONFIG = {"lang": ["en"], "separator": r"[\s]+", "pipeline": ["stopWordFilter"], "fields": {}}


def index(*locations: str) -> str:
    docs = [{"location": it, "title": it, "text": "שלום"} for it in locations]
    return json.dumps({"config": CONFIG, "docs": docs})


def locations(text: str) -> list[str]:
    return [doc["location"] for doc in json.loads(text)["docs"]]


def config(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)["config"]
    return found


def test_each_language_gets_its_own_pages_in_their_order() -> None:
    whole = index("", "he/", "cost/", "cost/#a", "zh-Hant/cost/", "he/cost/#a", "hello/", "he.html")
    found = take_apart(whole, LANGUAGES).languages
    assert {code: locations(text) for code, text in found.items()} == {
        "en": ["", "cost/", "cost/#a", "hello/", "he.html"],
        "zh-Hant": ["zh-Hant/cost/"],
        "he": ["he/", "he/cost/#a"],
        "de": [],
        "en-GB": [],
    }


def test_what_the_page_needs_to_know_has_no_texts() -> None:
    settings = take_apart(index("", "he/"), LANGUAGES).settings
    assert locations(settings) == []
    assert config(settings) == CONFIG


def test_english_words_that_say_nothing_are_left_out_of_english_only() -> None:
    found = take_apart(index(), LANGUAGES).languages
    assert config(found["en"]) == config(found["en-GB"]) == CONFIG
    for code in ("he", "de"):
        assert config(found[code]) == CONFIG | {"pipeline": []}


def test_texts_are_written_as_they_are() -> None:
    assert "שלום" in take_apart(index("he/"), LANGUAGES).languages["he"]


def test_a_page_starts_our_worker_before_the_theme_s() -> None:
    page = '<script id="__config">{"base": "../..", "search": "../../assets/javascripts/workers/search.a7.min.js"}</script>'
    assert with_worker(page, "assets/dragoman/search-1/he.js") == (
        '<script id="__config">{"base": "../..", "search": "../../assets/dragoman/search-1/he.js"}</script>'
    )
    assert with_worker(page * 2, "he.js").count("assets/javascripts/workers") == 1
    assert with_worker("<p>No search.</p>", "he.js") == "<p>No search.</p>"
